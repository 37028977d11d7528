/* ocr/tess.h: the engine.  ocr/tess.c is the only file that knows tesseract.
 *
 * One engine holds one language's models (or several: "eng+swa"), loaded
 * once.  What it reads depends on the picture alone, never on the pages it
 * read before: all it learnt from a page is forgotten after it.
 *
 * The process must have OMP_THREAD_LIMIT=1 in its environment when it starts
 * (the engine's threads cost more than they give) and must not have called
 * setlocale.  Where the engine cannot go on it ends the process; that is
 * what worker processes are for.
 */
#ifndef OCR_TESS_H
#define OCR_TESS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/text.h"

struct Pix;
struct lattice;
struct tess;

/* CR_SKIP where a model is missing, naming language, directory and what to
 * install.  The directory is TESSDATA_PREFIX, else the engine's own. */
enum cr_status tess_open(struct tess **t, const char *lang, struct cr_err *e);
/* The same with the models of a directory of ours. */
enum cr_status tess_open_in(
    struct tess **t, const char *dir, const char *lang, struct cr_err *e);
void tess_close(struct tess *t);
/* Is that one model installed? */
bool tess_has(const char *lang);

const char *tess_lang(const struct tess *t);
const char *tess_version(void); /* "5.3.0" */
/* SHA-256 of the engine's library, as hexadecimal; "unknown". */
const char *tess_digest(void);
/* Models with the start of each file's SHA-256: "eng sha256:0123456789abcdef"
 * (several: joined by a space). */
const char *tess_models(const struct tess *t);

/* What is to be known of a reading beside its words. */
struct tess_note {
	bool cut; /* the deadline came before the end */
	/* Most of the text runs down the picture. The engine reads such
	 * lines from top to bottom, so they come out well where the page lies
	 * on its right side, as nonsense where it lies on its left. */
	bool sideways;
};

/* A picture as the engine is given it. */
struct tess_page {
	struct Pix *pix; /* 1 or 8 bits a pixel */
	int dpi;
	/* After so many ms (0: no limit) what was read by then is given; the
	 * time is looked at between words, not during the analysis of the
	 * layout. */
	int deadline_ms;
	bool simple; /* one block of text, no analysis of the layout */
};

/* Boxes in *out are the picture's pixels.  lattice, where it is not NULL,
 * gets what else each letter of out's words might have been. */
enum cr_status tess_read(struct tess *t, const struct tess_page *page,
    struct page_text *out, struct lattice *lattice, struct tess_note *note,
    struct cr_err *e);

/* Read some lines of a picture once more, each by itself: boxes within it.
 * What was read of lines[i] are the words of *out before ends[i], from
 * ends[i - 1] on.  Nothing of it fails; note->cut: the last are not read. */
void tess_read_lines(struct tess *t, const struct tess_page *page,
    const struct box *lines, size_t n, struct page_text *out, size_t *ends,
    struct lattice *lattice, struct tess_note *note);

/* The clockwise turn (0, 90, 180, 270) that makes the picture upright, by
 * its letters' shapes.  CR_END: cannot say, or its model ("osd") is not
 * installed. */
enum cr_status tess_turn(struct tess *t, struct Pix *pix, int dpi, int *deg);

#endif
