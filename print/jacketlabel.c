/* print/jacketlabel.c: the label on a jacket (see jacketlabel.h).
 *
 *	+---------------------------+----------+
 *	| HCT-00-LD-CS-0260-2017    |  QR      |
 *	| MUK-000123-7              |          |
 *	| court, volume, place      |          |
 *	+---------------------------+----------+
 *	| Code 128 of the id                   |
 *	+--------------------------------------+
 *
 * Where the number is not known, the id is the name of the file: large, on two
 * lines, "MUK-" and "000123-7".
 */
#include "print/jacketlabel.h"

#include <string.h>

#include "base/buf.h"
#include "print/barcode.h"

/* What there is of court, volume and part, place, parties: on lines of their
 * own; on a small label all before the parties on one. */
static void
small_print(struct printout *p, struct area a, const struct jacket_label *l)
{
	const bool small = a.w <= 50;
	const char *end = small ? "; " : "\n";
	const struct print_style s = { .size = small ? 8.5 : 11, .least = 5,
		.bold = true, .narrow = true };
	struct buf b = BUF_INIT;

	if (l->court)
		buf_addf(&b, "%s%s", l->court, end);
	if (l->volume)
		buf_addf(&b, "vol. %s%s", l->volume, l->part ? ", " : end);
	if (l->part)
		buf_addf(&b, "%s file%s", l->part, end);
	if (l->place)
		buf_addf(&b, "%s%s", l->place, end);
	if (b.len)
		buf_truncate(&b, b.len - strlen(end));
	if (l->parties)
		buf_addf(&b, "%s%s", b.len ? "\n" : "", l->parties);
	if (b.len)
		printout_text(p, a, &s, b.data);
	buf_release(&b);
}

/* Returns where it ends. */
static double
id_alone(struct printout *p, struct area a, const char *id)
{
	const bool large = a.w > 50;
	const struct print_style style = { .size = large ? 32 : 20,
		.least = 8, .bold = true, .mono = true, .lines = 2 };
	const struct print_style words = { .size = large ? 13 : 9.5,
		.least = 6, .bold = true, .lines = 1 };
	const size_t site = strcspn(id, "-") + 1;
	struct buf b = BUF_INIT;

	buf_addf(&b, "%.*s\n%s", (int)site, id,
	    site <= strlen(id) ? id + site : "");
	a.y += printout_text(p, (struct area){ a.x, a.y, a.w, a.h * 0.60 },
	    &style, b.data);
	buf_release(&b);
	return a.y + printout_text(p, (struct area){ a.x, a.y, a.w, 6 },
	    &words, "number not known");
}

/* Code and id; returns where they end. */
static double
names(struct printout *p, struct area a, const struct jacket_label *l)
{
	const bool large = a.w > 50;
	const struct print_style code = { .size = large ? 26 : 18,
		.least = 6, .bold = true, .lines = 3 };
	const struct print_style id = { .size = large ? 20 : 14.5,
		.least = 8, .bold = true, .mono = true, .lines = 1 };
	const double most = a.h * 0.40;

	if (!l->code)
		return id_alone(p, a, l->id);
	a.y += printout_text(p, (struct area){ a.x, a.y, a.w, most }, &code,
	    l->code);
	return a.y + printout_text(p, (struct area){ a.x, a.y, a.w, 8 }, &id,
	    l->id);
}

void
jacket_label_draw(struct printout *p, struct area a,
    const struct jacket_label *l)
{
	const double edge = 2, bars = a.h > 45 ? 10 : 7;
	double qr = a.h - 2 * edge - bars, left, y = a.y + edge;

	if (qr > a.w * 0.42)
		qr = a.w * 0.42;
	left = a.w - 2 * edge - qr;
	barcode_qr(p, (struct area){ a.x + a.w - edge - qr, y, qr, qr },
	    l->payload);
	y = names(p, (struct area){ a.x + edge, y, left,
	    a.h - 2 * edge - bars }, l);
	small_print(p, (struct area){ a.x + edge, y, left,
	    a.y + a.h - edge - bars - y }, l);
	barcode_128(p, (struct area){ a.x + edge, a.y + a.h - edge - bars + 1,
	    a.w - 2 * edge, bars - 1 }, l->id);
}
