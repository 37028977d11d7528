/* codes/coded.c: the court's own codes (see coded.h).  First the shape is
 * read, from front to back: prefix, station, slots, serial, year.  Then the
 * slots are given their meaning. */
#include "codes/coded.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "codes/pair.h"

enum { MAX_SLOTS = 4, SLOT_MAX = 4, UNKNOWN_PREFIX = 3 };

/* A slot's letters as division, as type; NULL where they are none. */
struct slot {
	const struct division *division;
	const struct type *type;
};

struct shape {
	const struct prefix *prefix; /* NULL: letters that nobody knows */
	size_t prefix_to;
	char station[4]; /* two digits, or "" */
	struct slot slots[MAX_SLOTS];
	size_t n_slots;
	long serial;
	int year;
	size_t to;
	bool guessed;  /* the prefix is not spelt like this */
	bool short_year;
	long other;    /* a second reading of the serial, or 0 */
	int other_year; /* and of the year; 0: the same */
	bool doubtful; /* nor are some of the slots */
	bool repaired; /* nor are some of the digits */
};

static bool
same(const struct glyphs *g, size_t from, size_t to, const char *code)
{
	size_t i;

	if (!*code || strlen(code) != to - from)
		return false;
	for (i = from; i < to; i++)
		if (glyph_fold(g->c[i]) != glyph_fold(code[i - from]))
			return false;
	return true;
}

/* No gap, or points only, between the glyphs of a prefix. */
static bool
is_joined(const struct glyphs *g, size_t from, size_t to)
{
	return to <= from + 1 ||
	    !(glyphs_gaps(g, from + 1, to - 1) & ~(unsigned)GAP_DOT);
}

static bool
is_prefix(const struct glyphs *g, size_t i, const char *letters)
{
	size_t n = strlen(letters);

	return i + n < g->n && same(g, i, i + n, letters) &&
	    is_joined(g, i, i + n) && glyph_starts(g, i + n);
}

/* One letter of a known prefix that takes a station was read wrong. */
static const struct prefix *
nearly(const struct scheme *s, const struct glyphs *g, size_t i, size_t n)
{
	size_t k, j, wrong;

	for (k = 0; k < s->n_prefixes; k++) {
		const struct prefix *p = &s->prefixes[k];

		if (strlen(p->letters) != n || p->station[0])
			continue;
		for (j = wrong = 0; j < n; j++)
			wrong += glyph_fold(g->c[i + j]) !=
			    glyph_fold(p->letters[j]);
		if (wrong <= 1)
			return p;
	}
	return NULL;
}

static bool
read_prefix(struct shape *sh, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	size_t k, n;

	for (k = 0; k < s->n_prefixes; k++) {
		if (!is_prefix(g, i, s->prefixes[k].letters))
			continue;
		n = strlen(s->prefixes[k].letters);
		if (sh->prefix && strlen(sh->prefix->letters) >= n)
			continue;
		sh->prefix = &s->prefixes[k];
		sh->prefix_to = i + n;
	}
	if (sh->prefix)
		return true;
	/* Any three capitals, a dash and two digits look like one. */
	n = UNKNOWN_PREFIX;
	for (k = i; k < i + n; k++)
		if (!glyph_upper(g, k) || (k > i && g->gap[k]))
			return false;
	if (!(g->gap[k] & GAP_DASH) || glyph_value(g, k) < 0)
		return false;
	sh->prefix = nearly(s, g, i, n);
	sh->guessed = true;
	sh->prefix_to = k;
	return true;
}

/* Here a round letter is a zero. */
static int
station_digit(const struct glyphs *g, size_t i)
{
	char c = g->c[i];

	return c == 'C' || c == 'D' || c == 'G' || c == 'Q' || c == 'U'
	    ? 0
	    : glyph_value(g, i);
}

/* Two digits that nothing joins to what follows. */
static size_t
read_station(struct shape *sh, const struct glyphs *g, size_t i)
{
	int a = station_digit(g, i), b = station_digit(g, i + 1);

	if (a < 0 || b < 0 || g->gap[i + 1] || i + 2 >= g->n)
		return i;
	if (!g->gap[i + 2] && (glyph_digit(g, i + 2) || !glyph_digit(g, i)))
		return i;
	if (glyph_value(g, i) < 0 || glyph_value(g, i + 1) < 0) {
		if (!sh->prefix || !(g->gap[i] & GAP_DASH) ||
		    !(g->gap[i + 2] & GAP_DASH) ||
		    (!glyph_digit(g, i) && !glyph_digit(g, i + 1)))
			return i;
		sh->repaired = true;
	}
	(void)snprintf(sh->station, sizeof sh->station, "%d%d", a, b);
	return i + 2;
}

static bool
known_slot(struct slot *slot, const struct scheme *s, const struct glyphs *g,
    size_t from, size_t to)
{
	size_t i;

	slot->division = NULL;
	slot->type = NULL;
	for (i = 0; i < s->n_divisions; i++)
		if (same(g, from, to, s->divisions[i].code))
			slot->division = &s->divisions[i];
	for (i = 0; i < s->n_types; i++)
		if (same(g, from, to, s->types[i].code) && !slot->type)
			slot->type = &s->types[i];
	/* What is written in codes goes before what only we write. */
	for (i = 0; i < s->n_types; i++)
		if (same(g, from, to, s->types[i].written))
			slot->type = &s->types[i];
	return slot->division || slot->type;
}

/* The longest known slot that begins at i and after which a slot may end;
 * returns its length. */
static size_t
read_slot(struct slot *slot, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	size_t end = i, n;

	while (end < g->n && (end == i || !g->gap[end]) && end - i < 16)
		end++;
	for (n = end - i < SLOT_MAX ? end - i : SLOT_MAX; n >= 2; n--) {
		if (i + n < end && glyph_value(g, i + n) < 0 &&
		    i + n + 1 >= end)
			continue;
		if (known_slot(slot, s, g, i, i + n))
			return n;
	}
	return 0;
}

static bool
similar(char a, char b)
{
	static const char *const pairs[] = { "MN", "CG", "EF", "UV",
		"VY" };
	size_t i;

	a = glyph_fold(a);
	b = glyph_fold(b);
	for (i = 0; i < sizeof pairs / sizeof pairs[0] && a != b; i++)
		if (strchr(pairs[i], a) && strchr(pairs[i], b))
			return true;
	return a == b;
}

static bool
is_similar(const struct glyphs *g, size_t from, size_t to, const char *code)
{
	size_t i;

	if (!*code || strlen(code) != to - from)
		return false;
	for (i = from; i < to; i++)
		if (!similar(g->c[i], code[i - from]))
			return false;
	return true;
}

/* The one type (in the first slot, division) that these letters look like. */
static void
guess_slot(struct slot *slot, const struct scheme *s, const struct glyphs *g,
    size_t from, size_t to, bool first)
{
	size_t i, hits = 0;

	memset(slot, 0, sizeof *slot);
	for (i = 0; first && i < s->n_divisions; i++) {
		if (is_similar(g, from, to, s->divisions[i].code)) {
			slot->division = &s->divisions[i];
			hits++;
		}
	}
	for (i = 0; !first && i < s->n_types; i++) {
		if (is_similar(g, from, to, s->types[i].written)) {
			slot->type = &s->types[i];
			hits++;
		}
	}
	if (hits != 1)
		memset(slot, 0, sizeof *slot);
}

/* A slot of letters that the scheme does not know, between separators. */
static size_t
strange_slot(const struct glyphs *g, size_t i)
{
	size_t end = i;

	while (end < g->n && isupper((unsigned char)g->c[end]) &&
	    (end == i || !g->gap[end]))
		end++;
	if (end - i < 2 || end - i > SLOT_MAX)
		return 0;
	return g->gap[end] & (GAP_DASH | GAP_SPACE) ? end - i : 0;
}

static size_t
read_slots(struct shape *sh, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	struct form_hit hit;
	struct digits d;
	size_t n;

	while (sh->n_slots < MAX_SLOTS && i < g->n) {
		struct slot *slot = &sh->slots[sh->n_slots];

		if ((g->gap[i] & (GAP_BLOCK | GAP_OPEN | GAP_CLOSE)) ||
		    glyph_digit(g, i))
			break;
		if (sh->n_slots > 0 && digits_at(&d, g, i, 6) && d.real)
			break; /* "l54" is no slot "LS" */
		if (forms_find(&s->words, g, i, &hit) &&
		    s->senses[hit.value].kind == SENSE_NUMBER)
			break;
		n = read_slot(slot, s, g, i);
		if (n == 0 && sh->station[0] && (n = strange_slot(g, i))) {
			guess_slot(slot, s, g, i, i + n, sh->n_slots == 0);
			sh->doubtful = true;
			if (sh->n_slots == 0 && !slot->division)
				break;
		}
		if (n == 0)
			break;
		sh->n_slots++;
		i += n;
	}
	return i;
}

static bool
year_of_code(struct year *y, enum pair_join *how, const struct scheme *s,
    const struct glyphs *g, size_t i)
{
	enum pair_join join;
	size_t at;

	if (!pair_join(&join, &at, s, g, i) || !year_at(y, s, g, at))
		return false;
	*how = join;
	if (join == JOIN_NEAR || join == JOIN_NONE)
		return y->real >= 3 && !y->two_digit && y->year > 0 &&
		    !(g->gap[i] & GAP_COMMA);
	return true;
}

/* A space has come into the serial: "012 1 of 2001". */
static bool
mend_serial(struct digits *d, struct year *y, enum pair_join *join,
    const struct scheme *s, const struct glyphs *g)
{
	struct digits more;
	size_t i;
	long v = d->value;

	if (!d->real || d->to >= g->n ||
	    (g->gap[d->to] & ~(unsigned)(GAP_SPACE | GAP_DOT)) ||
	    !digits_at(&more, g, d->to, 3) || !more.real ||
	    !year_of_code(y, join, s, g, more.to))
		return false;
	for (i = more.from; i < more.to; i++)
		v *= 10;
	if (v + more.value > 99999)
		return false;
	d->value = v + more.value;
	d->to = more.to;
	return true;
}

static bool
read_tail(struct shape *sh, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	struct digits first, second;
	struct form_hit hit;
	struct year y;
	enum pair_join join;
	bool year;

	if (forms_find(&s->words, g, i, &hit) &&
	    s->senses[hit.value].kind == SENSE_NUMBER)
		i = hit.to;
	if (i >= g->n || (g->gap[i] & GAP_BLOCK) || !digits_at(&first, g, i, 6))
		return false;
	year = year_of_code(&y, &join, s, g, first.to);
	if (first.to - first.from == 4 && first.real == 4 &&
	    first.value >= 1900 && first.value < 2100 &&
	    (!year || y.two_digit || y.year == 0) &&
	    (g->gap[first.to] & (GAP_DASH | GAP_SLASH)) &&
	    digits_at(&second, g, first.to, 6) && second.real) {
		sh->year = (int)first.value;
		sh->serial = second.value;
		sh->to = second.to;
		return sh->serial > 0;
	}
	if (year)
		sh->other = digits_shorter(&first, join, g);
	else if ((year = mend_serial(&first, &y, &join, s, g)))
		sh->repaired = true;
	sh->serial = first.value;
	if (year && y.likely) {
		sh->other = sh->serial;
		sh->other_year = y.likely;
	}
	sh->short_year = year && y.two_digit;
	sh->to = year ? y.to : first.to;
	sh->year = year ? y.year : 0;
	sh->repaired |= first.real < first.to - first.from;
	sh->repaired |= year && (y.doubtful || join == JOIN_NEAR);
	sh->doubtful |= sh->repaired || (year && y.two_digit);
	return sh->serial > 0 && (first.real > 0 || first.to - first.from > 1);
}

static bool
read_shape(struct shape *sh, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	size_t at;

	memset(sh, 0, sizeof *sh);
	if (!read_prefix(sh, s, g, i))
		return false;
	at = read_station(sh, g, sh->prefix_to);
	at = read_slots(sh, s, g, at);
	if (sh->n_slots == 0 || !read_tail(sh, s, g, at))
		return false;
	/* Letters that nobody knows must look like a code in every slot. */
	if (sh->guessed)
		if (!sh->station[0] || sh->n_slots < 2 ||
		    !sh->slots[0].division)
			return false;
	if (!sh->station[0]) /* else "HC CA 5 of 2010" were one */
		return (glyphs_gaps(g, sh->prefix_to, at) &
			   (GAP_DASH | GAP_SLASH)) &&
		    sh->year;
	return sh->year || sh->n_slots > 1;
}

static void
set(char field[8], const char *code)
{
	(void)snprintf(field, 8, "%s", code);
}

static void
fill_slots(struct coded *c, struct case_id *id, const struct shape *sh)
{
	const struct slot *first = &sh->slots[0];
	const struct slot *last = &sh->slots[sh->n_slots - 1];
	struct case_id *other;

	if (sh->n_slots == 1) {
		if (first->division && first->type) {
			/* One slot is gone: which one nobody can say. */
			other = &c->readings[c->n_readings++];
			*other = *id;
			set(other->type, first->type->code);
			set(id->division, first->division->code);
		} else if (first->division) {
			set(id->division, first->division->code);
		} else {
			set(id->type, first->type->code);
		}
		return;
	}
	if (first->division) {
		set(id->division, first->division->code);
	} else if (first->type && last->division) {
		set(id->division, last->division->code); /* swapped */
		set(id->type, first->type->code);
		c->rule = "code-slot";
		c->score -= 0.2;
		return;
	} else if (first->type && last->type && first->type->written[0] &&
	    sh->n_slots == 2 && !first->type->division[0] &&
	    first->type->confirmed) {
		/* A type stands in the division's place: it is the more
		 * particular of the two, "application in a suit". */
		set(id->type, first->type->code);
		c->rule = "code-slot";
		c->score -= 0.2;
		return;
	}
	if (last->type)
		set(id->type, last->type->code);
}

/* Letters that are a type of the civil side only, in a criminal division:
 * read with reserve. */
static void
check_sides(struct coded *c, const struct scheme *s)
{
	struct case_id *id = &c->readings[0], *other;
	const struct division *d = scheme_division(s, id->division);
	const struct type *t = scheme_type(s, id->type);

	if (!d || !t || d->side == SIDE_ANY || t->side == SIDE_ANY ||
	    d->side == t->side || c->n_readings > 1)
		return;
	/* Applications and causes are heard on both sides; a type whose
	 * letters in the code are not its own is where doubt is real. */
	if (t->written[0] && strcmp(t->written, t->code) == 0)
		return;
	other = &c->readings[c->n_readings++];
	*other = *id;
	other->type[0] = '\0';
}

bool
coded_find(struct coded *c, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	struct shape sh;
	struct case_id *id = &c->readings[0];

	if (!glyph_starts(g, i) || !isalpha((unsigned char)g->c[i]))
		return false;
	if (!read_shape(&sh, s, g, i))
		return false;
	memset(c, 0, sizeof *c);
	c->from = i;
	c->to = sh.to;
	c->n_readings = 1;
	c->other = sh.other;
	c->other_year = sh.other_year;
	c->short_year = sh.short_year;
	c->repaired = sh.repaired;
	c->rule = "code";
	c->score = sh.doubtful || sh.guessed ? 0.85 : 0.98;
	if (!sh.prefix) {
		(void)snprintf(id->station_name, sizeof id->station_name,
		    "unknown (%.3s)", g->c + i);
		c->score -= 0.2;
	} else {
		set(id->court, sh.prefix->court);
		if (sh.prefix->station[0])
			scheme_place(s, id,
			    scheme_station(s, sh.prefix->station));
		else if (sh.station[0])
			scheme_place_digits(s, id, sh.station);
		else
			c->score -= 0.1;
	}
	id->serial = sh.serial;
	id->year = sh.year;
	if (!sh.year)
		c->score -= 0.3;
	fill_slots(c, id, &sh);
	check_sides(c, s);
	return true;
}
