/* ocr/lattice.c: what else each letter might have been (see lattice.h). */
#include "ocr/lattice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
lattice_release(struct lattice *l)
{
	free(l->letters);
	free(l->words);
	memset(l, 0, sizeof *l);
}

void
lattice_add_word(struct lattice *l)
{
	l->words = xgrow(l->words, l->n_words, &l->cap_words, sizeof *l->words);
	l->words[l->n_words++] =
	    (struct lattice_word){.first = (uint32_t)l->n_letters, .n = 0};
}

void
lattice_fill(struct lattice *l, size_t words)
{
	while (l->n_words < words)
		lattice_add_word(l);
}

static void
choose(struct lattice_letter *letter, const char *s, float conf)
{
	struct lattice_choice *c;
	size_t len = strlen(s);
	unsigned i;

	if (!len || len > LATTICE_BYTES || letter->n == LATTICE_CHOICES)
		return;
	for (i = 0; i < letter->n; i++)
		if (!strcmp(letter->choice[i].s, s))
			return;
	c = &letter->choice[letter->n++];
	memcpy(c->s, s, len + 1);
	c->conf = conf;
}

void
lattice_add_letter(struct lattice *l, const char *s, float conf)
{
	struct lattice_letter *letter;

	l->letters = xgrow(
	    l->letters, l->n_letters, &l->cap_letters, sizeof *l->letters);
	letter = &l->letters[l->n_letters++];
	memset(letter, 0, sizeof *letter);
	choose(letter, s, conf);
	l->words[l->n_words - 1].n++;
}

void
lattice_add_choice(struct lattice *l, const char *s, float conf)
{
	choose(&l->letters[l->n_letters - 1], s, conf);
}
