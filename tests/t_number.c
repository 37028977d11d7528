/* tests/t_number.c: case numbers in text: every written form, headings,
 * roles, what must not become a number, and the published numbers. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "codes/labels.h"
#include "codes/number.h"

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

/* "key; key"; an unsettled number is "?key|key". */
static void
add_keys(struct buf *out, const struct number *n)
{
	char key[CASE_KEY_MAX];
	size_t i;

	if (!n->settled)
		buf_addc(out, '?');
	for (i = 0; i < n->n_candidates; i++) {
		case_key(key, sizeof key, &n->candidates[i]);
		buf_addf(out, "%s%s", i ? "|" : "", key);
	}
}

static void
describe(struct buf *out, const struct numbers *n, int roles)
{
	size_t i;

	for (i = 0; i < n->n; i++) {
		if (i)
			buf_adds(out, "; ");
		if (roles)
			buf_addf(out, "%s ", number_role_name(n->v[i].role));
		add_keys(out, &n->v[i]);
	}
}

static void
check(const char *text, const char *expected, int roles)
{
	struct numbers n = NUMBERS_INIT;
	struct buf got = BUF_INIT;

	numbers_find(&n, scheme, text, strlen(text));
	describe(&got, &n, roles);
	if (strcmp(got.data, expected) != 0)
		fail_msg("'%s' is read as '%s', not '%s'", text, got.data,
		    expected);
	buf_release(&got);
	numbers_release(&n);
}

struct sample {
	const char *text, *expected;
};

#define check_all(SAMPLES, ROLES)                                              \
	do {                                                                   \
		size_t i_;                                                     \
		for (i_ = 0; i_ < sizeof(SAMPLES) / sizeof *(SAMPLES); i_++)   \
			check((SAMPLES)[i_].text, (SAMPLES)[i_].expected,      \
			    ROLES);                                            \
	} while (0)

static void
words_are_read_in_every_form(void **state)
{
	static const struct sample s[] = {
		{ "CIVIL SUIT NO. 96 OF 2015", "//CS/96/2015" },
		{ "Civil Suit No.57 Of 2007", "//CS/57/2007" },
		{ "Civil Suit Number 5 of 2014", "//CS/5/2014" },
		{ "CIVIL SUIT NO: 12 OF 2014", "//CS/12/2014" },
		{ "Civil Suit N° 12 of 2010", "//CS/12/2010" },
		{ "Civil Suit № 12 of 2010", "//CS/12/2010" },
		{ "CIVIL REVISION 7 OF 2006", "HC//REV/7/2006" },
		{ "ELECTION PETITION NO. 0018/2016", "//EP/18/2016" },
		{ "CONSTITUTIONAL PETITION NO. 48/ 2017", "CC//CP/48/2017" },
		{ "Civil Appeal No. 38-2018", "//CA/38/2018" },
		{ "C.R 08/14", "HC//REV/8/2014" },
		{ "HCCS 124/05", "HC//CS/124/2005" },
		{ "Civil Suit No. 13 of 98", "//CS/13/1998" },
		{ "Criminal Appeal-2013/40", "//CN/40/2013" },
		{ "HCCS NO 504 OF 2012", "HC//CS/504/2012" },
		{ "H.C.C.S. NO. 504/2012", "HC//CS/504/2012" },
		{ "H.C.M.A No 5/2012", "HC//MA/5/2012" },
		{ "SCCA No. 12/2014", "SC//CA/12/2014" },
		{ "C.A.C.A. No 12 of 2014", "CA//CA/12/2014" },
		{ "M.A. No. 168 of 2009", "//MA/168/2009" },
		{ "Misc. Appl. No. 493 of 2008", "//MA/493/2008" },
		{ "Misc.cause no.315 of 1997", "//MC/315/1997" },
		{ "MISCILLENOUS APPLICATION NO. 5 OF 2015", "//MA/5/2015" },
		{ "Miscellaneous Civil Application No. 5 of 2015",
		    "//MA/5/2015" },
		{ "Civil. App.No. 3 Of 2000", "//CA/3/2000" },
		{ "HIGH COURT CRIMINAL APPEAL CASE NO. 0015 OF 2008",
		    "HC//CN/15/2008" },
		{ "Crim. Sess. Case No 12/2012", "HC//SC/12/2012" },
		{ "High Court Administration Cause No.782 of 2006",
		    "HC//AC/782/2006" },
		{ "HighCourtMiscellaneousApplicationNo.727of2015",
		    "HC//MA/727/2015" },
		{ "HCCSNo. 125 of2005", "HC//CS/125/2005" },
		{ "CIVILSUITNO.12OF2014", "//CS/12/2014" },
		{ "Civil Suit No. 45A of 2012", "//CS/45/2012" },
		{ "Civil Appeal No. 56 of 20221", "//CA/56/2022" },
		{ "Civil Appeal No 31/200 C.A", "CA//CA/31/" },
		{ "cs 95/2015", "//CS/95/2015" },
		{ "civil suit 95 2015", "//CS/95/2015" },
		{ "HC/Mukono/CS/95/2015", "HC/Mukono/CS/95/2015" },
		{ "HC/00/CS/260/2017", "HC/00/CS/260/2017" },
		{ "HC//MA/71/2022", "HC//MA/71/2022" },
		{ "CIVIL SUIT NO-45-2012", "//CS/45/2012" },
		{ "C/S No. 0045/2012", "//CS/45/2012" },
		{ "CIV.APP.NO. 45 OF 2012", "//CA/45/2012" },
		{ "CR. APP. NO. 45 OF 2012", "//CN/45/2012" },
		{ "CR.SC.NO.45/2012", "HC//SC/45/2012" },
		{ "M.C. No. 45 of 2012", "//MC/45/2012" },
		{ "MISC. CIVIL CAUSE NO 45 OF 2012", "//MC/45/2012" },
		{ "Divorce Petition No. 45 of 2012", "//DC/45/2012" },
		{ "Admin. Cause No. 45/2012", "//AC/45/2012" },
		{ "Land Civil Appeal No. 45/2012", "//CA/45/2012" },
		{ "Criminal Revision Cause No. 45 of 2012",
		    "HC//CREV/45/2012" },
		{ "SCCA 45/2012", "SC//CA/45/2012" },
		{ "Civil Suit-2012/045", "//CS/45/2012" },
		{ "Civil Suit No. 45 of 2012)", "//CS/45/2012" },
	};

	(void)state;
	check_all(s, 0);
}

static void
codes_are_read_in_every_form(void **state)
{
	static const struct sample s[] = {
		{ "HCT-03-CV-MA-072-2022", "HC/03/MA/72/2022" },
		{ "HCT-01-CR-SC-0281 OF 2022", "HC/01/SC/281/2022" },
		{ "HCT-00-CC-CS 251 of 2004", "HC/00/CS/251/2004" },
		{ "HCT-02-CV-CS- 0122 OF 2001", "HC/Gulu/CS/122/2001" },
		{ "HCT- 00- ICD-CR -SC- NO. 004 OF 2014",
		    "HC/00/SC/4/2014" },
		{ "HCT-01-CV-EP-0003/2006", "HC/01/EP/3/2006" },
		{ "HCT-05-CR-CO-2001/56", "HC/Mbarara/CO/56/2001" },
		{ "HCT-00-ICD-CR-SC-005-2021", "HC/00/SC/5/2021" },
		{ "HCT-03-MA-CS-0163-2023", "HC/03/MA/163/2023" },
		{ "HC-EP- 007-2011", "HC//EP/7/2011" },
		{ "CIVIL SUIT NO. HCT-00-LD-CS-0261-2017",
		    "HC/00/CS/261/2017" },
		{ "REVISION APPLICATION NO. HCT-12- CV-CR-018 OF 2014",
		    "HC/12/REV/18/2014" },
		{ "HCT 00 CV MA 0459 2009", "HC/00/MA/459/2009" },
		{ "HCT—00—CV—MA—0459—2009", "HC/00/MA/459/2009" },
		{ "hct-00-ld-cs-0260-2017", "HC/00/CS/260/2017" },
		{ "HCT-00-CV-MA-0459-09", "HC/00/MA/459/2009" },
		{ "HCT-00-CV-MA-0459", "HC/00/MA/459/" },
		{ "HCT - 03 - CV - CS - 045 - 2012", "HC/03/CS/45/2012" },
		{ "HCT/03/CV/CS/045/2012", "HC/03/CS/45/2012" },
		{ "HCT.03.CV.CS.045.2012", "HC/03/CS/45/2012" },
		{ "HCT-03-CV-CS-NO.045-2012", "HC/03/CS/45/2012" },
		{ "HCT-03-CS-045-2012", "HC/03/CS/45/2012" },
		{ "HCT-CV-CS-045-2012", "HC//CS/45/2012" },
		{ "HCT-00-ICD-SC-0045-2012", "HC/00/SC/45/2012" },
		{ "HCT-00-CVCS-0145-2016", "HC/00/CS/145/2016" },
		{ "HCT-06-CV-MA-0459-2009", "HC/06/MA/459/2009" },
		{ "HCT-00-CV-MA-459 & 460 OF 2009",
		    "HC/00/MA/459/2009; HC/00/MA/460/2009" },
		{ "MBR-00-CV-MA--OO35", "CM/Mbarara/MA/35/" },
		{ "ABC-00-CV-MA-0034-2010", "//MA/34/2010" },
		{ "MT 71 of 1982", "CM/Tororo//71/1982" },
		{ "appeal No. MM 46 of 1999", "CM/Mbale/CA/46/1999" },
		{ "MSCA MT 84 of 1986", "CM/Tororo/MA/84/1986" },
		{ "MSC 85/ 1986", "//MA/85/1986" },
	};

	(void)state;
	check_all(s, 0);
}

static void
ocr_errors_are_seen_through(void **state)
{
	static const struct sample s[] = {
		{ "CIWL APPEAL NO. 12 OF 2015", "//CA/12/2015" },
		{ "CIVI APPEAL NO.19 OF2O2I", "//CA/19/2021" },
		{ "ELECTlON PETlTlON APPEAL N0. l78 0F 2Ol6",
		    "//EPA/178/2016" },
		{ "CIVIL SUIT NO. l8 OF 2014", "//CS/18/2014" },
		{ "CIVIL SUIT NO. IO OF 2014", "//CS/10/2014" },
		{ "CIVIL SUIT NO. 12 Of 20 14", "//CS/12/2014" },
		{ "CIVIL SU1T MO. 12 OF 2014", "//CS/12/2014" },
		{ "CRIMNAL APPEAL NO. 12 0l 2014", "//CN/12/2014" },
		{ "CIVIL APPEAL NO. 5 7 OF 2013", "//CA/57/2013" },
		{ "HCT-OO-CV-MA-O459-2OO9", "HC/00/MA/459/2009" },
		{ "HCT-O3-CV-CS-O21-2O18", "HC/03/CS/21/2018" },
		{ "HCT-C3-CV-CS-021-2018", "HC/03/CS/21/2018" },
		{ "HCT-00-CY-CS-0145-2016", "HC/00/CS/145/2016" },
		{ "HCT-00-CV-CS-01 45-2016", "HC/00/CS/145/2016" },
		{ "CIVIL SUIT NQ. 45 CF 2012", "//CS/45/2012" },
		{ "CIVIL SUIT No, 45 0f 2012", "//CS/45/2012" },
		{ "CIVIL SUIT NO. 45 OF Z012", "//CS/45/2012" },
		{ "CIVIL SUIT NO. 145 OF '2O16", "//CS/145/2016" },
		{ "MISCELLANECUS APPLICATI0N N0. I45 OF 2016",
		    "//MA/145/2016" },
		{ "CRMINAL SESS1ON CASE NO. 145 OF 2016",
		    "HC//SC/145/2016" },
		/* broken by the end of a line, even of a paragraph */
		{ "CIVIL SUIT NO. 145 OF\n2016", "//CS/145/2016" },
		{ "CIVIL SUIT NO. 145\n\nOF 2016", "//CS/145/2016" },
		{ "HGT-00-CV-MA-0459-2009", "HC/00/MA/459/2009" },
		{ "HCT-00-CV-NA-0459-2009", "HC/00/MA/459/2009" },
		{ "HCT-02-CV-CS-012 1 of 2001", "HC/Gulu/CS/121/2001" },
		{ "MISGELLANEOUS APPLIGATION NO 584 OF 2013",
		    "//MA/584/2013" },
	};

	(void)state;
	check_all(s, 0);
}

static void
several_numbers_share_type_and_year(void **state)
{
	static const struct sample s[] = {
		{ "Civil Suits Nos. 1 and 2 of 2015",
		    "//CS/1/2015; //CS/2/2015" },
		{ "Civil Suits Nos. 12, 13 & 14 of 2015",
		    "//CS/12/2015; //CS/13/2015; //CS/14/2015" },
		{ "HCMA 227/ 2013 and 0081/ 2014",
		    "HC//MA/227/2013; HC//MA/81/2014" },
		{ "CS No. 69 OF 2006 AND CS No. 79 OF 2006",
		    "//CS/69/2006; //CS/79/2006" },
		{ "CONSTITUTIONAL PETITIONS Nos. 48 of 2017, 2 of 2018, and "
		  "13 of 2018.",
		    "CC//CP/48/2017; CC//CP/2/2018; CC//CP/13/2018" },
		{ "Civil Suits No. 0117 of 2014 (Nakawa Central Circuit) and "
		  "No. 0360 of 2014 (Land Division)",
		    "/Nakawa/CS/117/2014; //CS/360/2014" },
		{ "Election Petition Appeal No. 5 & 6 of 2016",
		    "//EPA/5/2016; //EPA/6/2016" },
	};

	(void)state;
	check_all(s, 0);
}

static void
what_is_ambiguous_stays_so(void **state)
{
	static const struct sample s[] = {
		{ "CR No. 12 of 2014", "?//CRC/12/2014|HC//REV/12/2014" },
		{ "AC No. 12 of 2014", "?//AC/12/2014|HC///12/2014" },
		{ "SC No. 12 of 2014", "?HC//SC/12/2014|SC///12/2014" },
		{ "CC No. 12 of 2014",
		    "?HC///12/2014|CC///12/2014|//CRC/12/2014" },
		{ "HCT-00-CR-0012-2013", "?HC/00//12/2013|HC/00/REV/12/2013" },
		{ "HCT-00-CR-AC-0012-2013",
		    "?HC/00/AC/12/2013|HC/00//12/2013" },
		{ "Appeal No. 5 of 2011", "?//CA/5/2011|//CN/5/2011" },
		/* words and code that contradict each other */
		{ "CIVIL APPEAL NO. HCT-00-LD-CS-0260-2017",
		    "?HC/00/CS/260/2017|HC/00/CA/260/2017" },
		/* digits that can be read in two ways */
		{ "Criminal Appeal-2013/2014",
		    "?//CN/2013/2014|//CN/2014/2013" },
		{ "Civil Suit No. 45B of 2012",
		    "?//CS/458/2012|//CS/45/2012" },
		{ "Civil Suit No. |45 of 2012",
		    "?//CS/145/2012|//CS/45/2012" },
		{ "Civil Suit No. 45| of 2012",
		    "?//CS/451/2012|//CS/45/2012" },
		/* years that have not come yet */
		{ "Civil Suit No. 45 of 2068",
		    "?//CS/45/|//CS/45/2008" },
		{ "HCT-00-CV-CS-045-2914", "?HC/00/CS/45/|HC/00/CS/45/2014" },
		/* not a session case, though near it */
		{ "Succession Cause No. 45 of 2012",
		    "?//MC/45/2012|//FC/45/2012|//AC/45/2012|//DC/45/2012" },
	};

	(void)state;
	check_all(s, 0);
}

static void
slot_and_context_settle_what_letters_do_not(void **state)
{
	static const struct sample s[] = {
		{ "HCT-04-CR-SC 17 of 2012", "HC/04/SC/17/2012" },
		{ "HCT-12-CV-CR-018 OF 2014", "HC/12/REV/18/2014" },
		{ "HCT-00-CC-CS 420 of 2005", "HC/00/CS/420/2005" },
		{ "HCT-00-FD-AC-0012-2013", "HC/00/AC/12/2013" },
		{ "HCT-00-AC-SC-0012-2013", "HC/00/SC/12/2013" },
		{ "CR NO. 632 OF 2019 CM ENTEBBE", "CM/Entebbe/CRC/632/2019" },
		{ "Makindye Chief Magistrate's Court Co. 347 of 2013",
		    "CM/Makindye/CO/347/2013" },
	};

	(void)state;
	check_all(s, 0);
}

static void
courts_and_places_come_from_the_words_around(void **state)
{
	static const struct sample s[] = {
		{ "Masindi High Court Civil Suit No.33 of 2012",
		    "HC/12/CS/33/2012" },
		{ "Gulu Grade One Magistrate's Court Civil Suit No. 008 of "
		  "2009",
		    "G1/Gulu/CS/8/2009" },
		{ "Kakumiro Grade I Court, Hoima Chief Magistrate's Court in "
		  "Civil Suit No. 08 of 2017",
		    "G1/Kakumiro/CS/8/2017" },
		{ "Kalagala L.C.II Court C.S No. 13 of 2009",
		    "LC//CS/13/2009" },
		{ "CHIEF MAGISTRATE'S COURT OF ENTEBBE CRIMINAL CASE NO. 469 "
		  "OF 2022",
		    "CM/Entebbe/CRC/469/2022" },
		{ "CS No. 003/2012 Nakasongola Chief Magistrates Court, Misc. "
		  "Application No. 4 of 2012",
		    "CM/Nakasongola/CS/3/2012; //MA/4/2012" },
		/* a bracket ends what its number is told */
		{ "Civil Appeal No. 40 of 2018 (Appeal from Civil Suit No. 30 "
		  "of 2015), High Court at Mukono",
		    "//CA/40/2018; //CS/30/2015" },
		{ "Civil Appeal No. 40 of 2018 (Appeal from Civil Suit No. 30 "
		  "of 2015 (High Court) at Mukono)",
		    "//CA/40/2018; HC/Mukono/CS/30/2015" },
		{ "High Court Criminal Session No.044 of 2014 at Kabale",
		    "HC/Kabale/SC/44/2014" },
		{ "Land suit No.002 of 2018 at the Chief Magistrate Court of "
		  "Mukono at Nakifuma",
		    "CM/Nakifuma/LS/2/2018" },
		{ "(Appeal from Criminal Case No. 980 of 2001 at the Chief "
		  "Magistrate Court\n. of Mengo)", "CM/Mengo/CRC/980/2001" },
		{ "(Appeal from High Court Civil Appeal No. 456 of 1990 "
		  "at\n\nSoroti)", "HC/Soroti/CA/456/1990" },
		/* one registry for the whole country: the place is not part
		 * of the identity */
		{ "Court of Appeal at Mbale Criminal Appeal No. 363 of 2017",
		    "CA//CN/363/2017" },
	};

	(void)state;
	check_all(s, 0);
}

static void
prose_has_no_numbers_that_are_none(void **state)
{
	static const char *const prose[] = {
		"on 16/3/2021 and 1/10/1983 and 11.03.13, the 6th day of "
		"October, 2016",
		"sections 129 (3) and (4) (a) of the Penal Code Act Cap. 120, "
		"as amended by Act 8 of 2007",
		"Section 5 of 2010, Act 7 of 2009, Act No. 13 of 2006, S.I. "
		"No. 55 of 2016, Cap 120 of 2000",
		"[2018] UGHCCRD 72 and (1997) HCB 18, [1999] 2 EA 22",
		"Tel 0772 123456/2014, Plot No. 12/2014, UGX 12,000/2015",
		"Kyadondo Block 196 Plot 225, LRV 1417 Folio 12 of 1999",
		"Ref. No. HC/05/2014, Minute No. 5 of 2012, receipt No. 45 of "
		"2014, page 12 of 45",
		"Police CRB 123/2014, SD Ref 12/13/05/2014, PEX 5 of 2014",
		"Legal Notice No. 12 of 2015; Order 9 Rule 12 of 2013",
		"Smith & Co. 12 of 2014; Mr. Ma 5 of 2013",
		"3 of 2018, 12 of 2,015 suits were heard, suits 5 of 2014",
		"Civil Suit No. 95 was dismissed on 5/6/2014",
		"E.M.A. No. 12 of 2014, \"& Co. 5 of 2014\"",
		"URN 12-2014, UG-CS-12-2014, NIN CM91012/2014",
		"ruling in Miscellaneous Application 16/3/2021",
		"",
		"NO. OF 2014, CIVIL SUIT NO. 000 OF 2014",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof prose / sizeof prose[0]; i++)
		check(prose[i], "", 0);
}

static void
roles_come_from_the_words_around(void **state)
{
	static const struct sample s[] = {
		{ "MISC. APPL. NO. 12/2014 (ARISING OUT OF M.A NO. 11/2014 & "
		  "C.S. NO. 5/2013)",
		    "own //MA/12/2014; parent //MA/11/2014; parent "
		    "//CS/5/2013" },
		{ "[Arising from HCCS No. 5 of 2012]",
		    "parent HC//CS/5/2012" },
		{ "an appeal from the judgment of the High Court at Lira "
		  "before Okello, J. dated 12/5/2013 in Criminal Case No. 64 "
		  "of 2012. In Civil Suit No. 3 of 2010 he said",
		    "parent HC/Lira/CRC/64/2012; unknown //CS/3/2010" },
		{ "(Appeal from the judgment of the High Court of Uganda "
		  "(Commercial Division) at Kampala before Mukasa, J in HCCS "
		  "No. 244 of 2008)",
		    "parent HC/00/CS/244/2008" },
		{ "[Appeal from the judgment of the High Court of Uganda at "
		  "Mbale (Bukenya, J.) dated 8th March 2013 in High Court "
		  "Civil Appeal No. 24 of 2010]",
		    "parent HC/04/CA/24/2010" },
		{ "(Appeal from the High Court) He read Civil Suit No. 3 of "
		  "2010 again",
		    "unknown //CS/3/2010" },
		{ "He relied on Uganda v Kato, Criminal Session Case No. 12 "
		  "of 2010, and left",
		    "cited HC//SC/12/2010" },
		{ "Nile Bank (formerly Lake Bank) v Kato, Civil Suit No. 12 "
		  "of 2010",
		    "cited //CS/12/2010" },
		{ "Nile Bank formerly Lake Bank v Kato, Civil Suit No. 12 of "
		  "2010",
		    "cited //CS/12/2010" },
		{ "the court looked at Civil Suit No. 12 of 2010 again",
		    "unknown //CS/12/2010" },
		{ "CIVIL SUIT NO. 5 OF 2014 CONSOLIDATED WITH CIVIL SUIT NO. "
		  "6 OF 2014",
		    "own //CS/5/2014; parent //CS/6/2014" },
	};

	(void)state;
	check_all(s, 1);
}

/* Lines separated by \n, an empty one begins a block. */
static void
set_page(struct page_text *t, const char *text)
{
	const char *line, *end, *word, *space;
	int new_block = 0, y = 0;

	text_init(t);
	for (line = text; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		if (end == line) {
			new_block = 1;
			continue;
		}
		text_add_line(t, new_block, (struct box){ 0, y, 900, 30 });
		for (word = line; word < end; word = space + 1) {
			space = word + strcspn(word, " \n");
			text_add_word(t, word, (size_t)(space - word),
			    (struct box){ 0, y, 50, 30 }, 90);
		}
		y += 40;
		new_block = 0;
	}
}

/* The numbers of a file of one page, as the program has them. */
static void
page_numbers(struct numbers *out, const struct page_text *t)
{
	struct labels l = { .own = -1, .outcome = -1 };
	struct papers p;
	size_t i;

	papers_read(&p, scheme, NULL, &t, 1);
	captions_find(&p);
	documents_find(&l, &p);
	numbers_assign(&l, &p);
	for (i = 0; i < l.n_numbers; i++) {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		out->v[out->n++] = l.numbers[i].n;
		l.numbers[i].n.candidates = NULL; /* now theirs */
	}
	labels_release(&l);
	papers_release(&p);
}

static void
check_page(const char *text, const char *expected)
{
	struct page_text t;
	struct numbers n = NUMBERS_INIT;
	struct buf got = BUF_INIT;

	set_page(&t, text);
	page_numbers(&n, &t);
	describe(&got, &n, 1);
	if (strcmp(got.data, expected) != 0)
		fail_msg("'%s' is read as '%s', not '%s'", text, got.data,
		    expected);
	buf_release(&got);
	numbers_release(&n);
	text_release(&t);
}

static void
heading_gives_court_and_station_to_its_own_number(void **state)
{
	static const struct sample s[] = {
		{ "THE REPUBLIC OF UGANDA\n"
		  "IN THE HIGH COURT OF UGANDA AT MUKONO\n"
		  "CIVIL SUIT NO. 95 OF 2015\n"
		  "NAKATO :::::::: PLAINTIFF\nVERSUS\nOKELLO :::: DEFENDANT\n"
		  "JUDGMENT\nThe plaintiff in Civil Suit No. 92 of 2015 and "
		  "Civil Suit 95 of 2015",
		    "own HC/Mukono/CS/95/2015; unknown //CS/92/2015; own "
		    "HC/Mukono/CS/95/2015" },
		{ "THE REPUBLIC OF UGANDA\n\nIN THE HIGH COURT OF UGANDA\n\n"
		  "HOLDEN AT MBALE\n\nELECTION PETITION NO. 0018/2016",
		    "own HC/04/EP/18/2016" },
		/* the registry, not the place where the court sits */
		{ "IN THE HIGH COURT OF UGANDA AT FORT PORTAL\n"
		  "HELD AT KYENJOJO\nCRIMINAL SESSION CASE NO. 12 OF 2010\n"
		  "UGANDA ::::: PROSECUTOR\nVERSUS\nA.B.",
		    "own HC/01/SC/12/2010" },
		/* a code is believed before the heading */
		{ "IN THE HIGH COURT OF UGANDA HOLDEN AT MUKONO\n"
		  "HCT-03-CV-EP- 007-2011\nA VERSUS B",
		    "own HC/03/EP/7/2011" },
		{ "IN THE CHIEF MAGISTRATES COURT OF MUKONO AT NJERU\n"
		  "CIVIL SUIT NO. 19 OF 2018\nX Vs Y",
		    "own CM/Njeru/CS/19/2018" },
		/* the division settles the letters */
		{ "IN THE HIGH COURT OF UGANDA AT KAMPALA\n(FAMILY DIVISON)\n"
		  "AC NO. 12 OF 2014\nIN THE MATTER OF THE ESTATE",
		    "own HC/00/AC/12/2014" },
		{ "lN THE HlGH C0URT OF [JGANDA AT KAMPALA\n"
		  "(C0MMERCIAL DIVlSION)\nMISC APPLICATION NO 585 OF 2013\n"
		  "(AR1SING FR0M HCCS NO 504 OF 2012)\nA VERSUS B",
		    "own HC/00/MA/585/2013; parent HC/00/CS/504/2012" },
		{ "IN THE HICH COURT OF UCANDA AT JINIA\n"
		  "CIVIL SUIT NO. 21 OF 2018\nA VERSUS B",
		    "own HC/03/CS/21/2018" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof s / sizeof s[0]; i++)
		check_page(s[i].text, s[i].expected);
}

static void
heading_tells_parents_from_the_own_number(void **state)
{
	static const struct sample s[] = {
		{ "IN THE COURT OF APPEAL OF UGANDA AT KAMPALA\n"
		  "CIVIL APPEAL NO. 90 OF 2011\n"
		  "(Arising from High Court Miscellaneous Application No. 9 of "
		  "2010)\n"
		  "(Arising from M.A. No. 168 of 2009, Masaka; Kalagala "
		  "L.C.II Court C.S No. 13 of 2009)\nA VERSUS B",
		    "own CA//CA/90/2011; parent HC//MA/9/2010; parent "
		    "/Masaka/MA/168/2009; parent LC//CS/13/2009" },
		{ "IN THE HIGH COURT OF UGANDA AT KAMPALA (LAND DIVISION)\n"
		  "CIVIL SUIT NO. 360 OF 2014\n"
		  "(CONSOLIDATED WITH CIVIL SUIT NO 117 OF 2014)",
		    "own HC/00/CS/360/2014; parent //CS/117/2014" },
		{ "CS No. 69 OF 2006\nAND\nCS No. 79 OF 2006\nA VERSUS B",
		    "own //CS/69/2006; own //CS/79/2006" },
		/* the words for it are lost, the place tells it still */
		{ "IN THE HIGH COURT OF UGANDA AT MUKONO\n"
		  "MISC. APPLICATION NO. 5 OF 2014\n"
		  "CIVIL SUIT NO. 4 OF 2010\nA VERSUS B",
		    "own HC/Mukono/MA/5/2014; parent HC/Mukono/CS/4/2010" },
		/* a letter is no caption */
		{ "The registrar refers to your letter about Civil Suit No. "
		  "13 of 2012 and asks for the file.",
		    "unknown //CS/13/2012" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof s / sizeof s[0]; i++)
		check_page(s[i].text, s[i].expected);
}

static void
unknown_station_codes_are_shown_as_unknown(void **state)
{
	static const char text[] = "HCT-06-CV-MA-0459-2009";
	struct numbers n = NUMBERS_INIT;

	(void)state;
	numbers_find(&n, scheme, text, sizeof text - 1);
	assert_int_equal(n.n, 1);
	assert_string_equal(n.v[0].candidates[0].station, "");
	assert_string_equal(n.v[0].candidates[0].station_name, "unknown (06)");
	assert_string_equal(n.v[0].candidates[0].division, "CV");
	numbers_release(&n);
}

static void
the_span_is_what_was_written(void **state)
{
	static const char text[] = "naïve — see “High Court Civil Suit No. 24 "
				   "of 2003” there";
	static const char span[] = "High Court Civil Suit No. 24 of 2003";
	struct numbers n = NUMBERS_INIT;

	(void)state;
	numbers_find(&n, scheme, text, sizeof text - 1);
	assert_int_equal(n.n, 1);
	assert_int_equal(n.v[0].len, sizeof span - 1);
	assert_memory_equal(text + n.v[0].off, span, sizeof span - 1);
	numbers_release(&n);
}

/* Published numbers: what lies beside the checkout. */

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

static struct buf
read_shared(const char *name)
{
	char *path = shared(name);
	struct buf b = BUF_INIT;
	struct cr_err e = CR_ERR_INIT;

	if (file_read(&b, path, 1 << 20, &e) != CR_OK)
		fail_msg("%s", e.msg);
	free(path);
	return b;
}

enum { COLUMNS = 9 };

/* Cut a line of tab-separated values, in place. */
static size_t
cut(char *line, char *field[COLUMNS])
{
	size_t n = 0;

	while (n < COLUMNS) {
		field[n++] = line;
		if (!(line = strchr(line, '\t')))
			break;
		*line++ = '\0';
	}
	return n;
}

/* The i-th part of "116;359", as a number; 0: none. */
static long
part(const char *list, size_t i)
{
	while (i-- && list)
		list = strchr(list, ';') ? strchr(list, ';') + 1 : NULL;
	return list ? strtol(list, NULL, 10) : 0;
}

static int
same_type(const char *list, size_t i, const char *type)
{
	size_t len;

	while (i-- && list)
		list = strchr(list, ';') ? strchr(list, ';') + 1 : NULL;
	len = list ? strcspn(list, ";") : 0;
	return len == strlen(type) && memcmp(list, type, len) == 0;
}

static int
row_is_read(char *const field[COLUMNS])
{
	struct numbers n = NUMBERS_INIT;
	size_t i, expected = 1;
	const char *p;
	int right;

	for (p = field[5]; *p; p++)
		expected += *p == ';';
	numbers_find(&n, scheme, field[0], strlen(field[0]));
	right = n.n == expected;
	for (i = 0; right && i < n.n; i++) {
		const struct case_id *c = &n.v[i].candidates[0];

		right = n.v[i].settled && same_type(field[4], i, c->type) &&
		    c->serial == part(field[5], i) &&
		    c->year == part(field[6], i);
	}
	if (!right)
		print_message("not read: '%s'\n", field[0]);
	numbers_release(&n);
	return right;
}

static char *
next_line(char **rest)
{
	char *line = *rest, *end = strchr(line, '\n');

	if (!*line)
		return NULL;
	if (end)
		*end++ = '\0';
	*rest = end ? end : line + strlen(line);
	return line;
}

static void
published_numbers_are_read(void **state)
{
	struct buf b = read_shared("uganda/case-numbers.tsv");
	char *field[COLUMNS], *rest = b.data, *line = next_line(&rest);
	int rows = 0, right = 0;

	(void)state;
	while ((line = next_line(&rest))) {
		if (cut(line, field) < 8)
			continue;
		rows++;
		right += row_is_read(field);
	}
	print_message("%d of %d published numbers\n", right, rows);
	assert_true(rows > 100);
	assert_true(right * 100 >= rows * 99);
	buf_release(&b);
}

/* As a caption has them: the number, under it the parents in a bracket. */
static int
parents_are_told(char *const field[COLUMNS])
{
	struct page_text t;
	struct numbers n = NUMBERS_INIT;
	struct buf page = BUF_INIT;
	size_t i, own = 0, parents = 0, expected = 0;
	const char *p;

	buf_addf(&page, "IN THE HIGH COURT OF UGANDA AT MUKONO\n%s\n"
	    "(ARISING FROM %s)\nA VERSUS B", field[0], field[7]);
	for (p = field[7]; p; p = strchr(p + 1, ';'))
		expected++;
	set_page(&t, page.data);
	page_numbers(&n, &t);
	for (i = 0; i < n.n; i++) {
		own += n.v[i].role == NUMBER_OWN;
		parents += n.v[i].role == NUMBER_PARENT;
	}
	if (own != 1 || parents != expected)
		print_message("parents not told: '%s'\n", page.data);
	text_release(&t);
	numbers_release(&n);
	buf_release(&page);
	return own == 1 && parents == expected;
}

static void
published_parents_are_told_from_own_numbers(void **state)
{
	struct buf b = read_shared("uganda/case-numbers.tsv");
	char *field[COLUMNS], *rest = b.data, *line = next_line(&rest);
	int rows = 0, right = 0;

	(void)state;
	while ((line = next_line(&rest))) {
		if (cut(line, field) < 8 || !*field[7])
			continue;
		rows++;
		right += parents_are_told(field);
	}
	print_message("parents of %d of %d published numbers\n", right, rows);
	assert_true(rows > 15);
	assert_true(right * 100 >= rows * 95);
	buf_release(&b);
}

static const char *
record(const char *text, const char *name)
{
	static char value[1024];
	const char *p = strstr(text, name);
	size_t len;

	value[0] = '\0';
	if (p) {
		p += strlen(name);
		len = strcspn(p, "\n");
		(void)snprintf(value, sizeof value, "%.*s", (int)len, p);
	}
	return value;
}

/* A remark of who wrote the record, "(heading not visible)", is not on the
 * paper: bytes before it. */
static size_t
printed(const char *line)
{
	return strstr(line, "not visible)") ? strcspn(line, "(")
					    : strlen(line);
}

static int
caption_is_read(const char *text)
{
	struct buf page = BUF_INIT;
	struct page_text t;
	struct numbers n = NUMBERS_INIT;
	size_t i, own = 0, others = 0;
	int right;

	buf_addf(&page, "THE REPUBLIC OF UGANDA\nIN THE %.*s\n",
	    (int)printed(record(text, "\ncourt_line: ")),
	    record(text, "\ncourt_line: "));
	buf_addf(&page, "%s\n", record(text, "\nnumber: "));
	if (*record(text, "\narising_from: "))
		buf_addf(&page, "(ARISING FROM %s)\n",
		    record(text, "\narising_from: "));
	buf_addf(&page, "A ::::::: PLAINTIFF\nVERSUS\nB :::::: DEFENDANT\n%s\n",
	    record(text, "\ndocument: "));
	set_page(&t, page.data);
	page_numbers(&n, &t);
	for (i = 0; i < n.n; i++) {
		own += n.v[i].role == NUMBER_OWN &&
		    n.v[i].candidates[0].court[0];
		others += n.v[i].role != NUMBER_OWN &&
		    n.v[i].role != NUMBER_PARENT;
	}
	right = own > 0 && others == 0 && n.v[0].role == NUMBER_OWN;
	if (!right)
		print_message("caption not read: '%s'\n", page.data);
	text_release(&t);
	numbers_release(&n);
	buf_release(&page);
	return right;
}

static void
published_captions_are_read(void **state)
{
	char *dir = shared("uganda/captions");
	struct names names = NAMES_INIT;
	struct cr_err e = CR_ERR_INIT;
	size_t i;
	int right = 0;

	(void)state;
	assert_int_equal(dir_list(&names, dir, &e), CR_OK);
	for (i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.v[i]);
		struct buf b = BUF_INIT;

		assert_int_equal(file_read(&b, path, 1 << 16, &e), CR_OK);
		right += caption_is_read(b.data);
		buf_release(&b);
		free(path);
	}
	print_message("%d of %zu captions\n", right, names.n);
	assert_true(names.n >= 20);
	assert_true((size_t)right * 100 >= names.n * 95);
	names_release(&names);
	free(dir);
}

/* Written and read back: every serial in every spelling must come out as
 * itself, settled.  Nothing here is misspelt, so nothing may be mended. */

struct spelling {
	const char *kind, *mark;
	int width;
	size_t join;
};

enum { JOINS = 12, YEAR_FIRST = 10, FIRST_YEAR = 1985, YEARS = 42, ALL_SERIALS = 1200 };

static void
add_pair(struct buf *b, long serial, int width, int year, size_t join)
{
	static const char *const between[] = { " of ", " OF ", " Of ", "of",
		"/", " / ", "/ ", "-", " - " };

	if (join < sizeof between / sizeof between[0])
		buf_addf(b, "%0*ld%s%d", width, serial, between[join], year);
	else if (join == 9)
		buf_addf(b, "%0*ld/%02d", width, serial, year % 100);
	else
		buf_addf(b, "%d%s%0*ld", year, join == YEAR_FIRST ? "/" : "-",
		    width, serial);
}

static void
check_round(const char *text, long serial, int year)
{
	struct numbers n = NUMBERS_INIT;

	numbers_find(&n, scheme, text, strlen(text));
	if (n.n != 1 || !n.v[0].settled || n.v[0].repaired ||
	    n.v[0].candidates[0].serial != serial ||
	    n.v[0].candidates[0].year != year) {
		struct buf got = BUF_INIT;

		describe(&got, &n, 0);
		fail_msg("'%s' is read as '%s'", text, got.data);
	}
	numbers_release(&n);
}

static void
check_spelling(const struct spelling *s, long serial, int year)
{
	struct buf b = BUF_INIT;

	/* a year first after two bare letters may be anything */
	if (s->join >= YEAR_FIRST && strcmp(s->mark, " ") == 0 &&
	    (!strcasecmp(s->kind, "CS") || !strcmp(s->kind, "C.S.")))
		return;
	buf_addf(&b, "%s%s", s->kind, s->mark);
	add_pair(&b, serial, s->width, year, s->join);
	check_round(b.data, serial, year);
	buf_release(&b);
}

static const char *const kinds[] = { "Civil Suit", "CIVIL SUIT", "civil suit",
	"Misc. Application", "MISC. APPL.", "Criminal Session Case", "HCCS",
	"H.C.C.S", "H.C.C.S.", "CS", "C.S.", "cs", "HCMA", "SCCA",
	"Election Petition" };
static const char *const marks[] = { " No. ", " NO. ", " no ", " No.",
	" Number ", " N\xc2\xb0 ", " " };
static const int widths[] = { 1, 3, 4 };

#define N(A) (sizeof(A) / sizeof *(A))

static void
every_spelling_is_read_as_written(void **state)
{
	static const long serials[] = { 1, 5, 8, 10, 12, 18, 50, 80, 95, 100,
		101, 150, 199, 200, 201, 1000, 1010, 1200, 1234, 1899, 2100,
		5000, 9990, 10000, 19901, 20120, 99999, 100000, 999990 };
	const size_t n = N(kinds) * N(marks) * N(widths) * JOINS;
	struct spelling s;
	size_t i, rest;

	(void)state;
	for (i = 0; i < n; i++) {
		s.join = i % JOINS;
		rest = i / JOINS;
		s.width = widths[rest % N(widths)];
		rest /= N(widths);
		s.mark = marks[rest % N(marks)];
		s.kind = kinds[rest / N(marks)];
		check_spelling(&s, serials[i % N(serials)],
		    FIRST_YEAR + (int)(i / JOINS % YEARS));
	}
}

static void
every_serial_is_read_as_written(void **state)
{
	struct spelling s;
	long serial;
	size_t w, i;

	(void)state;
	for (serial = 1; serial <= ALL_SERIALS; serial++)
		for (s.join = 0; s.join < JOINS; s.join++)
			for (w = 0; w < N(widths); w++) {
				i = (size_t)serial + s.join * 5 + w * 11;
				s.kind = kinds[i % N(kinds)];
				s.mark = marks[i % N(marks)];
				s.width = widths[w];
				check_spelling(&s, serial,
				    FIRST_YEAR + (int)(i % YEARS));
			}
}

static void
every_code_is_read_as_written(void **state)
{
	static const char *const before[] = { "HCT-00-CV-CS-", "HCT-05-CR-SC-",
		"HCT-00-CC-CS ", "HCT - 03 - CV - MA - ", "HCT 00 LD MA ",
		"HCT/12/CV/CS/", "HCT-04-CV-MA-NO. ", "HCT-00-ICD-CR-SC-",
		"hct-01-cv-ep-", "HCT\xe2\x80\x94" "02\xe2\x80\x94" "CV"
		"\xe2\x80\x94" "CA\xe2\x80\x94", "HC-EP-", "MBR-00-CV-MA-",
		"Civil Suit No. HCT-00-CV-CS-" };
	static const char *const letters[] = { "MT ", "MM No. " };
	struct buf b = BUF_INIT;
	long serial;
	size_t i, join;

	(void)state;
	for (serial = 1; serial <= ALL_SERIALS; serial++)
		for (join = 0; join < JOINS; join++) {
			int year = FIRST_YEAR + (int)(serial % YEARS);
			int width = widths[(size_t)serial % N(widths)];

			i = (size_t)serial + join * 5;
			buf_reset(&b);
			buf_adds(&b, before[i % N(before)]);
			add_pair(&b, serial, width, year, join);
			check_round(b.data, serial, year);
			if (join > 4)
				continue;
			buf_reset(&b);
			buf_adds(&b, letters[i % N(letters)]);
			add_pair(&b, serial, width, year, join);
			check_round(b.data, serial, year);
		}
	buf_release(&b);
}

/* A digit may be what is left of an "of": then both readings are kept. */
static void
no_digit_is_dropped(void **state)
{
	static const struct sample s[] = {
		{ "Civil Suit No. 150/2012", "//CS/150/2012" },
		{ "Civil Suit No. 10/2005", "//CS/10/2005" },
		{ "Civil Suit No. 100-2001", "//CS/100/2001" },
		{ "Civil Suit No. 150 2012", "//CS/150/2012" },
		{ "Civil Suit No. 15O/2014", "//CS/150/2014" },
		{ "Civil Suit No. 15 0/2012", "//CS/150/2012" },
		{ "Civil Suit No. 2012/20131", "//CS/20131/2012" },
		{ "Civil Suits Nos. 10, 20 & 30/2012",
		    "//CS/10/2012; //CS/20/2012; //CS/30/2012" },
		{ "Civil Suit No. 120F 2014", "?//CS/120/2014|//CS/12/2014" },
		{ "Civil Suit No. 15O 2014", "?//CS/150/2014|//CS/15/2014" },
		{ "Civil Suit No. 120l 2014", "?//CS/1201/2014|//CS/12/2014" },
		{ "Civil Suit No. 95 0 2015", "?//CS/95/2015|//CS/950/2015" },
		{ "Civil Suit No. 5/20 14", "?//CS/5/2014|//CS/5/2020" },
		{ "HCT-00-CV-CS-0120F 2014",
		    "?HC/00/CS/120/2014|HC/00/CS/12/2014" },
	};

	(void)state;
	check_all(s, 0);
}

static void
mended_digits_are_told(void **state)
{
	static const struct {
		const char *text;
		bool repaired;
	} s[] = {
		{ "Civil Suit No. 10 of 2014", false },
		{ "Civil Suit No. 1O of 2014", true },
		{ "Civil Suit No. 10 of 2O14", true },
		{ "Civil Suit No. 5 7 of 2014", true },
		{ "HCT-00-CV-CS-0010-2014", false },
		{ "HCT-00-CV-CS-OO10-2014", true },
		{ "HCT-00-CV-CS-001 0-2014", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < N(s); i++) {
		struct numbers n = NUMBERS_INIT;

		numbers_find(&n, scheme, s[i].text, strlen(s[i].text));
		assert_int_equal(n.n, 1);
		if (n.v[0].repaired != s[i].repaired)
			fail_msg("'%s': repaired is %d", s[i].text,
			    n.v[0].repaired);
		numbers_release(&n);
	}
}

/* Hostile text */

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
check_sound(const char *text, size_t len)
{
	struct numbers n = NUMBERS_INIT;
	size_t i;

	numbers_find(&n, scheme, text, len);
	for (i = 0; i < n.n; i++) {
		const struct number *x = &n.v[i];

		assert_true(x->off < len && x->len > 0);
		assert_true(x->off + x->len <= len);
		assert_true(x->n_candidates > 0);
		assert_true(!x->settled || x->n_candidates == 1);
		assert_true(x->candidates[0].serial > 0);
		assert_true(x->score > 0 && x->score <= 1);
		if (utf8_valid(text, len))
			assert_true(utf8_valid(text + x->off, x->len));
	}
	numbers_release(&n);
}

static void
mutated_numbers_do_no_harm(void **state)
{
	static const char *const seeds[] = {
		"HCT- 00- ICD-CR -SC- NO. 003 OF 2014",
		"(Arising from HCMA No. 226/ 2013 & 0080/ 2014, Masaka)",
		"CONSTITUTIONAL PETITIONS Nos. 49 of 2017, 3 of 2018, 5 of 20",
		"IN THE HIGH COURT OF UGANDA AT GULU\nCIVIL SUIT N° 5 OF 2O1B",
		"HC/Mukono/CS/95/2015 MBR-00-CV-MA--OO34 MT 70 of 1982",
	};
	uint32_t seed = 20140116;
	char text[128];
	size_t len, k;
	int i, edits;

	(void)state;
	for (i = 0; i < 20000; i++) {
		const char *s = seeds[next_random(&seed) % 5];

		len = strlen(s);
		memcpy(text, s, len);
		edits = 1 + (int)(next_random(&seed) % 8);
		for (; edits; edits--) {
			k = next_random(&seed) % len;
			switch (next_random(&seed) % 4) {
			case 0:
				text[k] = (char)next_random(&seed);
				break;
			case 1:
				text[k] = " -./\n(),&O0Il1S5B8NOof2"
				    [next_random(&seed) % 24];
				break;
			case 2:
				memmove(text + k, text + k + 1, len - k - 1);
				len -= len > 1;
				break;
			default:
				text[k] = text[next_random(&seed) % len];
			}
		}
		check_sound(text, len);
	}
}

/* Anything that grows with the square of the length would take minutes. */
static void
long_repetitions_are_read_in_linear_time(void **state)
{
	static const char *const units[] = { "1/99 ", "of ", "1, ", "HCT-00-",
		"CIVIL SUIT NO. 1 OF 2015, ", "and 1 and 2 of 2015 ",
		"(arising from ", "in the High Court ", "HC/a/CS/9/", "\n\n",
		"N O ", "((((", "\xe2\x84\x96", "\xff" };
	size_t i, len = 64 * 1024, k;
	char *text = xmalloc(len);

	(void)state;
	for (i = 0; i < sizeof units / sizeof units[0]; i++) {
		for (k = 0; k < len; k++)
			text[k] = units[i][k % strlen(units[i])];
		check_sound(text, len);
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_read_in_every_form),
		cmocka_unit_test(codes_are_read_in_every_form),
		cmocka_unit_test(ocr_errors_are_seen_through),
		cmocka_unit_test(several_numbers_share_type_and_year),
		cmocka_unit_test(what_is_ambiguous_stays_so),
		cmocka_unit_test(slot_and_context_settle_what_letters_do_not),
		cmocka_unit_test(courts_and_places_come_from_the_words_around),
		cmocka_unit_test(prose_has_no_numbers_that_are_none),
		cmocka_unit_test(roles_come_from_the_words_around),
		cmocka_unit_test(
		    heading_gives_court_and_station_to_its_own_number),
		cmocka_unit_test(heading_tells_parents_from_the_own_number),
		cmocka_unit_test(unknown_station_codes_are_shown_as_unknown),
		cmocka_unit_test(the_span_is_what_was_written),
		cmocka_unit_test(published_numbers_are_read),
		cmocka_unit_test(published_parents_are_told_from_own_numbers),
		cmocka_unit_test(published_captions_are_read),
		cmocka_unit_test(every_spelling_is_read_as_written),
		cmocka_unit_test(every_serial_is_read_as_written),
		cmocka_unit_test(every_code_is_read_as_written),
		cmocka_unit_test(no_digit_is_dropped),
		cmocka_unit_test(mended_digits_are_told),
		cmocka_unit_test(mutated_numbers_do_no_harm),
		cmocka_unit_test(long_repetitions_are_read_in_linear_time),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
