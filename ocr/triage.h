/* ocr/triage.h: what kind of page it is, and what is wrong with its picture.
 *
 * The engine's confidence alone is no judge: it can be very sure of a word
 * that is not there.  So a page is judged by its picture first (strokes,
 * evenness of letters and lines, rules, tones), by what was read second.
 *
 *	printed      type of a press or a printer
 *	typed        a typewriter's: every letter of one width
 *	form         rules or boxes with little text between them
 *	mixed        type, and a good part of it written by hand
 *	handwritten  written by hand; what was "read" of it is no text
 *	photo        a picture of something else than writing
 *	blank        nothing is on it
 *	unreadable   writing that neither engine nor hand accounts for
 *
 * The dear mistakes come first: text must never be called blank, type never
 * handwritten; in doubt a page is what lets its text be searched.
 */
#ifndef OCR_TRIAGE_H
#define OCR_TRIAGE_H

#include <stdbool.h>

#include "base/text.h"

struct measure;
struct page_image;

/* What is wrong with a picture, so that it can be scanned again while the
 * paper is on the table.  Names (triage_flaws) are those of dump. */
enum flaw {
	FLAW_BLURRED = 1 << 0,
	FLAW_TOO_DARK = 1 << 1,
	FLAW_TOO_LIGHT = 1 << 2,
	FLAW_CUT_OFF = 1 << 3, /* text runs over the edge of the picture */
	FLAW_LOW_RESOLUTION = 1 << 4
};

struct triage {
	const char *kind; /* one of the above */
	unsigned flaws;   /* enum flaw */
	/* 0..1: how much of the marks on the page is by hand, as the picture
	 * shows it; where above a half the text is not to be believed */
	double by_hand;
};

/* text: as read, boxes on the page image after `rotation` (degrees
 * clockwise); page and m before it. */
void triage_page(struct triage *out, const struct page_image *page,
    const struct measure *m, const struct page_text *text, int rotation);

/* "blurred,cut-off" into out, in the order of enum flaw; "" for none. */
void triage_flaws(char *out, size_t size, unsigned flaws);

#endif
