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

#include <leptonica/allheaders.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "ocr/blank.h"
#include "ocr/border.h"
#include "ocr/choose.h"
#include "ocr/language.h"
#include "ocr/layout.h"
#include "ocr/leaders.h"
#include "ocr/lexicon.h"
#include "ocr/measure.h"
#include "ocr/page.h"
#include "ocr/prep.h"
#include "ocr/second.h"
#include "ocr/steps.h"
#include "ocr/tess.h"
#include "ocr/triage.h"

#define SURE       50 /* confidence: a word that may be believed */
#define WELL_READ  75 /* mean confidence: no other way is tried */
#define WELL_WORDS 10 /* words, for that mean to mean something */
#define FEW_MARKS  20 /* fewer say nothing of how a page lies */

struct job {
	const struct read_tools *tools;
	const struct page_image *page;
	const struct measure *m;
	bool framed;   /* a border was painted over */
	int64_t until; /* ms of the monotonic clock; 0: no deadline */
};

struct score {
	double sure;     /* see above */
	double mean;     /* confidence, weighted by letters */
	size_t sensible; /* words of two letters or digits, SURE */
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

/* A page read one way: the picture that was read, and what was. */
struct attempt {
	struct prep prep;
	struct leaders leaders; /* taken out of prep's picture */
	struct pass pass;
	struct tess_note note;
};

static void
attempt_release(struct attempt *a)
{
	prep_release(&a->prep);
	leaders_release(&a->leaders);
	pass_release(&a->pass);
}

static struct tess_page
picture(const struct attempt *a, const struct job *j)
{
	int64_t left = j->until ? j->until - clock_ms() : 0;

	return (struct tess_page){.pix = a->prep.pix,
	    .dpi = a->prep.dpi,
	    .deadline_ms = j->until && left < 1 ? 1 : (int)left,
	    .simple = j->tools->simple};
}

/* Read the page turned by so much.  CR_END: no time is left for it. */
static enum cr_status
attempt_make(struct attempt *a, const struct job *j, struct tess *engine,
    int rotation, struct cr_err *e)
{
	struct tess_page page;
	enum cr_status st;

	memset(a, 0, sizeof *a);
	text_init(&a->pass.text);
	if (j->until && clock_ms() >= j->until)
		return CR_END;
	if ((st = prep_make(&a->prep, j->page, j->m, rotation, e)) != CR_OK)
		return st;
	if (steps_take("leaders"))
		leaders_erase(&a->leaders, &a->prep.pix);
	page = picture(a, j);
	return tess_read(engine, &page, &a->pass.text, &a->pass.lattice,
	    &a->note, e);
}

static bool
read_well(const struct score *s)
{
	return s->mean >= WELL_READ && s->sensible >= WELL_WORDS;
}

/* Read once more another way; keep it where at least `share` as much is sure
 * in it. */
static enum cr_status
attempt_other(struct attempt *a, const struct job *j, int rotation,
    double share, struct cr_err *e)
{
	struct attempt other;
	enum cr_status st;

	if (rotation == a->prep.rotation || a->note.cut)
		return CR_OK;
	st = attempt_make(&other, j, j->tools->first, rotation, e);
	if (st == CR_OK && !other.note.cut &&
	    score_text(&other.pass.text).sure >
		share * score_text(&a->pass.text).sure) {
		attempt_release(a);
		*a = other;
		return CR_OK;
	}
	attempt_release(&other);
	return st == CR_END ? CR_OK : st;
}

/* Try the ways the page may lie, the likely one first. */
static enum cr_status
read_turned(struct attempt *a, const struct job *j, struct cr_err *e)
{
	struct score s;
	enum cr_status st;
	bool sure;
	int first = measure_turn(j->m, &sure), other;

	if (!sure)
		first = 0;
	st = attempt_make(a, j, j->tools->first, first, e);
	if (st != CR_OK)
		return st == CR_END ? err_set(e, CR_SKIP,
					  "no time is left to read the page")
				    : st;
	s = score_text(&a->pass.text);
	/* Read well though it lies on its side: a person wants it upright,
	 * and lines and their order come out better. */
	if (a->note.sideways)
		return read_well(&s)
			   ? attempt_other(a, j, (first + 270) % 360, 0.8, e)
			   : attempt_other(a, j, (first + 90) % 360, 1, e);
	if (read_well(&s) || j->tools->simple || a->note.cut)
		return CR_OK;
	/* Badly read: handwriting, mostly.  Where the letters said clearly
	 * that it is upright, there is nothing more to try. */
	if (sure && first != 0)
		return attempt_other(a, j, 0, 1, e);
	if (!sure && j->m->marks >= FEW_MARKS &&
	    tess_turn(j->tools->first, j->page->pix, j->page->dpi, &other) ==
		CR_OK)
		return attempt_other(a, j, other, 1, e);
	return CR_OK;
}

static const char *
language_of(const struct job *j, const struct page_text *t)
{
	return j->tools->languages
		   ? languages_name(j->tools->languages, t)
		   : "";
}

static bool
is_english(const char *lang)
{
	return !*lang || !strcmp(lang, "eng");
}

/* A page in another language than the first engine's, read again by its own
 * model where that is installed. */
static enum cr_status
read_foreign(struct attempt *a, const struct job *j, const char *lang,
    struct cr_err *e)
{
	const struct read_tools *k = j->tools;
	struct tess *engine = NULL;
	struct attempt other;
	enum cr_status st;

	if (!is_english(lang) && k->engine && !a->note.cut)
		engine = k->engine(k->ctx, lang);
	if (!engine)
		return CR_OK;
	st = attempt_make(&other, j, engine, a->prep.rotation, e);
	if (st == CR_OK && !other.note.cut) {
		attempt_release(a);
		*a = other;
		return CR_OK;
	}
	attempt_release(&other);
	return st == CR_END ? CR_OK : st;
}

/* The steps that were taken, in their order; "none". */
static void
name_steps(struct reading *out, const char *prep, const struct job *j,
    size_t second)
{
	char again[32] = "", all[256];

	if (second)
		snprintf(again, sizeof again, ",second:%zu", second);
	snprintf(all, sizeof all, "%s%s%s%s%s%s",
	    j->tools->simple ? ",simple" : "", j->page->faded ? ",colour" : "",
	    j->framed ? ",border" : "", strcmp(prep, "none") ? "," : "",
	    strcmp(prep, "none") ? prep : "", again);
	snprintf(out->steps, sizeof out->steps, "%.*s",
	    (int)sizeof out->steps - 1, *all ? all + 1 : "none");
}

/* The bad lines again, then each word by its evidence, in reading order. */
static void
make_text(struct reading *out, struct attempt *a, const struct job *j,
    const char *lang)
{
	struct page_text t;
	struct pass b;
	const struct lexicon *lexicon = j->tools->lexicon;
	struct tess_page page = picture(a, j);
	bool english = is_english(lang);
	size_t lines = 0;

	memset(&b, 0, sizeof b);
	text_init(&b.text);
	text_init(&t);
	if (j->tools->second && english && !a->note.cut && !j->tools->simple &&
	    steps_take("second"))
		lines = second_read(&b, &a->pass, j->tools->second, &page,
		    lexicon);
	choose_words(&t, &a->pass, &b, lexicon,
	    english && steps_take("correct"));
	leaders_add(&t, &a->leaders);
	if (steps_take("layout"))
		layout_text(&t,
		    &(struct layout_words){
			lexicon_known, (void *)(uintptr_t)lexicon});
	boxes_to_page(&t, &a->prep);
	snprintf(t.lang, sizeof t.lang, "%s", lang);
	text_release(&out->text);
	out->text = t;
	out->cut = a->note.cut; /* the first reading is whole without the second */
	out->rotation = a->prep.rotation;
	out->skew = a->prep.skew;
	name_steps(out, a->prep.steps, j, lines);
	pass_release(&b);
}

/* What is on it, and what is wrong with it. */
static void
judge(struct reading *out, const struct job *j)
{
	struct triage g;

	triage_page(&g, j->page, j->m, &out->text, out->rotation);
	triage_flaws(out->flaws, sizeof out->flaws, g.flaws);
	out->kind = g.kind;
	out->confidence = score_text(&out->text).mean;
}

/* The page without a dark frame; as it is where it has none.  The picture is
 * to be destroyed. */
static struct page_image
without_border(const struct page_image *page, bool *had)
{
	struct page_image clean = *page;
	struct border b;

	*had = steps_take("border") && border_measure(&b, page->pix);
	clean.pix = *had ? border_clear(page->pix, &b) : NULL;
	*had = clean.pix != NULL;
	if (!clean.pix)
		clean.pix = pixClone(page->pix);
	return clean;
}

static enum cr_status
read_ink(struct reading *out, struct job *j, struct cr_err *e)
{
	struct measure m;
	struct attempt a;
	const char *lang;
	enum cr_status st;

	memset(&a, 0, sizeof a);
	measure_page(&m, j->page);
	j->m = &m;
	st = read_turned(&a, j, e);
	lang = language_of(j, &a.pass.text);
	if (st == CR_OK)
		st = read_foreign(&a, j, lang, e);
	if (st == CR_OK) {
		make_text(out, &a, j, lang);
		judge(out, j);
	}
	attempt_release(&a);
	measure_release(&m);
	return st;
}

enum cr_status
read_page(struct reading *out, const struct read_tools *tools,
    const struct page_image *page, struct cr_err *e)
{
	struct page_image clean;
	struct job j = {.tools = tools,
	    .page = &clean,
	    .until = tools->deadline_ms > 0 ? clock_ms() + tools->deadline_ms
					    : 0};
	enum cr_status st = CR_OK;

	memset(out, 0, sizeof *out);
	text_init(&out->text);
	out->kind = "blank";
	out->text.width = page->width;
	out->text.height = page->height;
	snprintf(out->steps, sizeof out->steps, "none");
	if (!blank_page(page)) {
		clean = without_border(page, &j.framed);
		st = read_ink(out, &j, e);
		pixDestroy(&clean.pix);
	}
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
