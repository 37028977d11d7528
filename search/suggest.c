/* search/suggest.c: replacing words that find nothing (see suggest.h). */
#include "search/suggest.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "index/words.h"
#include "search/forgive.h"

enum { MAX_WORDS = 8 };

struct change {
	size_t at, len; /* of the query as written */
	char *word;
};

struct suggester {
	struct fts *f;
	struct change v[MAX_WORDS];
	size_t n;
	enum cr_status st;
	struct cr_err *e;
};

/* The nearest word that is there, for one that is not. */
static void
look(struct suggester *s, const struct query *q)
{
	struct forgiven near[FORGIVE_MAX];
	struct buf word = BUF_INIT, jacket = BUF_INIT;
	uint32_t freqs[2] = { 0, 0 };
	const char *terms[2];
	size_t n = 0;

	words_fold(&word, q->text, strlen(q->text));
	term_make(&jacket, TERM_JACKET, word.data, word.len);
	terms[0] = word.data;
	terms[1] = jacket.data;
	if (word.len < FORGIVE_MIN_CHARS || word.len > FTS_MAX_TERM)
		goto out;
	s->st = fts_freqs(s->f, terms, 2, freqs, s->e);
	if (s->st != CR_OK || freqs[0] || freqs[1])
		goto out;
	s->st = forgive_word(s->f, "", word.data, 2.0, near, &n, s->e);
	if (s->st == CR_OK && n == 0)
		s->st = forgive_word(s->f, TERM_JACKET, word.data, 2.0, near,
		    &n, s->e);
	if (n == 0)
		goto out;
	s->v[s->n].at = q->at;
	s->v[s->n].len = q->len;
	s->v[s->n++].word = xstrdup(near[0].word);
	forgive_release(near, n);
out:
	buf_release(&word);
	buf_release(&jacket);
}

static void
walk(struct suggester *s, const struct query *q)
{
	size_t i;

	if (s->st != CR_OK || s->n == MAX_WORDS || q->kind == QUERY_NOT)
		return;
	if (q->kind == QUERY_WORD && !q->field)
		look(s, q);
	for (i = 0; i < q->n; i++)
		walk(s, q->kids[i]);
}

enum cr_status
suggest_query(char **out, struct fts *f, const struct query *q,
    const char *text, struct cr_err *e)
{
	struct suggester s = { f, { { 0, 0, NULL } }, 0, CR_OK, e };
	struct buf b = BUF_INIT;
	size_t i, at = 0;

	*out = NULL;
	walk(&s, q);
	for (i = 0; i < s.n; i++) {
		buf_add(&b, text + at, s.v[i].at - at);
		buf_adds(&b, s.v[i].word);
		at = s.v[i].at + s.v[i].len;
		free(s.v[i].word);
	}
	buf_adds(&b, text + at);
	if (s.st == CR_OK && s.n)
		*out = buf_detach(&b, NULL);
	buf_release(&b);
	return s.st;
}
