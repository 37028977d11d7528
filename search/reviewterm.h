/* search/reviewterm.h: the terminal of a review: one key at a time, a screen
 * that is drawn anew, lines typed with the terminal's own editing.
 *
 *	term_open();  ...  term_close();
 *
 * The terminal is as it was after term_close, at Ctrl-C and Ctrl-Z.
 */
#ifndef SEARCH_REVIEWTERM_H
#define SEARCH_REVIEWTERM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

bool term_is(void);   /* are standard input and output one? */
bool term_open(void); /* false: it cannot be set */
void term_close(void);

/* Rows and columns, at least 10 x 40. */
void term_size(int *rows, int *columns);
/* Draw a screen: text from its top. */
void term_draw(const struct buf *text);

enum { TERM_END = -1, TERM_AGAIN = -2 };
/* A key; TERM_AGAIN: draw again (the window changed, or we were stopped);
 * TERM_END: end of input, or a signal to end. */
int term_key(void);
/* A line, without its end; false: none (end of input, Ctrl-C). The prompt is
 * written first. */
bool term_line(struct buf *line, const char *prompt);

#endif
