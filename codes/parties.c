/* codes/parties.c: the parties of a file's own case.
 *
 * Every caption of the case names them; what OCR broke in one it mostly left
 * in another (cluster.h).  A party has the role that most captions give it.
 * Roles that are lost everywhere come from the other side (the scheme's next
 * role of side b), or from what the text calls the parties.  The jacket's
 * names go first and win.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/cluster.h"
#include "codes/lookup.h"
#include "codes/name.h"

enum {
	NEAR = 3,   /* one letter in that many may differ from the jacket's */
	SPOKEN = 2, /* times that a role is spoken of, to be believed */
};

struct finder {
	struct labels *l;
	const struct papers *p;
	struct clusters c;
};

static const struct topics *
topics(const struct finder *f)
{
	return &f->p->s->topics;
}

/* ---- roles -------------------------------------------------------------- */

/* The role that most members have; second: the other capacity. */
static int
most_role(const struct cluster *c, bool second)
{
	int best = -1;
	size_t i, k, n, most = 0;

	for (i = 0; i < c->n; i++) {
		int r = second ? c->v[i].x->second : c->v[i].x->role;

		for (n = 0, k = 0; k < c->n; k++)
			n += r == (second ? c->v[k].x->second
					  : c->v[k].x->role);
		if (r >= 0 && n > most) {
			most = n;
			best = r;
		}
	}
	return second && most * 2 <= c->n ? -1 : best;
}

/* What the text calls a side's parties. */
static int
spoken_role(const struct finder *f, enum party_side side)
{
	const struct topics *t = topics(f);
	size_t *n = xcalloc(t->n_roles ? t->n_roles : 1, sizeof *n), i, k;
	int best = -1;

	for (i = 0; i < f->p->n; i++) {
		const struct paper *q = &f->p->v[i];

		if (!q->text || !page_is_own(f->l, i))
			continue;
		for (k = 0; k < q->t.n; k++) {
			const struct term *x =
			    sighting_term(t, &q->t.v[k], TERM_ROLE);

			if (x)
				n[x->id]++;
		}
	}
	for (i = 0; i < t->n_roles; i++)
		if (t->roles[i].side == side && n[i] >= SPOKEN &&
		    (best < 0 || n[i] > n[best]))
			best = (int)i;
	free(n);
	return best;
}

/* The usual opponent of a role of side a. */
static int
opponent(const struct topics *t, int role)
{
	size_t i;

	if (role < 0 || t->roles[role].side != PARTY_A)
		return -1;
	for (i = (size_t)role + 1; i < t->n_roles; i++)
		if (t->roles[i].side == PARTY_B)
			return (int)i;
	return -1;
}

/* Who begins a case of this type. */
static int
usual_role(const struct labels *l, const struct topics *t)
{
	const struct label_no *own = l->own < 0 ? NULL : &l->numbers[l->own];
	size_t i;

	if (!own || !own->n.settled)
		return -1;
	for (i = 0; i < t->n_roles; i++)
		if (code_listed(t->roles[i].types, own->n.candidates[0].type))
			return (int)i;
	return -1;
}

static int
side_role(const struct labels *l, const struct topics *t,
    enum party_side side)
{
	size_t i;

	for (i = 0; i < l->n_parties; i++)
		if (l->parties[i].role >= 0 &&
		    t->roles[l->parties[i].role].side == side)
			return l->parties[i].role;
	return -1;
}

/* ---- the list ----------------------------------------------------------- */

static struct party *
push(struct labels *l, const char *name, int role, int second, double score)
{
	struct party *x;

	l->parties = xgrow(l->parties, l->n_parties, &l->cap_parties,
	    sizeof *l->parties);
	x = &l->parties[l->n_parties++];
	memset(x, 0, sizeof *x);
	x->name = xstrdup(name);
	x->role = role;
	x->second = second;
	x->score = score;
	return x;
}

static void
push_cluster(struct finder *f, const struct cluster *c)
{
	const struct member *m = cluster_best(&f->c, c);
	double score = 0.5 + 0.1 * (double)(c->n < 3 ? c->n : 3);
	struct party *x;

	score *= 0.5 + 0.5 * m->x->quality;
	x = push(f->l, m->x->name, most_role(c, false), most_role(c, true),
	    score + (c->n > 1 ? 0.15 : 0.1));
	evidence_add(&x->why, f->c.h[m->headed].page, m->x->off, m->x->len,
	    c->n > 1 ? "caption-agreed" : "caption");
}

/* The clusters of a side, in order; returns where they begin in the list. */
static void
push_side(struct finder *f, enum party_side side)
{
	size_t i, order, left = 0;

	for (i = 0; i < f->c.n; i++)
		left += f->c.v[i].side == side && !f->c.v[i].dropped;
	for (order = 0; left > 0; order++)
		for (i = 0; i < f->c.n && left > 0; i++)
			if (f->c.v[i].side == side && !f->c.v[i].dropped &&
			    f->c.v[i].order == order) {
				push_cluster(f, &f->c.v[i]);
				left--;
			}
}

static void
fill_roles(struct finder *f, size_t first, size_t end, enum party_side side)
{
	struct labels *l = f->l;
	int role = side_role(l, topics(f), side);
	size_t i;

	if (role < 0 && side == PARTY_B)
		role = opponent(topics(f), side_role(l, topics(f), PARTY_A));
	if (role < 0)
		role = spoken_role(f, side);
	if (role < 0 && side == PARTY_A && end > first)
		role = usual_role(l, topics(f));
	for (i = first; i < end; i++)
		if (l->parties[i].role < 0 && role >= 0) {
			l->parties[i].role = role;
			l->parties[i].score *= 0.8;
		}
}

/* ---- the jacket --------------------------------------------------------- */

static void
add_jacket(struct labels *l, const struct sider *x)
{
	struct party *p = NULL;
	size_t i;

	for (i = 0; i < l->n_parties && !p; i++)
		if (name_alike(l->parties[i].name, x->name, NEAR))
			p = &l->parties[i];
	if (p) {
		free(p->name);
		p->name = xstrdup(x->name);
	} else {
		p = push(l, x->name, -1, -1, 0);
	}
	p->score = 1;
	evidence_add(&p->why, EVIDENCE_JACKET, x->off, x->len, "jacket");
}

static void
move_first(struct labels *l, const char *name, size_t *to)
{
	struct party keep;
	size_t i;

	for (i = *to; i < l->n_parties; i++)
		if (strcmp(l->parties[i].name, name) == 0)
			break;
	if (i == l->n_parties)
		return;
	keep = l->parties[i];
	memmove(&l->parties[*to + 1], &l->parties[*to],
	    (i - *to) * sizeof *l->parties);
	l->parties[(*to)++] = keep;
}

static void
read_jacket(struct finder *f)
{
	struct labels *l = f->l;
	const char *text = f->p->jacket.parties;
	struct sides s;
	size_t i, to = 0, mark[3];
	int side;

	if (!text || !*text)
		return;
	sides_words(&s, f->p->s, text, strlen(text));
	mark[0] = 0;
	for (side = PARTY_A; side <= PARTY_B; side++) {
		for (i = 0; i < s.n; i++)
			if (s.v[i].side == (enum party_side)side) {
				add_jacket(l, &s.v[i]);
				move_first(l, s.v[i].name, &to);
			}
		mark[side + 1] = to;
	}
	if (s.versus) {
		fill_roles(f, mark[0], mark[1], PARTY_A);
		fill_roles(f, mark[1], mark[2], PARTY_B);
	}
	sides_release(&s);
}

void
parties_find(struct labels *l, const struct papers *p)
{
	struct finder *f = xcalloc(1, sizeof *f);
	size_t b;

	f->l = l;
	f->p = p;
	clusters_find(&f->c, l, p);
	push_side(f, PARTY_A);
	b = l->n_parties;
	push_side(f, PARTY_B);
	fill_roles(f, 0, b, PARTY_A);
	fill_roles(f, b, l->n_parties, PARTY_B);
	read_jacket(f);
	clusters_release(&f->c);
	free(f);
}
