/* ocr/rules.c: ruled lines, counted and taken out (see rules.h).
 *
 * Both ways are looked for before either is taken, or a grid's lines would be
 * cut to pieces by those across them.
 */
#include "ocr/rules.h"

#include <stdbool.h>

#include <leptonica/allheaders.h>

#define STROKE   16 /* a stroke is shorter than this part of the page */
#define CROSSING 5  /* pixels: a rule is no thicker where one crosses it */

/* Thin and long: a rule; how many of `lines` are that. */
static int
count_rules(PIX *lines, bool down, int least, int thin)
{
	BOXA *boxes = pixConnCompBB(lines, 8);
	int i, w, h, n = 0;

	for (i = 0; boxes && i < boxaGetCount(boxes); i++)
		if (!boxaGetBoxGeometry(boxes, i, NULL, NULL, &w, &h))
			n += (down ? h : w) >= least && (down ? w : h) <= thin;
	boxaDestroy(&boxes);
	return n;
}

/* What is black for longer than a stroke is; NULL: nothing. */
static PIX *
find_lines(PIX *p, bool down, int len)
{
	PIX *lines = pixOpenCompBrick(NULL, p, down ? 1 : len, down ? len : 1);
	l_int32 none = 1;

	if (lines && (pixZero(lines, &none) || none))
		pixDestroy(&lines);
	return lines;
}

/* Out with the lines; but where a stroke crosses one it stays whole. */
static void
take_lines(PIX *p, PIX *lines, bool down)
{
	PIX *closed;

	pixSubtract(p, p, lines);
	closed = pixCloseSafeBrick(
	    NULL, p, down ? CROSSING : 1, down ? 1 : CROSSING);
	if (closed) {
		pixAnd(closed, closed, lines);
		pixOr(p, p, closed);
	}
	pixDestroy(&closed);
}

void
rules_take(PIX *p, int *across, int *down)
{
	int w = pixGetWidth(p), h = pixGetHeight(p);
	int len = (w < h ? w : h) / STROKE + 1;
	PIX *level = find_lines(p, false, len);
	PIX *upright = find_lines(p, true, len);

	*across = *down = 0;
	if (level) {
		*across = count_rules(level, false, 2 * len, len / 4);
		take_lines(p, level, false);
	}
	if (upright) {
		*down = count_rules(upright, true, 2 * len, len / 4);
		take_lines(p, upright, true);
	}
	pixDestroy(&level);
	pixDestroy(&upright);
}
