/* mksamples/formdraw.c: sets words, rules and scrawls on a form, and remembers
 * every word with its place.
 *
 * A typewriter strikes each letter by itself: a little high or low, a little
 * fainter.  Print is even.
 */
#include "scripts/mksamples/form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Words whose baselines lie closer than this stand in one row. */
#define ROW 4.5

static void
choose_faces(struct form *f)
{
	static const char *const typed[] = {
	    "Nimbus Mono PS", "Liberation Mono", "DejaVu Sans Mono"};
	static const char *const print[] = {
	    "Liberation Sans", "Liberation Serif", "Liberation Sans"};
	const char *label = PICK(&f->r, print);
	const char *typist = PICK(&f->r, typed);
	bool heavy = strcmp(typist, "Nimbus Mono PS") == 0;
	double size = rng_range(&f->r, 16, 20) / 2.0;

	f->face[HAND_LABEL] = (struct face){label, size, false};
	f->face[HAND_BOLD] = (struct face){label, size, true};
	f->face[HAND_FINE] =
	    (struct face){label, rng_range(&f->r, 14, 17) / 2.0, false};
	f->face[HAND_HEAD] =
	    (struct face){PICK(&f->r, print), rng_range(&f->r, 11, 15), true};
	f->face[HAND_TYPED] = (struct face){
	    typist, rng_range(&f->r, 20, 24) / 2.0, heavy};
	f->capitals = rng_chance(&f->r, 40);
	f->typed_lift = (rng_unit(&f->r) - 0.3) * 3.0;
}

void
form_begin(struct form *f, uint64_t seed, unsigned index, double air)
{
	cairo_font_options_t *o = cairo_font_options_create();
	double scale = FORM_DPI / 72.0;
	double skew;
	PangoContext *ctx;

	memset(f, 0, sizeof(*f));
	rng_init(&f->r, seed, index, STREAM_FORM);
	matter_make(&f->m, seed, index);
	f->air = air;
	/* the years of the fax machine */
	f->m.no.year = f->m.filed.y = rng_range(&f->r, 1983, 1997);
	f->day = day_working(day_add(f->m.filed, rng_range(&f->r, 0, 200)));
	f->surface = cairo_image_surface_create(CAIRO_FORMAT_A8,
	    (int)(FORM_WIDTH * scale), (int)(FORM_HEIGHT * scale));
	f->cr = cairo_create(f->surface);
	if (cairo_status(f->cr) != CAIRO_STATUS_SUCCESS)
		die("cannot make a form");
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(f->cr, o);
	ctx = pango_cairo_create_context(f->cr);
	pango_cairo_context_set_resolution(ctx, 72);
	pango_cairo_context_set_font_options(ctx, o);
	f->layout = pango_layout_new(ctx);
	g_object_unref(ctx);
	cairo_font_options_destroy(o);
	skew = (rng_unit(&f->r) + rng_unit(&f->r) - 1.0) * 0.9;
	cairo_scale(f->cr, scale, scale);
	cairo_translate(f->cr, FORM_WIDTH / 2, FORM_HEIGHT / 2);
	cairo_rotate(f->cr, skew * acos(-1.0) / 180.0);
	cairo_translate(f->cr, -FORM_WIDTH / 2, -FORM_HEIGHT / 2);
	cairo_set_source_rgba(f->cr, 0, 0, 0, 1);
	choose_faces(f);
	f->left = rng_range(&f->r, 38, 62);
	f->right = FORM_WIDTH - rng_range(&f->r, 36, 58);
	f->y = rng_range(&f->r, 40, 60);
}

void
form_end(struct form *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		free(f->piece[i].s);
	free(f->piece);
	g_object_unref(f->layout);
	cairo_destroy(f->cr);
	cairo_surface_destroy(f->surface);
}

static void
load(struct form *f, enum hand h, const char *s)
{
	PangoFontDescription *d = pango_font_description_new();
	const struct face *face = &f->face[h];

	pango_font_description_set_family(d, face->family);
	pango_font_description_set_size(
	    d, (int)(face->points * PANGO_SCALE));
	pango_font_description_set_weight(
	    d, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(f->layout, d);
	pango_layout_set_text(f->layout, s, -1);
	pango_font_description_free(d);
}

double
form_width(struct form *f, enum hand h, const char *s)
{
	PangoRectangle box;

	load(f, h, s);
	pango_layout_get_extents(f->layout, NULL, &box);
	return (double)box.width / PANGO_SCALE;
}

static void
show(struct form *f, double x, double baseline)
{
	cairo_move_to(f->cr, x, baseline);
	pango_cairo_show_layout_line(
	    f->cr, pango_layout_get_line_readonly(f->layout, 0));
}

/* Letter by letter; typed text is ASCII. */
static void
strike(struct form *f, double x, double baseline, const char *s)
{
	double step = form_width(f, HAND_TYPED, "M");
	char c[2] = "";

	for (; *s; s++, x += step) {
		if (*s == ' ')
			continue;
		c[0] = *s;
		pango_layout_set_text(f->layout, c, 1);
		cairo_set_source_rgba(f->cr, 0, 0, 0,
		    0.72 + 0.28 * rng_unit(&f->r));
		show(f, x, baseline + (rng_unit(&f->r) - 0.5) * 0.7);
	}
	cairo_set_source_rgba(f->cr, 0, 0, 0, 1);
}

static void
keep(struct form *f, double x, double baseline, const char *s)
{
	if (f->n == f->cap) {
		f->cap = f->cap ? 2 * f->cap : 64;
		f->piece = xgrow(f->piece, f->cap * sizeof(*f->piece));
	}
	f->piece[f->n].x = x;
	f->piece[f->n].baseline = baseline;
	f->piece[f->n].s = strdup(s);
	if (!f->piece[f->n].s)
		die("out of memory");
	f->n++;
}

double
form_set(struct form *f, enum hand h, double x, double baseline, const char *s)
{
	double width;

	if (!*s)
		return x;
	keep(f, x, baseline, s);
	if (h == HAND_TYPED)
		baseline += f->typed_lift;
	width = form_width(f, h, s);
	if (h == HAND_TYPED)
		strike(f, x, baseline, s);
	else
		show(f, x, baseline);
	return x + width;
}

void
form_center(
    struct form *f, enum hand h, double x, double baseline, const char *s)
{
	form_set(f, h, x - form_width(f, h, s) / 2, baseline, s);
}

double
form_wrap(struct form *f, enum hand h, double x, double right, double baseline,
    double leading, const char *s)
{
	char line[256] = "", trial[256], word[64];

	while (*s) {
		size_t n = strcspn(s, " ");

		put(word, sizeof(word), "%.*s", (int)n, s);
		put(trial, sizeof(trial), "%s%s%s", line, *line ? " " : "",
		    word);
		if (*line && x + form_width(f, h, trial) > right) {
			form_set(f, h, x, baseline, line);
			baseline += leading;
			copy(line, sizeof(line), word);
		} else {
			copy(line, sizeof(line), trial);
		}
		s += n;
		s += strspn(s, " ");
	}
	form_set(f, h, x, baseline, line);
	return baseline;
}

void
form_rule(struct form *f, double x0, double x1, double y, double width)
{
	cairo_set_line_width(f->cr, width);
	cairo_move_to(f->cr, x0, y);
	cairo_line_to(f->cr, x1, y);
	cairo_stroke(f->cr);
}

void
form_box(struct form *f, double x, double y, double w, double h, double width)
{
	cairo_set_line_width(f->cr, width);
	cairo_rectangle(f->cr, x, y, w, h);
	cairo_stroke(f->cr);
}

void
form_scrawl(struct form *f, double x, double baseline, double width)
{
	double at = x, size = 7 + 6 * rng_unit(&f->r);
	int i, n = rng_range(&f->r, 5, 11);

	cairo_set_line_width(f->cr, 0.8 + 0.7 * rng_unit(&f->r));
	cairo_move_to(f->cr, x, baseline);
	for (i = 0; i < n; i++) {
		double step = width / n * (0.4 + 1.2 * rng_unit(&f->r));
		double bend = rng_unit(&f->r);
		double up = size * (i == 0 ? 2.0 : 0.2 + 1.4 * bend * bend);

		cairo_curve_to(f->cr, at + step * 0.2, baseline - up,
		    at + step * 1.3, baseline - up * 0.8, at + step * 0.7,
		    baseline + (rng_unit(&f->r) - 0.3) * 3);
		at += step;
	}
	cairo_curve_to(f->cr, at, baseline - size, at + 12, baseline - 4,
	    at + 25 * rng_unit(&f->r), baseline + 5);
	cairo_stroke(f->cr);
}

static int
by_baseline(const void *a, const void *b)
{
	const struct piece *p = a, *q = b;

	if (p->baseline != q->baseline)
		return p->baseline < q->baseline ? -1 : 1;
	return p->x < q->x ? -1 : p->x > q->x;
}

static int
by_x(const void *a, const void *b)
{
	const struct piece *p = a, *q = b;

	return p->x < q->x ? -1 : p->x > q->x;
}

void
form_truth(struct form *f, struct text *out)
{
	size_t i, from = 0, to;

	if (f->n)
		qsort(f->piece, f->n, sizeof(*f->piece), by_baseline);
	for (; from < f->n; from = to) {
		double y = f->piece[from].baseline;

		for (to = from; to < f->n && f->piece[to].baseline < y + ROW;)
			to++;
		qsort(
		    f->piece + from, to - from, sizeof(*f->piece), by_x);
		for (i = from; i < to; i++)
			text_addf(out, "%s%s", i > from ? " " : "",
			    f->piece[i].s);
		text_add(out, "\n");
	}
}
