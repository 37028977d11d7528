/* ocr/pitch.h: is every letter of one width, as a typewriter's are?
 *
 * A word of n such letters is n times the pitch wide, but for what its first
 * and last letter leave free.  So the best pitch for all words of a page
 * leaves little over.
 */
#ifndef OCR_PITCH_H
#define OCR_PITCH_H

#include "base/text.h"

struct pitch {
	double width; /* of a letter, pixels; 0: too few words to say */
	/* Median of what is left over, of the width.  Measured: 0.02 to 0.11
	 * of typewriters' pages, 0.18 to 0.75 of press and printer. */
	double scatter;
};

void pitch_measure(struct pitch *p, const struct page_text *t);

#endif
