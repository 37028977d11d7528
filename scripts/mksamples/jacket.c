/* mksamples/jacket.c: the register of jackets, as volunteers would have typed
 * it: one row a file, and some files that were never scanned.
 */
#include "scripts/mksamples/casefile.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "scripts/mksamples/matter.h"
#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

#define UNSCANNED 3

static void
field(FILE *f, const char *s, char after)
{
	if (strpbrk(s, ",\"\n")) {
		fputc('"', f);
		for (; *s; s++) {
			if (*s == '"')
				fputc('"', f);
			fputc(*s, f);
		}
		fputc('"', f);
	} else {
		fputs(s, f);
	}
	fputc(after, f);
}

static void
parties(struct text *t, const struct matter *m)
{
	text_add(t, m->a.n ? m->a.name[0] : "");
	if (m->a.n > 1)
		text_addf(t, " & %d Ors", m->a.n - 1);
	if (m->b.n) {
		text_addf(t, " Vs %s", m->b.name[0]);
		if (m->b.n > 1)
			text_addf(t, " & %d Ors", m->b.n - 1);
	}
	if (m->kind == KIND_ESTATE)
		text_addf(t, " (Estate of the late %s)", m->other);
}

static void
row(FILE *f, const struct job *j, unsigned index)
{
	struct matter m;
	struct text t = {0};
	struct rng r;
	char s[32];
	int volumes;

	matter_make(&m, j->seed, index);
	rng_init(&r, j->seed, index, STREAM_JACKET);
	number_write(&t, &m.no, m.style);
	field(f, text_str(&t), ',');
	text_clear(&t);
	parties(&t, &m);
	field(f, text_str(&t), ',');
	field(f, m.no.type, ',');
	volumes = rng_chance(&r, 12) ? rng_range(&r, 2, 4) : 1;
	put(s, sizeof(s), "%d of %d", rng_range(&r, 1, volumes), volumes);
	field(f, volumes > 1 ? s : "", ',');
	put(s, sizeof(s), "%s",
	    rng_chance(&r, 80) ? "Archive" : "Civil Registry");
	field(f, s, ',');
	put(s, sizeof(s), "%c%d", 'A' + rng_range(&r, 0, 5),
	    rng_range(&r, 1, 9));
	field(f, s, ',');
	put(s, sizeof(s), "%u", 1 + index / 40);
	field(f, s, '\n');
	text_free(&t);
}

void
jackets_write(const struct job *j)
{
	char path[4096];
	FILE *f;
	unsigned i;

	put(path, sizeof(path), "%s/jackets.csv", j->truth);
	f = fopen(path, "w");
	if (!f)
		die("cannot write '%s': %s", path, strerror(errno));
	fputs("number,parties,type,volume,room,shelf,box\n", f);
	/* Those without scans have indexes beyond the last file's. */
	for (i = 1; i <= j->files + UNSCANNED; i++)
		row(f, j, i);
	if (ferror(f) || fclose(f) != 0)
		die("cannot write '%s'", path);
}
