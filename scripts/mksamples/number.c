/* mksamples/number.c: the shapes here are those that published judgments show:
 * words with every kind of "No.", HCT codes with their slips, the magistrates'
 * code, the letter prefixes of the 1990s.  Types that were never seen inside
 * a code are written in words only.
 */
#include "scripts/mksamples/number.h"

#include <stdio.h>
#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

struct forms {
	const char *type;
	const char *in_code; /* token in an HCT code, or NULL */
	const char *words[5];
	const char *shorts[4];
};

static const struct forms forms[] = {
    {"CS", "CS", {"Civil Suit", "Civil Suit", "High Court Civil Suit"},
	{"HCCS", "C.S", "CS"}},
    {"LS", NULL, {"Land Suit", "Land Civil Suit"}, {"Land Suit"}},
    {"CA", "CA", {"Civil Appeal", "Civil Appeal"}, {"Civil App.", "Civil App"}},
    {"MA", "MA",
	{"Miscellaneous Application", "Misc. Application", "Misc Application",
	    "Miscellaneous Civil Application", "Miscillenous Application"},
	{"M.A.", "HCMA", "Misc. Appl.", "H.C.M.A."}},
    {"MC", "MC", {"Miscellaneous Cause", "Misc. Cause", "Misc Cause"},
	{"Misc. Cause"}},
    {"SC", "SC",
	{"Criminal Session Case", "Criminal Sessions Case", "Criminal Session",
	    "High Court Criminal Session Case"},
	{"Session Case"}},
    {"CN", NULL,
	{"Criminal Appeal", "Criminal Appeal", "High Court Criminal Appeal"},
	{"Crim. Appeal"}},
    {"CRC", NULL, {"Criminal Case", "Criminal Case"}, {"CR"}},
    {"CO", NULL, {"Criminal Case Co."}, {"Co.", "CO"}},
    {"REV", "CR", {"Civil Revision", "Revision Application"},
	{"Civil Revision"}},
    {"FC", "FC", {"Family Cause"}, {"Family Cause"}},
    {"AC", NULL, {"Administration Cause", "High Court Administration Cause"},
	{"Administration Cause"}},
    {"DC", NULL, {"Divorce Cause", "Civil Divorce Cause"}, {"Divorce Cause"}},
    {"EP", "EP", {"Election Petition"}, {"Election Petition"}},
};

static const struct forms *
find(const char *type)
{
	size_t i;

	for (i = 0; i < COUNT(forms); i++)
		if (strcmp(forms[i].type, type) == 0)
			return &forms[i];
	die("no written form for the case type '%s'", type);
}

const char *
court_code(enum court c)
{
	static const char *const codes[] = {"CA", "HC", "CM", "G1"};

	return codes[c];
}

static const char *
pick_form(const char *const *list, size_t max, struct rng *r)
{
	size_t n = 0;

	while (n < max && list[n])
		n++;
	return list[rng_below(r, (unsigned)n)];
}

static void
write_hct(
    struct text *t, const struct number *n, const char *token, struct rng *r)
{
	static const int pads[] = {4, 4, 4, 3, 3, 0};
	const char *code = n->station->code;
	const char *div = n->division;
	bool icd = strcmp(div, "ICD") == 0;
	int pad = PICK(r, pads);

	if (icd && rng_chance(r, 30)) {
		text_addf(t, "HCT- %s- ICD-CR -%s- NO. %0*d OF %d", code, token,
		    pad, n->serial, n->year);
		return;
	}
	text_addf(t, "HCT-%s-%s%s-%s", code, div, icd ? "-CR" : "", token);
	switch (rng_below(r, 12)) {
	case 0:
		text_addf(t, " %d of %d", n->serial, n->year);
		break;
	case 1:
		text_addf(t, "- %0*d OF %d", pad, n->serial, n->year);
		break;
	case 2:
		text_addf(t, "-%0*d/%d", pad, n->serial, n->year);
		break;
	case 3:
		text_addf(t, "-%d/%d", n->year, n->serial);
		break;
	case 4:
	case 5:
	case 6:
		text_addf(t, "-%0*d OF %d", pad, n->serial, n->year);
		break;
	default:
		text_addf(t, "-%0*d-%d", pad, n->serial, n->year);
		break;
	}
}

static void
write_words(
    struct text *t, const struct number *n, const char *prefix, struct rng *r)
{
	static const char *const nos[] = {" NO. ", " NO. ", " NO. ", " No. ",
	    " No. ", " NO ", " NO.", " No ", " No.", " NUMBER ", " N0. ", " "};
	static const char *const ofs[] = {" OF ", " OF ", " OF ", " OF ",
	    " of ", " of ", "/", "/", " Of ", "/ "};
	static const int pads[] = {0, 0, 2, 3, 3, 4};
	const struct forms *f = find(n->type);
	const char *w;
	char buf[64];
	bool brief = rng_chance(r, 12) && n->court == COURT_HC;

	do {
		if (brief)
			w = pick_form(f->shorts, COUNT(f->shorts), r);
		else
			w = pick_form(f->words, COUNT(f->words), r);
	} while (n->court != COURT_HC && strncmp(w, "High", 4) == 0);
	copy(buf, sizeof(buf), w);
	if (rng_chance(r, 75))
		upper(buf);
	text_add(t, buf);
	text_add(t, PICK(r, nos));
	text_add(t, prefix);
	text_addf(t, "%0*d", PICK(r, pads), n->serial);
	text_add(t, PICK(r, ofs));
	text_addf(t, "%d", n->year);
}

/* The 1990s prefixes: Mbale magistrates MM, Tororo MT. */
static const char *
legacy(const struct number *n)
{
	if (n->court != COURT_CM || n->year >= 2000)
		return "";
	if (strcmp(n->station->name, "Mbale") == 0)
		return "MM ";
	if (strcmp(n->station->name, "Tororo") == 0)
		return "MT ";
	return "";
}

bool
number_write(struct text *t, const struct number *n, uint32_t style)
{
	struct rng r;
	const struct forms *f = find(n->type);

	rng_init(&r, style, 0, 0);
	if (n->court == COURT_HC && n->station->code && f->in_code &&
	    n->year > 2000 && rng_chance(&r, 55)) {
		if (rng_chance(&r, 8)) {
			char buf[40];

			copy(buf, sizeof(buf), f->words[0]);
			upper(buf);
			text_addf(t, "%s NO. ", buf);
		}
		write_hct(t, n, f->in_code, &r);
		return true;
	}
	if (n->court == COURT_CM && strcmp(n->station->name, "Mbarara") == 0 &&
	    strcmp(n->type, "CS") == 0 && rng_chance(&r, 60)) {
		text_addf(t, "MBR-00-CV-CS-%04d-%d", n->serial, n->year);
		return true;
	}
	write_words(t, n, legacy(n), &r);
	return false;
}

void
number_words(struct text *t, const struct number *n)
{
	text_addf(
	    t, "%s No. %d of %d", find(n->type)->words[0], n->serial, n->year);
}

void
number_with_court(struct text *t, const struct number *n, uint32_t style)
{
	struct rng r;
	const char *place = n->station->name;
	const char *above = n->station->under ? n->station->under : place;
	const char *type = find(n->type)->words[0];

	rng_init(&r, style, 1, 0);
	if (n->court == COURT_G1 && n->station->under) {
		text_addf(t,
		    "%s Grade I Court, %s Chief Magistrate's Court in "
		    "%s No. %02d of %d",
		    place, above, type, n->serial, n->year);
		return;
	}
	if (n->court == COURT_G1) {
		text_addf(t,
		    "%s Grade One Magistrate's Court %s No. %03d of %d", place,
		    type, n->serial, n->year);
		return;
	}
	if (n->court == COURT_HC) {
		text_addf(t, "High Court %s No. %0*d of %d at %s", type,
		    rng_chance(&r, 50) ? 4 : 0, n->serial, n->year, place);
		return;
	}
	switch (rng_below(&r, n->station->under ? 2 : 3)) {
	case 0:
		text_addf(t, "Chief Magistrate's Court of %s", above);
		if (n->station->under)
			text_addf(t, " at %s", place);
		text_addf(t, " in %s No. %d of %d", type, n->serial, n->year);
		break;
	case 1:
		text_addf(t,
		    "%s No. %03d of %d at the Chief Magistrate Court "
		    "of %s",
		    type, n->serial, n->year, above);
		if (n->station->under)
			text_addf(t, " at %s", place);
		break;
	default:
		text_addf(t, "%s Chief Magistrate's Court %s No. %d of %d",
		    place, type, n->serial, n->year);
		break;
	}
}
