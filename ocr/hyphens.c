/* ocr/hyphens.c: words that are broken at the end of a line.
 *
 * Marked where a letter is before the hyphen and a small letter begins the
 * next line.  "well-|known" is two words with a hyphen of their own: left
 * alone where both halves are known as words and the whole is not.  A sign
 * that only looks like a hyphen must make a known word, if words are known.
 */
#include "ocr/sheet.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ocr/layout.h"

#define HYPHEN     0x2010
#define SOFT       0x00ad
#define NOT_SIGN   0x00ac /* as some engines write it */

/* Letters at the end of s, before its last `tail` bytes: how many bytes. */
static size_t
letters_before(const char *s, size_t end)
{
	size_t i = end, at;
	uint32_t c;

	while (i > 0) {
		at = i - 1;
		while (at > 0 && ((unsigned char)s[at] & 0xc0) == 0x80)
			at--;
		if (!utf8_decode(s + at, i - at, &c) || !utf8_is_word(c) ||
		    (c >= '0' && c <= '9'))
			break;
		i = at;
	}
	return end - i;
}

static size_t
letters_at(const char *s, size_t len)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < len; i += n)
		if (!(n = utf8_decode(s + i, len - i, &c)) ||
		    !utf8_is_word(c) || (c >= '0' && c <= '9'))
			break;
	return i;
}

/* The bytes of the hyphen at the word's end; *sure: it is one. */
static size_t
hyphen_bytes(const struct item *x, bool *sure)
{
	size_t at = x->len;
	uint32_t c;

	while (at > 0 && ((unsigned char)x->s[at - 1] & 0xc0) == 0x80)
		at--;
	if (at-- == 0 || !utf8_decode(x->s + at, x->len - at, &c))
		return 0;
	*sure = c == '-' || c == HYPHEN || c == SOFT || c == NOT_SIGN;
	return *sure || c == '=' || c == '~' ? x->len - at : 0;
}

/* Is it one word of two halves, or two words? */
static bool
one_word(const char *a, size_t a_len, const char *b, size_t b_len, bool sure,
    const struct layout_words *words)
{
	struct buf whole = BUF_INIT;
	bool known;

	if (!words)
		return true;
	buf_add(&whole, a, a_len);
	buf_add(&whole, b, b_len);
	known = words->known(words->ctx, whole.data, whole.len);
	buf_release(&whole);
	if (known || !sure)
		return known;
	return !(words->known(words->ctx, a, a_len) &&
	    words->known(words->ctx, b, b_len));
}

static bool
is_broken(const struct item *x, const struct item *next,
    const struct layout_words *words)
{
	bool sure = false;
	size_t hyphen = hyphen_bytes(x, &sure), a, b;

	if (!hyphen || x->leader || next->leader || !item_small(next))
		return false;
	a = letters_before(x->s, x->len - hyphen);
	b = letters_at(next->s, next->len);
	return a && b &&
	    one_word(x->s + x->len - hyphen - a, a, next->s, b, sure, words);
}

/* "-" and a dash behind it are one hyphen that was read twice. */
static void
drop_second(struct item *x)
{
	static const char *const dashes[] = {"\u2013", "\u2014", "-"};
	size_t i, n;

	for (i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		n = strlen(dashes[i]);
		if (x->len > n + 1 && x->s[x->len - n - 1] == '-' &&
		    !memcmp(x->s + x->len - n, dashes[i], n) &&
		    letters_before(x->s, x->len - n - 1))
			x->len -= (uint32_t)n;
	}
}

void
hyphens_mark(struct sheet *s, const struct layout_words *words)
{
	struct piece *p;
	struct item *x;
	size_t k;

	for (k = 0; k + 1 < s->n_p; k++) {
		p = &s->p[k];
		x = &s->v[p->first + p->n - 1];
		if (!p[1].joins && !p->margin && !p[1].margin &&
		    p->region == p[1].region) {
			drop_second(x);
			x->hyphen = is_broken(x, &s->v[p[1].first], words);
		}
	}
}
