/* preload_kill.c: ends or hinders a program at a chosen point, so that a test
 * can try every point and not only those that chance hits.
 *
 * Loaded by LD_PRELOAD, it counts the calls by which a program makes
 * something last: write, pwrite, writev, fsync, fdatasync, rename, unlink,
 * rmdir, ftruncate, mkdir, and open where it creates.
 *
 *	KILL_PROGRAM     count in the process of this short name only
 *	KILL_BELOW       and only calls about paths below this directory
 *	KILL_AT          at this call, from 1:
 *	KILL_HOW         kill  the process is killed before it is made (default)
 *	                 full  it and all later ones that need space: ENOSPC
 *	                 eio   it alone fails with EIO
 *	KILL_COUNT_FILE  at the end, append how many there were
 *
 * Sockets, pipes and memory files are not counted.  Calls go by the kernel's
 * own entry (syscall), so that nothing here depends on what is wrapped. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static bool on;
static char below[PATH_MAX];
static const char *count_file;
static long at, count;
static enum { KILL, FULL, EIO_ONCE } how;

__attribute__((constructor)) static void
begin(void)
{
	const char *name = getenv("KILL_PROGRAM"), *s;

	/* the short name in /proc is cut at 15 characters, this is not */
	if (!name || strcmp(name, program_invocation_short_name))
		return;
	on = true;
	if ((s = getenv("KILL_AT")))
		at = strtol(s, NULL, 10);
	if ((s = getenv("KILL_HOW")))
		how = !strcmp(s, "full")  ? FULL
		      : !strcmp(s, "eio") ? EIO_ONCE
					  : KILL;
	if ((s = getenv("KILL_BELOW")) && !realpath(s, below))
		snprintf(below, sizeof below, "%s", s);
	count_file = getenv("KILL_COUNT_FILE");
}

__attribute__((destructor)) static void
end(void)
{
	char text[32];
	int n;
	long fd;

	if (!on || !count_file)
		return;
	n = snprintf(text, sizeof text, "%ld\n", count);
	fd = syscall(SYS_openat, AT_FDCWD, count_file,
	    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd >= 0) {
		syscall(SYS_write, fd, text, n);
		syscall(SYS_close, fd);
	}
}

/* Is it one of those that count?  path: absolute. */
static bool
counts(const char *path)
{
	size_t n = strlen(below);

	return path[0] == '/' &&
	       (!n || (!strncmp(path, below, n) &&
			  (path[n] == '/' || path[n] == '\0')));
}

static bool
fd_counts(int fd)
{
	char link[48], path[PATH_MAX];
	struct stat s;
	ssize_t n;

	if (fstat(fd, &s) < 0 || !(S_ISREG(s.st_mode) || S_ISDIR(s.st_mode)))
		return false;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
	if (n <= 0)
		return false;
	path[n] = '\0';
	return strncmp(path, "/memfd:", 7) && counts(path);
}

/* A name at a directory; its folder resolved. */
static bool
name_counts(int dir, const char *name)
{
	char link[48], full[2 * PATH_MAX], real[PATH_MAX], *slash;

	if (name[0] == '/')
		snprintf(full, sizeof full, "%s", name);
	else if (dir == AT_FDCWD)
		snprintf(full, sizeof full, "./%s", name);
	else {
		snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
		snprintf(full, sizeof full, "%s/%s", link, name);
	}
	if (!(slash = strrchr(full, '/')))
		return false;
	if (slash == full)
		return counts("/");
	*slash = '\0';
	return realpath(full, real) && counts(real);
}

/* One more. space: does it need some?  Returns an errno, or 0: go on. */
static int
point(bool space)
{
	count++;
	if (!at || count < at)
		return 0;
	if (how == KILL)
		for (;;)
			syscall(SYS_kill, getpid(), SIGKILL);
	if (how == EIO_ONCE)
		return count == at ? EIO : 0;
	return space ? ENOSPC : 0;
}

static bool
stopped(bool counted, bool space)
{
	int err = on && counted ? point(space) : 0;

	if (err)
		errno = err;
	return err != 0;
}

#define ON_FD(FD, SPACE)          (on && stopped(fd_counts(FD), SPACE))
#define ON_NAME(DIR, NAME, SPACE) (on && stopped(name_counts(DIR, NAME), SPACE))

ssize_t
write(int fd, const void *data, size_t len)
{
	return ON_FD(fd, true) ? -1 : syscall(SYS_write, fd, data, len);
}

ssize_t
pwrite(int fd, const void *data, size_t len, off_t off)
{
	return ON_FD(fd, true) ? -1 : syscall(SYS_pwrite64, fd, data, len, off);
}

ssize_t
pwrite64(int fd, const void *data, size_t len, off64_t off)
{
	return ON_FD(fd, true) ? -1 : syscall(SYS_pwrite64, fd, data, len, off);
}

ssize_t
writev(int fd, const struct iovec *v, int n)
{
	return ON_FD(fd, true) ? -1 : syscall(SYS_writev, fd, v, n);
}

int
fsync(int fd)
{
	return ON_FD(fd, true) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	return ON_FD(fd, true) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
ftruncate(int fd, off_t len)
{
	return ON_FD(fd, false) ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}

int
ftruncate64(int fd, off64_t len)
{
	return ON_FD(fd, false) ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}

int
renameat(int from_dir, const char *from, int to_dir, const char *to)
{
	return ON_NAME(to_dir, to, false)
		   ? -1
		   : (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, 0);
}

int
rename(const char *from, const char *to)
{
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int
unlinkat(int dir, const char *name, int flags)
{
	return ON_NAME(dir, name, false)
		   ? -1
		   : (int)syscall(SYS_unlinkat, dir, name, flags);
}

int
unlink(const char *name)
{
	return unlinkat(AT_FDCWD, name, 0);
}

int
rmdir(const char *name)
{
	return unlinkat(AT_FDCWD, name, AT_REMOVEDIR);
}

int
mkdirat(int dir, const char *name, mode_t mode)
{
	return ON_NAME(dir, name, true)
		   ? -1
		   : (int)syscall(SYS_mkdirat, dir, name, mode);
}

int
mkdir(const char *name, mode_t mode)
{
	return mkdirat(AT_FDCWD, name, mode);
}

/* Opening makes something where O_CREAT meets a name that is not there. */
static int
open_it(int dir, const char *name, int flags, mode_t mode)
{
	if (on && (flags & O_CREAT) &&
	    syscall(SYS_faccessat, dir, name, F_OK) < 0 &&
	    ON_NAME(dir, name, true))
		return -1;
	return (int)syscall(SYS_openat, dir, name, flags, mode);
}

#define OPEN_MODE(FLAGS)                                                       \
	mode_t mode = 0;                                                       \
	if ((FLAGS) & (O_CREAT | __O_TMPFILE)) {                               \
		va_list ap;                                                    \
		va_start(ap, flags);                                           \
		mode = va_arg(ap, mode_t);                                     \
		va_end(ap);                                                    \
	}

int
open(const char *name, int flags, ...)
{
	OPEN_MODE(flags)
	return open_it(AT_FDCWD, name, flags, mode);
}

int
open64(const char *name, int flags, ...)
{
	OPEN_MODE(flags)
	return open_it(AT_FDCWD, name, flags | O_LARGEFILE, mode);
}

int
openat(int dir, const char *name, int flags, ...)
{
	OPEN_MODE(flags)
	return open_it(dir, name, flags, mode);
}

int
openat64(int dir, const char *name, int flags, ...)
{
	OPEN_MODE(flags)
	return open_it(dir, name, flags | O_LARGEFILE, mode);
}

/* What the compiler makes of open and read with _FORTIFY_SOURCE. */
int __open_2(const char *name, int flags);
int __open64_2(const char *name, int flags);

int
__open_2(const char *name, int flags)
{
	return open_it(AT_FDCWD, name, flags, 0);
}

int
__open64_2(const char *name, int flags)
{
	return open_it(AT_FDCWD, name, flags | O_LARGEFILE, 0);
}
