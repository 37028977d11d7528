/* catalog/label.h: what the code stage found out about a file: the machine's
 * labels with people's decisions already laid over them. Derived: replaced as
 * a whole each time the file is coded. */
#ifndef CATALOG_LABEL_H
#define CATALOG_LABEL_H

#include <stdbool.h>

#include "base/caseid.h"
#include "base/text.h"
#include "catalog/catalog.h"

/* Where it stands. Several to a label; the first is the best. */
struct label_evidence {
	int64_t page;       /* rec_page.row, 0: the jacket, or a person */
	struct box box;     /* pixels of the raw master */
	const char *quote, *rule;
};

enum label_own {
	OWN_NOT,   /* of another case, or not sure */
	OWN_CASE,  /* the file's case; one at most */
	OWN_ALSO,  /* a further number of the same file: tried together */
	OWN_OTHER, /* the same case under another code, with its dates:
	            * transferred, renumbered (a person said so) */
};

struct label_number {
	int64_t page;       /* rec_page.row, 0: from the jacket or a person */
	struct box box;     /* pixels of the raw master */
	const char *verbatim, *role, *quote, *rule;
	const char *relation; /* of a parent: "arising-from" ..., or NULL */
	double score;
	bool settled;
	bool person;        /* a person said so */
	enum label_own own;
	const char *since, *until; /* OWN_OTHER: dates, or NULL */
	struct case_id id;
	const char *code;   /* as the scheme writes it, or NULL */
};

enum label_kind {
	LABEL_DOCUMENT, /* value: type; first, last, date, number */
	LABEL_PARTY,    /* value: name; role */
	LABEL_JUDGE,    /* value: name */
	LABEL_SUBJECT,  /* value: code; detail: its title; second */
	LABEL_OFFENCE,  /* value: name; statute, section, edition */
	LABEL_DATE,     /* value: filed hearing judgment; date */
	LABEL_STATUS,   /* value: pending disposed; detail: outcome */
	LABEL_CLASS,    /* value: class; detail: why: evidence of the class */
	LABEL_ANOMALY,  /* value: kind; first: page; detail; role: id of a
	                 * file that it names */
};

/* NULL, 0: not known, or not of this kind. */
struct label {
	enum label_kind kind;
	const char *value, *role, *statute, *section, *edition, *date, *detail;
	int64_t first, last;  /* rec_page.row */
	int number;           /* document of another case: index in the
	                       * numbers; else -1 */
	double score, second; /* second: the model's share */
	bool person;
	const struct label_evidence *evidence;
	size_t n_evidence;
};

/* A candidate reading of an unsettled number is not stored: it is found
 * again from `verbatim` when it is asked for. */
struct label_set {
	int64_t file, rev;  /* as read with the record */
	const struct label_number *numbers;
	size_t n_numbers;
	const struct label *labels;
	size_t n_labels;
	const char *klass, *klass_reason, *klass_source;
	const char *scheme; /* "uganda 2": what they were made by */
	int doubt;          /* 0: no person need look; see catalog/doubt.h */
};

/* Replace the labels of a file and mark it coded at rev. */
enum cr_status label_store(struct catalog *c, const struct label_set *l,
    struct cr_err *e);

/* Throw away all machine labels: every file is uncoded again. */
enum cr_status label_forget(struct catalog *c, struct cr_err *e);

/* What the class of a file starts from: a person's decision, what was said
 * when it was registered or ingested; "" where nothing was. */
enum cr_status label_class_said(struct catalog *c, int64_t file, char *klass,
    size_t size, bool *decided, struct cr_err *e);

#endif
