/* codes/cluster.h: one party out of what several captions make of its name.
 *
 *	clusters_find(&c, labels, papers);
 *	... c.v[i], where not dropped; cluster_best(&c, &c.v[i])
 *	clusters_release(&c);
 *
 * Names that are alike are one party.  How many a side has is what most
 * captions have; a name beyond that, seen once or not spoken of in the text,
 * is a misread one, and dropped.
 */
#ifndef CODES_CLUSTER_H
#define CODES_CLUSTER_H

#include "codes/labels.h"
#include "codes/sides.h"

enum { CLUSTER_CAPTIONS = 32 }; /* of a file that are read */

struct headed {
	size_t page;
	struct sides s;
};

struct member {
	size_t headed; /* index */
	const struct sider *x;
};

struct cluster {
	struct member v[CLUSTER_CAPTIONS]; /* one of a caption at most */
	size_t n;
	enum party_side side;
	size_t order;    /* among those of its side */
	double quality;  /* the best of its names' */
	bool known;      /* see struct sider */
	bool dropped;
};

struct clusters {
	const struct labels *l;
	const struct papers *p;
	struct headed h[CLUSTER_CAPTIONS]; /* the richest first */
	size_t n_h;
	struct cluster *v;
	size_t n, cap;
	size_t budget;   /* comparisons that are left */
};

/* From the captions of the own case's pages (page_is_own). */
void clusters_find(struct clusters *c, const struct labels *l,
    const struct papers *p);
void clusters_release(struct clusters *c);

/* The member that spells the name best: as most captions do, and the text. */
const struct member *cluster_best(const struct clusters *c,
    const struct cluster *x);

#endif
