/* catalog/delivery.c: a delivery to JSON lines and back (see delivery.h). */
#include "catalog/delivery.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/slip.h"
#include "catalog/policy.h"
#include "courtroll.h"

void
delivery_init(struct delivery *d, const char *batch, const char *klass)
{
	memset(d, 0, sizeof *d);
	d->batch = xstrdup(batch);
	d->klass = klass ? xstrdup(klass) : NULL;
	d->bag = true;
}

void
delivery_release(struct delivery *d)
{
	size_t i, k;

	for (i = 0; i < d->n_masters; i++) {
		free(d->masters[i].source);
		free(d->masters[i].origin);
	}
	for (i = 0; i < d->n_refusals; i++) {
		free(d->refusals[i].source);
		free(d->refusals[i].origin);
		free(d->refusals[i].reason);
		free(d->refusals[i].detail);
	}
	for (i = 0; i < d->n_files; i++) {
		for (k = 0; k < d->files[i].n_pages; k++) {
			free(d->files[i].pages[k].failed);
			free(d->files[i].pages[k].slip);
		}
		free(d->files[i].pages);
		free(d->files[i].folder);
	}
	free(d->masters);
	free(d->refusals);
	free(d->files);
	free(d->batch);
	free(d->klass);
	memset(d, 0, sizeof *d);
}

#define ADD(ARRAY, N, CAP)                                                     \
	((ARRAY) = xgrow((ARRAY), (N), &(CAP), sizeof *(ARRAY)),               \
	    memset(&(ARRAY)[N], 0, sizeof *(ARRAY)), &(ARRAY)[(N)++])

struct delivery_master *
delivery_add_master(struct delivery *d)
{
	return ADD(d->masters, d->n_masters, d->cap_masters);
}

struct delivery_refusal *
delivery_add_refusal(struct delivery *d)
{
	return ADD(d->refusals, d->n_refusals, d->cap_refusals);
}

struct delivery_file *
delivery_add_file(struct delivery *d)
{
	return ADD(d->files, d->n_files, d->cap_files);
}

struct delivery_page *
delivery_add_page(struct delivery_file *f)
{
	return ADD(f->pages, f->n_pages, f->cap_pages);
}

/* One object a line; takes the reference. */
static void
line(struct buf *out, json_t *o)
{
	char *s = o ? json_dumps(o, JSON_COMPACT) : NULL;

	if (!s)
		abort(); /* out of memory: strings are valid UTF-8 by then */
	buf_adds(out, s);
	buf_addc(out, '\n');
	free(s);
	json_decref(o);
}

static json_t *
page_object(const struct delivery_page *p)
{
	json_t *o = json_pack("{s:i, s:i, s:i, s:b, s:s?}", "master",
	    p->master, "page", p->page, "n", p->n, "cover", p->cover,
	    "failed", p->failed);

	if (o && p->slip)
		json_object_set_new(o, "slip", json_string(p->slip));
	return o;
}

static void
write_file(const struct delivery_file *f, struct buf *out)
{
	json_t *pages = json_array(), *o;
	size_t i;

	for (i = 0; i < f->n_pages; i++)
		json_array_append_new(pages, page_object(&f->pages[i]));
	o = json_pack("{s:s, s:I, s:b, s:s?, s:o}", "file", f->id, "number",
	    (json_int_t)f->number, "new", f->is_new, "folder", f->folder,
	    "pages", pages);
	if (o && f->given)
		json_object_set_new(o, "given", json_true());
	line(out, o);
}

void
delivery_write(const struct delivery *d, const struct delivery_owner *o,
    struct buf *out)
{
	size_t i;

	line(out,
	    json_pack("{s:i, s:s, s:i, s:s, s:s, s:s, s:s?, s:i, s:i, s:i}",
		"v", 1, "batch", d->batch, "sequence", d->sequence, "site",
		o->site, "archive", o->archive, "scheme", o->scheme, "class",
		d->klass, "masters", (int)d->n_masters, "refusals",
		(int)d->n_refusals, "files", (int)d->n_files));
	for (i = 0; i < d->n_masters; i++) {
		const struct delivery_master *m = &d->masters[i];

		line(out,
		    json_pack("{s:s, s:i, s:s, s:I, s:s, s:i, s:s, s:s}",
			"master", m->name, "payload", m->payload, "sha256",
			m->sha256, "bytes", (json_int_t)m->bytes, "kind",
			m->kind, "pages", m->pages, "source", m->source,
			"origin", m->origin));
	}
	for (i = 0; i < d->n_refusals; i++) {
		const struct delivery_refusal *r = &d->refusals[i];

		line(out,
		    json_pack("{s:i, s:s, s:s, s:s, s:s, s:s}", "refused",
			r->n, "source", r->source, "origin", r->origin,
			"sha256", r->sha256, "reason", r->reason, "detail",
			r->detail));
	}
	for (i = 0; i < d->n_files; i++)
		write_file(&d->files[i], out);
}

/* ---- reading ------------------------------------------------------------ */

static char *
dup_field(json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s ? xstrdup(s) : NULL;
}

static char *
must_field(json_t *o, const char *name, bool *bad)
{
	char *s = dup_field(o, name);

	if (!s)
		*bad = true;
	return s;
}

static int64_t
int_field(json_t *o, const char *name, int64_t min, int64_t max, bool *bad)
{
	json_t *v = json_object_get(o, name);
	int64_t n = json_integer_value(v);

	if (!json_is_integer(v) || n < min || n > max)
		*bad = true;
	return n;
}

static void
copy_field(char *out, size_t size, json_t *o, const char *name, bool *bad)
{
	const char *s = json_string_value(json_object_get(o, name));

	if (!s || strlen(s) >= size)
		*bad = true;
	else
		snprintf(out, size, "%s", s);
}

/* Names from a bag become paths and rows: only what delivery_write writes. */
bool
delivery_name_valid(const char *s)
{
	size_t n = strlen(s), i;

	if (n < 1 || n > 80 || s[0] == '.' || s[0] == '-')
		return false;
	for (i = 0; i < n; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') ||
			(s[i] >= 'A' && s[i] <= 'Z') ||
			(s[i] >= '0' && s[i] <= '9') || strchr("._-", s[i])))
			return false;
	return true;
}

static void
digest_field(char hex[65], json_t *o, bool may_be_empty, bool *bad)
{
	copy_field(hex, 65, o, "sha256", bad);
	if (!(may_be_empty && !hex[0]) &&
	    (strlen(hex) != 64 || strspn(hex, "0123456789abcdef") != 64))
		*bad = true;
}

static void
read_master(struct delivery *d, json_t *o, bool *bad)
{
	struct delivery_master *m = delivery_add_master(d);
	char plain[40];

	copy_field(m->name, sizeof m->name, o, "master", bad);
	m->payload = (int)int_field(o, "payload", 1, INT32_MAX, bad);
	snprintf(plain, sizeof plain, "data/%06d.", m->payload);
	if (strncmp(m->name, plain, strlen(plain)) ||
	    !delivery_name_valid(m->name + 5))
		*bad = true;
	digest_field(m->sha256, o, false, bad);
	m->bytes = int_field(o, "bytes", 0, INT64_MAX, bad);
	copy_field(m->kind, sizeof m->kind, o, "kind", bad);
	m->pages = (int)int_field(o, "pages", 1, CR_MAX_PAGES, bad);
	m->source = must_field(o, "source", bad);
	m->origin = must_field(o, "origin", bad);
}

static void
read_refusal(struct delivery *d, json_t *o, bool *bad)
{
	struct delivery_refusal *r = delivery_add_refusal(d);

	r->n = (int)int_field(o, "refused", 1, INT32_MAX, bad);
	r->source = must_field(o, "source", bad);
	r->origin = must_field(o, "origin", bad);
	digest_field(r->sha256, o, true, bad);
	r->reason = must_field(o, "reason", bad);
	r->detail = must_field(o, "detail", bad);
}

static void
read_file(struct delivery *d, json_t *o, bool *bad)
{
	struct delivery_file *f = delivery_add_file(d);
	json_t *pages = json_object_get(o, "pages"), *v;
	size_t i;

	copy_field(f->id, sizeof f->id, o, "file", bad);
	f->number = int_field(o, "number", 1, INT64_MAX, bad);
	f->is_new = json_is_true(json_object_get(o, "new"));
	f->given = json_is_true(json_object_get(o, "given"));
	f->folder = dup_field(o, "folder");
	if (!json_is_array(pages))
		*bad = true;
	json_array_foreach (pages, i, v) {
		struct delivery_page *p = delivery_add_page(f);

		p->master = (int)int_field(v, "master", 0,
		    (int64_t)d->n_masters - 1, bad);
		p->page = (int)int_field(v, "page", 1,
		    *bad ? 0 : d->masters[p->master].pages, bad);
		p->n = (int)int_field(v, "n", 1, INT32_MAX, bad);
		p->cover = json_is_true(json_object_get(v, "cover"));
		p->failed = dup_field(v, "failed");
		p->slip = dup_field(v, "slip");
		if (p->slip && strlen(p->slip) >= SLIP_MAX)
			*bad = true;
	}
}

/* What the head says will follow. */
struct promised {
	int64_t masters, refusals, files;
};

static void
read_head(struct delivery *d, struct delivery_owner *owner,
    struct promised *p, json_t *o, bool *bad)
{
	if (int_field(o, "v", 1, INT32_MAX, bad) != 1)
		*bad = true;
	d->batch = must_field(o, "batch", bad);
	if (d->batch && !delivery_name_valid(d->batch))
		*bad = true;
	d->klass = dup_field(o, "class");
	if (d->klass && !policy_is_class(d->klass))
		*bad = true;
	d->sequence = (int)int_field(o, "sequence", 0, INT32_MAX, bad);
	d->bag = d->sequence > 0;
	copy_field(owner->site, sizeof owner->site, o, "site", bad);
	copy_field(owner->archive, sizeof owner->archive, o, "archive", bad);
	copy_field(owner->scheme, sizeof owner->scheme, o, "scheme", bad);
	p->masters = int_field(o, "masters", 0, INT32_MAX, bad);
	p->refusals = int_field(o, "refusals", 0, INT32_MAX, bad);
	p->files = int_field(o, "files", 0, INT32_MAX, bad);
}

/* A cut at the end of a line would look like a smaller delivery. */
static bool
complete(const struct delivery *d, const struct promised *p)
{
	int64_t pages = 0;
	size_t i;

	for (i = 0; i < d->n_masters; i++)
		pages += d->masters[i].pages;
	for (i = 0; i < d->n_files; i++)
		pages -= (int64_t)d->files[i].n_pages;
	return (d->bag || (d->n_masters == 0 && d->n_files == 0)) &&
	    (int64_t)d->n_masters == p->masters &&
	    (int64_t)d->n_refusals == p->refusals &&
	    (int64_t)d->n_files == p->files && pages == 0;
}

enum cr_status
delivery_read(struct delivery *d, struct delivery_owner *owner,
    const char *text, size_t len, const char *name, struct cr_err *e)
{
	const char *end = text + len, *nl;
	struct promised promised = { 0, 0, 0 };
	bool bad = false;
	json_t *o;
	int n = 0;

	memset(d, 0, sizeof *d);
	d->bag = true;
	for (; text < end && !bad; text = nl + 1) {
		nl = memchr(text, '\n', (size_t)(end - text));
		o = nl ? json_loadb(text, (size_t)(nl - text), 0, NULL) : NULL;
		n++;
		if (!json_is_object(o)) {
			json_decref(o);
			bad = true;
			break;
		}
		if (n == 1)
			read_head(d, owner, &promised, o, &bad);
		else if (json_object_get(o, "master"))
			read_master(d, o, &bad);
		else if (json_object_get(o, "refused"))
			read_refusal(d, o, &bad);
		else if (json_object_get(o, "file"))
			read_file(d, o, &bad);
		/* what a later version adds is not for us */
		json_decref(o);
	}
	if (bad || !n || !complete(d, &promised)) {
		delivery_release(d);
		return err_set(e, CR_FATAL, "'%s' is damaged at line %d", name,
		    n);
	}
	return CR_OK;
}
