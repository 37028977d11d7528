/* codes/labels.h: everything that is found out about a file, each with its
 * evidence or not at all.
 *
 *	papers_read(&p, scheme, &jacket, texts, n);
 *	labels_find(&l, &p, model);
 *	...
 *	labels_release(&l);
 *	papers_release(&p);
 *
 * labels_find calls, in this order, each reading what those before it found:
 *
 *	captions_find    caption.h: the headings
 *	documents_find   which pages are which document
 *	numbers_assign   whose number each is; the file's own case, parents,
 *	                 documents of other cases, foreign pages
 *	parties_find     with roles; judge_find
 *	dates_find       filed, hearings, judgment; status, outcome
 *	offences_find    statute, section, edition
 *	subjects_find    by rules, and the model's second opinion
 *	access_find      the class, before anything is indexed
 *	slips_find       slipwords.h: slips whose bar code was not read
 *
 * Strings belong to the labels unless said to be the scheme's.  Scores are
 * 0..1.  Dates are "2019-10-23".
 */
#ifndef CODES_LABELS_H
#define CODES_LABELS_H

#include "base/fileid.h"
#include "codes/number.h"
#include "codes/paper.h"

#define EVIDENCE_JACKET ((size_t)-1) /* page: it stands on the jacket */

struct evidence {
	size_t page;     /* index, or EVIDENCE_JACKET */
	size_t off, len; /* bytes of the page's (jacket's) text */
	char rule[32];   /* which rule fired */
};
struct evidences {
	struct evidence *v;
	size_t n, cap;
};

struct label_no {
	struct number n;    /* n.off, n.len: of the page's or jacket's text */
	size_t page;        /* or EVIDENCE_JACKET */
	enum relation relation; /* of a parent */
	bool own;           /* the file's case: exactly one at most */
	bool also;          /* a further number of the file's own case(s):
	                     * consolidated, tried together */
};

struct document {
	int type;           /* index of topics.doctypes; -1: "other" */
	size_t first, last; /* pages, indexes */
	char date[12];      /* or "" */
	int number;         /* index in labels.numbers of its case, where it is
	                     * not the file's own; -1 */
	double score;
	struct evidences why;
};

struct party {
	char *name;         /* as written, spaces squeezed, no honorifics lost */
	int role;           /* index of topics.roles, or -1 */
	int second;         /* the other capacity, or -1 */
	double score;
	struct evidences why;
};

struct topic {              /* a subject or an offence */
	int id;             /* index of topics.subjects / offences */
	int edition;        /* offence: index of topics.editions, or -1 */
	char section[24];   /* offence: as charged, or "" */
	double score;
	double second;      /* the model's share in the score */
	struct evidences why;
};

struct dated {
	char date[12];
	double score;
	struct evidences why;
};

enum case_status { STATUS_UNKNOWN, STATUS_PENDING, STATUS_DISPOSED };

struct anomaly {
	const char *kind;   /* "number-conflict" ...: a literal */
	size_t page;        /* or EVIDENCE_JACKET */
	char *detail;
	char other[FILE_ID_MAX]; /* a file that it names, or "" */
};

struct labels {
	struct label_no *numbers;
	size_t n_numbers, cap_numbers;
	int own;            /* index in numbers, or -1 */
	struct document *documents;
	size_t n_documents, cap_documents;
	struct party *parties;
	size_t n_parties, cap_parties;
	char *judge;        /* or NULL */
	double judge_score;
	struct evidences judge_why;
	struct dated filed, judgment; /* date "": not known */
	struct dated *hearings;
	size_t n_hearings, cap_hearings;
	enum case_status status;
	int outcome;        /* index of topics.outcomes, or -1 */
	struct evidences status_why;
	struct topic *subjects; /* best first */
	size_t n_subjects, cap_subjects;
	struct topic *offences;
	size_t n_offences, cap_offences;
	char klass[16];     /* access class */
	char *klass_reason;
	struct evidences klass_why;
	struct anomaly *anomalies;
	size_t n_anomalies, cap_anomalies;
};

struct model; /* codes/model.h */

/* model may be NULL: there is no second opinion. */
void labels_find(struct labels *l, struct papers *p,
    const struct model *model);
void labels_release(struct labels *l);

/* Add evidence: bytes [off, off + len) of a page's text, or the jacket's. */
void evidence_add(struct evidences *e, size_t page, size_t off, size_t len,
    const char *rule);
/* The same for glyphs [from, to) of a page. */
void evidence_glyphs(struct evidences *e, const struct papers *p, size_t page,
    size_t from, size_t to, const char *rule);
void anomaly_add(struct labels *l, const char *kind, size_t page,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The steps; see above. */
void documents_find(struct labels *l, const struct papers *p);
void numbers_assign(struct labels *l, const struct papers *p);
void parties_find(struct labels *l, const struct papers *p);
void judge_find(struct labels *l, const struct papers *p);
void dates_find(struct labels *l, const struct papers *p);
void offences_find(struct labels *l, const struct papers *p);
void subjects_find(struct labels *l, const struct papers *p,
    const struct model *model);
void access_find(struct labels *l, const struct papers *p);

/* The second half of dates_find: what the jacket says. */
void course_said(struct labels *l, const struct papers *p);
/* The hearing of a day, in order of date; a new one has no evidence. */
struct dated *course_hearing(struct labels *l, const char *date);

/* Does page i belong to a document of the file's own case? (Known once
 * numbers_assign has run.) */
bool page_is_own(const struct labels *l, size_t page);

#endif
