/* search/hocr.h: what was read as hOCR 1.2 (HTML with boxes): ocr_page,
 * ocr_par, ocr_line and ocrx_word with bbox and x_wconf; lang on the page.  The
 * hyphen of a word that is broken over lines is a soft one, as hOCR has it.
 *
 * Other readings are left to ALTO: hOCR puts them within the word, and much
 * that reads it takes all text there for the word. */
#ifndef SEARCH_HOCR_H
#define SEARCH_HOCR_H

#include <stdio.h>

#include "base/text.h"

void hocr_head(FILE *out, const char *title);
void hocr_page(struct buf *out, const struct page_text *t, int n,
    const char *source, int source_page);
void hocr_tail(FILE *out);

#endif
