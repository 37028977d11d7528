/* render.c: drawing a PDF page in a child process (ingest/render.h).
 *
 * The child's standard input is the document, opened again by the child as
 * /dev/fd/0 so that it may seek; standard output is a memory file, which
 * becomes the raster without a copy; standard error is read to its end, for
 * it tells what exit statuses do not.
 */
#include "ingest/render.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "courtroll.h"

#define DEADLINE_MS  60000
#define CPU_SECONDS  50
#define CHILD_MEMORY ((rlim_t)2 << 30)
#define CHILD_OUTPUT ((rlim_t)CR_MAX_PIXELS * 3 + 4096)
#define TALK_MAX     8192u

/* What poppler says when a picture, or a part of the page, is lost. */
static const char *const losses[] = {
    "flate stream",
    "DCT",
    "jpeg data",
    "CCITTFax",
    "two dim code",
    "white code",
    "black code",
    "JBIG2",
    "JPX",
    "JPEG 2000",
    "Bad image parameters",
    "LZW stream",
    "RunLength",
    "Unknown filter",
    "XObject '",
    "Couldn't create a font",
};

static void
limit(int what, rlim_t value)
{
	struct rlimit l;

	/* never above what the worker itself was given */
	if (getrlimit(what, &l) != 0 || value > l.rlim_max)
		return;
	l.rlim_cur = l.rlim_max = value;
	(void)setrlimit(what, &l);
}

/* Between fork and exec. */
static void
child(int doc, int out, int talk, uint32_t n, double dpi)
{
	char page[16], res[32];

	snprintf(page, sizeof(page), "%" PRIu32, n);
	snprintf(res, sizeof(res), "%.4f", dpi);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit(RLIMIT_AS, CHILD_MEMORY);
	limit(RLIMIT_CPU, CPU_SECONDS);
	limit(RLIMIT_FSIZE, CHILD_OUTPUT);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NOFILE, 64);
	if (dup2(doc, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(talk, STDERR_FILENO) < 0)
		_exit(126);
	execlp("pdftoppm", "pdftoppm", "-r", res, "-f", page, "-l", page,
	    "-cropbox", "/dev/fd/0", (char *)NULL);
	_exit(127);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Read what the child says until it ends; false at the deadline. What is
 * beyond the room is read and forgotten. */
static bool
listen_to(int fd, char *talk, size_t size)
{
	int64_t end = now_ms() + DEADLINE_MS;
	char spill[1024];
	size_t len = 0;

	for (;;) {
		struct pollfd p = {.fd = fd, .events = POLLIN};
		int64_t left = end - now_ms();
		bool room = len + 1 < size;
		ssize_t n;

		if (left <= 0)
			return false;
		n = poll(&p, 1, (int)left);
		if (n < 0 && errno != EINTR)
			return false;
		if (n <= 0)
			continue;
		n = read(fd, room ? talk + len : spill,
		    room ? size - 1 - len : sizeof(spill));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		if (room)
			len += (size_t)n;
		talk[len] = '\0';
	}
	return true;
}

/* Has the child ended by itself?  It may close standard error and go on. */
static bool
wait_for(pid_t pid, int *status)
{
	siginfo_t info;

	for (int i = 0; i < 2000; i++) {
		info.si_pid = 0;
		if (waitid(P_PID, (id_t)pid, &info,
			WEXITED | WNOHANG | WNOWAIT) == 0 &&
		    info.si_pid == pid)
			return waitpid(pid, status, 0) == pid;
		poll(NULL, 0, 1);
	}
	return false;
}

static const char *
first_loss(const char *talk)
{
	for (size_t i = 0; i < sizeof(losses) / sizeof(losses[0]); i++) {
		if (strstr(talk, losses[i]) != NULL)
			return losses[i];
	}
	return NULL;
}

/* The line of talk that holds `at`, or its first, for a message. */
static void
one_line(char *line, size_t size, const char *talk, const char *word)
{
	const char *at = word != NULL ? strstr(talk, word) : talk;
	size_t n;

	while (at > talk && at[-1] != '\n')
		at--;
	n = strcspn(at, "\n");
	snprintf(line, size, "%.*s", (int)(n < size ? n : size - 1), at);
}

static enum cr_status
child_judge(int status, const char *talk, uint32_t n, struct refusal *r)
{
	const char *loss = first_loss(talk);
	char line[200], kid[64];

	/* it draws one pixel for a page that it cannot find */
	snprintf(kid, sizeof(kid), "Kid object (page %" PRIu32 ")", n);
	if (loss == NULL && strstr(talk, kid) != NULL)
		loss = kid;

	one_line(line, sizeof(line), talk, loss);
	if (WIFSIGNALED(status))
		return refuse(r,
		    WTERMSIG(status) == SIGXFSZ ? REASON_TOO_LARGE
		    : WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL
			? REASON_TIMEOUT
			: REASON_DAMAGED,
		    "pdftoppm died of signal %d: %s", WTERMSIG(status), line);
	if (WEXITSTATUS(status) == 127)
		return refuse(r, REASON_NOT_SUPPORTED,
		    "pdftoppm cannot be run; install poppler-utils");
	if (strstr(talk, "Incorrect password") != NULL)
		return refuse(r, REASON_ENCRYPTED, "PDF: it needs a password");
	if (WEXITSTATUS(status) != 0)
		return refuse(r, REASON_DAMAGED, "pdftoppm: %s",
		    line[0] != '\0' ? line : "failed without a word");
	if (loss != NULL)
		return refuse(r, REASON_DAMAGED,
		    "a part of the page cannot be drawn: %s", line);
	return CR_OK;
}

/* A number in the head of a PPM. */
static const uint8_t *
ppm_number(const uint8_t *p, const uint8_t *end, uint32_t *n)
{
	*n = 0;
	while (p < end && (*p == ' ' || *p == '\n'))
		p++;
	while (p < end && *p >= '0' && *p <= '9' && *n < 10000000)
		*n = *n * 10 + (uint32_t)(*p++ - '0');
	return p;
}

/* No colour: keep one byte of three. */
static void
to_grey(struct raster *r)
{
	size_t n = (size_t)r->head.width * r->head.height;

	for (size_t i = 0; i < n; i++) {
		const uint8_t *p = r->rows + 3 * i;

		if (p[0] != p[1] || p[1] != p[2])
			return;
	}
	for (size_t i = 0; i < n; i++)
		r->rows[i] = r->rows[3 * i];
	r->head.channels = 1;
	r->head.stride = r->head.width;
}

/* The PPM in the memory file becomes the raster: "P6\nW H\n255\n" pixels. */
static enum cr_status
ppm_read(struct raster *out, int fd, struct refusal *r)
{
	uint32_t width, height, max;
	const uint8_t *p, *end;
	struct stat sb;
	enum cr_status st;
	uint8_t *map;

	if (fstat(fd, &sb) != 0 || sb.st_size < 12)
		return refuse(r, REASON_DAMAGED, "pdftoppm drew nothing");
	map = mmap(NULL, (size_t)sb.st_size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return refuse(r, REASON_TOO_LARGE,
		    "cannot map the drawn page: %s", strerror(errno));
	out->map = map;
	out->map_len = (size_t)sb.st_size;
	end = map + sb.st_size;
	p = ppm_number(map + 2, end, &width);
	p = ppm_number(p, end, &height);
	p = ppm_number(p, end, &max);
	p++;
	if (map[0] != 'P' || map[1] != '6' || max != 255 || p > end)
		st = refuse(r, REASON_DAMAGED, "pdftoppm wrote no picture");
	else if ((st = image_bound(width, height, "drawn page", r)) == CR_OK &&
		 (size_t)(end - p) != (size_t)width * height * 3)
		st = refuse(r, REASON_DAMAGED, "the drawn page is cut off");
	if (st != CR_OK) {
		raster_release(out);
		return st;
	}
	out->rows = map + (p - map);
	out->head = (struct raster_head){.magic = RASTER_MAGIC,
	    .width = width,
	    .height = height,
	    .channels = 3,
	    .bits = 8,
	    .stride = width * 3,
	    .orientation = 1};
	to_grey(out);
	return CR_OK;
}

static enum cr_status
run_child(int doc, int out, const int talk_fds[2], uint32_t n, double dpi,
    struct refusal *r)
{
	char talk[TALK_MAX] = "";
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		child(doc, out, talk_fds[1], n, dpi);
	close(talk_fds[1]);
	if (pid < 0) {
		close(talk_fds[0]);
		return refuse(r, REASON_NOT_SUPPORTED, "no process to draw: %s",
		    strerror(errno));
	}
	if (!listen_to(talk_fds[0], talk, sizeof(talk)) ||
	    !wait_for(pid, &status)) {
		kill(pid, SIGKILL);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		close(talk_fds[0]);
		return refuse(
		    r, REASON_TIMEOUT, "not drawn in %d s", DEADLINE_MS / 1000);
	}
	close(talk_fds[0]);
	return child_judge(status, talk, n, r);
}

enum cr_status
render_page(
    struct raster *out, int fd, uint32_t n, double dpi, struct refusal *r)
{
	int talk[2], mem;
	enum cr_status st;

	*out = (struct raster){0};
	if ((mem = memory_file("drawn page")) < 0)
		return refuse(
		    r, REASON_TOO_LARGE, "no memory file: %s", strerror(errno));
	if (pipe2(talk, O_CLOEXEC) != 0) {
		close(mem);
		return refuse(
		    r, REASON_TOO_LARGE, "no pipe: %s", strerror(errno));
	}
	st = run_child(fd, mem, talk, n, dpi, r);
	if (st == CR_OK)
		st = ppm_read(out, mem, r);
	close(mem);
	return st;
}
