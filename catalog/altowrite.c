/* catalog/altowrite.c: page text to ALTO 4.4.
 *
 * Writing is deterministic: the same page gives the same bytes, so there is
 * no time stamp in it.  Identifiers: page_1, block_N, line_N; words carry
 * none, they are found by their place.  What has no place in it where it is
 * (a mark of a broken word within a line, a language that is no tag) is left
 * out.
 */
#include "catalog/alto.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "catalog/altofast.h"
#include "catalog/altoword.h"

#define ALTO_NAMESPACE "http://www.loc.gov/standards/alto/ns-v4#"

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
put_share(struct xml_out *x, const char *attr, const char *before,
    double percent)
{
	long n =
	    percent > 0 ? lround(percent < 100 ? percent * 100 : 10000) : 0;

	xml_putf(x, attr, "%s%ld.%04ld", before, n / 10000, n % 10000);
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

/* The page on its way out. */
struct writer {
	struct xml_out *x;
	const struct page_text *t;
	struct buf tmp;
	struct buf whole; /* the broken word under way */
	size_t rest;      /* parts of it that are still to come */
};

/* Begin the word that is broken at i. Of more parts than MAX_PARTS (nothing is
 * written so) the next begins anew. */
static void
begin_whole(struct writer *w, size_t i)
{
	enum { MAX_PARTS = 4 };
	const char *s = w->t->text.data;
	size_t n;

	buf_reset(&w->tmp);
	for (w->rest = 0; w->rest < MAX_PARTS - 1; w->rest++, i++) {
		if (!(n = text_broken(w->t, i)))
			break;
		buf_add(&w->tmp, s + w->t->words[i].off, n);
	}
	buf_add(&w->tmp, s + w->t->words[i].off, w->t->words[i].len);
	buf_reset(&w->whole);
	add_clean(&w->whole, w->tmp.data, w->tmp.len);
}

/* What a part of a broken word is part of. */
static void
put_substitute(struct writer *w, size_t i, bool broken)
{
	const char *part = "HypPart2";

	if (w->rest > 0) {
		w->rest--;
	} else if (broken) {
		begin_whole(w, i);
		part = "HypPart1";
	} else {
		return;
	}
	xml_put(w->x, "SUBS_TYPE", part);
	xml_put(w->x, "SUBS_CONTENT", w->whole.data);
}

static void
put_alternative(struct writer *w, const struct text_alt *a)
{
	xml_open(w->x, "ALTERNATIVE");
	put_share(w->x, "PURPOSE", ALTO_PURPOSE, a->conf);
	buf_reset(&w->tmp);
	add_clean(&w->tmp, w->t->alt_text.data + a->off, a->len);
	xml_text(w->x, w->tmp.data);
	xml_close(w->x);
}

/* *alt: the first reading that is not of an earlier word. */
static void
put_word(struct writer *w, size_t i, size_t *alt)
{
	const struct page_text *t = w->t;
	const struct text_word *word = &t->words[i];
	size_t bare = text_broken(t, i);

	buf_reset(&w->tmp);
	add_clean(&w->tmp, t->text.data + word->off, bare ? bare : word->len);
	xml_open(w->x, "String");
	xml_put(w->x, "CONTENT", w->tmp.data);
	put_box(w->x, word->box);
	put_substitute(w, i, bare > 0);
	put_share(w->x, "WC", "", word->conf);
	for (; *alt < t->n_alts && t->alts[*alt].word == i; ++*alt)
		put_alternative(w, &t->alts[*alt]);
	xml_close(w->x);
	if (!bare)
		return;
	buf_reset(&w->tmp);
	add_clean(&w->tmp, t->text.data + word->off + bare, word->len - bare);
	xml_open(w->x, "HYP");
	xml_put(w->x, "CONTENT", w->tmp.data);
	xml_close(w->x);
}

static void
put_line(struct writer *w, size_t i)
{
	const struct text_line *l = &w->t->lines[i];
	const struct text_word *words = w->t->words;
	size_t alt = text_alts(w->t, l->first), k;

	xml_open(w->x, "TextLine");
	xml_putf(w->x, "ID", "line_%zu", i + 1);
	put_box(w->x, l->box);
	for (k = l->first; k < (size_t)l->first + l->n; k++) {
		if (k > l->first)
			put_space(w->x, words[k - 1].box, words[k].box);
		put_word(w, k, &alt);
	}
	xml_close(w->x);
}

/* The lines of one block, from line i on; returns the first of the next. */
static size_t
put_block(struct writer *w, size_t i)
{
	const struct page_text *t = w->t;
	uint32_t block = t->lines[i].block;
	struct box box = {0, 0, 0, 0};
	char lang[sizeof t->lang];
	size_t k;

	for (k = i; k < t->n_lines && t->lines[k].block == block; k++)
		box = box_union(box, t->lines[k].box);
	xml_open(w->x, "TextBlock");
	xml_putf(w->x, "ID", "block_%u", (unsigned)block + 1);
	put_box(w->x, box);
	if (alto_language(lang, t->lang))
		xml_put(w->x, "LANG", lang);
	for (; i < k; i++)
		put_line(w, i);
	xml_close(w->x);
	return k;
}

void
alto_write(
    struct buf *out, const struct page_text *t, const struct alto_head *h)
{
	struct writer w = {.t = t, .tmp = BUF_INIT, .whole = BUF_INIT};
	struct xml_out *x = w.x = xml_out_new();
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
	put_share(x, "PC", "", h->confidence);
	xml_open(x, "PrintSpace");
	put_box(x, (struct box){0, 0, t->width, t->height});
	while (i < t->n_lines)
		i = put_block(&w, i);
	xml_out_done(x, out);
	buf_release(&w.tmp);
	buf_release(&w.whole);
}
