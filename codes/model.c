/* codes/model.c: the model's file, and asking it (see model.h). */
#include "codes/model.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "codes/features.h"

static const char magic[4] = { 'C', 'r', 'M', '1' };

enum {
	MOST_BYTES = 16 + MODEL_TASKS * (16 +
	    MODEL_CLASSES * (16 + MODEL_CODE + FEATURES_SIZE)),
	SEAL = DIGEST_HEX - 1,
};

void
model_free(struct model *m)
{
	uint32_t t, i;

	if (!m)
		return;
	for (t = 0; t < MODEL_TASKS; t++) {
		for (i = 0; i < m->tasks[t].n; i++)
			free(m->tasks[t].v[i].weights);
		free(m->tasks[t].v);
	}
	free(m);
}

/* ---- writing ---------------------------------------------------------------- */

static void
put_u32(struct buf *b, uint32_t v)
{
	const unsigned char c[4] = { v & 255, v >> 8 & 255, v >> 16 & 255,
		v >> 24 };

	buf_add(b, c, 4);
}

static void
put_f32(struct buf *b, float f)
{
	uint32_t v;

	memcpy(&v, &f, 4);
	put_u32(b, v);
}

enum cr_status
model_save(const struct model *m, const char *path, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	char seal[DIGEST_HEX];
	enum cr_status st;
	uint32_t t, i;

	buf_add(&b, magic, sizeof magic);
	put_u32(&b, FEATURES_SIZE);
	for (t = 0; t < MODEL_TASKS; t++) {
		put_u32(&b, m->tasks[t].n);
		put_f32(&b, m->tasks[t].a);
		put_f32(&b, m->tasks[t].b);
		for (i = 0; i < m->tasks[t].n; i++) {
			const struct model_class *c = &m->tasks[t].v[i];

			buf_addc(&b, (char)strlen(c->code));
			buf_adds(&b, c->code);
			put_u32(&b, c->examples);
			put_f32(&b, c->scale);
			buf_add(&b, c->weights, FEATURES_SIZE);
		}
	}
	digest_mem(seal, b.data, b.len);
	buf_adds(&b, seal);
	st = file_write(path, b.data, b.len, e);
	buf_release(&b);
	return st;
}

/* ---- reading ---------------------------------------------------------------- */

struct cursor {
	const unsigned char *p, *end;
	bool short_; /* wanted more than there is */
};

static const unsigned char *
get(struct cursor *c, size_t n)
{
	const unsigned char *p = c->p;

	if ((size_t)(c->end - c->p) < n) {
		c->short_ = true;
		return NULL;
	}
	c->p += n;
	return p;
}

static uint32_t
get_u32(struct cursor *c)
{
	const unsigned char *p = get(c, 4);

	return p ? (uint32_t)p[0] | (uint32_t)p[1] << 8 |
		(uint32_t)p[2] << 16 | (uint32_t)p[3] << 24
		 : 0;
}

static float
get_f32(struct cursor *c)
{
	uint32_t v = get_u32(c);
	float f;

	memcpy(&f, &v, 4);
	return isfinite(f) ? f : 0;
}

static void
read_class(struct model_class *x, struct cursor *c)
{
	const unsigned char *len = get(c, 1), *p = NULL;

	if (len && *len < MODEL_CODE)
		p = get(c, *len);
	else
		c->short_ = true;
	if (p)
		memcpy(x->code, p, *len);
	x->examples = get_u32(c);
	x->scale = get_f32(c);
	if ((p = get(c, FEATURES_SIZE))) {
		x->weights = xmalloc(FEATURES_SIZE);
		memcpy(x->weights, p, FEATURES_SIZE);
	}
}

static bool
read_model(struct model *m, struct cursor *c)
{
	const unsigned char *p = get(c, sizeof magic);
	uint32_t t, i, n;

	if (!p || memcmp(p, magic, sizeof magic) != 0 ||
	    get_u32(c) != FEATURES_SIZE)
		return false;
	for (t = 0; t < MODEL_TASKS; t++) {
		n = get_u32(c);
		m->tasks[t].a = get_f32(c);
		m->tasks[t].b = get_f32(c);
		if (n > MODEL_CLASSES)
			return false;
		m->tasks[t].v = xcalloc(n ? n : 1, sizeof *m->tasks[t].v);
		for (i = 0; i < n && !c->short_; i++) {
			read_class(&m->tasks[t].v[i], c);
			m->tasks[t].n++;
		}
	}
	return !c->short_ && c->p == c->end;
}

enum cr_status
model_load(struct model **out, const char *path, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	char seal[DIGEST_HEX];
	struct model *m = NULL;
	struct cursor c;
	enum cr_status st;

	*out = NULL;
	if (!file_exists(path))
		return CR_END;
	if ((st = file_read(&b, path, MOST_BYTES, e)) != CR_OK)
		return st;
	m = xcalloc(1, sizeof *m);
	c.p = (const unsigned char *)b.data;
	c.end = c.p + (b.len > SEAL ? b.len - SEAL : 0);
	c.short_ = false;
	digest_mem(seal, b.data, (size_t)(c.end - c.p));
	if (b.len <= SEAL ||
	    memcmp(seal, b.data + b.len - SEAL, SEAL) != 0 ||
	    !read_model(m, &c))
		st = err_set(e, CR_SKIP,
		    "'%s' is damaged or of another version; 'courtroll learn' "
		    "makes it anew", path);
	if (st == CR_OK)
		*out = m;
	else
		model_free(m);
	buf_release(&b);
	return st;
}

/* ---- asking ------------------------------------------------------------------ */

static double
decision(const struct model_class *c, const struct features *f)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < f->n; i++)
		sum += (double)f->v[i].value * c->weights[f->v[i].bucket];
	return sum * c->scale;
}

static void
insert(struct opinion *v, size_t *n, size_t max, const struct opinion *x)
{
	size_t at = *n;

	while (at > 0 && v[at - 1].p < x->p)
		at--;
	if (at >= max)
		return;
	if (*n < max)
		++*n;
	memmove(&v[at + 1], &v[at], (*n - at - 1) * sizeof *v);
	v[at] = *x;
}

size_t
model_ask(const struct model *m, enum model_task task,
    const char *const *texts, const size_t *lens, size_t n_texts,
    struct opinion *v, size_t max)
{
	struct features f;
	size_t n = 0;
	uint32_t i;

	if (!m || !m->tasks[task].n)
		return 0;
	features_make(&f, texts, lens, n_texts);
	for (i = 0; f.n && i < m->tasks[task].n; i++) {
		const struct model_class *c = &m->tasks[task].v[i];
		const struct opinion x = { c->code,
			1 / (1 + exp(m->tasks[task].a * decision(c, &f) +
				     m->tasks[task].b)) };

		insert(v, &n, max, &x);
	}
	features_release(&f);
	return n;
}
