/* registry/reconcile_steps.h: the steps of reconcile_run, in their order; for
 * registry/reconcile*.c only. */
#ifndef REGISTRY_RECONCILE_STEPS_H
#define REGISTRY_RECONCILE_STEPS_H

#include "codes/people.h"
#include "registry/reconcile.h"

/* Files, with every number that they carry. */
enum cr_status recon_shelf(struct reconcile *r, struct cr_err *e);
/* What case each row means; which are of other years. */
void recon_rows(struct reconcile *r);
/* Which series there are, and which of them the register covers. */
void recon_series(struct reconcile *r);
/* What is there twice, on either side. */
void recon_twice(struct reconcile *r);
/* Rows and the files of their numbers. */
void recon_match(struct reconcile *r);
/* What of either side was met by nothing; pages and labels that lack. */
void recon_unmet(struct reconcile *r);
/* Files that a row may have meant all the same. */
void recon_propose(struct reconcile *r);
/* Where in the runs of numbers there are gaps; files beside what lacks. */
void recon_runs(struct reconcile *r);

/* ---- what they share ----------------------------------------------------- */

/* A new finding, nothing said of it but these. */
struct finding *finding_add(struct reconcile *r, enum finding_kind kind,
    size_t row, size_t file);
/* refs [*from, *to) of a serial, type and year, whatever the court; of a serial
 * alone. */
void recon_refs(const struct reconcile *r, const struct case_id *id,
    size_t *from, size_t *to);
void recon_serial(const struct reconcile *r, long serial, size_t *from,
    size_t *to);
/* By type, year, court, station: what a series is told by. */
int series_compare(const struct case_id *a, const struct case_id *b);
/* Is the year within what was asked for?  0 is. */
bool recon_year(const struct reconcile *r, int year);
/* Is a file's number of a series that the register covers (of any, where there
 * is no register), of the years that were asked for? */
bool recon_in_scope(const struct reconcile *r, const struct recon_file *f);
/* Are both divisions said, and not the same?  Such may be two cases of one
 * identity. */
bool divisions_differ(const struct case_id *a, const struct case_id *b);
/* codes/people.h of two captions; NULL: not said. */

enum people recon_people(const struct reconcile *r, const char *a,
    const char *b);

#endif
