/* registry/backlog.h: how many cases wait, and how old they are.
 *
 *	struct backlog b = { .scheme = s, .bands = ... };
 *	tally_each(c, backlog_add, &b, e);
 *	backlog_make(&b);      rows, by station, type, subject, judge, age
 *
 * Cases are counted, not files.  Files are of one case where their numbers,
 * named in full, are the same, or one was the other's code before.  A file
 * whose number is not full, or that has none, counts as a case of its own,
 * and is told apart.
 *
 * A case is pending or disposed by the newest word of a registration, else by
 * what its pages say; else that is not known, and never taken for either.  Its
 * age is that of the day of filing, else that of the first of July of the
 * number's year; else not known.
 *
 * Of what is protected, number, station and age are counted; what it is about,
 * its type and its judge are not told.
 */
#ifndef REGISTRY_BACKLOG_H
#define REGISTRY_BACKLOG_H

#include "catalog/tally.h"
#include "codes/scheme.h"
#include "registry/seat.h"

enum { BACKLOG_BANDS_MAX = 16 };

enum backlog_state {
	BACKLOG_PENDING, BACKLOG_DISPOSED, BACKLOG_UNKNOWN, BACKLOG_STATES,
};
extern const char *const backlog_states[BACKLOG_STATES];

/* Cases, by state and band; the last, n_bands, is of age not known. */
struct backlog_count {
	long n[BACKLOG_STATES][BACKLOG_BANDS_MAX + 1];
};
long backlog_state(const struct backlog_count *c, enum backlog_state s);
long backlog_all(const struct backlog_count *c);
void backlog_sum(struct backlog_count *to, const struct backlog_count *c);

enum backlog_part {
	BACKLOG_STATION, BACKLOG_TYPE, BACKLOG_SUBJECT, BACKLOG_JUDGE,
	BACKLOG_PARTS,
};
extern const char *const backlog_parts[BACKLOG_PARTS]; /* "station" */

struct backlog_row {
	const char *code, *title;
	bool aside;  /* not known, protected: after all others */
	struct backlog_count count;
};
struct backlog_rows {
	struct backlog_row *v; /* most pending first, then most in all */
	size_t n, cap;
};

struct backlog_case;
struct backlog {
	const struct scheme *scheme;
	const struct scheme_age *bands; /* one at least */
	size_t n_bands;        /* up to BACKLOG_BANDS_MAX */
	const char *on;        /* the day */
	struct seat seat;      /* only cases of that; "" and NULL: all */
	/* made: */
	struct backlog_rows part[BACKLOG_PARTS];
	struct backlog_count all;
	long files, cases;     /* counted */
	long alone;            /* of the cases: files without full number */
	long protected;        /* of the cases */
	long later;            /* cases filed after the day: not counted */
	/* within: */
	struct backlog_case *v;
	size_t n, cap;
	void *words[BACKLOG_PARTS + 1];
};

void backlog_release(struct backlog *b);

/* Take a file; ctx is the backlog (for tally_each).  CR_OK. */
enum cr_status backlog_add(void *ctx, const struct tally_file *x,
    struct cr_err *e);
/* Once, when all are taken. */
void backlog_make(struct backlog *b);

/* ---- as text, CSV, JSON, on paper ---------------------------------------- */

struct buf;
struct printout;
struct json_t;

/* For a terminal: at most so many rows a part, the others as one. */
void backlog_text(struct buf *out, const struct backlog *b, size_t most);
/* All rows. */
void backlog_csv(struct buf *out, const struct backlog *b);
/* A new reference. */
struct json_t *backlog_json(const struct backlog *b);
/* One page of A4: as many rows as fit, the others as one; site: of the
 * archive. */
struct printout *backlog_paper(const struct backlog *b, const char *site);

/* Rows at most so many, those left out added up as "others (17)" in *others;
 * aside ones always.  Returns how many of the first rows are shown. */
size_t backlog_cut(const struct backlog_rows *r, size_t most,
    struct backlog_row *others, size_t *n_others);

#endif
