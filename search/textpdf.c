/* search/textpdf.c: a file as one PDF (see textpdf.h).
 *
 * Page by page: the picture's bytes come from the worker into a memory file,
 * are copied into the PDF, the text is laid over them, and both are forgotten. */
#include "search/textpdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/progress.h"
#include "search/blankfont.h"
#include "search/embedded.h"
#include "search/pdfout.h"
#include "search/pdfplace.h"
#include "search/textlayer.h"

#define MM (72 / 25.4) /* points of a millimetre */

enum { LANGS = 32, LINE = 80 };

struct lang {
	char code[8];
	size_t words;
};

struct job {
	const struct record *r;
	long only; /* page, 0: all */
	struct pages *pages;
	struct embedder *x;
	struct pdfout *out;
	struct blankfont *font;
	unsigned tree, fonts_object, words_object;
	unsigned *kids; /* page objects */
	int *numbers;   /* and what the pages are called */
	size_t n, cap, cap_numbers;
	struct lang langs[LANGS];
	bool *some;
	bool practice;
};

/* ---- a page -------------------------------------------------------------- */

static void
page_write(struct job *j, const struct rec_page *p, double width,
    double height, const struct buf *content, unsigned picture)
{
	unsigned page = pdfout_reserve(j->out), text = pdfout_reserve(j->out);
	struct buf b = BUF_INIT;

	buf_addf(&b, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 ", j->tree);
	pdfout_number(&b, width);
	pdfout_number(&b, height);
	buf_addf(&b, "]/Contents %u 0 R/Resources<<", text);
	if (picture)
		buf_addf(&b, "/XObject<</P %u 0 R>>/Font %u 0 R", picture,
		    j->fonts_object);
	else
		buf_addf(&b, "/Font<</W %u 0 R>>", j->words_object);
	buf_adds(&b, ">>>>");
	pdfout_object(j->out, page, b.data);
	pdfout_stream(j->out, text, "", content->data, content->len, true);
	buf_release(&b);
	j->kids = xgrow(j->kids, j->n, &j->cap, sizeof *j->kids);
	j->numbers = xgrow(j->numbers, j->n, &j->cap_numbers,
	    sizeof *j->numbers);
	j->kids[j->n] = page;
	j->numbers[j->n++] = p->n;
}

/* Words that are seen, broken at blanks. */
static void
words_seen(struct buf *b, const char *s)
{
	size_t n, len;

	for (; *s; s += len) {
		s += strspn(s, " ");
		len = strlen(s);
		if (len > LINE) {
			for (n = LINE; n > 0 && s[n] != ' '; n--)
				;
			len = n ? n : LINE;
		}
		buf_addc(b, '(');
		for (n = 0; n < len; n++) {
			if (strchr("()\\", s[n]))
				buf_addc(b, '\\');
			buf_addc(b, s[n] >= ' ' && s[n] <= '~' ? s[n] : '?');
		}
		buf_adds(b, ")Tj T*\n");
	}
}

/* A page in place of one that cannot be shown. */
static void
page_excused(struct job *j, const struct rec_page *p, const char *why)
{
	struct buf b = BUF_INIT;
	double width, height;
	char *said = xasprintf("page %d cannot be shown: %s", p->n, why);

	/* A4, and not the page's own size, which may be too small */
	width = 210 * MM;
	height = 297 * MM;
	buf_adds(&b, "BT /W 10 Tf 14 TL 56 ");
	pdfout_number(&b, height - 72);
	buf_adds(&b, "Td\n");
	words_seen(&b, said);
	buf_adds(&b, "ET\n");
	page_write(j, p, width, height, &b, 0);
	buf_release(&b);
	free(said);
}

static void
lang_count(struct job *j, const struct page_text *t)
{
	size_t i;

	for (i = 0; i < LANGS && j->langs[i].code[0] &&
	     strcmp(j->langs[i].code, t->lang) != 0; i++)
		;
	if (i == LANGS || !t->lang[0])
		return;
	snprintf(j->langs[i].code, sizeof j->langs[i].code, "%s", t->lang);
	j->langs[i].words += t->n_words;
}

/* The page's text, where it has any; says why it has none. */
static enum cr_status
text_add(struct job *j, const struct rec_page *p, struct buf *b,
    double width, double height, struct cr_err *e)
{
	struct page_text t;
	enum cr_status st;

	if (strcmp(p->status, "read") != 0 && !p->typist) {
		log_warn("%s page %d is %s%s%s: it is shown, without its text",
		    j->r->id, p->n, p->status, p->reason ? ": " : "",
		    p->reason ? p->reason : "");
		*j->some = true;
		return CR_OK;
	}
	st = pages_text(j->pages, p->image, &t, e);
	if (st == CR_OK) {
		textlayer_add(b, &t, j->font, width, height);
		lang_count(j, &t);
	} else if (st != CR_FATAL) {
		log_warn("the text of %s page %d is %s: run 'courtroll "
		    "rebuild'", j->r->id, p->n,
		    st == CR_END ? "missing" : "damaged");
		*j->some = true;
		st = CR_OK;
	}
	text_release(&t);
	return st;
}

static enum cr_status
page_add(struct job *j, const struct rec_page *p, struct cr_err *e)
{
	struct buf content = BUF_INIT, dict = BUF_INIT;
	struct embedded em;
	double width, height;
	unsigned picture;
	enum cr_status st = embedder_page(&em, j->x, p, e);

	if (st == CR_SKIP) {
		log_warn("%s page %d cannot be shown: %s", j->r->id, p->n,
		    e->msg);
		page_excused(j, p, em.why);
		*j->some = true;
		return CR_OK;
	}
	if (st != CR_OK)
		return st;
	place_size(&width, &height, &em, p);
	picture = pdfout_reserve(j->out);
	embedded_dict(&dict, &em);
	pdfout_copy(j->out, picture, dict.data, em.fd, em.len);
	place_picture(&content, &em, p->rotation, width, height);
	embedded_release(&em);
	st = text_add(j, p, &content, width, height, e);
	page_write(j, p, width, height, &content, picture);
	buf_release(&content);
	buf_release(&dict);
	return st;
}

/* ---- the document -------------------------------------------------------- */

static const char *
main_language(const struct job *j)
{
	const struct lang *most = &j->langs[0];
	size_t i;

	for (i = 1; i < LANGS; i++)
		if (j->langs[i].words > most->words)
			most = &j->langs[i];
	return textlayer_language(most->code);
}

/* A viewer's page numbers are the file's. */
static void
labels_add(struct buf *b, const struct job *j)
{
	size_t i;

	buf_adds(b, "/PageLabels<</Nums[");
	for (i = 0; i < j->n; i++)
		if (i == 0 || j->numbers[i] != j->numbers[i - 1] + 1)
			buf_addf(b, "%zu<</S/D/St %d>>", i, j->numbers[i]);
	buf_adds(b, "]>>");
}

static enum cr_status
document_end(struct job *j, struct cr_err *e)
{
	unsigned catalog = pdfout_reserve(j->out),
		 info = pdfout_reserve(j->out);
	const char *lang = main_language(j);
	struct buf b = BUF_INIT;
	size_t i;

	blankfont_write(j->font, j->out, j->fonts_object);
	pdfout_object(j->out, j->words_object, "<</Type/Font/Subtype/Type1"
	    "/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
	buf_addf(&b, "<</Type/Pages/Count %zu/Kids[", j->n);
	for (i = 0; i < j->n; i++)
		buf_addf(&b, "%s%u 0 R", i ? " " : "", j->kids[i]);
	buf_adds(&b, "]>>");
	pdfout_object(j->out, j->tree, b.data);
	buf_reset(&b);
	buf_addf(&b, "<</Type/Catalog/Pages %u 0 R", j->tree);
	if (lang[0])
		buf_addf(&b, "/Lang(%s)", lang);
	labels_add(&b, j);
	buf_adds(&b, "/ViewerPreferences<</DisplayDocTitle true>>>>");
	pdfout_object(j->out, catalog, b.data);
	buf_reset(&b);
	buf_addf(&b, "<</Title(%s", j->r->id);
	if (j->only)
		buf_addf(&b, " page %ld", j->only);
	if (j->practice)
		buf_adds(&b, ", of a practice archive: not a real file");
	buf_adds(&b, ")/Producer(courtroll)>>");
	pdfout_object(j->out, info, b.data);
	buf_release(&b);
	return pdfout_end(j->out, catalog, info, e);
}

static bool
wanted(const struct job *j, const struct rec_page *p)
{
	return (!j->only || p->n == j->only) && strcmp(p->kind, "cover") != 0;
}

static enum cr_status
write_all(struct job *j, struct cr_err *e)
{
	struct progress *progress = progress_new("pdf", "pages",
	    j->only ? 1 : j->r->n_pages);
	enum cr_status st = CR_OK;
	size_t i;

	j->tree = pdfout_reserve(j->out);
	j->fonts_object = pdfout_reserve(j->out);
	j->words_object = pdfout_reserve(j->out);
	for (i = 0; i < j->r->n_pages && st == CR_OK &&
	     pdfout_well(j->out); i++) {
		if (progress_stopping())
			st = err_set(e, CR_FATAL,
			    "stopped: no PDF is written");
		else if (wanted(j, &j->r->pages[i]))
			st = page_add(j, &j->r->pages[i], e);
		progress_done(progress, j->n);
	}
	progress_free(progress);
	if (st == CR_OK)
		st = document_end(j, e);
	return st;
}

/* ---- which file ---------------------------------------------------------- */

/* "FILE-ID" or "FILE-ID:N" */
static enum cr_status
find(struct record **r, long *page, struct catalog *c, const char *what,
    struct cr_err *e)
{
	const char *colon = strrchr(what, ':');
	char *id = colon ? xstrndup(what, (size_t)(colon - what))
			 : xstrdup(what), *end = NULL;
	enum cr_status st;
	int64_t file;

	*page = colon ? strtol(colon + 1, &end, 10) : 0;
	if (colon && (*page < 1 || *end || end == colon + 1))
		st = err_set(e, CR_SKIP, "'%s' names no page", what);
	else if ((st = record_lookup(c, id, &file, e)) == CR_END)
		st = err_set(e, CR_SKIP, "there is no file '%s'", id);
	else if (st == CR_OK)
		st = record_read(c, file, r, e);
	free(id);
	return st;
}

static enum cr_status
any_page(const struct job *j, struct cr_err *e)
{
	size_t i;

	if (j->only > (long)j->r->n_pages)
		return err_set(e, CR_SKIP, "'%s' has %zu pages", j->r->id,
		    j->r->n_pages);
	for (i = 0; i < j->r->n_pages; i++)
		if (wanted(j, &j->r->pages[i]))
			return CR_OK;
	if (j->only)
		return err_set(e, CR_SKIP, "%s page %ld is a cover slip",
		    j->r->id, j->only);
	return err_set(e, CR_SKIP, "'%s' has no page to show", j->r->id);
}

enum cr_status
textpdf_write(const struct archive *a, struct catalog *c, struct pages *pages,
    const char *what, const char *path, bool over, bool *some,
    struct cr_err *e)
{
	struct job j = { .pages = pages, .some = some,
		.practice = archive_is_practice(a) };
	struct record *r = NULL;
	enum cr_status st;

	if ((st = find(&r, &j.only, c, what, e)) != CR_OK)
		return st;
	j.r = r;
	if ((st = any_page(&j, e)) == CR_OK &&
	    (st = pdfout_begin(&j.out, path, over, e)) == CR_OK &&
	    (st = embedder_new(&j.x, a, e)) == CR_OK) {
		progress_stop_setup();
		j.font = blankfont_new();
		st = write_all(&j, e);
	}
	if (st == CR_OK && strcmp(path, "-") != 0)
		log_info("'%s': %zu page%s", path, j.n, plural(j.n));
	embedder_free(j.x);
	pdfout_free(j.out);
	blankfont_free(j.font);
	free(j.kids);
	free(j.numbers);
	record_free(r);
	return st;
}
