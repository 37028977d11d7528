/* index/repaging.h: `label FILE pages FIRST[-LAST] FILE-ID|new`: pages of one
 * file that belong to another (catalog/repage.h). */
#ifndef INDEX_REPAGING_H
#define INDEX_REPAGING_H

#include "catalog/record.h"

/* words: "5-9", "MUK-000123-7" or "new".  *to: the id of the file that has them
 * now.  CR_SKIP: what is wrong with the words; CR_END: there is no such file. */
enum cr_status repaging(struct catalog *c, const struct record *r,
    char *const *words, size_t n, const char *who, const char *why,
    char to[40], int64_t *seq, struct cr_err *e);

#endif
