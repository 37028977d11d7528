/* base/clock.h: time that only goes on, for deadlines. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds of the monotonic clock; only differences mean something. */
int64_t clock_ms(void);

#endif
