/* codes/cmd_number.c: `courtroll number [TEXT...]`: case numbers in the text,
 * or in each line of standard input; one JSON object for each.  Needs no
 * archive; where there is one, what its registrar confirmed holds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/utf8.h"
#include "codes/casejson.h"
#include "codes/number.h"
#include "codes/scheme.h"
#include "courtroll.h"

struct tally {
	size_t found, refused;
};

static json_t *
written_json(const struct scheme *s, const struct case_id *c)
{
	struct buf code = BUF_INIT;
	json_t *j;

	scheme_write(s, c, &code);
	j = case_json(c, code.data);
	buf_release(&code);
	return j;
}

static json_t *
number_json(const struct scheme *s, const struct number *n, const char *text)
{
	json_t *all = json_array();
	size_t i;

	for (i = 0; i < n->n_candidates; i++)
		json_array_append_new(all, written_json(s, &n->candidates[i]));
	return json_pack("{s:s%, s:o, s:o, s:s, s:f}", "verbatim",
	    text + n->off, n->len, "case",
	    n->settled ? written_json(s, &n->candidates[0]) : json_null(),
	    "candidates", all, "role", number_role_name(n->role), "score",
	    n->score);
}

static void
print_json(json_t *j)
{
	json_dumpf(j, stdout, JSON_COMPACT | JSON_REAL_PRECISION(3));
	putchar('\n');
	json_decref(j);
}

/* One text; what is no UTF-8 in it is replaced before it is looked at. */
static void
answer(const struct scheme *s, const char *raw, size_t len, struct tally *t)
{
	struct numbers found = NUMBERS_INIT;
	struct buf text = BUF_INIT;
	json_t *list = json_array();
	size_t i;

	utf8_add_clean(&text, raw, len);
	numbers_find(&found, s, text.data, text.len);
	for (i = 0; i < found.n; i++)
		json_array_append_new(list,
		    number_json(s, &found.v[i], text.data));
	print_json(json_pack("{s:i, s:s%, s:o}", "v", 1, "text", text.data,
	    text.len, "numbers", list));
	t->found += found.n;
	numbers_release(&found);
	buf_release(&text);
}

/* Answers stay in step with lines, so a refused one has an answer too. */
static void
refuse(const char *what, size_t n, struct tally *t)
{
	log_error("%s %zu is longer than %u bytes: not read", what, n,
	    CR_MAX_LINE);
	print_json(json_pack("{s:i, s:n, s:[], s:s}", "v", 1, "text",
	    "numbers", "error", "too long"));
	t->refused++;
}

static void
answer_line(const struct scheme *s, const struct buf *line, bool long_line,
    size_t n, struct tally *t)
{
	size_t len = line->len;

	if (long_line) {
		refuse("line", n, t);
		return;
	}
	if (len && line->data[len - 1] == '\r')
		len--;
	answer(s, line->data, len, t);
}

static enum cr_status
answer_stdin(const struct scheme *s, struct tally *t, struct cr_err *e)
{
	struct buf line = BUF_INIT;
	bool too_long = false, open = false;
	size_t n = 1;
	int c;

	while ((c = getc(stdin)) != EOF) {
		open = c != '\n';
		if (open && line.len < CR_MAX_LINE) {
			buf_addc(&line, (char)c);
		} else if (open) {
			too_long = true;
		} else {
			answer_line(s, &line, too_long, n++, t);
			buf_reset(&line);
			too_long = false;
		}
	}
	if (open)
		answer_line(s, &line, too_long, n, t);
	buf_release(&line);
	if (ferror(stdin))
		return err_sys(e, CR_FATAL, "cannot read standard input");
	return CR_OK;
}

static const char *scheme_path;

static const struct opt opts[] = {
	{ "scheme", 's', OPT_TEXT, &scheme_path, "FILE",
	    "codes of the courts; else the archive's, those of Uganda", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = {
	"number",
	"[TEXT...]",
	"find case numbers in text",
	"Looks into each TEXT, or into each line of standard input, and\n"
	"prints one JSON object for each, with every case number found in\n"
	"it.  Exit status 1: no number was found, or a line was too long.",
	opts,
};

/* A scheme that is named is taken as it is.  Else an archive's overlay holds,
 * and tells which scheme it is for. */
static enum cr_status
load_scheme(struct scheme **s, struct cr_err *e)
{
	char *overlay, *name = NULL, *file, *path;
	enum cr_status st;

	if (scheme_path)
		return scheme_load_numbers(s, scheme_path, NULL, e);
	overlay = path_join(opt_archive(), SCHEME_OVERLAY);
	if ((st = scheme_overlay_of(&name, overlay, e)) == CR_OK) {
		file = xasprintf("schemes/%s.xml", name ? name : "uganda");
		path = where_data(file);
		st = scheme_load_numbers(s, path, overlay, e);
		free(path);
		free(file);
	}
	free(name);
	free(overlay);
	return st;
}

int
main(int argc, char **argv)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;
	struct tally t = { 0, 0 };
	int i = opt_parse(&verb, argc, argv), code = CR_EXIT_STOP;
	size_t n = 1;

	if (load_scheme(&s, &e) != CR_OK)
		goto out;
	if (i == argc && answer_stdin(s, &t, &e) != CR_OK)
		goto out;
	for (; i < argc; i++, n++) {
		if (strlen(argv[i]) > CR_MAX_LINE)
			refuse("text", n, &t);
		else
			answer(s, argv[i], strlen(argv[i]), &t);
	}
	if (fflush(stdout) != 0 || ferror(stdout))
		(void)err_sys(&e, CR_FATAL, "cannot write the answers");
	else
		code = t.found && !t.refused ? CR_EXIT_OK : CR_EXIT_SOME;
out:
	if (e.status != CR_OK)
		log_error("%s", e.msg);
	scheme_free(s);
	return code;
}
