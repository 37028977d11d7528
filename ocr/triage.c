/* ocr/triage.c: what kind of page it is, and what is wrong with its picture
 * (see triage.h).
 *
 * What is type is told by letters that come again (ocr/marks.h, ocr/hand.h);
 * between hand and type nothing measured lies, so that the limits stand in
 * wide gaps:
 *
 *	                 by hand     type                         limit
 *	repeated         0 to 0.06   0.45 to 1                    0.2
 *	sure words       0 to 0.06   0.27 to 1; fewer in tables   0.4
 *	pitch's scatter              0.02 to 0.11 typed,
 *	                             0.18 to 0.75 printed         0.14
 *	filled           0.15, 0.34  0.4 and more: pictures       0.36, 0.45
 */
#include "ocr/triage.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "base/utf8.h"
#include "ocr/blank.h"
#include "ocr/flaws.h"
#include "ocr/hand.h"
#include "ocr/marks.h"
#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/pitch.h"

#define SURE        60  /* confidence of a word that counts */
#define SURE_WORDS  12  /* that make a page one that can be read */
#define SURE_SHARE  0.4 /* of all words */
#define MARGIN_MM   10  /* as in ocr/blank.c */
#define REPEATED    0.2
#define FEW_MARKS   8  /* complex ones: fewer tell nothing */
#define SHORT_PAGE  60 /* complex marks */
#define MUCH_HAND   0.4
#define ALL_HAND    0.75
#define THIN        0.36 /* filled: writing beside type */
#define BLOBS       0.45 /* filled: no writing */
#define CONSTANT    0.14 /* scatter of the pitch */
#define POOR        40   /* mean confidence: a word here and there is right */
#define RULES       8    /* lines of a form, */
#define RULES_OTHER 3    /* and of those across the others; */
#define RULES_ALONE 11   /* or lines one way only */
#define RUNNING     8    /* words: such a line is running text */
#define TONES       48   /* greys of a window that holds most of a page */
#define FLAT        0.6  /* of the page, in that window, or it is a photo */

/* What was read, in numbers. */
struct words {
	size_t all;
	size_t sure;    /* of three letters or digits at least */
	size_t any;     /* sure ones of any length, not in the margin */
	size_t running; /* in lines of RUNNING words */
	double mean;    /* confidence */
};

static size_t
letters(const char *s, size_t len)
{
	size_t i, n, found = 0;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		if (!(n = utf8_decode(s + i, len - i, &c)))
			break;
		found += utf8_is_word(c);
	}
	return found;
}

static bool
in_margin(const struct page_text *t, struct box b, int32_t m)
{
	int32_t x = b.x + b.w / 2, y = b.y + b.h / 2;

	return x <= m || y <= m || x >= t->width - m || y >= t->height - m;
}

static void
count_words(struct words *s, const struct page_text *t, int dpi)
{
	int32_t margin = (int32_t)(MARGIN_MM * dpi / 25.4);
	const struct text_word *w;
	double weight = 0;
	size_t i, n;

	memset(s, 0, sizeof *s);
	s->all = t->n_words;
	for (i = 0; i < t->n_words; i++) {
		w = &t->words[i];
		n = letters(t->text.data + w->off, w->len);
		s->mean += (double)(n + 1) * (double)w->conf;
		weight += (double)(n + 1);
		if (w->conf < SURE || !n)
			continue;
		s->sure += n >= 3;
		s->any += !in_margin(t, w->box, margin);
	}
	for (i = 0; i < t->n_lines; i++)
		s->running += t->lines[i].n >= RUNNING ? t->lines[i].n : 0;
	s->mean = weight > 0 ? s->mean / weight : 0;
}

/* On a page of a line or two no letter need come three times. */
static bool
reads_well(const struct words *s, const struct hand *h)
{
	size_t enough = h->complex < SHORT_PAGE ? 2 : SURE_WORDS;

	return s->sure >= enough &&
	       (double)s->sure >= SURE_SHARE * (double)s->all;
}

/* Are the page's greys spread, as a photograph's are?  Paper and what is
 * around it lie close together. */
static bool
is_toned(PIX *p)
{
	long n[256] = {0}, all = 0, within = 0, most = 0;
	int x, y, i, w = pixGetWidth(p), h = pixGetHeight(p);
	const l_uint32 *line;

	if (pixGetDepth(p) != 8)
		return false;
	for (y = 0; y < h; y += 4) {
		line = pixGetData(p) + (size_t)y * (size_t)pixGetWpl(p);
		for (x = 0; x < w; x += 4, all++)
			n[GET_DATA_BYTE(line, x)]++;
	}
	for (i = 0; i < 256; i++) {
		within += n[i] - (i >= TONES ? n[i - TONES] : 0);
		most = within > most ? within : most;
	}
	return (double)most < FLAT * (double)all;
}

static bool
is_ruled(const struct marks *m)
{
	int more = m->across > m->down ? m->across : m->down;
	int less = m->across > m->down ? m->down : m->across;

	return more >= RULES_ALONE || (more >= RULES && less >= RULES_OTHER);
}

static const char *
kind_of_type(const struct words *s, const struct hand *h, const struct marks *m,
    const struct page_text *text)
{
	struct pitch pitch;

	if (s->mean < POOR)
		return "unreadable";
	if (h->by_hand >= MUCH_HAND && h->filled < THIN)
		return "mixed";
	if (is_ruled(m) && 5 * s->running < 3 * s->all)
		return "form";
	pitch_measure(&pitch, text);
	return pitch.width > 0 && pitch.scatter < CONSTANT ? "typed"
							   : "printed";
}

/* Neither letters that come again nor words that are sure. */
static const char *
kind_of_strokes(const struct page_image *page, const struct hand *h)
{
	if (is_toned(page->pix) && (h->complex < FEW_MARKS || h->filled > 0.35))
		return "photo";
	return h->complex < FEW_MARKS || h->filled >= BLOBS ? "unreadable"
							    : "handwritten";
}

static const char *
kind_of(const struct page_image *page, const struct words *s,
    const struct hand *h, const struct marks *m, const struct page_text *text)
{
	bool type = h->complex >= FEW_MARKS && h->repeated >= REPEATED;

	if (!s->any && h->complex < 3 * FEW_MARKS && blank_within(page))
		return "blank";
	if (type || reads_well(s, h) || (h->complex < FEW_MARKS && s->any))
		return type && h->by_hand >= ALL_HAND && !reads_well(s, h)
			   ? kind_of_strokes(page, h)
			   : kind_of_type(s, h, m, text);
	return kind_of_strokes(page, h);
}

void
triage_page(struct triage *out, const struct page_image *page,
    const struct measure *m, const struct page_text *text, int rotation)
{
	struct quality q;
	struct marks marks;
	struct words words;
	struct hand hand;

	memset(out, 0, sizeof *out);
	count_words(&words, text, page->dpi * page->reduced);
	memset(&hand, 0, sizeof hand);
	if (!marks_collect(&marks, page, m)) {
		out->kind = words.any ? "printed" : "unreadable";
		return;
	}
	hand_measure(&hand, &marks);
	out->kind = kind_of(page, &words, &hand, &marks, text);
	out->by_hand = hand.by_hand;
	/* what can be read is to be believed */
	if (out->by_hand > 0.5 && reads_well(&words, &hand))
		out->by_hand = 0.5;
	if (!strcmp(out->kind, "blank") || !strcmp(out->kind, "photo")) {
		out->by_hand = 0;
	} else {
		quality_measure(&q, page, &marks, rotation % 180 != 0);
		out->flaws = quality_flaws(&q);
	}
	marks_release(&marks);
}

void
triage_flaws(char *out, size_t size, unsigned flaws)
{
	static const char *const names[] = {
	    "blurred", "too-dark", "too-light", "cut-off", "low-resolution"};
	size_t i, len = 0;

	*out = '\0';
	for (i = 0; i < sizeof names / sizeof *names && len < size; i++)
		if (flaws & 1u << i)
			len += (size_t)snprintf(out + len, size - len, "%s%s",
			    len ? "," : "", names[i]);
}
