/* search/queryparse.h: between the two halves of the parser of queries: the
 * grammar (queryparse.c) and the items (queryvalue.c).  For those only. */
#ifndef SEARCH_QUERYPARSE_H
#define SEARCH_QUERYPARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "codes/number.h"
#include "codes/scheme.h"
#include "search/query.h"

struct parser {
	const char *text;
	size_t len, at; /* what is next */
	int depth, items;
	const struct scheme *scheme; /* or NULL */
	struct numbers numbers;      /* found in text */
	size_t fault;                /* where; SIZE_MAX: none yet */
	struct cr_err *e;
};

struct query *parser_node(enum query_kind kind, size_t at);

/* The first fault counts; returns NULL. */
struct query *parser_fault(struct parser *p, size_t at, const char *msg);
bool parser_failed(const struct parser *p);

bool parser_blank(char c);
bool parser_ends(const struct parser *p, size_t i); /* does a token end here? */
/* The end of a run without blanks, parentheses and quotes. */
size_t parser_run_end(const struct parser *p, size_t i);

/* Each takes an item at p->at; NULL: there is none of that kind (or a fault,
 * or nothing but punctuation).  at: where the item with its field begins. */
struct query *parser_number(struct parser *p);
struct query *parser_file(struct parser *p, size_t at, size_t end,
    struct cr_err *e);
struct query *parser_quoted(struct parser *p, const struct term_field *f,
    size_t at);
struct query *parser_run(struct parser *p, const struct term_field *f,
    size_t at);
/* "name:" before a value: moves past the colon; *f is NULL after a fault. */
bool parser_field(struct parser *p, const struct term_field **f);
struct query *parser_value(struct parser *p, const struct term_field *f,
    size_t at);

#endif
