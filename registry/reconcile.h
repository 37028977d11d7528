/* registry/reconcile.h: a court's register beside what is on its shelves.
 *
 *	reconcile_init(&r, catalog, scheme, court);
 *	book_read_csv(&r.book, ...)        or book_read_typed, or both
 *	reconcile_run(&r, &e);             reads all, writes nothing
 *	reconcile_text(&out, &r, limit)    reconcile_show.h
 *	reconcile_release(&r);
 *
 * A row is a file's by the identity of the case (court, station, type,
 * serial, year), read with the archive's scheme; every number that a file
 * carries counts, old codes too.  What is not known on one side, or has
 * several readings, makes a "perhaps" for a person to look at, unless the
 * parties agree with one case alone; it is neither missing nor found.
 */
#ifndef REGISTRY_RECONCILE_H
#define REGISTRY_RECONCILE_H

#include "catalog/caseref.h"
#include "codes/scheme.h"
#include "registry/book.h"
#include "registry/book_case.h"
#include "registry/gaps.h"
#include "registry/reconcile_finding.h"

enum tally { TALLY_NONE, TALLY_PERHAPS, TALLY_SURE };

struct recon_row {
	struct book_case c;     /* of book.v[i] */
	enum tally met;         /* a file */
	size_t file;            /* the first that it met */
	size_t series;          /* of a row that was read, else NOTHING */
	bool again;             /* an earlier row has its number */
	bool left_out;          /* of other years than were asked for */
};

/* Strings are NULL where nothing is said. */
struct recon_file {
	int64_t number;
	char *id, *written, *parties, *volume, *part, *room, *shelf, *box;
	char *holder, *since, *due, *label; /* days */
	char klass[16];
	bool withdrawn, scanned, unread; /* unread: no number of its own */
	enum tally met;         /* a row */
	size_t row;             /* the first that it met */
	size_t own;             /* of its case in refs, or NOTHING */
	size_t series;
};

/* A number that a file carries. */
struct recon_ref {
	struct case_id id;
	size_t file;
	enum label_own own;
	bool sure;     /* one reading */
};

/* Numbers of one court, station, type and year. */
struct recon_series {
	struct case_id id;     /* serial 0 */
	size_t rows, files;    /* that were read as of it */
	bool covered;          /* by the register: files without a row count */
	bool elsewhere;        /* of a court of which no file is here */
	struct run reg, shelf, both; /* both: either has the number */
};

struct reconcile {
	struct catalog *catalog;
	const struct scheme *scheme;
	struct book_court *usual; /* the court of numbers that name none */
	const char *type;       /* kind of case of such numbers, or NULL */
	int from, to;           /* years; 0: any */
	struct book book;
	struct recon_row *rows; /* as many as in the book */
	struct recon_file *files;
	size_t n_files, cap_files, n_withdrawn;
	struct recon_ref *refs; /* by serial, type, year, court, station */
	size_t n_refs, cap_refs;
	struct recon_series *series;
	size_t n_series, cap_series;
	struct findings found[FOUND_KINDS];
	size_t n_sure;          /* rows that tally */
	size_t n_courtless;     /* rows whose court, or station, is not known */
	size_t n_left_out;      /* rows of other years */
	size_t n_court_said;    /* files whose number got the court above */
	long n_gaps;            /* serials that nobody has */
};

void reconcile_init(struct reconcile *r, struct catalog *c,
    const struct scheme *s, const char *court);
void reconcile_release(struct reconcile *r);
enum cr_status reconcile_run(struct reconcile *r, struct cr_err *e);
/* Does all tally? */
bool reconcile_tallies(const struct reconcile *r);

#endif
