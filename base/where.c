/* base/where.c: the parts of the program, found from the executable that
 * runs, never from the environment or the working directory. */
#include "base/opt.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

/* The directory that holds libexec/courtroll, at most two above the
 * executable's own: BUILD/courtroll, PREFIX/bin/courtroll,
 * .../libexec/courtroll/courtroll-x, BUILD/tests/t_x. */
static char *
root(void)
{
	char exe[PATH_MAX], *slash, *probe;
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	bool found;
	int up;

	if (n <= 0)
		return xstrdup(".");
	exe[n] = '\0';
	for (up = 0; up < 4; up++) {
		if (!(slash = strrchr(exe, '/')))
			break;
		*slash = '\0';
		probe = path_join(exe, "libexec/courtroll");
		found = file_exists(probe);
		free(probe);
		if (found)
			return xstrdup(exe);
	}
	return xstrdup(".");
}

char *
where_program(const char *verb)
{
	char *r = root(), *p;

	p = xasprintf("%s/libexec/courtroll/courtroll-%s", r, verb);
	free(r);
	return p;
}

char *
where_data(const char *name)
{
	char *r = root(), *p;

	p = xasprintf("%s/share/courtroll/%s", r, name);
	free(r);
	return p;
}
