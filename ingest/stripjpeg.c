/* stripjpeg.c: one JPEG from the strips of a TIFF (stripjpeg.h).
 *
 * Marker segments are walked (ITU-T T.81, B.1.1.4): FF, code, two bytes of
 * length that count themselves.  The coded data behind SOS hold FF only as
 * FF 00, up to the end marker; anything else is a restart marker or a second
 * scan, and then the strips are left apart.
 */
#include "ingest/stripjpeg.h"

#include <string.h>

enum {
	SOF0 = 0xC0, SOF1 = 0xC1, SOF15 = 0xCF, DHT = 0xC4, DAC = 0xCC,
	SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, DRI = 0xDD,
};

struct parts {
	size_t head;        /* bytes from behind SOI to the coded data */
	size_t sos;         /* where SOS begins, */
	size_t sof;         /* and SOF's content; from the start of the strip */
	const uint8_t *coded;
	size_t coded_len;
};

static unsigned
word(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static bool
is_sof(unsigned code)
{
	return code >= SOF0 && code <= SOF15 && code != DHT && code != 0xC8 &&
	       code != DAC;
}

/* The coded data: up to EOI, without any other marker. */
static bool
coded_find(struct parts *p, const struct jpeg_strip *s)
{
	const uint8_t *at = s->data + 2 + p->head, *end = s->data + s->len;

	p->coded = at;
	while ((at = memchr(at, 0xFF, (size_t)(end - at))) != NULL) {
		if (end - at < 2)
			return false;
		if (at[1] == EOI) {
			p->coded_len = (size_t)(at - p->coded);
			return true;
		}
		if (at[1] != 0)
			return false;
		at += 2;
	}
	return false;
}

static bool
strip_parse(struct parts *p, const struct jpeg_strip *s)
{
	size_t at = 2;

	memset(p, 0, sizeof(*p));
	if (s->len < 4 || word(s->data) != (0xFF00 | SOI))
		return false;
	while (at + 4 <= s->len && s->data[at] == 0xFF) {
		unsigned code = s->data[at + 1];
		size_t len = word(s->data + at + 2);

		if (code == EOI || code == DRI || len < 2 ||
		    len > s->len - at - 2)
			return false;
		if (is_sof(code)) {
			if ((code != SOF0 && code != SOF1) || p->sof != 0 ||
			    len < 11)
				return false;
			p->sof = at + 4;
		}
		if (code == SOS) {
			p->sos = at;
			p->head = at + len; /* less SOI, and FF with its code */
			return p->sof != 0 && coded_find(p, s);
		}
		at += 2 + len;
	}
	return false;
}

/* Pictures may differ in their height alone. */
static bool
same_head(const struct jpeg_strip *a, const struct parts *p,
    const struct jpeg_strip *b, const struct parts *q)
{
	size_t height = p->sof + 1;

	return p->head == q->head && p->sof == q->sof &&
	       memcmp(a->data, b->data, height) == 0 &&
	       memcmp(a->data + height + 2, b->data + height + 2,
		   2 + p->head - height - 2) == 0;
}

/* Units of a strip, for the restart interval; 0: rows end within one. */
static uint64_t
units_of(const uint8_t *sof, size_t len, uint32_t width, uint32_t rows)
{
	unsigned n = sof[5], across = 1, down = 1;

	if (len < 6 + 3 * (size_t)n)
		return 0;
	/* a picture of one component has units of one block */
	for (unsigned i = 0; n > 1 && i < n; i++) {
		unsigned h = sof[7 + 3 * i] >> 4, v = sof[7 + 3 * i] & 15;

		across = h > across ? h : across;
		down = v > down ? v : down;
	}
	if (rows % (8 * down) != 0)
		return 0;
	return (uint64_t)((width + 8 * across - 1) / (8 * across)) *
	       (rows / (8 * down));
}

/* Tables without their own SOI and EOI. */
static bool
tables_add(struct buf *out, const struct jpeg_strip *t)
{
	size_t at = 2;

	if (t == NULL)
		return true;
	if (t->len < 4 || word(t->data) != (0xFF00 | SOI))
		return false;
	while (at + 4 <= t->len && t->data[at] == 0xFF &&
	       t->data[at + 1] != EOI) {
		size_t len = word(t->data + at + 2);

		if (t->data[at + 1] == DRI || t->data[at + 1] == SOS ||
		    len < 2 || len > t->len - at - 2)
			return false;
		at += 2 + len;
	}
	buf_add(out, t->data + 2, at - 2);
	return true;
}

static void
head_add(struct buf *out, const struct jpeg_strip *s, const struct parts *p,
    uint32_t height, uint64_t units)
{
	const uint8_t tall[2] = {(uint8_t)(height >> 8), (uint8_t)height};
	const uint8_t dri[6] = {0xFF, DRI, 0, 4, (uint8_t)(units >> 8),
	    (uint8_t)units};

	buf_add(out, s->data + 2, p->sof + 1 - 2);
	buf_add(out, tall, 2);
	buf_add(out, s->data + p->sof + 3, p->sos - p->sof - 3);
	if (units > 0)
		buf_add(out, dri, sizeof(dri));
	buf_add(out, s->data + p->sos, p->head + 2 - p->sos);
}

bool
stripjpeg_join(struct buf *out, const struct jpeg_strip *tables,
    const struct jpeg_strip *strips, size_t n, uint32_t width, uint32_t height,
    uint32_t rows)
{
	struct parts first, p;
	uint64_t units = 0;

	if (n == 0 || height > 65535 || !strip_parse(&first, &strips[0]) ||
	    word(strips[0].data + first.sof + 3) != width)
		return false;
	if (n > 1) {
		units = units_of(strips[0].data + first.sof,
		    first.sos - first.sof, width, rows);
		if (units == 0 || units > 65535)
			return false;
	}
	buf_add(out, "\xFF\xD8", 2);
	if (!tables_add(out, tables))
		return false;
	head_add(out, &strips[0], &first, height, units);
	for (size_t i = 0; i < n; i++) {
		uint64_t tall = i + 1 < n ? rows : height - (uint64_t)rows * i;
		char mark[2] = {'\xFF', (char)(0xD0 + i % 8)};

		if (!strip_parse(&p, &strips[i]) ||
		    !same_head(&strips[0], &first, &strips[i], &p) ||
		    word(strips[i].data + p.sof + 1) != (n > 1 ? tall : height))
			return false;
		buf_add(out, p.coded, p.coded_len);
		if (i + 1 < n)
			buf_add(out, mark, 2);
	}
	buf_add(out, "\xFF\xD9", 2);
	return true;
}
