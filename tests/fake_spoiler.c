/* fake_spoiler.c: a page's picture, spoilt as bad scanning does it.
 *
 *	fake_spoiler HOW FROM TO.png
 *
 * HOW: blurred (the mean of 7 x 7 pixels), dark (white becomes 80), light
 * (black becomes 190), cut-left and cut-right (a third of the width is gone),
 * small (letters become 8 pixels high).  Exit: 0, 1 no picture, 2 usage. */
#include <stdio.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "ocr/measure.h"
#include "ocr/page.h"

static PIX *
levels(PIX *p, int low, int high)
{
	NUMA *map = numaCreate(256);
	int i;

	for (i = 0; i < 256; i++)
		numaAddNumber(map, (l_float32)(low + (high - low) * i / 255));
	p = pixCopy(NULL, p);
	pixTRCMap(p, NULL, map);
	numaDestroy(&map);
	return p;
}

static PIX *
cut(PIX *p, int from, int width)
{
	BOX *box = boxCreate(from, 0, width, pixGetHeight(p));
	PIX *part = pixClipRectangle(p, box, NULL);

	boxDestroy(&box);
	return part;
}

static PIX *
small(PIX *p)
{
	struct page_image page = {.pix = p, .width = pixGetWidth(p),
	    .height = pixGetHeight(p), .reduced = 1, .dpi = 300};
	struct measure m;
	l_float32 f;

	measure_page(&m, &page);
	f = m.mark_height > 8 ? 8.0f / (l_float32)m.mark_height : 1.0f;
	measure_release(&m);
	return pixScaleAreaMap(p, f, f);
}

static PIX *
spoil(PIX *p, const char *how)
{
	int w = pixGetWidth(p);

	if (!strcmp(how, "blurred"))
		return pixBlockconv(p, 3, 3);
	if (!strcmp(how, "dark"))
		return levels(p, 0, 80);
	if (!strcmp(how, "light"))
		return levels(p, 190, 255);
	if (!strcmp(how, "cut-left"))
		return cut(p, w / 3, w - w / 3);
	if (!strcmp(how, "cut-right"))
		return cut(p, 0, w - w / 3);
	return !strcmp(how, "small") ? small(p) : NULL;
}

int
main(int argc, char **argv)
{
	PIX *from, *grey = NULL, *to = NULL;
	int bad = 1;

	setMsgSeverity(L_SEVERITY_NONE);
	if (argc != 4) {
		fprintf(stderr, "usage: fake_spoiler HOW FROM TO.png\n");
		return 2;
	}
	if ((from = pixRead(argv[2])))
		grey = pixConvertTo8(from, 0);
	if (grey)
		to = spoil(grey, argv[1]);
	if (to) {
		pixCopyResolution(to, from);
		bad = pixWrite(argv[3], to, IFF_PNG);
	}
	if (bad)
		fprintf(stderr, "fake_spoiler: no picture of '%s'\n", argv[2]);
	pixDestroy(&from);
	pixDestroy(&grey);
	pixDestroy(&to);
	return bad ? 1 : 0;
}
