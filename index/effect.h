/* index/effect.h: what people say taking effect: what `label`, `class` and the
 * verbs of the registry share. */
#ifndef INDEX_EFFECT_H
#define INDEX_EFFECT_H

#include <stdbool.h>

#include "base/opt.h"
#include "catalog/archive.h"

/* The options --by and --why, and what they must hold: who decides (else
 * COURTROLL_BY) and why.  Ends with wrong usage where either is not said. */
#define EFFECT_BY(WHERE)                                                       \
	{ "by", 0, OPT_TEXT, (WHERE), "WHO",                                   \
		"who decides (else COURTROLL_BY)", 0, 0 }
#define EFFECT_WHY(WHERE)                                                      \
	{ "why", 0, OPT_TEXT, (WHERE), "TEXT", "the reason; it is kept", 0, 0 }
void effect_said(const struct opt_verb *verb, const char **by,
    const char **why);

/* Code and index what waits.  Says so and gives CR_EXIT_SOME where that
 * failed: then what was said is kept, and counts at the next run. */
int effect_now(const struct archive *a);

#endif
