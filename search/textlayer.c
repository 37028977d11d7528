/* search/textlayer.c: what was read, as invisible text (see textlayer.h). */
#include "search/textlayer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search/pdfout.h"

#define LEAST 0.05 /* points: a box must have some size */
/* Of two like letters a viewer drops one as the shadow of the other where they
 * lie closer than a tenth of their size (poppler): so no type is this many
 * times as high as it is wide, and a box that is lies around its text. */
#define NARROW 8.0
#define ALIKE 0.35 /* so much taller or lower, a line has the same type */

struct layer {
	struct buf *out;
	const struct page_text *t;
	struct blankfont *font;
	double across, down; /* points of a pixel */
	double height;       /* of the page, points */
	double common;       /* size of type of most of its words */
	double line, most;   /* of the line in hand; of no word of it more */
	/* as set now; 0: not yet */
	double size, stretch;
	int step;
};

/* ISO 639-3 and the code of ISO 639-1 that means the same. */
static const char short_codes[] =
    "aar aa abk ab afr af aka ak amh am ara ar arg an asm as ava av ave ae "
    "aym ay aze az bak ba bam bm bel be ben bn bis bi bod bo bos bs bre br "
    "bul bg cat ca ces cs cha ch che ce chu cu chv cv cor kw cos co cre cr "
    "cym cy dan da deu de div dv dzo dz ell el eng en epo eo est et eus eu "
    "ewe ee fao fo fas fa fij fj fin fi fra fr fry fy ful ff gla gd gle ga "
    "glg gl glv gv grn gn guj gu hat ht hau ha hbs sh heb he her hz hin hi "
    "hmo ho hrv hr hun hu hye hy ibo ig ido io iii ii iku iu ile ie ina ia "
    "ind id ipk ik isl is ita it jav jv jpn ja kal kl kan kn kas ks kat ka "
    "kau kr kaz kk khm km kik ki kin rw kir ky kom kv kon kg kor ko kua kj "
    "kur ku lao lo lat la lav lv lim li lin ln lit lt ltz lb lub lu lug lg "
    "mah mh mal ml mar mr mkd mk mlg mg mlt mt mon mn mri mi msa ms mya my "
    "nau na nav nv nbl nr nde nd ndo ng nep ne nld nl nno nn nob nb nor no "
    "nya ny oci oc oji oj ori or orm om oss os pan pa pli pi pol pl por pt "
    "pus ps que qu roh rm ron ro run rn rus ru sag sg san sa sin si slk sk "
    "slv sl sme se smo sm sna sn snd sd som so sot st spa es sqi sq srd sc "
    "srp sr ssw ss sun su swa sw swe sv tah ty tam ta tat tt tel te tgk tg "
    "tgl tl tha th tir ti ton to tsn tn tso ts tuk tk tur tr twi tw uig ug "
    "ukr uk urd ur uzb uz ven ve vie vi vol vo wln wa wol wo xho xh yid yi "
    "yor yo zha za zho zh zul zu ";

const char *
textlayer_language(const char *code)
{
	static char found[3];
	const char *p;

	/* it goes into a PDF as it is, and must be what it says */
	if (strspn(code, "abcdefghijklmnopqrstuvwxyz") != strlen(code))
		return "";
	for (p = short_codes; *p && strlen(code) == 3; p += 7)
		if (!strncmp(p, code, 3)) {
			memcpy(found, p + 4, 2);
			return found;
		}
	return code;
}

/* Type that fills a box of that height with n characters: of the line's size,
 * if it is not higher.  Returns how high it is. */
static double
type_set(struct layer *l, double width, double height, unsigned n)
{
	double size = fmin(fmin(fmax(l->line, height), l->most),
	    NARROW * width / n);
	double stretch = 100 * width / (n * BLANK_WIDTH * size);
	int step = (int)lround(height / size * BLANK_STEPS);

	step = step < 1 ? 1 : step > BLANK_STEPS ? BLANK_STEPS : step;
	if (size != l->size || step != l->step) {
		blankfont_name(l->font, l->out, step);
		pdfout_number(l->out, size);
		buf_adds(l->out, "Tf ");
	}
	if (stretch != l->stretch) {
		pdfout_number(l->out, stretch);
		buf_adds(l->out, "Tz ");
	}
	l->size = size;
	l->step = step;
	l->stretch = stretch;
	return fmin(size, height);
}

static void
place(struct layer *l, double x, double y)
{
	buf_adds(l->out, "1 0 0 1 ");
	pdfout_number(l->out, x);
	pdfout_number(l->out, y);
	buf_adds(l->out, "Tm ");
}

/* A word without the hyphen that breaks it, in whatever form it was read. */
static void
word_add(struct layer *l, struct buf *codes, unsigned *n,
    const struct text_word *w)
{
	const char *s = l->t->text.data + w->off;
	size_t len = w->len;

	if (w->hyphen && len) {
		do
			len--;
		while (len > 0 && ((unsigned char)s[len] & 0xC0) == 0x80);
	}
	*n += blankfont_encode(l->font, codes, s, len);
	if (w->hyphen)
		*n += blankfont_encode(l->font, codes, "-", 1);
}

static bool
same_box(struct box a, struct box b)
{
	return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* Words first .. end - 1, which share a box; next: the word behind them in
 * the line, or NULL. */
static void
words_add(struct layer *l, uint32_t first, uint32_t end,
    const struct text_word *next)
{
	struct box b = l->t->words[first].box;
	double x = b.x * l->across, w = b.w * l->across, h = b.h * l->down;
	double low, gap = next ? next->box.x * l->across - x - w : 0;
	struct buf codes = BUF_INIT, blank = BUF_INIT;
	unsigned n = 0;
	uint32_t k;

	blankfont_encode(l->font, &blank, " ", 1);
	for (k = first; k < end; k++) {
		if (k > first) {
			buf_adds(&codes, blank.data);
			n++;
		}
		word_add(l, &codes, &n, &l->t->words[k]);
	}
	w = w > LEAST ? w : LEAST;
	h = h > LEAST ? h : LEAST;
	low = (h - type_set(l, w, h, n ? n : 1)) / 2;
	place(l, x, l->height - (b.y + b.h) * l->down + low);
	buf_addf(l->out, "<%s>Tj\n", codes.data);
	if (next) {
		(void)type_set(l, gap > LEAST ? gap : LEAST, h, 1);
		buf_addf(l->out, "<%s>Tj\n", blank.data);
	}
	buf_release(&codes);
	buf_release(&blank);
}

/* The size of a line's type.  Where all boxes are of one height, nobody saw
 * where the words end: they are parts of the line's, and one size must do for
 * the narrowest. */
static void
line_size(struct layer *l, const struct text_word *words, uint32_t n)
{
	double narrow = HUGE_VAL, least = HUGE_VAL;
	uint32_t k;

	l->line = 0;
	for (k = 0; k < n; k++) {
		double h = words[k].box.h * l->down;

		l->line = fmax(l->line, h);
		least = fmin(least, h);
		narrow = fmin(narrow, NARROW * words[k].box.w * l->across /
			(words[k].len ? words[k].len : 1));
	}
	l->most = least < l->line ? HUGE_VAL : fmax(narrow, LEAST);
	if (fabs(l->line - l->common) < ALIKE * l->common)
		l->line = l->common;
}

static void
line_add(struct layer *l, const struct text_line *line)
{
	const struct text_word *words = l->t->words;
	uint32_t k, next, end = line->first + line->n;

	line_size(l, words + line->first, line->n);
	for (k = line->first; k < end; k = next) {
		for (next = k + 1; next < end &&
		     same_box(words[k].box, words[next].box); next++)
			;
		words_add(l, k, next, next < end ? &words[next] : NULL);
	}
}

static int
by_size(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* The height of a line that is common on the page: of the middle one. */
static double
common_size(const struct page_text *t, double down)
{
	int32_t *tall = xcalloc(t->n_lines + 1, sizeof *tall), middle;
	size_t i;
	uint32_t k;

	for (i = 0; i < t->n_lines; i++)
		for (k = 0; k < t->lines[i].n; k++) {
			int32_t h = t->words[t->lines[i].first + k].box.h;

			tall[i] = h > tall[i] ? h : tall[i];
		}
	qsort(tall, t->n_lines, sizeof *tall, by_size);
	middle = tall[t->n_lines / 2];
	free(tall);
	return middle * down;
}

void
textlayer_add(struct buf *out, const struct page_text *t, struct blankfont *f,
    double width, double height)
{
	const char *lang = textlayer_language(t->lang);
	struct layer l = { .out = out, .t = t, .font = f, .height = height };
	size_t i;

	if (t->width < 1 || t->height < 1 || !t->n_words)
		return;
	l.across = width / t->width;
	l.down = height / t->height;
	l.common = common_size(t, l.down);
	if (lang[0])
		buf_addf(out, "/Span<</Lang(%s)>>BDC\n", lang);
	buf_adds(out, "BT 3 Tr\n");
	for (i = 0; i < t->n_lines; i++)
		line_add(&l, &t->lines[i]);
	buf_adds(out, "ET\n");
	if (lang[0])
		buf_adds(out, "EMC\n");
}
