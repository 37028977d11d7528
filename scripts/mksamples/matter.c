/* mksamples/matter.c: which kind of case each index is, its number, its court
 * and its sides; and how a child is made out of the file before it.
 */
#include "scripts/mksamples/matter.h"

#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

#define GROUP   12
#define SERIALS 1009 /* prime: see assign_number */

/* Within a slot of the group no two files of 1009 groups share a serial, and
 * slots that could share a type differ in the parity of the year: no number is
 * ever given twice in 12,000 files. */
static void
assign_number(struct matter *m, unsigned slot, struct rng *r)
{
	unsigned g = m->index / GROUP;

	m->no.serial =
	    1 + (int)((g * 377 + slot * 131 + m->seed * 29) % SERIALS);
	m->no.year = 1988 + 2 * rng_range(r, 0, 14);
	if (slot > 6 || slot == 0)
		m->no.year++;
}

static void
fill_side(struct side *s, struct rng *r, const char *role, unsigned bodies)
{
	static const int counts[] = {1, 1, 1, 1, 2, 2, 3, 4};
	int i;

	memset(s, 0, sizeof(*s));
	s->role = role;
	s->n = PICK(r, counts);
	for (i = 0; i < s->n; i++) {
		struct person p;

		if (rng_chance(r, bodies)) {
			body_make(r, s->name[i], NAME_SIZE);
			continue;
		}
		person_make(&p, r);
		person_write(&p, r, s->name[i], NAME_SIZE);
	}
}

static void
republic(struct side *s, const char *role)
{
	memset(s, 0, sizeof(*s));
	s->n = 1;
	s->role = role;
	copy(s->name[0], NAME_SIZE, "Uganda");
}

static void
crime(struct matter *m, struct rng *r, bool high)
{
	m->kind = high ? KIND_SESSION : KIND_CHARGE;
	m->offence = offence_pick(r, high);
	m->topic = m->offence->topic;
	m->subject = m->offence->subject;
	m->cls = m->offence->cls;
	m->no.type = high ? "SC" : rng_chance(r, 40) ? "CO" : "CRC";
	m->no.court = high ? COURT_HC : COURT_CM;
	m->no.station = high ? station_high(r) : station_magistrate(r);
	m->no.division = "CR";
	if (m->no.year < 2001)
		m->no.year += 12;
	if (strcmp(m->topic, "traffick") == 0) {
		m->no.station = station_kampala();
		m->no.division = "ICD";
		if (m->no.year < 2011)
			m->no.year += 10;
	}
	republic(&m->a, rng_chance(r, 70) ? "PROSECUTOR" : "PROSECUTION");
	fill_side(&m->b, r, "ACCUSED", 0);
	if (strcmp(m->cls, "open") == 0 && rng_chance(r, 12)) {
		m->cls = "juvenile";
		m->subject = "CRIM-JUVENILE";
		m->b.n = 1;
		/* Somewhere the papers must say so. */
		if (rng_chance(r, 70)) {
			char in[24];

			initials(m->b.name[0], in, sizeof(in));
			put(m->b.name[0], NAME_SIZE, "%s (A Juvenile)", in);
		} else {
			char whole[NAME_SIZE];

			copy(whole, sizeof(whole), m->b.name[0]);
			put(m->b.name[0], NAME_SIZE, "%.60s (A Juvenile)",
			    whole);
		}
	}
}

static void
suit(struct matter *m, struct rng *r, bool high)
{
	static const char *const topics[] = {
	    "land", "land", "land", "debt", "contract", "accident", "estate"};
	const char *t = PICK(r, topics);
	bool land = strcmp(t, "land") == 0 || strcmp(t, "estate") == 0;

	m->kind = KIND_SUIT;
	m->topic = t;
	m->subject = strcmp(t, "land") == 0       ? "LAND-TITLE"
		     : strcmp(t, "debt") == 0     ? "COMM-DEBT"
		     : strcmp(t, "contract") == 0 ? "CIV-CONTRACT"
		     : strcmp(t, "accident") == 0 ? "CIV-TORT"
						  : "SUCC-ADMIN";
	m->no.type = "CS";
	m->no.division = "CV";
	if (high) {
		m->no.court = COURT_HC;
		m->no.station = station_high(r);
		if (m->no.station == station_kampala())
			m->no.division = land                         ? "LD"
					 : strcmp(t, "accident") == 0 ? "CV"
								      : "CC";
	} else {
		m->no.station = station_magistrate(r);
		m->no.court = rng_chance(r, 25) || m->no.station->under
				  ? COURT_G1
				  : COURT_CM;
		if (land && rng_chance(r, 35))
			m->no.type = "LS";
	}
	fill_side(&m->a, r, "PLAINTIFF", land ? 6 : 35);
	fill_side(&m->b, r, "DEFENDANT", land ? 15 : 30);
}

/* Kinds with one side, or with sides of their own. */
static void
family(struct matter *m, struct rng *r)
{
	m->no.court = COURT_HC;
	m->no.station = station_high(r);
	m->no.division = m->no.station == station_kampala() ? "FD" : "CV";
	if (rng_chance(r, 35)) {
		m->kind = KIND_DIVORCE;
		m->topic = "divorce";
		m->subject = "FAM-DIVORCE";
		m->no.type = "DC";
		fill_side(&m->a, r, "PETITIONER", 0);
		fill_side(&m->b, r, "RESPONDENT", 0);
		m->a.n = m->b.n = 1;
		return;
	}
	m->kind = KIND_CHILD;
	m->topic = rng_chance(r, 50) ? "adopt" : "guard";
	m->subject = m->topic[0] == 'a' ? "FAM-ADOPT" : "FAM-GUARD";
	m->cls = "family";
	m->no.type = "FC";
	fill_side(&m->a, r, m->topic[0] == 'a' ? "PETITIONER" : "APPLICANT", 0);
	m->a.n = m->a.n > 2 ? 2 : m->a.n;
}

static void
petition(struct matter *m, struct rng *r)
{
	m->no.court = COURT_HC;
	m->no.station = station_high(r);
	m->no.division = "CV";
	switch (rng_below(r, 4)) {
	case 0:
		m->kind = KIND_REVIEW;
		m->topic = "review";
		m->subject = "CIV-JR";
		m->no.type = "MC";
		fill_side(&m->a, r, "APPLICANT", 15);
		fill_side(&m->b, r, "RESPONDENT", 100);
		return;
	case 1:
		m->kind = KIND_ELECTION;
		m->topic = "election";
		m->subject = "ELECT-PETITION";
		m->no.type = "EP";
		m->no.year = 1996 + 5 * rng_range(r, 0, 5);
		fill_side(&m->a, r, "PETITIONER", 0);
		fill_side(&m->b, r, "RESPONDENT", 0);
		m->a.n = 1;
		m->b.n = 2;
		copy(m->b.name[1], NAME_SIZE, "The Electoral Commission");
		return;
	default:
		m->kind = KIND_ESTATE;
		m->topic = "letters";
		m->subject = "SUCC-ADMIN";
		m->no.type = "AC";
		if (m->no.station == station_kampala())
			m->no.division = "FD";
		fill_side(&m->a, r, "PETITIONER", 0);
		return;
	}
}

static bool
is_person(const char *name)
{
	static const char *const bodies[] = {"Ltd", "Limited", "The ", "Board",
	    "General", "Commission", "Uganda"};
	size_t i;

	for (i = 0; i < COUNT(bodies); i++)
		if (strstr(name, bodies[i]))
			return false;
	return true;
}

/* Take over the parent's sides under new roles; the loser goes first. */
static void
inherit(struct matter *m, const struct matter *p, struct rng *r,
    const char *first, const char *second, bool keep)
{
	bool swap = p->kind == KIND_CHARGE || rng_chance(r, 65);
	int i, years;

	m->a = swap ? p->b : p->a;
	m->b = swap ? p->a : p->b;
	m->a.second = keep ? m->a.role : NULL;
	m->b.second = keep ? m->b.role : NULL;
	m->a.role = first;
	m->b.role = second;
	/* Another clerk spells a person, not a company, another way. */
	for (i = 0; i < m->a.n; i++)
		if (rng_chance(r, 12) && is_person(m->a.name[i]))
			respell(r, m->a.name[i], NAME_SIZE);
	m->topic = p->topic;
	m->subject = p->subject;
	m->cls = p->cls;
	m->offence = p->offence;
	m->parent[0] = p->no;
	m->nparents = 1;
	years = rng_range(r, 0, 3);
	/* A judgment takes up to 26 months; what is against it comes later. */
	if (m->kind != KIND_APPLICATION)
		years = 3 + years / 2;
	m->no.year = p->no.year + years;
	m->no.division = p->no.division;
	m->event = p->event;
	copy(m->village, sizeof(m->village), p->village);
	copy(m->parish, sizeof(m->parish), p->parish);
	copy(m->subcounty, sizeof(m->subcounty), p->subcounty);
	m->district = p->district;
	copy(m->land, sizeof(m->land), p->land);
	copy(m->other, sizeof(m->other), p->other);
	copy(m->third, sizeof(m->third), p->third);
	copy(m->firm_a, sizeof(m->firm_a), swap ? p->firm_b : p->firm_a);
	copy(m->firm_b, sizeof(m->firm_b), swap ? p->firm_a : p->firm_b);
	m->sum = p->sum;
	m->age = p->age;
}

static void
child_of(struct matter *m, const struct matter *p, struct rng *r, unsigned slot)
{
	m->no.court = COURT_HC;
	m->no.station = station_above(p->no.station, r);
	switch (slot) {
	case 3:
		m->kind = KIND_APPLICATION;
		m->no.type = "MA";
		m->no.station = p->no.station;
		inherit(m, p, r, "APPLICANT", "RESPONDENT", rng_chance(r, 50));
		break;
	case 5:
		m->kind = KIND_APPEAL;
		m->no.type = "CA";
		inherit(m, p, r, "APPELLANT", "RESPONDENT", false);
		if (m->no.station == station_kampala())
			m->no.division = "LD";
		break;
	case 6:
		m->kind = KIND_APPEAL;
		m->no.type = "CA";
		m->no.court = COURT_CA;
		m->no.station = station_kampala();
		inherit(m, p, r, "APPELLANT", "RESPONDENT", false);
		break;
	case 10:
		m->kind = KIND_CRIMINAL_APPEAL;
		m->no.type = "CN";
		inherit(m, p, r, "APPELLANT", "RESPONDENT", false);
		break;
	default:
		m->kind = KIND_REVISION;
		m->no.type = "REV";
		inherit(m, p, r, "APPLICANT", "RESPONDENT", false);
		break;
	}
	/* An application below or beside, of which there is no file. */
	if ((slot == 3 || slot == 0) && rng_chance(r, 35)) {
		m->parent[1] = m->parent[0];
		m->parent[0].type = "MA";
		m->parent[0].serial = 1010 + (int)rng_below(r, 400);
		m->parent[0].year = m->no.year;
		m->nparents = 2;
	}
}

static void
write_parents(struct matter *m, struct rng *r)
{
	struct text t = {0};
	int i;

	for (i = 0; i < m->nparents; i++) {
		const struct number *p = &m->parent[i];

		text_clear(&t);
		if (p->court != m->no.court || m->kind == KIND_APPEAL ||
		    m->kind == KIND_CRIMINAL_APPEAL)
			number_with_court(&t, p, (uint32_t)rng_next(r));
		else
			number_write(&t, p, (uint32_t)rng_next(r));
		copy(
		    m->parent_text[i], sizeof(m->parent_text[i]), text_str(&t));
	}
	text_free(&t);
}

void
matter_make(struct matter *m, uint64_t seed, unsigned index)
{
	unsigned slot = index % GROUP;
	struct text t = {0};
	struct person judge;
	struct rng r;

	memset(m, 0, sizeof(*m));
	rng_init(&r, seed, index, STREAM_MATTER);
	m->seed = seed;
	m->index = index;
	m->cls = "open";
	m->style = (uint32_t)rng_next(&r);
	assign_number(m, slot, &r);
	switch (slot) {
	case 1:
		crime(m, &r, true);
		break;
	case 9:
		crime(m, &r, false);
		break;
	case 2:
		suit(m, &r, true);
		break;
	case 4:
	case 11:
		suit(m, &r, false);
		break;
	case 7:
		family(m, &r);
		break;
	case 8:
		petition(m, &r);
		break;
	default: {
		struct matter parent;

		matter_make(&parent, seed, index - 1);
		child_of(m, &parent, &r, slot);
		break;
	}
	}
	if (m->nparents == 0)
		matter_facts(m, &r);
	m->filed.y = m->no.year;
	m->filed.m = rng_range(&r, 1, 12);
	if (m->nparents && m->kind != KIND_APPLICATION && m->filed.m < 4)
		m->filed.m += 3;
	m->filed.d = rng_range(&r, 1, 27);
	m->filed = day_working(m->filed);
	person_make(&judge, &r);
	m->judge_woman = judge.woman;
	put(m->judge, NAME_SIZE, "%s %s", judge.given, judge.surname);
	m->heading = m->no.court == COURT_HC &&
		     m->no.station == station_kampala() &&
		     strcmp(m->no.division, "CR") != 0;
	m->coded = number_write(&t, &m->no, m->style);
	write_parents(m, &r);
	text_free(&t);
}
