/* pdfdict.c: what a PDF says of an image (ingest/pdfdict.h). */
#include "ingest/pdfdict.h"

#include <stdlib.h>
#include <string.h>

/* Number of colours of a simple space: 1 grey, 3 RGB, 0 another. */
static unsigned
space_colours(struct pdf *p, unsigned space)
{
	unsigned first = pdf_is_array(p, space) ? pdf_item(p, space, 0) : space;
	long n;

	if (pdf_is_name(p, first, "/DeviceGray") ||
	    pdf_is_name(p, first, "/CalGray") || pdf_is_name(p, first, "/G"))
		return 1;
	if (pdf_is_name(p, first, "/DeviceRGB") ||
	    pdf_is_name(p, first, "/CalRGB") || pdf_is_name(p, first, "/RGB"))
		return 3;
	if (!pdf_is_name(p, first, "/ICCBased"))
		return 0;
	n = pdf_long(p, pdf_dict(p, pdf_item(p, space, 1)), "/N", 0);
	return n == 1 || n == 3 ? (unsigned)n : 0;
}

/* [/Indexed base highest table], the table a string or a stream. */
static bool
palette_read(struct pdf *p, unsigned space, struct samples *s)
{
	unsigned colours = space_colours(p, pdf_item(p, space, 1));
	unsigned table = pdf_item(p, space, 3);
	unsigned char *bytes = NULL;
	double highest = -1;
	size_t len = 0;

	if (colours == 0 || !pdf_number(p, pdf_item(p, space, 2), &highest) ||
	    highest < 0 || highest > 255)
		return false;
	if (!pdf_stream(p, table, true, &bytes, &len) &&
	    !pdf_string(p, table, &bytes, &len))
		return false;
	for (size_t i = 0; i <= (size_t)highest; i++) {
		for (size_t c = 0; c < 3; c++) {
			size_t at = i * colours + (colours == 3 ? c : 0);

			s->palette[i][c] = at < len ? bytes[at] : 0;
		}
	}
	free(bytes);
	s->model = SAMPLES_PALETTE;
	return true;
}

/* The colour space, which may be a name of the page's own. */
static bool
colours_read(
    struct pdf *p, unsigned dict, unsigned resources, struct samples *s)
{
	unsigned space = pdf_key(p, dict, "/ColorSpace"), named, first;
	char name[128];

	pdf_name(p, space, name, sizeof(name));
	if (name[0] != '\0') {
		named = pdf_key(p, pdf_key(p, resources, "/ColorSpace"), name);
		if (!pdf_is_null(p, named))
			space = named;
	}
	first = pdf_item(p, space, 0);
	if (pdf_items(p, space) == 4 &&
	    (pdf_is_name(p, first, "/Indexed") || pdf_is_name(p, first, "/I")))
		return palette_read(p, space, s);
	switch (space_colours(p, space)) {
	case 1:
		s->model = SAMPLES_GREY;
		return true;
	case 3:
		s->model = SAMPLES_RGB;
		return true;
	default:
		return false;
	}
}

/* /Decode: as it is by default, or a grey scale turned over. */
static bool
decode_read(struct pdf *p, unsigned dict, struct samples *s)
{
	unsigned d = pdf_key(p, dict, "/Decode");
	double top = s->model == SAMPLES_PALETTE ? (1 << s->bits) - 1 : 1;
	int n = pdf_items(p, d);

	if (n == 0)
		return true;
	if (n != 2 * (int)samples_colours(s))
		return false;
	for (int i = 0; i < n; i += 2) {
		double low, high;

		if (!pdf_number(p, pdf_item(p, d, i), &low) ||
		    !pdf_number(p, pdf_item(p, d, i + 1), &high))
			return false;
		if (low == 0 && high == top)
			continue;
		if (low != 1 || high != 0 || s->model != SAMPLES_GREY)
			return false;
		s->inverted = true;
	}
	return true;
}

static bool
fax_read(struct pdf *p, unsigned parms, struct pdf_image *im)
{
	im->filter = PDF_FAX;
	im->fax = (struct fax){
	    .width = (uint32_t)pdf_long(p, parms, "/Columns", 1728),
	    .height = im->height,
	    .k = (int)pdf_long(p, parms, "/K", 0),
	    .byte_aligned = pdf_long(p, parms, "/EncodedByteAlign", 0) != 0,
	    .inverted =
		(pdf_long(p, parms, "/BlackIs1", 0) != 0) != im->s.inverted};
	return im->s.model == SAMPLES_GREY && im->s.bits == 1 &&
	       im->fax.width == im->width;
}

static bool
flate_read(struct pdf *p, unsigned parms, struct pdf_image *im)
{
	long predictor = pdf_long(p, parms, "/Predictor", 1);

	im->filter = PDF_FLATE;
	im->predicted = predictor >= 10;
	return predictor == 1 ||
	       (im->predicted &&
		   pdf_long(p, parms, "/Colors", 1) ==
		       (long)samples_colours(&im->s) &&
		   pdf_long(p, parms, "/BitsPerComponent", 8) ==
		       (long)im->s.bits &&
		   pdf_long(p, parms, "/Columns", 1) == (long)im->width);
}

/* One filter that pdfimage.c knows, or none at all. */
static bool
filter_read(struct pdf *p, unsigned dict, struct pdf_image *im)
{
	unsigned filter = pdf_key(p, dict, "/Filter");
	unsigned parms = pdf_key(p, dict, "/DecodeParms");

	if (pdf_items(p, filter) > 1)
		return false;
	if (pdf_is_array(p, filter))
		filter = pdf_item(p, filter, 0);
	if (pdf_is_array(p, parms))
		parms = pdf_item(p, parms, 0);
	if (pdf_is_null(p, filter)) {
		im->filter = PDF_PLAIN;
		return true;
	}
	if (pdf_is_name(p, filter, "/DCTDecode")) {
		im->filter = PDF_JPEG;
		return !im->s.inverted && im->s.model != SAMPLES_PALETTE &&
		       pdf_long(p, parms, "/ColorTransform", -1) == -1;
	}
	if (pdf_is_name(p, filter, "/CCITTFaxDecode"))
		return fax_read(p, parms, im);
	return pdf_is_name(p, filter, "/FlateDecode") &&
	       flate_read(p, parms, im);
}

bool
pdf_image_describe(struct pdf_image *im, struct pdf *p, unsigned image,
    unsigned resources, bool black)
{
	unsigned dict = pdf_dict(p, image);
	long width = pdf_long(p, dict, "/Width", 0);
	long height = pdf_long(p, dict, "/Height", 0);
	bool stencil = pdf_long(p, dict, "/ImageMask", 0) != 0;

	*im = (struct pdf_image){.width = (uint32_t)(width > 0 ? width : 0),
	    .height = (uint32_t)(height > 0 ? height : 0)};
	im->s.alpha = -1;
	if (!pdf_is_null(p, pdf_key(p, dict, "/SMask")) ||
	    !pdf_is_null(p, pdf_key(p, dict, "/Mask")))
		return false;
	im->s.bits =
	    stencil ? 1 : (unsigned)pdf_long(p, dict, "/BitsPerComponent", 8);
	/* a stencil's 0 is paint, as a grey's 0 is black */
	if (stencil ? !black : !colours_read(p, dict, resources, &im->s))
		return false;
	if (im->s.bits != 1 && im->s.bits != 2 && im->s.bits != 4 &&
	    im->s.bits != 8)
		return false;
	return decode_read(p, dict, &im->s) && filter_read(p, dict, im);
}
