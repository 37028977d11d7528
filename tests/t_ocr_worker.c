/* t_ocr_worker.c: the worker program reads pages through base/pool.h: the
 * words are there, at their places, whichever way the page lay; the same page
 * gives the same bytes whatever was read before; bad jobs are answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/pool.h"
#include "catalog/alto.h"
#include "courtroll.h"
#include "ocr/lexicon.h"
#include "tests/typed_page.h"

static const char *const suit[] = {"THE REPUBLIC OF UGANDA",
    "CIVIL SUIT NO. 95 OF 2015",
    "The plaintiff brought this suit against the defendant",
    "for the recovery of land at Mukono and for damages."};
static const char *const ruling[] = {"RULING",
    "The accused person was released on bail pending the",
    "hearing of the appeal, which will be on Tuesday."};

static struct pool *pool;
static char *program;

static int
start(void **state)
{
	const char *argv[] = {program, NULL};
	struct pool_spec spec = {
	    .argv = argv, .workers = 1, .deadline_ms = 120000};
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	if (pool_new(&pool, &spec, &e) == CR_OK)
		return 0;
	print_message("%s\n", e.msg);
	return 1;
}

static int
stop(void **state)
{
	(void)state;
	pool_free(pool);
	pool = NULL;
	return 0;
}

/* One job; the worker's answer as JSON, its ALTO in *alto. */
static json_t *
job(const char *msg, const int *fds, int n_fds, struct buf *alto)
{
	struct pool_job j = {
	    .id = 7, .msg = msg, .len = strlen(msg), .n_fds = n_fds};
	struct pool_result res = POOL_RESULT_INIT;
	struct cr_err e = CR_ERR_INIT;
	json_t *reply;
	size_t which;
	int i;

	for (i = 0; i < n_fds; i++)
		j.fds[i] = fds[i];
	assert_int_equal(pool_send(pool, &j, &e), CR_OK);
	assert_int_equal(pool_wait(&pool, 1, -1, &which, &res, &e), CR_OK);
	if (res.how != POOL_DONE)
		print_message("%s\n", res.why);
	assert_int_equal(res.how, POOL_DONE);
	reply = json_loadb(res.reply.data, res.reply.len, 0, NULL);
	assert_non_null(reply);
	buf_release(&res.reply);
	if (alto)
		assert_int_equal(
		    fd_read_all(alto, fds[1], CR_MAX_XML, "alto", &e), CR_OK);
	return reply;
}

/* lexicon: its descriptor, -1: the job has none. */
static json_t *
read_with(PIX *p, int bits, const char *msg, int lexicon, struct buf *alto)
{
	struct cr_err e = CR_ERR_INIT;
	struct raster r;
	int fds[3] = {memory_file("page"), memory_file("alto"), lexicon};
	json_t *reply;

	assert_true(fds[0] >= 0 && fds[1] >= 0);
	typed_raster(&r, p, bits, 300);
	assert_int_equal(raster_write(&r, fds[0], &e), CR_OK);
	raster_release(&r);
	reply = job(msg, fds, lexicon < 0 ? 2 : 3, alto);
	close(fds[0]);
	close(fds[1]);
	return reply;
}

static json_t *
read_pix(PIX *p, int bits, const char *msg, struct buf *alto)
{
	return read_with(p, bits, msg, -1, alto);
}

#define ENGLISH "{\"lang\":\"eng\",\"source\":\"a b\",\"deadline_ms\":60000}"

static const char *
text_of(const json_t *reply, const char *key)
{
	const char *s = json_string_value(json_object_get(reply, key));

	assert_non_null(s);
	return s;
}

static int
number_of(const json_t *reply, const char *key)
{
	const json_t *n = json_object_get(reply, key);

	assert_true(json_is_number(n));
	return (int)json_number_value(n);
}

static void
read_alto(struct page_text *t, const struct buf *alto)
{
	struct cr_err e = CR_ERR_INIT;

	assert_int_equal(
	    alto_read(t, alto->data, alto->len, "alto", &e), CR_OK);
}

static struct box
box_of(const struct page_text *t, const char *word)
{
	size_t i;

	for (i = 0; i < t->n_words; i++)
		if (t->words[i].len == strlen(word) &&
		    !memcmp(t->text.data + t->words[i].off, word, strlen(word)))
			return t->words[i].box;
	print_message("'%s' not in: %s\n", word, t->text.data);
	fail();
	return (struct box){0, 0, 0, 0};
}

static PIX *
suit_page(void)
{
	return typed_page(1400, 1000, 12, 0, suit, 4);
}

static void
a_page_is_read(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	json_t *reply = read_pix(suit_page(), 8, ENGLISH, &alto);
	struct box b;

	(void)state;
	assert_true(json_is_true(json_object_get(reply, "ok")));
	assert_string_equal(text_of(reply, "kind"), "printed");
	assert_int_equal(number_of(reply, "width"), 1400);
	assert_int_equal(number_of(reply, "height"), 1000);
	assert_int_equal(number_of(reply, "rotation"), 0);
	assert_true(number_of(reply, "confidence") > 80);
	assert_memory_equal(text_of(reply, "engine"), "tesseract ", 10);
	assert_non_null(strstr(text_of(reply, "engine"), " eng sha256:"));
	assert_non_null(strstr(text_of(reply, "engine"), " lexicon:none"));
	assert_non_null(text_of(reply, "language"));
	assert_string_equal(text_of(reply, "flaws"), "");
	assert_true(*text_of(reply, "prep"));
	read_alto(&t, &alto);
	assert_non_null(strstr(t.text.data, "CIVIL SUIT NO. 95 OF 2015"));
	assert_non_null(strstr(t.text.data, "The plaintiff brought this"));
	assert_int_equal(t.n_words, number_of(reply, "words"));
	assert_int_equal(t.width, 1400);
	b = box_of(&t, "CIVIL"); /* the second line, at the left margin */
	assert_in_range(b.x, 135, 150);
	assert_in_range(b.y, 200, 230);
	assert_in_range(b.w, 100, 150);
	assert_in_range(b.h, 25, 45);
	text_release(&t);
	json_decref(reply);
	buf_release(&alto);
}

static void
it_is_read_whichever_way_it_lay(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	json_t *reply;
	struct box b;
	PIX *p;
	int i;

	(void)state;
	for (i = 1; i < 4; i++) {
		p = suit_page();
		reply = read_pix(
		    pixRotateOrth(p, i), i == 2 ? 1 : 8, ENGLISH, &alto);
		pixDestroy(&p);
		assert_int_equal(number_of(reply, "rotation"), 360 - 90 * i);
		assert_int_equal(number_of(reply, "width"), 1400);
		read_alto(&t, &alto);
		assert_non_null(strstr(t.text.data, "SUIT NO. 95 OF 2015"));
		b = box_of(&t, "CIVIL");
		assert_in_range(b.x, 135, 150);
		assert_in_range(b.y, 200, 230);
		text_release(&t);
		json_decref(reply);
		buf_reset(&alto);
	}
	buf_release(&alto);
}

static void
a_skewed_page_keeps_its_own_boxes(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	PIX *p = suit_page(), *q;
	json_t *reply;
	struct box first, last;

	(void)state;
	q = pixRotate(p, 0.05f, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 1400,
	    1000); /* clockwise, 2.9 degrees */
	pixDestroy(&p);
	reply = read_pix(q, 8, ENGLISH, &alto);
	assert_int_equal(number_of(reply, "rotation"), 0);
	assert_int_equal(number_of(reply, "skew"), 2);
	read_alto(&t, &alto);
	/* one line, and on the page it falls by 5 in 100 to the right */
	first = box_of(&t, "The");
	last = box_of(&t, "defendant");
	assert_in_range(last.x - first.x, 900, 1000);
	assert_in_range(last.y - first.y, 35, 60);
	text_release(&t);
	json_decref(reply);
	buf_release(&alto);
}

static void
the_order_of_pages_changes_nothing(void **state)
{
	struct buf a[2] = {BUF_INIT, BUF_INIT}, b[2] = {BUF_INIT, BUF_INIT};
	int round;

	(void)state;
	for (round = 0; round < 2; round++) {
		if (round == 0)
			json_decref(read_pix(suit_page(), 8, ENGLISH, &a[0]));
		json_decref(read_pix(typed_page(1400, 1000, 10, 90, ruling, 3),
		    8, ENGLISH, &b[round]));
		if (round == 0) { /* and a new process */
			stop(NULL);
			assert_int_equal(start(NULL), 0);
		} else {
			json_decref(read_pix(suit_page(), 8, ENGLISH, &a[1]));
		}
	}
	assert_true(a[0].len > 1000 && b[0].len > 1000);
	assert_string_equal(a[0].data, a[1].data);
	assert_string_equal(b[0].data, b[1].data);
	for (round = 0; round < 2; round++) {
		buf_release(&a[round]);
		buf_release(&b[round]);
	}
}

/* A lexicon of these words; its digest goes to digest. */
static int
make_lexicon(const char *words, char digest[16])
{
	struct cr_err e = CR_ERR_INIT;
	struct lexicon *l;
	int fd = memory_file("lexicon");

	assert_true(fd >= 0);
	assert_int_equal(
	    fd_write_all(fd, words, strlen(words), "lexicon", &e), CR_OK);
	assert_int_equal(lexicon_map(&l, fd, &e), CR_OK);
	snprintf(digest, 16, "%s", lexicon_digest(l));
	lexicon_free(l);
	return fd;
}

/* What is recorded is the lexicon that the page was read with. */
static void
read_with_lexicon(int fd, const char *named, const char *used)
{
	struct buf alto = BUF_INIT;
	char *msg = xasprintf("{\"lang\":\"eng\",\"source\":\"a\","
			      "\"deadline_ms\":60000,\"lexicon\":\"%s\"}",
	    named);
	char *in_reply = xasprintf(" lexicon:%s", used);
	char *in_alto = xasprintf(" lexicon=%s ", used);
	json_t *reply = read_with(typed_page(1400, 1000, 10, 90, ruling, 3), 8,
	    msg, fd, &alto);

	if (!json_is_true(json_object_get(reply, "ok")))
		fail_msg("%s", text_of(reply, "reason"));
	assert_non_null(strstr(text_of(reply, "engine"), in_reply));
	assert_non_null(strstr(alto.data, in_alto));
	json_decref(reply);
	free(in_alto);
	free(in_reply);
	free(msg);
	buf_release(&alto);
}

static void
the_lexicon_is_recorded_and_mapped_anew_when_it_is_another(void **state)
{
	char first[16], other[16];
	int fd = make_lexicon("appeal\nbail\n", first);
	int fd2 = make_lexicon("appeal\nhearing\nwill\n", other);

	(void)state;
	assert_string_not_equal(first, other);
	read_with_lexicon(fd, first, first);
	read_with_lexicon(fd, first, first);
	read_with_lexicon(fd2, other, other);
	read_with_lexicon(-1, "", "none");
	close(fd);
	close(fd2);
}

/* A page that killed its reader is read in another way, and is read. */
static void
the_simple_way_reads_too(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	json_t *reply = read_pix(suit_page(), 8,
	    "{\"lang\":\"eng\",\"deadline_ms\":60000,\"simple\":true}",
	    &alto);
	struct box b;

	(void)state;
	assert_true(json_is_true(json_object_get(reply, "ok")));
	read_alto(&t, &alto);
	assert_non_null(strstr(t.text.data, "plaintiff brought this suit"));
	b = box_of(&t, "CIVIL");
	assert_in_range(b.x, 130, 155);
	assert_in_range(b.y, 195, 235);
	text_release(&t);
	json_decref(reply);
	buf_release(&alto);
}

static void
a_blank_page_is_blank(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	json_t *reply =
	    read_pix(typed_page(800, 600, 8, 0, NULL, 0), 8, ENGLISH, &alto);

	(void)state;
	assert_string_equal(text_of(reply, "kind"), "blank");
	assert_int_equal(number_of(reply, "words"), 0);
	read_alto(&t, &alto);
	assert_int_equal(t.width, 800);
	text_release(&t);
	json_decref(reply);
	buf_release(&alto);
}

/* A word is read though the paper is dark and the ink is faint. */
static void
faint_ink_on_dark_paper_is_read(void **state)
{
	struct buf alto = BUF_INIT;
	struct page_text t;
	PIX *p = suit_page();
	json_t *reply;
	uint32_t v;
	int x, y;

	(void)state;
	for (y = 0; y < 1000; y++)
		for (x = 0; x < 1400; x++) {
			pixGetPixel(p, x, y, &v);
			pixSetPixel(p, x, y, 110 + v * 40 / 255);
		}
	reply = read_pix(p, 8, ENGLISH, &alto);
	assert_string_equal(text_of(reply, "kind"), "printed");
	read_alto(&t, &alto);
	assert_non_null(strstr(t.text.data, "plaintiff"));
	text_release(&t);
	json_decref(reply);
	buf_release(&alto);
}

static void
ink_without_words_is_unreadable(void **state)
{
	PIX *p = typed_page(1000, 1000, 8, 0, NULL, 0);
	struct buf alto = BUF_INIT;
	json_t *reply;
	uint32_t seed = 3;
	int i, x, y;

	(void)state;
	for (i = 0; i < 400; i++) { /* blots */
		seed = seed * 1103515245u + 12345u;
		x = 100 + (int)(seed >> 8) % 800;
		y = 100 + (int)(seed >> 18) % 800;
		pixRasterop(
		    p, x, y, 9 + i % 30, 9 + i % 23, PIX_CLR, NULL, 0, 0);
	}
	reply = read_pix(p, 8, ENGLISH, &alto);
	assert_string_equal(text_of(reply, "kind"), "unreadable");
	json_decref(reply);
	buf_release(&alto);
}

/* The deadline that was passed long ago: the page is not silently empty. */
static void
a_deadline_is_kept(void **state)
{
	struct buf alto = BUF_INIT;
	json_t *reply = read_pix(
	    suit_page(), 8, "{\"lang\":\"eng\",\"deadline_ms\":1}", &alto);

	(void)state;
	if (json_is_true(json_object_get(reply, "ok")))
		assert_true(json_is_true(json_object_get(reply, "cut")));
	else {
		assert_non_null(strstr(text_of(reply, "reason"), "time"));
		assert_true(json_is_true(json_object_get(reply, "late")));
	}
	json_decref(reply);
	buf_release(&alto);
}

static void
assert_refused(const char *msg, const char *says)
{
	json_t *reply = read_pix(suit_page(), 8, msg, NULL);

	assert_true(json_is_false(json_object_get(reply, "ok")));
	if (!strstr(text_of(reply, "reason"), says))
		fail_msg("%s: %s", msg, text_of(reply, "reason"));
	json_decref(reply);
}

static void
a_missing_model_is_named(void **state)
{
	(void)state;
	assert_refused("{\"lang\":\"zzz\",\"deadline_ms\":0}",
	    "no model for language 'zzz' in '");
	assert_refused(
	    "{\"lang\":\"eng+zz_a\",\"deadline_ms\":0}", "tesseract-ocr-zz-a");
}

static void
bad_jobs_are_answered_and_the_worker_lives(void **state)
{
	int fd = memory_file("x"), two[2] = {fd, fd};
	json_t *reply;

	(void)state;
	assert_refused("{\"lang\":\"../eng\",\"deadline_ms\":0}", "'../eng'");
	assert_refused("{\"lang\":\"\",\"deadline_ms\":0}", "language");
	assert_refused("{\"lang\":7}", "language");
	assert_refused("{\"lang\":\"eng\",\"deadline_ms\":-1}", "deadline");
	assert_refused("no JSON", "language");
	assert_refused("[]", "language");
	reply = job(ENGLISH, two, 1, NULL); /* no place for the ALTO */
	assert_true(json_is_false(json_object_get(reply, "ok")));
	json_decref(reply);
	assert_int_equal(ftruncate(fd, 100), 0);
	reply = job(ENGLISH, two, 2, NULL); /* no raster */
	assert_true(json_is_false(json_object_get(reply, "ok")));
	json_decref(reply);
	close(fd);
	reply = read_pix(suit_page(), 8, ENGLISH, NULL);
	assert_true(json_is_true(json_object_get(reply, "ok")));
	json_decref(reply);
}

static void
it_refuses_to_run_with_threads(void **state)
{
	pid_t pid = fork();
	int status;

	(void)state;
	if (pid == 0) {
		unsetenv("OMP_THREAD_LIMIT");
		fclose(stderr);
		execl(program, program, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), CR_EXIT_STOP);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_is_read),
	    cmocka_unit_test(it_is_read_whichever_way_it_lay),
	    cmocka_unit_test(a_skewed_page_keeps_its_own_boxes),
	    cmocka_unit_test(the_order_of_pages_changes_nothing),
	    cmocka_unit_test(
		the_lexicon_is_recorded_and_mapped_anew_when_it_is_another),
	    cmocka_unit_test(the_simple_way_reads_too),
	    cmocka_unit_test(a_blank_page_is_blank),
	    cmocka_unit_test(faint_ink_on_dark_paper_is_read),
	    cmocka_unit_test(ink_without_words_is_unreadable),
	    cmocka_unit_test(a_deadline_is_kept),
	    cmocka_unit_test(a_missing_model_is_named),
	    cmocka_unit_test(bad_jobs_are_answered_and_the_worker_lives),
	    cmocka_unit_test(it_refuses_to_run_with_threads),
	};
	int failed;

	program = where_program("ocr-worker");
	failed = cmocka_run_group_tests(tests, start, stop);
	free(program);
	return failed;
}
