/* codes/sides.c: a caption's parties (see sides.h).
 *
 * Lines are gathered until one closes the group: it has a role, or leaders
 * whose role is lost, or "versus" follows.  A line that neither has a label
 * nor could stand alone goes on with the name of the line before it.
 */
#include "codes/sides.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/name.h"
#include "codes/wording.h"

enum {
	PIECES = 64,      /* names in a group */
	SHORT_NAME = 3,   /* letters */
	MAX_SIDERS = 200, /* in a caption */
	REST = 14,        /* bytes of a line beside the name in it */
	FIELD = 32,       /* bytes of the name of a form's field */
};

/* A piece of a line that may be a name, or a part of one. */
struct piece {
	size_t off, len;
	bool labelled;
	int number;      /* of the label; 0: not read */
};

struct group {
	struct piece v[PIECES];
	size_t n;
};

struct reader {
	struct sides *s;
	struct wording w;
	const struct layout *l; /* NULL: words of a jacket */
	enum party_side side;
	struct group group;
	bool role_seen;  /* on this side */
	bool by;         /* those by whom an application is */
	int numbered;    /* the last name's label, or 0 */
};

/* ---- from a group to names ---------------------------------------------- */

static void
add_name(struct reader *r, const char *name, size_t off, size_t len, int role,
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
same_style(const struct reader *r, const struct group *g)
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
is_open(const struct reader *r, const struct piece *x)
{
	const char *s = r->w.text + x->off;
	int depth = 0;
	const struct mention *m;
	size_t k;

	for (k = 0; k < x->len; k++)
		depth += (s[k] == '(') - (s[k] == ')');
	if (depth == 1 || s[x->len - 1] == '&')
		return true;
	m = mention_before(r->w.m, wording_glyph(&r->w, x->off + x->len));
	return m && r->w.g->off[m->from] > x->off &&
	    m->to - m->from <= SHORT_NAME &&
	    (m->kind == SENSE_YEAR || m->kind == SENSE_AND ||
		m->kind == SENSE_LINK);
}

/* Can a piece not stand alone: "(U) LTD", "LIMITED"? */
static bool
is_tail(const struct reader *r, const struct piece *x)
{
	const char *s = r->w.text + x->off;
	size_t from = wording_glyph(&r->w, x->off), k, letters = 0;
	const struct sighting *t;

	for (k = 0; k < x->len; k++)
		letters += isalpha((unsigned char)s[k]) != 0;
	if (s[0] == '(' || letters <= SHORT_NAME)
		return !initials_only(s, x->len);
	k = sightings_from(r->w.t, from);
	t = k < r->w.t->n ? &r->w.t->v[k] : NULL;
	return t && t->from == from && !memchr(s, ' ', x->len) &&
	    t->to >= wording_glyph(&r->w, x->off + x->len) &&
	    sighting_term(&r->w.scheme->topics, t, TERM_PUBLIC) &&
	    t->to - t->from > SHORT_NAME && x != r->group.v;
}

/* Does this piece go on with the name of the one before it? */
static bool
goes_on(const struct reader *r, const struct group *g, size_t i, bool plural)
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

static void
close_group(struct reader *r, int role, int second, bool plural)
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

static int
label_number(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (isdigit((unsigned char)s[i]))
			return atoi_digits(s + i, len - i);
	return 0;
}

/* A list begins: what stands before it is the other side, its role lost. */
static void
restart(struct reader *r)
{
	close_group(r, -1, -1, true);
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
read_fields(const struct reader *r, size_t *off, size_t *len)
{
	const char *s = r->w.text + *off;
	size_t word, colon = next_field(s, *len, &word), next, i;
	const struct sighting *x;

	if (colon == *len || colon >= FIELD)
		return;
	(void)next_field(s + colon + 1, *len - colon - 1, &next);
	for (i = sightings_from(r->w.t, wording_glyph(&r->w, *off));
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

static void
add_piece(struct reader *r, size_t off, size_t len)
{
	struct group *g = &r->group;
	const char *s;
	struct buf test = BUF_INIT;
	size_t n, label, keep;

	read_fields(r, &off, &len);
	s = r->w.text + off;
	while (len && g->n < PIECES) {
		n = next_label(s, len);
		label = name_label(s, n);
		if (label < n) {
			keep = wording_alone(&r->w, off + label, n - label);
			if (keep && name_clean(&test, s + label, keep) &&
			    !wording_nobody(&r->w, off + label, keep)) {
				if (label && g->n && is_first(s, label))
					restart(r);
				g->v[g->n].off = off + label;
				g->v[g->n].len = keep;
				g->v[g->n].number = label_number(s, label);
				g->v[g->n++].labelled = label > 0;
			}
		}
		s += n;
		off += n;
		len -= n;
	}
	buf_release(&test);
}

/* ---- lists ------------------------------------------------------------- */

static size_t
count_words(const struct reader *r, size_t from, size_t to)
{
	size_t i, n = 0;

	for (i = from; i < to; i++)
		n += i == from || (r->w.g->gap[i] & GAP_SPACE);
	return n;
}

/* Glyph where a list is cut next, from glyph i on; *next is where it goes on.
 * "Orora and Sons", "Church of Uganda, Serere" are one name. */
static size_t
next_cut(const struct reader *r, size_t at, size_t to, size_t *next)
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
cut_kinship(const struct reader *r, size_t at, size_t to)
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
static void
read_list(struct reader *r, size_t at, size_t to)
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
		add_piece(r, off, end - off);
	}
	close_group(r, -1, -1, true);
}

/* "by A and B", and the lines that go on with it. */
static bool
read_by(struct reader *r, const struct line *x)
{
	size_t at = x->from;
	const struct mention *m;

	if (!r->by && !line_by(r->l, x, &at))
		return false;
	m = mention_at(r->w.m, at);
	if (r->by && m && m->kind == SENSE_AND)
		at = m->to;
	else if (r->by && r->s->n &&
	    !name_label(r->w.text + x->off, x->len))
		return true; /* "... BY A / FOR GUARDIANSHIP OF ..." */
	r->by = true;
	read_list(r, at, x->to);
	return true;
}

/* ---- lines -------------------------------------------------------------- */

/* The group is closed by a role; it may belong to the other side. */
static void
close_role(struct reader *r, const struct line *x)
{
	enum party_side side = r->w.scheme->topics.roles[x->role].side;

	if (!r->s->versus && r->role_seen && side == PARTY_B)
		r->side = PARTY_B;
	close_group(r, x->role, x->second, x->plural);
	r->role_seen = true;
}

static void
part_sides(struct reader *r)
{
	close_group(r, -1, -1, true);
	r->side = PARTY_B;
	r->s->versus = true;
	r->role_seen = false;
}

/* Leaders, or what may have been such: much more than a name. */
static bool
has_leaders(const char *s, size_t len)
{
	struct buf name = BUF_INIT;
	bool much = name_leaders(s, len) ||
	    (name_clean(&name, s, len) && name.len + REST < len);

	buf_release(&name);
	return much;
}

static void
read_line(struct reader *r, const struct line *x, bool parts)
{
	size_t end;

	if (parts && x->kind != LINE_INLINE) {
		part_sides(r);
		return;
	}
	switch (x->kind) {
	case LINE_ROLE:
		end = r->w.g->off[x->role_from];
		add_piece(r, x->off, end - x->off);
		close_role(r, x);
		break;
	case LINE_INLINE:
		end = r->w.g->off[r->w.m->v[x->versus].from];
		add_piece(r, x->off, end - x->off);
		part_sides(r);
		end = r->w.g->off[r->w.m->v[x->versus].to];
		add_piece(r, end, x->off + x->len - end);
		break;
	case LINE_MATTER:
		(void)read_by(r, x);
		break;
	case LINE_OTHER:
		if (read_by(r, x))
			break;
		add_piece(r, x->off, x->len);
		if (has_leaders(r->w.text + x->off, x->len))
			restart(r); /* its role is lost */
		break;
	case LINE_BODY: /* leaders that look like words */
		add_piece(r, x->off, x->len);
		restart(r);
		break;
	default:
		break;
	}
}

static bool
useful(const struct line *x)
{
	return x->kind == LINE_OTHER || x->kind == LINE_ROLE ||
	    x->kind == LINE_INLINE;
}

/* "2. B ::::: ACCUSED / 3. C": the list goes on below its role. */
static void
read_rest(struct reader *r, const struct caption *c)
{
	const struct sides *s = r->s;
	const struct group *g = &r->group;
	const struct sider *last = s->n && !g->n ? &s->v[s->n - 1] : NULL;
	int role = last ? last->role : -1, second = last ? last->second : -1;
	const char *text = r->w.text;
	size_t i;

	if (g->n)
		r->numbered = g->v[g->n - 1].number;
	for (i = c->end_parties; i < r->l->n && r->numbered; i++) {
		const struct line *x = &r->l->v[i];
		size_t label = name_label(text + x->off, x->len);

		if (x->kind == LINE_EMPTY)
			continue;
		if (x->kind != LINE_OTHER || !label ||
		    label_number(text + x->off, label) != r->numbered + 1)
			return;
		add_piece(r, x->off, x->len);
		close_group(r, role, second, true);
	}
}

/* "Statement of offence": below it stand no more parties. */
static bool
is_charge(const struct reader *r, const struct line *x)
{
	size_t i = sightings_from(r->w.t, x->from);

	return i < r->w.t->n && r->w.t->v[i].from == x->from &&
	    sighting_term(&r->w.scheme->topics, &r->w.t->v[i], TERM_CHARGED);
}

/* Lines after the block, when its second side has no name yet. */
static void
read_tail(struct reader *r, const struct caption *c)
{
	size_t i;

	read_rest(r, c);
	if (r->s->count[1] || r->group.n || r->side != PARTY_B)
		return;
	for (i = c->end_parties; i < r->l->n && i < c->end_parties + 6; i++) {
		if ((r->l->v[i].kind != LINE_EMPTY && !useful(&r->l->v[i])) ||
		    is_charge(r, &r->l->v[i]))
			break;
		read_line(r, &r->l->v[i], false);
	}
}

/* Where most names are in capitals, one that is not is OCR's. */
static void
judge_styles(struct sides *s)
{
	size_t i, k, upper, small, caps = 0;

	for (k = 0; k < 2; k++)
		for (i = 0; i < s->n; i++) {
			const char *c = s->v[i].name;

			for (upper = small = 0; *c; c++) {
				upper += isupper((unsigned char)*c) != 0;
				small += islower((unsigned char)*c) != 0;
			}
			if (k == 0)
				caps += upper > 4 * small;
			else if (upper <= small && caps * 2 > s->n && caps > 1)
				s->v[i].quality *= 0.5;
		}
}

void
sides_read(struct sides *s, const struct papers *p, size_t page)
{
	const struct paper *q = &p->v[page];
	const struct caption *c = &q->caption;
	struct reader r = { .s = s, .side = PARTY_A,
		.w = { p->s, q->text->text.data, &q->h.g, &q->h.m, &q->t } };
	struct layout l;
	size_t i;

	memset(s, 0, sizeof *s);
	if (c->parties == CAPTION_NONE)
		return;
	layout_read(&l, p, page);
	r.l = &l;
	for (i = c->parties; i < c->end_parties && i < l.n; i++)
		read_line(&r, &l.v[i], i == c->versus);
	read_tail(&r, c);
	close_group(&r, -1, -1, true);
	judge_styles(s);
}

/* ---- words of a jacket -------------------------------------------------- */

void
sides_words(struct sides *s, const struct scheme *scheme, const char *text,
    size_t len)
{
	struct glyphs g;
	struct mentions m;
	struct sightings t;
	struct reader r = { .s = s, .side = PARTY_A,
		.w = { scheme, text, &g, &m, &t } };
	size_t i;

	memset(s, 0, sizeof *s);
	glyphs_init(&g, text, len);
	mentions_find(&m, scheme, &g, 0);
	sightings_find(&t, &scheme->topics, &g, 0);
	for (i = 0; i < m.n && m.v[i].kind != SENSE_VERSUS; i++)
		;
	read_list(&r, 0, i < m.n ? m.v[i].from : g.n);
	if (i < m.n) {
		r.side = PARTY_B;
		s->versus = true;
		read_list(&r, m.v[i].to, g.n);
	}
	glyphs_release(&g);
	mentions_release(&m);
	sightings_release(&t);
}

void
sides_release(struct sides *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free(s->v[i].name);
	free(s->v);
	memset(s, 0, sizeof *s);
}
