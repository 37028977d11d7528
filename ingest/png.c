/* png.c: decoding and writing a PNG with libpng (ingest/png.h).
 *
 * libpng longjmps out of errors to job_run or sheet_run, the only callers of
 * setjmp; what lives across the jump is in struct job or struct sheet.  The
 * header is judged by our own eyes first (png_gate), for its numbers stand at
 * fixed places.
 */
#include "ingest/png.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/mem.h"
#include "courtroll.h"

#define MAX_CHUNK (16u << 20) /* one ancillary chunk, unpacked */

struct job {
	png_structp png;
	png_infop info;
	const uint8_t *data;
	size_t len, pos;
	char error[200];
	bool rows_done;
	bool white_is_1; /* one-bit rows are to be turned over */
	struct raster *out;
	struct page_facts *facts;
	struct refusal *r;
	png_bytep *rows;
};

static uint32_t
big32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

enum cr_status
png_gate(const uint8_t *data, size_t len, struct refusal *r)
{
	if (len < 33 || big32(data + 8) != 13 ||
	    memcmp(data + 12, "IHDR", 4) != 0)
		return refuse(r, REASON_DAMAGED, "PNG without a header");
	return image_bound(big32(data + 16), big32(data + 20), "PNG", r);
}

static void
on_read(png_structp png, png_bytep out, size_t n)
{
	struct job *j = png_get_io_ptr(png);

	if (n > j->len - j->pos)
		png_error(png, "the file ends too early");
	memcpy(out, j->data + j->pos, n);
	j->pos += n;
}

static void
on_error(png_structp png, png_const_charp text)
{
	struct job *j = png_get_error_ptr(png);

	snprintf(j->error, sizeof(j->error), "%s", text);
	png_longjmp(png, 1);
}

static void
on_warning(png_structp png, png_const_charp text)
{
	(void)png;
	(void)text;
}

/* One bit, and its two values are black and white? */
static bool
bilevel(struct job *j)
{
	static const png_color black = {0, 0, 0}, white = {255, 255, 255};
	png_colorp p = NULL;
	int n = 0;

	if (png_get_bit_depth(j->png, j->info) != 1 ||
	    png_get_valid(j->png, j->info, PNG_INFO_tRNS))
		return false;
	if (png_get_color_type(j->png, j->info) == PNG_COLOR_TYPE_GRAY) {
		j->white_is_1 = true;
		return true;
	}
	if (!png_get_PLTE(j->png, j->info, &p, &n) || n != 2)
		return false;
	j->white_is_1 = memcmp(&p[1], &white, sizeof(white)) == 0;
	return memcmp(&p[j->white_is_1], &white, sizeof(white)) == 0 &&
	       memcmp(&p[!j->white_is_1], &black, sizeof(black)) == 0;
}

static void
facts_read(struct job *j)
{
	png_uint_32 x = 0, y = 0;
	int unit = 0;

	j->facts->stored_width = png_get_image_width(j->png, j->info);
	j->facts->stored_height = png_get_image_height(j->png, j->info);
	j->facts->orientation = 1;
	j->facts->how = "png";
	j->facts->dpi = 0;
	if (png_get_pHYs(j->png, j->info, &x, &y, &unit) &&
	    unit == PNG_RESOLUTION_METER)
		j->facts->dpi = image_dpi(x * 0.0254);
}

/* Ask libpng for 8-bit grey or RGB on white. */
static void
transforms_set(struct job *j)
{
	png_color_16 white = {0, 255, 255, 255, 255};
	int type = png_get_color_type(j->png, j->info);
	bool clear = (type & PNG_COLOR_MASK_ALPHA) ||
		     png_get_valid(j->png, j->info, PNG_INFO_tRNS);

	png_set_scale_16(j->png);
	png_set_expand(j->png);
	if (clear)
		png_set_background(
		    j->png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
}

static void
rows_read(struct job *j)
{
	size_t stride = j->out->head.stride;
	uint32_t n = j->out->head.height;

	j->rows = xreallocn(NULL, n, sizeof(*j->rows));
	for (uint32_t y = 0; y < n; y++)
		j->rows[y] = j->out->rows + y * stride;
	png_read_image(j->png, j->rows);
	j->rows_done = true;
	/* The check sum of the last piece of the picture comes only now. */
	png_read_end(j->png, NULL);
}

static void
bits_finish(const struct job *j)
{
	struct raster *out = j->out;
	size_t stride = out->head.stride;
	uint8_t last = (uint8_t)(0xFF << (8 - (out->head.width - 1) % 8 - 1));

	for (size_t i = 0; j->white_is_1 && i < stride * out->head.height; i++)
		out->rows[i] = (uint8_t)~out->rows[i];
	for (uint32_t y = 0; y < out->head.height; y++)
		out->rows[y * stride + stride - 1] &= last;
}

static enum cr_status
job_decode(struct job *j)
{
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;
	bool one_bit;
	int channels;

	png_set_user_limits(j->png, CR_MAX_SIDE, CR_MAX_SIDE);
	png_set_chunk_cache_max(j->png, 100);
	png_set_chunk_malloc_max(j->png, MAX_CHUNK);
	png_read_info(j->png, j->info);
	facts_read(j);
	st = image_bound(
	    j->facts->stored_width, j->facts->stored_height, "PNG", j->r);
	if (st != CR_OK)
		return st;
	one_bit = bilevel(j);
	if (!one_bit)
		transforms_set(j);
	(void)png_set_interlace_handling(j->png);
	png_read_update_info(j->png, j->info);
	channels = png_get_channels(j->png, j->info);
	if (!one_bit && channels != 1 && channels != 3)
		return refuse(
		    j->r, REASON_NOT_SUPPORTED, "PNG of %d channels", channels);
	if (raster_new(j->out, j->facts->stored_width, j->facts->stored_height,
		(uint32_t)(one_bit ? 1 : channels), one_bit ? 1 : 8,
		&e) != CR_OK)
		return refuse(j->r, REASON_TOO_LARGE, "%s", e.msg);
	if (png_get_rowbytes(j->png, j->info) != j->out->head.stride)
		return refuse(j->r, REASON_NOT_SUPPORTED,
		    "PNG with rows of %zu bytes",
		    png_get_rowbytes(j->png, j->info));
	rows_read(j);
	return CR_OK;
}

/* After the last row only a check sum tells of the picture; what else may be
 * wrong in the tail of a file does not touch it. */
static enum cr_status
job_failed(struct job *j)
{
	if (j->rows_done && strstr(j->error, "CRC") == NULL)
		return CR_OK;
	return refuse(j->r, REASON_DAMAGED, "PNG: %s", j->error);
}

static enum cr_status
job_run(struct job *j)
{
	if (setjmp(png_jmpbuf(j->png)) != 0)
		return job_failed(j);
	return job_decode(j);
}

enum cr_status
png_page_decode(struct raster *out, struct page_facts *facts,
    const uint8_t *data, size_t len, struct refusal *r)
{
	struct job *j = NULL;
	enum cr_status st;

	*out = (struct raster){0};
	if ((st = png_gate(data, len, r)) != CR_OK)
		return st;
	j = xcalloc(1, sizeof(*j));
	*j = (struct job){
	    .data = data, .len = len, .out = out, .facts = facts, .r = r};
	j->png = png_create_read_struct(
	    PNG_LIBPNG_VER_STRING, j, on_error, on_warning);
	if (j->png != NULL)
		j->info = png_create_info_struct(j->png);
	if (j->info == NULL) {
		st = refuse(r, REASON_TOO_LARGE, "PNG: no memory");
		goto out;
	}
	png_set_read_fn(j->png, j, on_read);
	st = job_run(j);
	if (st == CR_OK && out->head.bits == 1)
		bits_finish(j);
out:
	png_destroy_read_struct(&j->png, &j->info, NULL);
	free(j->rows);
	free(j);
	if (st != CR_OK)
		raster_release(out);
	return st;
}

/* ---- writing ------------------------------------------------------------- */

enum { PACK = 3 }; /* zlib: pages are looked at once, soon */

struct sheet {
	png_structp png;
	png_infop info;
	struct buf *out;
	const struct raster *page;
	char error[200];
};

static void
on_sheet_error(png_structp png, png_const_charp text)
{
	struct sheet *s = png_get_error_ptr(png);

	snprintf(s->error, sizeof(s->error), "%s", text);
	png_longjmp(png, 1);
}

static void
on_write(png_structp png, png_bytep data, size_t n)
{
	struct sheet *s = png_get_io_ptr(png);

	buf_add(s->out, data, n);
}

static void
on_flush(png_structp png)
{
	(void)png;
}

static void
sheet_write(struct sheet *s)
{
	const struct raster_head *h = &s->page->head;
	png_uint_32 metre = (png_uint_32)(h->dpi / 0.0254 + 0.5);

	png_set_compression_level(s->png, PACK);
	png_set_IHDR(s->png, s->info, h->width, h->height, (int)h->bits,
	    h->channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY,
	    PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
	    PNG_FILTER_TYPE_DEFAULT);
	if (h->dpi)
		png_set_pHYs(
		    s->png, s->info, metre, metre, PNG_RESOLUTION_METER);
	png_write_info(s->png, s->info);
	if (h->bits == 1)
		png_set_invert_mono(s->png); /* ours has 1 for black */
	for (uint32_t y = 0; y < h->height; y++)
		png_write_row(s->png, s->page->rows + (size_t)y * h->stride);
	png_write_end(s->png, s->info);
}

static enum cr_status
sheet_run(struct sheet *s, struct cr_err *e)
{
	if (setjmp(png_jmpbuf(s->png)) != 0)
		return err_set(
		    e, CR_SKIP, "cannot write a PNG: %s", s->error);
	sheet_write(s);
	return CR_OK;
}

enum cr_status
png_page_encode(struct buf *out, const struct raster *page, struct cr_err *e)
{
	struct sheet *s = xcalloc(1, sizeof(*s));
	size_t before = out->len;
	enum cr_status st;

	s->out = out;
	s->page = page;
	s->png = png_create_write_struct(
	    PNG_LIBPNG_VER_STRING, s, on_sheet_error, on_warning);
	if (s->png != NULL)
		s->info = png_create_info_struct(s->png);
	if (s->info == NULL) {
		st = err_set(e, CR_FATAL, "cannot write a PNG: no memory");
		goto out;
	}
	png_set_write_fn(s->png, s, on_write, on_flush);
	st = sheet_run(s, e);
	if (st != CR_OK)
		buf_truncate(out, before);
out:
	png_destroy_write_struct(&s->png, &s->info);
	free(s);
	return st;
}
