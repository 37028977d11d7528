/* codes/section.c: reading sections of a law (see section.h).
 *
 * A section is up to four digits, then any number of brackets with digits or
 * a letter or two in each.  Signs and the scheme's words for "and" join it to
 * the next; a bracket after them goes with the number before: "(3) and (4)".
 */
#include "codes/section.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS_MAX = 4, PART_MAX = 4 };

struct reader {
	const struct paper *x;
	const struct glyphs *g;
	struct cited *out;
	size_t at;
	char base[DIGITS_MAX + 1];
};

enum { JOINTS = GAP_COMMA | GAP_AMP | GAP_SLASH | GAP_DASH };

static bool
opens(const struct glyphs *g, size_t i)
{
	return i > 0 && i < g->n && (g->gap[i] & GAP_OPEN);
}

/* Digits, of which the first may be none by looks alone. */
static bool
read_base(struct reader *r)
{
	const struct glyphs *g = r->g;
	size_t n = 0, i = r->at;
	bool real = false;

	while (i < g->n && glyph_value(g, i) >= 0 &&
	    (n == 0 || !g->gap[i])) {
		if (n == DIGITS_MAX)
			return false;
		real |= glyph_digit(g, i);
		r->base[n++] = (char)('0' + glyph_value(g, i++));
	}
	r->base[n] = '\0';
	if (n == 0 || !real || r->base[0] == '0')
		return false;
	r->at = i;
	return true;
}

/* "(a)": up to a closing bracket, or one sign where that was lost. */
static bool
read_part(struct reader *r, char part[PART_MAX + 3])
{
	const struct glyphs *g = r->g;
	size_t i = r->at, n = 0;

	part[n++] = '(';
	while (i < g->n && n <= PART_MAX) {
		/* (l) and (O) are more likely digits where one was begun */
		part[n++] = (char)tolower((unsigned char)g->c[i++]);
		if (i == g->n || g->gap[i])
			break;
	}
	if (i < g->n && !g->gap[i])
		return false;
	if (i < g->n && !(g->gap[i] & GAP_CLOSE) && n > 2)
		return false;
	part[n++] = ')';
	part[n] = '\0';
	r->at = i;
	return true;
}

static void
push(struct reader *r, const char *parts)
{
	struct cited *c = r->out;

	if (c->n == SECTIONS_MAX ||
	    strlen(r->base) + strlen(parts) >= SECTION_LEN)
		return;
	(void)snprintf(c->v[c->n++], SECTION_LEN, "%s%s", r->base, parts);
	c->to = r->at;
}

static bool
read_parts(struct reader *r)
{
	char parts[SECTION_LEN] = "", part[PART_MAX + 3];
	size_t n = 0, len;

	while (opens(r->g, r->at) && (n == 0 || !(r->g->gap[r->at] & JOINTS)) &&
	    read_part(r, part)) {
		len = strlen(part);
		if (n + len >= sizeof parts)
			break;
		memcpy(parts + n, part, len + 1);
		n += len;
	}
	push(r, parts);
	return n > 0;
}

/* Past what joins two sections: signs, or a word for "and". */
static bool
skip_joint(struct reader *r)
{
	const struct mention *m = mention_at(&r->x->h.m, r->at);
	unsigned gap = r->at < r->g->n ? r->g->gap[r->at] : 0;

	if (m && m->kind == SENSE_AND) {
		r->at = m->to;
		return true;
	}
	return (gap & JOINTS) && !(gap & GAP_BLOCK);
}

void
sections_read(struct cited *c, const struct paper *x, size_t i)
{
	struct reader r = { x, &x->h.g, c, i, "" };
	size_t before;

	c->n = 0;
	c->to = i;
	if (!read_base(&r))
		return;
	(void)read_parts(&r);
	while (c->n < SECTIONS_MAX) {
		before = r.at;
		if (!skip_joint(&r))
			break;
		if (opens(r.g, r.at)) {
			if (!read_parts(&r) || r.at == before)
				break;
		} else if (read_base(&r)) {
			(void)read_parts(&r);
		} else {
			break;
		}
	}
}

void
sections_write(char *out, size_t size, const struct cited *c)
{
	size_t i, n = 0, len;

	*out = '\0';
	for (i = 0; i < c->n; i++) {
		len = strlen(c->v[i]) + (i ? 2 : 0);
		if (n + len >= size)
			break;
		(void)snprintf(out + n, size - n, "%s%s", i ? ", " : "",
		    c->v[i]);
		n += len;
	}
}

int
section_match(const char *cited, const char *listed)
{
	size_t a = strlen(cited), b = strlen(listed), n = a < b ? a : b;

	if (strncmp(cited, listed, n) != 0)
		return 0;
	if (a == b)
		return 2;
	return (a > b ? cited : listed)[n] == '(' ? 1 : 0;
}
