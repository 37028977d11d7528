/* ingest/identity.c: what a slip means in this archive (see identity.h). */
#include "ingest/identity.h"

#include <string.h>

#include "catalog/issue.h"

static enum cr_status
find_file(struct identity *i, struct catalog *c, struct cr_err *e)
{
	enum issue_state state;
	int64_t mark = 0;
	enum cr_status st;

	if ((st = issue_find(c, i->number, &state, e)) != CR_OK)
		return st;
	i->known = state == ISSUE_FILE || state == ISSUE_WITHDRAWN;
	i->withdrawn = state == ISSUE_WITHDRAWN;
	if (state != ISSUE_NONE)
		return CR_OK;
	if ((st = archive_mark(catalog_archive(c), &mark, e)) == CR_OK &&
	    i->number > mark)
		i->fault = FAULT_UNGIVEN;
	return st;
}

enum cr_status
identity_of(struct identity *i, struct catalog *c, const struct probe *b,
    struct cr_err *e)
{
	enum cr_status st = CR_OK;

	*i = (struct identity){ .probe = b };
	if (b->slip) {
		i->kind = IDENTITY_FILE;
		i->label = b->slip->kind == SLIP_LABEL;
		i->number = b->slip->number;
		if (b->n_slips > 1)
			i->fault = FAULT_UNCUT;
		else if (!slip_is_of(b->slip, catalog_site(c),
			     catalog_archive_id(c)))
			i->fault = FAULT_FOREIGN;
		else
			st = find_file(i, c, e);
	} else if (b->strange) {
		i->fault = FAULT_STRANGE;
	} else if (b->patch) {
		i->kind = IDENTITY_PATCH;
	}
	if (i->fault)
		i->kind = IDENTITY_NOBODY;
	return st;
}

bool
identity_same(const struct probe *a, const struct probe *b)
{
	if (!a->slip || !b->slip)
		return !a->slip && !b->slip && a->strange && b->strange;
	return a->n_slips == 1 && b->n_slips == 1 &&
	    a->slip->number == b->slip->number &&
	    !strcmp(a->slip->site, b->slip->site) &&
	    !strcmp(a->slip->archive, b->slip->archive);
}
