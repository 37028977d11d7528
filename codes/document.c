/* codes/document.c: cutting a file into documents.
 *
 * A page goes on with the document before it unless something says that
 * another begins: a title under a court's heading or at the top of the page,
 * the title of a form anywhere, a heading alone, a phrase with which papers
 * begin ("Dear Sir", "Take notice that the hearing"), the look of a record of
 * hearings, page numbers that begin anew.  The title tells the type; where it
 * was lost, the phrases of the document's pages do, or nothing does.
 */
#include "codes/labels.h"

#include <string.h>

#include "base/mem.h"
#include "codes/docdate.h"
#include "codes/doclook.h"

enum {
	SPEAKS = 40,  /* weight of phrases that give a nameless paper a type */
	HEADED = 25,  /* ... under a heading */
	RECORD = 60,  /* ... and dates that make a page a record of hearings */
	DATED = 20,   /* what a line with only a date adds to that */
	CLEAR = 90,   /* ... that make it another paper without an opening */
};

enum why { GOES_ON, BY_TITLE, BY_OPENING, BY_HEADING, BY_PHRASE, BY_RECORD,
	BY_NUMBER, BY_NOTHING };

static const char *const rules[] = { "", "title", "opening", "heading",
	"phrase", "record", "page-number", "first-page" };

struct cutter {
	const struct papers *p;
	const struct looks *k;
	struct labels *l;
	int record; /* type of the record of hearings, or -1 */
};

static bool
is_record(const struct cutter *c, size_t page)
{
	const struct look *k = &c->k->v[page];
	const struct spoken *o;
	int dates = k->dated > 2 ? 2 * DATED : (int)k->dated * DATED;

	if (c->record < 0)
		return false;
	o = &k->spoken[c->record];
	return o->sum > 0 && o->sum + dates >= RECORD;
}

/* A title without a heading, of the type that the document before has: a
 * running header, or the next of its kind? */
static bool
repeats(const struct look *k, const struct document *now)
{
	return !k->heading && now && now->type == k->title.type &&
	    now->why.n > 0 && !k->title.exact;
}

/* An opening of the type that the document before has begins another one,
 * if that had its opening already: one letter after another. */
static bool
opens(const struct cutter *c, size_t page, const struct document *now)
{
	int type = c->k->v[page].opening;
	size_t i;

	if (type < 0 || !now || now->type != type)
		return type >= 0;
	for (i = now->first; i <= now->last; i++)
		if (c->k->v[i].opening == type)
			return true;
	return false;
}

/* No opening, but a page that says much of one type and nothing of the type
 * before it.  (What a decision quotes may say much.) */
static bool
is_clear(const struct cutter *c, size_t page, const struct document *now)
{
	const struct topics *t = &c->p->s->topics;
	int sum, type = looks_spoken(c->k, c->p, page, page, &sum);
	size_t i;

	if (type < 0 || sum < CLEAR || !now || now->type == type)
		return false;
	if (now->type >= 0)
		return !t->doctypes[now->type].decides &&
		    !c->k->v[page].spoken[now->type].sum;
	for (i = now->first; i <= now->last; i++)
		if (c->k->v[i].spoken[type].sum)
			return false;
	return true;
}

static enum why
begins(const struct cutter *c, size_t page, const struct document *now)
{
	const struct look *k = &c->k->v[page];

	if (k->has_title && !repeats(k, now))
		return BY_TITLE;
	if (opens(c, page, now))
		return BY_OPENING;
	if (k->heading)
		return BY_HEADING;
	if (is_record(c, page) && !(now && now->type == c->record))
		return BY_RECORD;
	if (k->number == 1 && now)
		return BY_NUMBER;
	if (is_clear(c, page, now))
		return BY_PHRASE;
	return now ? GOES_ON : BY_NOTHING;
}

static void
begin(struct cutter *c, size_t page, enum why why)
{
	const struct look *k = &c->k->v[page];
	struct labels *l = c->l;
	struct document *d;
	size_t off, len;

	l->documents = xgrow(l->documents, l->n_documents, &l->cap_documents,
	    sizeof *l->documents);
	d = &l->documents[l->n_documents++];
	memset(d, 0, sizeof *d);
	d->first = d->last = page;
	d->number = -1;
	d->type = why == BY_TITLE ? k->title.type
	    : why == BY_OPENING   ? k->opening
	    : why == BY_RECORD    ? c->record
				  : -1;
	d->score = why == BY_TITLE
	    ? (k->title.exact ? 0.9 : 0.8) + (k->heading ? 0.08 : 0)
	    : 0;
	if (why == BY_TITLE)
		evidence_glyphs(&d->why, c->p, page, k->title.from,
		    k->title.to,
		    c->p->s->topics.doctypes[d->type].form ? "form"
							   : rules[why]);
	if (k->heading && why == BY_HEADING) {
		(void)paper_line(&c->p->v[page], k->court, &off, &len);
		evidence_add(&d->why, page, off, len, rules[BY_HEADING]);
	}
}

/* ---- types where no title told ------------------------------------------- */

static void
prove_type(struct cutter *c, struct document *d, int sum)
{
	const struct spoken *best = NULL;
	size_t i, at = d->first;

	for (i = d->first; i <= d->last; i++) {
		const struct spoken *o = &c->k->v[i].spoken[d->type];

		if (o->best > (best ? best->best : 0)) {
			best = o;
			at = i;
		}
	}
	if (best)
		evidence_glyphs(&d->why, c->p, at, best->from, best->to,
		    d->type == c->record ? rules[BY_RECORD]
					 : rules[BY_PHRASE]);
	d->score = 0.3 + 0.004 * sum;
	if (d->score > 0.85)
		d->score = 0.85;
}

static int
sum_of(const struct cutter *c, const struct document *d, int type)
{
	size_t i;
	int sum = 0;

	for (i = d->first; i <= d->last; i++)
		sum += c->k->v[i].spoken[type].sum;
	return sum;
}

/* Under a heading that names who sat stands a decision or a record: for which
 * does it speak most?  If for none, for the one that the scheme puts last. */
static int
judged_type(struct cutter *c, struct document *d)
{
	const struct topics *t = &c->p->s->topics;
	const struct look *k = &c->k->v[d->first];
	size_t i, off, len;
	int best = -1, most = -1, sum;

	for (i = 0; i < t->n_doctypes; i++) {
		if (!t->doctypes[i].decides && (int)i != c->record)
			continue;
		sum = sum_of(c, d, (int)i);
		if (sum >= most) {
			most = sum;
			best = (int)i;
		}
	}
	(void)paper_line(&c->p->v[d->first], k->judge_line, &off, &len);
	evidence_add(&d->why, d->first, off, len, "judge");
	return best;
}

/* What the first page says counts first, then the whole. */
static int
spoken_type(const struct cutter *c, const struct document *d)
{
	int need = c->k->v[d->first].heading ? HEADED : SPEAKS, sum, type;

	type = looks_spoken(c->k, c->p, d->first, d->first, &sum);
	if (sum < need)
		type = looks_spoken(c->k, c->p, d->first, d->last, &sum);
	return sum < need ? -1 : type;
}

static void
name_type(struct cutter *c, struct document *d)
{
	const struct look *k = &c->k->v[d->first];

	if (d->type >= 0 && d->score > 0)
		return;
	if (d->type < 0 && k->judged)
		d->type = judged_type(c, d);
	else if (d->type < 0 && is_record(c, d->first))
		d->type = c->record;
	else if (d->type < 0)
		d->type = spoken_type(c, d);
	if (d->type < 0)
		d->score = 0.2;
	else
		prove_type(c, d, sum_of(c, d, d->type));
}

void
documents_find(struct labels *l, const struct papers *p)
{
	struct cutter c = { .p = p, .l = l };
	struct looks k;
	struct document *now = NULL;
	enum why why;
	size_t i;

	looks_read(&k, p);
	c.k = &k;
	c.record = topic_doctype(&p->s->topics, "proceedings");
	for (i = 0; i < p->n; i++) {
		if (!k.v[i].read)
			continue;
		why = begins(&c, i, now);
		if (why != GOES_ON)
			begin(&c, i, why);
		now = &l->documents[l->n_documents - 1];
		now->last = i;
	}
	for (i = 0; i < l->n_documents; i++) {
		name_type(&c, &l->documents[i]);
		document_date(&l->documents[i], p);
	}
	looks_release(&k);
}
