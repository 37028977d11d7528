/* t_pagetext.c: catalog/pagetext.h: pages come back as they were, garbled
 * bytes are refused; and the stores of catalog/pages.h use it where it is. */
#include "tests/deliver.h"

#include "base/text.h"
#include "catalog/alto.h"
#include "catalog/internal.h"
#include "catalog/pages.h"
#include "catalog/pagetext.h"
#include "courtroll.h"

static void
add(struct page_text *t, const char *word, struct box box, float conf)
{
	text_add_word(t, word, strlen(word), box, conf);
}

static void
sample(struct page_text *t)
{
	const struct box none = { 0, 0, 0, 0 };

	text_init(t);
	t->width = 1000;
	t->height = 1400;
	text_add_line(t, 1, (struct box){ 5, 7, 11, 13 });
	add(t, "CIVIL", (struct box){ 100, 100, 80, 20 }, 91.25f);
	add(t, "SUIT", (struct box){ 90, 0, 60, 200 }, 100);
	text_add_line(t, 0, none);
	add(t, "\"A&B\"", (struct box){ 0, 130, 0, 0 }, 0);
	text_add_line(t, 1, none);
	add(t, "N\xc3\xa4m", (struct box){ 199999, 200000, 1, 0 }, 33.33f);
	add(t, "\xf0\x9f\x98\x80", none, 0.01f);
}

/* The same with a language, other readings and a broken word. */
static void
rich(struct page_text *t)
{
	sample(t);
	memcpy(t->lang, "lug", sizeof "lug");
	text_add_alt(t, 0, "C1VIL", 5, 12.34f);
	text_add_alt(t, 0, "CIVlL", 5, 100);
	text_add_line(t, 1, (struct box){ 5, 7, 11, 13 });
	add(t, "plain-", (struct box){ 1, 2, 3, 4 }, 50);
	t->words[t->n_words - 1].hyphen = true;
	text_add_alt(t, t->n_words - 1, "p\xc3\xa4in-", 6, 0);
	text_add_line(t, 0, (struct box){ 5, 20, 11, 13 });
	add(t, "tiff\xe2\x80\x90", (struct box){ 1, 22, 3, 4 }, 50);
	t->words[t->n_words - 1].hyphen = true;
	text_add_line(t, 1, (struct box){ 5, 40, 11, 13 });
	add(t, "s", (struct box){ 1, 42, 3, 4 }, 50);
	text_add_alt(t, t->n_words - 1, "5", 1, 99.99f);
}

static void
assert_same(const struct page_text *a, const struct page_text *b)
{
	size_t i;

	assert_int_equal(a->width, b->width);
	assert_int_equal(a->height, b->height);
	assert_string_equal(a->text.data, b->text.data);
	assert_int_equal(a->n_words, b->n_words);
	assert_int_equal(a->n_lines, b->n_lines);
	for (i = 0; i < a->n_words; i++) {
		assert_int_equal(a->words[i].off, b->words[i].off);
		assert_int_equal(a->words[i].len, b->words[i].len);
		assert_memory_equal(&a->words[i].box, &b->words[i].box,
		    sizeof(struct box));
		assert_true(a->words[i].conf >= b->words[i].conf &&
		    a->words[i].conf <= b->words[i].conf);
	}
	assert_memory_equal(a->lines, b->lines,
	    a->n_lines * sizeof *a->lines);
	assert_string_equal(a->lang, b->lang);
	for (i = 0; i < a->n_words; i++)
		assert_int_equal(a->words[i].hyphen, b->words[i].hyphen);
	assert_string_equal(a->alt_text.data, b->alt_text.data);
	assert_int_equal(a->n_alts, b->n_alts);
	for (i = 0; i < a->n_alts; i++) {
		assert_int_equal(a->alts[i].word, b->alts[i].word);
		assert_int_equal(a->alts[i].off, b->alts[i].off);
		assert_int_equal(a->alts[i].len, b->alts[i].len);
		assert_true(a->alts[i].conf >= b->alts[i].conf &&
		    a->alts[i].conf <= b->alts[i].conf);
	}
}

/* What ALTO makes of a page. */
static void
through_alto(struct page_text *out, const struct page_text *in,
    struct buf *xml)
{
	const struct alto_head head = { .engine = "fake", .version = "1" };

	alto_write(xml, in, &head);
	must(alto_read(out, xml->data, xml->len, "page", e));
}

static void
comes_back(void (*make)(struct page_text *t), int version)
{
	struct buf xml = BUF_INIT, b = BUF_INIT;
	struct page_text t, alto, back;

	make(&t);
	through_alto(&alto, &t, &xml);
	assert_true(pagetext_write(&b, &alto));
	assert_int_equal(b.data[0], version);
	must(pagetext_read(&back, b.data, b.len, e));
	assert_same(&alto, &back);
	assert_int_equal(back.n_alts, t.n_alts);
	/* and goes on as any other */
	text_add_line(&alto, 1, (struct box){ 1, 2, 3, 4 });
	text_add_line(&back, 1, (struct box){ 1, 2, 3, 4 });
	add(&alto, "more", (struct box){ 1, 2, 3, 4 }, 5);
	add(&back, "more", (struct box){ 1, 2, 3, 4 }, 5);
	assert_same(&alto, &back);
	text_release(&t);
	text_release(&alto);
	text_release(&back);
	buf_release(&xml);
	buf_release(&b);
}

static void
a_page_comes_back_as_alto_gives_it(void **state)
{
	(void)state;
	comes_back(sample, 1);
	comes_back(rich, 2);
}

/* As it was written before there was a version 2. */
static void
version_1_is_read_as_having_no_more(void **state)
{
	static const unsigned char old[] = { 1, 10, 20, 6, 2, 2, 'a', '-',
		'\n', 'b', 'c', 'd', 2, 4, 6, 8, 0, 20, 6, 8, 0, 0, 6, 0, 144,
		78, 0, 0, 6, 0, 0 };
	struct page_text t;

	(void)state;
	must(pagetext_read(&t, old, sizeof old, e));
	assert_string_equal(t.text.data, "a-\nbcd");
	assert_int_equal(t.n_words, 2);
	assert_int_equal(t.words[1].box.y, 12);
	assert_true(t.words[0].conf >= 100);
	assert_false(t.words[0].hyphen);
	assert_string_equal(t.lang, "");
	assert_int_equal(t.n_alts, 0);
	text_release(&t);
}

static void
every_confidence_of_alto_comes_back(void **state)
{
	struct buf xml = BUF_INIT, b = BUF_INIT;
	struct page_text t, alto, back;
	int i;

	(void)state;
	text_init(&t);
	text_add_line(&t, 1, (struct box){ 0, 0, 0, 0 });
	for (i = 0; i <= 10000; i++)
		add(&t, "x", (struct box){ i, 1, 1, 1 }, (float)i / 100);
	through_alto(&alto, &t, &xml);
	assert_true(pagetext_write(&b, &alto));
	must(pagetext_read(&back, b.data, b.len, e));
	assert_int_equal(back.n_words, 10001);
	assert_same(&alto, &back);
	text_release(&t);
	text_release(&alto);
	text_release(&back);
	buf_release(&xml);
	buf_release(&b);
}

static void
an_empty_page_comes_back(void **state)
{
	struct buf b = BUF_INIT;
	struct page_text t, back;

	(void)state;
	text_init(&t);
	t.width = 7;
	assert_true(pagetext_write(&b, &t));
	must(pagetext_read(&back, b.data, b.len, e));
	assert_int_equal(back.width, 7);
	assert_int_equal(back.n_words, 0);
	assert_string_equal(back.text.data, "");
	text_release(&back);
	buf_release(&b);
}

static void
what_would_not_come_back_is_not_written(void **state)
{
	struct buf b = BUF_INIT;
	struct page_text t;

	(void)state;
	buf_adds(&b, "before");
	sample(&t);
	t.words[1].conf = 91.2512f; /* finer than is kept */
	assert_false(pagetext_write(&b, &t));
	t.words[1].conf = 50;
	t.words[1].box.x = -1;
	assert_false(pagetext_write(&b, &t));
	t.words[1].box.x = INT32_MAX;
	assert_false(pagetext_write(&b, &t));
	t.words[1].box.x = 0;
	t.lines[1].block = 5; /* the text does not say so */
	assert_false(pagetext_write(&b, &t));
	text_release(&t);
	rich(&t);
	t.words[0].hyphen = true; /* within a line */
	assert_false(pagetext_write(&b, &t));
	t.words[0].hyphen = false;
	t.alts[0].conf = 91.2512f;
	assert_false(pagetext_write(&b, &t));
	t.alts[0].conf = 50;
	memset(t.lang, 'e', sizeof t.lang); /* no end */
	assert_false(pagetext_write(&b, &t));
	memcpy(t.lang, "E!", sizeof "E!");
	assert_false(pagetext_write(&b, &t));
	assert_string_equal(b.data, "before");
	text_release(&t);
	buf_release(&b);
}

/* Whatever the bytes: refused, or a page that holds together. */
static void
read_garbled(const void *data, size_t len)
{
	struct page_text t;
	size_t i, at = 0;

	if (pagetext_read(&t, data, len, NULL) != CR_OK) {
		assert_int_equal(t.n_words, 0);
		return;
	}
	for (i = 0; i < t.n_words; i++) {
		assert_true(t.words[i].off >= at && t.words[i].len > 0);
		at = t.words[i].off + t.words[i].len;
		assert_true(at <= t.text.len);
		assert_true(t.words[i].box.x >= 0 && t.words[i].box.h >= 0);
		assert_true(t.words[i].conf >= 0 && t.words[i].conf <= 100);
	}
	for (i = at = 0; i < t.n_lines; i++) {
		assert_int_equal(t.lines[i].first, at);
		assert_true(t.lines[i].n > 0);
		at += t.lines[i].n;
	}
	assert_int_equal(at, t.n_words);
	for (i = at = 0; i < t.n_words; i++)
		assert_true(!t.words[i].hyphen || text_broken(&t, i));
	for (i = at = 0; i < t.n_alts; i++) {
		assert_true(t.alts[i].word < t.n_words && t.alts[i].len > 0);
		assert_true(!i || t.alts[i].word >= t.alts[i - 1].word);
		assert_int_equal(t.alts[i].off, at);
		at += t.alts[i].len;
		assert_true(t.alts[i].conf >= 0 && t.alts[i].conf <= 100);
	}
	assert_int_equal(at, t.alt_text.len);
	assert_true(strlen(t.lang) < sizeof t.lang);
	text_release(&t);
}

static void
garbled_bytes_are_refused_or_harmless(void **state)
{
	struct buf b = BUF_INIT;
	struct page_text t;
	size_t i;
	char *copy;
	int v;

	(void)state;
	rich(&t); /* in it is all of version 1 */
	assert_true(pagetext_write(&b, &t));
	text_release(&t);
	copy = xmalloc(b.len + 1); /* its end is where it says */
	for (i = 0; i < b.len; i++) {
		char *cut = xmalloc(i + 1);

		memcpy(cut, b.data, i);
		must_say(CR_SKIP, "version", pagetext_read(&t, cut, i, e));
		free(cut);
	}
	for (i = 0; i < b.len; i++)
		for (v = 0; v < 256; v++) {
			memcpy(copy, b.data, b.len);
			copy[i] = (char)v;
			read_garbled(copy, b.len);
		}
	copy[b.len] = 0;
	memcpy(copy, b.data, b.len);
	read_garbled(copy, b.len + 1);
	free(copy);
	buf_release(&b);
}

static void
promises_too_great_are_refused_before_memory_is_taken(void **state)
{
	/* version 1, 1 x 1, four billion bytes, words and lines */
	static const unsigned char big[] = { 1, 1, 1, 255, 255, 255, 255, 15,
		255, 255, 255, 255, 15, 255, 255, 255, 255, 15, 'x' };
	/* a number without an end */
	static const unsigned char endless[] = { 1, 255, 255, 255, 255, 255,
		255, 255, 255, 255, 255, 255 };
	/* 20000 words in a text of three bytes */
	static const unsigned char words[] = { 1, 1, 1, 3, 160, 156, 1, 1,
		'x', ' ', 'y' };
	/* one word, and then: other readings without number */
	static const unsigned char alts[] = { 2, 1, 1, 1, 1, 1, 'x', 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 160, 156, 1, 0, 1, 0, 'y' };
	/* one other reading of four billion bytes; of a word that is not */
	static const unsigned char reading[] = { 2, 1, 1, 1, 1, 1, 'x', 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 255, 255, 255, 255, 15, 0 };
	static const unsigned char word[] = { 2, 1, 1, 1, 1, 1, 'x', 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 'y' };
	struct page_text t;

	(void)state;
	must_say(CR_SKIP, "version", pagetext_read(&t, alts, sizeof alts, e));
	must_say(CR_SKIP, "version",
	    pagetext_read(&t, reading, sizeof reading, e));
	must_say(CR_SKIP, "version", pagetext_read(&t, word, sizeof word, e));
	read_garbled(big, sizeof big);
	read_garbled(endless, sizeof endless);
	read_garbled(words, sizeof words);
	read_garbled("", 0);
}

/* ---- the stores ---- */

static struct bench b; /* the archive */
static const struct image_result good = { .read = true, .kind = "printed",
	.engine = "fake 1" };

static int
setup(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	deliver_simple(b.c, "b1", 1, "two", 1, 2);
	return 0;
}

static int
teardown(void **state)
{
	bench_close(&b);
	return scratch_teardown(state);
}

static void
store(int64_t image, const char *word)
{
	struct buf xml = BUF_INIT;
	struct page_text t, back;
	struct pages *p;

	text_init(&t);
	add(&t, word, (struct box){ 1, 2, 3, 4 }, 5);
	through_alto(&back, &t, &xml);
	must(pages_open(&p, b.c, e));
	must(pages_store(p, "b1", image, &good, xml.data, xml.len, e));
	pages_close(p);
	text_release(&t);
	text_release(&back);
	buf_release(&xml);
}

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

static int64_t
count(const char *sql)
{
	char *path = in_scratch("archive/pages/b1.db");
	struct sql *db;
	int64_t n = -1;

	must(sql_open(&db, path, SQL_WRITE, e));
	must(sql_int_of(db, &n, e, sql, ""));
	sql_close(db);
	free(path);
	return n;
}

static void
assert_reads(int64_t image, const char *text)
{
	struct page_text t;
	struct pages *p;

	must(pages_open(&p, b.c, e));
	must(pages_text(p, image, &t, e));
	assert_string_equal(t.text.data, text);
	text_release(&t);
	pages_close(p);
}

static void
the_text_is_stored_beside_the_alto_and_read_without_it(void **state)
{
	(void)state;
	store(1, "one");
	store(2, "two");
	assert_reads(1, "one");
	assert_reads(2, "two");
	script("DROP TRIGGER page_text_old;"
	    "UPDATE reading SET alto=x'00', length=1");
	assert_reads(1, "one");
	assert_reads(2, "two");
}

static void
damaged_text_is_read_from_the_alto(void **state)
{
	(void)state;
	store(1, "one");
	script("UPDATE page_text SET text=x'00112233'");
	assert_reads(1, "one");
	script("UPDATE page_text SET length=4000000000000");
	assert_reads(1, "one");
	script("UPDATE page_text SET length=-1");
	assert_reads(1, "one");
	script("DELETE FROM page_text");
	assert_reads(1, "one");
}

static void
text_never_outlives_its_alto(void **state)
{
	(void)state;
	store(1, "one");
	store(1, "more");
	assert_reads(1, "more");
	/* as a program would that knows of one table only */
	script("PRAGMA recursive_triggers=ON;"
	    "INSERT OR REPLACE INTO reading SELECT * FROM reading");
	assert_int_equal(count("SELECT count(*) FROM page_text"), 0);
	assert_reads(1, "more");
	store(1, "again");
	script("UPDATE reading SET confidence=1");
	assert_int_equal(count("SELECT count(*) FROM page_text"), 0);
	assert_reads(1, "again");
}

static void
older_stores_are_read_and_written(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	struct pages *p;

	(void)state;
	store(1, "one");
	store(2, "two");
	script("DROP TRIGGER page_text_gone; DROP TRIGGER page_text_old;"
	    "DROP TABLE page_text");
	assert_reads(1, "one");
	assert_int_equal(count("SELECT count(*) FROM sqlite_schema WHERE "
	    "name LIKE 'page_text%'"), 0); /* reading made none */

	/* one that was opened to read is written to */
	must(pages_open(&p, b.c, e));
	must(pages_alto(p, 1, &alto, e));
	must(pages_store(p, "b1", 1, &good, alto.data, alto.len, e));
	must(pages_text(p, 1, &t, e));
	assert_string_equal(t.text.data, "one");
	text_release(&t);
	must(pages_text(p, 2, &t, e));
	assert_string_equal(t.text.data, "two");
	text_release(&t);
	pages_close(p);
	assert_int_equal(count("SELECT count(*) FROM page_text"), 1);
	buf_release(&alto);
}

int
main(void)
{
#define STORE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_comes_back_as_alto_gives_it),
		cmocka_unit_test(version_1_is_read_as_having_no_more),
		cmocka_unit_test(every_confidence_of_alto_comes_back),
		cmocka_unit_test(an_empty_page_comes_back),
		cmocka_unit_test(what_would_not_come_back_is_not_written),
		cmocka_unit_test(garbled_bytes_are_refused_or_harmless),
		cmocka_unit_test(
		    promises_too_great_are_refused_before_memory_is_taken),
		STORE(the_text_is_stored_beside_the_alto_and_read_without_it),
		STORE(damaged_text_is_read_from_the_alto),
		STORE(text_never_outlives_its_alto),
		STORE(older_stores_are_read_and_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
