/* print/jacketlabel.h: the label on a jacket.
 *
 * Read from two metres it says which case; from near, the permanent file id,
 * short enough to copy in pencil; a hand scanner takes the Code 128 (the id),
 * a page scanner the QR code (base/slip.h).  Bold black type, nothing grey and
 * nothing thin: it has to outlive fading and photocopies.
 */
#ifndef PRINT_JACKETLABEL_H
#define PRINT_JACKETLABEL_H

#include "print/printout.h"

struct jacket_label {
	const char *id;      /* "MUK-000123-7" */
	const char *payload; /* of the QR code */
	const char *code;    /* the case, as the scheme writes it, or its words;
	                      * NULL: the number is not known */
	const char *court;   /* or NULL, as all below */
	const char *volume, *part;
	const char *place;   /* "shelf C4, box 17" */
	const char *parties; /* only where anybody may read them */
};

/* Of 60 x 33 mm at least. */
void jacket_label_draw(struct printout *p, struct area a,
    const struct jacket_label *l);

#endif
