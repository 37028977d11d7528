/* codes/model.h: a second opinion on subject and document type, learnt from
 * what people confirmed.
 *
 * Linear, one weight a bucket and class (codes/features.h).  Trained with
 * liblinear by codes/train.h; asked here, without it.  A model says nothing
 * of classes of which it has too few examples.
 *
 * File, integers little-endian:
 *
 *	"CrM1"
 *	u32 FEATURES_SIZE
 *	for each task: u32 classes (0: not learnt), f32 a, b;
 *	   for each class: u8 length, code; u32 examples; f32 scale;
 *	   i8 weights[FEATURES_SIZE]: weight = scale * i8
 *	sha256 of all before, 64 hex digits
 *
 * The chance that a class is right is 1 / (1 + exp(a * f + b)) for its
 * decision value f (J. Platt 1999, fitted on examples that the weights
 * had not seen).  A byte a weight is enough: a text sums over hundreds.
 */
#ifndef CODES_MODEL_H
#define CODES_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum model_task { MODEL_SUBJECT, MODEL_DOCUMENT };
#define MODEL_TASKS   2
#define MODEL_CLASSES 64 /* of a task, at most */
#define MODEL_CODE    24

struct model_class {
	char code[MODEL_CODE];
	uint32_t examples;
	float scale;
	int8_t *weights;
};
struct model {
	struct {
		struct model_class *v;
		uint32_t n;
		float a, b;
	} tasks[MODEL_TASKS];
};

/* CR_END: there is no such file.  CR_SKIP: damaged, or of another version
 * (says so; the caller goes on without). */
enum cr_status model_load(struct model **m, const char *path,
    struct cr_err *e);
enum cr_status model_save(const struct model *m, const char *path,
    struct cr_err *e);
void model_free(struct model *m);

struct opinion {
	const char *code; /* the model's: "LAND-TITLE", "plaint" */
	double p;         /* chance of being right, 0..1 */
};
/* The model's best classes for texts (pages of a file, or of a document),
 * best first; returns how many were put in v (at most max).  0: no opinion
 * (no model, task not learnt, nothing to go by). */
size_t model_ask(const struct model *m, enum model_task task,
    const char *const *texts, const size_t *lens, size_t n_texts,
    struct opinion *v, size_t max);

#endif
