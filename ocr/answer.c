/* ocr/answer.c: workers' answers (see answer.h). */
#include "ocr/answer.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "catalog/alto.h"
#include "catalog/catalog.h"
#include "catalog/pages.h"
#include "courtroll.h"

bool
answer_is(const json_t *reply, const char *name)
{
	return json_is_true(json_object_get(reply, name));
}

bool
answer_ok(const json_t *reply)
{
	return answer_is(reply, "ok");
}

const char *
answer_text(const json_t *reply, const char *name)
{
	const char *s = json_string_value(json_object_get(reply, name));

	return s ? s : "";
}

static int
number(const json_t *reply, const char *name)
{
	json_int_t v = json_integer_value(json_object_get(reply, name));

	return v < INT32_MIN || v > INT32_MAX ? 0 : (int)v;
}

static double
real(const json_t *reply, const char *name)
{
	return json_number_value(json_object_get(reply, name));
}

static void
word(char *out, size_t size, const json_t *reply, const char *name)
{
	const char *s = answer_text(reply, name);
	size_t n = 0;

	for (; *s && n + 1 < size; s++)
		out[n++] = *s >= ' ' && *s <= '~' ? *s : '?';
	out[n] = '\0';
}

void
answer_decoded(struct image_result *res, const json_t *reply)
{
	res->width = number(reply, "width");
	res->height = number(reply, "height");
	res->stored_width = number(reply, "stored_width");
	res->stored_height = number(reply, "stored_height");
	res->orientation = number(reply, "orientation");
	res->dpi = number(reply, "dpi");
}

void
answer_read(struct image_result *res, const json_t *reply)
{
	res->read = true;
	res->width = number(reply, "width");
	res->height = number(reply, "height");
	res->rotation = number(reply, "rotation");
	res->words = number(reply, "words");
	res->skew = real(reply, "skew");
	res->confidence = real(reply, "confidence");
	word(res->kind, sizeof res->kind, reply, "kind");
	word(res->lang, sizeof res->lang, reply, "language");
	word(res->flaws, sizeof res->flaws, reply, "flaws");
	word(res->prep, sizeof res->prep, reply, "prep");
	word(res->engine, sizeof res->engine, reply, "engine");
}

void
answer_forget(struct image_result *res)
{
	res->read = false;
	res->rotation = res->words = 0;
	res->skew = res->confidence = 0;
	res->kind[0] = res->lang[0] = res->flaws[0] = res->prep[0] = '\0';
	res->engine[0] = '\0';
}

enum cr_status
answer_store(struct pages *pages, const struct image_job *job,
    const struct image_result *res, int alto, struct cr_err *e)
{
	struct buf xml = BUF_INIT;
	struct page_text text;
	enum cr_status st;

	text_init(&text);
	if (lseek(alto, 0, SEEK_SET) < 0)
		st = err_sys(e, CR_FATAL, "cannot read the worker's answer");
	else
		st = fd_read_all(&xml, alto, CR_MAX_XML, job->name, e);
	if (st == CR_OK && !xml.len)
		st = err_set(e, CR_SKIP, "the worker wrote no text");
	if (st == CR_OK)
		st = alto_read(&text, xml.data, xml.len,
		    "the worker's answer", e);
	if (st == CR_OK)
		st = pages_store(pages, job->batch, job->image, res, xml.data,
		    xml.len, e);
	text_release(&text);
	buf_release(&xml);
	return st;
}
