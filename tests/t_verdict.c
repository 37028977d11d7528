/* tests/t_verdict.c: people's decisions over machine labels (index/verdict.h),
 * and that they survive being coded again, another reading, another scheme
 * (index/code.h). */
#include "tests/deliver.h"

#include "catalog/alto.h"
#include "catalog/decision.h"
#include "index/code.h"
#include "index/doubt.h"
#include "index/finding.h"
#include "index/terms.h"
#include "index/verdict.h"

static struct scheme *scheme;

/* ---- drafts by hand ------------------------------------------------------ */

static struct draft d;
static struct decisions said;
static struct rec_page page[9];
static struct record record;

static int
fresh(void **state)
{
	int i;

	(void)state;
	memset(&d, 0, sizeof d);
	memset(&said, 0, sizeof said);
	memset(&record, 0, sizeof record);
	memset(page, 0, sizeof page);
	record.pages = page;
	record.n_pages = 9;
	record.own = -1;
	for (i = 0; i < 9; i++) {
		page[i].n = i + 1;
		page[i].row = 100 + i;
		snprintf(page[i].id, sizeof page[i].id, "monday/%06d/1", i + 1);
	}
	return 0;
}

static int
done(void **state)
{
	(void)state;
	free(said.v);
	draft_release(&d);
	return 0;
}

static void
say(const char *kind, const char *value)
{
	static char who[] = "Nansubuga", why[] = "the register says so";
	struct decision *x;

	said.v = xgrow(said.v, said.n, &said.cap, sizeof *said.v);
	x = &said.v[said.n++];
	memset(x, 0, sizeof *x);
	x->seq = (int64_t)said.n;
	x->kind = (char *)(uintptr_t)kind;
	x->value = (char *)(uintptr_t)value;
	x->who = who;
	x->why = why;
}

static void
lay(void)
{
	const struct verdict v = { &said, scheme, &record };

	verdict_lay(&d, &v);
}

static struct label_number *
machine_number(const char *key, const char *verbatim, const char *role,
    int64_t row, enum label_own own)
{
	struct label_number *n = draft_number(&d);

	assert_true(terms_case_parse(&n->id, key, strlen(key)));
	n->verbatim = verbatim;
	n->role = role;
	n->page = row;
	n->own = own;
	n->settled = true;
	n->score = 0.9;
	n->rule = "words";
	return n;
}

static void
machine_document(const char *type, int first, int last)
{
	struct label *l = draft_label(&d, LABEL_DOCUMENT, type);

	l->first = page[first - 1].row;
	l->last = page[last - 1].row;
	l->score = 0.7;
}

/* "value" of each label of a kind, with * where a person said so. */
static const char *
list(enum label_kind kind)
{
	static char out[1024];
	size_t i;

	out[0] = '\0';
	for (i = 0; i < d.n_labels; i++) {
		const struct label *l = &d.labels[i];
		size_t at = strlen(out);

		if (l->kind != kind)
			continue;
		snprintf(out + at, sizeof out - at, "%s%s%s", at ? " " : "",
		    l->value, l->person ? "*" : "");
		at = strlen(out);
		if (kind == LABEL_DOCUMENT)
			snprintf(out + at, sizeof out - at, ":%d-%d",
			    (int)l->first - 99, (int)l->last - 99);
	}
	return out;
}

static const char *
own_key(void)
{
	static char key[CASE_KEY_MAX];
	const struct label_number *n = draft_own(&d);

	if (!n)
		return "none";
	case_key(key, sizeof key, &n->id);
	return key;
}

/* ---- numbers ------------------------------------------------------------- */

static void
a_case_replaces_the_machines_and_shows_it(void **state)
{
	const struct label_number *n;
	size_t at;

	(void)state;
	machine_number("HC/Mukono/CS/92/2015", "CS 92/2015", "own", 103,
	    OWN_CASE);
	say("case", "Civil Suit 95 of 2015");
	lay();
	assert_string_equal(own_key(), "//CS/95/2015");
	n = draft_own(&d);
	assert_true(n->person);
	assert_int_equal(n->page, 0);
	assert_string_equal(n->rule, "person");
	assert_string_equal(n->quote, "Nansubuga: the register says so");
	assert_int_equal(d.numbers[0].own, OWN_NOT);
	assert_string_equal(d.numbers[0].role, "own");
	at = draft_first(&d, LABEL_ANOMALY, "number-conflict");
	assert_true(at < d.n_labels);
	assert_int_equal(d.labels[at].first, 103);
	assert_string_equal(d.labels[at].detail,
	    "Civil Suit 95 of 2015, but CS 92/2015");
}

static void
a_case_that_agrees_is_filled_in_and_no_conflict(void **state)
{
	(void)state;
	machine_number("HC/Mukono/CS/95/2015", "CS 95/2015", "own", 100,
	    OWN_CASE);
	say("case", "HCCS No. 95 of 2015");
	lay();
	assert_string_equal(own_key(), "HC/Mukono/CS/95/2015");
	assert_true(draft_own(&d)->person);
	assert_string_equal(list(LABEL_ANOMALY), "");
}

static void
the_last_case_counts(void **state)
{
	(void)state;
	say("case", "Civil Suit 1 of 2001");
	say("case", "Civil Suit 2 of 2002");
	lay();
	assert_string_equal(own_key(), "//CS/2/2002");
	assert_int_equal(d.n_numbers, 1);
}

static void
an_ambiguous_case_is_settled_by_the_file(void **state)
{
	struct verdict_case c;

	(void)state;
	verdict_read_case(&c, scheme, "AC 4 of 2012");
	if (c.settled)
		skip(); /* the scheme reads it in one way only */
	machine_number("HC/Mukono/AC/4/2012", "Administration Cause 4/2012",
	    "own", 100, OWN_NOT);
	say("case", "AC 4 of 2012");
	lay();
	assert_string_equal(own_key(), "HC/Mukono/AC/4/2012");
}

static void
no_case_is_a_decision_too(void **state)
{
	(void)state;
	machine_number("HC/Mukono/CS/92/2015", "CS 92/2015", "own", 100,
	    OWN_CASE);
	say("case", "");
	lay();
	assert_string_equal(own_key(), "none");
	assert_string_equal(list(LABEL_ANOMALY), "");
}

static void
a_denied_case_is_none_and_that_is_told(void **state)
{
	(void)state;
	/* a better reading since: the court is known now */
	machine_number("HC/Mukono/CS/92/2015", "CS 92/2015", "own", 100,
	    OWN_CASE);
	say("not-case", "//CS/92/2015");
	lay();
	assert_string_equal(own_key(), "none");
	assert_string_equal(d.numbers[0].role, "unknown");
	assert_string_equal(list(LABEL_ANOMALY), "no-number");
}

static void
a_transferred_case_keeps_its_codes_with_dates(void **state)
{
	const struct label_number *n;
	struct label *l;

	(void)state;
	machine_number("HC/Lugazi/CS/7/2025", "CS 7/2025", "own", 100,
	    OWN_CASE);
	machine_number("HC/Mukono/CS/95/2015", "CS 95/2015", "own", 104,
	    OWN_NOT);
	l = draft_label(&d, LABEL_ANOMALY, "number-conflict");
	l->first = 104;
	l->detail = "CS 7/2025, but CS 95/2015";
	say("code", "HC/Mukono/CS/95/2015|2015-05-09|2025-02-01");
	lay();
	assert_string_equal(own_key(), "HC/Lugazi/CS/7/2025");
	n = &d.numbers[2];
	assert_int_equal(n->own, OWN_OTHER);
	assert_string_equal(n->since, "2015-05-09");
	assert_string_equal(n->until, "2025-02-01");
	assert_string_equal(list(LABEL_ANOMALY), "");
}

static void
parents_are_added_and_denied(void **state)
{
	(void)state;
	machine_number("HC/Mukono/MA/7/2016", "MA 7/2016", "own", 100,
	    OWN_CASE);
	machine_number("HC/Mukono/CS/92/2015", "CS 92/2015", "parent", 100,
	    OWN_NOT)->relation = "arising-from";
	say("not-parent", "HC/Mukono/CS/92/2015");
	say("parent", "arising-from|Civil Suit 95 of 2015");
	lay();
	assert_string_equal(d.numbers[1].role, "cited");
	assert_null(d.numbers[1].relation);
	assert_string_equal(d.numbers[2].role, "parent");
	assert_string_equal(d.numbers[2].relation, "arising-from");
	assert_int_equal(d.numbers[2].id.serial, 95);
	assert_true(d.numbers[2].person);
	assert_string_equal(own_key(), "HC/Mukono/MA/7/2016");
}

/* ---- topics, people, documents ------------------------------------------- */

static void
a_persons_subject_goes_first_and_later_wins(void **state)
{
	(void)state;
	draft_label(&d, LABEL_SUBJECT, "LAND-EVICT");
	draft_label(&d, LABEL_SUBJECT, "CIV-TORT");
	draft_label(&d, LABEL_OFFENCE, "Murder");
	say("subject", "LAND-TITLE");
	say("not-subject", "CIV-TORT");
	say("not-subject", "CIV-DEFAM");
	say("subject", "CIV-DEFAM");
	lay();
	assert_string_equal(list(LABEL_SUBJECT),
	    "LAND-TITLE* CIV-DEFAM* LAND-EVICT");
	assert_non_null(d.labels[0].detail); /* the title */
	assert_int_equal(d.labels[0].n_evidence, 1);
}

static void
a_code_that_the_scheme_lost_is_kept(void **state)
{
	(void)state;
	say("subject", "OLD-CODE");
	say("offence", "Witchcraft of old");
	lay();
	assert_string_equal(list(LABEL_SUBJECT), "OLD-CODE*");
	assert_string_equal(list(LABEL_OFFENCE), "Witchcraft of old*");
}

static void
an_offence_keeps_the_section_that_was_read(void **state)
{
	struct label *l = draft_label(&d, LABEL_OFFENCE, "Murder");
	size_t at;

	(void)state;
	l->section = "188";
	l->edition = "2000";
	say("offence", "Murder");
	lay();
	at = draft_first(&d, LABEL_OFFENCE, "Murder");
	assert_true(d.labels[at].person);
	assert_string_equal(d.labels[at].section, "188");
	assert_string_equal(list(LABEL_OFFENCE), "Murder*");
}

static void
names_are_compared_without_regard_to_capitals(void **state)
{
	(void)state;
	draft_label(&d, LABEL_PARTY, "KATO JOHN");
	draft_label(&d, LABEL_PARTY, "Nakato Sarah");
	draft_label(&d, LABEL_JUDGE, "W. Musene");
	say("party", "plaintiff|Kato John");
	say("not-party", "NAKATO SARAH");
	say("party", "defendant|Nakato Sara");
	say("judge", "Wilson Masalu Musene");
	lay();
	assert_string_equal(list(LABEL_PARTY), "Kato John* Nakato Sara*");
	assert_string_equal(d.labels[0].role, "plaintiff");
	assert_string_equal(list(LABEL_JUDGE), "Wilson Masalu Musene*");
}

static void
documents_are_split_around_a_persons(void **state)
{
	(void)state;
	machine_document("plaint", 1, 6);
	machine_document("judgment", 7, 9);
	d.labels[0].number = 3;
	say("document", "monday/000003/1|monday/000004/1|affidavit|2015-06-01");
	lay();
	assert_string_equal(list(LABEL_DOCUMENT),
	    "plaint:1-2 affidavit*:3-4 plaint:5-6 judgment:7-9");
	assert_string_equal(d.labels[1].date, "2015-06-01");
	assert_int_equal(d.labels[1].number, -1); /* the file's own case */
}

static void
documents_within_a_persons_go(void **state)
{
	(void)state;
	machine_document("plaint", 1, 2);
	machine_document("affidavit", 3, 3);
	machine_document("judgment", 4, 9);
	say("document", "monday/000002/1|monday/000005/1|proceedings|");
	lay();
	assert_string_equal(list(LABEL_DOCUMENT),
	    "plaint:1-1 proceedings*:2-5 judgment:6-9");
	assert_null(d.labels[1].date);
}

static void
documents_are_made_where_there_was_none(void **state)
{
	(void)state;
	machine_document("judgment", 8, 9);
	say("document", "monday/000001/1|monday/000001/1|plaint|");
	say("document", "monday/000002/1|monday/000777/1|grant|");
	say("document", "nonsense");
	lay();
	assert_string_equal(list(LABEL_DOCUMENT), "plaint*:1-1 judgment:8-9");
}

/* The label of a kind, its date or value; "" : none. */
static const char *
said_of(enum label_kind kind)
{
	size_t at = draft_first(&d, kind, NULL);

	if (at == d.n_labels)
		return "";
	return kind == LABEL_DATE ? d.labels[at].date : d.labels[at].value;
}

static void
a_dated_judgment_of_a_person_disposes(void **state)
{
	(void)state;
	machine_document("plaint", 1, 2);
	draft_label(&d, LABEL_STATUS, "pending");
	draft_label(&d, LABEL_DATE, "judgment")->date = "2011-01-01";
	say("document", "monday/000003/1|monday/000005/1|judgment|2019-10-23");
	lay();
	assert_string_equal(said_of(LABEL_DATE), "2019-10-23");
	assert_string_equal(list(LABEL_DATE), "judgment*");
	assert_string_equal(list(LABEL_STATUS), "disposed*");
}

static void
other_dated_documents_do_not(void **state)
{
	(void)state;
	machine_document("judgment", 8, 9);
	draft_label(&d, LABEL_DATE, "judgment")->date = "2019-10-23";
	draft_label(&d, LABEL_STATUS, "disposed");
	say("document", "monday/000001/1|monday/000001/1|ruling|2016-01-01");
	say("document", "monday/000002/1|monday/000002/1|plaint|2015-01-01");
	lay();
	assert_string_equal(said_of(LABEL_DATE), "2019-10-23");
	assert_string_equal(list(LABEL_STATUS), "disposed");
}

static void
machine_subject(const char *code, const char *rule, const char *second)
{
	struct label_evidence *e = draft_evidence(&d, 2);
	struct label *l = draft_label(&d, LABEL_SUBJECT, code);

	e[0].rule = rule;
	e[1].rule = second;
	l->evidence = e;
	l->n_evidence = second ? 2 : 1;
}

static void
a_guess_of_the_model_goes_where_a_person_spoke(void **state)
{
	(void)state;
	machine_subject("CIV-TORT", "model", NULL);
	machine_subject("LAND-EVICT", "model", "word");
	lay();
	assert_string_equal(list(LABEL_SUBJECT), "CIV-TORT LAND-EVICT");
	say("subject", "LAND-TITLE");
	lay();
	assert_string_equal(list(LABEL_SUBJECT), "LAND-TITLE* LAND-EVICT");
}

static void
what_was_seen_is_shown_no_more(void **state)
{
	draft_label(&d, LABEL_ANOMALY, "number-conflict")->detail = "A, but B";
	draft_label(&d, LABEL_ANOMALY, "number-conflict")->detail = "A, but C";
	draft_label(&d, LABEL_ANOMALY, "foreign-pages")->detail = "3";

	(void)state;
	say("seen", "number-conflict|A, but B");
	say("seen", "foreign-pages|");
	say("seen", "no-number");
	lay();
	assert_string_equal(list(LABEL_ANOMALY), "number-conflict");
}

/* What a decision cannot hold is kept as spaces, or cut off. */
static void
what_was_seen_is_known_by_what_can_be_kept_of_it(void **state)
{
	char words[600], value[700], *kept;

	(void)state;
	say("case", ""); /* it has no number, and need not */
	memset(words, 'x', sizeof words);
	words[sizeof words - 1] = '\0';
	draft_label(&d, LABEL_ANOMALY, "number-conflict")->detail =
	    "A|1\nof 2\x7f, but B";
	draft_label(&d, LABEL_ANOMALY, "foreign-pages")->detail = words;
	draft_label(&d, LABEL_ANOMALY, "number-conflict")->detail =
	    "A|1\nof 2, but C";
	say("seen", "number-conflict|A 1 of 2 , but B");
	kept = doubt_detail(words);
	(void)snprintf(value, sizeof value, "foreign-pages|%s", kept);
	say("seen", value);
	lay();
	assert_string_equal(list(LABEL_ANOMALY), "number-conflict");
	assert_string_equal(d.labels[0].detail, "A|1\nof 2, but C");
	say("seen", "number-conflict|A|1\nof 2, but C"); /* as it is */
	lay();
	assert_string_equal(list(LABEL_ANOMALY), "");
	free(kept);
}

static void
what_was_seen_of_a_kind_is_of_that_kind_only(void **state)
{
	(void)state;
	draft_label(&d, LABEL_ANOMALY, "parent-later")->detail = "2011";
	draft_label(&d, LABEL_ANOMALY, "parent")->detail = "2011";
	say("case", "");
	say("seen", "parent");
	lay();
	assert_string_equal(list(LABEL_ANOMALY), "parent-later");
	say("seen", "parent-later|2012");
	lay();
	assert_string_equal(list(LABEL_ANOMALY), "parent-later");
	say("seen", "parent-later");
	lay();
	assert_string_equal(list(LABEL_ANOMALY), "");
}

/* ---- through the catalogue ----------------------------------------------- */

static struct bench b;
static struct pages *store;

static void
read_page(int64_t image, const char *text)
{
	struct image_result r = { .read = true, .kind = "printed",
		.width = 2480, .height = 3508, .stored_width = 2480,
		.stored_height = 3508, .orientation = 1, .words = 1,
		.confidence = 90, .engine = "test" };
	struct alto_head head = { .source = "x", .engine = "test",
		.version = "1", .settings = "none" };
	struct buf alto = BUF_INIT;
	struct page_text t;
	const char *s, *end, *w;
	int32_t y = 100;

	text_init(&t);
	t.width = 2480;
	t.height = 3508;
	for (s = text; *s; s = *end ? end + 1 : end, y += 50) {
		struct box box = { 100, y, 0, 40 };

		end = s + strcspn(s, "\n");
		text_add_line(&t, s == text, (struct box){ 100, y, 900, 40 });
		for (w = s; w < end; w += box.w / 20 + 1) {
			size_t n = strcspn(w, " \n");

			box.x = 100 + (int32_t)(w - s) * 20;
			box.w = (int32_t)n * 20;
			text_add_word(&t, w, n, box, 90);
		}
	}
	alto_write(&alto, &t, &head);
	must(pages_store(store, "monday", image, &r, alto.data, alto.len, e));
	must(catalog_image_done(b.c, image, &r, e));
	buf_release(&alto);
	text_release(&t);
}

static int
open_archive(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	deliver_simple(b.c, "monday", 1, "stack", 1, 2);
	must(pages_open(&store, b.c, e));
	read_page(1, "THE REPUBLIC OF UGANDA\n"
		     "IN THE HIGH COURT OF UGANDA AT MUKONO\n"
		     "CIVIL SUIT NO. 95 OF 2015\n"
		     "KATO JOHN ::::::::::::: PLAINTIFF\n"
		     "VERSUS\n"
		     "NAKATO SARAH ::::::::::::: DEFENDANT\n"
		     "JUDGMENT");
	read_page(2, "The suit is dismissed with costs.");
	return 0;
}

static int
close_archive(void **state)
{
	pages_close(store);
	bench_close(&b);
	return scratch_teardown(state);
}

static struct record *
coded(void)
{
	struct code_job *j;
	struct record *r;

	must(code_read(&j, b.c, store, 1, e));
	code_find(j, scheme, NULL);
	must(code_store(b.c, j, e));
	code_free(j);
	must(record_read(b.c, 1, &r, e));
	return r;
}

static void
decide(const char *kind, const char *value)
{
	must(decision_add(b.c, 1, kind, value, "Nansubuga", "seen", NULL, e));
}

static const char *
key_of(const struct record *r)
{
	static char key[CASE_KEY_MAX];

	if (r->own < 0)
		return "none";
	case_key(key, sizeof key, &r->numbers[r->own].id);
	return key;
}

/* The label must be there. */
static const struct rec_label *
label_of(const struct record *r, enum label_kind kind, const char *value)
{
	static const struct rec_label none;
	size_t i;

	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == kind &&
		    (!value || !strcmp(r->labels[i].value, value)))
			return &r->labels[i];
	fail_msg("no label %d '%s'", (int)kind, value ? value : "");
	return &none;
}

static void
numbers_have_their_place_and_line(void **state)
{
	struct record *r = coded();
	const struct rec_number *n;

	(void)state;
	assert_string_equal(key_of(r), "HC/Mukono/CS/95/2015");
	n = &r->numbers[r->own];
	assert_int_equal(n->page, 1);
	assert_int_equal(n->box.x, 100);
	assert_int_equal(n->box.y, 200);
	assert_int_equal(n->box.w, 20 * 25);
	assert_string_equal(n->quote, "CIVIL SUIT NO. 95 OF 2015");
	assert_string_equal(r->scheme, "uganda 2");
	record_free(r);
}

static void
decisions_survive_another_reading(void **state)
{
	struct record *r = coded();
	const struct rec_label *l;

	(void)state;
	record_free(r);
	decide("case", "Civil Suit 59 of 2015");
	decide("subject", "LAND-TITLE");
	decide("judge", "Wilson Masalu Musene");
	decide("document", "monday/000001/1|monday/000001/2|ruling|");
	decide("seen", "number-conflict|");
	read_page(1, "nothing that could be read");
	record_free(coded());
	r = coded();
	assert_string_equal(key_of(r), "//CS/59/2015");
	l = label_of(r, LABEL_SUBJECT, "LAND-TITLE");
	assert_true(l->person);
	assert_int_equal(l->n_evidence, 1);
	if (l->evidence) {
		assert_int_equal(l->evidence->page, 0);
		assert_string_equal(l->evidence->quote, "Nansubuga: seen");
	}
	(void)label_of(r, LABEL_JUDGE, "Wilson Masalu Musene");
	l = label_of(r, LABEL_DOCUMENT, NULL);
	assert_string_equal(l->value, "ruling");
	assert_int_equal(l->last, 2);
	record_free(r);
}

static void
what_is_taken_back_counts_no_more(void **state)
{
	struct record *r;
	int64_t seq = 0;

	(void)state;
	must(decision_add(b.c, 1, "case", "Civil Suit 59 of 2015", "A", "b",
	    &seq, e));
	r = coded();
	assert_string_equal(key_of(r), "//CS/59/2015");
	record_free(r);
	must(decision_undo(b.c, seq, "A", "a slip", e));
	r = coded();
	assert_string_equal(key_of(r), "HC/Mukono/CS/95/2015");
	record_free(r);
}

static void
a_decided_class_wins_over_all(void **state)
{
	struct record *r;

	(void)state;
	decide("class", "sealed");
	decide("subject", "FAM-ADOPT");
	r = coded();
	assert_string_equal(r->klass, "sealed");
	assert_string_equal(r->klass_source, "person");
	(void)label_of(r, LABEL_CLASS, "sealed");
	record_free(r);
}

static void
what_people_say_it_is_about_protects(void **state)
{
	struct record *r = coded();
	int64_t seq = 0;

	(void)state;
	assert_string_equal(r->klass, "open");
	record_free(r);
	must(decision_add(b.c, 1, "subject", "FAM-ADOPT", "A", "b", &seq, e));
	r = coded();
	assert_string_equal(r->klass, "family");
	assert_string_equal(r->klass_source, "machine");
	record_free(r);
	must(decision_undo(b.c, seq, "A", "a slip", e));
	r = coded();
	assert_string_equal(r->klass, "open");
	record_free(r);
}

static void
the_case_that_people_give_protects(void **state)
{
	struct record *r;

	(void)state;
	decide("case", "Family Cause 7 of 2012");
	r = coded();
	assert_string_equal(r->klass, "family");
	record_free(r);
}

static void
only_a_person_opens_what_a_rule_protects(void **state)
{
	struct record *r;

	(void)state;
	decide("subject", "FAM-ADOPT");
	decide("class", "open");
	r = coded();
	assert_string_equal(r->klass, "open");
	assert_string_equal(r->klass_source, "person");
	record_free(r);
}

int
main(void)
{
	const struct CMUnitTest by_hand[] = {
#define T(NAME) cmocka_unit_test_setup_teardown(NAME, fresh, done)
		T(a_case_replaces_the_machines_and_shows_it),
		T(a_case_that_agrees_is_filled_in_and_no_conflict),
		T(the_last_case_counts),
		T(an_ambiguous_case_is_settled_by_the_file),
		T(no_case_is_a_decision_too),
		T(a_denied_case_is_none_and_that_is_told),
		T(a_transferred_case_keeps_its_codes_with_dates),
		T(parents_are_added_and_denied),
		T(a_persons_subject_goes_first_and_later_wins),
		T(a_code_that_the_scheme_lost_is_kept),
		T(an_offence_keeps_the_section_that_was_read),
		T(names_are_compared_without_regard_to_capitals),
		T(documents_are_split_around_a_persons),
		T(documents_within_a_persons_go),
		T(documents_are_made_where_there_was_none),
		T(a_dated_judgment_of_a_person_disposes),
		T(other_dated_documents_do_not),
		T(a_guess_of_the_model_goes_where_a_person_spoke),
		T(what_was_seen_is_shown_no_more),
		T(what_was_seen_is_known_by_what_can_be_kept_of_it),
		T(what_was_seen_of_a_kind_is_of_that_kind_only),
	};
	const struct CMUnitTest stored[] = {
#define A(NAME) cmocka_unit_test_setup_teardown(NAME, open_archive,           \
		    close_archive)
		A(numbers_have_their_place_and_line),
		A(decisions_survive_another_reading),
		A(what_is_taken_back_counts_no_more),
		A(a_decided_class_wins_over_all),
		A(what_people_say_it_is_about_protects),
		A(the_case_that_people_give_protects),
		A(only_a_person_opens_what_a_rule_protects),
	};
	struct cr_err err = CR_ERR_INIT;
	int failed;

	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &err) != CR_OK) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	failed = cmocka_run_group_tests(by_hand, NULL, NULL);
	failed += cmocka_run_group_tests(stored, NULL, NULL);
	scheme_free(scheme);
	return failed;
}
