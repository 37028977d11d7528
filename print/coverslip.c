/* print/coverslip.c: the slip in front of a file (see coverslip.h).  All
 * measures are those of a slip of 105 x 99 mm, and grow with the area. */
#include "print/coverslip.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "print/barcode.h"

struct pen {
	struct printout *p;
	struct area a;
	double k; /* scale */
};

static double
put(struct pen *n, double x, double y, double w, double h,
    struct print_style s, const char *text)
{
	s.size *= n->k;
	s.least *= n->k;
	return printout_text(n->p, (struct area){ n->a.x + x * n->k,
	    n->a.y + y * n->k, w * n->k, h * n->k }, &s, text) / n->k;
}

/* A word and a line to write on behind it. */
static void
blank_line(struct pen *n, double x, double y, double w, const char *word,
    double word_width)
{
	const struct print_style s = { .size = 9, .lines = 1 };
	double at = n->a.y + (y + 5) * n->k;

	put(n, x, y, word_width, 6, s, word);
	printout_line(n->p, n->a.x + (x + word_width) * n->k, at,
	    n->a.x + (x + w) * n->k, at, 0.25);
}

static void
qr(struct pen *n, double x, double y, const char *payload)
{
	barcode_qr(n->p, (struct area){ n->a.x + x * n->k, n->a.y + y * n->k,
	    40 * n->k, 40 * n->k }, payload);
}

static void
upper(struct pen *n, const struct coverslip *s)
{
	const struct print_style title = { .size = 11.5, .least = 8,
		.bold = true, .lines = 1 };
	const struct print_style id = { .size = 19, .bold = true,
		.least = 10, .mono = true, .lines = 1 };
	const struct print_style code = { .size = 15, .least = 7,
		.bold = true };
	const struct print_style place = { .size = 10, .least = 6 };
	char *where = xasprintf("%s%s%s%s", s->volume ? "vol. " : "",
	    s->volume ? s->volume : "", s->volume && s->place ? ", " : "",
	    s->place ? s->place : "");

	put(n, 46, 6, 56, 6, title, s->add ? "COURTROLL ADD-ON SLIP"
					   : "COURTROLL FILE SLIP");
	put(n, 46, 13, 56, 9, id, s->id);
	if (s->blank) {
		blank_line(n, 46, 24, 55, "number", 13);
		blank_line(n, 46, 32, 55, "parties", 13);
		blank_line(n, 46, 39, 55, "", 0);
	} else if (s->code) {
		put(n, 46, 23, 56, 13, code, s->code);
	} else {
		blank_line(n, 46, 25, 55, "number", 13);
	}
	put(n, 46, 37, 56, 8, place, where);
	free(where);
}

static void
lower(struct pen *n, const struct coverslip *s)
{
	const struct print_style id = { .size = 17, .bold = true,
		.least = 10, .mono = true, .lines = 1 };
	const struct print_style count = { .size = 12, .bold = true,
		.lines = 1 };
	const struct print_style hint = { .size = 8, .least = 6 };
	char text[64];

	if (s->pages >= 0) {
		snprintf(text, sizeof text, "pages counted: %d", s->pages);
		put(n, 5, 49, 52, 7, count, text);
	} else {
		blank_line(n, 5, 49, 52, "pages counted", 24);
	}
	blank_line(n, 5, 58, 52, "scanned by", 19);
	blank_line(n, 5, 66, 52, "date", 19);
	put(n, 5, 79, 52, 8, id, s->id);
	put(n, 5, 87, 54, 10, hint, s->add
		? "Put in front of the papers that join this file. Scan it "
		  "with them."
		: "Put in front of the first sheet of this file. Scan it "
		  "with the file.");
}

void
coverslip_draw(struct printout *p, struct area a, const struct coverslip *s)
{
	double k = a.w / 105 < a.h / 99 ? a.w / 105 : a.h / 99;
	struct pen n = { .p = p, .a = a, .k = k };

	qr(&n, 4, 4, s->payload);
	qr(&n, 61, 54, s->payload);
	upper(&n, s);
	lower(&n, s);
}
