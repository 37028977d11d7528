/* index/build.c: from a record to a document of the index (see terms.h): the
 * numbers, the page's words, the data of a hit; fields.c adds the fields.
 *
 * What is known of the file goes on each of its pages.  The page's own text
 * comes last: the positions of fields are looked up among the few terms that
 * are there by then. */
#include "index/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/fields.h"
#include "index/store.h"
#include "index/terms.h"

enum { MAX_NUMBERS = 2000 }; /* of one page; store.c reads no more */

void
build_unique(struct buf *out, const struct record *r,
    const struct rec_page *p)
{
	if (p)
		term_make(out, "Q", p->id, strlen(p->id));
	else
		buf_addf(out, "Q@%lld", (long long)r->number);
}

static void
add_number(struct fts_doc *d, const struct record *r,
    const struct rec_number *x, int page)
{
	if (x == record_own(r) || x->own != OWN_NOT)
		terms_case(d, x->settled ? TERM_OWN : TERM_UNSURE, &x->id);
	else if (strcmp(x->role, "own") == 0)
		terms_case(d, TERM_UNSURE, &x->id);
	else if (strcmp(x->role, "parent") == 0)
		terms_case(d, TERM_PARENT, &x->id);
	if (page && x->page == page)
		terms_case(d, TERM_MENTION, &x->id);
}

/* Does a word's middle lie in the box of a number? */
static bool
covers(const struct box *number, const struct box *word)
{
	int64_t x = (int64_t)word->x + word->w / 2;
	int64_t y = (int64_t)word->y + word->h / 2;

	return x >= number->x && x < (int64_t)number->x + number->w &&
	    y >= number->y && y < (int64_t)number->y + number->h;
}

/* Where on the page a number stands, as a run of words. */
static void
place_number(struct stored_number *out, const struct rec_number *x,
    const struct page_text *t)
{
	size_t i = 0, n;

	while (i < t->n_words && !covers(&x->box, &t->words[i].box))
		i++;
	for (n = 0; i + n < t->n_words; n++)
		if (!covers(&x->box, &t->words[i + n].box))
			break;
	out->first = n ? (uint32_t)i : 0;
	out->n = (uint32_t)n;
}

static void
store_numbers(struct stored *s, const struct record *r, int page)
{
	char key[CASE_KEY_MAX];
	size_t i;

	s->numbers = xcalloc(r->n_numbers, sizeof *s->numbers);
	for (i = 0; i < r->n_numbers; i++) {
		const struct rec_number *x = &r->numbers[i];

		if (x->page != page || !case_known(&x->id) ||
		    s->n_numbers == MAX_NUMBERS)
			continue;
		case_key(key, sizeof key, &x->id);
		s->numbers[s->n_numbers].key = xstrdup(key);
		place_number(&s->numbers[s->n_numbers++], x, &s->text);
	}
}

static void
add_data(struct fts_doc *d, const struct scheme *scheme,
    const struct record *r, const struct rec_page *p,
    const struct page_text *t)
{
	const struct rec_number *own = record_own(r);
	const struct rec_label *document = p ? fields_document(r, p->n)
					     : NULL;
	struct buf title = BUF_INIT;
	struct stored s;
	char page[sizeof p->id];
	char klass[sizeof r->klass];
	size_t i;

	memset(&s, 0, sizeof s);
	text_init(&s.text);
	s.file = r->number;
	s.id = r->id;
	s.code = own ? own->code : NULL;
	s.written = r->written;
	fields_title(&title, scheme, r);
	s.title = title.len ? title.data : NULL;
	s.document = document ? document->value : NULL;
	s.room = r->room;
	s.shelf = r->shelf;
	s.box = r->box;
	(void)snprintf(klass, sizeof klass, "%s", r->klass);
	s.klass = klass;
	if (p) {
		s.n = p->n;
		(void)snprintf(page, sizeof page, "%s", p->id);
		s.page = page;
	}
	if (t) {
		s.text = *t; /* borrowed */
		store_numbers(&s, r, s.n);
	}
	store_write(&s, &d->data);
	for (i = 0; i < s.n_numbers; i++)
		free(s.numbers[i].key);
	free(s.numbers);
	buf_release(&title);
}

void
build_document(struct fts_doc *d, const struct scheme *s,
    const struct record *r, const struct rec_page *p,
    const struct page_text *t)
{
	size_t i;

	fts_doc_reset(d);
	terms_file(d, r->number, p ? p->n : 0);
	terms_exact(d, term_prefix("batch"), p ? p->batch : r->batch);
	fields_add(d, s, r, p ? p->n : 0);
	for (i = 0; i < r->n_numbers; i++)
		add_number(d, r, &r->numbers[i], p ? p->n : 0);
	if (t)
		terms_page(d, t);
	add_data(d, s, r, p, t);
}
