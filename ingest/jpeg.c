/* jpeg.c: decoding a JPEG with libjpeg-turbo (ingest/jpeg.h).
 *
 * libjpeg reports errors by a call that must not return; it longjmps to
 * jpeg_run, the one place that calls setjmp, and everything that lives across
 * the jump is in struct job.  Warnings are judged by their code: libjpeg
 * fills what it lost with grey and goes on, which is right for a viewer and
 * wrong for an archive.
 */
#include "ingest/jpeg.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/mem.h"
#include "ingest/tiffgate.h"

#define MAX_SCANS  100
#define MAX_MEMORY (800L << 20) /* libjpeg's own; progressive needs most */
#define EXIF_MAX   65533u

struct job {
	struct jpeg_decompress_struct c;
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	jmp_buf back;
	struct refusal *r;
	bool header_only;
	struct jpeg_head *head; /* header_only: what it says, or NULL */
	bool ended_early;           /* no end marker */
	char lost[JMSG_LENGTH_MAX]; /* first warning that means lost blocks */
	struct raster *out;
	struct page_facts *facts;
	uint8_t *inks; /* a row of CMYK */
	enum cr_status st;
};

static void
on_error(j_common_ptr c)
{
	struct job *j = c->client_data;
	char text[JMSG_LENGTH_MAX];
	enum reason reason = REASON_DAMAGED;

	c->err->format_message(c, text);
	switch (c->err->msg_code) {
	case JERR_SOF_UNSUPPORTED:
	case JERR_BAD_PRECISION:
	case JERR_CONVERSION_NOTIMPL:
	case JERR_NOTIMPL:
	case JERR_NOT_COMPILED:
	case JERR_ARITH_NOTIMPL:
		reason = REASON_NOT_SUPPORTED;
		break;
	case JERR_OUT_OF_MEMORY:
	case JERR_NO_BACKING_STORE:
	case JERR_IMAGE_TOO_BIG:
	case JERR_WIDTH_OVERFLOW:
		reason = REASON_TOO_LARGE;
		break;
	default:
		break;
	}
	j->st = refuse(j->r, reason, "JPEG: %s", text);
	longjmp(j->back, 1);
}

static void
on_message(j_common_ptr c, int level)
{
	struct job *j = c->client_data;

	if (level >= 0)
		return;
	switch (c->err->msg_code) {
	case JWRN_JPEG_EOF:
		j->ended_early = true;
		return;
	case JWRN_EXTRANEOUS_DATA:
	case JWRN_ADOBE_XFORM:
	case JWRN_JFIF_MAJOR:
	case JWRN_BOGUS_ICC:
		return;
	default:
		if (j->lost[0] == '\0')
			c->err->format_message(c, j->lost);
	}
}

static void
on_progress(j_common_ptr c)
{
	struct job *j = c->client_data;

	if (j->c.input_scan_number <= MAX_SCANS)
		return;
	j->st = refuse(
	    j->r, REASON_TOO_LARGE, "JPEG: more than %d scans", MAX_SCANS);
	longjmp(j->back, 1);
}

static void
exif_read(const uint8_t *data, size_t len, int *orientation, double *dpi)
{
	struct tiff_view v;
	uint64_t n, unit = 2;
	double x;

	if (len < 6 || memcmp(data, "Exif\0", 5) != 0 ||
	    !tiff_view(&v, data + 6, len - 6))
		return;
	if (tiff_number(&v, v.first, 274, 0, &n, NULL) && n >= 1 && n <= 8)
		*orientation = (int)n;
	tiff_number(&v, v.first, 296, 0, &unit, NULL);
	if (tiff_ratio(&v, v.first, 282, &x) && (unit == 2 || unit == 3))
		*dpi = unit == 3 ? x * 2.54 : x;
}

static void
facts_read(struct job *j)
{
	struct jpeg_decompress_struct *c = &j->c;
	int orientation = 1;
	double exif = 0, jfif = 0;

	for (jpeg_saved_marker_ptr m = c->marker_list; m != NULL; m = m->next)
		exif_read(m->data, m->data_length, &orientation, &exif);
	if (c->saw_JFIF_marker && c->density_unit == 1)
		jfif = c->X_density;
	else if (c->saw_JFIF_marker && c->density_unit == 2)
		jfif = c->X_density * 2.54;
	j->facts->stored_width = c->image_width;
	j->facts->stored_height = c->image_height;
	j->facts->orientation = orientation;
	j->facts->dpi = image_dpi(jfif);
	if (j->facts->dpi == 0)
		j->facts->dpi = image_dpi(exif);
	j->facts->how = "jpeg";
}

/* Was everything there that the file's kind needs?  A baseline file without
 * an end marker is whole if no block was missed; a progressive one must have
 * sent every coefficient to its last bit, one of several scans the others. */
static bool
scans_complete(const struct jpeg_decompress_struct *c)
{
	if (c->progressive_mode && c->coef_bits != NULL) {
		for (int i = 0; i < c->num_components; i++) {
			for (int k = 0; k < DCTSIZE2; k++) {
				if (c->coef_bits[i][k] != 0)
					return false;
			}
		}
		return true;
	}
	return c->comps_in_scan == c->num_components;
}

/* Ink to light.  Adobe writes 255 for no ink. */
static void
inks_to_rgb(uint8_t *to, const uint8_t *inks, size_t n, bool inverted)
{
	uint8_t flip = inverted ? 0 : 255;

	for (size_t i = 0; i < n; i++, inks += 4, to += 3) {
		unsigned k = inks[3] ^ flip;

		for (unsigned c = 0; c < 3; c++)
			to[c] = (uint8_t)(((inks[c] ^ flip) * k + 127) / 255);
	}
}

static void
rows_read(struct job *j)
{
	struct jpeg_decompress_struct *c = &j->c;
	bool cmyk = c->out_color_space == JCS_CMYK;

	if (cmyk)
		j->inks = xmalloc((size_t)c->output_width * 4);
	while (c->output_scanline < c->output_height) {
		uint8_t *to = j->out->rows +
			      (size_t)c->output_scanline * j->out->head.stride;
		JSAMPROW row = cmyk ? j->inks : to;

		if (jpeg_read_scanlines(c, &row, 1) != 1)
			continue;
		if (cmyk)
			inks_to_rgb(
			    to, j->inks, c->output_width, c->saw_Adobe_marker);
	}
}

static void
head_read(struct job *j)
{
	struct jpeg_decompress_struct *c = &j->c;

	facts_read(j);
	*j->head = (struct jpeg_head){
	    .width = c->image_width,
	    .height = c->image_height,
	    .components = (unsigned)c->num_components,
	    .adobe = c->saw_Adobe_marker,
	    .mixed = c->jpeg_color_space == JCS_YCbCr ||
		     c->jpeg_color_space == JCS_YCCK,
	    .plain = !c->arith_code && c->data_precision == 8,
	    .orientation = j->facts->orientation,
	    .dpi = j->facts->dpi,
	};
}

static enum cr_status
job_decode(struct job *j)
{
	struct jpeg_decompress_struct *c = &j->c;
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	jpeg_read_header(c, TRUE);
	st = image_bound(c->image_width, c->image_height, "JPEG", j->r);
	if (st == CR_OK && j->head != NULL)
		head_read(j);
	if (st != CR_OK || j->header_only)
		return st;
	facts_read(j);
	switch (c->jpeg_color_space) {
	case JCS_GRAYSCALE:
		c->out_color_space = JCS_GRAYSCALE;
		break;
	case JCS_YCbCr:
	case JCS_RGB:
		c->out_color_space = JCS_RGB;
		break;
	case JCS_CMYK:
	case JCS_YCCK:
		c->out_color_space = JCS_CMYK;
		break;
	default:
		return refuse(j->r, REASON_NOT_SUPPORTED,
		    "JPEG of %d unnamed colours", c->num_components);
	}
	if (raster_new(j->out, c->image_width, c->image_height,
		c->out_color_space == JCS_GRAYSCALE ? 1 : 3, 8, &e) != CR_OK)
		return refuse(j->r, REASON_TOO_LARGE, "%s", e.msg);
	jpeg_start_decompress(c);
	rows_read(j);
	if (j->ended_early && !scans_complete(c))
		return refuse(j->r, REASON_DAMAGED,
		    "JPEG: the file ends before its last scan");
	/* not jpeg_finish_decompress: what follows is no part of the page */
	if (j->lost[0] != '\0')
		return refuse(j->r, REASON_DAMAGED, "JPEG: %s", j->lost);
	return CR_OK;
}

static enum cr_status
jpeg_run(struct job *j, const uint8_t *data, size_t len)
{
	j->st = CR_OK;
	j->c.err = jpeg_std_error(&j->errors);
	j->c.client_data = j;
	j->errors.error_exit = on_error;
	j->errors.emit_message = on_message;
	j->progress.progress_monitor = on_progress;
	if (setjmp(j->back) == 0) {
		jpeg_create_decompress(&j->c);
		/* create clears all but these two */
		j->c.progress = &j->progress;
		j->c.mem->max_memory_to_use = MAX_MEMORY;
		jpeg_mem_src(&j->c, data, (unsigned long)len);
		if (j->facts != NULL)
			jpeg_save_markers(&j->c, JPEG_APP0 + 1, EXIF_MAX);
		j->st = job_decode(j);
	}
	jpeg_destroy_decompress(&j->c);
	free(j->inks);
	if (j->st != CR_OK && j->out != NULL)
		raster_release(j->out);
	return j->st;
}

enum cr_status
jpeg_gate(const uint8_t *data, size_t len, struct refusal *r)
{
	struct job *j = xcalloc(1, sizeof(*j));
	enum cr_status st;

	j->r = r;
	j->header_only = true;
	st = jpeg_run(j, data, len);
	free(j);
	return st;
}

enum cr_status
jpeg_describe(struct jpeg_head *h, const uint8_t *data, size_t len,
    struct refusal *r)
{
	struct job *j = xcalloc(1, sizeof(*j));
	struct page_facts facts;
	enum cr_status st;

	j->r = r;
	j->header_only = true;
	j->head = h;
	j->facts = &facts;
	st = jpeg_run(j, data, len);
	free(j);
	return st;
}

enum cr_status
jpeg_decode(struct raster *out, struct page_facts *facts, const uint8_t *data,
    size_t len, struct refusal *r)
{
	struct job *j = xcalloc(1, sizeof(*j));
	enum cr_status st;

	*out = (struct raster){0};
	j->r = r;
	j->out = out;
	j->facts = facts;
	st = jpeg_run(j, data, len);
	free(j);
	return st;
}
