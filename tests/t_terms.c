/* tests/t_terms.c: words, terms, case keys, document data, documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "index/build.h"
#include "index/pagewords.h"
#include "index/store.h"
#include "index/terms.h"
#include "index/words.h"

/* "word:pos" of each word, "+joined" where there is one. */
static const char *
cut(const char *text)
{
	static char out[2048];
	struct words w;

	*out = '\0';
	words_begin(&w, text, strlen(text));
	while (words_next(&w))
		snprintf(out + strlen(out), sizeof out - strlen(out),
		    "%s%s:%u%s%s", *out ? " " : "", w.word.data, w.pos,
		    w.joined.len ? "+" : "", w.joined.data);
	words_done(&w);
	return out;
}

static void
words_are_folded(void **state)
{
	(void)state;
	assert_string_equal(cut("The PLAINTIFF, 2nd"),
	    "the:1 plaintiff:2 2nd:3");
	assert_string_equal(cut("Caf\xc3\xa9 \xc5\x8a"
				"anda cafe\xcc\x81"), "cafe:1 nganda:2 cafe:3");
	assert_string_equal(cut("Ng'ang'a plaintiff's o\xe2\x80\x99" "clock"),
	    "nganga:1 plaintiff:2 oclock:3");
	assert_string_equal(cut(":::: ... --"), "");
	assert_string_equal(cut(""), "");
	assert_string_equal(cut("a\xff" "b"), "a:1 b:2");
}

static void
broken_writings_are_joined(void **state)
{
	(void)state;
	assert_string_equal(cut("H.C.C.S No. 5"),
	    "h:1+hccs c:2 c:3 s:4 no:5 5:6");
	assert_string_equal(cut("M.A. 7"), "m:1+ma a:2 7:3");
	assert_string_equal(cut("J. P. Berko"), "j:1 p:2 berko:3");
	assert_string_equal(cut("the plain-\ntiff filed"),
	    "the:1 plain:2+plaintiff tiff:2 filed:3");
	assert_string_equal(cut("plain-\n\ntiff"), "plain:1 tiff:2");
	assert_string_equal(cut("Kato-\nNakato 12-\n13"),
	    "kato:1 nakato:2 12:3 13:4");
	assert_string_equal(cut("re-examined"), "re:1 examined:2");
}

static void
long_terms_are_hashed(void **state)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	char text[3001];

	(void)state;
	memset(text, 'x', 3000);
	text[3000] = '\0';
	term_make(&a, "XP", text, 3000);
	assert_true(a.len <= FTS_MAX_TERM);
	assert_memory_equal(a.data, "XPxxx", 5);
	text[2999] = 'y';
	term_make(&b, "XP", text, 3000);
	assert_string_not_equal(a.data, b.data);
	buf_reset(&a);
	term_make(&a, "Q", "monday-3/000012/1", 17);
	assert_string_equal(a.data, "Qmonday-3/000012/1");
	buf_release(&a);
	buf_release(&b);
}

/* A page of these lines; "|x" behind a word is another reading of it, and a
 * '~' at the end of a line stands behind a hyphen that is marked. */
static void
page_of(struct page_text *t, const char *lines)
{
	const struct box box = { 0, 0, 10, 10 };
	size_t n, len;

	text_init(t);
	text_add_line(t, 1, box);
	for (; *lines; lines += n) {
		n = strcspn(lines, " \n|~");
		len = n;
		text_add_word(t, lines, len, box, 90);
		while (lines[n] == '|') {
			len = strcspn(lines + n + 1, " \n|~");
			text_add_alt(t, t->n_words - 1, lines + n + 1, len, 50);
			n += len + 1;
		}
		if (lines[n] == '~') {
			t->words[t->n_words - 1].hyphen = true;
			n++;
		}
		if (lines[n] == '\n') {
			n++;
			text_add_line(t, lines[n] == '\n', box);
			n += lines[n] == '\n';
		} else if (lines[n]) {
			n++;
		}
	}
}

/* "word:pos" of each word of all readings. */
static const char *
cut_page(const char *lines)
{
	struct pagewords p = PAGEWORDS_INIT;
	static char out[2048];
	struct page_text t;
	size_t i;

	*out = '\0';
	page_of(&t, lines);
	pagewords_cut(&p, &t);
	for (i = 0; i < p.n; i++)
		snprintf(out + strlen(out), sizeof out - strlen(out),
		    "%s%s:%u%s%s", i == p.n_printed ? " / " : i ? " " : "",
		    pageword_text(&p, p.v[i].word), p.v[i].pos,
		    p.v[i].joined ? "+" : "",
		    pageword_text(&p, p.v[i].joined));
	pagewords_release(&p);
	text_release(&t);
	return out;
}

static void
words_are_joined_where_the_page_says_so(void **state)
{
	(void)state;
	/* with any hyphen, in any letters, into another block */
	assert_string_equal(cut_page("plain=~\ntiff filed"),
	    "plain:1+plaintiff tiff:1 filed:2");
	assert_string_equal(cut_page("PLAIN\xc2\xac~\nTIFF,"),
	    "plain:1+plaintiff tiff:1");
	assert_string_equal(cut_page("plain\xe2\x80\x90~\n\ntiff"),
	    "plain:1+plaintiff tiff:1");
	/* of three parts */
	assert_string_equal(cut_page("in-~\nter-~\nnal law"),
	    "in:1+internal ter:1+ternal nal:1 law:2");
	/* only what ends the word, and only where something follows */
	assert_string_equal(cut_page("H.C-~\ncase"), "h:1+hc c:2+ccase case:2");
	assert_string_equal(cut_page("well-~\n:::: plain=~"),
	    "well:1 plain:2");
	assert_string_equal(cut_page("plain=\ntiff"), "plain:1 tiff:2");
}

static void
other_readings_stand_where_the_word_stands(void **state)
{
	(void)state;
	assert_string_equal(cut_page("we Iodge|lodge|1odge the suit"),
	    "we:1 iodge:2 the:3 suit:4 / lodge:2 1odge:2");
	/* what is printed is not given again */
	assert_string_equal(cut_page("Lodge,|lodge|lodge. it"),
	    "lodge:1 it:2");
	/* nothing but marks: where the next word is, or would be */
	assert_string_equal(cut_page("a ___|x :::|Kato b ---|end"),
	    "a:1 b:2 / x:2 kato:2 end:3");
	assert_string_equal(cut_page("-|"), "");
	assert_string_equal(cut_page("-|x"), " / x:1");
	/* several words in one */
	assert_string_equal(cut_page("HCCS|H.C.S to|o-t it"),
	    "hccs:1 to:2 it:3 / h:1+hcs c:2 s:3 o:2 t:3");
}

static void
wholes_of_broken_words_have_all_readings(void **state)
{
	(void)state;
	assert_string_equal(cut_page("the plain-|p1ain-~\ntiff|tlff filed"),
	    "the:1 plain:2+plaintiff tiff:2 filed:3 / p1ain:2 tlff:2 "
	    "plaintlff:2 p1aintiff:2 p1aintlff:2");
	assert_string_equal(cut_page("plain-~\n:::|tiff"),
	    "plain:1 / tiff:2 plaintiff:1");
	assert_string_equal(cut_page("in-|1n-~\nter-~\nnal"),
	    "in:1+internal ter:1+ternal nal:1 / 1n:1 1nternal:1");
}

static void
pages_have_words_and_stems(void **state)
{
	struct page_text t;
	struct fts_doc d;

	(void)state;
	fts_doc_init(&d);
	page_of(&t, "Applications of 2015");
	terms_page(&d, &t);
	assert_true(fts_doc_has(&d, "applications"));
	assert_true(fts_doc_has(&d, "Zapplic"));
	assert_true(fts_doc_has(&d, "2015"));
	assert_false(fts_doc_has(&d, "Z2015"));
	assert_int_equal(d.terms[0].pos, 1);
	fts_doc_release(&d);
	text_release(&t);
}

static bool
has_stem(const char *lines, const char *lang, const char *stem)
{
	struct page_text t;
	struct fts_doc d;
	bool has;

	fts_doc_init(&d);
	page_of(&t, lines);
	snprintf(t.lang, sizeof t.lang, "%s", lang);
	terms_page(&d, &t);
	has = fts_doc_has(&d, stem);
	fts_doc_release(&d);
	text_release(&t);
	return has;
}

static void
only_english_is_stemmed(void **state)
{
	(void)state;
	assert_true(has_stem("two applications", "", "Zapplic"));
	assert_true(has_stem("two applications", "eng", "Zapplic"));
	assert_false(has_stem("two applications", "lug", "Zapplic"));
	assert_true(has_stem("two applications", "lug", "applications"));
	assert_true(has_stem("two appl1cat|applications", "eng", "Zapplic"));
	assert_true(has_stem("appli-~\ncations", "eng", "Zapplic"));
}

static void
codes_have_levels(void **state)
{
	struct fts_doc d;

	(void)state;
	fts_doc_init(&d);
	terms_levels(&d, "XC", "HCT-00-LD-CS-0260-2017");
	assert_true(fts_doc_has(&d, "XChct-00-ld-cs-0260-2017"));
	assert_true(fts_doc_has(&d, "XChct-00-ld"));
	assert_true(fts_doc_has(&d, "XChct"));
	assert_int_equal(d.n_terms, 6);
	fts_doc_reset(&d);
	terms_exact(&d, "XX", "  Box   17 ");
	assert_true(fts_doc_has(&d, "XXbox 17"));
	terms_exact(&d, "XX", NULL);
	assert_int_equal(d.n_terms, 1);
	fts_doc_release(&d);
}

/* Phrases must not run from one party into the next. */
static void
values_of_a_field_are_apart(void **state)
{
	struct fts_doc d;

	(void)state;
	fts_doc_init(&d);
	terms_words(&d, "XP", "Kato John");
	terms_words(&d, "XP", "Mary");
	assert_int_equal(d.terms[1].pos, 2);
	assert_true(d.terms[2].pos > 50);
	fts_doc_release(&d);
}

/* ---- case keys ----------------------------------------------------------- */

static struct case_id
id(const char *key)
{
	struct case_id c;

	assert_true(terms_case_parse(&c, key, strlen(key)));
	return c;
}

static bool
meet(const struct names *asked, const struct names *filed)
{
	size_t i, k;

	for (i = 0; i < asked->n; i++)
		for (k = 0; k < filed->n; k++)
			if (strcmp(asked->v[i], filed->v[k]) == 0)
				return true;
	return false;
}

/* 2: found exactly, 1: may be it, 0: not found. */
static int
finds(struct case_id question, struct case_id file)
{
	struct names exact = NAMES_INIT, loose = NAMES_INIT;
	struct names filed = NAMES_INIT;
	int got;

	terms_case_ask(&question, &exact, &loose);
	terms_case_keys(&file, &filed);
	got = meet(&exact, &filed) ? 2 : meet(&loose, &filed) ? 1 : 0;
	names_release(&exact);
	names_release(&loose);
	names_release(&filed);
	return got;
}

static void
keys_are_parsed(void **state)
{
	struct case_id c;

	(void)state;
	assert_true(terms_case_parse(&c, "hc/Mukono/cs/095/2015", 21));
	assert_string_equal(c.court, "HC");
	assert_string_equal(c.station, "Mukono");
	assert_int_equal(c.serial, 95);
	assert_true(terms_case_parse(&c, "//MA/71/2022", 12));
	assert_false(terms_case_parse(&c, "HC/Mukono/CS/95", 15));
	assert_false(terms_case_parse(&c, "HC/Mukono/CS/95/2015/6", 22));
	assert_false(terms_case_parse(&c, "HC/Mukono//95/2015", 18));
	assert_false(terms_case_parse(&c, "HC/Mukono/CS/x/2015", 19));
	assert_false(terms_case_parse(&c, "HC/Mukono/CS/-5/2015", 20));
	assert_false(terms_case_parse(&c, "HC/Mukono/CS/5/20", 17));
	assert_false(terms_case_parse(&c, "HCXXXXXXXXX/M/CS/5/2015", 23));
	assert_false(terms_case_parse(&c, "", 0));
}

static void
known_parts_must_agree(void **state)
{
	(void)state;
	assert_int_equal(finds(id("HC/Mukono/CS/95/2015"),
	    id("HC/Mukono/CS/95/2015")), 2);
	assert_int_equal(finds(id("hc/MUKONO/cs/95/2015"),
	    id("HC/Mukono/CS/95/2015")), 2);
	assert_int_equal(finds(id("HC/Mukono/CS/95/2015"),
	    id("HC/Jinja/CS/95/2015")), 0);
	assert_int_equal(finds(id("HC/Mukono/CS/95/2015"),
	    id("CM/Mukono/CS/95/2015")), 0);
	assert_int_equal(finds(id("HC/Mukono/CS/95/2015"),
	    id("HC/Mukono/CS/95/2016")), 0);
	assert_int_equal(finds(id("HC/Mukono/CS/95/2015"),
	    id("HC/Mukono/CS/96/2015")), 0);
	assert_int_equal(finds(id("HC/Mukono/CS/95/2015"),
	    id("HC/Mukono/MA/95/2015")), 0);
}

/* Whatever one side does not know does not keep them apart: compared with
 * case_match over every combination. */
static void
unknown_parts_do_not_matter(void **state)
{
	static const char *const courts[] = { "", "HC", "CM" };
	static const char *const places[] = { "", "Mukono", "Jinja" };
	char a[64], b[64];
	int i, k, sa, sb;

	(void)state;
	for (i = 0; i < 9; i++)
		for (k = 0; k < 9; k++) {
			struct case_id x, y;
			int same = i == k;

			snprintf(a, sizeof a, "%s/%s/CS/95/2015",
			    courts[i / 3], places[i % 3]);
			snprintf(b, sizeof b, "%s/%s/CS/95/2015",
			    courts[k / 3], places[k % 3]);
			x = id(a);
			y = id(b);
			sa = finds(x, y);
			sb = same ? 2 : case_match(&x, &y) ? 1 : 0;
			assert_int_equal(sa, sb);
		}
}

static void
station_goes_by_code_and_name(void **state)
{
	struct case_id file = id("HC/00/CS/260/2017");

	(void)state;
	snprintf(file.station_name, sizeof file.station_name, "Kampala");
	assert_int_equal(finds(id("HC/Kampala/CS/260/2017"), file), 2);
	assert_int_equal(finds(id("HC/00/CS/260/2017"), file), 2);
	assert_int_equal(finds(id("HC/01/CS/260/2017"), file), 0);
	snprintf(file.station_name, sizeof file.station_name, "unknown (00)");
	assert_int_equal(finds(id("HC/Kampala/CS/260/2017"), file), 0);
}

/* ---- data ---------------------------------------------------------------- */

static char file_id[] = "MUK-000123-7", page_id[] = "monday-3/000012/1";
static char key[] = "HC/Mukono/CS/95/2015", open_class[] = "open";
static char empty[] = "";

static void
fill_text(struct page_text *t)
{
	struct box line = { 10, 10, 500, 30 };
	int i;

	text_init(t);
	text_add_line(t, 0, line);
	text_add_word(t, "CIVIL", 5, (struct box){ 100, 10, 90, 30 }, 90);
	text_add_word(t, "SUIT", 4, (struct box){ 200, 11, 70, 29 }, 90);
	text_add_line(t, 1, line);
	for (i = 0; i < 300; i++)
		text_add_word(t, "word", 4,
		    (struct box){ i * 7 % 900, 60 + i / 10 * 40, 60, 28 }, 80);
	t->width = 2480;
	t->height = 3508;
}

static void
data_comes_back(void **state)
{
	struct stored_number number = { key, 1, 2 };
	struct stored s, back;
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	memset(&s, 0, sizeof s);
	s.file = 123;
	s.n = 3;
	s.page = page_id;
	s.id = file_id;
	s.title = empty;
	s.klass = open_class;
	s.numbers = &number;
	s.n_numbers = 1;
	fill_text(&s.text);
	store_write(&s, &b);
	assert_int_equal(store_read(&back, b.data, b.len, NULL), CR_OK);
	assert_int_equal(back.file, 123);
	assert_int_equal(back.n, 3);
	assert_string_equal(back.page, s.page);
	assert_string_equal(back.title, "");
	assert_null(back.code);
	assert_null(back.box);
	assert_string_equal(back.text.text.data, s.text.text.data);
	assert_int_equal(back.text.n_words, s.text.n_words);
	for (i = 0; i < s.text.n_words; i++) {
		assert_int_equal(back.text.words[i].off, s.text.words[i].off);
		assert_int_equal(back.text.words[i].len, s.text.words[i].len);
		assert_memory_equal(&back.text.words[i].box,
		    &s.text.words[i].box, sizeof(struct box));
	}
	assert_string_equal(back.numbers[0].key, number.key);
	assert_int_equal(back.numbers[0].first, 1);
	assert_int_equal(back.numbers[0].n, 2);
	store_release(&back);
	/* a box takes about five bytes */
	assert_true(b.len < s.text.text.len + 6 * s.text.n_words + 100);
	text_release(&s.text);
	buf_release(&b);
}

static void
other_readings_and_broken_words_come_back(void **state)
{
	struct stored s, back;
	struct buf b = BUF_INIT;

	(void)state;
	memset(&s, 0, sizeof s);
	s.id = file_id;
	s.klass = open_class;
	page_of(&s.text, "we Iodge|lodge|1odge plain-~\ntiff a-~\nb|c");
	memcpy(s.text.lang, "lug", sizeof "lug");
	store_write(&s, &b);
	assert_int_equal(store_read(&back, b.data, b.len, NULL), CR_OK);
	assert_string_equal(back.text.lang, "lug");
	assert_string_equal(back.text.alt_text.data, "lodge1odgec");
	assert_int_equal(back.text.n_alts, 3);
	assert_int_equal(back.text.alts[1].word, 1);
	assert_int_equal(back.text.alts[2].word, 5);
	assert_false(back.text.words[1].hyphen);
	assert_int_equal(text_broken(&back.text, 2), 5);
	assert_int_equal(text_broken(&back.text, 4), 1);
	store_release(&back);
	text_release(&s.text);
	buf_release(&b);
}

static void
odd_words_are_spelled_out(void **state)
{
	struct stored s, back;
	struct buf b = BUF_INIT;

	(void)state;
	memset(&s, 0, sizeof s);
	s.id = file_id;
	s.klass = open_class;
	fill_text(&s.text);
	s.text.words[1].off = 0; /* not the second run of letters */
	s.text.words[1].len = 3;
	store_write(&s, &b);
	assert_int_equal(store_read(&back, b.data, b.len, NULL), CR_OK);
	assert_int_equal(back.text.words[1].off, 0);
	assert_int_equal(back.text.words[1].len, 3);
	assert_int_equal(back.text.words[2].off, s.text.words[2].off);
	store_release(&back);
	text_release(&s.text);
	buf_release(&b);
}

static void
damaged_data_is_refused(void **state)
{
	struct stored_number number = { key, 1, 2 };
	struct pagewords words = PAGEWORDS_INIT;
	struct stored s, back;
	struct buf b = BUF_INIT;
	uint32_t seed = 1;
	size_t i;
	char *copy;

	(void)state;
	memset(&s, 0, sizeof s);
	s.id = file_id;
	s.klass = open_class;
	s.numbers = &number;
	s.n_numbers = 1;
	fill_text(&s.text);
	text_add_alt(&s.text, 3, "other", 5, 50);
	text_add_alt(&s.text, 90, "another", 7, 50);
	s.text.words[1].hyphen = s.text.words[7].hyphen = true;
	store_write(&s, &b);
	for (i = 0; i < b.len; i++) { /* each cut short: in a block of its
	                                 own, so that a sanitizer sees it */
		copy = xmalloc(i);
		memcpy(copy, b.data, i);
		assert_int_equal(store_read(&back, copy, i, NULL), CR_SKIP);
		free(copy);
	}
	for (i = 0; i < 20000; i++) { /* whatever it says, no crash */
		size_t at;
		char old;

		seed = seed * 1664525u + 1013904223u;
		at = (seed >> 8) % b.len;
		old = b.data[at];
		b.data[at] = (char)(seed >> 24);
		if (store_read(&back, b.data, b.len, NULL) == CR_OK) {
			if (i % 8 == 0)
				pagewords_cut(&words, &back.text);
			store_release(&back);
		}
		b.data[at] = old;
	}
	pagewords_release(&words);
	assert_int_equal(store_read(&back, "", 0, NULL), CR_SKIP);
	text_release(&s.text);
	buf_release(&b);
}

/* ---- documents ----------------------------------------------------------- */

static void
record_becomes_document(void **state)
{
	char box17[] = "17", shelf[] = "C4", parties[] = "Kato v Nakato";
	char fid[] = "MUK-000123-7", verbatim[] = "HCCS 95/2015";
	char code[] = "Civil Suit 95 of 2015, Mukono", batch[] = "monday-3";
	struct rec_number numbers[3];
	struct rec_page page;
	struct page_text text;
	struct record r;
	struct fts_doc d;
	struct stored s;
	struct buf u = BUF_INIT;

	(void)state;
	memset(&r, 0, sizeof r);
	memset(numbers, 0, sizeof numbers);
	memset(&page, 0, sizeof page);
	numbers[0].verbatim = verbatim;
	numbers[0].settled = true;
	numbers[0].id = id("HC/Mukono/CS/95/2015");
	numbers[0].code = code;
	snprintf(numbers[0].role, sizeof numbers[0].role, "own");
	numbers[0].page = 1;
	numbers[0].box = (struct box){ 90, 5, 200, 40 };
	numbers[1] = numbers[0];
	numbers[1].id = id("CM/Mukono/CS/4/2014");
	snprintf(numbers[1].role, sizeof numbers[1].role, "parent");
	numbers[1].page = 2;
	numbers[2] = numbers[0];
	numbers[2].id = id("CA//CA/9/2010");
	snprintf(numbers[2].role, sizeof numbers[2].role, "cited");
	numbers[2].page = 2;
	r.number = 123;
	r.id = fid;
	r.own = 0;
	r.numbers = numbers;
	r.n_numbers = 3;
	r.parties = parties;
	r.box = box17;
	r.shelf = shelf;
	snprintf(r.klass, sizeof r.klass, "open");
	page.n = 1;
	page.batch = batch;
	snprintf(page.id, sizeof page.id, "monday-3/000012/1");
	fill_text(&text);

	fts_doc_init(&d);
	build_document(&d, NULL, &r, &page, &text);
	build_unique(&u, &r, &page);
	assert_string_equal(u.data, "Qmonday-3/000012/1");
	assert_true(fts_doc_has(&d, "F123"));
	assert_true(fts_doc_has(&d, "civil"));
	assert_true(fts_doc_has(&d, "XPkato"));
	assert_true(fts_doc_has(&d, "XJnakato"));
	assert_true(fts_doc_has(&d, "XJmukono"));
	assert_true(fts_doc_has(&d, "XX17"));
	assert_true(fts_doc_has(&d, "XLc4"));
	assert_true(fts_doc_has(&d, "XBmonday-3"));
	assert_true(fts_doc_has(&d, "XImuk-000123-7"));
	assert_true(fts_doc_has(&d, "XThc"));
	assert_true(fts_doc_has(&d, "XYcs"));
	assert_true(fts_doc_has(&d, "XR2015"));
	assert_true(fts_doc_has(&d, "XKOhc/mukono/cs/95/2015"));
	assert_true(fts_doc_has(&d, "XKO~/~/cs/95/2015"));
	assert_true(fts_doc_has(&d, "XKMhc/mukono/cs/95/2015"));
	assert_true(fts_doc_has(&d, "XKPcm/mukono/cs/4/2014"));
	assert_false(fts_doc_has(&d, "XKMcm/mukono/cs/4/2014"));
	assert_false(fts_doc_has(&d, "XKOcm/mukono/cs/4/2014"));
	assert_false(fts_doc_has(&d, "XKPca//ca/9/2010"));
	assert_int_equal(store_read(&s, d.data.data, d.data.len, NULL), CR_OK);
	assert_string_equal(s.code, code);
	assert_string_equal(s.title, parties);
	assert_int_equal(s.n_numbers, 1);
	assert_int_equal(s.numbers[0].first, 0);
	assert_int_equal(s.numbers[0].n, 2); /* CIVIL SUIT */
	store_release(&s);

	page.n = 2;
	build_document(&d, NULL, &r, &page, NULL);
	assert_true(fts_doc_has(&d, "XKMcm/mukono/cs/4/2014"));
	assert_true(fts_doc_has(&d, "XKMca//ca/9/2010"));
	assert_true(fts_doc_has(&d, "XKOhc/mukono/cs/95/2015"));
	assert_false(fts_doc_has(&d, "civil"));

	/* a file without pages; its number is not certain */
	numbers[0].settled = false;
	build_document(&d, NULL, &r, NULL, NULL);
	buf_reset(&u);
	build_unique(&u, &r, NULL);
	assert_string_equal(u.data, "Q@123");
	assert_true(fts_doc_has(&d, "XKUhc/mukono/cs/95/2015"));
	assert_false(fts_doc_has(&d, "XKOhc/mukono/cs/95/2015"));
	fts_doc_release(&d);
	text_release(&text);
	buf_release(&u);
}

/* ---- labels -------------------------------------------------------------- */

static char *
text_of(const char *s)
{
	return (char *)(uintptr_t)s; /* the record is only read */
}

static void
put_label(struct record *r, enum label_kind kind, const char *value,
    const char *role, const char *detail)
{
	struct rec_label *l = &r->labels[r->n_labels++];

	memset(l, 0, sizeof *l);
	l->kind = kind;
	l->value = text_of(value);
	l->role = text_of(role);
	l->detail = text_of(detail);
	l->number = -1;
}

static void
labels_become_fields(void **state)
{
	struct rec_label labels[12];
	struct rec_page page;
	struct scheme *scheme;
	struct record r;
	struct fts_doc d;
	struct stored s;
	char fid[] = "MUK-000123-7", batch[] = "monday-3";

	(void)state;
	assert_int_equal(scheme_load(&scheme, "codes/schemes/uganda.xml",
	    NULL), CR_OK);
	memset(&r, 0, sizeof r);
	memset(&page, 0, sizeof page);
	r.number = 123;
	r.id = fid;
	r.own = -1;
	r.labels = labels;
	snprintf(r.klass, sizeof r.klass, "open");
	page.n = 2;
	page.batch = batch;
	put_label(&r, LABEL_DOCUMENT, "plaint", NULL, "Plaint");
	labels[0].first = labels[0].last = 1;
	put_label(&r, LABEL_DOCUMENT, "motion", NULL, "Notice of motion");
	labels[1].first = 2;
	labels[1].last = 3;
	put_label(&r, LABEL_PARTY, "Kato John", "plaintiff", NULL);
	put_label(&r, LABEL_PARTY, "Kato Peter", "plaintiff", NULL);
	put_label(&r, LABEL_PARTY, "Nakato Sarah", "defendant", NULL);
	put_label(&r, LABEL_JUDGE, "Wilson Musene", NULL, NULL);
	put_label(&r, LABEL_SUBJECT, "LAND-TITLE", NULL, "Land: boundaries");
	put_label(&r, LABEL_SUBJECT, "CIV-TORT", NULL, NULL);
	put_label(&r, LABEL_OFFENCE, "Criminal trespass", NULL, NULL);
	labels[8].section = text_of("302(1)");
	put_label(&r, LABEL_DATE, "filed", NULL, NULL);
	snprintf(labels[9].date, sizeof labels[9].date, "2008-05-09");
	put_label(&r, LABEL_STATUS, "disposed", NULL, "dismissed");

	fts_doc_init(&d);
	build_document(&d, scheme, &r, &page, NULL);
	assert_true(fts_doc_has(&d, "XDmotion"));
	assert_true(fts_doc_has(&d, "XDnotice of motion"));
	assert_false(fts_doc_has(&d, "XDplaint"));
	assert_true(fts_doc_has(&d, "XPsarah"));
	assert_true(fts_doc_has(&d, "XJsarah"));
	assert_true(fts_doc_has(&d, "XGmusene"));
	assert_true(fts_doc_has(&d, "XUland-title"));
	assert_true(fts_doc_has(&d, "XUland"));
	assert_true(fts_doc_has(&d, "XUboundaries"));
	assert_true(fts_doc_has(&d, "XCciv-tort"));
	assert_true(fts_doc_has(&d, "XOtrespass"));
	assert_true(fts_doc_has(&d, "XO302"));
	assert_true(fts_doc_has(&d, "XEdismissed"));
	assert_true(fts_doc_has(&d, "XR2008")); /* no number, but a filing */
	assert_int_equal(store_read(&s, d.data.data, d.data.len, NULL), CR_OK);
	assert_string_equal(s.title, "Kato John and another v Nakato Sarah");
	assert_string_equal(s.document, "motion");
	store_release(&s);

	build_document(&d, scheme, &r, NULL, NULL);
	assert_false(fts_doc_has(&d, "XDplaint"));
	assert_true(fts_doc_has(&d, "XPsarah"));
	fts_doc_release(&d);
	scheme_free(scheme);
}

static void
a_transferred_case_is_found_under_each_code(void **state)
{
	struct rec_number numbers[2];
	struct scheme *scheme;
	struct record r;
	struct fts_doc d;
	char fid[] = "MUK-000123-7";

	(void)state;
	assert_int_equal(scheme_load(&scheme, "codes/schemes/uganda.xml",
	    NULL), CR_OK);
	memset(&r, 0, sizeof r);
	memset(numbers, 0, sizeof numbers);
	r.id = fid;
	r.numbers = numbers;
	r.n_numbers = 2;
	snprintf(r.klass, sizeof r.klass, "open");
	numbers[0].id = id("HC/Lugazi/CS/7/2025");
	numbers[0].settled = true;
	numbers[0].own = OWN_CASE;
	numbers[0].verbatim = numbers[1].verbatim = text_of("");
	numbers[1] = numbers[0];
	numbers[1].id = id("HC/Mukono/CS/95/2015");
	numbers[1].own = OWN_OTHER;
	snprintf(numbers[1].role, sizeof numbers[1].role, "own");

	fts_doc_init(&d);
	build_document(&d, scheme, &r, NULL, NULL);
	assert_true(fts_doc_has(&d, "XKOhc/lugazi/cs/7/2025"));
	assert_true(fts_doc_has(&d, "XKOhc/mukono/cs/95/2015"));
	assert_true(fts_doc_has(&d, "XSlugazi"));
	assert_true(fts_doc_has(&d, "XSmukono"));
	assert_true(fts_doc_has(&d, "XR2015"));
	assert_true(fts_doc_has(&d, "XYcivil")); /* the type's title */
	fts_doc_release(&d);
	scheme_free(scheme);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_folded),
		cmocka_unit_test(broken_writings_are_joined),
		cmocka_unit_test(long_terms_are_hashed),
		cmocka_unit_test(words_are_joined_where_the_page_says_so),
		cmocka_unit_test(other_readings_stand_where_the_word_stands),
		cmocka_unit_test(wholes_of_broken_words_have_all_readings),
		cmocka_unit_test(pages_have_words_and_stems),
		cmocka_unit_test(only_english_is_stemmed),
		cmocka_unit_test(codes_have_levels),
		cmocka_unit_test(values_of_a_field_are_apart),
		cmocka_unit_test(keys_are_parsed),
		cmocka_unit_test(known_parts_must_agree),
		cmocka_unit_test(unknown_parts_do_not_matter),
		cmocka_unit_test(station_goes_by_code_and_name),
		cmocka_unit_test(data_comes_back),
		cmocka_unit_test(other_readings_and_broken_words_come_back),
		cmocka_unit_test(odd_words_are_spelled_out),
		cmocka_unit_test(damaged_data_is_refused),
		cmocka_unit_test(record_becomes_document),
		cmocka_unit_test(labels_become_fields),
		cmocka_unit_test(a_transferred_case_is_found_under_each_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
