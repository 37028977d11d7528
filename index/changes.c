/* index/changes.c: comparing labels (see changes.h).
 *
 * Both sides become lists of items, what each label says in words; equal ones
 * cancel out, and what is left of one kind and slot is a change. */
#include "index/changes.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "codes/casejson.h"

static const char *const kind_names[N_CHANGE_KINDS] = { "class", "case",
	"code", "parent", "subject", "offence", "document", "party", "judge",
	"filed", "hearing", "judgment", "status", "number", "anomaly" };

struct item {
	enum change_kind kind;
	char *slot;  /* of what it says something: pairs losses and gains */
	char *value; /* what it says */
	double score;
	const char *quote, *rule; /* borrowed; NULL: none */
	int page;    /* n, 0: none */
	bool gone;   /* has its like on the other side */
};
struct items {
	struct item *v;
	size_t n, cap;
};

static void
items_release(struct items *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		free(s->v[i].slot);
		free(s->v[i].value);
	}
	free(s->v);
}

static struct item *
add(struct items *s, enum change_kind kind, const char *slot, char *value)
{
	struct item *x;

	s->v = xgrow(s->v, s->n, &s->cap, sizeof *s->v);
	x = &s->v[s->n++];
	memset(x, 0, sizeof *x);
	x->kind = kind;
	x->slot = xstrdup(slot);
	x->value = value;
	return x;
}

/* ---- labels of either side in one shape ---------------------------------- */

struct said {
	enum label_kind kind;
	const char *value, *role, *section, *edition, *date, *detail;
	int first, last;
	double score;
	const char *quote, *rule;
	int page;
};

struct said_number {
	const char *role, *relation, *verbatim, *code, *since, *until;
	const struct case_id *id;
	bool settled;
	enum label_own own;
	double score;
	const char *quote, *rule;
	int page;
};

static const char *
text(const char *s)
{
	return s ? s : "";
}

static bool
known(const char *s)
{
	return s && *s;
}

/* "LAND-TITLE", "plaintiff Kato John", "Defilement 129(3) (2000)" */
static void
add_label(struct items *s, const struct said *l)
{
	char slot[24] = "", *value;
	enum change_kind kind;
	struct item *x;

	switch (l->kind) {
	case LABEL_DOCUMENT:
		kind = CHANGE_DOCUMENT;
		(void)snprintf(slot, sizeof slot, "%06d", l->first);
		value = xasprintf("%s %d-%d%s%s", l->value, l->first, l->last,
		    l->date && *l->date ? " of " : "", text(l->date));
		break;
	case LABEL_PARTY:
		kind = CHANGE_PARTY;
		value = xasprintf("%s%s%s", text(l->role),
		    l->role && *l->role ? " " : "", l->value);
		break;
	case LABEL_OFFENCE:
		kind = CHANGE_OFFENCE;
		value = xasprintf("%s%s%s%s%s%s", l->value,
		    l->section ? " " : "", text(l->section),
		    l->edition ? " (" : "", text(l->edition),
		    l->edition ? ")" : "");
		break;
	case LABEL_DATE:
		kind = !strcmp(l->value, "filed")     ? CHANGE_FILED
		    : !strcmp(l->value, "judgment") ? CHANGE_JUDGMENT
						    : CHANGE_HEARING;
		value = xstrdup(text(l->date));
		break;
	case LABEL_STATUS:
	case LABEL_ANOMALY:
		kind = l->kind == LABEL_STATUS ? CHANGE_STATUS
					       : CHANGE_ANOMALY;
		value = xasprintf("%s%s%s", l->value, l->detail ? ": " : "",
		    text(l->detail));
		break;
	case LABEL_CLASS:
		return; /* that of the file as a whole is compared */
	default:
		kind = l->kind == LABEL_JUDGE ? CHANGE_JUDGE : CHANGE_SUBJECT;
		value = xstrdup(l->value);
	}
	x = add(s, kind, kind == CHANGE_PARTY || kind == CHANGE_OFFENCE
	    ? l->value : slot, value);
	x->score = l->score;
	x->quote = l->quote;
	x->rule = l->rule;
	x->page = l->page ? l->page : kind == CHANGE_ANOMALY ? l->first : 0;
}

static void
add_number(struct items *s, const struct said_number *n)
{
	char key[CASE_KEY_MAX];
	const char *name = n->verbatim;
	enum change_kind kind = CHANGE_NUMBER;
	struct item *x;
	char *value;

	key[0] = '\0';
	if (n->settled) {
		case_key(key, sizeof key, n->id);
		name = n->code ? n->code : key;
	}
	if (n->own == OWN_CASE)
		kind = CHANGE_CASE;
	else if (n->own != OWN_NOT)
		kind = CHANGE_CODE;
	else if (n->settled && !strcmp(n->role, "parent"))
		kind = CHANGE_PARENT;
	if (kind == CHANGE_PARENT)
		value = xasprintf("%s%s%s", text(n->relation),
		    n->relation && *n->relation ? " " : "", name);
	else if (kind == CHANGE_CODE)
		value = xasprintf("%s%s%s%s%s", name,
		    known(n->since) ? " from " : "", text(n->since),
		    known(n->until) ? " to " : "", text(n->until));
	else if (kind == CHANGE_NUMBER)
		value = xasprintf("%s %s", n->role, name);
	else
		value = xstrdup(name);
	x = add(s, kind, kind == CHANGE_CASE ? "" : key, value);
	x->score = n->score;
	x->quote = n->quote;
	x->rule = n->rule;
	x->page = n->page;
}

static void
add_class(struct items *s, const char *klass, const char *reason)
{
	struct item *x = add(s, CHANGE_CLASS, "", xstrdup(text(klass)));

	x->rule = reason && *reason ? reason : NULL;
}

static void
from_record(struct items *s, const struct record *r)
{
	size_t i;

	if (r->scheme)
		add_class(s, r->klass, r->klass_reason);
	for (i = 0; i < r->n_numbers; i++) {
		const struct rec_number *n = &r->numbers[i];
		const struct said_number x = { n->role, n->relation,
			n->verbatim, n->code, n->since, n->until, &n->id,
			n->settled, n->own, n->score, n->quote, n->rule,
			n->page };

		add_number(s, &x);
	}
	for (i = 0; i < r->n_labels; i++) {
		const struct rec_label *l = &r->labels[i];
		const struct rec_evidence *e = l->n_evidence ? l->evidence
							     : NULL;
		const struct said x = { l->kind, l->value, l->role,
			l->section, l->edition, l->date, l->detail, l->first,
			l->last, l->score, e ? e->quote : NULL,
			e ? e->rule : NULL, e ? e->page : 0 };

		add_label(s, &x);
	}
}

static int
place(const struct record *r, int64_t row)
{
	size_t i;

	for (i = 0; i < r->n_pages; i++)
		if (r->pages[i].row == row)
			return r->pages[i].n;
	return 0;
}

static void
from_set(struct items *s, const struct record *r, const struct label_set *set)
{
	size_t i;

	add_class(s, set->klass, set->klass_reason);
	for (i = 0; i < set->n_numbers; i++) {
		const struct label_number *n = &set->numbers[i];
		const struct said_number x = { n->role, n->relation,
			n->verbatim, n->code, n->since, n->until, &n->id,
			n->settled, n->own, n->score, n->quote, n->rule,
			place(r, n->page) };

		add_number(s, &x);
	}
	for (i = 0; i < set->n_labels; i++) {
		const struct label *l = &set->labels[i];
		const struct label_evidence *e = l->n_evidence ? l->evidence
							       : NULL;
		const struct said x = { l->kind, l->value, l->role,
			l->section, l->edition, l->date, l->detail,
			place(r, l->first), place(r, l->last), l->score,
			e ? e->quote : NULL, e ? e->rule : NULL,
			e ? place(r, e->page) : 0 };

		add_label(s, &x);
	}
}

/* ---- writing ------------------------------------------------------------- */

static void
write_text(struct buf *out, const char *id, enum change_kind kind,
    const struct item *lost, const struct item *gained)
{
	buf_addf(out, "%s  %s", id, kind_names[kind]);
	if (lost) {
		buf_adds(out, "  - ");
		utf8_add_clean(out, lost->value, strlen(lost->value));
	}
	if (!gained) {
		buf_addc(out, '\n');
		return;
	}
	buf_adds(out, "  + ");
	utf8_add_clean(out, gained->value, strlen(gained->value));
	if (gained->quote) {
		buf_addf(out, " (%.2f: \"", gained->score);
		utf8_add_clean(out, gained->quote, strlen(gained->quote));
		buf_addc(out, '"');
		if (gained->page)
			buf_addf(out, ", page %d", gained->page);
		buf_addc(out, ')');
	} else if (kind == CHANGE_CLASS && gained->rule) {
		buf_adds(out, " (");
		utf8_add_clean(out, gained->rule, strlen(gained->rule));
		buf_addc(out, ')');
	}
	buf_addc(out, '\n');
}

static json_t *
item_json(const struct item *x)
{
	if (!x)
		return json_must(json_null());
	return json_must(json_pack("{s:s, s:o, s:o, s:s?, s:s?}", "value",
	    x->value, "score", json_real(round(x->score * 1000) / 1000),
	    "page", x->page ? json_integer(x->page) : json_null(), "quote",
	    x->quote, "rule", x->rule));
}

static void
write_line(struct buf *out, json_t *o)
{
	char *line = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(12));

	if (!line)
		abort();
	buf_adds(out, line);
	buf_addc(out, '\n');
	free(line);
	json_decref(o);
}

/* One of the two may be NULL. */
static void
report(struct changes *c, const char *id, enum change_kind kind,
    const struct item *lost, const struct item *gained, bool json,
    struct buf *out)
{
	struct change_count *n = &c->of[kind];

	if (lost && gained)
		n->changed++;
	else if (lost)
		n->lost++;
	else
		n->gained++;
	if (!json) {
		write_text(out, id, kind, lost, gained);
		return;
	}
	write_line(out, json_must(json_pack(
	    "{s:i, s:s, s:s, s:s, s:o, s:o}", "v", 1, "file", id, "kind", kind_names[kind], "change",
	    lost && gained ? "changed" : lost ? "lost" : "gained", "before",
	    item_json(lost), "after", item_json(gained))));
}

/* ---- comparing ----------------------------------------------------------- */

/* By kind, then slot, then what is said. */
static int
compare_slot(const struct item *x, const struct item *y)
{
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return strcmp(x->slot, y->slot);
}

static int
compare(const struct item *x, const struct item *y)
{
	int order = compare_slot(x, y);

	return order ? order : strcmp(x->value, y->value);
}

static int
by_value(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = compare(x, y);

	return order ? order : (x->page > y->page) - (x->page < y->page);
}

/* A parent that is named on ten pages is one. */
static void
sort(struct items *s)
{
	size_t i, n = 0;

	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_value);
	for (i = 0; i < s->n; i++)
		if (n && compare(&s->v[n - 1], &s->v[i]) == 0) {
			free(s->v[i].slot);
			free(s->v[i].value);
		} else {
			s->v[n++] = s->v[i];
		}
	s->n = n;
}

/* May a loss and a gain of this kind be one change? Of parties and hearings
 * that have nothing to do with one another, no. */
static bool
pairs(enum change_kind kind)
{
	return kind != CHANGE_HEARING && kind != CHANGE_ANOMALY &&
	    kind != CHANGE_NUMBER && kind != CHANGE_CODE;
}

static void
cancel(struct changes *c, struct items *a, struct items *b)
{
	size_t i = 0, k = 0;
	int order;

	while (i < a->n && k < b->n) {
		order = compare(&a->v[i], &b->v[k]);
		if (order == 0) {
			a->v[i].gone = b->v[k].gone = true;
			c->of[a->v[i].kind].same++;
		}
		i += order <= 0;
		k += order >= 0;
	}
}

void
changes_add(struct changes *c, const struct record *before,
    const struct label_set *after, bool json, struct buf *out)
{
	struct items a = { NULL, 0, 0 }, b = { NULL, 0, 0 };
	size_t i = 0, k = 0;
	int order;

	from_record(&a, before);
	from_set(&b, before, after);
	sort(&a);
	sort(&b);
	cancel(c, &a, &b);
	while (i < a.n || k < b.n) {
		struct item *lost = i < a.n ? &a.v[i] : NULL;
		struct item *gained = k < b.n ? &b.v[k] : NULL;

		if ((lost && lost->gone) || (gained && gained->gone)) {
			i += lost && lost->gone;
			k += gained && gained->gone;
			continue;
		}
		order = !gained ? -1 : !lost ? 1 : compare_slot(lost, gained);
		if (order == 0 && !pairs(lost->kind))
			order = -1;
		report(c, before->id, order <= 0 ? lost->kind : gained->kind,
		    order <= 0 ? lost : NULL, order >= 0 ? gained : NULL,
		    json, out);
		i += order <= 0;
		k += order >= 0;
	}
	items_release(&a);
	items_release(&b);
}

void
changes_sum(const struct changes *c, int64_t files, bool json,
    struct buf *out)
{
	json_t *all = json_must(json_object());
	size_t i;

	for (i = 0; i < N_CHANGE_KINDS; i++) {
		const struct change_count *n = &c->of[i];

		if (!n->gained && !n->lost && !n->changed && !n->same)
			continue;
		if (json)
			json_object_set_new(all, kind_names[i],
			    json_must(json_pack("{s:I, s:I, s:I, s:I}",
				"gained", (json_int_t)n->gained, "lost",
				(json_int_t)n->lost, "changed",
				(json_int_t)n->changed, "same",
				(json_int_t)n->same)));
		else
			buf_addf(out, "%s: %lld gained, %lld lost, %lld "
			    "changed, %lld same\n", kind_names[i],
			    (long long)n->gained, (long long)n->lost,
			    (long long)n->changed, (long long)n->same);
	}
	if (json)
		write_line(out, json_must(json_pack("{s:i, s:I, s:O}", "v", 1,
		    "files", (json_int_t)files, "summary", all)));
	json_decref(all);
}
