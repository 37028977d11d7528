/* registry/book_case.c: from what a register's row has written to the case it
 * means (see book_case.h). */
#include "registry/book_case.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "codes/number.h"
#include "codes/venue.h"

static void
add(struct book_case *out, const struct case_id *id)
{
	size_t i;

	for (i = 0; i < out->n; i++)
		if (case_same(&out->v[i], id))
			return;
	if (out->n < BOOK_CASES)
		out->v[out->n++] = *id;
}

struct book_court {
	char *said;
	struct venue v;
	bool known;
};

struct book_court *
book_court_new(void)
{
	return xcalloc(1, sizeof(struct book_court));
}

void
book_court_free(struct book_court *c)
{
	if (c)
		free(c->said);
	free(c);
}

void
book_court_read(struct book_court *c, const struct scheme *s,
    const char *said)
{
	if (c->said && said && strcmp(c->said, said) == 0)
		return;
	free(c->said);
	c->said = said ? xstrdup(said) : NULL;
	c->known = venue_read(&c->v, s, said);
}

const char *
book_court_said(const struct book_court *c)
{
	return c->said;
}

bool
book_court_known(const struct book_court *c)
{
	return c->known;
}

static void
give(struct hits *h, size_t own, const struct book_court *c)
{
	if (c && c->known)
		(void)venue_give(&c->v, h, own);
}

static void
finish(struct case_id *id, const struct scheme *s, const struct book_court *c)
{
	if (c && c->known)
		venue_finish(&c->v, s, id);
}

/* The numbers that a text is about: what they come from is passed over. */
static void
read_text(struct book_case *out, const struct scheme *s, const char *text,
    const struct book_hints *hints)
{
	struct numbers found = NUMBERS_INIT;
	struct hits h;
	size_t own, i, k;

	out->n = 0;
	out->mended = false;
	hits_find(&h, s, text, strlen(text), 0);
	roles_find(&h);
	own = venue_own(&h);
	give(&h, own, hints->court);
	give(&h, own, hints->usual);
	hits_resolve(&h, &found);
	for (i = 0; i < found.n; i++) {
		struct number *x = &found.v[i];

		if (i != own && (x->role == NUMBER_PARENT ||
			x->role == NUMBER_CITED || x->repaired))
			continue;
		out->mended |= x->repaired;
		for (k = 0; k < (x->settled ? 1 : x->n_candidates); k++) {
			finish(&x->candidates[k], s, hints->court);
			finish(&x->candidates[k], s, hints->usual);
			add(out, &x->candidates[k]);
		}
	}
	numbers_release(&found);
	hits_release(&h);
}

static int
year_of(const char *s)
{
	while (s && *s && !isdigit((unsigned char)*s))
		s++;
	return s && strspn(s, "0123456789") == 4 ? (int)strtol(s, NULL, 10)
						   : 0;
}

/* "95", "95/2015", "CS 95": with the type and the year of other cells, where
 * they are said. */
static void
read_with_hints(struct book_case *out, const struct scheme *s,
    const char *written, const struct book_hints *h)
{
	int year = year_of(h->year);
	struct buf b = BUF_INIT;
	size_t i;

	if (!strpbrk(written, "0123456789"))
		return;
	if (h->type)
		buf_addf(&b, "%s %s", h->type, written);
	else
		buf_adds(&b, written);
	if (h->type)
		read_text(out, s, b.data, h);
	if (!out->n) {
		/* with some year, for the rest of it to be read */
		buf_addf(&b, "/%d", year ? year : 2000);
		read_text(out, s, b.data, h);
		for (i = 0; i < out->n && !year; i++)
			out->v[i].year = 0;
	}
	buf_release(&b);
}

/* "95/2015", "95 of 2015", "95-2015": no kind of case is said. */
static void
read_bare(struct book_case *out, const char *s)
{
	struct case_id id;
	char *end;

	memset(&id, 0, sizeof id);
	if (!isdigit((unsigned char)*s))
		return;
	id.serial = strtol(s, &end, 10);
	end += strspn(end, " /-");
	if (strncasecmp(end, "of", 2) == 0)
		end += 2;
	end += strspn(end, " ");
	if (id.serial < 1 || id.serial > 999999 ||
	    strspn(end, "0123456789") != 4 || end[4 + strspn(end + 4, " .")])
		return;
	id.year = (int)strtol(end, NULL, 10);
	add(out, &id);
}

bool
book_case_court(struct case_id *id, const struct scheme *s,
    const struct book_court *court)
{
	const struct book_hints hints = { .court = court };
	struct case_id bare = *id;
	struct book_case said;
	struct buf b = BUF_INIT;

	if (!court->known || scheme_case_full(s, id))
		return false;
	/* it is read as it would be written, in that court */
	scheme_write(s, &bare, &b);
	read_text(&said, s, b.data, &hints);
	buf_release(&b);
	if (said.n != 1 || !case_match(&said.v[0], id) ||
	    (id->station[0] && strcmp(id->station, said.v[0].station) != 0))
		return false;
	memcpy(bare.court, said.v[0].court, sizeof bare.court);
	memcpy(bare.station, said.v[0].station, sizeof bare.station);
	memcpy(bare.station_name, said.v[0].station_name,
	    sizeof bare.station_name);
	if (case_same(&bare, id))
		return false;
	*id = bare;
	return true;
}

static void
judge(struct book_case *out)
{
	size_t i, years = 0, types = 0, known = 0;

	for (i = 0; i < out->n; i++) {
		years += out->v[i].year > 0;
		types += out->v[i].type[0] != '\0';
		known += case_known(&out->v[i]);
	}
	out->how = out->n == 0 ? CASE_UNREAD
	    : !years           ? CASE_NO_YEAR
	    : !types           ? CASE_NO_TYPE
	    : out->n == 1 && known ? CASE_READ
				   : CASE_AMBIGUOUS;
}

void
book_case(struct book_case *out, const struct scheme *s, const char *written,
    const struct book_hints *h)
{
	size_t i;

	memset(out, 0, sizeof *out);
	out->how = CASE_NONE;
	if (!written || !*written)
		return;
	read_text(out, s, written, h);
	if (!out->n)
		read_with_hints(out, s, written, h);
	if (!out->n)
		read_bare(out, written);
	for (i = 0; i < out->n; i++)
		if (!out->v[i].year)
			out->v[i].year = year_of(h->year);
	judge(out);
}
