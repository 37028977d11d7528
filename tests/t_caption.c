/* tests/t_caption.c: the headings of pages: their parts in every order, what
 * OCR does to them, and pages that have none. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "codes/labels.h"
#include "codes/scheme_data.h"
#include "tests/lines.h"

static struct scheme *scheme;

static int
load(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK)
		fail_msg("%s", e.msg);
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

/* One page, read. */
struct one {
	struct page_text text;
	const struct page_text *list[1];
	struct papers p;
};

static void
one_read(struct one *o, const char *text)
{
	page_lines(&o->text, text);
	o->list[0] = &o->text;
	papers_read(&o->p, scheme, NULL, o->list, 1);
	captions_find(&o->p);
}

static void
one_release(struct one *o)
{
	papers_release(&o->p);
	text_release(&o->text);
}

static const char *
doctype(int i)
{
	return i < 0 ? "-" : scheme->topics.doctypes[i].code;
}

static void
add_line(struct buf *b, const char *what, size_t line)
{
	if (line == CAPTION_NONE)
		buf_addf(b, " %s -", what);
	else
		buf_addf(b, " %s %zu", what, line);
}

/* "court 1 own 695/2002 parents 1/2001 parties 3-6 versus 4 title 6 ruling" */
static void
describe(struct buf *b, const struct papers *p)
{
	const struct paper *q = &p->v[0];
	const struct caption *c = &q->caption;
	size_t i;

	if (!q->has_caption) {
		buf_adds(b, "none");
		return;
	}
	for (i = 0; i < q->h.n; i++) {
		const struct hit *x = &q->h.v[i];

		buf_addf(b, "%s%s %ld/%d", b->len ? " " : "",
		    number_role_name(x->role), x->serial, x->year);
	}
	buf_addf(b, " n %zu at %s %s %s", c->n_own,
	    c->place.court < 0 ? "-" : scheme->courts[c->place.court].code,
	    c->place.station < 0 ? "-"
				 : scheme->stations[c->place.station].name,
	    c->place.division < 0 ? "-"
				  : scheme->divisions[c->place.division].code);
	add_line(b, "parties", c->parties);
	add_line(b, "to", c->end_parties);
	add_line(b, "versus", c->versus);
	add_line(b, "title", c->title);
	buf_addf(b, " %s", doctype(c->doctype));
}

static void
expect(const char *text, const char *want)
{
	struct buf got = BUF_INIT;
	struct one o;

	one_read(&o, text);
	describe(&got, &o.p);
	if (strcmp(got.data, want) != 0)
		fail_msg("in\n%s\ngot  %s\nwant %s", text, got.data, want);
	buf_release(&got);
	one_release(&o);
}

#define TOP "THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT JINJA\n"
#define SIDES                                                                  \
	"KAKARE BENARD :::::::: APPLICANT\nVERSUS\n"                           \
	"NASSANYEYO ZAITUNI :::::::: RESPONDENT\n"

static void
every_part_of_a_caption_is_found(void **state)
{
	(void)state;
	expect(TOP "(LAND DIVISION)\nMISC. APPLICATION NO. 826 OF 2003\n"
		   "(ARISING FROM CIVIL SUIT NO. 695 OF 2002)\n" SIDES
		   "BEFORE: HON. JUSTICE KOSMAS ORONGA\nRULING\n"
		   "The applicant brought this application by motion.\n",
	    "own 826/2003 parent 695/2002 n 1 at HC Jinja LD parties 5 to 8 "
	    "versus 6 title 9 ruling");
}

static void
the_judge_may_come_after_the_title(void **state)
{
	(void)state;
	expect(TOP "CIVIL SUIT NO. 695 OF 2002\n" SIDES
		   "J U D G M E N T\nBEFORE: HON. LADY JUSTICE LYDIA ADONG\n",
	    "own 695/2002 n 1 at HC Jinja - parties 3 to 6 versus 4 title 6 "
	    "judgment");
}

static void
the_number_may_come_after_the_parties(void **state)
{
	(void)state;
	expect(TOP SIDES "CIVIL SUIT NO. 695 OF 2002\nJUDGMENT\n",
	    "own 695/2002 n 1 at HC Jinja - parties 2 to 5 versus 3 title 6 "
	    "judgment");
}

static void
and_parts_the_sides_of_between(void **state)
{
	(void)state;
	expect(TOP "CIVIL SUIT NO. 695 OF 2002\nBETWEEN\n"
		   "KAKARE BENARD ........ PLAINTIFF\nAND\n"
		   "NASSANYEYO ZAITUNI ........ DEFENDANT\nPLAINT\n",
	    "own 695/2002 n 1 at HC Jinja - parties 3 to 7 versus 5 title 7 "
	    "plaint");
}

static void
brackets_may_be_square_and_parents_stacked(void **state)
{
	(void)state;
	expect(TOP "[CIVIL DIVISION]\nMISC. APPLICATION NO. 9 OF 2005\n"
		   "[ARISING OUT OF MISC. APPLICATION NO. 8 OF 2005]\n"
		   "[ARISING OUT OF CIVIL SUIT NO. 7\nOF 2004]\n" SIDES
		   "RULING\n",
	    "own 9/2005 parent 8/2005 parent 7/2004 n 1 at HC Jinja CV "
	    "parties 7 to 10 versus 8 title 10 ruling");
}

static void
suits_tried_together_are_all_own(void **state)
{
	(void)state;
	expect(TOP "CIVIL SUIT NO. 68 OF 2006\n\nAND\n\n"
		   "CIVIL SUIT NO. 78 OF 2006\n" SIDES "JUDGMENT\n",
	    "own 68/2006 own 78/2006 n 2 at HC Jinja - parties 5 to 8 versus 6 "
	    "title 8 judgment");
	expect(TOP "CIVIL SUIT NO. 359 OF 2014\n(Consolidated with CIVIL SUIT "
		   "NO. 116 OF 2014)\n" SIDES "JUDGMENT\n",
	    "own 359/2014 parent 116/2014 n 1 at HC Jinja - parties 4 to 7 "
	    "versus 5 title 7 judgment");
}

static void
stamps_margins_and_damage_do_not_hide_it(void **state)
{
	(void)state;
	expect("HIGH COURT OF UGANDA\nRECEIVED\n12 MAR 2003\n5\n10\n15\n"
	       "THE REPUBLIC 0F UGANDA ~ = a\n"
	       "IN THE HlGH COURT 0F UGANDA SITTING AT JINJA __..\n"
	       "HCT-03-CV-MA-2003/826 .\n"
	       "'(Arising out of C1VIL SUIT NO. 695 OF 2002\n"
	       "1. NASSANYEYO ZAITUNI }\n"
	       "2. ZIREMEBO YOKANA JIiiirii APPLICANTS\n- V E R S U S -\n"
	       "KAKARE BENARD iiii:iiiriisrr:: RESPONDENT .\n: RULING |\n",
	    "own 826/2003 parent 695/2002 n 1 at HC Jinja - parties 10 to 14 "
	    "versus 12 title 14 ruling");
}

static void
a_caption_may_have_lost_its_top(void **state)
{
	(void)state;
	expect("CIVIL SUIT NO. 695 OF 2002\n" SIDES "JUDGMENT\n",
	    "own 695/2002 n 1 at - - - parties 1 to 4 versus 2 title 4 "
	    "judgment");
	expect("KAKARE BENARD\n1. NASSANYEYO ZAITUNI\n"
	       "2. ZIREMEBO YOKANA ..... DEFENDANTS\nPLAINT\n",
	    " n 0 at - - - parties 0 to 3 versus - title 3 plaint");
}

static void
a_bracket_without_its_words_is_no_own_number(void **state)
{
	(void)state;
	expect(TOP "rnsc. appl No 8 6\n"
		   "(Arisng frm High Court Civil Suit No. 695 of 2002)\n" SIDES
		   "RULING\n",
	    "parent 695/2002 n 0 at HC Jinja - parties 4 to 7 versus 5 title 7 "
	    "ruling");
}

static void
a_court_that_sits_elsewhere_keeps_its_registry(void **state)
{
	(void)state;
	expect("THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA\n"
	       "FAMILY DIVISION\nAT MAKINDYE\n"
	       "FAMILY CAUSE NO. 33/2011\n" SIDES "RULING\n",
	    "own 33/2011 n 1 at HC Kampala FD parties 5 to 8 versus 6 "
	    "title 8 ruling");
	expect("THE REPUBLIC OF UGANDA\n"
	       "IN THE CHIEF MAGISTRATE'S COURT OF MAKINDYE\n"
	       "CIVIL SUIT NO. 33/2011\n" SIDES "RULING\n",
	    "own 33/2011 n 1 at CM Makindye - parties 3 to 6 versus 4 title 6 "
	    "ruling");
}

static void
an_unclosed_bracket_above_makes_no_parent(void **state)
{
	(void)state;
	expect("THE REPUBLIC OF UGANDA\n"
	      "IN THE HIGH COURT OF UGANDA AT KAMPALA\n"
	      "(COMMERCIAL COURT:\n"
	      "CIVIL SUIT NO. 382 OF 2014\n"
	      "TABULA LTD ..... PLAINTIFF\n"
	      "VERSUS\n"
	      "MILLERS LTD ..... DEFENDANT\n"
	      "PLAINT\n",
	    "own 382/2014 n 1 at HC Kampala CC parties 4 to 7 versus 5 "
	    "title 7 plaint");
	expect("THE REPUBLIC OF UGANDA\n"
	      "IN THE HIGH CO[JRT OF [JGANDA AT KAMPALA\n"
	      "CIVIL SUIT NO. 382 OF 2014\n"
	      "TABULA LTD ..... PLAINTIFF\n"
	      "VERSUS\n"
	      "MILLERS LTD ..... DEFENDANT\n"
	      "PLAINT\n",
	    "own 382/2014 n 1 at HC Kampala - parties 3 to 6 versus 4 "
	    "title 6 plaint");
}

static void
running_text_has_no_caption(void **state)
{
	(void)state;
	expect("In Civil Suit No. 5 of 2010 the High Court at Jinja held that\n"
	       "the sale was void. The plaintiff in that case had paid all\n"
	       "and relied on Misc. Application No. 7 of 2011, in which the\n"
	       "learned judge was of the same mind as regards the defendant.\n",
	    "none");
	expect("that the appeal had no merit and should be dismissed.\n"
	       "I agree with the reasons given by the learned magistrate, and\n"
	       "I have nothing to add to what he said of the evidence there.\n"
	       "The costs of this appeal shall be borne by the one who lost\n"
	       "it, and by nobody else, as was agreed upon between the two.\n"
	       "ESTHER KENDIRE\nCHIEF MAGISTRATE\n",
	    "none");
}

/* ---- hostile text ------------------------------------------------------- */

static void
survive(const char *s, size_t len)
{
	struct page_text t;
	const struct page_text *list[1] = { &t };
	struct papers p;
	struct labels l;

	page_bytes(&t, s, len);
	papers_read(&p, scheme, NULL, list, 1);
	memset(&l, 0, sizeof l);
	l.own = l.outcome = -1;
	captions_find(&p);
	parties_find(&l, &p);
	judge_find(&l, &p);
	assert_true(l.n_parties < 500);
	labels_release(&l);
	papers_release(&p);
	text_release(&t);
}

static void
repeat(const char *unit, size_t total)
{
	struct buf b = BUF_INIT;
	size_t len = strlen(unit);

	while (b.len < total)
		buf_add(&b, unit, len);
	survive(b.data, b.len);
	buf_release(&b);
}

static void
hostile_text_is_survived(void **state)
{
	static const char nul[] = "IN THE HIGH COURT\0 OF UGANDA\nA \0 B :::: "
				  "PLAINTIFF\nVERSUS\n\0\0 :::\nBEFORE:\0 X";
	static const char utf[] = "CIVIL SUIT NO. 5 OF 2010\n\xff\xfe OKELLO "
				  "\xe2\x80 :::: PLAINTIFF\nVS\n\xc3 \x80\x80";

	(void)state;
	survive(nul, sizeof nul - 1);
	survive(utf, sizeof utf - 1);
	survive("", 0);
	repeat("A", 1 << 20);
	repeat(":", 1 << 20);
	repeat("1. ", 1 << 20);
	repeat("A v ", 1 << 18);
	repeat("OKELLO :::: PLAINTIFF\n", 1 << 18);
	repeat("BEFORE: HON. JUSTICE A, B AND C\n", 1 << 18);
	repeat("(((((ARISING FROM\n", 1 << 18);
}

/* ---- published captions ------------------------------------------------- */

static char *
shared(const char *name)
{
	const char *dir = getenv("COURTROLL_SHARED");
	char *path = path_join(dir ? dir : "../shared", name);

	if (!file_exists(path)) {
		print_message("no '%s': not run\n", path);
		free(path);
		skip();
	}
	return path;
}

/* The value of a key of a caption record, in out. */
static void
field(char *out, size_t size, const char *text, const char *key)
{
	char want[32];
	const char *at;
	size_t n;

	*out = '\0';
	(void)snprintf(want, sizeof want, "\n%s: ", key);
	if (!(at = strstr(text, want)))
		return;
	at += strlen(want);
	n = strcspn(at, "\n");
	if (n >= size)
		n = size - 1;
	memcpy(out, at, n);
	out[n] = '\0';
}

struct count {
	size_t files, own, parents, places;
};

static void
check_published(struct count *c, const char *text)
{
	char court[200], number[200], from[300], page[1600];
	struct numbers want = NUMBERS_INIT;
	struct one o;
	const struct paper *q;
	char *cut;

	field(court, sizeof court, text, "court_line");
	field(number, sizeof number, text, "number");
	field(from, sizeof from, text, "arising_from");
	if ((cut = strstr(court, " (heading")) ||
	    (cut = strstr(court, " (station")) ||
	    (cut = strstr(court, " (Bun")))
		*cut = '\0';
	(void)snprintf(page, sizeof page,
	    "THE REPUBLIC OF UGANDA\nIN THE %s\n%s\n%s%s%s\n" SIDES "RULING\n",
	    court, number, *from ? "(Arising from " : "", from,
	    *from ? ")" : "");
	numbers_find(&want, scheme, number, strlen(number));
	one_read(&o, page);
	q = &o.p.v[0];
	assert_true(q->has_caption);
	c->files++;
	c->own += want.n && q->caption.own != CAPTION_NONE &&
	    q->caption.n_own == want.n &&
	    q->h.v[q->caption.own].serial == want.v[0].candidates[0].serial;
	c->places += q->caption.place.court >= 0;
	c->parents += !*from ||
	    (q->h.n > want.n && q->h.v[want.n].role == NUMBER_PARENT);
	one_release(&o);
	numbers_release(&want);
}

static void
published_captions_are_read(void **state)
{
	char *dir = shared("uganda/captions");
	struct count c = { 0, 0, 0, 0 };
	struct cr_err e = CR_ERR_INIT;
	struct names names = NAMES_INIT;
	struct buf b = BUF_INIT;
	size_t i;

	(void)state;
	assert_int_equal(dir_list(&names, dir, &e), CR_OK);
	for (i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.v[i]);

		buf_reset(&b);
		assert_int_equal(file_read(&b, path, 1 << 16, &e), CR_OK);
		check_published(&c, b.data);
		free(path);
	}
	print_message("%zu captions: own %zu, parents %zu, courts %zu\n",
	    c.files, c.own, c.parents, c.places);
	assert_true(c.files >= 20);
	assert_true(c.own * 100 >= c.files * 95);
	assert_true(c.parents * 100 >= c.files * 95);
	assert_true(c.places * 100 >= c.files * 95);
	names_release(&names);
	buf_release(&b);
	free(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_part_of_a_caption_is_found),
		cmocka_unit_test(the_judge_may_come_after_the_title),
		cmocka_unit_test(the_number_may_come_after_the_parties),
		cmocka_unit_test(and_parts_the_sides_of_between),
		cmocka_unit_test(brackets_may_be_square_and_parents_stacked),
		cmocka_unit_test(suits_tried_together_are_all_own),
		cmocka_unit_test(stamps_margins_and_damage_do_not_hide_it),
		cmocka_unit_test(a_caption_may_have_lost_its_top),
		cmocka_unit_test(a_bracket_without_its_words_is_no_own_number),
		cmocka_unit_test(
		    a_court_that_sits_elsewhere_keeps_its_registry),
		cmocka_unit_test(an_unclosed_bracket_above_makes_no_parent),
		cmocka_unit_test(running_text_has_no_caption),
		cmocka_unit_test(hostile_text_is_survived),
		cmocka_unit_test(published_captions_are_read),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
