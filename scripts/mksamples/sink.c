/* mksamples/sink.c: TIFF through libtiff, JPEG and PNG through leptonica.
 * Nothing that is written carries a date or a host name.
 */
#include "scripts/mksamples/sink.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>
#include <tiffio.h>

#include "scripts/mksamples/util.h"

struct sink {
	enum format format;
	char scans[3072];
	char name[512];
	TIFF *tif;
	struct pdf *pdf;
	int first;
	int pages;
	unsigned habit;
};

static TIFF *
tiff_open(const char *path)
{
	TIFF *t = TIFFOpen(path, "w");

	if (!t)
		die("cannot write '%s'", path);
	return t;
}

struct sink *
sink_open(enum format f, const char *scans, const char *name, int first,
    unsigned habit)
{
	struct sink *s = xalloc(1, sizeof(*s));
	char path[4096];

	s->format = f;
	s->first = first;
	s->habit = habit;
	copy(s->scans, sizeof(s->scans), scans);
	copy(s->name, sizeof(s->name), name);
	put(path, sizeof(path), "%s/%s", scans, name);
	switch (f) {
	case FORMAT_TIFF:
		put(path, sizeof(path), "%s/%s.tif", scans, name);
		s->tif = tiff_open(path);
		break;
	case FORMAT_PDF_G4:
	case FORMAT_PDF_JPEG:
		put(path, sizeof(path), "%s/%s.pdf", scans, name);
		s->pdf = pdf_open(path);
		break;
	default:
		make_dirs(path);
		break;
	}
	return s;
}

static void
tiff_page(TIFF *t, const struct raster *r, int page, bool many)
{
	tmsize_t n = (tmsize_t)(r->stride * (size_t)r->h);

	TIFFSetField(t, TIFFTAG_IMAGEWIDTH, (uint32_t)r->w);
	TIFFSetField(t, TIFFTAG_IMAGELENGTH, (uint32_t)r->h);
	TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, 1);
	TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, 1);
	TIFFSetField(t, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
	TIFFSetField(t, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
	TIFFSetField(t, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
	TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, (uint32_t)r->h);
	TIFFSetField(t, TIFFTAG_XRESOLUTION, (double)r->dpi);
	TIFFSetField(t, TIFFTAG_YRESOLUTION, (double)r->dpi);
	TIFFSetField(t, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
	if (many) {
		TIFFSetField(t, TIFFTAG_SUBFILETYPE, FILETYPE_PAGE);
		TIFFSetField(t, TIFFTAG_PAGENUMBER, page, 0);
	}
	if (TIFFWriteEncodedStrip(t, 0, r->px, n) != n ||
	    (many && !TIFFWriteDirectory(t)))
		die("cannot write a TIFF page");
}

struct Pix *
raster_pix(const struct raster *r)
{
	PIX *p = pixCreate(r->w, r->h, r->tone == TONE_BILEVEL ? 1 : 8);
	size_t wpl;
	int y;

	if (!p)
		die("out of memory");
	wpl = (size_t)pixGetWpl(p);
	for (y = 0; y < r->h; y++)
		memcpy(pixGetData(p) + (size_t)y * wpl,
		    r->px + (size_t)y * r->stride, r->stride);
	pixEndianByteSwap(p);
	pixSetResolution(p, r->dpi, r->dpi);
	return p;
}

static void
write_file(const char *path, const void *data, size_t n)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(data, 1, n, f) != n || fclose(f) != 0)
		die("cannot write '%s': %s", path, strerror(errno));
}

static void
image_page(const char *path, const struct raster *r, enum format f)
{
	PIX *p = raster_pix(r);
	l_uint8 *data = NULL;
	size_t n = 0;

	if (f == FORMAT_JPEG) {
		if (pixWriteMemJpeg(&data, &n, p, JPEG_QUALITY, 0))
			die("cannot make a JPEG");
	} else {
		pixSetZlibCompression(p, 3);
		if (pixWriteMemPng(&data, &n, p, 0.0f))
			die("cannot make a PNG");
	}
	write_file(path, data, n);
	lept_free(data);
	pixDestroy(&p);
}

/* What different scanner programs call page n of a folder. */
static void
page_name(char *out, size_t size, int n, unsigned habit, const char *ending)
{
	switch (habit % 3) {
	case 0:
		put(out, size, "%04d.%s", n, ending);
		break;
	case 1:
		put(out, size, "Scan %d.%s", n, ending);
		break;
	default:
		put(out, size, "page-%03d.%s", n, ending);
		break;
	}
}

void
sink_put(struct sink *s, const struct raster *r, char *source, size_t size,
    int *source_page)
{
	const char *ending = s->format == FORMAT_JPEG  ? "jpg"
			     : s->format == FORMAT_PNG ? "png"
						       : "tif";
	char path[4096], page[40];
	TIFF *t;

	s->pages++;
	*source_page = s->pages;
	if (s->pdf) {
		put(source, size, "%s.pdf", s->name);
		pdf_put(s->pdf, r);
		return;
	}
	if (s->tif) {
		put(source, size, "%s.tif", s->name);
		tiff_page(s->tif, r, s->pages - 1, true);
		return;
	}
	*source_page = 1;
	page_name(
	    page, sizeof(page), s->first + s->pages - 1, s->habit, ending);
	put(source, size, "%s/%s", s->name, page);
	put(path, sizeof(path), "%s/%s", s->scans, source);
	if (s->format == FORMAT_SINGLES) {
		t = tiff_open(path);
		tiff_page(t, r, 0, false);
		TIFFClose(t);
	} else {
		image_page(path, r, s->format);
	}
}

void
sink_close(struct sink *s)
{
	if (s->tif)
		TIFFClose(s->tif);
	if (s->pdf)
		pdf_close(s->pdf);
	free(s);
}
