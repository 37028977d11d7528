/* codes/cmd_scheme.c: courtroll scheme: what is wrong with the legal codes of a
 * court system, and what they are.
 *
 * `check FILE` needs no archive: FILE is a scheme, or an overlay, whose scheme
 * is the installed one of that name.  `show` prints the tables, with the
 * overlay of the archive where there is one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "codes/scheme_check.h"
#include "codes/scheme_data.h"
#include "codes/scheme_show.h"
#include "courtroll.h"

static const char *scheme_path;
static bool json;

static const struct opt opts[] = {
	{ "json", 0, OPT_FLAG, &json, NULL, "one JSON object", 0, 0 },
	{ "scheme", 's', OPT_TEXT, &scheme_path, "FILE",
	    "that an overlay is for, that is shown", 0, 0 },
	{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
};

static const struct opt_verb verb = {
	"scheme",
	"check FILE | show [SECTION]",
	"Check or show the legal codes of a court system.",
	"check tells every fault of a scheme or an overlay by its line, and\n"
	"warns of what a lawyer should look at; it needs no archive.  show\n"
	"prints the tables, as an archive's overlay has them: courts stations\n"
	"divisions types editions subjects statutes offences documents roles\n"
	"access outcomes ages labels overlay.",
	opts,
};

/* ---- check --------------------------------------------------------------- */

static char *
installed(const char *scheme)
{
	char *file = xasprintf("schemes/%s.xml", scheme);
	char *path = where_data(file);

	free(file);
	return path;
}

static void
print_text(const struct faults *f, const struct scheme *s, const char *path)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (!f->v[i].warning)
			printf("%s:%d: %s\n", path, f->v[i].line, f->v[i].text);
		else if (!log_is_quiet())
			log_warn("%s:%d: %s", path, f->v[i].line, f->v[i].text);
	}
	if (f->n_faults > FAULTS_MOST)
		printf("%s: %zu faults more\n", path,
		    f->n_faults - FAULTS_MOST);
	if (!s)
		return;
	printf("%s: a good ", path);
	if (strstr(scheme_version(s), "overlay"))
		printf("overlay: %zu entries; with it %s has", s->n_notes,
		    scheme_name(s));
	else
		printf("scheme:");
	printf(" %zu courts, %zu stations, %zu types, %zu subjects, %zu "
	       "offences, %zu documents, %zu access rules; %zu to look at\n",
	    s->n_courts, s->n_stations, s->n_types, s->topics.n_subjects,
	    s->topics.n_offences, s->topics.n_doctypes, s->topics.n_rules,
	    f->n_warnings);
}

static void
print_json(json_t *j)
{
	if (!j)
		abort(); /* out of memory */
	(void)json_dumpf(j, stdout, JSON_COMPACT); /* errors: see main */
	putchar('\n');
	json_decref(j);
}

static void
print_faults(const struct faults *f, const struct scheme *s, const char *path)
{
	json_t *faults = json_array(), *warnings = json_array();
	size_t i;

	for (i = 0; i < f->n; i++)
		json_array_append_new(f->v[i].warning ? warnings : faults,
		    json_pack("{s:i, s:s}", "line", f->v[i].line, "text",
			f->v[i].text));
	print_json(json_pack("{s:i, s:s, s:b, s:o, s:o, s:I, s:I}", "v", 1,
	    "file", path, "good", s != NULL, "faults", faults, "warnings",
	    warnings, "n_faults", (json_int_t)f->n_faults, "n_warnings",
	    (json_int_t)f->n_warnings));
}

/* An overlay names its scheme; the grammars are the program's own. */
static int
check(const char *path)
{
	struct faults f = FAULTS_INIT;
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;
	char *name = NULL, *scheme = NULL;
	char *rng = where_data("schemes/scheme.rng");
	char *overlay_rng = where_data("schemes/overlay.rng");
	struct scheme_check what = { path, scheme_path, rng, overlay_rng };
	int code = CR_EXIT_SOME;
	enum cr_status st;

	if (!scheme_path &&
	    scheme_overlay_of(&name, path, NULL) == CR_OK && name) {
		scheme = installed(name);
		if (file_exists(scheme))
			what.scheme = scheme;
	}
	if ((st = scheme_check(&f, &s, &what, &e)) == CR_OK) {
		json ? print_faults(&f, s, path) : print_text(&f, s, path);
		code = s ? CR_EXIT_OK : CR_EXIT_SOME;
	} else {
		log_error("%s", e.msg);
		code = st == CR_SKIP ? CR_EXIT_SOME : CR_EXIT_STOP;
	}
	scheme_free(s);
	faults_release(&f);
	free(name);
	free(scheme);
	free(rng);
	free(overlay_rng);
	return code;
}

/* ---- show ---------------------------------------------------------------- */

static int
show(const char *section)
{
	struct scheme *s = NULL;
	struct cr_err e = CR_ERR_INIT;
	struct buf out = BUF_INIT;
	char *overlay = path_join(opt_archive(), SCHEME_OVERLAY);
	char *name = NULL, *path = NULL;
	enum cr_status st;
	size_t i;

	for (i = 0; section && scheme_sections[i]; i++)
		if (strcmp(section, scheme_sections[i]) == 0)
			break;
	if (section && !scheme_sections[i])
		opt_usage(&verb, "there is no section '%s'", section);
	if ((st = scheme_overlay_of(&name, overlay, &e)) == CR_OK) {
		path = installed(name ? name : "uganda");
		st = scheme_load_with(&s, scheme_path ? scheme_path : path,
		    scheme_path ? NULL : overlay, &e);
	}
	if (st == CR_OK && json) {
		print_json(scheme_show_json(s, section));
	} else if (st == CR_OK) {
		scheme_show_text(s, section, &out);
		fwrite(out.data, 1, out.len, stdout);
	} else {
		log_error("%s", e.msg);
	}
	buf_release(&out);
	scheme_free(s);
	free(path);
	free(name);
	free(overlay);
	return st == CR_OK ? CR_EXIT_OK : CR_EXIT_STOP;
}

int
main(int argc, char **argv)
{
	int i = opt_parse(&verb, argc, argv), code;
	const char *what = i < argc ? argv[i++] : "";

	if (strcmp(what, "check") == 0) {
		if (argc - i != 1)
			opt_usage(&verb, "check wants one FILE");
		code = check(argv[i]);
	} else if (strcmp(what, "show") == 0) {
		if (argc - i > 1)
			opt_usage(&verb, "show wants one SECTION, or none");
		code = show(i < argc ? argv[i] : NULL);
	} else {
		opt_usage(&verb, *what ? "'%s' is neither check nor show"
				       : "check or show%s", what);
	}
	if (fflush(stdout) != 0 || ferror(stdout)) {
		log_error("cannot write the answer");
		return CR_EXIT_STOP;
	}
	return code;
}
