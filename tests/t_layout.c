/* t_layout.c: ocr/layout.h: words in reading order, leaders, margins,
 * paragraphs and broken words, on pages made of boxes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "ocr/layout.h"

#define H     30 /* of a word */
#define PITCH 50 /* of lines */
#define ADV   18 /* of a letter */

static const struct box none = {0, 0, 0, 0};

/* Words of a line at x, y; more than one space is as wide as it is long. */
static void
words_at(struct page_text *t, int x, int y, const char *s, float conf)
{
	size_t n;

	while (*s) {
		n = strcspn(s, " ");
		if (n)
			text_add_word(t, s, n,
			    (struct box){x, y, (int)n * ADV - 4, H}, conf);
		x += (int)(n + (s[n] != '\0')) * ADV;
		s += n + (s[n] != '\0');
	}
}

static void
line_at(struct page_text *t, int block, int x, int y, const char *s)
{
	text_add_line(t, block, none);
	words_at(t, x, y, s, 90);
}

static void
lays_out(struct page_text *t, const struct layout_words *w, const char *want)
{
	layout_text(t, w);
	assert_string_equal(t->text.data, want);
	text_release(t);
}

static const char *const prose[] = {
	"the plaintiff brought this suit against",
	"the defendant for recovery of land and",
	"for general damages and costs of the",
	"suit together with interest thereon at",
	"the rate of court until payment in full",
	"and for any other relief that the court",
	"may deem fit to grant in the premises of",
	"this case which was heard in open court",
};

static void
one_column_stays_as_it_is(void **state)
{
	struct page_text t;
	struct buf want = BUF_INIT;
	int i;

	(void)state;
	text_init(&t);
	for (i = 0; i < 8; i++) {
		line_at(&t, i == 0, 200, 200 + i * PITCH, prose[i]);
		buf_addf(&want, "%s%s", i ? "\n" : "", prose[i]);
	}
	lays_out(&t, NULL, want.data);
	buf_release(&want);
}

static void
a_name_and_its_role_are_one_line(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 200, 200, "OKELLO JAMES");
	line_at(&t, 0, 500, 250, "VERSUS");
	line_at(&t, 0, 200, 300, "NAKATO MARY");
	line_at(&t, 1, 1200, 202, "PLAINTIFF");
	line_at(&t, 0, 1200, 301, "DEFENDANT");
	lays_out(&t, NULL,
	    "OKELLO JAMES PLAINTIFF\nVERSUS\nNAKATO MARY DEFENDANT");
}

static void
columns_are_read_one_after_the_other(void **state)
{
	struct page_text t;
	struct buf want = BUF_INIT;
	int i;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 700, 80, "HIGH COURT BULLETIN");
	buf_adds(&want, "HIGH COURT BULLETIN\n\n");
	for (i = 0; i < 8; i++) { /* the engine saw one line */
		line_at(&t, i == 0, 200, 200 + i * PITCH, prose[i]);
		words_at(&t, 1000, 200 + i * PITCH, prose[7 - i], 90);
		buf_addf(&want, "%s%s", i ? "\n" : "", prose[i]);
	}
	buf_adds(&want, "\n\n");
	for (i = 0; i < 8; i++)
		buf_addf(&want, "%s%s", i ? "\n" : "", prose[7 - i]);
	lays_out(&t, NULL, want.data);
	buf_release(&want);
}

static void
a_side_note_comes_after_the_text(void **state)
{
	struct page_text t;
	struct buf want = BUF_INIT;
	int i;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 40, 215, "Costs");
	line_at(&t, 0, 40, 268, "of");
	line_at(&t, 0, 40, 320, "suit");
	for (i = 0; i < 8; i++) {
		line_at(&t, i == 0, 300, 200 + i * PITCH, prose[i]);
		buf_addf(&want, "%s%s", i ? "\n" : "", prose[i]);
	}
	buf_adds(&want, "\n\nCosts\nof\nsuit");
	lays_out(&t, NULL, want.data);
	buf_release(&want);
}

static void
a_table_is_read_by_rows(void **state)
{
	static const char *const names[] = {"Okello", "Nakato", "Ojok",
	    "Wasswa"};
	struct page_text t;
	char amount[8];
	int i;

	(void)state;
	text_init(&t);
	for (i = 0; i < 4; i++)
		line_at(&t, i == 0, 200, 200 + i * PITCH, names[i]);
	for (i = 0; i < 4; i++) {
		snprintf(amount, sizeof amount, "%d00", i + 1);
		line_at(&t, i == 0, 900, 203 + i * PITCH, amount);
	}
	lays_out(&t, NULL, "Okello 100\nNakato 200\nOjok 300\nWasswa 400");
}

static void
numbers_of_lines_go_behind_the_text(void **state)
{
	struct page_text t;
	struct buf want = BUF_INIT;
	char number[8];
	int i;

	(void)state;
	text_init(&t);
	for (i = 0; i < 8; i++) {
		text_add_line(&t, i == 0, none);
		snprintf(number, sizeof number, "%d", i + 1);
		if (i == 4) /* misread */
			snprintf(number, sizeof number, "S");
		words_at(&t, 100, 200 + i * PITCH, number, 80);
		words_at(&t, 200, 200 + i * PITCH, prose[i], 90);
		buf_addf(&want, "%s%s", i ? "\n" : "", prose[i]);
	}
	buf_adds(&want, "\n\n1\n2\n3\n4\nS\n6\n7\n8");
	lays_out(&t, NULL, want.data);
	buf_release(&want);
}

static void
every_fifth_line_may_have_one_at_the_right(void **state)
{
	struct page_text t;
	char number[8];
	int i;

	(void)state;
	text_init(&t);
	for (i = 0; i < 16; i++) {
		line_at(&t, i == 0, 200, 200 + i * PITCH, prose[i % 8]);
		if (i % 5 == 4) {
			snprintf(number, sizeof number, "%d", i + 1);
			words_at(&t, 1100, 200 + i * PITCH, number, 90);
		}
	}
	layout_text(&t, NULL);
	assert_non_null(strstr(t.text.data, "\n\n5\n10\n15"));
	assert_null(strstr(t.text.data, " 5\n"));
	text_release(&t);
}

static void
numbers_of_a_list_stay(void **state)
{
	static const char *const names[] = {"Okello James farmer",
	    "Nakato Mary trader", "Ojok Peter driver", "Wasswa John clerk",
	    "Apio Grace nurse", "Opio Denis mason"};
	struct page_text t;
	char number[8];
	int i;

	(void)state;
	text_init(&t);
	for (i = 0; i < 6; i++) {
		text_add_line(&t, i == 0, none);
		snprintf(number, sizeof number, "%d", i + 1);
		words_at(&t, 100, 200 + i * PITCH, number, 90);
		words_at(&t, 200, 200 + i * PITCH, names[i], 90);
	}
	layout_text(&t, NULL);
	assert_non_null(strstr(t.text.data, "1 Okello James farmer\n2 Nakato"));
	text_release(&t);
}

static void
a_numbered_paragraph_gets_its_number_back(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 200, 200, "10.");
	line_at(&t, 0, 200, 300, "11.");
	line_at(&t, 1, 300, 200, "The learned trial magistrate erred when he");
	line_at(&t, 0, 300, 250, "found that the suit was barred.");
	line_at(&t, 0, 300, 300, "The proceedings at the locus were wrong.");
	lays_out(&t, NULL,
	    "10. The learned trial magistrate erred when he\n"
	    "found that the suit was barred.\n\n"
	    "11. The proceedings at the locus were wrong.");
}

/* ---- leaders ---- */

static void
what_is_read_out_of_dots_is_dots(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 200, 200, "OKELLO JAMES");
	text_add_word(&t, "cceeeeeseeeeeecee", 17,
	    (struct box){440, 222, 500, 7}, 3);
	text_add_word(&t, "ee", 2, (struct box){950, 222, 90, 7}, 35);
	words_at(&t, 1100, 200, "PLAINTIFF", 95);
	line_at(&t, 1, 200, 300, "NAKATO MARY");
	text_add_word(&t, "2222222:2222", 12,
	    (struct box){440, 300, 600, H}, 2);
	words_at(&t, 1100, 300, "DEFENDANT", 95);
	line_at(&t, 1, 200, 400, "OJOK PETER ============= APPELLANT");
	lays_out(&t, NULL,
	    "OKELLO JAMES ..... PLAINTIFF\n"
	    "NAKATO MARY ..... DEFENDANT\n"
	    "OJOK PETER ===== APPELLANT");
}

static void
a_role_is_parted_from_its_leaders(void **state)
{
	struct page_text t;
	const struct text_word *w;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 200, 200, "OKELLO ::::::::::PLAINTIFF");
	text_add_alt(&t, 1, "::::PLAINTlFF", 13, 50);
	layout_text(&t, NULL);
	assert_string_equal(t.text.data, "OKELLO ::::: PLAINTIFF");
	w = t.words;
	assert_true(w[1].box.x + w[1].box.w <= w[2].box.x);
	assert_int_equal(t.n_alts, 1);
	assert_int_equal(t.alts[0].word, 2);
	assert_memory_equal(t.alt_text.data, "PLAINTlFF", 9);
	text_release(&t);
}

static bool
knows_word(void *ctx, const char *word, size_t len)
{
	static const char *const all[] = {
	    "judgment", "well", "known", "Mississippi", "and"};
	size_t i;

	(void)ctx;
	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strlen(all[i]) == len && !memcmp(all[i], word, len))
			return true;
	return false;
}

static const struct layout_words dictionary = {knows_word, NULL};

static void
words_are_not_leaders(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 200, 200, "see http://www.example.org/696-h here");
	t.words[1].conf = 10;
	t.words[1].box.w = 150;
	text_add_line(&t, 1, none);
	words_at(&t, 200, 300, "the", 95);
	words_at(&t, 300, 300, "Mississippi", 20);
	words_at(&t, 600, 300, "river", 95);
	lays_out(&t, &dictionary,
	    "see http://www.example.org/696-h here\n\nthe Mississippi river");
}

static void
a_row_of_dots_goes_between_its_words(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 200, 200, "OKELLO JAMES");
	words_at(&t, 1100, 200, "PLAINTIFF", 90);
	line_at(&t, 0, 200, 260, "NAKATO MARY");
	line_at(&t, 1, 1100, 260, "DEFENDANT");
	text_add_line(&t, 1, none);
	text_add_word(&t, ".....", 5, (struct box){440, 222, 640, 6}, 90);
	text_add_line(&t, 1, none);
	text_add_word(&t, ".....", 5, (struct box){440, 282, 640, 6}, 90);
	lays_out(&t, NULL,
	    "OKELLO JAMES ..... PLAINTIFF\nNAKATO MARY ..... DEFENDANT");
}

/* ---- noise ---- */

static void
specks_are_left_out_and_signs_are_not(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	text_add_line(&t, 1, none);
	text_add_word(&t, "~", 1, (struct box){20, 90, 9, 8}, 12);
	line_at(&t, 1, 200, 200, "M/s Opio & Co. Advocates");
	t.words[3].conf = 10;
	text_add_word(&t, "|", 1, (struct box){1500, 190, 4, 60}, 20);
	lays_out(&t, NULL, "M/s Opio & Co. Advocates");
}

static void
lines_that_were_read_as_one_are_parted(void **state)
{
	struct page_text t;
	static const char *const words[] = {"THE", "Kampala", "REPUBLIC",
	    "Uganda", "OF", "Law"};
	int i;

	(void)state;
	text_init(&t);
	text_add_line(&t, 1, none);
	for (i = 0; i < 6; i++)
		words_at(&t, 200 + i * 200, 200 + i % 2 * 60, words[i], 90);
	lays_out(&t, NULL, "THE REPUBLIC OF\n\nKampala Uganda Law");
}

/* ---- blocks ---- */

static void
paragraphs_begin_by_indent_number_and_room(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 260, 200, "This appeal arises from the decision of");
	line_at(&t, 0, 200, 250, "the magistrate in which he found for the");
	line_at(&t, 1, 200, 300, "respondent and gave costs to him as well");
	line_at(&t, 0, 260, 350, "The facts are these that the appellant");
	line_at(&t, 0, 200, 400, "bought the land in dispute from one Opio");
	line_at(&t, 0, 200, 450, "1. That the land was sold twice and once");
	line_at(&t, 0, 260, 500, "to him who had not seen it before");
	line_at(&t, 0, 260, 550, "it was sold");
	line_at(&t, 0, 200, 660, "IN COURT");
	lays_out(&t, NULL,
	    "This appeal arises from the decision of\n"
	    "the magistrate in which he found for the\n"
	    "respondent and gave costs to him as well\n\n"
	    "The facts are these that the appellant\n"
	    "bought the land in dispute from one Opio\n\n"
	    "1. That the land was sold twice and once\n"
	    "to him who had not seen it before\n"
	    "it was sold\n\n"
	    "IN COURT");
}

static void
broken_words_are_marked(void **state)
{
	static const struct {
		const char *first, *second;
		bool words, broken;
	} v[] = {
	    {"judg-", "ment was given", false, true},
	    {"judg-", "ment was given", true, true},
	    {"judg\xc2\xac", "ment was given", false, true},
	    {"judg=", "ment was given", true, true},
	    {"juqg=", "ment was given", true, false},
	    {"well-", "known to all", true, false},
	    {"well-", "known to all", false, true},
	    {"Kyali-", "wajjala village", true, true},
	    {"judg-\u2014", "ment was given", true, true},
	    {"HCT-00-", "CV of 2005", false, false},
	    {"2005-", "civil suit", false, false},
	    {"judg-", "Ment was given", false, false},
	};
	struct page_text t;
	char first[40];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof v / sizeof *v; i++) {
		text_init(&t);
		snprintf(first, sizeof first, "where the %s", v[i].first);
		line_at(&t, 1, 200, 200, first);
		line_at(&t, 0, 200, 250, v[i].second);
		layout_text(&t, v[i].words ? &dictionary : NULL);
		assert_int_equal(t.n_lines, 2);
		assert_int_equal(t.words[2].hyphen, v[i].broken);
		assert_int_equal(text_broken(&t, 2) > 0, v[i].broken);
		text_release(&t);
	}
}

/* ---- nothing is lost ---- */

static void
alternatives_stay_with_their_words(void **state)
{
	struct page_text t;
	size_t i, seen = 0;

	(void)state;
	text_init(&t);
	line_at(&t, 1, 1200, 202, "PLAINTIFF");
	line_at(&t, 1, 200, 200, "OKELLO JAMES");
	text_add_alt(&t, 0, "PLAINTlFF", 9, 40);
	text_add_alt(&t, 1, "0KELLO", 6, 40);
	text_add_alt(&t, 1, "OKELL0", 6, 30);
	memcpy(t.lang, "eng", 4);
	t.width = 1700;
	t.height = 2300;
	layout_text(&t, NULL);
	assert_string_equal(t.text.data, "OKELLO JAMES PLAINTIFF");
	for (i = 0; i < t.n_alts; i++)
		seen += t.alts[i].word == (i < 2 ? 0 : 2);
	assert_int_equal(t.n_alts, 3);
	assert_int_equal(seen, 3);
	assert_string_equal(t.lang, "eng");
	assert_int_equal(t.width, 1700);
	assert_int_equal(t.height, 2300);
	text_release(&t);
}

static void
an_empty_page_stays_empty(void **state)
{
	struct page_text t;

	(void)state;
	text_init(&t);
	layout_text(&t, NULL);
	assert_int_equal(t.n_words, 0);
	text_release(&t);
}

static uint32_t seed;

static int
pick(int n)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16) % n;
}

/* Lines anywhere, one over the other, of words that are sure. */
static void
random_page(struct page_text *t)
{
	static const char *const words[] = {"court", "Okello", "12", "5",
	    "suit-", "PLAINTIFF", "of", "2005", "&", "(b)", "land.", "1."};
	int lines = 1 + pick(60), i, k, x, y;

	text_init(t);
	for (i = 0; i < lines; i++) {
		x = pick(1500);
		y = pick(2000);
		text_add_line(t, pick(3) == 0, none);
		for (k = 1 + pick(9); k > 0; k--) {
			const char *s = words[pick(12)];
			int w = pick(40) ? (int)strlen(s) * ADV : 0;

			text_add_word(t, s, strlen(s),
			    (struct box){x, y + pick(12), w,
				H - 5 + pick(10)},
			    (float)(75 + pick(25)));
			x += w + 6 + pick(pick(6) ? 20 : 400);
		}
		if (pick(4) == 0)
			text_add_alt(t, t->n_words - 1, "c0urt", 5, 20);
	}
}

static int
compare_word(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Every word with its box and its other reading, sorted. */
static char *
inventory(const struct page_text *t)
{
	char (*v)[80] = calloc(t->n_words, sizeof *v);
	struct buf all = BUF_INIT;
	size_t i;

	for (i = 0; i < t->n_words; i++) {
		const struct text_word *w = &t->words[i];
		size_t a = text_alts(t, i);

		snprintf(v[i], sizeof v[i], "%.*s %d %d %d %d %g %d",
		    (int)w->len, t->text.data + w->off, w->box.x, w->box.y,
		    w->box.w, w->box.h, (double)w->conf,
		    a < t->n_alts && t->alts[a].word == i);
	}
	qsort(v, t->n_words, sizeof *v, compare_word);
	for (i = 0; i < t->n_words; i++)
		buf_addf(&all, "%s\n", v[i]);
	free(v);
	return buf_detach(&all, NULL);
}

static void
no_word_is_lost_whatever_the_page(void **state)
{
	struct page_text t;
	char *before, *after;
	int i;

	(void)state;
	seed = 7;
	for (i = 0; i < 400; i++) {
		random_page(&t);
		before = inventory(&t);
		layout_text(&t, i % 2 ? &dictionary : NULL);
		after = inventory(&t);
		assert_string_equal(before, after);
		free(before);
		free(after);
		text_release(&t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_column_stays_as_it_is),
	    cmocka_unit_test(a_name_and_its_role_are_one_line),
	    cmocka_unit_test(columns_are_read_one_after_the_other),
	    cmocka_unit_test(a_side_note_comes_after_the_text),
	    cmocka_unit_test(a_table_is_read_by_rows),
	    cmocka_unit_test(numbers_of_lines_go_behind_the_text),
	    cmocka_unit_test(every_fifth_line_may_have_one_at_the_right),
	    cmocka_unit_test(numbers_of_a_list_stay),
	    cmocka_unit_test(a_numbered_paragraph_gets_its_number_back),
	    cmocka_unit_test(what_is_read_out_of_dots_is_dots),
	    cmocka_unit_test(a_role_is_parted_from_its_leaders),
	    cmocka_unit_test(words_are_not_leaders),
	    cmocka_unit_test(a_row_of_dots_goes_between_its_words),
	    cmocka_unit_test(specks_are_left_out_and_signs_are_not),
	    cmocka_unit_test(lines_that_were_read_as_one_are_parted),
	    cmocka_unit_test(paragraphs_begin_by_indent_number_and_room),
	    cmocka_unit_test(broken_words_are_marked),
	    cmocka_unit_test(alternatives_stay_with_their_words),
	    cmocka_unit_test(an_empty_page_stays_empty),
	    cmocka_unit_test(no_word_is_lost_whatever_the_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
