/* print/barcode.h: QR codes (ISO/IEC 18004, by libqrencode) and Code 128
 * (ISO/IEC 15417, by libzint), drawn as black rectangles.
 *
 * The white margin that a reader needs (4 modules of a QR code, 10 of a Code
 * 128) is within the area that is given.
 */
#ifndef PRINT_BARCODE_H
#define PRINT_BARCODE_H

#include "print/printout.h"

/* Square, as large as the area's smaller side, in its upper left corner;
 * error correction level Q: a quarter of it may be lost.  text: capital
 * letters, digits and "-." (SLIP_MAX at most).  Returns the size of a module,
 * mm; 0: it cannot be drawn, nothing was. */
double barcode_qr(struct printout *p, struct area a, const char *text);

/* As wide and high as the area.  Returns the size of a module, mm; 0: as
 * above. */
double barcode_128(struct printout *p, struct area a, const char *text);

#endif
