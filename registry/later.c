/* registry/later.c: coding and indexing behind a form (see later.h). */
#include "registry/later.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/proc.h"

/* A session of its own: a line that is cut ends the form, not this; and the
 * screen is the form's. */
static void
apart(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), i;

	(void)setsid();
	if (nice(10) < 0)
		errno = 0; /* then in front of others */
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	for (i = 0; null >= 0 && i < 3; i++)
		(void)dup2(null, i);
}

static void
work(void)
{
	static const char *const code[] = { "code", "--quiet", NULL };
	static const char *const index[] = { "index", "--quiet", NULL };
	struct cr_err e = CR_ERR_INIT;
	int status = 1;

	apart();
	if (proc_verb(&status, code, NULL, &e) == CR_OK)
		(void)proc_verb(&status, index, NULL, &e);
	_exit(status);
}

bool
later_begin(struct later *l)
{
	pid_t pid;

	if (later_works(l))
		return false;
	pid = fork();
	if (pid == 0)
		work();
	l->pid = pid > 0 ? pid : 0;
	return pid > 0;
}

bool
later_works(struct later *l)
{
	int status;

	if (l->pid && waitpid(l->pid, &status, WNOHANG) != 0)
		l->pid = 0;
	return l->pid != 0;
}

void
later_wait(struct later *l)
{
	int status;

	while (l->pid && waitpid(l->pid, &status, 0) < 0 && errno == EINTR)
		;
	l->pid = 0;
}
