/* tiffgate.c: the gate before libtiff (ingest/tiffgate.h).
 *
 * Every read goes through number_at, which checks the place against the
 * length of the file; nothing else touches the bytes.  Visited directories
 * are kept in an open table of twice the page limit, so that a loop is found
 * at the first return and the walk is linear.
 */
#include "ingest/tiffgate.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "courtroll.h"
#include "ingest/image.h"

#define MAX_ENTRIES 4096u /* in one directory; libtiff writes about 20 */
#define MAX_SAMPLES 16u
/* Decoded bytes of one page: the pixel limit at RGB, 16 bits. */
#define MAX_PAGE_BYTES ((uint64_t)CR_MAX_PIXELS * 6)

enum {
	TAG_WIDTH = 256,
	TAG_HEIGHT = 257,
	TAG_BITS = 258,
	TAG_STRIP_OFFSETS = 273,
	TAG_SAMPLES = 277,
	TAG_ROWS_PER_STRIP = 278,
	TAG_PLANAR = 284,
	TAG_TILE_WIDTH = 322,
	TAG_TILE_HEIGHT = 323,
	TAG_TILE_OFFSETS = 324,
	TAG_JPEG_INTERCHANGE = 513,
};

static bool
number_at(
    const struct tiff_view *v, uint64_t at, unsigned size, uint64_t *value)
{
	uint64_t n = 0;

	if (at > v->len || size > v->len - at)
		return false;
	for (unsigned i = 0; i < size; i++) {
		unsigned byte = v->swapped ? i : size - 1 - i;

		n = n << 8 | v->data[at + byte];
	}
	*value = n;
	return true;
}

bool
tiff_view(struct tiff_view *v, const uint8_t *data, size_t len)
{
	uint64_t magic, size, zero;

	*v = (struct tiff_view){.data = data, .len = len};
	if (len < 8 || data[0] != data[1] || (data[0] != 'I' && data[0] != 'M'))
		return false;
	v->swapped = data[0] == 'M';
	if (!number_at(v, 2, 2, &magic))
		return false;
	v->big = magic == 43;
	if (magic == 42)
		return number_at(v, 4, 4, &v->first);
	return v->big && number_at(v, 4, 2, &size) && size == 8 &&
	       number_at(v, 6, 2, &zero) && zero == 0 &&
	       number_at(v, 8, 8, &v->first);
}

static bool
entry_count(const struct tiff_view *v, uint64_t dir, uint64_t *n)
{
	return number_at(v, dir, v->big ? 8 : 2, n) && *n > 0 &&
	       *n <= MAX_ENTRIES;
}

static unsigned
entry_size(const struct tiff_view *v)
{
	return v->big ? 20 : 12;
}

static uint64_t
entries_at(const struct tiff_view *v, uint64_t dir)
{
	return dir + (v->big ? 8 : 2);
}

bool
tiff_inside(const struct tiff_view *v, uint64_t dir)
{
	uint64_t n, end;

	if (dir < 8 || !entry_count(v, dir, &n))
		return false;
	/* dir is within the file here, so the sum cannot wrap */
	end = entries_at(v, dir) + n * entry_size(v);
	return end <= v->len;
}

/* Where the chain goes on; 0 at its end.  Some writers leave the last link
 * out where the file ends: libtiff takes that for the end, and so do we. */
static uint64_t
next_of(const struct tiff_view *v, uint64_t dir)
{
	uint64_t n, next = 0;

	if (!entry_count(v, dir, &n) ||
	    !number_at(v, entries_at(v, dir) + n * entry_size(v),
		v->big ? 8 : 4, &next))
		return 0;
	return next;
}

static unsigned
type_size(uint64_t type)
{
	static const uint8_t sizes[] = {
	    0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

	return type < sizeof(sizes) ? sizes[type] : 0;
}

/* Find a tag's values: their type, count and place. */
static bool
tag_find(const struct tiff_view *v, uint64_t dir, unsigned tag, uint64_t *type,
    uint64_t *count, uint64_t *at)
{
	uint64_t n, id;
	unsigned word = v->big ? 8 : 4;

	if (!tiff_inside(v, dir) || !entry_count(v, dir, &n))
		return false;
	for (uint64_t i = 0; i < n; i++) {
		uint64_t entry = entries_at(v, dir) + i * entry_size(v);

		if (!number_at(v, entry, 2, &id))
			return false;
		if (id != tag)
			continue;
		if (!number_at(v, entry + 2, 2, type) ||
		    !number_at(v, entry + 4, word, count) ||
		    type_size(*type) == 0 || *count == 0 || *count > v->len)
			return false;
		*at = entry + 4 + word;
		if (*count * type_size(*type) > word)
			return number_at(v, *at, word, at);
		return true;
	}
	return false;
}

bool
tiff_number(const struct tiff_view *v, uint64_t dir, unsigned tag, uint64_t i,
    uint64_t *value, uint64_t *count)
{
	uint64_t type, n, at;

	if (!tag_find(v, dir, tag, &type, &n, &at) || i >= n)
		return false;
	if (type != 1 && type != 3 && type != 4 && type != 13 && type != 16 &&
	    type != 18)
		return false;
	if (count != NULL)
		*count = n;
	if (at > v->len)
		return false;
	return number_at(v, at + i * type_size(type), type_size(type), value);
}

bool
tiff_ratio(const struct tiff_view *v, uint64_t dir, unsigned tag, double *value)
{
	uint64_t type, n, at, above, below;

	if (tiff_number(v, dir, tag, 0, &n, NULL)) {
		*value = (double)n; /* some cameras write it so */
		return true;
	}
	if (!tag_find(v, dir, tag, &type, &n, &at) || type != 5 ||
	    at > v->len || !number_at(v, at, 4, &above) ||
	    !number_at(v, at + 4, 4, &below) || below == 0)
		return false;
	*value = (double)above / (double)below;
	return true;
}

bool
tiff_bytes(const struct tiff_view *v, uint64_t dir, unsigned tag,
    const uint8_t **bytes, size_t *len)
{
	uint64_t type, n, at;

	if (!tag_find(v, dir, tag, &type, &n, &at) || (type != 1 && type != 7) ||
	    at > v->len || n > v->len - at)
		return false;
	*bytes = v->data + at;
	*len = (size_t)n;
	return true;
}

#define TABLE 16384u /* power of two, more than twice CR_MAX_PAGES */

static bool
visit(uint64_t *table, uint64_t offset)
{
	size_t i = (size_t)(offset * 0x9E3779B97F4A7C15u >> 50);

	while (table[i] != 0) {
		if (table[i] == offset)
			return false;
		i = (i + 1) % TABLE;
	}
	table[i] = offset;
	return true;
}

static enum cr_status
first_fault(const struct tiff_view *v, struct refusal *r)
{
	if (v->first == 0)
		return refuse(r, REASON_NO_PAGES, "the file has no directory");
	if (!tiff_inside(v, v->first))
		return refuse(r, REASON_DAMAGED,
		    "the first directory (at %" PRIu64 ") lies outside the "
		    "file of %zu bytes, or is no directory",
		    v->first, v->len);
	return CR_OK;
}

enum cr_status
tiff_walk(struct tiff_dirs *d, const struct tiff_view *v, struct refusal *r)
{
	uint64_t *table = NULL;
	enum cr_status st;
	size_t cap = 0;

	*d = (struct tiff_dirs){0};
	if ((st = first_fault(v, r)) != CR_OK)
		return st;
	table = xcalloc(TABLE, sizeof(*table));
	for (uint64_t dir = v->first; dir != 0; dir = next_of(v, dir)) {
		if (!visit(table, dir)) {
			st = refuse(r, REASON_DIRECTORY_LOOP,
			    "the directory after page %" PRIu32
			    " is one that came before",
			    d->n);
			break;
		}
		if (!tiff_inside(v, dir)) {
			snprintf(d->lost, sizeof(d->lost),
			    "the directory of page %" PRIu32 " (at %" PRIu64
			    ") lies outside the file or is no directory",
			    d->n + 1, dir);
			break;
		}
		if (d->n >= CR_MAX_PAGES) {
			st = refuse(r, REASON_TOO_MANY_PAGES,
			    "more than %u pages", CR_MAX_PAGES);
			break;
		}
		d->offsets = xgrow(d->offsets, d->n, &cap, sizeof(*d->offsets));
		d->offsets[d->n++] = dir;
	}
	free(table);
	if (st != CR_OK)
		tiff_dirs_release(d);
	return st;
}

void
tiff_dirs_release(struct tiff_dirs *d)
{
	free(d->offsets);
	*d = (struct tiff_dirs){0};
}

enum cr_status
tiff_find(
    uint64_t *dir, const struct tiff_view *v, uint32_t n, struct refusal *r)
{
	uint64_t at = v->first;
	enum cr_status st;

	if ((st = first_fault(v, r)) != CR_OK)
		return st;
	/* n bounds the walk, so a loop cannot hold it */
	for (uint32_t i = 1; i < n && at != 0; i++)
		at = next_of(v, at);
	if (n == 0 || n > CR_MAX_PAGES || at == 0 || !tiff_inside(v, at))
		return refuse(r, REASON_DAMAGED,
		    "the directory of page %" PRIu32
		    " lies outside the file or is missing",
		    n);
	*dir = at;
	return CR_OK;
}

static uint64_t
number_or(
    const struct tiff_view *v, uint64_t dir, unsigned tag, uint64_t otherwise)
{
	uint64_t n;

	return tiff_number(v, dir, tag, 0, &n, NULL) ? n : otherwise;
}

/* Tiles: none larger than a page may be, no more of them than cover it. */
static enum cr_status
gate_tiles(const struct tiff_view *v, uint64_t dir, const char *what,
    uint64_t width, uint64_t height, uint64_t samples, uint64_t bits,
    struct refusal *r)
{
	uint64_t tw = number_or(v, dir, TAG_TILE_WIDTH, 0);
	uint64_t th = number_or(v, dir, TAG_TILE_HEIGHT, 0);
	uint64_t first, n = 0, need;

	if (tw == 0 || th == 0)
		return refuse(r, REASON_DAMAGED, "%s: tiles of no size", what);
	if (image_bound(tw, th, what, r) != CR_OK ||
	    tw * th * samples * bits / 8 > MAX_PAGE_BYTES / 2)
		return refuse(r, REASON_TOO_LARGE,
		    "%s: tiles of %" PRIu64 " x %" PRIu64 " pixels", what, tw,
		    th);
	need = ((width + tw - 1) / tw) * ((height + th - 1) / th) * samples;
	if (!tiff_number(v, dir, TAG_TILE_OFFSETS, 0, &first, &n) &&
	    !tiff_number(v, dir, TAG_STRIP_OFFSETS, 0, &first, &n))
		return refuse(r, REASON_DAMAGED, "%s: no tiles", what);
	if (n > need)
		return refuse(r, REASON_DAMAGED,
		    "%s: %" PRIu64 " tiles where %" PRIu64 " cover the page",
		    what, n, need);
	return CR_OK;
}

static enum cr_status
gate_strips(const struct tiff_view *v, uint64_t dir, const char *what,
    uint64_t height, uint64_t samples, struct refusal *r)
{
	uint64_t rows = number_or(v, dir, TAG_ROWS_PER_STRIP, height);
	uint64_t first, n;

	if (rows == 0)
		return refuse(r, REASON_DAMAGED, "%s: strips of no rows", what);
	if (!tiff_number(v, dir, TAG_STRIP_OFFSETS, 0, &first, &n)) {
		/* old-style JPEG may give one stream in place of strips */
		if (tiff_number(v, dir, TAG_JPEG_INTERCHANGE, 0, &first, NULL))
			return CR_OK;
		return refuse(r, REASON_DAMAGED, "%s: no strips", what);
	}
	if (n > height * samples)
		return refuse(r, REASON_DAMAGED,
		    "%s: %" PRIu64 " strips for %" PRIu64 " rows", what, n,
		    height);
	return CR_OK;
}

enum cr_status
tiff_gate(
    const struct tiff_view *v, uint64_t dir, uint32_t page, struct refusal *r)
{
	uint64_t width = number_or(v, dir, TAG_WIDTH, 0);
	uint64_t height = number_or(v, dir, TAG_HEIGHT, 0);
	uint64_t samples = number_or(v, dir, TAG_SAMPLES, 1);
	uint64_t bits = number_or(v, dir, TAG_BITS, 1);
	char what[32];
	enum cr_status st;

	snprintf(what, sizeof(what), "page %" PRIu32, page);
	if ((st = image_bound(width, height, what, r)) != CR_OK)
		return st;
	if (samples == 0 || bits == 0 || bits > 64)
		return refuse(r, REASON_DAMAGED,
		    "%s: %" PRIu64 " samples of %" PRIu64 " bits", what,
		    samples, bits);
	if (samples > MAX_SAMPLES)
		return refuse(r, REASON_NOT_SUPPORTED,
		    "%s: %" PRIu64 " samples a pixel", what, samples);
	if (width * height * samples * bits / 8 > MAX_PAGE_BYTES)
		return refuse(r, REASON_TOO_LARGE,
		    "%s: %" PRIu64 " x %" PRIu64 " pixels of %" PRIu64 " bits",
		    what, width, height, samples * bits);
	if (tag_find(v, dir, TAG_TILE_WIDTH, &(uint64_t){0}, &(uint64_t){0},
		&(uint64_t){0}))
		return gate_tiles(
		    v, dir, what, width, height, samples, bits, r);
	return gate_strips(v, dir, what, height, samples, r);
}
