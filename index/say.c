/* index/say.c: words into values of decisions (see say.h). */
#include "index/say.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "catalog/policy.h"
#include "codes/lookup.h"

/* What may be odd about a file: the words of dump. */
static const char *const anomalies[] = { "missing-folio", "repeated-page",
	"out-of-order", "foreign-pages", "duplicate-file", "rescan",
	"number-conflict", "number-claimed-twice", "no-number", "cycle",
	"parent-later", "blurred", "too-dark", "too-light", "cut-off",
	"low-resolution", "unreadable", "slip-unread" };

/* Words from the i-th on, as one; to free(). */
char *
say_rest(const struct say *s, size_t i)
{
	struct buf b = BUF_INIT;

	for (; i < s->n_words; i++)
		buf_addf(&b, "%s%s", b.len ? " " : "", s->words[i]);
	return buf_detach(&b, NULL);
}

enum cr_status
say_take(struct names *values, char *value)
{
	names_add(values, value);
	free(value);
	return CR_OK;
}

/* ---- what the scheme lists ----------------------------------------------- */

static void
list_subjects(struct names *list, const struct topics *t)
{
	size_t i;

	for (i = 0; i < t->n_subjects; i++)
		if (!t->subjects[i].inner)
			names_add(list, t->subjects[i].code);
}

static void
list_offences(struct names *list, const struct topics *t)
{
	size_t i;

	for (i = 0; i < t->n_offences; i++)
		names_add(list, t->offences[i].name);
}

/* Files are given the leaves of the tree: of an inner one, name those. */
static enum cr_status
inner_subject(const struct say *s, const char *word, struct cr_err *e)
{
	const struct topics *t = &s->scheme->topics;
	struct buf b = BUF_INIT;
	int at = -1;
	size_t i;

	for (i = 0; i < t->n_subjects; i++)
		if (t->subjects[i].inner &&
		    !strcasecmp(t->subjects[i].code, word))
			at = (int)i;
	for (i = 0; i < t->n_subjects && at >= 0; i++)
		if (t->subjects[i].parent == at)
			buf_addf(&b, "%s%s", b.len ? ", " : "",
			    t->subjects[i].code);
	if (at >= 0)
		err_set(e, CR_SKIP, "'%.40s' is several subjects: %.300s",
		    word, b.data);
	buf_release(&b);
	return at >= 0 ? CR_SKIP : CR_OK;
}

static enum cr_status
say_topic(struct names *values, const struct say *s, struct cr_err *e)
{
	bool subject = strstr(s->kind, "subject") != NULL;
	struct names list = { NULL, 0, 0 };
	char *word = say_rest(s, 0);
	const char *chosen = NULL;
	enum cr_status st = CR_OK;

	if (subject) {
		list_subjects(&list, &s->scheme->topics);
		st = inner_subject(s, word, e);
	} else {
		list_offences(&list, &s->scheme->topics);
	}
	if (st == CR_OK) {
		chosen = say_choose(&list, subject ? "subject" : "offence",
		    word, e);
		st = chosen ? say_take(values, xstrdup(chosen)) : CR_SKIP;
	}
	names_release(&list);
	free(word);
	return st;
}

/* ---- documents ----------------------------------------------------------- */

static const struct rec_page *
page_n(const struct record *r, long n)
{
	size_t i;

	for (i = 0; i < r->n_pages; i++)
		if (r->pages[i].n == n)
			return &r->pages[i];
	return NULL;
}

/* "3" or "3-5" */
static enum cr_status
read_pages(const struct rec_page **first, const struct rec_page **last,
    const struct say *s, struct cr_err *e)
{
	const char *word = s->n_words ? s->words[0] : "";
	long from, to;
	char *end;

	from = to = strtol(word, &end, 10);
	if (end != word && *end == '-')
		to = strtol(end + 1, &end, 10);
	if (end == word || *end || from < 1 || from > to)
		return err_set(e, CR_SKIP,
		    "'%.40s' is no page, and no pages as 3-5 are", word);
	*first = page_n(s->record, from);
	*last = page_n(s->record, to);
	if (*first && *last)
		return CR_OK;
	return err_set(e, CR_SKIP, "'%s' has no page %ld", s->record->id,
	    *first ? to : from);
}

static enum cr_status
say_document(struct names *values, const struct say *s, struct cr_err *e)
{
	const struct topics *t = &s->scheme->topics;
	const struct rec_page *first = NULL, *last = NULL;
	struct names list = { NULL, 0, 0 };
	const char *type;
	enum cr_status st;
	size_t i;

	if ((st = read_pages(&first, &last, s, e)) != CR_OK ||
	    (st = say_date(s->date, e)) != CR_OK)
		return st;
	if (s->n_words != 2)
		return err_set(e, CR_SKIP,
		    "a document is said as '3-5 ruling'");
	for (i = 0; i < t->n_doctypes; i++)
		names_add(&list, t->doctypes[i].code);
	if (topic_doctype(t, "other") < 0)
		names_add(&list, "other");
	type = say_choose(&list, "type of document", s->words[1], e);
	st = !type ? CR_SKIP
		   : say_take(values, xasprintf("%s|%s|%s|%s", first->id,
				 last->id, type, s->date ? s->date : ""));
	names_release(&list);
	return st;
}

/* ---- people -------------------------------------------------------------- */

/* Do the words from the i-th on say nothing? */
static bool
blank(const struct say *s, size_t i)
{
	for (; i < s->n_words; i++)
		if (s->words[i][strspn(s->words[i], " \t\r\n")])
			return false;
	return true;
}

static enum cr_status
say_name(struct names *values, const struct say *s, struct cr_err *e)
{
	if (!strcmp(s->kind, "judge") && say_none(s))
		return say_take(values, xstrdup(""));
	if (blank(s, 0))
		return err_set(e, CR_SKIP, "which name?");
	return say_take(values, say_rest(s, 0));
}

static enum cr_status
say_party(struct names *values, const struct say *s, struct cr_err *e)
{
	const struct topics *t = &s->scheme->topics;
	struct names list = { NULL, 0, 0 };
	const char *role;
	enum cr_status st = CR_SKIP;
	char *name;
	size_t i;

	if (s->n_words < 2 || blank(s, 1))
		return err_set(e, CR_SKIP,
		    "a party is said as 'plaintiff Okello James'");
	for (i = 0; i < t->n_roles; i++)
		names_add(&list, t->roles[i].code);
	role = say_choose(&list, "role of a party", s->words[0], e);
	if (role) {
		name = say_rest(s, 1);
		st = say_take(values, xasprintf("%s|%s", role, name));
		free(name);
	}
	names_release(&list);
	return st;
}

/* ---- the rest ------------------------------------------------------------ */

/* Without a detail, those that the file has now: one that appears later is
 * another, and shown. */
static enum cr_status
say_seen(struct names *values, const struct say *s, struct cr_err *e)
{
	struct names list = { NULL, 0, 0 };
	char *detail = say_rest(s, 1);
	const char *kind;
	size_t i;

	for (i = 0; i < sizeof anomalies / sizeof *anomalies; i++)
		names_add(&list, anomalies[i]);
	kind = say_choose(&list, "anomaly", s->n_words ? s->words[0] : "", e);
	for (i = 0; kind && !*detail && i < s->record->n_labels; i++) {
		const struct rec_label *l = &s->record->labels[i];

		if (l->kind == LABEL_ANOMALY && !strcmp(l->value, kind))
			say_take(values, xasprintf("%s|%s", kind,
			    l->detail ? l->detail : ""));
	}
	if (kind && !values->n)
		say_take(values, xasprintf("%s|%s", kind, detail));
	names_release(&list);
	free(detail);
	return kind ? CR_OK : CR_SKIP;
}

static enum cr_status
say_class(struct names *values, const struct say *s, struct cr_err *e)
{
	struct names list = { NULL, 0, 0 };
	const char *klass;
	size_t i;

	for (i = 0; policy_classes[i]; i++)
		names_add(&list, policy_classes[i]);
	klass = say_choose(&list, "access class",
	    s->n_words == 1 ? s->words[0] : "", e);
	if (klass)
		say_take(values, xstrdup(klass));
	names_release(&list);
	return klass ? CR_OK : CR_SKIP;
}

static const struct {
	const char *kind;
	enum cr_status (*say)(struct names *values, const struct say *s,
	    struct cr_err *e);
	bool dates, relation, date; /* options that it takes */
} kinds[] = {
	{ "class", say_class, false, false, false },
	{ "case", say_case, false, false, false },
	{ "not-case", say_key, false, false, false },
	{ "code", say_code, true, false, false },
	{ "parent", say_parent, false, true, false },
	{ "not-parent", say_key, false, false, false },
	{ "subject", say_topic, false, false, false },
	{ "not-subject", say_topic, false, false, false },
	{ "offence", say_topic, false, false, false },
	{ "not-offence", say_topic, false, false, false },
	{ "document", say_document, false, false, true },
	{ "party", say_party, false, false, false },
	{ "not-party", say_name, false, false, false },
	{ "judge", say_name, false, false, false },
	{ "seen", say_seen, false, false, false },
};

enum cr_status
say_values(struct names *values, const struct say *s, struct cr_err *e)
{
	struct names list = { NULL, 0, 0 };
	const size_t n = sizeof kinds / sizeof *kinds;
	size_t i;

	for (i = 0; i < n; i++)
		if (!strcmp(kinds[i].kind, s->kind))
			break;
	if (i == n) {
		for (i = 0; i < n; i++)
			names_add(&list, kinds[i].kind);
		say_choose(&list, "kind of label", s->kind, e);
		names_release(&list);
		return CR_SKIP;
	}
	if (((s->from || s->to) && !kinds[i].dates) ||
	    (s->relation && !kinds[i].relation) ||
	    (s->date && !kinds[i].date))
		return err_set(e, CR_SKIP, "'%s' takes no %s", s->kind,
		    s->relation && !kinds[i].relation ? "--relation"
			: s->date && !kinds[i].date   ? "--date"
						      : "--from and --to");
	return kinds[i].say(values, s, e);
}
