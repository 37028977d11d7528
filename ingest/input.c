/* ingest/input.c: walking what was given (see input.h). */
#include "ingest/input.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "courtroll.h"

/* '%' too, so that two names never become one. */
static char *
encode(const char *path)
{
	struct buf b = BUF_INIT;
	size_t len = strlen(path), n, i;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(path + i, len - i, &c);
		if (n == 0 || c < 0x20 || c == 0x7f || c == '%') {
			n = 1;
			buf_addf(&b, "%%%02X", (unsigned char)path[i]);
		} else {
			buf_add(&b, path + i, n);
		}
	}
	return buf_detach(&b, NULL);
}

static char *
shown(const char *name)
{
	struct buf b = BUF_INIT;

	utf8_add_name(&b, name, strlen(name));
	return buf_detach(&b, NULL);
}

void
input_refuse(struct input *i, enum reason reason, const char *fmt, ...)
{
	struct cr_err tmp = CR_ERR_INIT;
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	err_set(&tmp, CR_SKIP, "%s", text); /* cleans it */
	i->fate = FATE_REFUSED;
	i->reason = reason;
	free(i->detail);
	i->detail = xstrdup(tmp.msg);
}

/* A walk: what stays the same on the way down. */
struct walk {
	struct inputs *in;
	dev_t dev; /* the archive's own folder */
	ino_t ino;
};

/* path: to open; real: its absolute name; rel: relative to the PATH. */
static struct input *
add(struct walk *w, const char *path, const char *real, const char *rel)
{
	struct inputs *in = w->in;
	struct input *i;
	char *slash;

	in->v = xgrow(in->v, in->n, &in->cap, sizeof *in->v);
	i = &in->v[in->n++];
	memset(i, 0, sizeof *i);
	i->path = xstrdup(path);
	i->source = shown(rel);
	i->origin = encode(real);
	i->folder = xstrdup(i->origin);
	if ((slash = strrchr(i->folder, '/')))
		slash[slash == i->folder] = '\0';
	return i;
}

static const char *
what_is(mode_t mode)
{
	return S_ISLNK(mode) ? "a symbolic link, which is not followed"
	    : S_ISFIFO(mode) ? "a pipe, which is not opened"
	    : S_ISSOCK(mode) ? "a socket, which is not opened"
			     : "a device, which is not opened";
}

static void below(struct walk *w, const char *path, const char *real,
    const char *rel, unsigned depth);

static void
one(struct walk *w, const char *path, const char *real, const char *rel,
    unsigned depth)
{
	struct stat s;

	if (lstat(path, &s) < 0)
		input_refuse(add(w, path, real, rel), REASON_UNREADABLE,
		    "cannot be examined: %s", strerror(errno));
	else if (S_ISDIR(s.st_mode) &&
	    !(s.st_dev == w->dev && s.st_ino == w->ino))
		below(w, path, real, rel, depth + 1);
	else if (S_ISREG(s.st_mode))
		add(w, path, real, rel);
	else if (!S_ISDIR(s.st_mode))
		input_refuse(add(w, path, real, rel), REASON_NOT_A_FILE,
		    "is %s", what_is(s.st_mode));
}

static void
below(struct walk *w, const char *path, const char *real, const char *rel,
    unsigned depth)
{
	struct names names = NAMES_INIT;
	struct cr_err e = CR_ERR_INIT;
	size_t i;

	if (depth > CR_MAX_WALK_DEPTH) {
		input_refuse(add(w, path, real, rel), REASON_UNREADABLE,
		    "folders are nested deeper than %u", CR_MAX_WALK_DEPTH);
		return;
	}
	if (dir_list(&names, path, &e) != CR_OK)
		input_refuse(add(w, path, real, rel), REASON_UNREADABLE, "%s",
		    e.msg);
	for (i = 0; i < names.n; i++) {
		char *p = path_join(path, names.v[i]);
		char *r = path_join(real, names.v[i]);
		char *l = *rel ? path_join(rel, names.v[i])
			       : xstrdup(names.v[i]);

		one(w, p, r, l, depth);
		free(p);
		free(r);
		free(l);
	}
	names_release(&names);
}

/* The absolute name of what was named: the folder resolved, the last part as
 * it is, so that a link named on the command line is seen as one. */
static char *
absolute(const char *path)
{
	char *copy = xstrdup(path), *real, *out, *slash;

	slash = strrchr(copy, '/');
	if (slash)
		*slash = '\0';
	real = realpath(!slash ? "." : slash == copy ? "/" : copy, NULL);
	out = real ? path_join(real, path_base(path)) : NULL;
	free(real);
	free(copy);
	return out;
}

static int
by_origin(const void *a, const void *b)
{
	const struct input *p = *(struct input *const *)a;
	const struct input *q = *(struct input *const *)b;
	int d = strcmp(p->origin, q->origin);

	return d ? d : p < q ? -1 : p > q;
}

static void
input_release(struct input *p)
{
	int k;

	for (k = 0; p->probes && k < p->pages; k++) {
		free(p->probes[k].failed);
		free(p->probes[k].slip);
		free(p->probes[k].strange);
	}
	free(p->probes);
	free(p->path);
	free(p->source);
	free(p->origin);
	free(p->folder);
	free(p->detail);
}

void
inputs_release(struct inputs *in)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		input_release(&in->v[i]);
	free(in->v);
	memset(in, 0, sizeof *in);
}

/* A folder and something in it, or one thing twice, may have been named: each
 * input counts once, where it came first. */
static void
drop_repeated(struct inputs *in)
{
	struct input **order = xcalloc(in->n + 1, sizeof *order);
	bool *twice = xcalloc(in->n + 1, sizeof *twice);
	size_t i, n = 0;

	for (i = 0; i < in->n; i++)
		order[i] = &in->v[i];
	qsort(order, in->n, sizeof *order, by_origin);
	for (i = 1; i < in->n; i++)
		if (!strcmp(order[i]->origin, order[i - 1]->origin))
			twice[order[i] - in->v] = true;
	for (i = 0; i < in->n; i++)
		if (twice[i])
			input_release(&in->v[i]);
		else
			in->v[n++] = in->v[i];
	in->n = n;
	free(order);
	free(twice);
}

enum cr_status
inputs_walk(struct inputs *in, char *const *paths, int n_paths,
    const char *archive, struct cr_err *e)
{
	struct walk w = { .in = in };
	struct stat s;
	char *real;
	int i;

	if (stat(archive, &s) == 0) {
		w.dev = s.st_dev;
		w.ino = s.st_ino;
	}
	for (i = 0; i < n_paths; i++) {
		/* a folder may be named through a link; its content not */
		if (stat(paths[i], &s) < 0 && lstat(paths[i], &s) < 0)
			return err_sys(e, CR_SKIP, "cannot find '%s'",
			    paths[i]);
		if (S_ISDIR(s.st_mode)) {
			if (!(real = realpath(paths[i], NULL)))
				return err_sys(e, CR_SKIP, "cannot find '%s'",
				    paths[i]);
			if (s.st_dev == w.dev && s.st_ino == w.ino) {
				free(real);
				return err_set(e, CR_SKIP,
				    "'%s' is the archive itself", paths[i]);
			}
			below(&w, paths[i], real, "", 0);
		} else {
			if (!(real = absolute(paths[i])))
				return err_sys(e, CR_SKIP, "cannot find '%s'",
				    paths[i]);
			one(&w, paths[i], real, path_base(paths[i]), 0);
			in->v[in->n - 1].named = true;
		}
		free(real);
	}
	drop_repeated(in);
	return CR_OK;
}
