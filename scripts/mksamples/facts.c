/* mksamples/facts.c: the particulars of a matter: when and where it happened,
 * which land, how much money, who else is in it.
 */
#include "scripts/mksamples/matter.h"

#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static void
describe_land(struct matter *m, struct rng *r)
{
	static const char *const counties[] = {"Kyadondo", "Busiro", "Kyaggwe",
	    "Bulemezi", "Buddu", "Mawokota", "Singo", "Gomba"};
	const char *county = m->no.station->county;

	if (!county && rng_chance(r, 40)) {
		put(m->land, sizeof(m->land),
		    "a piece of customary land measuring approximately %d "
		    "acres situate at %s",
		    rng_range(r, 2, 40), m->village);
		return;
	}
	if (!county && rng_chance(r, 50)) {
		put(m->land, sizeof(m->land),
		    "land comprised in Leasehold Register Volume %d Folio %d "
		    "Plot %d at %s",
		    rng_range(r, 900, 4200), rng_range(r, 1, 25),
		    rng_range(r, 1, 260), m->village);
		return;
	}
	put(m->land, sizeof(m->land),
	    "land comprised in %s Block %d Plot %d situate at %s",
	    county ? county : PICK(r, counties), rng_range(r, 3, 420),
	    rng_range(r, 2, 2900), m->village);
}

void
matter_facts(struct matter *m, struct rng *r)
{
	static const long units[] = {50000, 100000, 500000, 1000000, 2500000};
	bool wronged =
	    strcmp(m->topic, "defile") == 0 || strcmp(m->topic, "rape") == 0;
	struct person p;
	bool child = strcmp(m->cls, "family") == 0 ||
		     strcmp(m->topic, "defile") == 0 ||
		     strcmp(m->topic, "traffick") == 0;

	place_make(r, m->village, sizeof(m->village));
	place_make(r, m->parish, sizeof(m->parish));
	place_make(r, m->subcounty, sizeof(m->subcounty));
	m->district = m->no.station->district;
	describe_land(m, r);
	do {
		person_make(&p, r);
	} while (wronged && !p.woman);
	put(m->other, sizeof(m->other), "%s %s", p.surname, p.given);
	name_make(r, m->third, sizeof(m->third));
	firm_make(r, m->firm_a, sizeof(m->firm_a));
	firm_make(r, m->firm_b, sizeof(m->firm_b));
	m->sum = PICK(r, units) * rng_range(r, 2, 90);
	m->age = child ? rng_range(r, 3, 15) : rng_range(r, 19, 74);
	m->event.y = m->no.year;
	m->event.m = rng_range(r, 1, 12);
	m->event.d = rng_range(r, 1, 28);
	m->event = day_add(m->event, -rng_range(r, 370, 1100));
}
