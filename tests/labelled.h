/* tests/labelled.h: a file of pages made of plain text, with its labels, for
 * the tests of what is found out about files. */
#ifndef TESTS_LABELLED_H
#define TESTS_LABELLED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codes/labels.h"
#include "codes/scheme.h"
#include "codes/scheme_data.h"

enum { LABELLED_PAGES = 8 };

struct labelled {
	struct page_text text[LABELLED_PAGES];
	const struct page_text *pages[LABELLED_PAGES];
	struct papers papers;
	struct labels l;
	const struct scheme *s;
};

/* Lines end with \n, an empty one begins a block; conf: of every word. */
static inline void
labelled_page(struct page_text *t, const char *text, float conf)
{
	const char *line = text, *end, *word, *space;
	int block = 1;

	text_init(t);
	for (; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		if (end == line) {
			block = 1;
			continue;
		}
		text_add_line(t, block, (struct box){ 0, 0, 900, 30 });
		for (word = line; word < end; word = space + (space < end)) {
			space = word + strcspn(word, " \n");
			text_add_word(t, word, (size_t)(space - word),
			    (struct box){ 0, 0, 50, 30 }, conf);
		}
		block = 0;
	}
}

static inline void
labelled_read(struct labelled *f, const struct scheme *s,
    const struct jacket_words *jacket, const char *const *pages, size_t n,
    float conf)
{
	size_t i;

	memset(f, 0, sizeof *f);
	f->s = s;
	for (i = 0; i < n && i < LABELLED_PAGES; i++) {
		labelled_page(&f->text[i], pages[i], conf);
		f->pages[i] = &f->text[i];
	}
	papers_read(&f->papers, s, jacket, f->pages, i);
	labels_find(&f->l, &f->papers, NULL);
}

static inline void
labelled_release(struct labelled *f)
{
	size_t i;

	labels_release(&f->l);
	papers_release(&f->papers);
	for (i = 0; i < LABELLED_PAGES; i++)
		if (f->pages[i])
			text_release(&f->text[i]);
}

/* Code of the i-th subject, "" where there are not so many. */
static inline const char *
labelled_subject(const struct labelled *f, size_t i)
{
	return i < f->l.n_subjects
	    ? f->s->topics.subjects[f->l.subjects[i].id].code
	    : "";
}

/* "Murder 188, 189 (2000)" */
static inline const char *
labelled_offence(const struct labelled *f, size_t i)
{
	static char out[120];
	const struct topics *t = &f->s->topics;
	const struct topic *o;

	if (i >= f->l.n_offences)
		return "";
	o = &f->l.offences[i];
	(void)snprintf(out, sizeof out, "%s%s%s (%s)", t->offences[o->id].name,
	    *o->section ? " " : "", o->section,
	    o->edition < 0 ? "?" : t->editions[o->edition].id);
	return out;
}

#endif
