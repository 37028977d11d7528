/* mksamples/grammar.c: filling templates, and decks that do not repeat. */
#include "scripts/mksamples/grammar.h"

#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

#define DEPTH_MAX 12

static const struct rule *const books[] = {rules_common, rules_court,
    rules_pleading, rules_land, rules_money, rules_harm, rules_family,
    rules_public, rules_violence, rules_property};

const char *const *
grammar_rule(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT(books); i++) {
		const struct rule *b = books[i];

		for (; b->name; b++)
			if (strcmp(b->name, name) == 0)
				return b->alts;
	}
	return NULL;
}

/* The brace that closes the one before s. */
static const char *
closing(const char *s)
{
	int depth = 1;

	for (; *s; s++) {
		if (*s == '{')
			depth++;
		else if (*s == '}' && --depth == 0)
			return s;
	}
	die("unclosed brace in a template");
}

static void expand(struct text *t, const char *s, size_t n, struct rng *r,
    const struct matter *m, int depth);

/* {a|b|c}: count the bars outside inner braces, then take one part. */
static bool
choice(struct text *t, const char *s, size_t n, struct rng *r,
    const struct matter *m, int depth)
{
	const char *part[24];
	unsigned parts = 1, i;
	int level = 0;
	size_t k;

	part[0] = s;
	for (k = 0; k < n; k++) {
		if (s[k] == '{')
			level++;
		else if (s[k] == '}')
			level--;
		else if (s[k] == '|' && level == 0) {
			if (parts + 1 >= COUNT(part))
				die("too many choices in '%s'", s);
			part[parts++] = s + k + 1;
		}
	}
	if (parts == 1)
		return false;
	part[parts] = s + n + 1;
	i = rng_below(r, parts);
	expand(t, part[i], (size_t)(part[i + 1] - part[i]) - 1, r, m, depth);
	return true;
}

static void
number(struct text *t, const char *s, struct rng *r)
{
	int lo = 0, hi = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		lo = lo * 10 + (*s - '0');
	for (s++; *s >= '0' && *s <= '9'; s++)
		hi = hi * 10 + (*s - '0');
	text_addf(t, "%d", rng_range(r, lo, hi));
}

static void
slot(struct text *t, const char *s, size_t n, struct rng *r,
    const struct matter *m, int depth)
{
	char name[40];
	const char *const *alts;
	unsigned count = 0;

	if (choice(t, s, n, r, m, depth))
		return;
	put(name, sizeof(name), "%.*s", (int)n, s);
	if (name[0] == '#') {
		number(t, name + 1, r);
		return;
	}
	if (scene_fact(t, name, r, m))
		return;
	alts = grammar_rule(name);
	if (!alts)
		die("no rule '%s'", name);
	while (alts[count])
		count++;
	s = alts[rng_below(r, count)];
	expand(t, s, strlen(s), r, m, depth + 1);
}

static void
expand(struct text *t, const char *s, size_t n, struct rng *r,
    const struct matter *m, int depth)
{
	const char *end = s + n;

	if (depth > DEPTH_MAX)
		die("rules go round in a circle near '%s'", s);
	while (s < end) {
		const char *open = memchr(s, '{', (size_t)(end - s));
		const char *close;

		if (!open) {
			text_addn(t, s, (size_t)(end - s));
			return;
		}
		text_addn(t, s, (size_t)(open - s));
		close = closing(open + 1);
		slot(t, open + 1, (size_t)(close - open) - 1, r, m, depth);
		s = close + 1;
	}
}

void
grammar_expand(
    struct text *t, const char *tpl, struct rng *r, const struct matter *m)
{
	size_t at = t->len;

	expand(t, tpl, strlen(tpl), r, m, 0);
	if (t->len > at && t->s[at] >= 'a' && t->s[at] <= 'z')
		t->s[at] = (char)(t->s[at] - 'a' + 'A');
	/* "the Plaintiff" may begin a sentence; "p.m. the" does not. */
	for (at += 2; at + 6 <= t->len; at++)
		if (t->s[at - 2] != '.' && memcmp(t->s + at, ". the ", 6) == 0)
			t->s[at + 2] = 'T';
}

void
deck_add_rule(struct deck *d, const char *name)
{
	const char *const *alts = grammar_rule(name);

	if (!alts)
		die("no rule '%s'", name);
	for (; *alts && d->n < DECK_MAX; alts++)
		d->card[d->n++] = *alts;
	d->next = d->n;
}

void
deck_add(struct deck *d, const char *topic, const char *suffix)
{
	char name[40];

	put(name, sizeof(name), "%s.%s", topic, suffix);
	deck_add_rule(d, name);
}

const char *
deck_draw(struct deck *d, struct rng *r)
{
	int i;

	if (d->next >= d->n) {
		for (i = d->n - 1; i > 0; i--) {
			int j = rng_range(r, 0, i);
			const char *c = d->card[i];

			d->card[i] = d->card[j];
			d->card[j] = c;
		}
		d->next = 0;
	}
	return d->card[d->next++];
}
