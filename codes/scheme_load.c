/* codes/scheme_load.c: a scheme from its XML file (schemes/uganda.xml is the
 * example, schemes/scheme.rng the grammar).
 *
 * The file is read once, top to bottom; what an element refers to (the court
 * of a station, the types of a reading) must stand above it, so every fault
 * is found at its own line.  Sections that this version does not know are
 * passed over: later versions add some; the grammar, which comes with the
 * program, is what tells a misspelt one.  What the elements mean is in
 * scheme_read.c and scheme_topics.c, what an overlay adds in
 * scheme_overlay.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "codes/scheme_read.h"

/* Nodes of all the tries: some twenty times what a large scheme has. */
enum { NODES_MOST = 4000000 };

static const char *const sections[] = { "courts", "stations", "divisions",
	"types", "letters", "numbering", "words", "ages" };

static enum cr_status
read_root(struct load *l, const struct xml_element *el)
{
	if (strcmp(el->name, "scheme") != 0)
		return load_fault(l, el, "not a scheme, but", el->name);
	if (!xml_attr(el, "name") || !xml_attr(el, "version"))
		return load_fault(l, el, "missing attribute", "name, version");
	l->s->name = xstrdup(xml_attr(el, "name"));
	l->s->version = xstrdup(xml_attr(el, "version"));
	return CR_OK;
}

/* An element out of its section would take another's place. */
static const struct {
	const char *section, *name;
	enum cr_status (*read)(struct load *, const struct xml_element *);
} elements[] = {
	{ "courts", "court", read_court },
	{ "stations", "station", read_station },
	{ "divisions", "division", read_division },
	{ "types", "type", read_type },
	{ "letters", "ambiguous", read_ambiguous },
	{ "letters", "reading", read_reading },
	{ "numbering", "prefix", read_prefix },
	{ "numbering", "legacy", read_prefix },
	{ "ages", "age", read_age },
};

static enum cr_status
start_section(struct load *l, const struct xml_element *el)
{
	size_t i;

	l->section = NULL;
	l->owner = -1;
	for (i = 0; i < sizeof sections / sizeof sections[0]; i++)
		if (strcmp(el->name, sections[i]) == 0)
			l->section = sections[i];
	l->topics = l->numbers ? NULL : topics_section(el->name);
	if (l->topics)
		l->section = l->topics;
	if (strcmp(el->name, "numbering") == 0)
		return read_numbering(l, el);
	if (strcmp(el->name, "ages") == 0)
		return read_ages(l, el);
	return CR_OK;
}

static enum cr_status
read_relation(struct load *l, const struct xml_element *el)
{
	const char *v = xml_attr(el, "relation");
	int r;

	l->relation = RELATION_RELATED;
	for (r = RELATION_ARISING; v && r <= RELATION_RELATED; r++)
		if (strcmp(v, relation_name((enum relation)r)) == 0) {
			l->relation = r;
			return CR_OK;
		}
	return v ? load_fault(l, el, "unknown relation", v) : CR_OK;
}

static enum cr_status
start(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct load *l = ctx;
	size_t i;

	(void)e;
	if (el->depth == 0)
		return read_root(l, el);
	if (el->depth == 1)
		return start_section(l, el);
	if (l->topics)
		return topics_start(l, el);
	if (!l->section)
		return CR_OK;
	if (strcmp(el->name, "parent") == 0 ||
	    strcmp(el->name, "parent-next") == 0)
		return read_relation(l, el);
	if (strcmp(el->name, "form") == 0)
		l->weak = load_has(el, "weak", "yes");
	for (i = 0; i < sizeof elements / sizeof elements[0]; i++) {
		if (strcmp(el->name, elements[i].name) != 0)
			continue;
		if (strcmp(l->section, elements[i].section) != 0)
			return load_fault(l, el, "not in its section:",
			    el->name);
		return elements[i].read(l, el);
	}
	return CR_OK;
}

static enum cr_status
end(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct load *l = ctx;

	(void)e;
	if (el->depth == 1 && strcmp(el->name, "types") == 0)
		return end_types(l, el);
	if (l->topics && el->depth > 1)
		return topics_end(l, el);
	if (!l->section || el->depth < 2)
		return CR_OK;
	if (strcmp(el->name, "form") == 0)
		return read_form(l, el);
	if (strcmp(l->section, "words") == 0)
		return read_word(l, el);
	return CR_OK;
}

/* ---- a walk that leaves out what has a fault ----------------------------- */

struct guarded {
	struct load *l;
	const struct xml_handler *h;
};

/* A check writes a fault down, and goes on. */
static enum cr_status
forgive(struct load *l, const struct xml_element *el, enum cr_status st)
{
	const char *text = l->e->msg;
	size_t n = strlen(l->file);

	if (st != CR_SKIP || !l->faults || el->depth == 0)
		return st;
	if (strncmp(text, l->file, n) == 0 && text[n] == ':')
		text += n + 1 + strspn(text + n + 1, "0123456789: ");
	faults_add(l->faults, el->line, false, text);
	*l->e = (struct cr_err)CR_ERR_INIT;
	return CR_OK;
}

static enum cr_status
guarded_start(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	const struct guarded *g = ctx;
	struct load *l = g->l;
	int owner = l->owner;
	enum cr_status st;

	if (l->skip >= 0)
		return CR_OK;
	st = g->h->start(l, el, e);
	if (st == CR_SKIP && (st = forgive(l, el, st)) == CR_OK) {
		l->owner = owner;
		l->skip = el->depth;
	}
	return st;
}

static size_t
nodes(const struct scheme *s)
{
	return s->words.n + s->kinds.n + s->topics.terms.n;
}

static enum cr_status
guarded_end(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	const struct guarded *g = ctx;
	struct load *l = g->l;

	if (l->skip >= 0) {
		if (el->depth == l->skip)
			l->skip = -1;
		return CR_OK;
	}
	if (nodes(l->s) > NODES_MOST)
		return err_set(e, CR_SKIP, "%s:%d: too many words for a scheme",
		    l->file, el->line);
	return forgive(l, el, g->h->end(l, el, e));
}

enum cr_status
load_walk(struct load *l, const struct buf *xml, const struct xml_handler *h)
{
	struct guarded g = { l, h };
	struct xml_handler own = { guarded_start, guarded_end, &g };
	struct cr_err *e = l->e, why = CR_ERR_INIT;
	enum cr_status st;

	l->e = &why;
	l->skip = -1;
	st = xml_read(xml->data, xml->len, l->file, &own, &why);
	l->e = e;
	if (st != CR_OK && e)
		*e = why;
	return st;
}

/* ---- the whole ----------------------------------------------------------- */

/* A court's short name and a type's together are one word. What is spelt out
 * in the file goes first. */
void
scheme_compose(struct scheme *s)
{
	char form[sizeof s->courts->abbrev + sizeof s->types->abbrev];
	size_t i, j;

	for (i = 0; i < s->n_courts; i++) {
		for (j = 0; j < s->n_types && s->courts[i].abbrev[0]; j++) {
			if (!s->types[j].abbrev[0] ||
			    (s->types[j].courts[0] &&
				!code_listed(s->types[j].courts,
				    s->courts[i].code)))
				continue;
			(void)snprintf(form, sizeof form, "%s%s",
			    s->courts[i].abbrev, s->types[j].abbrev);
			(void)forms_add_one(&s->kinds, form,
			    scheme_set_of(s, &s->types[j],
				s->courts[i].code));
		}
	}
}

struct scheme *
scheme_new(void)
{
	struct scheme *s = xcalloc(1, sizeof *s);

	forms_init(&s->words, false);
	forms_init(&s->kinds, true);
	forms_init(&s->marks, true);
	s->marks.glued = true;
	forms_init(&s->years, false);
	forms_init(&s->letters, true);
	forms_init(&s->topics.terms, false);
	forms_init(&s->topics.guards, false);
	forms_init(&s->topics.months, false);
	s->century = 50;
	s->serial_width = 1;
	return s;
}

enum cr_status
scheme_file(struct buf *xml, const char *path, struct cr_err *e)
{
	return file_read(xml, path, SCHEME_MOST, e);
}

char *
scheme_grammar(const char *scheme, const char *grammar)
{
	const char *base = path_base(scheme);
	char *rng = xasprintf("%.*s%s", (int)(base - scheme), scheme, grammar);

	if (file_exists(rng))
		return rng;
	free(rng);
	return NULL;
}

/* The grammars lie beside the scheme, where it is installed.  They are asked
 * last: what the elements' readers say of a fault tells more. */
static enum cr_status
check_grammar(const char *scheme, const char *grammar, const char *path,
    const struct buf *xml, struct cr_err *e)
{
	char *rng = scheme_grammar(scheme, grammar);
	enum cr_status st = CR_OK;

	if (rng)
		st = xml_valid_rng(xml->data, xml->len, path, rng, e);
	free(rng);
	return st;
}

enum cr_status
scheme_walk(struct load *l, const struct buf *xml)
{
	const struct xml_handler h = { start, end, NULL };

	l->top = 2;
	l->owner = -1;
	return load_walk(l, xml, &h);
}

static enum cr_status
add_overlay(struct scheme *s, const char *scheme, const char *path,
    bool numbers, struct cr_err *e)
{
	struct load l = { .s = s, .file = path, .numbers = numbers, .e = e };
	struct buf xml = BUF_INIT;
	enum cr_status st;

	if ((st = scheme_file(&xml, path, e)) == CR_OK &&
	    (st = overlay_walk(&l, &xml)) == CR_OK &&
	    (st = check_grammar(scheme, "overlay.rng", path, &xml, e)) ==
		CR_OK)
		overlay_stamp(s, &xml);
	buf_release(&xml);
	return st;
}

static enum cr_status
load(struct scheme **out, const char *path, const char *overlay, bool numbers,
    struct cr_err *e)
{
	struct load l = { .s = scheme_new(), .file = path, .numbers = numbers,
		.e = e };
	struct buf xml = BUF_INIT;
	enum cr_status st;

	if ((st = scheme_file(&xml, path, e)) != CR_OK ||
	    (st = scheme_walk(&l, &xml)) != CR_OK ||
	    (st = check_grammar(path, "scheme.rng", path, &xml, e)) != CR_OK)
		goto out;
	if (overlay && file_exists(overlay) &&
	    (st = add_overlay(l.s, path, overlay, numbers, e)) != CR_OK)
		goto out;
	scheme_compose(l.s);
	*out = l.s;
	l.s = NULL;
out:
	scheme_free(l.s);
	buf_release(&xml);
	return st;
}

enum cr_status
scheme_load_with(struct scheme **out, const char *path, const char *overlay,
    struct cr_err *e)
{
	return load(out, path, overlay, false, e);
}

enum cr_status
scheme_load_numbers(struct scheme **out, const char *path,
    const char *overlay, struct cr_err *e)
{
	return load(out, path, overlay, true, e);
}

enum cr_status
scheme_load(struct scheme **out, const char *path, struct cr_err *e)
{
	return load(out, path, NULL, false, e);
}
