/* print/jacketlabel.c: the label on a jacket (see jacketlabel.h).
 *
 *	+---------------------------+----------+
 *	| HCT-00-LD-CS-0260-2017    |  QR      |
 *	| MUK-000123-7              |          |
 *	| court, volume, place      |          |
 *	+---------------------------+----------+
 *	| Code 128 of the id                   |
 *	+--------------------------------------+
 */
#include "print/jacketlabel.h"

#include "base/buf.h"
#include "print/barcode.h"

/* Small lines: what there is of court, volume and part, place, parties. */
static void
small_print(struct printout *p, struct area a, const struct jacket_label *l)
{
	const struct print_style s = { .size = a.h > 14 ? 10 : 8.5, .least = 5,
		.bold = true, .narrow = true };
	struct buf b = BUF_INIT;

	if (l->court)
		buf_addf(&b, "%s\n", l->court);
	if (l->volume)
		buf_addf(&b, "vol. %s%s", l->volume, l->part ? ", " : "\n");
	if (l->part)
		buf_addf(&b, "%s\n", l->part);
	if (l->place)
		buf_addf(&b, "%s\n", l->place);
	if (l->parties)
		buf_addf(&b, "%s\n", l->parties);
	if (b.len) {
		buf_truncate(&b, b.len - 1);
		printout_text(p, a, &s, b.data);
	}
	buf_release(&b);
}

void
jacket_label_draw(struct printout *p, struct area a, const struct jacket_label *l)
{
	const double edge = 2, bars = a.h > 45 ? 10 : 7;
	const struct print_style code = { .size = a.w > 80 ? 26 : 18,
		.least = 6, .bold = true, .lines = 3 };
	const struct print_style id = { .size = a.w > 80 ? 20 : 14.5,
		.least = 8, .bold = true, .mono = true, .lines = 1 };
	double qr = a.h - 2 * edge - bars, left, y = a.y + edge, h;

	if (qr > a.w * 0.42)
		qr = a.w * 0.42;
	left = a.w - 2 * edge - qr;
	barcode_qr(p, (struct area){ a.x + a.w - edge - qr, y, qr, qr },
	    l->payload);
	h = (a.h - 2 * edge - bars) * 0.40;
	printout_text(p, (struct area){ a.x + edge, y, left, h }, &code,
	    l->code ? l->code : "number not known");
	y += h;
	y += printout_text(p, (struct area){ a.x + edge, y, left, 8 }, &id,
	    l->id);
	small_print(p, (struct area){ a.x + edge, y, left,
	    a.y + a.h - edge - bars - y }, l);
	barcode_128(p, (struct area){ a.x + edge, a.y + a.h - edge - bars + 1,
	    a.w - 2 * edge, bars - 1 }, l->id);
}
