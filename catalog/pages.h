/* catalog/pages.h: what was read, per image: pages/<batch>.db.
 *
 * One SQLite file per batch, one row per image: its ALTO 4 document,
 * deflated; beside it the same text in a form that is read back faster
 * (catalog/pagetext.h), where it can be.  Derived: may be deleted and made
 * again by reading the masters.
 * The row is on disk when page_store returns (WAL, synchronous=FULL); only
 * then is the catalogue told.
 */
#ifndef CATALOG_PAGES_H
#define CATALOG_PAGES_H

#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"
#include "catalog/catalog.h"

struct pages; /* an open store; keeps the last used batch open */

enum cr_status pages_open(struct pages **p, struct catalog *c,
    struct cr_err *e);
void pages_close(struct pages *p);

/* Is a store sound?  name: "0001.db" in pages/.  CR_SKIP: no, and why. */
enum cr_status pages_check(const struct archive *a, const char *name,
    struct cr_err *e);
/* Take a damaged store out of the way: it and what SQLite keeps beside it are
 * renamed to <name>.damaged-<k>, so that a new one can be begun. */
enum cr_status pages_set_aside(const struct archive *a, const char *name,
    struct cr_err *e);

/* The result is kept beside the text, so that a catalogue that is made again
 * from the bags need not have everything read again. */
enum cr_status pages_store(struct pages *p, const char *batch, int64_t image,
    const struct image_result *r, const char *alto, size_t len,
    struct cr_err *e);

/* CR_END: nothing stored for that image. */
enum cr_status pages_result(struct pages *p, int64_t image,
    struct image_result *r, struct cr_err *e);

/* CR_END: nothing stored for that image. */
enum cr_status pages_alto(struct pages *p, int64_t image, struct buf *alto,
    struct cr_err *e);
/* The text that counts, for labels, index, snippets and people: what a person
 * typed in (transcript.h), else what was read; of a page of kind handwritten
 * that nobody typed in, none.
 * *t need not be initialised; after a failure it is empty. */
enum cr_status pages_text(struct pages *p, int64_t image, struct page_text *t,
    struct cr_err *e);
/* What was read, whether it counts or not; as pages_alto. */
enum cr_status pages_reading(struct pages *p, int64_t image,
    struct page_text *t, struct cr_err *e);

/* Is the ALTO of that image there, and does it read?  pages_text may answer
 * from the faster form though the ALTO is damaged.  CR_END, CR_SKIP: no. */
enum cr_status pages_sound(struct pages *p, int64_t image, struct cr_err *e);

/* pages_text in two steps, of which the second needs no store: it may be done
 * in another thread.  CR_END as above; CR_SKIP: damaged. */
struct packed_page {
	struct buf text, alto; /* as stored, deflated; text may be empty */
	int64_t text_len, alto_len; /* when they are not */
};
enum cr_status pages_packed(struct pages *p, int64_t image,
    struct packed_page *k, struct cr_err *e);
enum cr_status packed_read(struct page_text *t, const struct packed_page *k,
    struct cr_err *e);
void packed_release(struct packed_page *k);

#endif
