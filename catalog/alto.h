/* catalog/alto.h: ALTO 4.4 (http://www.loc.gov/standards/alto/ns-v4#) for
 * one page: written by ocr, read back by index and search.
 *
 * Written: Description (MeasurementUnit pixel, source file name, one
 * Processing with engine, model and checksums), Layout/Page/PrintSpace,
 * a TextBlock per block (LANG: the page's language), TextLine, String with WC
 * (confidence 0..1) and SP between words.  Boxes are page image pixels as in
 * base/text.h.  Page has ROTATION (what was turned) and the strings' order is
 * reading order.
 *
 *	other readings
 *		<ALTERNATIVE PURPOSE="reading WC=0.8100">lodge</ALTERNATIVE>
 *	broken words ("plain-", "tiff")
 *		<String CONTENT="plain" SUBS_TYPE="HypPart1"
 *		    SUBS_CONTENT="plaintiff"/><HYP CONTENT="-"/>
 *		<String CONTENT="tiff" SUBS_TYPE="HypPart2" ...
 *
 * The box of the first half has its hyphen in it, and its ALTERNATIVEs have
 * theirs: they are as they were read.
 *
 * Read: any ALTO 2 to 4 in pixels, namespaces ignored.  A word is broken where
 * HYP follows it, or HypPart1 says so and it ends in a hyphen, and another
 * line follows.  SUBS_CONTENT is not read: the halves say it.  The language is
 * what all blocks that name one agree on; without any, that of the page.
 */
#ifndef CATALOG_ALTO_H
#define CATALOG_ALTO_H

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

struct alto_head {
	const char *source;   /* name as it came */
	int page;             /* within it, from 1; 0: 1 */
	const char *engine;   /* software name: "tesseract" */
	const char *version;
	const char *settings; /* "model=eng sha256=... prep=deskew,sauvola" */
	int rotation;         /* degrees clockwise */
	double confidence;    /* of the page, 0..100 */
};

void alto_write(struct buf *out, const struct page_text *t,
    const struct alto_head *h);
enum cr_status alto_read(struct page_text *t, const char *xml, size_t len,
    const char *name, struct cr_err *e);

#endif
