/* tiff.c: decoding one page with libtiff (ingest/tiff.h).
 *
 * Three ways, the fast ones first:
 *
 *	bilevel   strips are decoded straight into the raster's rows
 *	samples   rows (or tiles) of any depth, through ingest/samples.h
 *	rgba      libtiff's own conversion, strip by strip, for what is left:
 *	          uncompressed YCbCr, CIE Lab, LogLuv, old-style JPEG
 *
 * Whether a fax page is whole, libtiff does not say (ingest/rows.h finds out).
 * A few rows too many in the tag, or a few broken rows of a Group 3
 * transmission, are how scanners and telephone lines are; more than that is
 * "damaged", with the number of rows that are missing.
 *
 * Errors come through handlers of this handle alone; nothing is printed.
 */
#include "ingest/tiff.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

#include "base/mem.h"
#include "ingest/rows.h"
#include "ingest/samples.h"

#define MAX_ALLOC  (256 << 20) /* bytes libtiff may ask for at once */
#define SPARE_ROWS 4u          /* rows a tag may promise too many, at most */

struct tiff_page {
	TIFF *tif;
	const uint8_t *data;
	uint64_t len, pos;
	char error[256];     /* the first one */
	uint32_t piece_rows; /* of the strip or tile that is being read */
	uint32_t bad_rows;   /* broken, but not at its very end */
	bool lossy;          /* a warning that means lost pixels */

	uint32_t width, height;
	uint16_t n_samples, compression, photometric, planar;
	bool fax, bilevel;
	bool black_is_1; /* bilevel: what the stored bits mean */
	struct samples s;
};

static tmsize_t
client_read(thandle_t h, void *out, tmsize_t n)
{
	struct tiff_page *p = h;
	uint64_t left = p->pos < p->len ? p->len - p->pos : 0;

	if (n < 0 || (uint64_t)n > left)
		n = (tmsize_t)left;
	memcpy(out, p->data + (n > 0 ? p->pos : 0), (size_t)n);
	p->pos += (uint64_t)n;
	return n;
}

static tmsize_t
client_write(thandle_t h, void *in, tmsize_t n)
{
	(void)h;
	(void)in;
	(void)n;
	return 0;
}

static toff_t
client_seek(thandle_t h, toff_t to, int whence)
{
	struct tiff_page *p = h;

	if (whence == SEEK_CUR)
		to += p->pos;
	else if (whence == SEEK_END)
		to += p->len;
	p->pos = to;
	return to;
}

static toff_t
client_size(thandle_t h)
{
	return ((struct tiff_page *)h)->len;
}

static int
client_close(thandle_t h)
{
	(void)h;
	return 0;
}

/* libtiff only reads through the mapping it is lent. */
static int
client_map(thandle_t h, void **base, toff_t *size)
{
	struct tiff_page *p = h;
	union {
		const uint8_t *in;
		void *out;
	} u = {.in = p->data};

	*base = u.out;
	*size = p->len;
	return 1;
}

static void
client_unmap(thandle_t h, void *base, toff_t size)
{
	(void)h;
	(void)base;
	(void)size;
}

/* "... at line 27 of strip 0 ...": a fax row is broken.  The last rows of a
 * strip do not count: there may be no data for them (see fax_judge). */
static void
bad_row(struct tiff_page *p, const char *text)
{
	const char *at = strstr(text, " at line ");
	unsigned long row = at != NULL ? strtoul(at + 9, NULL, 10) : 0;

	if (row + SPARE_ROWS < p->piece_rows)
		p->bad_rows++;
}

static int
on_error(TIFF *tif, void *user, const char *module, const char *fmt, va_list ap)
{
	struct tiff_page *p = user;
	char text[200];

	(void)tif;
	vsnprintf(text, sizeof(text), fmt, ap);
	if (strncmp(text, "Bad code word", 13) == 0)
		bad_row(p, text);
	if (p->error[0] == '\0')
		snprintf(p->error, sizeof(p->error), "%.50s: %s",
		    module != NULL ? module : "libtiff", text);
	return 1;
}

/* Warnings are about tags, mostly, and harmless.  Two kinds are not: a fax
 * row of the wrong length, and what libjpeg has to say of its data. */
static int
on_warning(
    TIFF *tif, void *user, const char *module, const char *fmt, va_list ap)
{
	struct tiff_page *p = user;
	char text[200];

	(void)tif;
	vsnprintf(text, sizeof(text), fmt, ap);
	if (strncmp(text, "Premature EOL", 13) == 0 ||
	    strncmp(text, "Line length mismatch", 20) == 0)
		bad_row(p, text);
	if (module != NULL && strcmp(module, "JPEGLib") == 0 &&
	    (strstr(text, "orrupt") != NULL ||
		strstr(text, "remature") != NULL) &&
	    strstr(text, "extraneous") == NULL) {
		p->lossy = true;
		if (p->error[0] == '\0')
			snprintf(p->error, sizeof(p->error), "%s", text);
	}
	return 1;
}

static enum cr_status
damaged(const struct tiff_page *p, const char *what, struct refusal *r)
{
	return refuse(r, REASON_DAMAGED, "%s%s%s", what,
	    p->error[0] != '\0' ? ": " : "", p->error);
}

static enum cr_status
page_open(struct tiff_page *p, const uint8_t *data, size_t len, uint64_t dir,
    struct refusal *r)
{
	TIFFOpenOptions *o = TIFFOpenOptionsAlloc();

	*p = (struct tiff_page){.data = data, .len = len};
	TIFFOpenOptionsSetMaxSingleMemAlloc(o, MAX_ALLOC);
	TIFFOpenOptionsSetErrorHandlerExtR(o, on_error, p);
	TIFFOpenOptionsSetWarningHandlerExtR(o, on_warning, p);
	/* h: read the header only; c: keep strips as they are */
	p->tif = TIFFClientOpenExt("page", "rhc", p, client_read, client_write,
	    client_seek, client_close, client_size, client_map, client_unmap,
	    o);
	TIFFOpenOptionsFree(o);
	if (p->tif == NULL || !TIFFSetSubDirectory(p->tif, dir))
		return damaged(p, "the directory cannot be read", r);
	p->error[0] = '\0'; /* it was read: what was said is no matter */
	return CR_OK;
}

/* A palette of the two colours black and white is bilevel. */
static bool
palette_bilevel(struct tiff_page *p)
{
	static const uint8_t black[3] = {0, 0, 0}, white[3] = {255, 255, 255};

	if (p->s.bits != 1 || p->n_samples != 1)
		return false;
	p->black_is_1 = memcmp(p->s.palette[1], black, 3) == 0;
	return memcmp(p->s.palette[p->black_is_1], black, 3) == 0 &&
	       memcmp(p->s.palette[!p->black_is_1], white, 3) == 0;
}

static bool
palette_read(struct tiff_page *p)
{
	uint16_t *c[3];
	size_t n = (size_t)1 << p->s.bits;
	unsigned shift = 0;

	if (!TIFFGetField(p->tif, TIFFTAG_COLORMAP, &c[0], &c[1], &c[2]))
		return false;
	/* Some writers put bytes where 16 bits belong. */
	for (size_t i = 0; i < n; i++) {
		if (c[0][i] > 255 || c[1][i] > 255 || c[2][i] > 255)
			shift = 8;
	}
	for (size_t i = 0; i < n; i++) {
		for (unsigned j = 0; j < 3; j++)
			p->s.palette[i][j] = (uint8_t)(c[j][i] >> shift);
	}
	return true;
}

/* The tag is required, but fax software leaves it out. */
static uint16_t
photometric_of(const struct tiff_page *p)
{
	uint16_t v;

	if (TIFFGetField(p->tif, TIFFTAG_PHOTOMETRIC, &v))
		return v;
	if (p->fax)
		return PHOTOMETRIC_MINISWHITE;
	return p->n_samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
}

static void
alpha_read(struct tiff_page *p)
{
	uint16_t n = 0, *kinds = NULL;
	unsigned colours = samples_colours(&p->s);

	p->s.alpha = -1;
	if (!TIFFGetField(p->tif, TIFFTAG_EXTRASAMPLES, &n, &kinds))
		return;
	for (unsigned i = 0; i < n && colours + i < p->n_samples; i++) {
		if (kinds[i] != EXTRASAMPLE_ASSOCALPHA &&
		    kinds[i] != EXTRASAMPLE_UNASSALPHA)
			continue;
		p->s.alpha = (int)(colours + i);
		p->s.premultiplied = kinds[i] == EXTRASAMPLE_ASSOCALPHA;
		return;
	}
}

/* Can samples.h do it?  Sets the model; false leaves it to rgba. */
static bool
model_find(struct tiff_page *p)
{
	struct samples *s = &p->s;
	unsigned want;

	switch (p->photometric) {
	case PHOTOMETRIC_MINISWHITE:
	case PHOTOMETRIC_MINISBLACK:
		s->model = SAMPLES_GREY;
		s->inverted = p->photometric == PHOTOMETRIC_MINISWHITE;
		p->black_is_1 = s->inverted;
		p->bilevel = s->bits == 1 && p->n_samples == 1;
		break;
	case PHOTOMETRIC_RGB:
		s->model = SAMPLES_RGB;
		break;
	case PHOTOMETRIC_SEPARATED:
		s->model = SAMPLES_CMYK;
		break;
	case PHOTOMETRIC_PALETTE:
		s->model = SAMPLES_PALETTE;
		if (s->bits > 8 || !palette_read(p))
			return false;
		p->bilevel = palette_bilevel(p);
		break;
	case PHOTOMETRIC_YCBCR:
		/* libjpeg converts, if asked */
		if (p->compression != COMPRESSION_JPEG ||
		    p->planar != PLANARCONFIG_CONTIG)
			return false;
		TIFFSetField(p->tif, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
		s->model = SAMPLES_RGB;
		break;
	default:
		return false;
	}
	want = samples_colours(s);
	return p->n_samples >= want && p->compression != COMPRESSION_OJPEG &&
	       (s->bits <= 16 || s->bits == 24 || s->bits == 32 ||
		   s->bits == 64);
}

static enum cr_status
layout_read(struct tiff_page *p, bool *simple, struct refusal *r)
{
	uint16_t bits, format;

	TIFFGetFieldDefaulted(p->tif, TIFFTAG_IMAGEWIDTH, &p->width);
	TIFFGetFieldDefaulted(p->tif, TIFFTAG_IMAGELENGTH, &p->height);
	TIFFGetFieldDefaulted(p->tif, TIFFTAG_BITSPERSAMPLE, &bits);
	TIFFGetFieldDefaulted(p->tif, TIFFTAG_SAMPLESPERPIXEL, &p->n_samples);
	TIFFGetFieldDefaulted(p->tif, TIFFTAG_COMPRESSION, &p->compression);
	TIFFGetFieldDefaulted(p->tif, TIFFTAG_PLANARCONFIG, &p->planar);
	TIFFGetFieldDefaulted(p->tif, TIFFTAG_SAMPLEFORMAT, &format);
	p->s.bits = bits;
	p->fax = p->compression == COMPRESSION_CCITTRLE ||
		 p->compression == COMPRESSION_CCITTRLEW ||
		 p->compression == COMPRESSION_CCITTFAX3 ||
		 p->compression == COMPRESSION_CCITTFAX4;
	p->photometric = photometric_of(p);
	if (!TIFFIsCODECConfigured(p->compression))
		return refuse(r, REASON_NOT_SUPPORTED, "TIFF compression %u",
		    (unsigned)p->compression);
	*simple = model_find(p);
	if (*simple && format != SAMPLEFORMAT_UINT &&
	    format != SAMPLEFORMAT_VOID)
		return refuse(r, REASON_NOT_SUPPORTED,
		    "TIFF with %s samples of %u bits",
		    format == SAMPLEFORMAT_IEEEFP ? "floating-point"
		    : format == SAMPLEFORMAT_INT  ? "signed"
						  : "complex",
		    p->s.bits);
	if (*simple)
		alpha_read(p);
	/* libtiff has read the directory anew: believe the gate again */
	return image_bound(p->width, p->height, "page", r);
}

/* How many rows of a fax page may be bad before a person must know? */
static enum cr_status
fax_judge(const struct tiff_page *p, uint32_t missing, struct refusal *r)
{
	uint32_t bad_allowed = 0, spare = p->height / 200 + 1;

	/* In Group 4 each row leans on the one above; in Group 3 a broken
	 * one is an island.  ITU-T T.30 calls a copy with 2 % good. */
	if (p->compression != COMPRESSION_CCITTFAX4)
		bad_allowed = p->height / 50 + 1;
	if (missing > (spare < SPARE_ROWS ? spare : SPARE_ROWS))
		return refuse(r, REASON_DAMAGED,
		    "%" PRIu32 " of %" PRIu32
		    " rows are missing at the end%s%s",
		    missing, p->height, p->error[0] != '\0' ? ": " : "",
		    p->error);
	if (p->bad_rows > bad_allowed)
		return refuse(r, REASON_DAMAGED,
		    "%" PRIu32 " of %" PRIu32 " rows are broken%s%s",
		    p->bad_rows, p->height, p->error[0] != '\0' ? ": " : "",
		    p->error);
	return CR_OK;
}

/* To 1 = black, and nothing in the bits beyond the width. */
static void
bilevel_finish(
    const struct tiff_page *p, uint8_t *rows, size_t stride, uint32_t n)
{
	uint8_t last = (uint8_t)(0xFF << (8 - (p->width - 1) % 8 - 1));

	for (size_t i = 0; !p->black_is_1 && i < stride * n; i++)
		rows[i] = (uint8_t)~rows[i];
	for (uint32_t y = 0; y < n; y++)
		rows[y * stride + stride - 1] &= last;
}

static enum cr_status
bilevel_strips(struct tiff_page *p, struct raster *out, struct refusal *r)
{
	size_t stride = out->head.stride;
	uint32_t rows_per_strip, missing = 0;

	TIFFGetFieldDefaulted(p->tif, TIFFTAG_ROWSPERSTRIP, &rows_per_strip);
	if (rows_per_strip == 0 || rows_per_strip > p->height)
		rows_per_strip = p->height;
	for (uint32_t y = 0; y < p->height; y += rows_per_strip) {
		uint32_t n = p->height - y;
		uint8_t *rows = out->rows + y * stride;
		tmsize_t got;

		if (n > rows_per_strip)
			n = rows_per_strip;
		p->piece_rows = n;
		if (p->fax)
			rows_mark(rows, n * stride);
		got =
		    TIFFReadEncodedStrip(p->tif, TIFFComputeStrip(p->tif, y, 0),
			rows, (tmsize_t)(n * stride));
		if (p->fax) {
			uint32_t lost = rows_marked(rows, stride, n);

			missing += lost;
			memset(rows + (n - lost) * stride,
			    p->black_is_1 ? 0x00 : 0xFF, lost * stride);
		} else if (got != (tmsize_t)(n * stride))
			return damaged(p, "the page cannot be decoded", r);
		bilevel_finish(p, rows, stride, n);
	}
	return p->fax ? fax_judge(p, missing, r) : CR_OK;
}

/* Copy what lies on the page of one tile at x, y. Tiles are whole bytes wide
 * (TIFF 6.0, section 15), but a liar's may not be. */
static enum cr_status
bilevel_tiles(struct tiff_page *p, struct raster *out, struct refusal *r)
{
	size_t stride = out->head.stride, tile_stride;
	uint32_t tw, th, missing = 0;
	tmsize_t size = TIFFTileSize(p->tif);
	uint8_t *tile = NULL;
	enum cr_status st = CR_OK;

	TIFFGetField(p->tif, TIFFTAG_TILEWIDTH, &tw);
	TIFFGetField(p->tif, TIFFTAG_TILELENGTH, &th);
	tile_stride = (tw + 7) / 8;
	if (tw % 8 != 0 || size <= 0 || (size_t)size < tile_stride * th ||
	    size > MAX_ALLOC)
		return damaged(p, "tiles of an impossible size", r);
	tile = xcalloc(1, (size_t)size);
	for (uint32_t y = 0; y < p->height; y += th) {
		for (uint32_t x = 0; x < p->width; x += tw) {
			uint32_t n = p->height - y < th ? p->height - y : th;
			size_t bytes = stride - x / 8;

			if (bytes > tile_stride)
				bytes = tile_stride;
			p->piece_rows = n;
			if (p->fax)
				rows_mark(tile, (size_t)size);
			if (TIFFReadEncodedTile(p->tif,
				TIFFComputeTile(p->tif, x, y, 0, 0), tile,
				size) != size) {
				st = damaged(p, "a tile cannot be decoded", r);
				goto out;
			}
			if (p->fax)
				missing += rows_marked(tile, tile_stride, n);
			for (uint32_t i = 0; i < n; i++)
				memcpy(out->rows + (y + i) * stride + x / 8,
				    tile + i * tile_stride, bytes);
		}
	}
	bilevel_finish(p, out->rows, stride, p->height);
	if (p->fax)
		st = fax_judge(p, missing, r);
out:
	free(tile);
	return st;
}

/* Lay a row of n pixels, that starts at x, y, on the raster.  plane: which
 * sample it holds; all of them where the samples lie together. */
static void
row_lay(const struct tiff_page *p, struct raster *out, uint8_t *line,
    const uint8_t *row, uint32_t x, uint32_t y, uint32_t n, unsigned plane)
{
	uint8_t *to = out->rows + (size_t)y * out->head.stride +
		      (size_t)x * out->head.channels;

	if (p->planar == PLANARCONFIG_SEPARATE) {
		samples_take(&p->s, line, row, n, 0, 1);
		samples_lay(&p->s, to, line, n, plane);
		return;
	}
	if (p->s.model == SAMPLES_RGB && p->s.bits == 8 && p->n_samples == 3) {
		memcpy(to, row, (size_t)n * 3);
		return;
	}
	for (unsigned i = 0; i < p->n_samples; i++) {
		samples_take(&p->s, line, row, n, i, p->n_samples);
		samples_lay(&p->s, to, line, n, i);
	}
}

static enum cr_status
sample_rows(struct tiff_page *p, struct raster *out, struct refusal *r)
{
	unsigned planes = p->planar == PLANARCONFIG_SEPARATE ? p->n_samples : 1;
	tmsize_t size = TIFFScanlineSize(p->tif);
	size_t need =
	    ((size_t)p->width * p->s.bits * (p->n_samples / planes) + 7) / 8;
	uint8_t *row = NULL, *line = NULL;
	enum cr_status st = CR_OK;
	char what[64];

	if (size <= 0 || (size_t)size < need || size > MAX_ALLOC)
		return damaged(p, "rows of an impossible size", r);
	row = xcalloc(1, (size_t)size);
	line = xmalloc(p->width);
	for (unsigned i = 0; i < planes; i++) {
		for (uint32_t y = 0; y < p->height; y++) {
			if (TIFFReadScanline(p->tif, row, y, (uint16_t)i) !=
			    1) {
				snprintf(what, sizeof(what),
				    "row %" PRIu32 " of %" PRIu32
				    " cannot be decoded",
				    y + 1, p->height);
				st = damaged(p, what, r);
				goto out;
			}
			row_lay(p, out, line, row, 0, y, p->width, i);
		}
	}
out:
	free(line);
	free(row);
	return st;
}

static enum cr_status
sample_tiles(struct tiff_page *p, struct raster *out, struct refusal *r)
{
	unsigned planes = p->planar == PLANARCONFIG_SEPARATE ? p->n_samples : 1;
	tmsize_t size = TIFFTileSize(p->tif), stride = TIFFTileRowSize(p->tif);
	uint8_t *tile = NULL, *line = NULL;
	enum cr_status st = CR_OK;
	uint32_t tw, th;

	TIFFGetField(p->tif, TIFFTAG_TILEWIDTH, &tw);
	TIFFGetField(p->tif, TIFFTAG_TILELENGTH, &th);
	if (size <= 0 || stride <= 0 || size > MAX_ALLOC ||
	    (uint64_t)stride * th > (uint64_t)size ||
	    (uint64_t)stride * 8 <
		(uint64_t)tw * p->s.bits * (p->n_samples / planes))
		return damaged(p, "tiles of an impossible size", r);
	tile = xcalloc(1, (size_t)size);
	line = xmalloc(tw);
	for (unsigned i = 0; i < planes; i++) {
		for (uint32_t y = 0; y < p->height; y += th) {
			for (uint32_t x = 0; x < p->width; x += tw) {
				uint32_t n =
				    p->width - x < tw ? p->width - x : tw;

				if (TIFFReadEncodedTile(p->tif,
					TIFFComputeTile(
					    p->tif, x, y, 0, (uint16_t)i),
					tile, size) != size) {
					st = damaged(
					    p, "a tile cannot be decoded", r);
					goto out;
				}
				for (uint32_t j = 0;
				     j < th && y + j < p->height; j++)
					row_lay(p, out, line,
					    tile + (size_t)j * (size_t)stride,
					    x, y + j, n, i);
			}
		}
	}
out:
	free(line);
	free(tile);
	return st;
}

static enum cr_status
rgba_pieces(struct tiff_page *p, struct raster *out, struct refusal *r)
{
	bool tiled = TIFFIsTiled(p->tif);
	uint32_t w = p->width, h, *pixels = NULL;
	enum cr_status st = CR_OK;
	char why[1024] = "";

	if (!TIFFRGBAImageOK(p->tif, why))
		return refuse(r, REASON_NOT_SUPPORTED, "TIFF: %s", why);
	/* Turning is ours; libtiff would turn each strip by itself. */
	TIFFSetField(p->tif, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
	if (tiled) {
		TIFFGetField(p->tif, TIFFTAG_TILEWIDTH, &w);
		TIFFGetField(p->tif, TIFFTAG_TILELENGTH, &h);
	} else
		TIFFGetFieldDefaulted(p->tif, TIFFTAG_ROWSPERSTRIP, &h);
	if (h == 0 || (!tiled && h > p->height))
		h = p->height;
	if ((uint64_t)w * h * sizeof(*pixels) > 2 * (uint64_t)MAX_ALLOC)
		return refuse(r, REASON_TOO_LARGE,
		    "strips or tiles of %" PRIu32 " x %" PRIu32 " pixels", w,
		    h);
	pixels = xmalloc((size_t)w * h * sizeof(*pixels));
	for (uint32_t y = 0; y < p->height; y += h) {
		uint32_t rows = p->height - y < h ? p->height - y : h;

		for (uint32_t x = 0; x < p->width; x += w) {
			uint32_t n = p->width - x < w ? p->width - x : w;
			int ok =
			    tiled ? TIFFReadRGBATileExt(p->tif, x, y, pixels, 1)
				  : TIFFReadRGBAStripExt(p->tif, y, pixels, 1);

			if (strstr(p->error, "can not handle image") != NULL) {
				st = refuse(r, REASON_NOT_SUPPORTED,
				    "TIFF of photometric %u, compression %u, "
				    "planar configuration %u",
				    (unsigned)p->photometric,
				    (unsigned)p->compression,
				    (unsigned)p->planar);
				goto out;
			}
			if (!ok || p->error[0] != '\0') {
				st =
				    damaged(p, "the page cannot be decoded", r);
				goto out;
			}
			/* the last row comes first; a tile cut off by the
			 * page's edge still has all its rows */
			for (uint32_t j = 0; j < rows; j++)
				samples_lay_rgba(
				    out->rows +
					(size_t)(y + j) * out->head.stride +
					(size_t)x * 3,
				    pixels +
					(size_t)((tiled ? h : rows) - 1 - j) *
					    w,
				    n);
		}
	}
out:
	free(pixels);
	return st;
}

static uint32_t
dpi_of(const struct tiff_page *p)
{
	uint16_t unit = RESUNIT_INCH;
	float x = 0;

	TIFFGetFieldDefaulted(p->tif, TIFFTAG_RESOLUTIONUNIT, &unit);
	if (unit == RESUNIT_NONE ||
	    !TIFFGetField(p->tif, TIFFTAG_XRESOLUTION, &x))
		return 0;
	return image_dpi(
	    unit == RESUNIT_CENTIMETER ? (double)x * 2.54 : (double)x);
}

static enum cr_status
page_decode(struct tiff_page *p, struct raster *out, struct page_facts *facts,
    struct refusal *r)
{
	struct cr_err e = CR_ERR_INIT;
	bool simple = false, tiled = TIFFIsTiled(p->tif);
	uint16_t orientation = 1;
	enum cr_status st;

	if ((st = layout_read(p, &simple, r)) != CR_OK)
		return st;
	TIFFGetField(p->tif, TIFFTAG_ORIENTATION, &orientation);
	facts->stored_width = p->width;
	facts->stored_height = p->height;
	facts->orientation =
	    orientation >= 1 && orientation <= 8 ? orientation : 1;
	facts->dpi = dpi_of(p);
	facts->how = "tiff";
	p->bilevel = p->bilevel && simple;
	if (raster_new(out, p->width, p->height,
		p->bilevel ? 1
		: simple   ? samples_channels(&p->s)
			   : 3,
		p->bilevel ? 1 : 8, &e) != CR_OK)
		return refuse(r, REASON_TOO_LARGE, "%s", e.msg);
	if (!simple)
		st = rgba_pieces(p, out, r);
	else if (p->bilevel)
		st = tiled ? bilevel_tiles(p, out, r)
			   : bilevel_strips(p, out, r);
	else
		st = tiled ? sample_tiles(p, out, r) : sample_rows(p, out, r);
	if (st == CR_OK && p->lossy)
		st = damaged(p, "pixels are lost", r);
	if (st != CR_OK)
		raster_release(out);
	return st;
}

enum cr_status
tiff_decode(struct raster *out, struct page_facts *facts, const uint8_t *data,
    size_t len, uint64_t dir, struct refusal *r)
{
	struct tiff_page p;
	enum cr_status st;

	*out = (struct raster){0};
	if ((st = page_open(&p, data, len, dir, r)) == CR_OK)
		st = page_decode(&p, out, facts, r);
	if (p.tif != NULL)
		TIFFClose(p.tif);
	return st;
}
