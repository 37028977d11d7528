/* tests/pictures.h: pictures made in memory for tests, with the libraries'
 * own writers, so that no binary file need lie in the tree. */
#ifndef TESTS_PICTURES_H
#define TESTS_PICTURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>
#include <zlib.h>

#include "base/mem.h"
#include "base/raster.h"
#include "ingest/image.h"

struct bytes {
	uint8_t *data;
	size_t len, pos;
};

static inline void
bytes_release(struct bytes *b)
{
	free(b->data);
	*b = (struct bytes){0};
}

static inline void
bytes_write(struct bytes *b, const void *from, size_t n)
{
	if (b->pos + n > b->len) {
		b->data = xrealloc(b->data, b->pos + n);
		if (b->pos > b->len)
			memset(b->data + b->len, 0, b->pos - b->len);
		b->len = b->pos + n;
	}
	memcpy(b->data + b->pos, from, n);
	b->pos += n;
}

static inline tmsize_t
bytes_tiff_read(thandle_t h, void *to, tmsize_t n)
{
	struct bytes *b = h;
	size_t left = b->pos < b->len ? b->len - b->pos : 0;

	if ((size_t)n > left)
		n = (tmsize_t)left;
	memcpy(to, b->data + b->pos, (size_t)n);
	b->pos += (size_t)n;
	return n;
}

static inline tmsize_t
bytes_tiff_write(thandle_t h, void *from, tmsize_t n)
{
	bytes_write(h, from, (size_t)n);
	return n;
}

static inline toff_t
bytes_tiff_seek(thandle_t h, toff_t to, int whence)
{
	struct bytes *b = h;

	b->pos = (size_t)to + (whence == SEEK_CUR      ? b->pos
				  : whence == SEEK_END ? b->len
						       : 0);
	return b->pos;
}

static inline toff_t
bytes_tiff_size(thandle_t h)
{
	return ((struct bytes *)h)->len;
}

static inline int
bytes_tiff_close(thandle_t h)
{
	(void)h;
	return 0;
}

/* mode: "w", "wb", "wl" (byte order), "w8" (BigTIFF) ... */
static inline TIFF *
tiff_new(struct bytes *b, const char *mode)
{
	TIFFSetWarningHandler(NULL);
	TIFFSetErrorHandler(NULL);
	return TIFFClientOpen("test", mode, b, bytes_tiff_read,
	    bytes_tiff_write, bytes_tiff_seek, bytes_tiff_close,
	    bytes_tiff_size, NULL, NULL);
}

/* A page of black bars and boxes: nothing is symmetric in it. True: black. */
static inline bool
figure(uint32_t x, uint32_t y)
{
	return (x / 7 + y / 11) % 5 == 0 ||
	       (x > 20 && x < 40 && y > 5 && y < 9) || x * 3 + y < 30;
}

/* A colour for each place: c is 0, 1, 2. */
static inline uint8_t
shade(uint32_t x, uint32_t y, unsigned c)
{
	return (uint8_t)(x * 3 + y * (5 - c) + c * 60);
}

static inline void
tiff_size(TIFF *t, uint32_t w, uint32_t h, uint16_t samples, uint16_t bits,
    uint16_t compression, uint16_t photometric)
{
	TIFFSetField(t, TIFFTAG_IMAGEWIDTH, w);
	TIFFSetField(t, TIFFTAG_IMAGELENGTH, h);
	TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, samples);
	TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, bits);
	TIFFSetField(t, TIFFTAG_COMPRESSION, compression);
	TIFFSetField(t, TIFFTAG_PHOTOMETRIC, photometric);
	TIFFSetField(t, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
	TIFFSetField(t, TIFFTAG_XRESOLUTION, 300.0);
	TIFFSetField(t, TIFFTAG_YRESOLUTION, 300.0);
}

/* One bilevel page of the figure; rows a strip, 0: one strip. */
static inline void
tiff_add_figure(TIFF *t, uint32_t w, uint32_t h, uint16_t compression,
    uint16_t photometric, uint32_t rows)
{
	uint8_t *row = xcalloc(1, w / 8 + 1);

	tiff_size(t, w, h, 1, 1, compression, photometric);
	TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, rows != 0 ? rows : h);
	for (uint32_t y = 0; y < h; y++) {
		memset(row, 0, w / 8 + 1);
		for (uint32_t x = 0; x < w; x++) {
			if (figure(x, y) ==
			    (photometric == PHOTOMETRIC_MINISWHITE))
				row[x / 8] |= (uint8_t)(0x80 >> x % 8);
		}
		TIFFWriteScanline(t, row, y, 0);
	}
	TIFFWriteDirectory(t);
	free(row);
}

static inline struct bytes
tiff_figure(uint32_t w, uint32_t h, uint16_t compression, uint32_t rows)
{
	struct bytes b = {0};
	TIFF *t = tiff_new(&b, "w");

	tiff_add_figure(t, w, h, compression, PHOTOMETRIC_MINISWHITE, rows);
	TIFFClose(t);
	return b;
}

/* space: JCS_GRAYSCALE, JCS_RGB (stored as YCbCr), JCS_CMYK (Adobe's,
 * inverted). */
static inline struct bytes
jpeg_shades(uint32_t w, uint32_t h, J_COLOR_SPACE space, bool progressive)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr errors;
	struct bytes b = {0};
	unsigned long len = 0;
	int n = space == JCS_GRAYSCALE ? 1 : space == JCS_RGB ? 3 : 4;
	uint8_t *row = xmalloc((size_t)w * 4);

	c.err = jpeg_std_error(&errors);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &b.data, &len);
	c.image_width = w;
	c.image_height = h;
	c.input_components = n;
	c.in_color_space = space;
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, 95, TRUE);
	c.density_unit = 1;
	c.X_density = c.Y_density = 200;
	if (progressive)
		jpeg_simple_progression(&c);
	jpeg_start_compress(&c, TRUE);
	while (c.next_scanline < h) {
		for (uint32_t x = 0; x < w; x++) {
			for (int i = 0; i < n; i++)
				row[x * (uint32_t)n + (uint32_t)i] =
				    i == 3 ? 255
					   : shade(x / 4, c.next_scanline / 4,
						 (unsigned)i);
		}
		jpeg_write_scanlines(&c, &row, 1);
	}
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	free(row);
	b.len = len;
	return b;
}

static inline void
bytes_png_write(png_structp png, png_bytep data, size_t n)
{
	bytes_write(png_get_io_ptr(png), data, n);
}

static inline void
bytes_png_flush(png_structp png)
{
	(void)png;
}

/* type: PNG_COLOR_TYPE_*; samples are shades (bits 8, 16) or the figure
 * (bits 1, black is 0).  Alpha is 255 left, 0 right of the middle. */
static inline struct bytes
png_picture(uint32_t w, uint32_t h, int type, int bits, int interlace)
{
	struct bytes b = {0};
	png_structp png =
	    png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_color palette[2] = {{255, 255, 255}, {0, 0, 0}};
	uint8_t **rows = xcalloc(h, sizeof(*rows));
	unsigned colours = type & PNG_COLOR_MASK_COLOR ? 3 : 1, n;
	bool alpha = type & PNG_COLOR_MASK_ALPHA;

	if (type == PNG_COLOR_TYPE_PALETTE)
		colours = 1;
	n = colours + alpha;
	for (uint32_t y = 0; y < h; y++) {
		uint8_t *row = rows[y] = xcalloc(1, (size_t)w * n * 2 + 8);

		for (uint32_t x = 0; x < w; x++) {
			if (bits == 1) {
				if (figure(x, y) ==
				    (type == PNG_COLOR_TYPE_PALETTE))
					row[x / 8] |= (uint8_t)(0x80 >> x % 8);
				continue;
			}
			for (unsigned c = 0; c < n; c++) {
				uint8_t v = c < colours ? shade(x, y, c)
					    : x < w / 2 ? 255
							: 0;
				uint8_t *to = row + ((size_t)x * n + c) *
							((unsigned)bits / 8);

				to[0] = v;
				if (bits == 16)
					to[1] = v;
			}
		}
	}
	png_set_write_fn(png, &b, bytes_png_write, bytes_png_flush);
	png_set_IHDR(png, info, w, h, bits, type, interlace,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, 2);
	png_set_pHYs(png, info, 11811, 11811, PNG_RESOLUTION_METER);
	png_write_info(png, info);
	png_write_image(png, rows);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	for (uint32_t y = 0; y < h; y++)
		free(rows[y]);
	free(rows);
	return b;
}

/* Bytes in a memory file, as a master comes. */
static inline int
bytes_fd(const struct bytes *b)
{
	int fd = memory_file("master");

	if (fd < 0 || write(fd, b->data, b->len) != (ssize_t)b->len)
		abort();
	return fd;
}

/* Inspect, then decode page n. kind may be NULL. On CR_OK *out is the
 * caller's. */
static inline enum cr_status
decode(const struct bytes *b, uint32_t n, struct raster *out,
    struct page_facts *facts, struct image_info *info, struct refusal *r)
{
	struct master m;
	const char *beside;
	int fd = bytes_fd(b);
	enum cr_status st;

	*r = (struct refusal)REFUSAL_INIT;
	if ((st = master_map(&m, fd, r)) == CR_OK &&
	    (st = image_inspect(info, &beside, &m, "", r)) == CR_OK)
		st = image_page(out, facts, &m, info->kind, n, r);
	master_unmap(&m);
	close(fd);
	return st;
}

static inline uint32_t
pixel_at(const struct raster *r, uint32_t x, uint32_t y)
{
	const uint8_t *row = r->rows + (size_t)y * r->head.stride;

	if (r->head.bits == 1)
		return row[x / 8] >> (7 - x % 8) & 1;
	if (r->head.channels == 1)
		return row[x];
	return (uint32_t)row[3 * x] << 16 | (uint32_t)row[3 * x + 1] << 8 |
	       row[3 * x + 2];
}

#endif
