/* index/finding.h: what codes/ found, as labels for the catalogue: codes
 * spelt out, evidence as page, box and quote.
 *
 * Pure: nothing is read or written but the arguments.
 */
#ifndef INDEX_FINDING_H
#define INDEX_FINDING_H

#include "catalog/record.h"
#include "codes/labels.h"
#include "index/draft.h"

#define FINDING_QUOTE    200 /* bytes of a quote, about */
#define FINDING_EVIDENCE 8   /* kept of one label */

/* texts as papers_read got them: one for each page of the record. */
struct finding {
	const struct record *record;
	const struct scheme *scheme;
	const struct page_text *const *texts;
};

/* Append all that was found but for the access class; d is empty. */
void finding_write(struct draft *d, const struct finding *f,
    const struct labels *l);
/* The class that the labels call for, with its evidence: a LABEL_CLASS;
 * nothing where they call for none. */
void finding_class(struct draft *d, const struct finding *f,
    const struct labels *l);

/* How the scheme writes a case, kept by the draft; NULL where too little is
 * known. */
const char *finding_code(struct draft *d, const struct scheme *s,
    const struct case_id *id);

#endif
