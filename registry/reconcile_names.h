/* registry/reconcile_names.h: names of parties, spelt three ways: enough to
 * propose a file, never to decide on one. */
#ifndef REGISTRY_RECONCILE_NAMES_H
#define REGISTRY_RECONCILE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum { NAME_WORDS = 24, NAME_WORD_MAX = 24, NAME_WORD_LEAST = 3 };

/* The words of a caption, in capitals. */
struct name_words {
	char v[NAME_WORDS][NAME_WORD_MAX];
	size_t n;
};
void name_words_read(struct name_words *w, const char *caption);

/* Two words at least, and two of three of the shorter, are in the other. */
bool name_words_alike(const struct name_words *a, const struct name_words *b);

/* What most spellings of a name share: its first letter and its consonants,
 * doubled ones once: an index key. */
void name_word_bones(char out[NAME_WORD_MAX], const char *word);

#endif
