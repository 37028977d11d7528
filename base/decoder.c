/* base/decoder.c: starting the decoding workers (see decoder.h). */
#include "base/decoder.h"

#include <stdlib.h>

#include "base/opt.h"

uint64_t
decoder_memory(uint64_t wanted)
{
#ifdef __SANITIZE_ADDRESS__
	(void)wanted;
	return 0;
#else
	return wanted;
#endif
}

enum cr_status
decoder_pool(struct pool **p, unsigned workers, struct cr_err *e)
{
	char *program = where_program("page");
	const char *const argv[] = { program, NULL };
	const struct pool_spec spec = { .argv = argv, .workers = workers,
		.recycle = 500, .deadline_ms = DECODER_DEADLINE_MS,
		.memory = decoder_memory(DECODER_MEMORY),
		.file_size = DECODER_FILE };
	enum cr_status st = pool_new(p, &spec, e);

	free(program);
	return st;
}
