/* registry/typing_hint.c: how a day, a court or a class that is being typed is
 * understood (see typing.h). */
#include "registry/typing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "codes/venue.h"

static void
day_words(char *out, size_t size, const char *day)
{
	static const char *const names[] = { "Thursday", "Friday", "Saturday",
		"Sunday", "Monday", "Tuesday", "Wednesday" };
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	long n = day_number(day); /* 1970-01-01 was a Thursday */
	long month = strtol(day + 5, NULL, 10);

	(void)snprintf(out, size, "= %s %ld %s %.4s",
	    names[((n % 7) + 7) % 7], strtol(day + 8, NULL, 10),
	    months[(month - 1) % 12], day);
}

static void
court_words(char *out, size_t size, const struct scheme *s, const char *said)
{
	struct venue v;
	bool known = venue_read(&v, s, said);
	const char *court = known && v.at.court >= 0
	    ? s->courts[v.at.court].title : NULL;
	const char *station = known && v.at.station >= 0
	    ? s->stations[v.at.station].name : NULL;

	if (court || station)
		(void)snprintf(out, size, "= %s%s%s", court ? court : "",
		    court && station ? ", " : "", station ? station : "");
	else
		(void)snprintf(out, size, "? no court of the scheme is seen "
		    "in it: it is kept as it is typed");
}

/* What the jacket alone calls for, which no word need be said of. */
static bool
class_words(char *out, size_t size, struct typing *t)
{
	struct form *f = &t->form;
	struct preview_class c;

	if (f->veiled[0]) /* the reason may quote a name */
		return false;
	preview_class(&c, t->desk->scheme, f->v[FORM_NUMBER].text,
	    f->v[FORM_COURT].text, f->v[FORM_TYPE].text,
	    f->v[FORM_PARTIES].text);
	if (c.klass[0] && strcmp(c.klass, "unclassified") != 0)
		(void)snprintf(out, size, "= %s%s%.90s; another one only if "
		    "you know", c.klass, c.why[0] ? ": " : "", c.why);
	else
		(void)snprintf(out, size, "nothing decides it: o open, "
		    "f family, j juvenile, v victim, s sealed");
	return true;
}

bool
typing_hint(struct typing *t, char *out, size_t size)
{
	enum form_id id = t->form.spec[t->form.at].id;
	const char *text = t->form.v[id].text;
	char day[DAY_MAX];

	if (id == FORM_CLASS)
		return field_empty(&t->form.v[id]) &&
		    class_words(out, size, t);
	if (field_empty(&t->form.v[id]))
		return false;
	if (id == FORM_NEXT || id == FORM_FILED) {
		if (day_typed(day, text, t->today))
			day_words(out, size, day);
		else
			(void)snprintf(out, size, "? no day yet: like "
			    "25/12/2026");
	} else if (id == FORM_COURT) {
		court_words(out, size, t->desk->scheme, text);
	} else if (id == FORM_PHOTO && access(text, F_OK) != 0) {
		(void)snprintf(out, size, "? there is no such file here");
	} else {
		return false;
	}
	return true;
}

void
typing_leave(struct typing *t)
{
	enum form_id id = t->form.spec[t->form.at].id;
	char day[DAY_MAX];

	if ((id == FORM_NEXT || id == FORM_FILED) &&
	    form_day(&t->form, id, t->today, day))
		field_set(&t->form.v[id], day);
}
