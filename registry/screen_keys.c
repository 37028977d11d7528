/* registry/screen_keys.c: the terminal and its keys (see screen_keys.h). */
#include "registry/screen_keys.h"

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ncurses.h>

enum { ESCAPE_MS = 100 }; /* what comes later behind an Esc is no key of ours */

static volatile sig_atomic_t ended;

static void
on_end(int sig)
{
	(void)sig;
	ended = 1;
}

bool
screen_ended(void)
{
	return ended != 0;
}

/* Names are UTF-8, though the line that was logged in over said nothing of
 * it (ssh without LANG): else a letter beyond ASCII would be saved as two. */
static void
speak_utf8(void)
{
	static const char *const names[] = { "C.UTF-8", "C.utf8",
		"en_US.UTF-8", "en_GB.UTF-8" };
	size_t i;

	setlocale(LC_CTYPE, "");
	for (i = 0; i < sizeof names / sizeof *names &&
	    strcmp(nl_langinfo(CODESET), "UTF-8") != 0; i++)
		setlocale(LC_CTYPE, names[i]);
}

/* What terminals send, whatever TERM says that they are: PuTTY, xterm, the
 * Linux console and VT100 differ, and TERM is often wrong over ssh. */
static void
know_keys(void)
{
	static const struct {
		const char *sent;
		int key;
	} all[] = { { "\033OP", KEY_F(1) }, { "\033OQ", KEY_F(2) },
		{ "\033OR", KEY_F(3) }, { "\033OS", KEY_F(4) },
		{ "\033[11~", KEY_F(1) }, { "\033[12~", KEY_F(2) },
		{ "\033[13~", KEY_F(3) }, { "\033[14~", KEY_F(4) },
		{ "\033[[A", KEY_F(1) }, { "\033[[B", KEY_F(2) },
		{ "\033[[C", KEY_F(3) }, { "\033[[D", KEY_F(4) },
		{ "\033[[E", KEY_F(5) }, { "\033[15~", KEY_F(5) },
		{ "\033[17~", KEY_F(6) }, { "\033[18~", KEY_F(7) },
		{ "\033Ot", KEY_F(5) }, { "\033Ou", KEY_F(6) },
		{ "\033Ov", KEY_F(7) },
		{ "\033[A", KEY_UP }, { "\033[B", KEY_DOWN },
		{ "\033[C", KEY_RIGHT }, { "\033[D", KEY_LEFT },
		{ "\033OA", KEY_UP }, { "\033OB", KEY_DOWN },
		{ "\033OC", KEY_RIGHT }, { "\033OD", KEY_LEFT },
		{ "\033[H", KEY_HOME }, { "\033[F", KEY_END },
		{ "\033OH", KEY_HOME }, { "\033OF", KEY_END },
		{ "\033[1~", KEY_HOME }, { "\033[4~", KEY_END },
		{ "\033[7~", KEY_HOME }, { "\033[8~", KEY_END },
		{ "\033[3~", KEY_DC }, { "\033[Z", KEY_BTAB },
		{ "\033[5~", KEY_PPAGE }, { "\033[6~", KEY_NPAGE } };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		(void)define_key(all[i].sent, all[i].key);
}

enum cr_status
screen_open(struct cr_err *e)
{
	struct sigaction sa = { .sa_handler = on_end };

	speak_utf8();
	if (!newterm(NULL, stdout, stdin))
		return err_set(e, CR_FATAL, "the terminal '%s' is not known "
		    "here: set TERM to xterm or vt100", getenv("TERM"));
	/* ours, so that the terminal is put back by us */
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGQUIT, &sa, NULL);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	know_keys();
	set_escdelay(ESCAPE_MS);
	timeout(SCREEN_TICK_MS);
	return CR_OK;
}

void
screen_close(void)
{
	endwin();
}

/* A terminal that hung up is read at once, and gives nothing for ever. */
static bool
line_is_cut(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&p, 1, 0) > 0 &&
	    (p.revents & (POLLHUP | POLLERR | POLLNVAL));
}

int
screen_key(wint_t *c)
{
	int kind = ended ? ERR : get_wch(c);

	if (kind == ERR && line_is_cut())
		ended = 1;
	return ended ? ERR : kind;
}
