/* mksamples/press.h: sets lines of type on sheets of paper.
 *
 * A document is given so many pages (`allotted`); who writes one asks
 * press_fits before each paragraph and so fills them without running over.
 * Text is kept as it is set, line by line, for the truth.
 */
#ifndef MKSAMPLES_PRESS_H
#define MKSAMPLES_PRESS_H

#include <stdbool.h>

#include <pango/pangocairo.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/sink.h"
#include "scripts/mksamples/stamp.h"
#include "scripts/mksamples/truth.h"
#include "scripts/mksamples/util.h"

enum {
	SET_BOLD = 1,
	SET_UNDERLINE = 2,
	SET_RIGHT = 4,
	SET_CENTER = 8,
	SET_BLOCK = 16 /* no first-line indent */
};

struct look {
	const char *family;
	double points;
	double leading; /* of body text */
	bool typed;
	bool justify;
	bool numbers; /* 5, 10, 15 ... in the margin */
	int footer;   /* 0 none, 1 "3", 2 "- 3 -", 3 "Page 3" */
};

struct press {
	/* set by whoever owns it */
	struct sink *sink;
	struct truth *truth;
	uint64_t seed;
	unsigned index;
	enum tone tone;
	bool clean;
	int degree; /* of damage, 0..3; -1: as it comes */
	int age; /* of the paper, years: older is fainter */
	int dpi;
	int blank_after; /* a blank page follows this one; 0 never */
	/* its own */
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	PangoLayout *aside; /* margin and foot */
	PangoFontDescription *font;
	struct look look;
	struct wear wear;
	struct rng r; /* of the page's wear */
	struct stamp stamps[2];
	int nstamps;
	struct text text;
	double w, h, left, right, top, bottom, y;
	double pitch, ascent, single;
	bool tight; /* single leading: captions and such */
	bool open;
	int page;     /* of the file */
	int doc_page; /* of the document */
	int allotted;
	int line;
};

void press_init(struct press *p, int dpi);
void press_free(struct press *p);

void press_document(struct press *p, const struct look *l, int allotted);
/* Finish the file's last page. */
void press_finish(struct press *p);

/* Caption leading (true) or body leading. */
void press_tight(struct press *p, bool tight);
void press_gap(struct press *p, double lines);
void press_line(struct press *p, const char *s, int flags);
void press_para(struct press *p, const char *s, int flags);
/* A numbered paragraph with its number hanging. */
void press_item(struct press *p, const char *label, const char *s);
/* Left and right ends joined by leaders; bracket puts a } between. */
void press_leaders(struct press *p, const char *left, const char *right,
    const char *leader, bool bracket);
/* A line to sign on, signed; then name and title. */
void press_sign(struct press *p, const char *name, const char *title);
void press_rule(struct press *p);

/* Lines of body text that the paragraph would take. */
double press_cost(struct press *p, const char *s);
/* Lines left in the allotted pages. */
double press_budget(const struct press *p);
/* Whether the paragraph and `tail` more lines still fit the document. */
bool press_fits(struct press *p, const char *s, double tail);
/* Put a stamp on the current page when it is finished. */
void press_stamp(struct press *p, const struct stamp *s);

/* For ornament.c: the weight, the leading now in force, a new page if this
 * one has no line left. */
void press_font(struct press *p, bool bold);
double press_pitch(const struct press *p);
void press_need_line(struct press *p);

/* page.c */
void page_open(struct press *p);
void page_close(struct press *p);
void page_blank(struct press *p);

#endif
