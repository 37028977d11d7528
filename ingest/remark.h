/* ingest/remark.h: what is to be said about slips when pages became files.
 *
 * Nothing is assigned silently: where a slip could not be acted on, or was
 * and may be wrong, there is a remark that names the page.
 */
#ifndef INGEST_REMARK_H
#define INGEST_REMARK_H

#include "base/buf.h"
#include "base/slip.h"
#include "catalog/delivery.h"

enum remark_what {
	/* a slip or label that is not acted on; its pages are a file of
	 * their own */
	REMARK_STRANGE,  /* made like ours, but it does not add up */
	REMARK_FOREIGN,  /* of another archive */
	REMARK_UNGIVEN,  /* this archive never gave its number */
	REMARK_UNCUT,    /* several on one page */
	/* which file is it? */
	REMARK_UNREAD,   /* a QR code that cannot be read */
	REMARK_PROPOSED, /* pages of no slip beside a slip with none */
	REMARK_NOTHING,  /* a slip with nothing behind it */
	REMARK_APART,    /* the same file again, after others */
	REMARK_INSIDE,   /* a label of one file within another */
	REMARK_BEHIND,   /* a label behind pages that no slip names */
	REMARK_AGAINST,  /* a slip that contradicts --file */
	/* done, and worth knowing */
	REMARK_RESCAN,   /* its file had pages before */
	REMARK_AGAIN,    /* its file had been withdrawn */
	REMARK_COUNT,    /* counted by hand and scanned differ */
	REMARK_KINDS,
};

enum { REMARK_NO_FILE = -1 };

struct remark {
	enum remark_what what;
	const char *source; /* of the page; the inputs own it */
	int page;           /* within the source, from 1 */
	int file;           /* where pages lie: in the delivery's files, or
	                     * REMARK_NO_FILE */
	char id[40];        /* of that file, where it gets no page now, or "" */
	char slip[40];      /* file id on the slip, or "" */
	int counted, scanned, before; /* COUNT: pages; before this batch */
};

struct remarks {
	struct remark *v;
	size_t n, cap;
};

struct remark *remark_add(struct remarks *r, enum remark_what what,
    const char *source, int page, const struct slip *slip);
void remarks_release(struct remarks *r);

const char *remark_name(enum remark_what what); /* for programs: "foreign" */
/* Does a person have to look? */
bool remark_serious(const struct remark *r);
/* The id of the file where the pages lie, "" where none is meant; files have
 * their numbers. */
const char *remark_file(const struct remark *r, const struct delivery *d);
/* A sentence for people, without the page's name. */
void remark_text(struct buf *out, const struct remark *r,
    const struct delivery *d);

#endif
