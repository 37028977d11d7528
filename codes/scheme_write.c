/* codes/scheme_write.c: how a case is written for people: as the court's own
 * code where every part of that code is known and confirmed, else in words.
 * What a court would have to guess is never printed as a code. */
#include <string.h>

#include "codes/lookup.h"

static const struct station *
station_of_code(const struct scheme *s, const char *code)
{
	size_t i;

	for (i = 0; *code && i < s->n_stations; i++)
		if (s->stations[i].confirmed &&
		    strcmp(s->stations[i].code, code) == 0)
			return &s->stations[i];
	return NULL;
}

static bool
write_code(const struct scheme *s, const struct case_id *c, struct buf *out)
{
	const struct prefix *p = scheme_prefix(s, c->court);
	const struct division *d = scheme_division(s, c->division);
	const struct type *t = scheme_type(s, c->type);
	const struct station *st = station_of_code(s, c->station);

	if (!p || !d || !t || !st || c->serial <= 0 || c->year <= 0)
		return false;
	if (!d->confirmed || !t->confirmed || !t->written[0])
		return false;
	buf_addf(out, "%s-%s-%s-%s-%0*ld-%d", p->letters, st->code, d->written,
	    t->written, s->serial_width, c->serial, c->year);
	return true;
}

void
scheme_write(const struct scheme *s, const struct case_id *c, struct buf *out)
{
	const struct type *t = scheme_type(s, c->type);
	const struct court *court = scheme_court(s, c->court);

	if (write_code(s, c, out))
		return;
	buf_adds(out, t ? t->title : c->type[0] ? c->type : s->number_word);
	if (c->serial > 0)
		buf_addf(out, " %ld", c->serial);
	if (c->year > 0)
		buf_addf(out, " %s %d", s->year_word, c->year);
	if (court && !court->main)
		buf_addf(out, ", %s", court->title);
	if (c->station[0] && c->station_name[0])
		buf_addf(out, ", %s", c->station_name);
	else if (c->station[0])
		buf_addf(out, ", %s", c->station);
}

bool
scheme_has_code(const struct scheme *s, const struct case_id *c)
{
	struct buf b = BUF_INIT;
	bool has = write_code(s, c, &b);

	buf_release(&b);
	return has;
}

bool
scheme_case_full(const struct scheme *s, const struct case_id *c)
{
	const struct court *court = scheme_court(s, c->court);

	return case_known(c) && court && (c->station[0] || court->national);
}

bool
scheme_akin(const struct scheme *s, const struct case_id *c, size_t k,
    struct case_id *akin)
{
	const struct type *t = scheme_type(s, c->type), *x;
	size_t i;

	*akin = *c;
	if (k-- == 0)
		return true;
	for (i = 0; t && i < s->n_types; i++) {
		x = &s->types[i];
		if (x != t && (code_listed(t->covers, x->code) ||
			code_listed(x->covers, t->code)) && k-- == 0) {
			memcpy(akin->type, x->code, sizeof akin->type);
			return true;
		}
	}
	return false;
}
