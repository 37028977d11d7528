/* codes/printed.h: what a scheme says of paper: the label of a jacket, a cover
 * sheet.  Read with the scheme, read-only; printing is its own affair.
 *
 * A line is text with fields in braces.  "{code}" is always printed; a field
 * with a question mark, "{parties?}", may be left out: where it is not known,
 * or where the file's access class forbids it.  A line of which nothing is
 * left takes no room.
 */
#ifndef CODES_PRINTED_H
#define CODES_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

enum print_align { PRINT_LEFT, PRINT_CENTRE, PRINT_RIGHT };
struct print_line {
	char *text;
	int size; /* points */
	bool bold;
	enum print_align align;
};
struct print_layout {
	char id[24]; /* "file", "cover" */
	int width, height, margin; /* millimetres */
	bool qr, code128; /* of the file's id */
	struct print_line *v;
	size_t n, cap;
};
/* Names between braces; NULL at the end. */
extern const char *const print_fields[];

#endif
