/* registry/screen.c: the form on a terminal (see screen.h): draws all of it
 * after each key, ncurses sends what changed. */
#include "registry/screen.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <ncurses.h>

#include "base/mem.h"
#include "registry/screen_draw.h"

enum {
	CTRL_D = 4, CTRL_K = 11, CTRL_S = 19, CTRL_U = 21, CTRL_W = 23,
	CTRL_Z = 26, ESCAPE = 27, ENTER = '\n', RETURN = '\r',
	IDLE_MS = 1500, BUSY_TRIES = 20,
};

static volatile sig_atomic_t ended;

static void
on_end(int sig)
{
	(void)sig;
	ended = 1;
}

bool
screen_possible(void)
{
	const char *term = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term &&
	    *term && strcmp(term, "dumb") != 0;
}

/* ---- keys ---------------------------------------------------------------- */

/* KEY_CODE_YES or OK as ncurses has it; ERR: nothing came, or it is the end. */
static int
next_key(wint_t *c)
{
	int kind = get_wch(c);

	if (kind == OK && *c == CTRL_D)
		ended = 1;
	return ended ? ERR : kind;
}

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
		kind = next_key(&c);
		if (kind == OK && c >= '1' && c <= '9' &&
		    c - '1' < (wint_t)t->n_same)
			t->chosen = c - '1';
		else if (ended || (kind == OK && c == ESCAPE))
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
	if (as == AS_VOLUME)
		typing_say(t, false, "say which volume it is, or t temporary, "
		    "d duplicate in the field 'part'");
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
		kind = next_key(&c);
	} while (!ended && (kind != OK || (c != 'y' && c != 'n' &&
					      c != ESCAPE)));
	t->said[0] = '\0';
	return !ended && c == 'y';
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
	enum cr_status st;
	int tries = 0;

	while ((st = typing_save(t)) == CR_RETRY && tries++ < BUSY_TRIES &&
	    !ended) {
		typing_say(t, false, "another program writes: waiting ...");
		screen_draw(t, SCREEN_FORM);
	}
	if (st == CR_END && ask_same(t) && t->as != AS_MORE &&
	    t->as != AS_VOLUME)
		(void)typing_save(t);
}

static void
go(struct typing *t, enum form_move m)
{
	bool leaves = at_number(t);
	int64_t file = t->file;

	t->said[0] = '\0';
	if (leaves && typing_number_done(t) && !ask_same(t))
		return;
	if (leaves && t->bad && t->said[0])
		return;
	if (t->file != file) /* a printed id, or that file: now its number */
		return;
	if (t->as == AS_VOLUME && leaves && m == FORM_NEXT_FIELD) {
		t->form.at = 3; /* the volume, which it needs */
		return;
	}
	if (!form_go(&t->form, m))
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
		if (!t->form.dirty || yes(t, "throw away what is typed?"))
			typing_drop(t);
		return true;
	}
	return !yes(t, "leave?");
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

	screen_draw(t, SCREEN_HELP);
	timeout(-1);
	(void)next_key(&c);
	timeout(IDLE_MS);
}

static void
edit(struct typing *t, enum field_key k)
{
	form_edit(&t->form, k);
	if (k >= FIELD_BACK && at_number(t) && t->as == AS_NEW)
		t->asked = false; /* another number is another question */
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
}

/* False: the person leaves. */
static bool
plain_key(struct typing *t, wint_t c)
{
	switch (c) {
	case ESCAPE:
		return escape(t);
	case '\t':
	case ENTER:
	case RETURN:
		go(t, FORM_NEXT_FIELD);
		break;
	case CTRL_S:
		save(t);
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
		form_type(&t->form, (uint32_t)c);
		if (at_number(t) && t->as == AS_NEW)
			t->asked = false;
		typing_look(t);
	}
	return true;
}

/* ---- the sitting --------------------------------------------------------- */

static void
loop(struct typing *t, void (*idle)(void *ctx), void *ctx)
{
	bool stays = true;
	wint_t c;
	int kind;

	while (stays && !ended) {
		screen_draw(t, SCREEN_FORM);
		kind = next_key(&c);
		if (kind == ERR && !ended && idle && t->unindexed) {
			idle(ctx);
			t->unindexed = false;
		} else if (kind == KEY_CODE_YES) {
			function_key(t, c);
		} else if (kind == OK) {
			stays = plain_key(t, c);
		} else if (kind == ERR && getppid() == 1) {
			ended = 1; /* the line is cut */
		}
	}
}

enum cr_status
screen_run(struct typing *t, void (*idle)(void *ctx), void *ctx,
    struct cr_err *e)
{
	struct sigaction sa = { .sa_handler = on_end };

	setlocale(LC_CTYPE, "");
	if (!newterm(NULL, stdout, stdin))
		return err_set(e, CR_FATAL, "the terminal '%s' is not known "
		    "here: set TERM to xterm or vt100", getenv("TERM"));
	/* ours, so that the terminal is put back by us */
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(50);
	timeout(IDLE_MS);
	loop(t, idle, ctx);
	endwin();
	return CR_OK;
}
