/* ocr/profile.h: what language.c knows of each language.
 *
 * A profile is a text file CODE.txt, lines of words with single spaces:
 *
 *	# where its texts came from
 *	language lug
 *	words mu 4230 nga 2193 oba 2034 ...
 *	grams _ku 1210 oku 1107 ...
 *
 * CODE is of ISO 639-3.  words are the small words of the language, folded
 * (fold.h), with how many of 100,000 words they are; grams its sequences of
 * three letters, '_' being the border of a word, with how many of 100,000
 * sequences.  At most 400 of both together.  scripts/mklanguage.py makes them.
 */
#ifndef OCR_PROFILE_H
#define OCR_PROFILE_H

#include <stddef.h>

#include "base/err.h"

#define PROFILES_MAX 16
#define PROFILE_WORD 23 /* letters of a small word */
#define PROFILE_GRAMS (27 * 27 * 27)

/* Logarithms of how much more frequent a thing is here than where it is not
 * in the profile: 0 for what is not in it, never below. */
struct profile {
	char code[8];
	float gram[PROFILE_GRAMS];
};

struct profile_word {
	char word[PROFILE_WORD + 1];
	float more[PROFILES_MAX]; /* by language; 0: not one of its words */
};

struct languages {
	struct profile *v;
	size_t n;
	struct profile_word *words; /* sorted, of all languages */
	size_t n_words, cap_words;
};

/* All CODE.txt of a directory, by name.  CR_SKIP: there is none, or one is
 * not as above, by file and line. */
enum cr_status profiles_read(struct languages *l, const char *dir,
    struct cr_err *e);
void profiles_release(struct languages *l);

/* Index of a sequence; each 'a'..'z' or '_'. */
size_t profile_gram(char a, char b, char c);

/* `more` of a small word of any language; NULL: of none. */
const float *profiles_word(const struct languages *l, const char *s, size_t n);

#endif
