/* fake_reader.c: stands in for courtroll-ocr-worker (COURTROLL_READER): same
 * protocol, no OCR.  The text is made from the raster's digest, so that the
 * same page always gives the same words.
 *
 * A name that holds one of these words makes it misbehave:
 *
 *	crash   dies of abort, saying why
 *	hang    never answers
 *	flood   writes megabytes to standard error, then answers
 *	garble  answers what is no JSON
 *	huge    writes more than any output may have
 *	empty   answers well, but writes nothing
 *	junk    answers well, but writes no XML
 *	refuse  says that it cannot read the page
 *	late    says that the deadline came before the end of the page
 *	slow    takes a second
 *	blank   finds nothing on the page
 *	tangle  hangs, unless it is to read the simple way
 *	tardy   finds no time to read, unless it is to read the simple way
 *	dim     finds the picture too dark, and cut off
 *	scrawl  cannot make out what is written
 *	hand    finds it written by hand
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/file.h"
#include "base/pool.h"
#include "base/raster.h"
#include "catalog/alto.h"

enum { WORDS = 2000, ON_A_PAGE = 200, ON_A_LINE = 10 };

/* A generator of its own, so that libc's may change. */
static uint64_t
draw(uint64_t *s)
{
	*s = *s * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *s >> 33;
}

/* Word w of a vocabulary of WORDS: syllables, as Luganda has them. */
static size_t
word_of(char *out, unsigned w)
{
	static const char *const syllables[] = {"ba", "ka", "mu", "nda", "tu",
	    "se", "go", "li", "nya", "wa", "bi", "ro"};
	size_t len = 0;
	int i;

	w += 200;
	for (i = 0; i < 4 && (i == 0 || w); i++, w /= 12) {
		size_t n = strlen(syllables[w % 12]);

		memcpy(out + len, syllables[w % 12], n);
		len += n;
	}
	return len;
}

static void
add_line(struct page_text *t, const char *text, int y, int new_block)
{
	struct box line = {60, y, 600, 20}, b = {60, y, 0, 20};
	const char *p = text;
	size_t n;

	text_add_line(t, new_block, line);
	while (*p) {
		n = strcspn(p, " ");
		b.w = (int32_t)n * 10;
		text_add_word(t, p, n, b, 90);
		b.x += b.w + 10;
		p += n + (p[n] == ' ');
	}
}

static void
heading(struct page_text *t, uint64_t *s)
{
	char line[64];
	unsigned serial = (unsigned)(draw(s) % 400) + 1;
	unsigned year = (unsigned)(draw(s) % 25) + 2000;

	add_line(t, "THE REPUBLIC OF UGANDA", 40, 1);
	add_line(t, "IN THE HIGH COURT OF UGANDA AT MUKONO", 70, 0);
	snprintf(line, sizeof line, "CIVIL SUIT NO. %u OF %u", serial, year);
	add_line(t, line, 100, 0);
}

static void
make_text(struct page_text *t, const struct raster *r, uint64_t s)
{
	char line[512];
	size_t len;
	int i, k;

	text_init(t);
	t->width = (int32_t)r->head.width;
	t->height = (int32_t)r->head.height;
	if (draw(&s) % 2 == 0)
		heading(t, &s);
	for (i = 0; i < ON_A_PAGE / ON_A_LINE; i++) {
		for (len = 0, k = 0; k < ON_A_LINE; k++) {
			len += word_of(line + len, (unsigned)draw(&s) % WORDS);
			line[len++] = ' ';
		}
		line[len - 1] = '\0';
		add_line(t, line, 140 + 30 * i, i % 7 == 0);
	}
}

static void
misbehave(const char *name, bool simple)
{
	char block[65536];
	int i;

	memset(block, 'x', sizeof block);
	if (strstr(name, "crash")) {
		fprintf(stderr, "fake reader: told to crash\n");
		abort();
	}
	while (strstr(name, "hang") || (strstr(name, "tangle") && !simple))
		pause();
	if (strstr(name, "flood"))
		for (i = 0; i < 64; i++)
			if (write(STDERR_FILENO, block, sizeof block) < 0 &&
			    errno != EAGAIN)
				return;
	if (strstr(name, "slow"))
		sleep(1);
}

/* The output: false where it may not be written. */
static bool
put_output(int fd, const char *name, const struct buf *alto, struct cr_err *e)
{
	char block[65536] = "";

	if (strstr(name, "empty"))
		return true;
	if (strstr(name, "junk"))
		return fd_write_all(fd, "<alto><no", 9, "output", e) == CR_OK;
	while (strstr(name, "huge"))
		if (fd_write_all(fd, block, sizeof block, "output", e) != CR_OK)
			return false;
	return fd_write_all(fd, alto->data, alto->len, "output", e) == CR_OK;
}

/* A seed from the raster's bytes: its digest's first 64 bits. */
static uint64_t
seed_of(const struct raster *r)
{
	char hex[DIGEST_HEX];

	digest_mem(hex, r->rows, (size_t)r->head.stride * r->head.height);
	hex[16] = '\0';
	return strtoull(hex, NULL, 16);
}

static const char *
kind_of(const char *name, const struct page_text *t)
{
	return !t->n_words		? "blank"
	       : strstr(name, "scrawl") ? "unreadable"
	       : strstr(name, "hand")	? "handwritten"
					: "printed";
}

static json_t *
read_page(const char *name, int raster, int out, struct cr_err *e)
{
	struct alto_head head = {.source = name,
	    .engine = "fake",
	    .version = "1",
	    .settings = "none",
	    .confidence = 90};
	struct page_text t;
	struct raster r;
	struct buf alto = BUF_INIT;
	json_t *reply = NULL;

	if (raster_map(&r, raster, e) != CR_OK)
		return json_pack("{s:b, s:s}", "ok", 0, "reason", e->msg);
	text_init(&t);
	if (!strstr(name, "blank"))
		make_text(&t, &r, seed_of(&r));
	alto_write(&alto, &t, &head);
	if (put_output(out, name, &alto, e))
		reply = json_pack(
		    "{s:b, s:s, s:i, s:i, s:i, s:f, s:f, s:i, s:s, s:s, s:s, "
		    "s:s}",
		    "ok", 1, "kind", kind_of(name, &t), "width",
		    (int)r.head.width, "height", (int)r.head.height, "rotation",
		    0, "skew", 0.25, "confidence", t.n_words ? 90.0 : 0.0,
		    "words", (int)t.n_words, "language",
		    t.n_words ? "eng" : "", "flaws",
		    strstr(name, "dim") ? "too-dark,cut-off" : "", "prep",
		    "none", "engine", "fake 1");
	else
		reply = json_pack("{s:b, s:s}", "ok", 0, "reason", e->msg);
	buf_release(&alto);
	text_release(&t);
	raster_release(&r);
	return reply;
}

static json_t *
job_do(const struct buf *req, const int *fds, int n_fds)
{
	struct cr_err e = CR_ERR_INIT;
	json_t *job = json_loadb(req->data, req->len, 0, NULL), *reply;
	const char *name = json_string_value(json_object_get(job, "source"));
	bool simple = json_is_true(json_object_get(job, "simple"));

	if (!name || n_fds != 3)
		reply = json_pack("{s:b, s:s}", "ok", 0, "reason", "no job");
	else if (strstr(name, "refuse"))
		reply = json_pack(
		    "{s:b, s:s}", "ok", 0, "reason", "told to refuse");
	else if (strstr(name, "tardy") && !simple)
		reply = json_pack("{s:b, s:b, s:s}", "ok", 0, "late", 1,
		    "reason", "told to be late");
	else {
		misbehave(name, simple);
		reply = read_page(name, fds[0], fds[1], &e);
		if (strstr(name, "late"))
			json_object_set_new(reply, "cut", json_true());
		if (strstr(name, "garble")) {
			json_decref(reply);
			reply = json_string("no object");
		}
	}
	json_decref(job);
	return reply;
}

int
main(void)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf req = BUF_INIT;
	int fds[POOL_FDS], n_fds, i;
	enum cr_status st;

	while ((st = worker_next(&req, fds, &n_fds, &e)) == CR_OK) {
		json_t *reply = job_do(&req, fds, n_fds);
		char *text = json_dumps(reply, JSON_COMPACT | JSON_ENCODE_ANY);

		for (i = 0; i < n_fds; i++)
			close(fds[i]);
		st = worker_reply(text, strlen(text), &e);
		free(text);
		json_decref(reply);
		if (st != CR_OK)
			break;
	}
	buf_release(&req);
	return st == CR_END ? 0 : 1;
}
