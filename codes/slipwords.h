/* codes/slipwords.h: a page that reads as one of our slips.
 *
 *	COURTROLL FILE SLIP        COURTROLL ADD-ON SLIP
 *	MUK-000123-8               MUK-000123-8
 *
 * Its bar code was not read, else it would be no page.  What OCR made of its
 * words is no identity: it is said to a person (anomaly "slip-unread"), and
 * nothing is done unasked.
 */
#ifndef CODES_SLIPWORDS_H
#define CODES_SLIPWORDS_H

#include "base/fileid.h"
#include "codes/labels.h"

struct slip_words {
	char id[FILE_ID_MAX]; /* of the file that it names */
	bool add;             /* papers that join a file */
	size_t off, len;      /* where the id stands, bytes of the text */
};

/* Is it a slip of this site ("MUK")?  The title may have one letter wrong;
 * the id must have a right check digit as it stands, letters that look like
 * digits taken for these (O 0, I L 1, S 5, B 8), and be the only one such. */
bool slip_words_find(struct slip_words *out, const char *site,
    const char *text, size_t len);

/* The same of a page of a file ("MUK-000158-6"; NULL: not known), which has the
 * site.  What stands on a slip is not the file's: papers_read takes such a page
 * for one without text. */
bool slip_page(char id[FILE_ID_MAX], const char *file,
    const struct page_text *t);

/* A step of labels.h: one anomaly for each slip of another file. */
void slips_find(struct labels *l, const struct papers *p);

#endif
