/* ocr/language.h: which language a page is in.
 *
 * Told by its small words and its letter sequences, against profiles that
 * are data (share/courtroll/languages/CODE.txt; profile.h).  A wrong answer does harm:
 * Luganda stemmed as English is not found.  So "" where there is too little
 * text, or two languages are as likely.
 */
#ifndef OCR_LANGUAGE_H
#define OCR_LANGUAGE_H

#include "base/err.h"
#include "base/text.h"

struct languages; /* the profiles */

/* dir NULL: where the program's data is.  CR_SKIP: none there, garbled. */
enum cr_status languages_open(struct languages **l, const char *dir,
    struct cr_err *e);
void languages_free(struct languages *l);

/* ISO 639-3: "eng", "lug", "swa", "ach", or another that has a profile ("nyn",
 * "kin", "fra"); "": cannot say. The string is l's.  Words the engine is not
 * sure of count little. */
const char *languages_name(const struct languages *l,
    const struct page_text *t);

#endif
