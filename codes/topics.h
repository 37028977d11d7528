/* codes/topics.h: the part of a scheme that says what papers are and what
 * they are about: document types, roles of parties, subjects, statutes,
 * offences, access rules, outcomes, dates.  For codes/ only; read-only after
 * scheme_load.
 *
 * Their words are in one trie, `terms`.  A form may mean several things at
 * once ("defilement" is an offence, speaks for a subject and protects), so
 * its value is the index of a term_set.  codes/terms.h finds them in text.
 */
#ifndef CODES_TOPICS_H
#define CODES_TOPICS_H

#include <stdbool.h>
#include <stddef.h>

#include "codes/forms.h"

enum term_kind {
	TERM_TITLE,        /* id: doctypes; a title line, or part of one */
	TERM_ROLE,         /* id: roles */
	TERM_SUBJECT,      /* id: subjects; weight: how strongly it speaks */
	TERM_OFFENCE,      /* id: offences */
	TERM_STATUTE,      /* id: statutes */
	TERM_ACCESS,       /* id: access rules */
	TERM_OUTCOME,      /* id: outcomes */
	TERM_JUDGE_BEFORE, /* what follows names a judge: "before", "Hon." */
	TERM_JUDGE_AFTER,  /* what stands before names one: "J.", "Judge" */
	TERM_MONTH,        /* id: 1..12 */
	TERM_DATE,         /* id: enum date_word: what a date beside it means */
	TERM_HONORIFIC,    /* belongs to no name: "Mr.", "Hajji" */
	TERM_PUBLIC,       /* a party to so many cases that it tells nothing:
	                    * "Uganda", "Attorney General", "Limited" */
	TERM_NOISE,        /* in a caption, but no party: "between", "and" */
	TERM_BY,           /* in a caption's matter, what follows applies:
	                    * "an application for probate by" */
	TERM_CHARGED,      /* what follows is charged: "indicted for" */
	TERM_CONTRARY,     /* what follows is a section: "contrary to" */
};
struct term {
	enum term_kind kind;
	int id;
	int weight; /* 1..100 */
};
struct term_set {
	struct term *v;
	size_t n, cap;
};

enum date_word {
	DATE_FILED, DATE_HEARING, DATE_DECIDED, DATE_SIGNED, DATE_OFFENCE,
};

/* Leaves of the tree are what files are given.  Words of an inner node speak
 * for all its leaves for which something else speaks. */
struct subject {
	char code[24];   /* "LAND-TITLE"; inner: "LAND" */
	int parent;      /* index, -1: a root */
	char registry[16]; /* "land": the registry's class */
	char *title;
	char protects[16]; /* access class that it calls for, or "" */
	char types[48];  /* case types that imply it: "FC", or "" */
	char divisions[48]; /* of a court that hears much of it, or "" */
	char side[12];   /* "civil", "criminal"; as its parent's; or "" */
	bool inner;
	bool vague;      /* says too little for a file to be open by it */
};

struct edition {
	char id[16];     /* "2000", "2023", "before-2000" */
	int from;        /* in force from, 20240701; 0: from the beginning */
};
struct statute_edition {
	int edition;     /* index of editions */
	char *cite;      /* "Penal Code Act Cap. 120" */
};
struct statute {
	char id[16];     /* "PCA" */
	char *title;
	struct statute_edition *v;
	size_t n, cap;
};

struct section {
	int edition;     /* index of editions */
	char number[24]; /* "129(3)"; letters and digits as written */
	bool confirmed;
};
struct offence {
	char *name;      /* "Aggravated defilement" */
	int statute;
	struct section *v;
	size_t n, cap;
	int subject;     /* index, or -1 */
	char protects[16];
};

/* What a document type is to the course of a case. */
struct doctype {
	char code[24];   /* "plaint" */
	char *title;
	bool opens;      /* its date is the filing of the case */
	bool decides;    /* its date is the judgment; the case is disposed */
	bool form;       /* a page that has its words anywhere is one */
	bool follows;    /* belongs to the document before it: annexture */
};

enum party_side { PARTY_A, PARTY_B, PARTY_OTHER };
struct role {
	char code[24];   /* "plaintiff" */
	enum party_side side;
	char types[48];  /* case types in which it is the usual one, or "" */
};

/* A rule that protects a file: all of what it names must be met; words come
 * as TERM_ACCESS, and are met when the weights of those seen add up to 100.
 * Class "unclassified": the type alone says too little; it gives way to any
 * subject. */
struct access_rule {
	char id[24];     /* "adoption" */
	char klass[16];  /* family juvenile victim sealed unclassified */
	char types[48];  /* case types, or "" */
	char subjects[96]; /* subject codes, inner ones too, or "" */
	char side[12];   /* only cases of that side; or "" */
	int below;       /* a number below this follows the words: an age; 0 */
	bool words;      /* has words of its own */
	char *why;       /* shown: "adoption: SI 59-1 r.14" */
};

struct outcome {
	char code[24];   /* "dismissed", "allowed", "convicted", "settled" */
	bool disposes;
};

struct topics {
	struct subject *subjects;
	size_t n_subjects, cap_subjects;
	struct edition *editions; /* oldest first */
	size_t n_editions, cap_editions;
	struct statute *statutes;
	size_t n_statutes, cap_statutes;
	struct offence *offences;
	size_t n_offences, cap_offences;
	struct doctype *doctypes;
	size_t n_doctypes, cap_doctypes;
	struct role *roles;
	size_t n_roles, cap_roles;
	struct access_rule *rules;
	size_t n_rules, cap_rules;
	struct outcome *outcomes;
	size_t n_outcomes, cap_outcomes;
	struct forms terms; /* forward; value: index of sets */
	struct forms months; /* the months among them: looked for at every
	                      * number that may be a day */
	struct forms guards; /* the long ones among them that protect: to be
	                      * found in spite of OCR on the whole page */
	struct term_set *sets;
	size_t n_sets, cap_sets;
};

/* Index of what has that code, or -1. */
int topic_subject(const struct topics *t, const char *code);
int topic_doctype(const struct topics *t, const char *code);
int topic_statute(const struct topics *t, const char *id);
int topic_edition(const struct topics *t, const char *id);

#endif
