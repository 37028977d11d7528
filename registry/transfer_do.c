/* registry/transfer_do.c: transfers checked against each other and against the
 * archive, and decided (see transfer.h). */
#include "registry/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/caseref.h"
#include "catalog/decision.h"
#include "codes/lookup.h"
#include "index/verdict.h"

static void
refuse(struct transfer_file *x, char *why)
{
	x->state = TRANSFER_BAD;
	free(x->why);
	x->why = why;
}

/* ---- in whose way -------------------------------------------------------- */

static int
by_file(const void *a, const void *b)
{
	const struct transfer_file *const *x = a, *const *y = b;

	if ((*x)->file != (*y)->file)
		return (*x)->file < (*y)->file ? -1 : 1;
	return ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

static int
by_new(const void *a, const void *b)
{
	const struct transfer_file *const *x = a, *const *y = b;
	char p[CASE_KEY_MAX], q[CASE_KEY_MAX];
	int d;

	case_key(p, sizeof p, &(*x)->is);
	case_key(q, sizeof q, &(*y)->is);
	if ((d = strcmp(p, q)))
		return d;
	return ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* Those that are not refused. */
static struct transfer_file **
pointers(struct transfer *t, size_t *n)
{
	struct transfer_file **v = xcalloc(t->n + 1, sizeof *v);
	size_t i;

	*n = 0;
	for (i = 0; i < t->n; i++)
		if (t->v[i].state != TRANSFER_BAD)
			v[(*n)++] = &t->v[i];
	return v;
}

/* A file twice: the first line counts. */
static void
check_twice(struct transfer *t)
{
	size_t n, i;
	struct transfer_file **v = pointers(t, &n);

	qsort(v, n, sizeof *v, by_file);
	for (i = 1; i < n; i++) {
		if (v[i]->file != v[i - 1]->file)
			continue;
		if (case_same(&v[i]->is, &v[i - 1]->is)) {
			v[i]->state = TRANSFER_KNOWN;
			v[i]->again = true;
		} else {
			refuse(v[i], xasprintf("line %d gives '%s' another "
			    "number", v[i - 1]->line, v[i]->id));
		}
		v[i] = v[i - 1];
	}
	free(v);
}

/* One new number for two cases: all files of one case may have it. */
static void
check_same(struct transfer *t)
{
	size_t n, i;
	struct transfer_file **v = pointers(t, &n);

	qsort(v, n, sizeof *v, by_new);
	for (i = 1; i < n; i++) {
		if (!case_same(&v[i]->is, &v[i - 1]->is))
			continue;
		if (v[i]->state == TRANSFER_NEW &&
		    !case_same(&v[i]->was, &v[i - 1]->was) &&
		    v[i - 1]->state == TRANSFER_NEW) {
			refuse(v[i], xasprintf("line %d gives '%s' to another "
			    "case", v[i - 1]->line, v[i]->new));
			v[i] = v[i - 1];
		}
	}
	free(v);
}

static bool
in_list(struct transfer_file *const *v, size_t n, int64_t file)
{
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (v[mid]->file == file)
			return true;
		if (v[mid]->file < file)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

/* Does a file carry this number? */
static enum cr_status
carries(struct catalog *c, int64_t file, const struct case_id *id, bool *yes,
    struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	enum cr_status st = caseref_of_file(c, file, &refs, e);
	size_t i;

	*yes = false;
	for (i = 0; i < refs.n; i++)
		*yes |= refs.v[i].own != OWN_NOT &&
		    case_same(&refs.v[i].number, id);
	caserefs_release(&refs);
	return st;
}

/* Files that have the new number already are of another case, unless they
 * were transferred before with this one. */
static enum cr_status
check_taken(struct transfer *t, struct transfer_file *x, struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	enum cr_status st;
	bool same = true;
	size_t i;

	st = caseref_find(t->desk->catalog, x->is.type, x->is.serial,
	    x->is.year, false, &refs, e);
	for (i = 0; i < refs.n && st == CR_OK && x->state != TRANSFER_BAD;
	    i++) {
		if (refs.v[i].own != OWN_CASE || refs.v[i].file == x->file ||
		    !case_same(&refs.v[i].number, &x->is))
			continue;
		same = false;
		if (x->old)
			st = carries(t->desk->catalog, refs.v[i].file,
			    &x->was, &same, e);
		if (st == CR_OK && !same)
			refuse(x, xasprintf("'%s' is the number of %s "
			    "already: give a new number", x->new,
			    refs.v[i].id));
	}
	caserefs_release(&refs);
	return st;
}

/* Other files of the case, that stay. */
static enum cr_status
check_left(struct transfer *t, const struct transfer_file *x,
    struct transfer_file *const *v, size_t n, struct names *left,
    struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	enum cr_status st;
	size_t i, k;

	st = caseref_find(t->desk->catalog, x->was.type, x->was.serial,
	    x->was.year, false, &refs, e);
	for (i = 0; i < refs.n; i++) {
		if (refs.v[i].own != OWN_CASE ||
		    !case_same(&refs.v[i].number, &x->was) ||
		    in_list(v, n, refs.v[i].file))
			continue;
		for (k = 0; k < left->n && strcmp(left->v[k], refs.v[i].id);
		    k++)
			;
		if (k == left->n)
			names_add(left, refs.v[i].id);
	}
	caserefs_release(&refs);
	return st;
}

enum cr_status
transfer_check(struct transfer *t, struct names *left, struct cr_err *e)
{
	struct transfer_file **v;
	enum cr_status st = CR_OK;
	size_t n, i;

	check_twice(t);
	check_same(t);
	for (i = 0; i < t->n; i++)
		if (t->v[i].state == TRANSFER_NEW && t->v[i].old &&
		    strtol(t->v[i].day, NULL, 10) < t->v[i].was.year)
			refuse(&t->v[i], xasprintf("%s is before the case: "
			    "it is of %d", t->v[i].day, t->v[i].was.year));
	for (i = 0; i < t->n && st == CR_OK; i++)
		if (t->v[i].state == TRANSFER_NEW)
			st = check_taken(t, &t->v[i], e);
	v = pointers(t, &n);
	qsort(v, n, sizeof *v, by_file);
	for (i = 0; i < n && st == CR_OK; i++)
		if (v[i]->state == TRANSFER_NEW && v[i]->old)
			st = check_left(t, v[i], v, n, left, e);
	free(v);
	for (i = 0; i < t->n; i++)
		t->count[t->v[i].state]++;
	return st;
}

/* ---- deciding ------------------------------------------------------------ */

static bool
says_all(const struct scheme *s, const struct case_id *id, const char *text)
{
	struct verdict_case c;

	verdict_read_case(&c, s, text);
	return c.settled && case_same(&c.id, id) && !strchr(text, '|');
}

/* "High Court, Lugazi, Civil Suit 95 of 2015" */
static char *
in_words(const struct scheme *s, const struct case_id *id)
{
	const struct court *court = scheme_court(s, id->court);
	struct case_id bare = *id;
	struct buf b = BUF_INIT;

	bare.court[0] = bare.station[0] = bare.station_name[0] = '\0';
	buf_addf(&b, "%s, %s%s", court ? court->title : id->court,
	    id->station_name, id->station_name[0] ? ", " : "");
	scheme_write(s, &bare, &b);
	return buf_detach(&b, NULL);
}

/* The code or words where they say the whole of it, else the key. */
static char *
value_of(const struct scheme *s, const struct case_id *id, const char *text)
{
	char key[CASE_KEY_MAX], *words;

	if (says_all(s, id, text))
		return xstrdup(text);
	words = in_words(s, id);
	if (says_all(s, id, words))
		return words;
	free(words);
	case_key(key, sizeof key, id);
	return xstrdup(key);
}

static enum cr_status
decide(struct transfer *t, const struct transfer_file *x, const char *who,
    const char *why, struct cr_err *e)
{
	const struct scheme *s = t->desk->scheme;
	struct catalog *c = t->desk->catalog;
	char *value = value_of(s, &x->is, x->new), *old;
	enum cr_status st;

	st = decision_add(c, x->file, "case", value, who, why, NULL, e);
	free(value);
	if (x->old && (st == CR_OK || st == CR_END)) {
		old = value_of(s, &x->was, x->old);
		value = xasprintf("%s|%s|%s", old, x->since, x->day);
		st = decision_add(c, x->file, "code", value, who, why, NULL,
		    e);
		free(value);
		free(old);
	}
	return st == CR_END ? CR_OK : st;
}

/* Both words on a file or none of them. */
static enum cr_status
decide_file(struct transfer *t, struct transfer_file *x, const char *who,
    const char *why, struct cr_err *e)
{
	enum cr_status st = catalog_group_begin(t->desk->catalog, e);

	if (st != CR_OK)
		return st;
	st = catalog_group_end(t->desk->catalog, decide(t, x, who, why, e),
	    e);
	if (st == CR_SKIP) {
		refuse(x, xstrdup(e ? e->msg : "it cannot be decided"));
		t->count[TRANSFER_NEW]--;
		t->count[TRANSFER_BAD]++;
		return CR_OK;
	}
	return st;
}

enum cr_status
transfer_do(struct transfer *t, const char *who, const char *why,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t i;

	for (i = 0; i < t->n && st == CR_OK; i++)
		if (t->v[i].state == TRANSFER_NEW)
			st = decide_file(t, &t->v[i], who, why, e);
	return st;
}
