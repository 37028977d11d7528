/* registry/typing_photo.c: from one photograph of a register to the next (see
 * typing.h): its neighbour in the folder, names that count are taken in their
 * order ("p9.jpg" before "p10.jpg"). */
#include "registry/typing.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FILES_MOST = 200000 }; /* of a folder that are looked at */

static int
is_picture(const struct dirent *d)
{
	static const char *const kinds[] = { ".jpg", ".jpeg", ".png", ".tif",
		".tiff", ".pdf", ".heic", ".webp" };
	const char *dot = strrchr(d->d_name, '.');
	size_t i;

	for (i = 0; dot && d->d_name[0] != '.' &&
	    i < sizeof kinds / sizeof *kinds; i++)
		if (strcasecmp(dot, kinds[i]) == 0)
			return 1;
	return 0;
}

/* The name next to it, to free(); NULL: there is none. */
static char *
neighbour(const char *folder, const char *name, int step)
{
	struct dirent **v = NULL;
	int n = scandir(folder, &v, is_picture, versionsort), i;
	const char *best = NULL;
	char *out;

	if (n > FILES_MOST)
		best = NULL;
	else if (step > 0)
		for (i = 0; i < n && !best; i++)
			best = strverscmp(v[i]->d_name, name) > 0
			    ? v[i]->d_name : NULL;
	else
		for (i = n; i-- > 0 && !best;)
			best = strverscmp(v[i]->d_name, name) < 0
			    ? v[i]->d_name : NULL;
	out = best ? strdup(best) : NULL;
	for (i = 0; i < n; i++)
		free(v[i]);
	free(v);
	return out;
}

/* "12/9" on page 12: "13/1"; back: "11/1". */
static void
turn_line(struct form *f, int step)
{
	const char *line = f->v[FORM_LINE].text;
	char *end, out[40];
	long page = strtol(line, &end, 10) + step;

	if (end == line || *end != '/' || page < 1 || page > 99999)
		return;
	(void)snprintf(out, sizeof out, "%ld/1", page);
	field_set(&f->v[FORM_LINE], out);
}

void
typing_photo(struct typing *t, int step)
{
	const char *at = form_text(&t->form, FORM_PHOTO);
	const char *slash = at ? strrchr(at, '/') : NULL;
	char folder[FIELD_MAX + 8], path[2 * FIELD_MAX];
	char *name;

	if (!at) {
		typing_say(t, true, "name the first photograph in 'photo' "
		    "(F3), then PgDn takes the next");
		return;
	}
	(void)snprintf(folder, sizeof folder, "%.*s",
	    slash ? (int)(slash - at + 1) : 2, slash ? at : "./");
	name = neighbour(folder, slash ? slash + 1 : at, step);
	if (!name) {
		typing_say(t, true, "there is no photograph %s this one",
		    step > 0 ? "after" : "before");
		return;
	}
	(void)snprintf(path, sizeof path, "%s%s", slash ? folder : "", name);
	if (strlen(path) <= FIELD_MAX) {
		field_set(&t->form.v[FORM_PHOTO], path);
		turn_line(&t->form, step);
		typing_say(t, false, "page %s", name);
	}
	free(name);
}
