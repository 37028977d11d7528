/* search/hocr.h: what was read as hOCR 1.2 (HTML with boxes): ocr_page,
 * ocr_par, ocr_line and ocrx_word with bbox and x_wconf. */
#ifndef SEARCH_HOCR_H
#define SEARCH_HOCR_H

#include <stdio.h>

#include "base/text.h"

void hocr_head(FILE *out, const char *title);
void hocr_page(struct buf *out, const struct page_text *t, int n,
    const char *source, int source_page);
void hocr_tail(FILE *out);

#endif
