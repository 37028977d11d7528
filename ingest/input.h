/* ingest/input.h: one thing that was found below the PATHs given, and what
 * became of it. */
#ifndef INGEST_INPUT_H
#define INGEST_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/file.h"
#include "base/slip.h"
#include "ingest/refusal.h"

enum fate {
	FATE_NEW,       /* not decided yet */
	FATE_TAKEN,     /* a master of this batch */
	FATE_KNOWN,     /* the same bytes came from there before */
	FATE_REFUSED,   /* to quarantine, reason and detail say why */
	FATE_REFUSED_BEFORE,
	FATE_NOT_TAKEN, /* a known non-scan beside the scans */
};

/* What decoding one page showed. */
struct probe {
	char *failed;  /* why it cannot be decoded, or NULL */
	bool patch;    /* a Patch-T separator */
	bool unread;   /* a QR code that cannot be read; may have been a slip */
	int n_slips;   /* 2: of different files */
	struct slip *slip; /* the first of them, or NULL */
	char *strange; /* made like a slip, but must not be acted on: why */
	uint8_t tries;
	bool sent, done;
};

struct input {
	char *path;    /* to open it */
	char *source;  /* relative to the PATH given, as shown to people */
	char *origin;  /* absolute, encoded, for comparing (delivery.h) */
	char *folder;  /* the same of the folder it lies in */
	bool named;    /* given on the command line itself */

	enum fate fate;
	enum reason reason;
	char *detail;
	int n;         /* payload or quarantine number, 0: none yet */
	char sha256[DIGEST_HEX];
	int64_t bytes;
	char kind[8];  /* tiff jpeg png pdf */
	int pages;     /* 0: not inspected */
	struct probe *probes; /* of each page */
	int asked, answered;  /* pages */
	uint8_t tries;        /* inspections */
};

struct inputs {
	struct input *v;
	size_t n, cap;
};

/* Walk the PATHs: files in natural order of their names, folders in place, to
 * any depth; no link or device is followed.  What cannot be opened is in the
 * list, refused already.  archive: its folder is passed over if met.
 * CR_SKIP: a PATH is not there. */
enum cr_status inputs_walk(struct inputs *in, char *const *paths, int n_paths,
    const char *archive, struct cr_err *e);
void inputs_release(struct inputs *in);

/* Refuse an input. */
void input_refuse(struct input *i, enum reason reason, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
