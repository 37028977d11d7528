/* ingest/stack.h: pages of a stack, front to back, become files.
 *
 * A stack is what was scanned as one: a file of many pages, or the single
 * images of a folder.  The rules are in group.h; here they are applied page
 * by page.  Files are kept as targets, for one may get pages from many
 * stacks, and new pages between old ones.
 *
 *	stack_begin(&s, sorter, folder);
 *	for each page: stack_page(&s, &leaf, e), or, for one that is there
 *	    already, stack_known(&s, ...);
 *	stack_end(&s);
 */
#ifndef INGEST_STACK_H
#define INGEST_STACK_H

#include "catalog/catalog.h"
#include "catalog/delivery.h"
#include "ingest/identity.h"
#include "ingest/remark.h"

enum { TARGET_NONE = -1 };

/* A file that gets pages, or could. */
struct target {
	int64_t number; /* 0: not given yet */
	char id[40];
	bool known;     /* the catalogue has it */
	bool by_slip;   /* a slip says which file it is */
	int file;       /* in the delivery, or TARGET_NONE: no page yet */
	int total;      /* pages in the catalogue, */
	int covers;     /* and those of them that are no content */
	int after;      /* the place there behind which pages go now */
	int *placed;    /* of each new page: the same */
	size_t cap;
	int content;    /* new pages that are no slip or separator */
	bool proposed;  /* as the file of pages that have no slip */
	bool met;       /* a slip or label named it, here first: */
	const char *source;
	int page;
	enum slip_kind kind;
	int counted;    /* pages, by the slip; 0: not said */
};

struct sorter {
	struct delivery *d;
	struct catalog *c;
	struct target *targets;
	int n;
	size_t cap;
	int last_found;
	struct remarks *remarks;
};

/* A page that comes in: page `page` of a master. */
struct leaf {
	int master, page;
	const char *source;
	const struct probe *probe;
};

struct stack {
	struct sorter *s;
	const char *folder;  /* of its images, or NULL */
	int now;             /* target that pages go to */
	bool apart;          /* but content begins another */
	bool content;        /* it has some, in this stack */
	const struct probe *nobody; /* began it, and must not be acted on */
	int loose;           /* pages of no slip lie in front of the slip that
	                      * began it, behind which nothing came so far */
	bool bare;           /* it is such a slip */
	struct leaf *waiting; /* separators: whose, the next page says */
	size_t n_waiting, cap_waiting;
	/* Place in a file before which its pages ahead in this stack begin, 0:
	 * there are none ahead; NULL: there never are. */
	int (*ahead)(const void *ctx, int64_t number);
	const void *ctx;
};

/* A target for a file of the catalogue, or one to come. */
enum cr_status sorter_target(struct sorter *s, int64_t number, bool known,
    int *target, struct cr_err *e);
void sorter_release(struct sorter *s);
/* Put a page into a target, behind what was put there at the same place. */
void sorter_put(struct sorter *s, int target, const struct leaf *l,
    const struct identity *i, const char *folder);
/* Say what is wrong with a slip or QR code; file: where its page lies. */
void sorter_fault(struct sorter *s, const struct leaf *l,
    const struct identity *i, int target);

void stack_begin(struct stack *k, struct sorter *s, const char *folder);
enum cr_status stack_page(struct stack *k, const struct leaf *l,
    struct cr_err *e);
/* A page that is in the archive, at that place of its file.  cover: it is a
 * separator or slip; apart: content behind it begins another file. */
void stack_known(struct stack *k, int target, int place, bool cover,
    bool apart);
/* One of a file whose place among these is not known. */
void stack_stranger(struct stack *k);
void stack_end(struct stack *k);

#endif
