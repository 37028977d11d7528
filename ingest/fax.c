/* fax.c: a TIFF around facsimile data (ingest/fax.h).
 *
 *	0    "II*\0", offset of the directory (8)
 *	8    number of entries, entries of 12 bytes, no next directory
 *	122  the data, one strip
 */
#include "ingest/fax.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "courtroll.h"
#include "ingest/tiff.h"

#define N_TAGS 9u
#define HEAD   (8u + 2u + N_TAGS * 12u + 4u)

enum { SHORT = 3, LONG = 4 }; /* types of a tag's value, TIFF 6.0 */
enum { COMPRESSION_RLE = 2, COMPRESSION_G3 = 3, COMPRESSION_G4 = 4 };

/* Group 3 data with end-of-line codes begin with one: eleven zeros or more
 * (filling), then a one. */
static bool
rows_marked(const uint8_t *data, size_t len)
{
	return len >= 2 && data[0] == 0 && data[1] < 0x20;
}

bool
fax_known(const struct fax *f, const uint8_t *data, size_t len)
{
	if (f->k < 0)
		return !f->byte_aligned;
	if (rows_marked(data, len))
		return true;
	return f->k == 0 && f->byte_aligned;
}

static void
put(uint8_t *to, uint32_t value, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		to[i] = (uint8_t)(value >> 8 * i);
}

enum cr_status
fax_decode(struct raster *out, const struct fax *f, const uint8_t *data,
    size_t len, struct refusal *r)
{
	unsigned compression = f->k < 0                 ? COMPRESSION_G4
			       : rows_marked(data, len) ? COMPRESSION_G3
							: COMPRESSION_RLE;
	const struct {
		uint16_t tag, type;
		uint32_t value;
	} tags[N_TAGS] = {
	    {256, LONG, f->width}, {257, LONG, f->height},
	    {258, SHORT, 1}, /* bits a sample */
	    {259, SHORT, compression},
	    {262, SHORT, f->inverted},  /* photometric: 0 is white, or black */
	    {273, LONG, HEAD},          /* strip: where, */
	    {278, LONG, f->height},     /* rows in it, */
	    {279, LONG, (uint32_t)len}, /* how many bytes */
	    {292, LONG, f->k > 0},      /* Group 3 options: two-dimensional */
	};
	struct page_facts facts;
	enum cr_status st;
	uint8_t *file;

	if ((st = image_bound(f->width, f->height, "fax", r)) != CR_OK)
		return st;
	if (len == 0 || len > CR_MAX_MASTER - HEAD)
		return refuse(r, REASON_DAMAGED, "fax data of %zu bytes", len);
	file = xcalloc(1, HEAD + len);
	memcpy(file, "II*\0\10\0\0\0", 8);
	put(file + 8, N_TAGS, 2);
	for (unsigned i = 0; i < N_TAGS; i++) {
		uint8_t *entry = file + 10 + i * 12;

		put(entry, tags[i].tag, 2);
		put(entry + 2, tags[i].type, 2);
		put(entry + 4, 1, 4);
		put(entry + 8, tags[i].value, 4);
	}
	memcpy(file + HEAD, data, len);
	st = tiff_decode(out, &facts, file, HEAD + len, 8, r);
	free(file);
	return st;
}
