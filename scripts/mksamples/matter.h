/* mksamples/matter.h: what one sample file is about.
 *
 * A matter is a function of (seed, index) alone.  Files come in groups of
 * twelve: some of a group arise from, appeal against or revise the file just
 * before them, so that a child can always work out its parent by itself.
 */
#ifndef MKSAMPLES_MATTER_H
#define MKSAMPLES_MATTER_H

#include <stdbool.h>
#include <stdint.h>

#include "scripts/mksamples/dates.h"
#include "scripts/mksamples/names.h"
#include "scripts/mksamples/number.h"

#define SIDE_MAX   4
#define PARENT_MAX 2

struct rng;

enum kind {
	KIND_SESSION,     /* High Court criminal session */
	KIND_SUIT,        /* civil suit, any court */
	KIND_APPLICATION, /* miscellaneous application out of a suit */
	KIND_APPEAL,      /* civil appeal, first or second */
	KIND_CHILD,       /* adoption, guardianship */
	KIND_DIVORCE,
	KIND_ESTATE, /* letters of administration */
	KIND_REVIEW, /* judicial review */
	KIND_ELECTION,
	KIND_CHARGE, /* magistrates' criminal case */
	KIND_CRIMINAL_APPEAL,
	KIND_REVISION
};

struct side {
	int n;
	char name[SIDE_MAX][NAME_SIZE];
	const char *role;   /* PLAINTIFF, ... singular capitals */
	const char *second; /* the other capacity, or NULL */
};

struct offence {
	const char *name;
	const char *law;   /* "sections 188 and 189 of the Penal Code ..." */
	const char *topic; /* prefix of the word lists */
	const char *subject;
	const char *cls;
	bool high; /* tried by the High Court */
};

struct matter {
	uint64_t seed;
	unsigned index;
	enum kind kind;
	const char *topic;
	const char *subject;
	const char *cls;
	const struct offence *offence; /* NULL in civil matters */
	struct number no;
	uint32_t style; /* how this file's number is mostly written */
	bool heading;   /* the division stands in the heading */
	bool coded;     /* the number shows the division */
	int nparents;
	struct number parent[PARENT_MAX];
	char parent_text[PARENT_MAX][160]; /* as the heading prints it */
	struct side a, b;
	char judge[NAME_SIZE];
	bool judge_woman;
	/* What the papers tell; made once, so that all documents agree. */
	struct day event, filed;
	char village[40], parish[40], subcounty[40];
	const char *district;
	char land[120];
	char other[NAME_SIZE]; /* the deceased, the victim, the child */
	char third[NAME_SIZE]; /* a neighbour, a chairman, an agent */
	char firm_a[80], firm_b[80];
	long sum;
	int age;
};

void matter_make(struct matter *m, uint64_t seed, unsigned index);
/* The particulars that all papers of the matter agree on. */
void matter_facts(struct matter *m, struct rng *r);
const struct offence *offence_pick(struct rng *r, bool high);

#endif
