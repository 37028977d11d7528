/* t_divider.c: tests of finding what separates files: Patch-T sheets, slips and
 * labels. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include <qrencode.h>

#include "ingest/divider.h"
#include "tests/pictures.h"

static bool
patch_find(const struct raster *r)
{
	struct dividers d;

	dividers_find(&d, r);
	assert_int_equal(d.n_slips, 0);
	assert_null(d.strange);
	return d.patch;
}

/* Code 39 (ISO/IEC 16388): nine elements, bar first; w is wide. */
static const struct {
	char c;
	const char *elements;
} code39[] = {{'*', "nwnnwnwnn"}, {'P', "nnwnwnnwn"}, {'A', "wnnnnwnnw"},
    {'T', "nnnnwnwwn"}, {'C', "wnwnnwnnn"}, {'H', "wnnnnwwnn"},
    {'X', "nwnnwnnnw"}};

static void
set_dark(struct raster *r, uint32_t x, uint32_t y)
{
	uint8_t *row = r->rows + (size_t)y * r->head.stride;

	if (r->head.bits == 1)
		row[x / 8] |= (uint8_t)(0x80 >> x % 8);
	else
		memset(
		    row + (size_t)x * r->head.channels, 20, r->head.channels);
}

static void
bar(struct raster *r, uint32_t x, uint32_t w, uint32_t y, uint32_t h)
{
	for (uint32_t j = y; j < y + h && j < r->head.height; j++) {
		for (uint32_t i = x; i < x + w && i < r->head.width; i++)
			set_dark(r, i, j);
	}
}

/* A white page with *text* in bars of n pixels. */
static struct raster
sheet(const char *text, uint32_t channels, uint32_t bits, uint32_t n)
{
	struct raster r;
	char all[20];
	uint32_t x = 300;

	assert_int_equal(
	    raster_new(&r, 2480, 3508, channels, bits, NULL), CR_OK);
	if (bits == 8)
		memset(r.rows, 250, (size_t)r.head.stride * r.head.height);
	snprintf(all, sizeof(all), "*%s*", text);
	for (const char *c = all; *c != '\0'; c++) {
		size_t k = 0;

		while (code39[k].c != *c)
			k++;
		for (unsigned i = 0; i < 9; i++) {
			uint32_t w = code39[k].elements[i] == 'w' ? 3 * n : n;

			if (i % 2 == 0)
				bar(&r, x, w, 1200, 400);
			x += w;
		}
		x += n;
	}
	return r;
}

/* Lines of "letters": stems and bows at random, as text looks to a scanner
 * of bars. */
static void
add_text(struct raster *r, uint32_t from, uint32_t to, uint32_t seed)
{
	for (uint32_t y = from; y + 30 < to; y += 50) {
		for (uint32_t x = 200; x < 2250;) {
			seed = seed * 1664525u + 1013904223u;
			bar(r, x, 4, y, 30);
			if (seed >> 31)
				bar(r, x, 20, y + (seed >> 8) % 26, 4);
			if (seed >> 30 & 1)
				bar(r, x + 16, 4, y, 30);
			x += 24 + (seed >> 16) % 20;
		}
	}
}

static void
add_noise(struct raster *r, unsigned strength, uint32_t seed)
{
	for (size_t i = 0; i < (size_t)r->head.stride * r->head.height; i++) {
		int v;

		seed = seed * 1664525u + 1013904223u;
		v = r->rows[i] + (int)((seed >> 8) % (2 * strength)) -
		    (int)strength;
		r->rows[i] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
	}
}

static void
a_sheet_is_found_in_every_kind_of_raster(void **state)
{
	static const uint32_t kinds[3][2] = {{1, 1}, {1, 8}, {3, 8}};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct raster r = sheet("PATCHT", kinds[i][0], kinds[i][1], 6);

		add_text(&r, 2000, 3300, 1);
		assert_true(patch_find(&r));
		raster_release(&r);
	}
}

static void
a_sheet_is_found_any_way_up(void **state)
{
	(void)state;
	for (int o = 1; o <= 8; o++) {
		struct raster r = sheet("PATCHT", 1, 8, 5);

		assert_int_equal(raster_orient(&r, o, NULL), CR_OK);
		/* mirrored bars are no Code 39: nothing prints them so */
		if (o == 2 || o == 4 || o == 5 || o == 7)
			(void)patch_find(&r);
		else
			assert_true(patch_find(&r));
		raster_release(&r);
	}
}

static void
a_noisy_sheet_is_found(void **state)
{
	struct raster r = sheet("PATCHT", 1, 8, 6);

	(void)state;
	add_noise(&r, 110, 9);
	assert_true(patch_find(&r));
	raster_release(&r);
}

static void
a_finely_printed_sheet_is_found(void **state)
{
	struct raster r = sheet("PATCHT", 1, 8, 2);

	(void)state;
	assert_true(patch_find(&r));
	raster_release(&r);
}

static void
another_text_is_no_sheet(void **state)
{
	static const char *const texts[] = {
	    "PATCH", "PATCHX", "XPATCHT", "PATCHTT", "TAP"};

	(void)state;
	for (unsigned i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct raster r = sheet(texts[i], 1, 8, 5);

		assert_false(patch_find(&r));
		raster_release(&r);
	}
}

static void
text_and_blank_pages_are_no_sheets(void **state)
{
	struct raster r;

	(void)state;
	assert_int_equal(raster_new(&r, 2480, 3508, 1, 1, NULL), CR_OK);
	assert_false(patch_find(&r));
	add_text(&r, 100, 3400, 3);
	assert_false(patch_find(&r));
	raster_release(&r);
	assert_int_equal(raster_new(&r, 1, 1, 1, 1, NULL), CR_OK);
	assert_false(patch_find(&r));
	raster_release(&r);
	assert_int_equal(raster_new(&r, 100000, 3, 3, 8, NULL), CR_OK);
	assert_false(patch_find(&r));
	raster_release(&r);
}

/* ---- slips --------------------------------------------------------------- */

static const char archive_id[] = "9f3a21bc00000000";

static const char *
payload(char out[SLIP_MAX], enum slip_kind kind, int64_t number)
{
	struct slip s;

	slip_make(&s, kind, "MUK", number, archive_id, 42);
	slip_write(out, &s);
	return out;
}

/* A QR code around (mx, my), its modules of so many pixels, turned. */
static void
stamp(struct raster *r, const char *text, double mx, double my, double module,
    double degrees)
{
	QRcode *q = QRcode_encodeString(text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
	double c = cos(degrees * 3.14159265 / 180);
	double s = sin(degrees * 3.14159265 / 180);
	int far;

	assert_non_null(q);
	far = (int)(q->width * module * 0.75) + 2;
	for (int y = -far; y < far; y++)
		for (int x = -far; x < far; x++) {
			double u = (x * c + y * s) / module + q->width / 2.0;
			double v = (y * c - x * s) / module + q->width / 2.0;

			if (u >= 0 && v >= 0 && u < q->width && v < q->width &&
			    (q->data[(int)v * q->width + (int)u] & 1) &&
			    mx + x >= 0 && my + y >= 0 &&
			    mx + x < r->head.width && my + y < r->head.height)
				set_dark(r, (uint32_t)(mx + x),
				    (uint32_t)(my + y));
		}
	QRcode_free(q);
}

static struct raster
page(uint32_t dpi, uint32_t channels, uint32_t bits)
{
	struct raster r;

	assert_int_equal(raster_new(&r, dpi * 827 / 100, dpi * 1169 / 100,
			     channels, bits, NULL),
	    CR_OK);
	if (bits == 8)
		memset(r.rows, 250, (size_t)r.head.stride * r.head.height);
	return r;
}

/* Both codes of a cover slip, 1.08 mm a module, its middle in the middle. */
static void
put_cover(struct raster *r, const char *text, uint32_t dpi, double degrees)
{
	double mm = dpi / 25.4, c = cos(degrees * 3.14159265 / 180) * mm;
	double s = sin(degrees * 3.14159265 / 180) * mm;
	double mx = r->head.width / 2.0, my = r->head.height / 2.0;

	stamp(r, text, mx - 28.5 * c + 25 * s, my - 28.5 * s - 25 * c,
	    1.08 * mm, degrees);
	stamp(r, text, mx + 28.5 * c - 25 * s, my + 28.5 * s + 25 * c,
	    1.08 * mm, degrees);
}

/* What is on the page, which is released. */
static void
finds(struct raster *r, const char *text)
{
	struct dividers d;

	dividers_find(&d, r);
	assert_string_equal(d.slip, text);
	assert_int_equal(d.n_slips, *text != '\0');
	assert_null(d.strange);
	assert_false(d.patch);
	raster_release(r);
}

static void
a_slip_is_found_in_every_kind_of_raster(void **state)
{
	static const uint32_t kinds[3][2] = {{1, 1}, {1, 8}, {3, 8}};
	static const uint32_t dpis[] = {150, 200, 300, 400, 600};
	char text[SLIP_MAX];

	(void)state;
	payload(text, SLIP_COVER, 123);
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 5; k++) {
			struct raster r = page(dpis[k], kinds[i][0],
			    kinds[i][1]);

			put_cover(&r, text, dpis[k], 0);
			finds(&r, text);
		}
}

static void
a_slip_is_found_any_way_up_and_tilted(void **state)
{
	char text[SLIP_MAX];

	(void)state;
	for (int a = 0; a < 360; a += 7) {
		struct raster r = page(150, 1, 8);

		payload(text, SLIP_ADD, a + 1);
		put_cover(&r, text, 150, a);
		finds(&r, text);
	}
}

/* 0.5 mm a module, among text, at 200 dpi: four pixels. */
static void
a_label_is_found_on_a_jacket(void **state)
{
	char text[SLIP_MAX];

	(void)state;
	for (int i = 0; i < 12; i++) {
		struct raster r = page(i % 2 ? 300 : 200, 1, i % 3 ? 8 : 1);
		double mm = (i % 2 ? 300 : 200) / 25.4;

		payload(text, SLIP_LABEL, 1000 + i * 37);
		add_text(&r, 100, r.head.height / 2, (uint32_t)i);
		stamp(&r, text, 120 * mm, 220 * mm, 0.5 * mm, i * 3 - 15);
		finds(&r, text);
	}
}

static void
one_code_of_two_is_enough(void **state)
{
	char text[SLIP_MAX];

	(void)state;
	payload(text, SLIP_COVER, 77);
	for (int i = 0; i < 3; i++) {
		struct raster r = page(200, 1, 8);
		double mm = 200 / 25.4;

		put_cover(&r, text, 200, i * 4);
		/* the upper one is gone, all or in part */
		bar(&r, 0, r.head.width, 0,
		    (uint32_t)(r.head.height / 2.0 - (5 + 20 * i) * mm));
		finds(&r, text);
	}
}

/* A corner of the only code is torn off: a finder pattern is missing. */
static void
a_missing_corner_is_guessed(void **state)
{
	char text[SLIP_MAX];

	(void)state;
	payload(text, SLIP_LABEL, 77);
	for (int corner = 0; corner < 4; corner++) {
		struct raster r = page(200, 1, 8);
		uint32_t side = 29 * 8, x = 800 - side / 2, y = 1000 - side / 2;

		stamp(&r, text, 800, 1000, 8, 0);
		for (uint32_t j = 0; j < 56; j++)
			memset(r.rows + (size_t)(y + j +
				    (corner / 2 ? side - 56 : 0)) *
				    r.head.stride + x +
				    (corner % 2 ? side - 56 : 0), 250, 56);
		finds(&r, text);
	}
}

static void
a_faded_and_noisy_slip_is_found(void **state)
{
	char text[SLIP_MAX];
	struct raster r = page(200, 1, 8);

	(void)state;
	payload(text, SLIP_COVER, 5);
	put_cover(&r, text, 200, 11);
	for (size_t i = 0; i < (size_t)r.head.stride * r.head.height; i++)
		r.rows[i] = (uint8_t)(190 + r.rows[i] / 8);
	add_noise(&r, 20, 4);
	finds(&r, text);
}

/* Grey falls from one side to the other by more than ink does. */
static void
uneven_light_does_not_hide_a_slip(void **state)
{
	char text[SLIP_MAX];
	struct raster r = page(200, 1, 8);

	(void)state;
	payload(text, SLIP_COVER, 6);
	put_cover(&r, text, 200, 5);
	for (uint32_t y = 0; y < r.head.height; y++)
		for (uint32_t x = 0; x < r.head.width; x++) {
			uint8_t *p = r.rows + (size_t)y * r.head.stride + x;

			*p = (uint8_t)(*p * (50 + 190 * x / r.head.width) /
			    255);
		}
	finds(&r, text);
}

static void
an_uncut_sheet_is_told_from_a_slip(void **state)
{
	char text[SLIP_MAX], first[SLIP_MAX];
	struct raster r = page(200, 1, 8);
	struct dividers d;

	(void)state;
	payload(first, SLIP_COVER, 1);
	for (int i = 0; i < 6; i++) {
		payload(text, SLIP_COVER, i + 1);
		stamp(&r, text, 300 + i % 2 * 800, 300 + i / 2 * 700, 8, 0);
		stamp(&r, text, 700 + i % 2 * 800, 600 + i / 2 * 700, 8, 0);
	}
	dividers_find(&d, &r);
	assert_int_equal(d.n_slips, 6);
	raster_release(&r);
	/* a slip on the jacket that it belongs to is no sheet */
	r = page(200, 1, 8);
	stamp(&r, payload(text, SLIP_LABEL, 1), 400, 400, 4, 0);
	stamp(&r, first, 1000, 1000, 8, 0);
	finds(&r, first);
}

static void
what_is_not_ours_is_no_slip(void **state)
{
	static const char *const texts[] = {"HTTPS://EXAMPLE.ORG/A/B/C",
	    "PATCHT", "CR1", "MUK-000123-8", "CR.C.MUK-000123-8",
	    "CRX.C.MUK-000123-8.9F3A21BC.042.968A774D"};
	static const char *const strange[] = {
	    "CR1.C.MUK-000123-8.9F3A21BC.042.968A774E",
	    "CR2.C.MUK-000123-8.9F3A21BC.042.968A774D"};
	struct dividers d;

	(void)state;
	for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct raster r = page(150, 1, 8);

		stamp(&r, texts[i], 600, 900, 6, 3);
		dividers_find(&d, &r);
		assert_null(d.strange);
		assert_false(d.unread || d.patch);
		assert_int_equal(d.n_slips, 0);
		raster_release(&r);
	}
	for (unsigned i = 0; i < 2; i++) {
		struct raster r = page(150, 1, 8);

		stamp(&r, strange[i], 600, 900, 6, 3);
		dividers_find(&d, &r);
		assert_non_null(d.strange);
		assert_int_equal(d.n_slips, 0);
		raster_release(&r);
	}
}

/* Its corners show, and what is between them is gone. */
static void
a_code_that_cannot_be_read_is_said(void **state)
{
	char text[SLIP_MAX];
	struct dividers d;
	struct raster r = page(200, 1, 8);

	(void)state;
	stamp(&r, payload(text, SLIP_COVER, 9), 800, 1000, 8, 0);
	bar(&r, 800 - 50, 166, 1000 - 50, 166);
	dividers_find(&d, &r);
	assert_true(d.unread);
	assert_int_equal(d.n_slips, 0);
	raster_release(&r);
}

static void
a_page_of_noise(struct raster *r, uint32_t seed)
{
	for (size_t i = 0; i < (size_t)r->head.stride * r->head.height; i++) {
		seed = seed * 1664525u + 1013904223u;
		r->rows[i] = (uint8_t)(seed >> 24);
	}
}

/* A finder pattern, as many as a page holds. */
static void
a_page_of_corners(struct raster *r, uint32_t m)
{
	for (uint32_t y = 0; y < r->head.height; y++)
		for (uint32_t x = 0; x < r->head.width; x++) {
			int a = (int)(x / m % 9) - 4, b = (int)(y / m % 9) - 4;
			int far = abs(a) > abs(b) ? abs(a) : abs(b);

			if (far <= 1 || far == 3)
				set_dark(r, x, y);
		}
}

static void
hostile_pages_are_endured(void **state)
{
	char text[SLIP_MAX];
	struct raster r;

	(void)state;
	for (uint32_t bits = 1; bits <= 8; bits += 7) {
		r = page(150, 1, bits);
		a_page_of_noise(&r, bits);
		assert_false(patch_find(&r));
		raster_release(&r);
		r = page(150, 1, bits);
		a_page_of_corners(&r, bits + 2);
		assert_false(patch_find(&r));
		raster_release(&r);
	}
	/* white on black is no slip of ours, and no harm */
	r = page(200, 1, 8);
	put_cover(&r, payload(text, SLIP_COVER, 9), 200, 2);
	for (size_t i = 0; i < (size_t)r.head.stride * r.head.height; i++)
		r.rows[i] = (uint8_t)(255 - r.rows[i]);
	finds(&r, "");
	/* a code that is cut by every edge of the page */
	for (int i = 0; i < 4; i++) {
		struct dividers d;

		r = page(150, 1, 8);
		stamp(&r, text, i < 2 ? i * r.head.width : 600,
		    i < 2 ? 900 : (i - 2) * r.head.height, 6, 0);
		dividers_find(&d, &r);
		assert_int_equal(d.n_slips, 0);
		raster_release(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_sheet_is_found_in_every_kind_of_raster),
	    cmocka_unit_test(a_sheet_is_found_any_way_up),
	    cmocka_unit_test(a_noisy_sheet_is_found),
	    cmocka_unit_test(a_finely_printed_sheet_is_found),
	    cmocka_unit_test(another_text_is_no_sheet),
	    cmocka_unit_test(text_and_blank_pages_are_no_sheets),
	    cmocka_unit_test(a_slip_is_found_in_every_kind_of_raster),
	    cmocka_unit_test(a_slip_is_found_any_way_up_and_tilted),
	    cmocka_unit_test(a_label_is_found_on_a_jacket),
	    cmocka_unit_test(one_code_of_two_is_enough),
	    cmocka_unit_test(a_missing_corner_is_guessed),
	    cmocka_unit_test(a_faded_and_noisy_slip_is_found),
	    cmocka_unit_test(uneven_light_does_not_hide_a_slip),
	    cmocka_unit_test(an_uncut_sheet_is_told_from_a_slip),
	    cmocka_unit_test(what_is_not_ours_is_no_slip),
	    cmocka_unit_test(a_code_that_cannot_be_read_is_said),
	    cmocka_unit_test(hostile_pages_are_endured),
	};

	return cmocka_run_group_tests_name("divider", tests, NULL, NULL);
}
