/* ingest/stage.c: copying and hashing (see stage.h).  Nothing here is synced
 * piece by piece: nothing is acknowledged before the whole bag is, and
 * bag_close syncs it all. */
#include "ingest/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/batch.h"
#include "courtroll.h"

enum { CHUNK = 1 << 20 };

static const char aside[] = ".interrupted-";

bool
stage_is_aside(const char *name)
{
	return strstr(name, aside) != NULL;
}

static enum cr_status
move_aside(const struct stage *s, struct cr_err *e)
{
	enum cr_status st;
	char *to = NULL;
	int k = 1;

	if (!file_exists(s->quarantine))
		return CR_OK;
	do {
		free(to);
		to = xasprintf("%s%s%d", s->quarantine, aside, k++);
	} while (file_exists(to));
	st = file_rename(s->quarantine, to, e);
	free(to);
	return st;
}

static int
by_digest(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Is it the note beside an input ("<n>-<name>.json"), or the begin of one?
 * Then it goes when the input does; alone it says of something that has no
 * bytes.  An input may be called so itself: it has a note of its own, or does
 * not begin as one. */
static bool
is_note(const char *dir, const char *name)
{
	static const char begin[] = "{\"v\":1,\"source\":";
	char *path = path_join(dir, name), *beside, head[sizeof begin];
	const char *json = strstr(name, ".json");
	ssize_t n = -1;
	int fd = -1;

	beside = xasprintf("%s.json", path);
	if (json && !file_exists(beside) &&
	    file_open(&fd, NULL, path, NULL) == CR_OK)
		n = read(fd, head, sizeof begin - 1);
	if (fd >= 0)
		close(fd);
	free(beside);
	free(path);
	return n >= 0 && !memcmp(head, begin, (size_t)n);
}

/* One folder: inputs whose bytes are safe go with their notes. */
static enum cr_status
sweep_one(const char *dir, char (*refused)[65], size_t n_refused, bool *empty,
    struct cr_err *e)
{
	struct names have = NAMES_INIT;
	enum cr_status st = dir_list(&have, dir, e);
	size_t i, left = 0;

	for (i = 0; i < have.n && st == CR_OK; i++) {
		char *path = path_join(dir, have.v[i]), hex[DIGEST_HEX];
		char *note = xasprintf("%s.json", path);

		/* a note may have gone with its input, just before */
		if (file_exists(path) && !is_note(dir, have.v[i])) {
			if (digest_file(hex, NULL, path, NULL) == CR_OK &&
			    bsearch(hex, refused, n_refused, sizeof *refused,
				by_digest)) {
				/* the note last: alone it says nothing */
				if ((st = dir_remove(path, e)) == CR_OK)
					st = dir_remove(note, e);
			} else {
				left++;
			}
		}
		free(note);
		free(path);
	}
	if (st == CR_OK && (*empty = left == 0))
		st = dir_remove(dir, e); /* with notes that note nothing */
	names_release(&have);
	return st;
}

enum cr_status
stage_sweep_aside(struct stage *s, char (*refused)[65], size_t n_refused,
    size_t *left, struct cr_err *e)
{
	char *dir = archive_path(catalog_archive(s->c), "quarantine", NULL);
	struct names have = NAMES_INIT;
	enum cr_status st = dir_list(&have, dir, e);
	size_t i;

	*left = 0;
	for (i = 0; i < have.n && st == CR_OK; i++) {
		char *path = path_join(dir, have.v[i]);
		bool empty = true;

		if (stage_is_aside(have.v[i]))
			st = sweep_one(path, refused, n_refused, &empty, e);
		*left += !empty;
		free(path);
	}
	names_release(&have);
	free(dir);
	return st;
}

enum cr_status
stage_open(struct stage *s, struct catalog *c, const char *batch,
    struct cr_err *e)
{
	const struct archive *a = catalog_archive(c);
	enum cr_status st;
	char *data;

	memset(s, 0, sizeof *s);
	s->c = c;
	s->batch = xstrdup(batch);
	s->bag = archive_path(a, "incoming", batch);
	s->quarantine = archive_path(a, "quarantine", batch);
	s->next = 1;
	data = path_join(s->bag, "data");
	if ((st = move_aside(s, e)) == CR_OK)
		st = dir_make(data, e);
	free(data);
	return st;
}

void
stage_close(struct stage *s)
{
	free(s->batch);
	free(s->bag);
	free(s->quarantine);
	memset(s, 0, sizeof *s);
}

char *
stage_path(const struct stage *s, const struct input *i)
{
	return xasprintf("%s/data/%06d", s->bag, i->n);
}

/* Copy from fd to path, hashing. The source's trouble refuses the input. */
static enum cr_status
copy(struct input *i, int fd, const char *path, struct cr_err *e)
{
	struct digest *d = digest_new();
	char *chunk = xmalloc(CHUNK);
	enum cr_status st = CR_OK;
	ssize_t n;
	int out;

	out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
	    0600);
	if (out < 0)
		st = err_sys(e, CR_FATAL, "cannot write '%s'", path);
	i->bytes = 0;
	while (st == CR_OK && (n = read(fd, chunk, CHUNK)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			input_refuse(i, REASON_UNREADABLE, "cannot be read: %s",
			    strerror(errno));
			break;
		}
		i->bytes += n;
		digest_add(d, chunk, (size_t)n);
		st = fd_write_all(out, chunk, (size_t)n, path, e);
	}
	if (out >= 0 && close(out) < 0 && st == CR_OK)
		st = err_sys(e, CR_FATAL, "cannot close '%s'", path);
	digest_free(d, i->sha256);
	free(chunk);
	if (st == CR_OK && i->fate == FATE_REFUSED) {
		i->sha256[0] = '\0'; /* a part would pass for the whole */
		st = dir_remove(path, e);
	} else if (st == CR_OK && i->bytes > (int64_t)CR_MAX_MASTER)
		input_refuse(i, REASON_TOO_LARGE, "is larger than %u bytes",
		    CR_MAX_MASTER);
	return st;
}

/* Were just these bytes handled before?  Hashes the source once more than a
 * plain copy would, so it is asked only where something came from there. */
static enum cr_status
seen_before(struct stage *s, struct input *i, int fd, struct cr_err *e)
{
	struct cr_err read_err = CR_ERR_INIT;
	enum batch_known known;
	enum cr_status st;
	bool any;

	if ((st = batch_origin_known(s->c, i->origin, &any, e)) != CR_OK ||
	    !any)
		return st;
	if (fd >= 0 &&
	    digest_fd(i->sha256, fd, i->source, &read_err) != CR_OK)
		i->sha256[0] = '\0'; /* as it was refused, if it was */
	if (fd >= 0 && lseek(fd, 0, SEEK_SET) < 0)
		return err_sys(e, CR_FATAL, "cannot read '%s' again",
		    i->source);
	if ((st = batch_known(s->c, i->origin, i->sha256, &known, e)) != CR_OK)
		return st;
	if (known == BATCH_REFUSED && s->retry)
		known = BATCH_NEW;
	if (known != BATCH_NEW)
		i->fate = known == BATCH_TAKEN ? FATE_KNOWN
					       : FATE_REFUSED_BEFORE;
	return CR_OK;
}

/* The copy an interrupted run left, if it is the same. */
static bool
left_over(struct input *i, int fd, const char *path)
{
	struct cr_err ignore = CR_ERR_INIT;
	char there[DIGEST_HEX], here[DIGEST_HEX];
	int64_t size;

	if (!file_exists(path) ||
	    digest_file(there, &size, path, &ignore) != CR_OK ||
	    digest_fd(here, fd, i->source, &ignore) != CR_OK)
		return false;
	memcpy(i->sha256, here, sizeof here);
	i->bytes = size;
	return !strcmp(here, there);
}

enum cr_status
stage_take(struct stage *s, struct input *i, struct cr_err *e)
{
	struct cr_err open_err = CR_ERR_INIT;
	enum cr_status st;
	int64_t size = 0;
	char *path;
	int fd = -1;

	if (i->fate == FATE_REFUSED)
		goto refused; /* by the walk: there are no bytes */
	st = file_open(&fd, &size, i->path, &open_err);
	if (st == CR_FATAL)
		return err_set(e, st, "%s", open_err.msg);
	if (st != CR_OK) {
		input_refuse(i, REASON_UNREADABLE, "%s", open_err.msg);
		goto refused;
	}
	if ((st = seen_before(s, i, fd, e)) != CR_OK || i->fate != FATE_NEW) {
		close(fd);
		return st;
	}
	i->n = s->next++;
	path = stage_path(s, i);
	if (!left_over(i, fd, path)) {
		if (lseek(fd, 0, SEEK_SET) < 0)
			st = err_sys(e, CR_FATAL, "cannot read '%s' again",
			    i->source);
		else
			st = copy(i, fd, path, e);
	}
	free(path);
	close(fd);
	return st;
refused:
	i->sha256[0] = '\0';
	i->fate = FATE_NEW;
	st = seen_before(s, i, -1, e);
	if (st == CR_OK && i->fate == FATE_NEW) {
		i->fate = FATE_REFUSED;
		i->n = s->next++;
		/* what an interrupted run put in that place is another's */
		st = stage_drop(s, i, e);
	}
	return st;
}

/* "<n>-<name>", the name as it came, its head cut off where that would be too
 * long for a file name (".json.part" must fit behind it). */
static char *
quarantine_name(const struct input *i)
{
	const char *name = path_base(i->path);
	size_t len = strlen(name), behind = strlen(".json.part");
	char head[16];
	int n = snprintf(head, sizeof head, "%d-", i->n);

	if (len + (size_t)n + behind > NAME_MAX)
		name += len + (size_t)n + behind - NAME_MAX;
	return xasprintf("%s%s", head, name);
}

static enum cr_status
write_reason(const struct input *i, const char *path, struct cr_err *e)
{
	char *json_path = xasprintf("%s.json", path);
	json_t *o = json_pack("{s:i, s:s, s:s?, s:s, s:s}", "v", 1, "source",
	    i->source, "sha256", i->sha256[0] ? i->sha256 : NULL, "reason",
	    reason_name(i->reason), "detail", i->detail);
	char *text = o ? json_dumps(o, JSON_COMPACT) : NULL;
	enum cr_status st;

	if (!text)
		abort(); /* out of memory: the strings are clean */
	st = file_write(json_path, text, strlen(text), e);
	free(text);
	json_decref(o);
	free(json_path);
	return st;
}

enum cr_status
stage_quarantine(struct stage *s, struct input *i, struct cr_err *e)
{
	char *name = quarantine_name(i), *to = path_join(s->quarantine, name);
	char *from = stage_path(s, i);
	enum cr_status st;

	st = dir_make(s->quarantine, e);
	if (st == CR_OK && i->sha256[0] && (st = file_sync(from, e)) == CR_OK)
		st = file_rename(from, to, e);
	if (st == CR_OK)
		st = write_reason(i, to, e);
	free(from);
	free(to);
	free(name);
	return st;
}

enum cr_status
stage_drop(struct stage *s, struct input *i, struct cr_err *e)
{
	char *path = stage_path(s, i);
	enum cr_status st = dir_remove(path, e);

	free(path);
	return st;
}
