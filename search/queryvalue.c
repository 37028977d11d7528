/* search/queryvalue.c: the items of a query: words, phrases, numbers, ids and
 * the values of fields.  Each takes what begins at p->at and moves past it.
 *
 * Case numbers were looked for once, in the whole text; an item that begins
 * where one begins is that number. */
#include "base/fileid.h"
#include "search/queryparse.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/words.h"

struct query *
parser_node(enum query_kind kind, size_t at)
{
	struct query *q = xcalloc(1, sizeof *q);

	q->kind = kind;
	q->at = at;
	return q;
}

/* ---- faults: the first one counts; parsing then comes to an end ---------- */

bool
parser_failed(const struct parser *p)
{
	return p->fault != SIZE_MAX;
}

struct query *
parser_fault(struct parser *p, size_t at, const char *msg)
{
	if (!parser_failed(p)) {
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
	parser_fault(p, at, b.data);
	buf_release(&b);
	return NULL;
}

/* ---- looking ahead ------------------------------------------------------- */

bool
parser_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
parser_ends(const struct parser *p, size_t i)
{
	return i >= p->len || parser_blank(p->text[i]) || p->text[i] == '(' ||
	    p->text[i] == ')';
}

/* The end of a run without blanks, parentheses and quotes. */
size_t
parser_run_end(const struct parser *p, size_t i)
{
	while (!parser_ends(p, i) && p->text[i] != '"')
		i++;
	return i;
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
	struct query *q = parser_node(QUERY_NUMBER, at);

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

struct query *
parser_number(struct parser *p)
{
	size_t end = parser_run_end(p, p->at);
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
	while (!parser_ends(p, end) && ispunct((unsigned char)p->text[end]) &&
	    p->text[end] != '"')
		end++;
	p->at = end;
	return q;
}

struct query *
parser_file(struct parser *p, size_t at, size_t end, struct cr_err *e)
{
	char *written = xstrndup(p->text + at, end - at);
	char id[FILE_ID_MAX], site[8];
	struct query *q = NULL;
	int64_t number;

	if (fileid_read(written, site, &number, e) == CR_OK) {
		fileid_write(id, site, number);
		q = parser_node(QUERY_FILE, at);
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
	size_t len = parser_run_end(p, p->at) - p->at, left;
	bool days = f->kind == FIELD_DATE, ok = true;
	struct query *q = parser_node(QUERY_RANGE, at);
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
		return parser_fault(p, p->at, days
			? "a date is 2008, 2008-05, 2008-05-09, or two of "
			  "them as 2008..2010"
			: "a year is 2008, or two of them as 2001..2005");
	}
	if (q->lo[0] && q->hi[0] && strcmp(q->lo, q->hi) > 0) {
		query_free(q);
		return parser_fault(p, p->at,
		    "the range ends before it begins");
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

	while (parser_blank(*s))
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
		parser_fault(p, p->at, "this quote is not closed");
		return NULL;
	}
	len = (size_t)(end - p->text) - from;
	p->at = from + len + 1;
	return xstrndup(p->text + from, len);
}

struct query *
parser_quoted(struct parser *p, const struct term_field *f, size_t at)
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
		return f ? parser_fault(p, at, "no word between the quotes")
			 : NULL;
	} else {
		q = parser_node(QUERY_PHRASE, at);
		q->text = text;
	}
	q->field = f;
	q->at = at;
	q->len = p->at - at;
	return q;
}

/* A run of bytes: word or prefix*. */
struct query *
parser_run(struct parser *p, const struct term_field *f, size_t at)
{
	size_t from = p->at, end = parser_run_end(p, from), n = 0;
	const char *s = p->text + from;
	struct buf folded = BUF_INIT;
	struct query *q;

	p->at = end;
	if (!has_words(s, end - from))
		return NULL;
	q = parser_node(QUERY_WORD, at);
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
			return parser_fault(p, from,
			    "write at least two letters before '*'");
		}
	}
	q->text = xstrndup(s, end - from);
	return q;
}

struct query *
parser_value(struct parser *p, const struct term_field *f, size_t at)
{
	struct query *q;
	struct cr_err why = CR_ERR_INIT;

	if (f->kind == FIELD_YEAR || f->kind == FIELD_DATE)
		return range_value(p, f, at);
	if (p->text[p->at] == '"')
		return parser_quoted(p, f, at);
	if (f->kind == FIELD_FILE) {
		q = parser_file(p, p->at, parser_run_end(p, p->at), &why);
		if (!q)
			return parser_fault(p, p->at, why.msg[0] ? why.msg
				: "a file id looks like MUK-000123-7");
		p->at = parser_run_end(p, p->at);
		return q;
	}
	if (f->kind == FIELD_CODE || f->kind == FIELD_CASE) {
		q = parser_number(p);
		if (q) {
			q->field = f;
			q->at = at;
			q->len = p->at - at;
			return q;
		}
		if (f->kind == FIELD_CASE)
			return parser_fault(p, p->at,
			    "no case number; quote one that has blanks");
	}
	q = parser_run(p, f, at);
	return q || parser_failed(p) ? q : parser_fault(p, at,
	    "this field has no value");
}

/* "name:value": is there a field here? Moves past the colon. */
bool
parser_field(struct parser *p, const struct term_field **f)
{
	size_t i = p->at;

	*f = NULL;
	while (i < p->len && isalpha((unsigned char)p->text[i]))
		i++;
	if (i == p->at || i + 1 >= p->len || p->text[i] != ':' ||
	    parser_ends(p, i + 1))
		return false;
	*f = term_field_lookup(p->text + p->at, i - p->at);
	if (!*f)
		unknown_field(p, p->at, i - p->at);
	p->at = i + 1;
	return true;
}
