/* courtroll-ocr-worker: the process that reads pages.
 *
 * Run by base/pool.h only, never by a person.  Each message is one page, a
 * JSON text; three descriptors come beside it: the page (base/raster.h;
 * emptied when it is loaded), a memory file that takes its ALTO, and the
 * lexicon (ocr/lexicon.h; without it the page is read with none).
 *
 *	{"lang":"eng","source":"batch-7/item-3.tif","page":1,
 *	 "deadline_ms":120000,"simple":false,"lexicon":"0a1b2c3d"}
 *	  {"ok":true,"kind":"printed","width":2480,"height":3508,
 *	   "rotation":0,"skew":-1.2,"confidence":91.2,"words":312,
 *	   "language":"eng","flaws":"blurred,cut-off","prep":"even,x2",
 *	   "engine":"tesseract 5.3.0 ... lexicon:0a1b2c3d","seconds":1.42,
 *	   "cut":false}
 *	  {"ok":false,"reason":"...","fatal":false,"late":false}
 *
 * width and height are the page's after `rotation`, the clockwise turn that
 * made it upright; skew is what was then taken out, degrees clockwise, and
 * the boxes in the ALTO do not know of it.  "language" is the text's (ISO
 * 639-3, "" where it cannot be told), "lang" names the engine's models;
 * "flaws" are the picture's (ocr/triage.h); "prep" is what was done to it.
 *
 * "cut": the deadline came before the end of the page.  The deadline here
 * saves what was read; the one that holds is the parent's, who kills.
 * "late": nothing was read by then.  "simple": the page hung or killed its
 * reader before, and is to be read in the way that surely comes to an end.
 * "fatal": no page can be read, there is no engine.
 *
 * The lexicon is the same for all pages of a run; it is mapped once, and again
 * where its digest in the job is another.
 *
 * The same page gives the same ALTO, byte for byte, whatever was read before.
 */
#include <fcntl.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/pool.h"
#include "base/raster.h"
#include "catalog/alto.h"
#include "courtroll.h"
#include "ocr/language.h"
#include "ocr/lexicon.h"
#include "ocr/page.h"
#include "ocr/prep.h"
#include "ocr/read.h"
#include "ocr/tess.h"

#define ENGINES 4 /* languages one process keeps loaded */

struct request {
	const char *lang, *source;
	const char *lexicon; /* digest, "": none */
	int deadline_ms, page;
	bool simple;
};

static struct tess *engines[ENGINES];
static struct tess *second; /* the other model of English; NULL: none */
static struct lexicon *lexicon;     /* of the last job; NULL: none */
static struct languages *languages; /* NULL: no page's language is named */

/* The engine for a language: loaded at its first page, then kept.  When
 * there are too many the oldest goes. */
static enum cr_status
engine(struct tess **t, const char *lang, struct cr_err *e)
{
	enum cr_status st;
	int i;

	for (i = 0; i < ENGINES && engines[i]; i++)
		if (!strcmp(tess_lang(engines[i]), lang)) {
			*t = engines[i];
			return CR_OK;
		}
	if ((st = tess_open(t, lang, e)) != CR_OK)
		return st;
	if (i == ENGINES) {
		tess_close(engines[0]);
		memmove(engines, engines + 1, sizeof engines - sizeof *engines);
		i--;
	}
	engines[i] = *t;
	return CR_OK;
}

/* For a page in another language: English stays beside it, for the caption
 * and the law are in it. */
static struct tess *
engine_for(void *ctx, const char *lang)
{
	struct cr_err e = CR_ERR_INIT;
	struct tess *t = NULL;
	char *both = xasprintf("eng+%s", lang);

	(void)ctx;
	if (tess_has(lang) && engine(&t, both, &e) != CR_OK)
		t = NULL;
	free(both);
	return t;
}

/* The second model is of English. */
static bool
reads_english(const char *lang)
{
	return !strncmp(lang, "eng", 3) && (!lang[3] || lang[3] == '+');
}

/* The lexicon that the job names.  A descriptor that holds another is no
 * harm to the page: what is recorded is what was used. */
static enum cr_status
take_lexicon(const struct request *q, int fd, struct cr_err *e)
{
	if (lexicon && !strcmp(lexicon_digest(lexicon), q->lexicon))
		return CR_OK;
	lexicon_free(lexicon);
	lexicon = NULL;
	return fd >= 0 ? lexicon_map(&lexicon, fd, e) : CR_OK;
}

static const char *
lexicon_name(void)
{
	return lexicon ? lexicon_digest(lexicon) : "none";
}

static enum cr_status
request_read(struct request *q, const json_t *json, struct cr_err *e)
{
	json_int_t ms;

	q->lang = json_string_value(json_object_get(json, "lang"));
	q->source = json_string_value(json_object_get(json, "source"));
	q->lexicon = json_string_value(json_object_get(json, "lexicon"));
	q->page = (int)json_integer_value(json_object_get(json, "page"));
	q->simple = json_is_true(json_object_get(json, "simple"));
	ms = json_integer_value(json_object_get(json, "deadline_ms"));
	if (!q->lang || ms < 0 || ms > 86400000)
		return err_set(e, CR_SKIP,
		    "a job without language, or with no good deadline");
	q->deadline_ms = (int)ms;
	if (!q->lexicon)
		q->lexicon = "";
	return CR_OK;
}

static enum cr_status
put_alto(int fd, const struct reading *r, const struct request *q,
    const struct tess *t, struct cr_err *e)
{
	char *settings =
	    xasprintf("engine=sha256:%s model=%s second=%s lexicon=%s prep=%s",
		tess_digest(), tess_models(t),
		second ? tess_models(second) : "none", lexicon_name(),
		r->steps);
	struct alto_head head = {.source = q->source,
	    .page = q->page,
	    .engine = "tesseract",
	    .version = tess_version(),
	    .settings = settings,
	    .rotation = r->rotation,
	    .confidence = r->confidence};
	struct buf xml = BUF_INIT;
	enum cr_status st = CR_OK;

	alto_write(&xml, &r->text, &head);
	if (ftruncate(fd, 0) || lseek(fd, 0, SEEK_SET))
		st = err_sys(e, CR_SKIP, "cannot write what was read");
	if (st == CR_OK)
		st = fd_write_all(fd, xml.data, xml.len, "what was read", e);
	if (st == CR_OK)
		lseek(fd, 0, SEEK_SET); /* the parent's place is the same */
	buf_release(&xml);
	free(settings);
	return st;
}

static double
rounded(double v, double unit)
{
	v = round(v / unit) * unit;
	return v == 0 ? 0 : v; /* no "-0.0" */
}

static json_t *
reply_ok(const struct reading *r, const struct tess *t, double seconds)
{
	char *name =
	    xasprintf("tesseract %s sha256:%s %s second:%s lexicon:%s",
		tess_version(), tess_digest(), tess_models(t),
		second ? tess_models(second) : "none", lexicon_name());
	json_t *reply = json_pack("{s:b, s:s, s:i, s:i, s:i, s:f, s:f, s:i, "
				  "s:s, s:s, s:s, s:s, s:f, s:b}",
	    "ok", 1, "kind", r->kind, "width", (int)r->text.width, "height",
	    (int)r->text.height, "rotation", r->rotation, "skew",
	    rounded(r->skew, 0.01), "confidence", rounded(r->confidence, 0.1),
	    "words", (int)r->text.n_words, "language", r->text.lang, "flaws",
	    r->flaws, "prep", r->steps, "engine", name, "seconds",
	    rounded(seconds, 0.001), "cut", (int)r->cut);

	free(name);
	return reply;
}

static double
seconds_since(const struct timespec *from)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - from->tv_sec) +
	       (double)(now.tv_nsec - from->tv_nsec) / 1e9;
}

/* The raster is given back before the reading begins, and its memory file
 * emptied: of a large page in colour it is most of the memory. */
static enum cr_status
load(struct page_image *page, int fd, struct cr_err *e)
{
	struct raster raster;
	enum cr_status st = raster_map(&raster, fd, e);
	off_t size;

	if (st != CR_OK)
		return st;
	size = (off_t)raster.map_len;
	st = page_load(page, &raster, e);
	raster_release(&raster);
	/* its size is sealed; one that is not emptied costs memory only */
	(void)fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0,
	    size);
	return st;
}

/* Starting the engine and loading the page are of the deadline's time. */
static enum cr_status
read_in_time(struct reading *r, struct tess *t, const struct page_image *page,
    const struct request *q, const struct timespec *start, struct cr_err *e)
{
	bool english = reads_english(q->lang);
	struct read_tools tools = {.first = t,
	    .second = english ? second : NULL,
	    .engine = english ? engine_for : NULL,
	    .lexicon = lexicon,
	    .languages = languages,
	    .simple = q->simple};

	if (q->deadline_ms) {
		tools.deadline_ms =
		    q->deadline_ms - (int)(seconds_since(start) * 1000);
		if (tools.deadline_ms <= 0)
			return err_set(e, CR_SKIP,
			    "no time is left to read the page");
	}
	return read_page(r, &tools, page, e);
}

static json_t *
reply_refused(const struct request *q, const struct tess *t,
    const struct timespec *start, const struct cr_err *e)
{
	bool late = t && q->deadline_ms &&
	    seconds_since(start) * 1000 >= q->deadline_ms;

	/* without an engine no page can be read: nothing of this page's */
	return json_pack("{s:b, s:b, s:b, s:s}", "ok", 0, "fatal",
	    q->lang && !t, "late", (int)late, "reason", e->msg);
}

static json_t *
job_do(const struct buf *text, const int *fds, int n_fds)
{
	struct cr_err e = CR_ERR_INIT;
	struct request q = {NULL, NULL, "", 0, 0, false};
	struct page_image page = {.pix = NULL};
	struct reading r;
	struct tess *t = NULL;
	struct timespec start;
	json_t *json = json_loadb(text->data, text->len, 0, NULL);
	json_t *reply = NULL;
	enum cr_status st;

	clock_gettime(CLOCK_MONOTONIC, &start);
	if (n_fds < 2)
		st = err_set(&e, CR_SKIP, "a job without page or place");
	else if ((st = request_read(&q, json, &e)) == CR_OK &&
		 (st = engine(&t, q.lang, &e)) == CR_OK &&
		 (st = take_lexicon(&q, n_fds > 2 ? fds[2] : -1, &e)) == CR_OK)
		st = load(&page, fds[0], &e);
	if (st == CR_OK)
		st = read_in_time(&r, t, &page, &q, &start, &e);
	page_release(&page);
	if (st == CR_OK) {
		st = put_alto(fds[1], &r, &q, t, &e);
		if (st == CR_OK)
			reply = reply_ok(&r, t, seconds_since(&start));
		reading_release(&r);
	}
	if (st != CR_OK)
		reply = reply_refused(&q, t, &start, &e);
	json_decref(json);
	return reply;
}

/* The model that scripts/model brings.  Without it pages are read once. */
static void
open_second(void)
{
	struct cr_err e = CR_ERR_INIT;
	char *dir = where_data("models");

	if (tess_open_in(&second, dir, "eng", &e) != CR_OK)
		second = NULL;
	free(dir);
}

static enum cr_status
answer(json_t *reply, struct cr_err *e)
{
	char *text =
	    reply ? json_dumps(reply, JSON_COMPACT | JSON_REAL_PRECISION(8))
		  : NULL;
	enum cr_status st;

	if (!text)
		abort(); /* a reply that is no UTF-8: a bug */
	st = worker_reply(text, strlen(text), e);
	free(text);
	json_decref(reply);
	return st;
}

int
main(void)
{
	const char *threads = getenv("OMP_THREAD_LIMIT");
	struct cr_err e = CR_ERR_INIT;
	struct buf req = BUF_INIT;
	int fds[POOL_FDS], n_fds, i;
	enum cr_status st;

	log_name("courtroll-ocr-worker");
	if (!threads || strcmp(threads, "1")) {
		log_error("OMP_THREAD_LIMIT is not 1; the engine would spend "
			  "its time on threads (this program is started by "
			  "courtroll itself)");
		return CR_EXIT_STOP;
	}
	prep_quiet();
	if (languages_open(&languages, NULL, &e) != CR_OK)
		languages = NULL;
	open_second();
	while ((st = worker_next(&req, fds, &n_fds, &e)) == CR_OK) {
		json_t *reply = job_do(&req, fds, n_fds);

		for (i = 0; i < n_fds; i++)
			close(fds[i]);
		if ((st = answer(reply, &e)) != CR_OK)
			break;
	}
	buf_release(&req);
	for (i = 0; i < ENGINES; i++)
		tess_close(engines[i]);
	lexicon_free(lexicon);
	languages_free(languages);
	if (st == CR_END)
		return CR_EXIT_OK;
	log_error("%s", e.msg);
	return CR_EXIT_STOP;
}
