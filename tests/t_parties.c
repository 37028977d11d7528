/* tests/t_parties.c: who the parties are, in what role, and who judged: every
 * way of setting them, what OCR makes of it, the published captions. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "codes/labels.h"
#include "codes/name.h"
#include "codes/scheme_data.h"
#include "tests/lines.h"

enum { PAGES = 4 };

static struct scheme *scheme;

static struct scheme *
load_scheme(const char *path)
{
	struct cr_err e = CR_ERR_INIT;
	struct scheme *s;

	if (scheme_load(&s, path, &e) != CR_OK)
		fail_msg("%s", e.msg);
	return s;
}

static int
load(void **state)
{
	(void)state;
	scheme = load_scheme("codes/schemes/uganda.xml");
	return 0;
}

static int
unload(void **state)
{
	(void)state;
	scheme_free(scheme);
	return 0;
}

struct file {
	struct page_text text[PAGES];
	const struct page_text *list[PAGES];
	struct papers p;
	struct labels l;
	size_t n;
};

/* Pages are parted by a form feed. */
static void
file_labels(struct file *f, const struct scheme *s, const char *text,
    const char *jacket)
{
	const struct jacket_words words = { .parties = jacket };
	size_t len;

	memset(f, 0, sizeof *f);
	for (; f->n < PAGES; text += len + 1) {
		len = strcspn(text, "\f");
		page_bytes(&f->text[f->n], text, len);
		f->list[f->n] = &f->text[f->n];
		f->n++;
		if (!text[len])
			break;
	}
	papers_read(&f->p, s, &words, f->list, f->n);
	f->l.own = f->l.outcome = -1;
	captions_find(&f->p);
	documents_find(&f->l, &f->p);
	numbers_assign(&f->l, &f->p);
	parties_find(&f->l, &f->p);
	judge_find(&f->l, &f->p);
}

static void
file_release(struct file *f)
{
	size_t i;

	labels_release(&f->l);
	papers_release(&f->p);
	for (i = 0; i < f->n; i++)
		text_release(&f->text[i]);
}

static const char *
role(const struct scheme *s, int i)
{
	return i < 0 ? "?" : s->topics.roles[i].code;
}

/* "NAME=role/second; ..." */
static void
describe(struct buf *b, const struct scheme *s, const struct labels *l)
{
	size_t i;

	for (i = 0; i < l->n_parties; i++) {
		const struct party *x = &l->parties[i];

		buf_addf(b, "%s%s=%s", i ? "; " : "", x->name,
		    role(s, x->role));
		if (x->second >= 0)
			buf_addf(b, "/%s", role(s, x->second));
		assert_true(x->why.n > 0);
		assert_true(x->score > 0 && x->score <= 1);
	}
}

static void
expect_in(const struct scheme *s, const char *text, const char *jacket,
    const char *want)
{
	struct buf got = BUF_INIT;
	struct file f;

	file_labels(&f, s, text, jacket);
	describe(&got, s, &f.l);
	if (strcmp(got.data, want) != 0)
		fail_msg("in\n%s\ngot  %s\nwant %s", text, got.data, want);
	buf_release(&got);
	file_release(&f);
}

#define TOP                                                                    \
	"THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT JINJA\n"       \
	"CIVIL SUIT NO. 695 OF 2002\n"
#define TITLE "JUDGMENT\nThe plaintiff sued in trespass, and was heard by me.\n"

static void
expect(const char *sides, const char *want)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s%s%s", TOP, sides, TITLE);
	expect_in(scheme, b.data, NULL, want);
	buf_release(&b);
}

/* ---- setting ------------------------------------------------------------ */

static void
leaders_of_every_kind_end_a_name(void **state)
{
	static const char *const leaders[] = { " :::::::: ", " ........ ",
		"\xe2\x80\xa6\xe2\x80\xa6\xe2\x80\xa6", " ======", " } ",
		" *** ",
		" - - - - ", "______", " ", " ::::iiii:::: ", " sssssssss ",
		" weceeeeecee ", " tiitiiininiiuii: ", " ...ceccseeeeenn ",
		" \xe2\x80\x94 \xe2\x80\x94 \xe2\x80\x94 ", " = = = = " };
	char text[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof leaders / sizeof leaders[0]; i++) {
		(void)snprintf(text, sizeof text,
		    "KAKARE BENARD%sPLAINTIFF\nVERSUS\n"
		    "NASSANYEYO ZAITUNI%sDEFENDANT\n",
		    leaders[i], leaders[i]);
		expect(text, "KAKARE BENARD=plaintiff; "
			     "NASSANYEYO ZAITUNI=defendant");
	}
}

static void
versus_is_written_in_many_ways(void **state)
{
	static const char *const versus[] = { "VERSUS", "- VERSUS -",
		"-VERSUS-",
		"V E R S U S", "VS", "Vs.", "VRS", "VERSES", "V.", "versus" };
	char text[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof versus / sizeof versus[0]; i++) {
		(void)snprintf(text, sizeof text,
		    "OKELLO JAMES ::::: APPLICANT\n%s\n"
		    "NAKATO MARY ::::: RESPONDENT\n",
		    versus[i]);
		expect(text, "OKELLO JAMES=applicant; NAKATO MARY=respondent");
	}
	expect("BETWEEN\nOKELLO JAMES ::::: APPLICANT\nAND\n"
	       "NAKATO MARY ::::: RESPONDENT\n",
	    "OKELLO JAMES=applicant; NAKATO MARY=respondent");
	expect("OKELLO JAMES ::::: APPLICANT\nNAKATO MARY ::::: RESPONDENT\n",
	    "OKELLO JAMES=applicant; NAKATO MARY=respondent");
	/* no role anywhere: who begins a case of this type */
	expect("OKELLO JAMES VERSUS NAKATO MARY\n",
	    "OKELLO JAMES=plaintiff; NAKATO MARY=defendant");
}

static void
lists_share_the_role_that_closes_them(void **state)
{
	(void)state;
	expect("1. NASSANYEYO ZAITUNI }\n2. ZIREMEBO YOKANA } ::: PLAINTIFFS\n"
	       "VERSUS\nA1: AJEROM NORAH\nA2: OKOT SIMON :::: DEFENDANTS\n",
	    "NASSANYEYO ZAITUNI=plaintiff; ZIREMEBO YOKANA=plaintiff; "
	    "AJEROM NORAH=defendant; OKOT SIMON=defendant");
	expect("1. OKELLO JAMES ::: PLAINTIFF\n2. OPIO TOM ::: PLAINTIFF\n"
	       "VS\nNAKATO MARY\nDRANI ALEX ..... DEFENDANTS\n",
	    "OKELLO JAMES=plaintiff; OPIO TOM=plaintiff; "
	    "NAKATO MARY=defendant; DRANI ALEX=defendant");
	expect("1. Okello James 2. Opio Tom :::::::: PLAINTIFFS\nVERSUS\n"
	       "Nakato Mary :::::::: DEFENDANT\n",
	    "Okello James=plaintiff; Opio Tom=plaintiff; "
	    "Nakato Mary=defendant");
}

static void
a_role_may_stand_below_and_have_two_capacities(void **state)
{
	(void)state;
	expect("OKELLO JAMES\nAPPLICANT/DEFENDANT\nVERSUS\nNAKATO MARY\n"
	       "RESPONDENT/PLAINTIFF\n",
	    "OKELLO JAMES=applicant/defendant; "
	    "NAKATO MARY=respondent/plaintiff");
	expect("OKELLO JAMES :::: APPLICANTS/DEFENDANTS\nVERSUS\n"
	       "NAKATO MARY :::: RESPONDENTSIPLAINTIFFS\n",
	    "OKELLO JAMES=applicant/defendant; "
	    "NAKATO MARY=respondent/plaintiff");
}

static void
names_are_kept_as_they_are_printed(void **state)
{
	(void)state;
	expect("HAJJI SWAIBU KATO ALIAS MZEE ::::: PLAINTIFF\nVERSUS\n"
	       "THE ATTORNEY GENERAL ::::: DEFENDANT\n",
	    "HAJJI SWAIBU KATO ALIAS MZEE=plaintiff; "
	    "THE ATTORNEY GENERAL=defendant");
	expect("O.J (A Juvenile) (Suing through next friend Opio Tom) ::: "
	       "PLAINTIFF\nVERSUS\n"
	       "Victoria Basin Investments (U) Ltd ::: DEFENDANT\n",
	    "O.J (A Juvenile) (Suing through next friend Opio Tom)=plaintiff; "
	    "Victoria Basin Investments (U) Ltd=defendant");
	expect("R.T. ::::: PETITIONER\nVERSUS\nS.T. ::::: RESPONDENT\n",
	    "R.T.=petitioner; S.T.=respondent");
	expect("UGANDA ::::: PROSECUTOR\nVERSUS\nU.A. ::::: ACCUSED\n",
	    "UGANDA=prosecutor; U.A.=accused");
	expect("MUKASA GEORGE WILLIAM ::::: PLAINTIFF\nVERSUS\n"
	       "William Kato ::::: DEFENDANT\n",
	    "MUKASA GEORGE WILLIAM=plaintiff; William Kato=defendant");
	expect("OKELLO JAMES T/A OKELLO STORES ::::: PLAINTIFF\nVERSUS\n"
	       "NAKATO MARY AND 3 OTHERS ::::: DEFENDANTS\n",
	    "OKELLO JAMES T/A OKELLO STORES=plaintiff; "
	    "NAKATO MARY=defendant");
}

static void
a_name_may_go_on_in_the_next_line(void **state)
{
	(void)state;
	expect("THE REGISTERED TRUSTEES OF\nNTUBILI MISSION :::: PLAINTIFF\n"
	       "VERSUS\n1. OKELLO JAMES\n"
	       "2. NILE BEND MOTORS (UGANDA\nLIMITED)\n"
	       "3. OPIO TOM :::: DEFENDANTS\n",
	    "THE REGISTERED TRUSTEES OF NTUBILI MISSION=plaintiff; "
	    "OKELLO JAMES=defendant; NILE BEND MOTORS (UGANDA LIMITED)="
	    "defendant; OPIO TOM=defendant");
}

static void
a_petition_may_have_one_side(void **state)
{
	(void)state;
	expect("IN THE MATTER OF THE ESTATE OF THE LATE ZINDITA PATRICK\nAND\n"
	       "IN THE MATTER OF AN APPLICATION FOR LETTERS OF\n"
	       "ADMINISTRATION\n"
	       "1. MARY TUMUSIIME\n2. EDWARD LUKONGA ::::: PETITIONERS\n",
	    "MARY TUMUSIIME=petitioner; EDWARD LUKONGA=petitioner");
	expect("IN THE MATTER OF B.K (AN INFANT)\nAND\n"
	       "IN THE MATTER OF AN APPLICATION FOR ADOPTION\n",
	    "");
}

/* ---- damage ------------------------------------------------------------- */

static void
captions_mend_one_another(void **state)
{
	(void)state;
	expect_in(scheme,
	    TOP "KAKARE BENARO ::::: PLAINTIFF\nVERSUS\n"
		"1. NASSANYEYO ZAlTUN\n2. ZIREMEBO YOKANA :::: DEFENDANTS\n"
		"PLAINT\n\f" TOP "KAKARE BENARD ::::: PLAINTIFF\n"
		"1. NASSANYEYO ZAITUNI\n2. ZIREMEB0 YOKANA :::: DEFENDANTS\n"
		"DEFENCE\n\f" TOP "KAKARE BENARD ::::: PLAlNTlFE\nVERSUS\n"
		"1. NASSANYEYO ZAITUNI\n2. ZIREMEBO YOKANA :::: DEFENDANTS\n"
		"JUDGMENT\n",
	    NULL,
	    "KAKARE BENARD=plaintiff; NASSANYEYO ZAITUNI=defendant; "
	    "ZIREMEBO YOKANA=defendant");
}

static void
a_lost_role_comes_from_the_other_side(void **state)
{
	(void)state;
	expect("OKELLO JAMES ::::: PLAINTIFF\nVERSUS\nNAKATO MARY :::: D_F~N\n",
	    "OKELLO JAMES=plaintiff; NAKATO MARY=defendant");
	expect("OKELLO JAMES ::::: APPETCANT\nNAKATO MARY :::: RESPONDENT\n"
	       "The Applicant says that the Applicant is right.\n",
	    "OKELLO JAMES=applicant; NAKATO MARY=respondent");
}

static void
rubbish_is_no_name(void **state)
{
	(void)state;
	expect("j i Wels e ee :\neeesss SSS eee\nOKELLO JAMES ::: PLAINTIFF\n"
	       "VERSUS\nNAKATO MARY ::: DEFENDANT\n",
	    "OKELLO JAMES=plaintiff; NAKATO MARY=defendant");
	expect("RECEIVED\n12 MAR 2003\nOKELLO JAMES ::: PLAINTIFF\nVERSUS\n"
	       "NAKATO MARY ::: DEFENDANT\n",
	    "OKELLO JAMES=plaintiff; NAKATO MARY=defendant");
	expect("", "");
}

/* ---- the jacket --------------------------------------------------------- */

static void
the_jacket_names_first_and_wins(void **state)
{
	(void)state;
	expect_in(scheme,
	    TOP "KAKARE BENARO ::::: PLAINTIFF\nVERSUS\n"
		"1. NASSANYEYO ZAITUNI\n2. ZIREMEBO YOKANA :::: DEFENDANTS\n"
		"JUDGMENT\n",
	    "Ziremebo Yokana v Kakare Benard",
	    "Ziremebo Yokana=defendant; Kakare Benard=plaintiff; "
	    "NASSANYEYO ZAITUNI=defendant");
	expect_in(scheme, "nothing\n", "Okello James & 2 Ors vs. Uganda",
	    "Okello James=?; Uganda=?");
	expect_in(scheme, "nothing\n",
	    "Bwire Wafula and Saracen (U) Ltd -v- The Registered Trustees of "
	    "Church of Uganda, Serere",
	    "Bwire Wafula=?; Saracen (U) Ltd=?; The Registered Trustees of "
	    "Church of Uganda, Serere=?");
}

/* ---- judges ------------------------------------------------------------- */

static void
expect_judge(const char *lines, const char *want)
{
	struct buf b = BUF_INIT;
	struct file f;

	buf_addf(&b, "%sOKELLO JAMES ::: PLAINTIFF\nVERSUS\n"
		     "NAKATO MARY ::: DEFENDANT\nJUDGMENT\n%s\n"
		     "The plaintiff sued in trespass, and was heard by me.\n",
	    TOP, lines);
	file_labels(&f, scheme, b.data, NULL);
	if (!f.l.judge != !want || (want && strcmp(f.l.judge, want) != 0))
		fail_msg("in\n%s\ngot  %s\nwant %s", lines,
		    f.l.judge ? f.l.judge : "(none)", want ? want : "(none)");
	assert_true(!want || f.l.judge_why.n > 0);
	file_release(&f);
	buf_release(&b);
}

static void
a_judge_is_named_without_titles(void **state)
{
	(void)state;
	expect_judge("BEFORE: THE HON. JUSTICE AMOS MUGWANGA", "AMOS MUGWANGA");
	expect_judge("BEFORE: HON. LADY JUSTICE LYDIA ADONG", "LYDIA ADONG");
	expect_judge("Before: Hon. Mr. Justice V. F. Musoke-Kibuuka",
	    "V. F. Musoke-Kibuuka");
	expect_judge("BEFORE HON. LADY JUSTICE MARGARET C. OGULI OUMO.",
	    "MARGARET C. OGULI OUMO");
	expect_judge("BEFORE: HER WORSHIP ESTHER KENDIRE, MAGISTRATE GRADE ONE",
	    "ESTHER KENDIRE");
	expect_judge("BEFORE: HIS WORSHIP ZAKAYO NDALWAMBA, CHIEF MAGISTRATE",
	    "ZAKAYO NDALWAMBA");
	expect_judge("HON. JUSTICE BASHAIJA K. ANDREW", "BASHAIJA K. ANDREW");
	expect_judge("BEFORE: HON. LAOY JUTICE LYDIA ADONG", "LYDIA ADONG");
	expect_judge("BEFORE: HON. JUSTICE JUSTINE ADONG", "JUSTINE ADONG");
	expect_judge("BEFORE: H/WORSHIP MUSOKE DEO -- MAG. GI", "MUSOKE DEO");
	expect_judge("Before: Mbonye Wilson Esq., Chief Magistrate.",
	    "Mbonye Wilson");
	expect_judge("BEFORE ME:\n......\nA COMMISSIONER FOR OATHS", NULL);
}

static void
a_bench_is_named_in_full_unless_one_signs(void **state)
{
	const char *bench = "CORAM: HON. LADY JUSTICE PEREPETUA NARUNYI, JA; "
			    "HON. LADY\nJUSTICE EDITH NASSAGWALI, JA; HON. "
			    "JUSTICE SCOVIA\nTIBELWARA, JA";
	char lines[400];

	(void)state;
	expect_judge(bench,
	    "PEREPETUA NARUNYI; EDITH NASSAGWALI; SCOVIA TIBELWARA");
	(void)snprintf(lines, sizeof lines, "%s\nThe appeal is allowed.\n\n"
		"EDITH NASSAGWALI\nJUSTICE OF APPEAL\n", bench);
	expect_judge(lines, "EDITH NASSAGWALI");
	expect_judge("CORAM: NSHIMYE, AWERI OPIO, KAKURU JJA",
	    "NSHIMYE; AWERI OPIO; KAKURU");
}

static void
a_signature_names_the_judge(void **state)
{
	(void)state;
	expect_judge("The suit is dismissed with costs.\n\nLYDIA ADONG\nJUDGE",
	    "LYDIA ADONG");
	expect_judge("BEFORE: HON. LADY JUSTICE LYD1A AD0NG\n"
		     "The suit is dismissed with costs.\n\nLYDIA ADONG\nJUDGE",
	    "LYDIA ADONG");
}

/* ---- published captions, in several layouts ----------------------------- */

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

enum { NAMES = 8, SIZE = 120 };

struct printed {
	char name[NAMES][SIZE];
	size_t n;
};

static void
side_add(struct printed *s, const char *from, size_t len)
{
	static const char *const no[] = { "others", "another", "2 others",
		"3 others", "5 others" };
	char *out = s->name[s->n];
	const char *bracket;
	size_t i;

	while (len && *from == ' ') {
		from++;
		len--;
	}
	(void)snprintf(out, SIZE, "%.*s", (int)len, from);
	/* the capacity, not "(U)" */
	if ((bracket = strstr(out, " (")) && strchr(bracket, '/'))
		out[bracket - out] = '\0';
	for (i = 0; i < sizeof no / sizeof no[0]; i++)
		if (strcmp(out, no[i]) == 0)
			return;
	if (*out)
		s->n++;
}

/* "A, B and C": commas part only where there is an "and". */
static void
side_read(struct printed *s, const char *text)
{
	const char *and = strstr(text, " and "), *comma;

	s->n = 0;
	if (!and) {
		side_add(s, text, strlen(text));
		return;
	}
	while ((comma = memchr(text, ',', (size_t)(and - text)))) {
		side_add(s, text, (size_t)(comma - text));
		text = comma + 1;
	}
	side_add(s, text, (size_t)(and - text));
	side_add(s, and + 5, strlen(and + 5));
}

struct layout_style {
	const char *leader, *versus, *roles[2], *seconds[2];
	bool labels, capitals, brace, below;
};

static const struct layout_style styles[] = {
	{ " :::::::::::::::: ", "VERSUS", { "PLAINTIFF", "DEFENDANT" },
	    { "", "" }, true, true, false, false },
	{ " ................ ", "- VERSUS -", { "APPELLANT", "RESPONDENT" },
	    { "", "" }, true, false, false, false },
	{ " \xe2\x80\xa6\xe2\x80\xa6\xe2\x80\xa6\xe2\x80\xa6 ", "V E R S U S",
	    { "APPLICANT", "RESPONDENT" }, { "/DEFENDANT", "/PLAINTIFF" }, true,
	    true, false, false },
	{ " ================", "VRS", { "PETITIONER", "RESPONDENT" },
	    { "", "" }, false, true, false, false },
	{ " } ", "VERSES", { "APPLICANT", "RESPONDENT" }, { "", "" }, true,
	    true, true, false },
	{ " ", "AND", { "PLAINTIFF", "DEFENDANT" }, { "", "" }, true, true,
	    false, true },
};

static void
print_side(struct buf *b, const struct layout_style *y, const struct printed *s,
    int which)
{
	size_t i, from;

	for (i = 0; i < s->n; i++) {
		if (y->labels && s->n > 1)
			buf_addf(b, "%zu. ", i + 1);
		from = b->len;
		buf_adds(b, s->name[i]);
		for (; y->capitals && from < b->len; from++)
			b->data[from] =
			    (char)toupper((unsigned char)b->data[from]);
		if (i + 1 < s->n) {
			buf_adds(b, y->brace ? " }\n" : "\n");
			continue;
		}
		buf_adds(b, y->below ? "\n" : y->leader);
		buf_addf(b, "%s%s%s%s\n", y->roles[which], s->n > 1 ? "S" : "",
		    y->seconds[which],
		    s->n > 1 && *y->seconds[which] ? "S" : "");
	}
}

struct tally {
	size_t wanted, right, given, captions;
};

static void
count_side(struct tally *t, const struct labels *l, const struct printed *s,
    const char *wanted)
{
	size_t i, k;
	char a[160], b[160];

	t->wanted += s->n;
	for (i = 0; i < s->n; i++)
		for (k = 0; k < l->n_parties; k++) {
			name_letters(a, sizeof a, s->name[i]);
			name_letters(b, sizeof b, l->parties[k].name);
			if (strcmp(a, b) == 0 && strcasecmp(wanted,
				role(scheme, l->parties[k].role)) == 0) {
				t->right++;
				break;
			}
		}
}

static void
check_caption(struct tally *t, const struct layout_style *y,
    const char *parties)
{
	char left[300];
	const char *v = strstr(parties, " v ");
	struct printed a, b;
	struct buf page = BUF_INIT;
	struct file f;

	(void)snprintf(left, sizeof left, "%.*s", (int)(v - parties), parties);
	side_read(&a, left);
	side_read(&b, v + 3);
	buf_adds(&page, TOP);
	if (strcmp(y->versus, "AND") == 0)
		buf_adds(&page, "BETWEEN\n");
	print_side(&page, y, &a, 0);
	buf_addf(&page, "%s\n", y->versus);
	print_side(&page, y, &b, 1);
	buf_adds(&page, TITLE);
	file_labels(&f, scheme, page.data, NULL);
	count_side(t, &f.l, &a, y->roles[0]);
	count_side(t, &f.l, &b, y->roles[1]);
	t->given += f.l.n_parties;
	t->captions++;
	file_release(&f);
	buf_release(&page);
}

static void
published_parties_are_read_in_every_layout(void **state)
{
	char *dir = shared("uganda/captions");
	struct names names = NAMES_INIT;
	struct cr_err e = CR_ERR_INIT;
	struct tally t = { 0, 0, 0, 0 };
	size_t i, k;

	(void)state;
	assert_int_equal(dir_list(&names, dir, &e), CR_OK);
	for (i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.v[i]), *line;
		struct buf b = BUF_INIT;

		assert_int_equal(file_read(&b, path, 1 << 16, &e), CR_OK);
		line = strstr(b.data, "\nparties: ");
		assert_non_null(line);
		line += strlen("\nparties: ");
		line[strcspn(line, "\n")] = '\0';
		for (k = 0; k < sizeof styles / sizeof styles[0]; k++)
			check_caption(&t, &styles[k], line);
		buf_release(&b);
		free(path);
	}
	print_message("%zu captions: %zu parties, %zu right, %zu given\n",
	    t.captions, t.wanted, t.right, t.given);
	assert_true(t.captions >= 120);
	assert_true(t.right * 100 >= t.wanted * 97);
	assert_true(t.right * 100 >= t.given * 97);
	names_release(&names);
	free(dir);
}

/* ---- another country ---------------------------------------------------- */

static const char other_words[] =
    "<roles><role code=\"klaeger\" side=\"a\"><form>Klaeger</form></role>"
    "<role code=\"beklagter\" side=\"b\"><form>Beklagter</form></role></roles>"
    "<speech><judge-before>Vorsitz</judge-before>"
    "<judge-before>Richter [|am] [|Landgericht]</judge-before>"
    "<honorific>Richter [|am] [|Landgericht]</honorific>"
    "<noise>und [andere|ein anderer]</noise></speech></scheme>\n";

/* The other country's courts, with words for its parties; the caller unlinks
 * and frees the name. */
static char *
other_scheme(void)
{
	const char *dir = getenv("TMPDIR");
	char *path = xasprintf("%s/courtroll-scheme-%ld.xml",
	    dir ? dir : "/tmp", (long)getpid());
	struct cr_err e = CR_ERR_INIT;
	struct buf b = BUF_INIT;
	char *end;
	FILE *f;

	assert_int_equal(file_read(&b, "tests/data/scheme-other.xml", 1 << 20,
	    &e), CR_OK);
	end = strstr(b.data, "</words>");
	assert_non_null(end);
	buf_truncate(&b, (size_t)(end - b.data) + strlen("</words>"));
	buf_adds(&b, other_words);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(b.data, 1, b.len, f), b.len);
	assert_int_equal(fclose(f), 0);
	buf_release(&b);
	return path;
}

static void
accused_are_numbered_with_or_without_signs(void **state)
{
	(void)state;
	expect_in(scheme, TOP
	    "UGANDA ..... PROSECUTOR\nVERSUS\n"
	    "A1 OKELLO TONNY\nA2 OGWAL JIMMY ALIAS JAJA ..... ACCUSED\n" TITLE,
	    NULL, "UGANDA=prosecutor; OKELLO TONNY=accused; "
	    "OGWAL JIMMY ALIAS JAJA=accused");
	/* the list goes on below its role */
	expect_in(scheme, TOP
	    "UGANDA ..... PROSECUTOR\nVERSUS\n1. MUTUMBA GEOFFREY\n"
	    "2. SEBUNYA HAKIM ..... ACCUSED\n3. KAYEMBA AMOS\n" TITLE,
	    NULL, "UGANDA=prosecutor; MUTUMBA GEOFFREY=accused; "
	    "SEBUNYA HAKIM=accused; KAYEMBA AMOS=accused");
}

static void
the_fields_of_a_form_are_no_names(void **state)
{
	(void)state;
	expect_in(scheme, TOP
	    "UGANDA ----- PROSECUTION\nVERSUS\n"
	    "ACCUSED'S NAME: WAISWA BADRU Sex: M Age: 33 Tribe: Musoga\n"
	    "Occupation: Boda boda cyclist Residence: Nkono III\n"
	    "STATEMENT OF OFFENCE:\nTHEFT C/S 254 OF THE PENAL CODE ACT\n",
	    NULL, "UGANDA=prosecution; WAISWA BADRU=accused");
	/* below the charge there are no more */
	expect_in(scheme, "IN THE CHIEF MAGISTRATE'S COURT OF ARUA\n"
	    "CRIMINAL CASE CO. NO. 17/2001\nUGANDA\nV\nEZATI LINO\n"
	    "STATEMENT OF OFFENCE\nASSAULT C/S 236 OF THE PENAL CODE ACT\n"
	    "PARTICULARS OF OFFENCE\nEZATI LINO, M, ADULT, AT ANYAFIO\n"
	    "DATE: 6/3/2001\n",
	    NULL, "UGANDA=prosecutor; EZATI LINO=accused");
}

#define MATTER                                                                 \
	"THE REPUBLIC OF UGANDA\nIN THE HIGH COURT OF UGANDA AT JINJA\n"
static void
who_applies_may_be_told_in_the_matter(void **state)
{
	(void)state;
	expect_in(scheme, MATTER
	    "ADMINISTRATION CAUSE NO. 12 OF 2014\n"
	    "IN THE MATTER OF THE ESTATE OF THE LATE KIWUMULO DAUDI\nAND\n"
	    "IN THE MATTER OF AN APPLICATION FOR LETTERS OF ADMINISTRATION\n"
	    "BY KIWUMULO SAMUEL (SON) AND NALUBOWA TEOPISTA (WIDOW)\n"
	    "PETITION FOR LETTERS OF ADMINISTRATION\n",
	    NULL, "KIWUMULO SAMUEL=petitioner; NALUBOWA TEOPISTA=petitioner");
	expect_in(scheme, MATTER
	    "MISCELLANEOUS CAUSE NO. 39 OF 2016\n"
	    "(IN THE MATTER OF AN APPLICATION FOR LEGAL GUARDIANSHIP BY\n"
	    "NAMUYIMBA RACHAEL KISITU - AUNT)\nNOTICE OF MOTION\n",
	    NULL, "NAMUYIMBA RACHAEL KISITU=applicant");
	expect_in(scheme, MATTER
	    "ELECTION PETITION NO. 14 OF 2016\n"
	    "IN THE MATTER OF THE ELECTIONS FOR KASAMBYA SOUTH\n"
	    "CONSTITUENCY HELD ON 18TH FEBRUARY 2016\n"
	    "KABOYO NSAMBA VINCENT ::::: PETITIONER\nVERSUS\n"
	    "SSEKANYOLYA ABBAS ::::: RESPONDENT\nPETITION\n",
	    NULL, "KABOYO NSAMBA VINCENT=petitioner; "
	    "SSEKANYOLYA ABBAS=respondent");
}

static void
another_scheme_has_words_of_its_own(void **state)
{
	char *path = other_scheme();
	struct scheme *other = load_scheme(path);
	struct file f;

	(void)state;
	(void)unlink(path);
	free(path);
	expect_in(other,
	    "Landgericht zu Altstadt\nZivilklage Nr. 7 anno 2011\n"
	    "HANS MEIER :::::: KLAEGER\ngegen\n1. ANNA SCHULZ\n"
	    "2. OTTO KRANZ UND ANDERE :::::: BEKLAGTER\n"
	    "Vorsitz: Richter am Landgericht Emil Stein\nUrteil\n",
	    NULL,
	    "HANS MEIER=klaeger; ANNA SCHULZ=beklagter; OTTO KRANZ=beklagter");
	file_labels(&f, other,
	    "Landgericht zu Altstadt\nZivilklage Nr. 7 anno 2011\n"
	    "HANS MEIER :::::: KLAEGER\nVERSUS\nANNA SCHULZ :::::: BEKLAGTER\n"
	    "Vorsitz: Richter am Landgericht Emil Stein\nBEFORE: HON. X YZ\n",
	    NULL);
	assert_string_equal(f.l.judge, "Emil Stein");
	file_release(&f);
	/* words of one country mean nothing in the other */
	expect_in(other, TOP "OKELLO JAMES ::: PLAINTIFF\nVERSUS\n"
			     "NAKATO MARY ::: DEFENDANT\n" TITLE, NULL, "");
	scheme_free(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaders_of_every_kind_end_a_name),
		cmocka_unit_test(versus_is_written_in_many_ways),
		cmocka_unit_test(lists_share_the_role_that_closes_them),
		cmocka_unit_test(
		    a_role_may_stand_below_and_have_two_capacities),
		cmocka_unit_test(names_are_kept_as_they_are_printed),
		cmocka_unit_test(a_name_may_go_on_in_the_next_line),
		cmocka_unit_test(a_petition_may_have_one_side),
		cmocka_unit_test(captions_mend_one_another),
		cmocka_unit_test(a_lost_role_comes_from_the_other_side),
		cmocka_unit_test(rubbish_is_no_name),
		cmocka_unit_test(the_jacket_names_first_and_wins),
		cmocka_unit_test(a_judge_is_named_without_titles),
		cmocka_unit_test(a_bench_is_named_in_full_unless_one_signs),
		cmocka_unit_test(a_signature_names_the_judge),
		cmocka_unit_test(published_parties_are_read_in_every_layout),
		cmocka_unit_test(accused_are_numbered_with_or_without_signs),
		cmocka_unit_test(the_fields_of_a_form_are_no_names),
		cmocka_unit_test(who_applies_may_be_told_in_the_matter),
		cmocka_unit_test(another_scheme_has_words_of_its_own),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
