/* t_transcript.c: catalog/transcript.h, catalog/wanted.h and what pages.h
 * makes of them: what people typed in counts, is never changed, and stays
 * through new readings; handwriting that nobody typed in is no text. */
#include "tests/deliver.h"

#include "catalog/alto.h"
#include "catalog/internal.h"
#include "catalog/pages.h"
#include "catalog/record.h"
#include "catalog/transcript.h"
#include "catalog/wanted.h"
#include "courtroll.h"

static struct bench b;

static const struct image_result hand = { .read = true,
	.kind = "handwritten", .width = 400, .height = 600, .words = 2,
	.prep = "deskew=1.5", .engine = "fake 1" };
static const struct image_result blurred = { .read = true, .kind = "typed",
	.width = 400, .height = 600, .words = 2, .lang = "lug",
	.flaws = "blurred,too-dark", .engine = "fake 1" };

/* One file of two pages: by hand, and a bad picture; both read "gribble
 * wuffle", a word a line. */
static void
store(const char *batch, int64_t image, const struct image_result *r)
{
	const struct alto_head head = { .engine = "fake", .version = "1" };
	struct buf xml = BUF_INIT;
	struct page_text t;
	struct pages *p;

	text_init(&t);
	t.width = r->width;
	t.height = r->height;
	text_add_line(&t, 1, (struct box){ 40, 100, 200, 20 });
	text_add_word(&t, "gribble", 7, (struct box){ 40, 100, 200, 20 }, 30);
	text_add_line(&t, 0, (struct box){ 50, 140, 100, 20 });
	text_add_word(&t, "wuffle", 6, (struct box){ 50, 140, 100, 20 }, 30);
	alto_write(&xml, &t, &head);
	must(pages_open(&p, b.c, e));
	must(pages_store(p, batch, image, r, xml.data, xml.len, e));
	pages_close(p);
	must(catalog_image_done(b.c, image, r, e));
	text_release(&t);
	buf_release(&xml);
}

static int
setup(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	deliver_simple(b.c, "b1", 1, "two", 1, 2);
	store("b1", 1, &hand);
	store("b1", 2, &blurred);
	return 0;
}

static int
teardown(void **state)
{
	bench_close(&b);
	return scratch_teardown(state);
}

static void
add(int64_t image, const char *text)
{
	must(transcript_add(b.c, image, text, strlen(text), "Akello", NULL,
	    e));
}

/* The text that counts, by both ways to it. */
static void
assert_counts(int64_t image, const char *text)
{
	struct page_text t, u;
	struct packed_page k;
	struct pages *p;

	must(pages_open(&p, b.c, e));
	must(pages_text(p, image, &t, e));
	assert_string_equal(t.text.data, text);
	must(pages_packed(p, image, &k, e));
	pages_close(p); /* the second step needs none */
	must(packed_read(&u, &k, e));
	assert_string_equal(u.text.data, text);
	assert_int_equal(u.n_words, t.n_words);
	if (t.n_words)
		assert_memory_equal(u.words, t.words,
		    t.n_words * sizeof *t.words);
	assert_int_equal(t.width, 400);
	assert_int_equal(u.height, 600);
	packed_release(&k);
	text_release(&t);
	text_release(&u);
}

static int64_t
number(const char *text)
{
	int64_t n = -1;

	must(sql_int_of(b.c->db, &n, e, text, ""));
	return n;
}

static void
handwriting_is_no_text_until_it_is_typed(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	struct pages *p;

	(void)state;
	assert_counts(1, "");
	assert_counts(2, "gribble\nwuffle");
	add(1, "To the Magistrate\n\nI write");
	assert_counts(1, "To the Magistrate\n\nI write");
	add(2, "corrected");
	assert_counts(2, "corrected");
	/* what was read is still there */
	must(pages_open(&p, b.c, e));
	must(pages_reading(p, 1, &t, e));
	assert_string_equal(t.text.data, "gribble\nwuffle");
	must(pages_alto(p, 1, &alto, e));
	assert_non_null(strstr(alto.data, "gribble"));
	must(pages_sound(p, 1, e));
	text_release(&t);
	buf_release(&alto);
	pages_close(p);
}

static void
it_counts_though_the_reading_is_lost(void **state)
{
	char *dir = in_scratch("archive/pages");

	(void)state;
	add(1, "one two");
	must(dir_remove(dir, e));
	assert_counts(1, "one two");
	free(dir);
}

static void
it_survives_being_read_again(void **state)
{
	(void)state;
	add(1, "one two");
	must(catalog_forget_readings(b.c, false, e));
	assert_int_equal(number("SELECT count(*) FROM image_state WHERE "
				"flaws<>'' OR prep<>'' OR lang<>''"), 0);
	store("b1", 1, &blurred); /* another kind, now */
	assert_counts(1, "one two");
	must(catalog_unread(b.c, 1, e));
	assert_int_equal(number("SELECT count(*) FROM image_state WHERE "
				"flaws<>'' OR prep<>'' OR lang<>''"), 0);
	store("b1", 1, &hand);
	assert_counts(1, "one two");
}

static void
a_file_has_work_again(void **state)
{
	int64_t rev = number("SELECT rev FROM file_state");
	int64_t other;

	(void)state;
	deliver_simple(b.c, "b2", 2, "other", 2, 1);
	other = number("SELECT rev FROM file_state WHERE file=2");
	add(1, "one");
	assert_int_equal(number("SELECT rev FROM file_state WHERE file=1"),
	    rev + 1);
	/* the same again is nothing new */
	assert_int_equal(transcript_add(b.c, 1, "\r\none \n", 7, "Amito", NULL,
	    NULL), CR_END);
	assert_int_equal(number("SELECT rev FROM file_state WHERE file=1"),
	    rev + 1);
	must(transcript_undo(b.c, 1, "Amito", e));
	assert_int_equal(number("SELECT rev FROM file_state WHERE file=1"),
	    rev + 2);
	assert_int_equal(number("SELECT rev FROM file_state WHERE file=2"),
	    other);
}

static void
the_newest_that_was_not_taken_back_stands(void **state)
{
	struct transcript t;

	(void)state;
	assert_int_equal(transcript_undo(b.c, 1, "x", NULL), CR_END);
	assert_int_equal(transcript_read(b.c, 1, &t, NULL), CR_END);
	add(1, "one");
	add(1, "one two");
	add(1, "one two three");
	must(transcript_undo(b.c, 1, "Amito", e));
	assert_counts(1, "one two");
	add(1, "four");
	must(transcript_undo(b.c, 1, "Amito", e));
	must(transcript_read(b.c, 1, &t, e));
	assert_string_equal(t.text, "one two");
	assert_string_equal(t.who, "Akello");
	assert_int_equal(t.words, 2);
	transcript_release(&t);
	must(transcript_undo(b.c, 1, "Amito", e));
	must(transcript_undo(b.c, 1, "Amito", e));
	assert_int_equal(transcript_undo(b.c, 1, "Amito", NULL), CR_END);
	assert_counts(1, "");
	/* every word of it is still there, who took it back as well */
	assert_int_equal(number("SELECT count(*) FROM transcript"), 8);
	assert_int_equal(number("SELECT count(*) FROM transcript "
				"WHERE who='Amito' AND text IS NULL"), 4);
	must_say(CR_FATAL, "append-only", sql_script(b.c->db,
	    "UPDATE transcript SET text='x' WHERE seq=1", e));
	must_say(CR_FATAL, "append-only", sql_script(b.c->db,
	    "DELETE FROM transcript", e));
}

static void
assert_clean(const char *in, size_t len, const char *want)
{
	struct buf out = BUF_INIT;

	must(transcript_clean(&out, in, len, e));
	assert_string_equal(out.data, want);
	buf_release(&out);
}

static void
a_text_is_made_clean_or_refused(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		const char *why;
	} bad[] = { { "", 0, "nothing is typed" },
		{ " \n\t\r\n", 5, "nothing is typed" },
		{ "a\nb\xff", 4, "line 2 of the text is no UTF-8" },
		{ "a\0b", 3, "line 1 of the text has a control" },
		{ "\n\n\033[2J", 6, "line 3 of the text has a control" },
		{ "\xc2\x9b", 2, "control" } };
	struct buf big = BUF_INIT, out = BUF_INIT;
	size_t i;

	(void)state;
	assert_clean("\xef\xbb\xbf\r\n a\tb \t\r\n\r\n\r\nc\rd\n\n", 22,
	    " a b\n\n\nc\nd");
	assert_clean("Nj\xc5\x8bo", 5, "Nj\xc5\x8bo");
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		must_say(CR_SKIP, bad[i].why, transcript_add(b.c, 1,
		    bad[i].text, bad[i].len, "Akello", NULL, e));
	for (i = 0; i <= CR_MAX_WORDS; i++)
		buf_adds(&big, "x ");
	must_say(CR_SKIP, "more than 20000 words", transcript_clean(&out,
	    big.data, big.len, e));
	buf_reset(&out);
	must(transcript_clean(&out, big.data, big.len - 2, e));
	while (big.len <= TRANSCRIPT_MAX)
		buf_adds(&big, "xxxxxxxxxxxxxxxx");
	must_say(CR_SKIP, "longer than 262144", transcript_clean(&out,
	    big.data, big.len, e));
	must_say(CR_SKIP, "who", transcript_add(b.c, 1, "a", 1, " ", NULL, e));
	must_say(CR_SKIP, "who", transcript_add(b.c, 1, "a", 1, "a\nb", NULL,
	    e));
	must_say(CR_SKIP, "no such page", transcript_add(b.c, 99, "a", 1, "A",
	    NULL, e));
	assert_int_equal(number("SELECT count(*) FROM transcript"), 0);
	buf_release(&big);
	buf_release(&out);
}

/* No word of the longest that is kept is lost on its way. */
static void
the_longest_text_comes_back_whole(void **state)
{
	char *s = xmalloc(TRANSCRIPT_MAX + 1);
	struct page_text t;
	struct pages *p;
	int words = 0;

	(void)state;
	memset(s, 'x', TRANSCRIPT_MAX);
	s[TRANSCRIPT_MAX] = '\0';
	s[9] = ' ';
	must(transcript_add(b.c, 1, s, TRANSCRIPT_MAX, "A", &words, e));
	assert_int_equal(words, 2);
	must(pages_open(&p, b.c, e));
	must(pages_text(p, 1, &t, e));
	assert_string_equal(t.text.data, s);
	text_release(&t);
	pages_close(p);
	free(s);
}

static void
assert_box(struct box got, int x, int y, int w, int h)
{
	struct box want = { x, y, w, h };

	if (memcmp(&got, &want, sizeof want))
		fail_msg("%d,%d %dx%d, not %d,%d %dx%d", got.x, got.y, got.w,
		    got.h, x, y, w, h);
}

static void
lines_get_boxes(void **state)
{
	struct page_text t;
	struct pages *p;

	(void)state;
	must(pages_open(&p, b.c, e));
	/* as many as were read: theirs */
	add(1, "ab cde\n\nfg");
	must(pages_text(p, 1, &t, e));
	assert_int_equal(t.n_lines, 2);
	assert_int_equal(t.lines[1].block, 1);
	assert_box(t.lines[0].box, 40, 100, 200, 20);
	assert_box(t.lines[1].box, 50, 140, 100, 20);
	assert_box(t.words[0].box, 40, 100, 66, 20);
	assert_box(t.words[1].box, 140, 100, 100, 20);
	text_release(&t);
	/* others: spread over where something was read */
	add(1, "a\n  b\nc\nd");
	must(pages_text(p, 1, &t, e));
	assert_int_equal(t.n_lines, 4);
	assert_box(t.lines[0].box, 40, 100, 200, 15);
	assert_box(t.lines[3].box, 40, 145, 200, 15);
	assert_string_equal(t.text.data, "a\nb\nc\nd");
	text_release(&t);
	pages_close(p);
	/* nothing was read: over the page */
	text_init(&t);
	t.width = 100;
	t.height = 90;
	transcript_lay(&t, "a\n\nb\nc");
	assert_box(t.lines[0].box, 0, 0, 100, 30);
	assert_box(t.words[2].box, 0, 60, 100, 30);
	text_release(&t);
	transcript_lay(&t, "a b"); /* its size is not known */
	assert_int_equal(t.n_words, 2);
	text_release(&t);
}

static void
a_record_tells_what_is_known_of_a_page(void **state)
{
	struct record *r;

	(void)state;
	must(record_read(b.c, 1, &r, e));
	assert_int_equal(r->pages[0].words, 0); /* none that counts */
	assert_string_equal(r->pages[0].prep, "deskew=1.5");
	assert_null(r->pages[0].typist);
	assert_int_equal(r->pages[1].words, 2);
	assert_string_equal(r->pages[1].lang, "lug");
	assert_string_equal(r->pages[1].flaws, "blurred,too-dark");
	record_free(r);
	add(1, "one two three");
	must(record_read(b.c, 1, &r, e));
	assert_int_equal(r->pages[0].words, 3);
	assert_string_equal(r->pages[0].typist, "Akello");
	assert_int_equal(strlen(r->pages[0].typed), 19);
	assert_string_equal(r->pages[1].typed, "");
	record_free(r);
}

/* ---- what wants a person ------------------------------------------------- */

static enum cr_status
note(void *ctx, const struct wanted_page *p, struct cr_err *e)
{
	struct buf *out = ctx;

	(void)e;
	buf_addf(out, "%d ", p->n);
	wanted_words(out, p->kind, p->flaws);
	buf_addc(out, '\n');
	return CR_OK;
}

static void
assert_wanted(const char *want, int hands, int bad)
{
	struct wanted_counts n;
	struct buf out = BUF_INIT;

	must(wanted_each(b.c, note, &out, e));
	assert_string_equal(out.data, want);
	must(wanted_count(b.c, &n, e));
	assert_int_equal(n.handwritten, hands);
	assert_int_equal(n.flawed, bad);
	assert_int_equal(n.unreadable, 0);
	buf_release(&out);
}

static void
pages_want_a_person_until_he_has_typed_them(void **state)
{
	(void)state;
	assert_wanted("1 handwritten: type it in\n"
		      "2 blurred, too-dark: scan it again\n", 1, 1);
	add(1, "x");
	assert_wanted("2 blurred, too-dark: scan it again\n", 0, 1);
	add(2, "x");
	assert_wanted("", 0, 0);
	must(transcript_undo(b.c, 1, "Amito", e));
	assert_wanted("1 handwritten: type it in\n", 1, 0);
	must(sql_script(b.c->db, "UPDATE file SET withdrawn=1", e));
	assert_wanted("", 0, 0);
}

static void
each_kind_wants_its_own(void **state)
{
	struct buf out = BUF_INIT;
	size_t len;

	(void)state;
	assert_int_equal(wanted("typed", "", false), 0);
	assert_int_equal(wanted("", "", false), 0);
	assert_int_equal(wanted("blank", "too-light", false), WANT_SCAN);
	assert_int_equal(wanted("handwritten", "", false), WANT_TYPING);
	assert_int_equal(wanted("unreadable", "", false),
	    WANT_TYPING | WANT_SCAN);
	assert_int_equal(wanted("unreadable", "blurred", true), 0);
	wanted_words(&out, "unreadable", "blurred");
	assert_string_equal(out.data,
	    "unreadable, blurred: scan it again, or type it in");
	assert_string_equal(flaw_words("cut-off"),
	    "the text runs over the edge of the picture");
	assert_string_equal(flaw_words("upside-down"), "upside-down");
	assert_null(flaw_next("", &len));
	assert_string_equal(flaw_next(",a", &len), "a");
	buf_release(&out);
}

/* ---- the store beside the text ------------------------------------------- */

static void
script(const char *sql)
{
	char *path = in_scratch("archive/pages/b1.db");
	struct sql *db;

	must(sql_open(&db, path, SQL_WRITE, e));
	must(sql_script(db, sql, e));
	sql_close(db);
	free(path);
}

static void
results_are_kept_and_older_stores_read(void **state)
{
	struct image_result r;
	struct pages *p;

	(void)state;
	must(pages_open(&p, b.c, e));
	must(pages_result(p, 2, &r, e));
	assert_string_equal(r.lang, "lug");
	assert_string_equal(r.flaws, "blurred,too-dark");
	must(pages_result(p, 1, &r, e));
	assert_string_equal(r.prep, "deskew=1.5");
	pages_close(p);
	/* as an older program made it */
	script("ALTER TABLE reading DROP COLUMN lang;"
	       "ALTER TABLE reading DROP COLUMN flaws;"
	       "ALTER TABLE reading DROP COLUMN prep;");
	must(pages_open(&p, b.c, e));
	must(pages_result(p, 2, &r, e));
	assert_string_equal(r.kind, "typed");
	assert_string_equal(r.lang, "");
	assert_string_equal(r.flaws, "");
	assert_counts(2, "gribble\nwuffle");
	/* and it is brought up when something is stored in it */
	must(pages_store(p, "b1", 2, &blurred, "<alto/>", 7, e));
	must(pages_result(p, 2, &r, e));
	assert_string_equal(r.lang, "lug");
	must(pages_result(p, 1, &r, e));
	assert_string_equal(r.prep, "");
	pages_close(p);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(handwriting_is_no_text_until_it_is_typed),
		TEST(it_counts_though_the_reading_is_lost),
		TEST(it_survives_being_read_again),
		TEST(a_file_has_work_again),
		TEST(the_newest_that_was_not_taken_back_stands),
		TEST(a_text_is_made_clean_or_refused),
		TEST(the_longest_text_comes_back_whole),
		TEST(lines_get_boxes),
		TEST(a_record_tells_what_is_known_of_a_page),
		TEST(pages_want_a_person_until_he_has_typed_them),
		TEST(each_kind_wants_its_own),
		TEST(results_are_kept_and_older_stores_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
