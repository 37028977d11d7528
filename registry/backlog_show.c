/* registry/backlog_show.c: the backlog for a terminal, a spreadsheet, a
 * program (see backlog.h). */
#include "registry/backlog.h"

#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "codes/casejson.h"

static const char no_age[] = "age not known";

static const char *
band_title(const struct backlog *b, size_t band)
{
	return band < b->n_bands ? b->bands[band].title : no_age;
}

/* Of one band alone. */
static struct backlog_count
of_band(const struct backlog *b, size_t band)
{
	struct backlog_count c = { { { 0 } } };
	size_t s;

	for (s = 0; s < BACKLOG_STATES; s++)
		c.n[s][band] = b->all.n[s][band];
	return c;
}

/* ---- for a terminal ------------------------------------------------------ */

enum { NAME_WIDTH = 42 };

/* Without control bytes, as wide as the column. */
static void
name_cell(struct buf *out, const char *text)
{
	struct cr_err clean = CR_ERR_INIT;
	size_t at = 0, n = 0, len, step;
	uint32_t c;

	err_set(&clean, CR_OK, "%.300s", text);
	len = strlen(clean.msg);
	while (at < len && n < NAME_WIDTH &&
	    (step = utf8_decode(clean.msg + at, len - at, &c))) {
		at += step;
		n++;
	}
	buf_add(out, clean.msg, at);
	buf_addf(out, "%*s", (int)(NAME_WIDTH - n), "");
}

static void
text_row(struct buf *out, const char *name, const struct backlog_count *c)
{
	name_cell(out, name);
	buf_addf(out, " %8ld %9ld %9ld %7ld\n",
	    backlog_state(c, BACKLOG_PENDING),
	    backlog_state(c, BACKLOG_DISPOSED),
	    backlog_state(c, BACKLOG_UNKNOWN), backlog_all(c));
}

static void
text_head(struct buf *out, const char *by)
{
	char name[64];

	(void)snprintf(name, sizeof name, "by %s", by);
	buf_addc(out, '\n');
	name_cell(out, name);
	buf_adds(out, "  pending  disposed not known     all\n");
}

static void
text_part(struct buf *out, const struct backlog *b, enum backlog_part part,
    size_t most)
{
	const struct backlog_rows *r = &b->part[part];
	struct backlog_row others;
	size_t n_others, n, i;
	char name[64];

	n = backlog_cut(r, most, &others, &n_others);
	text_head(out, backlog_parts[part]);
	for (i = 0; i < n; i++)
		text_row(out, r->v[i].title, &r->v[i].count);
	if (n_others) {
		(void)snprintf(name, sizeof name, "%zu others", n_others);
		text_row(out, name, &others.count);
	}
	for (i = n + n_others; i < r->n; i++)
		text_row(out, r->v[i].title, &r->v[i].count);
}

void
backlog_text(struct buf *out, const struct backlog *b, size_t most)
{
	struct backlog_count c;
	size_t i;
	int part;

	buf_addf(out, "backlog on %s: %ld cases in %ld files\n", b->on,
	    b->cases, b->files);
	if (b->alone)
		buf_addf(out, "  %ld files have no number, or not a whole "
		    "one: each counts as a case\n", b->alone);
	if (b->later)
		buf_addf(out, "  %ld cases filed after that day are not "
		    "counted\n", b->later);
	text_head(out, "age");
	for (i = 0; i <= b->n_bands; i++) {
		c = of_band(b, i);
		text_row(out, band_title(b, i), &c);
	}
	text_row(out, "all", &b->all);
	for (part = 0; part < BACKLOG_PARTS; part++)
		text_part(out, b, (enum backlog_part)part, most);
}

/* ---- for a spreadsheet --------------------------------------------------- */

/* RFC 4180; what a spreadsheet would take for a formula gets an apostrophe. */
static void
cell(struct buf *out, const char *text)
{
	bool formula = *text && strchr("=+-@", *text);

	if (!formula && !text[strcspn(text, "\",\r\n;\t")]) {
		buf_adds(out, text);
		return;
	}
	buf_addc(out, '"');
	if (formula)
		buf_addc(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_addc(out, '"');
		buf_addc(out, *text);
	}
	buf_addc(out, '"');
}

static void
csv_row(struct buf *out, const struct backlog *b, const char *by,
    const char *code, const char *name, const struct backlog_count *c)
{
	size_t s, i;

	cell(out, by);
	buf_addc(out, ',');
	cell(out, code);
	buf_addc(out, ',');
	cell(out, name);
	for (s = 0; s < BACKLOG_STATES; s++) {
		for (i = 0; i <= b->n_bands; i++)
			buf_addf(out, ",%ld", c->n[s][i]);
		buf_addf(out, ",%ld", backlog_state(c,
		    (enum backlog_state)s));
	}
	buf_addf(out, ",%ld\r\n", backlog_all(c));
}

static void
csv_head(struct buf *out, const struct backlog *b)
{
	struct buf name = BUF_INIT;
	size_t s, i;

	buf_adds(out, "by,code,name");
	for (s = 0; s < BACKLOG_STATES; s++) {
		for (i = 0; i <= b->n_bands; i++) {
			buf_reset(&name);
			buf_addf(&name, "%s: %s", backlog_states[s],
			    band_title(b, i));
			buf_addc(out, ',');
			cell(out, name.data);
		}
		buf_addf(out, ",%s", backlog_states[s]);
	}
	buf_adds(out, ",all\r\n");
	buf_release(&name);
}

void
backlog_csv(struct buf *out, const struct backlog *b)
{
	size_t i;
	int part;

	csv_head(out, b);
	csv_row(out, b, "all", "", "all cases", &b->all);
	for (part = 0; part < BACKLOG_PARTS; part++)
		for (i = 0; i < b->part[part].n; i++) {
			const struct backlog_row *r = &b->part[part].v[i];

			csv_row(out, b, backlog_parts[part], r->code,
			    r->title, &r->count);
		}
}

/* ---- for a program ------------------------------------------------------- */

static json_t *
count_json(const struct backlog *b, const struct backlog_count *c)
{
	json_t *o = json_must(json_object()), *ages;
	size_t s, i;

	for (s = 0; s < BACKLOG_STATES; s++) {
		ages = json_must(json_array());
		for (i = 0; i <= b->n_bands; i++)
			json_array_append_new(ages,
			    json_integer(c->n[s][i]));
		json_object_set_new(o, backlog_states[s],
		    json_must(json_pack("{s:I, s:o}", "cases",
		    (json_int_t)backlog_state(c, (enum backlog_state)s),
		    "by_age", ages)));
	}
	json_object_set_new(o, "all", json_integer(backlog_all(c)));
	return o;
}

static json_t *
rows_json(const struct backlog *b, const struct backlog_rows *r)
{
	json_t *list = json_must(json_array());
	size_t i;

	for (i = 0; i < r->n; i++)
		json_array_append_new(list, json_must(json_pack(
		    "{s:o, s:s, s:o}", "code", r->v[i].aside ? json_null()
			: json_string(r->v[i].code), "title", r->v[i].title,
		    "count", count_json(b, &r->v[i].count))));
	return list;
}

json_t *
backlog_json(const struct backlog *b)
{
	json_t *o, *ages = json_must(json_array());
	size_t i;
	int part;

	for (i = 0; i <= b->n_bands; i++)
		json_array_append_new(ages, json_must(json_pack(
		    "{s:s, s:o}", "title", band_title(b, i), "from",
		    i < b->n_bands ? json_integer(b->bands[i].from)
				   : json_null())));
	o = json_must(json_pack("{s:i, s:s, s:I, s:I, s:I, s:I, s:I, s:o, "
	    "s:o}", "v", 1, "on", b->on, "cases", (json_int_t)b->cases,
	    "files", (json_int_t)b->files, "not_full", (json_int_t)b->alone,
	    "protected", (json_int_t)b->protected, "later",
	    (json_int_t)b->later, "ages", ages, "count",
	    count_json(b, &b->all)));
	for (part = 0; part < BACKLOG_PARTS; part++)
		json_object_set_new(o, backlog_parts[part],
		    rows_json(b, &b->part[part]));
	return o;
}
