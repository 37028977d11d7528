/* codes/cluster.c: gathering a party's names (see cluster.h).
 *
 * Two names are one party's if few letters differ, or if one is the begin of
 * the other; in the same place of the same side more may differ.  The text
 * has the last word on spelling: it says a name more often than captions do.
 */
#include "codes/cluster.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/name.h"

enum {
	SAME = 8,       /* one letter in that many may differ ... */
	LIKE = 4,
	NEAR = 3,       /* ... in the same place of the same side */
	PART = 10,      /* letters that two names begin with ... */
	WORD = 5,       /* ... in the same place */
	LETTERS = 96,
	CLUSTERS = 160,
	BUDGET = 60000, /* comparisons of names, for a file */
	PAGES = 64,     /* in which names are looked for */
	ENOUGH = 6,     /* times that a name must be found there */
};

static enum party_side
side_of(const struct clusters *c, const struct sider *y)
{
	enum party_side s = y->role < 0 ? y->side
	    : c->p->s->topics.roles[y->role].side;

	return s == PARTY_OTHER ? y->side : s;
}

/* ---- gathering ---------------------------------------------------------- */

static double
richness(const struct headed *h)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < h->s.n; i++)
		sum += h->s.v[i].quality + (h->s.v[i].role >= 0);
	return sum;
}

static void
gather(struct clusters *c)
{
	struct headed h;
	size_t i, k;

	for (i = 0; i < c->p->n && c->n_h < CLUSTER_CAPTIONS; i++) {
		if (!c->p->v[i].text || !c->p->v[i].has_caption ||
		    !page_is_own(c->l, i))
			continue;
		h.page = i;
		sides_read(&h.s, c->p, i);
		if (!h.s.n) {
			sides_release(&h.s);
			continue;
		}
		for (k = c->n_h; k > 0 &&
		     richness(&c->h[k - 1]) < richness(&h); k--)
			c->h[k] = c->h[k - 1];
		c->h[k] = h;
		c->n_h++;
	}
}

/* Has the cluster a name of this caption already? */
static bool
has_headed(const struct cluster *x, size_t headed)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		if (x->v[i].headed == headed)
			return true;
	return false;
}

static bool
is_like(struct clusters *c, const struct cluster *x, const struct sider *y,
    unsigned one_in)
{
	size_t i;

	for (i = 0; i < x->n && c->budget; i++, c->budget--)
		if (name_alike(x->v[i].x->name, y->name, one_in))
			return true;
	return false;
}

/* "TWEKEMBE FISH" is what is left of "TWEKEMBE FISH PROCESSORS LTD". */
static bool
is_part(const struct cluster *x, const struct sider *y)
{
	char a[LETTERS], b[LETTERS];
	size_t i, n = name_letters(a, sizeof a, y->name), m;

	for (i = 0; i < x->n; i++) {
		m = name_letters(b, sizeof b, x->v[i].x->name);
		m = n < m ? n : m;
		if (m >= (x->order == y->order ? WORD : PART) &&
		    strncmp(a, b, m) == 0)
			return true;
	}
	return false;
}

static struct cluster *
find_cluster(struct clusters *c, size_t headed, const struct sider *y)
{
	static const unsigned steps[] = { SAME, LIKE, NEAR };
	enum party_side side = side_of(c, y);
	bool sure = y->role >= 0 || c->h[headed].s.versus;
	size_t k, i;

	for (k = 0; k < sizeof steps / sizeof steps[0]; k++)
		for (i = 0; i < c->n; i++) {
			struct cluster *x = &c->v[i];

			if (has_headed(x, headed) ||
			    (sure && x->side != side) ||
			    (steps[k] == NEAR && x->order != y->order))
				continue;
			if (is_like(c, x, y, steps[k]) ||
			    (steps[k] == LIKE && is_part(x, y)))
				return x;
		}
	return NULL;
}

static struct cluster *
new_cluster(struct clusters *c, const struct sider *y)
{
	struct cluster *x;

	if (c->n == CLUSTERS)
		return NULL;
	c->v = xgrow(c->v, c->n, &c->cap, sizeof *c->v);
	x = &c->v[c->n++];
	memset(x, 0, sizeof *x);
	x->side = side_of(c, y);
	x->order = y->order;
	return x;
}

static void
cluster_all(struct clusters *c)
{
	size_t h, i;

	for (h = 0; h < c->n_h; h++)
		for (i = 0; i < c->h[h].s.n; i++) {
			const struct sider *y = &c->h[h].s.v[i];
			struct cluster *x = find_cluster(c, h, y);

			if (!x && !(x = new_cluster(c, y)))
				continue;
			x->v[x->n++] = (struct member){ h, y };
			if (y->quality > x->quality)
				x->quality = y->quality;
			x->known |= y->known;
		}
}

/* ---- how it is spelt ---------------------------------------------------- */

/* How often the case's pages have these letters; ENOUGH is enough. */
static size_t
occurs(const struct clusters *c, const char *letters)
{
	size_t i, n = 0, pages = 0, len = strlen(letters);

	for (i = 0; i < c->p->n && pages < PAGES && n < ENOUGH; i++) {
		const char *at = c->p->v[i].text ? c->p->v[i].h.g.c : NULL;

		if (!at || !page_is_own(c->l, i))
			continue;
		pages++;
		while (n < ENOUGH && (at = strstr(at, letters))) {
			at += len;
			n++;
		}
	}
	return n;
}

/* How often the text has this spelling, and not a longer one. */
static size_t
spoken(const struct clusters *c, const struct cluster *x, const char *letters)
{
	char b[LETTERS];
	size_t n = occurs(c, letters), k, longer;

	for (k = 0; k < x->n && n; k++) {
		if (name_letters(b, sizeof b, x->v[k].x->name) <=
			strlen(letters) || !strstr(b, letters))
			continue;
		longer = occurs(c, b);
		n -= longer < n ? longer : n;
	}
	return n;
}

/* Is it the begin of a longer name that reads well? */
static bool
is_stub(const struct cluster *x, const char *letters)
{
	char b[LETTERS];
	size_t k, n = strlen(letters);

	for (k = 0; k < x->n; k++)
		if (x->v[k].x->quality > 0.7 &&
		    name_letters(b, sizeof b, x->v[k].x->name) > n + 3 &&
		    strncmp(letters, b, n) == 0)
			return true;
	return false;
}

/* How many captions spell it so; *first: was none of them before k? */
static size_t
votes(const struct cluster *x, size_t k, const char *letters, bool *first)
{
	char b[LETTERS];
	size_t i, n = 0;

	*first = true;
	for (i = 0; i < x->n; i++) {
		(void)name_letters(b, sizeof b, x->v[i].x->name);
		if (strcmp(letters, b) != 0)
			continue;
		*first &= i >= k;
		n++;
	}
	return n;
}

const struct member *
cluster_best(const struct clusters *c, const struct cluster *x)
{
	const struct member *best = &x->v[0];
	double v, most = -1;
	char a[LETTERS];
	bool first;
	size_t i, n;

	for (i = 0; i < x->n; i++) {
		if (name_letters(a, sizeof a, x->v[i].x->name) == 0)
			continue;
		n = votes(x, i, a, &first);
		if (!first)
			continue;
		v = x->v[i].x->quality + (double)n;
		if (x->n > 1)
			v += 0.5 * (double)spoken(c, x, a) - is_stub(x, a);
		if (v > most) {
			most = v;
			best = &x->v[i];
		}
	}
	return best;
}

/* ---- how many, and which ------------------------------------------------ */

static size_t
count_side(const struct clusters *c, size_t headed, enum party_side side)
{
	const struct sides *s = &c->h[headed].s;
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		n += side_of(c, &s->v[i]) == side;
	return n;
}

/* How many most captions have; the larger of two equal. */
static size_t
expected(const struct clusters *c, enum party_side side)
{
	size_t count[CLUSTER_CAPTIONS], h, k, times, best = 0, most = 0;

	for (h = 0; h < c->n_h; h++)
		count[h] = count_side(c, h, side);
	for (h = 0; h < c->n_h; h++) {
		for (times = 0, k = 0; k < c->n_h; k++)
			times += count[k] == count[h];
		if (count[h] && (times > most ||
			(times == most && count[h] > best))) {
			best = count[h];
			most = times;
		}
	}
	return best;
}

/* How often the text speaks of a party that one caption has. */
static size_t
mentioned(const struct clusters *c, const struct cluster *x)
{
	char a[LETTERS];

	return name_letters(a, sizeof a, x->v[0].x->name) ? occurs(c, a) : 0;
}

static bool
better(const struct clusters *c, const struct cluster *a,
    const struct cluster *b)
{
	size_t x, y;

	if (a->known != b->known)
		return a->known;
	if (a->n != b->n)
		return a->n > b->n;
	x = mentioned(c, a);
	y = mentioned(c, b);
	return x != y ? x > y : a->quality > b->quality;
}

/* One word that one caption has, where others agree on better names. */
static bool
is_stray(const struct clusters *c, const struct cluster *x)
{
	const char *name = x->v[0].x->name;
	size_t i;

	if (x->n > 1 || x->known || strchr(name, ' ') || strchr(name, '.'))
		return false;
	for (i = 0; i < c->n; i++)
		if (c->v[i].side == x->side && c->v[i].n > 1)
			return true;
	return false;
}

static struct cluster *
find_worst(struct clusters *c, enum party_side side)
{
	struct cluster *worst = NULL;
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->v[i].side == side && !c->v[i].dropped &&
		    (!worst || better(c, worst, &c->v[i])))
			worst = &c->v[i];
	return worst;
}

/* Drop what a side has too many of: the worst of those seen once or twice. */
static void
prune(struct clusters *c, enum party_side side)
{
	size_t want = expected(c, side), have = 0, i;
	struct cluster *worst;

	for (i = 0; i < c->n; i++) {
		struct cluster *x = &c->v[i];

		if (x->side != side)
			continue;
		if ((x->n == 1 && x->quality < 0.5) || is_stray(c, x))
			x->dropped = true;
		have += !x->dropped;
	}
	for (; have > want; have--) {
		worst = find_worst(c, side);
		if (!worst || worst->n > 2 || worst->known)
			return;
		worst->dropped = true;
	}
}

void
clusters_find(struct clusters *c, const struct labels *l,
    const struct papers *p)
{
	memset(c, 0, sizeof *c);
	c->l = l;
	c->p = p;
	c->budget = BUDGET;
	gather(c);
	cluster_all(c);
	prune(c, PARTY_A);
	prune(c, PARTY_B);
}

void
clusters_release(struct clusters *c)
{
	size_t i;

	for (i = 0; i < c->n_h; i++)
		sides_release(&c->h[i].s);
	free(c->v);
	memset(c, 0, sizeof *c);
}
