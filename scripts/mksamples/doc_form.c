/* mksamples/doc_form.c: short papers: charge sheets and indictments, hearing
 * notices, decrees and grants, and letters.
 */
#include "scripts/mksamples/pen.h"

#include <string.h>

void
write_charge(struct pen *pen)
{
	const struct matter *m = pen->m;
	bool high = strcmp(pen->type, "indictment") == 0;
	char s[320], up[80];
	struct deck d = {0};
	const struct offence *o = m->offence;
	int i,
	    n = strcmp(o->cls, "open") == 0 && rng_chance(pen->r, 30) ? 2 : 1;

	caption_print(pen, high ? "INDICTMENT" : "CHARGE SHEET", false);
	if (!high) {
		press_line(pen->p,
		    pen_say(pen, "Police Station: {police}      CRB No. "
				 "{#12-2900}/{Year}"),
		    0);
		press_line(pen->p,
		    pen_say(pen,
			"{Accn}, adult, {trade}, resident of {Village}, "
			"{District} District"),
		    0);
		press_gap(pen->p, 0.5);
	}
	for (i = 0; i < n; i++) {
		if (n > 1) {
			put(s, sizeof(s), "COUNT %s", i ? "TWO" : "ONE");
			press_line(pen->p, s, SET_BOLD | SET_UNDERLINE);
		}
		press_line(
		    pen->p, "STATEMENT OF OFFENCE", SET_BOLD | SET_UNDERLINE);
		/* A second count never needs more protection than the first. */
		while (i > 0 && (o == m->offence || strcmp(o->cls, "open")))
			o = offence_pick(pen->r, m->offence->high);
		copy(up, sizeof(up), o->name);
		upper(up);
		put(s, sizeof(s), "%s, contrary to %s.", up, o->law);
		press_para(pen->p, s, SET_BLOCK);
		press_line(
		    pen->p, "PARTICULARS OF OFFENCE", SET_BOLD | SET_UNDERLINE);
		put(s, sizeof(s), "{%s.charge}", o->topic);
		press_para(pen->p, pen_say(pen, s), SET_BLOCK);
	}
	press_line(pen->p, "SUMMARY OF THE CASE", SET_BOLD | SET_UNDERLINE);
	deck_add(&d, m->topic, "evid");
	pen_body(pen, &d, 0, 9, 99);
	pen_dated(pen);
	press_sign(pen->p, NULL,
	    high ? "DIRECTOR OF PUBLIC PROSECUTIONS"
		 : "OFFICER PREFERRING CHARGE");
	pen_received(pen);
}

void
write_notice(struct pen *pen)
{
	static const char *const hours[] = {
	    "9.00", "9:30", "10.00", "11.00", "2.30"};
	const struct matter *m = pen->m;
	struct text t = {0};
	struct day d =
	    day_working(day_add(pen->day, rng_range(pen->r, 14, 90)));
	int i;

	caption_print(pen, "HEARING NOTICE", false);
	press_line(pen->p, "TO:", SET_BOLD);
	for (i = 0; i < m->b.n; i++)
		press_line(pen->p, m->b.name[i], 0);
	text_addf(&t, "c/o M/s %s", m->firm_b);
	press_line(pen->p, text_str(&t), 0);
	press_gap(pen->p, 0.5);
	text_clear(&t);
	text_add(&t, "TAKE NOTICE that the hearing of this case has been fixed "
		     "for the ");
	day_write(&t, d, DAY_FORMAL);
	text_addf(&t,
	    " at %s o'clock in the %s, or as soon thereafter as the case can "
	    "be heard in this court at %s.",
	    PICK(pen->r, hours),
	    rng_chance(pen->r, 85) ? "forenoon" : "afternoon",
	    m->no.station->name);
	press_para(pen->p, text_str(&t), 0);
	press_para(pen->p,
	    "If no appearance is made by yourself, by your advocate, or by "
	    "someone by law authorised to act for you, the case will be heard "
	    "and decided in your absence.",
	    0);
	text_clear(&t);
	text_add(&t, "GIVEN under my hand and the seal of this court this ");
	day_write(&t, pen->day, DAY_FORMAL);
	text_add(&t, ".");
	press_para(pen->p, text_str(&t), 0);
	press_sign(pen->p, NULL,
	    m->no.court == COURT_HC || m->no.court == COURT_CA
		? "DEPUTY REGISTRAR"
		: "MAGISTRATE");
	press_gap(pen->p, 1);
	press_line(pen->p, "Received by: ................................", 0);
	press_line(pen->p, "Date and time: ..............................", 0);
	pen_seal(pen);
	text_free(&t);
}

static const char *
decree_title(const struct pen *pen)
{
	if (strcmp(pen->type, "grant") == 0)
		return "GRANT OF LETTERS OF ADMINISTRATION";
	switch (pen->m->kind) {
	case KIND_DIVORCE:
		return "DECREE NISI";
	case KIND_APPLICATION:
	case KIND_CHILD:
	case KIND_REVIEW:
		return "ORDER";
	default:
		return "DECREE";
	}
}

void
write_decree(struct pen *pen)
{
	const struct matter *m = pen->m;
	bool grant = strcmp(pen->type, "grant") == 0;
	struct text t = {0};
	struct deck d = {0};

	caption_print(pen, decree_title(pen), false);
	if (grant) {
		press_para(pen->p,
		    pen_say(pen,
			"BE IT KNOWN that letters of administration of the "
			"estate of the late {Other}, formerly of {Village}, "
			"{District} District, who died intestate on {Event}, "
			"are hereby granted to {An}, who has undertaken to "
			"administer the same, to exhibit an inventory within "
			"six months and to render an account within one "
			"year."),
		    0);
		press_para(pen->p,
		    pen_say(pen,
			"The property of the deceased includes {Land}, "
			"{building} at {place}, and {animal}."),
		    0);
	} else {
		text_add(
		    &t, "This matter coming up for final disposal on the ");
		day_write(&t, pen->day, DAY_FORMAL);
		text_addf(&t,
		    " before %s, in the presence of counsel for the parties, "
		    "it is hereby ordered and decreed as follows:",
		    m->judge);
		press_para(pen->p, text_str(&t), 0);
		deck_add(&d, m->topic, m->offence ? "find" : "relief");
		deck_add_rule(&d, m->kind == KIND_APPEAL  ? "order.appeal"
				  : m->kind == KIND_CHILD ? "order.family"
				  : m->kind == KIND_APPLICATION
				      ? "order.motion"
				      : "order.civil");
		pen_body(pen, &d, 1, 12, rng_range(pen->r, 3, 5));
	}
	text_clear(&t);
	text_add(&t, "GIVEN under my hand and the seal of the court this ");
	day_write(&t, pen->day, DAY_FORMAL);
	text_add(&t, ".");
	press_para(pen->p, text_str(&t), 0);
	press_sign(pen->p, NULL, grant ? "JUDGE" : "REGISTRAR");
	pen_seal(pen);
	text_free(&t);
}

static void
letterhead(struct pen *pen, bool lawyers)
{
	char s[128];

	press_tight(pen->p, true);
	if (lawyers) {
		copy(s, sizeof(s), pen->m->firm_a);
		upper(s);
		press_line(pen->p, s, SET_CENTER | SET_BOLD);
		press_line(pen->p,
		    pen_say(pen, "Commissioners for Oaths and Notaries Public"),
		    SET_CENTER);
		press_line(pen->p,
		    pen_say(pen,
			"Plot {#3-99}, {place} House, P.O. Box {#200-31000}, "
			"{Station}. Tel: 0{414|392|772|701}-{#100000-999999}"),
		    SET_CENTER);
		press_rule(pen->p);
	} else {
		press_line(
		    pen->p, pen_say(pen, "{Village} Village,"), SET_RIGHT);
		press_line(
		    pen->p, pen_say(pen, "{Sub} Sub-county,"), SET_RIGHT);
		press_line(pen->p,
		    pen_say(pen, "P.O. Box {#10-900}, {District}."), SET_RIGHT);
	}
}

void
write_letter(struct pen *pen)
{
	bool lawyers = rng_chance(pen->r, 65);
	struct text t = {0};
	struct deck d = {0};
	struct matter then = *pen->m; /* the letter looks back */
	int i, n = rng_range(pen->r, 1, 3);

	then.filed = day_add(pen->day, -170);
	pen->m = &then;
	letterhead(pen, lawyers);
	press_gap(pen->p, 1);
	if (lawyers)
		press_line(pen->p,
		    pen_say(pen, "Our Ref: {A|K|L|M}{B|N|S}/{#10-990}/{Year}"),
		    0);
	day_write(&t, pen->day, day_any_style(pen->r));
	press_line(pen->p, text_str(&t), lawyers ? 0 : SET_RIGHT);
	press_gap(pen->p, 0.7);
	press_line(pen->p, "The Registrar,", 0);
	text_clear(&t);
	text_addf(&t, "%s,",
	    pen->m->no.court == COURT_HC   ? "High Court of Uganda"
	    : pen->m->no.court == COURT_CA ? "Court of Appeal of Uganda"
					   : "Magistrate's Court");
	press_line(pen->p, text_str(&t), 0);
	text_clear(&t);
	text_addf(&t, "%s.", pen->m->no.station->name);
	press_line(pen->p, text_str(&t), 0);
	press_gap(pen->p, 0.7);
	press_line(
	    pen->p, rng_chance(pen->r, 70) ? "Dear Sir/Madam," : "Sir,", 0);
	press_gap(pen->p, 0.5);
	text_clear(&t);
	text_addf(&t, "RE: %s", pen->written);
	if (pen->m->b.n)
		text_addf(
		    &t, " - %s VS %s", pen->m->a.name[0], pen->m->b.name[0]);
	upper(t.s);
	press_line(pen->p, t.s, SET_BOLD | SET_UNDERLINE);
	press_gap(pen->p, 0.5);
	press_tight(pen->p, false);
	deck_add_rule(&d, lawyers ? "letter.body" : "letter.person");
	pen_body(pen, &d, 0, 12, 1);
	memset(&d, 0, sizeof(d));
	deck_add_rule(&d, lawyers ? "letter.more" : "letter.ending");
	for (i = 0; i < n; i++)
		pen_body(pen, &d, 0, 12, 1);
	press_line(pen->p, "Yours faithfully,", 0);
	press_sign(pen->p, lawyers ? NULL : pen->m->a.name[0],
	    lawyers ? "For: the Advocates" : NULL);
	pen_received(pen);
	text_free(&t);
}
