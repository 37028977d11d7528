/* ocr/schedule.c: the scheduler (see schedule.h).
 *
 * Each page under way is a struct task that goes DECODING -> DECODED ->
 * READING and then leaves, its result in the store and the catalogue.  There
 * are at most two tasks a reader: one being read, one ready for it.
 *
 * The first reading of a page gets most of its deadline, so that something is
 * left for a second where it must be killed. */
#include "ocr/schedule.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/decoder.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/progress.h"
#include "base/raster.h"
#include "catalog/pages.h"
#include "catalog/wanted.h"
#include "courtroll.h"
#include "ocr/answer.h"
#include "ocr/deadline.h"
#include "ocr/lexicon.h"

enum { STRIKES = 2 };

/* Of address space: tesseract's model and lattice, and the page's raster
 * several times over while leptonica prepares it. */
#define READER_MEMORY (2048ull << 20)

enum step { FREE, DECODING, DECODED, READING };

struct task {
	enum step step;
	struct image_job job;
	struct image_result res;
	int raster; /* memory file, -1: none */
	int alto;   /* memory file for the answer, -1: none */
	bool again; /* after a strike: decode once more */
	bool simple; /* the reader died of it: read the simple way */
	const char *struck; /* how: "timeout", "crashed"; NULL: not known */
	int64_t sent;   /* ms, when the reader got it */
	int64_t used;   /* ms of its deadline that are spent */
};

struct scheduler {
	struct catalog *c;
	struct pages *pages;
	struct pool *pools[2]; /* DECODER, READER */
	const struct schedule_options *o;
	struct schedule_counts *n;
	int lexicon; /* memory file, the same for every page */
	char lexicon_digest[16];
	struct task *tasks;
	size_t n_tasks;
	int64_t last; /* image taken last */
	int64_t taken;
	bool dry;     /* nothing waits behind `last` */
	struct progress *progress;
};

enum { DECODER, READER };

/* ---- the end of a task -------------------------------------------------- */

static void
task_free(struct task *t)
{
	if (t->raster >= 0)
		close(t->raster);
	if (t->alto >= 0)
		close(t->alto);
	image_job_release(&t->job);
	memset(t, 0, sizeof *t);
	t->raster = t->alto = -1;
}

/* Said at once, not at the end: the paper is still on the table. */
static void
tell(struct scheduler *s, const struct task *t)
{
	struct buf what = BUF_INIT;

	s->n->by_hand += !strcmp(t->res.kind, "handwritten");
	if (!(wanted(t->res.kind, t->res.flaws, false) & WANT_SCAN))
		return;
	s->n->rescan++;
	wanted_words(&what, t->res.kind, t->res.flaws);
	if (!log_is_quiet())
		log_warn("'%s': %s", t->job.name, what.data);
	buf_release(&what);
}

static enum cr_status
settle(struct scheduler *s, struct task *t, struct cr_err *e)
{
	enum cr_status st = catalog_image_done(s->c, t->job.image, &t->res, e);

	if (t->res.read) {
		s->n->read++;
		tell(s, t);
	} else {
		s->n->failed++;
		log_warn("'%s' failed: %s", t->job.name, t->res.reason);
	}
	progress_done(s->progress, (uint64_t)(s->n->read + s->n->failed));
	task_free(t);
	return st;
}

static enum cr_status
fail(struct scheduler *s, struct task *t, const char *reason,
    const char *detail, struct cr_err *e)
{
	answer_forget(&t->res);
	snprintf(t->res.reason, sizeof t->res.reason, "%s: %s", reason,
	    detail);
	return settle(s, t, e);
}

/* One strike more, and the page has failed. */
static bool
is_last(const struct task *t)
{
	return t->job.strikes + 1 >= STRIKES;
}

/* A worker died or hung over it. */
static enum cr_status
strike(struct scheduler *s, struct task *t, enum pool_how how,
    const char *why, struct cr_err *e)
{
	enum cr_status st = catalog_strike(s->c, t->job.image, e);
	bool last = is_last(t);
	char all[64];

	if (st != CR_OK)
		return st;
	log_debug("'%s': %s", t->job.name, why);
	t->struck = how == POOL_TIMEOUT ? "timeout" : "crashed";
	if (how == POOL_TIMEOUT && t->step == READING) {
		snprintf(all, sizeof all, "no answer within %d seconds",
		    s->o->deadline_s);
		why = all;
	}
	t->job.strikes++;
	if (last)
		return fail(s, t, t->struck, why, e);
	if (t->step == READING)
		t->simple = true;
	if (t->raster >= 0) /* emptied by the reader, most likely */
		close(t->raster);
	if (t->alto >= 0)
		close(t->alto);
	t->raster = t->alto = -1;
	t->again = true;
	t->step = DECODING;
	return CR_OK;
}

/* ---- sending ------------------------------------------------------------ */

static enum cr_status
send(struct scheduler *s, int pool, struct task *t, json_t *o,
    struct pool_job *job, struct cr_err *e)
{
	char *msg = o ? json_dumps(o, JSON_COMPACT) : NULL;
	enum cr_status st;

	if (!msg)
		abort();
	job->id = (uint64_t)(t - s->tasks);
	job->msg = msg;
	job->len = strlen(msg);
	st = pool_send(s->pools[pool], job, e);
	free(msg);
	json_decref(o);
	return st;
}

static enum cr_status
decode(struct scheduler *s, struct task *t, struct cr_err *e)
{
	struct cr_err open_err = CR_ERR_INIT;
	struct pool_job job = { .n_fds = 2 };
	enum cr_status st;
	int master;

	t->step = DECODING;
	t->again = false;
	if ((st = file_open(&master, NULL, t->job.master, &open_err)) !=
	    CR_OK)
		return st == CR_FATAL
		    ? err_set(e, st, "%s", open_err.msg)
		    : fail(s, t, "unreadable", open_err.msg, e);
	t->raster = memory_file("raster");
	if (t->raster < 0) {
		close(master);
		return err_sys(e, CR_FATAL, "cannot make a memory file");
	}
	job.fds[0] = master;
	job.fds[1] = t->raster;
	st = send(s, DECODER, t,
	    json_pack("{s:s, s:s, s:i}", "op", "page", "kind", t->job.kind,
		"page", t->job.page),
	    &job, e);
	close(master);
	return st;
}

static enum cr_status
read_page(struct scheduler *s, struct task *t, struct cr_err *e)
{
	struct pool_job job = { .n_fds = 3,
		.deadline_ms = deadline_share(s->o->deadline_s * 1000, t->used,
		    is_last(t)) };

	t->step = READING;
	t->sent = clock_ms();
	t->alto = memory_file("alto");
	if (t->alto < 0)
		return err_sys(e, CR_FATAL, "cannot make a memory file");
	job.fds[0] = t->raster;
	job.fds[1] = t->alto;
	job.fds[2] = s->lexicon;
	return send(s, READER, t,
	    json_pack("{s:s, s:s, s:i, s:i, s:b, s:s}", "lang", s->o->lang,
		"source", t->job.source, "page", t->job.page, "deadline_ms",
		deadline_engine(job.deadline_ms), "simple", (int)t->simple,
		 "lexicon", s->lexicon_digest),
	    &job, e);
}

static struct task *
free_task(struct scheduler *s)
{
	size_t i;

	for (i = 0; i < s->n_tasks; i++)
		if (s->tasks[i].step == FREE)
			return &s->tasks[i];
	return NULL;
}

/* Give both pools what they can take. */
static enum cr_status
send_all(struct scheduler *s, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct task *t;
	size_t i;

	for (i = 0; i < s->n_tasks && st == CR_OK; i++) {
		t = &s->tasks[i];
		if (t->step == DECODED && pool_idle(s->pools[READER]))
			st = read_page(s, t, e);
		else if (t->again && pool_idle(s->pools[DECODER]))
			st = decode(s, t, e);
	}
	while (st == CR_OK && !s->dry && !progress_stopping() &&
	    pool_idle(s->pools[DECODER]) && (t = free_task(s))) {
		st = catalog_next_waiting(s->c, s->last, &t->job, e);
		if (st == CR_END) {
			s->dry = true;
			return CR_OK;
		}
		if (st != CR_OK)
			break;
		s->last = t->job.image;
		s->taken++;
		t->simple = t->job.strikes > 0; /* of an earlier run */
		st = decode(s, t, e);
	}
	return st;
}

/* ---- answers ------------------------------------------------------------ */

static enum cr_status
decoded(struct scheduler *s, struct task *t, json_t *reply, struct cr_err *e)
{
	if (!answer_ok(reply))
		return fail(s, t, answer_text(reply, "reason"),
		    answer_text(reply, "detail"), e);
	answer_decoded(&t->res, reply);
	t->step = DECODED;
	return CR_OK;
}

static enum cr_status
was_not_read(struct scheduler *s, struct task *t, json_t *reply,
    struct cr_err *e)
{
	const char *why = answer_text(reply, "reason");

	if (answer_is(reply, "fatal"))
		return err_set(e, CR_FATAL, "%s", why);
	if (answer_is(reply, "late"))
		return strike(s, t, POOL_TIMEOUT, why, e);
	return fail(s, t, "unread", why, e);
}

/* A text that is not what it could be: why not, for people. */
static void
say_less(struct scheduler *s, struct task *t, bool cut)
{
	if (cut)
		snprintf(t->res.reason, sizeof t->res.reason,
		    "timeout: the text is cut off at the deadline of %d s",
		    s->o->deadline_s);
	else if (t->simple)
		snprintf(t->res.reason, sizeof t->res.reason,
		    "%s%sread the simple way, text may be missing",
		    t->struck ? t->struck : "", t->struck ? ": " : "");
	else
		return;
	log_warn("'%s': %s", t->job.name, t->res.reason);
}

static enum cr_status
was_read(struct scheduler *s, struct task *t, json_t *reply, struct cr_err *e)
{
	bool cut = answer_is(reply, "cut");
	enum cr_status st;

	if (!answer_ok(reply))
		return was_not_read(s, t, reply, e);
	answer_read(&t->res, reply);
	/* what was read by the deadline is kept; where that is nothing, the
	 * simple way may give more */
	if (cut && !t->res.words && !is_last(t))
		return strike(s, t, POOL_TIMEOUT,
		    "the deadline came before the first word", e);
	say_less(s, t, cut);
	/* the text first, then the row that says it is there */
	if ((st = answer_store(s->pages, &t->job, &t->res, t->alto, e)) ==
	    CR_SKIP)
		return fail(s, t, "unread", e->msg, e);
	return st == CR_OK ? settle(s, t, e) : st;
}

static enum cr_status
take(struct scheduler *s, size_t pool, const struct pool_result *r,
    struct cr_err *e)
{
	struct task *t = &s->tasks[r->id];
	enum cr_status st;
	json_t *reply;

	if (pool == READER)
		t->used += clock_ms() - t->sent;
	if (r->how != POOL_DONE)
		return strike(s, t, r->how, r->why, e);
	reply = json_loadb(r->reply.data, r->reply.len, 0, NULL);
	if (!json_is_object(reply))
		st = strike(s, t, POOL_CRASHED, "the worker's answer is "
						"garbled", e);
	else
		st = pool == DECODER ? decoded(s, t, reply, e)
				     : was_read(s, t, reply, e);
	json_decref(reply);
	return st;
}

/* After a signal, what is not being read yet goes back to wait. */
static void
put_back(struct scheduler *s)
{
	size_t i;

	for (i = 0; i < s->n_tasks; i++)
		if (s->tasks[i].step == DECODED || s->tasks[i].again)
			task_free(&s->tasks[i]);
}

/* Nothing is under way, and nothing is to come. */
static bool
idle(const struct scheduler *s)
{
	size_t i;

	for (i = 0; i < s->n_tasks; i++)
		if (s->tasks[i].step != FREE)
			return false;
	return s->dry || progress_stopping();
}

static enum cr_status
loop(struct scheduler *s, struct cr_err *e)
{
	struct pool_result res = POOL_RESULT_INIT;
	enum cr_status st = CR_OK;
	size_t which;

	for (;;) {
		if (progress_stopping())
			put_back(s);
		if ((st = send_all(s, e)) != CR_OK)
			break;
		if (!pool_busy(s->pools[DECODER]) &&
		    !pool_busy(s->pools[READER])) {
			if (!idle(s))
				st = err_set(e, CR_FATAL,
				    "a page is neither read nor waiting");
			break;
		}
		st = pool_wait(s->pools, 2, -1, &which, &res, e);
		if (st == CR_OK)
			st = take(s, which, &res, e);
		else if (st == CR_END)
			st = CR_OK; /* a signal */
		if (st != CR_OK)
			break;
	}
	buf_release(&res.reply);
	return st;
}

/* The words that this archive knows, as they are now, for all pages. */
static enum cr_status
make_lexicon(struct scheduler *s, struct cr_err *e)
{
	struct lexicon *l = NULL;
	enum cr_status st;

	if ((s->lexicon = memory_file("lexicon")) < 0)
		return err_sys(e, CR_FATAL, "cannot make a memory file");
	if ((st = lexicon_write(s->lexicon, s->c, e)) == CR_OK &&
	    (st = lexicon_map(&l, s->lexicon, e)) == CR_OK)
		snprintf(s->lexicon_digest, sizeof s->lexicon_digest, "%s",
		    lexicon_digest(l));
	lexicon_free(l);
	return st;
}

static enum cr_status
start(struct scheduler *s, struct cr_err *e)
{
	char *own = s->o->reader ? xstrdup(s->o->reader)
				 : where_program("ocr-worker");
	const char *const argv[] = { own, NULL };
	const char *left_out = getenv("COURTROLL_STEPS"); /* ocr/steps.h */
	char *steps = xasprintf("COURTROLL_STEPS=%s", left_out ? left_out : "");
	const char *const env[] = { steps, NULL };
	const struct pool_spec spec = { .argv = argv, .env = env,
		.workers = s->o->jobs,
		.recycle = 200, .deadline_ms = s->o->deadline_s * 1000,
		.memory = decoder_memory(READER_MEMORY),
		.file_size = CR_MAX_XML };
	enum cr_status st;
	size_t i;

	st = pool_new(&s->pools[READER], &spec, e);
	free(steps);
	free(own);
	if (st == CR_OK)
		st = decoder_pool(&s->pools[DECODER], s->o->jobs, e);
	if (st == CR_OK)
		st = pages_open(&s->pages, s->c, e);
	if (st == CR_OK)
		st = make_lexicon(s, e);
	s->n_tasks = 2 * s->o->jobs;
	s->tasks = xcalloc(s->n_tasks, sizeof *s->tasks);
	for (i = 0; i < s->n_tasks; i++)
		s->tasks[i].raster = s->tasks[i].alto = -1;
	return st;
}

static void
stop(struct scheduler *s, struct schedule_counts *n)
{
	int i;

	for (i = 0; i < 2; i++)
		if (s->pools[i])
			pool_finish(s->pools[i]);
	if (s->pools[READER])
		n->reader_rss = pool_peak_rss(s->pools[READER]);
	if (s->pools[DECODER])
		n->decoder_rss = pool_peak_rss(s->pools[DECODER]);
	pool_free(s->pools[READER]);
	pool_free(s->pools[DECODER]);
}

enum cr_status
schedule_run(struct catalog *c, const struct schedule_options *o,
    struct schedule_counts *n, struct cr_err *e)
{
	struct scheduler s = { .c = c, .o = o, .n = n, .lexicon = -1 };
	struct catalog_work before;
	char detail[128];
	time_t began = time(NULL);
	enum cr_status st;
	size_t i;

	memset(n, 0, sizeof *n);
	if ((st = catalog_work(c, &before, e)) != CR_OK || !before.waiting)
		return st;
	if ((st = start(&s, e)) == CR_OK) {
		s.progress = progress_new("ocr", "pages",
		    (uint64_t)before.waiting);
		st = loop(&s, e);
		progress_free(s.progress);
	}
	n->stopped = progress_stopping() != 0;
	/* pages in = pages out; there may be more than waited at the start,
	 * where an ingest is at work beside us */
	if (st == CR_OK && !n->stopped && n->read + n->failed != s.taken)
		st = err_set(e, CR_FATAL,
		    "%lld pages were taken, but %lld were read and %lld "
		    "failed: run 'courtroll verify'",
		    (long long)s.taken, (long long)n->read,
		    (long long)n->failed);
	if (st == CR_OK && n->read + n->failed > 0) {
		long long took = time(NULL) - began;

		snprintf(detail, sizeof detail,
		    "%lld pages read, %lld failed, in %lld s: %lld pages an "
		    "hour",
		    (long long)n->read, (long long)n->failed, took,
		    (long long)(n->read + n->failed) * 3600 /
			(took ? took : 1));
		st = catalog_event(c, "ocr", "", detail, e);
	}
	for (i = 0; i < s.n_tasks; i++)
		task_free(&s.tasks[i]);
	free(s.tasks);
	stop(&s, n);
	if (s.lexicon >= 0)
		close(s.lexicon);
	pages_close(s.pages);
	return st;
}
