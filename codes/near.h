/* codes/near.h: what forms.c and near.c share. */
#ifndef CODES_NEAR_H
#define CODES_NEAR_H

#include "codes/forms.h"

/* The node that letter c leads to from a node; 0: none. */
uint32_t form_child(const struct forms *f, uint32_t node, char c);

/* The value of a node for glyphs [from, to), or -1 where the form that ends
 * there may not be written like this. */
int32_t form_value(const struct forms *f, const struct form_node *node,
    const struct glyphs *g, size_t from, size_t to);

#endif
