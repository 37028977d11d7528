/* codes/features.c: hashing words and runs of letters (see features.h). */
#include "codes/features.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { WORD_LEAST = 2, WORD_MOST = 30, RUN = 4 };

/* FNV-1a (Fowler, Noll, Vo), 32 bits, folded to 16. */
static uint32_t
hash(char kind, const char *s, size_t n)
{
	uint32_t h = 2166136261u;
	size_t i;

	h = (h ^ (unsigned char)kind) * 16777619u;
	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return (h ^ h >> 16) & (FEATURES_SIZE - 1);
}

static void
count_word(uint16_t *counts, const char *word, size_t n)
{
	char padded[WORD_MOST + 2];
	size_t i;

	if (n < WORD_LEAST || n > WORD_MOST)
		return;
	padded[0] = padded[n + 1] = '_';
	memcpy(padded + 1, word, n);
	i = hash('w', word, n);
	counts[i] = (uint16_t)(counts[i] + (counts[i] < UINT16_MAX));
	for (i = 0; n >= RUN && i + RUN <= n + 2; i++) {
		uint32_t b = hash('r', padded + i, RUN);

		counts[b] = (uint16_t)(counts[b] + (counts[b] < UINT16_MAX));
	}
}

static void
count_text(uint16_t *counts, const char *s, size_t len)
{
	char word[WORD_MOST + 1];
	size_t i, n = 0;

	for (i = 0; i <= len; i++) {
		if (i < len && isalpha((unsigned char)s[i])) {
			if (n <= WORD_MOST)
				word[n < WORD_MOST ? n : WORD_MOST] =
				    (char)tolower((unsigned char)s[i]);
			n += n <= WORD_MOST;
			continue;
		}
		count_word(counts, word, n);
		n = 0;
	}
}

static void
scale(struct features *f)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < f->n; i++)
		sum += (double)f->v[i].value * f->v[i].value;
	for (i = 0; i < f->n; i++)
		f->v[i].value = (float)(f->v[i].value / sqrt(sum));
}

void
features_make(struct features *f, const char *const *texts, const size_t *lens,
    size_t n_texts)
{
	uint16_t *counts = xcalloc(FEATURES_SIZE, sizeof *counts);
	size_t i, left = FEATURES_BYTES, len;

	for (i = 0; i < n_texts && left; i++) {
		len = lens[i] < left ? lens[i] : left;
		count_text(counts, texts[i], len);
		left -= len;
	}
	f->n = 0;
	for (i = 0; i < FEATURES_SIZE; i++)
		f->n += counts[i] != 0;
	f->v = xcalloc(f->n ? f->n : 1, sizeof *f->v);
	f->n = 0;
	for (i = 0; i < FEATURES_SIZE; i++)
		if (counts[i])
			f->v[f->n++] = (struct feature){ (uint32_t)i,
				(float)(1 + log(counts[i])) };
	scale(f);
	free(counts);
}

void
features_release(struct features *f)
{
	free(f->v);
	f->v = NULL;
	f->n = 0;
}
