/* search/pdfout.c: a PDF, written from front to back (see pdfout.h). */
#include "search/pdfout.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "base/file.h"
#include "base/mem.h"

enum { CHUNK = 65536 };
/* What an entry of the table can say: ten digits. */
#define OFFSET_MAX INT64_C(9999999999)

struct pdfout {
	char *path, *part; /* part NULL: standard output */
	int fd;
	bool over, done;
	struct cr_err err; /* the first */
	struct buf wait;   /* not written yet */
	int64_t written;   /* with what waits */
	struct digest *digest;
	int64_t *at; /* of object n + 1; 0: not given yet */
	size_t n, cap;
};

/* ---- bytes --------------------------------------------------------------- */

bool
pdfout_well(const struct pdfout *p)
{
	return p->err.status == CR_OK;
}

static void
flush(struct pdfout *p)
{
	if (pdfout_well(p) && p->wait.len)
		fd_write_all(p->fd, p->wait.data, p->wait.len,
		    p->part ? p->path : "standard output", &p->err);
	buf_reset(&p->wait);
}

static void
add(struct pdfout *p, const void *data, size_t len)
{
	digest_add(p->digest, data, len);
	p->written += (int64_t)len;
	buf_add(&p->wait, data, len);
	if (p->wait.len >= CHUNK)
		flush(p);
}

static void
adds(struct pdfout *p, const char *s)
{
	add(p, s, strlen(s));
}

static void
add_number(struct pdfout *p, const char *before, int64_t n, const char *after)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", (long long)n);
	adds(p, before);
	adds(p, text);
	adds(p, after);
}

void
pdfout_number(struct buf *b, double v)
{
	long long k = llround(v * 1000), whole = llabs(k) / 1000;
	int rest = (int)(llabs(k) % 1000);

	buf_addf(b, "%s%lld", k < 0 ? "-" : "", whole);
	if (rest) {
		buf_addf(b, ".%03d", rest);
		while (b->data[b->len - 1] == '0')
			buf_truncate(b, b->len - 1);
	}
	buf_addc(b, ' ');
}

/* ---- objects ------------------------------------------------------------- */

unsigned
pdfout_reserve(struct pdfout *p)
{
	p->at = xgrow(p->at, p->n, &p->cap, sizeof *p->at);
	p->at[p->n] = 0;
	return (unsigned)++p->n;
}

static void
begin(struct pdfout *p, unsigned n)
{
	p->at[n - 1] = p->written;
	add_number(p, "", n, " 0 obj\n");
}

void
pdfout_object(struct pdfout *p, unsigned n, const char *body)
{
	begin(p, n);
	adds(p, body);
	adds(p, "\nendobj\n");
}

static void
stream_begin(struct pdfout *p, unsigned n, const char *dict, int64_t len)
{
	begin(p, n);
	add_number(p, "<</Length ", len, "");
	adds(p, dict);
	adds(p, ">>\nstream\n");
}

static void
stream_end(struct pdfout *p)
{
	adds(p, "\nendstream\nendobj\n");
}

void
pdfout_stream(struct pdfout *p, unsigned n, const char *dict, const void *data,
    size_t len, bool packed)
{
	uLongf room = compressBound((uLong)len);
	Bytef *small = packed ? xmalloc(room) : NULL;
	char *both;

	if (!packed || compress2(small, &room, data, (uLong)len,
		Z_BEST_COMPRESSION) != Z_OK) {
		stream_begin(p, n, dict, (int64_t)len);
		add(p, data, len);
	} else {
		both = xasprintf("/Filter/FlateDecode%s", dict);
		stream_begin(p, n, both, (int64_t)room);
		add(p, small, room);
		free(both);
	}
	stream_end(p);
	free(small);
}

void
pdfout_copy(struct pdfout *p, unsigned n, const char *dict, int fd,
    int64_t len)
{
	char *chunk = xmalloc(CHUNK);
	int64_t at = 0;
	ssize_t got;

	stream_begin(p, n, dict, len);
	while (at < len && pdfout_well(p)) {
		size_t want = len - at < CHUNK ? (size_t)(len - at) : CHUNK;

		got = pread(fd, chunk, want, at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			err_set(&p->err, CR_FATAL,
			    "a picture became shorter while it was read");
		else
			add(p, chunk, (size_t)got);
		at += got > 0 ? got : 0;
	}
	stream_end(p);
	free(chunk);
}

/* ---- the file ------------------------------------------------------------ */

static enum cr_status
may_be_written(const char *path, bool over, struct cr_err *e)
{
	struct stat there;

	if (lstat(path, &there) < 0)
		return CR_OK; /* or opening it says what is wrong */
	/* renamed over a device, it would be the device's end */
	if (!S_ISREG(there.st_mode))
		return err_set(e, CR_SKIP, "'%s' is there and no file: give "
		    "the PDF another name", path);
	if (!over)
		return err_set(e, CR_SKIP, "'%s' is there: give another name, "
		    "or --force to write over it", path);
	return CR_OK;
}

enum cr_status
pdfout_begin(struct pdfout **out, const char *path, bool over,
    struct cr_err *e)
{
	struct pdfout *p;
	enum cr_status st;

	*out = NULL;
	if (strcmp(path, "-") != 0 &&
	    (st = may_be_written(path, over, e)) != CR_OK)
		return st;
	p = xcalloc(1, sizeof *p);
	buf_init(&p->wait);
	p->path = xstrdup(path);
	p->over = over;
	p->fd = STDOUT_FILENO;
	if (strcmp(path, "-") != 0) {
		p->part = xasprintf("%s.%ld.part", path, (long)getpid());
		p->fd = open(p->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC |
			O_NOFOLLOW, 0600);
		if (p->fd < 0) {
			st = err_sys(e, CR_FATAL, "cannot write '%s'",
			    p->part);
			pdfout_free(p);
			return st;
		}
	}
	p->digest = digest_new();
	/* the second line says to whoever copies it that it is no text */
	adds(p, "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n");
	*out = p;
	return CR_OK;
}

void
pdfout_free(struct pdfout *p)
{
	if (!p)
		return;
	if (p->part && p->fd >= 0) {
		close(p->fd);
		if (!p->done)
			unlink(p->part);
	}
	if (p->digest)
		digest_free(p->digest, NULL);
	buf_release(&p->wait);
	free(p->at);
	free(p->path);
	free(p->part);
	free(p);
}

static void
table(struct pdfout *p, unsigned catalog, unsigned info)
{
	int64_t xref = p->written;
	char hex[DIGEST_HEX], line[32];
	size_t i;

	if (xref > OFFSET_MAX) {
		err_set(&p->err, CR_FATAL, "'%s' would be larger than a PDF "
		    "may be: write it in parts (FILE-ID:PAGE)", p->path);
		return;
	}
	add_number(p, "xref\n0 ", (int64_t)p->n + 1, "\n0000000000 65535 f \n");
	for (i = 0; i < p->n; i++) {
		snprintf(line, sizeof line, "%010lld 00000 n \n",
		    (long long)p->at[i]);
		adds(p, line);
	}
	digest_free(p->digest, hex);
	p->digest = digest_new();
	hex[32] = '\0';
	add_number(p, "trailer\n<</Size ", (int64_t)p->n + 1, "");
	add_number(p, "/Root ", catalog, " 0 R");
	add_number(p, "/Info ", info, " 0 R/ID[<");
	adds(p, hex);
	adds(p, "><");
	adds(p, hex);
	add_number(p, ">]>>\nstartxref\n", xref, "\n%%EOF\n");
}

/* Give it its name; where there is one by now, only if it may go. */
static enum cr_status
take_name(struct pdfout *p, struct cr_err *e)
{
	enum cr_status st = may_be_written(p->path, p->over, e);

	if (st != CR_OK)
		return st;
	if (!p->over && renameat2(AT_FDCWD, p->part, AT_FDCWD, p->path,
		RENAME_NOREPLACE) == 0) {
		char *slash = strrchr(p->part, '/');

		p->done = true;
		if (slash)
			slash[slash == p->part] = '\0';
		return dir_sync(slash ? p->part : ".", e);
	}
	if (!p->over && errno == EEXIST)
		return may_be_written(p->path, false, e);
	/* file systems that cannot do the first, and --force */
	if ((st = file_rename(p->part, p->path, e)) == CR_OK)
		p->done = true;
	return st;
}

enum cr_status
pdfout_end(struct pdfout *p, unsigned catalog, unsigned info,
    struct cr_err *e)
{
	table(p, catalog, info);
	flush(p);
	if (!p->part || !pdfout_well(p)) {
		if (!pdfout_well(p))
			*e = p->err;
		return p->err.status;
	}
	if (fsync(p->fd) < 0)
		return err_sys(e, CR_FATAL, "cannot sync '%s'", p->part);
	return take_name(p, e);
}
