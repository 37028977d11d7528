/* ingest/cmd_ingest.c: courtroll ingest: from PATHs to a closed batch.
 *
 *	walk ─▶ stage (copy, hash) ─▶ probe (decode) ─▶ group ─▶ bag ─▶ catalogue
 *	              │ refused ─▶ quarantine
 *
 * Nothing is acknowledged before the bag is closed and entered; whatever is
 * interrupted before that is done again from the sources, with the same
 * result, reusing the copies that were made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/fileid.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/progress.h"
#include "catalog/batch.h"
#include "catalog/policy.h"
#include "catalog/record.h"
#include "courtroll.h"
#include "ingest/bag.h"
#include "ingest/group.h"
#include "ingest/outcome.h"
#include "ingest/prober.h"
#include "ingest/stage.h"

struct ingest {
	struct catalog *c;
	struct stage stage;
	struct inputs in;
	struct delivery d;
	struct grouped grouped;
	struct prober *prober;
	struct progress *progress;
	size_t decided;
	size_t n_fate[FATE_NOT_TAKEN + 1];
};

/* ---- the name of a batch ------------------------------------------------ */

/* NAME, else NAME-2, NAME-3 ... when it is closed already; without a name
 * the first free one of 0001, 0002 ... */
static enum cr_status
choose_name(struct catalog *c, const char *wanted, char **name,
    struct cr_err *e)
{
	enum cr_status st;
	bool taken = true;
	int i;

	for (i = 1;; i++) {
		*name = !wanted ? xasprintf("%04d", i)
		    : i == 1    ? xstrdup(wanted)
				: xasprintf("%s-%d", wanted, i);
		st = batch_exists(c, *name, &taken, e);
		taken |= !bag_name_free(catalog_archive(c), *name);
		if (st != CR_OK || !taken)
			break;
		free(*name);
	}
	if (st != CR_OK)
		free(*name);
	return st;
}

/* ---- stages of the work ------------------------------------------------- */

static enum cr_status
on_decided(void *ctx, struct input *i, struct cr_err *e)
{
	struct ingest *g = ctx;
	enum cr_status st = CR_OK;

	if (i->fate == FATE_REFUSED) {
		log_warn("'%s' refused: %s: %s", i->source,
		    reason_name(i->reason), i->detail);
		st = stage_quarantine(&g->stage, i, e);
	} else if (i->fate == FATE_NOT_TAKEN) {
		log_debug("'%s' is %s: not taken", i->source, i->detail);
		if (i->n)
			st = stage_drop(&g->stage, i, e);
	}
	g->n_fate[i->fate]++;
	progress_done(g->progress, ++g->decided);
	return st;
}

static enum cr_status
stage_and_probe(struct ingest *g, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	size_t k;

	for (k = 0; k < g->in.n && st == CR_OK && !progress_stopping(); k++) {
		struct input *i = &g->in.v[k];

		if ((st = stage_take(&g->stage, i, e)) != CR_OK)
			break;
		st = i->fate == FATE_NEW ? prober_add(g->prober, i, e)
					 : on_decided(g, i, e);
	}
	if (st == CR_OK)
		st = prober_drain(g->prober, e);
	if (st == CR_OK && progress_stopping())
		st = err_set(e, CR_END,
		    "stopped before the batch was complete; nothing is lost: "
		    "give the same command to go on");
	return st;
}

static void
list_refusals(struct ingest *g)
{
	size_t k;

	for (k = 0; k < g->in.n; k++) {
		const struct input *i = &g->in.v[k];
		struct delivery_refusal *r;

		if (i->fate != FATE_REFUSED)
			continue;
		r = delivery_add_refusal(&g->d);
		r->n = i->n;
		r->source = xstrdup(i->source);
		r->origin = xstrdup(i->origin);
		memcpy(r->sha256, i->sha256, sizeof r->sha256);
		r->reason = xstrdup(reason_name(i->reason));
		r->detail = xstrdup(i->detail);
	}
}

static enum cr_status
give_ids(struct ingest *g, struct cr_err *e)
{
	int64_t n = 0, first = 0;
	enum cr_status st;
	size_t i;

	for (i = 0; i < g->d.n_files; i++)
		n += !g->d.files[i].number;
	if (!n)
		return CR_OK;
	if ((st = batch_reserve(g->c, g->d.batch, n, &first, e)) != CR_OK)
		return st;
	for (i = 0; i < g->d.n_files; i++) {
		struct delivery_file *f = &g->d.files[i];

		if (f->number)
			continue;
		f->number = first++;
		fileid_write(f->id, catalog_site(g->c), f->number);
	}
	return CR_OK;
}

/* An empty incoming/<batch> is of no use to anyone. */
static enum cr_status
clear_incoming(struct ingest *g, struct cr_err *e)
{
	return dir_remove(g->stage.bag, e);
}

static size_t
page_count(const struct delivery *d)
{
	size_t n = 0, i;

	for (i = 0; i < d->n_files; i++)
		n += d->files[i].n_pages;
	return n;
}

/* Pages in must be pages out, before anything is final. */
static void
check_pages(const struct delivery *d)
{
	size_t n = 0, i;

	for (i = 0; i < d->n_masters; i++)
		n += (size_t)d->masters[i].pages;
	if (n != page_count(d))
		abort(); /* a page would be lost: our own fault */
}

/* What was refused lies safe before the catalogue says so. */
static enum cr_status
sync_quarantine(struct ingest *g, struct cr_err *e)
{
	char *all = archive_path(catalog_archive(g->c), "quarantine", NULL);
	enum cr_status st = CR_OK;

	if (g->d.n_refusals && (st = dir_sync(g->stage.quarantine, e)) == CR_OK)
		st = dir_sync(all, e);
	free(all);
	return st;
}

static int
by_digest(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* What an interrupted run had put into quarantine, and this one has as well,
 * need not lie there twice. */
static enum cr_status
sweep_aside(struct ingest *g, struct cr_err *e)
{
	char(*digests)[65] = xcalloc(g->d.n_refusals + 1, sizeof *digests);
	size_t n = 0, left = 0, i;
	enum cr_status st;

	for (i = 0; i < g->d.n_refusals; i++)
		if (g->d.refusals[i].sha256[0])
			memcpy(digests[n++], g->d.refusals[i].sha256,
			    sizeof *digests);
	qsort(digests, n, sizeof *digests, by_digest);
	st = stage_sweep_aside(&g->stage, digests, n, &left, e);
	if (st == CR_OK && left)
		log_warn("%zu folder%s quarantine/*.interrupted-*: refused "
			 "inputs of an ingest that was cut short and not "
			 "finished; give that command again, or remove them",
		    left, plural(left));
	free(digests);
	return st;
}

static enum cr_status
close_batch(struct ingest *g, const struct group_rules *rules,
    struct cr_err *e)
{
	struct delivery_owner owner;
	enum cr_status st;

	list_refusals(g);
	if ((st = group_inputs(&g->d, &g->grouped, g->c, &g->in, rules, e)) !=
	    CR_OK)
		return st;
	if (!g->d.n_masters && !g->d.n_refusals)
		return clear_incoming(g, e);
	g->d.bag = g->d.n_masters > 0;
	check_pages(&g->d);
	if ((st = sync_quarantine(g, e)) != CR_OK ||
	    (st = sweep_aside(g, e)) != CR_OK ||
	    (st = give_ids(g, e)) != CR_OK)
		return st;
	snprintf(owner.site, sizeof owner.site, "%s", catalog_site(g->c));
	snprintf(owner.archive, sizeof owner.archive, "%s",
	    catalog_archive_id(g->c));
	snprintf(owner.scheme, sizeof owner.scheme, "%s",
	    catalog_scheme(g->c));
	if (g->d.bag &&
	    (st = batch_next_sequence(g->c, &g->d.sequence, e)) != CR_OK)
		return st;
	if (g->d.bag)
		st = bag_close(catalog_archive(g->c), &g->d, &owner, e);
	else if ((st = clear_incoming(g, e)) == CR_OK)
		st = bag_close_refused(catalog_archive(g->c), &g->d, &owner, e);
	if (st == CR_OK && (st = batch_enter(g->c, &g->d, e)) == CR_OK)
		st = outcome_log(&g->grouped, &g->d, g->c, e);
	return st;
}

/* ---- what is said at the end -------------------------------------------- */

struct settings {
	const char *batch, *klass, *file;
	bool each, json, retry;
	long jobs;
};

static void
report(const struct ingest *g, const struct settings *set)
{
	const size_t *f = g->n_fate;
	bool any = g->d.n_masters || g->d.n_refusals;
	size_t pages = page_count(&g->d);
	json_t *o;

	if (set->json) {
		o = json_pack("{s:i, s:s?, s:i, s:i, s:i, s:i, s:i, s:i, s:i, "
			      "s:i}",
		    "v", 1, "batch", any ? g->d.batch : NULL, "inputs",
		    (int)g->in.n, "taken", (int)f[FATE_TAKEN], "known",
		    (int)f[FATE_KNOWN], "refused", (int)f[FATE_REFUSED],
		    "refused_before", (int)f[FATE_REFUSED_BEFORE],
		    "not_taken", (int)f[FATE_NOT_TAKEN], "files",
		    (int)g->d.n_files, "pages", (int)pages);
		outcome_json(o, &g->grouped, &g->d);
		json_dumpf(o, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(o);
	}
	if (f[FATE_NOT_TAKEN])
		log_info("%zu not taken: they are no scans (text, XML and the "
			 "like)",
		    f[FATE_NOT_TAKEN]);
	if (f[FATE_KNOWN] || f[FATE_REFUSED_BEFORE])
		log_info("%zu in the archive already, %zu refused before: "
			 "skipped",
		    f[FATE_KNOWN], f[FATE_REFUSED_BEFORE]);
	if (f[FATE_REFUSED_BEFORE])
		log_info("'--retry' tries again what was refused before");
	if (f[FATE_KNOWN] && set->klass)
		log_info("'--class' holds for what is new; 'courtroll register "
			 "--file ID --class %s' changes the class of a file "
			 "that is in",
		    set->klass);
	if (!any) {
		log_info("nothing new");
		return;
	}
	log_info("batch '%s': %zu page%s in %zu file%s taken in", g->d.batch,
	    pages, plural(pages), g->d.n_files, plural(g->d.n_files));
	outcome_say(&g->grouped, &g->d);
	if (f[FATE_REFUSED])
		log_info("%zu input%s refused: see '%s'", f[FATE_REFUSED],
		    plural(f[FATE_REFUSED]), g->stage.quarantine);
}

/* ---- the command -------------------------------------------------------- */

static enum cr_status
prepare(struct ingest *g, const struct settings *o, struct group_rules *rules,
    struct cr_err *e)
{
	enum cr_status st;
	char *name;
	int n;

	if ((st = bag_recover(g->c, &n, e)) != CR_OK)
		return st;
	if (n)
		log_info("%d batches that an interruption had kept out are "
			 "entered",
		    n);
	if (o->file) {
		st = record_lookup(g->c, o->file, &rules->file_number, e);
		if (st == CR_END)
			st = err_set(e, CR_SKIP, "there is no file '%s'",
			    o->file);
		if (st != CR_OK)
			return st;
	}
	if ((st = choose_name(g->c, o->batch, &name, e)) != CR_OK)
		return st;
	delivery_init(&g->d, name, o->klass);
	st = stage_open(&g->stage, g->c, name, e);
	g->stage.retry = o->retry;
	free(name);
	return st;
}

static enum cr_status
ingest(struct ingest *g, const struct settings *o, char **paths, int n_paths,
    struct cr_err *e)
{
	struct group_rules rules = { .each = o->each };
	char id[FILE_ID_MAX];
	enum cr_status st;

	if ((st = inputs_walk(&g->in, paths, n_paths,
		 catalog_archive(g->c)->root, e)) != CR_OK)
		return st;
	if ((st = prepare(g, o, &rules, e)) != CR_OK)
		return st;
	if (o->file) {
		fileid_write(id, catalog_site(g->c), rules.file_number);
		rules.file_id = id;
	}
	if ((st = prober_new(&g->prober, &g->stage, (unsigned)o->jobs, e)) !=
	    CR_OK)
		return st;
	prober_on_decided(g->prober, on_decided, g);
	g->progress = progress_new("ingest", "inputs", g->in.n);
	st = stage_and_probe(g, e);
	progress_free(g->progress);
	g->progress = NULL;
	return st == CR_OK ? close_batch(g, &rules, e) : st;
}

static int
finish(struct ingest *g, enum cr_status st, const struct settings *o,
    const struct cr_err *e)
{
	if (st == CR_OK) {
		report(g, o);
		if (fflush(stdout) == EOF || ferror(stdout)) {
			log_error("the batch is in, but standard output "
				  "cannot be written to");
			return CR_EXIT_STOP;
		}
		return g->n_fate[FATE_REFUSED] || outcome_serious(&g->grouped)
		    ? CR_EXIT_SOME : CR_EXIT_OK;
	}
	log_error("%s", e->msg);
	/* END: Ctrl-C; SKIP: what was named is not there */
	return st == CR_END ? CR_EXIT_SOME
	    : st == CR_SKIP ? CR_EXIT_USAGE
			    : CR_EXIT_STOP;
}

int
main(int argc, char **argv)
{
	struct settings o = { .jobs = sysconf(_SC_NPROCESSORS_ONLN) };
	const struct opt opts[] = {
		{ "batch", 'b', OPT_TEXT, &o.batch, "NAME",
		    "name of the batch (default 0001, 0002 ...)", 0, 0 },
		{ "class", 'c', OPT_TEXT, &o.klass, "CLASS",
		    "access class of what no rule decides: open, family, "
		    "juvenile, victim, sealed", 0, 0 },
		{ "file", 'f', OPT_TEXT, &o.file, "FILE-ID",
		    "all pages join this registered file", 0, 0 },
		{ "each", 0, OPT_FLAG, &o.each, NULL,
		    "every single image is a file of its own", 0, 0 },
		{ "retry", 0, OPT_FLAG, &o.retry, NULL,
		    "try again what was refused before", 0, 0 },
		{ "jobs", 'j', OPT_INT, &o.jobs, "N",
		    "decoding processes (default: one a core)", 1, 64 },
		{ "json", 0, OPT_FLAG, &o.json, NULL,
		    "print the counts as JSON", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "ingest", "PATH...",
		"Take in scans: TIFF, JPEG, PNG and PDF files, and folders of "
		"them to any depth.",
		"Each PDF and each multi-page TIFF is one file; single images "
		"that lie directly in\none folder are together one file, in "
		"natural order. A cover slip says whose the pages behind it "
		"are; a Patch-T sheet\nstarts a new file. What is "
		"refused goes to quarantine with the reason; the same\nbytes "
		"from the same place are not taken twice.",
		opts };
	struct ingest g;
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	enum cr_status st;
	int i, rc;

	memset(&g, 0, sizeof g);
	i = opt_parse(&verb, argc, argv);
	if (i == argc)
		opt_usage(&verb, "which PATH?");
	if (o.batch &&
	    (!delivery_name_valid(o.batch) || strlen(o.batch) > 64))
		opt_usage(&verb, "'%s' is no name for a batch: letters, "
				 "digits, '.', '_' and '-' only", o.batch);
	if (o.batch && stage_is_aside(o.batch))
		opt_usage(&verb, "'%s' is no name for a batch: "
				 "'.interrupted-' marks what was left", o.batch);
	if (o.klass && !policy_is_class(o.klass))
		opt_usage(&verb, "'%s' is no access class", o.klass);
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = archive_lock(&a, "ingest", &e)) == CR_OK &&
	    (st = catalog_open(&g.c, &a, &e)) == CR_OK)
		st = ingest(&g, &o, argv + i, argc - i, &e);
	rc = finish(&g, st, &o, &e);
	prober_free(g.prober);
	if (g.c && g.stage.batch)
		stage_close(&g.stage);
	grouped_release(&g.grouped);
	delivery_release(&g.d);
	inputs_release(&g.in);
	catalog_close(g.c);
	archive_close(&a);
	return rc;
}
