/* registry/typing_shot.c: ids that were printed before, shot with a scanner or
 * typed from a label: of a file that is there, which opens, or of a blank slip
 * (see typing.h).  What is nearly one is refused: it is no case number. */
#include "registry/typing_own.h"

#include <stdio.h>
#include <string.h>

#include "base/slip.h"
#include "catalog/issue.h"

enum printed { NO_ID, OURS, WRONG /* and it was said why */ };

/* A case number may look like an id ("CS-95-3"): only one of our own site is
 * taken for one where its check digit does not fit. */
static enum printed
read_id(struct typing *t, const char *text, int64_t *number)
{
	char id[2 * SLIP_MAX], site[8] = "";
	const char *ours = catalog_site(t->desk->catalog);
	struct cr_err e = CR_ERR_INIT;
	enum cr_status st;

	if (strlen(text) >= SLIP_MAX)
		return NO_ID;
	st = slip_typed(id, sizeof id, text,
	    catalog_archive_id(t->desk->catalog), &e);
	if (st == CR_OK)
		st = fileid_read(id, site, number, &e);
	if (st == CR_END || (st == CR_SKIP && site[0] &&
	    strcmp(site, ours) != 0))
		return NO_ID;
	if (st == CR_OK && strcmp(site, ours) == 0)
		return OURS;
	if (st == CR_OK && strspn(id + strlen(site) + 1, "0123456789") < 6)
		return NO_ID;
	typing_say(t, true, st == CR_OK ? "%s is the id of a file in another "
	    "archive, not of this one" : "%s", st == CR_OK ? id : e.msg);
	return WRONG;
}

static bool
refuse(struct typing *t, int64_t number, const char *why)
{
	char id[FILE_ID_MAX];

	fileid_write(id, catalog_site(t->desk->catalog), number);
	typing_say(t, true, "%s %s", id, why);
	return true;
}

static bool
open_id(struct typing *t, int64_t number)
{
	struct cr_err e = CR_ERR_INIT;
	enum issue_state state;
	char id[FILE_ID_MAX];

	if (t->as == AS_MORE)
		return refuse(t, number, "is the id of a file, no case "
		    "number: save this file first, or Esc");
	if (issue_find(t->desk->catalog, number, &state, &e) != CR_OK) {
		typing_say(t, true, "%s", e.msg);
		return true;
	}
	if (state == ISSUE_NONE)
		return refuse(t, number, "was never given out here");
	field_set(&t->form.v[FORM_NUMBER], NULL);
	if (state == ISSUE_BLANK) {
		t->as = AS_ISSUED;
		t->file = number;
		t->asked = false;
		fileid_write(id, catalog_site(t->desk->catalog), number);
		typing_say(t, false, "printed slip %s: what you type now gets "
		    "that id", id);
	} else {
		t->same[0] = (struct registered){ .file = number };
		typing_answer(t, AS_MORE, 0);
	}
	typing_look(t);
	return true;
}

bool
typing_printed_id(struct typing *t, const char *text)
{
	int64_t number = 0;
	enum printed what = read_id(t, text, &number);

	return what == OURS ? open_id(t, number) : what == WRONG;
}

bool
typing_shot(struct typing *t)
{
	enum form_id id = t->form.spec[t->form.at].id;
	const char *text = form_text(&t->form, id);
	char word[FIELD_MAX + 8];
	int64_t number;

	if (!text || t->book || id == FORM_NUMBER ||
	    read_id(t, text, &number) == NO_ID)
		return false;
	(void)snprintf(word, sizeof word, "%s", text);
	field_set(&t->form.v[id], NULL);
	if (form_text(&t->form, FORM_NUMBER)) {
		typing_say(t, true, "that is the id of a file: shoot it into "
		    "an empty 'number'");
		return true;
	}
	form_at(&t->form, FORM_NUMBER);
	field_set(&t->form.v[FORM_NUMBER], word);
	t->bad = false;
	typing_look(t);
	return true;
}
