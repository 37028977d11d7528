/* mksamples/patch.h: the sheet that parts two files in a stack of scans. */
#ifndef MKSAMPLES_PATCH_H
#define MKSAMPLES_PATCH_H

struct press;

/* Draw one and send it to the press's sink; it belongs to no file. */
void patch_sheet(struct press *p);

#endif
