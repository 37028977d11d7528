/* mksamples/press.c: paragraphs, numbered items and leaders into lines. */
#include "scripts/mksamples/press.h"

#include <math.h>
#include <string.h>

static double
inches(const struct press *p, double n)
{
	return n * p->dpi;
}

void
press_init(struct press *p, int dpi)
{
	cairo_font_options_t *o = cairo_font_options_create();
	PangoContext *ctx;

	p->dpi = dpi;
	p->w = floor(8.27 * dpi);
	p->h = floor(11.69 * dpi);
	p->surface =
	    cairo_image_surface_create(CAIRO_FORMAT_A8, (int)p->w, (int)p->h);
	if (cairo_surface_status(p->surface) != CAIRO_STATUS_SUCCESS)
		die("cannot make a page of %d dpi", dpi);
	p->cr = cairo_create(p->surface);
	/* Metrics must not depend on the turn of the page, or the words of a
	 * line would. */
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	cairo_set_font_options(p->cr, o);
	ctx = pango_cairo_create_context(p->cr);
	pango_cairo_context_set_resolution(ctx, dpi);
	pango_cairo_context_set_font_options(ctx, o);
	p->layout = pango_layout_new(ctx);
	p->aside = pango_layout_new(ctx);
	p->font = pango_font_description_new();
	g_object_unref(ctx);
	cairo_font_options_destroy(o);
}

void
press_free(struct press *p)
{
	pango_font_description_free(p->font);
	g_object_unref(p->aside);
	g_object_unref(p->layout);
	cairo_destroy(p->cr);
	cairo_surface_destroy(p->surface);
	text_free(&p->text);
}

void
press_font(struct press *p, bool bold)
{
	pango_font_description_set_weight(
	    p->font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(p->layout, p->font);
}

double
press_pitch(const struct press *p)
{
	return p->tight ? p->single * 1.08 : p->pitch;
}

void
press_document(struct press *p, const struct look *l, int allotted)
{
	PangoFontMetrics *m;

	if (p->open)
		page_close(p);
	p->look = *l;
	p->allotted = allotted;
	p->doc_page = 0;
	p->tight = false;
	pango_font_description_set_family(p->font, l->family);
	pango_font_description_set_size(
	    p->font, (int)(l->points * PANGO_SCALE));
	press_font(p, false);
	pango_layout_set_font_description(p->aside, p->font);
	m = pango_context_get_metrics(
	    pango_layout_get_context(p->layout), p->font, NULL);
	p->ascent = (double)pango_font_metrics_get_ascent(m) / PANGO_SCALE;
	p->single =
	    p->ascent + (double)pango_font_metrics_get_descent(m) / PANGO_SCALE;
	p->pitch = floor(p->single * l->leading);
	pango_font_metrics_unref(m);
	p->left = inches(p, 1.2);
	p->right = p->w - inches(p, 0.85);
	p->top = inches(p, 0.85);
	p->bottom = p->h - inches(p, 1.0);
	page_open(p);
}

void
press_finish(struct press *p)
{
	if (p->open)
		page_close(p);
}

void
press_tight(struct press *p, bool tight)
{
	p->tight = tight;
}

void
press_gap(struct press *p, double lines)
{
	p->y += lines * press_pitch(p);
}

void
press_need_line(struct press *p)
{
	double bottom = p->bottom;

	/* A clerk squeezes two lines in rather than take a new sheet. */
	if (p->doc_page >= p->allotted)
		bottom += inches(p, 0.35);
	if (p->y + press_pitch(p) <= bottom)
		return;
	page_close(p);
	page_open(p);
}

static void
margin_number(struct press *p, double baseline)
{
	char n[16];

	if (!p->look.numbers || p->tight)
		return;
	p->line++;
	if (p->line % 5 != 0)
		return;
	put(n, sizeof(n), "%d", p->line);
	pango_layout_set_text(p->aside, n, -1);
	cairo_move_to(p->cr, p->left - inches(p, 0.42), baseline);
	pango_cairo_show_layout_line(
	    p->cr, pango_layout_get_line_readonly(p->aside, 0));
}

/* The layout's lines onto the page at x; label stands before the first. */
static void
set_lines(struct press *p, double x, int flags, const char *label)
{
	const char *s = pango_layout_get_text(p->layout);
	PangoLayoutIter *it = pango_layout_get_iter(p->layout);
	bool first = true;

	do {
		PangoLayoutLine *l = pango_layout_iter_get_line_readonly(it);
		PangoRectangle box;
		const char *from = s + l->start_index;
		int n = l->length;
		double x0;

		press_need_line(p);
		pango_layout_iter_get_line_extents(it, NULL, &box);
		x0 = x + (double)box.x / PANGO_SCALE;
		margin_number(p, p->y + p->ascent);
		cairo_move_to(p->cr, x0, p->y + p->ascent);
		pango_cairo_show_layout_line(p->cr, l);
		if (flags & SET_UNDERLINE)
			cairo_rectangle(p->cr, x0,
			    p->y + p->ascent + inches(p, 0.02),
			    (double)box.width / PANGO_SCALE, inches(p, 0.008));
		cairo_fill(p->cr);
		while (n > 0 && from[n - 1] == ' ')
			n--;
		if (first && label)
			text_addf(&p->text, "%s ", label);
		text_addn(&p->text, from, (size_t)n);
		text_add(&p->text, "\n");
		first = false;
		p->y += press_pitch(p);
	} while (pango_layout_iter_next_line(it));
	pango_layout_iter_free(it);
}

static void
lay_out(struct press *p, const char *s, double width, int indent, int flags)
{
	press_font(p, (flags & SET_BOLD) != 0);
	pango_layout_set_width(p->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_indent(p->layout, indent);
	pango_layout_set_justify(
	    p->layout, p->look.justify && !(flags & ~SET_BLOCK));
	pango_layout_set_alignment(
	    p->layout, flags & SET_CENTER  ? PANGO_ALIGN_CENTER
		       : flags & SET_RIGHT ? PANGO_ALIGN_RIGHT
					   : PANGO_ALIGN_LEFT);
	pango_layout_set_text(p->layout, s, -1);
}

static int
first_indent(const struct press *p, int flags)
{
	return flags & (SET_BLOCK | SET_CENTER | SET_RIGHT)
		   ? 0
		   : (int)(inches(p, 0.4) * PANGO_SCALE);
}

void
press_line(struct press *p, const char *s, int flags)
{
	lay_out(p, s, p->right - p->left, 0, flags | SET_BLOCK);
	set_lines(p, p->left, flags, NULL);
}

void
press_para(struct press *p, const char *s, int flags)
{
	lay_out(p, s, p->right - p->left, first_indent(p, flags), flags);
	set_lines(p, p->left, flags, NULL);
	p->y += 0.45 * press_pitch(p);
}

void
press_item(struct press *p, const char *label, const char *s)
{
	double in = inches(p, 0.5);

	/* The number must stand on the page of its first line. */
	press_need_line(p);
	lay_out(p, label, in * 2, 0, SET_BLOCK);
	cairo_move_to(p->cr, p->left, p->y + p->ascent);
	pango_cairo_show_layout_line(
	    p->cr, pango_layout_get_line_readonly(p->layout, 0));
	lay_out(p, s, p->right - p->left - in, 0, SET_BLOCK);
	set_lines(p, p->left + in, SET_BLOCK, label);
	p->y += 0.45 * press_pitch(p);
}

double
press_cost(struct press *p, const char *s)
{
	lay_out(p, s, p->right - p->left - inches(p, 0.5), 0, SET_BLOCK);
	return pango_layout_get_line_count(p->layout) + 0.45;
}

double
press_budget(const struct press *p)
{
	double page = p->bottom - p->top;
	double left = p->bottom - p->y;
	int later = p->allotted - p->doc_page;
	double lines = floor(left / p->pitch);

	if (later > 0)
		lines += later * floor(page / p->pitch);
	return lines;
}

bool
press_fits(struct press *p, const char *s, double tail)
{
	return press_cost(p, s) + tail <= press_budget(p);
}

void
press_stamp(struct press *p, const struct stamp *s)
{
	if (!p->clean && p->nstamps < (int)COUNT(p->stamps))
		p->stamps[p->nstamps++] = *s;
}
