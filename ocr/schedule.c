/* ocr/schedule.c: the scheduler (see schedule.h).
 *
 * Each page under way is a struct task that goes DECODING -> DECODED ->
 * READING and then leaves, its result in the store and the catalogue.  There
 * are at most two tasks a reader: one being read, one ready for it. */
#include "ocr/schedule.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "base/decoder.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/progress.h"
#include "base/raster.h"
#include "catalog/alto.h"
#include "catalog/pages.h"
#include "courtroll.h"

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
};

struct scheduler {
	struct catalog *c;
	struct pages *pages;
	struct pool *pools[2]; /* DECODER, READER */
	const struct schedule_options *o;
	struct schedule_counts *n;
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

static enum cr_status
settle(struct scheduler *s, struct task *t, struct cr_err *e)
{
	enum cr_status st = catalog_image_done(s->c, t->job.image, &t->res, e);

	if (t->res.read) {
		s->n->read++;
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
	t->res.read = false;
	snprintf(t->res.reason, sizeof t->res.reason, "%s: %s", reason,
	    detail);
	return settle(s, t, e);
}

/* A worker died or hung over it. */
static enum cr_status
strike(struct scheduler *s, struct task *t, enum pool_how how,
    const char *why, struct cr_err *e)
{
	enum cr_status st = catalog_strike(s->c, t->job.image, e);

	if (st != CR_OK)
		return st;
	log_debug("'%s': %s", t->job.name, why);
	if (++t->job.strikes >= STRIKES)
		return fail(s, t, how == POOL_TIMEOUT ? "timeout" : "crashed",
		    why, e);
	if (t->raster >= 0)
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
send(struct scheduler *s, int pool, struct task *t, json_t *o, int fd0,
    int fd1, struct cr_err *e)
{
	char *msg = o ? json_dumps(o, JSON_COMPACT) : NULL;
	struct pool_job job = { .id = (uint64_t)(t - s->tasks), .n_fds = 2,
		.fds = { fd0, fd1 } };
	enum cr_status st;

	if (!msg)
		abort();
	job.msg = msg;
	job.len = strlen(msg);
	st = pool_send(s->pools[pool], &job, e);
	free(msg);
	json_decref(o);
	return st;
}

static enum cr_status
decode(struct scheduler *s, struct task *t, struct cr_err *e)
{
	struct cr_err open_err = CR_ERR_INIT;
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
	st = send(s, DECODER, t,
	    json_pack("{s:s, s:s, s:i}", "op", "page", "kind", t->job.kind,
		"page", t->job.page),
	    master, t->raster, e);
	close(master);
	return st;
}

static enum cr_status
read_page(struct scheduler *s, struct task *t, struct cr_err *e)
{
	t->step = READING;
	t->alto = memory_file("alto");
	if (t->alto < 0)
		return err_sys(e, CR_FATAL, "cannot make a memory file");
	return send(s, READER, t,
	    json_pack("{s:s, s:s, s:i, s:i}", "lang", s->o->lang, "source",
		t->job.source, "page", t->job.page, "deadline_ms",
		s->o->deadline_s * 900),
	    t->raster, t->alto, e);
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
		st = decode(s, t, e);
	}
	return st;
}

/* ---- answers ------------------------------------------------------------ */

static int
int_of(json_t *o, const char *name)
{
	json_int_t v = json_integer_value(json_object_get(o, name));

	return v < INT32_MIN || v > INT32_MAX ? 0 : (int)v;
}

static const char *
text_of(json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s ? s : "";
}

static enum cr_status
decoded(struct scheduler *s, struct task *t, json_t *reply, struct cr_err *e)
{
	if (!json_is_true(json_object_get(reply, "ok")))
		return fail(s, t, text_of(reply, "reason"),
		    text_of(reply, "detail"), e);
	t->res.width = int_of(reply, "width");
	t->res.height = int_of(reply, "height");
	t->res.stored_width = int_of(reply, "stored_width");
	t->res.stored_height = int_of(reply, "stored_height");
	t->res.orientation = int_of(reply, "orientation");
	t->res.dpi = int_of(reply, "dpi");
	t->step = DECODED;
	return CR_OK;
}

static enum cr_status
store(struct scheduler *s, struct task *t, struct cr_err *e)
{
	struct buf alto = BUF_INIT;
	enum cr_status st;

	if (lseek(t->alto, 0, SEEK_SET) < 0)
		st = err_sys(e, CR_FATAL, "cannot read the worker's answer");
	else
		st = fd_read_all(&alto, t->alto, CR_MAX_XML, t->job.name, e);
	if (st == CR_OK && !alto.len)
		st = err_set(e, CR_SKIP, "the worker wrote no text");
	/* what cannot be read back is no reading */
	if (st == CR_OK) {
		struct page_text text;

		text_init(&text);
		st = alto_read(&text, alto.data, alto.len,
		    "the worker's answer", e);
		text_release(&text);
	}
	if (st == CR_OK)
		st = pages_store(s->pages, t->job.batch, t->job.image,
		    &t->res, alto.data, alto.len, e);
	buf_release(&alto);
	return st;
}

static enum cr_status
was_read(struct scheduler *s, struct task *t, json_t *reply, struct cr_err *e)
{
	enum cr_status st;

	if (!json_is_true(json_object_get(reply, "ok"))) {
		if (json_is_true(json_object_get(reply, "fatal")))
			return err_set(e, CR_FATAL, "%s",
			    text_of(reply, "reason"));
		return fail(s, t, "unread", text_of(reply, "reason"), e);
	}
	t->res.read = true;
	t->res.width = int_of(reply, "width");
	t->res.height = int_of(reply, "height");
	t->res.rotation = int_of(reply, "rotation");
	t->res.words = int_of(reply, "words");
	t->res.skew = json_number_value(json_object_get(reply, "skew"));
	t->res.confidence =
	    json_number_value(json_object_get(reply, "confidence"));
	snprintf(t->res.kind, sizeof t->res.kind, "%s",
	    text_of(reply, "kind"));
	snprintf(t->res.engine, sizeof t->res.engine, "%s",
	    text_of(reply, "engine"));
	/* a deadline that came too early may be the machine's fault; one that
	 * comes twice is the page's: what was read by then is kept, and said */
	if (json_is_true(json_object_get(reply, "cut"))) {
		if (t->job.strikes + 1 < STRIKES)
			return strike(s, t, POOL_TIMEOUT,
			    "the deadline came before the end of the page", e);
		snprintf(t->res.reason, sizeof t->res.reason,
		    "timeout: the text is cut off after %d s",
		    s->o->deadline_s);
		log_warn("'%s': %s", t->job.name, t->res.reason);
	}
	/* the text first, then the row that says it is there */
	if ((st = store(s, t, e)) == CR_SKIP)
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

static enum cr_status
start(struct scheduler *s, struct cr_err *e)
{
	char *own = s->o->reader ? xstrdup(s->o->reader)
				 : where_program("ocr-worker");
	const char *const argv[] = { own, NULL };
	const struct pool_spec spec = { .argv = argv, .workers = s->o->jobs,
		.recycle = 200, .deadline_ms = s->o->deadline_s * 1000,
		.memory = decoder_memory(READER_MEMORY),
		.file_size = CR_MAX_XML };
	enum cr_status st;
	size_t i;

	st = pool_new(&s->pools[READER], &spec, e);
	free(own);
	if (st == CR_OK)
		st = decoder_pool(&s->pools[DECODER], s->o->jobs, e);
	if (st == CR_OK)
		st = pages_open(&s->pages, s->c, e);
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
	struct scheduler s = { .c = c, .o = o, .n = n };
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
	pages_close(s.pages);
	return st;
}
