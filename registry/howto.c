/* registry/howto.c: cards with steps, from a text file (see howto.h).
 *
 * A card is drawn as large as fits one page: the size of all its type is tried
 * from large to small. */
#include "registry/howto.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "base/opt.h"
#include "courtroll.h"

enum kind { NEEDED = '?', STEP = '-', TYPED = '$', SEEN = '>', BELOW = '!' };

struct line {
	enum kind kind;
	char *text;
};
struct card {
	char *name, *title;
	struct line v[HOWTO_LINES_MOST];
	size_t n;
};
struct cards {
	struct card v[HOWTO_CARDS_MOST];
	size_t n;
};

static void
cards_release(struct cards *c)
{
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		for (k = 0; k < c->v[i].n; k++)
			free(c->v[i].v[k].text);
		free(c->v[i].name);
		free(c->v[i].title);
	}
	free(c);
}

/* ---- reading ------------------------------------------------------------- */

/* Text with the ids of this archive in it. */
static char *
filled(const char *text, const char *site)
{
	struct buf b = BUF_INIT;
	char id[FILE_ID_MAX];
	const char *at;

	fileid_write(id, site, 123);
	while ((at = strchr(text, '@'))) {
		buf_add(&b, text, (size_t)(at - text));
		if (!strncmp(at, "@ID@", 4)) {
			buf_adds(&b, id);
			text = at + 4;
		} else if (!strncmp(at, "@SITE@", 6)) {
			buf_adds(&b, site);
			text = at + 6;
		} else {
			buf_addc(&b, '@');
			text = at + 1;
		}
	}
	buf_adds(&b, text);
	return buf_detach(&b, NULL);
}

static bool
new_card(struct cards *c, char *text)
{
	char *title = text + strcspn(text, " ");

	if (c->n == HOWTO_CARDS_MOST || !*text || !*title)
		return false;
	c->v[c->n].name = xstrndup(text, (size_t)(title - text));
	c->v[c->n++].title = xstrdup(title + 1);
	return true;
}

static bool
go_on(struct card *card, const char *text)
{
	struct line *l;
	char *more;

	if (!card || !card->n)
		return false;
	l = &card->v[card->n - 1];
	more = xasprintf("%s %s", l->text, text + strspn(text, " \t"));
	free(l->text);
	l->text = more;
	return true;
}

/* False: it means nothing. */
static bool
take_line(struct cards *c, char *line, const char *site)
{
	struct card *card = c->n ? &c->v[c->n - 1] : NULL;

	if (!*line || *line == '#')
		return true;
	if (*line == ' ' || *line == '\t')
		return go_on(card, line);
	if (line[1] != ' ')
		return false;
	if (*line == '=')
		return new_card(c, line + 2);
	if (!strchr("?-$>!", *line) || !card || card->n == HOWTO_LINES_MOST)
		return false;
	card->v[card->n++] = (struct line){ (enum kind)*line,
		filled(line + 2, site) };
	return true;
}

static enum cr_status
read_cards(struct cards *c, const char *path, const char *site,
    struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st = file_read(&b, path, CR_MAX_LINE * 4, e);
	char *rest = b.data, *line;
	int n = 0;

	while (st == CR_OK && (line = strsep(&rest, "\n"))) {
		n++;
		if (!take_line(c, line, site))
			st = err_set(e, CR_FATAL, "'%s', line %d: this is no "
			    "line of a card, or one too many", path, n);
	}
	buf_release(&b);
	return st;
}

/* ---- drawing ------------------------------------------------------------- */

enum { EDGE = 16, NUMBER = 13 }; /* mm: of the page; for a step's number */

struct pen {
	struct printout *p;
	double scale, y;
	bool dry;  /* measured only */
	int step;
};

static double
put(struct pen *k, double x, const struct print_style *s, const char *text)
{
	struct print_style scaled = *s;
	double w = printout_width(k->p) - EDGE - x, h;

	scaled.size *= k->scale;
	h = printout_measure(k->p, w, &scaled, text);
	if (!k->dry)
		printout_text(k->p, (struct area){ x, k->y, w, h + 1 },
		    &scaled, text);
	return h;
}

static void
step(struct pen *k, const char *text)
{
	enum { LEAST = 8 }; /* mm: a number's height */
	static const struct print_style big = { .size = 26, .bold = true };
	static const struct print_style plain = { .size = 14.5 };
	char number[12];
	double h;

	(void)snprintf(number, sizeof number, "%d", ++k->step);
	k->y += 1.6 * k->scale;
	put(k, EDGE, &big, number);
	k->y += 1.6 * k->scale;
	h = put(k, EDGE + NUMBER * k->scale, &plain, text);
	k->y += h > LEAST * k->scale ? h : LEAST * k->scale;
}

/* A line that is broken would be typed as two: smaller, where that helps. */
static struct print_style
on_one_line(const struct pen *k, double x, const struct print_style *s,
    const char *text)
{
	struct print_style one = *s, try;
	double w = printout_width(k->p) - EDGE - x;

	for (; one.size * k->scale > 7.5; one.size -= 0.25) {
		try = one;
		try.size *= k->scale;
		if (printout_measure(k->p, w, &try, text) <
		    1.5 * printout_measure(k->p, w, &try, "x"))
			break;
	}
	return one;
}

/* What is typed stands in a frame; what is seen has a bar at its left. */
static void
screen(struct pen *k, const struct line *l)
{
	static const struct print_style typed = { .size = 13, .bold = true,
		.mono = true };
	static const struct print_style seen = { .size = 12.5, .mono = true };
	double x = EDGE + NUMBER * k->scale, y = k->y + 1.3, h;
	struct print_style s = on_one_line(k, x + 3,
	    l->kind == TYPED ? &typed : &seen, l->text);

	k->y = y + 1;
	h = put(k, x + 3, &s, l->text);
	if (!k->dry && l->kind == TYPED)
		printout_box(k->p, (struct area){ x, y,
		    printout_width(k->p) - EDGE - x, h + 2 }, 0.4);
	else if (!k->dry)
		printout_line(k->p, x + 0.6, y + 0.5, x + 0.6, y + h + 1.5,
		    1.2);
	k->y = y + h + 2.4;
}

static void
note(struct pen *k, const struct line *l)
{
	static const struct print_style above = { .size = 14 };
	static const struct print_style below = { .size = 13.5, .bold = true };

	k->y += l->kind == BELOW ? 3 * k->scale : 0;
	k->y += put(k, EDGE, l->kind == BELOW ? &below : &above, l->text);
	k->y += l->kind == BELOW ? 0 : 1.5 * k->scale;
}

static void
draw(struct pen *k, const struct card *c)
{
	static const struct print_style title = { .size = 30, .bold = true };
	double w = printout_width(k->p);
	size_t i;

	k->step = 0;
	k->y = EDGE;
	k->y += put(k, EDGE, &title, c->title) + 1;
	if (!k->dry)
		printout_line(k->p, EDGE, k->y, w - EDGE, k->y, 0.8);
	k->y += 3;
	for (i = 0; i < c->n; i++)
		if (c->v[i].kind == STEP)
			step(k, c->v[i].text);
		else if (c->v[i].kind == TYPED || c->v[i].kind == SEEN)
			screen(k, &c->v[i]);
		else
			note(k, &c->v[i]);
}

static void
draw_page(struct printout *p, const struct card *c, const char *site)
{
	const struct print_style small = { .size = 8, .align = PAPER_RIGHT,
		.lines = 1 };
	struct pen k = { .p = p, .scale = 1.4, .dry = true };
	double most = printout_height(p) - EDGE;
	char *foot;

	for (draw(&k, c); k.y > most && k.scale > 0.5; draw(&k, c))
		k.scale -= 0.02;
	printout_page(p);
	k.dry = false;
	draw(&k, c);
	foot = xasprintf("archive %s, courtroll %s", site, CR_VERSION);
	printout_text(p, (struct area){ EDGE, printout_height(p) - 11,
	    printout_width(p) - 2 * EDGE, 5 }, &small, foot);
	free(foot);
}

/* ---- all of it ----------------------------------------------------------- */

static enum cr_status
no_card(const struct cards *c, const char *which, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st;
	size_t i;

	for (i = 0; i < c->n; i++)
		buf_addf(&b, "%s%s", i ? ", " : "", c->v[i].name);
	st = err_set(e, CR_SKIP, "there is no card '%.40s'; there are: %s",
	    which, b.data);
	buf_release(&b);
	return st;
}

enum cr_status
howto_print(struct printout *p, const char *scheme, const char *site,
    const char *which, struct cr_err *e)
{
	char *name = xasprintf("schemes/%s-cards.txt", scheme);
	char *path = where_data(name);
	struct cards *c = xcalloc(1, sizeof *c);
	enum cr_status st;
	size_t i, drawn = 0;

	st = read_cards(c, path, site, e);
	for (i = 0; st == CR_OK && i < c->n; i++)
		if (!which || !strcmp(which, c->v[i].name)) {
			draw_page(p, &c->v[i], site);
			drawn++;
		}
	if (st == CR_OK && !drawn)
		st = no_card(c, which ? which : "", e);
	cards_release(c);
	free(path);
	free(name);
	return st;
}
