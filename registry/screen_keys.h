/* registry/screen_keys.h: the terminal: opened, read, put back as it was
 * however it ends: by a key, a signal, a line that is cut. */
#ifndef REGISTRY_SCREEN_KEYS_H
#define REGISTRY_SCREEN_KEYS_H

#include <stdbool.h>
#include <wchar.h>

#include "base/err.h"

enum { SCREEN_TICK_MS = 300 };

/* CR_FATAL: TERM is none that is known. */
enum cr_status screen_open(struct cr_err *e);
void screen_close(void);

/* As get_wch: OK with a character, KEY_CODE_YES with a key, ERR: nothing came
 * for SCREEN_TICK_MS, or it is the end. */
int screen_key(wint_t *c);
/* A signal came, or the line is cut: nobody will type any more. */
bool screen_ended(void);

#endif
