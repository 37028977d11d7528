/* mksamples/grammar.h: sentences out of rules.
 *
 * A template is text with braces:
 *	{name}     a rule of that name, or a fact of the matter
 *	{a|b|c}    one of them, each a template itself
 *	{#3-40}    a number
 * Rules live in the rules_*.c files, one per subject, as plain tables.
 */
#ifndef MKSAMPLES_GRAMMAR_H
#define MKSAMPLES_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

struct matter;
struct rng;
struct text;

struct rule {
	const char *name;
	const char *const *alts; /* NULL-terminated */
};

#define ALTS(...) ((const char *const[]){__VA_ARGS__, NULL})

extern const struct rule rules_common[];
extern const struct rule rules_court[];
extern const struct rule rules_pleading[];
extern const struct rule rules_land[];
extern const struct rule rules_money[];
extern const struct rule rules_harm[];
extern const struct rule rules_family[];
extern const struct rule rules_public[];
extern const struct rule rules_violence[];
extern const struct rule rules_property[];

/* The alternatives of a rule, or NULL if there is none of that name. */
const char *const *grammar_rule(const char *name);
/* Append the template, everything in it filled in. */
void grammar_expand(
    struct text *t, const char *tpl, struct rng *r, const struct matter *m);
/* A fact of the matter; false if there is none of that name. */
bool scene_fact(
    struct text *t, const char *name, struct rng *r, const struct matter *m);

/* Draws the alternatives of up to three rules without repeating one before
 * all have been used. */
#define DECK_MAX 64
struct deck {
	const char *card[DECK_MAX];
	int n;
	int next;
};

void deck_add(struct deck *d, const char *topic, const char *suffix);
void deck_add_rule(struct deck *d, const char *name);
const char *deck_draw(struct deck *d, struct rng *r);

#endif
