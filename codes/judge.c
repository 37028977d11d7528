/* codes/judge.c: who heard the own case.
 *
 *	BEFORE: THE HON. LADY JUSTICE LYDIA ADONG       in a caption
 *	CORAM: HON. JUSTICE A, JA; HON. JUSTICE B, JA   several
 *	LYDIA ADONG                                     at a decision's end
 *	JUDGE
 *
 * Titles are the scheme's.  Names that are alike are one; the one with most
 * support is the judge, spelt as it is most often.  Of a bench, the one who
 * alone signs the decision; else all of them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/labels.h"
#include "codes/layout.h"
#include "codes/name.h"

enum {
	SEEN = 96,      /* names looked at */
	BENCH = 3,      /* lines that a bench goes on over */
	SIGNED = 24,    /* lines at a page's end where it may be signed */
	OFFICE = 40,     /* glyphs of a judge's title, at most */
	LIKE = 5,
	LETTERS_MIN = 4,
	EDGE = 3,
};

struct seen {
	char *name;
	size_t page, off, len;
	size_t bench;    /* which "before" or signature it is of */
	size_t members;  /* how many names that has */
	double weight;
	bool sign;
};

struct finder {
	struct labels *l;
	const struct papers *p;
	struct seen v[SEEN];
	size_t n, benches;
};

static const struct topics *
topics(const struct finder *f)
{
	return &f->p->s->topics;
}

static bool
decides(const struct finder *f, size_t page)
{
	const struct labels *l = f->l;
	size_t i;

	for (i = 0; i < l->n_documents; i++) {
		const struct document *d = &l->documents[i];

		if (page >= d->first && page <= d->last)
			return d->type >= 0 &&
			    topics(f)->doctypes[d->type].decides;
	}
	return l->n_documents == 0;
}

static bool
add_seen(struct finder *f, size_t page, size_t off, size_t len, bool sign)
{
	const char *text = f->p->v[page].text->text.data;
	struct buf name = BUF_INIT;
	char letters[LETTERS_MIN + 2];
	struct seen *x;

	if (f->n == SEEN || !name_clean(&name, text + off, len) ||
	    name_letters(letters, sizeof letters, name.data) < LETTERS_MIN ||
	    name_quality(name.data) < 0.6) {
		buf_release(&name);
		return false;
	}
	x = &f->v[f->n++];
	x->name = buf_detach(&name, NULL);
	x->page = page;
	x->off = off;
	x->len = len;
	x->bench = f->benches;
	x->sign = sign;
	x->weight = (sign ? 1 : 1.5) + (decides(f, page) ? 1 : 0);
	return true;
}

/* ---- the names in a line ------------------------------------------------ */

/* A title, or what stands behind a name, at glyph i: where it ends. */
static size_t
skip_term(const struct finder *f, size_t page, size_t i, bool titled)
{
	const struct paper *p = &f->p->v[page];
	size_t k = sightings_from(&p->t, i);
	const struct sighting *x = k < p->t.n ? &p->t.v[k] : NULL;
	const struct mention *m = mention_at(&p->h.m, i);

	/* after "Justice", "Justine" is a name */
	if (x && x->from == i &&
	    (!titled || sighting_firm(x)) &&
	    (sighting_term(topics(f), x, TERM_JUDGE_BEFORE) ||
		sighting_term(topics(f), x, TERM_JUDGE_AFTER)))
		return x->to;
	if (m && m->kind == SENSE_AND)
		return m->to;
	return i;
}

/* Does a title begin at glyph i, not just words like "before"? */
static bool
is_title(const struct finder *f, size_t page, size_t i)
{
	const struct sightings *t = &f->p->v[page].t;
	size_t k = sightings_from(t, i);

	return k < t->n && t->v[k].from == i &&
	    sighting_term(topics(f), &t->v[k], TERM_HONORIFIC);
}

/* "before" may have taken a letter of the line above for its first. */
static size_t
after_opener(const struct finder *f, size_t page, size_t from)
{
	const struct sightings *t = &f->p->v[page].t;
	size_t k = sightings_from(t, from);
	const struct sighting *x = k > 0 ? &t->v[k - 1] : NULL;

	return x && x->to > from && x->from + 2 >= from &&
		sighting_term(topics(f), x, TERM_JUDGE_BEFORE)
	    ? x->to : from;
}

/* Names between titles, commas and "and" among glyphs [from, to). */
static size_t
read_names(struct finder *f, size_t page, size_t from, size_t to, bool sign)
{
	const struct glyphs *g = &f->p->v[page].h.g;
	size_t i, at = after_opener(f, page, from), next, n = 0;
	size_t title = to + 1;

	for (i = at; i <= to; i++) {
		next = i;
		if (i < to && glyph_starts(g, i))
			next = skip_term(f, page, i, i == title);
		if (next == i && i < to &&
		    !(i > at && (g->gap[i] & (GAP_COMMA | GAP_BLOCK))))
			continue;
		if (i > at)
			n += add_seen(f, page, g->off[at],
			    glyphs_span(g, at, i), sign);
		at = next > i ? next : i;
		if (next > i) {
			if (is_title(f, page, i))
				title = next;
			i = next - 1;
		}
	}
	return n;
}

static void
close_bench(struct finder *f, size_t first, size_t n)
{
	size_t i;

	for (i = first; i < f->n; i++)
		f->v[i].members = n;
	f->benches++;
}

/* ---- captions ----------------------------------------------------------- */

/* Does the bench go on in this line? */
static bool
bench_goes_on(const struct finder *f, size_t page, const struct line *x)
{
	const struct paper *p = &f->p->v[page];
	size_t i;

	if (x->kind == LINE_JUDGE)
		return true;
	if (x->kind != LINE_OTHER || !line_capitals(x))
		return false;
	for (i = sightings_from(&p->t, x->from);
	     i < p->t.n && p->t.v[i].to <= x->to; i++)
		if (sighting_term(topics(f), &p->t.v[i], TERM_JUDGE_AFTER) ||
		    sighting_term(topics(f), &p->t.v[i], TERM_JUDGE_BEFORE))
			return true;
	return false;
}

static void
read_caption(struct finder *f, size_t page)
{
	struct layout l;
	size_t i, k, first;

	layout_read(&l, f->p, page);
	for (i = 0; i < l.n && i < f->p->v[page].caption.end + BENCH; i++) {
		if (l.v[i].kind != LINE_JUDGE)
			continue;
		for (k = i; k + 1 < l.n && k < i + BENCH &&
		     bench_goes_on(f, page, &l.v[k + 1]); k++)
			;
		first = f->n;
		close_bench(f, first,
		    read_names(f, page, l.v[i].from, l.v[k].to, false));
		return;
	}
}

/* ---- signatures --------------------------------------------------------- */

static bool
capitals(const struct glyphs *g, size_t from, size_t to)
{
	size_t i, upper = 0;

	for (i = from; i < to; i++)
		upper += glyph_upper(g, i);
	return upper * 5 >= (to - from) * 4;
}

/* Is the line a judge's title, and nothing else?  The end of a page is not
 * read in spite of OCR errors; so short a line is, here. */
static bool
is_office(const struct finder *f, size_t page, size_t from, size_t to)
{
	const struct sightings *t = &f->p->v[page].t;
	const struct glyphs *g = &f->p->v[page].h.g;
	size_t i = sightings_from(t, from), covered = 0;
	struct form_hit hit;

	if (to - from <= OFFICE && capitals(g, from, to) &&
	    forms_find_near(&topics(f)->terms, g, from, &hit) &&
	    hit.to + EDGE >= to && hit.to <= to + 1 &&
	    hit.to - hit.from >= FORM_LONG &&
	    set_term(topics(f), hit.value, TERM_JUDGE_AFTER))
		return true;
	for (; i < t->n && t->v[i].to <= to + 1; i++)
		if (sighting_term(topics(f), &t->v[i], TERM_JUDGE_AFTER))
			covered += t->v[i].to - t->v[i].from;
	return covered > 1 && covered + EDGE >= to - from;
}

static void
read_signatures(struct finder *f, size_t page)
{
	const struct paper *p = &f->p->v[page];
	size_t n = p->text->n_lines, i = n > SIGNED ? n - SIGNED : 1, first;
	size_t from, to, a, b;

	for (; i < n; i++) {
		paper_lines(p, i, i + 1, &from, &to);
		paper_lines(p, i - 1, i, &a, &b);
		if (from == to || !is_office(f, page, from, to) ||
		    b < a + LETTERS_MIN || !glyph_upper(&p->h.g, a))
			continue;
		first = f->n;
		close_bench(f, first, read_names(f, page, a, b, true));
	}
}

/* ---- who it is ---------------------------------------------------------- */

static double
support(const struct finder *f, const struct seen *x)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < f->n; i++)
		if (name_alike(f->v[i].name, x->name, LIKE))
			sum += f->v[i].weight;
	return sum;
}

/* The spelling that most have, among those alike. */
static const struct seen *
best_spelling(const struct finder *f, const struct seen *x)
{
	const struct seen *best = x;
	char a[96], b[96];
	size_t i, k;
	double v, most = -1;

	for (i = 0; i < f->n; i++) {
		if (!name_alike(f->v[i].name, x->name, LIKE))
			continue;
		name_letters(a, sizeof a, f->v[i].name);
		v = name_quality(f->v[i].name);
		for (k = 0; k < f->n; k++) {
			name_letters(b, sizeof b, f->v[k].name);
			v += strcmp(a, b) == 0;
		}
		if (v > most) {
			most = v;
			best = &f->v[i];
		}
	}
	return best;
}

/* "STEPHEN LO" for "STEPHEN MAZILO": a word in common. */
static bool
share_word(const char *a, const char *b)
{
	size_t n;

	for (; *a; a += n + strspn(a + n, " ")) {
		n = strcspn(a, " ");
		if (n >= LETTERS_MIN && memmem(b, strlen(b), a, n))
			return true;
	}
	return false;
}

static bool
signs_as(const struct seen *sign, const struct seen *x)
{
	return sign && (name_alike(sign->name, x->name, LIKE) ||
	    share_word(sign->name, x->name));
}

/* Does one alone sign? Then it is the judge, of a bench too. */
static const struct seen *
signer(const struct finder *f)
{
	const struct seen *one = NULL;
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (!f->v[i].sign)
			continue;
		if (one && !name_alike(one->name, f->v[i].name, LIKE))
			return NULL;
		one = &f->v[i];
	}
	return one;
}

static const struct seen *
choose(const struct finder *f)
{
	const struct seen *best = NULL, *sign = signer(f);
	double v, most = 0;
	size_t i;

	for (i = 0; i < f->n; i++) {
		v = support(f, &f->v[i]);
		if (f->v[i].members > 1 && signs_as(sign, &f->v[i]))
			v += 4;
		if (v > most) {
			most = v;
			best = &f->v[i];
		}
	}
	return best;
}

static void
put_judge(struct finder *f, struct buf *out, const struct seen *x)
{
	const struct seen *s = best_spelling(f, x);

	if (out->len)
		buf_adds(out, "; ");
	buf_adds(out, s->name);
	evidence_add(&f->l->judge_why, s->page, s->off, s->len,
	    s->sign ? "judge-signed" : "judge-before");
}

static void
put_bench(struct finder *f, struct buf *out, const struct seen *best)
{
	const struct seen *sign = signer(f);
	size_t i;

	if (best->members < 2 || best->sign || signs_as(sign, best)) {
		put_judge(f, out, best);
		return;
	}
	for (i = 0; i < f->n; i++)
		if (f->v[i].bench == best->bench)
			put_judge(f, out, &f->v[i]);
}

void
judge_find(struct labels *l, const struct papers *p)
{
	struct finder *f = xcalloc(1, sizeof *f);
	struct buf out = BUF_INIT;
	const struct seen *best;
	double sum;
	size_t i;

	f->l = l;
	f->p = p;
	for (i = 0; i < p->n; i++) {
		if (!p->v[i].text || !page_is_own(l, i))
			continue;
		if (p->v[i].has_caption)
			read_caption(f, i);
		if (decides(f, i))
			read_signatures(f, i);
	}
	if ((best = choose(f))) {
		sum = support(f, best);
		put_bench(f, &out, best);
		l->judge = buf_detach(&out, NULL);
		l->judge_score = 0.5 + 0.1 * (sum < 4.5 ? sum : 4.5);
	}
	for (i = 0; i < f->n; i++)
		free(f->v[i].name);
	free(f);
}
