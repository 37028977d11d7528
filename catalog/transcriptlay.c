/* catalog/transcriptlay.c: a transcript as the text of its page (see
 * transcript_lay in transcript.h): the lines' boxes are found first, then what
 * was read is thrown away and the transcript's words are put into them. */
#include "catalog/transcript.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Lines with something in them. */
static size_t
count_lines(const char *s)
{
	size_t n = 0;

	for (; *s; s += strcspn(s, "\n"), s += *s == '\n')
		n += s[strspn(s, " ")] != '\n' && s[strspn(s, " ")];
	return n;
}

/* Where on the page something was read; the whole of it, where nothing was. */
static struct box
extent(const struct page_text *t)
{
	struct box b = { 0, 0, 0, 0 };
	size_t i;

	for (i = 0; i < t->n_lines; i++)
		b = box_union(b, t->lines[i].box);
	if (b.w <= 0 || b.h <= 0)
		b = (struct box){ 0, 0, t->width, t->height };
	return b;
}

/* A box for each of n lines; to free(). */
static struct box *
boxes_new(const struct page_text *t, size_t n)
{
	struct box *v = xcalloc(n + 1, sizeof *v), all = extent(t);
	int64_t from, to;
	size_t i;

	for (i = 0; i < n; i++) {
		from = all.y + (int64_t)all.h * (int64_t)i / (int64_t)n;
		to = all.y + (int64_t)all.h * (int64_t)(i + 1) / (int64_t)n;
		v[i] = n == t->n_lines
		    ? t->lines[i].box
		    : (struct box){ all.x, (int32_t)from, all.w,
			  (int32_t)(to - from) };
	}
	return v;
}

/* What of a line's box its bytes from..to take. */
static struct box
share(struct box line, size_t from, size_t to, size_t len)
{
	int64_t left = (int64_t)line.w * (int64_t)from / (int64_t)len;
	int64_t right = (int64_t)line.w * (int64_t)to / (int64_t)len;

	return (struct box){ line.x + (int32_t)left, line.y,
		(int32_t)(right - left), line.h };
}

static void
lay_line(struct page_text *t, const char *s, size_t len, struct box box,
    bool new_block)
{
	size_t i, from;

	text_add_line(t, new_block, box);
	while (len && *s == ' ') { /* what it is indented by */
		s++;
		len--;
	}
	for (i = 0; i < len; i++) {
		if (s[i] == ' ')
			continue;
		for (from = i; i < len && s[i] != ' '; i++)
			;
		text_add_word(t, s + from, i - from,
		    share(box, from, i, len), 100);
	}
}

void
transcript_lay(struct page_text *t, const char *text)
{
	struct box *boxes = boxes_new(t, count_lines(text));
	int32_t width = t->width, height = t->height;
	bool new_block = false;
	char lang[sizeof t->lang];
	size_t len, k = 0;

	memcpy(lang, t->lang, sizeof lang);
	text_release(t);
	t->width = width;
	t->height = height;
	memcpy(t->lang, lang, sizeof lang);
	for (; *text; text += len + (text[len] == '\n')) {
		len = strcspn(text, "\n");
		if (strspn(text, " ") >= len) {
			new_block = true;
			continue;
		}
		lay_line(t, text, len, boxes[k++], new_block);
		new_block = false;
	}
	free(boxes);
}
