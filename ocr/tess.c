/* ocr/tess.c: tesseract behind three calls (see tess.h).
 *
 * The C API is called with pictures in memory only: given a path, tesseract
 * opens whatever that names, and given a text file the files listed in it.
 * Its input name is a path that cannot exist, for it looks for zone files
 * (NAME.uzn) beside its input.
 *
 * The model file is read once more than the engine reads it, for its digest:
 * what read a page is part of the record.
 */
#include "ocr/tess.h"

#include <ctype.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "courtroll.h"
#include "ocr/lattice.h"

#define NO_FILE    "/dev/null/page"
#define SURE_TURN  2.0f /* margin of the orientation test */

struct tess {
	TessBaseAPI *api;
	TessBaseAPI *osd; /* made when it is first needed */
	bool no_osd;
	char *lang;
	char *dir;
	struct buf models;
};

/* A language is a file name in the models' directory: no path from outside
 * may come in here. */
static bool
lang_valid(const char *lang)
{
	const char *s;

	for (s = lang; *s; s++)
		if (!isalnum((unsigned char)*s) && *s != '_' && *s != '+')
			return false;
	return s > lang && s - lang < 100;
}

/* The digest of one model; where the file is not there, say what to do. */
static enum cr_status
add_model(struct tess *t, const char *lang, struct cr_err *e)
{
	char hex[DIGEST_HEX];
	char *name = xasprintf("%s.traineddata", lang);
	char *path = path_join(t->dir, name);
	int64_t size;
	char *s;
	enum cr_status st = digest_file(hex, &size, path, e);

	if (st == CR_OK)
		buf_addf(&t->models, "%s%s sha256:%s",
		    t->models.len ? " " : "", lang, hex);
	else {
		free(name);
		name = xstrdup(lang);
		for (s = name; *s; s++) /* Debian's name of chi_sim */
			if (*s == '_')
				*s = '-';
		st = err_set(e, CR_SKIP,
		    "no model for language '%s' in '%s'; install it (Debian: "
		    "tesseract-ocr-%s) or set TESSDATA_PREFIX to the directory "
		    "that has '%s.traineddata'",
		    lang, t->dir, name, lang);
	}
	free(path);
	free(name);
	return st;
}

static enum cr_status
add_models(struct tess *t, struct cr_err *e)
{
	char *langs = xstrdup(t->lang), *rest = langs, *one;
	enum cr_status st = CR_OK;

	while (st == CR_OK && (one = strsep(&rest, "+")))
		if (*one)
			st = add_model(t, one, e);
	free(langs);
	return st;
}

/* Where the engine itself would look; it knows after it was asked for a
 * language, one that no file can be of. */
static char *
models_dir(void)
{
	const char *env = getenv("TESSDATA_PREFIX");
	TessBaseAPI *api;
	char *dir;

	if (env && *env)
		return xstrdup(env);
	api = TessBaseAPICreate();
	TessBaseAPISetVariable(api, "debug_file", "/dev/null");
	TessBaseAPIInit3(api, NULL, "none/none");
	dir = xstrdup(TessBaseAPIGetDatapath(api));
	TessBaseAPIDelete(api);
	return dir;
}

static TessBaseAPI *
engine_new(const char *dir, const char *lang, TessOcrEngineMode mode)
{
	TessBaseAPI *api = TessBaseAPICreate();

	TessBaseAPISetVariable(api, "debug_file", "/dev/null");
	if (TessBaseAPIInit2(api, dir, lang, mode)) {
		TessBaseAPIDelete(api);
		return NULL;
	}
	TessBaseAPISetInputName(api, NO_FILE);
	TessBaseAPISetPageSegMode(api, PSM_AUTO);
	/* 2: keep what else each letter might have been; costs nothing that
	 * could be measured */
	TessBaseAPISetVariable(api, "lstm_choice_mode", "2");
	return api;
}

enum cr_status
tess_open(struct tess **out, const char *lang, struct cr_err *e)
{
	char *dir = models_dir();
	enum cr_status st = tess_open_in(out, dir, lang, e);

	free(dir);
	return st;
}

enum cr_status
tess_open_in(
    struct tess **out, const char *dir, const char *lang, struct cr_err *e)
{
	struct tess *t;
	enum cr_status st;

	*out = NULL;
	if (!lang_valid(lang))
		return err_set(e, CR_SKIP,
		    "'%s' is no language (give it as 'eng' or 'eng+swa')",
		    lang);
	t = xcalloc(1, sizeof *t);
	buf_init(&t->models);
	t->lang = xstrdup(lang);
	t->dir = xstrdup(dir);
	st = add_models(t, e);
	if (st == CR_OK && !(t->api = engine_new(t->dir, lang, OEM_DEFAULT)))
		st = err_set(e, CR_SKIP,
		    "tesseract does not take the model of language '%s' in "
		    "'%s'; install it again",
		    lang, t->dir);
	if (st != CR_OK) {
		tess_close(t);
		return st;
	}
	*out = t;
	return CR_OK;
}

void
tess_close(struct tess *t)
{
	if (!t)
		return;
	if (t->api)
		TessBaseAPIDelete(t->api);
	if (t->osd)
		TessBaseAPIDelete(t->osd);
	buf_release(&t->models);
	free(t->lang);
	free(t->dir);
	free(t);
}

bool
tess_has(const char *lang)
{
	char *dir, *name, *path;
	bool has;

	if (!lang_valid(lang))
		return false;
	dir = models_dir();
	name = xasprintf("%s.traineddata", lang);
	path = path_join(dir, name);
	has = file_exists(path);
	free(dir);
	free(name);
	free(path);
	return has;
}

const char *
tess_lang(const struct tess *t)
{
	return t->lang;
}

/* The library that answers, by the address of one of its functions. */
const char *
tess_digest(void)
{
	static char hex[DIGEST_HEX];
	struct cr_err e = CR_ERR_INIT;
	Dl_info lib;
	char *path = NULL;
	int64_t size;

	if (hex[0])
		return hex;
	if (dladdr((void *)(uintptr_t)TessVersion, &lib) && lib.dli_fname)
		path = realpath(lib.dli_fname, NULL); /* behind the link */
	if (!path || digest_file(hex, &size, path, &e) != CR_OK)
		snprintf(hex, sizeof hex, "unknown");
	free(path);
	return hex;
}

const char *
tess_version(void)
{
	return TessVersion();
}

const char *
tess_models(const struct tess *t)
{
	return t->models.data;
}

/* ---- reading ---- */

static struct box
word_box(const TessPageIterator *p)
{
	int x0, y0, x1, y1;

	if (!TessPageIteratorBoundingBox(p, RIL_WORD, &x0, &y0, &x1, &y1))
		return (struct box){0, 0, 0, 0};
	return (struct box){x0, y0, x1 - x0, y1 - y0};
}

static bool
runs_down(TessPageIterator *p)
{
	TessOrientation way;
	TessWritingDirection direction = WRITING_DIRECTION_LEFT_TO_RIGHT;
	TessTextlineOrder order;
	float skew;

	TessPageIteratorOrientation(p, &way, &direction, &order, &skew);
	return direction == WRITING_DIRECTION_TOP_TO_BOTTOM;
}

/* The letters of the word that the iterator stands at, with what else each
 * might have been; leaves it at the next word.  false: that was the last. */
static bool
collect_letters(TessResultIterator *r, struct lattice *l)
{
	TessPageIterator *p = TessResultIteratorGetPageIterator(r);
	TessChoiceIterator *c;
	char *s;

	lattice_add_word(l);
	do {
		s = TessResultIteratorGetUTF8Text(r, RIL_SYMBOL);
		lattice_add_letter(l, s ? s : "",
		    TessResultIteratorConfidence(r, RIL_SYMBOL));
		TessDeleteText(s);
		c = TessResultIteratorGetChoiceIterator(r);
		do {
			const char *other =
			    c ? TessChoiceIteratorGetUTF8Text(c) : NULL;

			if (other)
				lattice_add_choice(l, other,
				    TessChoiceIteratorConfidence(c));
		} while (c && TessChoiceIteratorNext(c));
		TessChoiceIteratorDelete(c);
		if (!TessResultIteratorNext(r, RIL_SYMBOL))
			return false;
	} while (!TessPageIteratorIsAtBeginningOf(p, RIL_WORD));
	return true;
}

/* The word that the iterator stands at; leaves it at the next. */
static bool
collect_word(TessResultIterator *r, struct page_text *out,
    struct lattice *lattice, struct box offset)
{
	TessPageIterator *p = TessResultIteratorGetPageIterator(r);
	char *word = TessResultIteratorGetUTF8Text(r, RIL_WORD);
	struct box b = word_box(p);
	bool more;

	b.x += offset.x;
	b.y += offset.y;
	if (word)
		text_add_word(out, word, strlen(word), b,
		    TessResultIteratorConfidence(r, RIL_WORD));
	TessDeleteText(word);
	if (!lattice)
		return TessResultIteratorNext(r, RIL_WORD);
	if (lattice->n_words + 1 == out->n_words)
		return collect_letters(r, lattice);
	more = TessResultIteratorNext(r, RIL_WORD);
	lattice_fill(lattice, out->n_words);
	return more;
}

/* Lines and words in the engine's reading order; its paragraphs are blocks.
 * Lines' boxes come from their words. */
static void
collect(TessResultIterator *r, struct page_text *out, struct lattice *lattice,
    struct tess_note *note)
{
	TessPageIterator *p = TessResultIteratorGetPageIterator(r);
	const struct box none = {0, 0, 0, 0};
	size_t len, all = 0, down = 0;
	bool runs, more;

	do {
		if (TessPageIteratorIsAtBeginningOf(p, RIL_TEXTLINE))
			text_add_line(out,
			    TessPageIteratorIsAtBeginningOf(p, RIL_PARA), none);
		runs = runs_down(p);
		len = out->text.len;
		more = collect_word(r, out, lattice, none);
		len = out->text.len - len;
		all += len;
		down += runs ? len : 0;
	} while (more && out->n_words < CR_MAX_WORDS);
	note->sideways = down * 3 > all * 2;
}

/* Forget the page: its pictures, what the classifier adapted to, and the
 * words it put into its dictionary of the document. */
static void
forget(TessBaseAPI *api)
{
	TessBaseAPIClear(api);
	TessBaseAPIClearAdaptiveClassifier(api);
}

/* Recognise what the engine was given; false: not to its end. */
static bool
recognize(TessBaseAPI *api, int deadline_ms)
{
	ETEXT_DESC *monitor = NULL;
	int rc;

	if (deadline_ms > 0) {
		monitor = TessMonitorCreate();
		TessMonitorSetDeadlineMSecs(monitor, deadline_ms);
	}
	rc = TessBaseAPIRecognize(api, monitor);
	if (monitor)
		TessMonitorDelete(monitor);
	return !rc;
}

enum cr_status
tess_read(struct tess *t, const struct tess_page *page, struct page_text *out,
    struct lattice *lattice, struct tess_note *note, struct cr_err *e)
{
	TessResultIterator *r;
	bool whole;

	*note = (struct tess_note){false, false};
	TessBaseAPISetPageSegMode(
	    t->api, page->simple ? PSM_SINGLE_BLOCK : PSM_AUTO);
	/* A line of which so much is sure is not tried as white on black: half
	 * does for lines that are, and spares the others a second time. */
	TessBaseAPISetVariable(t->api, "invert_threshold", "0.55");
	TessBaseAPISetImage2(t->api, page->pix);
	TessBaseAPISetSourceResolution(t->api, page->dpi);
	whole = recognize(t->api, page->deadline_ms);
	r = TessBaseAPIGetIterator(t->api);
	if (r)
		collect(r, out, lattice, note);
	TessResultIteratorDelete(r);
	forget(t->api);
	if (!whole && page->deadline_ms <= 0)
		return err_set(e, CR_SKIP, "tesseract cannot read the page");
	note->cut = !whole;
	return CR_OK;
}

/* One line, cut out: read in a picture of its own it costs what it is. */
static void
read_line(struct tess *t, const struct tess_page *page, struct box b,
    struct page_text *out, struct lattice *lattice)
{
	BOX *box = boxCreate(b.x, b.y, b.w, b.h);
	PIX *line = box ? pixClipRectangle(page->pix, box, NULL) : NULL;
	TessResultIterator *r = NULL;

	boxDestroy(&box);
	if (!line)
		return;
	TessBaseAPISetImage2(t->api, line);
	TessBaseAPISetSourceResolution(t->api, page->dpi);
	if (recognize(t->api, 0))
		r = TessBaseAPIGetIterator(t->api);
	while (r && collect_word(r, out, lattice, b) &&
	       out->n_words < CR_MAX_WORDS)
		;
	TessResultIteratorDelete(r);
	forget(t->api);
	pixDestroy(&line);
}

void
tess_read_lines(struct tess *t, const struct tess_page *page,
    const struct box *lines, size_t n, struct page_text *out, size_t *ends,
    struct lattice *lattice, struct tess_note *note)
{
	const struct box none = {0, 0, 0, 0};
	int64_t until = page->deadline_ms > 0
			    ? clock_ms() + page->deadline_ms
			    : INT64_MAX;
	size_t i;

	*note = (struct tess_note){false, false};
	TessBaseAPISetPageSegMode(t->api, PSM_SINGLE_LINE);
	/* not once more as white on black: the first reading did that */
	TessBaseAPISetVariable(t->api, "invert_threshold", "0");
	for (i = 0; i < n; i++) {
		note->cut = note->cut || clock_ms() >= until;
		if (!note->cut) {
			text_add_line(out, 0, none);
			read_line(t, page, lines[i], out, lattice);
		}
		ends[i] = out->n_words;
	}
}

enum cr_status
tess_turn(struct tess *t, struct Pix *pix, int dpi, int *deg)
{
	const char *script = NULL;
	float margin = 0, script_margin = 0;
	int lies = 0;
	bool ok;

	if (!t->osd && !t->no_osd) {
		char *path = path_join(t->dir, "osd.traineddata");

		if (file_exists(path))
			t->osd = engine_new(t->dir, "osd", OEM_TESSERACT_ONLY);
		t->no_osd = !t->osd;
		free(path);
	}
	if (!t->osd)
		return CR_END;
	TessBaseAPISetImage2(t->osd, pix);
	TessBaseAPISetSourceResolution(t->osd, dpi);
	ok = TessBaseAPIDetectOrientationScript(
	    t->osd, &lies, &margin, &script, &script_margin);
	forget(t->osd);
	if (!ok || margin < SURE_TURN)
		return CR_END;
	/* it says how far counterclockwise the page lies to be read */
	*deg = (360 - lies) % 360;
	return CR_OK;
}
