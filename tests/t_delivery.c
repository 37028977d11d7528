/* t_delivery.c: tests of catalog/delivery.h: there and back, and what is
 * damaged is refused. */
#include "tests/deliver.h"

#include "courtroll.h"

static void
fill(struct delivery *d)
{
	struct delivery_file *f;
	struct delivery_page *page;
	struct delivery_refusal *r;

	delivery_init(d, "monday-3", "family");
	d->sequence = 7;
	add_master(d, "one", "/scans/od d \"n\\ame\".tif", 2);
	add_master(d, "two", "/scans/caf\xc3\xa9%0A.tif", 1);
	r = delivery_add_refusal(d);
	r->n = 3;
	r->source = xstrdup("bad\xf0\x9f\x93\x84.tif");
	r->origin = xstrdup("/scans/bad.tif");
	digest_mem(r->sha256, "x", 1);
	r->reason = xstrdup("damaged");
	r->detail = xstrdup("it ends \"early\"\\");
	r = delivery_add_refusal(d);
	r->n = 4;
	r->source = xstrdup("link");
	r->origin = xstrdup("/scans/link");
	r->reason = xstrdup("not-a-file");
	r->detail = xstrdup("");
	f = add_file(d, 12, true);
	f->folder = xstrdup("/scans");
	put_page(f, 0, 1, 1)->cover = true;
	put_page(f, 0, 2, 2)->failed = xstrdup("damaged: half");
	f = add_file(d, INT64_C(123456789), false);
	f->given = true;
	page = put_page(f, 1, 1, 5);
	page->cover = true;
	page->slip = xstrdup("CR1.C.MUK-000123-8.9F3A21BC.042.968A774D");
}

static void
write_it(struct buf *out)
{
	struct delivery d;

	fill(&d);
	delivery_write(&d, &owner, out);
	delivery_release(&d);
}

static void
all_of_it_comes_back(void **state)
{
	struct delivery a, b;
	struct delivery_owner o;
	struct buf text = BUF_INIT, again = BUF_INIT;

	(void)state;
	fill(&a);
	delivery_write(&a, &owner, &text);
	must(delivery_read(&b, &o, text.data, text.len, "t", e));
	assert_string_equal(o.site, owner.site);
	assert_string_equal(o.archive, owner.archive);
	assert_string_equal(o.scheme, owner.scheme);
	assert_string_equal(b.batch, "monday-3");
	assert_string_equal(b.klass, "family");
	assert_int_equal(b.sequence, 7);
	assert_true(b.bag);
	assert_int_equal(b.n_masters, 2);
	assert_int_equal(b.n_refusals, 2);
	assert_int_equal(b.n_files, 2);
	assert_string_equal(b.masters[0].origin, a.masters[0].origin);
	assert_string_equal(b.masters[1].source, a.masters[1].source);
	assert_string_equal(b.refusals[0].detail, a.refusals[0].detail);
	assert_string_equal(b.refusals[1].sha256, "");
	assert_true(b.files[0].is_new && !b.files[1].is_new);
	assert_string_equal(b.files[0].folder, "/scans");
	assert_null(b.files[1].folder);
	assert_true(b.files[0].pages[0].cover);
	assert_string_equal(b.files[0].pages[1].failed, "damaged: half");
	assert_int_equal(b.files[1].number, 123456789);
	assert_int_equal(b.files[1].pages[0].n, 5);
	assert_true(!b.files[0].given && b.files[1].given);
	assert_null(b.files[0].pages[0].slip);
	assert_string_equal(b.files[1].pages[0].slip,
	    a.files[1].pages[0].slip);
	/* and written again it is the same bytes */
	delivery_write(&b, &o, &again);
	assert_string_equal(text.data, again.data);
	delivery_release(&a);
	delivery_release(&b);
	buf_release(&text);
	buf_release(&again);
}

static enum cr_status
reading(const char *text, size_t len)
{
	struct delivery d;
	struct delivery_owner o;
	struct cr_err e = CR_ERR_INIT;
	char *copy = xmalloc(len); /* its own, so that reading beyond shows */
	enum cr_status st;

	memcpy(copy, text, len);
	st = delivery_read(&d, &o, copy, len, "t", &e);
	if (st == CR_OK)
		delivery_release(&d);
	else
		assert_int_equal(st, CR_FATAL);
	free(copy);
	return st;
}

static void
every_truncation_is_refused(void **state)
{
	struct buf text = BUF_INIT;
	size_t n;

	(void)state;
	write_it(&text);
	for (n = 0; n < text.len; n++)
		assert_int_equal(reading(text.data, n), CR_FATAL);
	assert_int_equal(reading(text.data, text.len), CR_OK);
	buf_release(&text);
}

/* No change of a byte may crash it; what is accepted then was text that the
 * bag's own digest guards. */
static void
no_mutation_crashes(void **state)
{
	static const char bytes[] = {
	    0, '"', '{', '}', ',', '\n', '-', '9', 'x', (char)0xff};
	struct buf text = BUF_INIT;
	size_t i, k;

	(void)state;
	write_it(&text);
	for (i = 0; i < text.len; i++) {
		char was = text.data[i];

		for (k = 0; k < sizeof bytes; k++) {
			text.data[i] = bytes[k];
			reading(text.data, text.len);
		}
		text.data[i] = was;
	}
	buf_release(&text);
}

/* Names and numbers become paths and rows: none may lead elsewhere. */
static void
what_leads_elsewhere_is_refused(void **state)
{
	static const struct {
		const char *from, *to;
	} swaps[] = {
	    {"data/000001.tif", "../../../../etc"},
	    {"data/000001.tif", "data/000001/tif"},
	    {"data/000001.tif", "data/000002.tif"},
	    {"\"batch\":\"monday-3\"", "\"batch\":\"../day-3\""},
	    {"\"class\":\"family\"", "\"class\":\"../ily\""},
	    {"\"v\":1", "\"v\":2"},
	    {"\"sequence\":7", "\"sequence\":0"},
	    {"\"pages\":2", "\"pages\":0"},
	    {"\"pages\":2", "\"pages\":3"},
	    {"\"pages\":2", "\"pages\":1"},
	    {"\"master\":1,", "\"master\":2,"},
	    {"\"master\":1,", "\"master\":-1,"},
	    {"\"page\":2", "\"page\":3"},
	    {"\"page\":2", "\"page\":0"},
	    {"\"n\":5", "\"n\":0"},
	    {"\"number\":12", "\"number\":-2"},
	    {"\"files\":2", "\"files\":1"},
	    {"\"sha256\":\"7692", "\"sha256\":\"76-2"},
	};
	struct buf text = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof swaps / sizeof *swaps; i++) {
		struct buf wrong = BUF_INIT;
		char *at;

		buf_reset(&text);
		write_it(&text);
		at = strstr(text.data, swaps[i].from);
		if (!at)
			fail_msg("'%s' is not in %s", swaps[i].from, text.data);
		buf_add(&wrong, text.data, (size_t)(at - text.data));
		buf_adds(&wrong, swaps[i].to);
		buf_adds(&wrong, at + strlen(swaps[i].from));
		if (reading(wrong.data, wrong.len) != CR_FATAL)
			fail_msg("'%s' is accepted", swaps[i].to);
		buf_release(&wrong);
	}
	buf_release(&text);
}

static void
names_of_batches(void **state)
{
	static const char *const bad[] = {"", ".", "..", ".x", "-x", "a/b",
	    "a b", "a\n", "\xc3\xa9",
	    "123456789012345678901234567890123456789012345678901234567890"
	    "123456789012345678901"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(delivery_name_valid(bad[i]));
	assert_true(delivery_name_valid("0001"));
	assert_true(delivery_name_valid("Mon_day.3-2"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_of_it_comes_back),
	    cmocka_unit_test(every_truncation_is_refused),
	    cmocka_unit_test(no_mutation_crashes),
	    cmocka_unit_test(what_leads_elsewhere_is_refused),
	    cmocka_unit_test(names_of_batches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
