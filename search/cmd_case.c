/* search/cmd_case.c: courtroll case: the history of a case, by its number in
 * any written form or by one of its files. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "base/opt.h"
#include "catalog/policy.h"
#include "codes/number.h"
#include "courtroll.h"
#include "search/historyshow.h"
#include "search/reader.h"

static const char *classes = "open";
static bool json;

static const struct opt options[] = {
	{ "classes", 'c', OPT_TEXT, &classes, "LIST",
	    "access classes to look in: open,family ... or all", 0, 0 },
	{ "json", 0, OPT_FLAG, &json, NULL, "one JSON object", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "case", "NUMBER|FILE-ID",
	"The whole history of a case: what it comes from, what came of it, "
	"everything in\norder of date, and where the paper is.",
	"NUMBER in any written form: 'HCT-00-LD-CS-0260-2017', 'Civil Suit 95 "
	"of 2015',\nHC/Mukono/CS/95/2015, 95/2015; of any case of the chain. "
	"Where court or station\nare not known on one side, cases that may be "
	"meant are shown as such. Exit status 1:\nthere is none.", options };

/* ---- what is asked ----------------------------------------------------------- */

struct asked {
	struct case_id *v; /* readings */
	size_t n;
	int64_t file;      /* or this file */
};

/* "95/2015", "95 of 2015": a number without a type. */
static bool
bare_number(struct case_id *id, const char *s)
{
	long serial, year;
	char *end;

	if (!isdigit((unsigned char)*s))
		return false;
	serial = strtol(s, &end, 10);
	end += strspn(end, " ");
	if (*end == '/' || *end == '-')
		end++;
	else if (strncmp(end, "of ", 3) == 0)
		end += 3;
	else
		return false;
	end += strspn(end, " ");
	if (!isdigit((unsigned char)*end))
		return false;
	year = strtol(end, &end, 10);
	end += strspn(end, " ");
	if (*end || serial < 1 || serial > 999999 || year < 1900 ||
	    year > 2099)
		return false;
	memset(id, 0, sizeof *id);
	id->serial = serial;
	id->year = (int)year;
	return true;
}

static void
take(struct asked *a, const struct case_id *v, size_t n)
{
	a->v = xreallocn(NULL, n, sizeof *v);
	memcpy(a->v, v, n * sizeof *v);
	a->n = n;
}

static bool
read_number(struct asked *a, const struct scheme *s, const char *text)
{
	struct numbers found = NUMBERS_INIT;
	struct case_id bare;
	size_t n;

	a->v = NULL;
	a->n = 0;
	if (bare_number(&bare, text)) {
		take(a, &bare, 1);
		return true;
	}
	numbers_find(&found, s, text, strlen(text));
	if (found.n == 1) {
		n = found.v[0].settled ? 1 : found.v[0].n_candidates;
		take(a, found.v[0].candidates, n);
	}
	numbers_release(&found);
	return a->n > 0;
}

/* ---- mentions ---------------------------------------------------------------- */

struct mentions_of {
	struct mention_of *v;
	size_t n, cap;
};

static bool
in_history(const struct history *h, int64_t file)
{
	size_t i, k;

	for (i = 0; i < h->n; i++)
		for (k = 0; k < h->cases[i].n_files; k++)
			if (h->cases[i].files[k]->number == file)
				return true;
	return false;
}

static void
add_mention(struct mentions_of *out, const struct record *r,
    const struct case_id *id, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < out->n; i++)
		if (out->v[i].file == r)
			return;
	for (i = 0; i < r->n_numbers; i++) {
		const struct rec_number *x = &r->numbers[i];

		if (!x->settled || x->own || !case_match(&x->id, id))
			continue;
		out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
		out->v[out->n++] = (struct mention_of){ r, x,
			scheme_case_full(s, id) &&
			    scheme_case_full(s, &x->id) };
		return;
	}
}

/* Files that only name the case. */
static enum cr_status
find_mentions(struct mentions_of *out, struct linker *l,
    const struct history *h, const struct case_id *id, struct cr_err *e)
{
	struct caserefs refs = CASEREFS_INIT;
	const struct record *r;
	enum cr_status st;
	size_t i;

	if (!case_known(id))
		return CR_OK;
	st = caseref_find(l->catalog, id->type, id->serial, id->year, true,
	    &refs, e);
	for (i = 0; i < refs.n && st == CR_OK; i++) {
		if (!case_match(&refs.v[i].number, id) ||
		    !policy_shows(l->classes, refs.v[i].klass) ||
		    in_history(h, refs.v[i].file))
			continue;
		st = linker_record(l, refs.v[i].file, &r, e);
		if (st == CR_OK)
			add_mention(out, r, id, l->scheme);
		else if (st == CR_END)
			st = CR_OK;
	}
	caserefs_release(&refs);
	return st;
}

/* ---- the verb ---------------------------------------------------------------- */

static int
print(const struct shown *s)
{
	struct buf b = BUF_INIT;

	if (json)
		history_json(&b, s);
	else
		history_text(&b, s);
	fwrite(b.data, 1, b.len, stdout);
	buf_release(&b);
	return s->h->n || s->n_mentions ? CR_EXIT_OK : CR_EXIT_SOME;
}

static int
show(struct reader *r, const char *text, const struct asked *a,
    struct cr_err *e)
{
	struct linker l = { .catalog = r->catalog, .scheme = r->scheme,
		.classes = r->classes };
	struct mentions_of m = { NULL, 0, 0 };
	struct shown s = { .number = text, .scheme = r->scheme,
		.asked = a->n == 1 ? a->v : NULL, .by_file = a->file != 0 };
	struct history h = { NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, false };
	enum cr_status st;
	int rc = CR_EXIT_STOP;
	size_t i;

	st = a->file ? history_of_file(&h, &l, a->file, e)
		     : history_find(&h, &l, a->v, a->n, e);
	for (i = 0; st == CR_OK && i < a->n; i++)
		st = find_mentions(&m, &l, &h, &a->v[i], e);
	s.h = &h;
	s.mentions = m.v;
	s.n_mentions = m.n;
	if (st == CR_OK || st == CR_END)
		rc = print(&s);
	else
		log_error("%s", e->msg);
	if (rc == CR_EXIT_SOME && strcmp(classes, "all") != 0)
		log_info("looked among the files of class %s only; '--classes "
			 "all' looks among all", classes);
	free(m.v);
	history_release(&h);
	linker_forget(&l);
	return rc;
}

/* A file id, else a number. */
static int
ask(struct reader *r, const char *text, struct cr_err *e)
{
	struct asked a = { NULL, 0, 0 };
	enum cr_status st = record_lookup(r->catalog, text, &a.file, e);
	int64_t number;
	char site[8];
	int rc;

	if (st != CR_OK)
		a.file = 0;
	if (st == CR_FATAL || st == CR_RETRY) {
		log_error("%s", e->msg);
		return CR_EXIT_STOP;
	}
	if (!a.file && fileid_read(text, site, &number, e) == CR_SKIP) {
		log_error("%s", e->msg);
		return CR_EXIT_USAGE;
	}
	if (!a.file && !read_number(&a, r->scheme, text)) {
		log_error("'%s' is no case number; write it like 'Civil Suit "
			  "95 of 2015'", text);
		return CR_EXIT_USAGE;
	}
	rc = show(r, text, &a, e);
	free(a.v);
	return rc;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct reader r;
	char *text;
	int first = opt_parse(&verb, argc, argv), rc = CR_EXIT_STOP;

	if (first == argc)
		opt_usage(&verb, "which NUMBER?");
	text = reader_operands(argc, argv, first);
	if (reader_open_catalog(&r, &verb, classes, &e) == CR_OK)
		rc = ask(&r, text, &e);
	else
		log_error("%s", e.msg);
	if (fflush(stdout) == EOF && rc != CR_EXIT_STOP) {
		log_error("cannot write");
		rc = CR_EXIT_STOP;
	}
	reader_close(&r);
	free(text);
	return rc;
}
