/* index/finding.c: from struct labels to rows (see finding.h).
 *
 * A label of codes/ says where it stands by page and bytes; people want to
 * see the place and the words.  The box goes back to pixels of the raw master,
 * which stay true when a page is turned or read again. */
#include "index/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/lookup.h"

/* ---- places -------------------------------------------------------------- */

/* Pixels of the page as shown, back to pixels of the raw master. */
static struct box
raw_box(const struct rec_page *p, struct box b)
{
	b = box_turn(b, p->width, p->height, (360 - p->rotation) % 360);
	return box_unorient(b, p->stored_width, p->stored_height,
	    p->orientation);
}

/* The words that a stretch of text covers, as one box. */
static struct box
box_of(const struct page_text *t, size_t off, size_t len)
{
	struct box b = { 0, 0, 0, 0 };
	size_t lo = 0, hi = t->n_words, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if ((size_t)t->words[mid].off + t->words[mid].len <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < t->n_words && t->words[lo].off < off + len; lo++)
		b = box_union(b, t->words[lo].box);
	return b;
}

static bool
inside_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* The lines that it stands in, as one; of long ones the part around it. */
static const char *
quote_of(struct draft *d, const char *s, size_t size, size_t off, size_t len)
{
	size_t from = off, to = off + len, spare, i;
	char *q;

	spare = len < FINDING_QUOTE ? (FINDING_QUOTE - len) / 2 : 0;
	if (len > FINDING_QUOTE)
		to = off + FINDING_QUOTE;
	for (i = spare; i && from > 0 && s[from - 1] != '\n'; i--)
		from--;
	for (i = spare; i && to < size && s[to] != '\n'; i--)
		to++;
	while (from < off && inside_character(s[from]))
		from++;
	while (to > from && to < size && inside_character(s[to]))
		to--;
	q = xstrndup(s + from, to - from);
	for (i = 0; q[i]; i++)
		if (q[i] == '\n')
			q[i] = ' ';
	s = draft_string(d, q);
	free(q);
	return s;
}

struct place_found {
	int64_t page;
	struct box box;
	const char *quote, *words;
};

/* What stands at bytes of a page or of what the jacket says. */
static struct place_found
place_find(struct draft *d, const struct finding *f, const char *jacket,
    size_t page, size_t off, size_t len)
{
	const struct page_text *t = NULL;
	struct place_found p;
	const char *s = jacket ? jacket : "";
	size_t size;

	memset(&p, 0, sizeof p);
	if (page != EVIDENCE_JACKET && page < f->record->n_pages) {
		p.page = f->record->pages[page].row;
		t = f->texts[page];
		s = t ? t->text.data : "";
	}
	size = t ? t->text.len : strlen(s);
	if (off > size)
		off = size;
	if (len > size - off)
		len = size - off;
	if (t && len)
		p.box = raw_box(&f->record->pages[page], box_of(t, off, len));
	p.words = draft_text(d, s + off, len);
	p.quote = quote_of(d, s, size, off, len);
	return p;
}

/* What a jacket says about this: each has a field of its own. */
static const char *
jacket_of(const struct finding *f, enum label_kind kind)
{
	const struct record *r = f->record;

	if (kind == LABEL_PARTY && r->parties)
		return r->parties;
	if (kind == LABEL_DATE && r->next_date)
		return r->next_date;
	if (kind == LABEL_STATUS && r->status &&
	    strcmp(r->status, "unknown") != 0)
		return r->status;
	if (kind == LABEL_STATUS && r->outcome)
		return r->outcome;
	return r->written ? r->written : r->type;
}

static void
add_evidence(struct draft *d, struct label *l, const struct finding *f,
    const struct evidences *e)
{
	size_t n = e->n < FINDING_EVIDENCE ? e->n : FINDING_EVIDENCE, i;
	struct label_evidence *v = draft_evidence(d, n);

	for (i = 0; i < n; i++) {
		const struct evidence *x = &e->v[i];
		struct place_found p = place_find(d, f, jacket_of(f, l->kind),
		    x->page, x->off, x->len);

		v[i].page = p.page;
		v[i].box = p.box;
		v[i].quote = p.quote;
		v[i].rule = draft_string(d, x->rule);
	}
	l->evidence = v;
	l->n_evidence = n;
}

static int64_t
page_row(const struct finding *f, size_t page)
{
	return page < f->record->n_pages ? f->record->pages[page].row : 0;
}

/* ---- numbers ------------------------------------------------------------- */

const char *
finding_code(struct draft *d, const struct scheme *s, const struct case_id *id)
{
	struct buf b = BUF_INIT;
	const char *code;

	if (!case_known(id))
		return NULL;
	scheme_write(s, id, &b);
	code = draft_text(d, b.data, b.len);
	buf_release(&b);
	return code;
}

/* A number that can be read in several ways is still looked for by serial and
 * year, where all readings agree in them. */
static void
keep_agreed(struct case_id *id, const struct number *n)
{
	size_t i;

	for (i = 1; i < n->n_candidates; i++)
		if (n->candidates[i].serial != n->candidates[0].serial ||
		    n->candidates[i].year != n->candidates[0].year)
			return;
	if (n->n_candidates) {
		id->serial = n->candidates[0].serial;
		id->year = n->candidates[0].year;
	}
}

static void
add_number(struct draft *d, const struct finding *f, const struct label_no *x,
    enum label_own own)
{
	struct label_number *l = draft_number(d);
	struct place_found p = place_find(d, f, f->record->written, x->page,
	    x->n.off, x->n.len);

	l->page = p.page;
	l->box = p.box;
	l->verbatim = p.words;
	l->quote = p.quote;
	l->role = number_role_name(x->n.role);
	l->rule = draft_string(d, x->n.rule);
	if (x->n.role == NUMBER_PARENT)
		l->relation = relation_name(x->relation);
	l->score = x->n.score;
	l->own = own;
	l->settled = x->n.settled && x->n.n_candidates;
	if (!l->settled) {
		keep_agreed(&l->id, &x->n);
		return;
	}
	l->id = x->n.candidates[0];
	l->code = finding_code(d, f->scheme, &l->id);
}

static void
add_numbers(struct draft *d, const struct finding *f, const struct labels *l)
{
	size_t i;

	for (i = 0; i < l->n_numbers; i++)
		add_number(d, f, &l->numbers[i],
		    (int)i == l->own         ? OWN_CASE
			: l->numbers[i].also ? OWN_ALSO
					     : OWN_NOT);
}

/* ---- labels -------------------------------------------------------------- */

static const char *
known(struct draft *d, const char *s)
{
	return s && *s ? draft_string(d, s) : NULL;
}

static void
add_documents(struct draft *d, const struct finding *f, const struct labels *l)
{
	const struct topics *t = &f->scheme->topics;
	size_t i;

	for (i = 0; i < l->n_documents; i++) {
		const struct document *x = &l->documents[i];
		const struct doctype *type = x->type >= 0
		    ? &t->doctypes[x->type] : NULL;
		struct label *out = draft_label(d, LABEL_DOCUMENT,
		    type ? draft_string(d, type->code) : "other");

		out->detail = type ? known(d, type->title) : NULL;
		out->first = page_row(f, x->first);
		out->last = page_row(f, x->last);
		out->date = known(d, x->date);
		out->number = x->number;
		out->score = x->score;
		add_evidence(d, out, f, &x->why);
	}
}

static void
add_people(struct draft *d, const struct finding *f, const struct labels *l)
{
	const struct topics *t = &f->scheme->topics;
	struct label *out;
	size_t i;

	for (i = 0; i < l->n_parties; i++) {
		const struct party *x = &l->parties[i];

		out = draft_label(d, LABEL_PARTY, draft_string(d, x->name));
		out->role = x->role >= 0
		    ? draft_string(d, t->roles[x->role].code) : NULL;
		out->detail = x->second >= 0
		    ? draft_string(d, t->roles[x->second].code) : NULL;
		out->score = x->score;
		add_evidence(d, out, f, &x->why);
	}
	if (!l->judge)
		return;
	out = draft_label(d, LABEL_JUDGE, draft_string(d, l->judge));
	out->score = l->judge_score;
	add_evidence(d, out, f, &l->judge_why);
}

/* "Penal Code Act Cap. 120": how a statute is cited in an edition (-1: not
 * known); the scheme's. */
static const char *
cite(const struct scheme *s, int statute, int edition)
{
	const struct statute *x;
	size_t i;

	if (statute < 0)
		return NULL;
	x = &s->topics.statutes[statute];
	for (i = 0; i < x->n; i++)
		if (x->v[i].edition == edition && x->v[i].cite)
			return x->v[i].cite;
	return x->title;
}

static void
add_topics(struct draft *d, const struct finding *f, const struct labels *l)
{
	const struct topics *t = &f->scheme->topics;
	size_t i;

	for (i = 0; i < l->n_subjects; i++) {
		const struct topic *x = &l->subjects[i];
		const struct subject *s = &t->subjects[x->id];
		struct label *out = draft_label(d, LABEL_SUBJECT,
		    draft_string(d, s->code));

		out->detail = known(d, s->title);
		out->score = x->score;
		out->second = x->second;
		add_evidence(d, out, f, &x->why);
	}
	for (i = 0; i < l->n_offences; i++) {
		const struct topic *x = &l->offences[i];
		const struct offence *o = &t->offences[x->id];
		struct label *out = draft_label(d, LABEL_OFFENCE,
		    draft_string(d, o->name));

		out->statute = known(d, cite(f->scheme, o->statute,
		    x->edition));
		out->section = known(d, x->section);
		out->edition = x->edition >= 0
		    ? draft_string(d, t->editions[x->edition].id) : NULL;
		out->score = x->score;
		out->second = x->second;
		add_evidence(d, out, f, &x->why);
	}
}

/* Whoever registered the file wrote it. */
static bool
from_jacket(const struct evidences *why)
{
	return why->n && why->v[0].page == EVIDENCE_JACKET;
}

static void
add_date(struct draft *d, const struct finding *f, const char *what,
    const struct dated *x)
{
	struct label *out;

	if (!x->date[0])
		return;
	out = draft_label(d, LABEL_DATE, what);
	out->date = draft_string(d, x->date);
	out->score = x->score;
	out->person = from_jacket(&x->why);
	add_evidence(d, out, f, &x->why);
}

static void
add_course(struct draft *d, const struct finding *f, const struct labels *l)
{
	const struct topics *t = &f->scheme->topics;
	struct label *out;
	size_t i;

	add_date(d, f, "filed", &l->filed);
	for (i = 0; i < l->n_hearings; i++)
		add_date(d, f, "hearing", &l->hearings[i]);
	add_date(d, f, "judgment", &l->judgment);
	if (l->status == STATUS_UNKNOWN && l->outcome < 0)
		return;
	out = draft_label(d, LABEL_STATUS,
	    l->status == STATUS_DISPOSED    ? "disposed"
		: l->status == STATUS_PENDING ? "pending"
					      : "unknown");
	out->detail = l->outcome >= 0
	    ? draft_string(d, t->outcomes[l->outcome].code) : NULL;
	out->score = 1;
	out->person = from_jacket(&l->status_why);
	add_evidence(d, out, f, &l->status_why);
}

static void
add_anomalies(struct draft *d, const struct finding *f, const struct labels *l)
{
	struct label *out;
	size_t i;

	for (i = 0; i < l->n_anomalies; i++) {
		const struct anomaly *x = &l->anomalies[i];

		out = draft_label(d, LABEL_ANOMALY, draft_string(d, x->kind));
		out->first = page_row(f, x->page);
		out->detail = known(d, x->detail);
		out->role = known(d, x->other);
		out->score = 1;
	}
}

void
finding_write(struct draft *d, const struct finding *f, const struct labels *l)
{
	add_numbers(d, f, l);
	add_documents(d, f, l);
	add_people(d, f, l);
	add_topics(d, f, l);
	add_course(d, f, l);
	add_anomalies(d, f, l);
}

void
finding_class(struct draft *d, const struct finding *f, const struct labels *l)
{
	struct label *out;

	if (!l->klass[0])
		return;
	out = draft_label(d, LABEL_CLASS, draft_string(d, l->klass));
	out->detail = known(d, l->klass_reason);
	out->score = 1;
	add_evidence(d, out, f, &l->klass_why);
}
