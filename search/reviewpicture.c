/* search/reviewpicture.c: cut-outs (see reviewpicture.h), made by `courtroll
 * image`: nothing is decoded here. */
#include "search/reviewpicture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/proc.h"

#define PREFIX "courtroll-review-"
enum { MARGIN = 60 };

/* Those whose review has died. */
static void
remove_left(const char *parent)
{
	struct names names = NAMES_INIT;
	struct stat sb;
	char *path, *end;
	size_t i;
	long pid;

	if (dir_list(&names, parent, NULL) == CR_OK)
		for (i = 0; i < names.n; i++) {
			if (strncmp(names.v[i], PREFIX, strlen(PREFIX)) != 0)
				continue;
			pid = strtol(names.v[i] + strlen(PREFIX), &end, 10);
			path = path_join(parent, names.v[i]);
			if (!*end && pid > 1 && kill((pid_t)pid, 0) != 0 &&
			    errno == ESRCH && lstat(path, &sb) == 0 &&
			    S_ISDIR(sb.st_mode) && sb.st_uid == geteuid())
				dir_remove(path, NULL);
			free(path);
		}
	names_release(&names);
}

static bool
set(const char *s)
{
	return s && s[0] == '/';
}

enum cr_status
picture_dir(char **path, struct cr_err *e)
{
	const char *parent = getenv("XDG_RUNTIME_DIR");

	if (!set(parent) || access(parent, W_OK) != 0)
		parent = getenv("TMPDIR");
	if (!set(parent))
		parent = "/tmp";
	remove_left(parent);
	*path = xasprintf("%s/" PREFIX "%ld", parent, (long)getpid());
	/* somebody else's of that name is not ours to use */
	if (mkdir(*path, 0700) == 0)
		return CR_OK;
	err_sys(e, CR_SKIP, "cannot make '%s'", *path);
	free(*path);
	*path = NULL;
	return CR_SKIP;
}

/* Run it without a word: what is wrong shows as no picture. */
static bool
run_quietly(const char *const *argv)
{
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int err = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3), status = 0;
	struct cr_err e = CR_ERR_INIT;
	bool well;

	if (null >= 0 && err >= 0)
		dup2(null, STDERR_FILENO);
	well = proc_verb(&status, argv, NULL, &e) == CR_OK && status == 0;
	if (null >= 0 && err >= 0)
		dup2(err, STDERR_FILENO);
	if (null >= 0)
		close(null);
	if (err >= 0)
		close(err);
	return well;
}

char *
picture_of(const struct review_item *i, const char *dir)
{
	char *page, *box, *margin, *path, *c;
	bool part = i->box.w > 0 && i->box.h > 0, well;

	if (!i->page || !dir)
		return NULL;
	path = xasprintf("%s/%s.png", dir, i->id);
	for (c = path + strlen(dir) + 1; *c; c++)
		if (*c == ':' || *c == '/')
			*c = '_';
	page = xasprintf("%s:%d", i->r->id, i->page);
	box = xasprintf("%d,%d,%d,%d", i->box.x, i->box.y, i->box.w,
	    i->box.h);
	margin = xasprintf("%d", MARGIN);
	const char *const argv[] = { "image", page, "-q", "-o", path,
		part ? "--box" : NULL, box, "--margin", margin, NULL };

	well = file_exists(path) || run_quietly(argv);
	free(page);
	free(box);
	free(margin);
	if (!well) {
		free(path);
		path = NULL;
	}
	return path;
}
