/* t_field.c: tests of registry/field.h and form.h: lines that are typed, and
 * how the cursor goes from one to the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "registry/form.h"

static void
type(struct field *f, const char *ascii)
{
	for (; *ascii; ascii++)
		field_type(f, (unsigned char)*ascii);
}

static void
letters_are_deleted_whole(void **state)
{
	struct field f;

	(void)state;
	field_set(&f, NULL);
	field_type(&f, 0x14b);           /* ŋ */
	field_type(&f, 'e');
	field_type(&f, 0x301);           /* an accent over it */
	assert_int_equal(field_columns(f.text, f.len), 2);
	field_key(&f, FIELD_BACK);
	assert_string_equal(f.text, "ŋ");
	field_key(&f, FIELD_HOME);
	type(&f, "Ab");
	field_key(&f, FIELD_DELETE);
	assert_string_equal(f.text, "Ab");
	field_key(&f, FIELD_DELETE);     /* at the end: nothing */
	assert_string_equal(f.text, "Ab");
	type(&f, " cd ef ");
	field_key(&f, FIELD_WORD);
	assert_string_equal(f.text, "Ab cd ");
}

static void
what_is_too_long_is_not_taken(void **state)
{
	struct field f;
	size_t i;

	(void)state;
	field_set(&f, NULL);
	for (i = 0; i < 2 * FIELD_MAX; i++)
		field_type(&f, 0x14b);
	assert_int_equal(f.len, FIELD_MAX);
	for (i = 0; i < 10; i++)
		field_type(&f, i); /* control characters */
	field_type(&f, 0x9b);
	field_type(&f, 0xd800);
	field_type(&f, 0x7fffffff);
	assert_int_equal(f.len, FIELD_MAX);
}

static void
a_long_line_scrolls(void **state)
{
	struct field f;
	char out[64];
	int at;

	(void)state;
	field_set(&f, "abcdefghij");
	at = field_show(&f, 5, out, sizeof out);
	assert_string_equal(out, "ghij");
	assert_int_equal(at, 4);
	field_key(&f, FIELD_HOME);
	at = field_show(&f, 5, out, sizeof out);
	assert_string_equal(out, "abcde");
	assert_int_equal(at, 0);
}

static enum form_id
id_at(const struct form *f)
{
	return f->spec[f->at].id;
}

static void
put(struct form *f, enum form_id id, const char *text)
{
	form_at(f, id);
	for (; *text; text++)
		form_type(f, (unsigned char)*text);
}

static void
what_stays_is_typed_over(void **state)
{
	struct form f;

	(void)state;
	form_init(&f, form_jacket, form_jacket_n);
	put(&f, FORM_BOX, "17");
	put(&f, FORM_STATUS, "p");
	put(&f, FORM_NUMBER, "CS 1 of 2001");
	assert_true(f.dirty);
	form_clear(&f);
	assert_false(f.dirty);
	assert_null(form_text(&f, FORM_NUMBER));
	assert_string_equal(form_text(&f, FORM_STATUS), "pending");
	assert_true(f.ditto[FORM_STATUS]);
	assert_true(f.ditto[FORM_BOX]);
	assert_false(f.ditto[FORM_ROOM]); /* nothing is no word to repeat */
	put(&f, FORM_BOX, "18");
	assert_string_equal(form_text(&f, FORM_BOX), "18");
	assert_false(f.ditto[FORM_BOX]);
	form_at(&f, FORM_BOX);
	form_edit(&f, FIELD_LEFT); /* it is looked at first: no longer over */
	form_type(&f, '0');
	assert_string_equal(form_text(&f, FORM_BOX), "108");
	put(&f, FORM_STATUS, "x");
	assert_string_equal(form_text(&f, FORM_STATUS), "pending");
}

static void
enter_ends_before_what_stays(void **state)
{
	struct form f;
	size_t n = 1;

	(void)state;
	form_init(&f, form_jacket, form_jacket_n);
	while (form_go(&f, FORM_NEXT_FIELD))
		n++;
	assert_int_equal(id_at(&f), FORM_CLASS);
	assert_int_equal(n, 11);
	assert_true(form_go(&f, FORM_STICKY));
	assert_int_equal(id_at(&f), FORM_COURT);
	while (form_go(&f, FORM_NEXT_FIELD))
		;
	assert_int_equal(id_at(&f), FORM_BOX);
	assert_true(form_go(&f, FORM_STICKY));
	assert_int_equal(id_at(&f), FORM_NUMBER);
	assert_true(form_go(&f, FORM_DOWN));
	assert_int_equal(id_at(&f), FORM_PARTIES);
	assert_true(form_go(&f, FORM_PREVIOUS));
	assert_true(form_go(&f, FORM_PREVIOUS));
	assert_int_equal(id_at(&f), FORM_BOX);
}

static void
names_that_are_veiled_are_replaced_whole(void **state)
{
	struct form f;

	(void)state;
	form_init(&f, form_jacket, form_jacket_n);
	field_set(&f.v[FORM_PARTIES], "Not to be shown");
	memcpy(f.veiled, "juvenile", sizeof "juvenile");
	form_at(&f, FORM_PARTIES);
	form_edit(&f, FIELD_LEFT);
	assert_string_equal(f.veiled, "juvenile");
	assert_string_equal(form_text(&f, FORM_PARTIES), "Not to be shown");
	form_edit(&f, FIELD_BACK);
	assert_string_equal(f.veiled, "");
	assert_null(form_text(&f, FORM_PARTIES));
}

static void
only_changes_are_left(void **state)
{
	struct jacket before = { .written = "CS 1", .box = "1", .shelf = "" };
	struct jacket now = before;

	(void)state;
	assert_false(form_changes(&now, &before));
	now = before;
	now.box = "";
	assert_true(form_changes(&now, &before));
	assert_string_equal(now.box, "");
	assert_null(now.written);
	now = before;
	now.klass = "open";
	assert_true(form_changes(&now, &before));
	assert_string_equal(now.klass, "open");
}

static void
days_and_counts_are_checked(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct form_words w;
	struct jacket j;
	struct form f;

	(void)state;
	form_init(&f, form_jacket, form_jacket_n);
	put(&f, FORM_NUMBER, "CS 8");
	put(&f, FORM_YEAR, "2003");
	put(&f, FORM_NEXT, "5/2/27");
	assert_int_equal(form_to_jacket(&f, &w, &j, false, true, "2026-11-25",
	    &e), CR_OK);
	assert_string_equal(j.written, "CS 8 of 2003");
	assert_string_equal(j.next_date, "2027-02-05");
	assert_null(j.parties);
	put(&f, FORM_PAGES, "12b");
	form_at(&f, FORM_NUMBER);
	assert_int_equal(form_to_jacket(&f, &w, &j, true, true, "2026-11-25",
	    &e), CR_SKIP);
	assert_int_equal(id_at(&f), FORM_PAGES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_deleted_whole),
		cmocka_unit_test(what_is_too_long_is_not_taken),
		cmocka_unit_test(a_long_line_scrolls),
		cmocka_unit_test(what_stays_is_typed_over),
		cmocka_unit_test(enter_ends_before_what_stays),
		cmocka_unit_test(names_that_are_veiled_are_replaced_whole),
		cmocka_unit_test(only_changes_are_left),
		cmocka_unit_test(days_and_counts_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
