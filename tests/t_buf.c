/* t_buf.c: tests of base/buf.h, base/mem.h and base/err.h. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/utf8.h"

static void
an_empty_one_is_a_string(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(b.data, "");
	buf_reset(&b);
	buf_truncate(&b, 0);
	buf_add(&b, NULL, 0);
	buf_adds(&b, "");
	assert_string_equal(b.data, "");
	buf_release(&b);
	buf_release(&b);
	assert_string_equal(b.data, "");
}

static void
it_grows_and_stays_terminated(void **state)
{
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 10000; i++) {
		buf_addc(&b, (char)('a' + i % 26));
		assert_int_equal(b.len, i + 1);
		assert_int_equal(b.data[b.len], 0);
		assert_true(b.cap > b.len);
	}
	for (i = 0; i < b.len; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	buf_truncate(&b, 3);
	assert_string_equal(b.data, "abc");
	buf_reset(&b);
	assert_string_equal(b.data, "");
	assert_true(b.cap > 0);
	buf_release(&b);
}

static void
nuls_are_kept(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_add(&b, "a\0b", 3);
	buf_addc(&b, '\0');
	buf_adds(&b, "c");
	assert_int_equal(b.len, 5);
	assert_memory_equal(b.data, "a\0b\0c", 6);
	buf_release(&b);
}

static void
formats_of_every_length_fit(void **state)
{
	char text[300];
	size_t n;

	(void)state;
	for (n = 0; n < sizeof text; n++) {
		struct buf b = BUF_INIT;

		memset(text, 'x', n);
		text[n < sizeof text - 1 ? n : sizeof text - 1] = '\0';
		buf_adds(&b, "<");
		buf_addf(&b, "%s|%d", text, 42);
		assert_int_equal(b.len, strlen(text) + 4);
		assert_string_equal(b.data + b.len - 3, "|42");
		buf_release(&b);
	}
}

static void
detached_strings_are_the_callers(void **state)
{
	struct buf b = BUF_INIT;
	size_t len = 9;
	char *s;

	(void)state;
	s = buf_detach(&b, &len);
	assert_string_equal(s, "");
	assert_int_equal(len, 0);
	free(s);
	buf_adds(&b, "hello");
	s = buf_detach(&b, &len);
	assert_int_equal(len, 5);
	assert_string_equal(b.data, "");
	assert_int_equal(b.len, 0);
	buf_adds(&b, "again"); /* not in the string that was given away */
	assert_string_equal(s, "hello");
	free(s);
	buf_release(&b);
}

static void
arrays_grow(void **state)
{
	size_t cap = 0, n;
	int *v = NULL;

	(void)state;
	for (n = 0; n < 1000; n++) {
		v = xgrow(v, n, &cap, sizeof *v);
		assert_true(cap > n);
		v[n] = (int)n;
	}
	for (n = 0; n < 1000; n++)
		assert_int_equal(v[n], n);
	free(v);
}

static void
messages_are_cleaned(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	assert_int_equal(
	    err_set(&e, CR_SKIP, "'%s' is bad", "a\nb\033[2J\xff"), CR_SKIP);
	assert_string_equal(e.msg, "'a?b?[2J?' is bad");
	assert_int_equal(e.status, CR_SKIP);
	/* a right-to-left override can make a name look like another */
	err_set(&e, CR_SKIP, "%s",
	    "x\xe2\x80\xae"
	    "fdp");
	assert_null(strstr(e.msg, "\xe2\x80\xae"));
	err_set(&e, CR_SKIP, "%s",
	    "Na\xc3\xaf"
	    "f"); /* good text stays */
	assert_string_equal(e.msg, "Na\xc3\xaf"
				   "f");
}

static void
errno_is_kept_and_named(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	errno = ENOSPC;
	assert_int_equal(
	    err_sys(&e, CR_FATAL, "cannot write '%s'", "x"), CR_FATAL);
	assert_int_equal(e.sys, ENOSPC);
	assert_int_equal(errno, ENOSPC);
	assert_string_equal(e.msg, "cannot write 'x': No space left on device");
	assert_int_equal(err_sys(NULL, CR_SKIP, "nobody listens"), CR_SKIP);
}

static void
a_long_name_does_not_push_out_the_reason(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	char name[4096];
	size_t i;

	(void)state;
	for (i = 0; i + 2 < sizeof name; i += 2)
		memcpy(name + i, "\xc3\xa9", 2);
	name[i] = '\0';
	errno = ENOSPC;
	err_sys(&e, CR_FATAL, "cannot write '%s'", name);
	assert_non_null(strstr(e.msg, "No space left on device"));
	assert_true(utf8_valid(e.msg, strlen(e.msg)));
	assert_null(strchr(e.msg, '?'));

	err_set(&e, CR_FATAL, "what went wrong");
	err_prefix(&e, "'%s'", name);
	assert_non_null(strstr(e.msg, "what went wrong"));
	assert_true(utf8_valid(e.msg, strlen(e.msg)));
}

static void
a_message_may_be_made_from_itself(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	err_set(&e, CR_SKIP, "inner");
	err_set(&e, CR_FATAL, "outer (%s)", e.msg);
	assert_string_equal(e.msg, "outer (inner)");
	assert_int_equal(err_prefix(&e, "head"), CR_FATAL);
	assert_string_equal(e.msg, "head: outer (inner)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_one_is_a_string),
	    cmocka_unit_test(it_grows_and_stays_terminated),
	    cmocka_unit_test(nuls_are_kept),
	    cmocka_unit_test(formats_of_every_length_fit),
	    cmocka_unit_test(detached_strings_are_the_callers),
	    cmocka_unit_test(arrays_grow),
	    cmocka_unit_test(messages_are_cleaned),
	    cmocka_unit_test(errno_is_kept_and_named),
	    cmocka_unit_test(a_long_name_does_not_push_out_the_reason),
	    cmocka_unit_test(a_message_may_be_made_from_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
