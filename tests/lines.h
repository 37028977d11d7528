/* tests/lines.h: a page of text from lines, for the tests of what is read out
 * of pages.  An empty line begins a new block. */
#ifndef TESTS_LINES_H
#define TESTS_LINES_H

#include <string.h>

#include "base/text.h"

static inline void
page_line(struct page_text *t, int block, const char *s, size_t len)
{
	size_t i = 0, from;
	struct box box = { 0, (int32_t)t->n_lines * 20, 10, 10 };

	text_add_line(t, block, box);
	while (i < len) {
		while (i < len && s[i] == ' ')
			i++;
		from = i;
		while (i < len && s[i] != ' ')
			i++;
		text_add_word(t, s + from, i - from, box, 90);
	}
}

static inline void
page_bytes(struct page_text *t, const char *s, size_t len)
{
	size_t from = 0, i;
	int block = 1;

	text_init(t);
	for (i = 0; i <= len; i++) {
		if (i < len && s[i] != '\n')
			continue;
		if (i > from)
			page_line(t, block, s + from, i - from);
		block = i == from;
		from = i + 1;
	}
}

static inline void
page_lines(struct page_text *t, const char *s)
{
	page_bytes(t, s, strlen(s));
}

#endif
