/* registry/form.h: the form that jackets are typed into, as data: fields, what
 * is kept from file to file, where the cursor is.  Knows neither terminal nor
 * catalogue, so that it can be tested by itself.
 *
 * Two forms: of a file's jacket, and of a row in the court's own register.
 */
#ifndef REGISTRY_FORM_H
#define REGISTRY_FORM_H

#include "catalog/entry.h"
#include "catalog/register.h"
#include "registry/field.h"

enum form_id {
	FORM_NUMBER, FORM_PARTIES, FORM_PAGES, FORM_VOLUME, FORM_PART,
	FORM_STATUS, FORM_NEXT, FORM_OUTCOME, FORM_STATE, FORM_TYPE,
	FORM_CLASS,
	FORM_LINE, FORM_FILED, FORM_NOTE, /* of a register */
	FORM_COURT, FORM_YEAR, FORM_ROOM, FORM_SHELF, FORM_BOX, FORM_PHOTO,
	FORM_IDS,
};

/* What stays for the next file stands as it was until it is typed over. */
enum form_stays {
	FORM_ANEW,   /* each file has its own */
	FORM_OFTEN,  /* stays, in its place among the others */
	FORM_BELOW,  /* stays, and stands apart: Enter does not go there */
};

struct form_spec {
	enum form_id id;
	const char *name;
	int row, col, width;  /* col: of the name; the line begins 9 behind */
	const char *choices;  /* words, one letter picks one; NULL: free */
	enum form_stays stays;
	const char *hint;     /* one line, while the cursor is there */
};

struct form {
	const struct form_spec *spec;
	size_t n;
	struct field v[FORM_IDS]; /* by enum form_id */
	bool ditto[FORM_IDS];     /* stayed, and nobody has touched it */
	size_t at;                /* index in spec: the cursor's */
	bool dirty;               /* typed in since form_clear */
	bool over;                /* what is typed now replaces the field */
	char veiled[16];          /* the parties are not shown: a class that
	                           * is not open; "": they are */
};

extern const struct form_spec form_jacket[], form_book[];
extern const size_t form_jacket_n, form_book_n;

void form_init(struct form *f, const struct form_spec *spec, size_t n);
/* For the next file: what does not stay is emptied, the cursor goes to the
 * first field. */
void form_clear(struct form *f);
/* What stays, from another form; where empty: only what is not said here. */
void form_keep(struct form *f, const struct form *from, bool where_empty);
/* The cursor into a field. */
void form_at(struct form *f, enum form_id id);

enum form_move { FORM_NEXT_FIELD, FORM_PREVIOUS, FORM_UP, FORM_DOWN,
	FORM_STICKY };
/* False: NEXT_FIELD was given on the last field that is typed anew. */
bool form_go(struct form *f, enum form_move m);
/* A character; on a field of choices, the one that begins with it. */
void form_type(struct form *f, uint32_t c);
void form_edit(struct form *f, enum field_key k);

/* The text of a field, blanks around it off; NULL where there is none. The
 * field's own, until it is typed in again. */
const char *form_text(struct form *f, enum form_id id);

/* The number as it will be saved: with the year that is kept, where `needs`
 * says that it has none of its own.  out: FIELD_MAX + 20 bytes. */
void form_number(struct form *f, bool needs, char *out, size_t size);

/* A day that is typed, as it is kept; false: it is none, or empty. */
bool form_day(struct form *f, enum form_id id, const char *today,
    char out[11]);

/* What the form says, in its own strings; dates as they are kept
 * (2026-11-25).  whole: an empty field says that there is nothing (""), else
 * that nothing is said.  CR_SKIP: a date or count that is none: names the
 * field, and the cursor is in it. */
struct form_words {
	char number[FIELD_MAX + 20], next[11], filed[11];
};
enum cr_status form_to_jacket(struct form *f, struct form_words *w,
    struct jacket *j, bool whole, bool needs_year, const char *today,
    struct cr_err *e);
/* Of a jacket (whole), only what the other one does not say just so: what
 * another changed meanwhile is not said back.  False: nothing is left. */
bool form_changes(struct jacket *j, const struct jacket *before);
enum cr_status form_to_entry(struct form *f, struct form_words *w,
    struct entry *x, bool needs_year, const char *today, struct cr_err *e);

#endif
