/* registry/screen_draw.h: how the form looks on the terminal, which is open. */
#ifndef REGISTRY_SCREEN_DRAW_H
#define REGISTRY_SCREEN_DRAW_H

#include "registry/typing.h"

enum screen_shows { SCREEN_FORM, SCREEN_ASKS, SCREEN_HELP };
void screen_draw(struct typing *t, enum screen_shows what);

/* ---- between the files of screen_draw ------------------------------------ */

enum { SCREEN_NAME = 9 }; /* columns of a field's name */

/* Text from somewhere, so many columns of it, without what would steer a
 * terminal; returns the columns. */
int screen_put(int row, int col, int width, const char *text);
/* A line across, with a word in it. */
void screen_rule(int row, const char *word);
/* Row of the form's first field: rows of a register stand above it. */
int screen_top(const struct typing *t);

/* screen_form.c: the fields; what is said below them.  *row, *col: the
 * cursor's.  Returns the first row below. */
int screen_fields(struct typing *t, int *row, int *col);
void screen_said(struct typing *t, int row);
/* screen_lists.c: entries, from that row on; the files that have the number
 * already. */
void screen_entries(const struct typing *t, int row, int last);
void screen_rows(const struct typing *t, int row, int last);
void screen_same(const struct typing *t, int row);

#endif
