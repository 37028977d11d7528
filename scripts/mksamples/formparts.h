/* mksamples/formparts.h: the parts of a form, as forms.c puts them together. */
#ifndef MKSAMPLES_FORMPARTS_H
#define MKSAMPLES_FORMPARTS_H

#include "scripts/mksamples/form.h"

/* formparts.c: the parts of a form, from the top down; each moves f->y. */
struct field {
	const char *label;
	enum fill fill;
};
void part_fax_line(struct form *f);
void part_letterhead(struct form *f);
void part_title(struct form *f, const char *title);
void part_fields(struct form *f, const struct field *list, int n);
void part_grid(struct form *f, const struct field *list, int n, int across);
void part_checks(
    struct form *f, const char *ask, const char *const *list, int n);
void part_remarks(struct form *f, const char *label, int lines);
void part_print(struct form *f, const char *s);
void part_sign(struct form *f, const char *const *list, int n);
void part_stamp(struct form *f);
void part_foot(struct form *f);
/* formtable.c */
void part_table(struct form *f, const struct field *list, int n, int rows);

#endif
