/* ocr/blank.h: pages with nothing on them, found before they are read. */
#ifndef OCR_BLANK_H
#define OCR_BLANK_H

#include <stdbool.h>

struct page_image;

/* Is nothing on the page?  Conservative: one faint line of writing, or one
 * signature, is something; specks of dust, the scanner's shadow along an
 * edge and punched holes are nothing. */
bool blank_page(const struct page_image *page);

/* The same for a page on which nothing was read: what is in its outermost
 * margin (10 mm) does not count either, such as a printed sheet's corners. */
bool blank_within(const struct page_image *page);

#endif
