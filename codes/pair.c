/* codes/pair.c: serial and year (see pair.h).  A digit is a digit first: it
 * is looked at as a letter only where it stands outside every run of digits,
 * and even then the other reading is kept.  Everything here looks at no
 * more than a dozen glyphs around the place where the two meet. */
#include "codes/pair.h"

#include <string.h>

enum { SERIAL_DIGITS = 6, YEAR_MIN = 1900, CENTURY = 2000, YEAR_DIGITS = 4 };

/* Years that have not come yet are misread ones. */
static bool
is_year(const struct scheme *s, long v)
{
	return v >= YEAR_MIN && v <= CENTURY + s->century;
}

bool
digits_alike(char a, char b)
{
	static const char *const pairs[] = { "17", "14", "38", "35", "56",
		"68", "08", "06", "09", "39", "49" };
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (strchr(pairs[i], a) && strchr(pairs[i], b))
			return true;
	return false;
}

/* The one year that four digits may have been, had one of them another
 * shape; 0: none, or several. */
static int
likely_year(const struct scheme *s, long v)
{
	char d[YEAR_DIGITS + 1], was, c;
	int i, k, found = 0;
	long y;

	for (i = YEAR_DIGITS; i-- > 0; v /= 10)
		d[i] = (char)('0' + v % 10);
	for (i = 0; i < YEAR_DIGITS; i++) {
		was = d[i];
		for (c = '0'; c <= '9'; c++) {
			if (c == was || !digits_alike(c, was))
				continue;
			d[i] = c;
			for (y = k = 0; k < YEAR_DIGITS; k++)
				y = y * 10 + d[k] - '0';
			if (!is_year(s, y))
				continue;
			if (found)
				return 0;
			found = (int)y;
		}
		d[i] = was;
	}
	return found;
}

static void
take(struct digits *d, const struct glyphs *g, size_t from, size_t to)
{
	size_t i;

	d->from = from;
	d->to = to;
	d->value = 0;
	d->real = 0;
	for (i = from; i < to; i++) {
		d->value = d->value * 10 + glyph_value(g, i);
		d->real += glyph_digit(g, i);
	}
}

bool
digits_at(struct digits *d, const struct glyphs *g, size_t i, size_t max)
{
	size_t to = i;

	while (to < g->n && to - i <= max && glyph_value(g, to) >= 0 &&
	    (to == i || !g->gap[to]))
		to++;
	if (to == i || to - i > max)
		return false;
	/* Letters that go on as a word are no digits: "5 BILLS". */
	while (to < g->n && to > i && !g->gap[to] && !glyph_digit(g, to - 1))
		to--;
	if (to == i)
		return false;
	take(d, g, i, to);
	return true;
}

bool
digits_before(struct digits *d, const struct glyphs *g, size_t i, size_t max)
{
	size_t from = i;

	while (from > 0 && i - from <= max && glyph_value(g, from - 1) >= 0 &&
	    (from == i || !g->gap[from]))
		from--;
	if (from == i || i - from > max)
		return false;
	/* Joined to a word, "NO18", "CS12": a number mark's own O belongs to
	 * it; otherwise the digits begin with the first true one. */
	if (from > 0 && !g->gap[from] && !glyph_digit(g, from - 1)) {
		if (g->c[from - 1] == 'N' && g->c[from] == 'O')
			from++;
		else
			while (from < i && !glyph_digit(g, from))
				from++;
	}
	if (from == i)
		return false;
	take(d, g, from, i);
	return true;
}

static int
century_year(const struct scheme *s, long v)
{
	return (int)(v + (v <= s->century ? 2000 : 1900));
}

static bool
is_split(unsigned gap)
{
	return gap && !(gap & ~(unsigned)(GAP_SPACE | GAP_DOT));
}

/* Four digits with a stray space or point: "20 14", "19.87". */
static bool
year_split(struct year *y, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	size_t k, real = 0;
	long v = 0, two = 0;
	int splits = 0;

	for (k = i; k < i + 4; k++) {
		if (glyph_value(g, k) < 0)
			return false;
		if (k > i && g->gap[k] && (!is_split(g->gap[k]) || splits++))
			return false;
		if (k == i + 2 && g->gap[k] && real == 2)
			two = v;
		real += glyph_digit(g, k);
		v = v * 10 + glyph_value(g, k);
	}
	if (!splits || real < 2 || !is_year(s, v) ||
	    (glyph_digit(g, k) && !g->gap[k]))
		return false;
	*y = (struct year){ k, (int)v, real, false, true, 0, 0 };
	if (two)
		y->shorter = century_year(s, two);
	return true;
}

bool
year_at(struct year *y, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	size_t n = 0, real = 0, k;
	long v = 0;

	while (n < 6 && i + n < g->n && glyph_value(g, i + n) >= 0 &&
	    (n == 0 || !g->gap[i + n])) {
		/* four true digits and then letters: the next word, glued */
		if (n == 4 && real == 4 && !glyph_digit(g, i + n))
			break;
		real += glyph_digit(g, i + n);
		n++;
	}
	for (k = 0; k < n && k < 4; k++)
		v = v * 10 + glyph_value(g, i + k);
	if (n >= 4 && is_year(s, v) && real >= 1) {
		/* A fifth one is a closing bracket that OCR took for a 1. */
		if (n > 5 || (n == 5 && glyph_value(g, i + 4) != 1))
			return false;
		*y = (struct year){ i + n, (int)v, real, false,
			n == 5 || real < 4, 0, 0 };
		return true;
	}
	if (n == YEAR_DIGITS && real >= 3 && v >= 1000 &&
	    (v = likely_year(s, v))) {
		*y = (struct year){ i + n, 0, real, false, true, 0, (int)v };
		return true;
	}
	if (n < 4 && year_split(y, s, g, i))
		return true;
	if (real != n || (i + n < g->n && !g->gap[i + n]))
		return false;
	/* "20.0S": there was more of it */
	if (glyph_value(g, i + n) >= 0 && is_split(g->gap[i + n]))
		return false;
	if (n == 3 && (v / 10 == 19 || v / 10 == 20)) {
		*y = (struct year){ i + n, 0, real, false, true, 0, 0 };
		return true;
	}
	if (n == 2) {
		*y = (struct year){ i + n, century_year(s, v), real, true,
			false, 0, 0 };
		return true;
	}
	return false;
}

/* Does glyph i go on from the digits before it? */
static bool
goes_on(const struct glyphs *g, size_t i)
{
	return i > 0 && !g->gap[i] && glyph_value(g, i) >= 0 &&
	    glyph_value(g, i - 1) >= 0;
}

/* "0l 2014", "f 2014": a letter or two, one of them right, then digits.  What
 * belongs to a run of digits is one of them, and a slash or dash needs no
 * "of": the 0 of "150/2012" joins nothing. */
static size_t
near_join(const struct glyphs *g, size_t i)
{
	size_t n = i + 1 < g->n && !g->gap[i + 1] && !glyph_digit(g, i + 1)
	    ? 2
	    : 1;

	if (goes_on(g, i) || (g->gap[i + n] & (GAP_SLASH | GAP_DASH)))
		return 0;
	if (!glyph_digit(g, i + n) || (glyph_digit(g, i) && !g->gap[i + n]))
		return 0;
	if (glyph_fold(g->c[i]) == 'O' || g->c[i + n - 1] == 'F')
		return i + n;
	return 0;
}

bool
pair_join(enum pair_join *join, size_t *year, const struct scheme *s,
    const struct glyphs *g, size_t i)
{
	struct form_hit hit;
	unsigned gap = g->gap[i];

	*year = i;
	if (i >= g->n || (gap & GAP_AMP))
		return false;
	if (gap & GAP_BLOCK) { /* a centred line broken in two */
		*join = JOIN_YEAR;
		return forms_find(&s->years, g, i, &hit) &&
		    glyph_digit(g, *year = hit.to);
	}
	if (gap & GAP_SLASH) {
		*join = JOIN_SLASH;
		return true;
	}
	if (forms_find(&s->years, g, i, &hit)) {
		*join = JOIN_YEAR;
		*year = hit.to;
		return true;
	}
	if (gap & GAP_DASH) {
		*join = JOIN_DASH;
		return true;
	}
	if ((*year = near_join(g, i))) {
		*join = JOIN_NEAR;
		return true;
	}
	*year = i;
	*join = JOIN_NONE;
	return glyph_digit(g, i) &&
	    (gap & (GAP_SPACE | GAP_COMMA | GAP_DOT));
}

long
digits_shorter(const struct digits *d, enum pair_join join,
    const struct glyphs *g)
{
	size_t n = d->to - d->from;
	char last = g->c[d->to - 1];

	if (join == JOIN_NEAR)
		return n > 1 && !g->gap[d->to] && glyph_fold(last) == 'O'
		    ? d->value / 10
		    : 0;
	if (join != JOIN_NONE || glyph_digit(g, d->to - 1))
		return 0;
	if (n > 1 && last == 'O')
		return d->value / 10;
	return n > 2 && glyph_fold(g->c[d->to - 2]) == 'O' ? d->value / 100
							    : 0;
}

static bool
slashed_before(const struct glyphs *g, size_t i)
{
	return i > 0 && (g->gap[i] & (GAP_SLASH | GAP_DASH)) &&
	    glyph_digit(g, i - 1);
}

/* With a slash or dash the pair may be part of a date or of a longer code,
 * and either half may be the year. */
static bool
check_halves(struct pair *p, const struct scheme *s,
    const struct digits *left, const struct glyphs *g, size_t i,
    bool right_is_year)
{
	struct digits right;
	bool digits, left_is_year = left->to - left->from == YEAR_DIGITS &&
	    left->real == YEAR_DIGITS && is_year(s, left->value);

	if (slashed_before(g, left->from) ||
	    (g->gap[left->from] & GAP_COMMA &&
		left->from > 0 && glyph_digit(g, left->from - 1) &&
		!(g->gap[left->from] & GAP_SPACE)))
		return false;
	if (!left_is_year)
		return right_is_year;
	digits = digits_at(&right, g, i, SERIAL_DIGITS);
	/* five digits are a serial before they are a year and a bracket */
	if (right_is_year && !p->two_digit && p->year > 0 &&
	    !(digits && right.real > 4)) {
		p->either = true;
		return true;
	}
	if (!digits || !right.real || right.value == 0)
		return false;
	p->year_first = true;
	p->other = 0;
	p->two_digit = false;
	p->year = (int)left->value;
	p->serial = right.value;
	p->to = right.to;
	p->doubtful = right.real < right.to - right.from;
	return true;
}

static bool
is_bar(const struct glyphs *g, size_t i)
{
	char c = g->text[g->off[i]];

	return c == '|' || c == '!';
}

/* A bar at either end is a one, or a stroke of a stamp beside the number;
 * the serial without it, or 0. */
static long
digits_unbarred(const struct digits *d, const struct glyphs *g)
{
	struct digits rest = *d;

	if (d->to - d->from < 2)
		return 0;
	if (is_bar(g, d->from))
		take(&rest, g, d->from + 1, d->to);
	else if (is_bar(g, d->to - 1))
		take(&rest, g, d->from, d->to - 1);
	else
		return 0;
	return rest.value;
}

/* What else the digits may be. */
static void
read_other(struct pair *p, const struct digits *left, const struct year *y,
    const struct glyphs *g, size_t at)
{
	long shorter = digits_shorter(left, p->join, g);

	if (shorter || (shorter = digits_unbarred(left, g))) {
		p->other = shorter;
	} else if (p->join == JOIN_NEAR && at == left->to + 1 &&
	    glyph_digit(g, left->to)) {
		p->other = p->serial * 10; /* "95 0 2015" */
	} else if (y->shorter &&
	    (p->join == JOIN_SLASH || p->join == JOIN_DASH)) {
		p->other = p->serial; /* "5/20 14" */
		p->other_year = y->shorter;
	}
}

/* "45A of 2012": the letter is no part of the serial.  "45B" may be 458. */
static size_t
without_suffix(struct pair *p, const struct glyphs *g, size_t i)
{
	struct digits d;
	char c = i > 1 ? g->c[i - 1] : '\0';

	if (c < 'A' || c > 'D' || g->gap[i - 1] || !glyph_digit(g, i - 2))
		return i;
	if (c != 'B')
		return i - 1;
	if (glyph_upper(g, i - 1) && digits_before(&d, g, i - 1, SERIAL_DIGITS))
		p->other = d.value;
	return i;
}

bool
pair_find(struct pair *p, const struct scheme *s, const struct glyphs *g,
    size_t i)
{
	struct digits left;
	struct year y;
	size_t at;
	bool year;

	if (i == 0 || i >= g->n)
		return false;
	memset(p, 0, sizeof *p);
	if (!pair_join(&p->join, &at, s, g, i))
		return false;
	if (!digits_before(&left, g, without_suffix(p, g, i), SERIAL_DIGITS))
		return false;
	year = year_at(&y, s, g, at);
	p->from = left.from;
	p->serial = left.value;
	p->digits = left.to - left.from;
	p->lettered = left.real == 0;
	if (year) {
		p->to = y.to;
		p->year = y.year;
		p->two_digit = y.two_digit;
		p->doubtful = y.doubtful || left.real < left.to - left.from;
		p->other_year = y.year;
		read_other(p, &left, &y, g, at);
		if (y.likely) {
			p->other = p->serial;
			p->other_year = y.likely;
		}
	}
	if (p->join == JOIN_SLASH || p->join == JOIN_DASH) {
		if (!check_halves(p, s, &left, g, at, year))
			return false;
		if ((g->gap[p->to] & (GAP_SLASH | GAP_DASH)) &&
		    glyph_digit(g, p->to))
			return false;
		return p->join == JOIN_SLASH || p->year_first ||
		    (y.real >= 3 && !p->two_digit && !y.likely);
	}
	if (!year || (y.likely && p->join != JOIN_YEAR) ||
	    ((g->gap[i] & GAP_BLOCK) && (y.real != 4 || y.year == 0)))
		return false;
	if (p->join == JOIN_NEAR || p->join == JOIN_NONE)
		return y.real == 4 && (glyph_digit(g, left.to - 1) || p->other);
	return true;
}
