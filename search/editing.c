/* search/editing.c: an editor, and what it writes (see editing.h).  No shell:
 * the words of $VISUAL are the program and its options, the path is put
 * behind them. */
#include "search/editing.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { MAX_WORDS = 16 }; /* of $VISUAL */

struct editing {
	char *dir, *path;
	int lock;
};

enum cr_status
editing_open(struct editing **out, const struct archive *a, const char *what,
    const char *name, struct cr_err *e)
{
	struct editing *t = xcalloc(1, sizeof *t);
	char *file = xasprintf("%s.txt", name), *lock;
	enum cr_status st;

	*out = NULL;
	t->lock = -1;
	t->dir = archive_path(a, "typing", what);
	t->path = path_join(t->dir, file);
	lock = path_join(t->dir, "lock");
	if ((st = dir_make(t->dir, e)) == CR_OK)
		st = lock_take(&t->lock, lock, e);
	free(lock);
	free(file);
	if (st == CR_OK)
		*out = t;
	else
		editing_close(t);
	return st;
}

const char *
editing_path(const struct editing *t)
{
	return t->path;
}

void
editing_close(struct editing *t)
{
	if (!t)
		return;
	if (t->lock >= 0)
		close(t->lock);
	free(t->dir);
	free(t->path);
	free(t);
}

void
editing_drop(struct editing *t)
{
	struct cr_err e = CR_ERR_INIT;

	if (t && dir_remove(t->dir, &e) != CR_OK)
		log_warn("%s; remove '%s' yourself", e.msg, t->dir);
	editing_close(t);
}

/* ---- the editor ---------------------------------------------------------- */

static const char *
wanted_editor(void)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };
	const char *s;
	size_t i;

	for (i = 0; i < 2; i++)
		if ((s = getenv(names[i])) && s[strspn(s, " \t")])
			return s;
	return NULL;
}

/* In the child: become the editor, or come back. */
static void
become(char *words, char *path)
{
	static char editor[] = "editor", nano[] = "nano", vi[] = "vi";
	static char *const usual[] = { editor, nano, vi };
	char *argv[MAX_WORDS + 2], *rest = NULL, *w;
	size_t n = 0, i;

	for (w = words ? strtok_r(words, " \t", &rest) : NULL;
	     w && n < MAX_WORDS; w = strtok_r(NULL, " \t", &rest))
		argv[n++] = w;
	if (n) {
		argv[n++] = path;
		argv[n] = NULL;
		execvp(argv[0], argv);
		return;
	}
	for (i = 0; i < sizeof usual / sizeof *usual; i++) {
		argv[0] = usual[i];
		argv[1] = path;
		argv[2] = NULL;
		execvp(argv[0], argv);
	}
}

/* Its own keys are the editor's: an interrupt is not ours while it runs. */
static enum cr_status
run_editor(char *path, struct cr_err *e)
{
	const char *said = wanted_editor();
	char *words = said ? xstrdup(said) : NULL;
	struct sigaction ignore = { .sa_handler = SIG_IGN }, was_int, was_quit;
	enum cr_status st = CR_OK;
	int how = 0;
	pid_t pid;

	sigaction(SIGINT, &ignore, &was_int);
	sigaction(SIGQUIT, &ignore, &was_quit);
	pid = fork();
	if (pid == 0) {
		sigaction(SIGINT, &was_int, NULL);
		sigaction(SIGQUIT, &was_quit, NULL);
		if (!isatty(STDOUT_FILENO)) /* that is for what is told */
			dup2(STDIN_FILENO, STDOUT_FILENO);
		become(words, path);
		_exit(127);
	}
	if (pid < 0)
		st = err_sys(e, CR_FATAL, "cannot start an editor");
	while (st == CR_OK && waitpid(pid, &how, 0) < 0)
		if (errno != EINTR)
			st = err_sys(e, CR_FATAL, "cannot wait for the editor");
	sigaction(SIGINT, &was_int, NULL);
	sigaction(SIGQUIT, &was_quit, NULL);
	free(words);
	if (st == CR_OK && WIFEXITED(how) && WEXITSTATUS(how) == 127)
		return err_set(e, CR_SKIP, "the editor '%s' cannot be run: set "
		    "EDITOR to one, or give the text with --file",
		    said ? said : "editor");
	if (st == CR_OK && (!WIFEXITED(how) || WEXITSTATUS(how)))
		return err_set(e, CR_SKIP, "the editor failed");
	return st;
}

enum cr_status
editing_edit(struct buf *out, struct editing *t, const char *prefill,
    size_t max, struct cr_err *e)
{
	bool left = file_exists(t->path);
	enum cr_status st = CR_OK;

	if (left)
		log_warn("it goes on with what was typed before and not kept "
			 "('%s')", t->path);
	else
		st = file_write(t->path, prefill, strlen(prefill), e);
	if (st == CR_OK)
		st = run_editor(t->path, e);
	buf_reset(out);
	if (st == CR_OK)
		st = file_read(out, t->path, max, e);
	if (st == CR_OK && !left && out->len == strlen(prefill) &&
	    !memcmp(out->data, prefill, out->len))
		return CR_END;
	return st;
}
