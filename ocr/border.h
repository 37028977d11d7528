/* ocr/border.h: the dark frame around a sheet: a copier's black edge, the
 * scanner's lid, the table a sheet was photographed on.
 *
 * It is no ink, but there is more of it than of ink: one threshold for the
 * page then takes all of the sheet for paper or all of it for ink.  So it is
 * painted over with the paper's grey before anything is measured.  The
 * master is not touched.
 */
#ifndef OCR_BORDER_H
#define OCR_BORDER_H

#include <stdbool.h>

struct Pix;

struct border {
	int left, top, right, bottom; /* pixels of the picture */
	int paper;                    /* grey of the sheet, 0..255 */
};

/* false: there is none.  A side is dark where all along it the picture is
 * darker than three quarters of the sheet's grey, and for a fifth of the
 * picture at most: more may be what the page is about. */
bool border_measure(struct border *b, struct Pix *pix);

/* The picture without it: a new one; NULL where there is no memory. */
struct Pix *border_clear(struct Pix *pix, const struct border *b);

#endif
