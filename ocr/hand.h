/* ocr/hand.h: how much of a page's marks is by hand.
 *
 * The page is laid out in fields of some letters' width and a few lines'
 * height; a field in which hardly any mark is repeated (ocr/marks.h) is by
 * hand, or a picture.  Which, its strokes say: writing is thin.
 */
#ifndef OCR_HAND_H
#define OCR_HAND_H

#include <stddef.h>

struct marks;

struct hand {
	/* Marks that are repeated, of those of some complexity, 0..1;
	 * measured: 0 to 0.06 where all is by hand, from 0.45 for type. */
	double repeated;
	double by_hand; /* of the marks' ink, 0..1 */
	/* How much of their boxes such marks fill, 0..1; measured: 0.15 to
	 * 0.35 of writing, 0.4 and more of pictures. */
	double filled;
	size_t complex; /* marks that say something */
};

void hand_measure(struct hand *h, const struct marks *m);

#endif
