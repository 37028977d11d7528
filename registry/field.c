/* registry/field.c: one line that is being typed (see field.h). */
#include "registry/field.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* A following byte of a character, or a mark that is written over the letter
 * before it (U+0300 to U+036F). */
static bool
joins(const struct field *f, size_t at)
{
	unsigned char c = (unsigned char)f->text[at];

	if ((c & 0xc0) == 0x80)
		return true;
	return at + 1 < f->len && (c == 0xcc ||
	    (c == 0xcd && (unsigned char)f->text[at + 1] < 0xb0));
}

static size_t
before(const struct field *f, size_t at)
{
	while (at > 0 && joins(f, --at))
		;
	return at;
}

static size_t
behind(const struct field *f, size_t at)
{
	if (at < f->len)
		at++;
	while (at < f->len && joins(f, at))
		at++;
	return at;
}

size_t
field_columns(const char *s, size_t len)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		n += (c & 0xc0) != 0x80 && c != 0xcc &&
		    !(c == 0xcd && i + 1 < len &&
			(unsigned char)s[i + 1] < 0xb0);
	}
	return n;
}

void
field_set(struct field *f, const char *text)
{
	struct buf b = BUF_INIT;
	size_t i;

	memset(f, 0, sizeof *f);
	utf8_add_clean(&b, text ? text : "", strnlen(text ? text : "",
	    FIELD_MAX));
	for (i = 0; i < b.len; i++)
		if (b.data[i] == '\n' || b.data[i] == '\t')
			b.data[i] = ' ';
	while (b.len > FIELD_MAX)
		buf_truncate(&b, b.len - 1);
	while (b.len && !utf8_valid(b.data, b.len))
		buf_truncate(&b, b.len - 1);
	memcpy(f->text, b.data, b.len + 1);
	f->len = f->at = b.len;
	buf_release(&b);
}

bool
field_empty(const struct field *f)
{
	return f->text[strspn(f->text, " ")] == '\0';
}

void
field_type(struct field *f, uint32_t c)
{
	struct buf b = BUF_INIT;

	if (c < ' ' || (c >= 0x7f && c < 0xa0) || c > 0x10ffff ||
	    (c >= 0xd800 && c < 0xe000))
		return;
	utf8_add(&b, c);
	if (f->len + b.len <= FIELD_MAX) {
		memmove(f->text + f->at + b.len, f->text + f->at,
		    f->len - f->at + 1);
		memcpy(f->text + f->at, b.data, b.len);
		f->len += b.len;
		f->at += b.len;
	}
	buf_release(&b);
}

static void
cut(struct field *f, size_t from, size_t to)
{
	memmove(f->text + from, f->text + to, f->len - to + 1);
	f->len -= to - from;
	f->at = from;
}

void
field_key(struct field *f, enum field_key k)
{
	size_t from = f->at;

	switch (k) {
	case FIELD_LEFT:
		f->at = before(f, f->at);
		break;
	case FIELD_RIGHT:
		f->at = behind(f, f->at);
		break;
	case FIELD_HOME:
		f->at = 0;
		break;
	case FIELD_END:
		f->at = f->len;
		break;
	case FIELD_BACK:
		cut(f, before(f, f->at), f->at);
		break;
	case FIELD_DELETE:
		cut(f, f->at, behind(f, f->at));
		break;
	case FIELD_CLEAR:
		cut(f, 0, f->len);
		break;
	case FIELD_WORD:
		while (from > 0 && f->text[from - 1] == ' ')
			from--;
		while (from > 0 && f->text[from - 1] != ' ')
			from--;
		cut(f, from, f->at);
		break;
	}
}

/* The cursor stays in sight, with a column behind the last letter for it. */
static void
scroll(struct field *f, int width)
{
	size_t room = width > 2 ? (size_t)width - 1 : 1;

	if (f->from > f->len)
		f->from = f->len;
	if (f->at < f->from)
		f->from = f->at;
	while (field_columns(f->text + f->from, f->at - f->from) > room)
		f->from = behind(f, f->from);
	/* what was scrolled out comes back when there is room for it */
	while (f->from > 0 && field_columns(f->text + before(f, f->from),
	    f->len - before(f, f->from)) <= room)
		f->from = before(f, f->from);
}

int
field_show(struct field *f, int width, char *out, size_t size)
{
	size_t to = f->from, next;

	scroll(f, width);
	to = f->from;
	while (to < f->len) {
		next = behind(f, to);
		if (field_columns(f->text + f->from, next - f->from) >
		    (size_t)width || next - f->from >= size)
			break;
		to = next;
	}
	memcpy(out, f->text + f->from, to - f->from);
	out[to - f->from] = '\0';
	return (int)field_columns(f->text + f->from, f->at - f->from);
}
