/* tests/t_model.c: the second opinion: learning, its file, asking. */
#include "codes/train.h"
#include "tests/scratch.h"

static const char *const words[3][6] = {
	{ "title", "kibanja", "caveat", "boundary", "transfer", "mailo" },
	{ "marriage", "cruelty", "custody", "spouse", "adultery", "petitioner" },
	{ "knife", "deceased", "malice", "postmortem", "stabbed", "murder" },
};
static const char *const codes[3] = { "LAND-TITLE", "FAM-DIVORCE",
	"CRIM-MURDER" };

/* A text of class k; n: which one. */
static void
write_text(char *out, size_t size, int k, int n)
{
	size_t len = 0;
	int i;

	for (i = 0; i < 12; i++)
		len += (size_t)snprintf(out + len, size - len, "%s the court ",
		    words[k][(n * 7 + i * i) % 6]);
}

static struct examples *
examples(int each)
{
	struct examples *x = examples_new();
	struct features f;
	char text[1024];
	int i;

	for (i = 0; i < each * 3; i++) {
		const char *t = text;
		size_t len;

		write_text(text, sizeof text, i % 3, i);
		len = strlen(text);
		features_make(&f, &t, &len, 1);
		examples_add(x, codes[i % 3], &f);
		features_release(&f);
	}
	return x;
}

static struct model *
learnt(int each, struct train_report *r, enum cr_status *st)
{
	struct model *m = xcalloc(1, sizeof *m);
	struct examples *x = examples(each);

	*st = train_task(m, MODEL_SUBJECT, x, r, NULL);
	examples_free(x);
	return m;
}

static size_t
ask(const struct model *m, const char *text, struct opinion *v, size_t max)
{
	size_t len = strlen(text);

	return model_ask(m, MODEL_SUBJECT, &text, &len, 1, v, max);
}

static void
what_was_learnt_is_told(void **state)
{
	struct train_report r;
	struct opinion v[3];
	enum cr_status st;
	struct model *m = learnt(20, &r, &st);

	(void)state;
	assert_int_equal(st, CR_OK);
	assert_int_equal(r.classes, 3);
	assert_int_equal(r.examples, 60);
	assert_true(r.right > 0.9);
	assert_int_equal(ask(m, "her marriage ended with cruelty and adultery",
			     v, 3), 3);
	assert_string_equal(v[0].code, "FAM-DIVORCE");
	assert_true(v[0].p > v[1].p && v[1].p >= v[2].p);
	assert_true(v[0].p > 0.5 && v[0].p < 1);
	/* spelt as OCR spells */
	assert_int_equal(ask(m, "the deceaseo was stabbcd with a knlfe", v, 1),
	    1);
	assert_string_equal(v[0].code, "CRIM-MURDER");
	model_free(m);
}

static void
too_few_examples_are_not_learnt(void **state)
{
	struct train_report r;
	struct opinion v[1];
	enum cr_status st;
	struct model *m = learnt(4, &r, &st);

	(void)state;
	assert_int_equal(st, CR_END);
	assert_int_equal(r.too_few, 3);
	assert_int_equal(ask(m, "marriage", v, 1), 0);
	model_free(m);
}

static void
no_model_and_no_text_have_no_opinion(void **state)
{
	struct train_report r;
	struct opinion v[1];
	enum cr_status st;
	struct model *m = learnt(20, &r, &st);

	(void)state;
	assert_int_equal(ask(NULL, "marriage", v, 1), 0);
	assert_int_equal(ask(m, "", v, 1), 0);
	assert_int_equal(ask(m, "12 345 ...", v, 1), 0);
	assert_int_equal(model_ask(m, MODEL_DOCUMENT, NULL, NULL, 0, v, 1), 0);
	model_free(m);
}

static void
the_file_says_the_same(void **state)
{
	char *path = in_scratch("model"), *again;
	struct buf a = BUF_INIT, b = BUF_INIT;
	struct train_report r;
	struct opinion v[2], w[2];
	struct model *m, *n = NULL;
	enum cr_status st;

	(void)state;
	m = learnt(20, &r, &st);
	assert_int_equal(model_save(m, path, NULL), CR_OK);
	assert_int_equal(model_load(&n, path, NULL), CR_OK);
	ask(m, "a caveat on the title", v, 2);
	ask(n, "a caveat on the title", w, 2);
	assert_string_equal(v[0].code, w[0].code);
	assert_true(v[0].p == w[0].p && v[1].p == w[1].p);
	/* the same examples make the same bytes */
	model_free(m);
	m = learnt(20, &r, &st);
	again = in_scratch("again");
	assert_int_equal(model_save(m, again, NULL), CR_OK);
	assert_int_equal(file_read(&a, path, 1 << 24, NULL), CR_OK);
	assert_int_equal(file_read(&b, again, 1 << 24, NULL), CR_OK);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_release(&a);
	buf_release(&b);
	model_free(m);
	model_free(n);
	free(path);
	free(again);
}

/* Cut anywhere, or a byte changed: refused, never read past its end. */
static void
a_damaged_file_is_refused(void **state)
{
	char *path = in_scratch("model");
	struct cr_err e = CR_ERR_INIT;
	struct buf b = BUF_INIT;
	struct train_report r;
	struct model *m, *n = NULL;
	enum cr_status st;
	size_t i;

	(void)state;
	assert_int_equal(model_load(&n, path, NULL), CR_END);
	m = learnt(20, &r, &st);
	assert_int_equal(model_save(m, path, NULL), CR_OK);
	assert_int_equal(file_read(&b, path, 1 << 24, NULL), CR_OK);
	for (i = 0; i < b.len; i += b.len / 7 + 1) {
		assert_int_equal(file_write(path, b.data, i, NULL), CR_OK);
		assert_int_equal(model_load(&n, path, &e), CR_SKIP);
		b.data[i] = (char)(b.data[i] ^ 1);
		assert_int_equal(file_write(path, b.data, b.len, NULL), CR_OK);
		assert_int_equal(model_load(&n, path, &e), CR_SKIP);
		b.data[i] = (char)(b.data[i] ^ 1);
	}
	buf_release(&b);
	model_free(m);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_learnt_is_told),
		cmocka_unit_test(too_few_examples_are_not_learnt),
		cmocka_unit_test(no_model_and_no_text_have_no_opinion),
		cmocka_unit_test_setup_teardown(the_file_says_the_same,
		    scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(a_damaged_file_is_refused,
		    scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
