/* codes/preview.h: what a number that is being typed comes to, for a form
 * that shows it at every key.
 *
 *	struct preview p;
 *	preview_number(&p, scheme, "CR 12/2014", "CM Mukono", 2026);
 *	p.code      "Criminal Case 12 of 2014, Chief Magistrate's Court, Mukono"
 *	p.doubts    "the year is still to come: 2047" ...
 *
 * The same steps as when the file is coded, so that what is shown is what the
 * label will say.  Pure; text may be half typed, cut within a character, or
 * no text at all; of more than PREVIEW_WRITTEN bytes the first are read.
 * Some hundredths of a millisecond; nothing is to be released.
 */
#ifndef CODES_PREVIEW_H
#define CODES_PREVIEW_H

#include <stdbool.h>

#include "base/caseid.h"
#include "codes/scheme.h"

enum {
	PREVIEW_WRITTEN = 400, /* bytes of what is typed that are read */
	PREVIEW_TEXT = 200,
	PREVIEW_READINGS = 8,
	PREVIEW_PARENTS = 4,
	PREVIEW_DOUBTS = 6,
};

enum preview_doubt {
	PREVIEW_NOT_READ,  /* no case number is seen in it */
	PREVIEW_NO_TYPE,
	PREVIEW_NO_SERIAL,
	PREVIEW_NO_YEAR,
	PREVIEW_FUTURE,    /* the year has not come yet */
	PREVIEW_ANCIENT,   /* before 1900 */
	PREVIEW_SHORT_YEAR, /* of two digits: its century is a guess */
	PREVIEW_AMBIGUOUS, /* several readings; see `readings` */
	PREVIEW_STATION,   /* a code that nobody has confirmed */
	PREVIEW_SLOT,      /* a type stands in the place of a division */
	PREVIEW_MENDED,    /* letters were taken for digits */
	PREVIEW_COURT,     /* number and court cannot both be right */
	PREVIEW_UNKNOWN_COURT, /* of the court that was typed nothing is known */
	PREVIEW_NO_COURT,  /* neither says the court */
};

struct preview_parent {
	char relation[20];  /* "arising-from"; or "" */
	char words[24];     /* the same for people: "arising from" */
	char code[PREVIEW_TEXT];
	struct case_id id;
};

struct preview {
	bool settled;   /* type, serial and year are known, in one reading */
	bool coded;     /* `code` is a court's code, all of it confirmed */
	struct case_id id; /* settled or not: as far as it goes */
	char code[PREVIEW_TEXT]; /* as the scheme writes it; "": nothing yet */
	struct case_id readings[PREVIEW_READINGS]; /* where it is ambiguous */
	size_t n_readings;
	struct preview_parent parents[PREVIEW_PARENTS];
	size_t n_parents;
	struct {
		enum preview_doubt kind;
		char text[PREVIEW_TEXT]; /* for people */
	} doubts[PREVIEW_DOUBTS];    /* the worst first */
	size_t n_doubts;
};

/* written, court: as typed, or NULL; year: today's. */
void preview_number(struct preview *out, const struct scheme *s,
    const char *written, const char *court, int year);

/* The access class that the jacket alone gives, before any page or parent is
 * known, and why.  Any of the words may be NULL. */
struct preview_class {
	char klass[16];
	char why[PREVIEW_TEXT];
};
void preview_class(struct preview_class *out, const struct scheme *s,
    const char *written, const char *court, const char *type,
    const char *parties);

#endif
