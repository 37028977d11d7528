/* search/reviewjson.h: questions for programs. */
#ifndef SEARCH_REVIEWJSON_H
#define SEARCH_REVIEWJSON_H

#include <jansson.h>

#include "search/review.h"

/* picture: path of the cut-out, or NULL. */
json_t *review_json(const struct review_item *i, const char *picture);

#endif
