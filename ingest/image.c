/* image.c: the one face over the kinds of file (ingest/image.h): what is
 * common to them, and who is asked. */
#include "ingest/image.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "courtroll.h"
#include "ingest/jpeg.h"
#include "ingest/pdfpage.h"
#include "ingest/png.h"
#include "ingest/sniff.h"
#include "ingest/tiff.h"
#include "ingest/tiffgate.h"

/* Below, no page could be read; above, no scanner sees. */
#define DPI_MIN 50.0
#define DPI_MAX 2400.0

static const char *const kind_names[] = {
    [KIND_NONE] = "none",
    [KIND_TIFF] = "tiff",
    [KIND_JPEG] = "jpeg",
    [KIND_PNG] = "png",
    [KIND_PDF] = "pdf",
};

const char *
image_kind_name(enum image_kind kind)
{
	return kind_names[kind];
}

enum image_kind
image_kind_find(const char *name)
{
	for (int i = KIND_TIFF; i <= KIND_PDF; i++) {
		if (strcmp(kind_names[i], name) == 0)
			return (enum image_kind)i;
	}
	return KIND_NONE;
}

enum cr_status
master_map(struct master *m, int fd, struct refusal *r)
{
	struct stat sb;
	void *map;

	*m = (struct master){.fd = fd};
	if (fstat(fd, &sb) != 0)
		return refuse(r, REASON_UNREADABLE, "%s", strerror(errno));
	if (!S_ISREG(sb.st_mode))
		return refuse(r, REASON_NOT_A_FILE, "not a regular file");
	if (sb.st_size == 0)
		return refuse(r, REASON_EMPTY, "the file has no bytes");
	if (sb.st_size > (off_t)CR_MAX_MASTER)
		return refuse(r, REASON_TOO_LARGE, "%lld bytes; at most %lld",
		    (long long)sb.st_size, (long long)CR_MAX_MASTER);
	map = mmap(NULL, (size_t)sb.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return refuse(r,
		    errno == ENOMEM ? REASON_TOO_LARGE : REASON_UNREADABLE,
		    "%lld bytes cannot be mapped: %s", (long long)sb.st_size,
		    strerror(errno));
	m->data = map;
	m->len = (size_t)sb.st_size;
	return CR_OK;
}

void
master_unmap(struct master *m)
{
	union {
		const uint8_t *in;
		void *out;
	} u = {.in = m->data};

	if (m->data != NULL)
		munmap(u.out, m->len);
	*m = (struct master){.fd = -1};
}

enum cr_status
image_bound(
    uint64_t width, uint64_t height, const char *what, struct refusal *r)
{
	if (width == 0 || height == 0)
		return refuse(r, REASON_DAMAGED,
		    "%s: %" PRIu64 " x %" PRIu64 " pixels", what, width,
		    height);
	if (width > CR_MAX_SIDE || height > CR_MAX_SIDE ||
	    width * height > CR_MAX_PIXELS)
		return refuse(r, REASON_TOO_LARGE,
		    "%s: %" PRIu64 " x %" PRIu64 " pixels; at most %u, and %u "
		    "a side",
		    what, width, height, CR_MAX_PIXELS, CR_MAX_SIDE);
	return CR_OK;
}

uint32_t
image_dpi(double dpi)
{
	/* so written, not-a-number is outside */
	if (!(dpi >= DPI_MIN && dpi <= DPI_MAX))
		return 0;
	return (uint32_t)(dpi + 0.5);
}

static enum cr_status
tiff_inspect(struct image_info *info, const struct master *m, struct refusal *r)
{
	struct tiff_view v;
	struct tiff_dirs d;
	enum cr_status st;

	if (!tiff_view(&v, m->data, m->len))
		return refuse(r, REASON_DAMAGED, "TIFF: the header is cut off");
	if ((st = tiff_walk(&d, &v, r)) != CR_OK)
		return st;
	info->pages = d.n;
	snprintf(info->lost, sizeof(info->lost), "%s", d.lost);
	tiff_dirs_release(&d);
	return CR_OK;
}

enum cr_status
image_inspect(struct image_info *info, const char **beside,
    const struct master *m, const char *name, struct refusal *r)
{
	enum cr_status st;

	*info = (struct image_info){.pages = 1};
	st = sniff(&info->kind, beside, m->data, m->len, name, r);
	if (st != CR_OK)
		return st;
	switch (info->kind) {
	case KIND_TIFF:
		return tiff_inspect(info, m, r);
	case KIND_JPEG:
		return jpeg_gate(m->data, m->len, r);
	case KIND_PNG:
		return png_gate(m->data, m->len, r);
	case KIND_PDF:
		return pdf_inspect(info, m, r);
	case KIND_NONE:
		break;
	}
	return refuse(r, REASON_UNKNOWN_TYPE, "no kind");
}

static enum cr_status
tiff_page(struct raster *out, struct page_facts *facts, const struct master *m,
    uint32_t n, struct refusal *r)
{
	struct tiff_view v;
	enum cr_status st;
	uint64_t dir;

	if (!tiff_view(&v, m->data, m->len))
		return refuse(r, REASON_DAMAGED, "TIFF: the header is cut off");
	if ((st = tiff_find(&dir, &v, n, r)) != CR_OK ||
	    (st = tiff_gate(&v, dir, n, r)) != CR_OK)
		return st;
	return tiff_decode(out, facts, m->data, m->len, dir, r);
}

static enum cr_status
page_decode(struct raster *out, struct page_facts *facts,
    const struct master *m, enum image_kind kind, uint32_t n, struct refusal *r)
{
	if (n == 0 || (n != 1 && (kind == KIND_JPEG || kind == KIND_PNG)))
		return refuse(
		    r, REASON_DAMAGED, "there is no page %" PRIu32, n);
	switch (kind) {
	case KIND_TIFF:
		return tiff_page(out, facts, m, n, r);
	case KIND_JPEG:
		return jpeg_decode(out, facts, m->data, m->len, r);
	case KIND_PNG:
		return png_page_decode(out, facts, m->data, m->len, r);
	case KIND_PDF:
		return pdf_page(out, facts, m, n, r);
	case KIND_NONE:
		break;
	}
	return refuse(r, REASON_UNKNOWN_TYPE, "no kind");
}

enum cr_status
image_stored(struct raster *out, struct page_facts *facts,
    const struct master *m, enum image_kind kind, uint32_t n, struct refusal *r)
{
	*out = (struct raster){0};
	*facts = (struct page_facts){.orientation = 1, .how = ""};
	return page_decode(out, facts, m, kind, n, r);
}

enum cr_status
image_page(struct raster *out, struct page_facts *facts, const struct master *m,
    enum image_kind kind, uint32_t n, struct refusal *r)
{
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	if ((st = image_stored(out, facts, m, kind, n, r)) != CR_OK)
		return st;
	out->head.dpi = facts->dpi;
	if (raster_orient(out, facts->orientation, &e) != CR_OK) {
		raster_release(out);
		return refuse(r, REASON_TOO_LARGE, "%s", e.msg);
	}
	return CR_OK;
}
