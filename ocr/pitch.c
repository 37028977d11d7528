/* ocr/pitch.c: is every letter of one width? (see pitch.h)
 *
 * Words that were read surely, of 3 to 14 letters and digits, are taken; the
 * pitch is sought around the median of width over letters, for the median
 * forgives what was misread or set in another size.
 */
#include "ocr/pitch.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#define SURE  60
#define LEAST 15  /* words */
#define MOST  600 /* words that are looked at */
#define STEPS 60  /* from 0.85 to 1.21 of the first guess */

struct measured {
	double width[MOST], rest[MOST];
	int letters[MOST], n;
};

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, compare);
	return v[n / 2];
}

/* Letters and digits of a word; 0 where there is anything else in it. */
static int
letters(const char *s, size_t len)
{
	size_t i, n;
	uint32_t c;
	int found = 0;

	for (i = 0; i < len; i += n, found++)
		if (!(n = utf8_decode(s + i, len - i, &c)) || !utf8_is_word(c))
			return 0;
	return found;
}

static void
take_words(struct measured *m, const struct page_text *t)
{
	const struct text_word *w;
	size_t i;
	int n;

	for (i = 0; i < t->n_words && m->n < MOST; i++) {
		w = &t->words[i];
		n = letters(t->text.data + w->off, w->len);
		if (w->conf < SURE || n < 3 || n > 14)
			continue;
		m->width[m->n] = w->box.w;
		m->letters[m->n++] = n;
	}
}

/* What is left over where letters are so wide, of that width. */
static double
left_over(struct measured *m, double width)
{
	double middle;
	int i;

	for (i = 0; i < m->n; i++)
		m->rest[i] = m->width[i] - width * m->letters[i];
	middle = median(m->rest, m->n);
	for (i = 0; i < m->n; i++)
		m->rest[i] = fabs(m->width[i] - width * m->letters[i] - middle);
	return median(m->rest, m->n) / width;
}

void
pitch_measure(struct pitch *p, const struct page_text *t)
{
	struct measured *m = xcalloc(1, sizeof *m);
	double guess, width, scatter;
	int i;

	memset(p, 0, sizeof *p);
	take_words(m, t);
	for (i = 0; i < m->n; i++)
		m->rest[i] = m->width[i] / m->letters[i];
	guess = m->n >= LEAST ? median(m->rest, m->n) : 0;
	for (i = 0; guess > 0 && i <= STEPS; i++) {
		width = guess * (0.85 + 0.006 * i);
		scatter = left_over(m, width);
		if (p->width <= 0 || scatter < p->scatter) {
			p->width = width;
			p->scatter = scatter;
		}
	}
	free(m);
}
