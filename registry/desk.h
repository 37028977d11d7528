/* registry/desk.h: what every verb of the registry has open, and how a person
 * at the desk names a file. */
#ifndef REGISTRY_DESK_H
#define REGISTRY_DESK_H

#include "base/opt.h"
#include "catalog/catalog.h"
#include "codes/scheme.h"

struct desk {
	struct archive archive;
	struct catalog *catalog;
	struct scheme *scheme;
};

/* The archive of the command line.  On failure nothing is open.  Paper of an
 * archive to practise in is marked as such from then on. */
#define DESK_PRACTICE "PRACTICE - not a real file"
enum cr_status desk_open(struct desk *d, struct cr_err *e);
void desk_close(struct desk *d);

/* Who does it: --by, else COURTROLL_BY, else the name of the login.  Wrong
 * usage ends the program where there is none of them. */
const char *desk_who(const struct opt_verb *verb, const char *by);

/* What a person typed for an option, or NULL: one line of valid text, 1 to 200
 * bytes long.  Wrong usage ends the program where it is not. */
void desk_text(const struct opt_verb *verb, const char *option,
    const char *text);

/* The catalogue's time by the clock on the wall, "2026-11-25 17:05"; and the
 * other way round, when a day began. */
#define DESK_TIME_MAX 20
void desk_time(char out[DESK_TIME_MAX], const char *utc);
void desk_day_began(char utc[DESK_TIME_MAX], const char *day);

/* The file that is meant: by its id, by what a hand scanner reads off its
 * label or slip, or by a case number in any written form that one file alone
 * carries.  CR_SKIP: it is none of these (an id on a blank slip, of another
 * archive, a number with more behind it), or several files are meant: then the
 * message names them with their places. */
enum cr_status desk_file(struct desk *d, const char *text, int64_t *file,
    struct cr_err *e);

/* "room Archive, shelf C4, box 17"; "" where nothing is known; appended.  The
 * second begins with who has it: "out to Justice A since 2026-11-25, due
 * 2026-12-01; room ...". */
struct buf;
struct file_place;
void desk_place(struct buf *out, const char *room, const char *shelf,
    const char *box);
void desk_where(struct buf *out, const struct file_place *p, const char *today);
/* Lines on standard output, with nothing in them that a terminal would obey;
 * on their way when it returns.  CR_FATAL: they cannot be written. */
enum cr_status desk_say(const struct buf *lines, struct cr_err *e);
/* The same for programs: as it is. */
enum cr_status desk_write(const struct buf *lines, struct cr_err *e);

/* printout_save, but for what is there and no file: a device or a pipe would be
 * replaced by the PDF.  CR_SKIP then. */
struct printout;
enum cr_status desk_save(struct printout *p, const char *path,
    struct cr_err *e);

/* The exit status of a verb that ended so; says why on standard error. */
int desk_exit(enum cr_status st, const struct cr_err *e);

#endif
