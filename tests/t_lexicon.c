/* t_lexicon.c: ocr/lexicon.h: what an archive's lexicon knows and what not. */
#include "tests/scratch.h"

#include <fcntl.h>

#include "base/raster.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "catalog/decision.h"
#include "catalog/register.h"
#include "index/words.h"
#include "base/fold.h"
#include "ocr/lexicon.h"
#include "ocr/wordlist.h"

static struct bench b;

static int
setup(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	return 0;
}

static int
teardown(void **state)
{
	bench_close(&b);
	return scratch_teardown(state);
}

static struct lexicon *
make(void)
{
	struct lexicon *l;
	int fd = memory_file("t_lexicon");

	must(lexicon_write(fd, b.c, e));
	must(lexicon_map(&l, fd, e));
	close(fd);
	return l;
}

/* One of just these words. */
static struct lexicon *
of_words(const char *words)
{
	struct lexicon *l;
	struct wordlist w;
	struct buf out = BUF_INIT;
	int fd = memory_file("t_lexicon");

	wordlist_init(&w);
	wordlist_add(&w, words, strlen(words));
	wordlist_join(&w, &out);
	must(fd_write_all(fd, out.data, out.len, "it", e));
	must(lexicon_map(&l, fd, e));
	wordlist_release(&w);
	buf_release(&out);
	close(fd);
	return l;
}

static bool
knows(const struct lexicon *l, const char *word)
{
	return lexicon_knows(l, word, strlen(word));
}

static void
a_word_is_known_however_it_is_written(void **state)
{
	struct lexicon *l = of_words("land owner plaintiff don't caf\303\251 "
	    "\305\213oma zebra ab");

	(void)state;
	assert_true(knows(l, "land"));
	assert_true(knows(l, "LAND"));
	assert_true(knows(l, "\"Land,\""));
	assert_true(knows(l, "(plaintiff)."));
	assert_true(knows(l, "Plaintiff's"));
	assert_true(knows(l, "plaintiff\342\200\231s"));
	assert_true(knows(l, "\342\200\234zebra\342\200\235"));
	assert_true(knows(l, "don't"));
	assert_true(knows(l, "cafe"));
	assert_true(knows(l, "Ngoma"));
	assert_true(knows(l, "\305\212oma"));
	assert_true(knows(l, "ab"));
	lexicon_free(l);
}

static void
what_is_no_word_of_it_is_not_known(void **state)
{
	struct lexicon *l = of_words("land owner plaintiff zebra ab");

	(void)state;
	assert_false(knows(l, "lan"));
	assert_false(knows(l, "lands"));
	assert_false(knows(l, "aa"));
	assert_false(knows(l, "zebras"));
	assert_false(knows(l, ""));
	assert_false(knows(l, "..."));
	assert_false(knows(l, "1990"));
	assert_false(knows(l, "1and"));
	assert_false(knows(l, "land1"));
	assert_false(knows(l, "land;owner"));
	assert_false(knows(l, "b"));
	assert_false(knows(l, "\377\376"));
	assert_false(lexicon_knows(NULL, "land", 4));
	lexicon_free(l);
}

static void
joined_words_are_known_when_all_of_them_are(void **state)
{
	struct lexicon *l = of_words("land owner plaintiff");

	(void)state;
	assert_true(knows(l, "land-owner"));
	assert_true(knows(l, "Owner/Plaintiff"));
	assert_true(knows(l, "land-owner-plaintiff"));
	assert_true(knows(l, "land-"));
	assert_false(knows(l, "land-lord"));
	assert_false(knows(l, "land--owner"));
	assert_false(knows(l, "land-1"));
	lexicon_free(l);
}

static void
it_knows_the_scheme_and_what_people_typed(void **state)
{
	struct jacket j = { .parties = "Zzakuvulyanga v Ocwinyoo",
	    .type = "Qwertysuit" };
	struct entry x = { .book = "Civil 2015", .line = "1",
	    .parties = "Vvumbulakizi & another", .who = "A" };
	char id[FILE_ID_MAX];
	struct lexicon *l = make();
	bool known;

	(void)state;
	assert_true(knows(l, "Rukungiri"));   /* a station */
	assert_true(knows(l, "Magistrates")); /* Magistrate[|s] */
	assert_true(knows(l, "affidavit"));
	assert_false(knows(l, "Zzakuvulyanga"));
	lexicon_free(l);

	must(register_file(b.c, &j, id, &known, e));
	must(entry_add(b.c, &x, e));
	must(decision_add(b.c, 1, "party", "plaintiff|Xxangala Rose", "A", "",
	    NULL, e));
	l = make();
	assert_true(knows(l, "ZZAKUVULYANGA"));
	assert_true(knows(l, "Ocwinyoo,"));
	assert_true(knows(l, "qwertysuit"));
	assert_true(knows(l, "Vvumbulakizi"));
	assert_true(knows(l, "Xxangala"));
	lexicon_free(l);
}

static void
what_was_put_right_or_taken_back_is_forgotten(void **state)
{
	struct jacket j = { .parties = "Wwromgname v State" };
	struct jacket better = { .parties = "Rrightname v State" };
	char id[FILE_ID_MAX];
	struct lexicon *l;
	int64_t seq;
	bool known;

	(void)state;
	must(register_file(b.c, &j, id, &known, e));
	must(decision_add(b.c, 1, "judge", "Jjjustice", "A", "", &seq, e));
	must(register_more(b.c, 1, &better, e));
	must(decision_undo(b.c, seq, "A", "", e));
	l = make();
	assert_true(knows(l, "Rrightname"));
	assert_false(knows(l, "Wwromgname"));
	assert_false(knows(l, "Jjjustice"));
	lexicon_free(l);
}

static void
the_same_archive_gives_the_same_lexicon(void **state)
{
	struct jacket j = { .parties = "Yyetanother v Nobody" };
	char id[FILE_ID_MAX];
	struct lexicon *l = make(), *m = make();
	bool known;

	(void)state;
	assert_int_equal(strlen(lexicon_digest(l)), 8);
	assert_string_equal(lexicon_digest(l), lexicon_digest(m));
	lexicon_free(m);
	must(register_file(b.c, &j, id, &known, e));
	m = make();
	assert_string_not_equal(lexicon_digest(l), lexicon_digest(m));
	lexicon_free(l);
	lexicon_free(m);
}

static void
english_is_known_where_its_list_is_installed(void **state)
{
	struct lexicon *l;

	(void)state;
	if (!file_exists("/usr/share/dict/british-english")) {
		print_message("skipped: wbritish is not installed\n");
		skip();
	}
	l = make();
	assert_true(knows(l, "judgement"));
	assert_true(knows(l, "a"));
	assert_true(knows(l, "I"));
	assert_true(knows(l, "my"));
	assert_false(knows(l, "hr"));
	assert_false(knows(l, "Mg"));
	assert_false(knows(l, "judgernent"));
	lexicon_free(l);
}

static void
a_file_that_is_none_is_refused(void **state)
{
	struct lexicon *l;
	int fd = memory_file("t_lexicon");

	(void)state;
	must(lexicon_map(&l, fd, e)); /* empty: knows nothing */
	assert_false(knows(l, "land"));
	lexicon_free(l);
	must(fd_write_all(fd, "land\nown", 8, "it", e));
	must_say(CR_SKIP, "cut off", lexicon_map(&l, fd, e));
	close(fd);
	must_say(CR_SKIP, "lexicon", lexicon_map(&l, -1, e));
}

/* Bytes in no order at all are looked at, but not beyond. */
static void
a_garbled_file_does_no_harm(void **state)
{
	static const char bytes[] = "\n\n\nz\n\nland\n\0\377\na\n";
	struct lexicon *l;
	int fd = memory_file("t_lexicon");

	(void)state;
	must(fd_write_all(fd, bytes, sizeof bytes - 1, "it", e));
	must(lexicon_map(&l, fd, e));
	close(fd);
	knows(l, "land");
	knows(l, "aa");
	knows(l, "zz");
	lexicon_free(l);
}

static void
brackets_of_a_form_are_opened(void **state)
{
	struct wordlist w;
	struct buf out = BUF_INIT;

	(void)state;
	wordlist_init(&w);
	wordlist_add_form(&w, "evict[|ed|ing] [|the] Court[|s of law] "
	    "un[a]ble ] [x");
	wordlist_join(&w, &out);
	assert_string_equal(out.data, "court\ncourts\nevict\nevicted\n"
	    "evicting\nlaw\nof\nthe\nunable\n");
	buf_release(&out);
	wordlist_release(&w);
}

/* Or a word that is known would not be found. */
static void
letters_are_folded_as_for_the_index(void **state)
{
	struct buf here = BUF_INIT, there = BUF_INIT, c = BUF_INIT;
	uint32_t i;

	(void)state;
	for (i = 1; i < 0x400; i++) {
		buf_reset(&c);
		buf_reset(&here);
		buf_reset(&there);
		utf8_add(&c, i);
		fold_add(&here, c.data, c.len);
		words_fold(&there, c.data, c.len);
		assert_string_equal(here.data, there.data);
	}
	buf_release(&here);
	buf_release(&there);
	buf_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_known_however_it_is_written),
		cmocka_unit_test(what_is_no_word_of_it_is_not_known),
		cmocka_unit_test(joined_words_are_known_when_all_of_them_are),
		cmocka_unit_test(brackets_of_a_form_are_opened),
		cmocka_unit_test(letters_are_folded_as_for_the_index),
		cmocka_unit_test(a_file_that_is_none_is_refused),
		cmocka_unit_test(a_garbled_file_does_no_harm),
		cmocka_unit_test_setup_teardown(
		    it_knows_the_scheme_and_what_people_typed, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    what_was_put_right_or_taken_back_is_forgotten, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    the_same_archive_gives_the_same_lexicon, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    english_is_known_where_its_list_is_installed, setup,
		    teardown),
	};

	return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
