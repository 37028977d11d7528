/* tests/t_fts.c: the index shim: writing, reading, counting, failures as
 * statuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "index/fts.h"

enum { SLOT_GROUP, SLOT_PLACE, SLOT_KIND };

static char *dir; /* scratch */
static struct cr_err err;

static int
setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	dir = xasprintf("%s/t_fts.XXXXXX", tmp ? tmp : "/tmp");
	return mkdtemp(dir) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	dir_remove(dir, NULL);
	free(dir);
	return 0;
}

static char *
path(const char *name)
{
	static char buf[4096];

	snprintf(buf, sizeof buf, "%s/%s", dir, name);
	return buf;
}

static struct fts_writer *
writer(const char *name)
{
	struct fts_writer *w;

	assert_int_equal(fts_writer_open(&w, path(name), "1 me", &err), CR_OK);
	return w;
}

/* A page of a group: words one after another. */
static void
put(struct fts_writer *w, const char *unique, const char *group, int place,
    const char *kind, const char *text)
{
	struct fts_doc d;
	char order[64], *copy = xstrdup(text), *word, *rest = copy;
	uint32_t pos = 0;

	fts_doc_init(&d);
	while ((word = strsep(&rest, " ")))
		fts_doc_term(&d, word, strlen(word), 1, ++pos);
	fts_doc_term(&d, group, strlen(group), 0, 0);
	snprintf(order, sizeof order, "%s%02d", group, place);
	fts_doc_value(&d, SLOT_GROUP, group, strlen(group));
	fts_doc_value(&d, SLOT_PLACE, order, strlen(order));
	fts_doc_value(&d, SLOT_KIND, kind, strlen(kind));
	buf_adds(&d.data, unique);
	assert_int_equal(fts_put(w, unique, &d, &err), CR_OK);
	fts_doc_release(&d);
	free(copy);
}

static struct fts *
reader(const char *name)
{
	struct fts *f;

	assert_int_equal(fts_new(&f, &err), CR_OK);
	assert_int_equal(fts_add(f, path(name), "1 me", &err), CR_OK);
	return f;
}

static struct fts_ask
ask(const struct fts_query *q)
{
	struct fts_ask a;

	memset(&a, 0, sizeof a);
	a.query = q;
	a.limit = 10;
	a.group = SLOT_GROUP;
	a.one_per_group = true;
	a.by_weight = true;
	a.newest = FTS_NO_SLOT;
	a.order = SLOT_PLACE;
	a.facets[0] = SLOT_KIND;
	a.n_facets = 1;
	return a;
}

/* The data of the hits, joined by blanks. */
static const char *
found(struct fts *f, struct fts_ask a)
{
	static char out[1024];
	struct fts_answer got;
	size_t i;

	*out = '\0';
	assert_int_equal(fts_find(f, &a, &got, &err), CR_OK);
	for (i = 0; i < got.n_hits; i++)
		snprintf(out + strlen(out), sizeof out - strlen(out), "%s%s",
		    i ? " " : "", got.hits[i].data);
	fts_answer_release(&got);
	return out;
}

static const char *
found_query(struct fts *f, struct fts_query *q)
{
	const char *s = found(f, ask(q));

	fts_query_free(q);
	return s;
}

static struct fts_query *
both(enum fts_op op, const char *a, const char *b)
{
	struct fts_query *q = fts_query_new(op);

	fts_query_add(q, fts_query_term(a));
	fts_query_add(q, fts_query_term(b));
	q->window = 2;
	return q;
}

static void
fill(const char *name)
{
	struct fts_writer *w = writer(name);

	put(w, "Q1", "Fa", 1, "x\ny", "civil appeal kato");
	put(w, "Q2", "Fa", 2, "x\ny", "kato kato kato land");
	put(w, "Q3", "Fb", 1, "x", "appeal civil nakato");
	put(w, "Q4", "Fc", 1, "z", "land land road ciwl appeal");
	assert_int_equal(fts_commit(w, &err), CR_OK);
	fts_writer_close(w);
}

static void
finds_by_operator(void **state)
{
	struct fts *f;
	struct fts_query *q;

	(void)state;
	fill("a");
	f = reader("a");
	assert_string_equal(found_query(f, both(FTS_AND, "civil", "appeal")),
	    "Q1 Q3");
	assert_string_equal(found_query(f, both(FTS_PHRASE, "civil",
	    "appeal")), "Q1");
	assert_string_equal(found_query(f, both(FTS_NEAR, "civil",
	    "appeal")), "Q1 Q3");
	assert_string_equal(found_query(f, both(FTS_NOT, "appeal", "civil")),
	    "Q4");
	assert_string_equal(found_query(f, both(FTS_FILTER, "appeal", "Fb")),
	    "Q3");
	assert_string_equal(found_query(f, fts_query_term("nothing")), "");
	assert_string_equal(found_query(f, fts_query_new(FTS_NOTHING)), "");
	assert_string_equal(found_query(f, fts_query_new(FTS_ALL)),
	    "Q1 Q3 Q4");

	q = fts_query_new(FTS_RANGE);
	q->slot = SLOT_KIND;
	q->lo = xstrdup("y");
	assert_string_equal(found_query(f, q), "Q4");
	q = fts_query_new(FTS_RANGE);
	q->slot = SLOT_KIND;
	q->hi = xstrdup("x");
	assert_string_equal(found_query(f, q), "Q3");
	fts_free(f);
}

/* What search/plan.c makes of a phrase with badly read words. */
static void
phrase_takes_alternatives(void **state)
{
	struct fts *f;
	struct fts_query *q, *or, *max;

	(void)state;
	fill("a");
	f = reader("a");
	q = fts_query_new(FTS_PHRASE);
	or = fts_query_new(FTS_OR);
	max = fts_query_new(FTS_MAX);
	fts_query_add(or, fts_query_term("civil"));
	fts_query_add(max, fts_query_scale(fts_query_term("ciwl"), 0.05));
	fts_query_add(max, fts_query_scale(fts_query_term("cavil"), 0.05));
	fts_query_add(or, max);
	fts_query_add(q, or);
	fts_query_add(q, fts_query_term("appeal"));
	assert_string_equal(found(f, ask(q)), "Q1 Q4");
	q->op = FTS_NEAR;
	q->window = 2;
	assert_string_equal(found(f, ask(q)), "Q1 Q3 Q4");
	fts_query_free(q);
	fts_free(f);
}

static void
boost_comes_first(void **state)
{
	struct fts_query *q = fts_query_new(FTS_OR);
	struct fts_answer got;
	struct fts_ask a;
	struct fts *f;

	(void)state;
	fill("a");
	f = reader("a");
	fts_query_add(q, fts_query_term("kato"));
	fts_query_add(q, fts_query_boost(fts_query_term("road"), 100));
	a = ask(q);
	assert_string_equal(found(f, a), "Q4 Q2");
	assert_int_equal(fts_find(f, &a, &got, &err), CR_OK);
	assert_true(got.hits[0].weight > 100 && got.hits[1].weight < 100);
	fts_answer_release(&got);
	fts_query_free(q);
	fts_free(f);
}

static void
counts_groups_and_facets(void **state)
{
	struct fts_query *q = fts_query_new(FTS_ALL);
	struct fts_answer got;
	struct fts_ask a;
	struct fts *f;

	(void)state;
	fill("a");
	f = reader("a");
	a = ask(q);
	a.limit = 1;
	assert_int_equal(fts_find(f, &a, &got, &err), CR_OK);
	assert_int_equal(got.n_hits, 1);
	assert_int_equal(got.groups, 3);
	assert_int_equal(got.documents, 4);
	assert_int_equal(got.facets[0].n, 3); /* x: a, b; y: a; z: c */
	assert_string_equal(got.facets[0].v[0].value, "x");
	assert_int_equal(got.facets[0].v[0].groups, 2);
	assert_string_equal(got.facets[0].v[1].value, "y");
	assert_int_equal(got.facets[0].v[1].groups, 1);
	fts_answer_release(&got);

	a.limit = 10;
	a.one_per_group = false;
	assert_string_equal(found(f, a), "Q1 Q2 Q3 Q4");
	a.offset = 2;
	assert_string_equal(found(f, a), "Q3 Q4");
	a.offset = 0;
	a.newest = SLOT_KIND;
	assert_string_equal(found(f, a), "Q4 Q1 Q2 Q3");
	fts_query_free(q);
	fts_free(f);
}

static void
put_again_changes_nothing(void **state)
{
	struct fts_writer *w;
	uint32_t n;
	struct fts *f;

	(void)state;
	fill("a");
	fill("a");
	f = reader("a");
	assert_int_equal(fts_count(f, &n, &err), CR_OK);
	assert_int_equal(n, 4);

	w = writer("a");
	assert_int_equal(fts_remove(w, "Fa", &err), CR_OK);
	assert_int_equal(fts_remove(w, "Fnone", &err), CR_OK);
	assert_int_equal(fts_commit(w, &err), CR_OK);
	fts_writer_close(w);
	fts_free(f);
	f = reader("a");
	assert_string_equal(found_query(f, fts_query_new(FTS_ALL)), "Q3 Q4");
	fts_free(f);
}

/* A reader goes on when the index is written under it again and again. */
static void
reader_follows_writer(void **state)
{
	struct fts_writer *w;
	struct fts *f;
	char unique[32];
	int round, i;

	(void)state;
	fill("a");
	f = reader("a");
	w = writer("a");
	for (round = 0; round < 5; round++) {
		for (i = 0; i < 50; i++) {
			snprintf(unique, sizeof unique, "Qn%d", i);
			put(w, unique, "Fn", i, "n", "new words of a page");
		}
		assert_int_equal(fts_commit(w, &err), CR_OK);
		assert_string_equal(found_query(f, both(FTS_PHRASE, "civil",
		    "appeal")), "Q1");
	}
	fts_writer_close(w);
	fts_free(f);
}

static void
databases_are_searched_as_one(void **state)
{
	const char *terms[] = { "secret", "kato", "none" };
	struct fts_words words;
	struct fts_writer *w;
	uint32_t freqs[3];
	struct fts *f;

	(void)state;
	fill("a");
	w = writer("b");
	put(w, "Q9", "Fz", 1, "x", "secret kato");
	assert_int_equal(fts_commit(w, &err), CR_OK);
	fts_writer_close(w);

	f = reader("a");
	assert_string_equal(found_query(f, fts_query_term("secret")), "");
	assert_int_equal(fts_freqs(f, terms, 3, freqs, &err), CR_OK);
	assert_int_equal(freqs[0], 0);
	assert_int_equal(fts_add(f, path("b"), "1 me", &err), CR_OK);
	assert_string_equal(found_query(f, fts_query_term("secret")), "Q9");
	assert_int_equal(fts_freqs(f, terms, 3, freqs, &err), CR_OK);
	assert_int_equal(freqs[0], 1);
	assert_int_equal(freqs[1], 3);
	assert_int_equal(freqs[2], 0);

	assert_int_equal(fts_list(f, "ka", 10, &words, &err), CR_OK);
	assert_int_equal(words.n, 1);
	assert_string_equal(words.v[0].term, "kato");
	assert_int_equal(words.v[0].freq, 3);
	fts_words_release(&words);
	assert_int_equal(fts_list(f, "", 2, &words, &err), CR_OK);
	assert_int_equal(words.n, 2);
	assert_true(words.cut);
	fts_words_release(&words);
	fts_free(f);
}

static void
no_database_is_empty(void **state)
{
	const char *terms[] = { "x" };
	uint32_t n, freqs[1];
	struct fts_words words;
	struct fts *f;

	(void)state;
	assert_int_equal(fts_new(&f, &err), CR_OK);
	assert_int_equal(fts_add(f, path("none"), "1 me", &err), CR_END);
	assert_int_equal(fts_count(f, &n, &err), CR_OK);
	assert_int_equal(n, 0);
	assert_string_equal(found_query(f, fts_query_new(FTS_ALL)), "");
	assert_int_equal(fts_freqs(f, terms, 1, freqs, &err), CR_OK);
	assert_int_equal(fts_list(f, "", 2, &words, &err), CR_OK);
	assert_int_equal(words.n, 0);
	fts_free(f);
}

static void
failures_are_statuses(void **state)
{
	struct fts_writer *w, *other;
	struct fts *f;

	(void)state;
	fill("a");
	/* another archive's */
	assert_int_equal(fts_writer_open(&w, path("a"), "1 you", &err),
	    CR_SKIP);
	assert_null(w);
	assert_non_null(strstr(err.msg, "another archive"));
	/* one writer */
	w = writer("a");
	assert_int_equal(fts_writer_open(&other, path("a"), "1 me", &err),
	    CR_RETRY);
	fts_writer_close(w);

	assert_int_equal(fts_new(&f, &err), CR_OK);
	assert_int_equal(fts_add(f, path("a"), "2 me", &err), CR_SKIP);
	/* no database at all */
	assert_int_equal(dir_make(path("empty"), &err), CR_OK);
	assert_int_equal(fts_add(f, path("empty"), "1 me", &err), CR_SKIP);
	assert_int_equal(fts_writer_open(&w, path("empty"), "1 me", &err),
	    CR_SKIP);
	/* damaged ones: header, and every table cut short */
	assert_int_equal(file_write(path("a/iamglass"), "rubbish", 7, &err),
	    CR_OK);
	assert_int_equal(fts_add(f, path("a"), "1 me", &err), CR_SKIP);
	assert_int_equal(fts_writer_open(&w, path("a"), "1 me", &err),
	    CR_SKIP);
	assert_int_equal(truncate(path("a/iamglass"), 0), 0);
	assert_int_equal(fts_add(f, path("a"), "1 me", &err), CR_SKIP);
	fts_free(f);
}

static void
damage_found_while_reading_is_said(void **state)
{
	struct fts_query *q = fts_query_term("kato");
	struct fts_ask a = ask(q);
	struct fts_answer got;
	char rubbish[8192 * 2];
	struct fts *f;

	(void)state;
	fill("a");
	f = reader("a");
	memset(rubbish, 0x5a, sizeof rubbish);
	assert_int_equal(file_write(path("a/docdata.glass"), rubbish,
	    sizeof rubbish, &err), CR_OK);
	assert_int_equal(file_write(path("a/postlist.glass"), rubbish,
	    sizeof rubbish, &err), CR_OK);
	fts_free(f);
	assert_int_equal(fts_new(&f, &err), CR_OK);
	if (fts_add(f, path("a"), "1 me", &err) == CR_OK) {
		assert_int_equal(fts_find(f, &a, &got, &err), CR_SKIP);
		fts_answer_release(&got);
	}
	assert_int_not_equal(err.msg[0], 0);
	fts_free(f);
	fts_query_free(q);
}

static void
stems_english(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	fts_stem(&b, "applications", 12);
	assert_string_equal(b.data, "applic");
	buf_release(&b);
}

static void
prints_the_tree(void **state)
{
	struct fts_query *q = fts_query_new(FTS_OR), *max, *and;
	struct buf b = BUF_INIT;

	(void)state;
	and = both(FTS_AND, "land", "road");
	fts_query_add(q, fts_query_boost(and, 100));
	max = fts_query_new(FTS_MAX);
	fts_query_add(max, fts_query_scale(fts_query_term("rood"), 0.5));
	fts_query_add(q, fts_query_tidy(max));
	fts_query_print(q, &b);
	assert_string_equal(b.data, "((land AND road)+100 OR rood*0.5)");
	buf_release(&b);
	fts_query_free(q);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(finds_by_operator),
		T(phrase_takes_alternatives),
		T(boost_comes_first),
		T(counts_groups_and_facets),
		T(put_again_changes_nothing),
		T(reader_follows_writer),
		T(databases_are_searched_as_one),
		T(no_database_is_empty),
		T(failures_are_statuses),
		T(damage_found_while_reading_is_said),
		cmocka_unit_test(stems_english),
		cmocka_unit_test(prints_the_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
