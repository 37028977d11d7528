/* base/caseid.h: the identity of a legal case.
 *
 * Identity = court + station + type + serial + year; division is an
 * attribute.  A part that is not known is empty (or 0), never guessed.
 *
 * The canonical key is the five parts joined by slashes, an unknown part
 * empty: "HC/Mukono/CS/95/2015", "HC/00/CS/260/2017", "HC//MA/71/2022".
 */
#ifndef BASE_CASEID_H
#define BASE_CASEID_H

#include <stdbool.h>
#include <stddef.h>

struct case_id {
	char court[8];         /* SC CA CC HC CM G1 G2 LC */
	char station[48];      /* confirmed code, else name */
	char station_name[48]; /* "Kampala"; "unknown (06)" */
	char division[8];      /* CV CR CC LD FD ICD ... */
	char type[8];          /* CS CA MA ... */
	long serial;           /* leading zeros stripped */
	int year;              /* four digits */
};

#define CASE_KEY_MAX 160

/* Type, serial and year are there: enough to look a case up. */
bool case_known(const struct case_id *c);
void case_key(char *out, size_t size, const struct case_id *c);
/* Do two identities agree wherever both know something? */
bool case_match(const struct case_id *a, const struct case_id *b);

#endif
