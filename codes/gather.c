/* codes/gather.c: the names in the pieces of a caption's lines (see
 * gather.h).
 *
 * A piece that neither has a label nor could stand alone goes on with the
 * name of the piece before it.  A form's field names somebody where it is a
 * role's.
 */
#include "codes/gather.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/name.h"

enum {
	SHORT_NAME = 3,   /* letters */
	MAX_SIDERS = 200, /* in a caption */
	FIELD = 32,       /* bytes of the name of a form's field */
};

static void
add_name(struct gather *r, const char *name, size_t off, size_t len, int role,
    int second)
{
	struct sides *s = r->s;
	struct sider *x;

	if (s->n >= MAX_SIDERS)
		return;
	s->v = xgrow(s->v, s->n, &s->cap, sizeof *s->v);
	x = &s->v[s->n++];
	x->name = xstrdup(name);
	x->off = off;
	x->len = len;
	x->role = role;
	x->second = second;
	x->side = r->side;
	x->order = s->count[r->side == PARTY_B]++;
	x->quality = name_quality(name);
	x->known = wording_known(&r->w, name);
}

/* Two lines that are set alike, and read well. */
static bool
same_style(const struct gather *r, const struct group *g)
{
	struct buf name = BUF_INIT;
	bool caps[2], good = true;
	size_t i, k;

	for (i = 0; i < 2; i++) {
		buf_reset(&name);
		good = good &&
		    name_clean(&name, r->w.text + g->v[i].off, g->v[i].len) &&
		    name_quality(name.data) > 0.6 && strchr(name.data, ' ');
		caps[i] = true;
		for (k = 0; k < name.len; k++)
			caps[i] &= !islower((unsigned char)name.data[k]);
	}
	buf_release(&name);
	return good && caps[0] == caps[1];
}

/* "S.T.": a child's, or a wife's, name. */
static bool
initials_only(const char *s, size_t len)
{
	return len >= 3 && isalpha((unsigned char)s[0]) && s[1] == '.';
}

/* Does a piece end so that more must come: "... (", "... &", "... of"? */
static bool
is_open(const struct gather *r, const struct piece *x)
{
	const char *s = r->w.text + x->off;
	int depth = 0;
	const struct mention *m;
	size_t k;

	for (k = 0; k < x->len; k++)
		depth += (s[k] == '(') - (s[k] == ')');
	if (depth == 1 || s[x->len - 1] == '&')
		return true;
	m = mention_before(r->w.m, glyphs_from(r->w.g, x->off + x->len));
	return m && r->w.g->off[m->from] > x->off &&
	    m->to - m->from <= SHORT_NAME &&
	    (m->kind == SENSE_YEAR || m->kind == SENSE_AND ||
		m->kind == SENSE_LINK);
}

/* Can a piece not stand alone: "(U) LTD", "LIMITED"? */
static bool
is_tail(const struct gather *r, const struct piece *x)
{
	const char *s = r->w.text + x->off;
	size_t from = glyphs_from(r->w.g, x->off), k, letters = 0;
	const struct sighting *t;

	for (k = 0; k < x->len; k++)
		letters += isalpha((unsigned char)s[k]) != 0;
	if (s[0] == '(' || letters <= SHORT_NAME)
		return !initials_only(s, x->len);
	k = sightings_from(r->w.t, from);
	t = k < r->w.t->n ? &r->w.t->v[k] : NULL;
	return t && t->from == from && !memchr(s, ' ', x->len) &&
	    t->to >= glyphs_from(r->w.g, x->off + x->len) &&
	    sighting_term(&r->w.scheme->topics, t, TERM_PUBLIC) &&
	    t->to - t->from > SHORT_NAME && x != r->group.v;
}

/* Does this piece go on with the name of the one before it? */
static bool
goes_on(const struct gather *r, const struct group *g, size_t i, bool plural)
{
	bool labels = false;
	size_t k;

	if (g->v[i].labelled)
		return false;
	if (is_open(r, &g->v[i - 1]) || is_tail(r, &g->v[i]))
		return true;
	for (k = 0; k < g->n; k++)
		labels |= g->v[k].labelled;
	if (!labels)
		return !plural && g->n == 2 && same_style(r, g);
	/* "1. A", "B", "2. C" */
	return g->v[i - 1].number && i + 1 < g->n &&
	    g->v[i + 1].number == g->v[i - 1].number + 1;
}

void
gather_close(struct gather *r, int role, int second, bool plural)
{
	struct group *g = &r->group;
	struct buf name = BUF_INIT, raw = BUF_INIT;
	size_t i, first;

	for (i = 0; i < g->n;) {
		first = i;
		buf_reset(&raw);
		buf_reset(&name);
		do {
			if (raw.len)
				buf_addc(&raw, ' ');
			buf_add(&raw, r->w.text + g->v[i].off, g->v[i].len);
			i++;
		} while (i < g->n && goes_on(r, g, i, plural));
		r->numbered = g->v[first].number;
		if (name_clean(&name, raw.data, raw.len))
			add_name(r, name.data, g->v[first].off,
			    g->v[i - 1].off + g->v[i - 1].len -
				g->v[first].off,
			    role, second);
	}
	g->n = 0;
	buf_release(&name);
	buf_release(&raw);
}

/* "1. A 2. B": where the second label begins, or the end. */
static size_t
next_label(const char *s, size_t len)
{
	size_t i;

	for (i = 4; i + 4 < len; i++)
		if (s[i - 1] == ' ' && s[i] >= '1' && s[i] <= '9' &&
		    (s[i + 1] == '.' || s[i + 1] == ')') &&
		    (isupper((unsigned char)s[i + 2]) ||
			(s[i + 2] == ' ' && isupper((unsigned char)s[i + 3]))))
			return i;
	return len;
}

/* Is it the label "1."? */
static bool
is_first(const char *s, size_t len)
{
	size_t i, n = 0;
	bool one = false;

	for (i = 0; i < len; i++)
		if (isalnum((unsigned char)s[i])) {
			one = s[i] == '1' || s[i] == 'l' || s[i] == 'I' ||
			    s[i] == 'i';
			n++;
		}
	return one && n == 1;
}

static int
atoi_digits(const char *s, size_t len)
{
	int v = 0;
	size_t i;

	for (i = 0; i < len && i < 3 && isdigit((unsigned char)s[i]); i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

int
gather_label(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (isdigit((unsigned char)s[i]))
			return atoi_digits(s + i, len - i);
	return 0;
}

void
gather_restart(struct gather *r)
{
	gather_close(r, -1, -1, true);
	r->role_seen = true;
}

/* "Sex: ": the colon of the next field of a form, or the end; *word is where
 * the field's name begins. */
static size_t
next_field(const char *s, size_t len, size_t *word)
{
	size_t i;

	for (i = *word = 0; i + 1 < len; i++) {
		if (s[i] == ' ')
			*word = i + 1;
		if (s[i] == ':' && i > *word + 2 && s[i + 1] == ' ' &&
		    isalpha((unsigned char)s[i - 1]) &&
		    (i + 2 == len || isalnum((unsigned char)s[i + 2])))
			return i;
	}
	*word = len;
	return len;
}

/* A form's line: "ACCUSED'S NAME: OKELLO JAMES Sex: M Tribe: ..." has a
 * party; one with fields that are no party's has none. */
static void
read_fields(const struct gather *r, size_t *off, size_t *len)
{
	const char *s = r->w.text + *off;
	size_t word, colon = next_field(s, *len, &word), next, i;
	const struct sighting *x;

	if (colon == *len || colon >= FIELD)
		return;
	(void)next_field(s + colon + 1, *len - colon - 1, &next);
	for (i = sightings_from(r->w.t, glyphs_from(r->w.g, *off));
	     i < r->w.t->n; i++) {
		x = &r->w.t->v[i];
		if (r->w.g->off[x->from] >= *off + colon)
			break;
		if (sighting_term(&r->w.scheme->topics, x, TERM_ROLE)) {
			*off += colon + 1;
			*len = next;
			return;
		}
	}
	if (next < *len - colon - 1)
		*len = 0;
}

void
gather_piece(struct gather *r, size_t off, size_t len)
{
	struct group *g = &r->group;
	const char *s;
	size_t n, label, keep;

	read_fields(r, &off, &len);
	s = r->w.text + off;
	while (len && g->n < GATHER_PIECES) {
		n = next_label(s, len);
		label = name_label(s, n);
		if (label < n) {
			keep = wording_alone(&r->w, off + label, n - label);
			if (keep && !wording_nobody(&r->w, off + label,
			    keep)) {
				if (label && g->n && is_first(s, label))
					gather_restart(r);
				g->v[g->n].off = off + label;
				g->v[g->n].len = keep;
				g->v[g->n].number = gather_label(s, label);
				g->v[g->n++].labelled = label > 0;
			}
		}
		s += n;
		off += n;
		len -= n;
	}
}

/* ---- lists ------------------------------------------------------------- */

static size_t
count_words(const struct gather *r, size_t from, size_t to)
{
	size_t i, n = 0;

	for (i = from; i < to; i++)
		n += i == from || (r->w.g->gap[i] & GAP_SPACE);
	return n;
}

/* Glyph where a list is cut next, from glyph i on; *next is where it goes on.
 * "Orora and Sons", "Church of Uganda, Serere" are one name. */
static size_t
next_cut(const struct gather *r, size_t at, size_t to, size_t *next)
{
	size_t i, end;

	for (i = at + 1; i < to; i++) {
		const struct mention *m = mention_at(r->w.m, i);

		*next = m && m->kind == SENSE_AND ? m->to : i;
		if (*next == i && !(r->w.g->gap[i] & (GAP_COMMA | GAP_AMP)))
			continue;
		for (end = *next + 1; end < to; end++)
			if (r->w.g->gap[end] & (GAP_COMMA | GAP_AMP))
				break;
		if (count_words(r, at, i) > 1 && count_words(r, *next, end) > 1)
			return i;
	}
	*next = to;
	return to;
}

/* "... (SON)", "... - AUNT": what an applicant is to somebody. */
static size_t
cut_kinship(const struct gather *r, size_t at, size_t to)
{
	size_t i;

	for (i = at + 1; i < to; i++)
		if ((r->w.g->gap[i] & GAP_OPEN) ||
		    ((r->w.g->gap[i] & GAP_DASH) &&
			(r->w.g->gap[i] & GAP_SPACE)))
			return i;
	return to;
}

/* One side: "A, B and 3 others". */
void
gather_list(struct gather *r, size_t at, size_t to)
{
	size_t cut, next, off, end;

	for (; at < to; at = next) {
		cut = next_cut(r, at, to, &next);
		if (r->by)
			cut = cut_kinship(r, at, cut);
		off = r->w.g->off[at];
		end = r->w.g->off[cut - 1] + r->w.g->size[cut - 1];
		while (!r->by &&
		    (r->w.text[end] == ')' || r->w.text[end] == '.'))
			end++;
		gather_piece(r, off, end - off);
	}
	gather_close(r, -1, -1, true);
}
