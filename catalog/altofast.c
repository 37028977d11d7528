/* catalog/altofast.c: a cursor over the ALTO of alto_write (see altofast.h).
 *
 * It knows the elements, their order and their attributes, and gives up at
 * the first byte that is anything else; so it need not know XML. */
#include "catalog/altofast.h"

#include <string.h>

#include "base/utf8.h"
#include "courtroll.h"

struct cursor {
	const char *p, *end;
	struct page_text *t;
	struct buf word;
};

/* ---- pieces; each moves on where it is there ----------------------------- */

static bool
text_at(struct cursor *c, const char *s, size_t len)
{
	if ((size_t)(c->end - c->p) < len || memcmp(c->p, s, len) != 0)
		return false;
	c->p += len;
	return true;
}
#define AT(C, LITERAL) text_at(C, LITERAL, sizeof LITERAL - 1)

static void
skip_blanks(struct cursor *c)
{
	while (c->p < c->end && (*c->p == ' ' || *c->p == '\n'))
		c->p++;
}

/* Digits up to a quote. */
static bool
number_at(struct cursor *c, int32_t *out)
{
	const char *from = c->p;
	int32_t v = 0;

	while (c->p < c->end && *c->p >= '0' && *c->p <= '9' &&
	    v <= (int32_t)CR_MAX_SIDE)
		v = v * 10 + (*c->p++ - '0');
	*out = v;
	return c->p > from && v <= (int32_t)CR_MAX_SIDE && AT(c, "\"");
}

static bool
box_at(struct cursor *c, struct box *b)
{
	return AT(c, " HPOS=\"") && number_at(c, &b->x) &&
	    AT(c, " VPOS=\"") && number_at(c, &b->y) && AT(c, " WIDTH=\"") &&
	    number_at(c, &b->w) && AT(c, " HEIGHT=\"") &&
	    number_at(c, &b->h);
}

/* 0.9699, as strtod reads it: four digits divided are rounded once. */
static bool
share_at(struct cursor *c, double *out)
{
	int n = 0, i;

	if (c->end - c->p < 7 || c->p[1] != '.')
		return false;
	for (i = 0; i < 6; i++) {
		if (i == 1)
			continue;
		if (c->p[i] < '0' || c->p[i] > '9')
			return false;
		n = n * 10 + (c->p[i] - '0');
	}
	c->p += 6;
	*out = n / 10000.0;
	return AT(c, "\"");
}

/* The number of a line or block, of no use here: digits up to a quote. */
static bool
id_at(struct cursor *c)
{
	const char *from = c->p;

	while (c->p < c->end && *c->p >= '0' && *c->p <= '9')
		c->p++;
	return c->p > from && AT(c, "\"");
}

static bool
entity_at(struct cursor *c)
{
	if (AT(c, "&amp;"))
		buf_addc(&c->word, '&');
	else if (AT(c, "&lt;"))
		buf_addc(&c->word, '<');
	else if (AT(c, "&gt;"))
		buf_addc(&c->word, '>');
	else if (AT(c, "&quot;"))
		buf_addc(&c->word, '"');
	else
		return false;
	return true;
}

/* The word, into c->word. */
static bool
content_at(struct cursor *c)
{
	const char *from;

	buf_reset(&c->word);
	while (c->p < c->end && *c->p != '"') {
		if (*c->p == '&') {
			if (!entity_at(c))
				return false;
			continue;
		}
		from = c->p;
		while (c->p < c->end && *c->p != '"' && *c->p != '&') {
			if ((unsigned char)*c->p < ' ' || *c->p == '<')
				return false;
			c->p++;
		}
		buf_add(&c->word, from, (size_t)(c->p - from));
	}
	/* U+FFFE and U+FFFF are no XML, nor is what is no UTF-8 */
	return AT(c, "\"") && utf8_valid(c->word.data, c->word.len) &&
	    !memmem(c->word.data, c->word.len, "\xef\xbf\xbe", 3) &&
	    !memmem(c->word.data, c->word.len, "\xef\xbf\xbf", 3) &&
	    c->word.len <= ALTO_MAX_WORD;
}

/* ---- elements ------------------------------------------------------------ */

static bool
word_at(struct cursor *c)
{
	double conf;
	struct box b;

	if (!content_at(c) || !box_at(c, &b) || !AT(c, " WC=\"") ||
	    !share_at(c, &conf) || !AT(c, "/>") ||
	    c->t->n_words >= CR_MAX_WORDS ||
	    c->t->text.len >= CR_MAX_PAGE_TEXT / 2)
		return false;
	text_add_word(c->t, c->word.data, c->word.len, b,
	    (float)(conf * 100));
	return true;
}

static bool
space_at(struct cursor *c)
{
	int32_t v;

	return AT(c, " HPOS=\"") && number_at(c, &v) && AT(c, " VPOS=\"") &&
	    number_at(c, &v) && AT(c, " WIDTH=\"") && number_at(c, &v) &&
	    AT(c, "/>");
}

static bool
line_at(struct cursor *c, bool fresh)
{
	struct box b;

	if (!id_at(c) || !box_at(c, &b))
		return false;
	text_add_line(c->t, fresh, b);
	if (AT(c, "/>"))
		return true;
	if (!AT(c, ">"))
		return false;
	for (;;) {
		skip_blanks(c);
		if (AT(c, "<String CONTENT=\"")) {
			if (!word_at(c))
				return false;
		} else if (AT(c, "<SP")) {
			if (!space_at(c))
				return false;
		} else {
			return AT(c, "</TextLine>");
		}
	}
}

static bool
block_at(struct cursor *c)
{
	bool fresh = true;
	struct box b;

	if (!id_at(c) || !box_at(c, &b) || !AT(c, ">"))
		return false;
	for (skip_blanks(c); AT(c, "<TextLine ID=\"line_"); skip_blanks(c)) {
		if (!line_at(c, fresh))
			return false;
		fresh = false;
	}
	return AT(c, "</TextBlock>");
}

static bool
space_of_page(struct cursor *c)
{
	struct box b;

	skip_blanks(c);
	if (!AT(c, "<PrintSpace") || !box_at(c, &b))
		return false;
	if (AT(c, "/>"))
		return true;
	if (!AT(c, ">"))
		return false;
	for (skip_blanks(c); AT(c, "<TextBlock ID=\"block_"); skip_blanks(c))
		if (!block_at(c))
			return false;
	return AT(c, "</PrintSpace>");
}

static bool
page_at(struct cursor *c)
{
	int32_t v;
	double pc;

	skip_blanks(c);
	if (!AT(c, "<Page ID=\"page_1\" PHYSICAL_IMG_NR=\"") ||
	    !number_at(c, &v) || !AT(c, " PROCESSINGREFS=\"ocr_1\" WIDTH=\"") ||
	    !number_at(c, &c->t->width) || !AT(c, " HEIGHT=\"") ||
	    !number_at(c, &c->t->height) || !AT(c, " ROTATION=\"") ||
	    !number_at(c, &v) || !AT(c, " PC=\"") || !share_at(c, &pc) ||
	    !AT(c, ">") || !space_of_page(c))
		return false;
	skip_blanks(c);
	return AT(c, "</Page>");
}

/* What was said of the reading: text and tags that do not matter here, but
 * must be what they were when they were written. */
static bool
description_at(struct cursor *c)
{
	static const char end[] = "</Description>";
	const char *to;

	if (!AT(c, "<Description>\n    <MeasurementUnit>pixel"
		   "</MeasurementUnit>"))
		return false;
	to = memmem(c->p, (size_t)(c->end - c->p), end, sizeof end - 1);
	if (!to || !utf8_valid(c->p, (size_t)(to - c->p)) ||
	    memmem(c->p, (size_t)(to - c->p), "<!", 2) ||
	    memmem(c->p, (size_t)(to - c->p), "MeasurementUnit", 15) ||
	    memmem(c->p, (size_t)(to - c->p), "<Page", 5))
		return false;
	c->p = to + sizeof end - 1;
	return true;
}

static bool
all_of_it(struct cursor *c)
{
	if (!AT(c, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto xmlns=\""
		   "http://www.loc.gov/standards/alto/ns-v4#\" "
		   "SCHEMAVERSION=\"4.4\">\n  ") ||
	    !description_at(c))
		return false;
	skip_blanks(c);
	if (!AT(c, "<Layout>") || !page_at(c))
		return false;
	skip_blanks(c);
	if (!AT(c, "</Layout>"))
		return false;
	skip_blanks(c);
	if (!AT(c, "</alto>"))
		return false;
	skip_blanks(c);
	return c->p == c->end;
}

bool
alto_read_fast(struct page_text *t, const char *xml, size_t len)
{
	struct cursor c = { xml, xml + len, t, BUF_INIT };
	bool all;

	text_init(t);
	all = len <= CR_MAX_XML && all_of_it(&c);
	buf_release(&c.word);
	if (!all)
		text_release(t);
	return all;
}
