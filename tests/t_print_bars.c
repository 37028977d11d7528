/* t_print_bars.c: the bar codes of labels and slips as paper has them: drawn,
 * made pixels of by pdftoppm, read by zbar; how large their modules are. */
#include "tests/scratch.h"

#include <spawn.h>
#include <sys/wait.h>

#include <zbar.h>

#include "base/fileid.h"
#include "base/slip.h"
#include "print/barcode.h"
#include "print/coverslip.h"
#include "print/jacketlabel.h"
#include "print/sheet.h"

extern char **environ;

static const char archive[] = "9f3a21bc0123456789abcdef01234567";

/* ---- from a printout to what its bar codes say --------------------------- */

enum { SAID_MAX = 8 };
struct said {
	char v[SAID_MAX][SLIP_MAX]; /* QR codes and Code 128s, as found */
	size_t n;
};

/* The one page of a printout, in grey; v to free(). */
struct pixels {
	unsigned char *v;
	unsigned w, h;
	double mm; /* pixels of one */
};

static struct pixels
pixels(struct printout *p, int dpi)
{
	char *pdf = in_scratch("page.pdf"), *pgm = in_scratch("page");
	char *path = in_scratch("page.pgm"), *res = xasprintf("%d", dpi);
	const char *const argv[] = { "pdftoppm", "-r", res, "-gray",
		"-singlefile", pdf, pgm, NULL };
	struct pixels out = { .mm = dpi / 25.4 };
	struct buf b = BUF_INIT;
	pid_t pid;
	int status, at = 0;

	must(printout_save(p, pdf, e));
	if (posix_spawnp(&pid, argv[0], NULL, NULL,
		(char *const *)(uintptr_t)argv, environ) != 0)
		fail_msg("pdftoppm cannot be run");
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	must(file_read(&b, path, 1 << 26, e));
	assert_int_equal(sscanf(b.data, "P5 %u %u 255%n", &out.w, &out.h, &at),
	    2);
	assert_true(b.len == (size_t)at + 1 + (size_t)out.w * out.h);
	out.v = xmalloc((size_t)out.w * out.h);
	memcpy(out.v, b.data + at + 1, (size_t)out.w * out.h);
	buf_release(&b);
	free(path);
	free(pgm);
	free(res);
	free(pdf);
	return out;
}

static struct pixels
cut(const struct pixels *page, struct area a)
{
	unsigned x = (unsigned)(a.x * page->mm), y = (unsigned)(a.y * page->mm);
	struct pixels out = { .w = (unsigned)(a.w * page->mm),
		.h = (unsigned)(a.h * page->mm), .mm = page->mm };
	unsigned i;

	out.w = x + out.w > page->w ? page->w - x : out.w;
	out.h = y + out.h > page->h ? page->h - y : out.h;
	out.v = xmalloc((size_t)out.w * out.h);
	for (i = 0; i < out.h; i++)
		memcpy(out.v + (size_t)i * out.w,
		    page->v + (size_t)(y + i) * page->w + x, out.w);
	return out;
}

/* What is on one label, as a scanner sees that alone. */
static void
read_bars(struct said *out, const struct pixels *page, struct area a)
{
	zbar_image_scanner_t *s = zbar_image_scanner_create();
	zbar_image_t *im = zbar_image_create();
	struct pixels label = cut(page, a);
	const zbar_symbol_t *y;

	out->n = 0;
	zbar_image_scanner_set_config(s, 0, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(s, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	zbar_image_scanner_set_config(s, ZBAR_CODE128, ZBAR_CFG_ENABLE, 1);
	zbar_image_set_format(im, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(im, label.w, label.h);
	zbar_image_set_data(im, label.v,
	    (unsigned long)label.w * label.h, NULL);
	assert_true(zbar_scan_image(s, im) >= 0);
	for (y = zbar_image_first_symbol(im); y; y = zbar_symbol_next(y)) {
		assert_true(out->n < SAID_MAX);
		(void)snprintf(out->v[out->n++], SLIP_MAX, "%s",
		    zbar_symbol_get_data(y));
	}
	zbar_image_destroy(im);
	zbar_image_scanner_destroy(s);
	free(label.v);
}

static size_t
times(const struct said *s, const char *text)
{
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		n += strcmp(s->v[i], text) == 0;
	return n;
}

static void
payload_of(char id[FILE_ID_MAX], char text[SLIP_MAX], enum slip_kind kind,
    int64_t number)
{
	struct slip s;

	fileid_write(id, "MUK", number);
	slip_make(&s, kind, "MUK", number, archive, 42);
	slip_write(text, &s);
}

/* ---- labels -------------------------------------------------------------- */

static const char *const kinds[] = { "a4", "21", "24", "24x70" };
enum { KINDS = sizeof kinds / sizeof *kinds, MOST_CELLS = 24 };

/* The longest code and names that there are on every second label, nothing
 * known on the others. */
static void
draw_label(struct printout *p, struct area a, int i)
{
	char id[FILE_ID_MAX], text[SLIP_MAX];
	struct jacket_label l = { .id = id, .payload = text };

	payload_of(id, text, SLIP_LABEL, 900000 + i);
	if (i % 2) {
		l.code = "HCT-00-LD-CS-0260-2017";
		l.court = "High Court, Kampala";
		l.volume = "2 of 3";
		l.place = "room Archive, shelf C4, box 17";
		l.parties = "Byaruhanga Nsubuga Ssekamatte wa Mukasa "
			    "Katumba Kyambogo Namirembe v Nakato";
	}
	jacket_label_draw(p, a, &l);
}

static void
sheet_is_read(const struct sheet *sheet)
{
	struct printout *p = printout_new(NULL, 210, 297);
	struct area cells[MOST_CELLS];
	struct pixels page;
	struct sheet_pen pen;
	struct said said;
	int i;

	sheet_begin(&pen, p, sheet, 1, 0, 0);
	for (i = 0; i < sheet_cells(sheet); i++)
		draw_label(p, cells[i] = sheet_next(&pen), i);
	assert_int_equal(printout_pages(p), 1);
	page = pixels(p, 200);
	for (i = 0; i < sheet_cells(sheet); i++) {
		char id[FILE_ID_MAX], text[SLIP_MAX];

		payload_of(id, text, SLIP_LABEL, 900000 + i);
		read_bars(&said, &page, cells[i]);
		if (said.n != 2 || times(&said, text) != 1 ||
		    times(&said, id) != 1)
			fail_msg("sheet %s, label %d: QR code read %zu times, "
			    "Code 128 %zu times", sheet->name, i + 1,
			    times(&said, text), times(&said, id));
	}
	free(page.v);
	printout_free(p);
}

static void
labels_are_read(void **state)
{
	int k;

	(void)state;
	for (k = 0; k < KINDS; k++)
		sheet_is_read(sheet_find(kinds[k]));
}

/* ---- slips --------------------------------------------------------------- */

static void
sheet_is_read_twice(enum slip_kind kind)
{
	const struct sheet *sheet = sheet_find("6");
	struct printout *p = printout_new(NULL, 210, 297);
	char id[FILE_ID_MAX], text[SLIP_MAX];
	struct area cells[MOST_CELLS];
	struct sheet_pen pen;
	struct pixels page;
	struct said said;
	int i;

	sheet_begin(&pen, p, sheet, 1, 0, 0);
	for (i = 0; i < sheet_cells(sheet); i++) {
		payload_of(id, text, kind, i + 1);
		coverslip_draw(p, cells[i] = sheet_next(&pen),
		    &(struct coverslip){ .id = id, .payload = text,
			.add = kind == SLIP_ADD, .blank = i % 2, .pages = -1 });
	}
	page = pixels(p, 150);
	for (i = 0; i < sheet_cells(sheet); i++) {
		payload_of(id, text, kind, i + 1);
		read_bars(&said, &page, cells[i]);
		assert_int_equal(said.n, 2);
		assert_int_equal(times(&said, text), 2);
	}
	free(page.v);
	printout_free(p);
}

static void
slips_are_read_twice(void **state)
{
	(void)state;
	sheet_is_read_twice(SLIP_COVER);
	sheet_is_read_twice(SLIP_ADD);
}

/* ---- modules ------------------------------------------------------------- */

/* From the first dark run in an area: the top of a QR code's finder, seven
 * modules. */
static double
module_drawn(struct printout *p, struct area a)
{
	struct pixels page = pixels(p, 300), c = cut(&page, a);
	size_t i = 0, from, n = (size_t)c.w * c.h;

	while (i < n && c.v[i] > 127)
		i++;
	assert_true(i < n);
	for (from = i; i < n && c.v[i] <= 127; i++)
		;
	free(c.v);
	free(page.v);
	return (double)(i - from) / c.mm / 7;
}

/* At least so many mm, on the first place of a sheet. */
static void
modules_are(const char *kind, bool slip, double least)
{
	struct printout *p = printout_new(NULL, 210, 297);
	char id[FILE_ID_MAX], text[SLIP_MAX];
	struct sheet_pen pen;
	struct area a;
	double got;

	payload_of(id, text, slip ? SLIP_COVER : SLIP_LABEL, 999999);
	sheet_begin(&pen, p, sheet_find(kind), 1, 0, 0);
	a = sheet_next(&pen);
	if (slip)
		coverslip_draw(p, a, &(struct coverslip){ .id = id,
		    .payload = text, .pages = -1 });
	else
		jacket_label_draw(p, a, &(struct jacket_label){ .id = id,
		    .payload = text });
	/* a slip has one at its left, a label its only one at its right */
	got = module_drawn(p, slip ? (struct area){ a.x + 2, a.y + 2, 42, 42 }
		: (struct area){ a.x + a.w * 0.56, a.y + 2, a.w * 0.44 - 1,
		    a.h - 4 });
	if (got < least || got > 3)
		fail_msg("sheet %s: a module has %.2f mm", kind, got);
	printout_free(p);
}

static void
modules_are_large_enough(void **state)
{
	int k;

	(void)state;
	for (k = 0; k < KINDS; k++)
		modules_are(kinds[k], false, 0.5);
	modules_are("6", true, 0.9);
}

static void
what_is_no_slip_is_refused(void **state)
{
	struct printout *p = printout_new(NULL, 210, 297);
	const struct area a = { 10, 10, 40, 40 };
	char long_text[4000];

	(void)state;
	memset(long_text, 'A', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	printout_page(p);
	assert_true(barcode_qr(p, a, "MUK-000123-7") > 0);
	assert_true(barcode_qr(p, a, long_text) <= 0);
	assert_true(barcode_128(p, a, long_text) <= 0);
	printout_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_read),
		cmocka_unit_test(slips_are_read_twice),
		cmocka_unit_test(modules_are_large_enough),
		cmocka_unit_test(what_is_no_slip_is_refused),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
