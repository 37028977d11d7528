/* mksamples/sink.h: where finished pages go: one place, five formats. */
#ifndef MKSAMPLES_SINK_H
#define MKSAMPLES_SINK_H

#include "scripts/mksamples/wear.h"

enum format {
	FORMAT_TIFF,    /* one multi-page G4 TIFF */
	FORMAT_SINGLES, /* a folder of single-page G4 TIFFs */
	FORMAT_JPEG,    /* a folder of grey JPEGs */
	FORMAT_PNG,     /* a folder of PNGs */
	FORMAT_PDF_G4,  /* a PDF of fax-coded scans */
	FORMAT_PDF_JPEG /* a PDF of JPEG scans */
};

struct sink;

/* name is the file or folder below scans, without an ending.  Pages in a
 * folder are numbered from first, written as the scanner called `habit`
 * does. */
struct sink *sink_open(enum format f, const char *scans, const char *name,
    int first, unsigned habit);
/* Write one page; says where it went, relative to scans. */
void sink_put(struct sink *s, const struct raster *r, char *source, size_t size,
    int *source_page);
void sink_close(struct sink *s);

/* Used by sink.c; a PDF built by hand. */
struct pdf;
struct pdf *pdf_open(const char *path);
void pdf_put(struct pdf *p, const struct raster *r);
void pdf_close(struct pdf *p);

/* A leptonica image of the raster; the caller destroys it. */
struct Pix *raster_pix(const struct raster *r);

#define JPEG_QUALITY 70

#endif
