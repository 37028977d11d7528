/* ocr/lexicon.c: looking a word up (see lexicon.h; lexiconmake.c makes one).
 *
 * A look-up halves the bytes of the file and goes back to where a line
 * begins: no table of offsets is made, so that mapping costs a worker no more
 * than the digest.
 */
#include "ocr/lexicon.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ocr/wordlist.h"

#define LEXICON_MAX (128 * 1024 * 1024) /* bytes */
#define DIGEST_SHOWN 8

struct lexicon {
	const char *data; /* NULL: no word is in it */
	size_t len;
	char digest[DIGEST_SHOWN + 1];
};

enum cr_status
lexicon_map(struct lexicon **out, int fd, struct cr_err *e)
{
	struct lexicon *l;
	char hex[DIGEST_HEX];
	struct stat sb;
	void *map = NULL;

	if (fstat(fd, &sb) != 0)
		return err_sys(e, CR_SKIP, "cannot use the lexicon");
	if (!S_ISREG(sb.st_mode) || sb.st_size > LEXICON_MAX)
		return err_set(e, CR_SKIP, "the lexicon is none");
	if (sb.st_size && (map = mmap(NULL, (size_t)sb.st_size, PROT_READ,
			       MAP_PRIVATE, fd, 0)) == MAP_FAILED)
		return err_sys(e, CR_SKIP, "cannot map the lexicon");
	if (map && ((const char *)map)[sb.st_size - 1] != '\n') {
		munmap(map, (size_t)sb.st_size);
		return err_set(e, CR_SKIP, "the lexicon is cut off");
	}
	l = xcalloc(1, sizeof *l);
	l->data = map;
	l->len = (size_t)sb.st_size;
	digest_mem(hex, map ? map : "", l->len);
	memcpy(l->digest, hex, DIGEST_SHOWN);
	*out = l;
	return CR_OK;
}

void
lexicon_free(struct lexicon *l)
{
	if (!l)
		return;
	if (l->data)
		munmap((void *)(uintptr_t)l->data, l->len);
	free(l);
}

const char *
lexicon_digest(const struct lexicon *l)
{
	return l->digest;
}

/* The line at s against a word. */
static int
line_compare(const char *s, size_t n, const char *word, size_t len)
{
	int d = memcmp(s, word, n < len ? n : len);

	return d ? d : (n > len) - (n < len);
}

static bool
look_up(const struct lexicon *l, const char *word, size_t len)
{
	size_t from = 0, to = l->len, at, n;
	int d;

	while (from < to) { /* both where a line begins */
		at = from + (to - from) / 2;
		while (at > from && l->data[at - 1] != '\n')
			at--;
		n = (size_t)((const char *)memchr(l->data + at, '\n',
				 l->len - at) - (l->data + at));
		if (!(d = line_compare(l->data + at, n, word, len)))
			return true;
		if (d < 0)
			from = at + n + 1;
		else
			to = at;
	}
	return false;
}

/* English has two words of one letter. */
static bool
is_lone_word(const char *s, size_t len)
{
	return len == 1 && (*s == 'a' || *s == 'i');
}

/* May what is between two words join them to one? */
static bool
joins(const char *s, size_t len)
{
	uint32_t c;

	return utf8_decode(s, len, &c) == len &&
	    (c == '-' || c == '/' || c == 0x2010 || c == 0x2011 || c == 0x2013);
}

/* Cut off what is no letter or digit on both sides. */
static void
trim(const char **s, size_t *len)
{
	size_t n;
	uint32_t c;

	for (; *len; *s += n, *len -= n) {
		n = utf8_decode(*s, *len, &c);
		if (n && utf8_is_word(c))
			break;
		n = n ? n : 1;
	}
	while (*len) {
		for (n = 1; n < *len && n < 4 &&
		     ((unsigned char)(*s)[*len - n] & 0xc0) == 0x80; n++)
			;
		if (utf8_decode(*s + *len - n, n, &c) == n && utf8_is_word(c))
			break;
		*len -= n;
	}
}

bool
lexicon_knows(const struct lexicon *l, const char *word, size_t len)
{
	struct buf part = BUF_INIT;
	const char *s = word;
	bool known = true, was_word = false;
	size_t i, n;

	if (!l)
		return false;
	trim(&s, &len);
	for (i = 0; known && (n = wordlist_take(&part, s + i, len - i));
	     i += n) {
		if (!was_word)
			known = look_up(l, part.data, part.len) ||
			    (n == len && is_lone_word(part.data, part.len));
		else
			known = joins(s + i, n);
		was_word = !was_word;
	}
	buf_release(&part);
	return known && was_word;
}

bool
lexicon_known(void *ctx, const char *word, size_t len)
{
	return lexicon_knows(ctx, word, len);
}
