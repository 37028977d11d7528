/* t_crew.c: base/crew.h: what threads do comes back in order, once each,
 * whatever fails. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/crew.h"
#include "base/mem.h"

struct item {
	int n, square;
};

struct job {
	pthread_mutex_t lock;
	pthread_cond_t moved;
	int total;           /* items to produce */
	int produce_fails;   /* at this item, -1: never */
	int work_fails, consume_fails, open_fails;
	bool second_first;   /* item 0 waits until 1 is done */
	bool second_done;
	int produced, consumed, dropped, opened, closed;
	int most;            /* under way at once */
	int wrong;           /* out of order, or not worked on */
	char said[40];       /* message of the item that failed */
};

static void
job_init(struct job *j, int total)
{
	memset(j, 0, sizeof *j);
	pthread_mutex_init(&j->lock, NULL);
	pthread_cond_init(&j->moved, NULL);
	j->total = total;
	j->produce_fails = j->work_fails = j->consume_fails = -1;
}

static enum cr_status
next(void *ctx, void **out, struct cr_err *e)
{
	struct job *j = ctx;
	struct item *x;
	int under_way = j->produced - j->consumed + 1;

	if (j->produced == j->produce_fails)
		return err_set(e, CR_FATAL, "the well is dry");
	if (j->produced == j->total)
		return CR_END;
	x = xcalloc(1, sizeof *x);
	x->n = j->produced++;
	if (under_way > j->most)
		j->most = under_way;
	*out = x;
	return CR_OK;
}

static enum cr_status
look(void *ctx, void *state, void *item, struct cr_err *e)
{
	struct job *j = ctx;
	struct item *x = item;

	++*(int *)state;
	pthread_mutex_lock(&j->lock);
	while (j->second_first && x->n == 0 && !j->second_done)
		pthread_cond_wait(&j->moved, &j->lock);
	if (x->n == 1) {
		j->second_done = true;
		pthread_cond_broadcast(&j->moved);
	}
	pthread_mutex_unlock(&j->lock);
	x->square = x->n * x->n;
	if (x->n == j->work_fails)
		return err_set(e, CR_SKIP, "item %d is bad", x->n);
	return CR_OK;
}

static enum cr_status
store(void *ctx, void *item, enum cr_status st, struct cr_err *e)
{
	struct job *j = ctx;
	struct item *x = item;
	int n = x->n;

	j->wrong += x->n != j->consumed || x->square != x->n * x->n;
	j->wrong += (st != CR_OK) != (x->n == j->work_fails);
	if (st != CR_OK)
		snprintf(j->said, sizeof j->said, "%.39s", e->msg);
	j->consumed++;
	free(x);
	if (n == j->consume_fails)
		return err_set(e, CR_FATAL, "the disk is full");
	return CR_OK;
}

static void
forget(void *ctx, void *item)
{
	((struct job *)ctx)->dropped++;
	free(item);
}

static enum cr_status
begin(void *ctx, void **state, struct cr_err *e)
{
	struct job *j = ctx;
	bool fails;

	pthread_mutex_lock(&j->lock);
	fails = j->open_fails > 0 && ++j->opened >= j->open_fails;
	j->opened += j->open_fails == 0;
	pthread_mutex_unlock(&j->lock);
	if (fails)
		return err_set(e, CR_FATAL, "no seat");
	*state = xcalloc(1, sizeof(int));
	return CR_OK;
}

static void
end(void *ctx, void *state)
{
	struct job *j = ctx;

	pthread_mutex_lock(&j->lock);
	j->closed++;
	pthread_mutex_unlock(&j->lock);
	free(state);
}

static enum cr_status
run(struct job *j, unsigned workers, unsigned ahead, struct cr_err *e)
{
	const struct crew c = { .ctx = j, .workers = workers, .ahead = ahead,
		.open = begin, .close = end, .produce = next, .work = look,
		.consume = store, .drop = forget };
	enum cr_status st = crew_run(&c, e);

	pthread_cond_destroy(&j->moved);
	pthread_mutex_destroy(&j->lock);
	return st;
}

static void
items_come_back_in_order_from_any_number_of_threads(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	unsigned workers;
	struct job j;

	(void)state;
	for (workers = 0; workers < 9; workers++) {
		job_init(&j, 1000);
		assert_int_equal(run(&j, workers, 0, &e), CR_OK);
		assert_int_equal(j.consumed, 1000);
		assert_int_equal(j.wrong, 0);
		assert_int_equal(j.dropped, 0);
		assert_int_equal(j.opened, j.closed);
		if (workers)
			assert_int_equal(j.opened, workers);
	}
}

static void
an_item_that_is_done_early_waits_for_its_turn(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct job j;

	(void)state;
	job_init(&j, 10);
	j.second_first = true;
	assert_int_equal(run(&j, 2, 0, &e), CR_OK);
	assert_int_equal(j.consumed, 10);
	assert_int_equal(j.wrong, 0);
}

static void
nothing_to_do_is_well(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct job j;

	(void)state;
	job_init(&j, 0);
	assert_int_equal(run(&j, 3, 0, &e), CR_OK);
	job_init(&j, 0);
	assert_int_equal(run(&j, 1, 0, &e), CR_OK);
	assert_int_equal(j.consumed, 0);
}

static void
no_more_than_agreed_is_under_way(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct job j;

	(void)state;
	job_init(&j, 500);
	assert_int_equal(run(&j, 4, 3, &e), CR_OK);
	assert_int_equal(j.most, 3);
	assert_int_equal(j.consumed, 500);
}

static void
a_bad_item_is_handed_on_with_its_reason(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	unsigned workers;
	struct job j;

	(void)state;
	for (workers = 1; workers < 4; workers++) {
		job_init(&j, 50);
		j.work_fails = 17;
		assert_int_equal(run(&j, workers, 0, &e), CR_OK);
		assert_int_equal(j.consumed, 50);
		assert_int_equal(j.wrong, 0);
		assert_string_equal(j.said, "item 17 is bad");
	}
}

static void
a_consumer_that_fails_ends_the_run_and_nothing_is_lost(void **state)
{
	unsigned workers;
	struct job j;

	(void)state;
	for (workers = 1; workers < 4; workers++) {
		struct cr_err e = CR_ERR_INIT;

		job_init(&j, 1000);
		j.consume_fails = 20;
		assert_int_equal(run(&j, workers, 0, &e), CR_FATAL);
		assert_string_equal(e.msg, "the disk is full");
		assert_int_equal(j.consumed, 21);
		assert_int_equal(j.consumed + j.dropped, j.produced);
		assert_int_equal(j.opened, j.closed);
	}
}

static void
what_came_before_a_failure_to_produce_is_consumed(void **state)
{
	unsigned workers;
	struct job j;

	(void)state;
	for (workers = 1; workers < 4; workers++) {
		struct cr_err e = CR_ERR_INIT;

		job_init(&j, 1000);
		j.produce_fails = 33;
		assert_int_equal(run(&j, workers, 0, &e), CR_FATAL);
		assert_string_equal(e.msg, "the well is dry");
		assert_int_equal(j.consumed, 33);
		assert_int_equal(j.dropped, 0);
	}
}

static void
a_thread_that_cannot_begin_ends_the_run(void **state)
{
	unsigned workers;
	struct job j;

	(void)state;
	for (workers = 1; workers < 4; workers++) {
		struct cr_err e = CR_ERR_INIT;

		job_init(&j, 100000);
		j.open_fails = 1;
		assert_int_equal(run(&j, workers, 0, &e), CR_FATAL);
		assert_string_equal(e.msg, "no seat");
		assert_int_equal(j.consumed + j.dropped, j.produced);
		assert_int_equal(j.closed, 0);
	}
}

static void
messages_may_be_unwanted(void **state)
{
	struct job j;

	(void)state;
	job_init(&j, 50);
	j.work_fails = 3;
	j.consume_fails = 20;
	assert_int_equal(run(&j, 2, 0, NULL), CR_FATAL);
	job_init(&j, 50);
	j.produce_fails = 5;
	assert_int_equal(run(&j, 2, 0, NULL), CR_FATAL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    items_come_back_in_order_from_any_number_of_threads),
		cmocka_unit_test(
		    an_item_that_is_done_early_waits_for_its_turn),
		cmocka_unit_test(nothing_to_do_is_well),
		cmocka_unit_test(no_more_than_agreed_is_under_way),
		cmocka_unit_test(a_bad_item_is_handed_on_with_its_reason),
		cmocka_unit_test(
		    a_consumer_that_fails_ends_the_run_and_nothing_is_lost),
		cmocka_unit_test(
		    what_came_before_a_failure_to_produce_is_consumed),
		cmocka_unit_test(a_thread_that_cannot_begin_ends_the_run),
		cmocka_unit_test(messages_may_be_unwanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
