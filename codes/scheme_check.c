/* codes/scheme_check.c: every fault of a scheme or an overlay (see
 * scheme_check.h).
 *
 * The grammar library reports one cause several times, once for each element
 * around it; only the innermost says something.  Of each line the one is heard
 * that says most.
 */
#include "codes/scheme_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "codes/scheme_read.h"

/* ---- a list of faults ---------------------------------------------------- */

void
faults_add(struct faults *f, int line, bool warning, const char *text)
{
	size_t *n = warning ? &f->n_warnings : &f->n_faults;
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->v[i].line == line && f->v[i].warning == warning &&
		    strcmp(f->v[i].text, text) == 0)
			return;
	if (++*n > FAULTS_MOST)
		return;
	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	f->v[f->n++] = (struct fault){ line, warning, xstrdup(text) };
}

void
faults_release(struct faults *f)
{
	while (f->n)
		free(f->v[--f->n].text);
	free(f->v);
	*f = (struct faults)FAULTS_INIT;
}

static bool
has_line(const struct faults *f, int line)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->v[i].line == line && !f->v[i].warning)
			return true;
	return false;
}

static int
by_line(const void *a, const void *b)
{
	const struct fault *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->warning - y->warning;
}

/* What stopped the reading: "path:12: why". */
static void
add_stop(struct faults *f, const char *path, const struct cr_err *e)
{
	const char *text = e->msg;
	size_t n = strlen(path);
	char *end;
	long line = 0;

	if (strncmp(text, path, n) == 0 && text[n] == ':') {
		text += n + 1;
		line = strtol(text, &end, 10);
		if (end > text && *end == ':')
			text = end + 1;
		else
			line = 0;
		text += strspn(text, " ");
	}
	faults_add(f, (int)line, false, text);
}

/* ---- the grammar --------------------------------------------------------- */

/* "Element x failed to validate content" and the like: said of what is around
 * the cause. */
static bool
is_echo(const char *msg)
{
	static const char *const echoes[] = { "failed to validate content",
		"failed to validate attributes", "Invalid sequence in",
		"Extra element", "Internal error", "Expecting an element" };
	size_t i;

	for (i = 0; i < sizeof echoes / sizeof echoes[0]; i++)
		if (strstr(msg, echoes[i]))
			return true;
	return false;
}

struct heard {
	struct faults plain, echoes;
};

static void
hear(void *ctx, int line, const char *msg)
{
	struct heard *h = ctx;

	faults_add(is_echo(msg) ? &h->echoes : &h->plain, line, false, msg);
}

static enum cr_status
ask_grammar(struct heard *h, const struct buf *xml, const char *path,
    const char *rng, struct cr_err *e)
{
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;

	if (!rng)
		return CR_OK;
	st = xml_faults_rng(xml->data, xml->len, path, rng, hear, h, &why);
	if (st == CR_SKIP) {
		if (!h->plain.n && !h->echoes.n)
			add_stop(&h->plain, path, &why);
		return CR_OK;
	}
	if (st != CR_OK && e)
		*e = why;
	return st;
}

/* Those on lines that nobody has spoken of. */
static void
add_new(struct faults *f, const struct faults *more)
{
	const size_t n = f->n;
	struct faults before = { f->v, n, 0, 0, 0 };
	size_t i;

	for (i = 0; i < more->n; i++) {
		before.v = f->v; /* it may have moved */
		if (more->v[i].warning || !has_line(&before, more->v[i].line))
			faults_add(f, more->v[i].line, more->v[i].warning,
			    more->v[i].text);
	}
	if (more->n_faults > FAULTS_MOST)
		f->n_faults += more->n_faults - FAULTS_MOST;
	if (more->n_warnings > FAULTS_MOST)
		f->n_warnings += more->n_warnings - FAULTS_MOST;
}

/* ---- the whole ----------------------------------------------------------- */

static enum cr_status
root_name(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	bool *overlay = ctx;

	(void)e;
	*overlay = strcmp(el->name, "overlay") == 0;
	return CR_END;
}

static bool
is_overlay(const struct buf *xml)
{
	bool overlay = false;
	struct xml_handler h = { root_name, NULL, &overlay };

	(void)xml_read(xml->data, xml->len, "", &h, NULL);
	return overlay;
}

/* What the loader finds, into l->s. */
static void
ask_loader(struct faults *f, struct load *l, const struct buf *xml,
    bool overlay)
{
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;

	l->faults = f;
	l->e = &why;
	st = overlay ? overlay_walk(l, xml) : scheme_walk(l, xml);
	if (st != CR_OK)
		add_stop(f, l->file, &why);
}

/* What is said best of a line: what the grammar names, else the loader, else
 * what the grammar says in general. */
static enum cr_status
ask_all(struct faults *f, struct load *l, const struct buf *xml,
    const char *rng, bool overlay, struct cr_err *e)
{
	struct heard h = { FAULTS_INIT, FAULTS_INIT };
	struct faults own = FAULTS_INIT;
	enum cr_status st = ask_grammar(&h, xml, l->file, rng, e);

	if (st == CR_OK) {
		ask_loader(&own, l, xml, overlay);
		add_new(f, &h.plain);
		add_new(f, &own);
		add_new(f, &h.echoes);
		if (f->n)
			qsort(f->v, f->n, sizeof *f->v, by_line);
	}
	faults_release(&h.plain);
	faults_release(&h.echoes);
	faults_release(&own);
	return st;
}

static enum cr_status
check(struct faults *f, struct scheme **s, const struct scheme_check *w,
    const struct buf *xml, struct cr_err *e)
{
	const struct xml_handler none = { NULL, NULL, NULL };
	bool overlay = is_overlay(xml);
	struct load l = { .file = w->path };
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;

	/* of what is no XML nothing more can be said */
	if (xml_read(xml->data, xml->len, w->path, &none, &why) != CR_OK) {
		add_stop(f, w->path, &why);
		return CR_OK;
	}
	if (overlay && !w->scheme) {
		faults_add(f, 1, false, "the scheme that it is made for is not "
					"named, or not there");
		return CR_OK;
	}
	l.s = NULL;
	if (overlay && (st = scheme_load(&l.s, w->scheme, e)) != CR_OK)
		return st;
	if (!overlay)
		l.s = scheme_new();
	st = ask_all(f, &l, xml, overlay ? w->overlay_grammar : w->grammar,
	    overlay, e);
	if (st != CR_OK || f->n_faults) {
		scheme_free(l.s);
		return st;
	}
	if (overlay)
		overlay_stamp(l.s, xml);
	else
		scheme_compose(l.s);
	*s = l.s;
	return CR_OK;
}

enum cr_status
scheme_check(struct faults *f, struct scheme **s, const struct scheme_check *w,
    struct cr_err *e)
{
	struct buf xml = BUF_INIT;
	enum cr_status st;

	*s = NULL;
	if ((st = scheme_file(&xml, w->path, e)) == CR_OK)
		st = check(f, s, w, &xml, e);
	buf_release(&xml);
	return st;
}
