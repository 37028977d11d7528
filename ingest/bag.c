/* ingest/bag.c: closing and reading bags (see bag.h). */
#include "ingest/bag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/batch.h"
#include "courtroll.h"

/* The staged copies get their endings; anything else in data/ is what an
 * interrupted run left and no longer wants. */
static enum cr_status
name_payload(const char *bag, const struct delivery *d, struct cr_err *e)
{
	struct names have = NAMES_INIT;
	char *data = path_join(bag, "data");
	enum cr_status st;
	size_t i, k;

	st = dir_list(&have, data, e);
	for (i = 0; i < d->n_masters && st == CR_OK; i++) {
		char *to = path_join(bag, d->masters[i].name);
		char *from = xasprintf("%s/%06d", data,
		    d->masters[i].payload);

		if (file_exists(from)) {
			if ((st = file_sync(from, e)) == CR_OK)
				st = file_rename(from, to, e);
		} else if (!file_exists(to)) {
			st = err_set(e, CR_FATAL, "'%s' has vanished", from);
		}
		free(from);
		free(to);
	}
	/* masters are in the order of their names, and so is the listing */
	for (i = k = 0; i < have.n && st == CR_OK; i++) {
		char *path = path_join(data, have.v[i]);
		unsigned number = 0;
		bool ours;

		/* "000012" was renamed above, "000012.tif" must be ours */
		sscanf(have.v[i], "%6u", &number);
		while (k < d->n_masters &&
		    (unsigned)d->masters[k].payload < number)
			k++;
		ours = k < d->n_masters &&
		    !strcmp(have.v[i], d->masters[k].name + 5);
		if (!ours)
			st = dir_remove(path, e);
		free(path);
	}
	if (st == CR_OK)
		st = dir_sync(data, e);
	names_release(&have);
	free(data);
	return st;
}

static enum cr_status
tag(const char *bag, const char *name, const struct buf *text,
    struct buf *tagmanifest, struct cr_err *e)
{
	char *path = path_join(bag, name), hex[DIGEST_HEX];
	enum cr_status st = file_write(path, text->data, text->len, e);

	digest_mem(hex, text->data, text->len);
	buf_addf(tagmanifest, "%s  %s\n", hex, name);
	free(path);
	return st;
}

static void
bag_info(const struct delivery *d, struct buf *out)
{
	char day[16] = "";
	time_t now = time(NULL);
	struct tm tm;
	int64_t bytes = 0;
	size_t i;

	for (i = 0; i < d->n_masters; i++)
		bytes += d->masters[i].bytes;
	if (gmtime_r(&now, &tm))
		strftime(day, sizeof day, "%Y-%m-%d", &tm);
	buf_addf(out,
	    "Bag-Software-Agent: courtroll %s\nBagging-Date: %s\n"
	    "External-Identifier: %s\nPayload-Oxum: %lld.%zu\n",
	    CR_VERSION, day, d->batch, (long long)bytes, d->n_masters);
}

static enum cr_status
write_tags(const char *bag, const struct delivery *d,
    const struct delivery_owner *o, struct cr_err *e)
{
	struct buf text = BUF_INIT, tags = BUF_INIT;
	enum cr_status st;
	char *path;
	size_t i;

	buf_adds(&text,
	    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	st = tag(bag, "bagit.txt", &text, &tags, e);
	buf_reset(&text);
	bag_info(d, &text);
	if (st == CR_OK)
		st = tag(bag, "bag-info.txt", &text, &tags, e);
	buf_reset(&text);
	delivery_write(d, o, &text);
	if (st == CR_OK)
		st = tag(bag, "files.jsonl", &text, &tags, e);
	buf_reset(&text);
	for (i = 0; i < d->n_masters; i++)
		buf_addf(&text, "%s  %s\n", d->masters[i].sha256,
		    d->masters[i].name);
	if (st == CR_OK)
		st = tag(bag, "manifest-sha256.txt", &text, &tags, e);
	path = path_join(bag, "tagmanifest-sha256.txt");
	if (st == CR_OK)
		st = file_write(path, tags.data, tags.len, e);
	free(path);
	buf_release(&text);
	buf_release(&tags);
	return st;
}

/* Nothing else may lie in a bag's own folder. */
static enum cr_status
sweep(const char *bag, struct cr_err *e)
{
	static const char *const ours[] = { "bagit.txt", "bag-info.txt",
		"files.jsonl", "manifest-sha256.txt",
		"tagmanifest-sha256.txt", "data", NULL };
	struct names have = NAMES_INIT;
	enum cr_status st;
	size_t i;
	int k;

	st = dir_list(&have, bag, e);
	for (i = 0; i < have.n && st == CR_OK; i++) {
		for (k = 0; ours[k] && strcmp(ours[k], have.v[i]); k++)
			;
		if (!ours[k]) {
			char *path = path_join(bag, have.v[i]);

			st = dir_remove(path, e);
			free(path);
		}
	}
	names_release(&have);
	return st;
}

enum cr_status
bag_close(const struct archive *a, const struct delivery *d,
    const struct delivery_owner *o, struct cr_err *e)
{
	char *from = archive_path(a, "incoming", d->batch);
	char *to = archive_path(a, "batches", d->batch);
	enum cr_status st;

	if ((st = name_payload(from, d, e)) == CR_OK &&
	    (st = write_tags(from, d, o, e)) == CR_OK &&
	    (st = sweep(from, e)) == CR_OK &&
	    (st = dir_sync(from, e)) == CR_OK)
		st = file_rename(from, to, e);
	free(from);
	free(to);
	return st;
}

enum cr_status
bag_close_refused(const struct archive *a, const struct delivery *d,
    const struct delivery_owner *o, struct cr_err *e)
{
	char *dir = archive_path(a, "quarantine", d->batch);
	char *path = path_join(dir, "files.jsonl");
	struct buf text = BUF_INIT;
	enum cr_status st;

	delivery_write(d, o, &text);
	if ((st = dir_make(dir, e)) == CR_OK)
		st = file_write(path, text.data, text.len, e);
	buf_release(&text);
	free(path);
	free(dir);
	return st;
}

/* ---- what is there ------------------------------------------------------- */

/* A person's file manager leaves things everywhere (Thumbs.db, .directory):
 * only a folder can be a batch.  The folder may be a link to another disk. */
static bool
is_folder(const char *path)
{
	struct stat s;

	return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

enum cr_status
bag_list(struct names *bags, struct names *stray, const struct archive *a,
    struct cr_err *e)
{
	char *dir = archive_path(a, "batches", NULL);
	struct names have = NAMES_INIT;
	enum cr_status st = dir_list(&have, dir, e);
	size_t i;

	for (i = 0; i < have.n && st == CR_OK; i++) {
		char *path = path_join(dir, have.v[i]);

		if (delivery_name_valid(have.v[i]) && is_folder(path))
			names_add(bags, have.v[i]);
		else if (stray)
			names_add(stray, have.v[i]);
		free(path);
	}
	names_release(&have);
	free(dir);
	return st;
}

static char *
refused_path(const struct archive *a, const char *batch)
{
	char *dir = archive_path(a, "quarantine", batch);
	char *path = path_join(dir, "files.jsonl");

	free(dir);
	return path;
}

enum cr_status
bag_list_refused(struct names *batches, const struct archive *a,
    struct cr_err *e)
{
	char *dir = archive_path(a, "quarantine", NULL);
	struct names have = NAMES_INIT;
	enum cr_status st = dir_list(&have, dir, e);
	size_t i;

	for (i = 0; i < have.n && st == CR_OK; i++) {
		char *path = refused_path(a, have.v[i]);

		if (delivery_name_valid(have.v[i]) && file_exists(path))
			names_add(batches, have.v[i]);
		free(path);
	}
	names_release(&have);
	free(dir);
	return st;
}

bool
bag_name_free(const struct archive *a, const char *batch)
{
	char *bag = archive_path(a, "batches", batch);
	char *refused = refused_path(a, batch);
	bool is_free = !file_exists(bag) && !file_exists(refused);

	free(bag);
	free(refused);
	return is_free;
}

/* The bag's own manifest says what its tag files were when it was closed. */
static enum cr_status
check_tag(const char *bag, const char *name, const struct buf *text,
    struct cr_err *e)
{
	char *path = path_join(bag, "tagmanifest-sha256.txt");
	char hex[DIGEST_HEX], *line;
	struct buf manifest = BUF_INIT;
	enum cr_status st;

	digest_mem(hex, text->data, text->len);
	line = xasprintf("%s  %s\n", hex, name);
	st = file_read(&manifest, path, 1 << 16, e);
	if (st == CR_OK && !strstr(manifest.data, line))
		st = err_set(e, CR_FATAL,
		    "'%s/%s' is not what it was when the bag was closed", bag,
		    name);
	buf_release(&manifest);
	free(line);
	free(path);
	return st;
}

static enum cr_status
right_batch(struct delivery *d, const char *batch, bool bag, const char *path,
    struct cr_err *e)
{
	if (d->bag == bag && !strcmp(d->batch, batch))
		return CR_OK;
	delivery_release(d);
	return err_set(e, CR_FATAL, "'%s' speaks of another batch", path);
}

enum cr_status
bag_read(struct delivery *d, struct delivery_owner *o,
    const struct archive *a, const char *batch, struct cr_err *e)
{
	char *bag = archive_path(a, "batches", batch);
	char *path = path_join(bag, "files.jsonl");
	struct buf b = BUF_INIT;
	enum cr_status st;

	/* whatever is wrong here, a person must look */
	if ((st = file_read(&b, path, CR_MAX_MASTER, e)) != CR_OK ||
	    (st = check_tag(bag, "files.jsonl", &b, e)) != CR_OK)
		st = CR_FATAL;
	if (st == CR_OK)
		st = delivery_read(d, o, b.data, b.len, path, e);
	if (st == CR_OK)
		st = right_batch(d, batch, true, path, e);
	buf_release(&b);
	free(path);
	free(bag);
	return st;
}

enum cr_status
bag_read_refused(struct delivery *d, struct delivery_owner *o,
    const struct archive *a, const char *batch, struct cr_err *e)
{
	char *path = refused_path(a, batch);
	struct buf b = BUF_INIT;
	enum cr_status st;

	if (file_read(&b, path, CR_MAX_MASTER, e) != CR_OK)
		st = CR_FATAL;
	else
		st = delivery_read(d, o, b.data, b.len, path, e);
	if (st == CR_OK)
		st = right_batch(d, batch, false, path, e);
	buf_release(&b);
	free(path);
	return st;
}

/* A closed batch that waits to be entered. */
struct waiting {
	struct delivery d;
};

static int
by_sequence(const void *a, const void *b)
{
	const struct waiting *p = a, *q = b;

	/* without a bag: last, by name */
	if (p->d.bag != q->d.bag)
		return p->d.bag ? -1 : 1;
	if (!p->d.bag)
		return name_compare(p->d.batch, q->d.batch);
	return p->d.sequence < q->d.sequence ? -1
					     : p->d.sequence > q->d.sequence;
}

typedef enum cr_status reader(struct delivery *d, struct delivery_owner *o,
    const struct archive *a, const char *batch, struct cr_err *e);

static enum cr_status
collect(struct catalog *c, const struct names *batches, reader *read_one,
    struct waiting **v, size_t *n, size_t *cap, struct cr_err *e)
{
	struct delivery_owner owner;
	enum cr_status st = CR_OK;
	size_t i;

	for (i = 0; i < batches->n && st == CR_OK; i++) {
		bool there;

		st = batch_exists(c, batches->v[i], &there, e);
		if (st != CR_OK || there)
			continue;
		*v = xgrow(*v, *n, cap, sizeof **v);
		st = read_one(&(*v)[*n].d, &owner, catalog_archive(c),
		    batches->v[i], e);
		*n += st == CR_OK;
	}
	return st;
}

static enum cr_status
collect_all(struct catalog *c, struct waiting **v, size_t *n, struct cr_err *e)
{
	struct names bags = NAMES_INIT, refused = NAMES_INIT;
	enum cr_status st;
	size_t cap = 0;

	if ((st = bag_list(&bags, NULL, catalog_archive(c), e)) == CR_OK &&
	    (st = bag_list_refused(&refused, catalog_archive(c), e)) == CR_OK &&
	    (st = collect(c, &bags, bag_read, v, n, &cap, e)) == CR_OK)
		st = collect(c, &refused, bag_read_refused, v, n, &cap, e);
	names_release(&bags);
	names_release(&refused);
	return st;
}

enum cr_status
bag_recover(struct catalog *c, int *n, struct cr_err *e)
{
	struct waiting *v = NULL;
	enum cr_status st;
	size_t n_v = 0, i;

	*n = 0;
	st = collect_all(c, &v, &n_v, e);
	/* in the order they were made: a later bag may add to earlier files */
	if (n_v)
		qsort(v, n_v, sizeof *v, by_sequence);
	for (i = 0; i < n_v; i++) {
		if (st == CR_OK)
			st = batch_enter(c, &v[i].d, e);
		if (st == CR_OK)
			++*n;
		delivery_release(&v[i].d);
	}
	free(v);
	return st;
}
