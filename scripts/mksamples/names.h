/* mksamples/names.h: people and bodies that do not exist. */
#ifndef MKSAMPLES_NAMES_H
#define MKSAMPLES_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#define NAME_SIZE 96

struct rng;

struct person {
	char given[24];
	char surname[32];
	bool woman;
};

void person_make(struct person *p, struct rng *r);
/* How a clerk writes it: surname first or last, now and then a title or an
 * alias. */
void person_write(
    const struct person *p, struct rng *r, char *out, size_t size);
/* A new person, written plainly. */
void name_make(struct rng *r, char *out, size_t size);
/* A company, board, church or district. */
void body_make(struct rng *r, char *out, size_t size);
/* "Kasozi, Lubega & Co. Advocates" */
void firm_make(struct rng *r, char *out, size_t size);
/* The same name as another clerk spells it. */
void respell(struct rng *r, char *name, size_t size);
/* "Nakato Betty" -> "N.B." */
void initials(const char *name, char *out, size_t size);

#endif
