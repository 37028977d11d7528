/* mksamples/fax.h: page images that are small and the worse for it. */
#ifndef MKSAMPLES_FAX_H
#define MKSAMPLES_FAX_H

#include <cairo.h>

struct rng;

/* fax.c: scan, send, keep.  `ink` is the sheet at FORM_DPI (form.h); what
 * becomes of it is a grey PNG, FORM_PIXELS wide. */
void fax_write(cairo_surface_t *ink, struct rng *r, const char *path);

/* reduce.c: the page image as DIR/NAME.png, grey, 1 / times of its size. */
void reduce_file(const char *path, const char *dir, unsigned times);

#endif
