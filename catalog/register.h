/* catalog/register.h: files from what their jackets say. */
#ifndef CATALOG_REGISTER_H
#define CATALOG_REGISTER_H

#include <stdbool.h>

#include "base/fileid.h"
#include "catalog/catalog.h"

/* NULL: not said.  Strings are valid UTF-8. */
struct jacket {
	const char *written; /* the number as written */
	const char *parties, *type, *volume;
	const char *room, *shelf, *box, *state;
	const char *klass;   /* starting class */
};

/* Register a new file.  When a file with exactly this jacket is there
 * already, nothing is added: *known is true and id is that file's (a list
 * that was cut short can simply be given again). */
enum cr_status register_file(struct catalog *c, const struct jacket *j,
    char id[FILE_ID_MAX], bool *known, struct cr_err *e);

/* The class of a jacket that was known.  NEW: it had not been said of this
 * file, and is now.  OVERRULED: it had been, and another one later; a list
 * that is given again must not undo that, so nothing is changed. */
enum class_said { CLASS_SAME, CLASS_NEW, CLASS_OVERRULED };
enum cr_status register_class(struct catalog *c, const char *id,
    const char *klass, enum class_said *said, struct cr_err *e);

/* Say more about a file that is there (it was scanned first). */
enum cr_status register_more(struct catalog *c, int64_t file,
    const struct jacket *j, struct cr_err *e);

#endif
