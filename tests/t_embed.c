/* t_embed.c: tests of a page's picture as bytes for a PDF: the master's own
 * where they may stand there, the same pixels in any case. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/file.h"
#include "ingest/embed.h"
#include "ingest/pdfimage.h"
#include "tests/pictures.h"

#define W 83u
#define H 61u

struct got {
	struct embed b;
	struct buf bytes;
};

static enum cr_status
embed(struct got *g, const struct bytes *b, enum image_kind kind,
    struct refusal *r)
{
	int fd = bytes_fd(b), out = memory_file("bytes");
	struct cr_err e = CR_ERR_INIT;
	struct master m;
	enum cr_status st;

	*r = (struct refusal)REFUSAL_INIT;
	buf_init(&g->bytes);
	if ((st = master_map(&m, fd, r)) == CR_OK)
		st = embed_page(&g->b, out, &m, kind, 1, r);
	assert_true(lseek(out, 0, SEEK_SET) == 0);
	assert_int_equal(fd_read_all(&g->bytes, out, 1 << 24, "bytes", &e),
	    CR_OK);
	master_unmap(&m);
	close(fd);
	close(out);
	return st;
}

/* As a PDF's image is decoded. */
static void
unpack(struct raster *out, const struct got *g)
{
	static const enum pdf_filter filters[] = {
	    PDF_JPEG, PDF_FAX, PDF_FLATE};
	struct pdf_image im = {.width = g->b.width,
	    .height = g->b.height,
	    .filter = filters[g->b.filter],
	    .predicted = g->b.predicted,
	    .fax = {g->b.width, g->b.height, g->b.k, g->b.aligned,
		g->b.black_is_1},
	    .s = {.model = g->b.n_palette != 0    ? SAMPLES_PALETTE
			   : g->b.colours == 3 ? SAMPLES_RGB
					       : SAMPLES_GREY,
		.bits = g->b.bits,
		.inverted = g->b.inverted,
		.alpha = -1},
	    .data = (const uint8_t *)g->bytes.data,
	    .len = g->bytes.len};
	struct refusal r = REFUSAL_INIT;

	memcpy(im.s.palette, g->b.palette, sizeof(im.s.palette));
	if (pdf_image_decode(out, &im, &r) != CR_OK)
		fail_msg("%s: %s", reason_name(r.reason), r.detail);
}

/* Its pixels are those that the decoder finds in the master; its own bytes
 * or not. slack: of a pixel. */
static void
same_pixels(const struct bytes *b, enum image_kind kind, bool original,
    int slack)
{
	struct raster want, have;
	struct page_facts facts;
	struct image_info info;
	struct refusal r;
	struct got g;

	assert_int_equal(decode(b, 1, &want, &facts, &info, &r), CR_OK);
	if (embed(&g, b, kind, &r) != CR_OK)
		fail_msg("%s: %s", reason_name(r.reason), r.detail);
	assert_int_equal(g.b.original, original);
	assert_int_equal(g.b.dpi, facts.dpi);
	unpack(&have, &g);
	assert_int_equal(have.head.width, want.head.width);
	assert_int_equal(have.head.height, want.head.height);
	assert_int_equal(have.head.channels, want.head.channels);
	for (uint32_t y = 0; y < H; y++) {
		for (uint32_t x = 0; x < W; x++) {
			int d = (int)(pixel_at(&have, x, y) & 255) -
				(int)(pixel_at(&want, x, y) & 255);

			assert_in_range(abs(d), 0, slack);
		}
	}
	raster_release(&want);
	raster_release(&have);
	buf_release(&g.bytes);
}

static void
fax_of_one_strip_is_handed_on(void **state)
{
	static const uint16_t kinds[] = {COMPRESSION_CCITTFAX4,
	    COMPRESSION_CCITTFAX3, COMPRESSION_CCITTRLE};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct bytes b = tiff_figure(W, H, kinds[i], 0);

		same_pixels(&b, KIND_TIFF, true, 0);
		bytes_release(&b);
	}
}

static void
fax_keeps_black_and_the_order_of_bits(void **state)
{
	struct bytes b = {0};
	TIFF *t = tiff_new(&b, "w");

	(void)state;
	TIFFSetField(t, TIFFTAG_FILLORDER, FILLORDER_LSB2MSB);
	tiff_add_figure(t, W, H, COMPRESSION_CCITTFAX4,
	    PHOTOMETRIC_MINISBLACK, 0);
	TIFFClose(t);
	same_pixels(&b, KIND_TIFF, true, 0);
	bytes_release(&b);
}

static void
fax_in_strips_is_coded_as_one(void **state)
{
	struct bytes b = tiff_figure(W, H, COMPRESSION_CCITTFAX4, 16);
	struct refusal r;
	struct got g;

	(void)state;
	same_pixels(&b, KIND_TIFF, false, 0);
	assert_int_equal(embed(&g, &b, KIND_TIFF, &r), CR_OK);
	assert_int_equal(g.b.filter, EMBED_FAX);
	assert_true(g.b.ended);
	buf_release(&g.bytes);
	bytes_release(&b);
}

static struct bytes
tiff_jpeg(uint16_t samples, uint16_t photometric, uint32_t rows)
{
	struct bytes b = {0};
	TIFF *t = tiff_new(&b, "w");
	uint8_t row[W * 3];

	tiff_size(t, W, H, samples, 8, COMPRESSION_JPEG, photometric);
	TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, rows);
	TIFFSetField(t, TIFFTAG_JPEGQUALITY, 95);
	if (photometric == PHOTOMETRIC_YCBCR)
		TIFFSetField(t, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
	for (uint32_t y = 0; y < H; y++) {
		for (uint32_t x = 0; x < W * samples; x++)
			row[x] = shade(x / samples / 4, y / 4, x % samples);
		TIFFWriteScanline(t, row, y, 0);
	}
	TIFFWriteDirectory(t);
	TIFFClose(t);
	return b;
}

static void
jpeg_strips_become_one_jpeg(void **state)
{
	static const uint32_t rows[] = {H, 16, 32, 48};

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct bytes b = tiff_jpeg(1, PHOTOMETRIC_MINISBLACK, rows[i]);

		same_pixels(&b, KIND_TIFF, true, 0);
		bytes_release(&b);
		b = tiff_jpeg(3, PHOTOMETRIC_RGB, rows[i]);
		/* that the colours are not mixed is said beside the bytes, and
		 * not known to a decoder of the bytes alone */
		struct refusal r;
		struct got g;

		assert_int_equal(embed(&g, &b, KIND_TIFF, &r), CR_OK);
		assert_true(g.b.original);
		assert_int_equal(g.b.filter, EMBED_DCT);
		assert_int_equal(g.b.transform, 0);
		buf_release(&g.bytes);
		bytes_release(&b);
		b = tiff_jpeg(3, PHOTOMETRIC_YCBCR, rows[i]);
		/* colours at a half: the rows where strips meet are smoothed */
		same_pixels(&b, KIND_TIFF, true, rows[i] == H ? 0 : 64);
		bytes_release(&b);
	}
}

static void
jpegs_are_handed_on_to_the_last_byte(void **state)
{
	static const J_COLOR_SPACE spaces[] = {
	    JCS_GRAYSCALE, JCS_RGB, JCS_CMYK};

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct bytes b = jpeg_shades(W, H, spaces[i % 3], i >= 3);
		struct refusal r;
		struct got g;

		assert_int_equal(embed(&g, &b, KIND_JPEG, &r), CR_OK);
		assert_int_equal(g.bytes.len, b.len);
		assert_memory_equal(g.bytes.data, b.data, b.len);
		assert_int_equal(g.b.colours, i % 3 == 0 ? 1 : i % 3 + 2);
		assert_int_equal(g.b.inverted, i % 3 == 2);
		/* Adobe's have no JFIF marker */
		assert_int_equal(g.b.dpi, i % 3 == 2 ? 0 : 200);
		buf_release(&g.bytes);
		free(b.data);
	}
}

static void
pngs_keep_their_rows_or_their_pixels(void **state)
{
	static const struct {
		int type, bits, interlace;
		bool original;
	} kinds[] = {
	    {PNG_COLOR_TYPE_GRAY, 8, 0, true},
	    {PNG_COLOR_TYPE_GRAY, 1, 0, true},
	    {PNG_COLOR_TYPE_RGB, 8, 0, true},
	    {PNG_COLOR_TYPE_PALETTE, 1, 0, true},
	    {PNG_COLOR_TYPE_GRAY, 8, 1, false},
	    {PNG_COLOR_TYPE_RGB, 8, 1, false},
	    {PNG_COLOR_TYPE_GRAY, 1, 1, false},
	    {PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct bytes b = png_picture(W, H, kinds[i].type,
		    kinds[i].bits, kinds[i].interlace);

		same_pixels(&b, KIND_PNG, kinds[i].original, 0);
		bytes_release(&b);
	}
}

static void
what_is_no_picture_is_refused(void **state)
{
	struct bytes b = tiff_figure(W, H, COMPRESSION_CCITTFAX4, 16);
	struct refusal r;
	struct got g;

	(void)state;
	b.len = b.len / 2; /* the directory comes last */
	assert_int_equal(embed(&g, &b, KIND_TIFF, &r), CR_SKIP);
	assert_int_equal(r.reason, REASON_DAMAGED);
	buf_release(&g.bytes);
	assert_int_equal(embed(&g, &b, KIND_JPEG, &r), CR_SKIP);
	buf_release(&g.bytes);
	assert_int_equal(embed(&g, &b, KIND_PNG, &r), CR_SKIP);
	buf_release(&g.bytes);
	bytes_release(&b);
}

/* Whatever a byte becomes, it ends in bytes or in a reason. */
static void
mutations_end_in_bytes_or_a_reason(void **state)
{
	struct bytes b[3] = {tiff_jpeg(3, PHOTOMETRIC_YCBCR, 16),
	    tiff_figure(W, H, COMPRESSION_CCITTFAX3, 0),
	    png_picture(W, H, PNG_COLOR_TYPE_PALETTE, 1, 0)};

	(void)state;
	for (int k = 0; k < 3; k++) {
		for (size_t i = 0; i < b[k].len; i += 3) {
			uint8_t was = b[k].data[i];
			struct refusal r;
			struct got g;

			b[k].data[i] = (uint8_t)(was ^ (0x11 + i));
			if (embed(&g, &b[k], k == 2 ? KIND_PNG : KIND_TIFF,
				&r) != CR_OK)
				assert_int_not_equal(r.reason, REASON_NONE);
			buf_release(&g.bytes);
			b[k].data[i] = was;
		}
		bytes_release(&b[k]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fax_of_one_strip_is_handed_on),
	    cmocka_unit_test(fax_keeps_black_and_the_order_of_bits),
	    cmocka_unit_test(fax_in_strips_is_coded_as_one),
	    cmocka_unit_test(jpeg_strips_become_one_jpeg),
	    cmocka_unit_test(jpegs_are_handed_on_to_the_last_byte),
	    cmocka_unit_test(pngs_keep_their_rows_or_their_pixels),
	    cmocka_unit_test(what_is_no_picture_is_refused),
	    cmocka_unit_test(mutations_end_in_bytes_or_a_reason),
	};

	return cmocka_run_group_tests_name("embed", tests, NULL, NULL);
}
