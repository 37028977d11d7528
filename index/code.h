/* index/code.h: one file through codes/: from what was registered and read
 * to its labels, in steps, of which the second may run in a thread:
 *
 *	code_read(&j, catalog, pages, file, &e);   reads, one file's pages
 *	code_find(j, scheme, model);               pure: no I/O, no globals
 *	code_join(j, catalog, &e);                 what its parents tell
 *	code_store(catalog, j, &e);                writes
 *	code_free(j);
 *
 * People's decisions lie over what is found (index/verdict.h).  The access
 * class is, in this order: what a person decided; what a protecting rule
 * calls for; what was said when the file came in; open where something was
 * recognised that no rule protects; unclassified.
 */
#ifndef INDEX_CODE_H
#define INDEX_CODE_H

#include "catalog/catalog.h"
#include "catalog/label.h"
#include "catalog/pages.h"
#include "catalog/record.h"
#include "codes/model.h"
#include "codes/scheme.h"

struct code_job;

/* A page whose text is damaged is taken for unread: code_trouble. */
enum cr_status code_read(struct code_job **j, struct catalog *c,
    struct pages *p, int64_t file, struct cr_err *e);
/* model may be NULL. */
void code_find(struct code_job *j, const struct scheme *s,
    const struct model *model);
/* Class and subject that it has from the files its case comes from
 * (index/inherit.h), as they are in the catalogue now. */
enum cr_status code_join(struct code_job *j, struct catalog *c,
    struct cr_err *e);
/* Files that come from this one wait to be coded again where it matters. */
enum cr_status code_store(struct catalog *c, const struct code_job *j,
    struct cr_err *e);
void code_free(struct code_job *j);

/* All of it, for one file that was just registered: a few milliseconds.  Two
 * programs may do so at the same time; where another has been coding for a
 * tenth of a second, CR_RETRY: it is left for later, and is coded then.  Files
 * that come from this one are left to 'courtroll code' as well. */
enum cr_status code_one(struct catalog *c, const struct scheme *s,
    const struct model *model, int64_t file, struct cr_err *e);

/* What is in the catalogue, with the labels that it has now; what was found.
 * Both are the job's. */
const struct record *code_before(const struct code_job *j);
const struct label_set *code_after(const struct code_job *j);
/* The first page whose text is damaged and why; NULL: none. */
const char *code_trouble(const struct code_job *j);

#endif
