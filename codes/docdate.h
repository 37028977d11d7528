/* codes/docdate.h: which of the dates in a document is its own. */
#ifndef CODES_DOCDATE_H
#define CODES_DOCDATE_H

#include "codes/date.h"
#include "codes/labels.h"

/* A date with what the words before it say that it is. */
struct said {
	struct date d;
	int kind;    /* enum date_word, or -1 */
	size_t word; /* glyph where the words begin */
	bool loose;  /* the words are misspelt, at the front of a line */
};

/* The first date of a page at or after a glyph. */
bool said_find(struct said *s, const struct papers *p, size_t page,
    size_t from, size_t to);

/* Does a line begin with the date, as the entries of a record do? */
bool said_is_entry(const struct said *s, const struct papers *p, size_t page);

/* Set d->date, with its evidence (rule "date"), or leave it "". */
void document_date(struct document *d, const struct papers *p);

#endif
