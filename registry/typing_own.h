/* registry/typing_own.h: what the files of typing.h share among themselves. */
#ifndef REGISTRY_TYPING_OWN_H
#define REGISTRY_TYPING_OWN_H

#include "registry/typing.h"

/* A file's words into the form. CR_END: no such file. */
enum cr_status typing_load(struct form *f, struct typing *t, int64_t file,
    struct cr_err *e);
/* An entry is saved: `what` is how it is listed; the form is for the next. */
void typing_told(struct typing *t, int64_t file, const char *id,
    const char *what);
/* typing_shot.c: is the number an id that was printed?  Then its file is open,
 * its slip in hand, or it is said why not. */
bool typing_printed_id(struct typing *t, const char *text);
/* typing_book.c: rows. */
void typing_read_rows(struct typing *t);
void typing_next_line(struct typing *t); /* is counted on from the last row */
void typing_row_words(struct typing *t, struct form *f, char *out,
    size_t size);
enum cr_status typing_save_row(struct typing *t, struct cr_err *e);

#endif
