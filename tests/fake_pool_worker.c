/* fake_pool_worker.c: a worker that behaves as the job's text says, for
 * t_pool.c: echo, pid, env, crash, exit N, hang, flood, babble, mute, silent,
 * fds, memory, file, orphan, deaf. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/pool.h"

static struct cr_err e = CR_ERR_INIT;

static void
say(const char *text)
{
	if (worker_reply(text, strlen(text), &e) != CR_OK)
		exit(1);
}

/* Fill standard error; more than the pipe and the parent's tail hold. */
static void
flood(size_t bytes)
{
	char line[1024];

	memset(line, 'x', sizeof line);
	line[sizeof line - 1] = '\n';
	for (; bytes > 0; bytes -= bytes < sizeof line ? bytes : sizeof line)
		if (write(STDERR_FILENO, line, sizeof line) < 0 &&
		    errno != EAGAIN)
			exit(1);
}

static void
list_env(void)
{
	extern char **environ;
	struct buf b = BUF_INIT;
	char **v;

	for (v = environ; *v; v++)
		buf_addf(&b, "%s\n", *v);
	say(b.data);
	buf_release(&b);
}

/* What came as descriptors, and which are open beside the standard three. */
static void
list_fds(const int *fds, int n_fds)
{
	struct buf b = BUF_INIT;
	struct stat s;
	char text[64];
	int i, open = 0;
	ssize_t n;

	for (i = 0; i < n_fds; i++) {
		n = pread(fds[i], text, sizeof text - 1, 0);
		text[n > 0 ? n : 0] = '\0';
		buf_addf(&b, "%s ", text);
	}
	for (i = 3; i < 256; i++)
		open += fstat(i, &s) == 0;
	buf_addf(&b, "%d", open - n_fds);
	say(b.data);
	buf_release(&b);
}

static void
write_file(int fd)
{
	char block[4096] = "";
	int i;

	for (i = 0; i < 1024; i++)
		if (write(fd, block, sizeof block) < 0)
			say(strerror(errno));
	say("written");
}

/* A child that outlives its parent, holding the pipe. */
static void
leave_orphan(void)
{
	pid_t pid = fork();
	char text[32];

	if (pid == 0) {
		close(STDIN_FILENO); /* as a program that it runs would */
		for (;;)
			pause();
	}
	snprintf(text, sizeof text, "%ld", (long)pid);
	fprintf(stderr, "%s\n", text);
	abort();
}

static void
misbehave(const char *what)
{
	if (!strcmp(what, "crash")) {
		fprintf(stderr, "first line\nthe \033[1mlast\xff words\n");
		abort();
	}
	if (!strncmp(what, "exit ", 5))
		_exit((int)strtol(what + 5, NULL, 10));
	if (!strcmp(what, "hang"))
		for (;;)
			pause();
	if (!strcmp(what, "babble"))
		for (;;)
			flood(1 << 20);
	if (!strcmp(what, "deaf")) { /* answers, but ends on no end of file */
		say("deaf");
		close(STDERR_FILENO);
		for (;;)
			pause();
	}
	if (!strcmp(what, "orphan"))
		leave_orphan();
}

static void
behave(const char *what, const int *fds, int n_fds)
{
	char text[32];
	void *p;

	if (!strcmp(what, "pid")) {
		snprintf(text, sizeof text, "%ld", (long)getpid());
		say(text);
	} else if (!strcmp(what, "env")) {
		list_env();
	} else if (!strcmp(what, "flood")) {
		flood(8 << 20);
		say("flooded");
	} else if (!strcmp(what, "mute")) {
		close(STDERR_FILENO);
		usleep(300000);
		say("mute");
	} else if (!strcmp(what, "silent")) {
		send(STDIN_FILENO, "", 0, 0); /* an empty message */
		for (;;)
			pause();
	} else if (!strcmp(what, "fds")) {
		list_fds(fds, n_fds);
	} else if (!strcmp(what, "file")) {
		write_file(fds[0]);
	} else if (!strcmp(what, "memory")) {
		p = malloc(300u << 20);
		say(p ? "given" : "refused");
		free(p);
	} else {
		say(what);
	}
}

int
main(void)
{
	struct buf req = BUF_INIT;
	int fds[POOL_FDS], n_fds, i;
	enum cr_status st;

	while ((st = worker_next(&req, fds, &n_fds, &e)) == CR_OK) {
		misbehave(req.data);
		behave(req.data, fds, n_fds);
		for (i = 0; i < n_fds; i++)
			close(fds[i]);
	}
	buf_release(&req);
	return st == CR_END ? 0 : 1;
}
