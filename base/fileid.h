/* base/fileid.h: file ids, SITE-number-check: "MUK-000123-7".
 *
 * The check digit is ISO 7064 MOD 11,10 over the site's letters (A = 10 ...
 * Z = 35, digits as they are, written out as decimal digits) and the six or
 * more digits of the number: it catches every single wrong digit and nearly
 * every swap of two neighbours. */
#ifndef BASE_FILEID_H
#define BASE_FILEID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define FILE_ID_MAX 40

/* 2 to 6 capital letters and digits, a letter first. */
bool fileid_site_valid(const char *site);
void fileid_write(char out[FILE_ID_MAX], const char *site, int64_t number);
/* As typed: any case, zeros in front optional, spaces around. CR_SKIP says
 * what is wrong with it; CR_END: not shaped like a file id at all. */
enum cr_status fileid_read(const char *text, char site[8], int64_t *number,
    struct cr_err *e);

#endif
