/* index/ftsask.h: a question to the index with what is wanted of the answer,
 * and the answer; plain data. */
#ifndef INDEX_FTSASK_H
#define INDEX_FTSASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/ftsquery.h"

#define FTS_FACETS 8
#define FTS_NO_SLOT 0xffffffffu

struct fts_ask {
	const struct fts_query *query;
	unsigned offset, limit;  /* which hits to bring */
	unsigned group;          /* slot: documents with the same value are one
	                            thing; counted once */
	bool one_per_group;      /* bring only the best document of each */
	bool by_weight;          /* best first; else by `order` alone */
	unsigned newest;         /* slot of a date: newest first before all
	                            else; or FTS_NO_SLOT */
	unsigned order;          /* slot: order among equals, bytewise */
	bool bare;               /* bring no data, only the order */
	unsigned facets[FTS_FACETS]; /* slots to count groups by; a value may
	                            hold several, each on a line */
	size_t n_facets;
};

struct fts_hit {
	double weight;
	char *data; /* as put */
	size_t data_len;
	unsigned char order[12]; /* the value of that slot, or its beginning */
};

struct fts_facet {
	char *value;
	uint32_t groups;
};

struct fts_answer {
	uint32_t groups;    /* different groups that match: exact */
	uint32_t documents; /* documents that match: exact */
	struct fts_hit *hits;
	size_t n_hits;
	struct { /* most frequent first, equals in byte order */
		struct fts_facet *v;
		size_t n;
	} facets[FTS_FACETS];
};
#define FTS_ANSWER_INIT                                                        \
	{                                                                      \
		0, 0, NULL, 0, { { NULL, 0 } }                                 \
	}

#endif
