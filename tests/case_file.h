/* tests/case_file.h: a file of pages given as text, read up to the course of
 * its case, for the tests of codes/document.c and codes/course.c. */
#ifndef TESTS_CASE_FILE_H
#define TESTS_CASE_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "codes/labels.h"
#include "codes/scheme_data.h"
#include "tests/lines.h"

enum { CASE_PAGES = 16 };

struct case_file {
	struct page_text text[CASE_PAGES];
	const struct page_text *list[CASE_PAGES];
	size_t n;
	struct papers p;
	struct labels l;
	struct buf told;
};

/* Pages end with a NULL; an empty one was blank. */
static inline void
case_read(struct case_file *f, const struct scheme *s,
    const char *const *pages)
{
	memset(f, 0, sizeof *f);
	for (; pages[f->n]; f->n++) {
		page_lines(&f->text[f->n], pages[f->n]);
		f->list[f->n] = *pages[f->n] ? &f->text[f->n] : NULL;
	}
	papers_read(&f->p, s, NULL, f->list, f->n);
	f->l.own = f->l.outcome = -1;
	captions_find(&f->p);
	documents_find(&f->l, &f->p);
	dates_find(&f->l, &f->p);
}

static inline void
case_release(struct case_file *f)
{
	size_t i;

	labels_release(&f->l);
	papers_release(&f->p);
	for (i = 0; i < f->n; i++)
		text_release(&f->text[i]);
	buf_release(&f->told);
}

/* "plaint 1-2 2011-03-10, judgment 3-3" */
static inline const char *
case_documents(struct case_file *f)
{
	const struct topics *t = &f->p.s->topics;
	size_t i;

	buf_truncate(&f->told, 0);
	for (i = 0; i < f->l.n_documents; i++) {
		const struct document *d = &f->l.documents[i];

		buf_addf(&f->told, "%s%s %zu-%zu%s%s", i ? ", " : "",
		    d->type < 0 ? "?" : t->doctypes[d->type].code,
		    d->first + 1, d->last + 1, *d->date ? " " : "", d->date);
	}
	return f->told.len ? f->told.data : "";
}

#endif
