/* mksamples/casefile.c: makes one file: its matter, its plan, its looks, its
 * format, and writes each document in turn.
 */
#include "scripts/mksamples/casefile.h"

#include <string.h>

#include "scripts/mksamples/patch.h"
#include "scripts/mksamples/plan.h"

/* The two files that lie in one stack, parted by a separator sheet. */
#define STACK_A 7
#define STACK_B 8

static const struct look looks[] = {
    {"Liberation Mono", 11.5, 1.15, true, false, false, 0},
    {"DejaVu Sans Mono", 10.5, 1.1, true, false, false, 0},
    {"Liberation Serif", 12.5, 1.2, false, true, false, 0},
    {"Liberation Sans", 11.5, 1.2, false, true, false, 0}};

void
casefile_name(unsigned index, char *out, unsigned size)
{
	put(out, size, "file-%05u", index);
}

static enum format
usual_format(unsigned index)
{
	if (index == STACK_A || index == STACK_B)
		return FORMAT_JPEG;
	switch (index % 10) {
	case 2:
		return FORMAT_JPEG;
	case 4:
		return FORMAT_PDF_G4;
	case 6:
		return FORMAT_PNG;
	case 0:
		return FORMAT_PDF_JPEG;
	default:
		return FORMAT_TIFF;
	}
}

static enum format
format_of(const struct job *j, unsigned index)
{
	enum format f = usual_format(index);

	if (j->one_folder)
		return FORMAT_SINGLES;
	if (!j->singles)
		return f;
	/* the same page, in a file of its own */
	return f == FORMAT_PDF_JPEG				 ? FORMAT_JPEG
	       : f == FORMAT_TIFF || f == FORMAT_PDF_G4 ? FORMAT_SINGLES
							 : f;
}

static enum tone
tone_of(enum format f)
{
	switch (f) {
	case FORMAT_JPEG:
	case FORMAT_PDF_JPEG:
		return TONE_GREY;
	case FORMAT_PNG:
		return TONE_FLAT;
	default:
		return TONE_BILEVEL;
	}
}

/* Registries of the 1990s typed; later ones print, but not all. */
static struct look
look_of(const struct planned *d, const struct matter *m, struct rng *r)
{
	bool typed = rng_chance(r, m->no.year < 2000 ? 85 : 35);
	struct look l = looks[(typed ? 0 : 2) + rng_below(r, 2)];

	l.footer = rng_range(r, 0, 3);
	if (d->write == write_decision || d->write == write_proceedings) {
		l.leading *= d->pages > 1 && rng_chance(r, 60) ? 1.35 : 1.0;
		l.numbers = rng_chance(r, 35);
	} else {
		l.leading *= d->pages > 1 && rng_chance(r, 40) ? 1.2 : 1.0;
	}
	return l;
}

static struct sink *
place(const struct job *j, unsigned index, const char *name)
{
	enum format f = format_of(j, index);
	bool second = index == STACK_B && !j->one_folder;
	char where[64];

	copy(where, sizeof(where), name);
	if (!j->one_folder && (index == STACK_A || second))
		put(where, sizeof(where), "stack-%05u", STACK_A);
	if (j->one_folder)
		return sink_open(f, j->scans, where, 1, 0);
	return sink_open(f, j->scans, where, second ? STACK_SECOND : 1,
	    index == STACK_A || second ? 0 : index / 10 + index / 2);
}

static void
write_documents(
    struct press *p, const struct matter *m, struct rng *r, int pages)
{
	struct planned plan[PLAN_MAX];
	struct text t = {0};
	int i, n = plan_make(m, r, pages, plan);

	for (i = 0; i < n; i++) {
		struct look l;
		struct pen pen = {0};
		struct rng words;
		uint32_t style = m->style;

		rng_init(&words, p->seed, p->index,
		    STREAM_WORDS + 1000 + (uint64_t)i);
		l = look_of(&plan[i], m, &words);
		if (i > 0 && rng_chance(&words, 30))
			style = (uint32_t)rng_next(&words);
		text_clear(&t);
		number_write(&t, &m->no, style);
		pen.p = p;
		pen.m = m;
		pen.r = &words;
		pen.day = day_working(day_add(m->filed, plan[i].days));
		pen.type = plan[i].type;
		pen.written = text_str(&t);
		press_finish(p);
		truth_document(p->truth, plan[i].type, pen.day);
		press_document(p, &l, plan[i].pages);
		plan[i].write(&pen);
	}
	press_finish(p);
	text_free(&t);
}

void
casefile_make(const struct job *j, unsigned index, struct press *p)
{
	struct matter m;
	struct text t = {0};
	struct rng r;
	char name[32];
	int least = j->pages_max < 2 ? 1 : 2;
	int pages, back;

	matter_make(&m, j->seed, index);
	rng_init(&r, j->seed, index, STREAM_PLAN);
	casefile_name(index, name, sizeof(name));
	number_write(&t, &m.no, m.style);
	pages = rng_range(&r, least, j->pages_max);
	p->sink = place(j, index, name);
	p->truth = truth_new(&m, name, text_str(&t));
	p->seed = j->seed;
	p->index = index;
	p->tone = tone_of(format_of(j, index));
	p->clean = j->clean;
	p->degree = j->degree;
	p->age = (2024 - m.no.year) / 2;
	p->page = 0;
	back = rng_range(&r, 1, pages);
	p->blank_after = 0;
	if (rng_chance(&r, 25) && pages < j->pages_max && !j->clean)
		p->blank_after = back;
	if (index == STACK_B && !j->one_folder)
		patch_sheet(p);
	write_documents(p, &m, &r, pages);
	sink_close(p->sink);
	truth_close(p->truth, j->truth);
	text_free(&t);
}
