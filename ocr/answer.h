/* ocr/answer.h: what the workers say of a page, taken into its result.
 *
 * A worker works on strangers' bytes, so nothing of its answer is believed to
 * be well formed: numbers out of range become 0, words are cut to their
 * fields and hold nothing but printable ASCII.
 */
#ifndef OCR_ANSWER_H
#define OCR_ANSWER_H

#include <stdbool.h>

#include <jansson.h>

#include "base/err.h"

struct image_job;
struct image_result;
struct pages;

/* {"ok":true, ...}? */
bool answer_ok(const json_t *reply);
bool answer_is(const json_t *reply, const char *name);
/* A text of the answer, "" where there is none; lives as long as it. */
const char *answer_text(const json_t *reply, const char *name);

/* courtroll-page: the page as it was decoded. */
void answer_decoded(struct image_result *res, const json_t *reply);
/* courtroll-ocr-worker: the page as it was read. */
void answer_read(struct image_result *res, const json_t *reply);

/* Take back what answer_read said: the page has failed. */
void answer_forget(struct image_result *res);

/* Store the text that it wrote to the memory file alto.  What cannot be read
 * back is no reading: CR_SKIP. */
enum cr_status answer_store(struct pages *pages, const struct image_job *job,
    const struct image_result *res, int alto, struct cr_err *e);

#endif
