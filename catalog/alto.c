/* catalog/alto.c: reading ALTO.
 *
 * It takes what text.h can hold of any ALTO 2 to 4 in pixels: blocks, lines,
 * words, confidences, boxes (rounded), alternatives, broken words, the
 * language.  Styles, shapes, glyphs, margins' geometry and an explicit
 * ReadingOrder are not read: the order of the elements is taken.  What
 * altowrite.c wrote altofast.c reads back without an XML parser; altoword.c
 * makes the words for both.  *t need not be initialised; after a failure it
 * is empty.
 */
#include "catalog/alto.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/xml.h"
#include "catalog/altofast.h"
#include "catalog/altoword.h"
#include "courtroll.h"

struct reader {
	struct page_text *t;
	const char *name;
	bool page;      /* a Page was seen */
	bool new_block; /* the next line begins a block */
	bool told;      /* a block said its language */
	bool has_word;  /* word waits for what belongs to it */
	struct alto_word word;
	float alt_conf;
	char *lang; /* of the page */
};

/* A number of pixels: rounded, and within what a page can have. */
static int32_t
pixels(const struct xml_element *el, const char *attr)
{
	const char *s = xml_attr(el, attr);
	double v = s ? strtod(s, NULL) : 0;

	if (!(v > 0)) /* NaN too */
		return 0;
	return v < CR_MAX_SIDE ? (int32_t)lround(v) : (int32_t)CR_MAX_SIDE;
}

static struct box
read_box(const struct xml_element *el)
{
	return (struct box){pixels(el, "HPOS"), pixels(el, "VPOS"),
	    pixels(el, "WIDTH"), pixels(el, "HEIGHT")};
}

static void
flush_word(struct reader *r)
{
	if (r->has_word)
		alto_word_put(&r->word, r->t);
	r->has_word = false;
}

static enum cr_status
read_page(struct reader *r, const struct xml_element *el, struct cr_err *e)
{
	if (r->page)
		return err_set(e, CR_SKIP,
		    "%s:%d: more than one page in one ALTO file", r->name,
		    el->line);
	r->page = true;
	r->t->width = pixels(el, "WIDTH");
	r->t->height = pixels(el, "HEIGHT");
	if (xml_attr(el, "LANG"))
		r->lang = xstrdup(xml_attr(el, "LANG"));
	return CR_OK;
}

static void
read_block(struct reader *r, const struct xml_element *el)
{
	const char *lang = xml_attr(el, "LANG");

	r->new_block = true;
	/* "language": as ALTO 2.0 had it */
	alto_block_language(r->t, &r->told,
	    lang ? lang : xml_attr(el, "language"));
}

static enum cr_status
read_word(struct reader *r, const struct xml_element *el, struct cr_err *e)
{
	const char *content = xml_attr(el, "CONTENT");
	const char *wc = xml_attr(el, "WC");
	const char *part = xml_attr(el, "SUBS_TYPE");

	flush_word(r);
	if (!content)
		return CR_OK;
	if (strlen(content) > ALTO_MAX_WORD)
		return err_set(e, CR_SKIP,
		    "%s:%d: a word of more than %u bytes", r->name, el->line,
		    ALTO_MAX_WORD);
	if (r->t->n_words >= CR_MAX_WORDS ||
	    r->t->text.len >= CR_MAX_PAGE_TEXT / 2)
		return err_set(e, CR_SKIP,
		    "%s:%d: more than %u words or %u bytes on one page",
		    r->name, el->line, CR_MAX_WORDS, CR_MAX_PAGE_TEXT / 2);
	buf_adds(&r->word.s, content);
	r->word.box = read_box(el);
	r->word.conf = wc ? (float)(strtod(wc, NULL) * 100) : 0;
	r->word.first = part && !strcmp(part, "HypPart1");
	r->has_word = true;
	return CR_OK;
}

/* Strangers say other things of the purpose, and nothing of how sure. */
static void
read_purpose(struct reader *r, const struct xml_element *el)
{
	const char *s = xml_attr(el, "PURPOSE");

	s = s && !strncmp(s, ALTO_PURPOSE, strlen(ALTO_PURPOSE))
	    ? s + strlen(ALTO_PURPOSE) : "0";
	r->alt_conf = (float)(strtod(s, NULL) * 100);
}

static enum cr_status
on_start(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct reader *r = ctx;
	const char *content;

	if (el->depth == 0 && strcmp(el->name, "alto"))
		return err_set(e, CR_SKIP, "%s:%d: '%s' is not ALTO", r->name,
		    el->line, el->name);
	if (!strcmp(el->name, "Page"))
		return read_page(r, el, e);
	if (!strcmp(el->name, "TextBlock")) {
		read_block(r, el);
	} else if (!strcmp(el->name, "TextLine")) {
		text_add_line(r->t, r->new_block, read_box(el));
		r->new_block = false;
	} else if (!strcmp(el->name, "String")) {
		return read_word(r, el, e);
	} else if (!strcmp(el->name, "HYP") && r->has_word) {
		content = xml_attr(el, "CONTENT");
		alto_word_hyphen(&r->word, content ? content : "-",
		    read_box(el));
	} else if (!strcmp(el->name, "ALTERNATIVE")) {
		read_purpose(r, el);
	}
	return CR_OK;
}

static enum cr_status
on_end(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct reader *r = ctx;

	if (!strcmp(el->name, "MeasurementUnit") && strcmp(el->text, "pixel"))
		return err_set(e, CR_SKIP,
		    "%s:%d: measured in '%s'; only pixels are read", r->name,
		    el->line, el->text);
	if (!strcmp(el->name, "TextLine"))
		flush_word(r);
	else if (!strcmp(el->name, "ALTERNATIVE") && r->has_word)
		alto_word_alt(&r->word, el->text, strlen(el->text),
		    r->alt_conf);
	return CR_OK;
}

enum cr_status
alto_read(struct page_text *t, const char *xml, size_t len, const char *name,
    struct cr_err *e)
{
	struct page_text read;
	struct reader r = {.t = &read, .name = name, .word = ALTO_WORD_INIT};
	struct xml_handler h = {on_start, on_end, &r};
	enum cr_status st;

	if (alto_read_fast(t, xml, len))
		return CR_OK;
	text_init(&read);
	st = xml_read(xml, len, name, &h, e);
	if (st == CR_OK && !r.page)
		st = err_set(e, CR_SKIP, "%s: no Page in it", name);
	if (!r.told)
		alto_block_language(&read, &r.told, r.lang);
	alto_words_end(&read);
	alto_word_release(&r.word);
	free(r.lang);
	if (st != CR_OK)
		text_release(&read);
	*t = read;
	return st;
}
