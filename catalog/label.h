/* catalog/label.h: what the code stage found out about a file. */
#ifndef CATALOG_LABEL_H
#define CATALOG_LABEL_H

#include <stdbool.h>

#include "base/caseid.h"
#include "base/text.h"
#include "catalog/catalog.h"

struct label_number {
	int64_t page;       /* rec_page.row, 0: from the jacket */
	struct box box;     /* pixels of the raw master */
	const char *verbatim, *role, *quote, *rule;
	double score;
	bool settled, own;
	struct case_id id;
	const char *code;   /* as the scheme writes it, or NULL */
};

/* A candidate reading of an unsettled number is not stored: it is found
 * again from `verbatim` when it is asked for. */
struct label_set {
	int64_t file, rev;  /* as read with the record */
	struct label_number *numbers;
	size_t n_numbers;
	const char *klass, *klass_reason, *klass_source;
};

/* Replace the machine's labels of a file and mark it coded at rev. */
enum cr_status label_store(struct catalog *c, const struct label_set *l,
    struct cr_err *e);

/* Throw away all machine labels: every file is uncoded again. */
enum cr_status label_forget(struct catalog *c, struct cr_err *e);

/* What the class of a file starts from: a person's decision, what was said
 * when it was registered or ingested; "" where nothing was. */
enum cr_status label_class_said(struct catalog *c, int64_t file, char *klass,
    size_t size, bool *decided, struct cr_err *e);

#endif
