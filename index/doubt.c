/* index/doubt.c: what a person should look at in one file (see doubt.h).
 *
 * The order of severity: what leaks a name or loses a file comes first, then
 * what breaks a history, then what only describes. */
#include "index/doubt.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "codes/number.h"
#include "index/terms.h"
#include "index/verdict.h"

/* Below these a label is shown to a person; aims at one in twenty. */
static const double weak_own = 0.85, weak_subject = 0.7, weak_document = 0.6;

static const struct {
	const char *name;
	enum doubt_kind kind;
	int severity;
} whats[DOUBT_WHATS] = {
	{ "unclassified", DOUBT_CLASS, 95 },
	{ "number-claimed-twice", DOUBT_NUMBER, 92 },
	{ "number-conflict", DOUBT_NUMBER, 90 },
	{ "no-number", DOUBT_NUMBER, 88 },
	{ "number-unsettled", DOUBT_NUMBER, 86 },
	{ "anomaly", DOUBT_ANOMALY, 70 },
	{ "cycle", DOUBT_ANOMALY, 68 },
	{ "number-weak", DOUBT_NUMBER, 64 },
	{ "number-readings", DOUBT_PARENT, 60 },
	{ "parent-unsettled", DOUBT_PARENT, 58 },
	{ "parent-maybe", DOUBT_PARENT, 56 },
	{ "no-subject", DOUBT_SUBJECT, 42 },
	{ "subject-weak", DOUBT_SUBJECT, 40 },
	{ "document-other", DOUBT_DOCUMENT, 24 },
	{ "document-weak", DOUBT_DOCUMENT, 20 },
};

const char *
doubt_name(enum doubt_what what)
{
	return whats[what].name;
}

enum doubt_kind
doubt_kind_of(enum doubt_what what)
{
	return whats[what].kind;
}

int
doubt_severity(enum doubt_what what)
{
	return whats[what].severity;
}

/* ---- what was said ------------------------------------------------------- */

/* Is there a decision of a kind, with this value or (NULL) any? */
static bool
decided(const struct decisions *said, const char *kind, const char *value)
{
	size_t i;

	for (i = 0; i < said->n; i++)
		if (!strcmp(said->v[i].kind, kind) &&
		    (!value || !strcmp(said->v[i].value, value)))
			return true;
	return false;
}

bool
doubt_parent_said(const struct decisions *said, const struct scheme *s,
    const struct case_id *id)
{
	struct verdict_case d;
	size_t i;

	for (i = 0; i < said->n; i++) {
		const struct decision *x = &said->v[i];
		const char *bar = strchr(x->value, '|');

		if (!strcmp(x->kind, "not-parent"))
			verdict_read_case(&d, s, x->value);
		else if (!strcmp(x->kind, "parent") && bar)
			verdict_read_case(&d, s, bar + 1);
		else
			continue;
		if (d.settled && case_match(&d.id, id))
			return true;
	}
	return false;
}

/* ---- finding ------------------------------------------------------------- */

struct look {
	const struct label_set *l;
	const struct record *r; /* of its pages */
	const struct decisions *said;
	const struct scheme *s;
	struct doubt *v;
	size_t n, cap;
};

static void
add(struct look *k, enum doubt_what what, size_t at, int severity)
{
	k->v = xgrow(k->v, k->n, &k->cap, sizeof *k->v);
	k->v[k->n++] = (struct doubt){ what, at, severity };
}

static void
add_unseen(struct look *k, enum doubt_what what, size_t at,
    const char *detail)
{
	if (!doubt_seen(k->said, whats[what].name, detail))
		add(k, what, at, whats[what].severity);
}

static void
look_class(struct look *k)
{
	if (!strcmp(k->l->klass, "unclassified") &&
	    strcmp(k->l->klass_source, "person") != 0 &&
	    !decided(k->said, "class", NULL))
		add_unseen(k, DOUBT_UNCLASSIFIED, 0, "");
}

static void
look_own(struct look *k)
{
	const struct label_number *own = NULL;
	size_t unsettled = k->l->n_numbers, at = 0, i;
	char key[CASE_KEY_MAX];

	for (i = 0; i < k->l->n_numbers; i++) {
		const struct label_number *n = &k->l->numbers[i];

		if (n->own == OWN_CASE && !own) {
			own = n;
			at = i;
		} else if (unsettled == k->l->n_numbers && !n->settled &&
		    !n->person && !strcmp(n->role, "own")) {
			unsettled = i;
		}
	}
	if (decided(k->said, "case", NULL))
		return;
	if (!own && unsettled < k->l->n_numbers) {
		add_unseen(k, DOUBT_OWN_UNSETTLED, unsettled, "");
	} else if (!own) {
		add_unseen(k, DOUBT_NO_OWN, 0, "");
	} else if (!own->person && own->score < weak_own) {
		case_key(key, sizeof key, &own->id);
		if (!decided(k->said, "not-case", key))
			add_unseen(k, DOUBT_OWN_WEAK, at, own->verbatim);
	}
}

static bool
conflict_answered(const struct look *k, const char *detail)
{
	size_t i;

	for (i = 0; i < k->l->n_numbers; i++)
		if (k->l->numbers[i].settled &&
		    doubt_quotes(detail, k->l->numbers[i].verbatim) &&
		    doubt_parent_said(k->said, k->s, &k->l->numbers[i].id))
			return true;
	return false;
}

/* Not only the file's own number is read in two ways. */
static void
look_conflict(struct look *k, const struct label *a, size_t at)
{
	const char *detail = a->detail ? a->detail : "";
	const struct label_number *n = NULL;
	bool own;
	size_t i;

	for (i = 0; i < k->l->n_numbers; i++)
		if (k->l->numbers[i].own == OWN_CASE)
			n = &k->l->numbers[i];
	if (!n) /* that it has none is asked about */
		return;
	own = n->person || doubt_quotes(detail, n->verbatim);
	if (!own && !conflict_answered(k, detail))
		add(k, DOUBT_OTHER_CONFLICT, at,
		    whats[DOUBT_OTHER_CONFLICT].severity);
	else if (own && !decided(k->said, "case", NULL))
		add(k, DOUBT_CONFLICT, at, whats[DOUBT_CONFLICT].severity);
}

/* The kinds of anomaly that are looked at elsewhere are left out. */
static void
look_anomalies(struct look *k)
{
	size_t i;

	for (i = 0; i < k->l->n_labels; i++) {
		const struct label *a = &k->l->labels[i];
		bool parent;

		if (a->kind != LABEL_ANOMALY ||
		    !strcmp(a->value, "no-number") ||
		    doubt_seen(k->said, a->value, a->detail))
			continue;
		if (!strcmp(a->value, "number-conflict")) {
			look_conflict(k, a, i);
			continue;
		}
		parent = !strcmp(a->value, "parent-later");
		add(k, DOUBT_ODD, i, whats[DOUBT_ODD].severity - 4 * parent);
	}
}

static bool
same_words(const char *a, const char *b)
{
	char *x = doubt_detail(a), *y = doubt_detail(b);
	bool same = !strcmp(x, y);

	free(x);
	free(y);
	return same;
}

/* Does a number in force, or one that a person said, settle a reading of it? */
static bool
parent_settled(const struct look *k, const struct verdict_case *c)
{
	size_t i, j;

	for (j = 0; j < c->n; j++)
		for (i = 0; i < k->l->n_numbers; i++)
			if (k->l->numbers[i].settled &&
			    case_match(&k->l->numbers[i].id, &c->readings[j]) &&
			    case_known(&c->readings[j]))
				return true;
	for (j = 0; j < c->n; j++)
		if (doubt_parent_said(k->said, k->s, &c->readings[j]))
			return true;
	return false;
}

static void
look_parents(struct look *k)
{
	struct verdict_case c;
	size_t i, j;

	for (i = 0; i < k->l->n_numbers; i++) {
		const struct label_number *n = &k->l->numbers[i];

		if (n->settled || n->person || strcmp(n->role, "parent") != 0)
			continue;
		for (j = 0; j < i; j++) /* once, however often it is read */
			if (!strcmp(k->l->numbers[j].role, "parent") &&
			    same_words(k->l->numbers[j].verbatim,
				n->verbatim))
				break;
		if (j < i)
			continue;
		verdict_read_case(&c, k->s, n->verbatim);
		if (!parent_settled(k, &c))
			add_unseen(k, DOUBT_PARENT_UNSETTLED, i, n->verbatim);
	}
}

static void
look_subjects(struct look *k)
{
	const struct label *first = NULL;
	size_t at = 0, i;

	for (i = 0; i < k->l->n_labels; i++) {
		const struct label *x = &k->l->labels[i];

		if (x->kind != LABEL_SUBJECT)
			continue;
		if (x->person)
			return;
		if (!first)
			at = i;
		if (!first)
			first = x;
		/* the model has another opinion than the words */
		if (x->second > 0 && x->second >= x->score)
			at = i;
	}
	if (decided(k->said, "subject", NULL))
		return;
	if (!first && k->r->n_pages)
		add_unseen(k, DOUBT_NO_SUBJECT, 0, "");
	else if (first && (first->score < weak_subject ||
	    (k->l->labels[at].second > 0 &&
		k->l->labels[at].second >= k->l->labels[at].score)) &&
	    !decided(k->said, "not-subject", k->l->labels[at].value))
		add_unseen(k, DOUBT_SUBJECT_WEAK, at, k->l->labels[at].value);
}

/* Has a person said what begins on this page? */
static bool
document_decided(const struct look *k, int64_t row)
{
	size_t i, p, len;

	for (p = 0; p < k->r->n_pages; p++)
		if (k->r->pages[p].row == row)
			break;
	if (p == k->r->n_pages)
		return false;
	len = strlen(k->r->pages[p].id);
	for (i = 0; i < k->said->n; i++)
		if (!strcmp(k->said->v[i].kind, "document") &&
		    !strncmp(k->said->v[i].value, k->r->pages[p].id, len) &&
		    k->said->v[i].value[len] == '|')
			return true;
	return false;
}

static void
look_documents(struct look *k)
{
	size_t i;

	for (i = 0; i < k->l->n_labels; i++) {
		const struct label *x = &k->l->labels[i];

		if (x->kind != LABEL_DOCUMENT || x->person ||
		    document_decided(k, x->first))
			continue;
		if (!strcmp(x->value, "other"))
			add(k, DOUBT_DOCUMENT_OTHER, i,
			    whats[DOUBT_DOCUMENT_OTHER].severity);
		else if (x->score < weak_document)
			add(k, DOUBT_DOCUMENT_WEAK, i,
			    whats[DOUBT_DOCUMENT_WEAK].severity);
	}
}

static int
worse_first(const void *a, const void *b)
{
	const struct doubt *x = a, *y = b;

	if (x->severity != y->severity)
		return x->severity > y->severity ? -1 : 1;
	if (x->what != y->what)
		return x->what < y->what ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static size_t
look(struct doubt **v, const struct label_set *l, const struct record *r,
    const struct decisions *said, const struct scheme *s)
{
	struct look k = { .l = l, .r = r, .said = said, .s = s };

	look_class(&k);
	look_own(&k);
	look_anomalies(&k);
	look_parents(&k);
	look_subjects(&k);
	look_documents(&k);
	if (k.n)
		qsort(k.v, k.n, sizeof *k.v, worse_first);
	*v = k.v;
	return k.n;
}

int
doubt_of(const struct label_set *l, const struct record *r,
    const struct decisions *said, const struct scheme *s)
{
	int worst = 0, kinds = 0;
	struct doubt *v;
	size_t n = look(&v, l, r, said, s), i;

	for (i = 0; i < n; i++) {
		kinds |= (int)whats[v[i].what].kind;
		if (v[i].severity > worst)
			worst = v[i].severity;
	}
	free(v);
	return DOUBT_VALUE(worst, kinds);
}

/* ---- a record, seen as a label set --------------------------------------- */

static int64_t
row_of(const struct record *r, int n)
{
	return n > 0 && (size_t)n <= r->n_pages ? r->pages[n - 1].row : 0;
}

static struct label_number *
numbers_of(const struct record *r)
{
	struct label_number *v = xcalloc(r->n_numbers + 1, sizeof *v);
	size_t i;

	for (i = 0; i < r->n_numbers; i++) {
		const struct rec_number *n = &r->numbers[i];

		v[i] = (struct label_number){ .verbatim = n->verbatim,
			.role = n->role, .score = n->score,
			.settled = n->settled, .person = n->person,
			.own = n->own, .id = n->id };
	}
	return v;
}

static struct label *
labels_of(const struct record *r)
{
	struct label *v = xcalloc(r->n_labels + 1, sizeof *v);
	size_t i;

	for (i = 0; i < r->n_labels; i++) {
		const struct rec_label *l = &r->labels[i];

		v[i] = (struct label){ .kind = l->kind, .value = l->value,
			.detail = l->detail, .first = row_of(r, l->first),
			.last = row_of(r, l->last), .score = l->score,
			.second = l->second, .person = l->person };
	}
	return v;
}

size_t
doubts_of_record(struct doubt **v, const struct record *r,
    const struct decisions *said, const struct scheme *s)
{
	struct label_number *numbers = numbers_of(r);
	struct label *labels = labels_of(r);
	const struct label_set l = { .file = r->number, .numbers = numbers,
		.n_numbers = r->n_numbers, .labels = labels,
		.n_labels = r->n_labels, .klass = r->klass,
		.klass_source = r->klass_source };
	size_t n = look(v, &l, r, said, s);

	free(numbers);
	free(labels);
	return n;
}
