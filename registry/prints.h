/* registry/prints.h: what `courtroll print` puts on paper, kind by kind.
 *
 * Each draws into a printout that is handed in, and does not save it.  Names
 * of people stand only where registry/shown.h lets them.
 */
#ifndef REGISTRY_PRINTS_H
#define REGISTRY_PRINTS_H

#include "print/printout.h"
#include "print/sheet.h"
#include "registry/desk.h"

struct prints {
	struct desk *desk;
	struct printout *out;
	const int64_t *files; /* chosen, in the order of the shelves */
	size_t n;
	const struct sheet *sheet;
	int start;            /* first cell of the first sheet, from 1 */
	double dx, dy;        /* mm */
	const char *today;    /* day that stands on the paper */
	const char *title;    /* of a list, or NULL */
};

/* Labels for jackets, one a file. */
enum cr_status prints_labels(const struct prints *k, struct cr_err *e);

/* Cover slips; add: for papers that join files scanned before. */
enum cr_status prints_covers(const struct prints *k, bool add,
    struct cr_err *e);
/* n slips with fresh ids, first on, and the list to tick them off. */
enum cr_status prints_blanks(const struct prints *k, int64_t first, int64_t n,
    struct cr_err *e);

/* A list with ticks: place, id, number, volume, pages, holder. */
enum cr_status prints_list(const struct prints *k, struct cr_err *e);
/* What is out, by holder. */
enum cr_status prints_lent(const struct prints *k, struct cr_err *e);

/* The end of a box and the list of what it holds. */
enum cr_status prints_box(const struct prints *k, const char *box,
    struct cr_err *e);
/* A card for the empty place of each file. */
enum cr_status prints_tracers(const struct prints *k, struct cr_err *e);

#endif
