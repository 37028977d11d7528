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
#include "codes/printed.h"
#include "codes/scheme.h"
#include "codes/topics.h"

/* Does a case belong to the civil or the criminal side of a court? */
enum side { SIDE_ANY, SIDE_CIVIL, SIDE_CRIMINAL };

/* How a case comes from its parent. */
enum relation {
	RELATION_NONE, RELATION_ARISING, RELATION_APPEAL, RELATION_REVISION,
	RELATION_CONSOLIDATED, RELATION_RELATED,
};
const char *relation_name(enum relation r); /* "arising-from"; NULL: none */

/* How sure is it that a code is written so? Only what is confirmed is ever
 * written. */
enum confidence {
	CONF_UNSAID, CONF_UNCONFIRMED, CONF_INFERRED, CONF_CONFIRMED,
};
const char *confidence_name(enum confidence c); /* NULL: unsaid */

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
	char said[8];   /* digits commonly said to be its, never seen; or "" */
	bool confirmed; /* the code is known, not inferred */
	enum confidence confidence; /* of the code, or of `said` */
	bool sitting;   /* the court sits there, but has no registry */
	bool magistrate; /* only magistrates have one */
	char court[8];  /* the only court with a registry there, or "" */
	int under;      /* station that it belongs to: of a magistrates' court,
	                 * a place of sittings; index, or -1 */
	int since, until; /* years of its registry, 0: not known. A number is
	                   * read whatever its year: files moved. */
};

struct division {
	char code[8];
	char *title;
	char written[16]; /* in a code; may be two slots, "XX-CR" */
	bool confirmed;   /* `written` was seen in a code */
	enum confidence confidence;
	enum side side;
};

struct type {
	char code[8];
	char *title;
	char written[8]; /* in a code, or "" */
	bool confirmed;  /* `written` was seen in a code */
	enum confidence confidence;
	enum side side;
	char division[8]; /* implied, or "" */
	char abbrev[8];   /* goes with a court's, or "" */
	char courts[24];  /* that hear it: "CA SC"; "": any */
	char covers[24];  /* types of which its words are the general name */
	enum relation relation; /* to a parent, where no words tell; or NONE */
	bool elsewhere;   /* usually another court's than that of the case
	                   * which comes from it */
	int set;          /* index of the reading set of its forms */
	int line;         /* where the scheme says it */
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
	enum confidence confidence;
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
	int id; /* index of the court, station, division; a relation */
};

/* What a registrar added or confirmed in the overlay. */
struct overlay_note {
	char *what; /* "station Masaka: code 06" */
	char *by, *on, *why; /* why may be NULL */
	int line;
};

struct scheme {
	char *name, *version;
	struct overlay_note *notes;
	size_t n_notes, cap_notes;
	struct print_layout *layouts;
	size_t n_layouts, cap_layouts;
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
	struct scheme_age *ages;
	size_t n_ages, cap_ages;
	struct topics topics;
};

#endif
