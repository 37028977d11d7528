/* registry/backlog.c: counting cases (see backlog.h).
 *
 * Each file is a node; files that share a full number are joined to one
 * (union-find).  What is said of any of a case's files is said of the case,
 * and the tables are made of the cases. */
#include "registry/backlog.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "catalog/policy.h"
#include "codes/lookup.h"

const char *const backlog_states[] = { "pending", "disposed", "unknown" };
const char *const backlog_parts[] = { "station", "type", "subject", "judge" };

enum { KEYS = BACKLOG_PARTS };

struct word {
	char *code, *title;
	size_t at; /* of a key: the first file's node; else a row, + 1 */
};

struct backlog_case {
	size_t up;          /* node it is joined to; itself: a case */
	struct case_id id;  /* its own, as of now */
	struct word *word[BACKLOG_PARTS]; /* NULL: not known */
	char filed[DAY_MAX];
	int64_t said_seq;   /* of the registration, 0: none */
	unsigned char said, found; /* state + 1, 0: none */
	unsigned char secret;      /* 0 open, 1 not classed, 2 protected */
	bool full, moved;   /* id is named in full; it had another code */
};

/* ---- words --------------------------------------------------------------- */

static int
by_code(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return strcmp(x->code, y->code);
}

static struct word *
word_of(void **set, const char *code, const char *title)
{
	char *copy = xstrdup(code);
	struct word key = { .code = copy }, **found, *w;

	found = tfind(&key, set, by_code);
	free(copy);
	if (found)
		return *found;
	w = xcalloc(1, sizeof *w);
	w->code = xstrdup(code);
	w->title = xstrdup(title && *title ? title : code);
	if (!tsearch(w, set, by_code))
		abort();
	return w;
}

static void
free_word(void *p)
{
	struct word *w = p;

	free(w->code);
	free(w->title);
	free(w);
}

void
backlog_release(struct backlog *b)
{
	size_t i;

	for (i = 0; i <= BACKLOG_PARTS; i++) {
		tdestroy(b->words[i], free_word);
		b->words[i] = NULL;
	}
	for (i = 0; i < BACKLOG_PARTS; i++)
		free(b->part[i].v);
	free(b->v);
	memset(b, 0, sizeof *b);
}

/* ---- files --------------------------------------------------------------- */

static size_t
root(struct backlog *b, size_t i)
{
	while (b->v[i].up != i) {
		b->v[i].up = b->v[b->v[i].up].up;
		i = b->v[i].up;
	}
	return i;
}

/* The number, and what was the same case's before. */
static void
join(struct backlog *b, size_t at, const struct case_id *id)
{
	char key[CASE_KEY_MAX];
	struct word *w;

	case_key(key, sizeof key, id);
	w = word_of(&b->words[KEYS], key, NULL);
	if (!w->at)
		w->at = at + 1;
	else
		b->v[root(b, at)].up = root(b, w->at - 1);
}

static void
take_numbers(struct backlog *b, size_t at, const struct tally_file *x)
{
	struct backlog_case *c = &b->v[at];
	size_t i;

	for (i = 0; i < x->n_numbers; i++)
		if (x->numbers[i].own == OWN_CASE)
			c->id = x->numbers[i].id;
	c->full = scheme_case_full(b->scheme, &c->id);
	if (!c->full)
		return;
	join(b, at, &c->id);
	for (i = 0; i < x->n_numbers; i++)
		if (x->numbers[i].own == OWN_OTHER &&
		    scheme_case_full(b->scheme, &x->numbers[i].id)) {
			join(b, at, &x->numbers[i].id);
			c->moved = true;
		}
}

static void
take_words(struct backlog *b, struct backlog_case *c,
    const struct tally_file *x)
{
	const struct type *t = scheme_type(b->scheme, c->id.type);
	const struct court *court = scheme_court(b->scheme, c->id.court);
	const char *place = c->id.station_name[0] ? c->id.station_name
						   : c->id.station;

	if (!place[0] && court && court->national)
		place = court->title;
	if (place[0])
		c->word[BACKLOG_STATION] = word_of(
		    &b->words[BACKLOG_STATION], place, NULL);
	if (c->id.type[0])
		c->word[BACKLOG_TYPE] = word_of(&b->words[BACKLOG_TYPE],
		    c->id.type, t ? t->title : NULL);
	if (x->subject)
		c->word[BACKLOG_SUBJECT] = word_of(
		    &b->words[BACKLOG_SUBJECT], x->subject,
		    x->subject_title);
	if (x->judge)
		c->word[BACKLOG_JUDGE] = word_of(&b->words[BACKLOG_JUDGE],
		    x->judge, NULL);
}

static unsigned char
state_of(const char *word)
{
	return !word ? 0 : !strcmp(word, "pending") ? BACKLOG_PENDING + 1
	    : !strcmp(word, "disposed") ? BACKLOG_DISPOSED + 1 : 0;
}

enum cr_status
backlog_add(void *ctx, const struct tally_file *x, struct cr_err *e)
{
	struct backlog *b = ctx;
	struct backlog_case *c;

	(void)e;
	b->v = xgrow(b->v, b->n, &b->cap, sizeof *b->v);
	c = &b->v[b->n];
	memset(c, 0, sizeof *c);
	c->up = b->n;
	take_numbers(b, b->n++, x);
	take_words(b, c, x);
	if ((c->said = state_of(x->status)))
		c->said_seq = x->status_seq;
	c->found = state_of(x->found);
	if (x->filed && day_valid(x->filed))
		memcpy(c->filed, x->filed, DAY_MAX);
	c->secret = policy_protects(x->klass) ? 2
	    : strcmp(x->klass, "open") ? 1 : 0;
	return CR_OK;
}

/* What one more file says of a case. */
static void
gather(struct backlog_case *to, const struct backlog_case *c)
{
	size_t i;

	if (c->moved && !to->moved) { /* where it is by now */
		to->id = c->id;
		to->word[BACKLOG_STATION] = c->word[BACKLOG_STATION];
		to->moved = true;
	}
	for (i = 0; i < BACKLOG_PARTS; i++)
		if (!to->word[i])
			to->word[i] = c->word[i];
	if (c->filed[0] && (!to->filed[0] || strcmp(c->filed, to->filed) < 0))
		memcpy(to->filed, c->filed, DAY_MAX);
	if (c->said_seq > to->said_seq) {
		to->said = c->said;
		to->said_seq = c->said_seq;
	}
	if (c->found > to->found) /* pages that end it go before */
		to->found = c->found;
	if (c->secret > to->secret)
		to->secret = c->secret;
}

/* ---- counting ------------------------------------------------------------ */

/* Whole years from one day to a later one; negative: it is no later one. */
static long
years(const char *from, const char *to)
{
	return strtol(to, NULL, 10) - strtol(from, NULL, 10) -
	    (strcmp(to + 4, from + 4) < 0);
}

/* Band of a case; n_bands: not known; SIZE_MAX: it was filed later. */
static size_t
band_of(const struct backlog *b, const struct backlog_case *c)
{
	char middle[DAY_MAX];
	const char *filed = c->filed;
	size_t i;
	long age;

	if (!filed[0] && c->id.year <= 0)
		return b->n_bands;
	if (!filed[0]) {
		(void)snprintf(middle, sizeof middle, "%04d-07-01",
		    c->id.year % 10000);
		filed = middle;
	}
	age = years(filed, b->on);
	if (age < 0 && (c->filed[0] || strtol(b->on, NULL, 10) < c->id.year))
		return SIZE_MAX;
	for (i = 0; i + 1 < b->n_bands && age >= b->bands[i + 1].from; i++)
		;
	return i;
}

long
backlog_state(const struct backlog_count *c, enum backlog_state s)
{
	long sum = 0;
	size_t i;

	for (i = 0; i <= BACKLOG_BANDS_MAX; i++)
		sum += c->n[s][i];
	return sum;
}

long
backlog_all(const struct backlog_count *c)
{
	return backlog_state(c, BACKLOG_PENDING) +
	    backlog_state(c, BACKLOG_DISPOSED) +
	    backlog_state(c, BACKLOG_UNKNOWN);
}

void
backlog_sum(struct backlog_count *to, const struct backlog_count *c)
{
	size_t i, k;

	for (i = 0; i < BACKLOG_STATES; i++)
		for (k = 0; k <= BACKLOG_BANDS_MAX; k++)
			to->n[i][k] += c->n[i][k];
}

static const char protected_title[] = "protected (not shown apart)";
static const char unclassed_title[] = "class not known yet";
static const char unknown_title[] = "not known";

/* The row of a word, or the one of that title aside. */
static struct backlog_row *
row_of(struct backlog_rows *r, struct word *w, const char *aside)
{
	size_t i;

	for (i = 0; aside && i < r->n; i++)
		if (r->v[i].aside && !strcmp(r->v[i].title, aside))
			return &r->v[i];
	if (!aside && w->at)
		return &r->v[w->at - 1];
	r->v = xgrow(r->v, r->n, &r->cap, sizeof *r->v);
	memset(&r->v[r->n], 0, sizeof *r->v);
	r->v[r->n].aside = aside != NULL;
	r->v[r->n].code = aside ? "" : w->code;
	r->v[r->n].title = aside ? aside : w->title;
	if (!aside)
		w->at = r->n + 1;
	return &r->v[r->n++];
}

/* What may not be told of the case, or is not known. */
static const char *
aside_of(const struct backlog_case *c, enum backlog_part part)
{
	if (part != BACKLOG_STATION && c->secret == 2)
		return protected_title;
	if (part == BACKLOG_SUBJECT && c->secret == 1)
		return unclassed_title;
	return c->word[part] ? NULL : unknown_title;
}

static void
count_case(struct backlog *b, const struct backlog_case *c, size_t band)
{
	unsigned char s = c->said ? c->said : c->found;
	size_t state = s ? s - 1u : BACKLOG_UNKNOWN;
	int part;

	b->cases++;
	b->alone += !c->full;
	b->protected += c->secret == 2;
	b->all.n[state][band]++;
	for (part = 0; part < BACKLOG_PARTS; part++)
		row_of(&b->part[part], c->word[part],
		    aside_of(c, (enum backlog_part)part))
		    ->count.n[state][band]++;
}

static int
by_load(const void *a, const void *b)
{
	const struct backlog_row *x = a, *y = b;
	long p = backlog_state(&x->count, BACKLOG_PENDING);
	long q = backlog_state(&y->count, BACKLOG_PENDING);

	if (x->aside != y->aside)
		return x->aside - y->aside;
	if (p == q) {
		p = backlog_all(&x->count);
		q = backlog_all(&y->count);
	}
	return p != q ? (p < q) - (p > q) : strcmp(x->title, y->title);
}

void
backlog_make(struct backlog *b)
{
	bool any = b->seat.court[0] || b->seat.station;
	long *files = xcalloc(b->n + 1, sizeof *files);
	size_t i, to, band;

	for (i = 0; i < b->n; i++) {
		to = root(b, i);
		files[to]++;
		if (to != i)
			gather(&b->v[to], &b->v[i]);
	}
	for (i = 0; i < b->n; i++) {
		const struct backlog_case *c = &b->v[i];

		if (c->up != i || (any && !seat_has(&b->seat, &c->id)))
			continue;
		if ((band = band_of(b, c)) == SIZE_MAX) {
			b->later++;
			continue;
		}
		count_case(b, c, band);
		b->files += files[i];
	}
	free(files);
	for (i = 0; i < BACKLOG_PARTS; i++)
		if (b->part[i].n)
			qsort(b->part[i].v, b->part[i].n,
			    sizeof *b->part[i].v, by_load);
}

size_t
backlog_cut(const struct backlog_rows *r, size_t most,
    struct backlog_row *others, size_t *n_others)
{
	size_t plain = 0, i;

	while (plain < r->n && !r->v[plain].aside)
		plain++;
	memset(others, 0, sizeof *others);
	/* one other needs as much room under its name */
	*n_others = plain > most + 1 ? plain - most : 0;
	for (i = plain - *n_others; i < plain; i++)
		backlog_sum(&others->count, &r->v[i].count);
	return plain - *n_others;
}
