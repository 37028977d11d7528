/* search/dumplabels.h: the labels of a file as the parts of `dump`; each a
 * new reference.  For dump.c.
 *
 * Evidence is [{"page","box","quote","rule"}]: page and box are null where it
 * is the jacket that says so, or a person (rule "person"; the quote is who
 * and why).
 */
#ifndef SEARCH_DUMPLABELS_H
#define SEARCH_DUMPLABELS_H

#include <jansson.h>

#include "catalog/decision.h"
#include "catalog/record.h"

json_t *dump_documents(const struct record *r);
json_t *dump_subjects(const struct record *r);
json_t *dump_offences(const struct record *r);
/* said: decisions in force, for the jacket's parties that are none. */
json_t *dump_parties(const struct record *r, const struct decisions *said);
json_t *dump_judge(const struct record *r);   /* or null */
json_t *dump_status(const struct record *r);  /* "unknown" ... */
json_t *dump_outcome(const struct record *r); /* or null */
json_t *dump_dates(const struct record *r);
json_t *dump_access(const struct record *r);
json_t *dump_anomalies(const struct record *r);
/* Of what is a bare string elsewhere: {"judge","status","filed","judgment",
 * "hearings"}. */
json_t *dump_reasons(const struct record *r);

/* ---- shared with dump.c -------------------------------------------------- */

json_t *dump_rounded(double v, double steps);
json_t *dump_box(struct box b);
/* One piece of evidence, or a place: page n, 0: none. */
json_t *dump_evidence(int page, struct box box, const char *quote,
    const char *rule);

#endif
