/* registry/screen.h: the form on a terminal (ncurses), until the person leaves.
 *
 * The terminal is put back as it was however it ends: by a key, a signal, a
 * line that is cut.  What was acknowledged is saved; nothing else is. */
#ifndef REGISTRY_SCREEN_H
#define REGISTRY_SCREEN_H

#include "registry/typing.h"

/* Are standard input and output a terminal that this can be shown on? */
bool screen_possible(void);

/* idle: called again and again while nobody types; must return at once.
 * CR_OK: the person left, or a signal came or the line was cut (t->cut);
 * CR_FATAL: the terminal cannot be used. */
enum cr_status screen_run(struct typing *t, void (*idle)(void *ctx),
    void *ctx, struct cr_err *e);

#endif
