/* ingest/picture.c: a page to look at (see picture.h).
 *
 * Nothing is decoded here: the master goes to a worker as an open descriptor,
 * after its digest was compared with the one that it had when it was taken in;
 * a picture that is not the evidence must not be shown as such. */
#include "ingest/picture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/decoder.h"
#include "base/file.h"
#include "base/mem.h"

/* ---- the worker ---------------------------------------------------------- */

/* One question, one answer; *reply to json_decref. */
static enum cr_status
ask(json_t **reply, struct pool *pool, json_t *question, int master,
    int raster, struct cr_err *e)
{
	struct pool_result res = POOL_RESULT_INIT;
	struct pool_job job = { .id = 1, .n_fds = raster >= 0 ? 2 : 1,
		.fds = { master, raster } };
	char *msg = question ? json_dumps(question, JSON_COMPACT) : NULL;
	enum cr_status st;
	size_t which;

	*reply = NULL;
	if (!msg)
		abort();
	job.msg = msg;
	job.len = strlen(msg);
	st = pool_send(pool, &job, e);
	while (st == CR_OK &&
	    (st = pool_wait(&pool, 1, -1, &which, &res, e)) == CR_END)
		st = CR_OK; /* a signal */
	if (st == CR_OK && res.how != POOL_DONE)
		st = err_set(e, CR_SKIP, "it cannot be decoded: %s", res.why);
	if (st == CR_OK)
		*reply = json_loadb(res.reply.data, res.reply.len, 0, NULL);
	if (st == CR_OK && !json_is_object(*reply))
		st = err_set(e, CR_SKIP, "the decoder's answer is garbled");
	buf_release(&res.reply);
	json_decref(question);
	free(msg);
	return st;
}

static const char *
text_of(json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s ? s : "";
}

static enum cr_status
is_well(json_t *reply, struct cr_err *e)
{
	if (json_is_true(json_object_get(reply, "ok")))
		return CR_OK;
	return err_set(e, CR_SKIP, "%s: %s", text_of(reply, "reason"),
	    text_of(reply, "detail"));
}

static enum cr_status
decode(struct raster *out, struct pool *pool, int master, int page,
    struct cr_err *e)
{
	int raster = memory_file("raster");
	json_t *kind = NULL, *done = NULL;
	enum cr_status st;

	if (raster < 0)
		return err_sys(e, CR_FATAL, "cannot make a memory file");
	st = ask(&kind, pool, json_pack("{s:s, s:s}", "op", "inspect", "name",
	    ""), master, -1, e);
	if (st == CR_OK && (st = is_well(kind, e)) == CR_OK)
		st = ask(&done, pool, json_pack("{s:s, s:s, s:i}", "op",
		    "page", "kind", text_of(kind, "kind"), "page", page),
		    master, raster, e);
	if (st == CR_OK && (st = is_well(done, e)) == CR_OK)
		st = raster_map(out, raster, e);
	json_decref(kind);
	json_decref(done);
	close(raster);
	return st;
}

/* ---- the page ------------------------------------------------------------ */

static enum cr_status
open_master(int *fd, const char *path, const struct rec_page *p,
    struct cr_err *e)
{
	char hex[DIGEST_HEX];
	enum cr_status st;

	if ((st = file_open(fd, NULL, path, e)) != CR_OK)
		return st;
	if ((st = digest_fd(hex, *fd, path, e)) == CR_OK &&
	    strcmp(hex, p->sha256) != 0)
		st = err_set(e, CR_SKIP,
		    "'%s' is not what was taken in: run 'courtroll verify'",
		    p->master);
	if (st != CR_OK)
		close(*fd);
	return st;
}

/* TIFF 6.0 tag 274: what turns a picture clockwise. */
static int
orientation_of(int rotation)
{
	return rotation == 90 ? 6 : rotation == 180 ? 3
	    : rotation == 270               ? 8
					    : 1;
}

enum cr_status
picture_decode(struct raster *out, const struct archive *a,
    const struct rec_page *p, struct cr_err *e)
{
	char *within = xasprintf("%s/%s", p->batch, p->master);
	char *path = archive_path(a, "batches", within);
	struct pool *pool = NULL;
	enum cr_status st;
	int master;

	memset(out, 0, sizeof *out);
	if ((st = open_master(&master, path, p, e)) == CR_OK) {
		if ((st = decoder_pool(&pool, 1, e)) == CR_OK)
			st = decode(out, pool, master, p->source_page, e);
		pool_free(pool);
		close(master);
	}
	if (st == CR_OK)
		st = raster_orient(out, orientation_of(p->rotation), e);
	if (st != CR_OK)
		raster_release(out);
	free(path);
	free(within);
	return st;
}

/* ---- a part of it -------------------------------------------------------- */

/* One row of one-bit pixels, from any bit on. */
static void
copy_bits(uint8_t *to, const uint8_t *from, uint32_t x, uint32_t width)
{
	uint32_t i;

	for (i = 0; i < width; i++, x++)
		if (from[x / 8] & 0x80 >> x % 8)
			to[i / 8] |= (uint8_t)(0x80 >> i % 8);
}

/* A stretch of one axis, within the page. */
static bool
clip(uint32_t *from, uint32_t *size, int64_t at, int64_t len, int64_t margin,
    int64_t page)
{
	int64_t end = at + len + margin;

	if (at >= page || at + len <= 0)
		return false;
	at -= margin;
	*from = (uint32_t)(at > 0 ? at : 0);
	*size = (uint32_t)((end < page ? end : page) - *from);
	return true;
}

enum cr_status
picture_cut(struct raster *out, const struct raster *page, struct box box,
    int margin, struct cr_err *e)
{
	const struct raster_head *h = &page->head;
	uint32_t x, y, w, height, i, pixel = h->channels * h->bits / 8;
	enum cr_status st;

	if (box.w < 1 || box.h < 1 ||
	    !clip(&x, &w, box.x, box.w, margin, h->width) ||
	    !clip(&y, &height, box.y, box.h, margin, h->height))
		return err_set(e, CR_SKIP,
		    "the box %d,%d,%d,%d lies outside the page of %u x %u "
		    "pixels",
		    box.x, box.y, box.w, box.h, h->width, h->height);
	if ((st = raster_new(out, w, height, h->channels, h->bits, e)) !=
	    CR_OK)
		return st;
	out->head.dpi = h->dpi;
	for (i = 0; i < height; i++) {
		uint8_t *to = out->rows + (size_t)i * out->head.stride;
		const uint8_t *from = page->rows +
		    (size_t)(y + i) * h->stride;

		if (h->bits == 1)
			copy_bits(to, from, x, w);
		else
			memcpy(to, from + (size_t)x * pixel,
			    (size_t)w * pixel);
	}
	return CR_OK;
}
