/* codes/scheme_letters.c: what words and letters before a number may mean: the
 * reading sets of a scheme, of its types, of <letters> and of what stands
 * before a code or a serial number.
 */
#include "codes/scheme_read.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static int
new_set(struct scheme *s)
{
	s->sets = xgrow(s->sets, s->n_sets, &s->cap_sets, sizeof *s->sets);
	memset(&s->sets[s->n_sets], 0, sizeof *s->sets);
	s->sets[s->n_sets].like = -1;
	return (int)s->n_sets++;
}

static struct reading *
new_reading(struct reading_set *set)
{
	struct reading *r;

	set->v = xgrow(set->v, set->n, &set->cap, sizeof *r);
	r = &set->v[set->n++];
	memset(r, 0, sizeof *r);
	return r;
}

/* A weak form points to the readings of its owner. */
static int
weak_set(struct scheme *s, int owner)
{
	int set = new_set(s);

	s->sets[set].like = owner;
	return set;
}

/* A form of the type, or of the letters, that are open. */
enum cr_status
load_kind(struct load *l, const struct xml_element *el, const char *form)
{
	struct cr_err why = CR_ERR_INIT;
	int set = l->weak ? weak_set(l->s, l->owner) : l->owner;

	if (forms_add(&l->s->kinds, form, set, &why) != CR_OK)
		return load_because(l, el, &why);
	return CR_OK;
}

/* What a type says of itself is also the one reading of its forms. */
static void
read_as_type(struct reading *r, const struct type *t, const char *court)
{
	memcpy(r->type, t->code, sizeof r->type);
	memcpy(r->courts, t->courts, sizeof r->courts);
	(void)snprintf(r->court, sizeof r->court, "%s", court);
	if (!*court && t->courts[0] && !strchr(t->courts, ' ') &&
	    strlen(t->courts) < sizeof r->court)
		memcpy(r->court, t->courts, sizeof r->court - 1);
	memcpy(r->division, t->division, sizeof r->division);
	r->side = t->side;
}

int
scheme_set_of(struct scheme *s, const struct type *t, const char *court)
{
	int set = new_set(s);

	read_as_type(new_reading(&s->sets[set]), t, court);
	return set;
}

enum cr_status
read_ambiguous(struct load *l, const struct xml_element *el)
{
	(void)el;
	l->weak = false;
	l->owner = new_set(l->s);
	return CR_OK;
}

enum cr_status
read_reading(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	char type[8], court[8], division[8], courts[24];
	const struct type *t = NULL;
	struct reading *r;
	enum cr_status st;

	if ((st = load_take(l, el, "type", type, sizeof type)) != CR_OK ||
	    (st = load_take(l, el, "court", court, sizeof court)) != CR_OK ||
	    (st = load_take(l, el, "division", division, sizeof division)) !=
		CR_OK ||
	    (st = load_take(l, el, "courts", courts, sizeof courts)) != CR_OK ||
	    (st = load_court(l, el, court)) != CR_OK)
		return st;
	if (*type && !(t = scheme_type(s, type)))
		return load_fault(l, el, "unknown type", type);
	if (*division && !scheme_division(s, division))
		return load_fault(l, el, "unknown division", division);
	if (l->owner < 0 || (size_t)l->owner >= s->n_sets)
		return load_fault(l, el, "reading outside of", "letters");
	r = new_reading(&s->sets[l->owner]);
	if (t)
		read_as_type(r, t, court);
	else
		memcpy(r->court, court, sizeof r->court);
	if (*division)
		memcpy(r->division, division, sizeof r->division);
	if (*courts)
		memcpy(r->courts, courts, sizeof r->courts);
	if (!t && *division)
		r->side = scheme_division(s, division)->side;
	return CR_OK;
}

enum cr_status
read_prefix(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct prefix p;
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;

	memset(&p, 0, sizeof p);
	if ((st = load_need(l, el, "letters", p.letters, sizeof p.letters)) !=
		CR_OK ||
	    (st = load_take(l, el, "court", p.court, sizeof p.court)) != CR_OK ||
	    (st = load_take(l, el, "station", p.station, sizeof p.station)) !=
		CR_OK ||
	    (st = load_court(l, el, p.court)) != CR_OK)
		return st;
	if (p.station[0] && !scheme_station(s, p.station))
		return load_fault(l, el, "unknown station", p.station);
	p.side = load_side(el);
	p.confidence = load_confidence(l, el);
	if (p.confidence == CONF_INFERRED || p.confidence == CONF_UNCONFIRMED)
		load_warn(l, el->line, "letters '%s' are read, but not "
			"confirmed", p.letters);
	if (strcmp(el->name, "prefix") == 0) {
		s->prefixes = xgrow(s->prefixes, s->n_prefixes,
		    &s->cap_prefixes, sizeof p);
		s->prefixes[s->n_prefixes++] = p;
		return CR_OK;
	}
	s->legacy = xgrow(s->legacy, s->n_legacy, &s->cap_legacy, sizeof p);
	s->legacy[s->n_legacy] = p;
	if (forms_add(&s->letters, p.letters, (int)s->n_legacy, &why) != CR_OK)
		return load_because(l, el, &why);
	s->n_legacy++;
	return CR_OK;
}
