/* ocr/steps.h: leaving out a step of the reading, to see what it is worth.
 *
 * COURTROLL_STEPS="even,second" in the environment leaves these out; for
 * benchmarks (scripts/bench ablation) and tests alone.
 */
#ifndef OCR_STEPS_H
#define OCR_STEPS_H

#include <stdbool.h>

/* Is the step taken?  The names are those of steps_all. */
bool steps_take(const char *name);

extern const char *const steps_all[]; /* NULL at the end */

#endif
