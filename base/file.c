/* base/file.c: reading, and writing that survives a power cut (see file.h
 * for the order that it keeps). */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"

/* What went wrong decides who must act: the machine's own trouble stops the
 * run, an input's trouble concerns that input. */
static enum cr_status
ladder(int err)
{
	switch (err) {
	case ENOSPC:
	case EDQUOT:
	case EIO:
	case EROFS:
	case EMFILE:
	case ENFILE:
	case ENOMEM:
	case EFBIG:
		return CR_FATAL;
	default:
		return CR_SKIP;
	}
}

char *
path_join(const char *dir, const char *name)
{
	size_t n = strlen(dir);

	return xasprintf("%s%s%s", dir, n && dir[n - 1] == '/' ? "" : "/",
	    name);
}

const char *
path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static const char *
what_is(mode_t mode)
{
	return S_ISDIR(mode)   ? "a folder"
	    : S_ISFIFO(mode)   ? "a pipe"
	    : S_ISSOCK(mode)   ? "a socket"
	    : S_ISLNK(mode)    ? "a symbolic link"
	    : S_ISREG(mode)    ? "a file"
			       : "a device";
}

enum cr_status
file_open(int *fd, int64_t *size, const char *path, struct cr_err *e)
{
	struct stat s;
	int f;

	*fd = -1;
	/* O_NONBLOCK: opening a FIFO must not wait for its writer */
	f = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK |
		O_NOCTTY);
	if (f < 0 && errno == ELOOP)
		return err_set(e, CR_SKIP, "'%s' is a symbolic link", path);
	if (f < 0)
		return err_sys(e, ladder(errno), "cannot open '%s'", path);
	if (fstat(f, &s) < 0) {
		err_sys(e, CR_SKIP, "cannot examine '%s'", path);
		close(f);
		return CR_SKIP;
	}
	if (!S_ISREG(s.st_mode)) {
		close(f);
		return err_set(e, CR_SKIP, "'%s' is %s, not a file", path,
		    what_is(s.st_mode));
	}
	if (size)
		*size = s.st_size;
	*fd = f;
	return CR_OK;
}

enum cr_status
fd_read_all(struct buf *out, int fd, size_t max, const char *name,
    struct cr_err *e)
{
	size_t start = out->len;
	ssize_t n;

	for (;;) {
		buf_reserve(out, 65536);
		n = read(fd, out->data + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_sys(e, ladder(errno), "cannot read '%s'",
			    name);
		if (n == 0)
			return CR_OK;
		out->len += (size_t)n;
		out->data[out->len] = '\0';
		if (out->len - start > max)
			return err_set(e, CR_SKIP,
			    "'%s' is larger than %zu bytes", name, max);
	}
}

enum cr_status
file_read(struct buf *out, const char *path, size_t max, struct cr_err *e)
{
	enum cr_status st;
	int fd;

	if ((st = file_open(&fd, NULL, path, e)) != CR_OK)
		return st;
	st = fd_read_all(out, fd, max, path, e);
	close(fd);
	return st;
}

enum cr_status
fd_write_all(int fd, const void *data, size_t len, const char *name,
    struct cr_err *e)
{
	const char *p = data;
	ssize_t n;

	while (len > 0) {
		n = write(fd, p, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return err_sys(e, CR_FATAL, "cannot write '%s'", name);
		p += n;
		len -= (size_t)n;
	}
	return CR_OK;
}

enum cr_status
file_write(const char *path, const void *data, size_t len, struct cr_err *e)
{
	char *tmp = xasprintf("%s.part", path);
	enum cr_status st;
	int fd;

	fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
	    0600);
	if (fd < 0) {
		st = err_sys(e, CR_FATAL, "cannot write '%s'", tmp);
		free(tmp);
		return st;
	}
	st = fd_write_all(fd, data, len, tmp, e);
	if (st == CR_OK && fsync(fd) < 0)
		st = err_sys(e, CR_FATAL, "cannot sync '%s'", tmp);
	if (close(fd) < 0 && st == CR_OK)
		st = err_sys(e, CR_FATAL, "cannot close '%s'", tmp);
	if (st == CR_OK)
		st = file_rename(tmp, path, e);
	if (st != CR_OK)
		unlink(tmp);
	free(tmp);
	return st;
}

static enum cr_status
sync_path(const char *path, int flags, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);

	if (fd < 0)
		return err_sys(e, CR_FATAL, "cannot open '%s' to sync it",
		    path);
	if (fsync(fd) < 0)
		st = err_sys(e, CR_FATAL, "cannot sync '%s'", path);
	close(fd);
	return st;
}

enum cr_status
file_sync(const char *path, struct cr_err *e)
{
	return sync_path(path, O_NOFOLLOW, e);
}

enum cr_status
dir_sync(const char *path, struct cr_err *e)
{
	return sync_path(path, O_DIRECTORY, e);
}

/* The directory that holds path; to free(). */
static char *
parent_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return xstrdup(".");
	return slash == path ? xstrdup("/")
			     : xstrndup(path, (size_t)(slash - path));
}

enum cr_status
file_rename(const char *from, const char *to, struct cr_err *e)
{
	char *a = parent_of(from), *b = parent_of(to);
	enum cr_status st;

	if (rename(from, to) < 0)
		st = err_sys(e, CR_FATAL, "cannot rename '%s' to '%s'", from,
		    to);
	else if ((st = dir_sync(b, e)) == CR_OK && strcmp(a, b) != 0)
		st = dir_sync(a, e);
	free(a);
	free(b);
	return st;
}

enum cr_status
dir_make(const char *path, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	char *parent = NULL;
	struct stat s;

	if (stat(path, &s) == 0)
		return S_ISDIR(s.st_mode)
		    ? CR_OK
		    : err_set(e, CR_FATAL, "'%s' is not a folder", path);
	parent = parent_of(path);
	if (strcmp(parent, path) != 0)
		st = dir_make(parent, e);
	if (st == CR_OK && mkdir(path, 0700) < 0 && errno != EEXIST)
		st = err_sys(e, CR_FATAL, "cannot make folder '%s'", path);
	else if (st == CR_OK)
		st = dir_sync(parent, e);
	free(parent);
	return st;
}

/* Relative to an open directory, so that no link swapped in between can lead
 * outside. */
static int
remove_below(int at, const char *name)
{
	struct dirent *d;
	DIR *dir;
	int fd, bad = 0;

	if (unlinkat(at, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return -1;
	fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (!(dir = fdopendir(fd))) {
		close(fd);
		return -1;
	}
	while (!bad && (d = readdir(dir)))
		if (strcmp(d->d_name, ".") && strcmp(d->d_name, ".."))
			bad = remove_below(dirfd(dir), d->d_name);
	closedir(dir);
	return bad ? -1 : unlinkat(at, name, AT_REMOVEDIR);
}

enum cr_status
dir_remove(const char *path, struct cr_err *e)
{
	if (remove_below(AT_FDCWD, path) < 0)
		return err_sys(e, CR_FATAL, "cannot remove '%s'", path);
	return CR_OK;
}

bool
file_exists(const char *path)
{
	struct stat s;

	return lstat(path, &s) == 0;
}

static int
by_name(const void *a, const void *b)
{
	return name_compare(*(char *const *)a, *(char *const *)b);
}

void
names_add(struct names *n, const char *name)
{
	n->v = xgrow(n->v, n->n, &n->cap, sizeof *n->v);
	n->v[n->n++] = xstrdup(name);
}

void
names_release(struct names *n)
{
	size_t i;

	for (i = 0; i < n->n; i++)
		free(n->v[i]);
	free(n->v);
	memset(n, 0, sizeof *n);
}

enum cr_status
dir_list(struct names *out, const char *path, struct cr_err *e)
{
	enum cr_status st = CR_OK;
	struct dirent *d;
	DIR *dir = opendir(path);

	if (!dir)
		return err_sys(e, ladder(errno), "cannot open folder '%s'",
		    path);
	for (errno = 0; (d = readdir(dir)); errno = 0)
		if (strcmp(d->d_name, ".") && strcmp(d->d_name, ".."))
			names_add(out, d->d_name);
	if (errno)
		st = err_sys(e, ladder(errno), "cannot read folder '%s'",
		    path);
	closedir(dir);
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_name);
	return st;
}

enum cr_status
lock_take(int *fd, const char *path, struct cr_err *e)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int f = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (f < 0)
		return err_sys(e, CR_FATAL, "cannot open '%s'", path);
	if (fcntl(f, F_SETLK, &l) == 0) {
		*fd = f;
		return CR_OK;
	}
	if (errno != EACCES && errno != EAGAIN) {
		err_sys(e, CR_FATAL, "cannot lock '%s'", path);
		close(f);
		return CR_FATAL;
	}
	if (fcntl(f, F_GETLK, &l) == 0 && l.l_type != F_UNLCK)
		err_set(e, CR_RETRY, "'%s' is held by process %ld", path,
		    (long)l.l_pid);
	else
		err_set(e, CR_RETRY, "'%s' is held by another process", path);
	close(f);
	return CR_RETRY;
}
