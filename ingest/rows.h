/* ingest/rows.h: has a decoder written all the rows that it was asked for?
 *
 * libtiff calls it a success when fax data end early, and leaves the rest of
 * the buffer alone.  So the buffer is marked first with a pattern that no
 * picture holds; what still bears it afterwards was never written.
 */
#ifndef INGEST_ROWS_H
#define INGEST_ROWS_H

#include <stddef.h>
#include <stdint.h>

void rows_mark(uint8_t *rows, size_t len);

/* Rows at the end, of n rows of stride bytes, that still bear the mark. */
uint32_t rows_marked(const uint8_t *rows, size_t stride, uint32_t n);

#endif
