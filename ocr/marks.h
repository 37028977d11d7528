/* ocr/marks.h: the marks on a page, and which of them are type.
 *
 * A press, a printer or a typewriter makes the same letter again and again;
 * a hand makes no two alike.  So each mark of some complexity is drawn into
 * a grid of 16 x 16, and looked for among the others of its size.  That asks
 * neither what script it is, nor whether the page lies upright, nor how it
 * was read.
 *
 * Sizes are pixels of the working picture: the page's ink, white writing on
 * black made black on white, rules taken out, reduced so that letters are 8
 * to 30 high.
 */
#ifndef OCR_MARKS_H
#define OCR_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct Pix;
struct measure;
struct page_image;

enum mark_shape {
	MARK_SIMPLE,  /* dot, stroke, blob: says nothing */
	MARK_UNLIKE,  /* like no other */
	MARK_REPEATED /* like two others at least */
};

struct mark {
	int32_t x, y, w, h;
	int32_t ink; /* pixels */
	enum mark_shape shape;
	uint64_t grid[4]; /* 16 rows of 16 cells */
	int16_t cells;    /* that are ink */
};

struct marks {
	struct Pix *pix; /* the working picture, 1 bit a pixel */
	int reduced;     /* pix is 1/reduced of page_image.pix */
	struct mark *mark;
	size_t n;
	/* Height of what is written: of type (x-height, mostly) where there
	 * is enough type, else of all marks by their ink.  0: no marks. */
	double height;
	int across, down; /* rules, taken out of pix */
	size_t n_unlike, n_repeated;
	double ink, unlike, repeated; /* pixels, of all and of either */
	double black;                 /* pixels of pix before rules went */
};

/* At most MARKS_MAX are looked at. false: no picture, or no memory. */
#define MARKS_MAX 20000
bool marks_collect(struct marks *m, const struct page_image *page,
    const struct measure *measure);
void marks_release(struct marks *m);

#endif
