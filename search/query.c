/* search/query.c: the grammar of query.h, by recursive descent.
 *
 * Case numbers are looked for once, in the whole text; an item that begins
 * where one begins is that number.  Everything else is decided by looking at
 * the next few bytes.  What has no letter or digit in it ("," "...") is
 * passed over. */
#include "search/query.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/fileid.h"
#include "codes/number.h"
#include "courtroll.h"
#include "index/words.h"

struct parser {
	const char *text;
	size_t len, at;
	int depth, items;
	const struct scheme *scheme;
	struct numbers numbers;
	size_t fault;
	struct cr_err *e;
};

static struct query *parse_or(struct parser *p);

static struct query *
node(enum query_kind kind, size_t at)
{
	struct query *q = xcalloc(1, sizeof *q);

	q->kind = kind;
	q->at = at;
	return q;
}

static void
add(struct query *parent, struct query *kid)
{
	if (!kid)
		return;
	parent->kids = xgrow(parent->kids, parent->n, &parent->cap,
	    sizeof(struct query *));
	parent->kids[parent->n++] = kid;
}

void
query_free(struct query *q)
{
	size_t i;

	if (!q)
		return;
	for (i = 0; i < q->n; i++)
		query_free(q->kids[i]);
	free(q->kids);
	free(q->cases);
	free(q->text);
	free(q);
}

/* ---- faults: the first one counts; parsing then comes to an end ---------- */

static bool
failed(const struct parser *p)
{
	return p->fault != SIZE_MAX;
}

static struct query *
fault(struct parser *p, size_t at, const char *msg)
{
	if (!failed(p)) {
		p->fault = at;
		err_set(p->e, CR_SKIP, "%s", msg);
	}
	return NULL;
}

static struct query *
unknown_field(struct parser *p, size_t at, size_t len)
{
	const struct term_field *f;
	struct buf b = BUF_INIT;

	buf_addf(&b, "there is no field '%.*s:'; there are",
	    len > 40 ? 40 : (int)len, p->text + at);
	for (f = term_fields; f->name; f++)
		buf_addf(&b, " %s:", f->name);
	fault(p, at, b.data);
	buf_release(&b);
	return NULL;
}

/* ---- looking ahead ------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
ends_token(const struct parser *p, size_t i)
{
	return i >= p->len || is_blank(p->text[i]) || p->text[i] == '(' ||
	    p->text[i] == ')';
}

static void
skip_blanks(struct parser *p)
{
	while (p->at < p->len && is_blank(p->text[p->at]))
		p->at++;
}

static bool
at_word(const struct parser *p, const char *word)
{
	size_t n = strlen(word);

	return p->len - p->at >= n &&
	    memcmp(p->text + p->at, word, n) == 0 &&
	    ends_token(p, p->at + n);
}

static bool
at_end(struct parser *p)
{
	skip_blanks(p);
	return failed(p) || p->at >= p->len || p->text[p->at] == ')';
}

/* The end of a run without blanks, parentheses and quotes. */
static size_t
run_end(const struct parser *p, size_t i)
{
	while (!ends_token(p, i) && p->text[i] != '"')
		i++;
	return i;
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
	if (!ends_token(p, i))
		return 0;
	*end = i;
	while (i < p->len && is_blank(p->text[i]))
		i++;
	if (i >= p->len || p->text[i] == ')')
		return 0; /* the last word: just a word */
	return n == 0 ? 1 : n > QUERY_NEAR_MAX ? QUERY_NEAR_MAX : (unsigned)n;
}

static bool
has_words(const char *s, size_t len)
{
	struct words w;
	bool any;

	words_begin(&w, s, len);
	any = words_next(&w);
	words_done(&w);
	return any;
}

/* ---- numbers and ids ----------------------------------------------------- */

static struct query *
number_node(const struct case_id *cases, size_t n, const char *text, size_t at,
    size_t len)
{
	struct query *q = node(QUERY_NUMBER, at);

	q->len = len;
	q->text = xstrndup(text + at, len);
	q->cases = xcalloc(n, sizeof *q->cases);
	memcpy(q->cases, cases, n * sizeof *cases);
	q->n_cases = n;
	return q;
}

/* A number of the finder's that begins at i, with enough known to look it up;
 * readings that know too little are left out. */
static struct query *
found_number(const struct numbers *found, const char *text, size_t i)
{
	struct case_id *known;
	struct query *q = NULL;
	size_t k, j, n = 0;

	for (k = 0; k < found->n && found->v[k].off != i; k++)
		;
	if (k == found->n)
		return NULL;
	known = xcalloc(found->v[k].n_candidates, sizeof *known);
	for (j = 0; j < found->v[k].n_candidates; j++)
		if (case_known(&found->v[k].candidates[j]))
			known[n++] = found->v[k].candidates[j];
	if (n)
		q = number_node(known, n, text, i, found->v[k].len);
	free(known);
	return q;
}

static struct query *
take_number(struct parser *p)
{
	size_t end = run_end(p, p->at);
	struct case_id key;
	struct query *q;

	while (end > p->at && strchr(".,;:!?", p->text[end - 1]))
		end--;
	if (terms_case_parse(&key, p->text + p->at, end - p->at)) {
		q = number_node(&key, 1, p->text, p->at, end - p->at);
	} else {
		q = found_number(&p->numbers, p->text, p->at);
		if (!q)
			return NULL;
		end = p->at + q->len;
	}
	/* a full stop, or what the finder left of the last word, is no item */
	while (!ends_token(p, end) && ispunct((unsigned char)p->text[end]) &&
	    p->text[end] != '"')
		end++;
	p->at = end;
	return q;
}

static struct query *
take_file(struct parser *p, size_t at, size_t end, struct cr_err *e)
{
	char *written = xstrndup(p->text + at, end - at);
	char id[FILE_ID_MAX], site[8];
	struct query *q = NULL;
	int64_t number;

	if (fileid_read(written, site, &number, e) == CR_OK) {
		fileid_write(id, site, number);
		q = node(QUERY_FILE, at);
		q->len = end - at;
		q->text = xstrdup(id);
		q->field = term_field_lookup("file", 4);
	}
	free(written);
	return q;
}

/* ---- values of fields ---------------------------------------------------- */

/* A year or date as written gives the first and the last that it covers. */
static bool
read_date(const char *s, size_t len, bool days, char lo[12], char hi[12])
{
	static const size_t lens[] = { 4, 7, 10 };
	size_t i, n = 0;

	for (i = 0; i < len; i++) {
		if (i == 4 || i == 7) {
			if (s[i] != '-')
				return false;
		} else if (!isdigit((unsigned char)s[i]) || n == 8) {
			return false;
		} else {
			lo[n] = hi[n] = s[i];
			n++;
		}
	}
	if (len != lens[0] && (!days || (len != lens[1] && len != lens[2])))
		return false;
	for (; days && n < 8; n++) {
		lo[n] = '0';
		hi[n] = '9';
	}
	lo[n] = hi[n] = '\0';
	return true;
}

static struct query *
range_value(struct parser *p, const struct term_field *f, size_t at)
{
	const char *s = p->text + p->at, *dots;
	size_t len = run_end(p, p->at) - p->at, left;
	bool days = f->kind == FIELD_DATE, ok = true;
	struct query *q = node(QUERY_RANGE, at);
	char other[12];

	q->field = f;
	dots = memmem(s, len, "..", 2);
	left = dots ? (size_t)(dots - s) : len;
	if (!dots)
		ok = read_date(s, len, days, q->lo, q->hi);
	if (dots && left)
		ok = read_date(s, left, days, q->lo, other);
	if (dots && len > left + 2)
		ok = read_date(dots + 2, len - left - 2, days, other, q->hi) &&
		    ok;
	if (!ok || (!q->lo[0] && !q->hi[0])) {
		query_free(q);
		return fault(p, p->at, days
			? "a date is 2008, 2008-05, 2008-05-09, or two of "
			  "them as 2008..2010"
			: "a year is 2008, or two of them as 2001..2005");
	}
	if (q->lo[0] && q->hi[0] && strcmp(q->lo, q->hi) > 0) {
		query_free(q);
		return fault(p, p->at, "the range ends before it begins");
	}
	p->at += len;
	q->len = p->at - at;
	return q;
}

/* code:"Civil Suit 95 of 2015" */
static struct query *
quoted_number(struct parser *p, const char *s)
{
	struct numbers found = NUMBERS_INIT;
	struct case_id key;
	struct query *q;

	while (is_blank(*s))
		s++;
	if (terms_case_parse(&key, s, strlen(s)))
		return number_node(&key, 1, s, 0, strlen(s));
	if (!p->scheme)
		return NULL;
	numbers_find(&found, p->scheme, s, strlen(s));
	q = found_number(&found, s, 0);
	numbers_release(&found);
	return q;
}

/* Text between quotes; p->at on the first of them. */
static char *
take_quoted(struct parser *p)
{
	size_t from = p->at + 1;
	const char *end = memchr(p->text + from, '"', p->len - from);
	size_t len;

	if (!end) {
		fault(p, p->at, "this quote is not closed");
		return NULL;
	}
	len = (size_t)(end - p->text) - from;
	p->at = from + len + 1;
	return xstrndup(p->text + from, len);
}

static struct query *
quoted(struct parser *p, const struct term_field *f, size_t at)
{
	struct query *q = NULL;
	char *text = take_quoted(p);

	if (!text)
		return NULL;
	if (f && (f->kind == FIELD_CODE || f->kind == FIELD_CASE))
		q = quoted_number(p, text);
	if (q) {
		free(text);
	} else if (!has_words(text, strlen(text))) {
		free(text);
		return f ? fault(p, at, "there is no word between the quotes")
			 : NULL;
	} else {
		q = node(QUERY_PHRASE, at);
		q->text = text;
	}
	q->field = f;
	q->at = at;
	q->len = p->at - at;
	return q;
}

/* A run of bytes: word or prefix*. */
static struct query *
run(struct parser *p, const struct term_field *f, size_t at)
{
	size_t from = p->at, end = run_end(p, from), n = 0;
	const char *s = p->text + from;
	struct buf folded = BUF_INIT;
	struct query *q;

	p->at = end;
	if (!has_words(s, end - from))
		return NULL;
	q = node(QUERY_WORD, at);
	q->field = f;
	q->len = end - at;
	if (s[end - from - 1] == '*') {
		words_fold(&folded, s, end - from);
		n = folded.len;
		buf_release(&folded);
		q->kind = QUERY_PREFIX;
		end--;
		if (n < QUERY_MIN_PREFIX) {
			query_free(q);
			return fault(p, from, "write at least two letters "
				"before '*'");
		}
	}
	q->text = xstrndup(s, end - from);
	return q;
}

static struct query *
field_value(struct parser *p, const struct term_field *f, size_t at)
{
	struct query *q;
	struct cr_err why = CR_ERR_INIT;

	if (f->kind == FIELD_YEAR || f->kind == FIELD_DATE)
		return range_value(p, f, at);
	if (p->text[p->at] == '"')
		return quoted(p, f, at);
	if (f->kind == FIELD_FILE) {
		q = take_file(p, p->at, run_end(p, p->at), &why);
		if (!q)
			return fault(p, p->at, why.msg[0] ? why.msg
				: "a file id looks like MUK-000123-7");
		p->at = run_end(p, p->at);
		return q;
	}
	if (f->kind == FIELD_CODE || f->kind == FIELD_CASE) {
		q = take_number(p);
		if (q) {
			q->field = f;
			q->at = at;
			q->len = p->at - at;
			return q;
		}
		if (f->kind == FIELD_CASE)
			return fault(p, p->at,
			    "this is no case number; quote one that has blanks");
	}
	q = run(p, f, at);
	return q || failed(p) ? q : fault(p, at, "this field has no value");
}

/* "name:value": is there a field here? Moves past the colon. */
static bool
take_field(struct parser *p, const struct term_field **f)
{
	size_t i = p->at;

	*f = NULL;
	while (i < p->len && isalpha((unsigned char)p->text[i]))
		i++;
	if (i == p->at || i + 1 >= p->len || p->text[i] != ':' ||
	    ends_token(p, i + 1))
		return false;
	*f = term_field_lookup(p->text + p->at, i - p->at);
	if (!*f)
		unknown_field(p, p->at, i - p->at);
	p->at = i + 1;
	return true;
}

/* ---- the grammar --------------------------------------------------------- */

static struct query *
parse_group(struct parser *p)
{
	size_t open = p->at++;
	struct query *q;

	if (++p->depth > QUERY_MAX_DEPTH)
		return fault(p, open, "too many parentheses within one another");
	q = parse_or(p);
	p->depth--;
	skip_blanks(p);
	if (!failed(p) && (p->at >= p->len || p->text[p->at] != ')'))
		fault(p, open, "this parenthesis is not closed");
	else if (!failed(p))
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
		return fault(p, at, "the query has too many words");
	if (p->text[at] == '(')
		return parse_group(p);
	if (p->text[at] == '"')
		return quoted(p, NULL, at);
	if (at_word(p, "AND") || at_word(p, "OR"))
		return fault(p, at, "there is nothing before this operator");
	if ((q = take_number(p)))
		return q;
	if (take_field(p, &f))
		return f ? field_value(p, f, at) : NULL;
	if ((q = take_file(p, at, run_end(p, at), NULL))) {
		p->at = run_end(p, at);
		return q;
	}
	return run(p, NULL, at);
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
	both = node(QUERY_NEAR_TO, q->at);
	both->distance = at_near(p, &end);
	add(both, q);
	while (!at_end(p) && at_near(p, &end)) {
		at = p->at;
		p->at = end;
		add(both, kid = parse_item(p));
		if (!may_be_near(q) || (kid && (!may_be_near(kid) ||
		    kid->field != q->field)))
			fault(p, at, "'near' stands between two single words");
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
	    !is_blank(p->text[p->at + 1]) && p->text[p->at + 1] != ')')
		p->at++;
	else
		return parse_near(p);
	if (at_end(p))
		return fault(p, at, "there is nothing to leave out here");
	if (++p->depth > QUERY_MAX_DEPTH)
		return fault(p, at, "too many operators within one another");
	kid = parse_not(p);
	p->depth--;
	if (!kid)
		return NULL;
	q = node(QUERY_NOT, at);
	add(q, kid);
	return q;
}

static struct query *
parse_and(struct parser *p)
{
	struct query *q = node(QUERY_AND, p->at);
	size_t at;

	add(q, parse_not(p));
	while (!at_end(p) && !at_word(p, "OR")) {
		at = p->at;
		if (at_word(p, "AND")) {
			p->at += 3;
			if (at_end(p) || at_word(p, "OR"))
				fault(p, at, "there is nothing after this AND");
		}
		if (!failed(p))
			add(q, parse_not(p));
	}
	return tidy(q);
}

static struct query *
parse_or(struct parser *p)
{
	struct query *q = node(QUERY_OR, p->at);
	size_t at;

	if (!at_end(p))
		add(q, parse_and(p));
	while (!at_end(p) && at_word(p, "OR")) {
		at = p->at;
		p->at += 2;
		if (at_end(p))
			fault(p, at, "there is nothing after this OR");
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
	if (!failed(&p) && p.at < p.len)
		fault(&p, p.at, "this parenthesis was not opened");
	if (!failed(&p) && !q)
		fault(&p, 0, "the query has no word in it");
	numbers_release(&p.numbers);
	if (failed(&p)) {
		query_free(q);
		*at = p.fault;
		return CR_SKIP;
	}
	*out = q;
	return CR_OK;
}

bool
query_is_number(const struct query *q)
{
	return q->kind == QUERY_NUMBER;
}

static void
print_leaf(const struct query *q, struct buf *out)
{
	char key[CASE_KEY_MAX];
	size_t i;

	if (q->field)
		buf_addf(out, "%s=", q->field->name);
	switch (q->kind) {
	case QUERY_PHRASE:
		buf_addf(out, "\"%s\"", q->text);
		break;
	case QUERY_PREFIX:
		buf_addf(out, "%s*", q->text);
		break;
	case QUERY_RANGE:
		buf_addf(out, "%s..%s", q->lo, q->hi);
		break;
	case QUERY_NUMBER:
		for (i = 0; i < q->n_cases; i++) {
			case_key(key, sizeof key, &q->cases[i]);
			buf_addf(out, "%s[%s]", i ? "" : "#", key);
		}
		break;
	default:
		buf_adds(out, q->text);
		break;
	}
}

void
query_print(const struct query *q, struct buf *out)
{
	size_t i;

	if (q->n == 0) {
		print_leaf(q, out);
		return;
	}
	buf_addc(out, '(');
	if (q->kind == QUERY_NEAR_TO)
		buf_addf(out, "near/%u", q->distance);
	else
		buf_adds(out, q->kind == QUERY_AND ? "and"
			: q->kind == QUERY_OR      ? "or"
						   : "not");
	for (i = 0; i < q->n; i++) {
		buf_addc(out, ' ');
		query_print(q->kids[i], out);
	}
	buf_addc(out, ')');
}
