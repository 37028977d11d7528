/* search/review.h: what a person should look at, as questions with evidence
 * and ready answers.
 *
 *	review_open(&v, reader, &e)
 *	review_find(&v, &ask, &e)        items, the worst first
 *	review_answer(&v, item, &answer, by, seqs, &e)
 *	review_release(&v)
 *
 * An answer is what `courtroll label` takes, so that a program can give it
 * too.  Every question comes from index/doubt.h or, where other files raise
 * it, from reviewcross.c; which words it is asked in is in reviewask.c.
 */
#ifndef SEARCH_REVIEW_H
#define SEARCH_REVIEW_H

#include "catalog/pages.h"
#include "codes/model.h"
#include "index/doubt.h"
#include "index/link.h"
#include "search/reader.h"

#define REVIEW_CANDIDATES 9 /* a key each */

/* `label FILE kind words...`; kind NULL: there is no such answer. */
struct review_answer {
	const char *kind;
	char *words[3];
	size_t n_words;
	const char *relation, *date; /* the record's, the scheme's, or NULL */
};

struct review_candidate {
	char *text;             /* for people */
	char *code;             /* a case key, a code; or NULL */
	bool is_case;           /* code is a key */
	double score;           /* 0: none */
	struct review_answer answer;
};

struct review_item {
	char *id;               /* "MUK-000123-7:parent-maybe:4" */
	const struct record *r; /* the linker's */
	enum doubt_what what;
	int severity;
	char *question;
	int page;               /* n, 0: none */
	struct box box;         /* as shown; w 0: the whole page */
	const char *quote;      /* or NULL */
	struct review_candidate v[REVIEW_CANDIDATES];
	size_t n;
	int chosen;             /* what `accept` takes, -1: one must choose */
	struct review_answer reject;
	const char *reject_text;
	struct review_answer correct; /* to be completed by what is typed */
};

struct review {
	struct reader *reader;
	struct linker linker;
	struct pages *pages;    /* opened when wanted */
	struct model *model;    /* or NULL */
	struct review_item *v;
	size_t n, cap;
};

struct review_ask {
	struct doubt_ask doubt;
	int64_t file;           /* this one only, or 0 */
	size_t limit;           /* files */
};

/* A model that cannot be used is done without, with a warning. */
enum cr_status review_open(struct review *v, struct reader *r,
    struct cr_err *e);
enum cr_status review_find(struct review *v, const struct review_ask *ask,
    struct cr_err *e);
void review_release(struct review *v);

/* Keep an answer: one transaction.  *seqs: the decisions, to take them back,
 * none where it was known already.  CR_SKIP: the words are none, and why. */
struct review_seqs {
	int64_t v[16];
	size_t n;
};
enum cr_status review_answer(struct review *v, const struct review_item *i,
    const struct review_answer *a, const char *by, struct review_seqs *seqs,
    struct cr_err *e);

/* Does `courtroll label` take it? */
bool review_is_label(const struct review_answer *a);

/* ---- between the files of review ---------------------------------------- */

/* Add the question of a doubt about a file. */
enum cr_status review_question(struct review *v, const struct record *r,
    const struct doubt *d, struct cr_err *e);
/* Add the questions that other files raise about it. */
enum cr_status review_cross(struct review *v, const struct record *r,
    const struct decisions *said, unsigned kinds, struct cr_err *e);

struct review_item *review_add(struct review *v, const struct record *r,
    enum doubt_what what, size_t at, int severity);
/* NULL where there is no room for more. kind: a literal; words are copied,
 * b may be NULL. */
struct review_candidate *review_candidate(struct review_item *i, char *text,
    const char *kind, const char *a, const char *b);
/* The same for a case, once; kind "case" or "parent". */
struct review_candidate *review_case(struct review *v, struct review_item *i,
    const struct case_id *id, const char *kind, const char *relation,
    double score);
/* A number of the file as the place that is shown; NULL: none. */
void review_show_number(struct review_item *i, const struct rec_number *n);
/* kind: a literal; a, b: words, copied, or NULL. */
void review_set(struct review_answer *to, const char *kind, const char *a,
    const char *b);
/* What the machine's second opinion is of some pages, as candidates. */
enum cr_status review_opinions(struct review *v, struct review_item *i,
    int first, int last, struct cr_err *e);

#endif
