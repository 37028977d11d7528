/* content.c: does a PDF page paint one image and nothing else? (content.h)
 *
 * A loop over tokens: operands are collected until an operator comes, which
 * is looked up in one table.  Only the last few numbers and the last name
 * matter, so nothing is allocated, and a stream of a million operands costs
 * nothing but time.
 */
#include "ingest/content.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SAVED    32u /* q inside q */
#define MAX_NUMBERS  6u
#define MAX_NAME     128u
#define MAX_OPERATOR 8u
#define MAX_FORMS    6u
#define SLACK        2.0 /* points a clip may cut off an image's edge */

struct reader {
	struct content *c;
	const char *p, *end;
	double numbers[MAX_NUMBERS];
	unsigned n_numbers;
	char name[MAX_NAME];
	struct graphics saved[MAX_SAVED];
	unsigned n_saved;
	bool path_rect; /* the path so far is one rectangle: */
	struct rect box;
	bool path_other; /* or something else */
	bool clipping;   /* W came; the next n ends it */
};

struct matrix
matrix_times(struct matrix m, struct matrix n)
{
	return (struct matrix){
	    .a = m.a * n.a + m.b * n.c,
	    .b = m.a * n.b + m.b * n.d,
	    .c = m.c * n.a + m.d * n.c,
	    .d = m.c * n.b + m.d * n.d,
	    .e = m.e * n.a + m.f * n.c + n.e,
	    .f = m.e * n.b + m.f * n.d + n.f,
	};
}

struct rect
rect_meet(struct rect a, struct rect b)
{
	if (b.x0 > a.x0)
		a.x0 = b.x0;
	if (b.y0 > a.y0)
		a.y0 = b.y0;
	if (b.x1 < a.x1)
		a.x1 = b.x1;
	if (b.y1 < a.y1)
		a.y1 = b.y1;
	return a;
}

struct rect
rect_moved(struct rect r, struct matrix m)
{
	const double xs[4] = {r.x0, r.x1, r.x0, r.x1};
	const double ys[4] = {r.y0, r.y0, r.y1, r.y1};
	struct rect to = {0, 0, 0, 0};

	for (int i = 0; i < 4; i++) {
		double x = m.a * xs[i] + m.c * ys[i] + m.e;
		double y = m.b * xs[i] + m.d * ys[i] + m.f;

		if (i == 0 || x < to.x0)
			to.x0 = x;
		if (i == 0 || x > to.x1)
			to.x1 = x;
		if (i == 0 || y < to.y0)
			to.y0 = y;
		if (i == 0 || y > to.y1)
			to.y1 = y;
	}
	return to;
}

static bool
no(struct content *c, const char *why)
{
	c->why = why;
	return false;
}

bool
content_image(struct content *c)
{
	struct rect unit = {0, 0, 1, 1};
	struct rect box = rect_moved(unit, c->now.ctm);
	struct rect seen = rect_meet(box, c->now.clip);

	if (++c->n_images > 1)
		return no(c, "several images");
	if (seen.x0 - box.x0 > SLACK || seen.y0 - box.y0 > SLACK ||
	    box.x1 - seen.x1 > SLACK || box.y1 - seen.y1 > SLACK)
		return no(c, "a part of the image is clipped off");
	c->image = c->now;
	return true;
}

static bool
is_space(char ch)
{
	return ch == ' ' || ch == '\n' || ch == '\r' || ch == '\t' ||
	       ch == '\f' || ch == '\0';
}

static bool
is_delimiter(char ch)
{
	return ch != '\0' && strchr("()<>[]{}/%", ch) != NULL;
}

static bool
is_regular(char ch)
{
	return !is_space(ch) && !is_delimiter(ch);
}

/* ( ... ) with what it nests; p is behind the first. */
static void
skip_string(struct reader *r)
{
	for (unsigned depth = 1; r->p < r->end && depth > 0; r->p++) {
		if (*r->p == '\\' && r->p + 1 < r->end)
			r->p++;
		else if (*r->p == '(')
			depth++;
		else if (*r->p == ')')
			depth--;
	}
}

static int
hex_digit(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	if (ch >= 'a' && ch <= 'f')
		return ch - 'a' + 10;
	if (ch >= 'A' && ch <= 'F')
		return ch - 'A' + 10;
	return -1;
}

/* A name as qpdf gives it: with its slash, #xx resolved. */
static void
read_name(struct reader *r)
{
	size_t n = 0;

	r->name[n++] = '/';
	while (r->p < r->end && is_regular(*r->p)) {
		char ch = *r->p++;

		if (ch == '#' && r->end - r->p >= 2 &&
		    hex_digit(r->p[0]) >= 0 && hex_digit(r->p[1]) >= 0) {
			ch = (char)(hex_digit(r->p[0]) << 4 |
				    hex_digit(r->p[1]));
			r->p += 2;
		}
		if (n + 1 < sizeof(r->name))
			r->name[n++] = ch;
	}
	r->name[n] = '\0';
}

static void
push(struct reader *r, double v)
{
	if (r->n_numbers == MAX_NUMBERS) {
		memmove(r->numbers, r->numbers + 1,
		    (MAX_NUMBERS - 1) * sizeof(r->numbers[0]));
		r->n_numbers--;
	}
	r->numbers[r->n_numbers++] = v;
}

static bool
op_save(struct reader *r)
{
	if (r->n_saved == MAX_SAVED)
		return no(r->c, "state saved too deep");
	r->saved[r->n_saved++] = r->c->now;
	return true;
}

static bool
op_restore(struct reader *r)
{
	if (r->n_saved > 0)
		r->c->now = r->saved[--r->n_saved];
	return true;
}

static bool
op_matrix(struct reader *r)
{
	const double *n = r->numbers;

	if (r->n_numbers != 6)
		return no(r->c, "a matrix of too few numbers");
	r->c->now.ctm = matrix_times(
	    (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]}, r->c->now.ctm);
	return true;
}

static bool
op_paint(struct reader *r)
{
	return r->c->paint(r->c, r->c->ctx, r->name);
}

static bool
op_state(struct reader *r)
{
	return r->c->state(r->c, r->c->ctx, r->name) ||
	       no(r->c, "transparency");
}

static bool
op_grey(struct reader *r)
{
	r->c->now.black = r->n_numbers == 1 && r->numbers[0] <= 0;
	return true;
}

static bool
op_rgb(struct reader *r)
{
	const double *n = r->numbers;

	r->c->now.black =
	    r->n_numbers == 3 && n[0] <= 0 && n[1] <= 0 && n[2] <= 0;
	return true;
}

static bool
op_cmyk(struct reader *r)
{
	r->c->now.black = r->n_numbers == 4 && r->numbers[3] >= 1;
	return true;
}

static bool
op_other_colour(struct reader *r)
{
	r->c->now.black = false;
	return true;
}

static bool
op_text_mode(struct reader *r)
{
	r->c->now.hidden = r->n_numbers == 1 && r->numbers[0] == 3;
	return true;
}

static bool
op_text(struct reader *r)
{
	return r->c->now.hidden || no(r->c, "text");
}

static bool
op_rect(struct reader *r)
{
	const double *n = r->numbers;

	if (r->n_numbers != 4 || r->path_rect) {
		r->path_other = true;
		return true;
	}
	r->path_rect = true;
	r->box = (struct rect){n[0], n[1], n[0] + n[2], n[1] + n[3]};
	r->box = rect_moved(r->box, r->c->now.ctm);
	return true;
}

static bool
op_path(struct reader *r)
{
	r->path_other = true;
	return true;
}

static bool
op_clip(struct reader *r)
{
	r->clipping = true;
	return true;
}

static bool
op_end_path(struct reader *r)
{
	bool rect = r->path_rect && !r->path_other, clipping = r->clipping;

	r->path_rect = r->path_other = r->clipping = false;
	if (clipping && !rect)
		return no(r->c, "clipping to a shape");
	if (clipping)
		r->c->now.clip = rect_meet(r->c->now.clip, r->box);
	return true;
}

static bool
op_draw(struct reader *r)
{
	return no(r->c, "drawing");
}

static bool
op_mark(struct reader *r)
{
	return strcmp(r->name, "/OC") != 0 || no(r->c, "optional layers");
}

static bool
op_nothing(struct reader *r)
{
	(void)r;
	return true;
}

static const struct {
	const char *name;
	bool (*act)(struct reader *r);
} operators[] = {{"q", op_save}, {"Q", op_restore}, {"cm", op_matrix},
    {"Do", op_paint}, {"gs", op_state}, {"g", op_grey}, {"rg", op_rgb},
    {"k", op_cmyk}, {"cs", op_other_colour}, {"sc", op_other_colour},
    {"scn", op_other_colour}, {"G", op_nothing}, {"RG", op_nothing},
    {"K", op_nothing}, {"CS", op_nothing}, {"SC", op_nothing},
    {"SCN", op_nothing}, {"w", op_nothing}, {"J", op_nothing},
    {"j", op_nothing}, {"M", op_nothing}, {"d", op_nothing}, {"ri", op_nothing},
    {"i", op_nothing}, {"BT", op_nothing}, {"ET", op_nothing},
    {"Tc", op_nothing}, {"Tw", op_nothing}, {"Tz", op_nothing},
    {"TL", op_nothing}, {"Tf", op_nothing}, {"Ts", op_nothing},
    {"Td", op_nothing}, {"TD", op_nothing}, {"Tm", op_nothing},
    {"T*", op_nothing}, {"Tr", op_text_mode}, {"Tj", op_text}, {"TJ", op_text},
    {"'", op_text}, {"\"", op_text}, {"re", op_rect}, {"m", op_path},
    {"l", op_path}, {"c", op_path}, {"v", op_path}, {"y", op_path},
    {"h", op_path}, {"W", op_clip}, {"W*", op_clip}, {"n", op_end_path},
    {"S", op_draw}, {"s", op_draw}, {"f", op_draw}, {"F", op_draw},
    {"f*", op_draw}, {"B", op_draw}, {"B*", op_draw}, {"b", op_draw},
    {"b*", op_draw}, {"sh", op_draw}, {"BI", op_draw}, {"BMC", op_nothing},
    {"BDC", op_mark}, {"EMC", op_nothing}, {"MP", op_nothing},
    {"DP", op_nothing}, {"BX", op_nothing}, {"EX", op_nothing}};

/* A number, or an operator, which is carried out. */
static bool
read_word(struct reader *r)
{
	const char *from = r->p;
	char word[32], *stop;
	size_t n;
	double v;

	while (r->p < r->end && is_regular(*r->p))
		r->p++;
	n = (size_t)(r->p - from);
	if (n >= sizeof(word))
		return no(r->c, "an unknown operator");
	memcpy(word, from, n);
	word[n] = '\0';
	if (isdigit((unsigned char)word[0]) || strchr("+-.", word[0]) != NULL) {
		v = strtod(word, &stop);
		push(r, stop == word ? 0 : v);
		return true;
	}
	for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
		if (strcmp(operators[i].name, word) == 0) {
			bool ok = operators[i].act(r);

			r->n_numbers = 0;
			r->name[0] = '\0';
			return ok;
		}
	}
	if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0 ||
	    strcmp(word, "null") == 0)
		return true;
	return no(r->c, "an unknown operator");
}

static bool
read_token(struct reader *r)
{
	char ch = *r->p;

	if (is_regular(ch))
		return read_word(r);
	r->p++;
	if (ch == '(')
		skip_string(r);
	else if (ch == '/' && r->name[0] == '\0')
		read_name(r); /* the first counts: BDC has more of them */
	else if (ch == '/') {
		while (r->p < r->end && is_regular(*r->p))
			r->p++;
	} else if (ch == '%') {
		while (r->p < r->end && *r->p != '\n' && *r->p != '\r')
			r->p++;
	} else if (ch == '<' && r->p < r->end && *r->p != '<') {
		while (r->p < r->end && *r->p++ != '>')
			;
	}
	/* what is left, << >> [ ] and blanks, only stands between */
	return true;
}

bool
content_read(struct content *c, const char *data, size_t len)
{
	struct reader r = {.c = c, .p = data, .end = data + len};

	if (c->depth >= MAX_FORMS)
		return no(c, "forms in forms");
	while (r.p < r.end) {
		if (!read_token(&r))
			return false;
	}
	return true;
}
