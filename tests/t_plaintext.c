/* t_plaintext.c: search/plaintext.h: lines as they were, broken words whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search/plaintext.h"

/* These lines on; a '~' at the end of one stands behind a hyphen that is
 * marked. */
static const char *
plain(const char *lines)
{
	const struct box box = { 0, 0, 10, 10 };
	static char out[500];
	struct buf b = BUF_INIT;
	struct page_text t;
	size_t n;

	text_init(&t);
	text_add_line(&t, 1, box);
	for (; *lines; lines += n) {
		n = strcspn(lines, " \n~");
		text_add_word(&t, lines, n, box, 90);
		if (lines[n] == '~')
			t.words[t.n_words - 1].hyphen = lines[n++];
		if (lines[n] == '\n') {
			text_add_line(&t, lines[n + 1] == '\n', box);
			n += lines[n + 1] == '\n';
		}
		n += lines[n] != '\0';
	}
	buf_adds(&b, ">");
	plaintext_add(&b, &t);
	snprintf(out, sizeof out, "%s", b.data);
	text_release(&t);
	buf_release(&b);
	return out;
}

static void
whole_words_stay_as_they_are(void **state)
{
	(void)state;
	assert_string_equal(plain(""), ">");
	assert_string_equal(plain("one two\nthree HCT-00-\n\nfour"),
	    ">one two\nthree HCT-00-\n\nfour");
}

static void
broken_words_stand_whole_where_they_begin(void **state)
{
	(void)state;
	assert_string_equal(plain("the plain-~\ntiff, who\nfiled"),
	    ">the plaintiff,\nwho\nfiled");
	assert_string_equal(plain("in=~\nter\xc2\xac~\nnal law"),
	    ">internal\nlaw");
}

static void
what_has_nothing_left_is_no_more(void **state)
{
	(void)state;
	assert_string_equal(plain("a plain-~\ntiff\nb"), ">a plaintiff\nb");
	assert_string_equal(plain("a plain-~\n\ntiff\n\nb"),
	    ">a plaintiff\n\nb");
	assert_string_equal(plain("a plain-~\n\ntiff b\nc"),
	    ">a plaintiff\n\nb\nc");
	assert_string_equal(plain("a plain-~\ntiff"), ">a plaintiff");
	assert_string_equal(plain("end-~"), ">end-");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_words_stay_as_they_are),
		cmocka_unit_test(broken_words_stand_whole_where_they_begin),
		cmocka_unit_test(what_has_nothing_left_is_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
