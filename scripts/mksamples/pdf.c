/* mksamples/pdf.c: a PDF of scans, written by hand: one image a page, in the
 * coding it was scanned with, no dates, no ids.
 */
#include "scripts/mksamples/sink.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "scripts/mksamples/util.h"

/* Objects 1 (catalogue) and 2 (page tree) are written last; page k has the
 * objects 3k (page), 3k+1 (contents) and 3k+2 (image). */
struct pdf {
	FILE *f;
	char path[4096];
	long *at; /* offset of each object, by number */
	int objects;
	int pages;
};

struct pdf *
pdf_open(const char *path)
{
	struct pdf *p = xalloc(1, sizeof(*p));

	copy(p->path, sizeof(p->path), path);
	p->f = fopen(path, "wb");
	if (!p->f)
		die("cannot write '%s': %s", path, strerror(errno));
	fputs("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", p->f);
	p->objects = 2;
	p->at = xalloc(3, sizeof(*p->at));
	return p;
}

static void
begin(struct pdf *p, int object)
{
	if (object > p->objects) {
		p->objects = object;
		p->at = xgrow(p->at, sizeof(*p->at) * (size_t)(object + 1));
	}
	p->at[object] = ftell(p->f);
	fprintf(p->f, "%d 0 obj\n", object);
}

static void
image(struct pdf *p, int object, const struct raster *r)
{
	PIX *pix = raster_pix(r);
	L_COMP_DATA *c = NULL;
	bool fax = r->tone == TONE_BILEVEL;

	if (pixGenerateCIData(
		pix, fax ? L_G4_ENCODE : L_JPEG_ENCODE, JPEG_QUALITY, 0, &c) ||
	    !c)
		die("cannot code a PDF page");
	begin(p, object);
	fprintf(p->f,
	    "<< /Type /XObject /Subtype /Image /Width %d /Height %d\n"
	    "/ColorSpace /DeviceGray /BitsPerComponent %d\n",
	    r->w, r->h, fax ? 1 : 8);
	if (fax)
		fprintf(p->f,
		    "/Filter /CCITTFaxDecode /DecodeParms << /K -1 "
		    "/Columns %d /Rows %d /BlackIs1 %s >>\n",
		    r->w, r->h, c->minisblack ? "true" : "false");
	else
		fputs("/Filter /DCTDecode\n", p->f);
	fprintf(p->f, "/Length %zu >>\nstream\n", c->nbytescomp);
	fwrite(c->datacomp, 1, c->nbytescomp, p->f);
	fputs("\nendstream\nendobj\n", p->f);
	l_CIDataDestroy(&c);
	pixDestroy(&pix);
}

void
pdf_put(struct pdf *p, const struct raster *r)
{
	int o = 3 * (p->pages + 1);
	double w = r->w * 72.0 / r->dpi;
	double h = r->h * 72.0 / r->dpi;
	char draw[80];

	p->pages++;
	begin(p, o);
	fprintf(p->f,
	    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f]\n"
	    "/Contents %d 0 R /Resources << /XObject << /I %d 0 R >> >> >>\n"
	    "endobj\n",
	    w, h, o + 1, o + 2);
	put(draw, sizeof(draw), "q %.2f 0 0 %.2f 0 0 cm /I Do Q", w, h);
	begin(p, o + 1);
	fprintf(p->f, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
	    strlen(draw), draw);
	image(p, o + 2, r);
}

void
pdf_close(struct pdf *p)
{
	long xref;
	int i;

	begin(p, 1);
	fputs("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", p->f);
	begin(p, 2);
	fputs("<< /Type /Pages /Kids [", p->f);
	for (i = 1; i <= p->pages; i++)
		fprintf(p->f, "%d 0 R ", 3 * i);
	fprintf(p->f, "] /Count %d >>\nendobj\n", p->pages);
	xref = ftell(p->f);
	fprintf(p->f, "xref\n0 %d\n0000000000 65535 f \n", p->objects + 1);
	for (i = 1; i <= p->objects; i++)
		fprintf(p->f, "%010ld 00000 n \n", p->at[i]);
	fprintf(p->f,
	    "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%ld\n%%%%EOF\n",
	    p->objects + 1, xref);
	if (ferror(p->f) || fclose(p->f) != 0)
		die("cannot write '%s'", p->path);
	free(p->at);
	free(p);
}
