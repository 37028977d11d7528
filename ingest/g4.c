/* g4.c: a one-bit page as Group 4 facsimile data (g4.h).
 *
 * libtiff's encoder, as a TIFF of one strip in memory: the strip is the first
 * thing that is written behind the header of 8 bytes, so that the data are
 * what lies there when the strip is done.  The directory, which libtiff writes
 * when it is let go, comes too late to be looked at.
 */
#include "ingest/g4.h"

#include <stdbool.h>

#include <tiffio.h>

#define HEAD 8u

struct memory {
	struct buf *out;
	size_t pos;
	bool bad;
};

static tmsize_t
client_read(thandle_t h, void *to, tmsize_t n)
{
	(void)h;
	(void)to;
	(void)n;
	return 0;
}

static tmsize_t
client_write(thandle_t h, void *from, tmsize_t n)
{
	struct memory *m = h;
	const char *data = from;
	size_t skip = m->pos < HEAD ? HEAD - m->pos : 0, at;

	if (n <= 0)
		return n;
	m->pos += (size_t)n;
	if (skip >= (size_t)n)
		return n;
	at = m->pos - (size_t)n + skip - HEAD;
	if (at != m->out->len)
		m->bad = true; /* it goes back: not as we know it */
	else
		buf_add(m->out, data + skip, (size_t)n - skip);
	return n;
}

static toff_t
client_seek(thandle_t h, toff_t to, int whence)
{
	struct memory *m = h;

	if (whence == SEEK_CUR)
		to += m->pos;
	else if (whence == SEEK_END)
		to += m->out->len + HEAD;
	m->pos = (size_t)to;
	return to;
}

static toff_t
client_size(thandle_t h)
{
	return ((struct memory *)h)->out->len + HEAD;
}

static int
client_close(thandle_t h)
{
	(void)h;
	return 0;
}

static int
quiet(TIFF *tif, void *user, const char *module, const char *fmt, va_list ap)
{
	(void)tif;
	(void)user;
	(void)module;
	(void)fmt;
	(void)ap;
	return 1;
}

static TIFF *
tiff_begin(struct memory *m, const struct raster *page)
{
	TIFFOpenOptions *o = TIFFOpenOptionsAlloc();
	TIFF *t;

	TIFFOpenOptionsSetErrorHandlerExtR(o, quiet, NULL);
	TIFFOpenOptionsSetWarningHandlerExtR(o, quiet, NULL);
	t = TIFFClientOpenExt("g4", "wl", m, client_read, client_write,
	    client_seek, client_close, client_size, NULL, NULL, o);
	TIFFOpenOptionsFree(o);
	if (t == NULL)
		return NULL;
	TIFFSetField(t, TIFFTAG_IMAGEWIDTH, page->head.width);
	TIFFSetField(t, TIFFTAG_IMAGELENGTH, page->head.height);
	TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, 1);
	TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, 1);
	TIFFSetField(t, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
	TIFFSetField(t, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
	TIFFSetField(t, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
	TIFFSetField(t, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
	TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, page->head.height);
	return t;
}

enum cr_status
g4_encode(struct buf *out, const struct raster *page, struct refusal *r)
{
	struct buf data = BUF_INIT;
	struct memory m = {.out = &data};
	tmsize_t n = (tmsize_t)((size_t)page->head.stride * page->head.height);
	TIFF *t = tiff_begin(&m, page);
	enum cr_status st = CR_OK;

	if (t == NULL || TIFFWriteEncodedStrip(t, 0, page->rows, n) != n ||
	    !TIFFFlushData(t) || m.bad || data.len == 0)
		st = refuse(r, REASON_TOO_LARGE, "it cannot be coded");
	else
		buf_add(out, data.data, data.len);
	if (t != NULL)
		TIFFClose(t);
	buf_release(&data);
	return st;
}
