/* rows.c: has a decoder written all the rows? (ingest/rows.h)
 *
 * The mark differs from byte to byte and from row to row, as no run of black
 * or white and no dither does.
 */
#include "ingest/rows.h"

static uint8_t
mark(size_t i)
{
	return (uint8_t)((uint32_t)i * 2654435761u >> 23);
}

void
rows_mark(uint8_t *rows, size_t len)
{
	for (size_t i = 0; i < len; i++)
		rows[i] = mark(i);
}

uint32_t
rows_marked(const uint8_t *rows, size_t stride, uint32_t n)
{
	uint32_t marked = 0;

	while (marked < n) {
		size_t at = (size_t)(n - marked - 1) * stride, i = 0;

		while (i < stride && rows[at + i] == mark(at + i))
			i++;
		if (i < stride)
			break;
		marked++;
	}
	return marked;
}
