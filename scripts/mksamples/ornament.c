/* mksamples/ornament.c: what a typist does beside typing paragraphs: leaders
 * between a name and its role, a line to sign on, a rule.
 */
#include <string.h>

#include "scripts/mksamples/press.h"

static double
width_of(struct press *p, const char *s)
{
	int w, h;

	pango_layout_set_width(p->layout, -1);
	pango_layout_set_indent(p->layout, 0);
	pango_layout_set_text(p->layout, s, -1);
	pango_layout_get_size(p->layout, &w, &h);
	return (double)w / PANGO_SCALE;
}

static void
show(struct press *p, const char *s, double x)
{
	width_of(p, s);
	cairo_move_to(p->cr, x, p->y + p->ascent);
	pango_cairo_show_layout_line(
	    p->cr, pango_layout_get_line_readonly(p->layout, 0));
}

/* One leader alone measures otherwise than in a row, by its bearings. */
static double
leader_width(struct press *p, const char *leader)
{
	struct text ten = {0};
	double w;
	int i;

	for (i = 0; i < 10; i++)
		text_add(&ten, leader);
	w = width_of(p, text_str(&ten)) / 10.0;
	text_free(&ten);
	return w;
}

void
press_leaders(struct press *p, const char *left, const char *right,
    const char *leader, bool bracket)
{
	struct text t = {0};
	double start = p->left, room = p->right - p->left;
	double brace = p->left + room * 0.55;
	double own;
	int n;

	press_font(p, true);
	own = width_of(p, left) + width_of(p, " ");
	if (own > (bracket ? room * 0.55 : room - width_of(p, right) * 1.2)) {
		press_line(p, left, SET_BOLD);
		left = "";
		bracket = false;
		press_font(p, true);
	}
	press_need_line(p);
	pango_layout_set_alignment(p->layout, PANGO_ALIGN_LEFT);
	if (bracket) {
		show(p, left, p->left);
		text_addf(&p->text, "%s ", left);
		start = brace;
		text_add(&t, "}");
	} else if (*left) {
		text_addf(&t, "%s ", left);
	}
	if (*right) {
		room = p->right - start - width_of(p, text_str(&t)) -
		       width_of(p, right);
		n = (int)(room / leader_width(p, leader)) - 1;
		while (n-- > 0)
			text_add(&t, leader);
		text_add(&t, right);
	}
	show(p, text_str(&t), start);
	text_addf(&p->text, "%s\n", text_str(&t));
	p->y += press_pitch(p);
	text_free(&t);
}

/* A scrawl, the same for the same page. */
static void
scrawl(struct press *p, double x, double y)
{
	double step = p->dpi * (0.13), high = p->dpi * (0.16);
	int i, n = rng_range(&p->r, 5, 10);

	cairo_move_to(p->cr, x, y);
	for (i = 0; i < n; i++) {
		double a = (rng_unit(&p->r) - 0.7) * high * 2;
		double b = (rng_unit(&p->r) - 0.3) * high * 2;

		cairo_rel_curve_to(p->cr, step * rng_unit(&p->r), a, step * 1.5,
		    b, step, (rng_unit(&p->r) - 0.5) * high);
	}
	cairo_set_line_width(p->cr, p->dpi * (0.011));
	cairo_stroke(p->cr);
}

void
press_sign(struct press *p, const char *name, const char *title)
{
	if (p->y + press_pitch(p) * 3 > p->bottom + p->dpi * (0.35)) {
		page_close(p);
		page_open(p);
	}
	p->y += press_pitch(p) * 0.7;
	if (!p->clean)
		scrawl(p, p->left + p->dpi * (0.25), p->y + p->ascent * 0.6);
	press_line(p, "....................................", 0);
	if (name && *name)
		press_line(p, name, 0);
	if (title && *title)
		press_line(p, title, SET_BOLD);
}

void
press_rule(struct press *p)
{
	cairo_rectangle(p->cr, p->left, p->y + press_pitch(p) * 0.3,
	    p->right - p->left, p->dpi * (0.01));
	cairo_fill(p->cr);
	p->y += press_pitch(p) * 0.7;
}
