/* search/cmd_search.c: courtroll search: ranked hits for words, phrases,
 * fields and numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/fileid.h"
#include "base/opt.h"
#include "catalog/moved.h"
#include "courtroll.h"
#include "search/find.h"
#include "search/format.h"
#include "search/queries.h"
#include "search/query.h"
#include "search/reader.h"

static const char *classes = "open", *sort = "relevance", *by = "file";
static const char *queries;
static long limit = 10, offset;
static bool exact, json;

static const struct opt options[] = {
	{ "classes", 'c', OPT_TEXT, &classes, "LIST",
	    "access classes to search: open,family ... or all", 0, 0 },
	{ "limit", 'n', OPT_INT, &limit, "N", "hits to show (10)", 0,
	    FIND_MAX_LIMIT },
	{ "offset", 'o', OPT_INT, &offset, "N", "hits to pass over", 0,
	    1000000 },
	{ "sort", 's', OPT_TEXT, &sort, "HOW",
	    "relevance, or date: newest case first", 0, 0 },
	{ "by", 0, OPT_TEXT, &by, "WHAT",
	    "file: one hit a file; page: every page", 0, 0 },
	{ "exact", 'x', OPT_FLAG, &exact, NULL,
	    "only the words as written: no stems, no forgiveness", 0, 0 },
	{ "queries", 0, OPT_TEXT, &queries, "FILE",
	    "queries from FILE, one a line or CSV column 'query'; gives CSV",
	    0, 0 },
	{ "json", 0, OPT_FLAG, &json, NULL, "JSON, one object a query", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = { "search", "QUERY...",
	"Find files by words, names, numbers and places.",
	"  kato boundary            files with both words\n"
	"  \"vacant possession\"      the phrase\n"
	"  kato OR nakato -appeal   either, without the third; also AND, NOT\n"
	"  land near mukono         within ten words; near/3: within three\n"
	"  okell*                   beginning of a word\n"
	"  HCCS 124 of 2005         a case number, in any written form\n"
	"  MUK-000123-7             a file id\n"
	"  party:kato year:2001..2005 shelf:C4 type:cs station:mukono\n"
	"Put the whole QUERY in quotes: its own quotes, '-' and '*' mean "
	"something to the\nshell. Fields: code case party judge court station "
	"type subject offence doc year\nfiled batch room shelf box file "
	"status. Exit status 1: nothing found.", options };

static void
write_out(struct buf *out)
{
	if (fwrite(out->data, 1, out->len, stdout) != out->len) {
		log_error("cannot write");
		exit(CR_EXIT_STOP);
	}
	buf_reset(out);
}

/* Point at the character that is wrong. */
static void
show_fault(const char *text, size_t at, const char *msg)
{
	size_t i, column = 0;

	log_error("%s", msg);
	if (strlen(text) > 200 || at > strlen(text))
		return;
	for (i = 0; i < at; i++) /* characters, not bytes */
		column += ((unsigned char)text[i] & 0xc0) != 0x80;
	log_error("  %s", text);
	log_error("  %*s^", (int)column, "");
}

/* Why nothing may have been found. */
static void
hint(struct reader *r, const char *text)
{
	struct cr_err e = CR_ERR_INIT;
	struct catalog_work n;
	char site[8];
	int64_t number;

	if (fileid_read(text, site, &number, &e) == CR_SKIP)
		log_info("%s", e.msg);
	if (strcmp(classes, "all") != 0)
		log_info("searched the files of class %s only; '--classes all' "
			 "searches all", classes);
	if (catalog_work(r->catalog, &n, &e) == CR_OK && n.to_index)
		log_info("%lld files are not indexed yet; 'courtroll index' "
			 "brings the index up to date",
		    (long long)n.to_index);
}

static bool
bold(void)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && !(no && *no) &&
	    !(term && strcmp(term, "dumb") == 0);
}

/* Ask, but not for files that have another class since they were indexed. */
static enum cr_status
find(struct found *found, struct reader *r, const struct query *q,
    const char *text, const struct find_ask *from, struct cr_err *e)
{
	struct find_ask ask = *from;
	int64_t *hidden = NULL;
	enum cr_status st = moved_files(r->catalog, r->classes, &hidden,
	    &ask.n_hidden, e);

	ask.hidden = hidden;
	ask.catalog = r->catalog;
	if (st == CR_OK)
		st = find_hits(found, r->fts, q, text, &ask, e);
	free(hidden);
	return st;
}

/* One query; its exit status. */
static int
one(struct reader *r, const char *text, const struct find_ask *ask,
    struct cr_err *e)
{
	struct buf out = BUF_INIT;
	struct query *q = NULL;
	struct found found;
	enum cr_status st;
	size_t at;
	int rc = CR_EXIT_OK;

	if (query_parse(&q, &at, text, r->scheme, e) != CR_OK) {
		show_fault(text, at, e->msg);
		return CR_EXIT_USAGE;
	}
	st = find(&found, r, q, text, ask, e);
	query_free(q);
	if (st != CR_OK) {
		log_error("%s%s", e->msg, st == CR_SKIP
			? "; 'courtroll index --all' builds it anew" : "");
		return CR_EXIT_STOP;
	}
	if (json)
		format_json(&out, text, &found, ask->offset);
	else if (queries)
		format_csv(&out, text, &found, ask->offset);
	else
		format_text(&out, text, &found, ask->offset, bold());
	write_out(&out);
	if (found.matches == 0)
		rc = CR_EXIT_SOME;
	if (found.matches == 0 && !queries && !json)
		hint(r, text);
	find_release(&found);
	buf_release(&out);
	return rc;
}

/* All of a file: what is wrong with one query is said, and the others are
 * answered. */
static int
many(struct reader *r, const struct find_ask *ask, struct cr_err *e)
{
	struct names list = NAMES_INIT;
	struct buf head = BUF_INIT;
	int rc = CR_EXIT_OK, got;
	size_t i;

	if (queries_read(&list, queries, e) != CR_OK) {
		log_error("%s", e->msg);
		return CR_EXIT_STOP;
	}
	format_csv_head(&head);
	if (!json)
		write_out(&head);
	buf_release(&head);
	for (i = 0; i < list.n && rc != CR_EXIT_STOP; i++) {
		got = one(r, list.v[i], ask, e);
		if (got != CR_EXIT_OK)
			rc = got == CR_EXIT_STOP ? got : CR_EXIT_SOME;
	}
	names_release(&list);
	return rc;
}

int
main(int argc, char **argv)
{
	struct cr_err e = CR_ERR_INIT;
	struct find_ask ask;
	struct reader r;
	char *text;
	int first = opt_parse(&verb, argc, argv), rc;

	if (!queries == (first == argc))
		opt_usage(&verb, queries ? "--queries takes no QUERY beside it"
					 : "what shall be searched for?");
	if (strcmp(sort, "relevance") != 0 && strcmp(sort, "date") != 0)
		opt_usage(&verb, "--sort is relevance or date, not '%s'", sort);
	if (strcmp(by, "file") != 0 && strcmp(by, "page") != 0)
		opt_usage(&verb, "--by is file or page, not '%s'", by);
	memset(&ask, 0, sizeof ask);
	ask.offset = (unsigned)offset;
	ask.limit = (unsigned)limit;
	ask.newest = strcmp(sort, "date") == 0;
	ask.by_page = strcmp(by, "page") == 0;
	ask.exact = exact;

	text = reader_operands(argc, argv, first);
	if (reader_open(&r, &verb, classes, &e) != CR_OK) {
		log_error("%s", e.msg);
		rc = CR_EXIT_STOP;
	} else {
		ask.scheme = r.scheme;
		rc = queries ? many(&r, &ask, &e) : one(&r, text, &ask, &e);
	}
	if (fflush(stdout) == EOF && rc < CR_EXIT_STOP) {
		log_error("cannot write");
		rc = CR_EXIT_STOP;
	}
	reader_close(&r);
	free(text);
	return rc;
}
