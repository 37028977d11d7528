/* print/printout.h: a PDF for paper, being made.
 *
 *	p = printout_new("Shelf list", 210, 297);
 *	printout_page(p);
 *	printout_text(p, (struct area){ 15, 15, 180, 10 }, &style, "Box 17");
 *	st = printout_save(p, "list.pdf", &e);
 *	printout_free(p);
 *
 * All lengths are millimetres from the upper left corner of the page; sizes
 * of type are points (1/72 inch, 0.353 mm).  Black on white only: what is
 * printed here is photocopied and fades.  Fonts are Liberation Sans, and
 * DejaVu for what that lacks; they are embedded.  The same data make the same
 * bytes: no clock is read.
 */
#ifndef PRINT_PRINTOUT_H
#define PRINT_PRINTOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct printout;

struct area {
	double x, y, w, h; /* mm */
};

enum paper_align { PAPER_LEFT, PAPER_CENTRE, PAPER_RIGHT };

struct print_style {
	double size;   /* points */
	double least;  /* it may shrink to that, to fit; 0: it may not */
	bool bold, mono, narrow;
	enum paper_align align;
	int lines;     /* at most; what is more ends in "..."; 0: as many as
	                * fit the height */
	bool middle;   /* in the middle of the height, not at its top */
};

enum { PRINT_PAGES_MAX = 20000 }; /* of one printout */

/* Pages of that size.  title: of the document, or NULL. */
struct printout *printout_new(const char *title, double width, double height);
void printout_free(struct printout *p); /* NULL is fine */

/* Words on every page that follows: "PRACTICE ARCHIVE - not a real file".
 * NULL: none. */
void printout_mark(struct printout *p, const char *words);
/* Of every printout that is made from now on: what a program that works with
 * an archive to practise in says first.  NULL: none. */
void printout_mark_all(const char *words);
/* They, or NULL: what will be cut out of the page has to carry them itself
 * (print/sheet.h does). */
const char *printout_marked(const struct printout *p);

/* Begin a page; the first thing to do. */
void printout_page(struct printout *p);
int printout_pages(const struct printout *p); /* begun so far */
double printout_width(const struct printout *p);
double printout_height(const struct printout *p);

/* Text in an area, broken between words, within words where one is longer
 * than a line; nothing is drawn outside.  Broken UTF-8 is shown as U+FFFD.
 * Returns the height it took, mm. */
double printout_text(struct printout *p, struct area a,
    const struct print_style *s, const char *text);
/* The height that it would take in that width, without limit. */
double printout_measure(struct printout *p, double width,
    const struct print_style *s, const char *text);
/* Does it fit the area at the least size, whole? */
bool printout_fits(struct printout *p, struct area a,
    const struct print_style *s, const char *text);

void printout_line(struct printout *p, double x0, double y0, double x1,
    double y1, double width);
void printout_dashes(struct printout *p, double x0, double y0, double x1,
    double y1, double width);
void printout_box(struct printout *p, struct area a, double width);
void printout_fill(struct printout *p, struct area a); /* black */
/* All that follows, up to printout_upright, is moved to x, y and turned
 * clockwise by quarters. */
void printout_turn(struct printout *p, double x, double y, int quarters);
void printout_upright(struct printout *p);

/* Write it: to a temporary name, synced, renamed; "-" is standard output.
 * CR_FATAL: disk full and the like. */
enum cr_status printout_save(struct printout *p, const char *path,
    struct cr_err *e);

#endif
