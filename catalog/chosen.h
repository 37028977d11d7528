/* catalog/chosen.h: which files a list or a sheet of labels is for, and which
 * have a label by now. */
#ifndef CATALOG_CHOSEN_H
#define CATALOG_CHOSEN_H

#include <stdbool.h>

#include "catalog/catalog.h"

/* What is not NULL, not 0, true must agree; places as they are now, upper or
 * lower case. */
struct choice {
	const char *room, *shelf, *box;
	const char *batch;   /* the first that brought pages */
	int64_t from, to;    /* numbers of files */
	bool unlabelled;     /* no label was printed yet */
	bool unscanned;      /* no pages */
	bool unnumbered;     /* coded, and no case number known */
};
bool choice_says_nothing(const struct choice *k);

/* Files that are chosen, those withdrawn aside, in the order that they stand
 * on shelves: room, shelf, box, then number; a shelf "F2" before "F10".
 * *files to free(). */
enum cr_status chosen_files(struct catalog *c, const struct choice *k,
    int64_t **files, size_t *n, struct cr_err *e);

/* Labels of these were printed that day ("2026-11-25"). */
enum cr_status chosen_labelled(struct catalog *c, const int64_t *files,
    size_t n, const char *day, struct cr_err *e);

#endif
