/* base/proc.c: running another verb (see proc.h). */
#include "base/proc.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/opt.h"

enum cr_status
proc_verb(int *status, const char *const *argv, const char *step,
    struct cr_err *e)
{
	char *program = where_program(argv[0]);
	enum cr_status st = CR_OK;
	int how = 0;
	pid_t pid, parent = getpid();

	pid = fork();
	if (pid == 0) {
		/* when we are killed, the stage stops too, after the pages in
		 * hand: else the same command would find it still at work */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(127);
		if (step)
			setenv("COURTROLL_STEP", step, 1);
		else
			unsetenv("COURTROLL_STEP");
		execv(program, (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	if (pid < 0)
		st = err_sys(e, CR_FATAL, "cannot start '%s'", program);
	/* Ctrl-C goes to the whole group: the child finishes what it has in
	 * hand, and we wait for it */
	while (st == CR_OK && waitpid(pid, &how, 0) < 0)
		if (errno != EINTR)
			st = err_sys(e, CR_FATAL, "cannot wait for '%s'",
			    program);
	if (st == CR_OK && WIFSIGNALED(how))
		st = err_set(e, CR_FATAL, "'courtroll %s' died of signal %d (%s)",
		    argv[0], WTERMSIG(how), strsignal(WTERMSIG(how)));
	else if (st == CR_OK && WEXITSTATUS(how) == 127)
		st = err_set(e, CR_FATAL, "cannot run '%s'", program);
	*status = WEXITSTATUS(how);
	free(program);
	return st;
}
