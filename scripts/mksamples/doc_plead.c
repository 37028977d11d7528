/* mksamples/doc_plead.c: plaints, petitions, defences, motions, affidavits,
 * memoranda of appeal, submissions: one form, filled from a table.
 */
#include "scripts/mksamples/pen.h"

#include <string.h>

struct plead {
	const char *type;
	const char *title[3];
	const char *open[3]; /* rules or plain templates, one item each */
	const char *topic;   /* the matter's own rule, by its suffix */
	const char *extra;   /* a rule mixed into it */
	const char *prayer;  /* suffix of the list of prayers, or NULL */
	const char *wherefore;
	const char *end;
	const char *sign;
	bool by_b; /* filed by the second side */
	bool jurat;
};

static const struct plead forms[] = {
    {"plaint", {"PLAINT", "PLAINT", "AMENDED PLAINT"},
	{"{plaint.open}", "{plaint.other}", "{plaint.cause}"}, "claim",
	"any.claim", "relief",
	"WHEREFORE {A} pray{As} that judgment be entered against {B} for:",
	"{plaint.end}", "COUNSEL FOR THE PLAINTIFF", false, false},
    {"petition", {"PETITION", "PETITION", "PETITION"}, {"{plaint.open}"},
	"claim", NULL, "relief", "Your humble petitioner therefore prays for:",
	"That this petition is brought in good faith and without delay.",
	"PETITIONER", false, false},
    {"defence",
	{"WRITTEN STATEMENT OF DEFENCE", "WRITTEN STATEMENT OF DEFENCE",
	    "JOINT WRITTEN STATEMENT OF DEFENCE"},
	{"{deny.open}", "{deny.open}"}, "deny", "deny.any", NULL, NULL,
	"WHEREFORE {B} pray{Bs} that the suit be dismissed with costs.",
	"COUNSEL FOR THE DEFENDANT", true, false},
    {"motion", {"NOTICE OF MOTION", "NOTICE OF MOTION", "CHAMBER SUMMONS"},
	{"{motion.open}"}, NULL, "motion.order", NULL, NULL,
	"This application is supported by the affidavit of {An}, and is "
	"brought under Section 98 of the Civil Procedure Act.",
	"COUNSEL FOR THE APPLICANT", false, false},
    {"affidavit",
	{"AFFIDAVIT IN SUPPORT", "AFFIDAVIT IN SUPPORT OF THE APPLICATION",
	    "SUPPLEMENTARY AFFIDAVIT"},
	{"{deponent.open}"}, "claim", "affid.any", NULL, NULL, "{affid.end}",
	"DEPONENT", false, true},
    {"memorandum-of-appeal",
	{"MEMORANDUM OF APPEAL", "MEMORANDUM OF APPEAL",
	    "AMENDED MEMORANDUM OF APPEAL"},
	{NULL}, NULL, "memo.ground", NULL, NULL,
	"It is proposed to ask this Honourable Court to allow the appeal and "
	"to set aside the decision of the lower court.",
	"COUNSEL FOR THE APPELLANT", false, false},
    {"submissions",
	{"WRITTEN SUBMISSIONS", "FINAL WRITTEN SUBMISSIONS",
	    "SUBMISSIONS IN REPLY"},
	{"{opening.civil}"}, "evid", "law.civil", NULL, NULL,
	"In conclusion, we pray that this Honourable Court finds for {A}, and "
	"awards costs.",
	"COUNSEL", false, false},
};

static const struct plead *
find(const char *type)
{
	size_t i;

	for (i = 0; i < COUNT(forms); i++)
		if (strcmp(forms[i].type, type) == 0)
			return &forms[i];
	die("no form of pleading for '%s'", type);
}

static void
prayers(struct pen *pen, const struct plead *f)
{
	struct deck d = {0};
	char label[8];
	int i, n = pen->p->allotted > 1 ? rng_range(pen->r, 2, 4) : 2;

	if (!f->prayer)
		return;
	press_para(pen->p, pen_say(pen, f->wherefore), SET_BLOCK);
	deck_add(&d, pen->m->topic, f->prayer);
	if (pen->m->kind == KIND_SUIT)
		deck_add_rule(&d, "prayer.any");
	for (i = 0; i < n && i < d.n; i++) {
		put(label, sizeof(label), "(%c)", 'a' + i);
		press_item(pen->p, label, pen_say(pen, deck_draw(&d, pen->r)));
	}
}

static void
jurat(struct pen *pen, const char *name)
{
	struct text t = {0};

	text_addf(&t, "SWORN at %s by the said %s this ",
	    pen->m->no.station->name, name);
	day_write(&t, pen->day, DAY_FORMAL);
	text_add(&t, ".");
	press_para(pen->p, text_str(&t), SET_BLOCK);
	text_free(&t);
	press_sign(pen->p, NULL, "DEPONENT");
	press_tight(pen->p, true);
	press_line(pen->p, "BEFORE ME:", 0);
	press_line(pen->p, "................................", 0);
	press_line(pen->p, "A COMMISSIONER FOR OATHS", SET_BOLD);
	press_tight(pen->p, false);
}

static const char *
deponent(const struct matter *m)
{
	const struct side *s = &m->a;

	if (strcmp(s->name[0], "Uganda") == 0 && m->b.n)
		s = &m->b;
	return s->name[0];
}

static const char *
title(struct pen *pen, const struct plead *f)
{
	const struct matter *m = pen->m;

	if (strcmp(f->type, "petition") == 0) {
		switch (m->kind) {
		case KIND_ESTATE:
			return "PETITION FOR LETTERS OF ADMINISTRATION";
		case KIND_DIVORCE:
			return "PETITION FOR DIVORCE";
		case KIND_CHILD:
			return m->topic[0] == 'a' ? "PETITION FOR ADOPTION"
						  : "PETITION FOR GUARDIANSHIP";
		case KIND_ELECTION:
			return "ELECTION PETITION";
		default:
			break;
		}
	}
	if (m->kind == KIND_DIVORCE && strcmp(f->type, "defence") == 0)
		return "ANSWER TO THE PETITION";
	return PICK(pen->r, f->title);
}

static int
grounds(struct pen *pen, int n)
{
	struct deck d = {0};

	press_line(pen->p, "The grounds of this application are:", SET_BOLD);
	deck_add_rule(&d, "motion.ground");
	return pen_body(pen, &d, n, 14, 4);
}

void
write_pleading(struct pen *pen)
{
	const struct plead *f = find(pen->type);
	struct deck d = {0};
	const char *head;
	char label[16], name[NAME_SIZE], sign[48];
	bool brief = pen->p->allotted == 1;
	double tail = (f->prayer ? (brief ? 5.5 : 9) : 0) + 14;
	int n = 1;
	size_t i;

	head = title(pen, f);
	caption_print(pen, head, false);
	pen_received(pen);
	if (f->jurat) {
		char s[160];

		put(s, sizeof(s),
		    "I, %s, of c/o M/s %s, do solemnly swear and state as "
		    "follows:",
		    deponent(pen->m), pen->m->firm_a);
		press_para(pen->p, s, SET_BLOCK);
	}
	if (strcmp(f->type, "memorandum-of-appeal") == 0 && pen->m->offence)
		press_para(pen->p,
		    pen_say(pen, "{A}, being dissatisfied with the conviction "
				 "for {Offence} and with the sentence, "
				 "appeal{As} on the following grounds:"),
		    SET_BLOCK);
	for (i = 0; i < COUNT(f->open) && f->open[i]; i++) {
		if (brief && i == 1)
			continue;
		put(label, sizeof(label), "%d.", n++);
		press_item(pen->p, label,
		    pen_say(pen, strcmp(head, "CHAMBER SUMMONS") == 0
				     ? "{summons.open}"
				     : f->open[i]));
	}
	if (f->topic && !(f->jurat && pen->m->offence))
		deck_add(&d, pen->m->topic, f->topic);
	if (f->extra && (d.n == 0 || pen->m->b.n))
		deck_add_rule(&d, f->extra);
	n = pen_body(pen, &d, n, tail,
	    strcmp(f->type, "motion") == 0 ? rng_range(pen->r, 2, 4) : 99);
	if (strcmp(f->type, "motion") == 0)
		n = grounds(pen, n);
	prayers(pen, f);
	put(label, sizeof(label), "%d.", n);
	press_item(pen->p, label, pen_say(pen, f->end));
	if (f->jurat) {
		jurat(pen, deponent(pen->m));
	} else {
		pen_dated(pen);
		name_make(pen->r, name, sizeof(name));
		copy(sign, sizeof(sign), f->sign);
		if (strcmp(sign, "PETITIONER") == 0) {
			copy(name, sizeof(name), pen->m->a.name[0]);
			copy(sign, sizeof(sign), pen->m->a.role);
		}
		press_sign(pen->p, rng_chance(pen->r, 40) ? name : NULL, sign);
	}
	pen_drawn(pen, f->by_b ? pen->m->firm_b : pen->m->firm_a);
}
