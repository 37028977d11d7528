/* codes/scheme_show.c: a loaded scheme as tables (see scheme_show.h).
 *
 * Each section is made as a JSON array of objects; the text is written from
 * these, so that the two cannot differ.  What is not said is left out.
 */
#include "codes/scheme_show.h"

#include <stdlib.h>
#include <string.h>

#include "codes/casejson.h"
#include "codes/lookup.h"

/* ---- objects that leave out what is empty -------------------------------- */

static void
put(json_t *o, const char *key, const char *value)
{
	if (value && *value)
		json_object_set_new(o, key, json_must(json_string(value)));
}

static void
put_number(json_t *o, const char *key, int value)
{
	if (value)
		json_object_set_new(o, key, json_must(json_integer(value)));
}

static void
put_flag(json_t *o, const char *key, bool value)
{
	if (value)
		json_object_set_new(o, key, json_true());
}

static void
put_side(json_t *o, enum side side)
{
	put(o, "side", side == SIDE_CIVIL ? "civil"
		: side == SIDE_CRIMINAL	  ? "criminal"
					  : NULL);
}

static json_t *
row(json_t *list, const char *key, const char *value)
{
	json_t *o = json_must(json_object());

	put(o, key, value);
	json_array_append_new(list, o);
	return o;
}

/* ---- sections ------------------------------------------------------------ */

static void
show_courts(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->n_courts; i++) {
		json_t *o = row(list, "code", s->courts[i].code);

		put(o, "title", s->courts[i].title);
		put(o, "abbreviation", s->courts[i].abbrev);
		put_flag(o, "national", s->courts[i].national);
		put_flag(o, "main", s->courts[i].main);
	}
}

static void
show_stations(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->n_stations; i++) {
		const struct station *t = &s->stations[i];
		json_t *o = row(list, "name", t->name);

		put(o, "code", t->code[0] ? t->code : t->said);
		put(o, "confidence", confidence_name(t->confidence));
		put(o, "kind", t->sitting ? "sitting"
			: t->magistrate	  ? "magistrate"
					  : NULL);
		put(o, "court", t->court);
		put(o, "under",
		    t->under >= 0 ? s->stations[t->under].name : NULL);
		put_number(o, "since", t->since);
		put_number(o, "until", t->until);
	}
}

static void
show_divisions(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->n_divisions; i++) {
		const struct division *d = &s->divisions[i];
		json_t *o = row(list, "code", d->code);

		put(o, "title", d->title);
		put(o, "written", d->written);
		put(o, "confidence", confidence_name(d->confidence));
		put_side(o, d->side);
	}
}

static void
show_types(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->n_types; i++) {
		const struct type *t = &s->types[i];
		json_t *o = row(list, "code", t->code);

		put(o, "title", t->title);
		put(o, "written", t->written);
		put(o, "confidence", confidence_name(t->confidence));
		put_side(o, t->side);
		put(o, "division", t->division);
		put(o, "courts", t->courts);
		put(o, "covers", t->covers);
		put(o, "relation", relation_name(t->relation));
	}
}

static void
show_subjects(json_t *list, const struct scheme *s)
{
	const struct topics *t = &s->topics;
	size_t i;

	for (i = 0; i < t->n_subjects; i++) {
		const struct subject *x = &t->subjects[i];
		json_t *o = row(list, "code", x->code);

		put(o, "title", x->title);
		put(o, "parent", x->parent >= 0 ? t->subjects[x->parent].code
						: NULL);
		put(o, "registry", x->registry);
		put(o, "protects", x->protects);
		put(o, "side", x->side);
		put(o, "types", x->types);
		put(o, "divisions", x->divisions);
	}
}

static const char *
edition_id(const struct topics *t, int edition)
{
	return t->editions[edition].id;
}

static void
show_statutes(json_t *list, const struct scheme *s)
{
	const struct topics *t = &s->topics;
	size_t i, k;

	for (i = 0; i < t->n_statutes; i++) {
		const struct statute *x = &t->statutes[i];
		json_t *o = row(list, "id", x->id);
		json_t *v = json_must(json_array()), *p;

		put(o, "title", x->title);
		for (k = 0; k < x->n; k++) {
			p = row(v, "edition", edition_id(t, x->v[k].edition));
			put(p, "cite", x->v[k].cite);
		}
		json_object_set_new(o, "editions", v);
	}
}

static void
show_offences(json_t *list, const struct scheme *s)
{
	const struct topics *t = &s->topics;
	size_t i, k;

	for (i = 0; i < t->n_offences; i++) {
		const struct offence *x = &t->offences[i];
		json_t *o = row(list, "name", x->name);
		json_t *v = json_must(json_array()), *p;

		put(o, "statute", t->statutes[x->statute].id);
		put(o, "subject",
		    x->subject >= 0 ? t->subjects[x->subject].code : NULL);
		put(o, "protects", x->protects);
		for (k = 0; k < x->n; k++) {
			p = row(v, "edition", edition_id(t, x->v[k].edition));
			put(p, "section", x->v[k].number);
			put(p, "confidence",
			    x->v[k].confirmed ? NULL : "unconfirmed");
		}
		json_object_set_new(o, "sections", v);
	}
}

static void
show_editions(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->topics.n_editions; i++) {
		const struct edition *x = &s->topics.editions[i];
		int d = x->from;
		struct buf b = BUF_INIT;
		json_t *o = row(list, "id", x->id);

		if (d)
			buf_addf(&b, "%04d-%02d-%02d", d / 10000,
			    d / 100 % 100, d % 100);
		put(o, "from", b.data);
		buf_release(&b);
	}
}

static void
show_documents(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->topics.n_doctypes; i++) {
		const struct doctype *x = &s->topics.doctypes[i];
		json_t *o = row(list, "code", x->code);

		put(o, "title", x->title);
		put_flag(o, "opens", x->opens);
		put_flag(o, "decides", x->decides);
		put_flag(o, "follows", x->follows);
	}
}

static void
show_roles(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->topics.n_roles; i++) {
		const struct role *x = &s->topics.roles[i];
		json_t *o = row(list, "code", x->code);

		put(o, "side", x->side == PARTY_A ? "a"
			: x->side == PARTY_B	  ? "b"
						  : NULL);
	}
}

static void
show_access(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->topics.n_rules; i++) {
		const struct access_rule *x = &s->topics.rules[i];
		json_t *o = row(list, "id", x->id);

		put(o, "class", x->klass);
		put(o, "why", x->why);
		put(o, "side", x->side);
		put(o, "types", x->types);
		put(o, "subjects", x->subjects);
		put_number(o, "below", x->below);
		put_flag(o, "words", x->words);
	}
}

static void
show_outcomes(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->topics.n_outcomes; i++)
		put_flag(row(list, "code", s->topics.outcomes[i].code),
		    "disposes", s->topics.outcomes[i].disposes);
}

static void
show_labels(json_t *list, const struct scheme *s)
{
	size_t i, k;

	for (i = 0; i < s->n_layouts; i++) {
		const struct print_layout *x = &s->layouts[i];
		json_t *o = row(list, "id", x->id);
		json_t *v = json_must(json_array());

		put_number(o, "width", x->width);
		put_number(o, "height", x->height);
		put_number(o, "margin", x->margin);
		put_flag(o, "qr", x->qr);
		put_flag(o, "code128", x->code128);
		for (k = 0; k < x->n; k++)
			json_array_append_new(v,
			    json_must(json_string(x->v[k].text)));
		json_object_set_new(o, "lines", v);
	}
}

static void
show_ages(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->n_ages; i++)
		json_object_set_new(row(list, "title", s->ages[i].title),
		    "from", json_must(json_integer(s->ages[i].from)));
}

static void
show_overlay(json_t *list, const struct scheme *s)
{
	size_t i;

	for (i = 0; i < s->n_notes; i++) {
		json_t *o = row(list, "what", s->notes[i].what);

		put(o, "by", s->notes[i].by);
		put(o, "on", s->notes[i].on);
		put(o, "why", s->notes[i].why);
	}
}

const char *const scheme_sections[] = { "courts", "stations", "divisions",
	"types", "editions", "subjects", "statutes", "offences", "documents",
	"roles", "access", "outcomes", "ages", "labels", "overlay", NULL };
static void (*const shows[])(json_t *list, const struct scheme *s) = {
	show_courts, show_stations, show_divisions, show_types, show_editions,
	show_subjects, show_statutes, show_offences, show_documents,
	show_roles, show_access, show_outcomes, show_ages, show_labels, show_overlay };

/* ---- the whole ----------------------------------------------------------- */

json_t *
scheme_show_json(const struct scheme *s, const char *section)
{
	json_t *all = json_must(json_object()), *list;
	size_t i;

	json_object_set_new(all, "v", json_must(json_integer(1)));
	put(all, "name", scheme_name(s));
	put(all, "version", scheme_version(s));
	for (i = 0; scheme_sections[i]; i++) {
		if (section && strcmp(section, scheme_sections[i]) != 0)
			continue;
		list = json_must(json_array());
		shows[i](list, s);
		json_object_set_new(all, scheme_sections[i], list);
	}
	return all;
}

static void write_value(struct buf *out, const json_t *v);

/* The first value stands alone, others behind their names. */
static void
write_row(struct buf *out, json_t *o)
{
	const char *key;
	json_t *v;
	bool first = true;

	json_object_foreach(o, key, v) {
		if (json_is_array(v) && json_array_size(v) == 0)
			continue;
		if (!first)
			buf_addf(out, ", %s", key);
		if (!first && !json_is_true(v))
			buf_addc(out, ' ');
		write_value(out, v);
		first = false;
	}
}

/* Rows of a list within a row are texts, or hold two or three values. */
static void
write_value(struct buf *out, const json_t *v)
{
	const char *key;
	json_t *x, *y;
	size_t i;

	if (json_is_string(v))
		buf_adds(out, json_string_value(v));
	else if (json_is_integer(v))
		buf_addf(out, "%lld", (long long)json_integer_value(v));
	json_array_foreach(v, i, x) {
		buf_adds(out, i ? "; " : "");
		if (json_is_string(x))
			buf_addf(out, "'%s'", json_string_value(x));
		json_object_foreach(x, key, y)
			buf_addf(out, "%s%s", y == json_object_iter_value(
				json_object_iter(x)) ? "" : " ",
			    json_string_value(y));
	}
}

void
scheme_show_text(const struct scheme *s, const char *section, struct buf *out)
{
	json_t *all = scheme_show_json(s, section), *list, *o;
	const char *key;
	size_t i;

	buf_addf(out, "%s, version %s\n", scheme_name(s), scheme_version(s));
	json_object_foreach(all, key, list) {
		if (!json_is_array(list) || json_array_size(list) == 0)
			continue;
		buf_addf(out, "\n%s\n", key);
		json_array_foreach(list, i, o) {
			buf_adds(out, "  ");
			write_row(out, o);
			buf_addc(out, '\n');
		}
	}
	json_decref(all);
}
