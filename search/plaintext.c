/* search/plaintext.c: the words of a page as lines (see plaintext.h). */
#include "search/plaintext.h"

#include <stdbool.h>

/* The line of word i, at or after line l. */
static size_t
line_of(const struct page_text *t, size_t i, size_t l)
{
	while (l + 1 < t->n_lines && t->lines[l + 1].first <= i)
		l++;
	return l;
}

void
plaintext_add(struct buf *out, const struct page_text *t)
{
	size_t begin = out->len, was = 0, line = 0, i, bare;
	bool rest = false; /* of the word before */

	for (i = 0; i < t->n_words; i++) {
		line = line_of(t, i, line);
		if (!rest) {
			if (out->len > begin && line == was)
				buf_addc(out, ' ');
			else if (out->len > begin)
				buf_adds(out, t->lines[line].block !=
				    t->lines[was].block ? "\n\n" : "\n");
			was = line;
		}
		bare = text_broken(t, i);
		buf_add(out, t->text.data + t->words[i].off,
		    bare ? bare : t->words[i].len);
		rest = bare > 0;
	}
}
