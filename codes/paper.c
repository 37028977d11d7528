/* codes/paper.c: each page of a file looked at once (see paper.h). */
#include "codes/paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/slipwords.h"

/* A caption, and what its words may have become in the reading of them: the
 * top of the page is read in spite of OCR errors. */
enum { NEAR_BYTES = 3000, NEAR_LINES = 40 };

static size_t
near_bytes(const struct page_text *t)
{
	const struct text_line *l;
	size_t near = t->text.len;

	if (near > NEAR_BYTES)
		near = NEAR_BYTES;
	if (t->n_lines > NEAR_LINES) {
		l = &t->lines[NEAR_LINES];
		if (l->n && t->words[l->first].off < near)
			near = t->words[l->first].off;
	}
	return near;
}

void
papers_read(struct papers *p, const struct scheme *s,
    const struct jacket_words *jacket, const struct page_text *const *texts,
    size_t n)
{
	size_t i, near;

	memset(p, 0, sizeof *p);
	p->s = s;
	if (jacket)
		p->jacket = *jacket;
	p->n = n;
	p->v = xcalloc(n ? n : 1, sizeof *p->v);
	for (i = 0; i < n; i++) {
		struct paper *x = &p->v[i];

		if (!(x->text = texts[i]) || !x->text->n_words ||
		    slip_page(x->slip, p->jacket.file, x->text)) {
			x->text = NULL;
			continue;
		}
		near = near_bytes(x->text);
		hits_find(&x->h, s, x->text->text.data, x->text->text.len,
		    near);
		roles_find(&x->h);
		sightings_find(&x->t, &s->topics, &x->h.g,
		    glyphs_from(&x->h.g, near));
	}
}

void
papers_release(struct papers *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (!p->v[i].text)
			continue;
		hits_release(&p->v[i].h);
		sightings_release(&p->v[i].t);
	}
	free(p->v);
	memset(p, 0, sizeof *p);
}

size_t
paper_line_at(const struct paper *p, size_t off)
{
	const struct page_text *t = p->text;
	size_t lo = 0, hi = t->n_lines, mid;

	while (lo + 1 < hi) {
		mid = lo + (hi - lo) / 2;
		if (t->words[t->lines[mid].first].off <= off)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

const char *
paper_line(const struct paper *p, size_t line, size_t *off, size_t *len)
{
	const struct page_text *t = p->text;
	const struct text_line *l = &t->lines[line];
	const struct text_word *last = &t->words[l->first + l->n - 1];

	*off = t->words[l->first].off;
	*len = last->off + last->len - *off;
	return t->text.data + *off;
}

void
paper_lines(const struct paper *p, size_t first, size_t end, size_t *from,
    size_t *to)
{
	size_t off, len;

	(void)paper_line(p, first, &off, &len);
	*from = glyphs_from(&p->h.g, off);
	(void)paper_line(p, end - 1, &off, &len);
	*to = glyphs_from(&p->h.g, off + len);
}
