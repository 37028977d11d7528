/* registry/reconcile_csv.c: what was found, for spreadsheets: a line a
 * finding, whatever its kind, and for each gap and outlier one. */
#include "registry/reconcile_show.h"

#include <stdio.h>
#include <stdlib.h>

#include "registry/reconcile_say.h"

static void
cell(struct buf *out, const char *text)
{
	say_cell(out, text);
	buf_addc(out, ',');
}

/* What `say` appends, as a cell. */
static void
said(struct buf *out, void (*say)(struct buf *b, const struct reconcile *r,
    size_t at), const struct reconcile *r, size_t at)
{
	struct buf b = BUF_INIT;

	if (at != NOTHING)
		say(&b, r, at);
	cell(out, b.data);
	buf_release(&b);
}

static void
file_cells(struct buf *out, const struct recon_file *f)
{
	cell(out, f ? f->id : NULL);
	cell(out, f ? f->room : NULL);
	cell(out, f ? f->shelf : NULL);
	cell(out, f ? f->box : NULL);
	cell(out, f ? f->volume : NULL);
	cell(out, f ? f->holder : NULL);
	cell(out, f ? f->since : NULL);
	cell(out, f ? f->due : NULL);
}

static void
add_finding(struct buf *out, const struct reconcile *r,
    const struct finding *f)
{
	const struct book_row *b = f->row == NOTHING ? NULL
						     : &r->book.v[f->row];
	const struct recon_file *x = f->file == NOTHING ? NULL
							: &r->files[f->file];
	struct buf remark = BUF_INIT;

	cell(out, finding_name(f->kind));
	if (f->row != NOTHING)
		said(out, say_row_number, r, f->row);
	else
		said(out, say_file_number, r, f->file);
	said(out, say_row_at, r, f->row);
	cell(out, b ? b->number : x->written);
	cell(out, b ? shown_row_parties(r, f->row)
		    : shown_file_parties(r, f->file));
	file_cells(out, x);
	say_remark(&remark, r, f);
	say_cell(out, remark.data);
	buf_adds(out, "\r\n");
	buf_release(&remark);
}

/* kind, number, ... where the numbers are "17" or "40-52". */
static void
add_numbers(struct buf *out, const char *kind, const struct recon_series *s,
    long first, long last, const char *remark)
{
	struct buf b = BUF_INIT;
	int i;

	cell(out, kind);
	say_series(&b, s);
	buf_addf(&b, ": %ld", first);
	if (last > first)
		buf_addf(&b, "-%ld", last);
	cell(out, b.data);
	for (i = 0; i < 11; i++)
		buf_addc(out, ',');
	say_cell(out, remark);
	buf_adds(out, "\r\n");
	buf_release(&b);
}

static void
add_run(struct buf *out, const struct recon_series *s, const struct run *x,
    const char *where)
{
	size_t i;

	for (i = 0; i < x->n_gaps; i++)
		add_numbers(out, "gap", s, x->gaps[i].first, x->gaps[i].last,
		    where);
	for (i = 0; i < x->n_outliers; i++)
		add_numbers(out, "outlier", s, x->outliers[i], x->outliers[i],
		    where);
}

void
reconcile_csv(struct buf *out, const struct reconcile *r)
{
	size_t i;
	int k;

	buf_adds(out, "kind,number,register,written,parties,file,room,shelf,"
		      "box,volume,holder,since,due,remark\r\n");
	for (k = 0; k < FOUND_KINDS; k++)
		for (i = 0; i < r->found[k].n; i++)
			add_finding(out, r, &r->found[k].v[i]);
	for (i = 0; i < r->n_series; i++) {
		const struct recon_series *s = &r->series[i];

		if (r->book.n) {
			add_run(out, s, &s->both,
			    "neither in the register nor on the shelf");
			add_run(out, s, &s->reg, "the register's run");
		}
		add_run(out, s, &s->shelf, "the shelf's run");
	}
}
