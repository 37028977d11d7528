/* base/pool.c: worker processes, the parent's side (see pool.h).
 *
 * Each slot has a socket to its worker, a pipe from its standard error, and a
 * deadline while a job is under way.  pool_wait polls all sockets and pipes;
 * a worker that dies or runs out of time gives its job back as a result that
 * says so, and its slot is empty until the next pool_send starts another. */
#include "base/pool.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

enum {
	TAIL = 2048,
	READS = 64,      /* chunks of standard error at once */
	GRACE_MS = 2000, /* for an idle worker to finish */
	CANNOT_RUN = 127 /* status of a worker that never began */
};

struct slot {
	pid_t pid; /* 0: no process */
	int sock, err;
	bool busy;
	uint64_t id;
	int64_t deadline; /* ms, monotonic */
	int deadline_ms;  /* of the job: so long it was given */
	unsigned jobs;
	char tail[TAIL]; /* the last of its standard error */
	size_t tail_len;
};

struct pool {
	struct pool_spec spec;
	char **argv, **env;
	struct slot *slots;
	uint64_t peak;
};

static char **
copy_list(const char *const *v, const char *const *more)
{
	size_t n = 0, m = 0, i;
	char **out;

	while (v && v[n])
		n++;
	while (more && more[m])
		m++;
	out = xcalloc(n + m + 1, sizeof *out);
	for (i = 0; i < n; i++)
		out[i] = xstrdup(v[i]);
	for (i = 0; i < m; i++)
		out[n + i] = xstrdup(more[i]);
	return out;
}

static void
free_list(char **v)
{
	size_t i;

	for (i = 0; v && v[i]; i++)
		free(v[i]);
	free(v);
}

/* A worker gets nothing of the user's environment but what it needs. */
static char **
environment(const struct pool_spec *spec)
{
	static const char *const passed[] = { "PATH", "TESSDATA_PREFIX",
		"LD_PRELOAD", "ASAN_OPTIONS", "UBSAN_OPTIONS",
		"LSAN_OPTIONS", "TMPDIR", NULL };
	const char *base[10];
	char *made[8];
	size_t n = 0, n_made = 0, i;
	char **out;

	base[n++] = "LC_ALL=C";
	base[n++] = "OMP_THREAD_LIMIT=1";
	for (i = 0; passed[i]; i++)
		if (getenv(passed[i]))
			base[n++] = made[n_made++] =
			    xasprintf("%s=%s", passed[i], getenv(passed[i]));
	base[n] = NULL;
	out = copy_list(base, spec->env);
	while (n_made)
		free(made[--n_made]);
	return out;
}

enum cr_status
pool_new(struct pool **out, const struct pool_spec *spec, struct cr_err *e)
{
	struct pool *p;
	unsigned i;

	*out = NULL;
	assert(spec->workers >= 1);
	if (access(spec->argv[0], X_OK) < 0)
		return err_sys(e, CR_FATAL, "cannot run '%s'", spec->argv[0]);
	p = xcalloc(1, sizeof *p);
	p->spec = *spec;
	p->argv = copy_list(spec->argv, NULL);
	p->env = environment(spec);
	p->spec.argv = NULL;
	p->spec.env = NULL;
	p->slots = xcalloc(spec->workers, sizeof *p->slots);
	for (i = 0; i < spec->workers; i++)
		p->slots[i].sock = p->slots[i].err = -1;
	*out = p;
	return CR_OK;
}

static void
limit(int what, uint64_t value)
{
	struct rlimit r = { .rlim_cur = value, .rlim_max = value };

	if (value)
		setrlimit(what, &r);
}

/* In the child, between fork and exec: system calls only. */
static void
become_worker(const struct pool *p, int sock, int err, pid_t parent)
{
	struct rlimit none = { 0, 0 };
	sigset_t all;
	int null;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(CANNOT_RUN); /* it died before the line above */
	setpgid(0, 0); /* Ctrl-C is for the parent: pages in hand finish */
	sigemptyset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_IGN);
	null = open("/dev/null", O_WRONLY);
	if (dup2(sock, 0) < 0 || null < 0 || dup2(null, 1) < 0 ||
	    dup2(err, 2) < 0)
		_exit(CANNOT_RUN);
	close_range(3, ~0u, 0);
	setrlimit(RLIMIT_CORE, &none);
	limit(RLIMIT_AS, p->spec.memory);
	limit(RLIMIT_FSIZE, p->spec.file_size);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	execve(p->argv[0], p->argv, p->env);
	_exit(CANNOT_RUN);
}

static enum cr_status
start(struct pool *p, struct slot *s, struct cr_err *e)
{
	int sock[2] = { -1, -1 }, err[2] = { -1, -1 };
	int room = 2 * POOL_MSG_MAX;
	pid_t parent = getpid();

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sock) < 0 ||
	    pipe2(err, O_CLOEXEC | O_NONBLOCK) < 0)
		goto fail;
	/* a whole message must fit */
	setsockopt(sock[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
	setsockopt(sock[1], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
	s->pid = fork();
	if (s->pid < 0) {
		s->pid = 0;
		goto fail;
	}
	if (s->pid == 0)
		become_worker(p, sock[1], err[1], parent);
	close(sock[1]);
	close(err[1]);
	s->sock = sock[0];
	s->err = err[0];
	s->jobs = 0;
	s->tail_len = 0;
	return CR_OK;
fail:
	err_sys(e, CR_FATAL, "cannot start '%s'", p->argv[0]);
	if (sock[0] >= 0) {
		close(sock[0]);
		close(sock[1]);
	}
	if (err[0] >= 0) {
		close(err[0]);
		close(err[1]);
	}
	return CR_FATAL;
}

/* Keep the tail of what it says; more is thrown away, so that a worker which
 * floods can neither block nor fill memory; and only so much is read at once
 * that one which floods for ever cannot keep the parent from its deadline. */
static void
read_tail(struct slot *s)
{
	char chunk[4096];
	ssize_t n;
	size_t len, keep;
	int once;

	for (once = 0; once < READS && s->err >= 0; once++) {
		n = read(s->err, chunk, sizeof chunk);
		if (n < 0)
			return;
		if (n == 0) { /* closed, though it may live on */
			close(s->err);
			s->err = -1;
			return;
		}
		len = (size_t)n;
		if (len >= TAIL) {
			memcpy(s->tail, chunk + len - TAIL, TAIL);
			s->tail_len = TAIL;
			continue;
		}
		keep = s->tail_len + len > TAIL ? TAIL - len : s->tail_len;
		memmove(s->tail, s->tail + s->tail_len - keep, keep);
		memcpy(s->tail + keep, chunk, len);
		s->tail_len = keep + len;
	}
}

/* Wait for the process to be gone: its status, and how it ended, in words. */
static int
reap(struct pool *p, struct slot *s, char *why, size_t size)
{
	struct rusage ru = { .ru_maxrss = 0 };
	int status = 0;
	size_t line, end;

	while (wait4(s->pid, &status, 0, &ru) < 0 && errno == EINTR)
		;
	if ((uint64_t)ru.ru_maxrss * 1024 > p->peak)
		p->peak = (uint64_t)ru.ru_maxrss * 1024;
	read_tail(s);
	/* the last line that it said is the best explanation */
	for (end = s->tail_len; end > 0 && s->tail[end - 1] == '\n'; end--)
		;
	for (line = end; line > 0 && s->tail[line - 1] != '\n'; line--)
		;
	if (why && WIFSIGNALED(status))
		snprintf(why, size, "worker died of signal %d (%s)%s%.*s",
		    WTERMSIG(status), strsignal(WTERMSIG(status)),
		    end > line ? ": " : "", (int)(end - line), s->tail + line);
	else if (why)
		snprintf(why, size, "worker ended with status %d%s%.*s",
		    WEXITSTATUS(status), end > line ? ": " : "",
		    (int)(end - line), s->tail + line);
	if (why)
		err_clean(why);
	close(s->sock);
	if (s->err >= 0)
		close(s->err);
	s->sock = s->err = -1;
	s->pid = 0;
	s->busy = false;
	return status;
}

/* Does it close its end of the socket, as a process does that finishes? */
static bool
finishes(struct slot *s)
{
	struct pollfd p = { .fd = s->sock, .events = POLLIN };
	int64_t until = clock_ms() + GRACE_MS, left;
	char ignored[64];

	while ((left = until - clock_ms()) > 0) {
		if (poll(&p, 1, (int)left) > 0 &&
		    recv(s->sock, ignored, sizeof ignored, 0) <= 0)
			return true;
		read_tail(s);
	}
	return false;
}

static void
stop(struct pool *p, struct slot *s, bool kill_it)
{
	if (!s->pid)
		return;
	shutdown(s->sock, SHUT_WR); /* end of file: finish */
	if (kill_it || !finishes(s))
		kill(-s->pid, SIGKILL), kill(s->pid, SIGKILL);
	reap(p, s, NULL, 0);
}

void
pool_finish(struct pool *p)
{
	unsigned i;

	for (i = 0; i < p->spec.workers; i++)
		stop(p, &p->slots[i], p->slots[i].busy);
}

void
pool_free(struct pool *p)
{
	if (!p)
		return;
	pool_finish(p);
	free_list(p->argv);
	free_list(p->env);
	free(p->slots);
	free(p);
}

bool
pool_idle(const struct pool *p)
{
	return pool_busy(p) < p->spec.workers;
}

unsigned
pool_busy(const struct pool *p)
{
	unsigned i, n = 0;

	for (i = 0; i < p->spec.workers; i++)
		n += p->slots[i].busy;
	return n;
}

uint64_t
pool_peak_rss(const struct pool *p)
{
	return p->peak;
}

static ssize_t
send_message(int sock, const struct pool_job *job)
{
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(sizeof(int) * POOL_FDS)];
	} control;
	struct iovec io = { .iov_base = (void *)(uintptr_t)job->msg,
		.iov_len = job->len };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
	struct cmsghdr *c;
	ssize_t n;

	memset(&control, 0, sizeof control);
	if (job->n_fds > 0) {
		m.msg_control = &control;
		m.msg_controllen = CMSG_SPACE(sizeof(int) * job->n_fds);
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int) * job->n_fds);
		memcpy(CMSG_DATA(c), job->fds, sizeof(int) * job->n_fds);
	}
	while ((n = sendmsg(sock, &m, MSG_NOSIGNAL)) < 0 && errno == EINTR)
		;
	return n;
}

enum cr_status
pool_send(struct pool *p, const struct pool_job *job, struct cr_err *e)
{
	struct slot *s = NULL;
	unsigned i, tries;
	enum cr_status st;

	assert(job->len <= POOL_MSG_MAX && job->n_fds <= POOL_FDS);
	/* a running worker that is free, before an empty slot */
	for (i = 0; i < p->spec.workers; i++)
		if (!p->slots[i].busy && (!s || (p->slots[i].pid && !s->pid)))
			s = &p->slots[i];
	assert(s);
	if (s->pid && p->spec.recycle && s->jobs >= p->spec.recycle)
		stop(p, s, false);
	for (tries = 0; tries < 2; tries++) {
		if (!s->pid && (st = start(p, s, e)) != CR_OK)
			return st;
		if (send_message(s->sock, job) == (ssize_t)job->len) {
			s->busy = true;
			s->id = job->id;
			s->jobs++;
			s->deadline_ms = job->deadline_ms
			    ? job->deadline_ms
			    : p->spec.deadline_ms;
			s->deadline = clock_ms() + s->deadline_ms;
			return CR_OK;
		}
		/* it died while idle; a fresh one gets the job */
		err_sys(e, CR_FATAL, "cannot send work to '%s'", p->argv[0]);
		stop(p, s, true);
	}
	return CR_FATAL;
}

/* One message from a worker into res; false: it is gone. */
static bool
receive(struct slot *s, struct pool_result *res)
{
	ssize_t n;

	buf_reset(&res->reply);
	buf_reserve(&res->reply, POOL_MSG_MAX);
	while ((n = recv(s->sock, res->reply.data, POOL_MSG_MAX, 0)) < 0 &&
	    errno == EINTR)
		;
	if (n <= 0)
		return false;
	res->reply.len = (size_t)n;
	res->reply.data[n] = '\0';
	return true;
}

/* Has this slot something to say?  readable: its socket is.  CR_END: no. */
static enum cr_status
slot_result(struct pool *p, struct slot *s, bool readable, int64_t now,
    struct pool_result *res, struct cr_err *e)
{
	int status;

	res->id = s->id;
	res->why[0] = '\0';
	if (readable && receive(s, res)) {
		s->busy = false;
		read_tail(s); /* not to be laid to the next job's charge */
		s->tail_len = 0;
		res->how = POOL_DONE;
		return CR_OK;
	}
	if (readable) {
		kill(-s->pid, SIGKILL); /* children it may have left */
		status = reap(p, s, res->why, sizeof res->why);
		res->how = POOL_CRASHED;
		/* no fault of the job: the program or a library is missing */
		if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_RUN)
			return err_set(e, CR_FATAL, "cannot run '%s': %s",
			    p->argv[0], res->why);
		return CR_OK;
	}
	if (now >= s->deadline) {
		stop(p, s, true);
		res->how = POOL_TIMEOUT;
		snprintf(res->why, sizeof res->why,
		    "no answer within %g seconds", s->deadline_ms / 1000.0);
		return CR_OK;
	}
	return CR_END;
}

enum cr_status
pool_wait(struct pool *const *pools, size_t n, int timeout_ms, size_t *which,
    struct pool_result *res, struct cr_err *e)
{
	struct pollfd *fds;
	size_t n_fds = 0, i, k, max = 0;
	int64_t now = clock_ms(), until = now + timeout_ms, wake;
	enum cr_status st = CR_END;
	struct slot *s;
	int got;

	for (i = 0; i < n; i++)
		max += 2 * pools[i]->spec.workers;
	fds = xcalloc(max ? max : 1, sizeof *fds);
again:
	n_fds = 0;
	wake = timeout_ms < 0 ? INT64_MAX : until;
	for (i = 0; i < n; i++)
		for (k = 0; k < pools[i]->spec.workers; k++) {
			s = &pools[i]->slots[k];
			if (!s->busy)
				continue;
			if (s->deadline < wake)
				wake = s->deadline;
			fds[n_fds++] = (struct pollfd){ .fd = s->sock,
				.events = POLLIN };
			fds[n_fds++] = (struct pollfd){ .fd = s->err,
				.events = POLLIN };
		}
	if (!n_fds)
		goto out;
	got = poll(fds, n_fds, wake <= now ? 0
		: wake - now > 60000       ? 60000
					   : (int)(wake - now));
	if (got < 0 && errno == EINTR)
		goto out;
	if (got < 0) {
		st = err_sys(e, CR_FATAL, "cannot wait for workers");
		goto out;
	}
	now = clock_ms();
	n_fds = 0;
	for (i = 0; i < n; i++)
		for (k = 0; k < pools[i]->spec.workers; k++) {
			bool readable;

			s = &pools[i]->slots[k];
			if (!s->busy)
				continue;
			readable = fds[n_fds].revents != 0;
			if (fds[n_fds + 1].revents)
				read_tail(s);
			n_fds += 2;
			st = slot_result(pools[i], s, readable, now, res, e);
			if (st != CR_END) {
				*which = i;
				goto out;
			}
		}
	if (timeout_ms < 0 || now < until)
		goto again;
out:
	free(fds);
	return st;
}
