/* ocr/surewords.c: the words that a page itself is sure of (surewords.h):
 * a sorted list of folded words, equal ones beside each other. */
#include "ocr/surewords.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/fold.h"

#define SURE     80 /* confidence of a word that is believed */
#define SHORTEST 3  /* bytes: below, a word says nothing */

struct surewords {
	char **v;
	size_t n, cap;
};

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add(struct surewords *p, const struct page_text *t)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < t->n_words; i++) {
		if (t->words[i].conf < SURE)
			continue;
		buf_reset(&b);
		fold_add(&b, t->text.data + t->words[i].off, t->words[i].len);
		if (b.len < SHORTEST)
			continue;
		p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
		p->v[p->n++] = xstrdup(b.data);
	}
	buf_release(&b);
}

struct surewords *
surewords_new(const struct page_text *a, const struct page_text *b)
{
	struct surewords *p = xcalloc(1, sizeof *p);

	add(p, a);
	if (b)
		add(p, b);
	if (p->n)
		qsort(p->v, p->n, sizeof *p->v, by_bytes);
	return p;
}

void
surewords_free(struct surewords *p)
{
	size_t i;

	if (!p)
		return;
	for (i = 0; i < p->n; i++)
		free(p->v[i]);
	free(p->v);
	free(p);
}

unsigned
surewords_count(const struct surewords *p, const char *word, size_t len)
{
	struct buf b = BUF_INIT;
	size_t low = 0, high = p->n, mid, i;

	fold_add(&b, word, len);
	while (low < high) {
		mid = (low + high) / 2;
		if (strcmp(p->v[mid], b.data) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (i = low; i < p->n && !strcmp(p->v[i], b.data); i++)
		;
	buf_release(&b);
	return (unsigned)(i - low);
}
