/* ocr/lexicon.h: is it a word that this archive knows?
 *
 * Three sources: English words (a list), the words of the scheme (stations,
 * statutes, offences, titles), and the archive's own truth: parties, places
 * and what people typed on jackets and in transcripts.  Nothing that a
 * machine read is in it, so that a page reads the same in any order and with
 * any number of workers; its digest is recorded with each page.
 *
 * The scheduler makes it once a run, a memory file; workers map it.  Format:
 * folded words (lower case, marks taken off), sorted by bytes, each ended by
 * '\n'; no other byte is looked at.
 */
#ifndef OCR_LEXICON_H
#define OCR_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct catalog;
struct lexicon;

/* Make one for an archive into the memory file fd. CR_FATAL: the catalogue
 * cannot be read.  A list that is not installed is left out. */
enum cr_status lexicon_write(int fd, struct catalog *c, struct cr_err *e);

/* Map one; the descriptor may be closed after. CR_SKIP: it is none. */
enum cr_status lexicon_map(struct lexicon **l, int fd, struct cr_err *e);
void lexicon_free(struct lexicon *l);

/* First eight digits of its SHA-256. */
const char *lexicon_digest(const struct lexicon *l);

/* word as read: punctuation around it, its case and 's do not count; of what
 * is joined by hyphens or strokes (land-owner, and/or) each part must be
 * known.  A number is no word, nor is what has a digit in it.  NULL knows no
 * word. */
bool lexicon_knows(const struct lexicon *l, const char *word, size_t len);
/* The same, as layout.h wants it: ctx is the lexicon. */
bool lexicon_known(void *ctx, const char *word, size_t len);

#endif
