/* search/cmd_case.c: courtroll case: the files of a case number, where they
 * are, and the files that arise from the case or mention it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/err.h"
#include "base/opt.h"
#include "codes/casejson.h"
#include "courtroll.h"
#include "search/cases.h"
#include "search/dump.h"
#include "search/format.h"
#include "search/query.h"
#include "search/reader.h"

static const char *classes = "open";
static bool json;

static const struct opt options[] = {
	{ "classes", 'c', OPT_TEXT, &classes, "LIST",
	    "access classes to look in: open,family ... or all", 0, 0 },
	{ "json", 0, OPT_FLAG, &json, NULL, "one JSON object", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "case", "NUMBER",
	"The files of a case, and those that arise from it or mention it.",
	"NUMBER in any written form: 'HCT-00-LD-CS-0260-2017', 'Civil Suit 95 "
	"of 2015',\nHC/Mukono/CS/95/2015. Where court or station are not "
	"known on one side, files that\nmay be meant are listed as such. Exit "
	"status 1: none.", options };

/* ---- JSON ---------------------------------------------------------------- */

static json_t *
must(json_t *o)
{
	if (!o)
		abort(); /* no memory */
	return o;
}

static json_t *
text(const char *s)
{
	return must(s ? json_string(s) : json_null());
}

static json_t *
file_json(const struct case_file *f)
{
	const struct record *r = f->record;
	json_t *o = must(json_object());

	json_object_set_new(o, "file", text(r->id));
	json_object_set_new(o, "case",
	    text(r->own >= 0 ? r->numbers[r->own].code : NULL));
	json_object_set_new(o, "relation",
	    text(case_relation_names[f->relation]));
	json_object_set_new(o, "sure", json_boolean(f->sure));
	json_object_set_new(o, "location", dump_location(r));
	json_object_set_new(o, "volume", text(r->volume));
	json_object_set_new(o, "holder", text(r->holder));
	json_object_set_new(o, "title", text(r->parties));
	json_object_set_new(o, "class", text(r->klass));
	json_object_set_new(o, "pages", json_integer((json_int_t)r->n_pages));
	return o;
}

static void
print_json(const char *number, const struct cases *c)
{
	const struct rec_number *own = cases_own(c);
	json_t *o = must(json_object()), *files = must(json_array());
	size_t i;

	for (i = 0; i < c->n; i++)
		json_array_append_new(files, file_json(&c->v[i]));
	json_object_set_new(o, "v", json_integer(1));
	json_object_set_new(o, "number", text(number));
	json_object_set_new(o, "case", own ? case_json(&own->id, own->code)
					   : json_null());
	json_object_set_new(o, "files", files);
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
}

/* ---- for people ---------------------------------------------------------- */

static void
file_text(struct buf *b, const struct case_file *f)
{
	const struct record *r = f->record;
	const char *code = r->own >= 0 ? r->numbers[r->own].code : r->written;

	buf_addf(b, "  %s  ", r->id);
	format_place(b, r->room, r->shelf, r->box);
	if (r->holder) {
		buf_adds(b, ", out with ");
		format_clean(b, r->holder);
	}
	if (r->volume) {
		buf_adds(b, ", volume ");
		format_clean(b, r->volume);
	}
	if (r->n_pages)
		buf_addf(b, ", %zu page%s", r->n_pages,
		    r->n_pages == 1 ? "" : "s");
	else
		buf_adds(b, ", not scanned yet");
	if (strcmp(r->klass, "open") != 0)
		buf_addf(b, "  [%s]", r->klass);
	if (code || r->parties)
		buf_adds(b, "\n    ");
	if (code)
		format_clean(b, code);
	if (r->parties) {
		buf_adds(b, code ? "  " : "");
		format_clean(b, r->parties);
	}
	buf_addc(b, '\n');
}

static const char *
heading(const struct case_file *f)
{
	switch (f->relation) {
	case CASE_OWN:
		return f->sure ? "files with this number:"
			       : "may be files of this case (the court or "
				 "station asked for is not known there, or "
				 "the number is uncertain):";
	case CASE_PARENT:
		return f->sure ? "arise from this case:"
			       : "may arise from this case:";
	default:
		return f->sure ? "mention this case:"
			       : "may mention this case:";
	}
}

static void
print_text(const struct cases *c)
{
	const struct rec_number *own = cases_own(c);
	const char *head, *last = "";
	struct buf b = BUF_INIT;
	size_t i;

	if (own && own->code)
		buf_addf(&b, "%s\n", own->code);
	for (i = 0; i < c->n; i++) {
		head = heading(&c->v[i]);
		if (strcmp(head, last) != 0)
			buf_addf(&b, "%s\n", head);
		last = head;
		file_text(&b, &c->v[i]);
	}
	if (c->n == 0)
		buf_adds(&b, "no file of this case\n");
	if (c->more)
		buf_addf(&b, "(and more than %d others)\n", CASES_MAX);
	fwrite(b.data, 1, b.len, stdout);
	buf_release(&b);
}

/* ---- the verb ------------------------------------------------------------ */

/* What is written as the number, perhaps with a place behind it. */
static const struct query *
number_in(const struct query *q)
{
	size_t i;

	if (q->kind == QUERY_AND && q->n)
		for (i = 0; i < q->n; i++)
			if (q->kids[i]->kind == QUERY_NUMBER)
				return q->kids[i];
	return q->kind == QUERY_NUMBER ? q : NULL;
}

static int
show(struct reader *r, const char *number, struct cr_err *e)
{
	const struct query *wanted;
	struct query *q = NULL;
	struct cases c;
	size_t at;
	int rc;

	if (query_parse(&q, &at, number, r->scheme, e) != CR_OK ||
	    !(wanted = number_in(q))) {
		log_error("'%s' is no case number; write it like 'Civil Suit "
			  "95 of 2015'", number);
		query_free(q);
		return CR_EXIT_USAGE;
	}
	if (cases_find(&c, r, wanted, e) != CR_OK) {
		log_error("%s", e->msg);
		query_free(q);
		return CR_EXIT_STOP;
	}
	rc = c.n ? CR_EXIT_OK : CR_EXIT_SOME;
	if (!c.n && strcmp(classes, "all"))
		log_info("looked among the files of class %s only; '--classes "
			 "all' looks among all", classes);
	if (json)
		print_json(number, &c);
	else
		print_text(&c);
	cases_release(&c);
	query_free(q);
	return rc;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct reader r;
	char *number;
	int first = opt_parse(&verb, argc, argv), rc = CR_EXIT_STOP;

	if (first == argc)
		opt_usage(&verb, "which NUMBER?");
	number = reader_operands(argc, argv, first);
	if (reader_open(&r, &verb, classes, &e) == CR_OK)
		rc = show(&r, number, &e);
	else
		log_error("%s", e.msg);
	if (fflush(stdout) == EOF && rc != CR_EXIT_STOP) {
		log_error("cannot write");
		rc = CR_EXIT_STOP;
	}
	reader_close(&r);
	free(number);
	return rc;
}
