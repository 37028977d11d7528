/* codes/scheme_read.h: the elements of a scheme's XML, one function each.
 * For scheme_load.c only.
 */
#ifndef CODES_SCHEME_READ_H
#define CODES_SCHEME_READ_H

#include <stdbool.h>

#include "base/xml.h"
#include "codes/lookup.h"

struct load {
	struct scheme *s;
	const char *file;
	const char *section; /* the known one that is open, or NULL */
	int owner;           /* index of what a <form> belongs to; -1 */
	bool weak;           /* the <form> that is open says so */
	struct cr_err *e;
};

/* CR_SKIP, "file:line: what 'which' in <element>". */
enum cr_status load_fault(struct load *l, const struct xml_element *el,
    const char *what, const char *which);
bool load_has(const struct xml_element *el, const char *name,
    const char *value);

/* At the start of the element: read its attributes. */
enum cr_status read_court(struct load *l, const struct xml_element *el);
enum cr_status read_station(struct load *l, const struct xml_element *el);
enum cr_status read_division(struct load *l, const struct xml_element *el);
enum cr_status read_type(struct load *l, const struct xml_element *el);
enum cr_status read_ambiguous(struct load *l, const struct xml_element *el);
enum cr_status read_reading(struct load *l, const struct xml_element *el);
enum cr_status read_prefix(struct load *l, const struct xml_element *el);
enum cr_status read_numbering(struct load *l, const struct xml_element *el);

/* At its end: a form of the section's owner, words of a kind. */
enum cr_status read_form(struct load *l, const struct xml_element *el);
enum cr_status read_word(struct load *l, const struct xml_element *el);

/* Add a type with a court's name before it as a reading set of its own;
 * returns its index. */
int scheme_set_of(struct scheme *s, const struct type *t, const char *court);

#endif
