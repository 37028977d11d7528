/* codes/scheme_load.c: a scheme from its XML file (schemes/uganda.xml is the
 * example, schemes/scheme.rng the grammar).
 *
 * The file is read once, top to bottom; what an element refers to (the court
 * of a station, the types of a reading) must stand above it, so every fault
 * is found at its own line.  Sections that this version does not know are
 * passed over: later versions add some.  What the elements mean is in
 * scheme_read.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "codes/scheme_read.h"
#include "courtroll.h"

static const char *const sections[] = { "courts", "stations", "divisions",
	"types", "letters", "numbering", "words" };

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

static const struct {
	const char *name;
	enum cr_status (*read)(struct load *, const struct xml_element *);
} elements[] = {
	{ "court", read_court },
	{ "station", read_station },
	{ "division", read_division },
	{ "type", read_type },
	{ "ambiguous", read_ambiguous },
	{ "reading", read_reading },
	{ "prefix", read_prefix },
	{ "legacy", read_prefix },
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
	if (strcmp(el->name, "numbering") == 0)
		return read_numbering(l, el);
	return CR_OK;
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
	if (!l->section)
		return CR_OK;
	if (strcmp(el->name, "form") == 0)
		l->weak = load_has(el, "weak", "yes");
	for (i = 0; i < sizeof elements / sizeof elements[0]; i++)
		if (strcmp(el->name, elements[i].name) == 0)
			return elements[i].read(l, el);
	return CR_OK;
}

static enum cr_status
end(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct load *l = ctx;

	(void)e;
	if (!l->section || el->depth < 2)
		return CR_OK;
	if (strcmp(el->name, "form") == 0)
		return read_form(l, el);
	if (strcmp(l->section, "words") == 0)
		return read_word(l, el);
	return CR_OK;
}

/* A court's short name and a type's together are one word. What is spelt out
 * in the file goes first. */
static void
compose(struct scheme *s)
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

static struct scheme *
scheme_new(void)
{
	struct scheme *s = xcalloc(1, sizeof *s);

	forms_init(&s->words, false);
	forms_init(&s->kinds, true);
	forms_init(&s->marks, true);
	s->marks.glued = true;
	forms_init(&s->years, false);
	forms_init(&s->letters, true);
	s->century = 50;
	s->serial_width = 1;
	return s;
}

/* The grammar lies beside the scheme, where it is installed. */
static enum cr_status
check_grammar(const char *path, const struct buf *xml, struct cr_err *e)
{
	const char *base = path_base(path);
	char *dir = xstrndup(path, (size_t)(base - path)), *rng;
	enum cr_status st = CR_OK;

	rng = xasprintf("%sscheme.rng", dir);
	if (file_exists(rng))
		st = xml_valid_rng(xml->data, xml->len, path, rng, e);
	free(dir);
	free(rng);
	return st;
}

enum cr_status
scheme_load(struct scheme **out, const char *path, struct cr_err *e)
{
	struct load l = { .file = path, .owner = -1, .e = e };
	struct xml_handler h = { start, end, &l };
	struct buf xml = BUF_INIT;
	enum cr_status st;

	l.s = scheme_new();
	if ((st = file_read(&xml, path, CR_MAX_XML, e)) != CR_OK)
		goto out;
	if ((st = check_grammar(path, &xml, e)) != CR_OK)
		goto out;
	if ((st = xml_read(xml.data, xml.len, path, &h, e)) != CR_OK)
		goto out;
	compose(l.s);
	*out = l.s;
	l.s = NULL;
out:
	scheme_free(l.s);
	buf_release(&xml);
	return st;
}
