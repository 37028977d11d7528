/* registry/status_json.h: the whole of an archive's state, for programs. */
#ifndef REGISTRY_STATUS_JSON_H
#define REGISTRY_STATUS_JSON_H

#include "catalog/report.h"
#include "catalog/wanted.h"

/* `status --json`, version 1, on standard output; its lists are whole. */
enum cr_status status_json(struct catalog *c, const struct catalog_counts *n,
    const struct report_desk *k, const struct wanted_counts *w,
    struct cr_err *e);

/* A series with a number, as 'class --series' takes it: "HC/Mukono/CS"; to
 * free(). */
char *status_series(const struct undecided *u);

#endif
