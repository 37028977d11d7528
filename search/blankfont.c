/* search/blankfont.c: a font in which nothing is to be seen (blankfont.h).
 *
 * The TrueType file has the tables that a PDF asks for (ISO 32000-1, 9.9):
 *
 *	head  1000 units an em          maxp  two glyphs, no points
 *	hhea  +1000, -1                 hmtx  500 wide
 *	loca  both glyphs are 0 bytes   glyf  (four bytes that are no glyph)
 *	cmap  nothing but glyph 0       post  no names
 *
 * each as the OpenType specification has it, all numbers with the most
 * significant byte first.  It is put together here in place of being kept as
 * a file: it has 400 bytes, and each of them can be read below.
 */
#include "search/blankfont.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* Nothing at all below the line would be taken for a number left out. */
enum { EM = 1000, ABOVE = 1000, BELOW = -1, WIDE = 500, TABLES = 8 };
enum { BLOCK = 256, BLOCKS = 0x110000 / BLOCK, CODES = 65535 };
#define CHECK_SUM 0xB1B0AFBAu /* what a whole font must add up to */

struct blankfont {
	uint16_t *codes[BLOCKS]; /* code of a character, 0: none yet */
	uint32_t *chars;         /* of code k + 1 */
	size_t n, cap;
	bool used[BLANK_STEPS + 1]; /* heights */
};

struct blankfont *
blankfont_new(void)
{
	return xcalloc(1, sizeof(struct blankfont));
}

void
blankfont_free(struct blankfont *f)
{
	size_t i;

	if (!f)
		return;
	for (i = 0; i < BLOCKS; i++)
		free(f->codes[i]);
	free(f->chars);
	free(f);
}

/* ---- codes --------------------------------------------------------------- */

static unsigned
code_of(struct blankfont *f, uint32_t c)
{
	uint16_t **block = &f->codes[c / BLOCK];

	if (!*block)
		*block = xcalloc(BLOCK, sizeof **block);
	if (!(*block)[c % BLOCK]) {
		if (f->n == CODES) /* more than any script has */
			return 1;
		f->chars = xgrow(f->chars, f->n, &f->cap, sizeof *f->chars);
		f->chars[f->n++] = c;
		(*block)[c % BLOCK] = (uint16_t)f->n;
	}
	return (*block)[c % BLOCK];
}

unsigned
blankfont_encode(struct blankfont *f, struct buf *out, const char *s,
    size_t len)
{
	unsigned n = 0;
	uint32_t c;
	size_t used;

	for (; len > 0; s += used, len -= used, n++) {
		if (!(used = utf8_decode(s, len, &c))) {
			c = 0xFFFD;
			used = 1;
		}
		buf_addf(out, "%04X", code_of(f, c));
	}
	return n;
}

void
blankfont_name(struct blankfont *f, struct buf *out, int step)
{
	f->used[step] = true;
	buf_addf(out, "/T%d ", step);
}

/* ---- the TrueType file --------------------------------------------------- */

static void
put16(struct buf *b, int v)
{
	buf_addc(b, (char)(v >> 8));
	buf_addc(b, (char)v);
}

static void
put32(struct buf *b, uint32_t v)
{
	put16(b, (int)(v >> 16));
	put16(b, (int)(v & 0xFFFF));
}

static void
put16s(struct buf *b, const int *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		put16(b, v[i]);
}
#define PUT16S(b, ...)                                                         \
	put16s((b), (const int[]){ __VA_ARGS__ },                              \
	    sizeof((const int[]){ __VA_ARGS__ }) / sizeof(int))

static void
table_fill(struct buf *b, const char *tag)
{
	if (!strcmp(tag, "cmap")) {
		/* version, one subtable: Windows, Unicode, at 12; format 4, its
		 * length, language; one segment, FFFF to glyph 0 */
		PUT16S(b, 0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0,
		    0xFFFF, 1, 0);
	} else if (!strcmp(tag, "glyf")) {
		put32(b, 0);
	} else if (!strcmp(tag, "head")) {
		/* version, revision, check sum (later), magic, flags, em,
		 * made and changed (no clock), box, style, least size,
		 * direction, short loca, format */
		PUT16S(b, 1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, EM, 0, 0, 0, 0,
		    0, 0, 0, 0, 0, BELOW, WIDE, ABOVE, 0, 8, 2, 0, 0);
	} else if (!strcmp(tag, "hhea")) {
		/* ..., widest, bearings, extent, caret, ..., widths in hmtx */
		PUT16S(b, 1, 0, ABOVE, BELOW, 0, WIDE, 0, 0, 0, 1, 0, 0, 0, 0,
		    0, 0, 0, 1);
	} else if (!strcmp(tag, "hmtx")) {
		PUT16S(b, WIDE, 0, 0); /* and the bearing of the second */
	} else if (!strcmp(tag, "loca")) {
		PUT16S(b, 0, 0, 0);
	} else if (!strcmp(tag, "maxp")) {
		PUT16S(b, 1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
	} else { /* post, version 3 */
		PUT16S(b, 3, 0, 0, 0, -100, 50, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
	}
}

static uint32_t
check_sum(const char *data, size_t len)
{
	const unsigned char *p = (const unsigned char *)data;
	uint32_t sum = 0;
	size_t i;

	for (i = 0; i < len; i++)
		sum += (uint32_t)p[i] << (24 - 8 * (i % 4));
	return sum;
}

static void
font_file(struct buf *out)
{
	static const char *const tags[TABLES] = { "cmap", "glyf", "head",
		"hhea", "hmtx", "loca", "maxp", "post" };
	struct buf body = BUF_INIT;
	size_t i, start, head = 0, base = 12 + 16 * TABLES;
	uint32_t sum;

	/* version; tables, and what a search by halves wants to know */
	PUT16S(out, 1, 0, TABLES, 16 * 8, 3, 16 * TABLES - 16 * 8);
	for (i = 0; i < TABLES; i++) {
		start = body.len;
		if (!strcmp(tags[i], "head"))
			head = base + start;
		table_fill(&body, tags[i]);
		buf_add(out, tags[i], 4);
		put32(out, check_sum(body.data + start, body.len - start));
		put32(out, (uint32_t)(base + start));
		put32(out, (uint32_t)(body.len - start));
		while (body.len % 4)
			buf_addc(&body, '\0');
	}
	buf_add(out, body.data, body.len);
	sum = CHECK_SUM - check_sum(out->data, out->len);
	for (i = 0; i < 4; i++)
		out->data[head + 8 + i] = (char)(sum >> (24 - 8 * i));
	buf_release(&body);
}

/* ---- the objects --------------------------------------------------------- */

static void
to_unicode(struct buf *b, const struct blankfont *f)
{
	size_t i;

	buf_adds(b,
	    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (i = 0; i < f->n; i++) {
		uint32_t c = f->chars[i];

		if (i % 100 == 0) /* no more at once: 9.7.5.4 */
			buf_addf(b, "%s%zu beginbfchar\n",
			    i ? "endbfchar\n" : "",
			    f->n - i < 100 ? f->n - i : 100);
		if (c < 0x10000)
			buf_addf(b, "<%04zX><%04X>\n", i + 1, (unsigned)c);
		else
			buf_addf(b, "<%04zX><%04X%04X>\n", i + 1,
			    (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
			    (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
	}
	buf_addf(b, "%sendcmap\nCMapName currentdict/CMap defineresource pop\n"
	    "end\nend\n", f->n ? "endbfchar\n" : "");
}

/* The fonts of one height: three objects. */
static void
height_write(struct pdfout *p, unsigned n, int step, unsigned file,
    unsigned map, unsigned meaning)
{
	unsigned cid = pdfout_reserve(p), about = pdfout_reserve(p);
	int above = step * EM / BLANK_STEPS;
	struct buf b = BUF_INIT;

	buf_addf(&b, "<</Type/Font/Subtype/Type0/BaseFont/Blank/Encoding"
	    "/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>", cid,
	    meaning);
	pdfout_object(p, n, b.data);
	buf_reset(&b);
	buf_addf(&b, "<</Type/Font/Subtype/CIDFontType2/BaseFont/Blank"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/DW %d/CIDToGIDMap %u 0 R/FontDescriptor %u 0 R>>", WIDE, map,
	    about);
	pdfout_object(p, cid, b.data);
	buf_reset(&b);
	buf_addf(&b, "<</Type/FontDescriptor/FontName/Blank/Flags 4/FontBBox"
	    "[0 %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d"
	    "/StemV 80/FontFile2 %u 0 R>>", BELOW, WIDE, above, above, BELOW,
	    above, file);
	pdfout_object(p, about, b.data);
	buf_release(&b);
}

static void
shared_write(const struct blankfont *f, struct pdfout *p, unsigned file,
    unsigned map, unsigned meaning)
{
	struct buf b = BUF_INIT;
	char *length;
	size_t i;

	font_file(&b);
	length = xasprintf("/Length1 %zu", b.len);
	pdfout_stream(p, file, length, b.data, b.len, true);
	free(length);
	buf_reset(&b);
	for (i = 0; i <= f->n; i++) /* code 0 too */
		put16(&b, 1);
	pdfout_stream(p, map, "", b.data, b.len, true);
	buf_reset(&b);
	to_unicode(&b, f);
	pdfout_stream(p, meaning, "", b.data, b.len, true);
	buf_release(&b);
}

void
blankfont_write(const struct blankfont *f, struct pdfout *p, unsigned n)
{
	unsigned file = 0, map = 0, meaning = 0, font;
	struct buf b = BUF_INIT;
	int step;

	buf_adds(&b, "<<");
	for (step = 1; step <= BLANK_STEPS; step++) {
		if (!f->used[step])
			continue;
		if (!file) {
			file = pdfout_reserve(p);
			map = pdfout_reserve(p);
			meaning = pdfout_reserve(p);
			shared_write(f, p, file, map, meaning);
		}
		font = pdfout_reserve(p);
		height_write(p, font, step, file, map, meaning);
		buf_addf(&b, "/T%d %u 0 R", step, font);
	}
	buf_adds(&b, ">>");
	pdfout_object(p, n, b.data);
	buf_release(&b);
}
