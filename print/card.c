/* print/card.c: cards that stand for paper (see card.h). */
#include "print/card.h"

#include "print/barcode.h"

/* "to whom   Justice A", on a line; returns the height. */
static double
line(struct printout *p, double x, double y, double w, const char *name,
    const char *value)
{
	const struct print_style n = { .size = 10, .lines = 1 };
	const struct print_style v = { .size = 12, .least = 6, .bold = true,
		.lines = 1 };

	printout_text(p, (struct area){ x, y + 1.5, 32, 6 }, &n, name);
	if (value)
		printout_text(p, (struct area){ x + 32, y + 0.8, w - 32, 6 },
		    &v, value);
	printout_line(p, x + 32, y + 7, x + w, y + 7, 0.25);
	return 9;
}

void
card_tracer(struct printout *p, struct area a, const struct tracer *t)
{
	const struct print_style big = { .size = 30, .bold = true, .lines = 1 };
	const struct print_style code = { .size = 17, .least = 8, .bold = true,
		.lines = 2 };
	const struct print_style id = { .size = 17, .bold = true, .mono = true,
		.lines = 1 };
	double x = a.x + 8, w = a.w - 16, y = a.y + 8;

	printout_text(p, (struct area){ x, y, w - 42, 13 }, &big,
	    "FILE IS OUT");
	printout_text(p, (struct area){ x, y + 14, w - 42, 16 }, &code,
	    t->code ? t->code : "number not known");
	printout_text(p, (struct area){ x, y + 31, w - 42, 8 }, &id, t->id);
	barcode_qr(p, (struct area){ x + w - 40, y, 40, 40 }, t->payload);
	y += 44;
	y += line(p, x, y, w, "volume", t->volume);
	y += line(p, x, y, w, "belongs in", t->place);
	y += line(p, x, y, w, "to whom", t->holder);
	y += line(p, x, y, w, "why", t->why);
	y += line(p, x, y, w / 2 - 4, "since", t->since) * 0;
	y += line(p, x + w / 2 + 4, y, w / 2 - 4, "due back", t->due);
	y += line(p, x, y, w / 2 - 4, "pages", t->pages) * 0;
	y += line(p, x + w / 2 + 4, y, w / 2 - 4, "signed", NULL) + 3;
	line(p, x, y, w / 2 - 4, "came back", NULL);
	line(p, x + w / 2 + 4, y, w / 2 - 4, "signed", NULL);
}

void
card_search(struct printout *p, struct area a, const struct search_slip *s)
{
	static const char *const rows[] = { "in its place", "beside its place",
		"with the judge", "with clerks", "in the archive" };
	const struct print_style title = { .size = 13, .bold = true,
		.lines = 1 };
	const struct print_style number = { .size = 15, .least = 8,
		.bold = true, .lines = 2 };
	const struct print_style text = { .size = 9.5, .least = 6 };
	const struct print_style small = { .size = 8, .least = 6,
		.lines = 1 };
	double x = a.x + 8, w = a.w - 16, y = a.y + 6;
	size_t i;

	printout_text(p, (struct area){ x, y, w, 6 }, &title,
	    "SEARCH FOR A MISSING FILE");
	y += 7;
	y += printout_text(p, (struct area){ x, y, w, 13 }, &number,
	    s->number ? s->number : "number not known") + 1;
	if (s->parties)
		y += printout_text(p, (struct area){ x, y, w, 9 }, &text,
		    s->parties);
	if (s->line)
		y += printout_text(p, (struct area){ x, y, w, 5 }, &text,
		    s->line);
	if (s->place)
		y += printout_text(p, (struct area){ x, y, w, 5 }, &text,
		    s->place);
	y += 3;
	for (i = 0; i < sizeof rows / sizeof *rows; i++, y += 6.5) {
		printout_box(p, (struct area){ x, y, 3.5, 3.5 }, 0.3);
		printout_text(p, (struct area){ x + 6, y - 0.2, 34, 5 }, &text,
		    rows[i]);
		printout_text(p, (struct area){ x + 42, y, 40, 5 }, &small,
		    "looked on, by:");
		printout_line(p, x + 62, y + 4, x + w, y + 4, 0.2);
	}
	line(p, x, y, w, "found where", NULL);
	line(p, x, y + 9, w, "officer", NULL);
	line(p, x, y + 18, w, "registrar", NULL);
}

void
card_box(struct printout *p, struct area a, const struct box_end *b)
{
	const struct print_style word = { .size = 18, .bold = true,
		.align = PAPER_CENTRE, .lines = 1 };
	const struct print_style big = { .size = 120, .least = 24,
		.bold = true, .align = PAPER_CENTRE, .lines = 1,
		.middle = true };
	const struct print_style text = { .size = 16, .least = 8,
		.bold = true, .align = PAPER_CENTRE };

	printout_box(p, a, 0.6);
	printout_text(p, (struct area){ a.x, a.y + 4, a.w, 8 }, &word, "BOX");
	printout_text(p, (struct area){ a.x + 4, a.y + 12, a.w - 8, 46 }, &big,
	    b->box);
	printout_text(p, (struct area){ a.x + 6, a.y + 60, a.w - 12, 16 },
	    &text, b->place ? b->place : "");
	printout_text(p, (struct area){ a.x + 6, a.y + 77, a.w - 12, 24 },
	    &text, b->holds ? b->holds : "");
	printout_text(p, (struct area){ a.x + 6, a.y + 102, a.w - 12, 8 },
	    &text, b->count ? b->count : "");
}
