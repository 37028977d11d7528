/* ocr/choose.c: each word by its evidence (see choose.h).
 *
 * The words of both readings are nodes; an edge joins two that overlap.  What
 * hangs together is a group, of which one reading's words are kept.  Most
 * groups are one word and one word, and most of those are equal.
 */
#include "ocr/choose.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ocr/correct.h"
#include "ocr/lexicon.h"
#include "ocr/surewords.h"

/* Weights, in confidence of 0..1; set on typewritten pages. */
#define KNOWN     0.6  /* the lexicon has it */
#define ODD_SIGN  0.1  /* each sign that words do not have */
#define MIXED     0.2  /* a capital or a digit within small letters */
#define SPLIT     0.03 /* each word more than one */
#define FIRST     0.1  /* being the first reading's */
#define NO_LETTER 0.5  /* letters that a word without any counts for */

/* A word as it would be kept. */
struct said {
	size_t off, len; /* of reading.text */
	bool changed;    /* by ocr/correct.h */
};

struct reading {
	const struct pass *d;
	struct said *words;
	struct buf text;
};

struct chooser {
	struct reading r[2];
	size_t n[2];      /* words */
	uint32_t *parent; /* of the nodes: words of a, then of b */
	const struct lexicon *lexicon;
	bool known; /* the lexicon is asked */
	struct surewords *page;
};

void
pass_release(struct pass *d)
{
	text_release(&d->text);
	lattice_release(&d->lattice);
	free(d->line);
	d->line = NULL;
}

/* ---- groups ---- */

static uint32_t
root(struct chooser *c, uint32_t i)
{
	while (c->parent[i] != i)
		i = c->parent[i] = c->parent[c->parent[i]];
	return i;
}

/* Do they share some of the narrower one's width? */
static bool
overlap(struct box a, struct box b)
{
	int32_t left = a.x > b.x ? a.x : b.x;
	int32_t right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int32_t narrow = a.w < b.w ? a.w : b.w;

	return right > left &&
	       5 * (int64_t)(right - left) > 2 * (int64_t)narrow;
}

static void
group(struct chooser *c)
{
	const struct page_text *t = &c->r[0].d->text;
	const struct text_line *l;
	size_t i, k;

	c->parent = xcalloc(c->n[0] + c->n[1] + 1, sizeof *c->parent);
	for (i = 0; i < c->n[0] + c->n[1]; i++)
		c->parent[i] = (uint32_t)i;
	for (k = 0; k < c->n[1]; k++) {
		l = &t->lines[c->r[1].d->line[k]];
		for (i = l->first; i < l->first + l->n; i++)
			if (overlap(t->words[i].box,
				c->r[1].d->text.words[k].box))
				c->parent[root(c, (uint32_t)i)] =
				    root(c, (uint32_t)(c->n[0] + k));
	}
}

/* ---- what speaks for a word ---- */

static bool
common_sign(uint32_t ch)
{
	return ch < 128 ? ch && strchr(".,;:'\"()-?!&/$%", (int)ch) != NULL
			: ch == 0xa3 || ch == 0x2018 || ch == 0x2019 ||
			      ch == 0x201c || ch == 0x201d || ch == 0x2014;
}

static double
make_up(const char *s, size_t len, double *letters)
{
	double price = 0;
	bool mixed = false;
	uint32_t ch, last = 0;
	size_t i, n;

	*letters = 0;
	for (i = 0; i < len; i += n) {
		if (!(n = utf8_decode(s + i, len - i, &ch)))
			break;
		if (utf8_is_word(ch)) {
			*letters += 1;
			mixed |= last && utf8_is_word(last) &&
				 ((utf8_lower(last) == last &&
				      utf8_lower(ch) != ch) ||
				     (last >= '0' && last <= '9') !=
					 (ch >= '0' && ch <= '9'));
		} else if (!common_sign(ch)) {
			price += ODD_SIGN;
		}
		last = ch;
	}
	return price + (mixed ? MIXED : 0);
}

/* Of one reading's words of a group, the mean weighted by letters. */
static double
evidence(const struct chooser *c, int which, const uint32_t *v, size_t n)
{
	const struct reading *r = &c->r[which];
	double sum = 0, weight = 0, letters, e;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct said *w = &r->words[v[i]];
		const char *s = r->text.data + w->off;

		e = (double)r->d->text.words[v[i]].conf / 100 -
		    make_up(s, w->len, &letters);
		if (c->known && correct_has_letter(s, w->len) &&
		    lexicon_knows(c->lexicon, s, w->len))
			e += KNOWN;
		letters = letters > 0 ? letters : NO_LETTER;
		sum += e * letters;
		weight += letters;
	}
	return sum / weight - SPLIT * (double)(n - 1);
}

static bool
same(const struct chooser *c, const uint32_t *a, size_t na, const uint32_t *b,
    size_t nb)
{
	const struct said *x, *y;
	size_t i;

	for (i = 0; na == nb && i < na; i++) {
		x = &c->r[0].words[a[i]];
		y = &c->r[1].words[b[i]];
		if (x->len != y->len || memcmp(c->r[0].text.data + x->off,
					    c->r[1].text.data + y->off, x->len))
			return false;
	}
	return na == nb;
}

/* ---- writing out ---- */

static void
add_alts_of(struct page_text *out, const struct chooser *c, int which,
    uint32_t word)
{
	const struct reading *r = &c->r[which];
	const struct text_word *w = &r->d->text.words[word];
	const struct said *s = &r->words[word];
	size_t at = out->n_words - 1;

	text_add_alt(out, at, r->text.data + s->off, s->len, w->conf);
	if (s->changed)
		text_add_alt(
		    out, at, r->d->text.text.data + w->off, w->len, w->conf);
}

/* The chosen words, and beside each the other reading's that it overlaps. */
static void
put(struct page_text *out, const struct chooser *c, int which,
    const uint32_t *v, size_t n, const uint32_t *others, size_t n_others)
{
	const struct reading *r = &c->r[which], *o = &c->r[!which];
	size_t i, k, before;

	for (i = 0; i < n; i++) {
		const struct text_word *w = &r->d->text.words[v[i]];
		const struct said *s = &r->words[v[i]];

		before = out->n_words;
		text_add_word(
		    out, r->text.data + s->off, s->len, w->box, w->conf);
		if (out->n_words != before + 1)
			continue;
		if (s->changed)
			text_add_alt(out, before,
			    r->d->text.text.data + w->off, w->len, w->conf);
		for (k = 0; k < n_others; k++)
			if (n == 1 ||
			    overlap(w->box, o->d->text.words[others[k]].box))
				add_alts_of(out, c, !which, others[k]);
	}
}

static int
by_place(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The group of a's word i: which reading's words it keeps. */
static void
settle(struct chooser *c, struct page_text *out, uint32_t i,
    uint32_t *const *members, const size_t *n_members)
{
	uint32_t g = root(c, i);
	const uint32_t *v = members[g];
	size_t n = n_members[g], na = 0;

	while (na < n && v[na] < c->n[0])
		na++;
	if (v[0] != i)
		return; /* it was settled with the first of its words */
	if (na == n) {
		put(out, c, 0, v, na, NULL, 0);
	} else {
		uint32_t *b = xcalloc(n - na, sizeof *b);
		size_t k;

		for (k = na; k < n; k++)
			b[k - na] = v[k] - (uint32_t)c->n[0];
		if (same(c, v, na, b, n - na) ||
		    evidence(c, 0, v, na) + FIRST >=
			evidence(c, 1, b, n - na))
			put(out, c, 0, v, na, b, n - na);
		else
			put(out, c, 1, b, n - na, v, na);
		free(b);
	}
}

static void
write_out(struct chooser *c, struct page_text *out)
{
	const struct page_text *t = &c->r[0].d->text;
	size_t all = c->n[0] + c->n[1], i;
	uint32_t **members = xcalloc(all + 1, sizeof *members);
	size_t *n = xcalloc(all + 1, sizeof *n), *cap, k;

	cap = xcalloc(all + 1, sizeof *cap);
	for (i = 0; i < all; i++) {
		uint32_t g = root(c, (uint32_t)i);

		members[g] = xgrow(members[g], n[g], &cap[g], sizeof **members);
		members[g][n[g]++] = (uint32_t)i;
	}
	for (i = 0; i < all; i++)
		if (n[i] > 1)
			qsort(members[i], n[i], sizeof **members, by_place);
	for (i = 0; i < t->n_lines; i++) {
		text_add_line(out,
		    i > 0 && t->lines[i].block != t->lines[i - 1].block,
		    (struct box){0, 0, 0, 0});
		for (k = 0; k < t->lines[i].n; k++)
			settle(c, out, t->lines[i].first + (uint32_t)k,
			    members, n);
	}
	for (i = 0; i < all; i++)
		free(members[i]);
	free(members);
	free(n);
	free(cap);
}

/* Is word i of the second reading the first of a line that goes on with the
 * half of a word?  Only the first reading knows the line before it. */
static bool
goes_on(const struct chooser *c, size_t i)
{
	const uint32_t *line = c->r[1].d->line;
	const struct page_text *t = &c->r[0].d->text;
	const struct text_line *before;

	if (!line[i] || (i && line[i - 1] == line[i]))
		return false;
	before = &t->lines[line[i] - 1];
	return before->n &&
	       correct_ends_in_dash(t, before->first + before->n - 1);
}

/* Each word of a reading as it would be kept. */
static void
say(struct chooser *c, int which)
{
	struct reading *r = &c->r[which];
	const struct correct k = {c->lexicon, c->page};
	struct buf better = BUF_INIT;
	size_t i;

	buf_init(&r->text);
	r->words = xcalloc(c->n[which] + 1, sizeof *r->words);
	for (i = 0; i < c->n[which]; i++) {
		const struct text_word *w = &r->d->text.words[i];
		struct said *s = &r->words[i];

		s->off = r->text.len;
		s->changed = c->known && !(which && goes_on(c, i)) &&
			     correct_word(&better, &k, &r->d->text,
				 &r->d->lattice, i);
		if (s->changed)
			buf_add(&r->text, better.data, better.len);
		else
			buf_add(&r->text, r->d->text.text.data + w->off,
			    w->len);
		s->len = r->text.len - s->off;
	}
	buf_release(&better);
}

void
choose_words(struct page_text *out, const struct pass *a,
    const struct pass *b, const struct lexicon *lexicon, bool correct)
{
	struct chooser c = {.r = {{.d = a}, {.d = b}},
	    .n = {a->text.n_words, b ? b->text.n_words : 0},
	    .lexicon = lexicon,
	    .known = correct && lexicon};
	int i;

	out->width = a->text.width;
	out->height = a->text.height;
	c.page = surewords_new(&a->text, b ? &b->text : NULL);
	for (i = 0; i < (b ? 2 : 1); i++)
		say(&c, i);
	group(&c);
	write_out(&c, out);
	for (i = 0; i < (b ? 2 : 1); i++) {
		buf_release(&c.r[i].text);
		free(c.r[i].words);
	}
	free(c.parent);
	surewords_free(c.page);
}
