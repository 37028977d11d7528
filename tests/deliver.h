/* tests/deliver.h: deliveries for tests, put together by hand: each master's
 * digest is made of a seed, so that the same seed is the same bytes. */
#ifndef TESTS_DELIVER_H
#define TESTS_DELIVER_H

#include "base/fileid.h"
#include "tests/scratch.h"

#include "catalog/batch.h"
#include "catalog/delivery.h"

static const struct delivery_owner owner = {.site = "MUK",
    .archive = "0123456789abcdef0123456789abcdef",
    .scheme = "uganda"};

static inline int
add_master(struct delivery *d, const char *seed, const char *origin, int pages)
{
	struct delivery_master *m = delivery_add_master(d);

	m->payload = (int)d->n_masters;
	snprintf(m->name, sizeof m->name, "data/%06d.tif", m->payload);
	digest_mem(m->sha256, seed, strlen(seed));
	m->bytes = (int64_t)strlen(seed);
	snprintf(m->kind, sizeof m->kind, "tiff");
	m->pages = pages;
	m->source = xstrdup(path_base(origin));
	m->origin = xstrdup(origin);
	return (int)d->n_masters - 1;
}

static inline struct delivery_file *
add_file(struct delivery *d, int64_t number, bool is_new)
{
	struct delivery_file *f = delivery_add_file(d);

	f->number = number;
	f->is_new = is_new;
	fileid_write(f->id, "MUK", number);
	return f;
}

static inline struct delivery_page *
put_page(struct delivery_file *f, int master, int page, int n)
{
	struct delivery_page *p = delivery_add_page(f);

	p->master = master;
	p->page = page;
	p->n = n;
	return p;
}

/* A batch of one new file with all the pages of one new master. */
static inline void
deliver_simple(struct catalog *c, const char *batch, int sequence,
    const char *seed, int64_t number, int pages)
{
	struct delivery d;
	struct delivery_file *f;
	char origin[64];
	int i;

	delivery_init(&d, batch, NULL);
	d.sequence = sequence;
	snprintf(origin, sizeof origin, "/scans/%s.tif", seed);
	add_master(&d, seed, origin, pages);
	f = add_file(&d, number, true);
	for (i = 1; i <= pages; i++)
		put_page(f, 0, i, i);
	must(batch_enter(c, &d, e));
	delivery_release(&d);
}

#endif
