/* mksamples/patch.c: a Patch-T sheet: Code 39 of PATCHT, twice, and words. */
#include "scripts/mksamples/patch.h"

#include <string.h>

#include "scripts/mksamples/press.h"

/* Nine elements, bar and space by turns; w is wide. */
static const char *
code39(char c)
{
	switch (c) {
	case 'A':
		return "wnnnnwnnw";
	case 'C':
		return "wnwnnwnnn";
	case 'H':
		return "wnnnnwwnn";
	case 'P':
		return "nnwnwnnwn";
	case 'T':
		return "nnnnwnwwn";
	case '*':
		return "nwnnwnwnn";
	default:
		die("no bars for '%c'", c);
	}
}

static void
bars(struct press *p, double y, double high)
{
	const char *s;
	double unit = p->dpi / 25.4 * 0.7; /* narrow bar: 0.7 mm */
	double x = p->dpi * 1.4;

	for (s = "*PATCHT*"; *s; s++) {
		const char *e = code39(*s);
		int i;

		for (i = 0; i < 9; i++) {
			double w = e[i] == 'w' ? 3 * unit : unit;

			if (i % 2 == 0) {
				cairo_rectangle(p->cr, x, y, w, high);
				cairo_fill(p->cr);
			}
			x += w;
		}
		x += unit;
	}
}

void
patch_sheet(struct press *p)
{
	struct raster ink, out;
	struct wear wear;
	char source[1024];
	int source_page;

	wear_none(&wear, p->tone);
	cairo_identity_matrix(p->cr);
	memset(cairo_image_surface_get_data(p->surface), 0,
	    (size_t)cairo_image_surface_get_stride(p->surface) * (size_t)p->h);
	cairo_surface_mark_dirty(p->surface);
	cairo_set_source_rgba(p->cr, 0, 0, 0, 1);
	bars(p, p->dpi * 1.5, p->dpi * 1.5);
	bars(p, p->dpi * 8.0, p->dpi * 1.5);
	cairo_select_font_face(p->cr, "Liberation Sans",
	    CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
	cairo_set_font_size(p->cr, p->dpi * 0.4);
	cairo_move_to(p->cr, p->dpi * 1.2, p->dpi * 5.5);
	cairo_show_text(p->cr, "PATCH T  separator sheet");
	cairo_surface_flush(p->surface);
	ink.w = (int)p->w;
	ink.h = (int)p->h;
	ink.stride = (size_t)cairo_image_surface_get_stride(p->surface);
	ink.px = cairo_image_surface_get_data(p->surface);
	ink.dpi = p->dpi;
	ink.tone = p->tone;
	wear_apply(&wear, &ink, &out);
	sink_put(p->sink, &out, source, sizeof(source), &source_page);
}
