/* catalog/alto.c: page text to ALTO 4.4 and back.
 *
 * Writing is deterministic: the same page gives the same bytes, so there is
 * no time stamp in it.  Identifiers: page_1, block_N, line_N; words carry
 * none, they are found by their place.
 *
 * Reading takes what text.h can hold of any ALTO 2 to 4 in pixels: blocks,
 * lines, words, confidences, boxes (rounded), a hyphen at the end of a line.
 * Styles, shapes, glyphs, alternatives, margins' geometry and an explicit
 * ReadingOrder are not read: the order of the elements is taken.  What was
 * written here altofast.c reads back without an XML parser.  *t need
 * not be initialised; after a failure it is empty.
 */
#include "catalog/alto.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "catalog/altofast.h"
#include "courtroll.h"

#define ALTO_NAMESPACE "http://www.loc.gov/standards/alto/ns-v4#"

/* ---- writing ---- */

/* Text that XML can hold: no control bytes, no U+FFFE and U+FFFF. */
static void
add_clean(struct buf *out, const char *s, size_t len)
{
	struct buf valid = BUF_INIT;
	size_t i, n;
	uint32_t c;

	utf8_add_clean(&valid, s, len);
	for (i = 0; i < valid.len; i += n) {
		if (!(n = utf8_decode(valid.data + i, valid.len - i, &c)))
			break; /* not reached: it was made valid */
		utf8_add(out, c == 0xfffe || c == 0xffff ? 0xfffd : c);
	}
	buf_release(&valid);
}

static void
put_element(struct xml_out *x, const char *name, const char *text)
{
	struct buf b = BUF_INIT;

	if (!text || !*text)
		return;
	add_clean(&b, text, strlen(text));
	xml_open(x, name);
	xml_text(x, b.data);
	xml_close(x);
	buf_release(&b);
}

static void
put_box(struct xml_out *x, struct box b)
{
	xml_putf(x, "HPOS", "%d", (int)b.x);
	xml_putf(x, "VPOS", "%d", (int)b.y);
	xml_putf(x, "WIDTH", "%d", (int)b.w);
	xml_putf(x, "HEIGHT", "%d", (int)b.h);
}

/* 0..100 as 0..1 with four decimals, whatever the locale. */
static void
put_share(struct xml_out *x, const char *attr, double percent)
{
	long n =
	    percent > 0 ? lround(percent < 100 ? percent * 100 : 10000) : 0;

	xml_putf(x, attr, "%ld.%04ld", n / 10000, n % 10000);
}

static void
put_description(struct xml_out *x, const struct alto_head *h)
{
	xml_open(x, "Description");
	put_element(x, "MeasurementUnit", "pixel");
	if (h->source && *h->source) {
		xml_open(x, "sourceImageInformation");
		put_element(x, "fileName", h->source);
		xml_close(x);
	}
	xml_open(x, "Processing");
	xml_put(x, "ID", "ocr_1");
	put_element(x, "processingCategory", "contentGeneration");
	put_element(x, "processingStepSettings", h->settings);
	xml_open(x, "processingSoftware");
	put_element(x, "softwareName", h->engine);
	put_element(x, "softwareVersion", h->version);
	xml_close(x);
	xml_close(x);
	xml_close(x);
}

static void
put_space(struct xml_out *x, struct box left, struct box right)
{
	int32_t end = left.x + left.w;

	xml_open(x, "SP");
	xml_putf(x, "HPOS", "%d", (int)end);
	xml_putf(x, "VPOS", "%d", (int)left.y);
	xml_putf(x, "WIDTH", "%d", right.x > end ? (int)(right.x - end) : 0);
	xml_close(x);
}

static void
put_word(struct xml_out *x, const struct page_text *t,
    const struct text_word *w, struct buf *tmp)
{
	buf_reset(tmp);
	add_clean(tmp, t->text.data + w->off, w->len);
	xml_open(x, "String");
	xml_put(x, "CONTENT", tmp->data);
	put_box(x, w->box);
	put_share(x, "WC", w->conf);
	xml_close(x);
}

static void
put_line(
    struct xml_out *x, const struct page_text *t, size_t i, struct buf *tmp)
{
	const struct text_line *l = &t->lines[i];
	const struct text_word *w = t->words + l->first;
	uint32_t k;

	xml_open(x, "TextLine");
	xml_putf(x, "ID", "line_%zu", i + 1);
	put_box(x, l->box);
	for (k = 0; k < l->n; k++) {
		if (k > 0)
			put_space(x, w[k - 1].box, w[k].box);
		put_word(x, t, &w[k], tmp);
	}
	xml_close(x);
}

/* The lines of one block, from line i on; returns the first of the next. */
static size_t
put_block(
    struct xml_out *x, const struct page_text *t, size_t i, struct buf *tmp)
{
	uint32_t block = t->lines[i].block;
	struct box box = {0, 0, 0, 0};
	size_t k;

	for (k = i; k < t->n_lines && t->lines[k].block == block; k++)
		box = box_union(box, t->lines[k].box);
	xml_open(x, "TextBlock");
	xml_putf(x, "ID", "block_%u", (unsigned)block + 1);
	put_box(x, box);
	for (; i < k; i++)
		put_line(x, t, i, tmp);
	xml_close(x);
	return k;
}

void
alto_write(
    struct buf *out, const struct page_text *t, const struct alto_head *h)
{
	struct xml_out *x = xml_out_new();
	struct buf tmp = BUF_INIT;
	size_t i = 0;

	xml_open(x, "alto");
	xml_put(x, "xmlns", ALTO_NAMESPACE);
	xml_put(x, "SCHEMAVERSION", "4.4");
	put_description(x, h);
	xml_open(x, "Layout");
	xml_open(x, "Page");
	xml_put(x, "ID", "page_1");
	xml_putf(x, "PHYSICAL_IMG_NR", "%d", h->page > 0 ? h->page : 1);
	xml_put(x, "PROCESSINGREFS", "ocr_1");
	xml_putf(x, "WIDTH", "%d", (int)t->width);
	xml_putf(x, "HEIGHT", "%d", (int)t->height);
	/* ALTO counts counterclockwise how the text lies in the image: text
	 * that lies 90 counterclockwise was turned 90 clockwise by us */
	xml_putf(x, "ROTATION", "%d", h->rotation);
	put_share(x, "PC", h->confidence);
	xml_open(x, "PrintSpace");
	put_box(x, (struct box){0, 0, t->width, t->height});
	while (i < t->n_lines)
		i = put_block(x, t, i, &tmp);
	xml_out_done(x, out);
	buf_release(&tmp);
}

/* ---- reading ---- */

struct reader {
	struct page_text *t;
	const char *name;
	bool page;      /* a Page was seen */
	bool new_block; /* the next line begins a block */
	bool has_word;  /* word waits, for a hyphen may follow it */
	struct buf word;
	struct box box;
	float conf;
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
		text_add_word(r->t, r->word.data, r->word.len, r->box, r->conf);
	r->has_word = false;
	buf_reset(&r->word);
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
	return CR_OK;
}

static enum cr_status
read_word(struct reader *r, const struct xml_element *el, struct cr_err *e)
{
	const char *content = xml_attr(el, "CONTENT");
	const char *wc = xml_attr(el, "WC");

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
	buf_adds(&r->word, content);
	r->box = read_box(el);
	r->conf = wc ? (float)(strtod(wc, NULL) * 100) : 0;
	r->has_word = true;
	return CR_OK;
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
		r->new_block = true;
	} else if (!strcmp(el->name, "TextLine")) {
		text_add_line(r->t, r->new_block, read_box(el));
		r->new_block = false;
	} else if (!strcmp(el->name, "String")) {
		return read_word(r, el, e);
	} else if (!strcmp(el->name, "HYP") && r->has_word) {
		content = xml_attr(el, "CONTENT");
		buf_adds(&r->word, content ? content : "-");
		r->box = box_union(r->box, read_box(el));
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
	return CR_OK;
}

enum cr_status
alto_read(struct page_text *t, const char *xml, size_t len, const char *name,
    struct cr_err *e)
{
	struct page_text read;
	struct reader r = {.t = &read, .name = name, .word = BUF_INIT};
	struct xml_handler h = {on_start, on_end, &r};
	enum cr_status st;

	if (alto_read_fast(t, xml, len))
		return CR_OK;
	text_init(&read);
	st = xml_read(xml, len, name, &h, e);
	if (st == CR_OK && !r.page)
		st = err_set(e, CR_SKIP, "%s: no Page in it", name);
	buf_release(&r.word);
	if (st != CR_OK)
		text_release(&read);
	*t = read;
	return st;
}
