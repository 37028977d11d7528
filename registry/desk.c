/* registry/desk.c: opening what the registry works with, and how places, times
 * and lines are written at the desk (see desk.h). */
#include "registry/desk.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "catalog/movement.h"
#include "courtroll.h"
#include "index/scheme.h"
#include "print/printout.h"

enum cr_status
desk_open(struct desk *d, struct cr_err *e)
{
	enum cr_status st;

	memset(d, 0, sizeof *d);
	if ((st = archive_open(&d->archive, opt_archive(), e)) != CR_OK ||
	    (st = catalog_open(&d->catalog, &d->archive, e)) != CR_OK ||
	    (st = index_scheme(&d->scheme, d->catalog, e)) != CR_OK)
		desk_close(d);
	else if (archive_is_practice(&d->archive))
		printout_mark_all(DESK_PRACTICE);
	return st;
}

void
desk_close(struct desk *d)
{
	scheme_free(d->scheme);
	catalog_close(d->catalog);
	archive_close(&d->archive);
	memset(d, 0, sizeof *d);
}

const char *
desk_who(const struct opt_verb *verb, const char *by)
{
	const struct passwd *me;

	if (!by || !*by)
		by = getenv("COURTROLL_BY");
	if ((!by || !*by) && (me = getpwuid(getuid())) && me->pw_name)
		by = me->pw_name;
	if (!by || !*by)
		opt_usage(verb, "who are you? (--by NAME, or COURTROLL_BY)");
	desk_text(verb, "by", by);
	return by;
}

void
desk_text(const struct opt_verb *verb, const char *option, const char *text)
{
	enum { MOST = 200 };
	const unsigned char *s = (const unsigned char *)text;

	if (!text)
		return;
	if (!*text || strlen(text) > MOST)
		opt_usage(verb, "--%s takes 1 to %d letters", option, MOST);
	while (*s >= ' ' && *s != 0x7f)
		s++;
	if (*s || !utf8_valid(text, strlen(text)))
		opt_usage(verb, "what --%s says is not one line of text",
		    option);
}

/* ---- times --------------------------------------------------------------- */

void
desk_time(char out[DESK_TIME_MAX], const char *utc)
{
	struct tm t = { 0 };
	time_t at;

	if (!strptime(utc, "%Y-%m-%d %H:%M:%S", &t) ||
	    (at = timegm(&t)) == (time_t)-1 || !localtime_r(&at, &t) ||
	    !strftime(out, DESK_TIME_MAX, "%Y-%m-%d %H:%M", &t))
		(void)snprintf(out, DESK_TIME_MAX, "%.16s", utc);
}

void
desk_day_began(char utc[DESK_TIME_MAX], const char *day)
{
	struct tm t = { 0 };
	time_t at;

	t.tm_isdst = -1;
	if (!strptime(day, "%Y-%m-%d", &t) ||
	    (at = mktime(&t)) == (time_t)-1 || !gmtime_r(&at, &t) ||
	    !strftime(utc, DESK_TIME_MAX, "%Y-%m-%d %H:%M:%S", &t))
		(void)snprintf(utc, DESK_TIME_MAX, "%s", day);
}

/* ---- words --------------------------------------------------------------- */

static void
part(struct buf *out, size_t from, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	buf_addf(out, "%s%s %s", out->len > from ? ", " : "", name, value);
}

void
desk_place(struct buf *out, const char *room, const char *shelf,
    const char *box)
{
	size_t from = out->len;

	part(out, from, "room", room);
	part(out, from, "shelf", shelf);
	part(out, from, "box", box);
}

void
desk_where(struct buf *out, const struct file_place *p, const char *today)
{
	size_t from;

	if (p->holder) {
		buf_addf(out, "out to %s since %s", p->holder, p->since);
		if (p->due)
			buf_addf(out, ", due %s%s", p->due,
			    strcmp(p->due, today) < 0 ? " (overdue)" : "");
		buf_adds(out, "; belongs in ");
	}
	from = out->len;
	desk_place(out, p->room, p->shelf, p->box);
	if (out->len == from)
		buf_adds(out, "place not recorded");
	if (p->volume)
		buf_addf(out, ", volume %s", p->volume);
	if (p->part && strcmp(p->part, "original") != 0)
		buf_addf(out, ", %s file", p->part);
}

enum cr_status
desk_write(const struct buf *lines, struct cr_err *e)
{
	if ((lines->len &&
		fwrite(lines->data, 1, lines->len, stdout) != lines->len) ||
	    putchar('\n') == EOF || fflush(stdout) == EOF)
		return err_sys(e, CR_FATAL, "standard output cannot be "
		    "written to (what was to be done is done)");
	return CR_OK;
}

enum cr_status
desk_say(const struct buf *lines, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	enum cr_status st;

	utf8_add_clean(&b, lines->data ? lines->data : "", lines->len);
	st = desk_write(&b, e);
	buf_release(&b);
	return st;
}

enum cr_status
desk_save(struct printout *p, const char *path, struct cr_err *e)
{
	struct stat s;

	if (strcmp(path, "-") != 0 && stat(path, &s) == 0 &&
	    !S_ISREG(s.st_mode))
		return err_set(e, CR_SKIP, "'%s' is no file: name one, or '-' "
		    "for standard output", path);
	return printout_save(p, path, e);
}

int
desk_exit(enum cr_status st, const struct cr_err *e)
{
	if (st == CR_OK)
		return CR_EXIT_OK;
	log_error("%s", e->msg);
	return st == CR_SKIP || st == CR_END ? CR_EXIT_SOME : CR_EXIT_STOP;
}
