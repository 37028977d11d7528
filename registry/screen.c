/* registry/screen.c: the form on a terminal (see screen.h): draws all of it
 * after each key, ncurses sends what changed. */
#include "registry/screen.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ncurses.h>

#include "registry/screen_draw.h"
#include "registry/screen_keys.h"

enum {
	CTRL_C = 3, CTRL_D = 4, CTRL_Q = 17, CTRL_S = 19, CTRL_T = 20,
	CTRL_U = 21, CTRL_W = 23, CTRL_Z = 26, ESCAPE = 27,
	ENTER = '\n', RETURN = '\r',
	QUIET_TICKS = 5, /* nobody types */
	BUSY_TRIES = 2,  /* of five seconds (catalog/sql.c) */
};

bool
screen_possible(void)
{
	const char *term = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term &&
	    *term && strcmp(term, "dumb") != 0;
}

/* ---- questions ----------------------------------------------------------- */

/* It is registered already: what is this?  Function keys only: who types on
 * without looking must not answer by it.  False: back to the number. */
static bool
ask_same(struct typing *t)
{
	enum typing_as as = AS_NEW;
	wint_t c;
	int kind;

	t->said[0] = '\0';
	t->chosen = 0;
	do {
		screen_draw(t, SCREEN_ASKS);
		kind = screen_key(&c);
		if (kind == OK && c >= '1' && c <= '9' &&
		    c - '1' < (wint_t)t->n_same)
			t->chosen = c - '1';
		else if (screen_ended() || (kind == OK && c == ESCAPE))
			break;
		else if (kind == KEY_CODE_YES)
			as = c == KEY_F(5) ? AS_MORE
			    : c == KEY_F(6) ? AS_VOLUME
			    : c == KEY_F(7) ? AS_OTHER : AS_NEW;
		else if (kind == OK)
			beep();
	} while (as == AS_NEW);
	if (as != AS_NEW)
		typing_answer(t, as, t->chosen);
	if (as == AS_VOLUME) {
		form_at(&t->form, FORM_VOLUME);
		typing_say(t, false, "say which volume it is, or t temporary, "
		    "d duplicate in the field 'part'");
	}
	typing_forget_same(t);
	return as != AS_NEW;
}

/* Yes or no; what is neither is passed over. */
static bool
yes(struct typing *t, const char *question)
{
	wint_t c = 0;
	int kind;

	typing_say(t, true, "%s  (y/n)", question);
	do {
		screen_draw(t, SCREEN_ASKS);
		kind = screen_key(&c);
	} while (!screen_ended() && (kind != OK || (c != 'y' && c != 'Y' &&
	    c != 'n' && c != 'N' && c != ESCAPE)));
	t->said[0] = '\0';
	return !screen_ended() && (c == 'y' || c == 'Y');
}

/* ---- what keys do -------------------------------------------------------- */

static bool
at_number(const struct typing *t)
{
	return t->form.spec[t->form.at].id == FORM_NUMBER;
}

static void
save(struct typing *t)
{
	enum cr_status st = CR_RETRY;
	int tries;

	for (tries = 0; st == CR_RETRY && tries < BUSY_TRIES &&
	    !screen_ended(); tries++) {
		typing_say(t, false, tries ? "another program writes: wait ..."
					   : "saving ...");
		screen_draw(t, SCREEN_FORM);
		st = typing_save(t);
	}
	if (st == CR_END && ask_same(t) && t->as != AS_MORE &&
	    t->as != AS_VOLUME)
		save(t);
}

static void
go(struct typing *t, enum form_move m)
{
	int64_t file = t->file;
	bool leaves;

	t->said[0] = '\0';
	t->bad = false;
	if (typing_shot(t)) /* Enter, as the scanner ends what it types */
		m = FORM_NEXT_FIELD;
	typing_leave(t);
	leaves = at_number(t);
	if (leaves && typing_number_done(t) && !ask_same(t))
		return;
	if (t->bad && t->said[0])
		return;
	if (t->file != file) /* a printed id, or that file: now its number */
		return;
	if (t->as == AS_VOLUME && leaves && m == FORM_NEXT_FIELD)
		return; /* at the volume, which it needs */
	if (form_go(&t->form, m))
		return;
	/* behind the last of what stays begins the next file */
	if (t->form.spec[t->form.at].stays == FORM_BELOW)
		(void)form_go(&t->form, FORM_STICKY);
	else
		save(t);
}

/* False: the person leaves. */
static bool
escape(struct typing *t)
{
	if (t->correcting) {
		if (yes(t, "take this entry back altogether?"))
			(void)typing_take_back(t);
		else if (yes(t, "leave it as it was saved?"))
			typing_drop(t);
		return true;
	}
	if (t->as != AS_NEW || t->form.dirty) {
		if (t->form.dirty && !yes(t, "throw away what is typed?"))
			return true;
		typing_drop(t);
		t->said[0] = '\0';
		return true;
	}
	return !yes(t, "leave?");
}

/* False: the person leaves. */
static bool
leave(struct typing *t)
{
	return t->form.dirty &&
	    !yes(t, "leave? what is typed now is not saved");
}

static void
undo(struct typing *t)
{
	if (t->form.dirty && !yes(t, "throw away what is typed?"))
		return;
	(void)typing_undo(t);
}

static void
help(struct typing *t)
{
	wint_t c;

	do
		screen_draw(t, SCREEN_HELP);
	while (screen_key(&c) == ERR && !screen_ended());
}

static void
photo(struct typing *t, int step)
{
	if (!t->book)
		return;
	typing_photo(t, step);
	typing_look(t);
}

/* A refusal is read once one goes on typing. */
static void
forget_refusal(struct typing *t)
{
	if (t->bad)
		t->said[0] = '\0';
}

static void
edit(struct typing *t, enum field_key k)
{
	forget_refusal(t);
	form_edit(&t->form, k);
	if (k >= FIELD_BACK && at_number(t))
		typing_renumber(t);
	typing_look(t);
}

/* Function keys; true: it was one. */
static void
function_key(struct typing *t, wint_t c)
{
	static const struct {
		int key;
		enum field_key does;
	} edits[] = { { KEY_LEFT, FIELD_LEFT }, { KEY_RIGHT, FIELD_RIGHT },
		{ KEY_HOME, FIELD_HOME }, { KEY_END, FIELD_END },
		{ KEY_BACKSPACE, FIELD_BACK }, { KEY_DC, FIELD_DELETE } };
	static const struct {
		int key;
		enum form_move does;
	} moves[] = { { KEY_UP, FORM_UP }, { KEY_DOWN, FORM_DOWN },
		{ KEY_BTAB, FORM_PREVIOUS }, { KEY_ENTER, FORM_NEXT_FIELD },
		{ KEY_F(3), FORM_STICKY } };
	size_t i;

	for (i = 0; i < sizeof edits / sizeof *edits; i++)
		if ((wint_t)edits[i].key == c)
			edit(t, edits[i].does);
	for (i = 0; i < sizeof moves / sizeof *moves; i++)
		if ((wint_t)moves[i].key == c)
			go(t, moves[i].does);
	if (c == KEY_F(1))
		help(t);
	else if (c == KEY_F(2))
		save(t);
	else if (c == KEY_F(4))
		undo(t);
	else if (c == KEY_NPAGE || c == KEY_PPAGE)
		photo(t, c == KEY_NPAGE ? 1 : -1);
}

/* False: the person leaves. */
static bool
plain_key(struct typing *t, wint_t c)
{
	switch (c) {
	case ESCAPE:
		return escape(t);
	case CTRL_C:
	case CTRL_D:
	case CTRL_Q:
		return leave(t);
	case '\t':
	case ENTER:
	case RETURN:
		go(t, FORM_NEXT_FIELD);
		break;
	case CTRL_S:
		save(t);
		break;
	case CTRL_T:
		go(t, FORM_STICKY);
		break;
	case CTRL_Z:
		undo(t);
		break;
	case CTRL_U:
		edit(t, FIELD_CLEAR);
		break;
	case CTRL_W:
		edit(t, FIELD_WORD);
		break;
	case '\b':
	case 0x7f:
		edit(t, FIELD_BACK);
		break;
	default:
		forget_refusal(t);
		form_type(&t->form, (uint32_t)c);
		if (at_number(t))
			typing_renumber(t);
		typing_look(t);
	}
	return true;
}

/* ---- the sitting --------------------------------------------------------- */

static void
loop(struct typing *t, void (*idle)(void *ctx), void *ctx)
{
	bool stays = true, draw = true;
	int kind, quiet = 0;
	wint_t c;

	while (stays && !screen_ended()) {
		if (draw)
			screen_draw(t, SCREEN_FORM);
		kind = screen_key(&c);
		draw = kind != ERR;
		quiet = draw ? 0 : quiet + 1;
		if (kind == KEY_CODE_YES)
			function_key(t, c);
		else if (kind == OK)
			stays = plain_key(t, c);
		else if (idle && quiet >= QUIET_TICKS)
			idle(ctx);
	}
	t->cut = screen_ended();
}

enum cr_status
screen_run(struct typing *t, void (*idle)(void *ctx), void *ctx,
    struct cr_err *e)
{
	enum cr_status st = screen_open(e);

	if (st != CR_OK)
		return st;
	loop(t, idle, ctx);
	screen_close();
	return CR_OK;
}
