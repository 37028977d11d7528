/* search/embedded.c: pictures for a PDF, from the worker (see embedded.h).
 *
 * The answer comes from a process that read a stranger's file: nothing of it
 * goes into the PDF but numbers within their bounds, names out of a list and
 * checked hex digits; the bytes themselves are a stream whatever they hold. */
#include "search/embedded.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "base/decoder.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/raster.h"
#include "courtroll.h"

struct embedder {
	const struct archive *a;
	struct pool *pool;
	char *path; /* of the master that is open, or NULL */
	int master;
	char kind[16];
};

enum cr_status
embedder_new(struct embedder **out, const struct archive *a, struct cr_err *e)
{
	struct embedder *x = xcalloc(1, sizeof *x);
	enum cr_status st;

	x->a = a;
	x->master = -1;
	if ((st = decoder_pool(&x->pool, 1, e)) != CR_OK) {
		embedder_free(x);
		x = NULL;
	}
	*out = x;
	return st;
}

static void
master_close(struct embedder *x)
{
	if (x->master >= 0)
		close(x->master);
	x->master = -1;
	free(x->path);
	x->path = NULL;
}

void
embedder_free(struct embedder *x)
{
	if (!x)
		return;
	master_close(x);
	pool_free(x->pool);
	free(x);
}

void
embedded_release(struct embedded *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

/* ---- the worker ---------------------------------------------------------- */

static const char *
text_of(json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s ? s : "";
}

/* One question, one answer; *reply to json_decref.  CR_SKIP: why says it. */
static enum cr_status
ask(json_t **reply, struct embedder *x, json_t *question, int bytes,
    struct embedded *out, struct cr_err *e)
{
	struct pool_result res = POOL_RESULT_INIT;
	struct pool_job job = { .id = 1, .n_fds = bytes >= 0 ? 2 : 1 };
	char *msg = question ? json_dumps(question, JSON_COMPACT) : NULL;
	enum cr_status st;
	size_t which;

	*reply = NULL;
	if (!msg)
		abort();
	job.fds[0] = x->master;
	job.fds[1] = bytes;
	job.msg = msg;
	job.len = strlen(msg);
	st = pool_send(x->pool, &job, e);
	while (st == CR_OK &&
	    (st = pool_wait(&x->pool, 1, -1, &which, &res, e)) == CR_END)
		st = CR_OK; /* a signal */
	if (st == CR_OK && res.how != POOL_DONE) {
		snprintf(out->why, sizeof out->why, "it cannot be decoded");
		st = err_set(e, CR_SKIP, "it cannot be decoded: %s", res.why);
	}
	if (st == CR_OK)
		*reply = json_loadb(res.reply.data, res.reply.len, 0, NULL);
	if (st == CR_OK && !json_is_true(json_object_get(*reply, "ok"))) {
		snprintf(out->why, sizeof out->why, "%s: %s",
		    text_of(*reply, "reason"), text_of(*reply, "detail"));
		st = err_set(e, CR_SKIP, "%s", out->why);
	}
	buf_release(&res.reply);
	json_decref(question);
	free(msg);
	return st;
}

/* ---- the master ---------------------------------------------------------- */

static enum cr_status
master_open(struct embedder *x, const struct rec_page *p, const char *path,
    struct embedded *out, struct cr_err *e)
{
	char hex[DIGEST_HEX];
	json_t *reply = NULL;
	enum cr_status st;

	master_close(x);
	snprintf(out->why, sizeof out->why,
	    "the scan is missing in the archive, or cannot be read");
	if (file_open(&x->master, NULL, path, e) != CR_OK ||
	    digest_fd(hex, x->master, path, e) != CR_OK)
		return CR_SKIP;
	if (strcmp(hex, p->sha256) != 0) {
		snprintf(out->why, sizeof out->why,
		    "the scan is not what was taken in");
		return err_set(e, CR_SKIP,
		    "'%s' is not what was taken in: run 'courtroll verify'",
		    p->master);
	}
	st = ask(&reply, x, json_pack("{s:s, s:s}", "op", "inspect", "name",
	    ""), -1, out, e);
	snprintf(x->kind, sizeof x->kind, "%s", text_of(reply, "kind"));
	json_decref(reply);
	if (st == CR_OK)
		x->path = xstrdup(path);
	return st;
}

/* ---- the answer ---------------------------------------------------------- */

static bool
whole(int *v, json_t *o, const char *name, int min, int max)
{
	json_t *n = json_object_get(o, name);
	json_int_t i = json_integer_value(n);

	*v = (int)i;
	return json_is_integer(n) && i >= min && i <= max;
}

static bool
flag(json_t *o, const char *name)
{
	return json_is_true(json_object_get(o, name));
}

static const char *
filter_of(const char *name)
{
	return !strcmp(name, "dct")  ? "/DCTDecode"
	    : !strcmp(name, "fax")   ? "/CCITTFaxDecode"
	    : !strcmp(name, "flate") ? "/FlateDecode"
				     : NULL;
}

static bool
palette_read(struct embedded *p, const char *hex)
{
	size_t len = strlen(hex);

	if (len >= sizeof p->palette || len % 6 ||
	    strspn(hex, "0123456789abcdef") != len ||
	    (len && (p->colours != 1 || p->bits > 8 ||
	    len != (size_t)6 << p->bits)))
		return false;
	memcpy(p->palette, hex, len + 1);
	return true;
}

static bool
answer_read(struct embedded *p, json_t *o)
{
	struct stat sb;

	p->filter = filter_of(text_of(o, "filter"));
	p->inverted = flag(o, "inverted");
	p->aligned = flag(o, "aligned");
	p->black_is_1 = flag(o, "black_is_1");
	p->ended = flag(o, "ended");
	p->predicted = flag(o, "predicted");
	p->original = flag(o, "original");
	if (!p->filter || fstat(p->fd, &sb) < 0 || sb.st_size < 1)
		return false;
	p->len = sb.st_size;
	return whole(&p->width, o, "width", 1, CR_MAX_SIDE) &&
	    whole(&p->height, o, "height", 1, CR_MAX_SIDE) &&
	    whole(&p->bits, o, "bits", 1, 16) &&
	    (p->bits & (p->bits - 1)) == 0 &&
	    whole(&p->colours, o, "colours", 1, 4) && p->colours != 2 &&
	    whole(&p->transform, o, "transform", -1, 1) &&
	    whole(&p->k, o, "k", -1, CR_MAX_SIDE) &&
	    whole(&p->orientation, o, "orientation", 1, 8) &&
	    whole(&p->dpi, o, "dpi", 0, CR_MAX_SIDE) &&
	    palette_read(p, text_of(o, "palette"));
}

enum cr_status
embedder_page(struct embedded *out, struct embedder *x,
    const struct rec_page *p, struct cr_err *e)
{
	char *within = xasprintf("%s/%s", p->batch, p->master);
	char *path = archive_path(x->a, "batches", within);
	enum cr_status st = CR_OK;
	json_t *reply = NULL;

	memset(out, 0, sizeof *out);
	if ((out->fd = memory_file("picture")) < 0)
		st = err_sys(e, CR_FATAL, "cannot make a memory file");
	if (st == CR_OK && (!x->path || strcmp(x->path, path) != 0))
		st = master_open(x, p, path, out, e);
	if (st == CR_OK)
		st = ask(&reply, x, json_pack("{s:s, s:s, s:i}", "op", "embed",
		    "kind", x->kind, "page", p->source_page), out->fd, out, e);
	if (st == CR_OK && !answer_read(out, reply)) {
		snprintf(out->why, sizeof out->why, "it cannot be decoded");
		st = err_set(e, CR_SKIP, "the decoder's answer is garbled");
	}
	if (st != CR_OK)
		embedded_release(out);
	json_decref(reply);
	free(path);
	free(within);
	return st;
}

/* ---- as a PDF has it ----------------------------------------------------- */

static void
parms_add(struct buf *b, const struct embedded *p)
{
	if (!strcmp(p->filter, "/CCITTFaxDecode"))
		buf_addf(b, "/DecodeParms<</K %d/Columns %d/Rows %d%s%s%s>>",
		    p->k, p->width, p->height,
		    p->black_is_1 ? "/BlackIs1 true" : "",
		    p->aligned ? "/EncodedByteAlign true" : "",
		    p->ended ? "" : "/EndOfBlock false");
	else if (!strcmp(p->filter, "/DCTDecode") && p->transform >= 0)
		buf_addf(b, "/DecodeParms<</ColorTransform %d>>",
		    p->transform);
	else if (!strcmp(p->filter, "/FlateDecode") && p->predicted)
		buf_addf(b, "/DecodeParms<</Predictor 15/Colors %d"
		    "/BitsPerComponent %d/Columns %d>>", p->colours, p->bits,
		    p->width);
}

void
embedded_dict(struct buf *b, const struct embedded *p)
{
	int i;

	buf_addf(b, "/Type/XObject/Subtype/Image/Width %d/Height %d"
	    "/BitsPerComponent %d/ColorSpace", p->width, p->height, p->bits);
	if (p->palette[0])
		buf_addf(b, "[/Indexed/DeviceRGB %d<%s>]", (1 << p->bits) - 1,
		    p->palette);
	else
		buf_adds(b, p->colours == 1 ? "/DeviceGray"
			: p->colours == 3   ? "/DeviceRGB"
					    : "/DeviceCMYK");
	if (p->inverted) {
		buf_adds(b, "/Decode[");
		for (i = 0; i < p->colours; i++)
			buf_adds(b, i ? " 1 0" : "1 0");
		buf_adds(b, "]");
	}
	buf_addf(b, "/Filter%s", p->filter);
	parms_add(b, p);
}
