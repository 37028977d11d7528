/* index/cmd_label.c: courtroll label: what a person says about one file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "catalog/decision.h"
#include "catalog/policy.h"
#include "courtroll.h"
#include "index/effect.h"
#include "index/repaging.h"
#include "index/say.h"
#include "index/scheme.h"

static struct {
	const char *by, *why, *from, *to, *relation, *date;
	long undo;
	bool list, json, later;
} o;

static const struct opt opts[] = {
	EFFECT_BY(&o.by),
	EFFECT_WHY(&o.why),
	{ "from", 0, OPT_TEXT, &o.from, "DAY",
	    "of a code: the first day that it was used, 2011-05-01", 0, 0 },
	{ "to", 0, OPT_TEXT, &o.to, "DAY", "the last day", 0, 0 },
	{ "relation", 0, OPT_TEXT, &o.relation, "WORD",
	    "of a parent: arising-from, appeal-from, revision-of, "
	    "consolidated-with, related", 0, 0 },
	{ "date", 0, OPT_TEXT, &o.date, "DAY", "of a document", 0, 0 },
	{ "undo", 0, OPT_INT, &o.undo, "SEQ",
	    "take a decision back; --list tells its number", 1, 0x7fffffff },
	{ "list", 'l', OPT_FLAG, &o.list, NULL,
	    "what was ever decided of the file", 0, 0 },
	{ "json", 0, OPT_FLAG, &o.json, NULL, "print JSON", 0, 0 },
	{ "no-index", 0, OPT_FLAG, &o.later, NULL,
	    "code and index later", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};
static const struct opt_verb verb = { "label", "FILE-ID KIND VALUE...",
	"A person's word on a file; it beats the machine's, and stays.",
	"KIND and VALUE are: case NUMBER, not-case NUMBER, code NUMBER, parent "
	"NUMBER,\nnot-parent NUMBER, subject CODE, not-subject CODE, offence "
	"NAME, not-offence NAME,\ndocument N-N TYPE, party ROLE NAME, "
	"not-party NAME, judge NAME, seen ANOMALY, class\nCLASS, pages "
	"N-N FILE-ID (they belong to that file; 'new': to one of their "
	"own).\n'courtroll scheme show subjects' lists the codes of subjects; "
	"offences, documents,\nroles likewise. The number of case and the name "
	"of judge may be 'none'. The file is\ncoded and indexed at once.",
	opts };

static void
print_json(json_t *v)
{
	if (!v)
		abort();
	json_dumpf(v, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(v);
}

/* ---- what was decided ---------------------------------------------------- */

/* The undo of a decision, or NULL. */
static const struct decision *
undo_of(const struct decisions *all, int64_t seq)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (!strcmp(all->v[i].kind, "undo") &&
		    strtoll(all->v[i].value, NULL, 10) == seq)
			return &all->v[i];
	return NULL;
}

static bool
in_force(const struct decisions *now, int64_t seq)
{
	size_t i;

	for (i = 0; i < now->n; i++)
		if (now->v[i].seq == seq)
			return true;
	return false;
}

static void
print_decision(const struct decision *d, const struct decision *undo,
    bool counts)
{
	printf("%lld\t%s\t%s\t%s\t%s\t%s", (long long)d->seq, d->at, d->who,
	    d->kind, *d->value ? d->value : "none", d->why);
	if (undo)
		printf("\t(undone by %s: %s)", undo->who, undo->why);
	else if (!counts)
		printf("\t(replaced by a later one)");
	putchar('\n');
}

static json_t *
decision_json(const struct decision *d, const struct decision *undo,
    bool counts)
{
	json_t *v = json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:b}", "seq",
	    (json_int_t)d->seq, "at", d->at, "by", d->who, "kind", d->kind,
	    "value", d->value, "why", d->why, "in_force", (int)counts);

	json_object_set_new(v, "undone", undo
	    ? json_pack("{s:s, s:s, s:s}", "at", undo->at, "by", undo->who,
		  "why", undo->why)
	    : json_null());
	return v;
}

static enum cr_status
list(struct catalog *c, const struct record *r, struct cr_err *e)
{
	struct decisions all = DECISIONS_INIT, now = DECISIONS_INIT;
	json_t *rows = json_array();
	enum cr_status st;
	size_t i;

	if ((st = decision_history(c, r->number, &all, e)) == CR_OK)
		st = decision_list(c, r->number, &now, e);
	for (i = 0; st == CR_OK && i < all.n; i++) {
		const struct decision *d = &all.v[i];
		const struct decision *undo = undo_of(&all, d->seq);
		bool counts = in_force(&now, d->seq);

		if (!strcmp(d->kind, "undo"))
			continue;
		if (o.json)
			json_array_append_new(rows,
			    decision_json(d, undo, counts));
		else
			print_decision(d, undo, counts);
	}
	if (st == CR_OK && o.json)
		print_json(json_pack("{s:i, s:s, s:O}", "v", 1, "file", r->id,
		    "decisions", rows));
	json_decref(rows);
	decisions_release(&all);
	decisions_release(&now);
	return st;
}

/* ---- deciding ------------------------------------------------------------ */

/* CR_END: that decision is not of this file, or no longer counts. */
static enum cr_status
undo(struct catalog *c, const struct record *r, struct cr_err *e)
{
	struct decisions all = DECISIONS_INIT;
	enum cr_status st = decision_history(c, r->number, &all, e);
	bool here = false;
	size_t i;

	for (i = 0; i < all.n; i++)
		here |= all.v[i].seq == o.undo;
	decisions_release(&all);
	if (st != CR_OK)
		return st;
	st = here ? decision_undo(c, o.undo, o.by, o.why, e) : CR_END;
	if (st == CR_END)
		err_set(e, CR_END,
		    "'%s' has no decision %ld that counts: "
		    "'courtroll label %s --list' lists them",
		    r->id, o.undo, r->id);
	else if (st == CR_OK && o.json)
		print_json(json_pack("{s:i, s:s, s:I}", "v", 1, "file", r->id,
		    "undone", (json_int_t)o.undo));
	else if (st == CR_OK)
		printf("%s\t%ld undone\n", r->id, o.undo);
	return st;
}

static void
tell(const struct record *r, const char *kind, const char *value, int64_t seq)
{
	if (o.json)
		print_json(json_pack("{s:i, s:s, s:s, s:s, s:o, s:b}", "v", 1,
		    "file", r->id, "kind", kind, "value", value, "seq",
		    seq ? json_integer(seq) : json_null(), "known",
		    (int)!seq));
	else
		printf("%s\t%s\t%s\t%s\n", r->id, kind,
		    *value ? value : "none", seq ? "new" : "known");
}

/* All values or none; told once they are on disk. */
static enum cr_status
add_all(struct catalog *c, const struct record *r, const char *kind,
    const struct names *values, bool *any, struct cr_err *e)
{
	int64_t *seq = xcalloc(values->n + 1, sizeof *seq);
	enum cr_status st;
	size_t i;

	st = catalog_group_begin(c, e);
	for (i = 0; st == CR_OK && i < values->n; i++) {
		st = decision_add(c, r->number, kind, values->v[i], o.by,
		    o.why, &seq[i], e);
		if (st == CR_END) /* that is in force already */
			st = CR_OK;
	}
	if (i || st == CR_OK)
		st = catalog_group_end(c, st, e);
	for (i = 0; st == CR_OK && i < values->n; i++) {
		tell(r, kind, values->v[i], seq[i]);
		*any |= seq[i] != 0;
	}
	free(seq);
	return st;
}

/* Pages go where a person says; told once it is on disk. */
static enum cr_status
move_pages(struct catalog *c, const struct record *r, char **words, int n,
    bool *any, struct cr_err *e)
{
	char to[40] = "", *value;
	int64_t seq = 0;
	enum cr_status st;

	st = repaging(c, r, words + 1, (size_t)n - 1, o.by, o.why, to, &seq, e);
	if (st != CR_OK)
		return st;
	*any = true;
	value = xasprintf("%s to %s", words[1], to);
	tell(r, "pages", value, seq);
	free(value);
	return CR_OK;
}

/* Opening what is protected is a step of its own. */
static enum cr_status
may_open(const struct record *r, const char *kind, const struct names *values,
    struct cr_err *e)
{
	if (strcmp(kind, "class") || !values->n ||
	    strcmp(values->v[0], "open") || !policy_protects(r->klass))
		return CR_OK;
	return err_set(e, CR_SKIP,
	    "'%s' is protected (%s): 'courtroll class open %s --yes' opens it",
	    r->id, r->klass, r->id);
}

static enum cr_status
decide(struct catalog *c, const struct record *r, char **words, int n,
    bool *any, struct cr_err *e)
{
	struct names values = { NULL, 0, 0 };
	struct scheme *s = NULL;
	enum cr_status st;
	struct say say = { words[0], words + 1, (size_t)n - 1, o.from, o.to,
		o.relation, o.date, NULL, r };

	if (!strcmp(words[0], "pages"))
		return move_pages(c, r, words, n, any, e);
	if ((st = index_scheme(&s, c, e)) != CR_OK)
		return st;
	say.scheme = s;
	if ((st = say_values(&values, &say, e)) == CR_OK &&
	    (st = may_open(r, words[0], &values, e)) == CR_OK)
		st = add_all(c, r, words[0], &values, any, e);
	names_release(&values);
	scheme_free(s);
	return st;
}

/* ---- the program --------------------------------------------------------- */

static void
check_usage(int operands)
{
	if (!operands)
		opt_usage(&verb, "which file?");
	if (o.list && (o.undo || operands > 1))
		opt_usage(&verb, "--list wants a FILE-ID and no more");
	if (o.undo && operands > 1)
		opt_usage(&verb, "--undo wants a FILE-ID and no more");
	if (!o.list && !o.undo && operands < 2)
		opt_usage(&verb, "what is said of it? (KIND VALUE, or --list)");
	if (!o.list)
		effect_said(&verb, &o.by, &o.why);
}

/* CR_END, and says so: there is no such file. */
static enum cr_status
open_file(struct archive *a, struct catalog **c, const char *id,
    struct record **r, struct cr_err *e)
{
	int64_t file = 0;
	enum cr_status st;

	if ((st = archive_open(a, opt_archive(), e)) != CR_OK ||
	    (st = catalog_open(c, a, e)) != CR_OK)
		return st;
	st = record_lookup(*c, id, &file, e);
	if (st == CR_OK)
		st = record_read(*c, file, r, e);
	else if (st == CR_END)
		err_set(e, CR_END, "there is no file '%s'", id);
	return st == CR_SKIP ? CR_END : st;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct record *r = NULL;
	bool any = false;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	check_usage(argc - i);
	st = open_file(&a, &c, argv[i], &r, &e);
	if (st == CR_OK && o.list)
		st = list(c, r, &e);
	else if (st == CR_OK && o.undo)
		any = (st = undo(c, r, &e)) == CR_OK;
	else if (st == CR_OK)
		st = decide(c, r, argv + i + 1, argc - i - 1, &any, &e);
	rc = st == CR_OK ? CR_EXIT_OK
	    : st == CR_END ? CR_EXIT_SOME
	    : st == CR_SKIP ? CR_EXIT_USAGE : CR_EXIT_STOP;
	if (st != CR_OK)
		log_error("%s", e.msg);
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to%s",
		    any ? "; it is decided all the same" : "");
		rc = CR_EXIT_STOP;
	}
	record_free(r);
	catalog_close(c);
	if (any && o.later)
		log_info("it counts once 'courtroll code' and 'courtroll "
			 "index' have run");
	if (any && !o.later && effect_now(&a) && rc == CR_EXIT_OK)
		rc = CR_EXIT_SOME;
	archive_close(&a);
	return rc;
}
