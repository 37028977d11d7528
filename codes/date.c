/* codes/date.c: reading dates (see date.h).
 *
 * Three shapes: numbers (11.03.13), a day before the name of a month (6th day
 * of October, 2016), a name before the day (October 6, 2016).  OCR breaks the
 * ordinal (26t', 16lh), takes letters for digits (l6, 2OI6), and misspells
 * the month; that is forgiven where the rest of the date stands, and the date
 * is then doubtful.  Which dates are possible is never stretched.
 */
#include "codes/date.h"

#include <stdio.h>
#include <string.h>

#include "codes/align.h"
#include "codes/lookup.h"

enum {
	YEAR_FIRST = 1900, YEAR_LAST = 2035, /* of a court's papers */
	ORDINAL = 3,   /* letters after the day: "th" */
	DAY_OF = 5,    /* letters of "day of", run together */
	BETWEEN = 20,  /* letters from the day to the month at most */
	MONTH_MAX = 14, /* letters of a month's name at most */
	PIECE = GAP_SPACE | GAP_DOT | GAP_DASH | GAP_COMMA | GAP_OTHER |
	    GAP_LINE | GAP_BLOCK | GAP_SLASH,
};

struct reading_at {
	const struct papers *p;
	const struct glyphs *g;
	bool doubtful;
};

static bool
possible(int day, int month, int year)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 ||
	    month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 ||
	    (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

static bool
begins(const struct glyphs *g, size_t i)
{
	return i == 0 || g->gap[i] || !glyph_digit(g, i - 1);
}

/* At most `most` digits that no gap parts: how many; *sure of them digits
 * indeed, not letters that look like one. */
static size_t
digits(const struct glyphs *g, size_t i, size_t most, int *value, size_t *sure)
{
	size_t n;

	*value = 0;
	*sure = 0;
	for (n = 0; n < most && i + n < g->n; n++) {
		if ((n > 0 && g->gap[i + n]) || glyph_value(g, i + n) < 0)
			break;
		*value = *value * 10 + glyph_value(g, i + n);
		*sure += glyph_digit(g, i + n);
	}
	return n;
}

static bool
ends_number(const struct glyphs *g, size_t i)
{
	return i >= g->n || g->gap[i] || !glyph_digit(g, i);
}

/* ---- 11.03.13 ------------------------------------------------------------ */

/* The sign that parts two numbers of a date, or 0. */
static unsigned
separator(const struct glyphs *g, size_t i)
{
	unsigned gap = i < g->n ? g->gap[i] : 0;
	unsigned sign = gap & (GAP_SLASH | GAP_DOT | GAP_DASH);

	if ((gap & ~(unsigned)GAP_SPACE) != sign || (sign & (sign - 1)))
		return 0;
	return sign;
}

/* The second sign of a date that was misread, or the first: "10.03/2017",
 * "29,09.2017".  One of them must be right. */
static bool
parts_too(const struct glyphs *g, size_t i, unsigned first, size_t at)
{
	const unsigned any = GAP_SLASH | GAP_DOT | GAP_DASH | GAP_COMMA;
	unsigned a = first ? first : g->gap[at] & any, b = g->gap[i];

	return ((a | b) & (GAP_SLASH | GAP_DOT)) && a && (b & any) &&
	    !(b & ~any) && !(g->gap[at] & ~any);
}

static size_t day_digits(struct reading_at *r, size_t i, int *day);

/* "21st/": the glyphs of a day with its ordinal before a sign; 0: none. */
static size_t
ordinal_day(struct reading_at *r, size_t i, int *day)
{
	const struct glyphs *g = r->g;
	size_t n = day_digits(r, i, day);

	if (!n || i + n + 2 >= g->n || g->gap[i + n] || g->gap[i + n + 1] ||
	    glyph_digit(g, i + n) || glyph_digit(g, i + n + 1) ||
	    !(separator(g, i + n + 2) & GAP_SLASH))
		return 0;
	return n + 2;
}

static bool
number_date(struct date *d, struct reading_at *r, size_t i)
{
	const struct glyphs *g = r->g;
	size_t at = i, n = 0, all = 0, sure, k, parted = i;
	bool mixed = false;
	unsigned sign = 0;
	int part[3];

	if (i > 0 && separator(g, i) && glyph_digit(g, i - 1) &&
	    !(g->gap[i] & GAP_SPACE))
		return false;
	for (k = 0; k < 3; k++) {
		if (k == 1) {
			sign = separator(g, at);
			parted = at;
		}
		if (k == 2 && (!sign || separator(g, at) != sign)) {
			if (!parts_too(g, at, sign, parted))
				return false;
			mixed = r->doubtful = true;
		}
		if (k == 0 && (n = ordinal_day(r, at, &part[0]))) {
			at += n;
			all += n - 2;
			continue;
		}
		n = digits(g, at, k < 2 ? 2 : 4, &part[k], &sure);
		if (!n || (k == 2 && n != 4 && (n != 2 || mixed)) ||
		    !ends_number(g, at + n))
			return false;
		r->doubtful |= sure < n;
		all += sure;
		at += n;
	}
	if (n == 2)
		part[2] += part[2] <= r->p->s->century ? 2000 : 1900;
	if (all < 3 || !possible(part[0], part[1], part[2]) ||
	    (separator(g, at) && !(g->gap[at] & GAP_SPACE) &&
		glyph_digit(g, at)))
		return false;
	*d = (struct date){ i, at, part[0], part[1], part[2], r->doubtful };
	return true;
}

/* ---- months -------------------------------------------------------------- */

struct month {
	const struct reading_at *r;
	size_t to;
	int month, cost, score;
	bool tie;
};

static void
consider(void *ctx, int set, size_t letters, size_t to, int cost)
{
	struct month *m = ctx;
	const struct glyphs *g = m->r->g;
	const struct term *term = set_term(&m->r->p->s->topics, set,
	    TERM_MONTH);
	int score = 4 * (int)letters - 7 * cost;

	if (!term || score < m->score ||
	    (cost == 0 && letters < 5 && !glyph_starts(g, to)) ||
	    /* "Apri 1998" is not "Apri1 998". */
	    (glyph_digit(g, to - 1) && g->gap[to - 1]))
		return;
	if (score == m->score) {
		m->tie |= term->id != m->month;
		return;
	}
	m->month = term->id;
	m->to = to;
	m->cost = cost;
	m->score = score;
	m->tie = false;
}

/* The month whose name begins at glyph i, or 0. */
static int
month_at(struct reading_at *r, size_t i, bool near, size_t *to)
{
	struct month m = { .r = r };

	if (i >= r->g->n || glyph_digit(r->g, i) || r->g->c[i] == '?')
		return 0;
	align_forms(&r->p->s->topics.months, r->g, i, MONTH_MAX, consider, &m);
	if (!m.month || m.tie || (m.cost > 0 && !near))
		return 0;
	r->doubtful |= m.cost > 0;
	*to = m.to;
	return m.month;
}

/* ---- 6th day of October, 2016 -------------------------------------------- */

static bool
is_of(const struct reading_at *r, size_t from, size_t to)
{
	struct form_hit hit;
	size_t i;

	for (i = to; i-- > from && to - i <= FORM_TIGHT;)
		if (forms_find(&r->p->s->years, r->g, i, &hit) &&
		    hit.to == to)
			return true;
	return false;
}

/* A year of four digits after a month (or a day) that ends before i. */
static bool
year_at(struct date *d, struct reading_at *r, size_t i)
{
	const struct glyphs *g = r->g;
	struct form_hit hit;
	size_t n, sure;

	if (forms_find(&r->p->s->years, g, i, &hit) && hit.from == i)
		i = hit.to;
	if (i >= g->n)
		return false;
	n = digits(g, i, 4, &d->year, &sure);
	if (n == 2 && sure == 2 && (g->gap[i] & (GAP_DASH | GAP_SLASH)) &&
	    ends_number(g, i + n))
		d->year += d->year <= r->p->s->century ? 2000 : 1900;
	else if (n != 4 || sure < 2 || !ends_number(g, i + 4))
		return false;
	r->doubtful |= sure < n;
	d->to = i + n;
	return true;
}

/* The day's digits, without what OCR made of its ordinal: "1st" is no 15. */
static size_t
day_digits(struct reading_at *r, size_t i, int *day)
{
	const struct glyphs *g = r->g;
	int second = i + 1 < g->n && !g->gap[i + 1] ? glyph_value(g, i + 1)
						    : -1;
	bool sure = glyph_digit(g, i);

	*day = glyph_value(g, i);
	if (*day < 0 || *day > 9)
		return 0;
	if (second >= 0 && glyph_digit(g, i + 1)) {
		*day = *day * 10 + second;
		r->doubtful |= !sure;
		return ends_number(g, i + 2) ? 2 : 0;
	}
	/* "2Oth", "3lst": a letter like 0 or 1, and an ordinal after it */
	if (sure && *day <= 3 && (second == 0 || second == 1) &&
	    i + 2 < g->n && !g->gap[i + 2]) {
		*day = *day * 10 + second;
		r->doubtful = true;
		return 2;
	}
	/* "lst": the ordinal shows that it is a digit */
	if (!sure && (*day != 1 || second != 5 || i + 2 >= g->n ||
		g->gap[i + 2] || g->c[i + 2] != 'T'))
		return 0;
	r->doubtful |= !sure;
	return 1;
}

/* May glyphs [a, b) stand between a day's digits and its month? */
static bool
joins(const struct reading_at *r, size_t a, size_t b)
{
	const struct glyphs *g = r->g;
	size_t i = a;

	if (b - a > BETWEEN || (glyphs_gaps(g, a, b) & ~(unsigned)PIECE))
		return false;
	for (; i < b; i++)
		if (glyph_digit(g, i) && !(g->c[i] == '0' && i + 1 < b &&
			g->c[i + 1] == 'F' && !g->gap[i + 1])) /* "0f" */
			return false;
	for (i = a; i < b && (i == a || !g->gap[i]); i++)
		;
	if (b - a <= ORDINAL)
		return true;
	if (i - a > ORDINAL && (g->gap[a] || i - a > ORDINAL + DAY_OF))
		return i - a <= DAY_OF + 1 && is_of(r, a, b);
	return b - i <= DAY_OF || is_of(r, a, b);
}

/* Is there something like a year from here on?  Saves the search. */
static bool
year_ahead(const struct glyphs *g, size_t i)
{
	size_t end = i + BETWEEN + MONTH_MAX + 6, sure;
	int v;

	for (; i < end && i < g->n; i++)
		if (glyph_digit(g, i) && begins(g, i) &&
		    digits(g, i, 4, &v, &sure) >= 2)
			return true;
	return false;
}

static bool
day_date(struct date *d, struct reading_at *r, size_t i)
{
	const struct glyphs *g = r->g;
	size_t n = day_digits(r, i, &d->day), k, after;
	bool doubtful = r->doubtful;
	int near;

	if (!n || !year_ahead(g, i + n))
		return false;
	for (near = 0; near < 2; near++)
		for (k = i + n; k < g->n && k <= i + n + BETWEEN; k++) {
			if (k > i + n && !glyph_starts(g, k) && near)
				continue;
			if (!joins(r, i + n, k))
				continue;
			r->doubtful = doubtful;
			if (!(d->month = month_at(r, k, near, &after)) ||
			    !year_at(d, r, after))
				continue;
			d->from = i;
			d->doubtful = r->doubtful;
			return possible(d->day, d->month, d->year);
		}
	return false;
}

/* ---- October 6, 2016 ----------------------------------------------------- */

static bool
month_date(struct date *d, struct reading_at *r, size_t i)
{
	const struct glyphs *g = r->g;
	size_t at, n;

	if (!year_ahead(g, i) || !(d->month = month_at(r, i, false, &at)) ||
	    at >= g->n || !glyph_digit(g, at) ||
	    (g->gap[at] & ~(unsigned)(GAP_SPACE | GAP_DOT)))
		return false;
	if (!(n = day_digits(r, at, &d->day)))
		return false;
	at += n;
	for (n = 0; n < 2 && at < g->n && !g->gap[at] && !glyph_digit(g, at);
	     n++)
		at++;
	if (!n && !(at < g->n && (g->gap[at] & GAP_COMMA)))
		return false;
	if (!year_at(d, r, at))
		return false;
	d->from = i;
	d->doubtful = r->doubtful;
	return possible(d->day, d->month, d->year);
}

bool
date_at(struct date *d, const struct papers *p, size_t page, size_t i)
{
	struct reading_at r = { p, &p->v[page].h.g, false };

	if (i >= r.g->n || !begins(r.g, i))
		return false;
	if (glyph_value(r.g, i) >= 0) {
		if (number_date(d, &r, i))
			return true;
		r.doubtful = false;
		if (day_date(d, &r, i))
			return true;
		r.doubtful = false;
	}
	return glyph_starts(r.g, i) && month_date(d, &r, i);
}

bool
date_find(struct date *d, const struct papers *p, size_t page, size_t from,
    size_t to)
{
	const struct glyphs *g = &p->v[page].h.g;
	size_t i;

	for (i = from; i < to && i < g->n; i++)
		if (glyph_starts(g, i) && date_at(d, p, page, i) &&
		    d->to <= to)
			return true;
	return false;
}

void
date_write(char out[12], const struct date *d)
{
	(void)snprintf(out, 12, "%04u-%02u-%02u", (unsigned)d->year % 10000,
	    (unsigned)d->month % 100, (unsigned)d->day % 100);
}
