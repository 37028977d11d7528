/* print/barcode.c: bar codes as black rectangles (see barcode.h). */
#include "print/barcode.h"

#include <stdint.h>
#include <string.h>

#include <qrencode.h>
#include <zint.h>

enum { QR_MARGIN = 4, BAR_MARGIN = 10 }; /* modules */

/* Dark modules that touch are one rectangle: no hairlines between them, and
 * less to print. */
static void
draw_row(struct printout *p, double x, double y, double module,
    const unsigned char *row, int n)
{
	int i, from;

	for (i = 0; i < n; i++) {
		if (!(row[i] & 1))
			continue;
		for (from = i; i < n && (row[i] & 1); i++)
			;
		printout_fill(p, (struct area){ x + from * module, y,
			(i - from) * module, module * 1.01 });
	}
}

double
barcode_qr(struct printout *p, struct area a, const char *text)
{
	QRcode *q = QRcode_encodeString(text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
	double side = a.w < a.h ? a.w : a.h, module;
	int y;

	if (!q)
		return 0;
	module = side / (q->width + 2 * QR_MARGIN);
	for (y = 0; y < q->width; y++)
		draw_row(p, a.x + QR_MARGIN * module,
		    a.y + (QR_MARGIN + y) * module, module,
		    q->data + (size_t)y * (size_t)q->width, q->width);
	QRcode_free(q);
	return module;
}

/* zint gives its bits as bytes of eight modules, the first lowest. */
static int
bar_at(const struct zint_symbol *z, int i)
{
	return z->encoded_data[0][i >> 3] >> (i & 7) & 1;
}

double
barcode_128(struct printout *p, struct area a, const char *text)
{
	struct zint_symbol *z = ZBarcode_Create();
	double module = 0;
	int i, from;

	if (!z)
		return 0;
	z->symbology = BARCODE_CODE128;
	if (ZBarcode_Encode(z, (const unsigned char *)text,
		(int)strlen(text)) < ZINT_ERROR && z->rows == 1) {
		module = a.w / (z->width + 2 * BAR_MARGIN);
		for (i = 0; i < z->width; i++) {
			if (!bar_at(z, i))
				continue;
			for (from = i; i < z->width && bar_at(z, i); i++)
				;
			printout_fill(p, (struct area){ a.x + (BAR_MARGIN +
			    from) * module, a.y, (i - from) * module, a.h });
		}
	}
	ZBarcode_Delete(z);
	return module;
}
