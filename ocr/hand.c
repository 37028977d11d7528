/* ocr/hand.c: how much of a page's marks is by hand (see hand.h).
 *
 * A field is judged with its neighbours, so that a word that happens to have
 * no letter twice is not taken for a signature; where nothing in reach is
 * complex enough it follows the page as a whole.
 */
#include "ocr/hand.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "base/mem.h"
#include "ocr/marks.h"

#define FIELD_W 10 /* heights of a letter */
#define FIELD_H 4
#define FIELDS  400  /* at most, either way */
#define TYPE    0.20 /* repeated share from which a field is type */
#define ENOUGH  4    /* complex letters that judge a field */

struct field {
	/* Marks; a joined word counts as the letters it is wide. */
	double complex, repeated;
	bool by_hand;
};

struct fields {
	struct field *f;
	int nx, ny;
	double w, h;
};

static struct field *
field_of(const struct fields *s, const struct mark *k)
{
	int x = (int)((k->x + k->w / 2) / s->w);
	int y = (int)((k->y + k->h / 2) / s->h);

	return &s->f[(size_t)(y < s->ny ? y : s->ny - 1) * (size_t)s->nx +
		     (size_t)(x < s->nx ? x : s->nx - 1)];
}

static void
fields_make(struct fields *s, const struct marks *m)
{
	int w = pixGetWidth(m->pix), h = pixGetHeight(m->pix);
	const struct mark *k;
	struct field *f;
	double letters;
	size_t i;

	s->w = FIELD_W * m->height;
	s->h = FIELD_H * m->height;
	s->w = s->w < (double)w / FIELDS ? (double)w / FIELDS : s->w;
	s->h = s->h < (double)h / FIELDS ? (double)h / FIELDS : s->h;
	s->nx = (int)(w / s->w) + 1;
	s->ny = (int)(h / s->h) + 1;
	s->f = xcalloc((size_t)s->nx * (size_t)s->ny, sizeof *s->f);
	for (i = 0; i < m->n; i++) {
		k = &m->mark[i];
		if (k->shape == MARK_SIMPLE)
			continue;
		f = field_of(s, k);
		letters = k->w > m->height ? k->w / m->height : 1;
		f->complex += letters;
		if (k->shape == MARK_REPEATED)
			f->repeated += letters;
	}
}

/* A field and, by half, those around it. */
static bool
is_hand(const struct fields *s, int x, int y, bool page_is)
{
	double complex = 0, repeated = 0, weight;
	const struct field *f;
	int i, j;

	for (j = y - 1; j <= y + 1; j++)
		for (i = x - 1; i <= x + 1; i++) {
			if (i < 0 || j < 0 || i >= s->nx || j >= s->ny)
				continue;
			f = &s->f[(size_t)j * (size_t)s->nx + (size_t)i];
			weight = i == x && j == y ? 1 : 0.5;
			complex += weight * f->complex;
			repeated += weight * f->repeated;
		}
	return complex < ENOUGH ? page_is : repeated < TYPE * complex;
}

void
hand_measure(struct hand *h, const struct marks *m)
{
	struct fields s;
	const struct mark *k;
	double hand = 0, boxes = 0, filled = 0;
	bool page_is;
	size_t i;
	int x, y;

	memset(h, 0, sizeof *h);
	h->complex = m->n_unlike + m->n_repeated;
	if (h->complex)
		h->repeated = (double)m->n_repeated / (double)h->complex;
	if (!m->n || m->height <= 0 || m->ink <= 0)
		return;
	page_is = h->repeated < TYPE;
	fields_make(&s, m);
	for (y = 0; y < s.ny; y++)
		for (x = 0; x < s.nx; x++)
			s.f[y * s.nx + x].by_hand = is_hand(&s, x, y, page_is);
	for (i = 0; i < m->n; i++) {
		k = &m->mark[i];
		if (!field_of(&s, k)->by_hand)
			continue;
		hand += k->ink;
		if (k->shape == MARK_UNLIKE) {
			boxes += (double)k->w * k->h;
			filled += k->ink;
		}
	}
	h->by_hand = hand / m->ink;
	h->filled = boxes > 0 ? filled / boxes : 0;
	free(s.f);
}
