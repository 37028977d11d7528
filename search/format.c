/* search/format.c: writing what was found for people and spreadsheets; JSON
 * is in formatjson.c. */
#include "search/format.h"

#include <string.h>

#include "base/day.h"
#include "base/utf8.h"

void
format_clean(struct buf *out, const char *text)
{
	utf8_add_clean(out, text, strlen(text));
}

static void
place_part(struct buf *out, const char *name, const char *value, bool *any)
{
	if (!value)
		return;
	buf_addf(out, "%s%s ", *any ? ", " : "", name);
	format_clean(out, value);
	*any = true;
}

/* "out to Justice Nambi since 2026-11-01, due 2026-12-01; belongs in " */
static void
who_has_it(struct buf *out, const struct file_place *p)
{
	char today[DAY_MAX];

	buf_adds(out, "out to ");
	format_clean(out, p->holder);
	if (p->since)
		buf_addf(out, " since %s", p->since);
	day_today(today);
	if (p->due)
		buf_addf(out, ", due %s%s", p->due,
		    strcmp(p->due, today) < 0 ? " (overdue)" : "");
	buf_adds(out, "; belongs in ");
}

void
format_where(struct buf *out, const struct file_place *p)
{
	bool any = false;

	if (p->holder)
		who_has_it(out, p);
	place_part(out, "room", p->room, &any);
	place_part(out, "shelf", p->shelf, &any);
	place_part(out, "box", p->box, &any);
	if (!any)
		buf_adds(out, "place not recorded");
	any = true;
	place_part(out, "volume", p->volume, &any);
	if (p->part && strcmp(p->part, "original") != 0)
		buf_addf(out, ", %s file", p->part);
}

static void
text_pages(struct buf *out, const struct hit *h)
{
	enum { SHOWN = 12 };
	size_t i;

	if (h->page.n == 0) {
		buf_adds(out, "not scanned yet");
		return;
	}
	buf_addf(out, "page %d", h->page.n);
	if (h->n_pages < 2)
		return;
	buf_adds(out, " (also");
	for (i = 0; i < h->n_pages && i < SHOWN; i++)
		if (h->pages[i] != h->page.n)
			buf_addf(out, " %d", h->pages[i]);
	buf_adds(out, h->n_pages > SHOWN ? " ...)" : ")");
}

/* Where the paper is comes first: that is what a clerk walks to. */
static void
text_hit(struct buf *out, const struct hit *h, unsigned rank, bool bold)
{
	const struct stored *p = &h->page;

	buf_addf(out, "%3u  %s%s%s  ", rank, bold ? "\033[1m" : "", p->id,
	    bold ? "\033[0m" : "");
	format_where(out, &h->at);
	buf_adds(out, "\n     ");
	if (p->code || p->written)
		format_clean(out, p->code ? p->code : p->written);
	else
		buf_adds(out, "number not known");
	if (p->title) {
		buf_adds(out, "  ");
		format_clean(out, p->title);
	}
	buf_adds(out, "  ");
	text_pages(out, h);
	if (strcmp(p->klass, "open") != 0)
		buf_addf(out, "  [%s]", p->klass);
	buf_addc(out, '\n');
	if (h->snippet.text.len == 0)
		return;
	buf_adds(out, "     ");
	snippet_write(&h->snippet, out, bold ? "\033[1m" : "*",
	    bold ? "\033[0m" : "*", false);
	buf_addc(out, '\n');
}

void
format_text(struct buf *out, const char *query, const struct found *f,
    unsigned offset, bool bold)
{
	size_t i;

	if (f->matches == 0) {
		buf_adds(out, "nothing found for '");
		format_clean(out, query);
		buf_adds(out, "'\n     what is protected or not classified yet "
		    "is shown with '--classes all' only\n");
	} else {
		buf_addf(out, "%s%u file%s%s\n", f->exact ? "" : "at least ",
		    f->matches, f->matches == 1 ? "" : "s",
		    f->forgave ? ", with words that may be badly read" : "");
	}
	if (f->suggestion) {
		buf_adds(out, "did you mean: ");
		format_clean(out, f->suggestion);
		buf_addc(out, '\n');
	}
	for (i = 0; i < f->n; i++)
		text_hit(out, &f->v[i], offset + (unsigned)i + 1, bold);
}

/* ---- CSV ----------------------------------------------------------------- */

void
format_cell(struct buf *out, const char *text)
{
	const char *s;

	if (!text || !*text)
		return;
	/* OWASP, "CSV injection": these begin a formula */
	buf_addc(out, '"');
	if (strchr("=+-@\t\r", *text))
		buf_addc(out, '\'');
	for (s = text; *s; s++) {
		if (*s == '"')
			buf_addc(out, '"');
		buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

void
format_csv_head(struct buf *out)
{
	buf_adds(out, "query,matches,rank,file,room,shelf,box,volume,holder,due,"
		      "case,title,page,score,class,snippet\r\n");
}

static void
csv_hit(struct buf *out, const struct hit *h)
{
	const struct stored *p = &h->page;
	const char *const cells[] = { p->id, h->at.room, h->at.shelf,
		h->at.box, h->at.volume, h->at.holder, h->at.due, p->code,
		p->title };
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof cells / sizeof *cells; i++) {
		buf_addc(out, ',');
		format_cell(out, cells[i]);
	}
	buf_addc(out, ',');
	if (p->n)
		buf_addf(out, "%d", p->n);
	buf_addf(out, ",%.2f,", h->score);
	format_cell(out, p->klass);
	buf_addc(out, ',');
	snippet_write(&h->snippet, &b, "*", "*", false);
	format_cell(out, b.data);
	buf_release(&b);
}

void
format_csv(struct buf *out, const char *query, const struct found *f,
    unsigned offset)
{
	size_t i = 0;

	do {
		format_cell(out, query);
		buf_addf(out, ",%u,", f->matches);
		if (i < f->n) {
			buf_addf(out, "%u", offset + (unsigned)i + 1);
			csv_hit(out, &f->v[i]);
		} else {
			buf_adds(out, ",,,,,,,,,,,,,");
		}
		buf_adds(out, "\r\n");
	} while (++i < f->n);
}
