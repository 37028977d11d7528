/* base/caseid.h: the identity of a legal case.
 *
 * Identity = court + station + type + serial + year; division is an
 * attribute.  A part that is not known is empty (or 0), never guessed.
 *
 * The canonical key is the five parts joined by slashes, an unknown part
 * empty: "HC/Mukono/CS/95/2015", "HC/00/CS/260/2017", "HC//MA/71/2022".
 *
 * A code may name a station by digits of which nobody has said what they mean:
 * `station` is then empty and station_name "unknown (91)".  The key has the
 * digits, "HC/91/CS/5/2014": two such stations are two, and the key stays when
 * somebody confirms the code.  Whether 91 is Mukono is not known, so it does
 * not keep it from Mukono.  Letters that nobody knows ("unknown (ABC)") may be
 * misread ones: they are no part of the key.
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

/* What station_name is for a code that is not known ("unknown (91)"), and the
 * digits in such a name: false where there are none. */
#define CASE_UNKNOWN "unknown (%.7s)"
bool case_unknown_code(char code[8], const struct case_id *c);

/* Type, serial and year are there: enough to look a case up. */
bool case_known(const struct case_id *c);
void case_key(char *out, size_t size, const struct case_id *c);
/* Have they the same key? */
bool case_same(const struct case_id *a, const struct case_id *b);
/* Do two identities agree wherever both know something? */
bool case_match(const struct case_id *a, const struct case_id *b);

#endif
