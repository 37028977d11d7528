/* tests/fake_scanner.c: stands in for years, copiers and a scanner.
 *
 *	fake_scanner draw cover|label PAYLOAD OUT.pgm
 *	    a bare slip or label at 300 dpi: no more than its QR codes
 *	fake_scanner scan DEGREE SEED OUT.tif < LIST
 *	    each line of LIST is a page of OUT: CELL, or "-" for one of text
 *	fake_scanner time DEGREE SEED < LIST
 *	    what is found on each such page, and in what time, beside zbar on
 *	    the whole page: degree, payload, found, different ones, ms, zbar's
 *	    finding, zbar's ms, a row a line
 *	fake_scanner look FILE...
 *	    the same of scans as they are; payload is "-"
 *
 * CELL is "PAGE.pgm X Y W H KIND PAYLOAD": what is cut out of a printed page
 * of 300 dpi (millimetres), a "cover" or a "label", and what it says, or how
 * that begins.
 *
 * Damage goes by degree: 0 a clean scan; 1 turned any way, a little tilt,
 * 200 or 300 dpi, paler ink, a copy; 2 up to 10 degrees of tilt, down to 150
 * dpi, a copy with strokes made thicker or thinner, specks, black and white,
 * ink half gone, a stamp or a fold over one of a slip's two codes; 3 up to 15
 * degrees, a copy of a copy, specks all over, ink nearly gone, one of the two
 * codes torn off, a stroke of 2 mm across a label's.  The same seed is the same
 * damage.  Pages that were not found are kept in $FAKE_SCANNER_KEEP, if set.
 */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <qrencode.h>
#include <tiffio.h>
#include <zbar.h>

#include "base/mem.h"
#include "ingest/image.h"
#include "ingest/divider.h"

/* ---- chance -------------------------------------------------------------- */

static uint64_t state;

static double
chance(void) /* 0 .. 1 */
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (double)(state >> 33) / 2147483648.0;
}

static double
between(double a, double b)
{
	return a + (b - a) * chance();
}

static double
bell(void) /* mean 0, deviation 1 */
{
	return (chance() + chance() + chance() + chance() - 2) * 1.732;
}

/* ---- pictures: floats, 0 black to 255 ------------------------------------ */

struct picture {
	float *v;
	int w, h;
};

static struct picture
picture(int w, int h, float fill)
{
	struct picture p = {xmalloc(sizeof(float) * (size_t)w * (size_t)h), w,
	    h};

	for (size_t i = 0; i < (size_t)w * (size_t)h; i++)
		p.v[i] = fill;
	return p;
}

static float *
at(const struct picture *p, int x, int y)
{
	return &p->v[(size_t)y * (size_t)p->w + (size_t)x];
}

static void
fill(struct picture *p, int x0, int y0, int w, int h, float v)
{
	for (int y = y0 < 0 ? 0 : y0; y < y0 + h && y < p->h; y++)
		for (int x = x0 < 0 ? 0 : x0; x < x0 + w && x < p->w; x++)
			*at(p, x, y) = v;
}

/* Mean of (2 n + 1) squared, twice: near enough to a lens. */
static void
blur(struct picture *p, int n)
{
	float *line = xmalloc(sizeof(float) *
	    (size_t)((p->w > p->h ? p->w : p->h) + 1));

	for (int turn = 0; turn < 4 && n > 0; turn++) {
		int down = turn & 1, len = down ? p->h : p->w;
		size_t step = down ? (size_t)p->w : 1;

		for (int k = 0; k < (down ? p->w : p->h); k++) {
			float *l = down ? p->v + k : at(p, 0, k), sum = 0;

			for (int i = 0; i < len; i++)
				line[i] = l[(size_t)i * step];
			for (int i = -n; i <= n; i++)
				sum += line[i < 0 ? 0 : i < len ? i : len - 1];
			for (int i = 0; i < len; i++) {
				int out = i - n, in = i + n + 1;

				l[(size_t)i * step] = sum / (float)(2 * n + 1);
				sum += line[in < len ? in : len - 1] -
				    line[out < 0 ? 0 : out];
			}
		}
	}
	free(line);
}

static struct picture
pgm_read(const char *path)
{
	struct picture p = {NULL, 0, 0};
	FILE *f = fopen(path, "rb");
	int most;

	if (!f || fscanf(f, "P5 %d %d %d", &p.w, &p.h, &most) != 3 ||
	    most != 255 || p.w < 1 || p.h < 1 || p.w > 20000 || p.h > 20000) {
		fprintf(stderr, "fake_scanner: '%s' is no PGM\n", path);
		exit(2);
	}
	fgetc(f);
	p = picture(p.w, p.h, 255);
	for (size_t i = 0; i < (size_t)p.w * (size_t)p.h; i++)
		p.v[i] = (float)fgetc(f);
	fclose(f);
	return p;
}

/* ---- bare slips ---------------------------------------------------------- */

static void
draw_qr(struct picture *p, const char *text, double x, double y, double side)
{
	QRcode *q = QRcode_encodeString(text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
	double m = side / (q->width + 8);

	for (int j = 0; j < (int)side; j++)
		for (int i = 0; i < (int)side; i++) {
			int u = (int)(i / m) - 4, v = (int)(j / m) - 4;

			if (u >= 0 && v >= 0 && u < q->width && v < q->width &&
			    (q->data[v * q->width + u] & 1))
				fill(p, (int)x + i, (int)y + j, 1, 1, 0);
		}
	QRcode_free(q);
}

#define MM(X) ((X) * 300.0 / 25.4)

static int
draw(const char *kind, const char *payload, const char *path)
{
	bool cover = strcmp(kind, "cover") == 0;
	struct picture p = cover ? picture((int)MM(105), (int)MM(99), 255)
				 : picture((int)MM(63.5), (int)MM(38.1), 255);
	FILE *f = fopen(path, "wb");

	if (cover) {
		draw_qr(&p, payload, MM(4), MM(4), MM(40));
		draw_qr(&p, payload, MM(61), MM(54), MM(40));
	} else {
		draw_qr(&p, payload, MM(34), MM(3), MM(26));
	}
	if (!f)
		return 2;
	fprintf(f, "P5\n%d %d\n255\n", p.w, p.h);
	for (size_t i = 0; i < (size_t)p.w * (size_t)p.h; i++)
		fputc((int)p.v[i], f);
	free(p.v);
	return fclose(f) ? 2 : 0;
}

/* ---- damage -------------------------------------------------------------- */

/* What happens to paper: something over one code of two; at worst over a part
 * of the only one. */
static void
soil(struct picture *p, bool cover, int degree)
{
	int first = chance() < 0.5;
	double x = first ? MM(4) : MM(61), y = first ? MM(4) : MM(54);

	if (degree < 2)
		return;
	if (cover && degree == 3) { /* torn off */
		fill(p, (int)x, (int)y, (int)MM(40), (int)MM(40), 230);
	} else if (cover) { /* a stamp's ring, or a dark fold */
		if (chance() < 0.5)
			for (int j = 0; j < p->h; j++)
				for (int i = 0; i < p->w; i++) {
					double r = hypot(i - x - MM(18),
					    j - y - MM(22));

					if (fabs(r - MM(12)) < MM(1.2) ||
					    fabs(r - MM(6)) < MM(0.8))
						*at(p, i, j) = 40;
				}
		else
			fill(p, 0, (int)(y + MM(between(8, 32))), p->w,
			    (int)MM(between(0.5, 2)), 60);
	} else if (degree == 3) { /* a fold, or somebody's pen */
		const double k = 2;
		double from = between(0.2, 0.8), to = between(0.2, 0.8);

		for (int i = 0; i < p->w; i++)
			fill(p, i,
			    (int)(p->h * (from + (to - from) * i / p->w)), 1,
			    (int)MM(k), 50);
	}
}

/* A copier: a lens, then black or white; bias makes strokes thin or thick. */
static void
copy(struct picture *p, double bias, double specks)
{
	size_t n = (size_t)p->w * (size_t)p->h;

	blur(p, 1);
	for (size_t i = 0; i < n; i++)
		p->v[i] = p->v[i] + bell() * 20 > 128 + bias ? 250 : 20;
	for (size_t i = 0; i < (size_t)((double)n * specks); i++) {
		int d = 1 + (int)(chance() * 3);

		fill(p, (int)(chance() * p->w), (int)(chance() * p->h), d, d,
		    chance() < 0.7 ? 20 : 250);
	}
}

/* Lines of "text" for a page to be as full as pages are. */
static void
put_text(struct picture *p, int dpi, int from, int to)
{
	int mm = dpi / 25;

	for (int y = from; y + 4 * mm < to; y += 6 * mm)
		for (int x = 20 * mm; x < p->w - 20 * mm;) {
			int h = 2 * mm + (int)(chance() * 2) * mm;

			fill(p, x, y + 3 * mm - h, mm / 3 + 1, h, 40);
			if (chance() < 0.5)
				fill(p, x + mm, y + mm, mm / 3 + 1, 2 * mm, 40);
			if (chance() < 0.5)
				fill(p, x, y + (int)(chance() * 3) * mm, mm,
				    mm / 3 + 1, 40);
			x += chance() < 0.15 ? 4 * mm : 2 * mm;
		}
}

/* The cell onto the scanner's glass. */
static void
lay(struct picture *page, const struct picture *cell, int dpi, int degree)
{
	static const double tilts[] = {1, 3, 10, 15};
	double tilt = between(-tilts[degree], tilts[degree]);
	double a = (tilt + (degree ? 90 * (int)(chance() * 4) : 0)) *
	    3.14159265 / 180, c = cos(a), s = sin(a), k = 300.0 / dpi;
	double reach = hypot(cell->w, cell->h) / k / 2;
	double mx = between(reach, page->w - reach);
	double my = between(reach, page->h - reach);
	int sub = k > 1.4 ? 2 : 1;

	for (int y = (int)(my - reach); y < (int)(my + reach); y++)
		for (int x = (int)(mx - reach); x < (int)(mx + reach); x++) {
			double sum = 0;
			int n = 0;

			if (x < 0 || y < 0 || x >= page->w || y >= page->h)
				continue;
			for (int i = 0; i < sub * sub; i++) {
				double u = x - mx + (i % sub + 0.5) / sub;
				double v = y - my + (i / sub + 0.5) / sub;
				double px = (u * c + v * s) * k + cell->w / 2.0;
				double py = (v * c - u * s) * k + cell->h / 2.0;

				if (px < 0 || py < 0 || px >= cell->w ||
				    py >= cell->h)
					continue;
				sum += *at(cell, (int)px, (int)py);
				n++;
			}
			if (n)
				*at(page, x, y) = (float)(sum / n);
		}
}

/* Fading, light from one side, the sensor. */
static void
expose(struct picture *p, int degree)
{
	static const double left_ink[] = {0.9, 0.6, 0.4, 0.22};
	static const double noise[] = {3, 6, 9, 12};
	double ink = between(left_ink[degree], 0.95), paper = between(215, 245);
	double dx = between(-1, 1) * degree * 15 / p->w;
	double dy = between(-1, 1) * degree * 15 / p->h;

	for (int y = 0; y < p->h; y++)
		for (int x = 0; x < p->w; x++) {
			double v = paper - (255 - *at(p, x, y)) / 255 * ink *
			    paper;

			v += dx * (x - p->w / 2) + dy * (y - p->h / 2) +
			    bell() * noise[degree];
			*at(p, x, y) = (float)(v < 0 ? 0 : v > 255 ? 255 : v);
		}
}

static struct raster
deliver(struct picture *p, int dpi, bool bilevel)
{
	double sum = 0;
	struct raster r;
	size_t n = (size_t)p->w * (size_t)p->h;

	if (raster_new(&r, (uint32_t)p->w, (uint32_t)p->h, 1, bilevel ? 1 : 8,
		NULL) != CR_OK)
		exit(2);
	r.head.dpi = (uint32_t)dpi;
	for (size_t i = 0; i < n; i += 97)
		sum += p->v[i];
	sum = sum / ((double)n / 97) - 35; /* a scanner's threshold */
	for (int y = 0; y < p->h; y++) {
		uint8_t *row = r.rows + (size_t)y * r.head.stride;

		for (int x = 0; x < p->w; x++)
			if (!bilevel)
				row[x] = (uint8_t)*at(p, x, y);
			else if (*at(p, x, y) < sum)
				row[x / 8] |= (uint8_t)(0x80 >> x % 8);
	}
	free(p->v);
	return r;
}

struct cell {
	char path[512], kind[8], payload[128];
	double x, y, w, h;
};

static struct picture
cut(const struct cell *c)
{
	static struct picture page;
	static char have[512];
	struct picture p = picture((int)MM(c->w), (int)MM(c->h), 255);

	if (strcmp(have, c->path) != 0) {
		free(page.v);
		page = pgm_read(c->path);
		snprintf(have, sizeof have, "%s", c->path);
	}
	for (int y = 0; y < p.h; y++)
		for (int x = 0; x < p.w; x++) {
			int u = (int)MM(c->x) + x, v = (int)MM(c->y) + y;

			if (u < page.w && v < page.h)
				*at(&p, x, y) = *at(&page, u, v);
		}
	return p;
}

/* A page of the stack: A4, as the scanner gives it. */
static struct raster
scan(const struct cell *c, int degree)
{
	static const int finest[] = {300, 300, 300, 200};
	int dpi = finest[degree];
	struct picture page, cell;

	if (degree && chance() < 0.5)
		dpi = degree == 1 ? 200 : degree == 2 && chance() < 0.5 ? 200
									: 150;
	page = picture(dpi * 827 / 100, dpi * 1169 / 100, 255);
	if (strcmp(c->kind, "cover") != 0)
		put_text(&page, dpi, page.h / 12, page.h * 11 / 12);
	if (c->kind[0]) {
		cell = cut(c);
		soil(&cell, strcmp(c->kind, "cover") == 0, degree);
		for (int i = degree == 1 ? chance() < 0.5 : degree - 1; i > 0;
		     i--)
			copy(&cell, between(-30, 30) * degree,
			    degree == 1 ? 0.0005 : 0.001 * degree);
		lay(&page, &cell, dpi, degree);
		free(cell.v);
	}
	if (degree)
		blur(&page, dpi > 200 && chance() < 0.5);
	expose(&page, degree);
	return deliver(&page, dpi, chance() < 0.2 * degree);
}

/* ---- lists --------------------------------------------------------------- */

static bool
next_cell(struct cell *c)
{
	char line[800];

	memset(c, 0, sizeof *c);
	if (!fgets(line, sizeof line, stdin))
		return false;
	if (line[0] == '-')
		return true;
	if (sscanf(line, "%511s %lf %lf %lf %lf %7s %127s", c->path, &c->x,
		&c->y, &c->w, &c->h, c->kind, c->payload) != 7) {
		fprintf(stderr, "fake_scanner: no cell: %s", line);
		exit(2);
	}
	return true;
}

static int
scan_list(int degree, const char *path)
{
	TIFF *t = TIFFOpen(path, "w");
	struct cell c;

	while (t && next_cell(&c)) {
		struct raster r = scan(&c, degree);

		TIFFSetField(t, TIFFTAG_IMAGEWIDTH, r.head.width);
		TIFFSetField(t, TIFFTAG_IMAGELENGTH, r.head.height);
		TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, r.head.bits);
		TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, 1);
		TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, r.head.height);
		TIFFSetField(t, TIFFTAG_XRESOLUTION, (double)r.head.dpi);
		TIFFSetField(t, TIFFTAG_YRESOLUTION, (double)r.head.dpi);
		TIFFSetField(t, TIFFTAG_PHOTOMETRIC, r.head.bits == 1
			? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
		TIFFSetField(t, TIFFTAG_COMPRESSION, r.head.bits == 1
			? COMPRESSION_CCITTFAX4 : COMPRESSION_LZW);
		for (uint32_t y = 0; y < r.head.height; y++)
			if (TIFFWriteScanline(t, r.rows +
				(size_t)y * r.head.stride, y, 0) < 0)
				return 2;
		TIFFWriteDirectory(t);
		raster_release(&r);
	}
	if (!t)
		return 2;
	TIFFClose(t);
	return 0;
}

/* ---- beside zbar --------------------------------------------------------- */

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* A payload may be given by its beginning: "CR1.C.MUK-000123-8." */
static bool
is(const char *payload, const char *want)
{
	return strncmp(payload, want, strlen(want)) == 0;
}

/* zbar alone, as its manual has it: the whole grey page, QR and Code 39. */
static bool
zbar_alone(const struct raster *r, const char *want)
{
	struct grey_bytes {
		uint8_t *v;
		size_t n;
	} g = {NULL, (size_t)r->head.width * r->head.height};
	zbar_image_scanner_t *s = zbar_image_scanner_create();
	zbar_image_t *im = zbar_image_create();
	bool found = false;

	g.v = xmalloc(g.n);
	for (uint32_t y = 0; y < r->head.height; y++)
		for (uint32_t x = 0; x < r->head.width; x++) {
			const uint8_t *row = r->rows +
			    (size_t)y * r->head.stride;

			g.v[(size_t)y * r->head.width + x] =
			    r->head.bits == 1
			    ? (row[x / 8] >> (7 - x % 8) & 1 ? 0 : 255)
			    : row[(size_t)x * r->head.channels];
		}
	zbar_image_scanner_set_config(s, 0, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(s, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	zbar_image_scanner_set_config(s, ZBAR_CODE39, ZBAR_CFG_ENABLE, 1);
	zbar_image_set_format(im, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(im, r->head.width, r->head.height);
	zbar_image_set_data(im, g.v, g.n, NULL);
	if (zbar_scan_image(s, im) > 0)
		for (const zbar_symbol_t *y = zbar_image_first_symbol(im); y;
		     y = zbar_symbol_next(y))
			found |= is(zbar_symbol_get_data(y), want);
	zbar_image_destroy(im);
	zbar_image_scanner_destroy(s);
	free(g.v);
	return found;
}

/* A page that was not found, to look at: $FAKE_SCANNER_KEEP/N.pgm. */
static void
keep(const struct raster *r)
{
	const char *folder = getenv("FAKE_SCANNER_KEEP");
	static int n;
	char path[600];
	FILE *f;

	if (!folder)
		return;
	snprintf(path, sizeof path, "%s/%d-%d.pgm", folder, (int)getpid(), ++n);
	if (!(f = fopen(path, "wb")))
		return;
	fprintf(f, "P5\n%u %u\n255\n", r->head.width, r->head.height);
	for (uint32_t y = 0; y < r->head.height; y++)
		for (uint32_t x = 0; x < r->head.width; x++) {
			const uint8_t *row = r->rows +
			    (size_t)y * r->head.stride;

			fputc(r->head.bits == 8 ? row[x]
				: row[x / 8] >> (7 - x % 8) & 1 ? 0 : 255, f);
		}
	fclose(f);
}

static void
report(const struct raster *r, int degree, const char *payload,
    const char *name)
{
	double a = now(), b, c;
	struct dividers m;
	bool alone;

	dividers_find(&m, r);
	b = now();
	alone = zbar_alone(r, payload);
	c = now();
	printf("%d\t%s\t%s\t%d\t%s\t%.2f\t%d\t%.2f\t%s\n", degree, payload,
	    m.slip[0] ? m.slip : "-", m.n_slips, m.patch ? "patch"
		: m.strange				 ? "strange"
		: m.unread				 ? "unread"
							 : "-",
	    b - a, alone, c - b, name);
	if (strcmp(payload, "-") != 0 && !is(m.slip, payload))
		keep(r);
}

static int
look_at(const char *path)
{
	struct master m = {.fd = open(path, O_RDONLY | O_CLOEXEC)};
	struct refusal why = REFUSAL_INIT;
	struct image_info info;
	const char *beside;

	if (m.fd < 0 || master_map(&m, m.fd, &why) != CR_OK ||
	    image_inspect(&info, &beside, &m, path, &why) != CR_OK) {
		fprintf(stderr, "fake_scanner: '%s' is no scan\n", path);
		return 1;
	}
	for (uint32_t i = 1; i <= info.pages; i++) {
		struct page_facts facts;
		struct raster r = {0};

		if (image_page(&r, &facts, &m, info.kind, i, &why) == CR_OK)
			report(&r, 0, "-", path);
		raster_release(&r);
	}
	master_unmap(&m);
	close(m.fd);
	return 0;
}

int
main(int argc, char **argv)
{
	struct cell c;
	int degree, rc = 0;

	if (argc == 5 && strcmp(argv[1], "draw") == 0)
		return draw(argv[2], argv[3], argv[4]);
	if (argc > 2 && strcmp(argv[1], "look") == 0) {
		for (int i = 2; i < argc; i++)
			rc |= look_at(argv[i]);
		return rc;
	}
	if (argc < 4 || (strcmp(argv[1], "scan") != 0 &&
			    strcmp(argv[1], "time") != 0)) {
		fprintf(stderr,
		    "usage: fake_scanner draw|scan|time|look ...\n");
		return 2;
	}
	degree = (int)strtol(argv[2], NULL, 10) & 3;
	state = strtoull(argv[3], NULL, 10) * 0x9e3779b97f4a7c15u;
	for (int i = 0; i < 8; i++)
		(void)chance();
	if (strcmp(argv[1], "scan") == 0)
		return argc == 5 ? scan_list(degree, argv[4]) : 2;
	while (next_cell(&c)) {
		struct raster r = scan(&c, degree);

		report(&r, degree, c.payload[0] ? c.payload : "-", "-");
		raster_release(&r);
		fflush(stdout);
	}
	return 0;
}
