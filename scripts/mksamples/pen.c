/* mksamples/pen.c: paragraphs and endings that all documents share. */
#include "scripts/mksamples/pen.h"

const char *
pen_say(struct pen *pen, const char *tpl)
{
	static struct text t;

	text_clear(&t);
	grammar_expand(&t, tpl, pen->r, pen->m);
	return text_str(&t);
}

int
pen_body(struct pen *pen, struct deck *d, int n, double tail, int max)
{
	int set = 0;

	while (set < max) {
		const char *s = pen_say(pen, deck_draw(d, pen->r));

		if (!press_fits(pen->p, s, tail))
			break;
		if (n > 0) {
			char label[16];

			put(label, sizeof(label), "%d.", n++);
			press_item(pen->p, label, s);
		} else {
			press_para(pen->p, s, 0);
		}
		set++;
		/* Now and then the last page is left part empty. */
		if (pen->p->doc_page >= pen->p->allotted && set > 3 &&
		    rng_chance(pen->r, 6))
			break;
	}
	return n;
}

void
pen_dated(struct pen *pen)
{
	static const enum day_style styles[] = {
	    DAY_FORMAL, DAY_FORMAL, DAY_ORDINAL_PLAIN};
	struct text t = {0};

	text_addf(&t, "%s at %s this ",
	    rng_chance(pen->r, 50) ? "DATED" : "Dated",
	    pen->m->no.station->name);
	day_write(&t, pen->day, PICK(pen->r, styles));
	text_add(&t, ".");
	press_line(pen->p, text_str(&t), 0);
	text_free(&t);
}

void
pen_drawn(struct pen *pen, const char *firm)
{
	struct rng r; /* of the firm: it has one address */
	uint64_t hash = 0;
	const char *c;
	char s[160], street[40];

	for (c = firm; *c; c++)
		hash = hash * 131 + (unsigned char)*c;
	rng_init(&r, hash, 0, 0);
	place_make(&r, street, sizeof(street));
	press_tight(pen->p, true);
	press_gap(pen->p, 0.5);
	press_line(pen->p, "DRAWN & FILED BY:", SET_BOLD | SET_UNDERLINE);
	put(s, sizeof(s), "M/s %s,", firm);
	press_line(pen->p, s, 0);
	put(s, sizeof(s), "Plot %d, %s Road,", rng_range(&r, 2, 120), street);
	press_line(pen->p, s, 0);
	put(s, sizeof(s), "P.O. Box %d, %s.", rng_range(&r, 40, 30999),
	    pen->m->no.station->name);
	press_line(pen->p, s, 0);
	press_tight(pen->p, false);
}

static void
stamp_day(struct pen *pen, struct stamp *s, int line, int days)
{
	struct text t = {0};

	day_write(&t, day_working(day_add(pen->day, days)), DAY_STAMP);
	copy(s->line[line], sizeof(s->line[line]), text_str(&t));
	text_free(&t);
}

static void
court_name(const struct pen *pen, char *out, size_t size)
{
	const struct number *n = &pen->m->no;

	put(out, size, "%s",
	    n->court == COURT_HC   ? "HIGH COURT OF UGANDA"
	    : n->court == COURT_CA ? "COURT OF APPEAL OF UGANDA"
	    : n->court == COURT_CM ? "CHIEF MAGISTRATE'S COURT"
				   : "MAGISTRATE'S COURT");
}

void
pen_received(struct pen *pen)
{
	struct stamp s = {0};

	s.lines = 4;
	court_name(pen, s.line[0], sizeof(s.line[0]));
	copy(s.line[1], sizeof(s.line[1]), "RECEIVED");
	stamp_day(pen, &s, 2, rng_range(pen->r, 0, 4));
	copy(s.line[3], sizeof(s.line[3]), pen->m->no.station->name);
	upper(s.line[3]);
	/* Mostly in the top corner; some land on the text. */
	s.x = rng_range(pen->r, 155, 175);
	s.y = rng_chance(pen->r, 60)   ? rng_range(pen->r, 14, 22)
	      : rng_chance(pen->r, 50) ? rng_range(pen->r, 245, 270)
				       : rng_range(pen->r, 30, 240);
	press_stamp(pen->p, &s);
}

void
pen_certified(struct pen *pen)
{
	struct stamp s = {0};

	s.lines = 4;
	copy(s.line[0], sizeof(s.line[0]), "CERTIFIED TRUE COPY");
	copy(s.line[1], sizeof(s.line[1]), "OF THE ORIGINAL");
	stamp_day(pen, &s, 2, rng_range(pen->r, 20, 400));
	copy(s.line[3], sizeof(s.line[3]), "REGISTRAR ...............");
	s.x = rng_range(pen->r, 60, 150);
	s.y = rng_range(pen->r, 200, 268);
	press_stamp(pen->p, &s);
}

void
pen_seal(struct pen *pen)
{
	struct stamp s = {0};

	s.round = true;
	s.lines = 4;
	court_name(pen, s.line[0], sizeof(s.line[0]));
	copy(s.line[1], sizeof(s.line[1]), "SEAL");
	stamp_day(pen, &s, 2, 0);
	copy(s.line[3], sizeof(s.line[3]), pen->m->no.station->name);
	upper(s.line[3]);
	s.x = rng_range(pen->r, 110, 165);
	s.y = rng_range(pen->r, 190, 262);
	press_stamp(pen->p, &s);
}
