/* codes/paper.h: the pages of one file as codes/ reads them.
 *
 * papers_read looks at each page once: glyphs, what the scheme has words for
 * (mentions, sightings), the numbers with their context.  All that comes
 * after only reads this, in the order of codes/labels.h.
 */
#ifndef CODES_PAPER_H
#define CODES_PAPER_H

#include "base/fileid.h"
#include "base/text.h"
#include "codes/caption.h"
#include "codes/hits.h"
#include "codes/terms.h"

struct paper {
	const struct page_text *text; /* NULL: nothing was read, or a slip */
	char slip[FILE_ID_MAX];       /* slipwords.h: the id that it names */
	struct hits h;                /* its glyphs are h.g, mentions h.m */
	struct sightings t;
	bool has_caption;
	struct caption caption;
};

/* What the jacket says; NULL: nothing. */
struct jacket_words {
	const char *written, *parties, *type;
	const char *court;     /* in any words; see venue.h */
	const char *status;    /* pending, disposed; else nothing is said */
	const char *next_date; /* 2019-10-23 */
	const char *outcome;   /* as a code of the scheme, or in its words */
	const char *file;      /* its id: "MUK-000123-8" */
};

struct papers {
	const struct scheme *s;
	struct jacket_words jacket;
	struct paper *v;
	size_t n;
};

/* texts[i] is page i of the file (0-based here; `n` of dump is i + 1), NULL
 * where nothing was read.  Texts and scheme must outlive the papers. */
void papers_read(struct papers *p, const struct scheme *s,
    const struct jacket_words *jacket, const struct page_text *const *texts,
    size_t n);
void papers_release(struct papers *p);

/* ---- lines and places; all of one page ---------------------------------- */

/* The line that byte `off` of the text stands in. */
size_t paper_line_at(const struct paper *p, size_t off);
/* Bytes of a line, without its end: *len. */
const char *paper_line(const struct paper *p, size_t line, size_t *off,
    size_t *len);
/* Glyphs [*from, *to) of lines [first, end), of which there is one at least. */
void paper_lines(const struct paper *p, size_t first, size_t end, size_t *from,
    size_t *to);

#endif
