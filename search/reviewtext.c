/* search/reviewtext.c: a question as text, on a terminal or in a pipe (see
 * reviewtext.h). */
#include "search/reviewtext.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* C0 and C1 controls, and what turns the direction of writing. */
static bool
steers(uint32_t c)
{
	return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x61c ||
	    c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069);
}

void
review_clean(struct buf *out, const char *s, size_t most)
{
	size_t len = strlen(s), n = 0, used;
	uint32_t c;

	while (len) {
		if (n == most) { /* there is more than fits */
			while (out->len &&
			    (out->data[out->len - 1] & 0xc0) == 0x80)
				buf_truncate(out, out->len - 1);
			if (out->len)
				buf_truncate(out, out->len - 1);
			buf_adds(out, "…");
			return;
		}
		used = utf8_decode(s, len, &c);
		if (!used || steers(c))
			buf_addc(out, used && (c == '\n' || c == '\t') ? ' '
								: '?');
		else
			buf_add(out, s, used);
		s += used ? used : 1;
		len -= used ? used : 1;
		n++;
	}
}

static void
candidates(struct buf *out, const struct review_item *i)
{
	size_t k;

	for (k = 0; k < i->n; k++) {
		buf_addf(out, "  %zu%c ", k + 1, (int)k == i->chosen ? '*'
								: ' ');
		review_clean(out, i->v[k].text, 120);
		if (i->v[k].is_case) {
			buf_adds(out, "  ");
			review_clean(out, i->v[k].code, 60);
		}
		if (i->v[k].score > 0)
			buf_addf(out, "  %.2f", i->v[k].score);
		buf_addc(out, '\n');
	}
}

void
review_text(struct buf *out, const struct review_item *i, size_t n,
    const char *picture)
{
	buf_addf(out, "%zu. %s  %s\n  ", n, i->r->id, doubt_name(i->what));
	review_clean(out, i->question, 400);
	buf_addc(out, '\n');
	if (i->page)
		buf_addf(out, "  page %d", i->page);
	if (i->quote) {
		buf_adds(out, i->page ? ": \"" : "  \"");
		review_clean(out, i->quote, 240);
		buf_addc(out, '"');
	}
	if (i->page || i->quote)
		buf_addc(out, '\n');
	if (picture) {
		buf_adds(out, "  ");
		review_clean(out, picture, 400);
		buf_addc(out, '\n');
	}
	candidates(out, i);
	if (i->reject.kind)
		buf_addf(out, "  r  %s\n", i->reject_text);
	buf_addc(out, '\n');
}
