/* base/file.h: files that survive a power cut.
 *
 * The order of every write in the archive is: file first (temporary name in
 * the same directory, write, fsync, rename, fsync the directory), database
 * row second, acknowledgement last.  After a failed fsync nothing is retried
 * on the same descriptor: the call fails and the file is written anew.
 * Disk full, quota and I/O errors are CR_FATAL; a file that is not there or
 * may not be read is CR_SKIP.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Join two parts with one slash; to free(). */
char *path_join(const char *dir, const char *name);
const char *path_base(const char *path); /* after the last slash; borrows */

/* Open a regular file for reading, close-on-exec, following no symbolic link
 * in the last component and blocking on no FIFO; anything but a regular file
 * is CR_SKIP, saying what it is.  *size gets its size. */
enum cr_status file_open(int *fd, int64_t *size, const char *path,
    struct cr_err *e);

/* Read a whole file of at most max bytes. */
enum cr_status file_read(struct buf *out, const char *path, size_t max,
    struct cr_err *e);
enum cr_status fd_read_all(struct buf *out, int fd, size_t max,
    const char *name, struct cr_err *e);
/* Write all of it, whatever write() does in between. */
enum cr_status fd_write_all(int fd, const void *data, size_t len,
    const char *name, struct cr_err *e);

/* Write a file in the durable way above, mode 0600. */
enum cr_status file_write(const char *path, const void *data, size_t len,
    struct cr_err *e);

/* Sync a file's, a directory's content to disk. */
enum cr_status file_sync(const char *path, struct cr_err *e);
enum cr_status dir_sync(const char *path, struct cr_err *e);

/* Rename, then sync the directories of both names. */
enum cr_status file_rename(const char *from, const char *to, struct cr_err *e);

/* mkdir -p, mode 0700; an existing directory is well.  Syncs the parent of
 * each directory it makes. */
enum cr_status dir_make(const char *path, struct cr_err *e);
/* rm -rf; a missing path is well.  Follows no symbolic link. */
enum cr_status dir_remove(const char *path, struct cr_err *e);

bool file_exists(const char *path);

/* Names in a directory without "." and "..", in natural order (utf8.h). */
struct names {
	char **v;
	size_t n, cap;
};
#define NAMES_INIT                                                             \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
enum cr_status dir_list(struct names *out, const char *path, struct cr_err *e);
void names_add(struct names *n, const char *name);
void names_release(struct names *n);

/* One writer per stage: take the lock file, held until the process ends.
 * When another process has it: CR_RETRY, naming its pid. */
enum cr_status lock_take(int *fd, const char *path, struct cr_err *e);

/* SHA-256 (FIPS 180-4), lower-case hex, 64 characters and a NUL. */
#define DIGEST_HEX 65
struct digest; /* opaque, streaming */
struct digest *digest_new(void);
void digest_add(struct digest *d, const void *data, size_t len);
void digest_free(struct digest *d, char hex[DIGEST_HEX]); /* hex may be NULL */
enum cr_status digest_fd(char hex[DIGEST_HEX], int fd, const char *name,
    struct cr_err *e);
enum cr_status digest_file(char hex[DIGEST_HEX], int64_t *size,
    const char *path, struct cr_err *e);
void digest_mem(char hex[DIGEST_HEX], const void *data, size_t len);

#endif
