/* t_choose.c: ocr/correct.h and ocr/choose.h: a word that is none becomes what
 * its letters nearly were, words of two readings are kept by their evidence,
 * and what loses is still there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/raster.h"
#include "ocr/choose.h"
#include "ocr/correct.h"
#include "ocr/lexicon.h"
#include "ocr/surewords.h"

static struct lexicon *lexicon;

static int
setup(void **state)
{
	static const char words[] = "cafe\ndecision\nfrom\nof\nreceived\n"
				    "served\nsuit\nthe\nwas\n";
	struct cr_err e = CR_ERR_INIT;
	int fd = memory_file("lexicon");

	(void)state;
	if (fd < 0 ||
	    fd_write_all(fd, words, sizeof words - 1, "x", &e) != CR_OK ||
	    lexicon_map(&lexicon, fd, &e) != CR_OK)
		return 1;
	return close(fd);
}

static int
teardown(void **state)
{
	(void)state;
	lexicon_free(lexicon);
	return 0;
}

/* A draft of one line; "r|o,e|c" gives o with e as its second thought. */
static void
add_word(struct pass *d, const char *spelled, int x, int w, float conf)
{
	struct buf word = BUF_INIT;
	const char *s;
	char letter[2] = "";
	bool first = true;

	for (s = spelled; *s; s++)
		if (*s == '|')
			first = true;
		else if (*s != ',' && first) {
			buf_addc(&word, *s);
			first = false;
		}
	text_add_word(&d->text, word.data, word.len,
	    (struct box){x, 10, w, 20}, conf);
	lattice_add_word(&d->lattice);
	first = true;
	for (s = spelled; *s; s++) {
		letter[0] = *s;
		if (*s == '|')
			first = true;
		else if (*s != ',' && first) {
			lattice_add_letter(&d->lattice, letter, 90);
			first = false;
		} else if (*s != ',') {
			lattice_add_choice(&d->lattice, letter, 5);
		}
	}
	buf_release(&word);
}

static void
pass_init(struct pass *d)
{
	memset(d, 0, sizeof *d);
	text_init(&d->text);
	text_add_line(&d->text, 0, (struct box){0, 0, 0, 0});
}

static char *
chosen(struct pass *a, struct pass *b, bool correct, char **alts)
{
	struct page_text out;
	struct buf said = BUF_INIT;
	char *s;
	size_t i;

	text_init(&out);
	choose_words(&out, a, b, lexicon, correct);
	s = xstrndup(out.text.data, out.text.len);
	for (i = 0; i < out.n_alts; i++)
		buf_addf(&said, "%s%u=%.*s", i ? " " : "", out.alts[i].word,
		    (int)out.alts[i].len, out.alt_text.data + out.alts[i].off);
	if (alts)
		*alts = xstrndup(said.data, said.len);
	buf_release(&said);
	text_release(&out);
	pass_release(a);
	if (b)
		pass_release(b);
	return s;
}

static void
expect(struct pass *a, struct pass *b, const char *text, const char *alts)
{
	char *other, *s = chosen(a, b, true, &other);

	assert_string_equal(s, text);
	assert_string_equal(other, alts);
	free(s);
	free(other);
}

#define ROCEIVED "r|o,e|c|e|i|v|e|d"

static void
a_word_that_is_none_is_set_right(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, "w|a|s", 0, 50, 90);
	add_word(&a, ROCEIVED, 60, 100, 86);
	expect(&a, NULL, "was received", "1=roceived");
}

static void
not_in_another_language(void **state)
{
	struct pass a;
	char *s;

	(void)state;
	pass_init(&a);
	add_word(&a, ROCEIVED, 60, 100, 86);
	s = chosen(&a, NULL, false, NULL);
	assert_string_equal(s, "roceived");
	free(s);
}

static void
only_by_the_letters_that_were_thought_of(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, "r|o,a|c|e|i|v|e|d", 0, 100, 86);
	expect(&a, NULL, "roceived", "");
}

/* Two words are as near: neither. */
static void
not_where_two_are_as_near(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, "s|e|r,v,c|x,v|e|d", 0, 100, 86);
	expect(&a, NULL, "served", "0=serxed");
}

static void
names_read_with_confidence_stay(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, "D|e|c|i|s|l,i|o|n", 0, 100, 93);
	expect(&a, NULL, "Decislon", "");
	pass_init(&a);
	add_word(&a, "D|e|c|i|s|l,i|o|n", 0, 100, 60);
	expect(&a, NULL, "Decision", "0=Decislon");
}

static void
numbers_and_short_things_stay(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, "2|0|1,l|5", 0, 100, 50);
	add_word(&a, "o|l,f", 110, 30, 50);
	expect(&a, NULL, "2015 ol", "");
}

static void
what_the_page_says_twice_is_its_word(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, ROCEIVED, 0, 100, 86);
	add_word(&a, ROCEIVED, 110, 100, 86);
	expect(&a, NULL, "roceived roceived", "");
}

static void
halves_of_broken_words_stay(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	add_word(&a, "d|e|-", 0, 30, 90);
	text_add_line(&a.text, 0, (struct box){0, 0, 0, 0});
	add_word(&a, "s|e|r|x,v|e|d", 0, 100, 86);
	expect(&a, NULL, "de-\nserxed", "");
}

static void
a_stroke_before_a_word_is_the_pronoun(void **state)
{
	struct pass a;

	(void)state;
	pass_init(&a);
	/* the spelling above has the stroke as its own sign */
	text_add_word(&a.text, "|", 1, (struct box){0, 10, 4, 20}, 80);
	lattice_add_word(&a.lattice);
	add_word(&a, "w|a|s", 10, 50, 90);
	text_add_word(&a.text, "|", 1, (struct box){70, 10, 4, 20}, 80);
	lattice_add_word(&a.lattice);
	expect(&a, NULL, "I was |", "0=|");
}

static void
second(struct pass *b, const char *spelled, int x, int w, float conf)
{
	add_word(b, spelled, x, w, conf);
	b->line = xrealloc(b->line, b->text.n_words * sizeof *b->line);
	b->line[b->text.n_words - 1] = 0;
}

static void
the_known_word_wins_and_the_other_is_kept(void **state)
{
	struct pass a, b;

	(void)state;
	pass_init(&a);
	pass_init(&b);
	add_word(&a, "t|h|e", 0, 40, 90);
	add_word(&a, "o|a|f|e", 50, 60, 88);
	second(&b, "t|h|e", 1, 40, 90);
	second(&b, "c|a|f|e", 51, 58, 80);
	expect(&a, &b, "the cafe", "1=oafe");
}

static void
the_first_reading_stays_where_nothing_speaks(void **state)
{
	struct pass a, b;

	(void)state;
	pass_init(&a);
	pass_init(&b);
	add_word(&a, "1|9|7|4", 0, 60, 85);
	second(&b, "1|9|7|1", 0, 60, 88);
	expect(&a, &b, "1974", "0=1971");
}

static void
words_run_together_are_parted(void **state)
{
	struct pass a, b;

	(void)state;
	pass_init(&a);
	pass_init(&b);
	add_word(&a, "o|f|t|h|e", 0, 100, 70);
	second(&b, "o|f", 0, 38, 90);
	second(&b, "t|h|e", 48, 52, 90);
	expect(&a, &b, "of the", "0=ofthe 1=ofthe");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_word_that_is_none_is_set_right),
	    cmocka_unit_test(not_in_another_language),
	    cmocka_unit_test(only_by_the_letters_that_were_thought_of),
	    cmocka_unit_test(not_where_two_are_as_near),
	    cmocka_unit_test(names_read_with_confidence_stay),
	    cmocka_unit_test(numbers_and_short_things_stay),
	    cmocka_unit_test(what_the_page_says_twice_is_its_word),
	    cmocka_unit_test(halves_of_broken_words_stay),
	    cmocka_unit_test(a_stroke_before_a_word_is_the_pronoun),
	    cmocka_unit_test(the_known_word_wins_and_the_other_is_kept),
	    cmocka_unit_test(the_first_reading_stays_where_nothing_speaks),
	    cmocka_unit_test(words_run_together_are_parted),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
