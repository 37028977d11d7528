/* ocr/second.h: lines that were read badly, read once more.
 *
 * A second reading helps where the first was wrong and costs as much as it;
 * so only lines with words that nothing speaks for get one: the engine is
 * not sure of them, or they are no words and their letters do not lead to
 * one (ocr/correct.h).  The worst lines come first, and only so many that
 * the page takes a fifth longer.  Each is cut out and read by
 * itself, by another model: two that err in different letters are worth more
 * than one that is a little better.
 */
#ifndef OCR_SECOND_H
#define OCR_SECOND_H

#include <stddef.h>

#include "ocr/choose.h"
#include "ocr/tess.h"

/* b, empty, gets what the second model made of a's bad lines, boxes of the
 * same picture; their number is returned.  lexicon NULL: the engine's
 * confidence alone is asked.  Lines that the time does not reach are left as
 * they are. */
size_t second_read(struct pass *b, const struct pass *a,
    struct tess *second, const struct tess_page *page,
    const struct lexicon *lexicon);

#endif
