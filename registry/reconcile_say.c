/* registry/reconcile_say.c: rows, files and findings in words (see
 * reconcile_say.h). */
#include "registry/reconcile_say.h"

#include <string.h>

#include "base/day.h"
#include "base/utf8.h"
#include "catalog/movement.h"
#include "codes/preview.h"
#include "registry/desk.h"

enum { TEXT_MAX = 240 }; /* bytes of a number or a place that are shown */

void
say_text(struct buf *out, const char *s, size_t most)
{
	struct buf b = BUF_INIT;
	size_t i, len = strlen(s), cut = len < most ? len : most;

	while (cut < len && cut && ((unsigned char)s[cut] & 0xc0) == 0x80)
		cut--;
	utf8_add_clean(&b, s, cut);
	for (i = 0; i < b.len; i++)
		buf_addc(out, strchr("\t\n", b.data[i]) ? ' ' : b.data[i]);
	if (cut < len)
		buf_adds(out, "...");
	buf_release(&b);
}

static void
add_text(struct buf *out, const char *s)
{
	say_text(out, s, TEXT_MAX);
}

void
say_row_number(struct buf *out, const struct reconcile *r, size_t row)
{
	const struct recon_row *x = &r->rows[row];
	const struct book_row *b = &r->book.v[row];

	if (x->c.how == CASE_READ)
		scheme_write(r->scheme, &x->c.v[0], out);
	else if (b->number)
		add_text(out, b->number);
	else
		buf_adds(out, "no number");
}

void
say_file_number(struct buf *out, const struct reconcile *r, size_t file)
{
	const struct recon_file *f = &r->files[file];

	if (f->own != NOTHING)
		scheme_write(r->scheme, &r->refs[f->own].id, out);
	else if (f->written && !strcmp(f->klass, "open"))
		add_text(out, f->written);
	else
		buf_adds(out, "number not known");
}

void
say_row_at(struct buf *out, const struct reconcile *r, size_t row)
{
	const struct book_row *b = &r->book.v[row];

	if (b->book) {
		add_text(out, b->book);
		buf_adds(out, ", ");
	}
	if (b->seq)
		buf_addf(out, "row %lld as typed in", (long long)b->seq);
	else if (b->fault && b->last_line > b->line)
		buf_addf(out, "lines %d to %d", b->line, b->last_line);
	else
		buf_addf(out, "line %d", b->line);
	if (b->page) {
		buf_adds(out, ": ");
		add_text(out, b->page);
	}
}

void
say_where(struct buf *out, const struct recon_file *f)
{
	const struct file_place p = { f->room, f->shelf, f->box, f->volume,
		f->part, f->holder, f->since, f->due };
	struct buf b = BUF_INIT;
	char today[DAY_MAX];

	day_today(today);
	desk_where(&b, &p, today);
	add_text(out, b.data);
	buf_release(&b);
}

void
say_place(struct buf *out, const struct recon_file *f)
{
	struct buf b = BUF_INIT;

	desk_place(&b, f->room, f->shelf, f->box);
	add_text(out, b.data);
	buf_release(&b);
}

void
say_series(struct buf *out, const struct recon_series *s)
{
	const struct case_id *c = &s->id;
	const char *place = c->station_name[0] ? c->station_name : c->station;

	buf_addf(out, "%s %d", c->type, c->year);
	if (c->court[0] || *place)
		buf_addf(out, ", %s%s%s", c->court,
		    c->court[0] && *place ? " " : "", place);
}

/* ---- names --------------------------------------------------------------- */

/* Would a jacket that says what the row says be open? */
static bool
is_open(const struct reconcile *r, const struct book_row *b)
{
	struct preview_class c;

	preview_class(&c, r->scheme, b->number, b->court, b->type, b->parties);
	return strcmp(c.klass, "open") == 0;
}

const char *
shown_row_parties(const struct reconcile *r, size_t row)
{
	const struct book_row *b = &r->book.v[row];
	size_t file = r->rows[row].file;

	if (!b->parties || !is_open(r, b) ||
	    (file != NOTHING && strcmp(r->files[file].klass, "open") != 0))
		return NULL;
	return b->parties;
}

const char *
shown_file_parties(const struct reconcile *r, size_t file)
{
	const struct recon_file *f = &r->files[file];

	return strcmp(f->klass, "open") == 0 ? f->parties : NULL;
}

/* ---- findings ------------------------------------------------------------ */

const struct recon_file *
finding_place(const struct reconcile *r, const struct finding *f)
{
	size_t at = f->file != NOTHING ? f->file
	    : f->near != NOTHING      ? f->near
				      : f->maybe;

	return at == NOTHING ? NULL : &r->files[at];
}

static void
part(struct buf *out, size_t from)
{
	if (out->len > from)
		buf_adds(out, "; ");
}

static void
say_maybe(struct buf *out, const struct reconcile *r, const struct finding *f)
{
	const struct recon_file *x = &r->files[f->maybe];

	buf_addf(out, "perhaps %s, ", x->id);
	say_file_number(out, r, f->maybe);
	buf_addf(out, ": %s (", f->whymaybe);
	say_where(out, x);
	buf_addc(out, ')');
}

static void
say_near(struct buf *out, const struct reconcile *r, const struct finding *f)
{
	buf_adds(out, r->files[f->near].withdrawn ? "it was " : "beside ");
	buf_addf(out, "%s, ", r->files[f->near].id);
	say_file_number(out, r, f->near);
}

void
say_remark(struct buf *out, const struct reconcile *r, const struct finding *f)
{
	size_t from = out->len;

	if (f->other != NOTHING && f->kind == FOUND_ROW_TWICE) {
		buf_adds(out, "as ");
		say_row_at(out, r, f->other);
	} else if (f->other != NOTHING && f->kind == FOUND_FILE_TWICE) {
		buf_addf(out, "as %s, ", r->files[f->other].id);
		say_where(out, &r->files[f->other]);
	} else if (f->other != NOTHING) {
		buf_adds(out, "perhaps ");
		say_row_number(out, r, f->other);
		buf_adds(out, " (");
		say_row_at(out, r, f->other);
		buf_addc(out, ')');
	}
	if (f->why) {
		part(out, from);
		buf_adds(out, f->why);
	}
	if (f->near != NOTHING) {
		part(out, from);
		say_near(out, r, f);
	}
	if (f->maybe != NOTHING) {
		part(out, from);
		say_maybe(out, r, f);
	}
}

void
say_cell(struct buf *out, const char *text)
{
	bool formula;

	if (!text || !*text)
		return;
	formula = strchr("=+-@\t\r", *text) != NULL;
	if (!formula && !strpbrk(text, ",\"\r\n")) {
		buf_adds(out, text);
		return;
	}
	buf_adds(out, formula ? "\"'" : "\"");
	for (; *text; text++)
		buf_adds(out, *text == '"' ? "\"\"" : (char[]){ *text, 0 });
	buf_addc(out, '"');
}
