/* search/reviewjson.c: a question as JSON (see reviewjson.h): each answer is
 * the command line that gives it, whole but for who decides. */
#include "search/reviewjson.h"

#include <stdlib.h>

#include "codes/casejson.h"
#include "search/dumplabels.h"

static const char *
kind_name(enum doubt_kind k)
{
	return k == DOUBT_CLASS  ? "class"
	    : k == DOUBT_NUMBER  ? "number"
	    : k == DOUBT_ANOMALY ? "anomaly"
	    : k == DOUBT_PARENT  ? "parent"
	    : k == DOUBT_SUBJECT ? "subject"
				 : "document";
}

static void
append(json_t *list, const char *s)
{
	json_array_append_new(list, json_must(json_string(s)));
}

/* null where `label` does not take it. */
static json_t *
command(const struct review_item *i, const struct review_answer *a)
{
	json_t *list;
	size_t k;

	if (!review_is_label(a))
		return json_null();
	list = json_must(json_array());
	append(list, "label");
	append(list, i->r->id);
	append(list, a->kind);
	for (k = 0; k < a->n_words; k++)
		append(list, a->words[k]);
	if (a->relation) {
		append(list, "--relation");
		append(list, a->relation);
	}
	if (a->date) {
		append(list, "--date");
		append(list, a->date);
	}
	append(list, "--why");
	append(list, "review");
	return list;
}

static json_t *
candidate(const struct review_item *i, const struct review_candidate *c)
{
	json_t *o = json_must(json_pack("{s:s, s:o, s:o}", "text", c->text,
	    "score", c->score > 0 ? dump_rounded(c->score, 1000)
				  : json_null(),
	    "label", command(i, &c->answer)));

	json_object_set_new(o, c->is_case ? "key" : "code",
	    c->code ? json_must(json_string(c->code)) : json_null());
	return o;
}

json_t *
review_json(const struct review_item *i, const char *picture)
{
	json_t *list = json_must(json_array());
	size_t k;

	for (k = 0; k < i->n; k++)
		json_array_append_new(list, candidate(i, &i->v[k]));
	return json_must(json_pack("{s:s, s:s, s:s, s:s, s:i, s:s, s:o, s:o, "
	    "s:s?, s:s?, s:o, s:o, s:o}", "id", i->id, "file", i->r->id,
	    "kind", kind_name(doubt_kind_of(i->what)), "what",
	    doubt_name(i->what), "severity", i->severity, "question",
	    i->question, "page", i->page ? json_integer(i->page)
					 : json_null(),
	    "box", i->page && i->box.w > 0 ? dump_box(i->box) : json_null(),
	    "quote", i->quote, "image", picture, "candidates", list,
	    "accept", i->chosen >= 0
		? command(i, &i->v[i->chosen].answer) : json_null(),
	    "reject", command(i, &i->reject)));
}
