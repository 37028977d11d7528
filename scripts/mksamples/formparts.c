/* mksamples/formparts.c: the parts a form is made of: letterhead, title,
 * fields on dotted lines, boxes, check boxes, remarks, signatures, foot.
 */
#include "scripts/mksamples/formparts.h"

#include <math.h>
#include <string.h>

/* A little irregular, as compositors were. */
static double
some(struct form *f, double least, double most)
{
	return least + (most - least) * rng_unit(&f->r);
}

void
part_fax_line(struct form *f)
{
	static const char *const senders[] = {"CHIEF REGISTRAR", "LEGAL DEPT",
	    "COURT REGISTRY", "HEAD OFFICE", "STORES & SUPPLIES"};
	struct face was = f->face[HAND_BOLD];
	struct text t = {0};

	if (rng_chance(&f->r, 35))
		return;
	f->face[HAND_BOLD] = (struct face){"Liberation Mono", 8, true};
	day_write(&t, f->day, DAY_STAMP);
	text_addf(&t, " %02d:%02d", rng_range(&f->r, 7, 18),
	    rng_range(&f->r, 0, 59));
	form_set(f, HAND_BOLD, f->left - 14, 17, text_str(&t));
	text_clear(&t);
	text_addf(&t, "FROM %s", PICK(&f->r, senders));
	form_set(f, HAND_BOLD, 235, 17, text_str(&t));
	text_clear(&t);
	text_addf(&t, "P.%02d/%02d", rng_range(&f->r, 1, 3),
	    rng_range(&f->r, 3, 9));
	form_set(f, HAND_BOLD, 520, 17, text_str(&t));
	text_free(&t);
	f->face[HAND_BOLD] = was;
}

void
part_letterhead(struct form *f)
{
	char name[NAME_SIZE], line[160];
	double middle = (f->left + f->right) / 2;
	bool left = rng_chance(&f->r, 40);

	body_make(&f->r, name, sizeof(name));
	if (rng_chance(&f->r, 50))
		put(name, sizeof(name), "THE %s AT %s",
		    rng_chance(&f->r, 50) ? "HIGH COURT"
					  : "COURTS OF JUDICATURE",
		    f->m.no.station->name);
	if (rng_chance(&f->r, 60))
		upper(name);
	if (left && rng_chance(&f->r, 60)) { /* a device */
		cairo_new_path(f->cr);
		cairo_arc(f->cr, f->left + 14, f->y, 14, 0, 2 * acos(-1.0));
		cairo_stroke(f->cr);
		cairo_arc(f->cr, f->left + 14, f->y, 9, 0, 2 * acos(-1.0));
		cairo_fill(f->cr);
		form_set(f, HAND_HEAD, f->left + 36, f->y + 2, name);
	} else if (left) {
		form_set(f, HAND_HEAD, f->left, f->y, name);
	} else {
		form_center(f, HAND_HEAD, middle, f->y, name);
	}
	f->y += f->face[HAND_FINE].points + 5;
	put(line, sizeof(line), "P.O. Box %d, %s    Telephone %d-%06d",
	    rng_range(&f->r, 20, 9000), f->m.no.station->name,
	    rng_range(&f->r, 41, 48), rng_range(&f->r, 20000, 399999));
	if (left)
		form_set(f, HAND_FINE, f->left + 36, f->y + 1, line);
	else
		form_center(f, HAND_FINE, middle, f->y, line);
	f->y += 8;
	if (rng_chance(&f->r, 50))
		form_rule(f, f->left, f->right, f->y, some(f, 0.6, 2.0));
	f->y += 4;
}

void
part_title(struct form *f, const char *title)
{
	double size = f->face[HAND_HEAD].points;
	double wide, middle = (f->left + f->right) / 2;
	double was = size;

	f->face[HAND_HEAD].points = size = some(f, 11, 14);
	wide = form_width(f, HAND_HEAD, title);
	f->y += size + 8;
	switch (rng_below(&f->r, 3)) {
	case 0:
		form_box(f, middle - wide / 2 - 8, f->y - size - 2, wide + 16,
		    size + 8, 1.2);
		break;
	case 1:
		form_rule(
		    f, middle - wide / 2, middle + wide / 2, f->y + 3, 1.0);
		break;
	default:
		break;
	}
	form_center(f, HAND_HEAD, middle, f->y, title);
	f->face[HAND_HEAD].points = was;
	f->y += 16;
}

/* Type an entry from x, or scrawl, or leave it; what is too long for the room
 * is cut at a word. */
static void
enter(struct form *f, enum fill fill, double x, double right, double baseline)
{
	char s[160];
	char *cut;

	if (rng_chance(&f->r, 6))
		return;
	if (rng_chance(&f->r, 7) && right - x > 60) {
		form_scrawl(f, x + 4, baseline, fmin(right - x - 20, 80));
		return;
	}
	form_fill(f, fill, s, sizeof(s));
	while (x + form_width(f, HAND_TYPED, s) > right) {
		cut = strrchr(s, ' ');
		if (!cut)
			return;
		*cut = '\0';
	}
	form_set(f, HAND_TYPED, x, baseline, s);
}

static void
line_for(struct form *f, double x0, double x1, double y, unsigned style)
{
	static const double dots[] = {0.9, 2.2};

	if (x1 <= x0 || style == 2)
		return;
	if (style == 1)
		cairo_set_dash(f->cr, dots, 2, 0);
	form_rule(f, x0, x1, y, style == 1 ? 0.9 : 0.6);
	cairo_set_dash(f->cr, NULL, 0, 0);
}

void
part_fields(struct form *f, const struct field *list, int n)
{
	unsigned style = rng_below(&f->r, 3);
	double pitch = some(f, 20, 24) * f->air;
	bool aligned = rng_chance(&f->r, 40);
	double wide = f->right - f->left, widest = 0;
	int i = 0;

	for (; aligned && i < n; i++)
		widest = fmax(widest, form_width(f, HAND_LABEL, list[i].label));
	for (i = 0; i < n;) {
		int k, across = aligned ? 1 : rng_range(&f->r, 1, 2);

		for (k = 0; k < across && i < n; k++, i++) {
			double x = f->left + k * wide / across;
			double end = f->left + (k + 1) * wide / across - 8;
			double to = form_set(f, HAND_LABEL, x, f->y,
					list[i].label) + 6;

			if (aligned)
				to = f->left + widest + 14;
			line_for(f, to, end, f->y + 2, style);
			enter(f, list[i].fill, to + 4, end, f->y);
		}
		f->y += pitch;
	}
	f->y += 2;
}

void
part_grid(struct form *f, const struct field *list, int n, int across)
{
	double high = some(f, 29, 33) * f->air;
	double small = f->face[HAND_FINE].points;
	double wide = f->right - f->left;
	int i = 0;

	f->y -= 8;
	while (i < n) {
		int k, cells = i + across <= n ? across : n - i;
		double x = f->left, w;

		if (cells > 1 && rng_chance(&f->r, 30))
			cells--;
		w = wide / cells;
		for (k = 0; k < cells; k++, i++, x += w) {
			form_box(f, x, f->y, w, high, 0.8);
			form_set(f, HAND_FINE, x + 3, f->y + small + 1.5,
			    list[i].label);
			enter(f, list[i].fill, x + 8, x + w - 3,
			    f->y + high - 5);
		}
		f->y += high;
	}
	f->y += 17;
}

void
part_checks(struct form *f, const char *ask, const char *const *list, int n)
{
	double x = f->left, side = some(f, 7, 9.5);
	int i;

	if (ask) {
		form_set(f, HAND_BOLD, f->left, f->y, ask);
		f->y += 15;
	}
	for (i = 0; i < n; i++) {
		double w = form_width(f, HAND_LABEL, list[i]);

		if (x + side + w + 8 > f->right) {
			x = f->left;
			f->y += 15 * f->air;
		}
		form_box(f, x, f->y - side + 1, side, side, 0.8);
		if (rng_chance(&f->r, 35)) {
			cairo_set_line_width(f->cr, 1.1);
			cairo_move_to(f->cr, x - 1, f->y - side);
			cairo_line_to(f->cr, x + side + 1, f->y + 2);
			cairo_move_to(f->cr, x + side + 1, f->y - side);
			cairo_line_to(f->cr, x - 1, f->y + 2);
			cairo_stroke(f->cr);
		}
		form_set(f, HAND_LABEL, x + side + 5, f->y, list[i]);
		x += side + 5 + w + some(f, 16, 26);
	}
	f->y += 20 * f->air;
}

void
part_remarks(struct form *f, const char *label, int lines)
{
	char s[400];
	double leading = some(f, 15, 17) * f->air, y;
	int i;

	form_set(f, HAND_BOLD, f->left, f->y, label);
	f->y += leading;
	form_fill(f, FILL_REMARK, s, sizeof(s));
	y = form_wrap(
	    f, HAND_TYPED, f->left + 6, f->right - 6, f->y, leading, s);
	if (rng_chance(&f->r, 50))
		for (i = 0; i < lines || f->y + i * leading <= y; i++)
			form_rule(f, f->left, f->right,
			    f->y + i * leading + 3, 0.5);
	f->y = fmax(y, f->y + (lines - 1) * leading) + 20;
}

void
part_print(struct form *f, const char *s)
{
	double leading = f->face[HAND_FINE].points * 1.25;

	f->y = form_wrap(
		   f, HAND_FINE, f->left, f->right, f->y, leading, s) + 18;
}

void
part_sign(struct form *f, const char *const *list, int n)
{
	double w = (f->right - f->left) / n;
	int i;

	f->y += 16 * f->air;
	for (i = 0; i < n; i++) {
		double x = f->left + i * w;

		form_rule(f, x, x + w - 18, f->y, 0.7);
		if (strstr(list[i], "DATE") || strstr(list[i], "Date"))
			enter(f, FILL_DATE, x + 4, x + w - 18, f->y - 3);
		else if (rng_chance(&f->r, 75))
			form_scrawl(f, x + 8, f->y - 2, fmin(w - 50, 100));
		form_set(f, HAND_FINE, x,
		    f->y + f->face[HAND_FINE].points + 2, list[i]);
	}
	f->y += 32;
}

/* A stamp says nothing that is in the truth: it must be read past. */
void
part_stamp(struct form *f)
{
	struct stamp s = {0};
	struct text t = {0};

	if (!rng_chance(&f->r, 45))
		return;
	day_write(&t, day_add(f->day, 1), DAY_STAMP);
	s.lines = 3;
	copy(s.line[0], sizeof(s.line[0]), "REGISTRY");
	copy(s.line[1], sizeof(s.line[1]), "RECEIVED");
	copy(s.line[2], sizeof(s.line[2]), text_str(&t));
	s.round = rng_chance(&f->r, 25);
	s.x = rng_range(&f->r, 150, 180);
	s.y = rng_chance(&f->r, 50) ? rng_range(&f->r, 22, 40)
				    : rng_range(&f->r, 200, 262);
	cairo_new_path(f->cr);
	stamp_draw(&s, f->cr, 72, &f->r);
	text_free(&t);
}

void
part_foot(struct form *f)
{
	char s[64];

	put(s, sizeof(s), "Form %s-%d (Rev. %d/%d)",
	    rng_chance(&f->r, 50) ? "JF" : "ADM", rng_range(&f->r, 2, 180),
	    rng_range(&f->r, 1, 12), rng_range(&f->r, 79, 96));
	form_set(f, HAND_FINE, f->left, FORM_HEIGHT - 28, s);
	if (rng_chance(&f->r, 55)) { /* a numbering machine */
		struct face was = f->face[HAND_TYPED];

		f->face[HAND_TYPED] = (struct face){
		    "Liberation Serif", rng_range(&f->r, 12, 15), true};
		put(s, sizeof(s), "%08d", rng_range(&f->r, 10000, 99999999));
		form_set(f, HAND_TYPED, f->right - 80, FORM_HEIGHT - 26, s);
		f->face[HAND_TYPED] = was;
	}
}
