/* index/index.c: one database per access class, kept together (see index.h).
 *
 * What makes a lost power line harmless: a database that is new comes into
 * being with its stamp, by rename (fts.cc); `made` is written after it; the
 * catalogue is told after all of them are on disk.  A database that `made`
 * does not list but that is there is simply used.
 */
#include "index/index.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/policy.h"
#include "courtroll.h"
#include "index/build.h"
#include "index/scheme.h"
#include "index/terms.h"

enum {
	MAX_CLASSES = 16,
	BATCH_PAGES = 1000,
	BATCH_BYTES = 32 * 1024 * 1024, /* of text: bounds the memory */
};

struct index {
	struct catalog *catalog;
	struct scheme *scheme;
	bool beside;
	struct fts_writer *of[MAX_CLASSES]; /* as policy_classes; NULL: not
	                                       there */
	bool fresh_class; /* `made` must be written */
	size_t pages, bytes; /* since the last commit */
	struct fts_doc doc;
	struct page_text text;
};

static char *
class_path(const struct catalog *c, const char *klass, const char *suffix)
{
	char *name = xasprintf("%s%s", klass, suffix);
	char *path = archive_path(catalog_archive(c), "index", name);

	free(name);
	return path;
}

static void
stamp(struct buf *out, const struct catalog *c)
{
	buf_addf(out, "%d %s", TERMS_SCHEMA, catalog_archive_id(c));
}

static int
class_index(const char *klass)
{
	int i;

	for (i = 0; policy_classes[i]; i++)
		if (strcmp(policy_classes[i], klass) == 0)
			return i;
	return -1;
}

/* ---- the list of what was made ------------------------------------------ */

/* Classes that have a database, as bits. CR_END: there is no such list. */
static enum cr_status
read_made(unsigned *classes, const struct catalog *c, struct cr_err *e)
{
	char *path = class_path(c, "made", ""), *line, *rest;
	struct buf list = BUF_INIT;
	enum cr_status st = CR_END;

	*classes = 0;
	if (file_exists(path))
		st = file_read(&list, path, CR_MAX_LINE, e);
	for (line = list.data; st == CR_OK && *line; line = rest) {
		rest = line + strcspn(line, "\n");
		if (*rest)
			*rest++ = '\0';
		if (class_index(line) >= 0)
			*classes |= 1u << class_index(line);
	}
	buf_release(&list);
	free(path);
	return st;
}

/* Is a database of these classes, that was made, no longer there? */
static enum cr_status
check_made(const struct catalog *c, unsigned classes, struct cr_err *e)
{
	enum cr_status st;
	unsigned made;
	char *dir;
	int i;

	if ((st = read_made(&made, c, e)) != CR_OK)
		return st;
	for (i = 0; policy_classes[i] && st == CR_OK; i++) {
		dir = class_path(c, policy_classes[i], "");
		if ((made & classes) >> i & 1 && !file_exists(dir))
			st = err_set(e, CR_SKIP, "index '%s' is lost", dir);
		free(dir);
	}
	return st;
}

static enum cr_status
write_made(struct index *x, struct cr_err *e)
{
	char *path = class_path(x->catalog, "made", "");
	struct buf list = BUF_INIT;
	enum cr_status st;
	int i;

	for (i = 0; policy_classes[i]; i++)
		if (x->of[i])
			buf_addf(&list, "%s\n", policy_classes[i]);
	st = file_write(path, list.data, list.len, e);
	if (st == CR_OK)
		x->fresh_class = false;
	buf_release(&list);
	free(path);
	return st;
}

/* ---- opening ------------------------------------------------------------ */

static enum cr_status
open_class(struct index *x, int i, struct cr_err *e)
{
	char *dir = class_path(x->catalog, policy_classes[i],
	    x->beside ? ".new" : "");
	struct buf s = BUF_INIT;
	enum cr_status st;

	stamp(&s, x->catalog);
	if (!file_exists(dir))
		x->fresh_class = true;
	st = fts_writer_open(&x->of[i], dir, s.data, e);
	buf_release(&s);
	free(dir);
	return st;
}

/* What an earlier, unfinished building beside has left. */
static enum cr_status
sweep(struct catalog *c, struct cr_err *e)
{
	static const char *const suffixes[] = { ".new", ".new.making",
		".making", ".old" };
	enum cr_status st = CR_OK;
	size_t k;
	char *dir = class_path(c, "made", ".part");
	int i;

	st = dir_remove(dir, e);
	free(dir);
	for (i = 0; policy_classes[i] && st == CR_OK; i++)
		for (k = 0; k < sizeof suffixes / sizeof *suffixes; k++) {
			dir = class_path(c, policy_classes[i], suffixes[k]);
			if (st == CR_OK && file_exists(dir))
				st = dir_remove(dir, e);
			free(dir);
		}
	return st;
}

static enum cr_status
open_all(struct index *x, struct cr_err *e)
{
	enum cr_status st = check_made(x->catalog, ~0u, e);
	char *dir;
	int i;

	if (st == CR_END)
		return err_set(e, CR_SKIP, "there is no index");

	for (i = 0; policy_classes[i] && st == CR_OK; i++) {
		dir = class_path(x->catalog, policy_classes[i], "");
		if (file_exists(dir))
			st = open_class(x, i, e);
		free(dir);
	}
	return st;
}

enum cr_status
index_open(struct index **out, struct catalog *c, bool beside,
    struct cr_err *e)
{
	struct index *x;
	enum cr_status st;

	*out = NULL;
	if ((st = sweep(c, e)) != CR_OK)
		return st;
	x = xcalloc(1, sizeof *x);
	x->catalog = c;
	x->beside = beside;
	fts_doc_init(&x->doc);
	text_init(&x->text);
	if ((st = index_scheme(&x->scheme, c, e)) == CR_OK && !beside)
		st = open_all(x, e);
	if (st != CR_OK) {
		index_close(x);
		return st;
	}
	*out = x;
	return CR_OK;
}

void
index_close(struct index *x)
{
	int i;

	if (!x)
		return;
	for (i = 0; i < MAX_CLASSES; i++)
		if (x->of[i])
			fts_writer_close(x->of[i]);
	if (x->beside) /* not switched: of no use to anybody */
		(void)sweep(x->catalog, NULL);
	fts_doc_release(&x->doc);
	text_release(&x->text);
	scheme_free(x->scheme);
	free(x);
}

/* ---- putting ------------------------------------------------------------ */

static enum cr_status
put(struct index *x, int klass, const struct record *r,
    const struct rec_page *p, const struct page_text *t, struct cr_err *e)
{
	struct buf unique = BUF_INIT;
	enum cr_status st;

	build_document(&x->doc, x->scheme, r, p, t);
	build_unique(&unique, r, p);
	st = fts_put(x->of[klass], unique.data, &x->doc, e);
	if (st != CR_OK)
		err_prefix(e, "index/%s", policy_classes[klass]);
	buf_release(&unique);
	x->pages++;
	x->bytes += x->doc.bytes.len + x->doc.data.len;
	return st;
}

static enum cr_status
put_page(struct index *x, int klass, const struct record *r,
    const struct rec_page *p, struct pages *store, struct cr_err *e)
{
	enum cr_status st = CR_END;

	text_release(&x->text);
	if (strcmp(p->status, "read") == 0)
		st = pages_text(store, p->image, &x->text, e);
	if (st != CR_OK && st != CR_END && st != CR_SKIP)
		return st;
	if (st == CR_SKIP) /* its text is damaged: the page is still there */
		log_warn("page '%s': %s; its words cannot be searched until it "
			 "is read again", p->id, e->msg);
	return put(x, klass, r, p, st == CR_OK ? &x->text : NULL, e);
}

/* Take it out everywhere: of its class, for pages that it lost; of the
 * others, because it may have been there when a run was cut short. */
static enum cr_status
take_out(struct index *x, const struct record *r, struct cr_err *e)
{
	char term[32];
	enum cr_status st = CR_OK;
	int i;

	(void)snprintf(term, sizeof term, TERM_FILE "%lld",
	    (long long)r->number);
	for (i = 0; policy_classes[i] && st == CR_OK; i++)
		if (x->of[i])
			st = fts_remove(x->of[i], term, e);
	return st;
}

enum cr_status
index_file(struct index *x, const struct record *r, struct pages *store,
    size_t *pages, struct cr_err *e)
{
	int klass = class_index(r->klass);
	enum cr_status st = CR_OK;
	size_t i;

	if (klass < 0)
		return err_set(e, CR_FATAL,
		    "file '%s' has the unknown access class '%s'", r->id,
		    r->klass);
	if (!x->beside && (st = take_out(x, r, e)) != CR_OK)
		return st;
	if (r->withdrawn) /* it has no document */
		return CR_OK;
	if (!x->of[klass] && (st = open_class(x, klass, e)) != CR_OK)
		return st;
	if (r->n_pages == 0)
		st = put(x, klass, r, NULL, NULL, e);
	for (i = 0; i < r->n_pages && st == CR_OK; i++) {
		st = put_page(x, klass, r, &r->pages[i], store, e);
		if (st == CR_OK && x->bytes > BATCH_BYTES)
			st = index_commit(x, e);
	}
	*pages += r->n_pages ? r->n_pages : 1;
	return st;
}

bool
index_full(const struct index *x)
{
	return x->pages >= BATCH_PAGES || x->bytes > BATCH_BYTES;
}

enum cr_status
index_commit(struct index *x, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int i;

	for (i = 0; policy_classes[i] && st == CR_OK; i++)
		if (x->of[i] && (st = fts_commit(x->of[i], e)) != CR_OK)
			err_prefix(e, "index/%s", policy_classes[i]);
	if (st == CR_OK && x->fresh_class && !x->beside)
		st = write_made(x, e);
	x->pages = x->bytes = 0;
	return st;
}

/* ---- replacing and removing --------------------------------------------- */

/* new -> class, or, where nothing new was made, class away.  Exchanged in one
 * step where the file system can; elsewhere there is a moment without. */
static enum cr_status
switch_class(struct index *x, int i, struct cr_err *e)
{
	char *now = class_path(x->catalog, policy_classes[i], "");
	char *new = class_path(x->catalog, policy_classes[i], ".new");
	char *old = class_path(x->catalog, policy_classes[i], ".old");
	enum cr_status st = CR_OK;

	if (!file_exists(new)) {
		st = file_exists(now) ? dir_remove(now, e) : CR_OK;
	} else if (!file_exists(now)) {
		st = file_rename(new, now, e);
	} else if (renameat2(AT_FDCWD, new, AT_FDCWD, now, RENAME_EXCHANGE) ==
	    0) {
		st = dir_remove(new, e);
	} else if ((st = file_rename(now, old, e)) == CR_OK &&
	    (st = file_rename(new, now, e)) == CR_OK) {
		st = dir_remove(old, e);
	}
	free(now);
	free(new);
	free(old);
	return st;
}

enum cr_status
index_switch(struct index *x, struct cr_err *e)
{
	enum cr_status st = index_commit(x, e);
	char *dir;
	int i;

	for (i = 0; policy_classes[i] && st == CR_OK; i++)
		st = switch_class(x, i, e);
	if (st == CR_OK) {
		dir = archive_path(catalog_archive(x->catalog), "index", NULL);
		st = dir_sync(dir, e);
		free(dir);
	}
	if (st == CR_OK)
		st = write_made(x, e);
	index_close(x);
	return st;
}

enum cr_status
index_remove(struct catalog *c, struct cr_err *e)
{
	char *made = class_path(c, "made", ""), *dir;
	enum cr_status st = dir_remove(made, e); /* first: then it is lost */
	int i;

	for (i = 0; policy_classes[i] && st == CR_OK; i++) {
		dir = class_path(c, policy_classes[i], "");
		st = dir_remove(dir, e);
		free(dir);
	}
	free(made);
	made = archive_path(catalog_archive(c), "index", NULL);
	if (st == CR_OK)
		st = dir_make(made, e);
	if (st == CR_OK)
		st = dir_sync(made, e);
	free(made);
	if (st == CR_OK)
		st = catalog_forget_index(c, e);
	if (st == CR_OK) { /* from now on a lost one is noticed */
		struct index none = { .catalog = c };

		st = write_made(&none, e);
	}
	return st;
}

/* ---- reading ------------------------------------------------------------ */

enum cr_status
index_read(struct fts **out, struct catalog *c, unsigned classes,
    struct cr_err *e)
{
	struct buf s = BUF_INIT;
	struct fts *f = NULL;
	int64_t indexed = 0;
	enum cr_status st;
	char *dir;
	int i;

	*out = NULL;
	if ((st = fts_new(&f, e)) != CR_OK)
		return st;
	stamp(&s, c);
	if ((st = check_made(c, classes, e)) == CR_END) {
		/* nothing was indexed yet; or all of it is lost */
		st = catalog_count_documents(c, &indexed, e);
		if (st == CR_OK && indexed)
			st = err_set(e, CR_SKIP, "the index is lost");
	}
	for (i = 0; policy_classes[i] && st == CR_OK; i++) {
		if (!(classes & 1u << i))
			continue;
		dir = class_path(c, policy_classes[i], "");
		st = fts_add(f, dir, s.data, e);
		if (st == CR_END)
			st = CR_OK;
		free(dir);
	}
	buf_release(&s);
	if (st == CR_OK)
		*out = f;
	else
		fts_free(f);
	return st;
}

enum cr_status
index_check(struct catalog *c, struct cr_err *e)
{
	struct catalog_work n;
	struct fts *f = NULL;
	uint32_t documents = 0;
	int64_t expected = 0;
	enum cr_status st = CR_OK;
	char *dir;
	int i;

	for (i = 0; policy_classes[i] && st == CR_OK; i++) {
		dir = class_path(c, policy_classes[i], "");
		/* the block check wants to write; what cannot be changed from
		 * here can be checked where it can */
		if (access(dir, W_OK) == 0)
			st = fts_check(dir, e);
		free(dir);
	}
	if (st != CR_OK || (st = index_read(&f, c, ~0u, e)) != CR_OK ||
	    (st = fts_count(f, &documents, e)) != CR_OK ||
	    (st = catalog_work(c, &n, e)) != CR_OK ||
	    (st = catalog_count_documents(c, &expected, e)) != CR_OK)
		goto out;
	/* where files wait to be indexed anew, the count may differ */
	if (!n.to_index && expected != (int64_t)documents)
		st = err_set(e, CR_SKIP,
		    "the index holds %u documents, the catalogue counts %lld",
		    documents, (long long)expected);
out:
	fts_free(f);
	return st;
}
