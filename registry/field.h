/* registry/field.h: one line that is being typed: UTF-8, a cursor, scrolled
 * where it is longer than its place.  Knows no terminal. */
#ifndef REGISTRY_FIELD_H
#define REGISTRY_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIELD_MAX = 600 }; /* bytes: a name of a hundred words is none */

struct field {
	char text[FIELD_MAX + 8];
	size_t len, at;  /* bytes; at: the cursor, between characters */
	size_t from;     /* first byte that is shown */
};

void field_set(struct field *f, const char *text); /* NULL is "" */
bool field_empty(const struct field *f);           /* blanks are nothing */

/* A character at the cursor; control characters are passed over, and what
 * would be too long. */
void field_type(struct field *f, uint32_t c);

enum field_key {
	FIELD_LEFT, FIELD_RIGHT, FIELD_HOME, FIELD_END,
	FIELD_BACK, FIELD_DELETE, FIELD_CLEAR, FIELD_WORD, /* deletes one */
};
void field_key(struct field *f, enum field_key k);

/* What is shown in `width` columns (a character each), ended, and in which
 * column the cursor is. out: 4 * width + 1 bytes. */
int field_show(struct field *f, int width, char *out, size_t size);

/* Characters, as columns are counted. */
size_t field_columns(const char *s, size_t len);

#endif
