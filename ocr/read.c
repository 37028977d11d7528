/* ocr/read.c: reading one page (see read.h).
 *
 * Readings are compared by what is sure in them: the letters and digits of
 * each word, weighed by how far the engine's confidence in it lies above
 * one half.  A page read upside down has many words and few sure ones.
 */
#include "ocr/read.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "ocr/blank.h"
#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/prep.h"
#include "ocr/tess.h"

#define SURE       50 /* confidence: a word that may be believed */
#define WELL_READ  75 /* mean confidence: no other way is tried */
#define WELL_WORDS 10 /* words, for that mean to mean something */
#define POOR       40 /* mean confidence: only a word here and there is right */
#define FEW_MARKS  20 /* an empty page has fewer */
#define LITTLE_INK 0.005f /* and less of it */
#define MARGIN_MM  9      /* words in the outermost margin fill no page */

struct job {
	struct tess *tess;
	const struct page_image *page;
	const struct measure *m;
	int64_t until; /* ms of the monotonic clock; 0: no deadline */
};

struct score {
	double sure;     /* see above */
	double mean;     /* confidence, weighted by letters */
	size_t sensible; /* words of two letters or digits, SURE */
};

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

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
sensible(const struct page_text *t, const struct text_word *w)
{
	return w->conf >= SURE && letters(t->text.data + w->off, w->len) >= 2;
}

static struct score
score_text(const struct page_text *t)
{
	struct score s = {0, 0, 0};
	const struct text_word *w;
	double weight = 0, n;
	size_t i;

	for (i = 0; i < t->n_words; i++) {
		w = &t->words[i];
		n = (double)letters(t->text.data + w->off, w->len);
		s.sensible += sensible(t, w);
		if (w->conf > SURE)
			s.sure += n * ((double)w->conf - SURE);
		n += 1; /* "." alone counts too, a little */
		s.mean += n * (double)w->conf;
		weight += n;
	}
	if (weight > 0)
		s.mean /= weight;
	return s;
}

/* From the engine's picture to the page; lines are around their words. */
static void
boxes_to_page(struct page_text *t, const struct prep *p)
{
	struct text_line *l;
	size_t i;
	uint32_t k;

	t->width = p->width;
	t->height = p->height;
	for (i = 0; i < t->n_words; i++)
		t->words[i].box = prep_box(p, t->words[i].box);
	for (i = 0; i < t->n_lines; i++) {
		l = &t->lines[i];
		l->box = (struct box){0, 0, 0, 0};
		for (k = 0; k < l->n; k++)
			l->box = box_union(l->box, t->words[l->first + k].box);
	}
}

/* Read the page turned by so much.  CR_END: no time is left for it. */
static enum cr_status
attempt(struct reading *out, const struct job *j, int rotation,
    struct tess_note *note, struct cr_err *e)
{
	struct prep p;
	int64_t left = j->until ? j->until - now_ms() : 0;
	enum cr_status st;

	if (j->until && left <= 0)
		return CR_END;
	if ((st = prep_make(&p, j->page, j->m, rotation, e)) != CR_OK)
		return st;
	text_release(&out->text);
	st = tess_read(j->tess, p.pix, p.dpi, (int)left, &out->text, note, e);
	boxes_to_page(&out->text, &p);
	out->cut = note->cut;
	out->rotation = rotation;
	out->skew = p.skew;
	memcpy(out->steps, p.steps, sizeof out->steps);
	prep_release(&p);
	return st;
}

static bool
read_well(const struct score *s)
{
	return s->mean >= WELL_READ && s->sensible >= WELL_WORDS;
}

/* Read once more another way; keep it where at least `share` as much is sure
 * in it. */
static enum cr_status
attempt_other(struct reading *out, const struct job *j, int rotation,
    double share, struct cr_err *e)
{
	struct reading other;
	struct tess_note note;
	enum cr_status st;

	if (rotation == out->rotation || out->cut)
		return CR_OK;
	memset(&other, 0, sizeof other);
	text_init(&other.text);
	st = attempt(&other, j, rotation, &note, e);
	if (st == CR_OK && !other.cut &&
	    score_text(&other.text).sure >
		share * score_text(&out->text).sure) {
		text_release(&out->text);
		*out = other;
		return CR_OK;
	}
	text_release(&other.text);
	return st == CR_END ? CR_OK : st;
}

/* Try the ways the page may lie, the likely one first. */
static enum cr_status
read_turned(struct reading *out, const struct job *j, struct cr_err *e)
{
	struct score s;
	enum cr_status st;
	struct tess_note note;
	bool sure;
	int first = measure_turn(j->m, &sure), other;

	if (!sure)
		first = 0;
	st = attempt(out, j, first, &note, e);
	if (st != CR_OK)
		return st == CR_END ? err_set(e, CR_SKIP,
					  "no time is left to read the page")
				    : st;
	s = score_text(&out->text);
	/* Read well though it lies on its side: a person wants it upright,
	 * and lines and their order come out better. */
	if (note.sideways)
		return read_well(&s)
			   ? attempt_other(out, j, (first + 270) % 360, 0.8, e)
			   : attempt_other(out, j, (first + 90) % 360, 1, e);
	if (read_well(&s))
		return CR_OK;
	/* Badly read: handwriting, mostly.  Where the letters said clearly
	 * that it is upright, there is nothing more to try. */
	if (sure && first != 0)
		return attempt_other(out, j, 0, 1, e);
	if (!sure && j->m->marks >= FEW_MARKS &&
	    tess_turn(j->tess, j->page->pix, j->page->dpi, &other) == CR_OK)
		return attempt_other(out, j, other, 1, e);
	return CR_OK;
}

/* Nothing but words in the outermost margin: what a scanner's glass or a
 * printed sheet's corner leaves. */
static bool
only_margin(const struct page_text *t, int dpi)
{
	int32_t m = (int32_t)(MARGIN_MM * dpi / 25.4);
	const struct box *b;
	size_t i;

	for (i = 0; i < t->n_words; i++) {
		b = &t->words[i].box;
		if (b->x + b->w > m && b->y + b->h > m && b->x < t->width - m &&
		    b->y < t->height - m && sensible(t, &t->words[i]))
			return false;
	}
	return true;
}

static const char *
kind_of(const struct reading *r, const struct job *j)
{
	struct score s = score_text(&r->text);

	if (s.sensible == 0)
		return j->m->marks < FEW_MARKS && j->m->ink_share < LITTLE_INK
			   ? "blank"
			   : "unreadable";
	if (only_margin(&r->text, j->page->dpi * j->page->reduced))
		return "blank";
	return s.mean < POOR ? "unreadable" : "printed";
}

enum cr_status
read_page(struct reading *out, struct tess *t, const struct page_image *page,
    int deadline_ms, struct cr_err *e)
{
	struct measure m;
	struct job j = {.tess = t,
	    .page = page,
	    .m = &m,
	    .until = deadline_ms > 0 ? now_ms() + deadline_ms : 0};
	enum cr_status st = CR_OK;

	memset(out, 0, sizeof *out);
	text_init(&out->text);
	memset(&m, 0, sizeof m);
	out->kind = "blank";
	out->text.width = page->width;
	out->text.height = page->height;
	snprintf(out->steps, sizeof out->steps, "none");
	if (!blank_page(page)) {
		measure_page(&m, page);
		st = read_turned(out, &j, e);
		out->kind = kind_of(out, &j);
		out->confidence = score_text(&out->text).mean;
	}
	measure_release(&m);
	if (st != CR_OK)
		reading_release(out);
	return st;
}

void
reading_release(struct reading *r)
{
	text_release(&r->text);
	memset(r, 0, sizeof *r);
	text_init(&r->text);
}
