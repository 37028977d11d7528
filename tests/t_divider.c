/* t_patch.c: tests of finding Patch-T separator sheets. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "ingest/patch.h"
#include "tests/pictures.h"

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
	};

	return cmocka_run_group_tests_name("patch", tests, NULL, NULL);
}
