/* index/store.c: the format of a document's data.
 *
 *	magic     'C' '2'
 *	file      varint
 *	n         varint
 *	strings   11 of them: varint length + 1 (0: NULL), bytes: page, id,
 *	          code, written, title, document, room, shelf, box, klass, text
 *	width, height          varints: of the page image
 *	words     varint count
 *	spelled   one byte: 1 where each word's offset and length are spelled
 *	          out; 0 where word i is just the i-th run of non-blank bytes
 *	per word  [varint gap from the last word's end, varint length]
 *	          signed varints x, y, w, h: x from the right edge of the last
 *	          word's box, y and h from its y and h; w as it is
 *	numbers   varint count; each: varint length + 1, key; varint first, n
 *	language  varint length + 1, bytes
 *	broken    varint count; each: varint index of the word less that of
 *	          the one before
 *	readings  varint count; each: varint index of the word less that of
 *	          the one before; varint length + 1, bytes
 *
 * Varints are LEB128, signed ones zigzag (as in Protocol Buffers).  Words of
 * one line differ little, so that most of the four numbers take one byte.
 * Xapian deflates the whole.
 */
#include "index/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "courtroll.h"

enum { N_STRINGS = 10, MAX_NUMBERS = 2000 };

static void
put(struct buf *b, uint64_t v)
{
	while (v >= 0x80) {
		buf_addc(b, (char)(0x80 | (v & 0x7f)));
		v >>= 7;
	}
	buf_addc(b, (char)v);
}

static void
put_signed(struct buf *b, int64_t v)
{
	put(b, v < 0 ? ((uint64_t)-(v + 1) << 1 | 1) : (uint64_t)v << 1);
}

static void
put_bytes(struct buf *b, const char *s, size_t len)
{
	if (!s) {
		put(b, 0);
		return;
	}
	put(b, len + 1);
	buf_add(b, s, len);
}

/* The next run of non-blank bytes from *at on. */
static void
next_run(const char *text, size_t len, size_t *at, uint32_t *off,
    uint32_t *run)
{
	size_t i = *at, from;

	while (i < len && (text[i] == ' ' || text[i] == '\n'))
		i++;
	from = i;
	while (i < len && text[i] != ' ' && text[i] != '\n')
		i++;
	*off = (uint32_t)from;
	*run = (uint32_t)(i - from);
	*at = i;
}

static int
must_spell(const struct page_text *t)
{
	uint32_t off, run;
	size_t at = 0, i;

	for (i = 0; i < t->n_words; i++) {
		next_run(t->text.data, t->text.len, &at, &off, &run);
		if (off != t->words[i].off || run != t->words[i].len)
			return 1;
	}
	return 0;
}

static void
put_words(struct buf *b, const struct page_text *t)
{
	struct box last = { 0, 0, 0, 0 };
	int spelled = must_spell(t);
	uint32_t end = 0;
	size_t i;

	put(b, t->n_words);
	buf_addc(b, (char)spelled);
	for (i = 0; i < t->n_words; i++) {
		const struct text_word *w = &t->words[i];

		if (spelled) {
			put_signed(b, (int64_t)w->off - end);
			put(b, w->len);
			end = w->off + w->len;
		}
		put_signed(b, (int64_t)w->box.x - last.x - last.w);
		put_signed(b, (int64_t)w->box.y - last.y);
		put_signed(b, w->box.w);
		put_signed(b, (int64_t)w->box.h - last.h);
		last = w->box;
	}
}

static void
put_broken(struct buf *b, const struct page_text *t)
{
	size_t i, n = 0, last = 0;

	for (i = 0; i < t->n_words; i++)
		n += t->words[i].hyphen;
	put(b, n);
	for (i = 0; n && i < t->n_words; i++)
		if (t->words[i].hyphen) {
			put(b, i - last);
			last = i;
		}
}

static void
put_readings(struct buf *b, const struct page_text *t)
{
	size_t i, last = 0;

	put(b, t->n_alts);
	for (i = 0; i < t->n_alts; i++) {
		put(b, t->alts[i].word - last);
		put_bytes(b, t->alt_text.data + t->alts[i].off,
		    t->alts[i].len);
		last = t->alts[i].word;
	}
}

void
store_write(const struct stored *s, struct buf *out)
{
	const char *const strings[N_STRINGS] = { s->page, s->id, s->code,
		s->written, s->title, s->document, s->room, s->shelf, s->box,
		s->klass };
	size_t i;

	buf_adds(out, "C2");
	put(out, (uint64_t)s->file);
	put(out, (uint64_t)s->n);
	for (i = 0; i < N_STRINGS; i++)
		put_bytes(out, strings[i], strings[i] ? strlen(strings[i]) : 0);
	put_bytes(out, s->text.text.data, s->text.text.len);
	put(out, (uint64_t)s->text.width);
	put(out, (uint64_t)s->text.height);
	put_words(out, &s->text);
	put(out, s->n_numbers);
	for (i = 0; i < s->n_numbers; i++) {
		put_bytes(out, s->numbers[i].key, strlen(s->numbers[i].key));
		put(out, s->numbers[i].first);
		put(out, s->numbers[i].n);
	}
	put_bytes(out, s->text.lang, strlen(s->text.lang));
	put_broken(out, &s->text);
	put_readings(out, &s->text);
}

/* ---- reading: a cursor that turns bad at the first thing that is wrong --- */

struct cursor {
	const unsigned char *p, *end;
	int bad;
};

static uint64_t
take(struct cursor *c)
{
	uint64_t v = 0;
	int shift;

	for (shift = 0; shift < 64; shift += 7) {
		if (c->bad || c->p == c->end)
			break;
		v |= (uint64_t)(*c->p & 0x7f) << shift;
		if (!(*c->p++ & 0x80))
			return v;
	}
	c->bad = 1;
	return 0;
}

/* At most max, or bad. */
static uint64_t
take_max(struct cursor *c, uint64_t max)
{
	uint64_t v = take(c);

	if (v <= max)
		return v;
	c->bad = 1;
	return 0;
}

/* A sum that stays within the coordinates of a page. */
static int32_t
take_near(struct cursor *c, int64_t base)
{
	enum { BOUND = 1 << 28 };
	uint64_t z = take_max(c, (uint64_t)BOUND << 3);
	int64_t v = z & 1 ? -(int64_t)(z >> 1) - 1 : (int64_t)(z >> 1);

	v += base;
	if (v > BOUND || v < -BOUND) {
		c->bad = 1;
		return 0;
	}
	return (int32_t)v;
}

static const char *
take_bytes(struct cursor *c, size_t *len)
{
	uint64_t n = take(c);
	const unsigned char *s = c->p;

	*len = 0;
	if (c->bad || n == 0)
		return NULL;
	if (n - 1 > (uint64_t)(c->end - c->p)) {
		c->bad = 1;
		return NULL;
	}
	*len = (size_t)(n - 1);
	c->p += *len;
	return (const char *)s;
}

static void
take_words(struct cursor *c, struct page_text *t)
{
	struct box last = { 0, 0, 0, 0 };
	size_t n = (size_t)take_max(c, CR_MAX_WORDS * 4u), i, at = 0;
	int spelled = (int)take_max(c, 1);
	int64_t end = 0;

	/* a word takes four bytes at least: no allocation on a bare claim */
	if (c->bad || n > (size_t)(c->end - c->p) / 4 + 1) {
		c->bad = 1;
		return;
	}
	t->words = xcalloc(n, sizeof *t->words);
	t->cap_words = n;
	for (i = 0; i < n && !c->bad; i++) {
		struct text_word *w = &t->words[i];

		if (spelled) {
			w->off = (uint32_t)take_near(c, end);
			w->len = (uint32_t)take_max(c, t->text.len);
			end = (int64_t)w->off + w->len;
		} else {
			next_run(t->text.data, t->text.len, &at, &w->off,
			    &w->len);
		}
		if (w->off > t->text.len || w->len > t->text.len - w->off)
			c->bad = 1;
		w->box.x = take_near(c, (int64_t)last.x + last.w);
		w->box.y = take_near(c, last.y);
		w->box.w = take_near(c, 0);
		w->box.h = take_near(c, last.h);
		last = w->box;
		t->n_words = i + 1;
	}
}

static void
take_numbers(struct cursor *c, struct stored *s, struct buf *strings,
    size_t *offs)
{
	size_t n = (size_t)take_max(c, MAX_NUMBERS), i, len;
	const char *key;

	if (c->bad)
		return;
	s->numbers = xcalloc(n, sizeof *s->numbers);
	for (i = 0; i < n && !c->bad; i++) {
		struct stored_number *x = &s->numbers[i];

		if (!(key = take_bytes(c, &len)))
			c->bad = 1;
		offs[i] = strings->len;
		buf_add(strings, key ? key : "", len);
		buf_addc(strings, '\0');
		x->first = (uint32_t)take_max(c, s->text.n_words);
		x->n = (uint32_t)take_max(c, s->text.n_words - x->first);
		s->n_numbers = i + 1;
	}
}

static void
take_language(struct cursor *c, struct page_text *t)
{
	const char *s;
	size_t len;

	s = take_bytes(c, &len);
	if (c->bad || !s || len >= sizeof t->lang)
		c->bad = 1;
	else
		memcpy(t->lang, s, len); /* the rest is 0 */
}

static void
take_broken(struct cursor *c, struct page_text *t)
{
	size_t n = (size_t)take_max(c, t->n_words), at = 0, i;

	for (i = 0; i < n && !c->bad; i++) {
		at += (size_t)take_max(c, t->n_words);
		if (at >= t->n_words)
			c->bad = 1;
		else
			t->words[at].hyphen = true;
	}
}

static void
take_readings(struct cursor *c, struct page_text *t)
{
	size_t n = (size_t)take_max(c, CR_MAX_WORDS), word = 0, i, len;
	const char *s;

	for (i = 0; i < n && !c->bad; i++) {
		word += (size_t)take_max(c, t->n_words);
		s = take_bytes(c, &len);
		if (!s || word >= t->n_words)
			c->bad = 1;
		else
			text_add_alt(t, word, s, len, 0);
	}
}

enum cr_status
store_read(struct stored *s, const char *data, size_t len, struct cr_err *e)
{
	struct cursor c = { (const unsigned char *)data,
		(const unsigned char *)data + len, 0 };
	char **to[N_STRINGS];
	size_t offs[N_STRINGS], *number_offs, n, i;
	struct buf strings = BUF_INIT;
	const char *p;

	memset(s, 0, sizeof *s);
	text_init(&s->text);
	to[0] = &s->page, to[1] = &s->id, to[2] = &s->code;
	to[3] = &s->written, to[4] = &s->title, to[5] = &s->document;
	to[6] = &s->room, to[7] = &s->shelf, to[8] = &s->box;
	to[9] = &s->klass;
	if (len < 2 || memcmp(data, "C2", 2) != 0)
		return err_set(e, CR_SKIP, "index data: wrong format");
	c.p += 2;
	s->file = (int64_t)take_max(&c, INT64_MAX);
	s->n = (int)take_max(&c, CR_MAX_PAGES * 100);
	for (i = 0; i < N_STRINGS; i++) {
		p = take_bytes(&c, &n);
		offs[i] = p ? strings.len : SIZE_MAX;
		if (p) {
			buf_add(&strings, p, n);
			buf_addc(&strings, '\0');
		}
	}
	if ((p = take_bytes(&c, &n)))
		buf_add(&s->text.text, p, n);
	s->text.width = (int32_t)take_max(&c, INT32_MAX);
	s->text.height = (int32_t)take_max(&c, INT32_MAX);
	take_words(&c, &s->text);
	number_offs = xcalloc(MAX_NUMBERS, sizeof *number_offs);
	take_numbers(&c, s, &strings, number_offs);
	take_language(&c, &s->text);
	take_broken(&c, &s->text);
	take_readings(&c, &s->text);

	/* The strings lie still now. */
	s->strings = buf_detach(&strings, NULL);
	for (i = 0; i < N_STRINGS; i++)
		if (offs[i] != SIZE_MAX)
			*to[i] = s->strings + offs[i];
	for (i = 0; i < s->n_numbers; i++)
		s->numbers[i].key = s->strings + number_offs[i];
	free(number_offs);
	if (!c.bad && s->id && s->klass)
		return CR_OK;
	store_release(s);
	return err_set(e, CR_SKIP, "index data is damaged");
}

void
store_release(struct stored *s)
{
	text_release(&s->text);
	free(s->numbers);
	free(s->strings);
	memset(s, 0, sizeof *s);
	text_init(&s->text);
}
