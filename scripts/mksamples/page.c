/* mksamples/page.c: one sheet: laid under the lens, printed on, stamped,
 * scanned and sent to the sink, with its text told to the truth.
 */
#include <math.h>
#include <string.h>

#include "scripts/mksamples/press.h"

static double
millimetres(const struct press *p, double n)
{
	return n * p->dpi / 25.4;
}

/* White paper, turned and moved as this page's wear says. */
static void
lay_paper(struct press *p)
{
	cairo_t *cr = p->cr;

	cairo_identity_matrix(cr);
	cairo_surface_flush(p->surface);
	memset(cairo_image_surface_get_data(p->surface), 0,
	    (size_t)cairo_image_surface_get_stride(p->surface) * (size_t)p->h);
	cairo_surface_mark_dirty(p->surface);
	rng_init(&p->r, p->seed, p->index, STREAM_WEAR + (uint64_t)p->page);
	if (p->clean)
		wear_none(&p->wear, p->tone);
	else if (p->degree >= 0)
		wear_degree(&p->wear, &p->r, p->tone, p->degree);
	else
		wear_draw(&p->wear, &p->r, p->tone, p->age);
	cairo_translate(cr, p->w / 2 + millimetres(p, p->wear.dx),
	    p->h / 2 + millimetres(p, p->wear.dy));
	cairo_rotate(cr, p->wear.skew * acos(-1.0) / 180.0);
	cairo_translate(cr, -p->w / 2, -p->h / 2);
	cairo_set_source_rgba(cr, 0, 0, 0, 1);
	p->nstamps = 0;
	text_clear(&p->text);
}

void
page_open(struct press *p)
{
	p->page++;
	p->doc_page++;
	lay_paper(p);
	p->y = p->top;
	p->line = 0;
	p->open = true;
}

static void
punch(struct press *p)
{
	double x = millimetres(p, 11), r = millimetres(p, 3);
	int i;

	for (i = -1; i <= 1; i += 2) {
		cairo_arc(p->cr, x, p->h / 2 + i * millimetres(p, 40), r, 0,
		    2 * acos(-1.0));
		cairo_fill(p->cr);
	}
}

static void
footer(struct press *p)
{
	PangoRectangle box;
	char s[24];

	switch (p->look.footer) {
	case 1:
		put(s, sizeof(s), "%d", p->doc_page);
		break;
	case 2:
		put(s, sizeof(s), "- %d -", p->doc_page);
		break;
	case 3:
		put(s, sizeof(s), "Page %d", p->doc_page);
		break;
	default:
		return;
	}
	pango_layout_set_text(p->aside, s, -1);
	pango_layout_get_extents(p->aside, NULL, &box);
	cairo_move_to(p->cr,
	    (p->left + p->right) / 2 - (double)box.width / PANGO_SCALE / 2,
	    p->h - millimetres(p, 14));
	pango_cairo_show_layout_line(
	    p->cr, pango_layout_get_line_readonly(p->aside, 0));
	text_addf(&p->text, "%s\n", s);
}

static void
scan(struct press *p, const char *kind)
{
	struct raster ink, out;
	char source[1024];
	int source_page;
	int i;

	if (p->wear.holes)
		punch(p);
	for (i = 0; i < p->nstamps; i++)
		stamp_draw(&p->stamps[i], p->cr, p->dpi, &p->r);
	cairo_surface_flush(p->surface);
	ink.w = (int)p->w;
	ink.h = (int)p->h;
	ink.stride = (size_t)cairo_image_surface_get_stride(p->surface);
	ink.px = cairo_image_surface_get_data(p->surface);
	ink.dpi = p->dpi;
	ink.tone = p->tone;
	wear_apply(&p->wear, &ink, &out);
	sink_put(p->sink, &out, source, sizeof(source), &source_page);
	truth_page(p->truth, source, source_page, kind, p->wear.rotation,
	    p->wear.skew, text_str(&p->text));
}

void
page_close(struct press *p)
{
	footer(p);
	scan(p, p->look.typed ? "typed" : "printed");
	p->open = false;
	if (p->page == p->blank_after)
		page_blank(p);
}

/* The back of a sheet: paper and dust, no ink.  It takes the wear of a page
 * number far off, so that the printed pages after it keep theirs. */
void
page_blank(struct press *p)
{
	int page = p->page;

	p->page += 100000;
	lay_paper(p);
	p->wear.rotation = 0;
	scan(p, "blank");
	p->page = page;
}
