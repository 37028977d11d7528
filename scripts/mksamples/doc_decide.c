/* mksamples/doc_decide.c: what courts hand down and write down: rulings,
 * judgments, and the record of proceedings.
 */
#include "scripts/mksamples/pen.h"

#include <string.h>

static bool
criminal(const struct matter *m)
{
	return m->offence != NULL;
}

static bool
on_appeal(const struct matter *m)
{
	return m->kind == KIND_APPEAL || m->kind == KIND_CRIMINAL_APPEAL ||
	       m->kind == KIND_REVISION;
}

static const char *
decision_title(struct pen *pen)
{
	static const char *const judgment[] = {
	    "JUDGMENT", "JUDGMENT", "JUDGEMENT", "J U D G M E N T"};
	static const char *const ruling[] = {"RULING", "RULING", "R U L I N G"};
	static const char *const revision[] = {
	    "RULING", "REVISION ORDER", "REVISIONAL ORDER"};

	if (pen->m->kind == KIND_REVISION)
		return PICK(pen->r, revision);
	if (strcmp(pen->type, "ruling") == 0)
		return PICK(pen->r, ruling);
	return PICK(pen->r, judgment);
}

static void
heading(struct pen *pen, const char *s)
{
	press_line(pen->p, s, SET_BOLD | SET_UNDERLINE);
	press_gap(pen->p, 0.3);
}

static void
issues(struct pen *pen)
{
	struct deck d = {0};
	char label[8];
	int i, n = rng_range(pen->r, 2, 3);

	heading(pen, "Issues");
	deck_add(&d, pen->m->topic, "issue");
	for (i = 0; i < n && i < d.n; i++) {
		put(label, sizeof(label), "%d.", i + 1);
		press_item(pen->p, label, pen_say(pen, deck_draw(&d, pen->r)));
	}
}

static const char *
orders_rule(const struct pen *pen)
{
	switch (pen->m->kind) {
	case KIND_CHILD:
	case KIND_ESTATE:
		return "order.family";
	case KIND_CRIMINAL_APPEAL:
		return "order.appeal.crime";
	case KIND_APPEAL:
	case KIND_REVISION:
		return "order.appeal";
	case KIND_APPLICATION:
		return "order.motion";
	default:
		break;
	}
	return criminal(pen->m) ? "order.crime" : "order.civil";
}

static void
orders(struct pen *pen)
{
	struct deck d = {0};
	char label[8];
	int i, n = rng_range(pen->r, 2, 3);

	press_para(pen->p,
	    rng_chance(pen->r, 50) ? "In the result, I make the following "
				     "orders:"
				   : "It is accordingly ordered as follows:",
	    0);
	deck_add_rule(&d, orders_rule(pen));
	for (i = 0; i < n && i < d.n; i++) {
		put(label, sizeof(label), "(%c)", 'a' + i);
		press_item(pen->p, label, pen_say(pen, deck_draw(&d, pen->r)));
	}
}

/* Half of what fits tells the evidence, the rest finds upon it. */
static void
reasoning(struct pen *pen, double tail)
{
	struct deck evid = {0}, find = {0};
	double budget = press_budget(pen->p);
	double share = (budget - tail) * 0.55;

	deck_add(&evid, pen->m->topic,
	    pen->m->kind == KIND_APPLICATION ? "claim" : "evid");
	if (rng_chance(pen->r, 60))
		heading(pen, criminal(pen->m) ? "The evidence" : "Background");
	pen_body(
	    pen, &evid, 0, budget - share > tail ? budget - share : tail, 99);
	deck_add(&find, pen->m->topic, "find");
	deck_add_rule(&find, criminal(pen->m) ? "law.crime" : "law.civil");
	if (on_appeal(pen->m))
		deck_add_rule(&find, "law.appeal");
	if (press_budget(pen->p) > tail + 5 && rng_chance(pen->r, 60))
		heading(pen, "Determination");
	pen_body(pen, &find, 0, tail, 99);
}

void
write_decision(struct pen *pen)
{
	const struct matter *m = pen->m;
	char up[NAME_SIZE];
	const double tail = 17;

	caption_print(pen, decision_title(pen), true);
	press_para(pen->p,
	    pen_say(pen, criminal(m) && !on_appeal(m) ? "{opening.crime}"
						      : "{opening.civil}"),
	    0);
	if (!criminal(m) && m->kind != KIND_APPLICATION &&
	    press_budget(pen->p) > tail + 18)
		issues(pen);
	reasoning(pen, tail);
	orders(pen);
	pen_dated(pen);
	copy(up, sizeof(up), m->judge);
	upper(up);
	press_sign(pen->p, up,
	    m->no.court == COURT_HC   ? "JUDGE"
	    : m->no.court == COURT_CA ? "JUSTICE OF APPEAL"
	    : m->no.court == COURT_CM ? "CHIEF MAGISTRATE"
				      : "MAGISTRATE GRADE I");
	if (rng_chance(pen->r, 45))
		pen_certified(pen);
	if (rng_chance(pen->r, 35))
		pen_seal(pen);
}

/* The judge's own record: a date, who came, what was said. */
void
write_proceedings(struct pen *pen)
{
	struct deck entry = {0}, witness = {0};
	struct day d = pen->day;
	struct text t = {0};
	struct matter now = *pen->m; /* its dates move with the entries */

	caption_print(pen, "PROCEEDINGS", true);
	pen->m = &now;
	deck_add_rule(
	    &entry, criminal(pen->m) ? "record.crime" : "record.entry");
	if (criminal(&now) && now.no.court == COURT_HC)
		deck_add_rule(&entry, "record.high");
	deck_add_rule(&witness, "record.witness");
	for (;;) {
		const char *s;

		now.filed = d;
		s = pen_say(pen, deck_draw(&entry, pen->r));

		if (!press_fits(pen->p, s, 8))
			break;
		text_clear(&t);
		day_write(&t, d, rng_chance(pen->r, 50) ? DAY_DOTS : DAY_SLASH);
		press_line(pen->p, text_str(&t), SET_BOLD | SET_UNDERLINE);
		press_para(pen->p, s, SET_BLOCK);
		if (rng_chance(pen->r, 70))
			pen_body(pen, &witness, 0, 6, rng_range(pen->r, 1, 3));
		d = day_working(day_add(d, rng_range(pen->r, 14, 120)));
	}
	text_free(&t);
	press_sign(pen->p, pen->m->judge,
	    pen->m->no.court == COURT_HC ? "JUDGE" : "MAGISTRATE");
}
