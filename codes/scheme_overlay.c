/* codes/scheme_overlay.c: what a registrar adds to a scheme, or confirms, with
 * his name and the day (schemes/overlay.rng is the grammar).
 *
 *	<overlay scheme="uganda">
 *	  <confirm station="Masaka" code="06" by="..." on="2026-11-02" why=".."/>
 *	  <station name="..." code=".." by="..." on="..."/>
 *	  <form of="type:CS" by="..." on="...">Common Suit</form>
 *	  <subject parent="LAND" code="LAND-TEA" title="..." by=".." on="..">
 *
 *	<ages by="..." on="...">                bands of age, all of them anew
 *
 * What stands directly in it is read as if it stood at the end of its section
 * of the scheme, by the same functions; so it may refer to all of the scheme,
 * and to what stands above it in the overlay.  What nobody signed, or gave no
 * day, is a fault.  A registrar's code is confirmed: it will be written.
 */
#include "codes/scheme_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

/* What may be added, and the section that it belongs to. */
static const struct {
	const char *name, *section;
	enum cr_status (*read)(struct load *, const struct xml_element *);
} additions[] = {
	{ "station", "stations", read_station },
	{ "division", "divisions", read_division },
	{ "type", "types", read_type },
	{ "subject", "subjects", NULL },
	{ "statute", "statutes", NULL },
	{ "offence", "offences", NULL },
	{ "document", "documents", NULL },
	{ "role", "roles", NULL },
	{ "rule", "access", NULL },
	{ "outcome", "outcomes", NULL },
	{ "ages", "ages", read_ages },
	{ "court", "courts", NULL }, /* as what a form is of, only */
};
enum { ADDITIONS = sizeof additions / sizeof additions[0] };

static enum cr_status
read_root(struct load *l, const struct xml_element *el)
{
	const char *v = xml_attr(el, "scheme");

	if (strcmp(el->name, "overlay") != 0)
		return load_fault(l, el, "not an overlay, but", el->name);
	if (!v)
		return load_fault(l, el, "missing attribute", "scheme");
	if (strcmp(v, l->s->name) != 0)
		return load_fault(l, el, "made for another scheme:", v);
	return CR_OK;
}

/* False: what is in it is passed over. */
static bool
open_section(struct load *l, const struct xml_element *el, const char *section)
{
	l->topics = topics_section(section);
	l->section = section;
	l->owner = -1;
	l->words = 0;
	if (!l->topics || !l->numbers)
		return true;
	l->skip = el->depth;
	return false;
}

/* ---- who says so --------------------------------------------------------- */

static const char *
first_of(const struct xml_element *el, const char *a, const char *b)
{
	const char *v = xml_attr(el, a);

	return v ? v : xml_attr(el, b);
}

/* "confirm station Masaka 06", "form of type:CS" */
static char *
what_is_said(const struct xml_element *el)
{
	static const char *const keys[] = { "of", "station", "division",
		"type", "id", "name" };
	struct buf b = BUF_INIT;
	const char *v, *code = first_of(el, "code", "written");
	size_t i;

	buf_adds(&b, el->name);
	for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (!(v = xml_attr(el, keys[i])))
			continue;
		if (i < 4)
			buf_addf(&b, " %s", keys[i]);
		buf_addf(&b, " %s", v);
		break;
	}
	if (code)
		buf_addf(&b, " %s", code);
	return buf_detach(&b, NULL);
}

static enum cr_status
read_signature(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	const char *by = xml_attr(el, "by"), *on = xml_attr(el, "on");
	const char *why = xml_attr(el, "why");
	struct overlay_note *n;
	int day;

	if (!by || !by[strspn(by, " \t\r\n")])
		return load_fault(l, el, "nobody has signed: attribute", "by");
	if (!on || !*on)
		return load_fault(l, el, "missing attribute", "on");
	if (!load_day(on, &day))
		return load_fault(l, el, "no date", on);
	s->notes = xgrow(s->notes, s->n_notes, &s->cap_notes, sizeof *n);
	n = &s->notes[s->n_notes++];
	n->what = what_is_said(el);
	n->by = xstrdup(by);
	n->on = xstrdup(on);
	n->why = why ? xstrdup(why) : NULL;
	n->line = el->line;
	return CR_OK;
}

/* ---- codes that are confirmed -------------------------------------------- */

static enum cr_status
confirm_station(struct load *l, const struct xml_element *el, const char *name)
{
	struct scheme *s = l->s;
	const struct station *known = scheme_station(s, name);
	struct station *t;
	char code[sizeof t->code];
	enum cr_status st;
	size_t i;

	if (!known)
		return load_fault(l, el, "unknown station", name);
	t = &s->stations[known - s->stations];
	if ((st = load_need(l, el, "code", code, sizeof code)) != CR_OK)
		return st;
	if (strlen(code) != 2 || strspn(code, "0123456789") != 2)
		return load_fault(l, el, "not two digits:", code);
	if (t->sitting)
		return load_fault(l, el, "a place of sittings has no code:",
		    name);
	if (t->confirmed && strcmp(t->code, code) != 0)
		return load_fault(l, el, "confirmed already is its code",
		    t->code);
	for (i = 0; i < s->n_stations; i++)
		if (&s->stations[i] != t &&
		    strcmp(s->stations[i].code, code) == 0)
			return load_fault(l, el, "that is the code of",
			    s->stations[i].name);
	memcpy(t->code, code, sizeof t->code);
	t->said[0] = '\0';
	t->confidence = CONF_CONFIRMED;
	t->confirmed = true;
	return CR_OK;
}

static enum cr_status
confirm_division(struct load *l, const struct xml_element *el,
    const char *code)
{
	const struct division *known = scheme_division(l->s, code);
	struct division *d;
	enum cr_status st;
	size_t i;

	if (!known)
		return load_fault(l, el, "unknown division", code);
	d = &l->s->divisions[known - l->s->divisions];
	for (i = 0; i < l->s->n_divisions; i++)
		if (&l->s->divisions[i] != d &&
		    load_has(el, "code", l->s->divisions[i].written))
			return load_fault(l, el, "that is the code of",
			    l->s->divisions[i].code);
	st = load_need(l, el, "code", d->written, sizeof d->written);
	d->confidence = CONF_CONFIRMED;
	d->confirmed = true;
	return st;
}

static enum cr_status
confirm_type(struct load *l, const struct xml_element *el, const char *code)
{
	const struct type *known = scheme_type(l->s, code);
	struct type *t;
	enum cr_status st;
	size_t i;

	if (!known)
		return load_fault(l, el, "unknown type", code);
	t = &l->s->types[known - l->s->types];
	for (i = 0; i < l->s->n_types; i++)
		if (&l->s->types[i] != t &&
		    load_has(el, "code", l->s->types[i].written))
			return load_fault(l, el, "that is the code of",
			    l->s->types[i].code);
	st = load_need(l, el, "code", t->written, sizeof t->written);
	t->confidence = CONF_CONFIRMED;
	t->confirmed = true;
	return st;
}

static enum cr_status
read_confirm(struct load *l, const struct xml_element *el)
{
	const char *v;

	if ((v = xml_attr(el, "station")))
		return confirm_station(l, el, v);
	if ((v = xml_attr(el, "division")))
		return confirm_division(l, el, v);
	if ((v = xml_attr(el, "type")))
		return confirm_type(l, el, v);
	return load_fault(l, el, "missing attribute",
	    "station, division or type");
}

/* ---- more words for what there is ---------------------------------------- */

#define FIND(list, n, field)                                                   \
	for (i = 0; i < s->n; i++)                                             \
		if (strcmp(s->list[i].field, name) == 0)                       \
			return (int)i;                                         \
	return -1

/* The owner of a form, as the section's reader would have set it. */
static int
owner_of(const struct scheme *s, const char *section, const char *name)
{
	size_t i;

	if (strcmp(section, "courts") == 0) {
		FIND(courts, n_courts, code);
	} else if (strcmp(section, "stations") == 0) {
		FIND(stations, n_stations, name);
	} else if (strcmp(section, "divisions") == 0) {
		FIND(divisions, n_divisions, code);
	} else if (strcmp(section, "types") == 0) {
		const struct type *t = scheme_type(s, name);

		return t ? t->set : -1;
	} else if (strcmp(section, "subjects") == 0) {
		return topic_subject(&s->topics, name);
	} else if (strcmp(section, "statutes") == 0) {
		return topic_statute(&s->topics, name);
	} else if (strcmp(section, "documents") == 0) {
		return topic_doctype(&s->topics, name);
	} else if (strcmp(section, "offences") == 0) {
		FIND(topics.offences, topics.n_offences, name);
	} else if (strcmp(section, "roles") == 0) {
		FIND(topics.roles, topics.n_roles, code);
	} else if (strcmp(section, "access") == 0) {
		FIND(topics.rules, topics.n_rules, id);
	} else {
		FIND(topics.outcomes, topics.n_outcomes, code);
	}
}

static enum cr_status
start_form(struct load *l, const struct xml_element *el)
{
	const char *of = xml_attr(el, "of");
	const char *name = of ? strchr(of, ':') : NULL;
	size_t i, n;

	if (!name)
		return load_fault(l, el, "form of nothing:", of ? of : "");
	n = (size_t)(name++ - of);
	for (i = 0; i < ADDITIONS; i++)
		if (strlen(additions[i].name) == n &&
		    memcmp(additions[i].name, of, n) == 0)
			break;
	if (i == ADDITIONS)
		return load_fault(l, el, "form of nothing:", of);
	if (!open_section(l, el, additions[i].section))
		return CR_OK;
	l->owner = owner_of(l->s, l->section, name);
	if (l->owner < 0)
		return load_fault(l, el, "form of what is unknown:", of);
	l->weak = load_has(el, "weak", "yes");
	return l->topics ? topics_start(l, el) : CR_OK;
}

/* ---- elements ------------------------------------------------------------ */

static enum cr_status
start_addition(struct load *l, const struct xml_element *el)
{
	enum cr_status st = read_signature(l, el);
	size_t i;

	l->section = l->topics = NULL;
	if (st != CR_OK)
		return st;
	if (strcmp(el->name, "confirm") == 0)
		return read_confirm(l, el);
	if (strcmp(el->name, "form") == 0)
		return start_form(l, el);
	for (i = 0; i < ADDITIONS; i++)
		if (strcmp(additions[i].name, el->name) == 0)
			break;
	if (i == ADDITIONS || strcmp(el->name, "court") == 0)
		return load_fault(l, el, "cannot be added:", el->name);
	if (!open_section(l, el, additions[i].section))
		return CR_OK;
	return l->topics ? topics_start(l, el) : additions[i].read(l, el);
}

static enum cr_status
start(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct load *l = ctx;

	(void)e;
	if (el->depth == 0)
		return read_root(l, el);
	if (el->depth == 1)
		return start_addition(l, el);
	if (l->topics)
		return topics_start(l, el);
	if (l->section && strcmp(l->section, "ages") == 0 &&
	    strcmp(el->name, "age") == 0)
		return read_age(l, el);
	if (!l->section || strcmp(el->name, "form") != 0)
		return load_fault(l, el, "unknown element", el->name);
	l->weak = load_has(el, "weak", "yes");
	return CR_OK;
}

static enum cr_status
end(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct load *l = ctx;

	(void)e;
	if (el->depth == 0 || !l->section)
		return CR_OK;
	if (el->depth == 1 && strcmp(l->section, "types") == 0 &&
	    strcmp(el->name, "type") == 0)
		return end_types(l, el);
	if (l->topics)
		return topics_end(l, el);
	return strcmp(el->name, "form") == 0 ? read_form(l, el) : CR_OK;
}

enum cr_status
overlay_walk(struct load *l, const struct buf *xml)
{
	const struct xml_handler h = { start, end, NULL };

	l->top = 1;
	l->owner = -1;
	l->overlay = true;
	return load_walk(l, xml, &h);
}

/* ---- which overlay ------------------------------------------------------- */

void
overlay_stamp(struct scheme *s, const struct buf *xml)
{
	char hex[DIGEST_HEX], *version;

	digest_mem(hex, xml->data, xml->len);
	version = xasprintf("%s+overlay-%.8s", s->version, hex);
	free(s->version);
	s->version = version;
}

static enum cr_status
take_name(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	char **name = ctx;

	(void)e;
	if (strcmp(el->name, "overlay") == 0 && xml_attr(el, "scheme"))
		*name = xstrdup(xml_attr(el, "scheme"));
	return CR_END; /* that is all */
}

enum cr_status
scheme_overlay_of(char **name, const char *overlay, struct cr_err *e)
{
	struct xml_handler h = { take_name, NULL, name };
	struct buf xml = BUF_INIT;
	enum cr_status st;

	*name = NULL;
	if (!file_exists(overlay))
		return CR_OK;
	if ((st = scheme_file(&xml, overlay, e)) == CR_OK)
		st = xml_read(xml.data, xml.len, overlay, &h, e);
	buf_release(&xml);
	if (st == CR_END && *name && !strchr(*name, '/'))
		return CR_OK;
	free(*name); /* it becomes part of a path */
	*name = NULL;
	if (st == CR_END || st == CR_OK)
		return err_set(e, CR_SKIP, "'%s' is not an overlay of a scheme",
		    overlay);
	return st;
}
