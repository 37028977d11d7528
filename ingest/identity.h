/* ingest/identity.h: whose page is it? What a slip or label on a page means
 * in this archive.
 *
 * One of ours names its file by number.  That is believed when the catalogue
 * has the file, when the number was printed on a blank slip, or, the
 * catalogue having been lost, when it is not above the archive's mark: then
 * the slip makes the file known again.  All else is a slip, but nobody's.
 */
#ifndef INGEST_IDENTITY_H
#define INGEST_IDENTITY_H

#include "catalog/catalog.h"
#include "ingest/input.h"

enum identity_kind {
	IDENTITY_NONE,   /* an ordinary page */
	IDENTITY_PATCH,  /* a separator */
	IDENTITY_FILE,   /* a slip or label of one file of this archive */
	IDENTITY_NOBODY, /* a slip or label that must not be acted on */
};

/* Why it must not be acted on. */
enum identity_fault {
	FAULT_NONE,
	FAULT_STRANGE, /* of another version, or its check value is wrong */
	FAULT_FOREIGN, /* of another archive */
	FAULT_UNGIVEN, /* this archive never gave that number */
	FAULT_UNCUT,   /* slips or labels of several files on one page */
};

struct identity {
	enum identity_kind kind;
	enum identity_fault fault;
	bool label;      /* on the jacket: the page is a page as others are */
	bool known;      /* the catalogue has the file */
	bool withdrawn;  /* but as one that was a mistake */
	int64_t number;  /* of the file */
	const struct probe *probe;
};

/* b: what is on the page; it is referred to. */
enum cr_status identity_of(struct identity *i, struct catalog *c,
    const struct probe *b, struct cr_err *e);

/* Is this slip that must not be acted on the same one as another (its other
 * side, or a second print of it)? */
bool identity_same(const struct probe *a, const struct probe *b);

#endif
