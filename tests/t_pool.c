/* t_pool.c: tests of base/pool.h with a worker that misbehaves on demand
 * (fake_pool_worker.c). */
#include "tests/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "base/decoder.h"
#include "base/pool.h"
#include "base/raster.h"

static char *program;

/* The worker lies beside this test. */
static int
setup(void **state)
{
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	if (n <= 0)
		return -1;
	exe[n] = '\0';
	*strrchr(exe, '/') = '\0';
	program = path_join(exe, "fake_pool_worker");
	return scratch_setup(state);
}

static int
teardown(void **state)
{
	free(program);
	return scratch_teardown(state);
}

static struct pool *
make(struct pool_spec spec)
{
	const char *argv[] = {program, NULL};
	struct pool *p;

	spec.argv = argv;
	if (!spec.workers)
		spec.workers = 1;
	if (!spec.deadline_ms)
		spec.deadline_ms = 20000;
	must(pool_new(&p, &spec, e));
	return p;
}

static void
ask(struct pool *p, uint64_t id, const char *msg)
{
	const struct pool_job job = {.id = id, .msg = msg, .len = strlen(msg)};

	must(pool_send(p, &job, e));
}

static struct pool_result
answer(struct pool *p)
{
	struct pool_result r = POOL_RESULT_INIT;
	size_t which = 9;

	must(pool_wait(&p, 1, -1, &which, &r, e));
	assert_int_equal(which, 0);
	return r;
}

/* Ask, and the answer must be this. */
static void
says(struct pool *p, const char *msg, enum pool_how how, const char *text)
{
	struct pool_result r;

	ask(p, 7, msg);
	r = answer(p);
	assert_int_equal(r.id, 7);
	if (r.how != how ||
	    !strstr(how == POOL_DONE ? r.reply.data : r.why, text))
		fail_msg("'%s': %d '%s' '%s'", msg, r.how, r.reply.data, r.why);
	buf_release(&r.reply);
}

static void
a_job_is_answered(void **state)
{
	struct pool *p = make((struct pool_spec){.workers = 2});
	struct pool_result r;
	char *big = xmalloc(POOL_MSG_MAX + 1);

	(void)state;
	assert_true(pool_idle(p));
	assert_int_equal(pool_busy(p), 0);
	says(p, "hello", POOL_DONE, "hello");
	/* the largest message there and back */
	memset(big, 'm', POOL_MSG_MAX);
	big[POOL_MSG_MAX] = '\0';
	ask(p, 1, big);
	r = answer(p);
	assert_int_equal(r.reply.len, POOL_MSG_MAX);
	assert_string_equal(r.reply.data, big);
	buf_release(&r.reply);
	free(big);
	pool_free(p);
	pool_free(NULL);
}

static void
nothing_under_way_ends_the_wait(void **state)
{
	struct pool *p = make((struct pool_spec){.workers = 2});
	struct pool_result r = POOL_RESULT_INIT;
	size_t which;

	(void)state;
	assert_int_equal(pool_wait(&p, 1, -1, &which, &r, NULL), CR_END);
	ask(p, 1, "hang");
	assert_int_equal(pool_wait(&p, 1, 50, &which, &r, NULL), CR_END);
	assert_int_equal(pool_busy(p), 1);
	pool_free(p); /* kills it */
	buf_release(&r.reply);
}

static void
a_crash_is_told_with_its_last_words(void **state)
{
	struct pool *p = make((struct pool_spec){0});

	(void)state;
	says(p, "crash", POOL_CRASHED, "signal 6");
	says(p, "crash", POOL_CRASHED, ": the ?[1mlast? words");
	says(p, "exit 3", POOL_CRASHED, "status 3");
	says(p, "well", POOL_DONE, "well"); /* another took its place */
	/* an empty message is no answer */
	says(p, "silent", POOL_CRASHED, "");
	says(p, "well", POOL_DONE, "well");
	pool_free(p);
}

static void
a_hanging_worker_is_killed(void **state)
{
	struct pool *p =
	    make((struct pool_spec){.workers = 2, .deadline_ms = 1500});
	struct pool_result r;

	(void)state;
	ask(p, 1, "hang");
	ask(p, 2, "fine");
	r = answer(p); /* its neighbour does not notice */
	assert_int_equal(r.id, 2);
	buf_release(&r.reply);
	r = answer(p);
	assert_int_equal(r.id, 1);
	assert_int_equal(r.how, POOL_TIMEOUT);
	buf_release(&r.reply);
	says(p, "well", POOL_DONE, "well");
	pool_free(p);
}

static void
a_job_may_have_a_deadline_of_its_own(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	struct pool_job job = {.msg = "hang", .len = 4, .deadline_ms = 200};
	struct pool_result r;

	(void)state;
	must(pool_send(p, &job, e));
	r = answer(p);
	assert_int_equal(r.how, POOL_TIMEOUT);
	assert_string_equal(r.why, "no answer within 0.2 seconds");
	buf_release(&r.reply);
	says(p, "well", POOL_DONE, "well");
	pool_free(p);
}

static void
floods_neither_block_nor_beat_the_deadline(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	struct pool *hasty = make((struct pool_spec){.deadline_ms = 500});

	(void)state;
	says(p, "flood", POOL_DONE, "flooded");
	says(hasty, "babble", POOL_TIMEOUT, "no answer"); /* without end */
	pool_free(p);
	pool_free(hasty);
}

/* What one job wrote must not explain the crash of the next. */
static void
last_words_belong_to_their_job(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	struct pool_result r;

	(void)state;
	says(p, "flood", POOL_DONE, "flooded");
	ask(p, 1, "exit 4");
	r = answer(p);
	assert_string_equal(r.why, "worker ended with status 4");
	buf_release(&r.reply);
	pool_free(p);
}

/* A worker without standard error must not make the parent spin. */
static void
a_closed_standard_error_costs_nothing(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	struct rusage a, b;
	int64_t us;

	(void)state;
	getrusage(RUSAGE_SELF, &a);
	says(p, "mute", POOL_DONE, "mute");
	getrusage(RUSAGE_SELF, &b);
	us = (b.ru_utime.tv_sec - a.ru_utime.tv_sec + b.ru_stime.tv_sec -
		 a.ru_stime.tv_sec) *
		 INT64_C(1000000) +
	     b.ru_utime.tv_usec - a.ru_utime.tv_usec + b.ru_stime.tv_usec -
	     a.ru_stime.tv_usec;
	assert_true(us < 150000);
	pool_free(p);
}

static void
workers_are_replaced_after_their_jobs(void **state)
{
	struct pool *p = make((struct pool_spec){.recycle = 2});
	struct pool_result r[4];
	int i;

	(void)state;
	for (i = 0; i < 4; i++) {
		ask(p, 1, "pid");
		r[i] = answer(p);
	}
	assert_string_equal(r[0].reply.data, r[1].reply.data);
	assert_string_not_equal(r[1].reply.data, r[2].reply.data);
	assert_string_equal(r[2].reply.data, r[3].reply.data);
	for (i = 0; i < 4; i++)
		buf_release(&r[i].reply);
	assert_true(pool_peak_rss(p) > 100000);
	pool_free(p);
}

static void
one_that_died_while_idle_is_replaced(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	struct pool_result r;

	(void)state;
	ask(p, 1, "pid");
	r = answer(p);
	kill((pid_t)strtol(r.reply.data, NULL, 10), SIGKILL);
	buf_release(&r.reply);
	/* it may take the job with it or not: never the pool */
	ask(p, 2, "pid");
	r = answer(p);
	assert_int_equal(r.id, 2);
	assert_true(r.how == POOL_DONE || r.how == POOL_CRASHED);
	buf_release(&r.reply);
	says(p, "well", POOL_DONE, "well");
	pool_free(p);
}

static void
the_environment_is_made_anew(void **state)
{
	static const char *const more[] = {"EXTRA=1", NULL};
	struct pool *p;

	(void)state;
	setenv("SECRET_OF_THE_USER", "x", 1);
	p = make((struct pool_spec){.env = more});
	says(p, "env", POOL_DONE, "OMP_THREAD_LIMIT=1");
	says(p, "env", POOL_DONE, "LC_ALL=C");
	says(p, "env", POOL_DONE, "EXTRA=1");
	ask(p, 1, "env");
	{
		struct pool_result r = answer(p);

		assert_null(strstr(r.reply.data, "SECRET"));
		buf_release(&r.reply);
	}
	unsetenv("SECRET_OF_THE_USER");
	pool_free(p);
}

static void
only_the_jobs_descriptors_reach_it(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	static const char *const says[POOL_FDS] = {"one", "two", "six"};
	struct pool_job job = {.msg = "fds", .len = 3, .n_fds = POOL_FDS};
	struct pool_result r;
	int leaky = open("/dev/null", O_RDONLY); /* not close-on-exec */
	int i;

	(void)state;
	for (i = 0; i < POOL_FDS; i++) {
		job.fds[i] = memory_file("t");
		assert_int_equal(write(job.fds[i], says[i], 3), 3);
	}
	must(pool_send(p, &job, e));
	r = answer(p);
	assert_string_equal(r.reply.data, "one two six 0");
	buf_release(&r.reply);
	for (i = 0; i < POOL_FDS; i++)
		close(job.fds[i]);
	close(leaky);
	pool_free(p);
}

static void
limits_hold(void **state)
{
	struct pool *p = make((struct pool_spec){
	    .memory = decoder_memory(200u << 20), .file_size = 1 << 20});
	struct pool_job job = {.msg = "file", .len = 4, .n_fds = 1};
	struct pool_result r;

	(void)state;
	if (decoder_memory(1))
		says(p, "memory", POOL_DONE, "refused");
	job.fds[0] = memory_file("t");
	must(pool_send(p, &job, e));
	r = answer(p);
	assert_int_equal(r.how, POOL_CRASHED);
	assert_non_null(strstr(r.why, "signal 25"));
	buf_release(&r.reply);
	close(job.fds[0]);
	pool_free(p);
}

static bool
gone(pid_t pid)
{
	int i;

	for (i = 0; i < 200; i++) {
		char path[40], line[200] = "";
		FILE *f;

		snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
		if (!(f = fopen(path, "r")))
			return true;
		if (!fgets(line, sizeof line, f))
			line[0] = '\0';
		fclose(f);
		if (strstr(line, ") Z "))
			return true; /* only its parent has not looked yet */
		usleep(10000);
	}
	return false;
}

static void
children_of_a_crashed_worker_die_too(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	struct pool_result r;
	char *colon;

	(void)state;
	ask(p, 1, "orphan");
	r = answer(p);
	assert_int_equal(r.how, POOL_CRASHED);
	colon = strrchr(r.why, ':');
	assert_non_null(colon);
	assert_true(gone((pid_t)strtol(colon + 1, NULL, 10)));
	buf_release(&r.reply);
	pool_free(p);
}

static void
one_that_does_not_finish_is_killed(void **state)
{
	struct pool *p = make((struct pool_spec){0});
	time_t began = time(NULL);

	(void)state;
	says(p, "deaf", POOL_DONE, "deaf");
	pool_free(p);
	assert_true(time(NULL) - began < 15);
}

/* The parent is killed: its workers must not stay behind. */
static void
workers_die_with_their_parent(void **state)
{
	int ends[2], status;
	pid_t parent, worker = 0;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	parent = fork();
	if (parent == 0) {
		struct pool *p = make((struct pool_spec){.workers = 1});
		struct pool_result r;

		ask(p, 1, "pid");
		r = answer(p);
		worker = (pid_t)strtol(r.reply.data, NULL, 10);
		if (write(ends[1], &worker, sizeof worker) < 0)
			_exit(1);
		ask(p, 1, "hang");
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], &worker, sizeof worker), sizeof worker);
	kill(parent, SIGKILL);
	waitpid(parent, &status, 0);
	assert_true(gone(worker));
	close(ends[0]);
	close(ends[1]);
}

static void
what_cannot_run_is_fatal(void **state)
{
	char *text = in_scratch("text"), *shell = in_scratch("shell");
	const char *argv[] = {text, NULL};
	struct pool_spec spec = {
	    .argv = argv, .workers = 1, .deadline_ms = 20000};
	struct pool_job job = {.id = 1, .msg = "x", .len = 1};
	struct pool_result r = POOL_RESULT_INIT;
	struct pool *p;
	size_t which;

	(void)state;
	must_say(CR_FATAL, "cannot run", pool_new(&p, &spec, e));
	assert_null(p);
	/* there and executable, but of no format that the kernel knows: the
	 * page that was sent is not to blame */
	put("text", "neither a program nor a script\n");
	assert_int_equal(chmod(text, 0700), 0);
	must(pool_new(&p, &spec, e));
	must(pool_send(p, &job, e));
	must_say(CR_FATAL, "cannot run", pool_wait(&p, 1, -1, &which, &r, e));
	pool_free(p);
	buf_release(&r.reply);
	free(text);
	free(shell);
}

static void
several_pools_are_waited_for_at_once(void **state)
{
	struct pool *p[2] = {make((struct pool_spec){.workers = 2}),
	    make((struct pool_spec){.workers = 2})};
	struct pool_result r = POOL_RESULT_INIT;
	unsigned seen = 0, i;
	size_t which;

	(void)state;
	for (i = 0; i < 4; i++)
		ask(p[i / 2], i, "hello");
	assert_false(pool_idle(p[0]));
	for (i = 0; i < 4; i++) {
		must(pool_wait(p, 2, -1, &which, &r, e));
		assert_int_equal(which, r.id / 2);
		seen |= 1u << r.id;
	}
	assert_int_equal(seen, 15);
	buf_release(&r.reply);
	pool_free(p[0]);
	pool_free(p[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_job_is_answered),
	    cmocka_unit_test(nothing_under_way_ends_the_wait),
	    cmocka_unit_test(a_crash_is_told_with_its_last_words),
	    cmocka_unit_test(a_hanging_worker_is_killed),
	    cmocka_unit_test(a_job_may_have_a_deadline_of_its_own),
	    cmocka_unit_test(floods_neither_block_nor_beat_the_deadline),
	    cmocka_unit_test(last_words_belong_to_their_job),
	    cmocka_unit_test(a_closed_standard_error_costs_nothing),
	    cmocka_unit_test(workers_are_replaced_after_their_jobs),
	    cmocka_unit_test(one_that_died_while_idle_is_replaced),
	    cmocka_unit_test(the_environment_is_made_anew),
	    cmocka_unit_test(only_the_jobs_descriptors_reach_it),
	    cmocka_unit_test(limits_hold),
	    cmocka_unit_test(children_of_a_crashed_worker_die_too),
	    cmocka_unit_test(one_that_does_not_finish_is_killed),
	    cmocka_unit_test(workers_die_with_their_parent),
	    cmocka_unit_test(what_cannot_run_is_fatal),
	    cmocka_unit_test(several_pools_are_waited_for_at_once),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
