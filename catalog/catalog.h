/* catalog/catalog.h: the contract between the stages.
 *
 * The stages never call each other.  They meet here: each takes what is in
 * one state and leaves it in the next, in one transaction per step, may be
 * killed at any instant and run again, and does only what is not yet done.
 *
 *	image   waiting ──ocr──▶ read | failed         (image_state.status)
 *	file    rev ──code──▶ coded = rev ──index──▶ indexed = rev
 *
 * A file's `rev` grows whenever something about it changes (registered, pages
 * added, the last of its pages read, a decision); so it is coded and indexed
 * at once with what is known, and again when all of it is read.  A stage that finds coded < rev or
 * indexed < rev has work to do.  All SQL is in this folder; schema.sql says
 * what is truth and what is derived.
 *
 * Every writer's transaction is BEGIN IMMEDIATE, WAL, synchronous=FULL: when
 * a call returns CR_OK the row is on disk.  BUSY past five seconds is
 * CR_RETRY; a damaged or full disk CR_FATAL.
 */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "catalog/archive.h"

struct catalog; /* one connection; one per process, never across fork */

/* Open the catalogue of an archive, bringing an older one up to date first
 * (a copy is kept beside it); a newer one is CR_FATAL. */
enum cr_status catalog_open(struct catalog **c, const struct archive *a,
    struct cr_err *e);
void catalog_close(struct catalog *c);
const struct archive *catalog_archive(const struct catalog *c);

/* Site code, scheme name: given at init. The catalogue owns the strings. */
const char *catalog_site(const struct catalog *c);
const char *catalog_scheme(const struct catalog *c);
/* 32 hexadecimal digits, drawn at init: tells archives apart. */
const char *catalog_archive_id(const struct catalog *c);

/* ---- reading: what waits ------------------------------------------------ */

/* Next image after `after` that waits for OCR. CR_END: none. */
struct image_job {
	int64_t image;
	char *master;   /* path of the master's bytes */
	char kind[8];   /* tiff jpeg png pdf */
	int page;       /* within the master, from 1 */
	char *batch;    /* of the master: its pages/<batch>.db */
	char *name;     /* for people: source as it came, page; of a protected
	                 * file its id and page */
	char *source;   /* as it came */
	int strikes;    /* readings that killed or hung a worker */
};
enum cr_status catalog_next_waiting(struct catalog *c, int64_t after,
    struct image_job *job, struct cr_err *e);
void image_job_release(struct image_job *job);

/* What there is to do: asked at every turn, so it costs what waits, not what
 * the archive holds (but for `files`, which are few beside pages). */
struct catalog_work {
	int64_t files;
	int64_t waiting;        /* images */
	int64_t failed_reading; /* images that may be read when tried again */
	int64_t to_code, to_index;
};
enum cr_status catalog_work(struct catalog *c, struct catalog_work *w,
    struct cr_err *e);

/* The whole picture, for `status`: costs a walk through all of it. */
struct catalog_counts {
	int64_t files, files_without_pages /* covers aside */, pages, images;
	int64_t waiting, read, failed, blank;
	int64_t to_code, to_index, refused, batches, unclassified;
	int64_t without_number;   /* files that should have one */
	int64_t number_conflicts; /* files whose numbers disagree */
};
enum cr_status catalog_count(struct catalog *c, struct catalog_counts *n,
    struct cr_err *e);

/* Next file after `after` that must be coded resp. indexed (coded already).
 * all: every file.  CR_END: none. */
enum cr_status catalog_next_uncoded(struct catalog *c, int64_t after, bool all,
    int64_t *file, struct cr_err *e);
enum cr_status catalog_next_unindexed(struct catalog *c, int64_t after,
    bool all, int64_t *file, struct cr_err *e);

/* ---- many steps at once --------------------------------------------------
 * Each step is on disk when its call returns, at the price of a sync.  Where
 * many small steps follow each other, a group of them is made one: between
 * begin and end they are on disk together or not at all, so acknowledge
 * nothing before the end.  Keep groups short: other writers wait meanwhile. */
enum cr_status catalog_group_begin(struct catalog *c, struct cr_err *e);
/* st: what the steps inside came to; anything but CR_OK and CR_END takes the
 * whole group back.  Returns st, or why the group could not be kept. */
enum cr_status catalog_group_end(struct catalog *c, enum cr_status st,
    struct cr_err *e);

/* ---- writing: steps done ------------------------------------------------ */

/* One strike: the page killed or hung its worker.  Counted when it is seen,
 * not before the job is sent: a power cut is no fault of the page in hand,
 * and the workers' own limits keep a page from taking the scheduler along. */
enum cr_status catalog_strike(struct catalog *c, int64_t image,
    struct cr_err *e);

/* What a reading found about an image. */
struct image_result {
	bool read;            /* else failed, with reason */
	char reason[480];     /* also of a text that is not whole; "" */
	char kind[16];        /* printed typed ... blank unreadable, see dump */
	char lang[8];         /* of the text, ISO 639-3; "": not told */
	/* what is wrong with the picture, so that it can be scanned again:
	 * "blurred,cut-off"; names as dump's anomalies; "" */
	char flaws[96];
	char prep[160];       /* steps of preparation, with parameters */
	int width, height;    /* of the page image after rotation */
	int stored_width, stored_height; /* as the master stores it */
	int orientation;      /* TIFF/EXIF tag, 1..8 */
	int dpi;              /* 0: not known */
	int rotation;         /* clockwise 0 90 180 270, after the tag */
	double skew;          /* degrees clockwise that were taken out */
	double confidence;    /* 0..100, mean over words */
	int words;
	char engine[320];     /* "tesseract 5.3.0", model and checksums */
};
enum cr_status catalog_image_done(struct catalog *c, int64_t image,
    const struct image_result *r, struct cr_err *e);

/* Indexing of files: first the index is on disk, then this is called. The
 * revision is the one that was read with the record.  klass: the database
 * that the file now lies in. Several files in one transaction. */
struct indexed_file {
	int64_t file, rev;
	const char *klass;
};
enum cr_status catalog_indexed(struct catalog *c, const struct indexed_file *f,
    size_t n, struct cr_err *e);
/* How many documents the index should hold: a page each, or a file without
 * pages, of all that is indexed. */
enum cr_status catalog_count_documents(struct catalog *c, int64_t *n,
    struct cr_err *e);
/* The class database a file was last put in, "" for none; size >= 16. */
enum cr_status catalog_indexed_class(struct catalog *c, int64_t file,
    char *klass, size_t size, struct cr_err *e);
/* The index is gone (or to be made anew): every file is unindexed again. */
enum cr_status catalog_forget_index(struct catalog *c, struct cr_err *e);
/* Images after `after` that are read, covers aside; for checking that their
 * text is there. CR_END: none. */
enum cr_status catalog_next_read(struct catalog *c, int64_t after,
    int64_t *image, struct cr_err *e);
/* Its text is gone: the image waits again. */
enum cr_status catalog_unread(struct catalog *c, int64_t image,
    struct cr_err *e);

/* Something that its labels depend on has changed: the file is to be coded
 * again. */
enum cr_status catalog_recode(struct catalog *c, int64_t file,
    struct cr_err *e);

/* What happened, for the log that is never changed: ("ocr", "", "72 pages in
 * 61 s"). */
enum cr_status catalog_event(struct catalog *c, const char *what,
    const char *object, const char *detail, struct cr_err *e);
/* The newest event of a kind: its detail and time, to free(). CR_END: none. */
enum cr_status catalog_last_event(struct catalog *c, const char *what,
    char **at, char **detail, struct cr_err *e);

/* Is the file sound? CR_FATAL: what SQLite says is wrong. */
enum cr_status catalog_check(struct catalog *c, struct cr_err *e);

/* The readings are gone (or to be made anew, or only the failed ones): the
 * images wait again, but for what was settled at ingest. */
enum cr_status catalog_forget_readings(struct catalog *c, bool failed_only,
    struct cr_err *e);

#endif
