/* codes/access.c: who may see a file.
 *
 * The first rule of the scheme that is met gives the class.  Recall goes
 * first: the types of relatives count as the file's own, the words of every
 * page as its own papers', and words that protect are looked for in spite of
 * OCR.  What no rule touches is open when its type or subject was recognised,
 * and nobody could have overlooked what the text says; else it stays
 * unclassified, which is not shown either.
 */
#include "codes/labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/guard.h"
#include "codes/matter.h"

enum {
	NEEDED = 100,    /* weights of words that make a rule fire */
	DARK = 50,       /* ... where the charge itself was not found */
	NEXT = 3,        /* glyphs from a case's number to what it was about */
	AFTER = 8,       /* glyphs from the words to an age */
	WHYS_MAX = 4,
	CONFIDENT = 50,  /* of the engine in a word */
	SAID = 150,      /* words of a file that says enough */
};
static const double heading = 2, again = 0.5, unread = 0.8,
    strongly = 0.64,     /* a subject's score that protects, if not the best */
    level = 0.75,        /* or this much of the best one's */
    readable = 0.5,      /* of a file's words, for it to be open by its words */
    clear = 0.85;        /* ... by what its words do not say */

struct why {
	size_t page, from, to;
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
	struct tally *v;      /* by rule */
	unsigned char *seen;  /* by term set: pages it was seen on */
	size_t *last;         /* ... the last of them, + 1 */
};

/* ---- words --------------------------------------------------------------- */

/* Is the number behind the words below the rule's? */
static bool
is_below(const struct glyphs *g, size_t from, int below)
{
	size_t i, n;
	int v;

	for (i = from; i < from + AFTER && i < g->n; i++) {
		if (!glyph_digit(g, i))
			continue;
		for (v = 0, n = 0; n < 3 && glyph_digit(g, i + n); n++)
			v = 10 * v + g->c[i + n] - '0';
		return v > 0 && v < below;
	}
	return false;
}

static void
speak(struct search *s, size_t page, const struct sighting *at, bool loud)
{
	const struct term_set *set = &s->t->sets[at->set];
	const struct glyphs *g = &s->p->v[page].h.g;
	struct tally *x;
	double worth;
	size_t i;

	for (i = 0; i < set->n; i++) {
		const struct term *term = &set->v[i];

		if (term->kind != TERM_ACCESS ||
		    (s->t->rules[term->id].below && (!at->exact ||
			!is_below(g, at->to, s->t->rules[term->id].below))))
			continue;
		worth = term->weight * (loud ? heading : 1) *
		    (s->seen[at->set] ? again : 1) *
		    (at->exact || loud ? 1 : unread);
		x = &s->v[term->id];
		x->sum += worth;
		if (x->n_why < WHYS_MAX)
			x->why[x->n_why++] = (struct why){ page, at->from,
				at->to };
	}
}

/* The same words count once a page, and on three pages at most. */
static void
hear(struct search *s, size_t page, const struct sighting *at, size_t heads)
{
	if (!sighting_firm(at) || s->last[at->set] == page + 1 ||
	    s->seen[at->set] > 2)
		return;
	speak(s, page, at, at->from < heads);
	s->last[at->set] = page + 1;
	s->seen[at->set]++;
}

/* Where the page's heading ends. */
static size_t
heading_end(const struct paper *x)
{
	size_t from, to;

	if (!x->has_caption || x->caption.end == 0 ||
	    x->caption.end > x->text->n_lines)
		return 0;
	paper_lines(x, 0, x->caption.end, &from, &to);
	return to;
}

/* "... v Uganda CACA No. 78 of 2010 (aggravated defilement)": what a case
 * that is cited was about.  It only goes for nothing where the charge of this
 * one was found. */
static bool
is_citation(const struct search *s, const struct paper *x,
    const struct sighting *at)
{
	const struct hits *h = &x->h;
	size_t i;

	if (!s->l->n_offences || !(h->g.gap[at->from] & GAP_OPEN))
		return false;
	for (i = 0; i < h->n && h->v[i].last <= at->from; i++)
		if (at->from - h->v[i].last <= NEXT &&
		    h->v[i].role != NUMBER_OWN &&
		    h->v[i].role != NUMBER_PARENT)
			return true;
	return false;
}

static void
hear_page(struct search *s, size_t page)
{
	const struct paper *x = &s->p->v[page];
	size_t heads = heading_end(x), i;
	struct sightings more;

	for (i = 0; i < x->t.n; i++)
		if (sighting_term(s->t, &x->t.v[i], TERM_ACCESS) &&
		    !is_citation(s, x, &x->t.v[i]))
			hear(s, page, &x->t.v[i], heads);
	guards_find(&more, s->t, x);
	for (i = 0; i < more.n; i++)
		if (sighting_term(s->t, &more.v[i], TERM_ACCESS))
			hear(s, page, &more.v[i], heads);
	sightings_release(&more);
}

/* What a jacket says alone is enough. */
static void
hear_jacket(struct search *s, const char *words)
{
	const struct term *term;
	struct sightings seen;
	struct glyphs g;
	size_t i;

	if (!words || !*words)
		return;
	glyphs_init(&g, words, strlen(words));
	sightings_find(&seen, s->t, &g, g.n);
	for (i = 0; i < seen.n; i++) {
		term = sighting_term(s->t, &seen.v[i], TERM_ACCESS);
		if (term && !s->t->rules[term->id].below)
			s->v[term->id].sum += heading * term->weight;
	}
	sightings_release(&seen);
	glyphs_release(&g);
}

/* ---- rules --------------------------------------------------------------- */

static bool
under(const struct topics *t, int subject, const char *list)
{
	for (; subject >= 0; subject = t->subjects[subject].parent)
		if (code_listed(list, t->subjects[subject].code))
			return true;
	return false;
}

/* The offence or subject that meets a rule. */
static const struct topic *
topic_met(const struct search *s, const char *list)
{
	const struct labels *l = s->l;
	const struct topic *o;
	size_t i;
	int subject;

	for (i = 0; i < l->n_offences; i++) {
		subject = s->t->offences[l->offences[i].id].subject;
		if (under(s->t, subject, list))
			return &l->offences[i];
	}
	for (i = 0; i < l->n_subjects; i++) {
		o = &l->subjects[i];
		if (under(s->t, o->id, list) && (i == 0 ||
		    o->score >= strongly ||
		    o->score >= level * l->subjects[0].score))
			return o;
	}
	return NULL;
}

static void
decide(struct search *s, const char *klass, const char *why)
{
	(void)snprintf(s->l->klass, sizeof s->l->klass, "%s", klass);
	s->l->klass_reason = xstrdup(why);
}

static void
show_kin(struct search *s, const struct kin *k)
{
	struct evidence at = kin_evidence(s->l, k);

	evidence_add(&s->l->klass_why, at.page, at.off, at.len, at.rule);
}

static void
show_topic(struct search *s, const struct topic *o)
{
	size_t i;

	for (i = 0; i < o->why.n && i < WHYS_MAX; i++)
		evidence_add(&s->l->klass_why, o->why.v[i].page,
		    o->why.v[i].off, o->why.v[i].len, o->why.v[i].rule);
}

static void
show_words(struct search *s, const struct tally *x)
{
	size_t i;

	for (i = 0; i < x->n_why; i++)
		evidence_glyphs(&s->l->klass_why, s->p, x->why[i].page,
		    x->why[i].from, x->why[i].to, "access-words");
	if (!x->n_why)
		evidence_add(&s->l->klass_why, EVIDENCE_JACKET, 0, 0,
		    "access-words");
}

/* Words have to be fewer where the charge was not found: it may have been
 * what they speak of. */
static double
needed(const struct search *s, const struct access_rule *r)
{
	return r->side[0] && s->m.side == SIDE_CRIMINAL && !s->l->n_offences
	    ? DARK : NEEDED;
}

static bool
rule_fires(struct search *s, size_t i)
{
	const struct access_rule *r = &s->t->rules[i];
	const struct kin *k = NULL;
	const struct topic *o = NULL;

	if (strcmp(r->klass, "unclassified") == 0 ||
	    (!r->types[0] && !r->subjects[0] && !r->words) ||
	    !matter_side(&s->m, r->side))
		return false;
	if (r->types[0] && !(k = matter_kin(&s->m, r->types)))
		return false;
	if (r->subjects[0] && !(o = topic_met(s, r->subjects)))
		return false;
	if (r->words && s->v[i].sum < needed(s, r))
		return false;
	decide(s, r->klass, r->why);
	if (k)
		show_kin(s, k);
	if (o)
		show_topic(s, o);
	if (r->words)
		show_words(s, &s->v[i]);
	return true;
}

/* What an offence or a subject protects by itself, without a rule. */
static bool
topic_protects(struct search *s)
{
	const struct labels *l = s->l;
	const struct offence *f;
	const struct subject *x;
	size_t i;

	for (i = 0; i < l->n_offences; i++) {
		f = &s->t->offences[l->offences[i].id];
		if (!f->protects[0])
			continue;
		decide(s, f->protects, f->name);
		show_topic(s, &l->offences[i]);
		return true;
	}
	if (!l->n_subjects)
		return false;
	x = &s->t->subjects[l->subjects[0].id];
	if (!x->protects[0])
		return false;
	decide(s, x->protects, x->title);
	show_topic(s, &l->subjects[0]);
	return true;
}

/* ---- what no rule touches ------------------------------------------------ */

/* The share of the words that could be read; *words of them. */
static double
legible(const struct papers *p, size_t *words)
{
	size_t i, k, read = 0;

	*words = 0;
	for (i = 0; i < p->n; i++) {
		const struct page_text *t = p->v[i].text;

		for (k = 0; t && k < t->n_words; k++) {
			(*words)++;
			read += t->words[k].conf >= CONFIDENT;
		}
	}
	return *words ? (double)read / (double)*words : 0;
}

/* A text of some length, read well, in which nothing hints at any rule: a
 * case of a known type is open then, whatever it is about. */
static bool
is_innocent(const struct search *s)
{
	size_t words, i;

	if (s->l->own < 0 || legible(s->p, &words) < clear || words < SAID)
		return false;
	for (i = 0; i < s->t->n_rules; i++)
		if (s->v[i].sum > 0 && matter_side(&s->m, s->t->rules[i].side))
			return false;
	return true;
}

static bool
has_text(const struct papers *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->v[i].text)
			return true;
	return false;
}

/* A type that says what the case is about, of the case or what it came from. */
static const struct kin *
telling_type(const struct search *s)
{
	size_t i;

	for (i = 0; i < s->m.n; i++)
		if (!type_open(s->t, s->m.v[i].type))
			return &s->m.v[i];
	return NULL;
}

static void
leave_open(struct search *s)
{
	const struct labels *l = s->l;
	const struct kin *k = telling_type(s);
	size_t words;

	if (k) {
		decide(s, "open", "no rule protects cases of this type");
		show_kin(s, k);
	} else if (l->n_offences) {
		decide(s, "open", "no rule protects this offence");
		show_topic(s, &l->offences[0]);
	} else if (l->n_subjects &&
	    !s->t->subjects[l->subjects[0].id].vague &&
	    ((l->own >= 0 && s->m.side != SIDE_CRIMINAL) ||
		legible(s->p, &words) >= readable)) {
		decide(s, "open", "no rule protects this subject");
		show_topic(s, &l->subjects[0]);
	} else if (is_innocent(s)) {
		decide(s, "open", "nothing protects in a text that is clear");
		show_kin(s, &s->m.v[0]);
	} else {
		decide(s, "unclassified", s->m.n
		    ? "the number alone does not tell what the case is about"
		    : has_text(s->p) ? "nothing was recognised in the text"
				     : "nothing is known of it");
	}
}

void
access_find(struct labels *l, const struct papers *p)
{
	struct search s = { .l = l, .p = p, .t = &p->s->topics };
	size_t i;
	bool met = false;

	matter_read(&s.m, l, p);
	s.v = xcalloc(s.t->n_rules + 1, sizeof *s.v);
	s.seen = xcalloc(s.t->n_sets + 1, sizeof *s.seen);
	s.last = xcalloc(s.t->n_sets + 1, sizeof *s.last);
	for (i = 0; i < p->n; i++)
		if (p->v[i].text)
			hear_page(&s, i);
	hear_jacket(&s, p->jacket.parties);
	hear_jacket(&s, p->jacket.type);
	hear_jacket(&s, p->jacket.written);
	for (i = 0; i < s.t->n_rules && !met; i++)
		met = rule_fires(&s, i);
	if (!met && !topic_protects(&s))
		leave_open(&s);
	free(s.v);
	free(s.seen);
	free(s.last);
}
