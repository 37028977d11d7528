/* base/progress.c: how far the work is (see progress.h).  One progress at a
 * time: there is one standard error. */
#include "base/progress.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"

struct progress {
	char what[32], unit[24];
	uint64_t done, total;
	int64_t began, drawn; /* ms, monotonic */
};

static struct progress *current;
static bool on_screen; /* a bar stands on the cursor's line */
static volatile sig_atomic_t stopping;

static bool
terminal(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && !(term && !strcmp(term, "dumb"));
}

static int
columns(void)
{
	struct winsize w;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 20)
		return w.ws_col;
	return 80;
}

/* "12:05" or "2:03:10" */
static void
clock_text(char *out, size_t size, int64_t s)
{
	if (s >= 3600)
		snprintf(out, size, "%lld:%02lld:%02lld", (long long)s / 3600,
		    (long long)s / 60 % 60, (long long)s % 60);
	else
		snprintf(out, size, "%lld:%02lld", (long long)s / 60,
		    (long long)s % 60);
}

/* The part behind the bar: rate, and the time left once enough is done to
 * say it honestly. */
static void
tail_text(const struct progress *p, int64_t now, char *out, size_t size)
{
	double sec = (double)(now - p->began) / 1000;
	double rate = sec > 0.5 ? (double)p->done / sec : 0;
	char left[32];

	out[0] = '\0';
	if (rate <= 0)
		return;
	snprintf(out, size, rate * 60 < 9999 ? "  %.0f/min" : "  %.0f/s",
	    rate * 60 < 9999 ? rate * 60 : rate);
	if (p->total > p->done && sec > 2 && p->done >= 2) {
		clock_text(left, sizeof left,
		    (int64_t)((double)(p->total - p->done) / rate) + 1);
		snprintf(out + strlen(out), size - strlen(out), "  %s left",
		    left);
	}
}

static void
draw(struct progress *p, int64_t now)
{
	const char *step = getenv("COURTROLL_STEP");
	char head[96], tail[64], bar[256];
	int room, fill, i;

	if (log_is_quiet())
		return;
	snprintf(head, sizeof head, "%s%s%s  %llu", step ? step : "",
	    step ? " " : "", p->what, (unsigned long long)p->done);
	if (p->total)
		snprintf(head + strlen(head), sizeof head - strlen(head),
		    "/%llu", (unsigned long long)p->total);
	snprintf(head + strlen(head), sizeof head - strlen(head), " %s",
	    p->unit);
	tail_text(p, now, tail, sizeof tail);
	p->drawn = now;
	if (!terminal()) {
		fprintf(stderr, "%s%s\n", head, tail);
		return;
	}
	room = columns() - (int)strlen(head) - (int)strlen(tail) - 5;
	if (room > 40)
		room = 40;
	bar[0] = '\0';
	if (p->total && room >= 10) {
		fill = (int)((double)p->done / (double)p->total * room);
		snprintf(bar, sizeof bar, " [");
		for (i = 0; i < room; i++)
			bar[2 + i] = i < fill ? '#' : '.';
		snprintf(bar + 2 + room, sizeof bar - 2 - (size_t)room, "]");
	}
	fprintf(stderr, "\r%s%s%s\033[K", head, bar, tail);
	fflush(stderr);
	on_screen = true;
}

struct progress *
progress_new(const char *what, const char *unit, uint64_t total)
{
	struct progress *p = xcalloc(1, sizeof *p);

	snprintf(p->what, sizeof p->what, "%s", what);
	snprintf(p->unit, sizeof p->unit, "%s", unit);
	p->total = total;
	p->began = p->drawn = clock_ms();
	current = p;
	if (terminal())
		draw(p, p->began);
	return p;
}

void
progress_total(struct progress *p, uint64_t total)
{
	if (p)
		p->total = total;
}

void
progress_done(struct progress *p, uint64_t done)
{
	int64_t now;

	if (!p)
		return;
	p->done = done;
	now = clock_ms();
	if (now - p->drawn >= (terminal() ? 100 : 5000))
		draw(p, now);
}

void
progress_hide(void)
{
	if (!on_screen)
		return;
	fputs("\r\033[K", stderr);
	on_screen = false;
}

void
progress_show(void)
{
	if (current && terminal())
		draw(current, clock_ms());
}

void
progress_free(struct progress *p)
{
	if (!p)
		return;
	if (terminal())
		progress_hide();
	current = NULL;
	free(p);
}

static void
on_signal(int sig)
{
	static const char msg[] =
	    "\nfinishing what is in hand; once more to stop at once\n";

	if (stopping) {
		signal(sig, SIG_DFL);
		raise(sig);
		return;
	}
	stopping = 1;
	/* `run` waits for a stage, and the stage says it */
	if (sig == SIGINT && current && write(STDERR_FILENO, msg, sizeof msg - 1) < 0)
		return;
}

void
progress_stop_setup(void)
{
	struct sigaction a;

	memset(&a, 0, sizeof a);
	a.sa_handler = on_signal;
	sigemptyset(&a.sa_mask);
	sigaction(SIGINT, &a, NULL);
	sigaction(SIGTERM, &a, NULL);
}

int
progress_stopping(void)
{
	return stopping != 0;
}
