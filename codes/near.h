/* codes/near.h: what forms.c and near.c share. */
#ifndef CODES_NEAR_H
#define CODES_NEAR_H

#include "codes/forms.h"

/* The value of a node for glyphs [from, to), or -1 where the form that ends
 * there may not be written like this. */
int32_t form_value(const struct forms *f, const struct form_node *node,
    const struct glyphs *g, size_t from, size_t to);

#endif
