/* tests/t_doubt.c: what a person is asked to look at in one file, and what no
 * longer once he has (index/doubt.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "index/doubt.h"

static struct scheme *scheme;
static struct record record;
static struct rec_page page[3];
static struct label_number number[8];
static struct label label[8];
static struct label_set set;
static struct decisions said;

static int
fresh(void **state)
{
	int i;

	(void)state;
	memset(&record, 0, sizeof record);
	memset(page, 0, sizeof page);
	memset(number, 0, sizeof number);
	memset(label, 0, sizeof label);
	memset(&said, 0, sizeof said);
	for (i = 0; i < 3; i++) {
		page[i].n = i + 1;
		page[i].row = 100 + i;
		snprintf(page[i].id, sizeof page[i].id, "b/%06d/1", i + 1);
	}
	record.pages = page;
	record.n_pages = 3;
	set = (struct label_set){ .numbers = number, .labels = label,
		.klass = "open", .klass_source = "machine" };
	return 0;
}

static int
done(void **state)
{
	(void)state;
	free(said.v);
	return 0;
}

static void
say(const char *kind, const char *value)
{
	struct decision *x;

	said.v = xgrow(said.v, said.n, &said.cap, sizeof *said.v);
	x = &said.v[said.n++];
	memset(x, 0, sizeof *x);
	x->kind = (char *)(uintptr_t)kind;
	x->value = (char *)(uintptr_t)value;
}

static struct label_number *
add_number(const char *verbatim, const char *role, const char *type,
    long serial, int year)
{
	struct label_number *n = &number[set.n_numbers++];

	n->verbatim = verbatim;
	n->role = role;
	n->settled = type != NULL;
	n->score = 0.95;
	if (type)
		snprintf(n->id.type, sizeof n->id.type, "%s", type);
	n->id.serial = serial;
	n->id.year = year;
	return n;
}

static struct label *
add_label(enum label_kind kind, const char *value, double score)
{
	struct label *l = &label[set.n_labels++];

	l->kind = kind;
	l->value = value;
	l->score = score;
	return l;
}

/* A file of which all is known. */
static void
whole(void)
{
	add_number("CIVIL SUIT NO. 95 OF 2015", "own", "CS", 95, 2015)->own =
	    OWN_CASE;
	add_label(LABEL_SUBJECT, "LAND-TITLE", 0.9);
	add_label(LABEL_DOCUMENT, "plaint", 0.9)->first = 100;
}

/* "unclassified no-number": as review would ask, by way of a record. */
static const char *
doubts(void)
{
	static struct buf b = BUF_INIT;
	struct rec_number *n = xcalloc(set.n_numbers + 1, sizeof *n);
	struct rec_label *l = xcalloc(set.n_labels + 1, sizeof *l);
	struct doubt *v;
	int worst = 0, kinds = 0;
	size_t i, k;

	for (i = 0; i < set.n_numbers; i++) {
		n[i].verbatim = (char *)(uintptr_t)number[i].verbatim;
		snprintf(n[i].role, sizeof n[i].role, "%s", number[i].role);
		n[i].settled = number[i].settled;
		n[i].person = number[i].person;
		n[i].own = number[i].own;
		n[i].id = number[i].id;
		n[i].score = number[i].score;
	}
	for (i = 0; i < set.n_labels; i++) {
		l[i].kind = label[i].kind;
		l[i].value = (char *)(uintptr_t)label[i].value;
		l[i].detail = (char *)(uintptr_t)label[i].detail;
		l[i].first = label[i].first ? (int)label[i].first - 99 : 0;
		l[i].score = label[i].score;
		l[i].second = label[i].second;
		l[i].person = label[i].person;
	}
	record.numbers = n;
	record.n_numbers = set.n_numbers;
	record.labels = l;
	record.n_labels = set.n_labels;
	snprintf(record.klass, sizeof record.klass, "%s", set.klass);
	snprintf(record.klass_source, sizeof record.klass_source, "%s",
	    set.klass_source);
	k = doubts_of_record(&v, &record, &said, scheme);
	buf_reset(&b);
	for (i = 0; i < k; i++) {
		buf_addf(&b, "%s%s", i ? " " : "", doubt_name(v[i].what));
		kinds |= (int)doubt_kind_of(v[i].what);
		worst = v[i].severity > worst ? v[i].severity : worst;
	}
	/* what is stored says the same */
	assert_int_equal(doubt_of(&set, &record, &said, scheme),
	    DOUBT_VALUE(worst, kinds));
	free(v);
	free(n);
	free(l);
	return b.data;
}

static void
a_file_that_is_known_is_not_doubtful(void **state)
{
	(void)state;
	whole();
	assert_string_equal(doubts(), "");
	assert_int_equal(doubt_of(&set, &record, &said, scheme), 0);
}

static void
what_leaks_or_loses_comes_first(void **state)
{
	(void)state;
	set.klass = "unclassified";
	add_label(LABEL_DOCUMENT, "other", 0.5)->first = 101;
	add_label(LABEL_DOCUMENT, "plaint", 0.4)->first = 102;
	assert_string_equal(doubts(),
	    "unclassified no-number no-subject document-other document-weak");
}

static void
what_a_person_decided_is_not_asked(void **state)
{
	(void)state;
	what_leaks_or_loses_comes_first(state);
	say("class", "open");
	say("case", "");
	say("subject", "LAND-TITLE");
	say("document", "b/000002/1|b/000002/1|ruling|");
	assert_string_equal(doubts(), "document-weak");
	label[1].person = true;
	assert_string_equal(doubts(), "");
}

static void
what_was_seen_is_not_asked(void **state)
{
	(void)state;
	whole();
	number[0].score = 0.5;
	label[0].score = 0.5;
	assert_string_equal(doubts(), "number-weak subject-weak");
	say("seen", "number-weak|CIVIL SUIT NO. 95 OF 2015");
	say("seen", "subject-weak|LAND-EVICT"); /* another */
	assert_string_equal(doubts(), "subject-weak");
	say("seen", "subject-weak|");
	assert_string_equal(doubts(), "");
}

static void
a_jacket_without_pages_needs_no_subject(void **state)
{
	(void)state;
	whole();
	set.n_labels = 0;
	assert_string_equal(doubts(), "no-subject");
	record.n_pages = 0;
	assert_string_equal(doubts(), "");
}

static void
a_conflict_is_of_the_number_that_it_quotes(void **state)
{
	(void)state;
	whole();
	add_number("Civil  Suit\n12 of 2001", "parent", "CS", 12, 2001);
	add_label(LABEL_ANOMALY, "number-conflict", 1)->detail =
	    "'CIVIL SUIT NO. 95 OF 2015' on page 1, but 'CS 59/2015' on page 2";
	assert_string_equal(doubts(), "number-conflict");
	label[2].detail =
	    "'Civil Suit 12 of 2001' on page 1, but 'CS 21/2001' on page 2";
	assert_string_equal(doubts(), "number-readings");
	say("parent", "appeal-from|Civil Suit 12 of 2001");
	assert_string_equal(doubts(), "");
}

static void
a_parent_is_asked_once_until_it_is_settled(void **state)
{
	(void)state;
	whole();
	add_number("CR. 12/2010", "parent", NULL, 0, 0);
	add_number("CR.\n12/2010", "parent", NULL, 0, 0);
	assert_string_equal(doubts(), "parent-unsettled");
	say("parent", "appeal-from|//CRC/12/2010");
	assert_string_equal(doubts(), "");
	said.n = 0;
	say("seen", "parent-unsettled|CR. 12/2010");
	assert_string_equal(doubts(), "");
}

static void
the_second_opinion_alone_is_doubtful(void **state)
{
	struct label *l;

	(void)state;
	whole();
	label[0].second = 0.03; /* it agrees */
	assert_string_equal(doubts(), "");
	l = add_label(LABEL_SUBJECT, "LAND-EVICT", 0.3);
	l->second = 0.3;
	assert_string_equal(doubts(), "subject-weak");
	say("not-subject", "LAND-EVICT");
	assert_string_equal(doubts(), "");
}

static void
hostile_details_can_be_kept(void **state)
{
	char *big = xcalloc(1, 1000001), *d;

	(void)state;
	memset(big, 'x', 1000000);
	big[0] = '|';
	big[1] = '\n';
	d = doubt_detail(big);
	assert_true(strlen(d) <= 400 && d[0] == ' ' && d[1] == ' ');
	free(d);
	memset(big, 0xc3, 1000000);
	d = doubt_detail(big);
	assert_string_equal(d, "");
	free(d);
	assert_false(doubt_quotes("a", big));
	assert_false(doubt_quotes("anything", ""));
	free(big);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_file_that_is_known_is_not_doubtful, fresh, done),
		cmocka_unit_test_setup_teardown(
		    what_leaks_or_loses_comes_first, fresh, done),
		cmocka_unit_test_setup_teardown(
		    what_a_person_decided_is_not_asked, fresh, done),
		cmocka_unit_test_setup_teardown(
		    what_was_seen_is_not_asked, fresh, done),
		cmocka_unit_test_setup_teardown(
		    a_jacket_without_pages_needs_no_subject, fresh, done),
		cmocka_unit_test_setup_teardown(
		    a_conflict_is_of_the_number_that_it_quotes, fresh, done),
		cmocka_unit_test_setup_teardown(
		    a_parent_is_asked_once_until_it_is_settled, fresh, done),
		cmocka_unit_test_setup_teardown(
		    the_second_opinion_alone_is_doubtful, fresh, done),
		cmocka_unit_test_setup_teardown(
		    hostile_details_can_be_kept, fresh, done),
	};
	struct cr_err e = CR_ERR_INIT;
	int bad;

	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK) {
		fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	bad = cmocka_run_group_tests(tests, NULL, NULL);
	scheme_free(scheme);
	return bad;
}
