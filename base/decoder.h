/* base/decoder.h: the worker processes that decode pages (the program
 * courtroll-page, ingest/cmd_page.c), as ingest and ocr start them: with the
 * same limits, so that what was decoded once can be decoded again.
 *
 * Their protocol is written down at the top of ingest/cmd_page.c. */
#ifndef BASE_DECODER_H
#define BASE_DECODER_H

#include "base/pool.h"

/* 120 million pixels in colour are 360 MB; poppler needs as much again. */
#define DECODER_MEMORY      (1536ull << 20)
#define DECODER_FILE        (512ull << 20) /* the raster it writes */
#define DECODER_DEADLINE_MS 90000

enum cr_status decoder_pool(struct pool **p, unsigned workers,
    struct cr_err *e);

/* A limit on address space, or none where the sanitizers' shadow memory
 * would meet it at once. */
uint64_t decoder_memory(uint64_t wanted);

#endif
