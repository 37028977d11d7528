/* t_triage.c: ocr/triage.h: each kind of page is told from the others, and
 * what is wrong with its picture is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/prep.h"
#include "ocr/triage.h"
#include "tests/typed_page.h"

#define CORPUS "../shared/corpus/"
#define W      1654 /* A4 at 200 dpi */
#define H      2339

static const char *const lines[] = {
    "In this matter the plaintiff sued the defendant for the",
    "recovery of a piece of land at Kasokoso which she had bought",
    "from the first defendant in the presence of three witnesses",
    "and for which she had paid the whole of the purchase price",
    "before the land was sold again to the second defendant who",
    "entered it with his workers and cut down all of the trees",
    "that the plaintiff had planted there in the years before",
    "The defendants denied the claim and said that the agreement",
    "was not in writing as the law demands and that no money had",
    "been paid at all and they asked that the suit be dismissed",
    "At the hearing both sides called witnesses and the court",
    "went to see the land and heard the neighbours on the spot",
};
#define N_LINES (sizeof lines / sizeof *lines)

enum read { NOTHING, BY_PRESS, BY_TYPEWRITER };

/* ---- what was read ---- */

/* As wide as a letter of a press: i is narrow, m is wide. */
static int
width_of(const char *word, enum read how)
{
	int w = 0;

	for (; *word; word++)
		w += how == BY_TYPEWRITER       ? 17
		     : strchr("ijltf.,", *word) ? 8
		     : strchr("mwMW", *word)    ? 25
						: 16;
	return w;
}

static void
add_line(struct page_text *t, const char *line, int y, enum read how)
{
	char copy[256], *word, *rest = copy;
	struct box b = {W / 10, y, 0, 24};

	snprintf(copy, sizeof copy, "%s", line);
	text_add_line(t, 0, b);
	while ((word = strsep(&rest, " "))) {
		b.w = width_of(word, how);
		text_add_word(t, word, strlen(word), b, 91);
		b.x += b.w + 14;
	}
}

static void
text_of(struct page_text *t, const char *const *from, size_t n, enum read how)
{
	size_t i;

	text_init(t);
	t->width = W;
	t->height = H;
	for (i = 0; i < n && how != NOTHING; i++)
		add_line(t, from[i], H / 10 + (int)(i + 1) * 60, how);
}

/* ---- pictures ---- */

static uint32_t seed = 1;

static int
chance(int n)
{
	seed = seed * 1103515245u + 12345u;
	return (int)((seed >> 16) % (uint32_t)n);
}

static PIX *
empty(int w, int h)
{
	PIX *p = pixCreate(w, h, 8);

	pixSetAll(p);
	return p;
}

/* A filled disc of r pixels: where the pen is. */
static void
dab(PIX *p, int x, int y, int r, uint32_t grey)
{
	int i, k;

	for (k = -r; k <= r; k++)
		for (i = -r; i <= r; i++)
			if (i * i + k * k <= r * r + 1)
				pixSetPixel(p, x + i, y + k, grey);
}

static void
stroke(PIX *p, int x0, int y0, int x1, int y1, uint32_t grey)
{
	int i, n = abs(x1 - x0) + abs(y1 - y0) + 1;

	for (i = 0; i <= n; i++)
		dab(p, x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n, 1, grey);
}

/* A joined word: up and down, never twice the same. */
static int
scrawl_word(PIX *p, int x, int y, int letters, uint32_t grey)
{
	int i, nx, ny, up = 1, px = x, py = y;

	for (i = 0; i < 2 * letters; i++, up = !up) {
		nx = px + 6 + chance(10);
		ny = up ? y - 14 - chance(12) -
			      (chance(5) == 0 ? 20 + chance(14) : 0)
			: y + chance(5) - (chance(6) == 0 ? 10 : 0) +
			      (chance(8) == 0 ? 20 + chance(9) : 0);
		stroke(p, px, py, nx, ny, grey);
		px = nx + (up ? -2 - chance(8) : 0);
		py = ny;
	}
	return px;
}

static void
scrawl(PIX *p, int top, int n, uint32_t grey)
{
	int i, x, w = pixGetWidth(p);

	seed = 11;
	for (i = 0; i < n; i++)
		for (x = w / 10 + chance(30); x < w * 8 / 10;)
			x = scrawl_word(p, x,
				top + i * 80 + chance(9) - x / 200,
				2 + chance(7), grey) +
			    28 + chance(20);
}

static PIX *
type_page(int ink)
{
	return typed_page(W, H, 10, ink, lines, (int)N_LINES);
}

/* ---- looking ---- */

static struct triage
look(PIX *p, int bits, unsigned dpi, const struct page_text *t, int rotation)
{
	struct page_image page;
	struct cr_err e = CR_ERR_INIT;
	struct measure m;
	struct triage out;
	struct raster r;

	typed_raster(&r, p, bits, dpi);
	assert_int_equal(page_load(&page, &r, &e), CR_OK);
	raster_release(&r);
	measure_page(&m, &page);
	triage_page(&out, &page, &m, t, rotation);
	measure_release(&m);
	page_release(&page);
	return out;
}

/* p is given back. */
static struct triage
triage_of(PIX *p, int bits, enum read how)
{
	struct page_text t;
	struct triage out;

	text_of(&t, lines, N_LINES, how);
	out = look(p, bits, 200, &t, 0);
	text_release(&t);
	return out;
}

static const char *
kind_of(PIX *p, int bits, enum read how)
{
	return triage_of(p, bits, how).kind;
}

static const char *
flaws_of(PIX *p, int bits)
{
	static char names[80];

	triage_flaws(names, sizeof names, triage_of(p, bits, BY_PRESS).flaws);
	return names;
}

/* ---- kinds ---- */

static void
letters_that_come_again_are_type(void **state)
{
	struct triage t = triage_of(type_page(0), 8, BY_PRESS);

	(void)state;
	assert_string_equal(t.kind, "printed");
	assert_true(t.by_hand < 0.1);
	assert_string_equal(kind_of(type_page(0), 1, BY_PRESS), "printed");
}

static void
letters_all_of_one_width_are_typed(void **state)
{
	(void)state;
	assert_string_equal(kind_of(type_page(0), 8, BY_TYPEWRITER), "typed");
}

static void
joined_strokes_are_handwriting(void **state)
{
	PIX *p = empty(W, H);
	struct triage t;

	(void)state;
	scrawl(p, 300, 20, 40);
	t = triage_of(pixCopy(NULL, p), 8, NOTHING);
	assert_string_equal(t.kind, "handwritten");
	assert_true(t.by_hand > 0.9);
	assert_string_equal(kind_of(p, 1, NOTHING), "handwritten");
}

static void
handwriting_on_ruled_paper_is_handwriting(void **state)
{
	PIX *p = empty(W, H);
	int y, x;

	(void)state;
	for (y = 200; y < H; y += 60)
		for (x = 0; x < W; x++) {
			pixSetPixel(p, x, y, 90);
			pixSetPixel(p, x, y + 1, 90);
		}
	scrawl(p, 300, 20, 40);
	assert_string_equal(kind_of(p, 8, NOTHING), "handwritten");
}

static void
handwriting_with_the_other_side_showing_is_handwriting(void **state)
{
	PIX *p = empty(W, H), *back = empty(W, H), *mirror;

	(void)state;
	scrawl(p, 300, 20, 40);
	scrawl(back, 340, 20, 175);
	mirror = pixFlipLR(NULL, back);
	pixMinOrMax(p, p, mirror, L_CHOOSE_MIN);
	pixDestroy(&mirror);
	pixDestroy(&back);
	assert_string_equal(kind_of(p, 8, NOTHING), "handwritten");
}

static void
a_scrawl_that_is_read_well_is_believed(void **state)
{
	PIX *p = empty(W, H);
	struct triage t;

	(void)state;
	scrawl(p, 300, 20, 40);
	t = triage_of(p, 8, BY_PRESS);
	assert_string_not_equal(t.kind, "handwritten");
	assert_true(t.by_hand <= 0.5);
}

static void
type_and_as_much_by_hand_is_mixed(void **state)
{
	PIX *p = type_page(0);

	(void)state;
	scrawl(p, 1200, 10, 40);
	assert_string_equal(kind_of(p, 8, BY_PRESS), "mixed");
}

static void
a_signature_below_type_changes_nothing(void **state)
{
	PIX *p = type_page(0);

	(void)state;
	seed = 5;
	scrawl_word(p, 900, 1300, 14, 30);
	assert_string_equal(kind_of(p, 8, BY_TYPEWRITER), "typed");
}

static void
white_on_black_is_type(void **state)
{
	PIX *p = type_page(0);

	(void)state;
	pixInvert(p, p);
	assert_string_equal(kind_of(p, 8, BY_PRESS), "printed");
}

static void
two_words_are_no_handwriting(void **state)
{
	static const char *const two[] = {"Box 5084, Mbarara"};
	struct page_text t;

	(void)state;
	text_of(&t, two, 1, BY_PRESS);
	assert_string_equal(
	    look(typed_page(W, H, 10, 0, two, 1), 8, 200, &t, 0).kind,
	    "printed");
	text_release(&t);
}

static void
boxes_with_little_text_are_a_form(void **state)
{
	static const char *const labels[] = {"Name of claimant", "Address",
	    "Number of file", "Date of filing", "Court fees paid",
	    "Receipt number", "Registrar", "Signature"};
	PIX *p = typed_page(W, H, 10, 0, labels, 8);
	struct page_text t;
	int y, x, i;

	(void)state;
	for (i = 0; i < 14; i++)
		for (x = 120; x < 1500; x++)
			for (y = 0; y < 3; y++)
				pixSetPixel(p, x, 250 + i * 100 + y, 0);
	for (i = 0; i < 4; i++)
		for (y = 250; y < 1553; y++)
			for (x = 0; x < 3; x++)
				pixSetPixel(p, 120 + i * 460 + x, y, 0);
	text_of(&t, labels, 8, BY_PRESS);
	assert_string_equal(look(p, 8, 200, &t, 0).kind, "form");
	text_release(&t);
}

static void
soft_tones_are_a_photo(void **state)
{
	PIX *p = empty(W, H);
	int x, y, i, cx, cy, r;

	(void)state;
	for (y = 0; y < H; y++)
		for (x = 0; x < W; x++)
			pixSetPixel(p, x, y, (uint32_t)(x * 250 / W));
	seed = 3;
	for (i = 0; i < 60; i++) {
		cx = chance(W);
		cy = chance(H);
		r = 20 + chance(90);
		dab(p, cx, cy, r, (uint32_t)(chance(250)));
	}
	assert_string_equal(kind_of(p, 8, NOTHING), "photo");
}

static void
a_sheet_with_marks_in_its_corners_is_blank(void **state)
{
	PIX *p = empty(W, H);
	int i;

	(void)state;
	for (i = 0; i < 40; i++) {
		dab(p, 20 + i, 52, 1, 60);
		dab(p, W - 60 + i, 52, 1, 60);
		dab(p, 20 + i, H - 50, 1, 60);
	}
	assert_string_equal(kind_of(p, 8, NOTHING), "blank");
}

static void
one_line_by_hand_is_not_blank(void **state)
{
	PIX *p = empty(W, H);

	(void)state;
	scrawl(p, 900, 1, 150);
	assert_string_not_equal(kind_of(p, 8, NOTHING), "blank");
}

/* ---- flaws ---- */

static void
a_good_page_has_no_flaw(void **state)
{
	(void)state;
	assert_string_equal(flaws_of(type_page(0), 8), "");
	assert_string_equal(flaws_of(type_page(0), 1), "");
	assert_string_equal(flaws_of(type_page(90), 8), "");
}

static void
a_soft_picture_is_blurred(void **state)
{
	PIX *p = type_page(0), *soft;
	int r;

	(void)state;
	for (r = 2; r <= 4; r++) {
		assert_non_null(soft = pixBlockconv(p, r, r));
		assert_string_equal(flaws_of(soft, 8), "blurred");
	}
	pixDestroy(&p);
}

/* Greys from low to high instead of 0 to 255. */
static PIX *
levels(PIX *p, int low, int high)
{
	NUMA *map = numaCreate(256);
	int i;

	for (i = 0; i < 256; i++)
		numaAddNumber(map, (l_float32)(low + (high - low) * i / 255));
	pixTRCMap(p, NULL, map);
	numaDestroy(&map);
	return p;
}

static void
dark_and_light_pictures_are_named(void **state)
{
	(void)state;
	assert_string_equal(
	    flaws_of(levels(type_page(0), 0, 80), 8), "too-dark");
	assert_string_equal(flaws_of(levels(type_page(0), 0, 160), 8), "");
	assert_string_equal(
	    flaws_of(levels(type_page(0), 190, 255), 8), "too-light");
	assert_string_equal(flaws_of(levels(type_page(0), 130, 255), 8), "");
}

static PIX *
part(PIX *p, int x, int y, int w, int h)
{
	BOX *b = boxCreate(x, y, w, h);
	PIX *q = pixClipRectangle(p, b, NULL);

	boxDestroy(&b);
	pixDestroy(&p);
	return q;
}

static void
text_over_the_edge_is_cut_off(void **state)
{
	(void)state;
	assert_string_equal(
	    flaws_of(part(type_page(0), 0, 0, 500, H), 8), "cut-off");
	assert_string_equal(
	    flaws_of(part(type_page(0), 260, 0, W - 260, H), 1), "cut-off");
	assert_string_equal(
	    flaws_of(part(type_page(0), 100, 0, W - 100, H), 8), "");
}

static void
text_over_the_edge_is_cut_off_whichever_way_it_lies(void **state)
{
	PIX *p = part(type_page(0), 0, 0, 500, H), *q = pixRotate90(p, 1);
	struct page_text t;

	(void)state;
	pixDestroy(&p);
	text_of(&t, lines, N_LINES, BY_PRESS);
	assert_int_equal(look(q, 8, 200, &t, 270).flaws, FLAW_CUT_OFF);
	text_release(&t);
}

static void
a_black_edge_cuts_nothing_off(void **state)
{
	PIX *p = type_page(0);
	int x, y;

	(void)state;
	for (y = 0; y < H; y++)
		for (x = 0; x < 20; x++)
			pixSetPixel(p, x, y, 10);
	assert_string_equal(flaws_of(p, 8), "");
}

static void
small_letters_are_low_resolution_whatever_the_tag(void **state)
{
	PIX *p = type_page(0), *small = pixScaleAreaMap(p, 0.42f, 0.42f);
	struct page_text t;

	(void)state;
	pixDestroy(&p);
	text_of(&t, lines, N_LINES, BY_PRESS);
	assert_int_equal(look(small, 8, 300, &t, 0).flaws, FLAW_LOW_RESOLUTION);
	text_release(&t);
}

static void
flaws_have_names_in_order(void **state)
{
	char s[80];

	(void)state;
	triage_flaws(s, sizeof s, 0);
	assert_string_equal(s, "");
	triage_flaws(s, sizeof s, 31);
	assert_string_equal(
	    s, "blurred,too-dark,too-light,cut-off,low-resolution");
	triage_flaws(s, 10, 31);
	assert_true(strlen(s) < 10);
}

/* ---- the corpus ---- */

static PIX *
corpus_page(const char *name, unsigned *dpi)
{
	char path[256];
	PIX *p, *grey;

	snprintf(path, sizeof path, CORPUS "%s", name);
	if (!(p = pixRead(path)))
		return NULL;
	*dpi = (unsigned)pixGetXRes(p);
	grey = pixConvertTo8(p, 0);
	pixDestroy(&p);
	return grey;
}

static void
letters_of_the_corpus(void **state)
{
	static const char *const pages[] = {"cremma-mss-19-01R_P1S3SS1P019_001",
	    "cremma-mss-19-01R_P1S3SS2P118_001",
	    "cremma-mss-19-01R_P1S3SS2P118_002", "cremma-mss-19-01R_P1S8P1_011",
	    "cremma-mss-19-01R_P1S8P1_047",
	    "hn2021-memorials_jane_lathrop_stanford-Lettre251",
	    "hn2021-memorials_jane_lathrop_stanford-Lettre253",
	    "josephhookerhtr-JDH_2_16_24_001"};
	struct page_text none;
	struct triage t;
	char name[128];
	unsigned dpi = 0;
	size_t i;
	PIX *p;

	(void)state;
	if (access(CORPUS "handwriting", R_OK))
		skip();
	text_of(&none, NULL, 0, NOTHING);
	for (i = 0; i < sizeof pages / sizeof *pages; i++) {
		snprintf(name, sizeof name, "handwriting/%s.jpg", pages[i]);
		assert_non_null(p = corpus_page(name, &dpi));
		t = look(p, 8, dpi, &none, 0);
		if (strcmp(t.kind, "handwritten") != 0)
			print_message("%s is %s\n", name, t.kind);
		assert_string_equal(t.kind, "handwritten");
		assert_true(t.by_hand > 0.9);
	}
	text_release(&none);
}

static void
empty_sheets_of_the_corpus(void **state)
{
	struct page_text none;
	unsigned dpi = 0;
	PIX *p;

	(void)state;
	if (access(CORPUS "handwriting", R_OK))
		skip();
	text_of(&none, NULL, 0, NOTHING);
	assert_non_null(p = corpus_page("handwriting/naps2-blank1.jpg", &dpi));
	assert_string_equal(look(p, 8, dpi, &none, 0).kind, "blank");
	p = corpus_page("handwriting/naps2-notblank.jpg", &dpi);
	assert_non_null(p);
	assert_string_not_equal(look(p, 8, dpi, &none, 0).kind, "blank");
	text_release(&none);
}

static void
typescripts_of_the_corpus(void **state)
{
	static const char *const pages[] = {
	    "handwriting/hn2021-memorials_jane_lathrop_stanford-Lettre246.jpg",
	    "ocr/ehri-EHRI-DR-19390125-US_05.jpg",
	    "ocr/ehri-EHRI-ET-YV3549264_03.jpg",
	    "ocr/ehri-EHRI-BF-19380810_EN_01.jpg"};
	struct page_text text;
	struct triage t;
	unsigned dpi = 0;
	size_t i;
	PIX *p;

	(void)state;
	if (access(CORPUS "ocr", R_OK))
		skip();
	text_of(&text, lines, N_LINES, BY_TYPEWRITER);
	for (i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_non_null(p = corpus_page(pages[i], &dpi));
		t = look(pixCopy(NULL, p), 8, dpi, &text, 0);
		assert_string_equal(t.kind, "typed");
		assert_int_equal(t.flaws, 0);
		assert_true(t.by_hand < 0.2);
		if (i < 2) {
			t = look(pixBlockconv(p, 3, 3), 8, dpi, &text, 0);
			assert_int_equal(t.flaws, FLAW_BLURRED);
		}
		pixDestroy(&p);
	}
	text_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_that_come_again_are_type),
	    cmocka_unit_test(letters_all_of_one_width_are_typed),
	    cmocka_unit_test(joined_strokes_are_handwriting),
	    cmocka_unit_test(handwriting_on_ruled_paper_is_handwriting),
	    cmocka_unit_test(
		handwriting_with_the_other_side_showing_is_handwriting),
	    cmocka_unit_test(a_scrawl_that_is_read_well_is_believed),
	    cmocka_unit_test(type_and_as_much_by_hand_is_mixed),
	    cmocka_unit_test(a_signature_below_type_changes_nothing),
	    cmocka_unit_test(white_on_black_is_type),
	    cmocka_unit_test(two_words_are_no_handwriting),
	    cmocka_unit_test(boxes_with_little_text_are_a_form),
	    cmocka_unit_test(soft_tones_are_a_photo),
	    cmocka_unit_test(a_sheet_with_marks_in_its_corners_is_blank),
	    cmocka_unit_test(one_line_by_hand_is_not_blank),
	    cmocka_unit_test(a_good_page_has_no_flaw),
	    cmocka_unit_test(a_soft_picture_is_blurred),
	    cmocka_unit_test(dark_and_light_pictures_are_named),
	    cmocka_unit_test(text_over_the_edge_is_cut_off),
	    cmocka_unit_test(
		text_over_the_edge_is_cut_off_whichever_way_it_lies),
	    cmocka_unit_test(a_black_edge_cuts_nothing_off),
	    cmocka_unit_test(small_letters_are_low_resolution_whatever_the_tag),
	    cmocka_unit_test(flaws_have_names_in_order),
	    cmocka_unit_test(letters_of_the_corpus),
	    cmocka_unit_test(empty_sheets_of_the_corpus),
	    cmocka_unit_test(typescripts_of_the_corpus),
	};

	prep_quiet();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
