/* search/reader.h: what a reading verb has open: archive, catalogue, scheme
 * and the index databases of the classes asked for. */
#ifndef SEARCH_READER_H
#define SEARCH_READER_H

#include "base/err.h"
#include "base/opt.h"
#include "catalog/catalog.h"
#include "codes/scheme.h"
#include "index/fts.h"

struct reader {
	struct archive archive;
	struct catalog *catalog;
	struct scheme *scheme;
	struct fts *fts;
	unsigned classes;
};

/* classes: a list as --classes takes it; wrong usage ends the program, with
 * the verb's name. */
enum cr_status reader_open(struct reader *r, const struct opt_verb *verb,
    const char *classes, struct cr_err *e);
/* The same without the index: what only reads the catalogue. */
enum cr_status reader_open_catalog(struct reader *r,
    const struct opt_verb *verb, const char *classes, struct cr_err *e);
void reader_close(struct reader *r);

/* The operands of a verb as one text; to free(). */
char *reader_operands(int argc, char **argv, int first);

#endif
