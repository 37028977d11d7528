/* index/link.h: which case of the archive is meant by a number.
 *
 * A case is the same only by court, station, type, serial and year.  Nothing
 * is stored: links are found in the catalogue's numbers whenever they are
 * asked for, so a parent that arrives later is there at once.
 *
 * A wrong link is worse than none.  A reference is sure only where
 *   - all five parts agree and the parties do not speak against it, or
 *   - what is known agrees with one case alone, and the parties do too, or
 *   - a person said so.
 * Everything else that nothing contradicts "may be".
 */
#ifndef INDEX_LINK_H
#define INDEX_LINK_H

#include <stdbool.h>

#include "catalog/caseref.h"
#include "catalog/record.h"
#include "codes/people.h"

/* One case as far as the archive has it: the files that are of it. Two files
 * of one number between different people are two, but for volumes and parts of
 * one: what a person has called the second of two is no other case. */
struct held_case {
	struct case_id id;  /* the own case of its first file */
	int64_t *files;
	size_t n, cap;
	bool full;          /* court and station are known: exact */
	bool akin;          /* of another type than was asked (scheme_akin) */
};
struct held_cases {
	struct held_case *v;
	size_t n, cap;
};
/* Are two files of one number different volumes, or one of them a temporary
 * or a duplicate file? */
bool link_parts(const struct record *a, const struct record *b);
void held_cases_release(struct held_cases *c);
bool held_case_has(const struct held_case *c, int64_t file);

/* Looks things up, and keeps the records that it read until linker_forget. */
struct linker {
	struct catalog *catalog;
	const struct scheme *scheme;
	unsigned classes;   /* files of others are not there (policy.h) */
	bool outlines;      /* no pages, no evidence: record_outline */
	size_t most;        /* files of one number that are looked at; 0: all */
	struct record **v;
	size_t n, cap;
};
void linker_forget(struct linker *l);
/* A record by file number, borrowed. CR_END: not there, or not to be known
 * of. */
enum cr_status linker_record(struct linker *l, int64_t file,
    const struct record **r, struct cr_err *e);

/* Every case that has files here and agrees with a number. */
enum cr_status link_cases(struct held_cases *out, struct linker *l,
    const struct case_id *id, struct cr_err *e);

enum link_how { LINK_NONE, LINK_MAYBE, LINK_SURE };
struct link {
	enum link_how how;
	enum people people; /* on both sides */
	bool firm;          /* all five parts agree, and were plainly read */
	struct held_case to;  /* empty where NONE, or where several fit */
	const char *why;    /* for people: "the parties differ" */
};
void link_release(struct link *k);

/* The case that a parent reference of a file means. */
enum cr_status link_parent(struct link *out, struct linker *l,
    const struct record *child, const struct rec_number *ref,
    struct cr_err *e);

/* Are all files of the two records' cases between the same people? */
enum people link_people(const struct scheme *s, const struct record *a,
    const struct record *b);

#endif
