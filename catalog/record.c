/* catalog/record.c: everything known of one file (see record.h): its head,
 * jacket and pages; what was found out about it is read in recordlabel.c. */
#include "catalog/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fileid.h"
#include "base/mem.h"
#include "catalog/internal.h"

void
record_free(struct record *r)
{
	size_t i;

	if (!r)
		return;
	for (i = 0; i < r->n_sources; i++)
		free(r->sources[i]);
	free(r->sources);
	for (i = 0; i < r->n_pages; i++) {
		free(r->pages[i].batch);
		free(r->pages[i].master);
		free(r->pages[i].reason);
		free(r->pages[i].typist);
	}
	free(r->pages);
	record_free_labels(r);
	free(r->id);
	free(r->batch);
	free(r->written);
	free(r->parties);
	free(r->type);
	free(r->volume);
	free(r->state);
	free(r->room);
	free(r->shelf);
	free(r->box);
	free(r->holder);
	free(r->registered);
	free(r->court);
	free(r->part);
	free(r->status);
	free(r->next_date);
	free(r->outcome);
	free(r->since);
	free(r->due);
	free(r->klass_reason);
	free(r->scheme);
	free(r);
}

static enum cr_status
read_head(struct catalog *c, int64_t file, struct record *r, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT f.id, b.name, s.rev, s.class, s.class_reason, "
	    "s.class_source, s.scheme, f.withdrawn FROM file f "
	    "JOIN file_state s ON s.file=f.number "
	    "LEFT JOIN batch b ON b.id=f.batch WHERE f.number=?", "i", file);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		r->number = file;
		r->id = sql_dup(q, 0);
		r->batch = sql_dup(q, 1);
		r->rev = sql_int(q, 2);
		sql_copy(r->klass, sizeof r->klass, q, 3);
		r->klass_reason = sql_dup(q, 4);
		sql_copy(r->klass_source, sizeof r->klass_source, q, 5);
		r->scheme = sql_dup(q, 6);
		r->withdrawn = sql_int(q, 7) != 0;
	}
	sql_done(q);
	return st;
}

/* The newest registration that says something about a column wins. */
static enum cr_status
read_jacket(struct catalog *c, struct record *r, struct cr_err *e)
{
	char *pages = NULL;
	char **to[] = { &r->written, &r->parties, &r->type, &r->volume,
		&r->room, &r->shelf, &r->box, &r->state, &r->court, &r->part,
		&r->status, &r->next_date, &r->outcome, &pages,
		&r->registered };
	enum cr_status st;
	sqlite3_stmt *q;
	size_t i;

	r->counted = -1;
	if (r->withdrawn)
		return CR_OK;
	st = sql_query(&q, c->db, e,
	    "SELECT written, parties, type, volume, room, shelf, box, state, "
	    "court, part, status, next_date, outcome, pages, CASE seq WHEN (SELECT min(seq) FROM registration WHERE file=?1) "
	    "THEN date(at) END FROM registration WHERE file=?1 ORDER BY seq",
	    "i", r->number);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK)
		for (i = 0; i < sizeof to / sizeof *to; i++)
			if (sql_text(q, (int)i)) {
				free(*to[i]);
				*to[i] = sql_dup(q, (int)i);
			}
	sql_done(q);
	for (i = 0; i < sizeof to / sizeof *to; i++)
		if (*to[i] && !**to[i]) { /* said: there is nothing */
			free(*to[i]);
			*to[i] = NULL;
		}
	if (pages)
		r->counted = (int)strtol(pages, NULL, 10);
	free(pages);
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
read_holder(struct catalog *c, struct record *r, struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT m.holder, date(m.at), m.due FROM lent l "
	    "JOIN movement m ON m.seq=l.movement WHERE l.file=?", "i",
	    r->number);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		r->holder = sql_dup(q, 0);
		r->since = sql_dup(q, 1);
		r->due = sql_dup(q, 2);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

static char *
source_of(struct record *r, const char *name, size_t *cap)
{
	size_t i;

	/* nearly always the last one */
	for (i = r->n_sources; i-- > 0;)
		if (!strcmp(r->sources[i], name))
			return r->sources[i];
	r->sources = xgrow(r->sources, r->n_sources, cap, sizeof *r->sources);
	return r->sources[r->n_sources++] = xstrdup(name);
}

static void
read_page(struct rec_page *p, sqlite3_stmt *q)
{
	p->n = (int)sql_int(q, 0);
	snprintf(p->id, sizeof p->id, "%s/%06d/%d", sql_text(q, 1),
	    (int)sql_int(q, 2), (int)sql_int(q, 3));
	p->source_page = (int)sql_int(q, 3);
	sql_copy(p->sha256, sizeof p->sha256, q, 5);
	p->batch = sql_dup(q, 1);
	p->master = sql_dup(q, 6);
	p->row = sql_int(q, 7);
	p->image = sql_int(q, 8);
	sql_copy(p->status, sizeof p->status, q, 9);
	p->reason = sql_dup(q, 10);
	sql_copy(p->kind, sizeof p->kind, q, 11);
	p->width = (int)sql_int(q, 12);
	p->height = (int)sql_int(q, 13);
	p->stored_width = (int)sql_int(q, 14);
	p->stored_height = (int)sql_int(q, 15);
	p->orientation = (int)sql_int(q, 16);
	/* TIFF 6.0 tag 274: 2, 4, 5 and 7 are the mirrored ones */
	p->mirrored = p->orientation == 2 || p->orientation == 4 ||
	    p->orientation == 5 || p->orientation == 7;
	p->dpi = (int)sql_int(q, 17);
	p->rotation = (int)sql_int(q, 18);
	p->skew = sql_real(q, 19);
	p->confidence = sql_real(q, 20);
	p->words = (int)sql_int(q, 21);
	sql_copy(p->lang, sizeof p->lang, q, 22);
	sql_copy(p->flaws, sizeof p->flaws, q, 23);
	sql_copy(p->prep, sizeof p->prep, q, 24);
	p->typist = sql_dup(q, 25);
	if (p->typist)
		sql_copy(p->typed, sizeof p->typed, q, 26);
}

static enum cr_status
read_pages(struct catalog *c, struct record *r, struct cr_err *e)
{
	size_t cap = 0, cap_sources = 0;
	enum cr_status st;
	sqlite3_stmt *q;

	st = sql_query(&q, c->db, e,
	    "SELECT p.n, b.name, m.payload, p.master_page, m.source, m.sha256, "
	    "m.name, p.id, p.image, s.status, s.reason, s.kind, s.width, "
	    "s.height, s.stored_width, s.stored_height, s.orientation, s.dpi, "
	    "s.rotation, s.skew, s.confidence, CASE WHEN x.seq NOT NULL THEN "
	    "x.words WHEN s.kind='handwritten' THEN 0 ELSE s.words END, "
	    "s.lang, s.flaws, s.prep, x.who, x.at FROM page p "
	    "JOIN master m ON m.id=p.master JOIN batch b ON b.id=m.batch "
	    "JOIN image_state s ON s.image=p.image "
	    "LEFT JOIN typed t ON t.image=p.image "
	    "LEFT JOIN transcript x ON x.seq=t.transcript WHERE p.file=? "
	    "ORDER BY p.n", "i", r->number);
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		struct rec_page *p;

		r->pages = xgrow(r->pages, r->n_pages, &cap, sizeof *r->pages);
		p = &r->pages[r->n_pages++];
		memset(p, 0, sizeof *p);
		read_page(p, q);
		p->source = source_of(r, sql_text(q, 4), &cap_sources);
	}
	sql_done(q);
	return st == CR_END ? CR_OK : st;
}

static enum cr_status
read_record(struct catalog *c, int64_t file, bool whole, struct record **out,
    struct cr_err *e)
{
	struct record *r = xcalloc(1, sizeof *r);
	bool own = sqlite3_get_autocommit(sql_handle(c->db)) != 0;
	enum cr_status st = CR_OK;

	*out = NULL;
	/* one snapshot for all the queries */
	if (!own || (st = sql_script(c->db, "BEGIN", e)) == CR_OK) {
		st = read_head(c, file, r, e);
		if (st == CR_OK)
			st = read_jacket(c, r, e);
		if (st == CR_OK)
			st = read_holder(c, r, e);
		if (st == CR_OK && whole)
			st = read_pages(c, r, e);
		if (st == CR_OK)
			st = record_read_labels(c, r, whole, e);
		if (own)
			sql_script(c->db, "COMMIT", NULL);
	}
	if (st == CR_OK)
		*out = r;
	else
		record_free(r);
	return st;
}

enum cr_status
record_read(struct catalog *c, int64_t file, struct record **r,
    struct cr_err *e)
{
	return read_record(c, file, true, r, e);
}

enum cr_status
record_outline(struct catalog *c, int64_t file, struct record **r,
    struct cr_err *e)
{
	return read_record(c, file, false, r, e);
}

enum cr_status
record_lookup(struct catalog *c, const char *id, int64_t *file,
    struct cr_err *e)
{
	enum cr_status st;
	int64_t number;
	char site[8];

	if ((st = fileid_read(id, site, &number, e)) == CR_END)
		return err_set(e, CR_SKIP,
		    "'%s' is no file id (like %s-000123-7)", id, c->site);
	if (st != CR_OK)
		return st;
	if (strcmp(site, c->site))
		return CR_END;
	return sql_int_of(c->db, file, e,
	    "SELECT number FROM file WHERE number=?", "i", number);
}

enum cr_status
record_order(struct catalog *c, int64_t **files, size_t *n, struct cr_err *e)
{
	int64_t *v = NULL;
	enum cr_status st;
	sqlite3_stmt *q;
	size_t cap = 0;

	*files = NULL;
	*n = 0;
	/* Numbers are given to a batch's files in the order of their sources,
	 * but a file registered earlier keeps its own: order by its first
	 * payload instead. */
	st = sql_query(&q, c->db, e,
	    "SELECT f.number, (SELECT min(m.payload*10000+p.master_page) "
	    "FROM page p JOIN master m ON m.id=p.master WHERE "
	    "p.file=f.number AND m.batch=f.batch) AS place FROM file f "
	    "WHERE NOT f.withdrawn ORDER BY f.batch IS NULL, f.batch, place, f.number", "");
	while (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		v = xgrow(v, *n, &cap, sizeof *v);
		v[(*n)++] = sql_int(q, 0);
	}
	sql_done(q);
	if (st != CR_END) {
		free(v);
		return st;
	}
	*files = v;
	return CR_OK;
}
