/* codes/train.c: training by liblinear; the only file that knows it (see
 * train.h).  Three models are trained on two thirds of the examples each and
 * asked about the rest: what they say there tells how far to trust the one
 * that is trained on all.
 */
#include "codes/train.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* liblinear has a struct model of its own. */
#define model liblinear_model
#include <linear.h>
#undef model

#include "base/mem.h"

enum { FOLDS = 3 };

struct example {
	int class; /* index of codes, -1: left out */
	struct features f;
};
struct examples {
	struct example *v;
	size_t n, cap;
	char (*codes)[MODEL_CODE];
	size_t n_codes, cap_codes;
};

struct examples *
examples_new(void)
{
	return xcalloc(1, sizeof(struct examples));
}

void
examples_free(struct examples *x)
{
	if (!x)
		return;
	while (x->n)
		features_release(&x->v[--x->n].f);
	free(x->v);
	free(x->codes);
	free(x);
}

static int
class_of(struct examples *x, const char *code)
{
	size_t i;

	for (i = 0; i < x->n_codes; i++)
		if (strcmp(x->codes[i], code) == 0)
			return (int)i;
	x->codes = xgrow(x->codes, x->n_codes, &x->cap_codes,
	    sizeof *x->codes);
	(void)snprintf(x->codes[x->n_codes], MODEL_CODE, "%s", code);
	return (int)x->n_codes++;
}

void
examples_add(struct examples *x, const char *code, const struct features *f)
{
	struct example *p;

	if (strlen(code) >= MODEL_CODE || !f->n)
		return;
	x->v = xgrow(x->v, x->n, &x->cap, sizeof *x->v);
	p = &x->v[x->n++];
	p->class = class_of(x, code);
	p->f.n = f->n;
	p->f.v = xreallocn(NULL, f->n, sizeof *f->v);
	memcpy(p->f.v, f->v, f->n * sizeof *f->v);
}

/* ---- liblinear ---------------------------------------------------------------- */

static void
be_silent(const char *s)
{
	(void)s;
}

/* The examples of one training, as liblinear wants them. */
struct task {
	const struct examples *x;
	int *class;      /* of each example: 0.., -1: not used */
	int *fold;       /* of each: every class is in every fold */
	size_t n_classes;
	int held;        /* fold that is held back; -1: none */
};

static bool
is_held(const struct task *t, size_t i)
{
	return t->held >= 0 && t->fold[i] == t->held;
}

static bool
is_used(const struct task *t, size_t i)
{
	return t->class[i] >= 0 && !is_held(t, i);
}

static struct feature_node *
nodes_of(const struct features *f)
{
	struct feature_node *v = xcalloc(f->n + 1, sizeof *v);
	size_t i;

	for (i = 0; i < f->n; i++) {
		v[i].index = (int)f->v[i].bucket + 1;
		v[i].value = f->v[i].value;
	}
	v[f->n].index = -1;
	return v;
}

/* What liblinear found, as one weight vector a class: w[class *
 * FEATURES_SIZE + bucket].  Of two classes it makes one vector, for the
 * first; the other is its opposite. */
static void
copy_weights(double *w, const struct liblinear_model *m, size_t n_classes)
{
	size_t b, i;

	for (i = 0; i < (size_t)m->nr_class; i++) {
		size_t class = (size_t)m->label[i];

		if (class >= n_classes)
			continue;
		for (b = 0; b < FEATURES_SIZE && b < (size_t)m->nr_feature; b++)
			w[class * FEATURES_SIZE + b] = m->nr_class == 2
			    ? (i ? -m->w[b] : m->w[b])
			    : m->w[b * (size_t)m->nr_class + i];
	}
}

/* Train on what is used.  w must be zero. */
static void
train_weights(double *w, const struct task *t)
{
	struct parameter how = { .solver_type = L2R_L2LOSS_SVC_DUAL,
		.eps = 0.1, .C = 1 };
	struct problem p = { .n = FEATURES_SIZE, .bias = -1 };
	struct liblinear_model *m;
	size_t i;

	p.y = xcalloc(t->x->n, sizeof *p.y);
	p.x = xcalloc(t->x->n, sizeof *p.x);
	for (i = 0; i < t->x->n; i++) {
		if (!is_used(t, i))
			continue;
		p.y[p.l] = t->class[i];
		p.x[p.l++] = nodes_of(&t->x->v[i].f);
	}
	set_print_string_function(be_silent);
	srand(1); /* liblinear shuffles: the same each time */
	m = train(&p, &how);
	copy_weights(w, m, t->n_classes);
	free_and_destroy_model(&m);
	for (i = 0; i < (size_t)p.l; i++)
		free(p.x[i]);
	free(p.x);
	free(p.y);
}

static double
decide(const double *w, const struct features *f)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < f->n; i++)
		sum += f->v[i].value * w[f->v[i].bucket];
	return sum;
}

/* ---- how far to trust it ------------------------------------------------------- */

/* A held-back example asked about a class. */
struct trial {
	double value;
	bool right;
};
struct trials {
	struct trial *v;
	size_t n;
	size_t best_right; /* examples whose best class was right */
};

static void
try_fold(struct trials *trials, struct task *t, double *w)
{
	size_t i, k, best;
	double v, most;

	memset(w, 0, t->n_classes * FEATURES_SIZE * sizeof *w);
	train_weights(w, t);
	for (i = 0; i < t->x->n; i++) {
		if (t->class[i] < 0 || !is_held(t, i))
			continue;
		best = 0;
		most = -HUGE_VAL;
		for (k = 0; k < t->n_classes; k++) {
			v = decide(w + k * FEATURES_SIZE, &t->x->v[i].f);
			trials->v[trials->n++] =
			    (struct trial){ v, (int)k == t->class[i] };
			if (v > most) {
				most = v;
				best = k;
			}
		}
		trials->best_right += (int)best == t->class[i];
	}
}

/* Fit 1 / (1 + exp(a v + b)) to the trials, by Newton's method with the
 * targets that J. Platt (1999) gives, so that a few lucky examples are not
 * taken for certainty. */
static void
fit(float *a, float *b, const struct trial *v, size_t n, size_t n_right)
{
	double hi = ((double)n_right + 1) / ((double)n_right + 2);
	double lo = 1 / ((double)(n - n_right) + 2);
	double x = 0, y = log(((double)(n - n_right) + 1) /
	    ((double)n_right + 1));
	int step;
	size_t i;

	for (step = 0; step < 100; step++) {
		double g1 = 0, g2 = 0, h11 = 1e-6, h22 = 1e-6, h21 = 0, det;

		for (i = 0; i < n; i++) {
			double p = 1 / (1 + exp(x * v[i].value + y));
			double d = (v[i].right ? hi : lo) - p;
			double q = p * (1 - p);

			g1 += v[i].value * d;
			g2 += d;
			h11 += v[i].value * v[i].value * q;
			h21 += v[i].value * q;
			h22 += q;
		}
		det = h11 * h22 - h21 * h21;
		if ((fabs(g1) < 1e-6 && fabs(g2) < 1e-6) || det < 1e-12)
			break;
		x -= (h22 * g1 - h21 * g2) / det;
		y -= (h11 * g2 - h21 * g1) / det;
	}
	/* more of it must never mean less trust */
	*a = (float)(x < 0 ? x : 0);
	*b = (float)y;
}

static void
try_all(struct model *m, enum model_task task, struct task *t, double *w,
    struct train_report *r)
{
	struct trials x = { xcalloc(r->examples * t->n_classes,
				sizeof(struct trial)), 0, 0 };

	for (t->held = 0; t->held < FOLDS; t->held++)
		try_fold(&x, t, w);
	t->held = -1;
	fit(&m->tasks[task].a, &m->tasks[task].b, x.v, x.n, r->examples);
	r->right = (double)x.best_right / (double)r->examples;
	free(x.v);
}

/* ---- the task ------------------------------------------------------------------- */

/* Classes with examples enough, numbered anew. */
static void
choose_classes(struct task *t, int *number, struct train_report *r)
{
	const struct examples *x = t->x;
	size_t *count = xcalloc(x->n_codes + 1, sizeof *count), i;

	for (i = 0; i < x->n; i++)
		t->fold[i] = (int)(count[x->v[i].class]++ % FOLDS);
	for (i = 0; i < x->n_codes; i++) {
		number[i] = -1;
		if (count[i] >= TRAIN_CLASS_LEAST &&
		    t->n_classes < MODEL_CLASSES)
			number[i] = (int)t->n_classes++;
		else
			r->too_few++;
	}
	for (i = 0; i < x->n; i++) {
		t->class[i] = number[x->v[i].class];
		r->examples += t->class[i] >= 0;
	}
	r->classes = t->n_classes;
	free(count);
}

static void
keep_class(struct model_class *c, const double *w)
{
	double most = 0;
	size_t i;

	for (i = 0; i < FEATURES_SIZE; i++)
		most = fabs(w[i]) > most ? fabs(w[i]) : most;
	c->scale = (float)(most / 127);
	c->weights = xcalloc(FEATURES_SIZE, 1);
	for (i = 0; i < FEATURES_SIZE && most > 0; i++)
		c->weights[i] = (int8_t)lrint(w[i] / most * 127);
}

static void
keep_classes(struct model *m, enum model_task task, const struct task *t,
    const int *number, const double *w)
{
	size_t i, k;

	m->tasks[task].v = xcalloc(t->n_classes, sizeof *m->tasks[task].v);
	m->tasks[task].n = (uint32_t)t->n_classes;
	for (i = 0; i < t->x->n_codes; i++) {
		struct model_class *c;

		if (number[i] < 0)
			continue;
		c = &m->tasks[task].v[number[i]];
		memcpy(c->code, t->x->codes[i], sizeof c->code);
		keep_class(c, w + (size_t)number[i] * FEATURES_SIZE);
		for (k = 0; k < t->x->n; k++)
			c->examples += t->class[k] == number[i];
	}
}

enum cr_status
train_task(struct model *m, enum model_task task, const struct examples *x,
    struct train_report *r, struct cr_err *e)
{
	struct task t = { x, xcalloc(x->n + 1, sizeof(int)),
		xcalloc(x->n + 1, sizeof(int)), 0, -1 };
	int *number = xcalloc(x->n_codes + 1, sizeof *number);
	enum cr_status st = CR_OK;
	double *w = NULL;

	memset(r, 0, sizeof *r);
	choose_classes(&t, number, r);
	if (t.n_classes < 2 || r->examples < TRAIN_LEAST) {
		st = err_set(e, CR_END, "not enough examples");
		goto out;
	}
	w = xcalloc(t.n_classes * FEATURES_SIZE, sizeof *w);
	try_all(m, task, &t, w, r);
	memset(w, 0, t.n_classes * FEATURES_SIZE * sizeof *w);
	train_weights(w, &t);
	keep_classes(m, task, &t, number, w);
out:
	free(w);
	free(number);
	free(t.class);
	free(t.fold);
	return st;
}
