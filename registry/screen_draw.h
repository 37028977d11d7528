/* registry/screen_draw.h: how the form looks. */
#ifndef REGISTRY_SCREEN_DRAW_H
#define REGISTRY_SCREEN_DRAW_H

#include "registry/typing.h"

enum screen_shows { SCREEN_FORM, SCREEN_ASKS, SCREEN_HELP };

void screen_draw(struct typing *t, enum screen_shows what);

#endif
