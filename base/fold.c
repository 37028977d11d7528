/* ocr/fold.c: see fold.h.  The letters are those of Unicode's Latin-1 and
 * Latin Extended-A; of others only what utf8_lower knows is changed. */
#include "base/fold.h"

#include <string.h>

#include "base/utf8.h"

/* Base letters of U+00C0..U+017F; '?' keeps the letter as it is. */
static const char base_letters[] =
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnn??oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Letters that are two. */
static const struct {
	uint32_t c;
	char two[3];
} doubles[] = {
	{ 0xc6, "ae" }, { 0xe6, "ae" }, { 0xdf, "ss" },
	{ 0x14a, "ng" }, { 0x14b, "ng" }, { 0x152, "oe" },
	{ 0x153, "oe" },
};

size_t
fold_char(char out[FOLD_MAX], uint32_t c)
{
	struct buf b = BUF_INIT;
	size_t i, n;

	if (!utf8_is_word(c) || (c >= 0x300 && c <= 0x36f))
		return 0;
	if (c < 0x80 || (c >= 0xc0 && c <= 0x17f &&
			    base_letters[c - 0xc0] != '?')) {
		out[0] = (char)(c < 0x80 ? utf8_lower(c)
		                         : (uint32_t)base_letters[c - 0xc0]);
		return 1;
	}
	for (i = 0; i < sizeof doubles / sizeof *doubles; i++) {
		if (doubles[i].c == c) {
			memcpy(out, doubles[i].two, 2);
			return 2;
		}
	}
	utf8_add(&b, utf8_lower(c));
	n = b.len < FOLD_MAX ? b.len : FOLD_MAX;
	memcpy(out, b.data, n);
	buf_release(&b);
	return n;
}

void
fold_add(struct buf *out, const char *s, size_t len)
{
	char folded[FOLD_MAX];
	uint32_t c;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		if (!(n = utf8_decode(s + i, len - i, &c))) {
			n = 1;
			continue;
		}
		buf_add(out, folded, fold_char(folded, c));
	}
}
