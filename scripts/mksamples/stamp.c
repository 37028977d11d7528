/* mksamples/stamp.c: stamps are inked unevenly, never straight, and not always
 * clear of the text.
 */
#include "scripts/mksamples/stamp.h"

#include <math.h>
#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static double
width_of(cairo_t *cr, const char *s)
{
	cairo_text_extents_t e;

	cairo_text_extents(cr, s, &e);
	return e.x_advance;
}

static void
centered(cairo_t *cr, const char *s, double y)
{
	cairo_move_to(cr, -width_of(cr, s) / 2, y);
	cairo_show_text(cr, s);
}

static void
box(const struct stamp *s, cairo_t *cr)
{
	double wide = 0, high = 4.8 * s->lines + 3;
	int i;

	cairo_set_font_size(cr, 4.0);
	for (i = 0; i < s->lines; i++)
		wide = fmax(wide, width_of(cr, s->line[i]));
	wide += 6;
	cairo_set_line_width(cr, 0.6);
	cairo_rectangle(cr, -wide / 2, -high / 2, wide, high);
	cairo_stroke(cr);
	cairo_set_line_width(cr, 0.25);
	cairo_rectangle(cr, -wide / 2 + 1, -high / 2 + 1, wide - 2, high - 2);
	cairo_stroke(cr);
	for (i = 0; i < s->lines; i++)
		centered(cr, s->line[i], -high / 2 + 5.3 + 4.8 * i);
}

static void
seal(const struct stamp *s, cairo_t *cr)
{
	const double pi = acos(-1.0);
	double radius = 19, angle;
	const char *p;
	int i;

	cairo_set_line_width(cr, 0.7);
	cairo_arc(cr, 0, 0, radius, 0, 2 * pi);
	cairo_stroke(cr);
	cairo_set_line_width(cr, 0.3);
	cairo_arc(cr, 0, 0, radius - 6, 0, 2 * pi);
	cairo_stroke(cr);
	cairo_set_font_size(cr, 4.0);
	angle = -width_of(cr, s->line[0]) / (radius - 4.6) / 2;
	for (p = s->line[0]; *p; p++) {
		char c[2] = {*p, '\0'};
		double w = width_of(cr, c);

		cairo_save(cr);
		cairo_rotate(cr, angle + w / (radius - 4.6) / 2);
		cairo_move_to(cr, -w / 2, -(radius - 4.4));
		cairo_show_text(cr, c);
		cairo_restore(cr);
		angle += w / (radius - 4.6);
	}
	cairo_set_font_size(cr, 3.6);
	for (i = 1; i < s->lines; i++)
		centered(cr, s->line[i], -5.5 + 5.0 * i);
}

void
stamp_draw(const struct stamp *s, cairo_t *cr, int dpi, struct rng *r)
{
	double scale = dpi / 25.4;

	cairo_save(cr);
	cairo_translate(cr, s->x * scale, s->y * scale);
	cairo_rotate(cr, (rng_unit(r) - 0.5) * 0.5);
	cairo_scale(cr, scale, scale);
	cairo_select_font_face(cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL,
	    CAIRO_FONT_WEIGHT_BOLD);
	cairo_set_source_rgba(cr, 0, 0, 0, 0.45 + 0.4 * rng_unit(r));
	if (s->round)
		seal(s, cr);
	else
		box(s, cr);
	cairo_restore(cr);
}
