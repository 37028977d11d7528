/* codes/sides.c: a caption's parties (see sides.h).
 *
 * Lines are gathered (gather.h) until one closes the group: it has a role, or
 * leaders whose role is lost, or "versus" follows.
 */
#include "codes/sides.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "codes/gather.h"
#include "codes/name.h"

enum {
	REST = 14,        /* bytes of a line beside the name in it */
};

/* "by A and B", and the lines that go on with it. */
static bool
read_by(struct gather *r, const struct line *x)
{
	size_t at = x->from;
	const struct mention *m;

	if (!r->by && !line_by(r->l, x, &at))
		return false;
	m = mention_at(r->w.m, at);
	if (r->by && m && m->kind == SENSE_AND)
		at = m->to;
	else if (r->by && r->s->n &&
	    !name_label(r->w.text + x->off, x->len))
		return true; /* "... BY A / FOR GUARDIANSHIP OF ..." */
	r->by = true;
	gather_list(r, at, x->to);
	return true;
}

/* ---- lines -------------------------------------------------------------- */

/* The group is closed by a role; it may belong to the other side. */
static void
close_role(struct gather *r, const struct line *x)
{
	enum party_side side = r->w.scheme->topics.roles[x->role].side;

	if (!r->s->versus && r->role_seen && side == PARTY_B)
		r->side = PARTY_B;
	gather_close(r, x->role, x->second, x->plural);
	r->role_seen = true;
}

static void
part_sides(struct gather *r)
{
	gather_close(r, -1, -1, true);
	r->side = PARTY_B;
	r->s->versus = true;
	r->role_seen = false;
}

/* Leaders, or what may have been such: much more than a name. */
static bool
has_leaders(const char *s, size_t len)
{
	struct buf name = BUF_INIT;
	bool much = name_leaders(s, len) ||
	    (name_clean(&name, s, len) && name.len + REST < len);

	buf_release(&name);
	return much;
}

static void
read_line(struct gather *r, const struct line *x, bool parts)
{
	size_t end;

	if (parts && x->kind != LINE_INLINE) {
		part_sides(r);
		return;
	}
	switch (x->kind) {
	case LINE_ROLE:
		end = r->w.g->off[x->role_from];
		gather_piece(r, x->off, end - x->off);
		close_role(r, x);
		break;
	case LINE_INLINE:
		end = r->w.g->off[r->w.m->v[x->versus].from];
		gather_piece(r, x->off, end - x->off);
		part_sides(r);
		end = r->w.g->off[r->w.m->v[x->versus].to];
		gather_piece(r, end, x->off + x->len - end);
		break;
	case LINE_MATTER:
		(void)read_by(r, x);
		break;
	case LINE_OTHER:
		if (read_by(r, x))
			break;
		gather_piece(r, x->off, x->len);
		if (has_leaders(r->w.text + x->off, x->len))
			gather_restart(r); /* its role is lost */
		break;
	case LINE_BODY: /* leaders that look like words */
		gather_piece(r, x->off, x->len);
		gather_restart(r);
		break;
	default:
		break;
	}
}

static bool
useful(const struct line *x)
{
	return x->kind == LINE_OTHER || x->kind == LINE_ROLE ||
	    x->kind == LINE_INLINE;
}

/* "2. B ::::: ACCUSED / 3. C": the list goes on below its role. */
static void
read_rest(struct gather *r, const struct caption *c)
{
	const struct sides *s = r->s;
	const struct group *g = &r->group;
	const struct sider *last = s->n && !g->n ? &s->v[s->n - 1] : NULL;
	int role = last ? last->role : -1, second = last ? last->second : -1;
	const char *text = r->w.text;
	size_t i;

	if (g->n)
		r->numbered = g->v[g->n - 1].number;
	for (i = c->end_parties; i < r->l->n && r->numbered; i++) {
		const struct line *x = &r->l->v[i];
		size_t label = name_label(text + x->off, x->len);

		if (x->kind == LINE_EMPTY)
			continue;
		if (x->kind != LINE_OTHER || !label ||
		    gather_label(text + x->off, label) != r->numbered + 1)
			return;
		gather_piece(r, x->off, x->len);
		gather_close(r, role, second, true);
	}
}

/* "Statement of offence": below it stand no more parties. */
static bool
is_charge(const struct gather *r, const struct line *x)
{
	size_t i = sightings_from(r->w.t, x->from);

	return i < r->w.t->n && r->w.t->v[i].from == x->from &&
	    sighting_term(&r->w.scheme->topics, &r->w.t->v[i], TERM_CHARGED);
}

/* Lines after the block, when its second side has no name yet. */
static void
read_tail(struct gather *r, const struct caption *c)
{
	size_t i;

	read_rest(r, c);
	if (r->s->count[1] || r->group.n || r->side != PARTY_B)
		return;
	for (i = c->end_parties; i < r->l->n && i < c->end_parties + 6; i++) {
		if ((r->l->v[i].kind != LINE_EMPTY && !useful(&r->l->v[i])) ||
		    is_charge(r, &r->l->v[i]))
			break;
		read_line(r, &r->l->v[i], false);
	}
}

/* Where most names are in capitals, one that is not is OCR's. */
static void
judge_styles(struct sides *s)
{
	size_t i, k, upper, small, caps = 0;

	for (k = 0; k < 2; k++)
		for (i = 0; i < s->n; i++) {
			const char *c = s->v[i].name;

			for (upper = small = 0; *c; c++) {
				upper += isupper((unsigned char)*c) != 0;
				small += islower((unsigned char)*c) != 0;
			}
			if (k == 0)
				caps += upper > 4 * small;
			else if (upper <= small && caps * 2 > s->n && caps > 1)
				s->v[i].quality *= 0.5;
		}
}

void
sides_read(struct sides *s, const struct papers *p, size_t page)
{
	const struct paper *q = &p->v[page];
	const struct caption *c = &q->caption;
	struct gather r = { .s = s, .side = PARTY_A,
		.w = { p->s, q->text->text.data, &q->h.g, &q->h.m, &q->t } };
	struct layout l;
	size_t i;

	memset(s, 0, sizeof *s);
	if (c->parties == CAPTION_NONE)
		return;
	layout_read(&l, p, page);
	r.l = &l;
	for (i = c->parties; i < c->end_parties && i < l.n; i++)
		read_line(&r, &l.v[i], i == c->versus);
	read_tail(&r, c);
	gather_close(&r, -1, -1, true);
	judge_styles(s);
}

/* ---- words of a jacket -------------------------------------------------- */

void
sides_words(struct sides *s, const struct scheme *scheme, const char *text,
    size_t len)
{
	struct glyphs g;
	struct mentions m;
	struct sightings t;
	struct gather r = { .s = s, .side = PARTY_A,
		.w = { scheme, text, &g, &m, &t } };
	size_t i;

	memset(s, 0, sizeof *s);
	glyphs_init(&g, text, len);
	mentions_find(&m, scheme, &g, 0);
	sightings_find(&t, &scheme->topics, &g, 0);
	for (i = 0; i < m.n && m.v[i].kind != SENSE_VERSUS; i++)
		;
	gather_list(&r, 0, i < m.n ? m.v[i].from : g.n);
	if (i < m.n) {
		r.side = PARTY_B;
		s->versus = true;
		gather_list(&r, m.v[i].to, g.n);
	}
	glyphs_release(&g);
	mentions_release(&m);
	sightings_release(&t);
}

void
sides_release(struct sides *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free(s->v[i].name);
	free(s->v);
	memset(s, 0, sizeof *s);
}
