/* ingest/verify_quarantine.c: what was refused (see verify.h). */
#include "ingest/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/batch.h"
#include "catalog/report.h"

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

	verify_damaged(q->v, "missing", path, "");
	free(path);
}

static void
check_bytes(struct refused *q, const char *name, const char *sha256)
{
	struct cr_err bad = CR_ERR_INIT;
	char *path = path_join(q->dir, name), hex[DIGEST_HEX];

	if (digest_file(hex, NULL, path, &bad) != CR_OK)
		verify_damaged(q->v, "changed", path, bad.msg);
	else if (strcmp(hex, sha256))
		verify_damaged(q->v, "changed", path, "");
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

			verify_damaged(v, "untracked", path, "");
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

enum cr_status
verify_quarantine(struct verify *v, struct cr_err *e)
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
			verify_derived(v, have.v[i],
			    "a closed batch is not entered: 'courtroll "
			    "ingest' or 'rebuild' enters it");
		else
			verify_damaged(v, "untracked", path, "");
		free(files);
		free(path);
	}
	names_release(&batches);
	names_release(&have);
	free(dir);
	return st;
}
