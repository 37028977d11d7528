/* index/repaging.c: a person says which file pages belong to (see
 * repaging.h). */
#include "index/repaging.h"

#include <stdlib.h>
#include <string.h>

#include "base/fileid.h"
#include "catalog/repage.h"

/* "5" or "5-9". */
static bool
read_range(const char *text, int *first, int *last)
{
	char *end;
	long a = strtol(text, &end, 10), z = a;

	if (end == text || *text == '-')
		return false;
	if (*end == '-') {
		text = end + 1;
		z = strtol(text, &end, 10);
		if (end == text)
			return false;
	}
	if (*end || a < 1 || z < a || z > 1000000)
		return false;
	*first = (int)a;
	*last = (int)z;
	return true;
}

enum cr_status
repaging(struct catalog *c, const struct record *r, char *const *words,
    size_t n, const char *who, const char *why, char to[40], int64_t *seq,
    struct cr_err *e)
{
	int64_t file = 0;
	int first, last;
	enum cr_status st;

	if (n != 2 || !read_range(words[0], &first, &last))
		return err_set(e, CR_SKIP, "which pages, and to which file? "
		    "('courtroll label %s pages 5-9 MUK-000123-7', or 'new')",
		    r->id);
	if (strcmp(words[1], "new") != 0) {
		st = record_lookup(c, words[1], &file, e);
		if (st == CR_END)
			err_set(e, CR_END, "there is no file '%s'", words[1]);
		if (st != CR_OK)
			return st;
	}
	st = repage(c, r->number, first, last, &file, who, why, seq, e);
	if (st == CR_OK)
		fileid_write(to, catalog_site(c), file);
	return st;
}
