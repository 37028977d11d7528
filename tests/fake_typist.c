/* fake_typist.c: stands in for courtroll-ocr-worker (COURTROLL_READER) where a
 * test must know what stands on the pages: the text of NAME.tif is that of
 * the file $COURTROLL_TYPED/NAME.tif.txt, an empty line begins a new block.
 * Each letter is 20 pixels wide, each line 50 high, on a sheet of A4 at
 * 300 dpi.  What is in NAME.tif.json, if it is there, goes into the answer:
 * {"kind":"handwritten"}.  What is in NAME.tif.said, if it is there, is said of
 * the text, a line each; words are counted from 0:
 *
 *	lang lug
 *	alt 3 lodge        another reading of word 3
 *	broken 7           word 7 goes on in the next */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/pool.h"
#include "catalog/alto.h"

enum { LETTER = 20, LINE = 50, MARGIN = 200, WIDTH = 2480, HEIGHT = 3508 };

static void
add_line(struct page_text *t, const char *line, size_t len, int y, int fresh)
{
	struct box all = { MARGIN, y, (int32_t)len * LETTER, LINE - 10 };
	struct box b = all;
	size_t i, n;

	text_add_line(t, fresh, all);
	for (i = 0; i < len; i += n + 1) {
		for (n = 0; i + n < len && line[i + n] != ' '; n++)
			;
		b.x = MARGIN + (int32_t)i * LETTER;
		b.w = (int32_t)n * LETTER;
		text_add_word(t, line + i, n, b, 90);
	}
}

static void
say(struct page_text *t, const char *line)
{
	char word[64];
	size_t n;

	if (sscanf(line, "lang %7s", word) == 1)
		memcpy(t->lang, word, strlen(word) + 1);
	else if (sscanf(line, "alt %zu %63s", &n, word) == 2)
		text_add_alt(t, n, word, strlen(word), 50);
	else if (sscanf(line, "broken %zu", &n) == 1 && n < t->n_words)
		t->words[n].hyphen = true;
}

static void
say_more(struct page_text *t, const char *name)
{
	char *path = xasprintf("%s/%s.said", getenv("COURTROLL_TYPED"),
	    path_base(name));
	FILE *f = fopen(path, "r");
	char line[128];

	while (f && fgets(line, sizeof line, f))
		say(t, line);
	if (f)
		fclose(f);
	free(path);
}

static enum cr_status
type_page(struct page_text *t, const char *name, struct cr_err *e)
{
	char *path = xasprintf("%s/%s.txt", getenv("COURTROLL_TYPED"),
	    path_base(name));
	struct buf b = BUF_INIT;
	enum cr_status st = file_read(&b, path, 1 << 20, e);
	const char *s = b.data, *end;
	int y = MARGIN, fresh = 1;

	text_init(t);
	t->width = WIDTH;
	t->height = HEIGHT;
	for (; st == CR_OK && *s; s = *end ? end + 1 : end, y += LINE) {
		end = s + strcspn(s, "\n");
		if (end > s)
			add_line(t, s, (size_t)(end - s), y, fresh);
		fresh = end == s;
	}
	say_more(t, name);
	buf_release(&b);
	free(path);
	return st;
}

/* What else is to be answered, NULL: nothing. */
static json_t *
more(const char *name)
{
	char *path = xasprintf("%s/%s.json", getenv("COURTROLL_TYPED"),
	    path_base(name));
	json_t *o = json_load_file(path, 0, NULL);

	free(path);
	return o;
}

static json_t *
job_do(const struct buf *req, const int *fds, int n_fds)
{
	json_t *job = json_loadb(req->data, req->len, 0, NULL), *reply = NULL;
	json_t *also = NULL;
	const char *name = json_string_value(json_object_get(job, "source"));
	struct alto_head head = { .source = name, .engine = "typist",
		.version = "1", .settings = "none", .confidence = 90 };
	struct cr_err e = CR_ERR_INIT;
	struct buf alto = BUF_INIT;
	struct page_text t;

	text_init(&t);
	if (!name || n_fds < 2) {
		reply = json_pack("{s:b, s:s}", "ok", 0, "reason", "no job");
	} else if (type_page(&t, name, &e) == CR_OK) {
		alto_write(&alto, &t, &head);
		if (fd_write_all(fds[1], alto.data, alto.len, "output", &e) ==
		    CR_OK)
			reply = json_pack(
			    "{s:b, s:s, s:i, s:i, s:i, s:f, s:f, s:i, s:s}",
			    "ok", 1, "kind", t.n_words ? "printed" : "blank",
			    "width", WIDTH, "height", HEIGHT, "rotation", 0,
			    "skew", 0.0, "confidence", 90.0, "words",
			    (int)t.n_words, "engine", "typist 1");
	}
	if (!reply)
		reply = json_pack("{s:b, s:s}", "ok", 0, "reason", e.msg);
	if (name && (also = more(name)))
		json_object_update(reply, also);
	json_decref(also);
	text_release(&t);
	buf_release(&alto);
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
		char *text = json_dumps(reply, JSON_COMPACT);

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
