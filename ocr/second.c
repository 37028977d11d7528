/* ocr/second.c: lines that were read badly, read once more (second.h). */
#include "ocr/second.h"

#include <stdlib.h>

#include <leptonica/allheaders.h>

#include "base/mem.h"
#include "ocr/correct.h"
#include "ocr/lexicon.h"
#include "ocr/surewords.h"

#define LOW_CONF  60   /* below: a word is doubted though it is known */
#define SURE_CONF 92   /* from here: believed though it is not known */
#define HOPELESS  25   /* mean of a line that holds no type at all */
#define LOW       8    /* pixels: a lower line is a rule or a speck */
#define DOUBTED   3    /* letters, at least, of a line that is read again */
#define SHARE     0.13 /* of the width of all lines, at most */
#define PER_DOUBT 2.0  /* and so much for each doubted letter of a letter */

struct line {
	struct box box;
	uint32_t number;
	double doubt; /* doubted letters for a width of its height */
};

static bool
doubted(const struct correct *k, const struct pass *a, size_t word,
    struct buf *tmp)
{
	const struct text_word *w = &a->text.words[word];
	const char *s = a->text.text.data + w->off;

	if (w->conf < LOW_CONF)
		return true;
	return k->lexicon && w->conf < SURE_CONF &&
	       correct_has_letter(s, w->len) &&
	       !lexicon_knows(k->lexicon, s, w->len) &&
	       !correct_word(tmp, k, &a->text, &a->lattice, word);
}

/* How much a line is to be doubted; 0: not worth it.  Its doubted letters are
 * added to *of_page. */
static double
doubt_of(const struct correct *k, const struct pass *a,
    const struct text_line *l, struct buf *tmp, double *of_page)
{
	double conf = 0, letters = 0;
	uint32_t i;

	for (i = l->first; i < l->first + l->n; i++) {
		conf += (double)a->text.words[i].conf;
		if (doubted(k, a, i, tmp))
			letters += a->text.words[i].len;
	}
	*of_page += letters;
	if (letters < DOUBTED || l->box.h < LOW ||
	    conf < HOPELESS * (double)l->n)
		return 0;
	return letters * l->box.h / (l->box.w + l->box.h);
}

static int
worst_first(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->doubt != y->doubt)
		return x->doubt < y->doubt ? 1 : -1;
	return (x->number > y->number) - (x->number < y->number);
}

/* The lines that are worth it, the worst first: their number. */
static size_t
pick(struct line *lines, const struct pass *a, const struct lexicon *lexicon)
{
	const struct page_text *t = &a->text;
	struct correct k = {lexicon, surewords_new(t, NULL)};
	struct buf tmp = BUF_INIT;
	double left = 0, doubt = 0, share;
	size_t n = 0, i;

	for (i = 0; i < t->n_lines; i++) {
		lines[n] = (struct line){t->lines[i].box, (uint32_t)i,
		    doubt_of(&k, a, &t->lines[i], &tmp, &doubt)};
		n += lines[n].doubt > 0;
		left += t->lines[i].box.w;
	}
	share = PER_DOUBT * doubt / (double)(t->text.len + 1);
	left *= share < SHARE ? share : SHARE;
	qsort(lines, n, sizeof *lines, worst_first);
	for (i = 0; i < n && left > 0; i++)
		left -= lines[i].box.w;
	buf_release(&tmp);
	surewords_free((struct surewords *)(uintptr_t)k.page);
	return i;
}

/* The line with some paper around it, within the picture. */
static struct box
with_margin(struct box b, struct Pix *pix)
{
	int32_t w = pixGetWidth(pix), h = pixGetHeight(pix);
	int32_t dx = b.h / 2, dy = b.h / 5 + 2;
	int32_t right = b.x + b.w + dx, bottom = b.y + b.h + dy;

	b.x = b.x > dx ? b.x - dx : 0;
	b.y = b.y > dy ? b.y - dy : 0;
	b.w = (right < w ? right : w) - b.x;
	b.h = (bottom < h ? bottom : h) - b.y;
	return b;
}

size_t
second_read(struct pass *b, const struct pass *a, struct tess *second,
    const struct tess_page *page, const struct lexicon *lexicon)
{
	size_t all = a->text.n_lines + 1, n, i, k;
	struct line *lines = xcalloc(all, sizeof *lines);
	struct box *boxes = xcalloc(all, sizeof *boxes);
	size_t *ends = xcalloc(all, sizeof *ends);
	struct tess_note note;

	n = pick(lines, a, lexicon);
	for (i = 0; i < n; i++)
		boxes[i] = with_margin(lines[i].box, page->pix);
	tess_read_lines(second, page, boxes, n, &b->text, ends, &b->lattice,
	    &note);
	b->line = xcalloc(b->text.n_words + 1, sizeof *b->line);
	for (i = 0, k = 0; i < n; i++)
		for (; k < ends[i]; k++)
			b->line[k] = lines[i].number;
	free(lines);
	free(boxes);
	free(ends);
	return n;
}
