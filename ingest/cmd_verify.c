/* ingest/cmd_verify.c: courtroll verify: is everything that was taken in
 * still there, byte for byte, and does everything fit together?
 *
 * Three words for a master, as archivists use them: changed, missing,
 * untracked; the same for what lies in quarantine.  Then the catalogue, the stored texts, the index. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/proc.h"
#include "base/progress.h"
#include "base/utf8.h"
#include "catalog/batch.h"
#include "catalog/pages.h"
#include "catalog/report.h"
#include "courtroll.h"
#include "ingest/bag.h"

struct verify {
	struct catalog *c;
	struct names expected; /* payload names of the batch in hand */
	struct progress *progress;
	int64_t masters, done, damaged, derived;
};

/* A damaged thing, named on stdout: it is what was asked for. */
static void
damaged(struct verify *v, const char *word, const char *path,
    const char *detail)
{
	struct cr_err clean = CR_ERR_INIT;

	err_set(&clean, CR_SKIP, "%s", path);
	progress_hide();
	printf("%s\t%s%s%s\n", word, clean.msg, *detail ? "\t" : "", detail);
	fflush(stdout);
	progress_show();
	v->damaged++;
}

static void
derived(struct verify *v, const char *what, const char *detail)
{
	progress_hide();
	printf("derived\t%s\t%s\n", what, detail);
	progress_show();
	v->derived++;
}

/* ---- masters ------------------------------------------------------------ */

static enum cr_status
check_master(void *ctx, const struct master_row *m, struct cr_err *e)
{
	struct verify *v = ctx;
	char *bag = archive_path(catalog_archive(v->c), "batches", m->batch);
	char *path = path_join(bag, m->name), hex[DIGEST_HEX];
	struct cr_err read_err = CR_ERR_INIT;
	int64_t size;

	names_add(&v->expected, path_base(m->name));
	if (!file_exists(path))
		damaged(v, "missing", path, "");
	else if (digest_file(hex, &size, path, &read_err) != CR_OK)
		damaged(v, "changed", path, read_err.msg);
	else if (strcmp(hex, m->sha256))
		damaged(v, "changed", path,
		    size != m->bytes ? "its size too" : "");
	progress_done(v->progress, (uint64_t)++v->done);
	free(path);
	free(bag);
	return progress_stopping()
	    ? err_set(e, CR_END, "stopped before all was checked")
	    : CR_OK;
}

static void
check_untracked(struct verify *v, const char *bag, const char *sub)
{
	static const char *const tags[] = { "bagit.txt", "bag-info.txt",
		"files.jsonl", "manifest-sha256.txt", "tagmanifest-sha256.txt",
		"data", NULL };
	char *dir = sub ? path_join(bag, sub) : xstrdup(bag);
	struct names have = NAMES_INIT;
	struct cr_err ignore = CR_ERR_INIT;
	size_t i, k = 0;
	int t;

	if (dir_list(&have, dir, &ignore) != CR_OK) {
		damaged(v, "missing", dir, "");
		goto out;
	}
	for (i = 0; i < have.n; i++) {
		bool known = false;

		/* both lists are in natural order */
		while (sub && k < v->expected.n &&
		    name_compare(v->expected.v[k], have.v[i]) < 0)
			k++;
		if (sub)
			known = k < v->expected.n &&
			    !strcmp(v->expected.v[k], have.v[i]);
		for (t = 0; !sub && tags[t]; t++)
			known |= !strcmp(tags[t], have.v[i]);
		if (!known) {
			char *path = path_join(dir, have.v[i]);

			damaged(v, "untracked", path, "");
			free(path);
		}
	}
out:
	names_release(&have);
	free(dir);
}

/* The tag files by the tag manifest ("<hex>  <name>" a line). */
static void
check_tags(struct verify *v, const char *bag)
{
	char *list = path_join(bag, "tagmanifest-sha256.txt"), *line, *next;
	struct cr_err read_err = CR_ERR_INIT;
	struct buf b = BUF_INIT;
	int n = 0;

	if (file_read(&b, list, 65536, &read_err) != CR_OK)
		damaged(v, file_exists(list) ? "changed" : "missing", list,
		    read_err.msg);
	for (line = b.data; *line; line = next) {
		char hex[DIGEST_HEX], *path;
		size_t len = strcspn(line, "\n");

		next = line + len + (line[len] == '\n');
		line[len] = '\0';
		if (len < 67) {
			damaged(v, "changed", list, "");
			break;
		}
		path = path_join(bag, line + 66);
		if (!file_exists(path))
			damaged(v, "missing", path, "");
		else if (digest_file(hex, NULL, path, &read_err) != CR_OK ||
		    memcmp(hex, line, 64))
			damaged(v, "changed", path, "");
		free(path);
		n++;
	}
	if (b.len && n < 4)
		damaged(v, "changed", list, "");
	buf_release(&b);
	free(list);
}

static enum cr_status
check_batch(struct verify *v, const char *batch, struct cr_err *e)
{
	char *bag = archive_path(catalog_archive(v->c), "batches", batch);
	enum cr_status st = CR_OK;

	if (!file_exists(bag)) {
		damaged(v, "missing", bag, "");
	} else {
		check_tags(v, bag);
		st = report_masters(v->c, batch, check_master, v, e);
		if (st == CR_OK) {
			check_untracked(v, bag, "data");
			check_untracked(v, bag, NULL);
		}
	}
	names_release(&v->expected);
	free(bag);
	return st;
}

static void
untracked(struct verify *v, const char *part, const char *name)
{
	char *path = archive_path(catalog_archive(v->c), part, name);

	damaged(v, "untracked", path, "");
	free(path);
}

static enum cr_status
check_batches(struct verify *v, struct cr_err *e)
{
	struct names batches = NAMES_INIT, have = NAMES_INIT;
	struct names stray = NAMES_INIT;
	enum cr_status st;
	size_t i;
	bool there;

	if ((st = batch_list(v->c, &batches, e)) == CR_OK)
		st = bag_list(&have, &stray, catalog_archive(v->c), e);
	for (i = 0; i < stray.n && st == CR_OK; i++)
		untracked(v, "batches", stray.v[i]);
	for (i = 0; i < have.n && st == CR_OK; i++) {
		st = batch_exists(v->c, have.v[i], &there, e);
		if (st == CR_OK && !there)
			derived(v, have.v[i],
			    "a closed batch is not entered: 'courtroll "
			    "ingest' or 'rebuild' enters it");
	}
	for (i = 0; i < batches.n && st == CR_OK; i++)
		st = check_batch(v, batches.v[i], e);
	names_release(&batches);
	names_release(&have);
	names_release(&stray);
	return st;
}

/* ---- quarantine ---------------------------------------------------------- */

/* One batch's quarantine: entries and rows are walked together, both in the
 * order of their numbers ("<n>-<name>", natural order). */
struct refused {
	struct verify *v;
	char *dir;
	struct names have;
	bool *known; /* of each name */
	size_t at;
};

static void
missing(struct refused *q, const struct refusal_row *r, const char *ending)
{
	char *path = xasprintf("%s/%d-%s%s", q->dir, r->n,
	    path_base(r->source), ending);

	damaged(q->v, "missing", path, "");
	free(path);
}

static void
check_bytes(struct refused *q, const char *name, const char *sha256)
{
	struct cr_err bad = CR_ERR_INIT;
	char *path = path_join(q->dir, name), hex[DIGEST_HEX];

	if (digest_file(hex, NULL, path, &bad) != CR_OK)
		damaged(q->v, "changed", path, bad.msg);
	else if (strcmp(hex, sha256))
		damaged(q->v, "changed", path, "");
	free(path);
}

/* Of the entries from q->at on that have number n: the one called so. */
static size_t
find_entry(const struct refused *q, int n, const char *name)
{
	size_t i;

	for (i = q->at; i < q->have.n; i++) {
		if (strtoll(q->have.v[i], NULL, 10) != n)
			break;
		if (!strcmp(q->have.v[i], name))
			return i;
	}
	return SIZE_MAX;
}

/* "<n>-<name>" and its note "<n>-<name>.json"; a note alone where there are
 * no bytes. */
static enum cr_status
check_refusal(void *ctx, const struct refusal_row *r, struct cr_err *e)
{
	struct refused *q = ctx;
	size_t k, body = SIZE_MAX, note = SIZE_MAX;

	(void)e;
	while (q->at < q->have.n && strtoll(q->have.v[q->at], NULL, 10) < r->n)
		q->at++;
	for (k = q->at; k < q->have.n && note == SIZE_MAX &&
	     strtoll(q->have.v[k], NULL, 10) == r->n;
	     k++) {
		char *name = xasprintf("%s.json", q->have.v[k]);
		size_t len = strlen(q->have.v[k]);

		if ((note = find_entry(q, r->n, name)) != SIZE_MAX)
			body = k;
		else if (len > 5 && !strcmp(q->have.v[k] + len - 5, ".json"))
			note = k; /* alone */
		else
			body = k;
		free(name);
	}
	if (note != SIZE_MAX)
		q->known[note] = true;
	else
		missing(q, r, ".json");
	if (!r->sha256)
		return CR_OK;
	if (body == SIZE_MAX) {
		missing(q, r, "");
	} else {
		q->known[body] = true;
		check_bytes(q, q->have.v[body], r->sha256);
	}
	return CR_OK;
}

static enum cr_status
check_refused(struct verify *v, const char *batch, struct cr_err *e)
{
	struct refused q = { .v = v };
	struct cr_err ignore = CR_ERR_INIT;
	enum cr_status st;
	size_t i;

	q.dir = archive_path(catalog_archive(v->c), "quarantine", batch);
	dir_list(&q.have, q.dir, &ignore); /* gone: all of it is missing */
	q.known = xcalloc(q.have.n + 1, sizeof *q.known);
	st = report_refusals(v->c, batch, check_refusal, &q, e);
	for (i = 0; i < q.have.n && st == CR_OK; i++)
		if (!q.known[i] && strcmp(q.have.v[i], "files.jsonl")) {
			char *path = path_join(q.dir, q.have.v[i]);

			damaged(v, "untracked", path, "");
			free(path);
		}
	free(q.known);
	names_release(&q.have);
	free(q.dir);
	return st;
}

/* A batch that is being built, or waits to be gone on with, has no rows yet. */
static bool
under_construction(struct verify *v, const char *batch)
{
	char *path = archive_path(catalog_archive(v->c), "incoming", batch);
	bool yes = file_exists(path);

	free(path);
	return yes;
}

static enum cr_status
check_quarantine(struct verify *v, struct cr_err *e)
{
	struct names batches = NAMES_INIT, have = NAMES_INIT;
	char *dir = archive_path(catalog_archive(v->c), "quarantine", NULL);
	enum cr_status st;
	size_t i, k;

	if ((st = batch_list_refusing(v->c, &batches, e)) == CR_OK)
		st = dir_list(&have, dir, e);
	for (i = 0; i < batches.n && st == CR_OK && !progress_stopping(); i++)
		st = check_refused(v, batches.v[i], e);
	for (i = 0; i < have.n && st == CR_OK; i++) {
		char *path = path_join(dir, have.v[i]);
		char *files = path_join(path, "files.jsonl");

		for (k = 0; k < batches.n && strcmp(batches.v[k], have.v[i]);
		     k++)
			;
		if (k < batches.n || under_construction(v, have.v[i]))
			;
		else if (file_exists(files))
			derived(v, have.v[i],
			    "a closed batch is not entered: 'courtroll "
			    "ingest' or 'rebuild' enters it");
		else
			damaged(v, "untracked", path, "");
		free(files);
		free(path);
	}
	names_release(&batches);
	names_release(&have);
	free(dir);
	return st;
}

/* ---- what is derived ---------------------------------------------------- */

/* Stores that do not open or are inconsistent within. */
static enum cr_status
check_stores(struct verify *v, struct cr_err *e)
{
	char *dir = archive_path(catalog_archive(v->c), "pages", NULL);
	struct names have = NAMES_INIT;
	enum cr_status st = CR_OK;
	size_t i;

	if (file_exists(dir))
		st = dir_list(&have, dir, e);
	for (i = 0; i < have.n && st == CR_OK; i++) {
		size_t len = strlen(have.v[i]);
		struct cr_err bad = CR_ERR_INIT;

		if (len < 4 || strcmp(have.v[i] + len - 3, ".db"))
			continue;
		st = pages_check(catalog_archive(v->c), have.v[i], &bad);
		if (st == CR_SKIP) {
			char *name = path_join("pages", have.v[i]);

			derived(v, name, bad.msg);
			free(name);
			st = CR_OK;
		} else if (st != CR_OK && e) {
			*e = bad;
		}
	}
	names_release(&have);
	free(dir);
	return st;
}

static enum cr_status
check_readings(struct verify *v, struct cr_err *e)
{
	struct pages *p = NULL;
	struct page_text t;
	enum cr_status st;
	int64_t image = 0, gone = 0;
	char text[96];

	if ((st = pages_open(&p, v->c, e)) != CR_OK)
		return st;
	while (!progress_stopping() &&
	    (st = catalog_next_read(v->c, image, &image, e)) == CR_OK) {
		struct cr_err bad = CR_ERR_INIT;

		if (pages_text(p, image, &t, &bad) != CR_OK)
			gone++;
		text_release(&t);
	}
	pages_close(p);
	if (gone) {
		snprintf(text, sizeof text,
		    "%lld texts are missing or damaged", (long long)gone);
		derived(v, "pages/", text);
	}
	return st == CR_END ? CR_OK : st;
}

static void
check_index(struct verify *v)
{
	static const char *const argv[] = { "index", "--check", "--quiet",
		NULL };
	struct cr_err e = CR_ERR_INIT;
	int status = 0;

	if (proc_verb(&status, argv, NULL, &e) != CR_OK)
		derived(v, "index/", e.msg);
	else if (status)
		derived(v, "index/", "does not fit the catalogue");
}

static int
finish(struct verify *v, enum cr_status st, const struct cr_err *e)
{
	if (st != CR_OK)
		log_error("%s", e->msg);
	else
		log_info("%lld masters checked: %lld damaged things, %lld "
			 "derived parts to make again%s",
		    (long long)v->done, (long long)v->damaged,
		    (long long)v->derived,
		    v->derived ? " ('courtroll rebuild')" : "");
	if (st == CR_FATAL || st == CR_RETRY || v->damaged)
		return CR_EXIT_STOP;
	return st != CR_OK || v->derived ? CR_EXIT_SOME : CR_EXIT_OK;
}

int
main(int argc, char **argv)
{
	const struct opt opts[] = {
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "verify", "",
		"Re-hash every master; check bags, catalogue, texts and "
		"index.",
		"Prints a line for every damaged thing: changed, missing or "
		"untracked (a master,\na tag file, something in quarantine), "
		"derived (can be made again by 'courtroll\nrebuild'). Exit status 3: what cannot be made "
		"again is damaged.", opts };
	struct verify v;
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog_counts n;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv), rc;

	memset(&v, 0, sizeof v);
	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&v.c, &a, &e)) == CR_OK &&
	    (st = catalog_check(v.c, &e)) == CR_OK &&
	    (st = catalog_count(v.c, &n, &e)) == CR_OK) {
		v.progress = progress_new("verify", "masters", 0);
		if ((st = check_batches(&v, &e)) == CR_OK)
			st = check_quarantine(&v, &e);
		progress_free(v.progress);
		if (st == CR_OK)
			st = check_stores(&v, &e);
		if (st == CR_OK)
			st = check_readings(&v, &e);
		if (st == CR_OK) {
			setenv("COURTROLL_ARCHIVE", a.root, 1);
			check_index(&v);
		}
	}
	rc = finish(&v, st, &e);
	if (fflush(stdout) == EOF || ferror(stdout)) {
		log_error("standard output cannot be written to: the list of "
			  "damaged things is not complete");
		rc = CR_EXIT_STOP;
	}
	catalog_close(v.c);
	archive_close(&a);
	return rc;
}
