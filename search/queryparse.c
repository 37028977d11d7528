/* search/queryparse.c: the grammar of query.h, by recursive descent.
 *
 * Everything is decided by looking at the next few bytes.  What has no letter
 * or digit in it ("," "...") is passed over. */
#include "search/queryparse.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "courtroll.h"

static struct query *parse_or(struct parser *p);

static void
add(struct query *parent, struct query *kid)
{
	if (!kid)
		return;
	parent->kids = xgrow(parent->kids, parent->n, &parent->cap,
	    sizeof(struct query *));
	parent->kids[parent->n++] = kid;
}

/* ---- looking ahead ------------------------------------------------------- */

static void
skip_blanks(struct parser *p)
{
	while (p->at < p->len && parser_blank(p->text[p->at]))
		p->at++;
}

static bool
at_word(const struct parser *p, const char *word)
{
	size_t n = strlen(word);

	return p->len - p->at >= n &&
	    memcmp(p->text + p->at, word, n) == 0 &&
	    parser_ends(p, p->at + n);
}

static bool
at_end(struct parser *p)
{
	skip_blanks(p);
	return parser_failed(p) || p->at >= p->len || p->text[p->at] == ')';
}

/* "near", "near/5" before another item: its distance; 0: none. */
static unsigned
at_near(struct parser *p, size_t *end)
{
	unsigned long n = QUERY_NEAR;
	size_t i = p->at + 4;

	if (p->len - p->at < 4 || (memcmp(p->text + p->at, "near", 4) != 0 &&
	    memcmp(p->text + p->at, "NEAR", 4) != 0))
		return 0;
	if (i < p->len && p->text[i] == '/') {
		for (n = 0, i++; i < p->len && isdigit((unsigned char)
		    p->text[i]); i++)
			if (n <= QUERY_NEAR_MAX)
				n = n * 10 + (unsigned)(p->text[i] - '0');
	}
	if (!parser_ends(p, i))
		return 0;
	*end = i;
	while (i < p->len && parser_blank(p->text[i]))
		i++;
	if (i >= p->len || p->text[i] == ')')
		return 0; /* the last word: just a word */
	return n == 0 ? 1 : n > QUERY_NEAR_MAX ? QUERY_NEAR_MAX : (unsigned)n;
}

/* ---- the grammar --------------------------------------------------------- */

static struct query *
parse_group(struct parser *p)
{
	size_t open = p->at++;
	struct query *q;

	if (++p->depth > QUERY_MAX_DEPTH)
		return parser_fault(p, open,
		    "too many parentheses within one another");
	q = parse_or(p);
	p->depth--;
	skip_blanks(p);
	if (!parser_failed(p) && (p->at >= p->len || p->text[p->at] != ')'))
		parser_fault(p, open, "this parenthesis is not closed");
	else if (!parser_failed(p))
		p->at++;
	return q;
}

static struct query *
parse_item(struct parser *p)
{
	const struct term_field *f;
	struct query *q;
	size_t at;

	skip_blanks(p);
	at = p->at;
	if (++p->items > QUERY_MAX_ITEMS)
		return parser_fault(p, at, "the query has too many words");
	if (p->text[at] == '(')
		return parse_group(p);
	if (p->text[at] == '"')
		return parser_quoted(p, NULL, at);
	if (at_word(p, "AND") || at_word(p, "OR"))
		return parser_fault(p, at,
		    "there is nothing before this operator");
	if ((q = parser_number(p)))
		return q;
	if (parser_field(p, &f))
		return f ? parser_value(p, f, at) : NULL;
	if ((q = parser_file(p, at, parser_run_end(p, at), NULL))) {
		p->at = parser_run_end(p, at);
		return q;
	}
	return parser_run(p, NULL, at);
}

/* An operator with one kid is that kid; with none, nothing. */
static struct query *
tidy(struct query *q)
{
	struct query *kid;

	if (q->n > 1)
		return q;
	kid = q->n ? q->kids[0] : NULL;
	q->n = 0;
	query_free(q);
	return kid;
}

/* Only words have places on a page. */
static bool
may_be_near(const struct query *q)
{
	return (q->kind == QUERY_WORD || q->kind == QUERY_PREFIX) &&
	    (!q->field || q->field->kind == FIELD_WORDS);
}

static struct query *
parse_near(struct parser *p)
{
	struct query *q = parse_item(p), *both, *kid;
	size_t end = 0, at;

	if (!q || at_end(p) || !at_near(p, &end))
		return q;
	both = parser_node(QUERY_NEAR_TO, q->at);
	both->distance = at_near(p, &end);
	add(both, q);
	while (!at_end(p) && at_near(p, &end)) {
		at = p->at;
		p->at = end;
		add(both, kid = parse_item(p));
		if (!may_be_near(q) || (kid && (!may_be_near(kid) ||
		    kid->field != q->field)))
			parser_fault(p, at,
			    "'near' stands between two single words");
	}
	return tidy(both);
}

static struct query *
parse_not(struct parser *p)
{
	struct query *q, *kid;
	size_t at;

	skip_blanks(p);
	at = p->at;
	if (at_word(p, "NOT"))
		p->at += 3;
	else if (p->at + 1 < p->len && p->text[p->at] == '-' &&
	    !parser_blank(p->text[p->at + 1]) && p->text[p->at + 1] != ')')
		p->at++;
	else
		return parse_near(p);
	if (at_end(p))
		return parser_fault(p, at,
		    "there is nothing to leave out here");
	if (++p->depth > QUERY_MAX_DEPTH)
		return parser_fault(p, at,
		    "too many operators within one another");
	kid = parse_not(p);
	p->depth--;
	if (!kid)
		return NULL;
	q = parser_node(QUERY_NOT, at);
	add(q, kid);
	return q;
}

static struct query *
parse_and(struct parser *p)
{
	struct query *q = parser_node(QUERY_AND, p->at);
	size_t at;

	add(q, parse_not(p));
	while (!at_end(p) && !at_word(p, "OR")) {
		at = p->at;
		if (at_word(p, "AND")) {
			p->at += 3;
			if (at_end(p) || at_word(p, "OR"))
				parser_fault(p, at,
				    "there is nothing after this AND");
		}
		if (!parser_failed(p))
			add(q, parse_not(p));
	}
	return tidy(q);
}

static struct query *
parse_or(struct parser *p)
{
	struct query *q = parser_node(QUERY_OR, p->at);
	size_t at;

	if (!at_end(p))
		add(q, parse_and(p));
	while (!at_end(p) && at_word(p, "OR")) {
		at = p->at;
		p->at += 2;
		if (at_end(p))
			parser_fault(p, at, "there is nothing after this OR");
		else
			add(q, parse_and(p));
	}
	return tidy(q);
}

enum cr_status
query_parse(struct query **out, size_t *at, const char *text,
    const struct scheme *s, struct cr_err *e)
{
	struct parser p = { text, strlen(text), 0, 0, 0, s, NUMBERS_INIT,
		SIZE_MAX, e };
	struct query *q;

	*out = NULL;
	*at = 0;
	if (p.len > CR_MAX_QUERY)
		return err_set(e, CR_SKIP, "the query is longer than %u bytes",
		    CR_MAX_QUERY);
	if (!utf8_valid(text, p.len))
		return err_set(e, CR_SKIP, "the query is not UTF-8 text");
	if (s)
		numbers_find(&p.numbers, s, text, p.len);
	q = parse_or(&p);
	if (!parser_failed(&p) && p.at < p.len)
		parser_fault(&p, p.at, "this parenthesis was not opened");
	if (!parser_failed(&p) && !q)
		parser_fault(&p, 0, "the query has no word in it");
	numbers_release(&p.numbers);
	if (parser_failed(&p)) {
		query_free(q);
		*at = p.fault;
		return CR_SKIP;
	}
	*out = q;
	return CR_OK;
}
