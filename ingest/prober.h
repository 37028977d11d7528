/* ingest/prober.h: what is in each staged input, found out by the worker
 * processes that decode (cmd_page.c): its kind, its pages, whether each page
 * can be decoded, and which are separators or slips (divider.h).
 *
 * Two strikes: what kills or hangs a worker twice is refused (a whole input)
 * or marked (a page of many). */
#ifndef INGEST_PROBER_H
#define INGEST_PROBER_H

#include "ingest/input.h"
#include "ingest/stage.h"

struct prober;

enum cr_status prober_new(struct prober **p, struct stage *s, unsigned workers,
    struct cr_err *e);
void prober_free(struct prober *p);

/* Called when an input is decided: TAKEN, REFUSED or NOT_TAKEN. */
typedef enum cr_status prober_decided(void *ctx, struct input *i,
    struct cr_err *e);
void prober_on_decided(struct prober *p, prober_decided *f, void *ctx);

/* Give it a staged input; it keeps the pointer until it is decided. Works on
 * what it has, and returns when it can take another. */
enum cr_status prober_add(struct prober *p, struct input *i, struct cr_err *e);
/* Work until all are decided.  Both return at once when progress_stopping():
 * nothing more is asked, and what is undecided stays so (FATE_NEW). */
enum cr_status prober_drain(struct prober *p, struct cr_err *e);

uint64_t prober_peak_rss(const struct prober *p);

#endif
