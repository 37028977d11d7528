/* print/printout.c: a PDF for paper (see printout.h): cairo draws, pango sets
 * the type.  Bytes are gathered in memory: a list of 20,000 files is a few
 * megabytes. */
#include "print/printout.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#define MM (72.0 / 25.4) /* points of a millimetre */
enum { MAX_TEXT = 4000 }; /* bytes of one text: more is no label */

struct printout {
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	struct buf out;
	double width, height; /* mm */
	int pages;
	char *mark;
};

static char *mark_all; /* of printouts that are made from now on */

static cairo_status_t
take_bytes(void *ctx, const unsigned char *data, unsigned len)
{
	buf_add(ctx, data, len);
	return CAIRO_STATUS_SUCCESS;
}

struct printout *
printout_new(const char *title, double width, double height)
{
	struct printout *p = xcalloc(1, sizeof *p);
	PangoAttrList *no_hyphens;

	buf_init(&p->out);
	p->width = width;
	p->height = height;
	p->surface = cairo_pdf_surface_create_for_stream(take_bytes, &p->out,
	    width * MM, height * MM);
	/* the clock would make other bytes of the same data */
	cairo_pdf_surface_set_metadata(p->surface,
	    CAIRO_PDF_METADATA_CREATE_DATE, "");
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR,
	    "courtroll");
	if (title)
		cairo_pdf_surface_set_metadata(p->surface,
		    CAIRO_PDF_METADATA_TITLE, title);
	p->cr = cairo_create(p->surface);
	p->layout = pango_cairo_create_layout(p->cr);
	/* a number that is broken in two must not gain a dash */
	no_hyphens = pango_attr_list_new();
	pango_attr_list_insert(no_hyphens,
	    pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(p->layout, no_hyphens);
	pango_attr_list_unref(no_hyphens);
	printout_mark(p, mark_all);
	return p;
}

void
printout_free(struct printout *p)
{
	if (!p)
		return;
	g_object_unref(p->layout);
	cairo_destroy(p->cr);
	cairo_surface_destroy(p->surface);
	buf_release(&p->out);
	free(p->mark);
	free(p);
}

void
printout_mark(struct printout *p, const char *words)
{
	free(p->mark);
	p->mark = words ? xstrdup(words) : NULL;
}

void
printout_mark_all(const char *words)
{
	free(mark_all);
	mark_all = words ? xstrdup(words) : NULL;
}

const char *
printout_marked(const struct printout *p)
{
	return p->mark;
}

int
printout_pages(const struct printout *p)
{
	return p->pages;
}

double
printout_width(const struct printout *p)
{
	return p->width;
}

double
printout_height(const struct printout *p)
{
	return p->height;
}

void
printout_page(struct printout *p)
{
	static const struct print_style style = { .size = 9, .bold = true,
		.align = PAPER_CENTRE, .lines = 1 };

	if (p->pages++)
		cairo_show_page(p->cr);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
	if (p->mark)
		printout_text(p, (struct area){ 0, 5, p->width, 5 }, &style,
		    p->mark);
}

/* ---- type ---------------------------------------------------------------- */

static void
set_font(struct printout *p, const struct print_style *s, double size)
{
	PangoFontDescription *f = pango_font_description_new();

	pango_font_description_set_family_static(f, s->mono
		? "Liberation Mono,DejaVu Sans Mono"
	    : s->narrow ? "Liberation Sans Narrow,Liberation Sans,DejaVu Sans"
			: "Liberation Sans,DejaVu Sans");
	pango_font_description_set_absolute_size(f, size * PANGO_SCALE);
	pango_font_description_set_weight(f, s->bold ? PANGO_WEIGHT_BOLD
						     : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(p->layout, f);
	pango_font_description_free(f);
}

static void
lay(struct printout *p, double width, const struct print_style *s,
    double size, const char *text)
{
	struct buf b = BUF_INIT;

	utf8_add_clean(&b, text, strnlen(text, MAX_TEXT));
	set_font(p, s, size);
	pango_layout_set_width(p->layout, (int)(width * MM * PANGO_SCALE));
	pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(p->layout, s->align == PAPER_CENTRE
		? PANGO_ALIGN_CENTER
	    : s->align == PAPER_RIGHT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_height(p->layout, -1);
	pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_NONE);
	pango_layout_set_text(p->layout, b.data ? b.data : "", (int)b.len);
	buf_release(&b);
}

static double
laid_height(struct printout *p)
{
	int w, h;

	pango_layout_get_size(p->layout, &w, &h);
	return h / (double)PANGO_SCALE / MM;
}

/* Is a word broken within?  Then a smaller size is better. */
static bool
breaks_words(struct printout *p)
{
	const char *text = pango_layout_get_text(p->layout);
	int n = pango_layout_get_line_count(p->layout), i;

	for (i = 1; i < n; i++) {
		PangoLayoutLine *l = pango_layout_get_line_readonly(p->layout,
		    i);

		if (l->start_index > 0 && text[l->start_index - 1] != ' ' &&
		    text[l->start_index - 1] != '\n' &&
		    text[l->start_index - 1] != '-' &&
		    text[l->start_index - 1] != '/')
			return true;
	}
	return false;
}

static bool
laid_fits(struct printout *p, double height, const struct print_style *s)
{
	return laid_height(p) <= height + 0.01 &&
	    (!s->lines || pango_layout_get_line_count(p->layout) <= s->lines);
}

/* The largest size that fits, of half points; whether one does.  A size at
 * which no word is broken goes before a larger one that breaks some. */
static bool
fit(struct printout *p, struct area a, const struct print_style *s,
    const char *text)
{
	double least = s->least > 0 && s->least < s->size ? s->least : s->size;
	double size, broken = 0;

	for (size = s->size; size > least - 0.25; size -= 0.5) {
		lay(p, a.w, s, size, text);
		if (!laid_fits(p, a.h, s))
			continue;
		if (!breaks_words(p))
			return true;
		if (broken <= 0)
			broken = size;
	}
	lay(p, a.w, s, broken > 0 ? broken : least, text);
	return broken > 0;
}

bool
printout_fits(struct printout *p, struct area a, const struct print_style *s,
    const char *text)
{
	return fit(p, a, s, text);
}

double
printout_measure(struct printout *p, double width,
    const struct print_style *s, const char *text)
{
	lay(p, width, s, s->size, text);
	return laid_height(p);
}

double
printout_text(struct printout *p, struct area a, const struct print_style *s,
    const char *text)
{
	double h;

	if (!fit(p, a, s, text)) {
		pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_END);
		pango_layout_set_height(p->layout, s->lines ? -s->lines
			: (int)(a.h * MM * PANGO_SCALE));
	}
	h = laid_height(p);
	cairo_save(p->cr);
	cairo_rectangle(p->cr, a.x * MM, a.y * MM, a.w * MM, a.h * MM);
	cairo_clip(p->cr);
	cairo_move_to(p->cr, a.x * MM,
	    (a.y + (s->middle && h < a.h ? (a.h - h) / 2 : 0)) * MM);
	pango_cairo_show_layout(p->cr, p->layout);
	cairo_restore(p->cr);
	return h < a.h ? h : a.h;
}

/* ---- lines --------------------------------------------------------------- */

void
printout_line(struct printout *p, double x0, double y0, double x1, double y1,
    double width)
{
	cairo_set_line_width(p->cr, width * MM);
	cairo_move_to(p->cr, x0 * MM, y0 * MM);
	cairo_line_to(p->cr, x1 * MM, y1 * MM);
	cairo_stroke(p->cr);
}

void
printout_dashes(struct printout *p, double x0, double y0, double x1,
    double y1, double width)
{
	static const double dash[] = { 1.5 * MM, 1.5 * MM };

	cairo_set_dash(p->cr, dash, 2, 0);
	printout_line(p, x0, y0, x1, y1, width);
	cairo_set_dash(p->cr, NULL, 0, 0);
}

void
printout_box(struct printout *p, struct area a, double width)
{
	cairo_set_line_width(p->cr, width * MM);
	cairo_rectangle(p->cr, a.x * MM, a.y * MM, a.w * MM, a.h * MM);
	cairo_stroke(p->cr);
}

void
printout_fill(struct printout *p, struct area a)
{
	cairo_rectangle(p->cr, a.x * MM, a.y * MM, a.w * MM, a.h * MM);
	cairo_fill(p->cr);
}

void
printout_turn(struct printout *p, double x, double y, int quarters)
{
	cairo_save(p->cr);
	cairo_translate(p->cr, x * MM, y * MM);
	cairo_rotate(p->cr, quarters * G_PI_2);
}

void
printout_upright(struct printout *p)
{
	cairo_restore(p->cr);
}

/* ---- the file ------------------------------------------------------------ */

enum cr_status
printout_save(struct printout *p, const char *path, struct cr_err *e)
{
	cairo_status_t bad;
	struct stat there;
	enum cr_status st;
	char *part;

	if (!p->pages)
		printout_page(p); /* a PDF has a page */
	cairo_surface_finish(p->surface);
	if ((bad = cairo_surface_status(p->surface)) != CAIRO_STATUS_SUCCESS)
		return err_set(e, CR_FATAL, "cannot make '%s': %s", path,
		    cairo_status_to_string(bad));
	if (!strcmp(path, "-"))
		return fd_write_all(STDOUT_FILENO, p->out.data, p->out.len,
		    "standard output", e);
	/* renamed over a device, it would be the device's end */
	if (lstat(path, &there) == 0 && !S_ISREG(there.st_mode))
		return err_set(e, CR_FATAL, "'%s' is there and no file: give "
		    "the PDF another name", path);
	/* two who print to one name must not mix their halves */
	part = xasprintf("%s.%ld", path, (long)getpid());
	st = file_write(part, p->out.data, p->out.len, e);
	if (st == CR_OK)
		st = file_rename(part, path, e);
	free(part);
	return st;
}
