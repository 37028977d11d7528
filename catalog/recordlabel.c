/* catalog/recordlabel.c: the part of a record that was found out: numbers,
 * labels and their evidence (see record.h), three look-ups by primary key.
 * Boxes come out of the catalogue in pixels of the raw master and leave here
 * in pixels of the page as it is looked at. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/internal.h"
#include "catalog/record.h"

static void
free_label(struct rec_label *l)
{
	size_t i;

	for (i = 0; i < l->n_evidence; i++) {
		free(l->evidence[i].quote);
		free(l->evidence[i].rule);
	}
	free(l->evidence);
	free(l->value);
	free(l->role);
	free(l->statute);
	free(l->section);
	free(l->edition);
	free(l->detail);
}

void
record_free_labels(struct record *r)
{
	size_t i;

	for (i = 0; i < r->n_numbers; i++) {
		free(r->numbers[i].verbatim);
		free(r->numbers[i].quote);
		free(r->numbers[i].rule);
		free(r->numbers[i].code);
	}
	free(r->numbers);
	for (i = 0; i < r->n_labels; i++)
		free_label(&r->labels[i]);
	free(r->labels);
}

/* ---- places -------------------------------------------------------------- */

/* Which page has a row; what comes after it is looked at first, since labels
 * are in the order of pages, mostly. */
static const struct rec_page *
page_of(const struct record *r, int64_t row, size_t *last)
{
	size_t i, k;

	for (k = 0; row && k < r->n_pages; k++) {
		i = (*last + k) % r->n_pages;
		if (r->pages[i].row == row) {
			*last = i;
			return &r->pages[i];
		}
	}
	return NULL;
}

/* A raw box becomes one on the page as shown; gives the page's n, 0: none. */
static int
place_box(const struct rec_page *p, struct box *b)
{
	bool lying;

	if (!p)
		return 0;
	lying = p->orientation > 4;
	*b = box_orient(*b, p->stored_width, p->stored_height,
	    p->orientation);
	*b = box_turn(*b, lying ? p->stored_height : p->stored_width,
	    lying ? p->stored_width : p->stored_height, p->rotation);
	return p->n;
}

static struct box
raw_box(sqlite3_stmt *q, int col)
{
	return (struct box){ (int)sql_int(q, col), (int)sql_int(q, col + 1),
		(int)sql_int(q, col + 2), (int)sql_int(q, col + 3) };
}

/* ---- numbers ------------------------------------------------------------- */

static void
fill_number(struct rec_number *n, sqlite3_stmt *q)
{
	n->box = raw_box(q, 1);
	n->verbatim = sql_dup(q, 5);
	sql_copy(n->role, sizeof n->role, q, 6);
	n->quote = sql_dup(q, 7);
	n->rule = sql_dup(q, 8);
	n->score = sql_real(q, 9);
	n->settled = sql_int(q, 10) != 0;
	n->own = (enum label_own)sql_int(q, 11);
	sql_copy(n->id.court, sizeof n->id.court, q, 12);
	sql_copy(n->id.station, sizeof n->id.station, q, 13);
	sql_copy(n->id.station_name, sizeof n->id.station_name, q, 14);
	sql_copy(n->id.division, sizeof n->id.division, q, 15);
	sql_copy(n->id.type, sizeof n->id.type, q, 16);
	n->id.serial = (long)sql_int(q, 17);
	n->id.year = (int)sql_int(q, 18);
	n->code = sql_dup(q, 19);
	sql_copy(n->relation, sizeof n->relation, q, 20);
	n->person = sql_int(q, 21) != 0;
	sql_copy(n->since, sizeof n->since, q, 22);
	sql_copy(n->until, sizeof n->until, q, 23);
}

static enum cr_status
read_numbers(struct catalog *c, struct record *r, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;
	size_t cap = 0, last = 0;

	r->own = -1;
	st = sql_query(&q, c->db, e,
	    "SELECT page, x, y, w, h, verbatim, role, quote, rule, score, "
	    "settled, own, court, station, station_name, division, type, "
	    "serial, year, code, relation, person, since, until FROM number "
	    "WHERE file=? ORDER BY seq", "i", r->number);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		struct rec_number *n;

		r->numbers = xgrow(r->numbers, r->n_numbers, &cap,
		    sizeof *r->numbers);
		n = &r->numbers[r->n_numbers];
		memset(n, 0, sizeof *n);
		fill_number(n, q);
		n->page = place_box(page_of(r, sql_int(q, 0), &last),
		    &n->box);
		if (n->own == OWN_CASE && r->own < 0)
			r->own = (int)r->n_numbers;
		r->n_numbers++;
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

/* ---- labels -------------------------------------------------------------- */

static int
place_of(const struct record *r, int64_t row, size_t *last)
{
	const struct rec_page *p = page_of(r, row, last);

	return p ? p->n : 0;
}

static void
fill_label(struct rec_label *l, const struct record *r, sqlite3_stmt *q,
    size_t *last)
{
	l->kind = (enum label_kind)sql_int(q, 0);
	l->value = sql_dup(q, 1);
	l->role = sql_dup(q, 2);
	l->statute = sql_dup(q, 3);
	l->section = sql_dup(q, 4);
	l->edition = sql_dup(q, 5);
	sql_copy(l->date, sizeof l->date, q, 6);
	l->detail = sql_dup(q, 7);
	l->first = place_of(r, sql_int(q, 8), last);
	l->last = place_of(r, sql_int(q, 9), last);
	l->number = sql_int(q, 10) < (int64_t)r->n_numbers
	    ? (int)sql_int(q, 10) : -1;
	l->score = sql_real(q, 11);
	l->second = sql_real(q, 12);
	l->person = sql_int(q, 13) != 0;
}

static enum cr_status
read_labels(struct catalog *c, struct record *r, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;
	size_t cap = 0, last = 0;

	/* seq counts from 0 without gaps: it is the index */
	st = sql_query(&q, c->db, e,
	    "SELECT kind, value, role, statute, section, edition, date, "
	    "detail, first, last, coalesce(number, -1), score, second, person "
	    "FROM label WHERE file=? ORDER BY seq", "i", r->number);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		struct rec_label *l;

		r->labels = xgrow(r->labels, r->n_labels, &cap,
		    sizeof *r->labels);
		l = &r->labels[r->n_labels++];
		memset(l, 0, sizeof *l);
		fill_label(l, r, q, &last);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
read_evidence(struct catalog *c, struct record *r, struct cr_err *e)
{
	size_t cap = 0, last = 0, label, before = r->n_labels;
	enum cr_status st;
	sqlite3_stmt *q;

	if (!r->n_labels)
		return CR_OK;
	st = sql_query(&q, c->db, e,
	    "SELECT page, x, y, w, h, quote, rule, label FROM evidence "
	    "WHERE file=? ORDER BY label, n", "i", r->number);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		struct rec_evidence *v;
		struct rec_label *l;

		label = (size_t)sql_int(q, 7);
		if (label >= r->n_labels)
			continue;
		if (label != before)
			cap = 0;
		before = label;
		l = &r->labels[label];
		l->evidence = xgrow(l->evidence, l->n_evidence, &cap,
		    sizeof *l->evidence);
		v = &l->evidence[l->n_evidence++];
		v->box = raw_box(q, 1);
		v->page = place_box(page_of(r, sql_int(q, 0), &last),
		    &v->box);
		v->quote = sql_dup(q, 5);
		v->rule = sql_dup(q, 6);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

enum cr_status
record_read_labels(struct catalog *c, struct record *r, bool evidence,
    struct cr_err *e)
{
	enum cr_status st;

	if ((st = read_numbers(c, r, e)) != CR_OK ||
	    (st = read_labels(c, r, e)) != CR_OK)
		return st;
	return evidence ? read_evidence(c, r, e) : CR_OK;
}
