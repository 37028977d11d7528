/* registry/reconcile_names.c: are two captions of the same parties, however
 * their names are spelt?  Word by word: most words of the shorter one must be
 * in the other, within a letter in four; words of one or two letters, initials
 * and "v", tell nothing. */
#include "registry/reconcile_names.h"

#include <ctype.h>
#include <string.h>

#include "codes/distance.h"

void
name_words_read(struct name_words *w, const char *s)
{
	w->n = 0;
	while (s && *s && w->n < NAME_WORDS) {
		char *out = w->v[w->n];
		size_t n = 0;

		while (*s && !isalpha((unsigned char)*s) &&
		    (unsigned char)*s < 0x80)
			s++;
		for (; isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80 ||
		     *s == '\''; s++)
			if (*s != '\'' && n + 1 < NAME_WORD_MAX)
				out[n++] = (char)toupper((unsigned char)*s);
		out[n] = '\0';
		if (n >= NAME_WORD_LEAST)
			w->n++;
	}
}

static bool
alike(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), limit = (n < m ? n : m) / 4;

	if (n > m + limit || m > n + limit)
		return false;
	return letters_distance(a, n, b, m) <= limit;
}

bool
name_words_alike(const struct name_words *a, const struct name_words *b)
{
	size_t i, k, same = 0;
	bool used[NAME_WORDS] = { false };

	if (a->n > b->n)
		return name_words_alike(b, a);
	for (i = 0; i < a->n; i++)
		for (k = 0; k < b->n; k++)
			if (!used[k] && alike(a->v[i], b->v[k])) {
				used[k] = true;
				same++;
				break;
			}
	return same >= 2 && same * 3 >= a->n * 2;
}

void
name_word_bones(char out[NAME_WORD_MAX], const char *word)
{
	size_t n = 0;
	char last = 0;

	for (; *word; word++) {
		if (*word == last)
			continue;
		last = *word;
		if (n == 0 || !strchr("AEIOUYHW", *word))
			out[n++] = *word;
	}
	out[n] = '\0';
}
