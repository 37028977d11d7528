/* courtroll-page: the worker that looks into strangers' files.
 *
 * Run by base/pool.h only, never by a person.  Each message is one job, a
 * JSON text; descriptors come beside it: the master, and for a page a memory
 * file that takes the raster.
 *
 *	{"op":"inspect","name":"scan.tif"}                        [master]
 *	  {"ok":true,"kind":"tiff","pages":12,"lost":null}
 *	  {"ok":false,"taken":"no","what":"text"}      lies beside scans
 *	  {"ok":false,"reason":"encrypted","detail":"..."}
 *	{"op":"page","kind":"tiff","page":2,"patch":true}  [master(, raster)]
 *	  {"ok":true,"width":2480,"height":3508,"stored_width":2480,
 *	   "stored_height":3508,"dpi":300,"orientation":1,"how":"tiff",
 *	   "patch":false,"slip":"CR1.C.MUK-000123-7...","slips":1,
 *	   "strange":null,"unread":false}
 *	  {"ok":false,"reason":"damaged","detail":"..."}
 *	{"op":"embed","kind":"tiff","page":2}             [master, bytes]
 *	  {"ok":true,"filter":"fax","width":2480,"height":3508,"bits":1,
 *	   "colours":1,"inverted":false,"transform":-1,"k":-1,
 *	   "aligned":false,"black_is_1":false,"ended":true,
 *	   "predicted":false,"palette":"","orientation":1,"dpi":300,
 *	   "original":true}
 *
 * The last is a picture's bytes as a PDF may hold them (ingest/embed.h);
 * filter is dct, fax or flate, palette hex digits.  Without a memory file the page is decoded all the same, to prove that it
 * can be, and searched for what separates files if "patch" asks for it: the
 * last five members say what of it there is (divider.h; "slip":null is none).
 * The list of reasons is in ingest/refusal.h.  Messages that are no job of ours
 * are answered with reason "unreadable": they are our own fault.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/pool.h"
#include "ingest/embed.h"
#include "ingest/image.h"
#include "ingest/divider.h"

static json_t *
reply_refused(const struct refusal *r)
{
	return json_pack("{s:b, s:s, s:s}", "ok", 0, "reason",
	    reason_name(r->reason), "detail", r->detail);
}

static json_t *
op_inspect(const json_t *req, const struct master *m, struct refusal *r)
{
	const char *name = json_string_value(json_object_get(req, "name"));
	const char *beside = NULL;
	struct image_info info;

	switch (image_inspect(&info, &beside, m, name != NULL ? name : "", r)) {
	case CR_OK:
		return json_pack("{s:b, s:s, s:i, s:s?}", "ok", 1, "kind",
		    image_kind_name(info.kind), "pages", (int)info.pages,
		    "lost", info.lost[0] != '\0' ? info.lost : NULL);
	case CR_END:
		return json_pack(
		    "{s:b, s:s, s:s}", "ok", 0, "taken", "no", "what", beside);
	default:
		return reply_refused(r);
	}
}

static json_t *
op_page(
    const json_t *req, const struct master *m, int out_fd, struct refusal *r)
{
	const char *kind = json_string_value(json_object_get(req, "kind"));
	json_int_t n = json_integer_value(json_object_get(req, "page"));
	struct raster raster = {0};
	struct page_facts facts;
	struct cr_err e = CR_ERR_INIT;
	json_t *reply = NULL;
	struct dividers found = {0};

	if (kind == NULL || n < 1 || n > UINT32_MAX) {
		refuse(r, REASON_UNREADABLE, "a job without kind or page");
		return reply_refused(r);
	}
	if (image_page(&raster, &facts, m, image_kind_find(kind), (uint32_t)n,
		r) != CR_OK)
		return reply_refused(r);
	if (json_is_true(json_object_get(req, "patch")))
		dividers_find(&found, &raster);
	if (out_fd >= 0 && raster_write(&raster, out_fd, &e) != CR_OK) {
		refuse(r, REASON_TOO_LARGE, "%s", e.msg);
		reply = reply_refused(r);
	} else
		reply =
		    json_pack("{s:b, s:i, s:i, s:i, s:i, s:i, s:i, s:s, s:b, "
			      "s:s?, s:i, s:s?, s:b}",
			"ok", 1, "width", (int)raster.head.width, "height",
			(int)raster.head.height, "stored_width",
			(int)facts.stored_width, "stored_height",
			(int)facts.stored_height, "dpi", (int)facts.dpi,
			"orientation", facts.orientation, "how", facts.how,
			"patch", found.patch, "slip",
			found.slip[0] ? found.slip : NULL, "slips",
			found.n_slips, "strange", found.strange, "unread",
			found.unread);
	raster_release(&raster);
	return reply;
}

static json_t *
reply_embed(const struct embed *b)
{
	static const char *const filters[] = {"dct", "fax", "flate"};
	char palette[sizeof(b->palette) * 2 + 1] = "";

	for (unsigned i = 0; i < b->n_palette * 3; i++)
		snprintf(palette + 2 * i, 3, "%02x",
		    b->palette[i / 3][i % 3]);
	return json_pack("{s:b, s:s, s:i, s:i, s:i, s:i, s:b, s:i, s:i, s:b, "
			 "s:b, s:b, s:b, s:s, s:i, s:i, s:b}",
	    "ok", 1, "filter", filters[b->filter], "width", (int)b->width,
	    "height", (int)b->height, "bits", (int)b->bits, "colours",
	    (int)b->colours, "inverted", b->inverted, "transform",
	    b->transform, "k", b->k, "aligned", b->aligned, "black_is_1",
	    b->black_is_1, "ended", b->ended, "predicted", b->predicted,
	    "palette", palette, "orientation", b->orientation, "dpi",
	    (int)b->dpi, "original", b->original);
}

static json_t *
op_embed(
    const json_t *req, const struct master *m, int out_fd, struct refusal *r)
{
	const char *kind = json_string_value(json_object_get(req, "kind"));
	json_int_t n = json_integer_value(json_object_get(req, "page"));
	struct embed b;

	if (kind == NULL || n < 1 || n > UINT32_MAX || out_fd < 0)
		refuse(r, REASON_UNREADABLE,
		    "a job without kind, page or memory file");
	else if (embed_page(&b, out_fd, m, image_kind_find(kind), (uint32_t)n,
		     r) == CR_OK)
		return reply_embed(&b);
	return reply_refused(r);
}

static json_t *
job_do(const struct buf *text, const int *fds, int n_fds)
{
	struct refusal r = REFUSAL_INIT;
	struct master m = {.fd = -1};
	json_t *req = json_loadb(text->data, text->len, 0, NULL);
	const char *op = json_string_value(json_object_get(req, "op"));
	json_t *reply = NULL;

	if (op == NULL || n_fds < 1) {
		refuse(&r, REASON_UNREADABLE, "no job, or no file with it");
		reply = reply_refused(&r);
	} else if (master_map(&m, fds[0], &r) != CR_OK)
		reply = reply_refused(&r);
	else if (strcmp(op, "inspect") == 0)
		reply = op_inspect(req, &m, &r);
	else if (strcmp(op, "page") == 0)
		reply = op_page(req, &m, n_fds > 1 ? fds[1] : -1, &r);
	else if (strcmp(op, "embed") == 0)
		reply = op_embed(req, &m, n_fds > 1 ? fds[1] : -1, &r);
	else {
		refuse(&r, REASON_UNREADABLE, "unknown job '%s'", op);
		reply = reply_refused(&r);
	}
	master_unmap(&m);
	json_decref(req);
	return reply;
}

int
main(void)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf req = BUF_INIT;
	int fds[POOL_FDS], n_fds;
	enum cr_status st;

	log_name("courtroll-page");
	while ((st = worker_next(&req, fds, &n_fds, &e)) == CR_OK) {
		json_t *reply = job_do(&req, fds, n_fds);
		char *text =
		    reply != NULL ? json_dumps(reply, JSON_COMPACT) : NULL;

		for (int i = 0; i < n_fds; i++)
			close(fds[i]);
		if (text == NULL)
			abort(); /* a reply that is no UTF-8: a bug */
		st = worker_reply(text, strlen(text), &e);
		free(text);
		json_decref(reply);
		if (st != CR_OK)
			break;
	}
	buf_release(&req);
	if (st != CR_END)
		log_error("%s", e.msg);
	return st == CR_END ? 0 : 1;
}
