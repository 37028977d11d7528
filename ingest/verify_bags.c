/* ingest/verify_bags.c: the masters and the bags that hold them (see
 * verify.h). */
#include "ingest/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/batch.h"
#include "catalog/report.h"
#include "ingest/bag.h"

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
		verify_damaged(v, "missing", path, "");
	else if (digest_file(hex, &size, path, &read_err) != CR_OK)
		verify_damaged(v, "changed", path, read_err.msg);
	else if (strcmp(hex, m->sha256))
		verify_damaged(v, "changed", path,
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
		verify_damaged(v, "missing", dir, "");
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

			verify_damaged(v, "untracked", path, "");
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
		verify_damaged(v, file_exists(list) ? "changed" : "missing", list,
		    read_err.msg);
	for (line = b.data; *line; line = next) {
		char hex[DIGEST_HEX], *path;
		size_t len = strcspn(line, "\n");

		next = line + len + (line[len] == '\n');
		line[len] = '\0';
		if (len < 67) {
			verify_damaged(v, "changed", list, "");
			break;
		}
		path = path_join(bag, line + 66);
		if (!file_exists(path))
			verify_damaged(v, "missing", path, "");
		else if (digest_file(hex, NULL, path, &read_err) != CR_OK ||
		    memcmp(hex, line, 64))
			verify_damaged(v, "changed", path, "");
		free(path);
		n++;
	}
	if (b.len && n < 4)
		verify_damaged(v, "changed", list, "");
	buf_release(&b);
	free(list);
}

static enum cr_status
check_batch(struct verify *v, const char *batch, struct cr_err *e)
{
	char *bag = archive_path(catalog_archive(v->c), "batches", batch);
	enum cr_status st = CR_OK;

	if (!file_exists(bag)) {
		verify_damaged(v, "missing", bag, "");
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

	verify_damaged(v, "untracked", path, "");
	free(path);
}

enum cr_status
verify_bags(struct verify *v, struct cr_err *e)
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
			verify_derived(v, have.v[i],
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
