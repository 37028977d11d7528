/* ingest/prober.c: driving the decoding workers (see prober.h). */
#include "ingest/prober.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/decoder.h"
#include "base/mem.h"
#include "base/progress.h"
#include "courtroll.h"

enum { STRIKES = 2, SLOTS = 16 };

/* An input under way. Its place does not move while answers are awaited: the
 * job ids name it. */
struct place {
	struct input *i; /* NULL: free */
	int awaited;
};

struct prober {
	struct stage *s;
	struct pool *pool;
	struct place places[SLOTS];
	size_t n;
	prober_decided *decided;
	void *ctx;
};

enum cr_status
prober_new(struct prober **out, struct stage *s, unsigned workers,
    struct cr_err *e)
{
	struct prober *p = xcalloc(1, sizeof *p);
	enum cr_status st;

	p->s = s;
	if ((st = decoder_pool(&p->pool, workers, e)) != CR_OK) {
		prober_free(p);
		p = NULL;
	}
	*out = p;
	return st;
}

void
prober_free(struct prober *p)
{
	if (!p)
		return;
	pool_free(p->pool);
	free(p);
}

void
prober_on_decided(struct prober *p, prober_decided *f, void *ctx)
{
	p->decided = f;
	p->ctx = ctx;
}

uint64_t
prober_peak_rss(const struct prober *p)
{
	return pool_peak_rss(p->pool);
}

static uint64_t
job_id(size_t slot, int page)
{
	return (uint64_t)slot << 32 | (uint32_t)page;
}

/* Ask about a page, or about the whole where page is 0. */
static enum cr_status
ask(struct prober *p, size_t slot, int page, struct cr_err *e)
{
	struct input *i = p->places[slot].i;
	char *path = stage_path(p->s, i), *msg;
	struct pool_job job = { .id = job_id(slot, page), .n_fds = 1 };
	enum cr_status st;
	json_t *o;

	/* the name decides nothing about decoding; it tells known non-scans */
	o = page ? json_pack("{s:s, s:s, s:i, s:b}", "op", "page", "kind",
		       i->kind, "page", page, "patch", 1)
		 : json_pack("{s:s, s:s}", "op", "inspect", "name",
		       path_base(i->source));
	msg = o ? json_dumps(o, JSON_COMPACT) : NULL;
	if (!msg)
		abort();
	job.msg = msg;
	job.len = strlen(msg);
	st = file_open(&job.fds[0], NULL, path, e);
	if (st == CR_OK) {
		st = pool_send(p->pool, &job, e);
		p->places[slot].awaited += st == CR_OK;
		close(job.fds[0]);
	} else {
		st = CR_FATAL; /* our own copy is gone */
	}
	free(msg);
	json_decref(o);
	free(path);
	return st;
}

static const char *
text_of(json_t *o, const char *name, const char *otherwise)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s ? s : otherwise;
}

static void
refuse_by(struct input *i, json_t *reply)
{
	enum reason r = reason_find(text_of(reply, "reason", ""));

	input_refuse(i, r == REASON_NONE ? REASON_DAMAGED : r, "%s",
	    text_of(reply, "detail", "cannot be decoded"));
}

/* The answer to an inspection: kind and pages, or the end of it. */
static void
inspected(struct input *i, json_t *reply)
{
	const char *lost;
	json_int_t pages;

	if (!json_is_true(json_object_get(reply, "ok"))) {
		if (json_object_get(reply, "taken"))
			i->fate = FATE_NOT_TAKEN, free(i->detail),
			i->detail = xstrdup(text_of(reply, "what", "?"));
		else
			refuse_by(i, reply);
		return;
	}
	pages = json_integer_value(json_object_get(reply, "pages"));
	lost = json_string_value(json_object_get(reply, "lost"));
	snprintf(i->kind, sizeof i->kind, "%s", text_of(reply, "kind", ""));
	if (pages < 1 || pages > (json_int_t)CR_MAX_PAGES || !i->kind[0]) {
		input_refuse(i, REASON_DAMAGED, "the decoder's answer makes "
						"no sense");
		return;
	}
	/* a page that must exist and cannot be had keeps its place */
	i->asked = 0; /* from now on it counts pages */
	i->pages = (int)pages + (lost && pages < (json_int_t)CR_MAX_PAGES);
	i->probes = xcalloc((size_t)i->pages, sizeof *i->probes);
	i->asked = 0; /* from now on it counts pages */
	if (i->pages > (int)pages) {
		struct probe *last = &i->probes[i->pages - 1];

		last->failed = xasprintf("%s: %s",
		    reason_name(REASON_DAMAGED), lost);
		last->done = last->sent = true;
		i->answered++;
	}
}

/* All pages are answered: nothing readable in it means refused. */
static void
decide(struct input *i)
{
	int k, bad = 0;
	char *colon;

	for (k = 0; k < i->pages; k++)
		bad += i->probes[k].failed != NULL;
	if (bad < i->pages) {
		i->fate = FATE_TAKEN;
		return;
	}
	/* "reason: detail" of the first page speaks for the whole */
	colon = strstr(i->probes[0].failed, ": ");
	if (colon) {
		char *word = xstrndup(i->probes[0].failed,
		    (size_t)(colon - i->probes[0].failed));
		enum reason r = reason_find(word);

		input_refuse(i, r == REASON_NONE ? REASON_DAMAGED : r, "%s",
		    colon + 2);
		free(word);
	} else {
		input_refuse(i, REASON_DAMAGED, "%s", i->probes[0].failed);
	}
}

/* What separates files.  The payload comes from a process that looked into a
 * stranger's file: it is checked again. */
static void
take_dividers(struct probe *b, json_t *reply)
{
	const char *slip = json_string_value(json_object_get(reply, "slip"));
	const char *strange = text_of(reply, "strange", NULL);
	json_int_t n = json_integer_value(json_object_get(reply, "slips"));
	struct slip s;

	b->patch = json_is_true(json_object_get(reply, "patch"));
	b->unread = json_is_true(json_object_get(reply, "unread"));
	if (slip && slip_read(&s, slip, strlen(slip), NULL) == CR_OK) {
		b->slip = xmalloc(sizeof s);
		*b->slip = s;
		b->n_slips = n > 1 ? 2 : 1;
	} else if (slip || strange) {
		b->strange = xstrdup(strange ? strange : "it is garbled");
	}
}

static void
page_answered(struct input *i, struct probe *b, json_t *reply)
{
	if (json_is_true(json_object_get(reply, "ok")))
		take_dividers(b, reply);
	else
		b->failed = xasprintf("%s: %s",
		    text_of(reply, "reason", "damaged"),
		    text_of(reply, "detail", "cannot be decoded"));
	b->done = true;
	i->answered++;
}

/* The worker died or was killed over it. */
static void
struck(struct input *i, struct probe *b, const struct pool_result *res)
{
	enum reason r = res->how == POOL_TIMEOUT ? REASON_TIMEOUT
						 : REASON_CRASHED;

	if (b) {
		if (++b->tries < STRIKES) {
			b->sent = false; /* once more */
			i->asked = 0;
			return;
		}
		b->failed = xasprintf("%s: %s", reason_name(r), res->why);
		b->done = true;
		i->answered++;
	} else if (++i->tries >= STRIKES) {
		input_refuse(i, r, "%s", res->why);
	} else {
		i->asked = 0; /* inspect once more */
	}
}

static void
take_result(struct prober *p, const struct pool_result *res)
{
	size_t slot = (size_t)(res->id >> 32);
	int page = (int)(uint32_t)res->id;
	struct input *i = p->places[slot].i;
	struct probe *b = page ? &i->probes[page - 1] : NULL;
	json_t *reply = NULL;

	p->places[slot].awaited--;
	if (res->how == POOL_DONE)
		reply = json_loadb(res->reply.data, res->reply.len, 0, NULL);
	if (res->how != POOL_DONE) {
		struck(i, b, res);
	} else if (!json_is_object(reply)) {
		struct pool_result garbled = { .how = POOL_CRASHED };

		snprintf(garbled.why, sizeof garbled.why,
		    "the decoder's answer is garbled");
		struck(i, b, &garbled);
	} else if (b) {
		page_answered(i, b, reply);
	} else {
		inspected(i, reply);
	}
	json_decref(reply);
	if (i->fate == FATE_NEW && i->pages && i->answered == i->pages)
		decide(i);
}

/* What to ask next about an input: 0 the whole, else a page; -1: nothing. */
static int
next_question(struct input *i)
{
	int n;

	if (i->fate != FATE_NEW)
		return -1;
	if (!i->pages)
		return i->asked++ ? -1 : 0;
	for (n = i->asked; n < i->pages; n++)
		if (!i->probes[n].sent) {
			i->probes[n].sent = true;
			i->asked = n + 1;
			return n + 1;
		}
	return -1;
}

/* Keep the workers busy with what is under way. */
static enum cr_status
ask_all(struct prober *p, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t k;
	int page;

	for (k = 0; k < SLOTS && st == CR_OK; k++)
		while (st == CR_OK && p->places[k].i && pool_idle(p->pool) &&
		    (page = next_question(p->places[k].i)) >= 0)
			st = ask(p, k, page, e);
	return st;
}

/* Decided inputs leave. */
static enum cr_status
leave(struct prober *p, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t k;

	for (k = 0; k < SLOTS && st == CR_OK; k++) {
		struct input *i = p->places[k].i;

		if (!i || i->fate == FATE_NEW || p->places[k].awaited)
			continue;
		p->places[k].i = NULL;
		p->n--;
		if (p->decided)
			st = p->decided(p->ctx, i, e);
	}
	return st;
}

/* Until there is room for another input and a worker for it; or, to drain,
 * until nothing is left. */
static enum cr_status
work(struct prober *p, bool drain, struct cr_err *e)
{
	struct pool_result res = POOL_RESULT_INIT;
	enum cr_status st;
	size_t which;

	for (;;) {
		/* what is in hand may be thousands of pages; the batch is
		 * not closed, so nothing needs their answers */
		if (progress_stopping()) {
			st = CR_OK;
			break;
		}
		if ((st = ask_all(p, e)) != CR_OK || (st = leave(p, e)) != CR_OK)
			break;
		if (!p->n || (!drain && p->n < SLOTS && pool_idle(p->pool)))
			break;
		if (!pool_busy(p->pool)) {
			st = err_set(e, CR_FATAL, "an input is neither "
						  "decided nor asked about");
			break;
		}
		st = pool_wait(&p->pool, 1, -1, &which, &res, e);
		if (st == CR_OK)
			take_result(p, &res);
		else if (st != CR_END) /* END: a signal; the caller looks */
			break;
	}
	buf_release(&res.reply);
	return st;
}

enum cr_status
prober_add(struct prober *p, struct input *i, struct cr_err *e)
{
	size_t k;

	for (k = 0; p->places[k].i; k++)
		;
	p->places[k] = (struct place){ i, 0 };
	p->n++;
	return work(p, false, e);
}

enum cr_status
prober_drain(struct prober *p, struct cr_err *e)
{
	return work(p, true, e);
}
