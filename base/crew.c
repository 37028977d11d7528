/* base/crew.c: threads around a ring of items (see crew.h).
 *
 * The ring has three places, each only going forward: items from `head` on
 * are under way, from `next` on they wait for a thread, at `tail` comes the
 * new one.  One lock guards the ring and is never held while anything of the
 * caller's runs. */
#include "base/crew.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { AHEAD = 4, MOST = 256 };

struct slot {
	void *item;
	bool done;
	enum cr_status st;
	struct cr_err e;
};

struct run {
	const struct crew *c;
	pthread_mutex_t lock;
	pthread_cond_t wanted; /* an item waits, or all is over */
	pthread_cond_t ready;  /* an item is done, or a thread has failed */
	struct slot *ring;
	size_t size, head, next, tail;
	bool over;   /* threads go home */
	bool failed; /* a thread could not open its state; why */
	enum cr_status why;
	struct cr_err e;
};

static struct slot *
at(const struct run *r, size_t i)
{
	return &r->ring[i % r->size];
}

static enum cr_status
state_open(const struct crew *c, void **state, struct cr_err *e)
{
	*state = NULL;
	return c->open ? c->open(c->ctx, state, e) : CR_OK;
}

static void
state_close(const struct crew *c, void *state)
{
	if (c->close)
		c->close(c->ctx, state);
}

/* The next item to work on; NULL: go home. */
static struct slot *
take(struct run *r)
{
	struct slot *s = NULL;

	pthread_mutex_lock(&r->lock);
	while (r->next == r->tail && !r->over)
		pthread_cond_wait(&r->wanted, &r->lock);
	if (!r->over)
		s = at(r, r->next++);
	pthread_mutex_unlock(&r->lock);
	return s;
}

static void
give_back(struct run *r, struct slot *s)
{
	pthread_mutex_lock(&r->lock);
	s->done = true;
	pthread_cond_signal(&r->ready);
	pthread_mutex_unlock(&r->lock);
}

static void *
thread(void *arg)
{
	struct run *r = arg;
	const struct crew *c = r->c;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;
	struct slot *s;
	void *state;

	if ((st = state_open(c, &state, &e)) != CR_OK) {
		pthread_mutex_lock(&r->lock);
		if (!r->failed) {
			r->why = st;
			r->e = e;
		}
		r->failed = true;
		pthread_cond_signal(&r->ready);
		pthread_mutex_unlock(&r->lock);
		return NULL;
	}
	while ((s = take(r))) {
		s->st = c->work(c->ctx, state, s->item, &s->e);
		give_back(r, s);
	}
	state_close(c, state);
	return NULL;
}

/* Produce until the ring is full; *more: there may be more. */
static enum cr_status
fill(struct run *r, bool *more, struct cr_err *e)
{
	enum cr_status st;
	struct slot *s;
	void *item;

	while (*more && r->tail - r->head < r->size) {
		if ((st = r->c->produce(r->c->ctx, &item, e)) != CR_OK) {
			*more = false;
			return st == CR_END ? CR_OK : st;
		}
		s = at(r, r->tail);
		memset(s, 0, sizeof *s);
		s->item = item;
		pthread_mutex_lock(&r->lock);
		r->tail++;
		pthread_cond_signal(&r->wanted);
		pthread_mutex_unlock(&r->lock);
	}
	return CR_OK;
}

/* Wait for the first item under way. */
static enum cr_status
wait_first(struct run *r, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct slot *s = at(r, r->head);

	pthread_mutex_lock(&r->lock);
	while (!s->done && !r->failed)
		pthread_cond_wait(&r->ready, &r->lock);
	if (r->failed) {
		st = r->why;
		*e = r->e;
	}
	pthread_mutex_unlock(&r->lock);
	return st;
}

static enum cr_status
consume(const struct crew *c, void *item, enum cr_status done,
    const struct cr_err *why, struct cr_err *e)
{
	if (done != CR_OK)
		*e = *why;
	return c->consume(c->ctx, item, done, e);
}

static enum cr_status
feed(struct run *r, struct cr_err *e)
{
	struct cr_err late = CR_ERR_INIT;
	enum cr_status st, last = CR_OK;
	bool more = true;
	struct slot *s;

	for (;;) {
		if (more)
			last = fill(r, &more, &late);
		if (r->head == r->tail)
			break;
		if ((st = wait_first(r, e)) != CR_OK)
			return st;
		s = at(r, r->head++);
		if ((st = consume(r->c, s->item, s->st, &s->e, e)) != CR_OK)
			return st;
	}
	if (last != CR_OK)
		*e = late;
	return last;
}

static void
go_home(struct run *r, pthread_t *threads, unsigned n)
{
	pthread_mutex_lock(&r->lock);
	r->over = true;
	pthread_cond_broadcast(&r->wanted);
	pthread_mutex_unlock(&r->lock);
	while (n)
		pthread_join(threads[--n], NULL);
}

/* Threads are born deaf to signals: the caller's takes them. */
static unsigned
hire(struct run *r, pthread_t *threads, unsigned n, int *err)
{
	sigset_t all, old;
	unsigned i;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	for (i = 0; i < n; i++)
		if ((*err = pthread_create(&threads[i], NULL, thread, r)))
			break;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return i;
}

/* One after the other. */
static enum cr_status
alone(const struct crew *c, struct cr_err *e)
{
	struct cr_err why;
	enum cr_status st, done;
	void *state, *item;

	if ((st = state_open(c, &state, e)) != CR_OK)
		return st;
	while ((st = c->produce(c->ctx, &item, e)) == CR_OK) {
		memset(&why, 0, sizeof why);
		done = c->work(c->ctx, state, item, &why);
		if ((st = consume(c, item, done, &why, e)) != CR_OK)
			break;
	}
	state_close(c, state);
	return st == CR_END ? CR_OK : st;
}

static unsigned
processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > CREW_MAX ? CREW_MAX : (unsigned)n;
}

enum cr_status
crew_run(const struct crew *c, struct cr_err *e)
{
	unsigned n = c->workers ? c->workers : processors(), hired;
	struct run r = { .c = c, .why = CR_OK };
	struct cr_err own = CR_ERR_INIT;
	pthread_t threads[MOST];
	enum cr_status st;
	int err = 0;

	e = e ? e : &own;
	if (n > MOST)
		n = MOST;
	if (n == 1)
		return alone(c, e);
	r.size = c->ahead ? c->ahead : AHEAD * n;
	r.ring = xcalloc(r.size, sizeof *r.ring);
	pthread_mutex_init(&r.lock, NULL);
	pthread_cond_init(&r.wanted, NULL);
	pthread_cond_init(&r.ready, NULL);
	hired = hire(&r, threads, n, &err);
	errno = err;
	st = hired ? feed(&r, e)
		   : err_sys(e, CR_FATAL, "cannot start a thread");
	go_home(&r, threads, hired);
	for (; r.head < r.tail; r.head++)
		c->drop(c->ctx, at(&r, r.head)->item);
	pthread_cond_destroy(&r.ready);
	pthread_cond_destroy(&r.wanted);
	pthread_mutex_destroy(&r.lock);
	free(r.ring);
	return st;
}
