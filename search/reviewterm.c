/* search/reviewterm.c: the terminal (see reviewterm.h): termios and a few ANSI
 * sequences (ECMA-48), the alternate screen, so that no name stays in the
 * scroll-back. */
#include "search/reviewterm.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"

static struct termios before, keys;
static bool is_open;
static volatile sig_atomic_t ended, interrupted, stopped, resized;

static void
on_signal(int sig)
{
	if (sig == SIGTSTP)
		stopped = 1;
	else if (sig == SIGWINCH)
		resized = 1;
	else if (sig == SIGINT)
		interrupted = 1;
	else
		ended = 1;
}

static void
put(const char *s)
{
	fd_write_all(STDOUT_FILENO, s, strlen(s), "the terminal", NULL);
}

bool
term_is(void)
{
	const char *term = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term &&
	    *term && strcmp(term, "dumb") != 0;
}

static void
enter(void)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &keys);
	put("\033[?1049h");
}

static void
leave(void)
{
	put("\033[?1049l");
	tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

bool
term_open(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP,
		SIGWINCH };
	struct sigaction sa;
	size_t i;

	if (tcgetattr(STDIN_FILENO, &before) != 0)
		return false;
	keys = before;
	keys.c_lflag &= (tcflag_t) ~(ICANON | ECHO);
	keys.c_cc[VMIN] = 1;
	keys.c_cc[VTIME] = 0;
	memset(&sa, 0, sizeof sa);
	sa.sa_handler = on_signal; /* no SA_RESTART: read returns */
	for (i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaction(signals[i], &sa, NULL);
	is_open = true;
	enter();
	return true;
}

void
term_close(void)
{
	if (is_open)
		leave();
	is_open = false;
}

void
term_size(int *rows, int *columns)
{
	struct winsize w;

	*rows = 24;
	*columns = 80;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || !w.ws_row ||
	    !w.ws_col)
		return;
	*rows = w.ws_row < 10 ? 10 : w.ws_row;
	*columns = w.ws_col < 40 ? 40 : w.ws_col;
}

void
term_draw(const struct buf *text)
{
	put("\033[H\033[2J");
	fd_write_all(STDOUT_FILENO, text->data, text->len, "the terminal",
	    NULL);
}

/* Ctrl-Z: the shell gets its terminal back as it was. */
static void
stop(void)
{
	stopped = 0;
	leave();
	raise(SIGSTOP);
	enter();
}

/* The rest of what an arrow or a function key sends. */
static void
drain(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	char c;

	while (poll(&p, 1, 20) == 1 && read(STDIN_FILENO, &c, 1) == 1)
		;
}

/* Until there is a byte, or a signal came: none may slip in between asking
 * and waiting. */
static void
wait_for_input(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	sigset_t all, old;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &old);
	if (!ended && !interrupted && !stopped && !resized)
		(void)ppoll(&p, 1, NULL, &old);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

int
term_key(void)
{
	unsigned char c;
	ssize_t n;

	for (;;) {
		wait_for_input();
		if (ended || interrupted)
			return TERM_END;
		if (stopped) {
			stop();
			return TERM_AGAIN;
		}
		if (resized) {
			resized = 0;
			return TERM_AGAIN;
		}
		n = read(STDIN_FILENO, &c, 1);
		if (n == 1 && c == 0x1b) {
			drain();
			return TERM_AGAIN;
		}
		if (n == 1)
			return c;
		if (n == 0 || errno != EINTR)
			return TERM_END;
	}
}

/* One byte of a line; false: no more of it. */
static bool
line_byte(char *c, const char *prompt)
{
	ssize_t n;

	for (;;) {
		wait_for_input();
		if (ended || interrupted)
			return false;
		resized = 0;
		if (stopped) {
			stop();
			tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
			put(prompt);
			continue;
		}
		n = read(STDIN_FILENO, c, 1);
		if (n == 1)
			return true;
		if (n == 0 || errno != EINTR)
			return false;
	}
}

bool
term_line(struct buf *line, const char *prompt)
{
	enum { MOST = 500 };
	bool well;
	char c = 0;

	buf_reset(line);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	put(prompt);
	while ((well = line_byte(&c, prompt)) && c != '\n')
		if (line->len < MOST)
			buf_addc(line, c);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &keys);
	interrupted = 0; /* Ctrl-C leaves the line, not the review */
	if (!well)
		buf_reset(line);
	return well;
}
