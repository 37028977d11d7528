/* codes/train.h: learning the second opinion from examples, with liblinear
 * (L2-regularised L2-loss support vectors, dual; one class against the rest).
 */
#ifndef CODES_TRAIN_H
#define CODES_TRAIN_H

#include "codes/features.h"
#include "codes/model.h"

#define TRAIN_CLASS_LEAST 5  /* examples of a class; else it is left out */
#define TRAIN_LEAST       30 /* examples in all */

/* One task's examples; strings and features are copied. */
struct examples;
struct examples *examples_new(void);
void examples_add(struct examples *x, const char *code,
    const struct features *f);
void examples_free(struct examples *x);

struct train_report {
	size_t examples, classes; /* used */
	size_t too_few;           /* classes left out */
	double right;             /* part of held-back examples, 0..1 */
};

/* Learn a task into m.  CR_END: not enough examples (the report says how many
 * there are); the task stays not learnt.  The same examples in the same order
 * give the same model. */
enum cr_status train_task(struct model *m, enum model_task task,
    const struct examples *x, struct train_report *r, struct cr_err *e);

#endif
