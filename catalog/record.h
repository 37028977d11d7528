/* catalog/record.h: everything known of one file, read in one transaction.
 *
 * The same struct serves dump, index, search and status; strings that are
 * not known are NULL.  record_free releases it all.
 */
#ifndef CATALOG_RECORD_H
#define CATALOG_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/caseid.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "catalog/label.h"

struct rec_page {
	int n;              /* place in the file, from 1 */
	char id[96];        /* "monday-3/000012/1": batch, payload, page */
	char *source;       /* one of record.sources */
	int source_page;    /* within the source, from 1 */
	char sha256[65];    /* of the master */
	char *batch;        /* of the bag the page came in */
	char *master;       /* payload name in the bag: "data/000012.tif" */
	int64_t row;        /* key of the page in the catalogue */
	int64_t image;
	int width, height, dpi, rotation;
	int stored_width, stored_height, orientation; /* of the master */
	bool mirrored;      /* by the orientation tag */
	double skew, confidence;
	char kind[16];      /* "" while waiting */
	int words;          /* of the text that counts (pages.h) */
	char lang[8];       /* of what was read, ISO 639-3; "" */
	char flaws[96];     /* of the picture: "blurred,cut-off" (wanted.h) */
	char prep[160];     /* what was done to the picture before reading */
	char *typist;       /* who typed in what counts; NULL: it is as read */
	char typed[20];     /* when, UTC; "" */
	char status[12];    /* "read", "failed", "waiting" */
	char *reason;       /* why failed */
};

/* A number found in the text, or the registered one (page 0). */
struct rec_number {
	char *verbatim;
	char role[8];       /* own parent cited unknown */
	int page;           /* n, 0: from the jacket */
	struct box box;     /* on the page image, as shown */
	char *quote, *rule;
	char relation[20];  /* of a parent, or "" */
	enum label_own own;
	bool person;        /* a person said so */
	char since[12], until[12]; /* OWN_OTHER */
	bool settled;       /* id is the one reading */
	struct case_id id;
	char *code;         /* how the scheme writes id, or NULL */
	double score;
};

struct rec_evidence {
	int page;           /* n, 0: the jacket, or a person */
	struct box box;     /* as shown */
	char *quote, *rule;
};
/* See catalog/label.h for what each kind has. */
struct rec_label {
	enum label_kind kind;
	char *value, *role, *statute, *section, *edition, *detail;
	char date[12];      /* or "" */
	int first, last;    /* n of pages, 0: none */
	int number;         /* index in record.numbers, -1 */
	double score, second;
	bool person;
	struct rec_evidence *evidence;
	size_t n_evidence;
};

struct record {
	int64_t number;     /* the N of MUK-N-c; key in the catalogue */
	int64_t rev;
	char *id;           /* "MUK-000123-7" */
	char *batch;        /* first that brought pages, or NULL */
	char **sources;
	size_t n_sources;
	/* from the jacket */
	char *written;      /* number as written */
	char *parties, *type, *volume, *state;
	char *room, *shelf, *box;
	char *registered;   /* date, "2026-11-25" */
	char *court;        /* for numbers that name none */
	char *part;         /* original, temporary, duplicate */
	char *status;       /* pending, disposed, unknown */
	char *next_date, *outcome;
	int counted;        /* pages, by hand; -1: not */
	char *holder;       /* who has it; NULL: it is in its place */
	char *since, *due;  /* days; due may be NULL */
	bool withdrawn;     /* an entry that was taken back; nothing is said
	                     * of it then (register.h) */
	struct rec_page *pages;
	size_t n_pages;
	struct rec_number *numbers;
	size_t n_numbers;
	struct rec_label *labels; /* in the order they were stored */
	size_t n_labels;
	int own;            /* index in numbers of the file's case, or -1 */
	char klass[16];     /* access class */
	char *klass_reason;
	char klass_source[8]; /* machine, person */
	char *scheme;       /* that it was coded by, or NULL */
};

/* CR_END: no such file. */
enum cr_status record_read(struct catalog *c, int64_t file, struct record **r,
    struct cr_err *e);
/* The same without pages and without evidence: what a file is about. */
enum cr_status record_outline(struct catalog *c, int64_t file,
    struct record **r, struct cr_err *e);
void record_free(struct record *r);

/* The number of the file's case, or NULL. */
static inline const struct rec_number *
record_own(const struct record *r)
{
	return r->own >= 0 && (size_t)r->own < r->n_numbers
	    ? &r->numbers[r->own] : NULL;
}

/* A file id as typed ("MUK-000123-7", any case, zeros optional) to its
 * number. CR_SKIP: malformed or the check character is wrong (says so);
 * CR_END: no such file. */
enum cr_status record_lookup(struct catalog *c, const char *id, int64_t *file,
    struct cr_err *e);

/* Files (not those withdrawn) in the order of dump: batch, then source, then place in the source;
 * files without pages after all batches, by number. *files to free(). */
enum cr_status record_order(struct catalog *c, int64_t **files, size_t *n,
    struct cr_err *e);

#endif
