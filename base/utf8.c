/* base/utf8.c: decoding, cleaning and comparing text (RFC 3629). */
#include "base/utf8.h"

#include <string.h>

size_t
utf8_decode(const char *s, size_t len, uint32_t *c)
{
	const unsigned char *u = (const unsigned char *)s;
	uint32_t v, low;
	size_t n, i;

	if (len == 0)
		return 0;
	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	if (u[0] < 0xc2 || u[0] > 0xf4)
		return 0;
	n = u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
	low = n == 2 ? 0x80 : n == 3 ? 0x800 : 0x10000;
	if (len < n)
		return 0;
	v = u[0] & (0x7fu >> n);
	for (i = 1; i < n; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (u[i] & 0x3f);
	}
	if (v < low || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		return 0;
	*c = v;
	return n;
}

void
utf8_add(struct buf *b, uint32_t c)
{
	if (c < 0x80) {
		buf_addc(b, (char)c);
	} else if (c < 0x800) {
		buf_addc(b, (char)(0xc0 | c >> 6));
		buf_addc(b, (char)(0x80 | (c & 0x3f)));
	} else if (c < 0x10000) {
		buf_addc(b, (char)(0xe0 | c >> 12));
		buf_addc(b, (char)(0x80 | (c >> 6 & 0x3f)));
		buf_addc(b, (char)(0x80 | (c & 0x3f)));
	} else {
		buf_addc(b, (char)(0xf0 | c >> 18));
		buf_addc(b, (char)(0x80 | (c >> 12 & 0x3f)));
		buf_addc(b, (char)(0x80 | (c >> 6 & 0x3f)));
		buf_addc(b, (char)(0x80 | (c & 0x3f)));
	}
}

bool
utf8_valid(const char *s, size_t len)
{
	size_t n;
	uint32_t c;

	for (; len; s += n, len -= n)
		if (!(n = utf8_decode(s, len, &c)))
			return false;
	return true;
}

void
utf8_add_clean(struct buf *b, const char *s, size_t len)
{
	size_t n;
	uint32_t c;

	for (; len; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		if (n == 0 || (c < 0x20 && c != '\n' && c != '\t') ||
		    c == 0x7f) {
			n = n ? n : 1;
			utf8_add(b, 0xfffd);
		} else {
			buf_add(b, s, n);
		}
	}
}

void
utf8_add_name(struct buf *b, const char *name, size_t len)
{
	bool plain = true;
	const char *s;
	size_t left, n;
	uint32_t c;

	for (s = name, left = len; left; s += n, left -= n) {
		n = utf8_decode(s, left, &c);
		if (n == 0 || c < 0x20 || c == 0x7f) {
			plain = false;
			break;
		}
	}
	if (plain) {
		buf_add(b, name, len);
		return;
	}
	for (s = name, left = len; left; s += n, left -= n) {
		n = utf8_decode(s, left, &c);
		if (n == 0 || c < 0x20 || c == 0x7f || c == '%') {
			n = 1;
			buf_addf(b, "%%%02X", (unsigned char)*s);
		} else {
			buf_add(b, s, n);
		}
	}
}

bool
utf8_is_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z');
	return (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) ||
	    (c >= 0x300 && c <= 0x36f);
}

uint32_t
utf8_lower(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if (c >= 0xc0 && c <= 0xde && c != 0xd7)
		return c + 32;
	if (c >= 0x100 && c <= 0x17f) {
		/* pairs are even/odd, but odd/even in two runs; a few stand
		 * alone (U+0130, U+0138, U+0149, U+017F) */
		if (c == 0x130 || c == 0x138 || c == 0x149 || c == 0x17f)
			return c;
		if (c == 0x178)
			return 0xff;
		if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
			return c & 1 ? c + 1 : c;
		return c | 1;
	}
	return c;
}

static int
fold(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

int
name_compare(const char *a, const char *b)
{
	const char *p = a, *q = b;
	size_t m, n;
	int d;

	while (*p && *q) {
		if (!digit(*p) || !digit(*q)) {
			if ((d = fold((unsigned char)*p) -
				    fold((unsigned char)*q)) != 0)
				return d;
			p++, q++;
			continue;
		}
		/* two numbers: without leading zeros the longer is greater */
		while (*p == '0')
			p++;
		while (*q == '0')
			q++;
		for (m = 0; digit(p[m]); m++)
			;
		for (n = 0; digit(q[n]); n++)
			;
		if (m != n)
			return m < n ? -1 : 1;
		if ((d = memcmp(p, q, m)) != 0)
			return d;
		p += m, q += n;
	}
	if (*p || *q)
		return *p ? 1 : -1;
	return strcmp(a, b);
}
