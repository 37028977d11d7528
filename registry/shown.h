/* registry/shown.h: what of a file may stand on paper.
 *
 * A label is read by whoever walks past, so names stand on it only where the
 * class is known and open; a protected or unclassified file shows number and
 * place, never a person.
 */
#ifndef REGISTRY_SHOWN_H
#define REGISTRY_SHOWN_H

#include "catalog/record.h"
#include "codes/scheme.h"

struct shown_file {
	char *code;    /* the case as the scheme writes it, or NULL */
	char *number;  /* that, else the jacket's words, else NULL */
	char *court;   /* "High Court, Mukono", as said or as found, or NULL */
	char *place;   /* "shelf C4, box 17", or NULL */
	char *where;   /* with its holder first (desk_where), never NULL */
	char *parties; /* open files only, else NULL */
	const char *part; /* of the record: temporary, duplicate, or NULL */
};

void shown_read(struct shown_file *f, const struct record *r,
    const char *today);
void shown_release(struct shown_file *f);

#endif
