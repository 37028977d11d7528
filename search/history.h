/* search/history.h: the whole history of a case: what it arises from, what
 * arises from it, across all files of the archive; and everything in them in
 * order of date.
 *
 * A node is a case: with files here, or a stub that is only referred to.  A
 * file that carries no number is a node of its own.  Links follow
 * index/link.h: sure ones are walked, those that only may be are shown and
 * not walked.  Whatever is not to be known of (linker.classes) is not there:
 * a parent of that kind is a stub like any other that is not here.
 */
#ifndef SEARCH_HISTORY_H
#define SEARCH_HISTORY_H

#include <stdbool.h>

#include "index/link.h"

#define HISTORY_CASES 500 /* more are not walked; `more` says so */

struct history_case {
	struct case_id id;
	char *name;             /* as the scheme writes it; a file's id */
	const struct record **files; /* the linker's */
	size_t n_files, cap_files;
	bool asked;
	bool walked;
};

struct history_link {
	size_t child, parent;   /* indexes of cases */
	const char *relation;   /* "arising-from" ..., or NULL: not known */
	bool sure;
	const char *why;        /* of the link, see struct link */
	const struct record *file; /* where it is said */
	const struct rec_number *number;
};

struct history_anomaly {
	const char *kind;       /* cycle parent-later number-claimed-twice */
	size_t at;              /* a case */
	char *detail;
};

struct history {
	struct history_case *cases;
	size_t n, cap;
	struct history_link *links;
	size_t n_links, cap_links;
	struct history_anomaly *anomalies;
	size_t n_anomalies, cap_anomalies;
	bool more;
};

/* The histories of all cases that agree with one of the readings; several
 * where the number is not told in full.  h->n == 0: nothing here knows it. */
enum cr_status history_find(struct history *h, struct linker *l,
    const struct case_id *readings, size_t n, struct cr_err *e);
/* The history around one file. */
enum cr_status history_of_file(struct history *h, struct linker *l,
    int64_t file, struct cr_err *e);
void history_release(struct history *h);

/* For history.c: find the anomalies of what was walked. */
void history_check(struct history *h, const struct scheme *s);

/* Does it join two cases on one level?  What is consolidated with another
 * does not come from it: that is said of both, and is no circle. */
bool history_is_mutual(const char *relation);

/* A document, or a file without any, in the order of time. */
struct history_entry {
	size_t at;                  /* case of the file */
	const struct record *file;
	const struct rec_label *document; /* NULL: the file as a whole */
	const char *date;           /* "2009-05-08" or "" */
};
/* All entries of the asked and linked cases, by date; undated ones last, in
 * the order of files and pages.  *v to free(). */
size_t history_timeline(const struct history *h, struct history_entry **v);

/* Anomalies across files that touch one file, for dump: kinds as above;
 * *n of them, details to free(), then *v. */
struct cross_anomaly {
	const char *kind;
	char *detail;
	const struct record *other; /* or NULL */
};
enum cr_status history_cross(struct linker *l, const struct record *r,
    struct cross_anomaly **v, size_t *n, struct cr_err *e);

#endif
