/* search/review.c: gathering the questions, the worst first (see review.h).
 *
 * The worst files are known by an index; only those are read.  Each gives all
 * its questions; then all of them are put in order, and the files beyond the
 * limit are left out. */
#include "search/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/repaging.h"
#include "index/say.h"
#include "index/scheme.h"
#include "index/terms.h"

/* ---- items --------------------------------------------------------------- */

void
review_set(struct review_answer *to, const char *kind, const char *a,
    const char *b)
{
	to->kind = kind;
	to->n_words = 0;
	if (a)
		to->words[to->n_words++] = xstrdup(a);
	if (a && b)
		to->words[to->n_words++] = xstrdup(b);
}

static void
release_answer(struct review_answer *a)
{
	while (a->n_words)
		free(a->words[--a->n_words]);
}

static void
release_item(struct review_item *i)
{
	while (i->n) {
		struct review_candidate *c = &i->v[--i->n];

		free(c->text);
		free(c->code);
		release_answer(&c->answer);
	}
	release_answer(&i->reject);
	release_answer(&i->correct);
	free(i->id);
	free(i->question);
}

struct review_item *
review_add(struct review *v, const struct record *r, enum doubt_what what,
    size_t at, int severity)
{
	struct review_item *i;

	v->v = xgrow(v->v, v->n, &v->cap, sizeof *v->v);
	i = &v->v[v->n++];
	memset(i, 0, sizeof *i);
	i->r = r;
	i->what = what;
	i->severity = severity;
	i->chosen = -1;
	i->id = xasprintf("%s:%s:%zu", r->id, doubt_name(what), at);
	return i;
}

struct review_candidate *
review_candidate(struct review_item *i, char *text, const char *kind,
    const char *a, const char *b)
{
	struct review_candidate *c;

	if (i->n == REVIEW_CANDIDATES) {
		free(text);
		return NULL;
	}
	c = &i->v[i->n++];
	memset(c, 0, sizeof *c);
	c->text = text;
	review_set(&c->answer, kind, a, b);
	return c;
}

/* Is a case that which a key says, and as full at most? */
static bool
says_no_more(const struct case_id *id, const char *key)
{
	struct case_id other;

	return terms_case_parse(&other, key, strlen(key)) &&
	    case_match(&other, id) && (other.court[0] || !id->court[0]) &&
	    (other.station[0] || other.station_name[0] ||
		!(id->station[0] || id->station_name[0]));
}

struct review_candidate *
review_case(struct review *v, struct review_item *i, const struct case_id *id,
    const char *kind, const char *relation, double score)
{
	char key[CASE_KEY_MAX];
	struct review_candidate *c;
	struct buf b = BUF_INIT;
	size_t k;

	if (!case_known(id))
		return NULL;
	case_key(key, sizeof key, id);
	for (k = 0; k < i->n; k++)
		if (i->v[k].is_case && says_no_more(id, i->v[k].code))
			return &i->v[k];
	scheme_write(v->reader->scheme, id, &b);
	c = review_candidate(i, buf_detach(&b, NULL), kind, key, NULL);
	if (!c)
		return NULL;
	c->code = xstrdup(key);
	c->is_case = true;
	c->score = score;
	c->answer.relation = relation;
	return c;
}

/* ---- opening ------------------------------------------------------------- */

enum cr_status
review_open(struct review *v, struct reader *r, struct cr_err *e)
{
	memset(v, 0, sizeof *v);
	v->reader = r;
	v->linker = (struct linker){ .catalog = r->catalog,
		.scheme = r->scheme, .classes = r->classes };
	return index_model(&v->model, r->catalog, e);
}

void
review_release(struct review *v)
{
	while (v->n)
		release_item(&v->v[--v->n]);
	free(v->v);
	linker_forget(&v->linker);
	pages_close(v->pages);
	model_free(v->model);
	memset(v, 0, sizeof *v);
}

/* ---- finding ------------------------------------------------------------- */

static bool
wanted(const struct review_ask *ask, const struct record *r)
{
	return !ask->doubt.batch || (r->batch &&
	    !strcmp(r->batch, ask->doubt.batch));
}

static enum cr_status
one_file(struct review *v, int64_t file, const struct review_ask *ask,
    struct cr_err *e)
{
	struct decisions said = DECISIONS_INIT;
	const struct record *r;
	struct doubt *d = NULL;
	enum cr_status st;
	size_t n = 0, i;

	st = linker_record(&v->linker, file, &r, e);
	if (st == CR_END || (st == CR_OK && !wanted(ask, r)))
		return CR_OK;
	if (st == CR_OK && (st = decision_list(v->reader->catalog, file,
	    &said, e)) == CR_OK)
		n = doubts_of_record(&d, r, &said, v->reader->scheme);
	for (i = 0; i < n && st == CR_OK; i++)
		if (doubt_kind_of(d[i].what) & ask->doubt.kinds)
			st = review_question(v, r, &d[i], e);
	if (st == CR_OK)
		st = review_cross(v, r, &said, ask->doubt.kinds, e);
	free(d);
	decisions_release(&said);
	return st;
}

/* Files of the list that were not looked at yet, until there are `most`
 * questions of a kind (DOUBT_WHATS: of any). */
static enum cr_status
look_at(struct review *v, struct doubt_files *seen,
    const struct doubt_files *f, enum doubt_what what, size_t most,
    const struct review_ask *ask, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i, k, from, found = 0;

	for (i = 0; i < f->n && found < most && st == CR_OK; i++) {
		for (k = 0; k < seen->n && seen->v[k] != f->v[i]; k++)
			;
		if (k < seen->n)
			continue;
		seen->v = xgrow(seen->v, seen->n, &seen->cap,
		    sizeof *seen->v);
		seen->v[seen->n++] = f->v[i];
		from = v->n;
		st = one_file(v, f->v[i], ask, e);
		for (; from < v->n && what != DOUBT_WHATS; from++)
			found += v->v[from].what == what;
	}
	return st;
}

/* By their own labels; where what was found is answered but not coded yet,
 * further down the list. */
static enum cr_status
look_by_labels(struct review *v, struct doubt_files *seen,
    const struct review_ask *ask, struct cr_err *e)
{
	struct doubt_files f = DOUBT_FILES_INIT;
	enum cr_status st;
	size_t skip = 0;

	do {
		f.n = 0;
		st = doubt_files(&f, v->reader->catalog, &ask->doubt, skip,
		    ask->limit, e);
		if (st == CR_OK)
			st = look_at(v, seen, &f, DOUBT_WHATS, SIZE_MAX, ask,
			    e);
		skip += ask->limit;
	} while (st == CR_OK && f.n && v->n < ask->limit);
	doubt_files_release(&f);
	return st;
}

/* In the light of others: most of these files are well, so that more of them
 * are looked at than are asked about. */
static enum cr_status
look_across(struct review *v, struct doubt_files *seen,
    const struct review_ask *ask, struct cr_err *e)
{
	enum { MORE = 20 };
	struct doubt_files f = DOUBT_FILES_INIT;
	struct catalog *c = v->reader->catalog;
	enum cr_status st = CR_OK;

	if (ask->doubt.kinds & DOUBT_NUMBER &&
	    (st = doubt_shared(&f, c, MORE * ask->limit, e)) == CR_OK)
		st = look_at(v, seen, &f, DOUBT_CLAIMED_TWICE, ask->limit,
		    ask, e);
	f.n = 0;
	if (st == CR_OK && ask->doubt.kinds & DOUBT_PARENT &&
	    (st = doubt_parents(&f, c, MORE * ask->limit, e)) == CR_OK)
		st = look_at(v, seen, &f, DOUBT_PARENT_MAYBE, ask->limit, ask,
		    e);
	doubt_files_release(&f);
	return st;
}

static int
worse_first(const void *a, const void *b)
{
	const struct review_item *x = a, *y = b;

	if (x->severity != y->severity)
		return x->severity > y->severity ? -1 : 1;
	if (x->r->number != y->r->number)
		return x->r->number < y->r->number ? -1 : 1;
	return strcmp(x->id, y->id);
}

/* The files of the first items stay, as many as were asked for. */
static void
cut(struct review *v, size_t limit)
{
	const struct record **kept = xcalloc(limit + 1, sizeof *kept);
	size_t n = 0, i, k, to = 0;

	for (i = 0; i < v->n; i++) {
		for (k = 0; k < n && kept[k] != v->v[i].r; k++)
			;
		if (k == n && n < limit)
			kept[n++] = v->v[i].r;
		if (k < n)
			v->v[to++] = v->v[i];
		else
			release_item(&v->v[i]);
	}
	v->n = to;
	free(kept);
}

enum cr_status
review_find(struct review *v, const struct review_ask *ask, struct cr_err *e)
{
	struct doubt_files seen = DOUBT_FILES_INIT;
	enum cr_status st;

	if (ask->file)
		st = one_file(v, ask->file, ask, e);
	else if ((st = look_by_labels(v, &seen, ask, e)) == CR_OK)
		st = look_across(v, &seen, ask, e);
	doubt_files_release(&seen);
	if (v->n)
		qsort(v->v, v->n, sizeof *v->v, worse_first);
	cut(v, ask->limit);
	return st;
}

/* ---- answering ----------------------------------------------------------- */

/* `label` takes the anomalies of dump; of other doubts, `seen` is ours. */
bool
review_is_label(const struct review_answer *a)
{
	static const char *const ours[] = { "unclassified", "no-number",
		"number-unsettled", "number-weak", "parent-unsettled",
		"parent-maybe", "no-subject", "subject-weak" };
	size_t i;

	for (i = 0; a->kind && !strcmp(a->kind, "seen") &&
	    i < sizeof ours / sizeof *ours; i++)
		if (!strcmp(a->words[0], ours[i]))
			return false;
	return a->kind != NULL;
}

static enum cr_status
values_of(struct names *values, struct review *v, const struct review_item *i,
    const struct review_answer *a, struct cr_err *e)
{
	struct say say = { .kind = a->kind, .words = a->words,
		.n_words = a->n_words, .relation = a->relation,
		.date = a->date, .scheme = v->reader->scheme, .record = i->r };
	char *detail;

	if (strcmp(a->kind, "seen") != 0)
		return say_values(values, &say, e);
	detail = doubt_detail(a->n_words > 1 ? a->words[1] : "");
	say_take(values, xasprintf("%s|%s", a->words[0], detail));
	free(detail);
	return CR_OK;
}

/* Pages that go to another file: no value to decide, they are moved. */
static enum cr_status
move_pages(struct review *v, const struct review_item *i,
    const struct review_answer *a, const char *by, struct review_seqs *seqs,
    struct cr_err *e)
{
	char to[40];
	enum cr_status st;

	seqs->n = 0;
	st = repaging(v->reader->catalog, i->r, a->words, a->n_words, by,
	    "review", to, &seqs->v[0], e);
	if (st == CR_OK)
		seqs->n = 1;
	return st;
}

enum cr_status
review_answer(struct review *v, const struct review_item *i,
    const struct review_answer *a, const char *by, struct review_seqs *seqs,
    struct cr_err *e)
{
	struct catalog *c = v->reader->catalog;
	struct names values = NAMES_INIT;
	enum cr_status st, kept;
	int64_t seq;
	size_t k;

	if (!strcmp(a->kind, "pages"))
		return move_pages(v, i, a, by, seqs, e);
	seqs->n = 0;
	if ((st = values_of(&values, v, i, a, e)) == CR_OK &&
	    (st = catalog_group_begin(c, e)) == CR_OK) {
		for (k = 0; k < values.n && st == CR_OK; k++) {
			seq = 0;
			st = decision_add(c, i->r->number, a->kind,
			    values.v[k], by, "review", &seq, e);
			if (st == CR_OK && seqs->n < 16)
				seqs->v[seqs->n++] = seq;
			if (st == CR_END) /* known already */
				st = CR_OK;
		}
		kept = catalog_group_end(c, st, e);
		st = st == CR_OK ? kept : st;
	}
	names_release(&values);
	return st;
}
