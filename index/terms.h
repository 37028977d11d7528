/* index/terms.h: what becomes a term.  This is the specification of the
 * index; index/build.c fills documents by it, search/ asks by it.
 *
 * A document is a page of a file, or a file without pages.  What is known of
 * the file is on each of its pages, so that any page finds it.
 *
 *	term          from                                      positions
 *	word          each word of the page, in each reading
 *	              (index/pagewords.h)                          yes
 *	Zstem         its English stem (letters only), of pages in
 *	              English or that do not say                   no
 *	Q<page id>    unique; Q@<file number>: file without pages
 *	F<number>     file number: to remove and to group
 *	XJword        words of the jacket: parties, number as written, type,
 *	              station, court's name of the case; parties that the
 *	              pages name                                   yes
 *	<field>word   the same for one field (table term_fields)   yes
 *	<field>value  a whole value: lower case, spaces squeezed
 *	              All fields are the file's, but for doc:, the type of the
 *	              document that the page belongs to.  Beside codes stand
 *	              the words that they are called by: type: cs civil suit;
 *	              subject: land-title land + title's words.
 *	XC<code>      codes and each level of them: hct-00-ld-cs-0260-2017,
 *	              hct-00-ld-cs, hct-00-ld ...; land-title, land
 *	XKO<case>     the file's own case, under each of its codes
 *	XKU<case>     perhaps its own
 *	XKP<case>     a case it arises from     XKM<case> mentioned on this page
 *
 * <case> is the canonical key in lower case, court/station/type/serial/year,
 * once as known and once for each way of leaving out court and station:
 *
 *	hc/mukono/cs/95/2015   ~/mukono/cs/95/2015
 *	hc/~/cs/95/2015        ~/~/cs/95/2015
 *
 * An unknown part is empty; a station by digits that nobody knows is '?' too, one
 * by its name only '@'.  A question without station asks for hc/~/cs/95/2015 and
 * /~/cs/95/2015: what both know agrees.
 *
 * Terms longer than FTS_MAX_TERM bytes are cut and end in a hash.
 *
 *	value         bytes
 *	SLOT_FILE     file number, 8 bytes, big-endian: groups pages
 *	SLOT_ORDER    the same and the page's n, 4 bytes: order among equals
 *	SLOT_YEAR     "2015", of the own case; without one, of its filing
 *	SLOT_FILED    "20150509"; "20150000" where just the year is known
 *	SLOT_COURT, SLOT_TYPE, SLOT_SUBJECT    for counting: codes, a line each
 *
 * Document data: index/store.h.
 */
#ifndef INDEX_TERMS_H
#define INDEX_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/caseid.h"
#include "base/file.h"
#include "base/text.h"
#include "index/ftsdoc.h"

/* Version of all this: an index with another one is made anew. */
#define TERMS_SCHEMA 3

enum { SLOT_FILE, SLOT_ORDER, SLOT_YEAR, SLOT_FILED, SLOT_COURT, SLOT_TYPE,
	SLOT_SUBJECT };

#define TERM_STEM    "Z"
#define TERM_FILE    "F"
#define TERM_JACKET  "XJ"
#define TERM_CODE    "XC"
#define TERM_OWN     "XKO"
#define TERM_UNSURE  "XKU"
#define TERM_PARENT  "XKP"
#define TERM_MENTION "XKM"

enum field_kind {
	FIELD_WORDS,  /* words, stemming never: people and places */
	FIELD_EXACT,  /* a whole value */
	FIELD_LEVELS, /* a code with its levels, or words of its title */
	FIELD_CODE,   /* a case number anywhere in the file, or a code */
	FIELD_CASE,   /* the file's own case */
	FIELD_YEAR,   /* one year or a range */
	FIELD_DATE,   /* year, month or day, or a range */
	FIELD_FILE,   /* a file id */
};

struct term_field {
	const char *name;
	const char *prefix;
	enum field_kind kind;
	unsigned slot; /* FIELD_YEAR, FIELD_DATE */
};

extern const struct term_field term_fields[]; /* name NULL at the end */
const struct term_field *term_field_lookup(const char *name, size_t len);
const char *term_prefix(const char *field); /* of a field that there is */

/* Append prefix and text as one term, shortened where too long. */
void term_make(struct buf *out, const char *prefix, const char *text,
    size_t len);
/* Append a whole value as it is compared: lower case, spaces squeezed. */
void term_value(struct buf *out, const char *text, size_t len);

/* Do words of this page have stems? */
bool terms_stemmed(const struct page_text *t);

/* Put into a document ... */
void terms_page(struct fts_doc *d, const struct page_text *t);
void terms_words(struct fts_doc *d, const char *prefix, const char *text);
void terms_exact(struct fts_doc *d, const char *prefix, const char *text);
void terms_levels(struct fts_doc *d, const char *prefix, const char *code);
void terms_case(struct fts_doc *d, const char *prefix,
    const struct case_id *c);
void terms_file(struct fts_doc *d, int64_t number, int page);

/* What to ask for a case: keys (without prefix) that say exactly as much, and
 * keys that agree wherever both know. */
void terms_case_ask(const struct case_id *c, struct names *exact,
    struct names *loose);
/* All keys under which a case is filed. */
void terms_case_keys(const struct case_id *c, struct names *keys);
/* A canonical key, any case: "HC/Mukono/CS/95/2015", "HC//MA/71/2022". */
bool terms_case_parse(struct case_id *c, const char *key, size_t len);

#endif
