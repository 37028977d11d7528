/* t_raster.c: tests of base/raster.h: sizes, memory files, orientation. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/raster.h"
#include "base/text.h"
#include "courtroll.h"

static uint32_t
random_next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void
random_fill(struct raster *r, uint32_t seed)
{
	for (uint32_t y = 0; y < r->head.height; y++) {
		uint8_t *row = r->rows + (size_t)y * r->head.stride;

		for (uint32_t i = 0; i < r->head.stride; i++)
			row[i] = (uint8_t)random_next(&seed);
		if (r->head.bits == 1 && r->head.width % 8 != 0)
			row[r->head.stride - 1] &=
			    (uint8_t)(0xFF00 >> r->head.width % 8);
	}
}

static uint32_t
pixel(const struct raster *r, uint32_t x, uint32_t y)
{
	const uint8_t *row = r->rows + (size_t)y * r->head.stride;

	if (r->head.bits == 1)
		return row[x / 8] >> (7 - x % 8) & 1;
	if (r->head.channels == 1)
		return row[x];
	return (uint32_t)row[3 * x] << 16 | (uint32_t)row[3 * x + 1] << 8 |
	       row[3 * x + 2];
}

static struct raster
copy(const struct raster *r)
{
	struct raster c;

	assert_int_equal(raster_new(&c, r->head.width, r->head.height,
			     r->head.channels, r->head.bits, NULL),
	    CR_OK);
	memcpy(c.rows, r->rows, (size_t)r->head.stride * r->head.height);
	return c;
}

static void
limits_hold(void **state)
{
	struct raster r;
	struct cr_err e = CR_ERR_INIT;

	(void)state;
	assert_int_equal(raster_new(&r, 0, 10, 1, 8, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, 10, 0, 1, 8, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, CR_MAX_SIDE + 1, 1, 1, 1, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, 12000, 10001, 1, 1, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, 10, 10, 2, 8, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, 10, 10, 3, 1, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, 10, 10, 1, 16, &e), CR_SKIP);
	assert_int_equal(raster_new(&r, CR_MAX_SIDE, 1, 1, 1, &e), CR_OK);
	assert_int_equal(r.head.stride, (CR_MAX_SIDE + 7) / 8);
	raster_release(&r);
	raster_release(&r); /* twice is well */
}

static void
written_is_what_is_mapped(void **state)
{
	static const uint32_t kinds[3][2] = {{1, 1}, {1, 8}, {3, 8}};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct raster r, m;
		struct cr_err e = CR_ERR_INIT;
		int fd = memory_file("test");

		assert_true(fd >= 0);
		assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
		assert_int_equal(
		    raster_new(&r, 37, 21, kinds[i][0], kinds[i][1], &e),
		    CR_OK);
		random_fill(&r, 1);
		r.head.dpi = 300;
		assert_int_equal(raster_write(&r, fd, &e), CR_OK);
		/* a second write replaces the first */
		assert_int_equal(raster_write(&r, fd, &e), CR_OK);
		assert_int_equal(raster_map(&m, fd, &e), CR_OK);
		assert_memory_equal(&m.head, &r.head, sizeof(r.head));
		assert_memory_equal(
		    m.rows, r.rows, (size_t)r.head.stride * r.head.height);
		raster_release(&m);
		raster_release(&r);
		close(fd);
	}
}

/* Write a head that lies, and `len` bytes of pixels. */
static enum cr_status
map_lie(struct raster_head h, size_t len)
{
	static const uint8_t zeros[4096];
	struct raster m;
	struct cr_err e = CR_ERR_INIT;
	int fd = memory_file("lie");
	enum cr_status st;

	assert_int_equal(write(fd, &h, sizeof(h)), sizeof(h));
	assert_true(len <= sizeof(zeros));
	assert_int_equal(write(fd, zeros, len), len);
	st = raster_map(&m, fd, &e);
	if (st == CR_OK)
		raster_release(&m);
	else
		assert_true(e.msg[0] != '\0');
	close(fd);
	return st;
}

static void
map_believes_nothing(void **state)
{
	const struct raster_head good = {.magic = RASTER_MAGIC,
	    .width = 16,
	    .height = 8,
	    .channels = 1,
	    .bits = 1,
	    .stride = 2,
	    .orientation = 1};
	struct raster_head h = good;

	(void)state;
	assert_int_equal(map_lie(good, 16), CR_OK);
	assert_int_equal(map_lie(good, 15), CR_SKIP);
	assert_int_equal(map_lie(good, 0), CR_SKIP);
	h.magic++;
	assert_int_equal(map_lie(h, 16), CR_SKIP);
	h = good;
	h.stride = 1;
	assert_int_equal(map_lie(h, 16), CR_SKIP);
	h = good;
	h.stride = 3;
	assert_int_equal(map_lie(h, 4000), CR_SKIP);
	h = good;
	h.width = h.height = 0x80000000u;
	assert_int_equal(map_lie(h, 16), CR_SKIP);
	h = good;
	h.bits = 8;
	assert_int_equal(map_lie(h, 16), CR_SKIP);
	h = good;
	h.channels = 0;
	assert_int_equal(map_lie(h, 16), CR_SKIP);
}

static void
mapped_file_cannot_shrink(void **state)
{
	struct raster r, m;
	int fd = memory_file("test");

	(void)state;
	assert_int_equal(raster_new(&r, 64, 64, 1, 8, NULL), CR_OK);
	assert_int_equal(raster_write(&r, fd, NULL), CR_OK);
	assert_int_equal(raster_map(&m, fd, NULL), CR_OK);
	assert_int_equal(ftruncate(fd, 10), -1);
	raster_release(&m);
	raster_release(&r);
	close(fd);
}

/* Each pixel must be where box_orient says that a box of one pixel goes. */
static void
orientation_agrees_with_boxes(void **state)
{
	static const uint32_t kinds[3][2] = {{1, 1}, {1, 8}, {3, 8}};
	static const uint32_t sizes[6][2] = {
	    {1, 1}, {8, 3}, {13, 9}, {70, 130}, {129, 65}, {16, 16}};

	(void)state;
	for (int k = 0; k < 3 * 6 * 8; k++) {
		const uint32_t *kind = kinds[k % 3], *size = sizes[k / 3 % 6];
		int o = k / 18 + 1;
		struct raster r, t;

		assert_int_equal(
		    raster_new(&r, size[0], size[1], kind[0], kind[1], NULL),
		    CR_OK);
		random_fill(&r, (uint32_t)k);
		t = copy(&r);
		assert_int_equal(raster_orient(&t, o, NULL), CR_OK);
		assert_int_equal(t.head.orientation, o);
		assert_int_equal(t.head.width, o < 5 ? size[0] : size[1]);
		assert_int_equal(t.head.height, o < 5 ? size[1] : size[0]);
		for (uint32_t y = 0; y < size[1]; y++) {
			for (uint32_t x = 0; x < size[0]; x++) {
				struct box b = {(int32_t)x, (int32_t)y, 1, 1};

				b = box_orient(
				    b, (int32_t)size[0], (int32_t)size[1], o);
				assert_int_equal(pixel(&r, x, y),
				    pixel(&t, (uint32_t)b.x, (uint32_t)b.y));
			}
		}
		/* bits beyond the width stay white */
		for (uint32_t y = 0; t.head.bits == 1 && y < t.head.height; y++)
			assert_int_equal(
			    t.rows[(y + 1) * t.head.stride - 1] &
				(0xFF >> ((t.head.width - 1) % 8 + 1)),
			    0);
		raster_release(&t);
		raster_release(&r);
	}
}

static void
unknown_orientation_is_upright(void **state)
{
	struct raster r, t;

	(void)state;
	assert_int_equal(raster_new(&r, 5, 4, 1, 8, NULL), CR_OK);
	random_fill(&r, 7);
	t = copy(&r);
	assert_int_equal(raster_orient(&t, 9, NULL), CR_OK);
	assert_int_equal(t.head.orientation, 1);
	assert_memory_equal(t.rows, r.rows, 20);
	raster_release(&t);
	raster_release(&r);
}

static void
a_mapped_raster_can_be_turned(void **state)
{
	struct raster r, m;
	int fd = memory_file("test");

	(void)state;
	assert_int_equal(raster_new(&r, 30, 10, 3, 8, NULL), CR_OK);
	random_fill(&r, 3);
	assert_int_equal(raster_write(&r, fd, NULL), CR_OK);
	assert_int_equal(raster_map(&m, fd, NULL), CR_OK);
	assert_int_equal(raster_orient(&m, 6, NULL), CR_OK);
	assert_int_equal(pixel(&m, 9, 0), pixel(&r, 0, 0));
	raster_release(&m);
	/* what others see did not change */
	assert_int_equal(raster_map(&m, fd, NULL), CR_OK);
	assert_memory_equal(m.rows, r.rows, 900);
	raster_release(&m);
	raster_release(&r);
	close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(limits_hold),
	    cmocka_unit_test(written_is_what_is_mapped),
	    cmocka_unit_test(map_believes_nothing),
	    cmocka_unit_test(mapped_file_cannot_shrink),
	    cmocka_unit_test(orientation_agrees_with_boxes),
	    cmocka_unit_test(unknown_orientation_is_upright),
	    cmocka_unit_test(a_mapped_raster_can_be_turned),
	};

	return cmocka_run_group_tests_name("raster", tests, NULL, NULL);
}
