/* index/draft.h: the labels of one file while they are put together: what
 * label_store takes, with the memory behind it.
 *
 * Strings and evidence that are given to a draft live as long as it does.
 * Numbers are never taken out (labels refer to them by index); labels are.
 */
#ifndef INDEX_DRAFT_H
#define INDEX_DRAFT_H

#include "catalog/label.h"

struct draft {
	struct label_number *numbers;
	size_t n_numbers, cap_numbers;
	struct label *labels;
	size_t n_labels, cap_labels;
	const char *klass, *klass_reason, *klass_source; /* NULL: not yet */
	void **kept;
	size_t n_kept, cap_kept;
};

void draft_release(struct draft *d);

/* A copy of len bytes, a string; NULL of NULL. */
const char *draft_text(struct draft *d, const char *s, size_t len);
const char *draft_string(struct draft *d, const char *s);
/* n pieces of evidence, all zero. */
struct label_evidence *draft_evidence(struct draft *d, size_t n);

/* A new one at the end, zero but for its kind; value must be kept or a
 * constant. */
struct label_number *draft_number(struct draft *d);
struct label *draft_label(struct draft *d, enum label_kind kind,
    const char *value);
/* The same, before label `at`. */
struct label *draft_insert(struct draft *d, size_t at, enum label_kind kind,
    const char *value);
void draft_drop(struct draft *d, size_t at);

/* Index of the first label of a kind with this value (NULL: any), n_labels:
 * none. */
size_t draft_first(const struct draft *d, enum label_kind kind,
    const char *value);
/* The file's own number, or NULL. */
struct label_number *draft_own(const struct draft *d);

#endif
