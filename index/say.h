/* index/say.h: what a person says about a file, in words, made into the values
 * that catalog/decision.h keeps.
 *
 *	case NUMBER            not-case NUMBER       code NUMBER (from, to)
 *	parent NUMBER (relation)                     not-parent NUMBER
 *	subject CODE           not-subject CODE
 *	offence NAME           not-offence NAME
 *	document N[-N] TYPE (date)
 *	party ROLE NAME        not-party NAME        judge NAME
 *	seen ANOMALY [DETAIL]  class CLASS
 *
 * NUMBER is in any written form; NUMBER and NAME of case and judge may be
 * "none".  All is checked against the scheme and the file: a decision that
 * nothing could be made of must never get into the archive.
 */
#ifndef INDEX_SAY_H
#define INDEX_SAY_H

#include "base/file.h"
#include "catalog/record.h"
#include "codes/scheme.h"

struct say {
	const char *kind;
	char *const *words; /* what follows it */
	size_t n_words;
	const char *from, *to, *relation, *date; /* options, or NULL */
	const struct scheme *scheme;
	const struct record *record;
};

/* The values to decide, one as a rule ("seen" without a detail: one for each
 * such anomaly that the file has).  CR_SKIP: what is wrong with it, and what
 * it may be. */
enum cr_status say_values(struct names *values, const struct say *s,
    struct cr_err *e);

/* ---- between the files of say ------------------------------------------- */

/* The one of a list that is meant, in upper or lower case; it, or NULL, and
 * then the message names those that are like it. what: "subject". */
const char *say_choose(const struct names *list, const char *what,
    const char *word, struct cr_err *e);
/* Words from the i-th on, as one; to free(). */
char *say_rest(const struct say *s, size_t i);
/* Nothing, or the word "none". */
bool say_none(const struct say *s);
/* Add a value, which is freed; CR_OK. */
enum cr_status say_take(struct names *values, char *value);
/* NULL, "" or a day of the calendar, "2011-05-01". */
enum cr_status say_date(const char *date, struct cr_err *e);

enum cr_status say_case(struct names *values, const struct say *s,
    struct cr_err *e);
enum cr_status say_key(struct names *values, const struct say *s,
    struct cr_err *e);
enum cr_status say_code(struct names *values, const struct say *s,
    struct cr_err *e);
enum cr_status say_parent(struct names *values, const struct say *s,
    struct cr_err *e);

#endif
