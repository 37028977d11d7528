/* tests/t_assign.c: whose number is each?  Files of a few pages, with the
 * captions, quotations and misprints that court files have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/labels.h"

enum { PAGES = 12 };

static struct scheme *scheme;

struct file {
	struct page_text text[PAGES];
	const struct page_text *pages[PAGES];
	struct papers papers;
	struct labels l;
	struct buf got;
};

static void
add_line(struct page_text *t, const char *line, const char *end, int block,
    int y, float conf)
{
	const char *word, *space;

	text_add_line(t, block, (struct box){ 0, y, 900, 30 });
	for (word = line; word < end; word = space + 1) {
		space = word + strcspn(word, " \n");
		text_add_word(t, word, (size_t)(space - word),
		    (struct box){ 0, y, 50, 30 }, conf);
	}
}

/* Lines separated by \n, an empty one begins a block; one that begins with
 * '?' is badly printed. */
static void
set_page(struct page_text *t, const char *text)
{
	const char *line, *end;
	int block = 0, y = 0;
	bool bad;

	text_init(t);
	for (line = text; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		if (end == line) {
			block = 1;
			continue;
		}
		bad = *line == '?';
		add_line(t, line + bad, end, block, y, bad ? 40 : 92);
		block = 0;
		y += 40;
	}
}

/* Read a file: the jacket (or NULL), then pages to a NULL. */
static void
file_read(struct file *f, const char *jacket, const char *const *pages)
{
	struct jacket_words j = { .written = jacket };
	size_t n;

	memset(f, 0, sizeof *f);
	buf_init(&f->got);
	for (n = 0; n < PAGES && pages[n]; n++) {
		set_page(&f->text[n], pages[n]);
		f->pages[n] = &f->text[n];
	}
	papers_read(&f->papers, scheme, &j, f->pages, n);
	f->l.own = f->l.outcome = -1;
	captions_find(&f->papers);
	documents_find(&f->l, &f->papers);
	numbers_assign(&f->l, &f->papers);
}

static void
file_done(struct file *f)
{
	size_t i;

	labels_release(&f->l);
	papers_release(&f->papers);
	for (i = 0; i < PAGES; i++)
		if (f->pages[i])
			text_release(&f->text[i]);
	buf_release(&f->got);
}

static void
add_case(struct buf *out, const struct number *n)
{
	char key[CASE_KEY_MAX];

	case_key(key, sizeof key, &n->candidates[0]);
	buf_addf(out, "%s%s", n->settled ? "" : "?", key);
}

/* "own KEY; parent RELATION KEY ..." each case once */
static const char *
summary(struct file *f)
{
	struct labels *l = &f->l;
	char seen[16][CASE_KEY_MAX + 32];
	size_t i, k, n = 0;

	buf_reset(&f->got);
	buf_adds(&f->got, "own ");
	if (l->own >= 0)
		add_case(&f->got, &l->numbers[l->own].n);
	for (i = 0; i < l->n_numbers; i++)
		if (l->numbers[i].also) {
			buf_adds(&f->got, "; also ");
			add_case(&f->got, &l->numbers[i].n);
		}
	for (i = 0; i < l->n_numbers; i++) {
		struct buf b = BUF_INIT;

		if (l->numbers[i].n.role != NUMBER_PARENT)
			continue;
		buf_addf(&b, "; %s ", relation_name(l->numbers[i].relation));
		add_case(&b, &l->numbers[i].n);
		for (k = 0; k < n && strcmp(seen[k], b.data); k++)
			;
		if (k == n && n < 16) {
			(void)snprintf(seen[n++], sizeof seen[0], "%s", b.data);
			buf_adds(&f->got, b.data);
		}
		buf_release(&b);
	}
	return f->got.data;
}

static int
count_anomalies(const struct file *f, const char *kind)
{
	size_t i;
	int n = 0;

	for (i = 0; i < f->l.n_anomalies; i++)
		n += strcmp(f->l.anomalies[i].kind, kind) == 0;
	return n;
}

static void
assert_anomalies(const struct file *f, const char *kind, int n)
{
	size_t i;

	if (count_anomalies(f, kind) == n && (n || !f->l.n_anomalies))
		return;
	for (i = 0; i < f->l.n_anomalies; i++)
		print_error("%s: %s\n", f->l.anomalies[i].kind,
		    f->l.anomalies[i].detail);
	fail_msg("%d of %s expected", n, kind);
}

static void
assert_summary(struct file *f, const char *expected)
{
	const char *got = summary(f);

	if (strcmp(got, expected) != 0)
		fail_msg("'%s', not '%s'", got, expected);
}

/* The role of the number that is written so. */
static const char *
role_of(const struct file *f, const char *verbatim)
{
	size_t i;

	for (i = 0; i < f->l.n_numbers; i++) {
		const struct label_no *n = &f->l.numbers[i];

		if (n->page == EVIDENCE_JACKET ||
		    n->n.len < strlen(verbatim))
			continue;
		if (strncmp(f->text[n->page].text.data + n->n.off, verbatim,
			strlen(verbatim)) == 0)
			return number_role_name(n->n.role);
	}
	return "none";
}

#define CAPTION(NUMBER, PARENT, A, ROLE_A, B, ROLE_B, TITLE)                   \
	"THE REPUBLIC OF UGANDA\n"                                             \
	"IN THE HIGH COURT OF UGANDA AT MASAKA\n" NUMBER "\n" PARENT A         \
	" ::::::::::::::: " ROLE_A "\nVERSUS\n" B " ::::::::::::::: " ROLE_B   \
	"\n\n" TITLE "\n\n"                                                   \
	"1. The parties are adult Ugandans of sound mind and their address\n"  \
	"for the purposes of this matter is care of their advocates.\n"
#define SUIT(NUMBER, TITLE)                                                    \
	CAPTION(NUMBER, "", "KAGGWA JOHN BOSCO", "PLAINTIFF",                  \
	    "NALWOGA TEOPISTA", "DEFENDANT", TITLE)
#define APPLICATION(NUMBER, PARENT, TITLE)                                     \
	CAPTION(NUMBER, PARENT "\n", "NALWOGA TEOPISTA", "APPLICANT",          \
	    "KAGGWA JOHN BOSCO", "RESPONDENT", TITLE)

static void
captions_tell_the_own_case_and_where_it_comes_from(void **state)
{
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)",
		    "NOTICE OF MOTION"),
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "RULING")
		    "In Mukasa v Bbosa, Civil Appeal No. 7 of 1999, it was "
		    "held\nthat time runs. Civil Suit No. 206 of 2011 is "
		    "pending.\nThe file of Civil Suit No. 3 of 2004 was not "
		    "seen.\n",
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f,
	    "own HC/Masaka/MA/31/2012; arising-from HC/Masaka/CS/206/2011");
	assert_string_equal(role_of(&f, "Civil Appeal No. 7 of"), "cited");
	assert_string_equal(role_of(&f, "Civil Suit No. 206"), "parent");
	assert_string_equal(role_of(&f, "Civil Suit No. 3 of"), "unknown");
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
an_inherited_place_says_so_and_an_appeal_inherits_none(void **state)
{
	static const char *const app[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "MOTION"),
		NULL,
	};
	static const char *const named[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM MPIGI CHIEF MAGISTRATE'S COURT CIVIL SUIT "
		    "NO. 206 OF 2011)", "MOTION"),
		NULL,
	};
	static const char *const bail[] = {
		APPLICATION("CRIMINAL MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CRIMINAL CASE NO. 206 OF 2011)", "MOTION"),
		NULL,
	};
	static const char *const appeal[] = {
		CAPTION("CIVIL APPEAL NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)\n",
		    "NALWOGA TEOPISTA", "APPELLANT", "KAGGWA JOHN BOSCO",
		    "RESPONDENT", "JUDGMENT"),
		NULL,
	};
	struct file f;
	size_t i, inherited = 0;

	(void)state;
	file_read(&f, NULL, app);
	for (i = 0; i < f.l.n_numbers; i++)
		inherited += !strcmp(f.l.numbers[i].n.rule, "inherited-place");
	assert_int_equal(inherited, 1);
	file_done(&f);
	file_read(&f, NULL, named);
	assert_summary(&f,
	    "own HC/Masaka/MA/31/2012; arising-from CM/Mpigi/CS/206/2011");
	file_done(&f);
	file_read(&f, NULL, bail);
	assert_summary(&f,
	    "own HC/Masaka/MA/31/2012; arising-from //CRC/206/2011");
	file_done(&f);
	file_read(&f, NULL, appeal);
	assert_summary(&f,
	    "own HC/Masaka/CA/31/2012; appeal-from //CS/206/2011");
	file_done(&f);
}

static void
what_was_registered_wins_and_the_captions_fill_it(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2011", "PLAINT"), NULL
	};
	struct file f;

	(void)state;
	file_read(&f, "C.S 206/2011", pages);
	assert_summary(&f, "own HC/Masaka/CS/206/2011");
	assert_true(f.l.numbers[f.l.own].page == EVIDENCE_JACKET);
	assert_string_equal(f.l.numbers[f.l.own].n.rule, "registered");
	assert_true(f.l.numbers[f.l.own].n.score == 1);
	assert_anomalies(&f, "", 0);
	file_done(&f);
	file_read(&f, "Civil Suit No. 4 of 1998", pages);
	assert_summary(&f, "own //CS/4/1998");
	assert_anomalies(&f, "number-conflict", 1);
	file_done(&f);
}

static void
captions_settle_a_jacket_that_can_be_read_in_two_ways(void **state)
{
	static const char *const pages[] = {
		CAPTION("CIVIL REVISION NO. 12 OF 2014", "",
		    "NALWOGA TEOPISTA", "APPLICANT", "KAGGWA JOHN BOSCO",
		    "RESPONDENT", "RULING"), NULL
	};
	static const char *const none[] = { "nothing that is a number", NULL };
	struct file f;

	(void)state;
	file_read(&f, "CR No. 12 of 2014", pages);
	assert_summary(&f, "own HC/Masaka/REV/12/2014");
	file_done(&f);
	file_read(&f, "CR No. 12 of 2014", none);
	assert_summary(&f, "own ");
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
readings_that_agree_outvote_a_damaged_one(void **state)
{
	static const char *const pages[] = {
		SUIT("?HCT-06-CV-CS-O21-2O13", "PLAINT"),
		SUIT("HCT-06-CV-CS-021-2018", "DEFENCE"),
		SUIT("HCT-06-CV-CS-021-2018", "JUDGMENT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/06/CS/21/2018");
	assert_string_equal(role_of(&f, "HCT-06-CV-CS-O21"), "own");
	assert_int_equal(f.l.numbers[0].n.candidates[0].year, 2013);
	assert_true(f.l.numbers[0].n.score < 0.6);
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
numbers_that_truly_disagree_are_shown(void **state)
{
	static const char *const captions[] = {
		SUIT("CIVIL SUIT NO. 95 OF 2015", "PLAINT"),
		SUIT("CIVIL SUIT NO. 92 OF 2015", "DEFENCE"),
		SUIT("CIVIL SUIT NO. 95 OF 2015", "JUDGMENT"),
		NULL,
	};
	static const char *const body[] = {
		SUIT("CIVIL SUIT NO. 95 OF 2015", "JUDGMENT")
		"The plaintiff brought Civil Suit No. 92 of 2015 in time.\n",
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, captions);
	assert_summary(&f, "own HC/Masaka/CS/95/2015");
	assert_anomalies(&f, "number-conflict", 1);
	assert_non_null(strstr(f.l.anomalies[0].detail, "95"));
	assert_non_null(strstr(f.l.anomalies[0].detail, "92"));
	assert_int_equal(f.l.anomalies[0].page, 1);
	file_done(&f);
	file_read(&f, NULL, body);
	assert_summary(&f, "own HC/Masaka/CS/95/2015");
	assert_anomalies(&f, "number-conflict", 1);
	file_done(&f);
}

static void
cases_tried_together_are_all_own(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUITS NOS. 14 AND 15 OF 2009", "JUDGMENT"), NULL
	};
	static const char *const with[] = {
		SUIT("CIVIL SUIT NO. 14 OF 2009\n(CONSOLIDATED WITH CIVIL SUIT "
		     "NO. 80 OF 2010)", "JUDGMENT"), NULL
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f,
	    "own HC/Masaka/CS/14/2009; also HC/Masaka/CS/15/2009");
	assert_anomalies(&f, "", 0);
	file_done(&f);
	file_read(&f, NULL, with);
	assert_int_equal(count_anomalies(&f, "number-conflict"), 0);
	assert_non_null(strstr(summary(&f),
	    "consolidated-with //CS/80/2010"));
	file_done(&f);
}

static void
an_application_in_the_suits_jacket_is_not_the_file(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2011", "PLAINT"),
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)",
		    "NOTICE OF MOTION"),
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "AFFIDAVIT"),
		SUIT("CIVIL SUIT NO. 206 OF 2011", "JUDGMENT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/Masaka/CS/206/2011");
	assert_true(page_is_own(&f.l, 0));
	assert_false(page_is_own(&f.l, 1));
	assert_false(page_is_own(&f.l, 2));
	assert_true(page_is_own(&f.l, 3));
	assert_string_equal(f.l.numbers[f.l.documents[1].number]
	    .n.candidates[0].type, "MA");
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
the_lower_courts_record_is_the_parents(void **state)
{
	static const char *const pages[] = {
		CAPTION("CIVIL APPEAL NO. 31 OF 2012",
		    "(APPEAL FROM MPIGI CHIEF MAGISTRATE'S COURT CIVIL SUIT "
		    "NO. 206 OF 2009)\n",
		    "NALWOGA TEOPISTA", "APPELLANT", "KAGGWA JOHN BOSCO",
		    "RESPONDENT", "MEMORANDUM OF APPEAL"),
		"IN THE CHIEF MAGISTRATE'S COURT OF MPIGI\n"
		"CIVIL SUIT NO. 206 OF 2009\n"
		"KAGGWA JOHN BOSCO :::::::::::::: PLAINTIFF\nVERSUS\n"
		"NALWOGA TEOPISTA ::::::::::::: DEFENDANT\n\nJUDGMENT\n\n"
		"The plaintiff sued the defendant for trespass to his land.\n",
		"IN THE CHIEF MAGISTRATE'S COURT OF MPIGI\n"
		"CIVIL SUIT NO. 206 OF 2009\n"
		"KAGGWA JOHN BOSCO :::::::::::::: PLAINTIFF\nVERSUS\n"
		"NALWOGA TEOPISTA ::::::::::::: DEFENDANT\n\nPLAINT\n\n"
		"The plaintiff is an adult of sound mind in all his acts.\n",
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f,
	    "own HC/Masaka/CA/31/2012; appeal-from CM/Mpigi/CS/206/2009");
	assert_true(page_is_own(&f.l, 0));
	assert_false(page_is_own(&f.l, 1));
	assert_false(page_is_own(&f.l, 2));
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
pages_of_a_stranger_are_foreign(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2011", "PLAINT"),
		SUIT("CIVIL SUIT NO. 206 OF 2011", "DEFENCE"),
		CAPTION("DIVORCE CAUSE NO. 8 OF 2003", "", "OPIO SILVER",
		    "PETITIONER", "AKELLO GRACE", "RESPONDENT", "PETITION"),
		SUIT("CIVIL SUIT NO. 206 OF 2011", "JUDGMENT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/Masaka/CS/206/2011");
	assert_anomalies(&f, "foreign-pages", 1);
	assert_int_equal(f.l.anomalies[0].page, 2);
	assert_non_null(strstr(f.l.anomalies[0].detail, "DIVORCE"));
	assert_false(page_is_own(&f.l, 2));
	assert_true(page_is_own(&f.l, 3));
	file_done(&f);
}

static void
a_copy_of_a_cited_judgment_is_no_stranger(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2011", "PLAINT"),
		SUIT("CIVIL SUIT NO. 206 OF 2011", "SUBMISSIONS")
		    "I rely on Opio v Akello, Divorce Cause No. 8 of 2003.\n",
		CAPTION("DIVORCE CAUSE NO. 8 OF 2003", "", "OPIO SILVER",
		    "PETITIONER", "AKELLO GRACE", "RESPONDENT", "JUDGMENT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/Masaka/CS/206/2011");
	assert_anomalies(&f, "", 0);
	assert_false(page_is_own(&f.l, 2));
	file_done(&f);
}

static void
a_jacket_tells_parents_too(void **state)
{
	static const char *const none[] = { NULL };
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "RULING"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, "M.A 31/2012 arising from C.S 206/2011", none);
	assert_summary(&f, "own //MA/31/2012; arising-from //CS/206/2011");
	file_done(&f);
	/* the suit's jacket, with nothing but an application in it */
	file_read(&f, "C.S 206/2011", pages);
	assert_summary(&f, "own //CS/206/2011");
	assert_false(page_is_own(&f.l, 0));
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
a_damaged_own_number_makes_no_foreign_pages(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2011", "PLAINT"),
		SUIT("?CIVIL SUIT NO. 2O8 OF 2017", "DEFENCE"),
		SUIT("CIVIL SUIT NO. 306 OF 2014", "SUBMISSIONS"),
		SUIT("CIVIL SUIT NO. 206 OF 2011", "JUDGMENT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/Masaka/CS/206/2011");
	assert_int_equal(count_anomalies(&f, "foreign-pages"), 0);
	file_done(&f);
}

static void
a_year_that_cannot_be_is_not_taken(void **state)
{
	static const char *const one[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2068", "PLAINT"), NULL
	};
	static const char *const two[] = {
		SUIT("CIVIL SUIT NO. 206 OF 2068", "PLAINT"),
		SUIT("CIVIL SUIT NO. 206 OF 2008", "JUDGMENT"), NULL
	};
	static const char *const cut[] = {
		SUIT("CIVIL SUIT NO. 206 OF 20", "PLAINT"), NULL
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, one);
	assert_summary(&f, "own ");
	assert_anomalies(&f, "", 0);
	file_done(&f);
	file_read(&f, NULL, two);
	assert_summary(&f, "own HC/Masaka/CS/206/2008");
	assert_anomalies(&f, "", 0);
	file_done(&f);
	file_read(&f, NULL, cut);
	assert_summary(&f, "own ");
	file_done(&f);
}

static void
parents_are_read_from_all_captions(void **state)
{
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM MISC. APPLICATION NO. 9 OF 2012)\n"
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "MOTION"),
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM MISC. APPLICATION NO. 9 OF 2012)\n"
		    "?(ARISING FROM CIVIL SUIT NO. 20 OF 2011)", "AFFIDAVIT"),
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM MISC. APPLICATION NO. 9 OF 2012)\n"
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "RULING"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f,
	    "own HC/Masaka/MA/31/2012; arising-from HC/Masaka/MA/9/2012; "
	    "arising-from HC/Masaka/CS/206/2011");
	assert_string_equal(role_of(&f, "CIVIL SUIT NO. 20 OF"), "unknown");
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
a_parent_later_than_its_child_is_shown(void **state)
{
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2014)", "RULING"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_anomalies(&f, "parent-later", 1);
	file_done(&f);
}

static void
a_file_without_a_number_is_shown_and_an_unread_one_is_not(void **state)
{
	static const char *const pages[] = {
		"Dear Sir,\n\nRe: your letter of the 4th instant.\n", NULL
	};
	static const char *const none[] = { NULL };
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own ");
	assert_anomalies(&f, "no-number", 1);
	file_done(&f);
	file_read(&f, NULL, none);
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
a_page_of_nothing_but_numbers_is_borne(void **state)
{
	struct buf b = BUF_INIT;
	const char *pages[3] = { NULL, NULL, NULL };
	struct file f;
	int i;

	(void)state;
	buf_adds(&b, SUIT("CIVIL SUIT NO. 206 OF 2011", "PLAINT"));
	for (i = 0; i < 2400; i++)
		buf_addf(&b, "(Arising from Civil Suit No. %d of 2010)\n",
		    i % 900 + 1);
	pages[0] = pages[1] = b.data;
	file_read(&f, NULL, pages);
	assert_string_equal(f.l.numbers[f.l.own].n.candidates[0].type, "CS");
	assert_true(f.l.n_numbers > 4000);
	assert_true(f.l.n_anomalies < 100);
	file_done(&f);
	buf_release(&b);
}

static int
setup(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (scheme_load(&scheme, "codes/schemes/uganda.xml", &e) != CR_OK) {
		print_error("%s\n", e.msg);
		return 1;
	}
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

#define COURT "THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT MUKONO\n"

static void
dates_of_the_papers_tell_a_misread_year(void **state)
{
	static const char *const plaint =
	    COURT "CIVIL SUIT NO. 847 OF 1950\n"
		  "KATO JOHN :::: PLAINTIFF\nVERSUS\nNAKATO MARY :::: "
		  "DEFENDANT\nPLAINT\n\nThe plaintiff claims the land.\n"
		  "Dated at Mukono this 4th day of May 1990\n";
	static const char *const defence =
	    COURT "CIVIL SUIT NC. 847 OF 1990\n"
		  "KATO JOHN :::: PLAINTIFF\nVERSUS\nNAKATO MARY :::: "
		  "DEFENDANT\nWRITTEN STATEMENT OF DEFENCE\n\nDenied.\n";
	const char *both[] = { plaint, defence, NULL };
	const char *one[] = { plaint, NULL };
	struct file f;

	(void)state;
	file_read(&f, NULL, both);
	assert_summary(&f, "own HC/Mukono/CS/847/1990");
	file_done(&f);
	/* with no other reading it stays, but not in silence */
	file_read(&f, NULL, one);
	assert_summary(&f, "own HC/Mukono/CS/847/1950");
	assert_int_equal(count_anomalies(&f, "number-conflict"), 1);
	assert_true(f.l.numbers[f.l.own].n.score < 0.7);
	file_done(&f);
	/* what is registered is believed */
	file_read(&f, "Civil Suit 847 of 1950", one);
	assert_summary(&f, "own HC/Mukono/CS/847/1950");
	assert_int_equal(count_anomalies(&f, "number-conflict"), 0);
	file_done(&f);
}

static void
a_nought_misread_before_a_serial_makes_no_other_case(void **state)
{
	static const char *const pages[] = {
		SUIT("CIVIL SUIT NO. 0079 OF 2007", "PLAINT"),
		SUIT("CIVIL SUIT NO. 9079 OF 2007", "JUDGMENT"),
		SUIT("CIVIL SUIT NO. 0079 OF 2007", "DECREE"),
		NULL,
	};
	static const char *const other[] = {
		SUIT("CIVIL SUIT NO. 0079 OF 2007", "PLAINT"),
		SUIT("CIVIL SUIT NO. 0079 OF 2007", "DEFENCE"),
		CAPTION("CIVIL SUIT NO. 2479 OF 2007", "", "OPIO SILVER",
		    "PLAINTIFF", "AKELLO GRACE", "DEFENDANT", "PLAINT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/Masaka/CS/79/2007");
	assert_true(page_is_own(&f.l, 1));
	assert_string_equal(role_of(&f, "CIVIL SUIT NO. 9079"), "own");
	assert_anomalies(&f, "", 0);
	file_done(&f);
	file_read(&f, NULL, other);
	assert_false(page_is_own(&f.l, 2));
	file_done(&f);
}

static void
parents_side_by_side_are_no_rivals(void **state)
{
	static const char *const none[] = { NULL };
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 2 OF 2010 AND CIVIL SUIT "
		    "NO. 3 OF 2010)", "MOTION"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f,
	    "own HC/Masaka/MA/31/2012; arising-from HC/Masaka/CS/2/2010; "
	    "arising-from HC/Masaka/CS/3/2010");
	assert_anomalies(&f, "", 0);
	file_done(&f);
	file_read(&f, "M.A 31/2012 arising from CS 4/10, CS 5/10 & CS 6/10",
	    none);
	assert_summary(&f, "own //MA/31/2012; arising-from //CS/4/2010; "
	    "arising-from //CS/5/2010; arising-from //CS/6/2010");
	assert_anomalies(&f, "", 0);
	file_done(&f);
}

static void
a_number_that_the_case_had_before_is_related(void **state)
{
	static const char *const pages[] = {
		APPLICATION("HCT-06-CV-MA-0031-2015",
		    "(FORMERLY HCT-04-CV-MA-0011-2014)", "RULING"),
		NULL,
	};
	static const char *const moved[] = {
		CAPTION("CIVIL APPEAL NO. 31 OF 2012",
		    "(TRANSFERRED FROM CIVIL APPEAL NO. 6 OF 2011)\n",
		    "NALWOGA TEOPISTA", "APPELLANT", "KAGGWA JOHN BOSCO",
		    "RESPONDENT", "JUDGMENT"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/06/MA/31/2015; related HC/04/MA/11/2014");
	file_done(&f);
	file_read(&f, NULL, moved);
	assert_summary(&f, "own HC/Masaka/CA/31/2012; related //CA/6/2011");
	file_done(&f);
}

static void
a_jackets_parent_says_that_its_place_was_inherited(void **state)
{
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM CIVIL SUIT NO. 206 OF 2011)", "RULING"),
		NULL,
	};
	struct file f;
	size_t i, parents = 0;

	(void)state;
	file_read(&f, "M.A 31/2012 arising from C.S 206/2011", pages);
	assert_summary(&f,
	    "own HC/Masaka/MA/31/2012; arising-from HC/Masaka/CS/206/2011");
	for (i = 0; i < f.l.n_numbers; i++) {
		const struct number *n = &f.l.numbers[i].n;

		if (n->role != NUMBER_PARENT)
			continue;
		parents++;
		assert_string_equal(n->rule, "inherited-place");
		assert_true(n->score <= 0.9);
	}
	assert_int_equal(parents, 2);
	file_done(&f);
}

static void
a_case_that_names_itself_as_its_parent_is_shown(void **state)
{
	static const char *const none[] = { NULL };
	static const char *const pages[] = {
		APPLICATION("MISC. APPLICATION NO. 31 OF 2012",
		    "(ARISING FROM MISC. APPLICATION NO. 31 OF 2012)",
		    "RULING"),
		NULL,
	};
	struct file f;

	(void)state;
	file_read(&f, NULL, pages);
	assert_summary(&f, "own HC/Masaka/MA/31/2012");
	assert_int_equal(f.l.n_numbers, 2);
	assert_string_equal(number_role_name(f.l.numbers[1].n.role),
	    "unknown");
	assert_anomalies(&f, "cycle", 1);
	assert_int_equal(f.l.anomalies[0].page, 0);
	file_done(&f);
	file_read(&f, "M.A 31/2012 arising from M.A 31/2012", none);
	assert_anomalies(&f, "cycle", 1);
	file_done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_nought_misread_before_a_serial_makes_no_other_case),
		cmocka_unit_test(parents_side_by_side_are_no_rivals),
		cmocka_unit_test(a_number_that_the_case_had_before_is_related),
		cmocka_unit_test(
		    a_jackets_parent_says_that_its_place_was_inherited),
		cmocka_unit_test(
		    a_case_that_names_itself_as_its_parent_is_shown),
		cmocka_unit_test(dates_of_the_papers_tell_a_misread_year),
		cmocka_unit_test(
		    captions_tell_the_own_case_and_where_it_comes_from),
		cmocka_unit_test(
		    an_inherited_place_says_so_and_an_appeal_inherits_none),
		cmocka_unit_test(
		    what_was_registered_wins_and_the_captions_fill_it),
		cmocka_unit_test(
		    captions_settle_a_jacket_that_can_be_read_in_two_ways),
		cmocka_unit_test(readings_that_agree_outvote_a_damaged_one),
		cmocka_unit_test(numbers_that_truly_disagree_are_shown),
		cmocka_unit_test(cases_tried_together_are_all_own),
		cmocka_unit_test(
		    an_application_in_the_suits_jacket_is_not_the_file),
		cmocka_unit_test(the_lower_courts_record_is_the_parents),
		cmocka_unit_test(pages_of_a_stranger_are_foreign),
		cmocka_unit_test(a_copy_of_a_cited_judgment_is_no_stranger),
		cmocka_unit_test(a_jacket_tells_parents_too),
		cmocka_unit_test(a_damaged_own_number_makes_no_foreign_pages),
		cmocka_unit_test(a_year_that_cannot_be_is_not_taken),
		cmocka_unit_test(parents_are_read_from_all_captions),
		cmocka_unit_test(a_parent_later_than_its_child_is_shown),
		cmocka_unit_test(a_page_of_nothing_but_numbers_is_borne),
		cmocka_unit_test(
		    a_file_without_a_number_is_shown_and_an_unread_one_is_not),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
