/* base/worker.c: the worker's side of base/pool.h: jobs come as messages on
 * standard input, a socket, and are answered there. */
#include "base/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

enum cr_status
worker_next(struct buf *req, int fds[POOL_FDS], int *n_fds, struct cr_err *e)
{
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(sizeof(int) * POOL_FDS)];
	} control;
	struct iovec io;
	/* CMSG_SPACE may have room for one more than fds has */
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = CMSG_LEN(sizeof(int) * POOL_FDS) };
	struct cmsghdr *c;
	ssize_t n;
	int i;

	*n_fds = 0;
	buf_reset(req);
	buf_reserve(req, POOL_MSG_MAX);
	io.iov_base = req->data;
	io.iov_len = POOL_MSG_MAX;
	while ((n = recvmsg(STDIN_FILENO, &m, MSG_CMSG_CLOEXEC)) < 0 &&
	    errno == EINTR)
		;
	if (n < 0)
		return err_sys(e, CR_FATAL,
		    "standard input is no worker's socket (this program is "
		    "started by courtroll itself)");
	if (n == 0)
		return CR_END;
	req->len = (size_t)n;
	req->data[n] = '\0';
	for (c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c))
		if (c->cmsg_level == SOL_SOCKET &&
		    c->cmsg_type == SCM_RIGHTS) {
			*n_fds = (int)((c->cmsg_len - CMSG_LEN(0)) /
			    sizeof(int));
			memcpy(fds, CMSG_DATA(c), sizeof(int) * *n_fds);
		}
	if (m.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) {
		for (i = 0; i < *n_fds; i++)
			close(fds[i]);
		*n_fds = 0;
		return err_set(e, CR_FATAL, "the job's message is cut off");
	}
	return CR_OK;
}

enum cr_status
worker_reply(const char *msg, size_t len, struct cr_err *e)
{
	ssize_t n;

	while ((n = send(STDIN_FILENO, msg, len, MSG_NOSIGNAL)) < 0 &&
	    errno == EINTR)
		;
	if (n != (ssize_t)len)
		return err_sys(e, CR_FATAL, "cannot answer");
	return CR_OK;
}
