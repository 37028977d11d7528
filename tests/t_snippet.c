/* tests/t_snippet.c: what is marked on a page, and the lines shown of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "search/format.h"
#include "search/mark.h"
#include "search/plan.h"
#include "search/query.h"
#include "search/snippet.h"

/* A page: words of lines, each word 10 pixels a byte; "|x" behind a word is
 * another reading of it, a '~' at the end of a line stands behind a hyphen
 * that is marked. */
static void
page_of(struct stored *p, const char *text)
{
	const char *s = text;
	int32_t x = 0, y = 0;
	size_t n;

	memset(p, 0, sizeof *p);
	text_init(&p->text);
	text_add_line(&p->text, 0, (struct box){ 0, 0, 1, 1 });
	while (*s) {
		n = strcspn(s, " \n|~");
		text_add_word(&p->text, s, n, (struct box){ x, y,
		    (int32_t)n * 10, 30 }, 90);
		x += (int32_t)n * 10 + 10;
		for (s += n; *s == '|'; s += n) {
			n = strcspn(++s, " \n|~");
			text_add_alt(&p->text, p->text.n_words - 1, s, n, 50);
		}
		if (*s == '~') {
			p->text.words[p->text.n_words - 1].hyphen = true;
			s++;
		}
		if (*s == '\n') {
			text_add_line(&p->text, 0, (struct box){ 0, y, 1, 1 });
			x = 0;
			y += 40;
		}
		s += *s != '\0';
	}
}

static void
mark(struct spans *out, const struct stored *p, const char *query)
{
	struct plan_how how = { false, false };
	struct plan plan;
	struct marks *m;
	struct query *q;
	size_t at;

	assert_int_equal(query_parse(&q, &at, query, NULL, NULL), CR_OK);
	assert_int_equal(plan_make(&plan, q, NULL, &how, NULL), CR_OK);
	m = marks_new(plan.query);
	marks_find(m, p, out);
	marks_free(m);
	plan_release(&plan);
	query_free(q);
}

/* The snippet with [marks]. */
static const char *
shown(const char *text, const char *query)
{
	static char out[4096];
	struct snippet s = SNIPPET_INIT;
	struct spans spans = SPANS_INIT;
	struct buf b = BUF_INIT;
	struct stored p;

	page_of(&p, text);
	mark(&spans, &p, query);
	snippet_make(&s, &p.text, &spans);
	snippet_write(&s, &b, "[", "]", false);
	assert_true(utf8_valid(b.data, b.len));
	snprintf(out, sizeof out, "%s", b.data);
	buf_release(&b);
	snippet_release(&s);
	spans_release(&spans);
	text_release(&p.text);
	return out;
}

static void
marks_what_was_found(void **state)
{
	(void)state;
	assert_string_equal(shown("The Plaintiff sold land", "land plaintiff"),
	    "The [Plaintiff] sold [land]");
	assert_string_equal(shown("two applications filed", "application"),
	    "two [applications] filed"); /* by its stem */
	assert_string_equal(shown("kato -nakato", "kato -nakato"),
	    "[kato] -nakato"); /* not what was excluded */
	assert_string_equal(shown("party Kato v Okot", "party:kato"),
	    "party [Kato] v Okot");
	assert_string_equal(shown("nothing here", "kato"), "nothing here");
	assert_string_equal(shown("", "kato"), "");
}

static void
marks_phrases_where_they_stand(void **state)
{
	(void)state;
	assert_string_equal(shown("road main main road main",
	    "\"main road\""), "road main [main] [road] main");
	assert_string_equal(shown("the main\nroad", "\"main road\""),
	    "the [main] [road]");
	assert_string_equal(shown("main road main road", "\"main road\""),
	    "[main] [road] [main] [road]");
	assert_string_equal(shown("the plain-\ntiff filed",
	    "\"plaintiff filed\""), "the [plain]- [tiff] [filed]");
	assert_string_equal(shown("the plain-\ntiff filed", "plaintiff"),
	    "the [plain]- [tiff] filed");
	assert_string_equal(shown("in H.C.C.S 5", "hccs"),
	    "in [H].[C].[C].[S] 5");
}

static void
another_reading_marks_what_is_printed(void **state)
{
	(void)state;
	assert_string_equal(shown("we Iodge|lodge the suit", "lodge"),
	    "we [Iodge] the suit");
	assert_string_equal(shown("we Iodge|lodge the suit", "iodge"),
	    "we [Iodge] the suit");
	assert_string_equal(shown("two appl1cat|applications", "application"),
	    "two [appl1cat]"); /* by its stem */
	assert_string_equal(shown("a Iodge|lodge, b lodge c",
	    "\"a lodge b\""), "[a] [Iodge] [b] lodge c");
	assert_string_equal(shown("a ::::|Kato. b", "kato"), "a [::::] b");
	assert_string_equal(shown("a ::::|Kato|kato b", "\"kato b\""),
	    "a :::: b"); /* where b is, not before it */
	assert_string_equal(shown("by O.kot,|Okot v", "okot"),
	    "by [O].[kot], v");
	assert_string_equal(shown("a Iodge|lodge", "-lodge a"), "[a] Iodge");
	assert_string_equal(shown("a x|H.K.K.S b c", "\"b c\""),
	    "a x [b] [c]");
}

/* The boxes of all words that a query marks: their left edges. */
static const char *
edges(const char *text, const char *query)
{
	static char out[200];
	struct spans spans = SPANS_INIT;
	struct box boxes[10];
	struct stored p;
	size_t n, i;

	page_of(&p, text);
	mark(&spans, &p, query);
	n = marks_boxes(&p, &spans, boxes, 10);
	*out = '\0';
	for (i = 0; i < n; i++)
		snprintf(out + strlen(out), sizeof out - strlen(out), "%s%d,%d",
		    i ? " " : "", boxes[i].x, boxes[i].y);
	spans_release(&spans);
	text_release(&p.text);
	return out;
}

static void
boxes_of_a_broken_word_are_of_both_halves(void **state)
{
	(void)state;
	assert_string_equal(shown("the PLAIN=~\nTIFF filed", "plaintiff"),
	    "the [PLAIN]= [TIFF] filed");
	assert_string_equal(edges("the PLAIN=~\nTIFF filed", "plaintiff"),
	    "40,0 0,40");
	assert_string_equal(edges("the p1ain-|plain-~\ntiff filed",
	    "\"the plaintiff filed\""), "0,0 40,0 0,40 50,40");
	assert_string_equal(edges("in-~\nter-~\nnal|nel law", "internal"),
	    "0,0 0,40 0,80");
	assert_string_equal(edges("a pl-|lain-~\n:::|tiff b", "laintiff"),
	    "20,0");
	assert_string_equal(edges("a :::|Kato b", "kato"), "20,0");
}

/* On a page in another language a stem says nothing. */
static void
stems_are_of_english_pages(void **state)
{
	struct spans spans = SPANS_INIT;
	struct stored p;

	(void)state;
	page_of(&p, "two applications");
	memcpy(p.text.lang, "lug", sizeof "lug");
	mark(&spans, &p, "application");
	assert_int_equal(spans.n, 0);
	mark(&spans, &p, "applications");
	assert_int_equal(spans.n, 1);
	memcpy(p.text.lang, "eng", sizeof "eng");
	mark(&spans, &p, "application");
	assert_int_equal(spans.n, 1);
	spans_release(&spans);
	text_release(&p.text);
}

static void
marks_numbers_by_their_place(void **state)
{
	struct stored_number number;
	static char key[] = "HC/Mukono/CS/95/2015";
	struct spans spans = SPANS_INIT;
	struct box boxes[10];
	struct stored p;

	(void)state;
	page_of(&p, "in HCCS No. O95 of 2O15 at");
	number.key = key;
	number.first = 1;
	number.n = 5;
	p.numbers = &number;
	p.n_numbers = 1;
	mark(&spans, &p, "HC//CS/95/2015");
	assert_int_equal(spans.n, 5);
	assert_int_equal(spans.v[0].off, 3);
	assert_int_equal(marks_boxes(&p, &spans, boxes, 10), 5);
	assert_int_equal(boxes[0].x, 30);
	assert_int_equal(boxes[0].w, 40);
	assert_int_equal(marks_boxes(&p, &spans, boxes, 2), 2);
	mark(&spans, &p, "HC//CS/96/2015");
	assert_int_equal(spans.n, 0);
	spans_release(&spans);
	text_release(&p.text);
}

/* One box for a word of the page, however many words of ours are in it. */
static void
boxes_are_of_words_on_the_page(void **state)
{
	struct spans spans = SPANS_INIT;
	struct box boxes[10];
	struct stored p;

	(void)state;
	page_of(&p, "see HCT-00-LD now");
	mark(&spans, &p, "\"hct 00 ld\"");
	assert_int_equal(spans.n, 3);
	assert_int_equal(marks_boxes(&p, &spans, boxes, 10), 1);
	assert_int_equal(boxes[0].x, 40);
	assert_int_equal(boxes[0].w, 90);
	spans_release(&spans);
	text_release(&p.text);
}

static char *
filler(const char *middle)
{
	struct buf b = BUF_INIT;
	int i;

	for (i = 0; i < 200; i++)
		buf_adds(&b, i == 20 ? "kato " : i == 100 ? middle : "lorem ");
	return buf_detach(&b, NULL);
}

static void
window_is_the_best_cluster(void **state)
{
	char *text = filler("Kato sold land to ");
	const char *s = shown(text, "kato land");

	(void)state;
	assert_non_null(strstr(s, "[Kato] sold [land] to"));
	assert_memory_equal(s, "... lorem", 9);
	assert_string_equal(s + strlen(s) - 9, "lorem ...");
	assert_true(strlen(s) < SNIPPET_BYTES + 40);
	free(text);
}

static void
cut_between_characters(void **state)
{
	struct buf b = BUF_INIT;
	int i;

	(void)state;
	for (i = 0; i < 500; i++) /* one word, three bytes a character */
		buf_adds(&b, "\xe1\xba\xbd");
	assert_true(strlen(shown(b.data, "kato")) <= SNIPPET_BYTES + 8);
	buf_adds(&b, " kato ");
	for (i = 0; i < 500; i++)
		buf_adds(&b, "\xe1\xba\xbd");
	assert_non_null(strstr(shown(b.data, "kato"), "[kato]"));
	buf_release(&b);
}

static void
text_cannot_act(void **state)
{
	struct snippet s = SNIPPET_INIT;
	struct spans spans = SPANS_INIT;
	struct buf b = BUF_INIT;
	struct stored p;

	(void)state;
	page_of(&p, "<script> \"Kato\" & co");
	mark(&spans, &p, "kato");
	snippet_make(&s, &p.text, &spans);
	snippet_write(&s, &b, "<b>", "</b>", true);
	assert_string_equal(b.data,
	    "&lt;script&gt; &quot;<b>Kato</b>&quot; &amp; co");
	text_release(&p.text);

	/* escapes, C1 controls, turned direction: gone from the terminal */
	page_of(&p, "x");
	buf_reset(&p.text.text);
	buf_adds(&p.text.text, "a\033[31mb \xc2\x9b" "31m \xe2\x80\xae" "c");
	spans.n = 0;
	snippet_make(&s, &p.text, &spans);
	assert_null(strchr(s.text.data, 033));
	assert_null(strstr(s.text.data, "\xc2\x9b"));
	assert_null(strstr(s.text.data, "\xe2\x80\xae"));
	text_release(&p.text);
	snippet_release(&s);
	spans_release(&spans);
	buf_release(&b);
}

static void
cells_are_no_formulas(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	format_cell(&b, "=1+1");
	buf_addc(&b, ',');
	format_cell(&b, "a \"b\", c");
	buf_addc(&b, ',');
	format_cell(&b, NULL);
	buf_addc(&b, ',');
	format_cell(&b, "-x");
	assert_string_equal(b.data,
	    "\"'=1+1\",\"a \"\"b\"\", c\",,\"'-x\"");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_what_was_found),
		cmocka_unit_test(marks_phrases_where_they_stand),
		cmocka_unit_test(another_reading_marks_what_is_printed),
		cmocka_unit_test(boxes_of_a_broken_word_are_of_both_halves),
		cmocka_unit_test(stems_are_of_english_pages),
		cmocka_unit_test(marks_numbers_by_their_place),
		cmocka_unit_test(boxes_are_of_words_on_the_page),
		cmocka_unit_test(window_is_the_best_cluster),
		cmocka_unit_test(cut_between_characters),
		cmocka_unit_test(text_cannot_act),
		cmocka_unit_test(cells_are_no_formulas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
