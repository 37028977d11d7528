/* mksamples/caption.c: the heading of a court paper, in the shapes that
 * Ugandan courts print: republic, court and place, division, number, where it
 * arises from, the parties with leaders and roles, the judge, the title.
 */
#include "scripts/mksamples/pen.h"

#include <string.h>

static void
center(struct pen *pen, const char *s)
{
	press_line(pen->p, s, SET_CENTER | SET_BOLD);
}

static void
court_line(struct pen *pen)
{
	static const char *const at[] = {
	    "AT", "AT", "AT", "HOLDEN AT", "SITTING AT"};
	const struct number *n = &pen->m->no;
	const char *place = n->station->name;
	struct text t = {0};

	switch (n->court) {
	case COURT_CA:
		text_addf(&t, "IN THE COURT OF APPEAL OF UGANDA AT %s", place);
		break;
	case COURT_HC:
		text_addf(&t, "IN THE HIGH COURT OF UGANDA%s %s %s",
		    rng_chance(pen->r, 5) ? ";" : "", PICK(pen->r, at), place);
		break;
	case COURT_CM:
		text_addf(&t, "IN THE CHIEF MAGISTRATE%s COURT OF %s",
		    rng_chance(pen->r, 70) ? "'S" : "S",
		    n->station->under ? n->station->under : place);
		if (n->station->under || rng_chance(pen->r, 50))
			text_addf(&t, " AT %s", place);
		break;
	case COURT_G1:
		text_addf(&t, "IN THE MAGISTRATE GRADE ONE COURT OF %s AT %s",
		    n->station->under ? n->station->under : place, place);
		break;
	}
	upper(t.s);
	center(pen, t.s);
	text_free(&t);
}

static void
division_line(struct pen *pen)
{
	static const char *const names[][2] = {{"LD", "LAND DIVISION"},
	    {"CC", "COMMERCIAL DIVISION"}, {"FD", "FAMILY DIVISION"},
	    {"CV", "CIVIL DIVISION"}, {"ICD", "INTERNATIONAL CRIMES DIVISION"}};
	size_t i;
	char s[64];

	if (!pen->m->heading)
		return;
	for (i = 0; i < COUNT(names); i++) {
		if (strcmp(pen->m->no.division, names[i][0]) != 0)
			continue;
		put(s, sizeof(s), pen->m->style % 3 ? "(%s)" : "[%s]",
		    names[i][1]);
		center(pen, s);
	}
}

static void
parent_lines(struct pen *pen)
{
	static const char *const from[] = {"Arising from ", "Arising out of ",
	    "ARISING FROM ", "ARISING OUT OF ", "Arising From "};
	static const char *const appeal[] = {
	    "Appeal from the judgment and decree of ",
	    "An appeal from the decision of ", "Arising from ",
	    "Being an appeal from "};
	const struct matter *m = pen->m;
	bool square = m->style % 5 == 0;
	unsigned pick = m->style / 7;
	char s[256];
	int i;

	for (i = 0; i < m->nparents; i++) {
		bool up =
		    m->kind == KIND_APPEAL || m->kind == KIND_CRIMINAL_APPEAL;
		const char *head = up ? appeal[pick % COUNT(appeal)]
				      : from[pick % COUNT(from)];

		put(s, sizeof(s), "%s%s%s%s", square ? "[" : "(", head,
		    m->parent_text[i], square ? "]" : ")");
		press_line(pen->p, s, SET_CENTER);
	}
}

static void
side(struct pen *pen, const struct side *s)
{
	static const char *const leaders[] = {
	    ":", ":", ".", ".", "=", "\xe2\x80\xa6", "-"};
	const char *leader = leaders[pen->m->style / 3 % COUNT(leaders)];
	bool bracket = s->n > 1 && pen->m->style / 11 % 3 == 0;
	bool each = s->n > 1 && !bracket && pen->m->style / 13 % 4 == 0;
	bool many = s->n > 1 && strcmp(s->role, "ACCUSED") != 0 &&
		    strcmp(s->role, "PROSECUTION") != 0;
	char role[80], line[NAME_SIZE + 24];
	int i;

	put(role, sizeof(role), "%s%s%s%s%s%s",
	    pen->m->style / 37 % 2 ? " " : "", s->role,
	    many && !each ? "S" : "", s->second ? "/" : "",
	    s->second ? s->second : "", s->second && many && !each ? "S" : "");
	for (i = 0; i < s->n; i++) {
		bool last = i == s->n - 1;

		if (strcmp(s->role, "ACCUSED") == 0)
			put(line, sizeof(line), "A%d: %s", i + 1, s->name[i]);
		else if (s->n > 1)
			put(line, sizeof(line), "%d. %s", i + 1, s->name[i]);
		else
			copy(line, sizeof(line), s->name[i]);
		if (pen->m->style / 17 % 4)
			upper(line);
		if (last || each)
			press_leaders(pen->p, line, role, leader, bracket);
		else if (bracket)
			press_leaders(pen->p, line, "", leader, true);
		else
			press_line(pen->p, line, SET_BOLD);
	}
}

static void
parties(struct pen *pen)
{
	static const char *const versus[] = {"VERSUS", "VERSUS", "VERSUS",
	    "- VERSUS -", "V E R S U S", "VS", "Vs.", "VERSES"};
	const struct matter *m = pen->m;
	bool between = m->style / 19 % 12 == 0;

	if (between)
		center(pen, "BETWEEN");
	press_gap(pen->p, 0.3);
	side(pen, &m->a);
	if (m->b.n) {
		press_gap(pen->p, 0.3);
		center(pen,
		    between ? "AND" : versus[m->style / 23 % COUNT(versus)]);
		press_gap(pen->p, 0.3);
		side(pen, &m->b);
	}
}

static void
matter_of(struct pen *pen)
{
	const struct matter *m = pen->m;
	char s[256], up[NAME_SIZE], in[24];

	copy(up, sizeof(up), m->other);
	upper(up);
	if (m->kind == KIND_ESTATE) {
		put(s, sizeof(s), "IN THE MATTER OF THE ESTATE OF THE LATE %s",
		    up);
		center(pen, s);
		center(pen, "AND");
		center(pen, "IN THE MATTER OF AN APPLICATION FOR LETTERS OF "
			    "ADMINISTRATION");
	} else if (m->kind == KIND_CHILD) {
		initials(m->other, in, sizeof(in));
		center(pen, "IN THE MATTER OF THE CHILDREN ACT");
		center(pen, "AND");
		put(s, sizeof(s), "IN THE MATTER OF %s (A CHILD)",
		    m->style % 2 ? up : in);
		center(pen, s);
		center(pen, "AND");
		put(s, sizeof(s), "IN THE MATTER OF AN APPLICATION FOR %s",
		    m->topic[0] == 'a' ? "ADOPTION" : "LEGAL GUARDIANSHIP");
		center(pen, s);
	}
}

static void
before(struct pen *pen)
{
	const struct matter *m = pen->m;
	char up[NAME_SIZE], s[320];

	copy(up, sizeof(up), m->judge);
	upper(up);
	if (m->no.court == COURT_CA) {
		struct person x, y;

		person_make(&x, pen->r);
		person_make(&y, pen->r);
		put(s, sizeof(s),
		    "CORAM: HON. %sJUSTICE %s, JA; HON. %sJUSTICE %s %s, JA; "
		    "HON. %sJUSTICE %s %s, JA",
		    m->judge_woman ? "LADY " : "", up, x.woman ? "LADY " : "",
		    x.given, x.surname, y.woman ? "LADY " : "", y.given,
		    y.surname);
		upper(s);
	} else if (m->no.court == COURT_HC) {
		put(s, sizeof(s), "BEFORE: %sHON. %sJUSTICE %s",
		    m->style % 2 ? "THE " : "", m->judge_woman ? "LADY " : "",
		    up);
	} else {
		put(s, sizeof(s), "BEFORE: %s WORSHIP %s, %s",
		    m->judge_woman ? "HER" : "HIS", up,
		    m->no.court == COURT_CM ? "CHIEF MAGISTRATE"
					    : "MAGISTRATE GRADE ONE");
	}
	press_gap(pen->p, 0.5);
	press_line(pen->p, s, SET_BOLD);
}

void
caption_print(struct pen *pen, const char *title, bool judge)
{
	bool early = pen->m->style / 29 % 4 == 0;

	press_tight(pen->p, true);
	center(pen, "THE REPUBLIC OF UGANDA");
	court_line(pen);
	division_line(pen);
	center(pen, pen->written);
	parent_lines(pen);
	matter_of(pen);
	parties(pen);
	if (judge && early)
		before(pen);
	press_gap(pen->p, 0.5);
	press_line(pen->p, title,
	    SET_CENTER | SET_BOLD |
		(pen->m->style / 31 % 3 ? SET_UNDERLINE : 0));
	if (judge && !early)
		before(pen);
	press_gap(pen->p, 0.6);
	press_tight(pen->p, false);
}
