/* catalog/altofast.c: a cursor over the ALTO of alto_write (see altofast.h).
 *
 * It knows the elements, their order and their attributes, and gives up at
 * the first byte that is anything else; so it need not know XML. */
#include "catalog/altofast.h"

#include <string.h>

#include "base/utf8.h"
#include "catalog/altoword.h"
#include "courtroll.h"

struct cursor {
	const char *p, *end;
	struct page_text *t;
	struct alto_word word;
	struct buf tmp;
	bool told;    /* a block said its language */
	bool hyphens; /* there are words to look at again */
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
entity_at(struct cursor *c, struct buf *out)
{
	if (AT(c, "&amp;"))
		buf_addc(out, '&');
	else if (AT(c, "&lt;"))
		buf_addc(out, '<');
	else if (AT(c, "&gt;"))
		buf_addc(out, '>');
	else if (AT(c, "&quot;"))
		buf_addc(out, '"');
	else
		return false;
	return true;
}

/* Text up to a quote (of an attribute) or a '<' (of an element), into out. */
static bool
text_up_to(struct cursor *c, char end, struct buf *out)
{
	const char *from;

	buf_reset(out);
	while (c->p < c->end && *c->p != end) {
		if (*c->p == '&') {
			if (!entity_at(c, out))
				return false;
			continue;
		}
		from = c->p;
		while (c->p < c->end && *c->p != end && *c->p != '&') {
			if ((unsigned char)*c->p < ' ' || *c->p == '<')
				return false;
			c->p++;
		}
		buf_add(out, from, (size_t)(c->p - from));
	}
	/* U+FFFE and U+FFFF are no XML, nor is what is no UTF-8 */
	return utf8_valid(out->data, out->len) &&
	    !memmem(out->data, out->len, "\xef\xbf\xbe", 3) &&
	    !memmem(out->data, out->len, "\xef\xbf\xbf", 3) &&
	    out->len <= ALTO_MAX_WORD;
}

static bool
content_at(struct cursor *c, struct buf *out)
{
	return text_up_to(c, '"', out) && AT(c, "\"");
}

/* ---- elements ------------------------------------------------------------ */

/* The whole of a broken word, which the halves say themselves. */
static bool
substitute_at(struct cursor *c)
{
	if (AT(c, " SUBS_TYPE=\"HypPart1\""))
		c->word.first = true;
	else if (!AT(c, " SUBS_TYPE=\"HypPart2\""))
		return true;
	c->hyphens = true;
	return AT(c, " SUBS_CONTENT=\"") && content_at(c, &c->tmp);
}

/* White space around it an XML reader would drop, ']]>' refuse. */
static bool
alternatives_at(struct cursor *c)
{
	double conf;

	for (skip_blanks(c); AT(c, "<ALTERNATIVE PURPOSE=\"" ALTO_PURPOSE);
	    skip_blanks(c)) {
		if (!share_at(c, &conf) || !AT(c, ">") ||
		    !text_up_to(c, '<', &c->tmp) ||
		    memchr(c->tmp.data, ' ', c->tmp.len) ||
		    memmem(c->tmp.data, c->tmp.len, "]]", 2) ||
		    !AT(c, "</ALTERNATIVE>"))
			return false;
		alto_word_alt(&c->word, c->tmp.data, c->tmp.len,
		    (float)(conf * 100));
	}
	return AT(c, "</String>");
}

static bool
hyphen_at(struct cursor *c)
{
	skip_blanks(c);
	if (!AT(c, "<HYP CONTENT=\""))
		return true;
	c->hyphens = true;
	if (!content_at(c, &c->tmp) || !AT(c, "/>"))
		return false;
	alto_word_hyphen(&c->word, c->tmp.data, (struct box){ 0, 0, 0, 0 });
	return true;
}

static bool
word_at(struct cursor *c)
{
	double conf;

	if (!content_at(c, &c->word.s) || !box_at(c, &c->word.box) ||
	    !substitute_at(c) || !AT(c, " WC=\"") || !share_at(c, &conf) ||
	    c->t->n_words >= CR_MAX_WORDS ||
	    c->t->text.len >= CR_MAX_PAGE_TEXT / 2)
		return false;
	if (!AT(c, "/>") && (!AT(c, ">") || !alternatives_at(c)))
		return false;
	c->word.conf = (float)(conf * 100);
	if (!hyphen_at(c))
		return false;
	alto_word_put(&c->word, c->t);
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
language_at(struct cursor *c)
{
	if (!AT(c, " LANG=\""))
		return true;
	if (!content_at(c, &c->tmp))
		return false;
	alto_block_language(c->t, &c->told, c->tmp.data);
	return true;
}

static bool
block_at(struct cursor *c)
{
	bool fresh = true;
	struct box b;

	if (!id_at(c) || !box_at(c, &b) || !language_at(c) || !AT(c, ">"))
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
	struct cursor c = { xml, xml + len, t, ALTO_WORD_INIT, BUF_INIT, false,
		false };
	bool all;

	text_init(t);
	all = len <= CR_MAX_XML && all_of_it(&c);
	alto_word_release(&c.word);
	buf_release(&c.tmp);
	if (!all)
		text_release(t);
	else if (c.hyphens)
		alto_words_end(t);
	return all;
}
