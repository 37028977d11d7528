/* codes/subject.c: what a file is about.
 *
 * Every page of the file's own case is heard.  A form of a subject's counts
 * its weight, the next time half of that, then a third ...: ten different
 * words say more than one word ten times.  Words in the heading count double,
 * but for those of the parties' names: the administrators of an estate, a bank
 * may sue over anything.
 * Words of a branch ("suit land") help those of its leaves for which
 * something else speaks; a little they speak for its first leaf, which should
 * be the commonest.  The case's type, the offences charged and the
 * division of the court add what the scheme says they imply; a subject of the
 * other side of the court counts a tenth.
 *
 * A model's opinion proposes where the words are silent, decides between two
 * that are level, and is put beside the rules' answer otherwise: its share in
 * a score is in `second`.
 */
#include "codes/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/matter.h"
#include "codes/model.h"

enum {
	WHYS_MAX = 4,
	GIVEN_MAX = 3,
	SEEN_MAX = 30,     /* of one form; further ones add nothing */
	DECIDES = 300,     /* what a form of weight 100 is worth */
	BY_TYPE = 80, BY_KIN = 50,
	BY_OFFENCE = 260, BY_COUNT = 60,
	ENOUGH = 18,       /* less is no subject */
	OPINIONS = 3,
};
static const double heading = 2, named = 0.3, unread = 0.5, other_side = 0.1,
    unsure_side = 0.5, at_home = 1.4, branch = 0.5,
    eldest = 0.3, level = 0.85,
    mixed = 0.6;

struct why {
	size_t page, from, to; /* glyphs; from == to: no words, see `at` */
	struct evidence at;
	double worth;
	int set;
};
struct tally {
	double sum;
	struct why why[WHYS_MAX];
	size_t n_why;
};
struct search {
	struct labels *l;
	const struct papers *p;
	const struct topics *t;
	struct matter m;
	struct tally *v;      /* by subject */
	unsigned char *seen;  /* by term set */
	double *total;        /* by subject, in the end */
};

/* ---- what speaks for a subject ------------------------------------------- */

/* Keep the best, each form once. */
static void
remember(struct tally *x, const struct why *w)
{
	size_t i;

	for (i = 0; i < x->n_why; i++)
		if (w->set >= 0 && x->why[i].set == w->set)
			return;
	if (x->n_why < WHYS_MAX)
		x->n_why++;
	else if (x->why[WHYS_MAX - 1].worth >= w->worth)
		return;
	for (i = x->n_why - 1; i > 0 && x->why[i - 1].worth < w->worth; i--)
		x->why[i] = x->why[i - 1];
	x->why[i] = *w;
}

static void
add(struct tally *x, double worth, struct why w)
{
	x->sum += worth;
	w.worth = worth;
	remember(x, &w);
}

static void
hear(struct search *s, size_t page, const struct sighting *at, double loud)
{
	const struct term_set *set = &s->t->sets[at->set];
	struct why w = { .page = page, .from = at->from, .to = at->to,
		.set = at->set };
	unsigned char *seen = &s->seen[at->set];
	bool spoke = false;
	double worth;
	size_t i;

	for (i = 0; i < set->n; i++) {
		if (set->v[i].kind != TERM_SUBJECT || !sighting_firm(at))
			continue;
		worth = set->v[i].weight == 100 ? DECIDES : set->v[i].weight;
		worth *= loud * (at->exact ? 1 : unread) / (*seen + 1);
		add(&s->v[set->v[i].id], worth, w);
		spoke = true;
	}
	*seen = (unsigned char)(*seen + (spoke && *seen < SEEN_MAX));
}

/* Glyphs [from, to) of lines [first, end) of a page. */
struct part {
	size_t from, to;
};

static struct part
part_of(const struct paper *x, size_t first, size_t end)
{
	struct part part = { 0, 0 };

	if (x->has_caption && end > first && end <= x->text->n_lines)
		paper_lines(x, first, end, &part.from, &part.to);
	return part;
}

static bool
within(const struct part *part, const struct sighting *at)
{
	return at->from >= part->from && at->from < part->to;
}

/* Does a form decide alone? */
static bool
decides(const struct topics *t, const struct sighting *at)
{
	const struct term *x = sighting_term(t, at, TERM_SUBJECT);

	return x && x->weight == 100;
}

static void
hear_page(struct search *s, size_t page)
{
	const struct paper *x = &s->p->v[page];
	const struct caption *c = &x->caption;
	struct part all = part_of(x, c->first, c->end);
	struct part names = part_of(x, c->parties, c->end_parties);
	size_t i;

	for (i = 0; i < x->t.n; i++) {
		const struct sighting *at = &x->t.v[i];

		hear(s, page, at,
		    within(&names, at) && !decides(s->t, at) ? named
			: within(&all, at)                   ? heading
							     : 1);
	}
}

/* Parties on a jacket: "(Estate of the late ...)", "(A Juvenile)". */
static void
hear_jacket(struct search *s)
{
	const char *words = s->p->jacket.parties;
	struct why w = { .set = -1,
		.at = { EVIDENCE_JACKET, 0, 0, "jacket" } };
	struct sightings seen;
	struct glyphs g;
	const struct term *term;
	size_t i;

	if (!words || !*words)
		return;
	glyphs_init(&g, words, strlen(words));
	sightings_find(&seen, s->t, &g, 0);
	for (i = 0; i < seen.n; i++) {
		term = sighting_term(s->t, &seen.v[i], TERM_SUBJECT);
		if (term)
			add(&s->v[term->id], heading *
			    (term->weight == 100 ? DECIDES : term->weight), w);
	}
	sightings_release(&seen);
	glyphs_release(&g);
}

/* ---- what the scheme says is implied ------------------------------------- */

static void
by_types(struct search *s)
{
	const struct kin *k;
	size_t i;

	for (i = 0; i < s->t->n_subjects; i++) {
		struct why w = { .set = -1 };

		if (!s->t->subjects[i].types[0] ||
		    !(k = matter_kin(&s->m, s->t->subjects[i].types)))
			continue;
		w.at = kin_evidence(s->l, k);
		add(&s->v[i], k->own ? BY_TYPE : BY_KIN, w);
	}
}

static void
by_offences(struct search *s)
{
	const struct topic *o;
	size_t i;
	int subject;

	for (i = 0; i < s->l->n_offences; i++) {
		struct why w = { .set = -1 };

		o = &s->l->offences[i];
		subject = s->t->offences[o->id].subject;
		if (subject < 0 || !o->why.n)
			continue;
		w.at = o->why.v[0];
		memcpy(w.at.rule, "offence", sizeof "offence");
		add(&s->v[subject],
		    (i ? BY_COUNT : BY_OFFENCE) * (0.4 + o->score * 0.6), w);
	}
}

/* ---- weighing ------------------------------------------------------------ */

static double
weigh(const struct search *s, size_t i)
{
	const struct subject *x = &s->t->subjects[i];
	double sum = s->v[i].sum, above = 0;
	int up;

	if (x->inner)
		return 0;
	for (up = x->parent; up >= 0; up = s->t->subjects[up].parent)
		above += s->v[up].sum;
	sum += branch * (above < sum ? above : sum);
	if (x->parent >= 0 && (size_t)x->parent + 1 == i)
		sum += eldest * above;
	if (!matter_side(&s->m, x->side))
		sum *= s->m.sure ? other_side : unsure_side;
	if (code_listed(x->divisions, s->m.division))
		sum *= at_home;
	return sum;
}

static size_t
heaviest(const struct search *s)
{
	size_t best = s->t->n_subjects, i;

	for (i = 0; i < s->t->n_subjects; i++)
		if (s->total[i] > 0 && (best == s->t->n_subjects ||
		    s->total[i] > s->total[best]))
			best = i;
	return best;
}

static struct topic *
give(struct search *s, int subject, double score)
{
	struct labels *l = s->l;
	struct tally *x = &s->v[subject];
	struct topic *o;
	size_t i;

	l->subjects = xgrow(l->subjects, l->n_subjects, &l->cap_subjects,
	    sizeof *l->subjects);
	o = &l->subjects[l->n_subjects++];
	memset(o, 0, sizeof *o);
	o->id = subject;
	o->edition = -1;
	o->score = score;
	for (i = 0; i < x->n_why; i++) {
		const struct why *w = &x->why[i];

		if (w->from < w->to)
			evidence_glyphs(&o->why, s->p, w->page, w->from, w->to,
			    "subject-words");
		else
			evidence_add(&o->why, w->at.page, w->at.off, w->at.len,
			    w->at.rule);
	}
	return o;
}

/* How much is said, and how much of it for this one; bent so that, of files
 * made for it, as many were right as the score says. */
static double
score_of(double sum, double rival)
{
	double share = sum / (sum + rival), much = sum / (sum + 25);
	double wrong = 1 - much * (share > 0.5 ? 0.4 + 0.6 * share : share);

	return 1 - wrong * wrong;
}

static void
choose(struct search *s)
{
	size_t n = s->t->n_subjects, i;
	double first = 0, sum, rival;

	for (i = 0; i < n; i++)
		s->total[i] = weigh(s, i);
	while (s->l->n_subjects < GIVEN_MAX && (i = heaviest(s)) < n) {
		sum = s->total[i];
		if (sum < ENOUGH || sum < mixed * first)
			break;
		s->total[i] = 0;
		rival = heaviest(s) < n ? s->total[heaviest(s)] : 0;
		if (first == 0)
			first = sum;
		else
			rival = first;
		(void)give(s, (int)i, score_of(sum, rival));
	}
}

/* ---- the second opinion -------------------------------------------------- */

static size_t
ask(const struct search *s, const struct model *model, struct opinion *v,
    size_t *page)
{
	const char **texts = xcalloc(s->p->n + 1, sizeof *texts);
	size_t *lens = xcalloc(s->p->n + 1, sizeof *lens);
	size_t n = 0, i, found = 0;

	for (i = 0; i < s->p->n; i++) {
		if (!s->p->v[i].text || !page_is_own(s->l, i))
			continue;
		if (n == 0)
			*page = i;
		texts[n] = s->p->v[i].text->text.data;
		lens[n++] = s->p->v[i].text->text.len;
	}
	if (n)
		found = model_ask(model, MODEL_SUBJECT, texts, lens, n, v,
		    OPINIONS);
	free(texts);
	free(lens);
	return found;
}

static size_t
given(const struct labels *l, int subject)
{
	size_t i;

	for (i = 0; i < l->n_subjects; i++)
		if (l->subjects[i].id == subject)
			break;
	return i;
}

/* It agrees: a little more; it decides between two that are level. */
static void
support(struct labels *l, size_t i, double p)
{
	struct topic x = l->subjects[i];
	double more = (1 - x.score) * 0.3 * p;

	if (i > 0 && x.score < level * l->subjects[0].score)
		return;
	x.score += more;
	x.second = more;
	if (i > 0 && l->subjects[0].score > x.score)
		x.score = l->subjects[0].score;
	memmove(&l->subjects[1], &l->subjects[0], i * sizeof x);
	l->subjects[0] = x;
}

static void
second_opinion(struct search *s, const struct model *model)
{
	struct opinion v[OPINIONS];
	struct topic *o;
	size_t page = 0, at;
	int id;

	if (!model || !ask(s, model, v, &page))
		return;
	id = topic_subject(s->t, v[0].code);
	if (id < 0 || s->t->subjects[id].inner || v[0].p < 0.5)
		return;
	at = given(s->l, id);
	if (at < s->l->n_subjects) {
		support(s->l, at, v[0].p);
		return;
	}
	o = give(s, id, (s->l->n_subjects ? 0.3 : 0.8) * v[0].p);
	o->second = o->score;
	evidence_add(&o->why, page, 0, s->p->v[page].text->text.len, "model");
}

void
subjects_find(struct labels *l, const struct papers *p,
    const struct model *model)
{
	struct search s = { .l = l, .p = p, .t = &p->s->topics };
	size_t i;

	if (!s.t->n_subjects)
		return;
	matter_read(&s.m, l, p);
	s.v = xcalloc(s.t->n_subjects, sizeof *s.v);
	s.total = xcalloc(s.t->n_subjects, sizeof *s.total);
	s.seen = xcalloc(s.t->n_sets + 1, 1);
	for (i = 0; i < p->n; i++)
		if (p->v[i].text && page_is_own(l, i))
			hear_page(&s, i);
	hear_jacket(&s);
	by_types(&s);
	by_offences(&s);
	choose(&s);
	second_opinion(&s, model);
	free(s.v);
	free(s.total);
	free(s.seen);
}
