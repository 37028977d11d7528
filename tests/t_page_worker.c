/* t_page_worker.c: tests of courtroll-page through base/pool.h, as ingest and
 * ocr use it; with the corpus, where it lies beside the checkout. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>

#include <jansson.h>

#include "base/decoder.h"
#include "base/file.h"
#include "courtroll.h"
#include "tests/pictures.h"

static struct pool *pool;

static int
start(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (decoder_pool(&pool, 2, &e) == CR_OK)
		return 0;
	print_error("%s\n", e.msg);
	return -1;
}

static int
stop(void **state)
{
	(void)state;
	pool_free(pool);
	return 0;
}

static void
send_text(const char *text, int master, int out)
{
	struct pool_job job = {.id = 7,
	    .msg = text,
	    .len = strlen(text),
	    .fds = {master, out},
	    .n_fds = out >= 0      ? 2
		     : master >= 0 ? 1
				   : 0};
	struct cr_err e = CR_ERR_INIT;

	assert_int_equal(pool_send(pool, &job, &e), CR_OK);
}

static json_t *
answer(void)
{
	struct pool_result res = POOL_RESULT_INIT;
	struct cr_err e = CR_ERR_INIT;
	size_t which;
	json_t *reply;

	assert_int_equal(pool_wait(&pool, 1, -1, &which, &res, &e), CR_OK);
	if (res.how != POOL_DONE)
		print_error("worker: %s\n", res.why);
	assert_int_equal(res.how, POOL_DONE);
	reply = json_loadb(res.reply.data, res.reply.len, 0, NULL);
	assert_true(json_is_object(reply));
	buf_release(&res.reply);
	return reply;
}

static json_t *
ask(const char *text, int master, int out)
{
	send_text(text, master, out);
	return answer();
}

static const char *
word(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s != NULL ? s : "";
}

static long
number(const json_t *o, const char *key)
{
	return (long)json_integer_value(json_object_get(o, key));
}

static bool
ok(const json_t *o)
{
	return json_is_true(json_object_get(o, "ok"));
}

static void
inspects_and_decodes_into_memory(void **state)
{
	struct bytes b = tiff_figure(100, 50, COMPRESSION_CCITTFAX4, 0);
	int fd = bytes_fd(&b), out = memory_file("raster");
	struct raster r;
	json_t *o = ask("{\"op\":\"inspect\",\"name\":\"a.tif\"}", fd, -1);

	(void)state;
	assert_true(ok(o));
	assert_string_equal(word(o, "kind"), "tiff");
	assert_int_equal(number(o, "pages"), 1);
	assert_true(json_is_null(json_object_get(o, "lost")));
	json_decref(o);

	o = ask("{\"op\":\"page\",\"kind\":\"tiff\",\"page\":1,"
		"\"patch\":true}",
	    fd, out);
	assert_true(ok(o));
	assert_int_equal(number(o, "width"), 100);
	assert_int_equal(number(o, "height"), 50);
	assert_int_equal(number(o, "stored_width"), 100);
	assert_int_equal(number(o, "stored_height"), 50);
	assert_int_equal(number(o, "dpi"), 300);
	assert_int_equal(number(o, "orientation"), 1);
	assert_string_equal(word(o, "how"), "tiff");
	assert_true(json_is_false(json_object_get(o, "patch")));
	json_decref(o);
	assert_int_equal(raster_map(&r, out, NULL), CR_OK);
	assert_int_equal(r.head.width, 100);
	assert_int_equal(r.head.dpi, 300);
	for (uint32_t i = 0; i < 100 * 50; i++)
		assert_int_equal(
		    pixel_at(&r, i % 100, i / 100), figure(i % 100, i / 100));
	raster_release(&r);
	close(out);
	close(fd);
	bytes_release(&b);
}

static void
says_no_in_three_ways(void **state)
{
	struct bytes b = {0};
	int fd, none[2];
	json_t *o;

	(void)state;
	bytes_write(&b, "Kampala\n", 8);
	fd = bytes_fd(&b);
	o = ask("{\"op\":\"inspect\",\"name\":\"notes.txt\"}", fd, -1);
	assert_false(ok(o));
	assert_string_equal(word(o, "taken"), "no");
	assert_string_equal(word(o, "what"), "text");
	json_decref(o);
	o = ask("{\"op\":\"inspect\",\"name\":\"notes.tif\"}", fd, -1);
	assert_false(ok(o));
	assert_string_equal(word(o, "reason"), "unknown-type");
	json_decref(o);
	o = ask("{\"op\":\"page\",\"kind\":\"jpeg\",\"page\":1}", fd, -1);
	assert_string_equal(word(o, "reason"), "damaged");
	json_decref(o);
	close(fd);
	bytes_release(&b);

	assert_int_equal(pipe(none), 0);
	o = ask("{\"op\":\"inspect\",\"name\":\"pipe\"}", none[0], -1);
	assert_string_equal(word(o, "reason"), "not-a-file");
	json_decref(o);
	close(none[0]);
	close(none[1]);

	fd = memory_file("empty");
	o = ask("{\"op\":\"inspect\",\"name\":\"a\"}", fd, -1);
	assert_string_equal(word(o, "reason"), "empty");
	json_decref(o);
	close(fd);
}

static void
answers_messages_that_are_no_job(void **state)
{
	static const char *const texts[] = {"", "{", "[]", "{\"op\":1}",
	    "{\"op\":\"fly\"}", "{\"op\":\"page\"}",
	    "{\"op\":\"page\",\"kind\":\"tiff\",\"page\":-1}",
	    "{\"op\":\"page\",\"kind\":\"tiff\",\"page\":\"two\"}"};
	struct bytes b = tiff_figure(10, 10, COMPRESSION_NONE, 0);
	int fd = bytes_fd(&b);

	(void)state;
	/* an empty message is the end of the work: begin with the next */
	for (unsigned i = 1; i < sizeof(texts) / sizeof(texts[0]); i++) {
		json_t *o = ask(texts[i], fd, -1);

		assert_string_equal(word(o, "reason"), "unreadable");
		json_decref(o);
	}
	json_t *o = ask("{\"op\":\"inspect\"}", -1, -1);

	assert_string_equal(word(o, "reason"), "unreadable");
	json_decref(o);
	close(fd);
	bytes_release(&b);
}

static char *
corpus(const char *set)
{
	const char *shared = getenv("COURTROLL_SHARED");
	char *dir = xasprintf(
	    "%s/corpus/%s", shared != NULL ? shared : "../shared", set);

	if (!file_exists(dir)) {
		print_message("skipped: no '%s'; set COURTROLL_SHARED\n", dir);
		free(dir);
		skip();
	}
	return dir;
}

/* What became of a folder's files. */
struct tally {
	unsigned taken, refused, patches;
};

/* One file under way: inspected, then its first page, then its last. */
struct probe {
	int fd; /* -1: none */
	char kind[8];
	long pages, page;
};

static void
probe_send(const struct probe *p, uint64_t id, const char *name, bool patch)
{
	struct pool_job job = {.id = id, .fds = {p->fd}, .n_fds = 1};
	struct cr_err e = CR_ERR_INIT;
	json_t *o =
	    p->page == 0
		? json_pack("{s:s, s:s}", "op", "inspect", "name", name)
		: json_pack("{s:s, s:s, s:i, s:b}", "op", "page", "kind",
		      p->kind, "page", (int)p->page, "patch", patch);
	char *text = json_dumps(o, JSON_COMPACT);

	job.msg = text;
	job.len = strlen(text);
	assert_int_equal(pool_send(pool, &job, &e), CR_OK);
	free(text);
	json_decref(o);
}

/* Judge an answer.  True: the probe goes on, with p->page. */
static bool
probe_answered(struct probe *p, const json_t *o, struct tally *t)
{
	if (!ok(o)) {
		const char *what = word(o, "what");

		assert_true(
		    reason_find(word(o, "reason")) != REASON_NONE ||
		    (strcmp(word(o, "taken"), "no") == 0 && what[0] != '\0'));
		assert_true(what[0] != '\0' || word(o, "detail")[0] != '\0');
		t->refused += p->page == 0;
	} else if (p->page == 0) {
		t->taken++;
		p->pages = number(o, "pages");
		assert_in_range(p->pages, 1, CR_MAX_PAGES);
		snprintf(p->kind, sizeof(p->kind), "%s", word(o, "kind"));
	} else {
		assert_in_range(number(o, "width"), 1, CR_MAX_SIDE);
		t->patches += json_is_true(json_object_get(o, "patch"));
	}
	if (p->pages == 0 || p->page == p->pages)
		return false;
	p->page = p->page == 0 ? 1 : p->pages;
	return true;
}

/* Every file of a set ends in pages, or in one reason; no worker dies. */
static struct tally
try_set(const char *set, bool patch)
{
	char *dir = corpus(set);
	struct names names = NAMES_INIT;
	struct probe *probes;
	struct tally t = {0, 0, 0};
	size_t next = 0, done = 0, which;

	assert_int_equal(dir_list(&names, dir, NULL), CR_OK);
	assert_true(names.n > 0);
	probes = xcalloc(names.n, sizeof(*probes));
	while (done < names.n) {
		struct pool_result res = POOL_RESULT_INIT;
		struct probe *p;
		json_t *reply;

		for (; next < names.n && pool_idle(pool); next++) {
			char *path = path_join(dir, names.v[next]);

			p = &probes[next];
			p->fd = open(path, O_RDONLY | O_CLOEXEC);
			assert_true(p->fd >= 0);
			probe_send(p, next, names.v[next], patch);
			free(path);
		}
		assert_int_equal(
		    pool_wait(&pool, 1, -1, &which, &res, NULL), CR_OK);
		p = &probes[res.id];
		if (res.how != POOL_DONE)
			print_error("%s: %s\n", names.v[res.id], res.why);
		assert_int_equal(res.how, POOL_DONE);
		reply = json_loadb(res.reply.data, res.reply.len, 0, NULL);
		assert_true(json_is_object(reply));
		if (probe_answered(p, reply, &t))
			probe_send(p, res.id, "", patch);
		else {
			close(p->fd);
			done++;
		}
		json_decref(reply);
		buf_release(&res.reply);
	}
	print_message("%s: %u taken, %u not, %u separator sheets; largest "
		      "worker %llu MB\n",
	    set, t.taken, t.refused, t.patches,
	    (unsigned long long)(pool_peak_rss(pool) >> 20));
	assert_int_equal(t.taken + t.refused, names.n);
	free(probes);
	names_release(&names);
	free(dir);
	return t;
}

static void
real_formats_end_in_pages(void **state)
{
	struct tally t = try_set("formats", false);

	(void)state;
	assert_true(t.taken > 4 * t.refused);
}

static void
malformed_files_end_in_reasons(void **state)
{
	struct tally t = try_set("malformed", false);

	(void)state;
	assert_true(t.refused > 0);
	/* no decompression bomb got through to memory */
#ifndef __SANITIZE_ADDRESS__
	assert_true(pool_peak_rss(pool) < 1ull << 30);
#endif
}

static void
no_text_page_is_a_separator(void **state)
{
	struct tally t = try_set("ocr", true);

	(void)state;
	assert_true(t.taken > 0);
	assert_int_equal(t.patches, 0);
}

/* Every page of the separator samples, by name. */
static void
separators_are_found_and_nothing_else(void **state)
{
	static const struct {
		const char *name, *sheets; /* page by page */
	} want[] = {{"naps2-patcht.jpg", "1"},
	    {"paperless-ngx-patch-code-t.pdf", "1"},
	    {"paperless-ngx-patch-code-t-middle.pdf", "010"},
	    {"paperless-ngx-patch-code-t-middle-fuzzy.pdf", "010"},
	    {"paperless-ngx-several-patcht-codes.pdf", "0010010"}};
	char *dir = corpus("barcodes"), text[200];

	(void)state;
	for (unsigned i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		char *path = path_join(dir, want[i].name);
		int fd = open(path, O_RDONLY | O_CLOEXEC);

		assert_true(fd >= 0);
		for (unsigned n = 0; want[i].sheets[n] != '\0'; n++) {
			json_t *o;

			snprintf(text, sizeof(text),
			    "{\"op\":\"page\","
			    "\"kind\":\"%s\",\"page\":%u,\"patch\":true}",
			    i == 0 ? "jpeg" : "pdf", n + 1);
			o = ask(text, fd, -1);
			assert_true(ok(o));
			assert_int_equal(
			    json_is_true(json_object_get(o, "patch")),
			    want[i].sheets[n] == '1');
			json_decref(o);
		}
		close(fd);
		free(path);
	}
	free(dir);
	/* first and last pages of all: only the two whole-sheet files */
	assert_int_equal(try_set("barcodes", true).patches, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(inspects_and_decodes_into_memory),
	    cmocka_unit_test(says_no_in_three_ways),
	    cmocka_unit_test(answers_messages_that_are_no_job),
	    cmocka_unit_test(separators_are_found_and_nothing_else),
	    cmocka_unit_test(real_formats_end_in_pages),
	    cmocka_unit_test(malformed_files_end_in_reasons),
	    cmocka_unit_test(no_text_page_is_a_separator),
	};

	return cmocka_run_group_tests_name("page_worker", tests, start, stop);
}
