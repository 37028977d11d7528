/* ocr/lattice.h: what else each letter might have been.
 *
 * The engine reads a line as a chain of letters and knows, for each, a few
 * others that it nearly took.  They stand here beside the words of a
 * struct page_text: word i of the text is lattice.words[i].
 *
 *	word     r    o    c    e    i    v    e    d
 *	choices  r89  o94  c93  e91  i95  v94  e94  d95
 *	         v0   e9   o51  c9   l0   w0        g0
 *	              c0   v25  o0   t0
 *
 * The confidence of a choice, 0..100, is the engine's; 0 is common for the
 * right one.  A word whose letters the engine did not list one by one has
 * none.
 */
#ifndef OCR_LATTICE_H
#define OCR_LATTICE_H

#include <stddef.h>
#include <stdint.h>

#define LATTICE_CHOICES 6 /* of one letter; the best are kept */
#define LATTICE_BYTES   4 /* of one choice: one letter in UTF-8 */

struct lattice_choice {
	char s[LATTICE_BYTES + 1];
	float conf;
};

struct lattice_letter {
	uint8_t n; /* choices; choice[0] is the one taken */
	struct lattice_choice choice[LATTICE_CHOICES];
};

struct lattice_word {
	uint32_t first, n; /* letters */
};

struct lattice {
	struct lattice_letter *letters;
	size_t n_letters, cap_letters;
	struct lattice_word *words;
	size_t n_words, cap_words;
};

void lattice_release(struct lattice *l);

/* Begin a word, then its letters in order, then each letter's choices.  What
 * is longer than a letter, or one too many, is left out. */
void lattice_add_word(struct lattice *l);
void lattice_add_letter(struct lattice *l, const char *s, float conf);
void lattice_add_choice(struct lattice *l, const char *s, float conf);

/* Make word number `word` (not below n_words) the next: those between have
 * no letters. */
void lattice_fill(struct lattice *l, size_t words);

#endif
