/* ocr/read.h: reading one page, from pixels to text: the policy that puts
 * the rest of ocr/ together.
 *
 *	blank?    nothing is on it: done
 *	border    a dark frame is painted over      ocr/border.h
 *	measure   what the page looks like          ocr/measure.h
 *	prepare   the picture for the engine        ocr/prep.h
 *	read      once as it probably lies; another way only where that reads
 *	          badly, or where it was turned on evidence that the reading
 *	          does not bear out                 ocr/tess.h
 *	again     its bad lines, by another model   ocr/second.h
 *	choose    each word by its evidence         ocr/choose.h
 *	lay out   columns, margins, paragraphs      ocr/layout.h
 *	judge     language, kind, flaws             ocr/language.h, triage.h
 */
#ifndef OCR_READ_H
#define OCR_READ_H

#include <stdbool.h>

#include "base/err.h"
#include "base/text.h"

struct languages;
struct lexicon;
struct page_image;
struct tess;

/* What a page is read with. */
struct read_tools {
	struct tess *first;
	struct tess *second; /* another model of the same language, or NULL */
	const struct lexicon *lexicon;     /* or NULL */
	const struct languages *languages; /* or NULL: none is named */
	/* An engine for pages in that language (ISO 639-3); NULL: none is
	 * installed.  May be NULL itself. */
	struct tess *(*engine)(void *ctx, const char *lang);
	void *ctx;
	int deadline_ms;                   /* 0: none */
	/* The page hung or killed its reader before: read it in the way that
	 * surely comes to an end. */
	bool simple;
};

struct reading {
	struct page_text text; /* boxes as text.h says */
	const char *kind;      /* see ocr/triage.h */
	int rotation;      /* clockwise turn made: 0 90 180 270 */
	double skew;       /* degrees clockwise taken out */
	double confidence; /* 0..100, weighted by letters; 0: no words */
	char steps[160];   /* what was done: "x2,deskew,second:12" */
	char flaws[96];    /* of the picture: "blurred,cut-off"; "" */
	bool cut;          /* the deadline came before the end */
};

/* The language is text.lang. */
enum cr_status read_page(struct reading *out, const struct read_tools *tools,
    const struct page_image *page, struct cr_err *e);
void reading_release(struct reading *r);

#endif
