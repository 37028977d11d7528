/* ocr/deadline.c: the sharing of a page's time (see deadline.h). */
#include "ocr/deadline.h"

#define RESTART_MS 2000 /* to start a reader, load its model, read a little */
#define LEAST_MS   100

static int
kept_for_second(int all_ms)
{
	int kept = all_ms / 5;

	if (kept < RESTART_MS)
		kept = all_ms < 2 * RESTART_MS ? all_ms / 2 : RESTART_MS;
	return kept;
}

int
deadline_share(int all_ms, int64_t used_ms, bool last)
{
	int64_t left = all_ms - used_ms;

	if (!last)
		left -= kept_for_second(all_ms);
	return left > LEAST_MS ? (int)left : LEAST_MS;
}

int
deadline_engine(int share_ms)
{
	return share_ms - share_ms / 5;
}
