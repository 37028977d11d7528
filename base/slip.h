/* base/slip.h: what the bar codes on labels and slips say.
 *
 *	CR1.C.MUK-000123-7.9F3A21BC.042.5D3A8E01
 *	│   │ │            │        │   └ check value: CRC-32 of all before it
 *	│   │ │            │        └ pages counted by hand, 000: not counted
 *	│   │ │            └ archive: the first 8 digits of its id
 *	│   │ └ the file's permanent id, with its own check digit
 *	│   └ kind: see slip_kind
 *	└ version
 *
 * Capital letters, digits, '.' and '-' only: a QR code takes them as
 * alphanumeric, and a hand scanner types them right on any keyboard layout.
 * CRC-32 is that of ISO 3309 (zlib's crc32), in eight digits 0-9A-F.
 *
 * A label's Code 128 has the bare file id: its check digit and the code's own
 * are too few to act on unasked, so nothing but a person's hand scanner reads
 * it.
 */
#ifndef BASE_SLIP_H
#define BASE_SLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum {
	SLIP_MAX = 64,         /* bytes of the text, with its end */
	SLIP_ARCHIVE = 8,      /* digits of an archive's id that it carries */
	SLIP_PAGES_MAX = 9999, /* larger counts are not carried: 0 */
};

enum slip_kind {
	SLIP_LABEL = 'L', /* on the jacket */
	SLIP_COVER = 'C', /* a slip: here begins, or goes on, its file */
	SLIP_ADD = 'A',   /* a slip: papers that join a file scanned before */
};

struct slip {
	enum slip_kind kind;
	char site[8];
	int64_t number;                 /* of the file */
	char archive[SLIP_ARCHIVE + 1]; /* capital hexadecimal digits */
	int pages;                      /* counted by hand, 0: not */
};

/* archive_id: all of it, as catalog_archive_id gives it. */
void slip_make(struct slip *s, enum slip_kind kind, const char *site,
    int64_t number, const char *archive_id, int pages);
void slip_write(char out[SLIP_MAX], const struct slip *s);

/* CR_OK: one of ours, all of it checked.  CR_END: nothing of ours, whatever
 * it is.  CR_SKIP: it is made like ours, but of a newer version, or its check
 * value or digit is wrong (says which): it must not be acted on. */
enum cr_status slip_read(struct slip *s, const char *text, size_t len,
    struct cr_err *e);
/* Is it a slip of this archive? */
bool slip_is_of(const struct slip *s, const char *site,
    const char *archive_id);

/* A file id out of what a person typed or a hand scanner did: a payload as
 * above (then the archive must agree: CR_SKIP), else the text as it is, blanks
 * off, for fileid_read. */
enum cr_status slip_typed(char *out, size_t size, const char *text,
    const char *archive_id, struct cr_err *e);

#endif
