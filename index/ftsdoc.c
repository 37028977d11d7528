/* index/ftsdoc.c: the list of terms and values of one document. */
#include "index/ftsdoc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
fts_doc_init(struct fts_doc *d)
{
	memset(d, 0, sizeof *d);
	buf_init(&d->bytes);
	buf_init(&d->data);
}

void
fts_doc_reset(struct fts_doc *d)
{
	buf_reset(&d->bytes);
	buf_reset(&d->data);
	d->n_terms = 0;
	d->n_values = 0;
}

void
fts_doc_release(struct fts_doc *d)
{
	buf_release(&d->bytes);
	buf_release(&d->data);
	free(d->terms);
	fts_doc_init(d);
}

void
fts_doc_term(struct fts_doc *d, const char *term, size_t len, uint32_t wdf,
    uint32_t pos)
{
	struct fts_term *t;

	assert(len <= FTS_MAX_TERM);
	if (len == 0)
		return;
	d->terms = xgrow(d->terms, d->n_terms, &d->cap_terms,
	    sizeof *d->terms);
	t = &d->terms[d->n_terms++];
	t->off = (uint32_t)d->bytes.len;
	t->len = (uint32_t)len;
	t->wdf = wdf;
	t->pos = pos;
	buf_add(&d->bytes, term, len);
}

void
fts_doc_value(struct fts_doc *d, unsigned slot, const char *value, size_t len)
{
	struct fts_value *v;

	if (len == 0)
		return;
	assert(d->n_values < FTS_MAX_VALUES);
	v = &d->values[d->n_values++];
	v->slot = slot;
	v->off = (uint32_t)d->bytes.len;
	v->len = (uint32_t)len;
	buf_add(&d->bytes, value, len);
}

int
fts_doc_has(const struct fts_doc *d, const char *term)
{
	size_t len = strlen(term), i;

	for (i = 0; i < d->n_terms; i++)
		if (d->terms[i].len == len &&
		    memcmp(d->bytes.data + d->terms[i].off, term, len) == 0)
			return 1;
	return 0;
}
