/* mksamples/places.h: where courts sit and where land lies. */
#ifndef MKSAMPLES_PLACES_H
#define MKSAMPLES_PLACES_H

#include <stdbool.h>
#include <stddef.h>

struct rng;

/* A town with a court.  code is the station code in HCT numbers, only where a
 * published judgment confirms it; county is a mailo county or NULL. */
struct station {
	const char *name;
	const char *code;
	const char *district;
	const char *county;
	bool high;         /* a High Court station */
	const char *under; /* a sub-court: its Chief Magistrate's station */
};

const struct station *station_high(struct rng *r);
const struct station *station_magistrate(struct rng *r);
/* The High Court station that hears appeals from there. */
const struct station *station_above(const struct station *s, struct rng *r);
const struct station *station_kampala(void);

/* An invented village, parish or sub-county. */
void place_make(struct rng *r, char *out, size_t size);
const char *district_any(struct rng *r);

#endif
