/* t_image.c: tests of sniffing, bounding and decoding TIFF, JPEG and PNG. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "courtroll.h"
#include "ingest/sniff.h"
#include "ingest/tiffgate.h"
#include "tests/pictures.h"

#define W 83u
#define H 61u

static void
accept(const struct bytes *b, uint32_t n, struct raster *out,
    struct page_facts *facts)
{
	struct image_info info;
	struct refusal r;
	enum cr_status st = decode(b, n, out, facts, &info, &r);

	if (st != CR_OK)
		print_error(
		    "refused: %s: %s\n", reason_name(r.reason), r.detail);
	assert_int_equal(st, CR_OK);
}

/* Refused for this reason, and the detail speaks of `word`. */
static void
refused(const struct bytes *b, uint32_t n, enum reason reason, const char *word)
{
	struct raster out;
	struct page_facts facts;
	struct image_info info;
	struct refusal r;

	assert_int_equal(decode(b, n, &out, &facts, &info, &r), CR_SKIP);
	if (r.reason != reason || strstr(r.detail, word) == NULL)
		print_error("%s: %s\n", reason_name(r.reason), r.detail);
	assert_int_equal(r.reason, reason);
	assert_non_null(strstr(r.detail, word));
}

static void
is_figure(const struct raster *r, uint32_t w, uint32_t h)
{
	assert_int_equal(r->head.width, w);
	assert_int_equal(r->head.height, h);
	assert_int_equal(r->head.channels, 1);
	assert_int_equal(r->head.bits, 1);
	for (uint32_t y = 0; y < h; y++) {
		for (uint32_t x = 0; x < w; x++)
			assert_int_equal(pixel_at(r, x, y), figure(x, y));
	}
}

static void
bilevel_comes_out_bit_for_bit(void **state)
{
	static const uint16_t codecs[] = {COMPRESSION_NONE,
	    COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_CCITTRLE,
	    COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS};

	(void)state;
	for (unsigned i = 0; i < sizeof(codecs) / sizeof(codecs[0]) * 4; i++) {
		struct bytes b = {0};
		struct raster out;
		struct page_facts facts;
		TIFF *t = tiff_new(&b, i & 1 ? "wb" : "wl");

		if (i & 2)
			TIFFSetField(t, TIFFTAG_FILLORDER, FILLORDER_LSB2MSB);
		tiff_add_figure(t, W, H, codecs[i / 4],
		    i & 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE,
		    i & 2 ? 16 : 0);
		TIFFClose(t);
		accept(&b, 1, &out, &facts);
		is_figure(&out, W, H);
		assert_int_equal(facts.dpi, 300);
		assert_string_equal(facts.how, "tiff");
		raster_release(&out);
		bytes_release(&b);
	}
}

static void
group3_in_two_dimensions(void **state)
{
	struct bytes b = {0};
	struct raster out;
	struct page_facts facts;
	TIFF *t = tiff_new(&b, "w");

	(void)state;
	TIFFSetField(t, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX3);
	TIFFSetField(t, TIFFTAG_GROUP3OPTIONS,
	    GROUP3OPT_2DENCODING | GROUP3OPT_FILLBITS);
	tiff_add_figure(
	    t, W, H, COMPRESSION_CCITTFAX3, PHOTOMETRIC_MINISWHITE, 0);
	TIFFClose(t);
	accept(&b, 1, &out, &facts);
	is_figure(&out, W, H);
	raster_release(&out);
	bytes_release(&b);
}

static void
bilevel_tiles(void **state)
{
	struct bytes b = {0};
	struct raster out;
	struct page_facts facts;
	TIFF *t = tiff_new(&b, "w8");
	uint8_t tile[32 / 8 * 16];

	(void)state;
	tiff_size(t, W, H, 1, 1, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE);
	TIFFSetField(t, TIFFTAG_TILEWIDTH, 32);
	TIFFSetField(t, TIFFTAG_TILELENGTH, 16);
	for (uint32_t y = 0; y < H; y += 16) {
		for (uint32_t x = 0; x < W; x += 32) {
			memset(tile, 0, sizeof(tile));
			for (uint32_t i = 0; i < 32 * 16; i++) {
				if (figure(x + i % 32, y + i / 32))
					tile[i / 8] |= (uint8_t)(0x80 >> i % 8);
			}
			TIFFWriteTile(t, tile, x, y, 0, 0);
		}
	}
	TIFFClose(t);
	accept(&b, 1, &out, &facts);
	is_figure(&out, W, H);
	raster_release(&out);
	bytes_release(&b);
}

static void
put_bits(uint8_t *row, size_t i, unsigned bits, unsigned v)
{
	for (unsigned k = 0; k < bits; k++) {
		size_t at = i * bits + k;

		if (v >> (bits - 1 - k) & 1)
			row[at / 8] |= (uint8_t)(0x80 >> at % 8);
	}
}

/* Grey of any depth, both photometrics. */
static void
grey_of_every_depth(void **state)
{
	static const uint16_t depths[] = {2, 3, 4, 6, 8, 10, 12, 14, 16, 32};

	(void)state;
	for (unsigned i = 0; i < sizeof(depths) / sizeof(depths[0]) * 2; i++) {
		unsigned bits = depths[i / 2],
			 max = bits >= 16 ? 0xFFFF : (1u << bits) - 1;
		bool inverted = i & 1;
		struct bytes b = {0};
		struct raster out;
		struct page_facts facts;
		TIFF *t = tiff_new(&b, "w");
		uint8_t row[W * 4];

		tiff_size(t, W, H, 1, depths[i / 2], COMPRESSION_LZW,
		    inverted ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
		for (uint32_t y = 0; y < H; y++) {
			memset(row, 0, sizeof(row));
			for (uint32_t x = 0; x < W; x++) {
				unsigned v = shade(x, y, 0) * max / 255;

				if (bits == 32)
					((uint32_t *)(void *)row)[x] = v << 16;
				else if (bits == 16)
					((uint16_t *)(void *)row)[x] =
					    (uint16_t)v;
				else
					put_bits(row, x, bits, v);
			}
			TIFFWriteScanline(t, row, y, 0);
		}
		TIFFClose(t);
		accept(&b, 1, &out, &facts);
		assert_int_equal(out.head.channels, 1);
		assert_int_equal(out.head.bits, 8);
		for (uint32_t p = 0; p < W * H; p++) {
			int want = shade(p % W, p / W, 0);
			int got = (int)pixel_at(&out, p % W, p / W);
			int slack = bits < 8 ? 255 / (int)max + 1 : 1;

			got = inverted ? 255 - got : got;
			assert_in_range(
			    got + 256, want - slack + 256, want + slack + 256);
		}
		raster_release(&out);
		bytes_release(&b);
	}
}

/* What colour should be seen at x, y? */
static uint32_t
want_colour(unsigned samples, uint32_t x, uint32_t y)
{
	uint32_t v = 0;

	for (unsigned c = 0; c < 3; c++) {
		unsigned s = shade(x, y, c);

		/* inks: no black on the left, half on the right */
		if (samples == 4)
			s = ((255 - s) * (x < W / 2 ? 255u : 127u) + 127) / 255;
		v = v << 8 | s;
	}
	return v;
}

static uint8_t
sample_at(unsigned c, uint32_t x, uint32_t y)
{
	return c < 3 ? shade(x, y, c) : x < W / 2 ? 0 : 128;
}

/* RGB and CMYK, 8 and 16 bits, together and in planes, strips and tiles. */
static void
colour_in_every_arrangement(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 16; i++) {
		uint16_t samples = i & 1 ? 4 : 3, bits = i & 2 ? 16 : 8;
		bool planes = i & 4, tiles = i & 8;
		uint32_t tw = tiles ? 32 : W, th = tiles ? 16 : 1;
		unsigned together = planes ? 1 : samples;
		uint8_t piece[W * 4 * 2 * 16];
		struct bytes b = {0};
		struct raster out;
		struct page_facts facts;
		TIFF *t = tiff_new(&b, i & 1 ? "wb" : "wl");

		tiff_size(t, W, H, samples, bits, COMPRESSION_ADOBE_DEFLATE,
		    i & 1 ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
		TIFFSetField(t, TIFFTAG_PLANARCONFIG,
		    planes ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
		if (tiles) {
			TIFFSetField(t, TIFFTAG_TILEWIDTH, tw);
			TIFFSetField(t, TIFFTAG_TILELENGTH, th);
		} else
			TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, 7);
		for (unsigned plane = 0; plane < (planes ? samples : 1u);
		     plane++) {
			for (uint32_t y = 0; y < H; y += th) {
				for (uint32_t x = 0; x < W; x += tw) {
					for (uint32_t k = 0;
					     k < tw * th * together; k++) {
						uint32_t p = k / together;
						unsigned c = planes
								 ? plane
								 : k % together;
						uint8_t v = sample_at(
						    c, x + p % tw, y + p / tw);

						if (bits == 8)
							piece[k] = v;
						else
							((uint16_t *)(void *)
								piece)[k] =
							    (uint16_t)(v * 257);
					}
					if (tiles)
						TIFFWriteTile(t, piece, x, y, 0,
						    (uint16_t)plane);
					else
						TIFFWriteScanline(t, piece, y,
						    (uint16_t)plane);
				}
			}
		}
		TIFFClose(t);
		accept(&b, 1, &out, &facts);
		assert_int_equal(out.head.channels, 3);
		for (uint32_t p = 0; p < W * H; p++)
			assert_int_equal(pixel_at(&out, p % W, p / W),
			    want_colour(samples, p % W, p / W));
		raster_release(&out);
		bytes_release(&b);
	}
}

static void
palettes_and_alpha(void **state)
{
	uint16_t maps[3][16], extra = EXTRASAMPLE_UNASSALPHA;
	struct bytes b = {0};
	struct raster out;
	struct page_facts facts;
	uint8_t row[W * 4] = {0};
	TIFF *t = tiff_new(&b, "w");

	(void)state;
	for (unsigned i = 0; i < 16; i++) {
		maps[0][i] = (uint16_t)(i * 0x1111);
		maps[1][i] = (uint16_t)(0xFFFF - i * 0x1111);
		maps[2][i] = 0x8080;
	}
	/* page 1: four bits, palette */
	tiff_size(t, W, H, 1, 4, COMPRESSION_PACKBITS, PHOTOMETRIC_PALETTE);
	TIFFSetField(t, TIFFTAG_COLORMAP, maps[0], maps[1], maps[2]);
	for (uint32_t x = 0; x < W; x++)
		put_bits(row, x, 4, x % 16);
	for (uint32_t y = 0; y < H; y++)
		TIFFWriteScanline(t, row, y, 0);
	TIFFWriteDirectory(t);
	/* page 2: RGB and alpha: from opaque to clear */
	tiff_size(t, W, H, 4, 8, COMPRESSION_LZW, PHOTOMETRIC_RGB);
	TIFFSetField(t, TIFFTAG_EXTRASAMPLES, 1, &extra);
	for (uint32_t x = 0; x < W; x++) {
		row[4 * x] = row[4 * x + 1] = 0;
		row[4 * x + 2] = 200;
		row[4 * x + 3] = (uint8_t)(x < 10 ? 255 : x < 20 ? 51 : 0);
	}
	for (uint32_t y = 0; y < H; y++)
		TIFFWriteScanline(t, row, y, 0);
	TIFFWriteDirectory(t);
	/* page 3: a palette of black and white is bilevel */
	maps[0][0] = maps[1][0] = maps[2][0] = 0xFFFF;
	maps[0][1] = maps[1][1] = maps[2][1] = 0;
	tiff_size(t, W, H, 1, 1, COMPRESSION_NONE, PHOTOMETRIC_PALETTE);
	TIFFSetField(t, TIFFTAG_COLORMAP, maps[0], maps[1], maps[2]);
	for (uint32_t y = 0; y < H; y++) {
		memset(row, 0, sizeof(row));
		for (uint32_t x = 0; x < W; x++)
			put_bits(row, x, 1, figure(x, y));
		TIFFWriteScanline(t, row, y, 0);
	}
	TIFFClose(t);

	accept(&b, 1, &out, &facts);
	assert_int_equal(pixel_at(&out, 3, 2), 0x33CC80);
	assert_int_equal(pixel_at(&out, 31, 60), 0xFF0080);
	raster_release(&out);
	accept(&b, 2, &out, &facts);
	assert_int_equal(pixel_at(&out, 0, 0), 0x0000C8);
	assert_int_equal(pixel_at(&out, 15, 3), 0xCCCCF4);
	assert_int_equal(pixel_at(&out, 50, 60), 0xFFFFFF);
	raster_release(&out);
	accept(&b, 3, &out, &facts);
	is_figure(&out, W, H);
	raster_release(&out);
	bytes_release(&b);
}

/* JPEG in TIFF, YCbCr with subsampling; the same uncompressed (by libtiff's
 * own conversion). */
static void
ycbcr_by_both_ways(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct bytes b = {0};
		struct raster out;
		struct page_facts facts;
		uint8_t row[64 * 3];
		TIFF *t = tiff_new(&b, "w");

		tiff_size(t, 64, 64, 3, 8,
		    i ? COMPRESSION_NONE : COMPRESSION_JPEG, PHOTOMETRIC_YCBCR);
		if (i == 0)
			TIFFSetField(
			    t, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
		else
			TIFFSetField(t, TIFFTAG_YCBCRSUBSAMPLING, 1, 1);
		TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, 16);
		for (uint32_t x = 0; x < 64; x++) {
			/* pure red, as RGB and as YCbCr */
			row[3 * x] = i ? 76 : 255;
			row[3 * x + 1] = i ? 85 : 0;
			row[3 * x + 2] = i ? 255 : 0;
		}
		for (uint32_t y = 0; y < 64; y++)
			TIFFWriteScanline(t, row, y, 0);
		TIFFClose(t);
		accept(&b, 1, &out, &facts);
		assert_int_equal(out.head.channels, 3);
		for (uint32_t y = 0; y < 64; y += 9) {
			uint32_t v = pixel_at(&out, y, y);

			assert_in_range(v >> 16, 250, 255);
			assert_in_range(v >> 8 & 255, 0, 6);
			assert_in_range(v & 255, 0, 6);
		}
		raster_release(&out);
		bytes_release(&b);
	}
}

static void
orientation_tag_is_applied(void **state)
{
	(void)state;
	for (uint16_t o = 1; o <= 8; o++) {
		struct bytes b = {0};
		struct raster out, plain;
		struct page_facts facts;
		TIFF *t = tiff_new(&b, "w");

		TIFFSetField(t, TIFFTAG_ORIENTATION, o);
		tiff_add_figure(
		    t, W, H, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 0);
		tiff_add_figure(
		    t, W, H, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 0);
		TIFFClose(t);
		accept(&b, 1, &out, &facts);
		assert_int_equal(facts.orientation, o);
		assert_int_equal(facts.stored_width, W);
		assert_int_equal(facts.stored_height, H);
		assert_int_equal(out.head.width, o < 5 ? W : H);
		accept(&b, 2, &plain, &facts);
		assert_int_equal(facts.orientation, 1);
		assert_int_equal(raster_orient(&plain, o, NULL), CR_OK);
		assert_memory_equal(out.rows, plain.rows,
		    (size_t)out.head.stride * out.head.height);
		raster_release(&plain);
		raster_release(&out);
		bytes_release(&b);
	}
}

/* Change the value of a tag in the first directory of a little-endian TIFF. */
static void
tag_set(struct bytes *b, uint16_t tag, uint32_t value)
{
	struct tiff_view v;
	uint64_t n;

	assert_true(tiff_view(&v, b->data, b->len));
	n = (uint64_t)b->data[v.first] | (uint64_t)b->data[v.first + 1] << 8;
	for (uint64_t i = 0; i < n; i++) {
		uint8_t *entry = b->data + v.first + 2 + i * 12;

		if ((entry[0] | entry[1] << 8) != tag)
			continue;
		entry[2] = 4; /* LONG */
		for (unsigned k = 0; k < 4; k++)
			entry[8 + k] = (uint8_t)(value >> 8 * k);
		return;
	}
	fail_msg("no tag %u", tag);
}

static uint64_t
tag_get(const struct bytes *b, uint16_t tag)
{
	struct tiff_view v;
	uint64_t value = 0;

	assert_true(tiff_view(&v, b->data, b->len));
	assert_true(tiff_number(&v, v.first, tag, 0, &value, NULL));
	return value;
}

/* libtiff decodes all of these without an error and leaves white. */
static void
lost_rows_are_named(void **state)
{
	struct bytes b = tiff_figure(800, 1000, COMPRESSION_CCITTFAX4, 0);
	struct raster out;
	struct page_facts facts;
	uint64_t len = tag_get(&b, TIFFTAG_STRIPBYTECOUNTS);

	(void)state;
	/* the strip says that it is half as long */
	tag_set(&b, TIFFTAG_STRIPBYTECOUNTS, (uint32_t)len / 2);
	refused(&b, 1, REASON_DAMAGED, "rows are missing at the end");
	tag_set(&b, TIFFTAG_STRIPBYTECOUNTS, (uint32_t)len);
	accept(&b, 1, &out, &facts);
	raster_release(&out);
	/* the page says that it is longer than its data, which end well */
	tag_set(&b, TIFFTAG_IMAGELENGTH, 1500);
	tag_set(&b, TIFFTAG_ROWSPERSTRIP, 1500);
	refused(&b, 1, REASON_DAMAGED, "of 1500 rows are missing at the end");
	/* one row too many is what scanners do */
	tag_set(&b, TIFFTAG_IMAGELENGTH, 1001);
	tag_set(&b, TIFFTAG_ROWSPERSTRIP, 1001);
	accept(&b, 1, &out, &facts);
	assert_int_equal(out.head.height, 1001);
	assert_int_equal(pixel_at(&out, 0, 1000), 0);
	raster_release(&out);
	bytes_release(&b);
}

static void
damaged_fax_data_are_named(void **state)
{
	struct bytes b = tiff_figure(800, 1000, COMPRESSION_CCITTFAX4, 0);
	uint64_t at = tag_get(&b, TIFFTAG_STRIPOFFSETS);
	uint64_t len = tag_get(&b, TIFFTAG_STRIPBYTECOUNTS);

	(void)state;
	memset(b.data + at + len / 3, 0x00, 24);
	refused(&b, 1, REASON_DAMAGED, "rows are");
	bytes_release(&b);
}

/* A telephone line drops a few rows of a long Group 3 page. */
static void
a_broken_row_of_group3_is_borne(void **state)
{
	struct bytes b = tiff_figure(800, 1000, COMPRESSION_CCITTFAX3, 0);
	uint64_t at = tag_get(&b, TIFFTAG_STRIPOFFSETS);
	uint64_t len = tag_get(&b, TIFFTAG_STRIPBYTECOUNTS);
	struct raster out;
	struct page_facts facts;

	(void)state;
	b.data[at + len / 2] ^= 0x5A;
	accept(&b, 1, &out, &facts);
	assert_int_equal(pixel_at(&out, 3, 1), figure(3, 1));
	raster_release(&out);
	/* but not a hundred of them */
	for (unsigned i = 1; i < 100; i++)
		b.data[at + len * i / 100] ^= 0xFF;
	refused(&b, 1, REASON_DAMAGED, "rows are");
	bytes_release(&b);
}

static void
truncated_tiffs_are_damaged(void **state)
{
	static const uint16_t codecs[] = {COMPRESSION_NONE, COMPRESSION_LZW,
	    COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS,
	    COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4};

	(void)state;
	for (unsigned i = 0; i < sizeof(codecs) / sizeof(codecs[0]); i++) {
		struct bytes b = tiff_figure(800, 1000, codecs[i], 100);
		struct tiff_view v;
		uint64_t where = 0, sizes = 0;

		assert_true(tiff_view(&v, b.data, b.len));
		/* the last strip shall begin where the file ends */
		assert_true(tiff_number(
		    &v, v.first, TIFFTAG_STRIPOFFSETS, 9, &where, NULL));
		assert_true(tiff_number(
		    &v, v.first, TIFFTAG_STRIPBYTECOUNTS, 9, &sizes, NULL));
		for (size_t k = 0; k + 4 <= b.len; k += 2) {
			uint32_t word;

			memcpy(&word, b.data + k, 4);
			if (word == where && k > v.first) {
				word = (uint32_t)b.len - 1;
				memcpy(b.data + k, &word, 4);
			}
		}
		refused(&b, 1, REASON_DAMAGED, "");
		bytes_release(&b);
	}
}

static struct bytes
many_pages(unsigned n, const char *mode)
{
	struct bytes b = {0};
	TIFF *t = tiff_new(&b, mode);

	for (unsigned i = 0; i < n; i++)
		tiff_add_figure(
		    t, 16 + i, 16, COMPRESSION_NONE, PHOTOMETRIC_MINISWHITE, 0);
	TIFFClose(t);
	return b;
}

static void
every_page_of_many_is_found(void **state)
{
	static const char *const modes[] = {"wl", "wb", "wl8", "wb8"};

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct bytes b = many_pages(40, modes[i]);
		struct image_info info;
		struct raster out;
		struct page_facts facts;
		struct refusal r;

		assert_int_equal(
		    decode(&b, 33, &out, &facts, &info, &r), CR_OK);
		assert_int_equal(info.kind, KIND_TIFF);
		assert_int_equal(info.pages, 40);
		assert_string_equal(info.lost, "");
		assert_int_equal(out.head.width, 16 + 32);
		raster_release(&out);
		refused(&b, 41, REASON_DAMAGED, "page 41");
		refused(&b, 0, REASON_DAMAGED, "no page 0");
		bytes_release(&b);
	}
}

/* Where the offset of the directory after directory n (from 1) stands. */
static size_t
link_of(const struct bytes *b, unsigned n)
{
	uint32_t at;

	memcpy(&at, b->data + 4, 4);
	for (;;) {
		uint16_t entries;

		memcpy(&entries, b->data + at, 2);
		if (--n == 0)
			return at + 2 + entries * 12u;
		memcpy(&at, b->data + at + 2 + entries * 12u, 4);
	}
}

static void
broken_chains_are_told(void **state)
{
	struct bytes b = many_pages(4, "wl");
	struct image_info info;
	struct raster out;
	struct page_facts facts;
	struct refusal r;
	uint32_t first, lie = 0x7FFFFFF0;
	size_t link = link_of(&b, 3);

	(void)state;
	memcpy(b.data + link, &lie, 4);
	assert_int_equal(decode(&b, 3, &out, &facts, &info, &r), CR_OK);
	raster_release(&out);
	assert_int_equal(info.pages, 3);
	assert_non_null(strstr(info.lost, "page 4"));
	/* a loop */
	memcpy(&first, b.data + 4, 4);
	memcpy(b.data + link, &first, 4);
	refused(&b, 1, REASON_DIRECTORY_LOOP, "after page 3");
	/* no directory at all, and one outside */
	memset(b.data + 4, 0, 4);
	refused(&b, 1, REASON_NO_PAGES, "no directory");
	memcpy(b.data + 4, &lie, 4);
	refused(&b, 1, REASON_DAMAGED, "first directory");
	bytes_release(&b);
}

/* Directories of one entry each, as many as asked for. */
static struct bytes
chain(uint32_t n)
{
	struct bytes b = {0};
	uint8_t entry[18] = {1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0};
	uint8_t head[8] = {'I', 'I', 42, 0, 8, 0, 0, 0};

	bytes_write(&b, head, 8);
	for (uint32_t i = 1; i <= n; i++) {
		uint32_t next = i < n ? 8 + i * 18 : 0;

		memcpy(entry + 14, &next, 4);
		bytes_write(&b, entry, 18);
	}
	return b;
}

static void
page_limit_holds(void **state)
{
	struct bytes b = chain(CR_MAX_PAGES);
	struct tiff_view v;
	struct tiff_dirs d;
	struct refusal r;

	(void)state;
	assert_true(tiff_view(&v, b.data, b.len));
	assert_int_equal(tiff_walk(&d, &v, &r), CR_OK);
	assert_int_equal(d.n, CR_MAX_PAGES);
	tiff_dirs_release(&d);
	bytes_release(&b);
	b = chain(CR_MAX_PAGES + 1);
	refused(&b, 1, REASON_TOO_MANY_PAGES, "5000");
	bytes_release(&b);
}

static void
bombs_stop_at_the_gate(void **state)
{
	struct bytes b = tiff_figure(W, H, COMPRESSION_CCITTFAX4, 0);
	uint8_t sof[] = {0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xFD, 0xE8, 0xFD,
	    0xE8, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};

	(void)state;
	tag_set(&b, TIFFTAG_IMAGEWIDTH, 60000);
	tag_set(&b, TIFFTAG_IMAGELENGTH, 60000);
	refused(&b, 1, REASON_TOO_LARGE, "60000 x 60000");
	tag_set(&b, TIFFTAG_IMAGELENGTH, 1);
	tag_set(&b, TIFFTAG_IMAGEWIDTH, CR_MAX_SIDE + 1);
	refused(&b, 1, REASON_TOO_LARGE, "a side");
	tag_set(&b, TIFFTAG_IMAGEWIDTH, 0);
	refused(&b, 1, REASON_DAMAGED, "0 x 1");
	bytes_release(&b);

	b = png_picture(8, 8, PNG_COLOR_TYPE_GRAY, 1, PNG_INTERLACE_NONE);
	memset(b.data + 16, 0, 8);
	b.data[17] = b.data[21] = 1; /* 65536 x 65536 */
	refused(&b, 1, REASON_TOO_LARGE, "65536 x 65536");
	bytes_release(&b);

	bytes_write(&b, sof, sizeof(sof));
	refused(&b, 1, REASON_TOO_LARGE, "65000 x 65000");
	bytes_release(&b);
}

static void
jpegs_of_every_colour(void **state)
{
	static const J_COLOR_SPACE spaces[] = {
	    JCS_GRAYSCALE, JCS_RGB, JCS_CMYK};

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct bytes b = jpeg_shades(W, H, spaces[i / 2], i & 1);
		struct raster out;
		struct page_facts facts;

		accept(&b, 1, &out, &facts);
		assert_int_equal(out.head.channels, i < 2 ? 1 : 3);
		assert_int_equal(facts.dpi, i < 4 ? 200 : 0);
		assert_string_equal(facts.how, "jpeg");
		for (uint32_t p = 0; p < W * H; p += 7) {
			uint32_t x = p % W, y = p / W;
			uint32_t v = pixel_at(&out, x, y);
			int want = shade(x / 4, y / 4, 0);
			int got = (int)(i < 2 ? v : v >> 16);

			assert_in_range(
			    got + 256, want + 256 - 24, want + 256 + 24);
		}
		raster_release(&out);
		refused(&b, 2, REASON_DAMAGED, "no page 2");
		/* cut in the middle */
		b.len /= 2;
		refused(&b, 1, REASON_DAMAGED, "JPEG");
		bytes_release(&b);
	}
}

static void
a_jpeg_without_its_end_marker_is_whole(void **state)
{
	struct bytes b = jpeg_shades(W, H, JCS_RGB, false);
	struct raster out;
	struct page_facts facts;

	(void)state;
	b.len -= 2;
	accept(&b, 1, &out, &facts);
	raster_release(&out);
	bytes_release(&b);
	/* but a progressive one must have had its last scan */
	b = jpeg_shades(W, H, JCS_RGB, true);
	for (size_t i = b.len - 3; i > 0; i--) {
		if (b.data[i] == 0xFF && b.data[i + 1] == 0xDA) {
			b.len = i;
			break;
		}
	}
	refused(&b, 1, REASON_DAMAGED, "last scan");
	bytes_release(&b);
}

static void
exif_turns_and_measures(void **state)
{
	/* big-endian EXIF: orientation 6, 118.11 a centimetre */
	static const uint8_t exif[] = {0xFF, 0xE1, 0, 8 + 8 + 2 + 36 + 4 + 8,
	    'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 3, 0x01,
	    0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0x01, 0x1A, 0, 5, 0, 0, 0, 1, 0,
	    0, 0, 50, 0x01, 0x28, 0, 3, 0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0, 0,
	    0, 0x2E, 0x23, 0, 0, 0, 100};
	struct bytes plain = jpeg_shades(W, H, JCS_RGB, false), b = {0};
	struct raster out, want;
	struct page_facts facts;

	(void)state;
	/* in place of the JFIF marker, 18 bytes behind the first two */
	bytes_write(&b, plain.data, 2);
	bytes_write(&b, exif, sizeof(exif));
	bytes_write(&b, plain.data + 20, plain.len - 20);
	accept(&plain, 1, &want, &facts);
	assert_int_equal(facts.orientation, 1);
	accept(&b, 1, &out, &facts);
	assert_int_equal(facts.orientation, 6);
	assert_int_equal(facts.dpi, 300);
	assert_int_equal(out.head.width, H);
	assert_int_equal(facts.stored_width, W);
	assert_int_equal(raster_orient(&want, 6, NULL), CR_OK);
	assert_memory_equal(
	    out.rows, want.rows, (size_t)out.head.stride * out.head.height);
	raster_release(&want);
	raster_release(&out);
	bytes_release(&plain);
	bytes_release(&b);
}

static void
pngs_of_every_type(void **state)
{
	static const struct {
		int type, bits;
		uint32_t channels, want_bits;
	} kinds[] = {{PNG_COLOR_TYPE_GRAY, 1, 1, 1},
	    {PNG_COLOR_TYPE_PALETTE, 1, 1, 1}, {PNG_COLOR_TYPE_GRAY, 8, 1, 8},
	    {PNG_COLOR_TYPE_GRAY, 16, 1, 8}, {PNG_COLOR_TYPE_RGB, 8, 3, 8},
	    {PNG_COLOR_TYPE_RGB, 16, 3, 8},
	    {PNG_COLOR_TYPE_GRAY_ALPHA, 8, 1, 8},
	    {PNG_COLOR_TYPE_RGB_ALPHA, 16, 3, 8}};

	(void)state;
	for (unsigned i = 0; i < 2 * sizeof(kinds) / sizeof(kinds[0]); i++) {
		int type = kinds[i / 2].type;
		bool alpha = type & PNG_COLOR_MASK_ALPHA;
		struct bytes b = png_picture(W, H, type, kinds[i / 2].bits,
		    i & 1 ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE);
		struct raster out;
		struct page_facts facts;

		accept(&b, 1, &out, &facts);
		assert_int_equal(facts.dpi, 300);
		assert_int_equal(out.head.channels, kinds[i / 2].channels);
		assert_int_equal(out.head.bits, kinds[i / 2].want_bits);
		if (out.head.bits == 1)
			is_figure(&out, W, H);
		for (uint32_t p = 0; out.head.bits == 8 && p < W * H; p++) {
			uint32_t x = p % W, y = p / W, v = pixel_at(&out, x, y);
			uint32_t want = out.head.channels == 1
					    ? shade(x, y, 0)
					    : want_colour(3, x, y);

			if (alpha && x >= W / 2)
				want = out.head.channels == 1 ? 255 : 0xFFFFFF;
			assert_int_equal(v, want);
		}
		raster_release(&out);
		b.len = b.len * 3 / 4;
		refused(&b, 1, REASON_DAMAGED, "PNG");
		bytes_release(&b);
	}
}

static void
png_checksums_are_believed(void **state)
{
	struct bytes b =
	    png_picture(200, 200, PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE);
	struct raster out;
	struct page_facts facts;
	uint8_t *idat = memmem(b.data, b.len, "IDAT", 4);
	size_t crc;

	(void)state;
	assert_non_null(idat);
	/* the end chunk is cut off: the picture is all there */
	b.len -= 12;
	accept(&b, 1, &out, &facts);
	raster_release(&out);
	/* the check sum of the picture's only piece is wrong */
	crc = b.len - 4;
	b.data[crc] ^= 1;
	b.len += 12;
	refused(&b, 1, REASON_DAMAGED, "CRC");
	bytes_release(&b);
}

static void
absurd_resolutions_are_unknown(void **state)
{
	(void)state;
	assert_int_equal(image_dpi(0), 0);
	assert_int_equal(image_dpi(-300), 0);
	assert_int_equal(image_dpi(0.0 / 1e-300 / 0.0), 0);
	assert_int_equal(image_dpi(1e300 * 1e300), 0);
	assert_int_equal(image_dpi(49), 0);
	assert_int_equal(image_dpi(50), 50);
	assert_int_equal(image_dpi(299.72), 300);
	assert_int_equal(image_dpi(2401), 0);
}

static enum cr_status
sniffed(const char *data, size_t len, const char *name, enum image_kind *kind,
    const char **beside, struct refusal *r)
{
	return sniff(kind, beside, (const uint8_t *)data, len, name, r);
}

#define SNIFF(data, name)                                                      \
	sniffed(data, sizeof(data) - 1, name, &kind, &beside, &r)

static void
content_decides_not_the_name(void **state)
{
	enum image_kind kind;
	const char *beside;
	struct refusal r;

	(void)state;
	assert_int_equal(SNIFF("%PDF-1.4\n", "scan.jpg"), CR_OK);
	assert_int_equal(kind, KIND_PDF);
	assert_int_equal(SNIFF("junk\r\n\r\n%PDF-1.4\n", "x"), CR_OK);
	assert_int_equal(kind, KIND_PDF);
	assert_int_equal(SNIFF("II*\0\10\0\0\0", "notes.txt"), CR_OK);
	assert_int_equal(kind, KIND_TIFF);
	assert_int_equal(SNIFF("II*\0\10\0\0\0", "Thumbs.db"), CR_OK);
	assert_int_equal(SNIFF("MM\0+\0\10\0\0", "a"), CR_OK);
	assert_int_equal(SNIFF("", "scan.tif"), CR_SKIP);
	assert_int_equal(r.reason, REASON_EMPTY);
	/* a scan may have been lost under that name */
	assert_int_equal(SNIFF("first.tif\nsecond.tif\n", "scan.tif"), CR_SKIP);
	assert_int_equal(r.reason, REASON_UNKNOWN_TYPE);
	assert_int_equal(SNIFF("\1\2\3\4", "scan.tif"), CR_SKIP);
	assert_int_equal(r.reason, REASON_UNKNOWN_TYPE);
}

static void
what_lies_beside_scans_is_known(void **state)
{
	enum image_kind kind;
	const char *beside;
	struct refusal r;

	(void)state;
	assert_int_equal(SNIFF("P5 The plaintiff's exhibit", "a.txt"), CR_END);
	assert_string_equal(beside, "text");
	assert_int_equal(SNIFF("Kampala\n\xC3\xA9", "README"), CR_END);
	assert_string_equal(beside, "text");
	assert_int_equal(
	    SNIFF("\xEF\xBB\xBF<?xml version='1.0'?>", "a"), CR_END);
	assert_string_equal(beside, "xml");
	assert_int_equal(SNIFF("  <!DOCTYPE HTML>", "a.txt"), CR_END);
	assert_string_equal(beside, "html");
	assert_int_equal(SNIFF("{\"a\":1}", "a.json"), CR_END);
	assert_string_equal(beside, "json");
	assert_int_equal(SNIFF("a,b\n", "list.CSV"), CR_END);
	assert_string_equal(beside, "csv");
	assert_int_equal(
	    SNIFF("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "thumbs.db"), CR_END);
	assert_int_equal(SNIFF("\0\0\0\1Bud1", ".DS_Store"), CR_END);
}

static void
known_but_not_taken_is_named(void **state)
{
	static const struct {
		const char *bytes, *what;
		size_t len;
	} cases[] = {
	    {"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000", 12},
	    {"\xFF\x4F\xFF\x51", "JPEG 2000", 4},
	    {"RIFF\1\2\3\4WEBPVP8 ", "WebP", 16},
	    {"\0\0\0\x18"
	     "ftypheic",
		"HEIC", 12},
	    {"GIF89a", "GIF", 6},
	    {"P4\n8 8\n\0\0", "PNM", 9},
	    {"P5 640 480", "PNM", 10},
	    {"\x97JB2\r\n\x1A\n", "JBIG2", 8},
	    {"AT&TFORM", "DjVu", 8},
	    {"PK\3\4\0\0[Content_Types].xml word/document.xml", "Word", 44},
	    {"PK\3\4\24\0", "zip", 6},
	    {"{\\rtf1", "RTF", 6},
	    {"%!PS-Adobe", "PostScript", 10},
	};
	enum image_kind kind;
	const char *beside;
	struct refusal r;

	(void)state;
	for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(sniffed(cases[i].bytes, cases[i].len, "x.tif",
				     &kind, &beside, &r),
		    CR_SKIP);
		assert_int_equal(r.reason, REASON_NOT_SUPPORTED);
		assert_non_null(strstr(r.detail, cases[i].what));
	}
}

static void
reasons_keep_their_words(void **state)
{
	(void)state;
	for (int i = 1; i < REASON_COUNT; i++)
		assert_int_equal(reason_find(reason_name((enum reason)i)), i);
	assert_string_equal(
	    reason_name(REASON_DIRECTORY_LOOP), "directory-loop");
	assert_string_equal(reason_name((enum reason)99), "none");
	assert_int_equal(reason_find("unheard-of"), REASON_NONE);
}

/* Bytes changed, cut out, doubled, the end cut off: whatever comes, it is a
 * page or one reason. */
static void
mutations_end_in_a_page_or_a_reason(void **state)
{
	struct bytes seeds[] = {tiff_figure(W, H, COMPRESSION_CCITTFAX4, 16),
	    tiff_figure(W, H, COMPRESSION_LZW, 0), many_pages(3, "wb"),
	    many_pages(2, "wl8"), tiff_figure(W, H, COMPRESSION_CCITTFAX3, 0),
	    jpeg_shades(W, H, JCS_RGB, false),
	    jpeg_shades(W, H, JCS_CMYK, true),
	    png_picture(W, H, PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_INTERLACE_ADAM7),
	    png_picture(W, H, PNG_COLOR_TYPE_PALETTE, 1, PNG_INTERLACE_NONE)};
	const unsigned n = sizeof(seeds) / sizeof(seeds[0]);
	uint32_t random = 20250;

	(void)state;
	for (unsigned i = 0; i < 900; i++) {
		const struct bytes *seed = &seeds[i % n];
		struct bytes b = {0};
		struct image_info info;
		struct raster out;
		struct page_facts facts;
		struct refusal r;

		bytes_write(&b, seed->data, seed->len);
		for (unsigned k = 0; k <= i % 5; k++) {
			size_t at;

			random = random * 1664525u + 1013904223u;
			at = (random >> 4) % b.len;
			/* mostly where the headers are */
			if (random >> 30 != 0)
				at %= 400;
			b.data[at % b.len] = (uint8_t)(random >> 20);
		}
		if (random % 7 == 0)
			b.len = (random >> 8) % b.len + 1;
		if (decode(&b, 1 + random % 2, &out, &facts, &info, &r) ==
		    CR_OK)
			raster_release(&out);
		else if (r.reason != REASON_NONE)
			assert_true(r.detail[0] != '\0');
		bytes_release(&b);
	}
	for (unsigned i = 0; i < n; i++)
		bytes_release(&seeds[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bilevel_comes_out_bit_for_bit),
	    cmocka_unit_test(group3_in_two_dimensions),
	    cmocka_unit_test(bilevel_tiles),
	    cmocka_unit_test(grey_of_every_depth),
	    cmocka_unit_test(colour_in_every_arrangement),
	    cmocka_unit_test(palettes_and_alpha),
	    cmocka_unit_test(ycbcr_by_both_ways),
	    cmocka_unit_test(orientation_tag_is_applied),
	    cmocka_unit_test(lost_rows_are_named),
	    cmocka_unit_test(damaged_fax_data_are_named),
	    cmocka_unit_test(a_broken_row_of_group3_is_borne),
	    cmocka_unit_test(truncated_tiffs_are_damaged),
	    cmocka_unit_test(every_page_of_many_is_found),
	    cmocka_unit_test(broken_chains_are_told),
	    cmocka_unit_test(page_limit_holds),
	    cmocka_unit_test(bombs_stop_at_the_gate),
	    cmocka_unit_test(jpegs_of_every_colour),
	    cmocka_unit_test(a_jpeg_without_its_end_marker_is_whole),
	    cmocka_unit_test(exif_turns_and_measures),
	    cmocka_unit_test(pngs_of_every_type),
	    cmocka_unit_test(png_checksums_are_believed),
	    cmocka_unit_test(absurd_resolutions_are_unknown),
	    cmocka_unit_test(content_decides_not_the_name),
	    cmocka_unit_test(what_lies_beside_scans_is_known),
	    cmocka_unit_test(known_but_not_taken_is_named),
	    cmocka_unit_test(reasons_keep_their_words),
	    cmocka_unit_test(mutations_end_in_a_page_or_a_reason),
	};

	return cmocka_run_group_tests_name("image", tests, NULL, NULL);
}
