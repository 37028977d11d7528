/* catalog/caseref.h: where in the archive a case number is used: as the own
 * number of a file, as the parent of one.  The links of case histories are
 * found by these look-ups, not stored: a file that arrives later is there at
 * once, and nothing has to be linked again.
 */
#ifndef CATALOG_CASEREF_H
#define CATALOG_CASEREF_H

#include "base/caseid.h"
#include "catalog/label.h"

struct caseref {
	int64_t file;
	char id[40];            /* the file's */
	char klass[16];         /* its access class */
	struct case_id number;
	char role[8];           /* own parent cited unknown */
	char relation[20];      /* of a parent, or "" */
	enum label_own own;
	bool settled, person;
	char since[12], until[12];
	double score;
};
struct caserefs {
	struct caseref *v;
	size_t n, cap;
};
#define CASEREFS_INIT                                                          \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void caserefs_release(struct caserefs *r);

/* All uses of a number by type, serial and year, whatever court and station;
 * roles own and parent, cited too where asked for.  By index: costs what is
 * found.  type "": any type. */
enum cr_status caseref_find(struct catalog *c, const char *type, long serial,
    int year, bool cited, struct caserefs *out, struct cr_err *e);
/* All numbers of one file that are own or parents. */
enum cr_status caseref_of_file(struct catalog *c, int64_t file,
    struct caserefs *out, struct cr_err *e);
/* The own numbers (own above OWN_NOT) of all files that are not withdrawn, in
 * no order: 100,000 of them in a second.  f's failure ends the walk. */
enum cr_status caseref_each_own(struct catalog *c,
    enum cr_status (*f)(void *ctx, const struct caseref *x, struct cr_err *e),
    void *ctx, struct cr_err *e);

#endif
