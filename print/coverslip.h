/* print/coverslip.h: the slip in front of a file's first sheet, or of papers
 * that join a file.
 *
 * Its QR code stands on it twice, in opposite corners: a fold, a stamp or a
 * torn corner spoils one.  Should both fail, the words and the id are in type
 * that OCR reads: then what they say is proposed to a person.
 */
#ifndef PRINT_COVERSLIP_H
#define PRINT_COVERSLIP_H

#include "print/printout.h"

struct coverslip {
	const char *id, *payload;
	bool add;            /* papers that join a file scanned before */
	bool blank;          /* no file yet: lines to write on */
	const char *code;    /* NULL: a line to write the number on */
	const char *volume, *place; /* or NULL */
	int pages;           /* counted by hand; -1: a line to write it on */
};

/* Drawn to fill the area, of any size from 95 x 90 mm on; modules of its QR
 * codes are a 95th of its width, about. */
void coverslip_draw(struct printout *p, struct area a,
    const struct coverslip *s);

#endif
