/* codes/scheme_data.h: what a loaded scheme consists of.  For codes/ only;
 * everyone else sees codes/scheme.h.  Read-only after scheme_load; looked up
 * with codes/lookup.h.
 */
#ifndef CODES_SCHEME_DATA_H
#define CODES_SCHEME_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/caseid.h"
#include "codes/forms.h"
#include "codes/scheme.h"

/* Does a case belong to the civil or the criminal side of a court? */
enum side { SIDE_ANY, SIDE_CIVIL, SIDE_CRIMINAL };

struct court {
	char code[8];
	char abbrev[8]; /* put before a type's: "HC" + "CS"; or "" */
	char *title;
	bool national;  /* one registry: a heading's place is a sitting place */
	bool main;      /* its cases are written without the court's name */
};

struct station {
	char name[48];
	char code[8];   /* digits in a code, or "" */
	bool confirmed; /* the code is known, not inferred */
	bool sitting;   /* the court sits there, but has no registry */
	char court[8];  /* the only court with a registry there, or "" */
};

struct division {
	char code[8];
	char *title;
	char written[16]; /* in a code; may be two slots, "XX-CR" */
	bool confirmed;   /* `written` was seen in a code */
	enum side side;
};

struct type {
	char code[8];
	char *title;
	char written[8]; /* in a code, or "" */
	bool confirmed;  /* `written` was seen in a code */
	enum side side;
	char division[8]; /* implied, or "" */
	char abbrev[8];   /* goes with a court's, or "" */
	char courts[24];  /* that hear it: "CA SC"; "": any */
	char covers[24];  /* types of which its words are the general name */
};

/* What letters before a number may mean; context chooses between several. */
struct reading {
	char type[8], court[8], division[8];
	char courts[24]; /* possible only there; "": anywhere */
	enum side side;
};
struct reading_set {
	struct reading *v;
	size_t n, cap;
	int like; /* a weak form: the set that has its readings; else -1 */
};

/* Letters that begin a code, or stand before a serial number. */
struct prefix {
	char letters[8];
	char court[8];
	char station[48]; /* name, or "": two digits follow */
	enum side side;
};

enum sense_kind {
	SENSE_COURT,
	SENSE_STATION,
	SENSE_DIVISION,
	SENSE_LINK,    /* words that hold a heading together: the, at, in */
	SENSE_SITTING, /* holden at: what follows need not be the registry */
	SENSE_AND,
	SENSE_NUMBER, /* No. */
	SENSE_YEAR,   /* of */
	SENSE_PARENT, /* arising from */
	SENSE_PARENT_NEXT, /* in the matter of: only a number that follows */
	SENSE_CITED,  /* in the case of */
	SENSE_VERSUS,
	SENSE_END, /* judgment, before: the caption is over */
};
struct sense {
	enum sense_kind kind;
	int id; /* index of the court, station, division */
};

struct scheme {
	char *name, *version;
	char number_word[16], year_word[16]; /* "No.", "of" */
	int century; /* two-digit years up to this are 20xx */
	int serial_width;
	struct court *courts;
	size_t n_courts, cap_courts;
	struct station *stations;
	size_t n_stations, cap_stations;
	struct division *divisions;
	size_t n_divisions, cap_divisions;
	struct type *types;
	size_t n_types, cap_types;
	struct reading_set *sets;
	size_t n_sets, cap_sets;
	struct prefix *prefixes, *legacy;
	size_t n_prefixes, cap_prefixes, n_legacy, cap_legacy;
	struct sense *senses;
	size_t n_senses, cap_senses;
	struct forms words;   /* forward; value: index of senses */
	struct forms kinds;   /* backward; case types; value: index of sets */
	struct forms marks;   /* backward; "No." */
	struct forms years;   /* forward; "of" */
	struct forms letters; /* backward; value: index of legacy */
};

#endif
