/* registry/reconcile_say.h: rows, files and findings in words, for all the
 * ways in which they are shown.  Everything is appended to `out`, as valid
 * UTF-8 without control bytes.
 *
 * Names are shown only where anybody may read them: those of a file whose
 * class is open, those of a row whose number and parties, taken for a jacket,
 * would be of class open by the scheme's rules, and whose file (if it has one)
 * is open too. */
#ifndef REGISTRY_RECONCILE_SAY_H
#define REGISTRY_RECONCILE_SAY_H

#include "base/buf.h"
#include "registry/reconcile.h"

/* "Civil Suit 95 of 2015, Mukono", else what is written. */
void say_row_number(struct buf *out, const struct reconcile *r, size_t row);
void say_file_number(struct buf *out, const struct reconcile *r, size_t file);
/* "line 12", "line 12: 3/5" (page and line of the register itself), "Civil 2015,
 * row 7 as typed in: 3/5". */
void say_row_at(struct buf *out, const struct reconcile *r, size_t row);
/* Where to walk to, who has it first: "shelf C4, box 17". */
void say_where(struct buf *out, const struct recon_file *f);
/* The place alone; "" where it is not known. */
void say_place(struct buf *out, const struct recon_file *f);
/* "CS 2015, HC Mukono" */
void say_series(struct buf *out, const struct recon_series *s);

/* NULL: there are none, or they may not be shown. */
const char *shown_row_parties(const struct reconcile *r, size_t row);
const char *shown_file_parties(const struct reconcile *r, size_t file);

/* All that is remarked of a finding beside row and file: why it is one, what
 * is proposed, where a missing file should stand. */
void say_remark(struct buf *out, const struct reconcile *r,
    const struct finding *f);
/* The place of a finding: of its file, or of those beside a missing one. */
const struct recon_file *finding_place(const struct reconcile *r,
    const struct finding *f);

/* Text of strangers on one line, cut after so many bytes with "...". */
void say_text(struct buf *out, const char *s, size_t most);

/* One cell of CSV (RFC 4180); what a spreadsheet would take for a formula gets
 * an apostrophe in front. NULL: empty. */
void say_cell(struct buf *out, const char *text);

#endif
