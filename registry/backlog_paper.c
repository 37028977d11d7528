/* registry/backlog_paper.c: the backlog on one page of A4 (see backlog.h).
 *
 * Each part has the rows that wait most, and the others as one row, so that it
 * adds up to the total at its end.  How many rows fit is tried: with fewer
 * and fewer, until all stands on one page. */
#include "registry/backlog.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "print/table.h"

enum { BANDS = 6, TAIL = 5, COLUMNS = 1 + BANDS + TAIL, ROWS_MOST = 14 };

/* Older bands than the page has columns for stand in the last of them. */
static size_t
n_columns(const struct backlog *b)
{
	return b->n_bands < BANDS ? b->n_bands : BANDS;
}

static char *
band_title(const struct backlog *b, size_t i)
{
	if (i + 1 == n_columns(b) && b->n_bands > BANDS)
		return xasprintf("%s and older", b->bands[i].title);
	return xstrdup(b->bands[i].title);
}

struct cells {
	char text[COLUMNS][24];
	const char *v[COLUMNS];
	size_t n;
};

static void
add_number(struct cells *c, long n)
{
	(void)snprintf(c->text[c->n], sizeof c->text[0], "%ld", n);
	c->v[c->n] = c->text[c->n];
	c->n++;
}

/* Of one state, by age. */
static void
add_ages(struct cells *c, const struct backlog *b, const long *ages)
{
	size_t i, k, n = n_columns(b);
	long sum;

	for (i = 0; i < n; i++) {
		sum = ages[i];
		for (k = n; i + 1 == n && k < b->n_bands; k++)
			sum += ages[k];
		add_number(c, sum);
	}
	add_number(c, ages[b->n_bands]);
}

static void
row(struct table *t, const struct backlog *b, const char *name,
    const struct backlog_count *count)
{
	struct cells c = { .n = 1 };
	size_t i;

	c.v[0] = name;
	add_ages(&c, b, count->n[BACKLOG_PENDING]);
	for (i = 0; i < BACKLOG_STATES; i++)
		add_number(&c, backlog_state(count, (enum backlog_state)i));
	add_number(&c, backlog_all(count));
	table_row(t, c.v);
}

/* All cases: a row for each state, with its ages. */
static void
states(struct table *t, const struct backlog *b)
{
	static const char *const names[] = { "pending", "disposed",
		"status not known" };
	size_t s, i;

	table_section(t, "All cases, by age");
	for (s = 0; s < BACKLOG_STATES; s++) {
		struct cells c = { .n = 1 };

		c.v[0] = names[s];
		add_ages(&c, b, b->all.n[s]);
		for (i = 0; i < BACKLOG_STATES; i++)
			c.v[c.n++] = NULL;
		add_number(&c, backlog_state(&b->all, (enum backlog_state)s));
		table_row(t, c.v);
	}
	row(t, b, "all (by age: pending)", &b->all);
}

static void
part(struct table *t, const struct backlog *b, enum backlog_part which,
    size_t most)
{
	static const char *const heads[] = { "By station", "By type",
		"By subject", "By judge" };
	const struct backlog_rows *r = &b->part[which];
	struct backlog_row others;
	size_t n_others, n, i;
	char name[48];

	n = backlog_cut(r, most, &others, &n_others);
	table_section(t, heads[which]);
	for (i = 0; i < n; i++)
		row(t, b, r->v[i].title, &r->v[i].count);
	if (n_others) {
		(void)snprintf(name, sizeof name, "%zu others", n_others);
		row(t, b, name, &others.count);
	}
	for (i = n + n_others; i < r->n; i++)
		row(t, b, r->v[i].title, &r->v[i].count);
}

static char *
subtitle(const struct backlog *b, const char *site)
{
	struct buf out = BUF_INIT;

	buf_addf(&out, "Archive %s", site);
	if (b->seat.court[0] || b->seat.station)
		buf_addf(&out, ", %s%s%s only", b->seat.court,
		    b->seat.court[0] && b->seat.station ? " " : "",
		    b->seat.station ? b->seat.station : "");
	buf_addf(&out, ". %ld cases in %ld files: volumes, temporary and "
	    "duplicate files of one case count once.", b->cases, b->files);
	if (b->alone)
		buf_addf(&out, " %ld files have no number, or not a whole "
		    "one: each counts as a case.", b->alone);
	if (b->later)
		buf_addf(&out, " %ld cases filed after that day are not "
		    "counted.", b->later);
	buf_adds(&out, " Age is from the day of filing; where that is not "
	    "known, from the middle of the number's year. Below the first "
	    "part, the columns by age are of pending cases. A status that is "
	    "not known is not counted as pending. Each part adds up to all "
	    "cases.");
	return buf_detach(&out, NULL);
}

static struct printout *
try(const struct backlog *b, const struct table_spec *spec, size_t most)
{
	struct printout *p = printout_new(spec->title, 210, 297);
	struct table t;
	int i;

	table_begin(&t, p, spec);
	states(&t, b);
	for (i = 0; i < BACKLOG_PARTS; i++)
		part(&t, b, (enum backlog_part)i, most);
	table_end(&t);
	return p;
}

struct printout *
backlog_paper(const struct backlog *b, const char *site)
{
	static const char *const tail[TAIL] = { "age not known", "pending",
		"disposed", "status not known", "all" };
	struct table_column columns[COLUMNS] = { { .share = 3.2 } };
	char *titles[BANDS], *title, *sub = subtitle(b, site);
	size_t i, n = n_columns(b), most = ROWS_MOST;
	struct table_spec spec = { .subtitle = sub, .date = b->on,
		.columns = columns, .n_columns = 1 + n + TAIL, .size = 7.5 };
	struct printout *p;

	title = xasprintf("Backlog: cases pending on %s", b->on);
	spec.title = title;
	columns[0].title = "";
	for (i = 0; i < n + TAIL; i++)
		columns[1 + i] = (struct table_column){ .right = true,
			.share = i < n ? 1 : 1.15, .title = i < n
			    ? (titles[i] = band_title(b, i)) : tail[i - n] };
	while ((p = try(b, &spec, most)) && printout_pages(p) > 1 &&
	    most > 1) {
		printout_free(p);
		most--;
	}
	for (i = 0; i < n; i++)
		free(titles[i]);
	free(title);
	free(sub);
	return p;
}
