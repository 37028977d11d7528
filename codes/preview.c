/* codes/preview.c: what a number comes to while it is typed (see preview.h).
 *
 * The jacket is read as a file without pages; the places where the number
 * was written oddly are in its hit, which is looked for once more. */
#include "codes/preview.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "codes/labels.h"
#include "codes/pair.h"
#include "codes/venue.h"

enum { EARLIEST = 1900 };

#define NO_TYPE   "the type of case is not known"
#define NO_SERIAL "the serial number is not there yet"
#define FUTURE    "the year %ld has not come yet"
#define ANCIENT   "the year %ld is before %d"

/* What was typed, bounded. */
struct typed {
	char written[PREVIEW_WRITTEN + 1], court[PREVIEW_WRITTEN + 1];
};

static void
take(char to[PREVIEW_WRITTEN + 1], const char *from)
{
	size_t n = from ? strnlen(from, PREVIEW_WRITTEN) : 0;

	if (n)
		memcpy(to, from, n);
	to[n] = '\0';
}

static void doubt(struct preview *p, enum preview_doubt kind, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

static void
doubt(struct preview *p, enum preview_doubt kind, const char *fmt, ...)
{
	va_list ap;

	if (p->n_doubts == PREVIEW_DOUBTS)
		return;
	p->doubts[p->n_doubts].kind = kind;
	va_start(ap, fmt);
	(void)vsnprintf(p->doubts[p->n_doubts++].text, PREVIEW_TEXT, fmt, ap);
	va_end(ap);
}

static void
write_case(char out[PREVIEW_TEXT], const struct scheme *s,
    const struct case_id *id)
{
	struct buf b = BUF_INIT;

	if (id->type[0] || id->serial > 0)
		scheme_write(s, id, &b);
	(void)snprintf(out, PREVIEW_TEXT, "%s", b.len ? b.data : "");
	buf_release(&b);
}

/* ---- what is there ------------------------------------------------------- */

static bool
is_told(const struct preview *p, const struct case_id *parent)
{
	size_t i;

	for (i = 0; i < p->n_parents; i++)
		if (case_same(&p->parents[i].id, parent))
			return true;
	return false;
}

static void
add_parents(struct preview *p, const struct scheme *s, const struct labels *l)
{
	struct preview_parent *x;
	const char *name;
	size_t i;
	char *c;

	for (i = 0; i < l->n_numbers && p->n_parents < PREVIEW_PARENTS; i++) {
		const struct number *n = &l->numbers[i].n;

		if (n->role != NUMBER_PARENT ||
		    is_told(p, &n->candidates[0]))
			continue;
		x = &p->parents[p->n_parents++];
		name = relation_name(l->numbers[i].relation);
		(void)snprintf(x->relation, sizeof x->relation, "%s",
		    name ? name : "");
		(void)snprintf(x->words, sizeof x->words, "%s",
		    name ? name : "comes from");
		for (c = x->words; *c; c++)
			if (*c == '-')
				*c = ' ';
		x->id = n->candidates[0];
		write_case(x->code, s, &x->id);
	}
}

static void
add_own(struct preview *p, const struct scheme *s, const struct number *n)
{
	size_t i;

	p->id = n->candidates[0];
	p->settled = n->settled && case_known(&p->id);
	write_case(p->code, s, &p->id);
	p->coded = p->settled && scheme_has_code(s, &p->id);
	for (i = 0; !n->settled && i < n->n_candidates &&
	     i < PREVIEW_READINGS; i++)
		p->readings[p->n_readings++] = n->candidates[i];
}

/* The type whose words end before glyph `at`, where it is but one. */
static bool
begun_type(struct preview *p, const struct scheme *s, const struct glyphs *g,
    size_t at)
{
	const struct reading_set *set;
	struct form_hit hit;

	if (forms_find(&s->marks, g, at, &hit) && glyph_starts(g, hit.from))
		at = hit.from;
	if (!at || !forms_find(&s->kinds, g, at, &hit) ||
	    !glyph_starts(g, hit.from))
		return false;
	set = &s->sets[hit.value];
	if (set->like >= 0)
		set = &s->sets[set->like];
	if (set->n == 1)
		memcpy(p->id.type, set->v[0].type, sizeof p->id.type);
	return true;
}

/* A year that cannot be one is none to the reader of numbers. */
static void
begun_year(struct preview *p, const struct glyphs *g, size_t i,
    int this_year)
{
	struct digits d;

	while (i < g->n && !glyph_digit(g, i))
		i++;
	if (!digits_at(&d, g, i, 6) || d.real < 4)
		doubt(p, PREVIEW_NO_YEAR, "the year is not there yet");
	else if (d.value > this_year)
		doubt(p, PREVIEW_FUTURE, FUTURE, d.value);
	else
		doubt(p, PREVIEW_ANCIENT, ANCIENT, d.value, EARLIEST);
}

/* "Civil Suit" is there; what its number is has still to come. */
static void
add_begun(struct preview *p, const struct scheme *s, const struct hits *h,
    int this_year)
{
	const struct glyphs *g = &h->g;
	struct digits d = { .from = 0 };
	size_t i = 0;
	bool number;

	while (i < g->n && !(glyph_digit(g, i) && glyph_starts(g, i)))
		i++;
	number = digits_at(&d, g, i, 6) && d.real;
	if (number)
		p->id.serial = d.value;
	if (!begun_type(p, s, g, i)) {
		if (number)
			doubt(p, PREVIEW_NO_TYPE, NO_TYPE);
		else
			doubt(p, PREVIEW_NOT_READ,
			    "no case number is recognised");
		return;
	}
	if (number)
		begun_year(p, g, d.to, this_year);
	else
		doubt(p, PREVIEW_NO_SERIAL, NO_SERIAL);
}

/* The court that was said, for what is not a number yet. */
static void
begun_court(struct preview *p, const struct scheme *s, const char *court)
{
	struct venue v;

	if (!p->id.type[0] || !venue_read(&v, s, court))
		return;
	if (v.at.court >= 0)
		memcpy(p->id.court, s->courts[v.at.court].code,
		    sizeof p->id.court);
	if (v.at.station >= 0)
		scheme_place(s, &p->id, &s->stations[v.at.station]);
}

/* ---- what is odd --------------------------------------------------------- */

/* Do the readings differ in what kind of case it is alone? */
static bool
differ_in_type(const struct preview *p)
{
	size_t i;

	for (i = 1; i < p->n_readings; i++)
		if (p->readings[i].serial != p->readings[0].serial ||
		    p->readings[i].year != p->readings[0].year)
			return false;
	return true;
}

static void
write_reading(char out[PREVIEW_TEXT], const struct preview *p,
    const struct scheme *s, const struct case_id *id)
{
	const struct type *t = scheme_type(s, id->type);
	const struct division *d = scheme_division(s, id->division);
	const struct court *c = scheme_court(s, id->court);

	if (!differ_in_type(p))
		write_case(out, s, id);
	else
		(void)snprintf(out, PREVIEW_TEXT, "%s", t ? t->title
			: d ? d->title
			: c ? c->title : "another type");
}

/* "may be Criminal Case or Civil Revision" */
static void
doubt_readings(struct preview *p, const struct scheme *s)
{
	char text[PREVIEW_TEXT] = "", one[PREVIEW_TEXT];
	size_t i, len = 0;

	for (i = 0; i < p->n_readings; i++) {
		write_reading(one, p, s, &p->readings[i]);
		if (len + strlen(one) + 5 < sizeof text)
			len += (size_t)snprintf(text + len, sizeof text - len,
			    "%s%s", len ? " or " : "", one);
	}
	doubt(p, PREVIEW_AMBIGUOUS, "may be %.190s", text);
}

static void
doubt_year(struct preview *p, int this_year, bool short_year)
{
	if (p->id.year <= 0)
		doubt(p, PREVIEW_NO_YEAR, "the year is not there yet");
	else if (p->id.year > this_year)
		doubt(p, PREVIEW_FUTURE, FUTURE, (long)p->id.year);
	else if (p->id.year < EARLIEST)
		doubt(p, PREVIEW_ANCIENT, ANCIENT, (long)p->id.year,
		    EARLIEST);
	else if (short_year)
		doubt(p, PREVIEW_SHORT_YEAR, "the year is taken for %d",
		    p->id.year);
}

static void
doubt_station(struct preview *p, const struct scheme *s,
    const struct case_id *id)
{
	char digits[8];
	size_t i;

	if (!case_unknown_code(digits, id)) {
		if (strncmp(id->station_name, "unknown", 7) == 0)
			doubt(p, PREVIEW_STATION, "the letters of this code "
						  "are not known");
		return;
	}
	for (i = 0; i < s->n_stations; i++)
		if (strcmp(s->stations[i].said, digits) == 0)
			break;
	if (i < s->n_stations)
		doubt(p, PREVIEW_STATION, "station %s is not confirmed "
		    "(%s is said to be it)", digits, s->stations[i].name);
	else
		doubt(p, PREVIEW_STATION, "station %s is not known", digits);
}

/* A station that a code names, of which nobody has confirmed the digits. */
static void
doubt_inferred(struct preview *p, const struct scheme *s, const struct hit *x)
{
	const struct station *st;

	if (!x->coded || !(st = scheme_station(s, p->id.station_name)) ||
	    st->confirmed || !st->code[0])
		return;
	doubt(p, PREVIEW_STATION, "station %s is taken for %s, which is not "
	    "confirmed", st->code, st->name);
}

static void
doubt_court(struct preview *p, const struct scheme *s, const char *court)
{
	struct venue v;
	bool known = venue_read(&v, s, court);

	if (known && venue_contradicts(&v, s, &p->id))
		doubt(p, PREVIEW_COURT, "the number is not of '%.100s'",
		    court);
	else if (!known && *court)
		doubt(p, PREVIEW_UNKNOWN_COURT, "the court '%.100s' is not "
		    "known", court);
	else if (!known && p->code[0] && !p->id.court[0] &&
	    !p->id.station_name[0])
		doubt(p, PREVIEW_NO_COURT, "the court is not said");
}

static void
add_doubts(struct preview *p, const struct scheme *s, const struct hit *x,
    int this_year)
{
	if (p->n_readings > 1)
		doubt_readings(p, s);
	if (p->id.serial <= 0)
		doubt(p, PREVIEW_NO_SERIAL, NO_SERIAL);
	doubt_year(p, this_year, x->short_year);
	if (!p->id.type[0] && p->n_readings <= 1)
		doubt(p, PREVIEW_NO_TYPE, NO_TYPE);
	if (x->coded && strcmp(x->code.rule, "code-slot") == 0)
		doubt(p, PREVIEW_SLOT, "the type stands in the place of the "
				       "division");
	if (x->repaired)
		doubt(p, PREVIEW_MENDED, "letters were taken for digits");
	doubt_station(p, s, &p->id);
	doubt_inferred(p, s, x);
}

/* ---- both ---------------------------------------------------------------- */

static void
labels_of(struct labels *l, struct papers *papers, const struct scheme *s,
    const struct jacket_words *j)
{
	memset(l, 0, sizeof *l);
	l->own = l->outcome = -1;
	papers_read(papers, s, j, NULL, 0);
	numbers_assign(l, papers);
}

void
preview_number(struct preview *p, const struct scheme *s, const char *written,
    const char *court, int year)
{
	struct jacket_words j = { .written = NULL };
	struct papers papers;
	struct labels l;
	struct hits h;
	struct typed t;
	size_t own;

	memset(p, 0, sizeof *p);
	take(t.written, written);
	take(t.court, court);
	j.written = t.written;
	j.court = t.court;
	hits_find(&h, s, t.written, strlen(t.written), 0);
	roles_find(&h);
	own = venue_own(&h);
	labels_of(&l, &papers, s, &j);
	if (own < h.n && own < l.n_numbers) {
		add_own(p, s, &l.numbers[own].n);
		add_doubts(p, s, &h.v[own], year);
	} else if (t.written[strspn(t.written, " ")]) {
		add_begun(p, s, &h, year);
		begun_court(p, s, t.court);
		write_case(p->code, s, &p->id);
	}
	doubt_court(p, s, t.court);
	add_parents(p, s, &l);
	labels_release(&l);
	papers_release(&papers);
	hits_release(&h);
}

void
preview_class(struct preview_class *out, const struct scheme *s,
    const char *written, const char *court, const char *type,
    const char *parties)
{
	char said[4][PREVIEW_WRITTEN + 1];
	const struct jacket_words j = { .written = said[0], .court = said[1],
		.type = said[2], .parties = said[3] };
	struct papers papers;
	struct labels l;

	take(said[0], written);
	take(said[1], court);
	take(said[2], type);
	take(said[3], parties);
	labels_of(&l, &papers, s, &j);
	offences_find(&l, &papers);
	subjects_find(&l, &papers, NULL);
	access_find(&l, &papers);
	(void)snprintf(out->klass, sizeof out->klass, "%s", l.klass);
	(void)snprintf(out->why, sizeof out->why, "%s",
	    l.klass_reason ? l.klass_reason : "");
	labels_release(&l);
	papers_release(&papers);
}
