/* t_prober.c: tests of ingest/prober.h: what is staged is decided; after a
 * Ctrl-C nothing more is asked, however many pages are in hand. */
#include "tests/scratch.h"

#include <signal.h>

#include "base/progress.h"
#include "ingest/prober.h"

static struct bench b;
static struct stage stage;
static struct inputs in;
static struct prober *prober;
static int n_decided;
static bool stop_at_first;

static enum cr_status
decided(void *ctx, struct input *i, struct cr_err *e)
{
	(void)ctx;
	(void)e;
	assert_int_equal(i->fate, FATE_REFUSED);
	n_decided++;
	if (stop_at_first)
		raise(SIGTERM);
	return CR_OK;
}

/* Three inputs that are no scans, staged. */
static void
begin(void)
{
	char *path = in_scratch("in");
	size_t i;

	put("in/1", "\001\377 junk");
	put("in/2", "\001\377 other junk");
	put("in/3", "\001\377 more junk");
	bench_open(&b);
	must(stage_open(&stage, b.c, "b1", e));
	must(inputs_walk(&in, &path, 1, b.a.root, e));
	for (i = 0; i < in.n; i++)
		must(stage_take(&stage, &in.v[i], e));
	must(prober_new(&prober, &stage, 1, e));
	prober_on_decided(prober, decided, NULL);
	n_decided = 0;
	free(path);
}

static void
end(void)
{
	prober_free(prober);
	inputs_release(&in);
	stage_close(&stage);
	bench_close(&b);
}

static void
all_are_decided(void **state)
{
	size_t i;

	(void)state;
	begin();
	for (i = 0; i < in.n; i++)
		must(prober_add(prober, &in.v[i], e));
	must(prober_drain(prober, e));
	assert_int_equal(n_decided, 3);
	end();
}

static void
nothing_is_asked_after_a_stop(void **state)
{
	size_t i;

	(void)state;
	begin();
	progress_stop_setup();
	stop_at_first = true;
	for (i = 0; i < in.n; i++)
		must(prober_add(prober, &in.v[i], e));
	must(prober_drain(prober, e)); /* one worker: one at a time */
	assert_int_equal(n_decided, 1);
	assert_int_equal(in.v[2].fate, FATE_NEW);
	assert_int_equal(in.v[2].asked, 0);
	end();
}

int
main(void)
{
#define TEST(NAME)                                                             \
	cmocka_unit_test_setup_teardown(NAME, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(all_are_decided),
	    TEST(nothing_is_asked_after_a_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
