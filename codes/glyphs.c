/* codes/glyphs.c: squashing text to letters and digits (see glyphs.h).  One
 * pass; everything that later looks at the text looks at this. */
#include "codes/glyphs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

const char glyph_pairs[GLYPH_PAIRS][3] = { "VI", "RN", "II", "CI", "IC",
	"IE" };
const struct glyph_look glyph_looks[64] = {
	['W' - '0'] = { .like = 1 << 0 },
	['M' - '0'] = { .like = 1 << 1 },
	['U' - '0'] = { .like = 1 << 2 },
	['H' - '0'] = { .like = 1 << 2 },
	['N' - '0'] = { .like = 1 << 2, .second = 1 << 1 },
	['D' - '0'] = { .like = 1 << 3 },
	['K' - '0'] = { .like = 1 << 4 },
	['B' - '0'] = { .like = 1 << 5 },
	['V' - '0'] = { .first = 1 << 0 },
	['R' - '0'] = { .first = 1 << 1 },
	['I' - '0'] = { .first = 1 << 2 | 1 << 4 | 1 << 5,
	    .second = 1 << 0 | 1 << 2 | 1 << 3 },
	['C' - '0'] = { .first = 1 << 3, .second = 1 << 4 },
	['E' - '0'] = { .second = 1 << 5 },
};

static void
put(struct glyphs *g, char c, size_t off, size_t size)
{
	char fold = glyph_fold(c);

	g->c[g->n] = c;
	g->fold[g->n] = fold;
	g->like[g->n] = glyph_like(fold);
	g->pair[g->n] = 0;
	if (g->n > 0)
		g->pair[g->n - 1] = glyph_pair(g->fold[g->n - 1], fold);
	g->off[g->n] = (uint32_t)off;
	g->size[g->n] = (uint8_t)size;
	g->gap[++g->n] = 0;
}

static unsigned
gap_ascii(char c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '\r':
		return GAP_SPACE;
	case '-':
	case '_':
	case '~':
		return GAP_DASH;
	case '/':
	case '\\':
		return GAP_SLASH;
	case '.':
		return GAP_DOT;
	case ',':
	case ';':
		return GAP_COMMA;
	case '(':
	case '[':
	case '{':
		return GAP_OPEN;
	case ')':
	case ']':
	case '}':
		return GAP_CLOSE;
	case '&':
	case '+':
		return GAP_AMP;
	default:
		return GAP_OTHER;
	}
}

/* Bars and exclamation marks are ones where digits are near. */
static bool
is_bar_one(const char *text, size_t len, size_t i)
{
	bool before = i > 0 && isdigit((unsigned char)text[i - 1]);
	bool after = i + 1 < len && isdigit((unsigned char)text[i + 1]);

	return after || (text[i] == '|' && before);
}

/* "[JGANDA", "CO[JRT": a U that OCR took apart, and no bracket opens. */
static bool
is_broken_u(const char *text, size_t len, size_t i)
{
	if (i + 2 >= len || text[i] != '[' || text[i + 1] != 'J')
		return false;
	return (i > 0 && isalpha((unsigned char)text[i - 1])) ||
	    (isupper((unsigned char)text[i + 2]) &&
		!strchr("AEIOUY", text[i + 2]));
}

static void
one_ascii(struct glyphs *g, const char *text, size_t len, size_t i)
{
	char c = text[i];

	if (is_broken_u(text, len, i))
		return;
	if (c == 'J' && i > 0 && is_broken_u(text, len, i - 1))
		put(g, 'U', i, 1);
	else if (isalnum((unsigned char)c))
		put(g, (char)toupper((unsigned char)c), i, 1);
	else if ((c == '|' || c == '!') && is_bar_one(text, len, i))
		put(g, '1', i, 1);
	else if (c == '\n')
		g->gap[g->n] |= g->gap[g->n] & GAP_LINE ? GAP_BLOCK : GAP_LINE;
	else if (c != '\'' && c != '`')
		g->gap[g->n] |= (uint16_t)gap_ascii(c);
}

static bool
glyph_is(const struct glyphs *g, char c)
{
	return g->n > 0 && g->c[g->n - 1] == c && !g->gap[g->n];
}

static void
one_wide(struct glyphs *g, uint32_t u, size_t off, size_t size)
{
	if ((u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0xad) {
		g->gap[g->n] |= GAP_DASH;
	} else if (u == 0x2116) { /* the numero sign */
		put(g, 'N', off, size);
		put(g, 'O', off, size);
	} else if ((u == 0xb0 || u == 0xba) && glyph_is(g, 'N')) {
		put(g, 'O', off, size); /* N with a raised o */
	} else if (u == 0x2018 || u == 0x2019 || u == 0x2bc || u == 0x200b ||
	    u == 0xfeff) {
		/* apostrophes and characters without width: no gap */
	} else if (u == 0xa0 || (u >= 0x2000 && u <= 0x200a) || u == 0x202f) {
		g->gap[g->n] |= GAP_SPACE;
	} else if (u == 0xb7 || u == 0x2022 || u == 0x2024) {
		g->gap[g->n] |= GAP_DOT;
	} else if (utf8_is_word(u)) {
		put(g, '?', off, size);
	} else {
		g->gap[g->n] |= GAP_OTHER;
	}
}

static bool
begins(const struct glyphs *g, size_t i)
{
	if (i == 0 || i >= g->n || g->gap[i])
		return true;
	if (glyph_digit(g, i - 1) != glyph_digit(g, i))
		return true;
	return glyph_upper(g, i) &&
	    islower((unsigned char)g->text[g->off[i - 1]]);
}

void
glyphs_init(struct glyphs *g, const char *text, size_t len)
{
	size_t i, used;
	uint32_t u;

	if (len > UINT32_MAX)
		len = UINT32_MAX;
	memset(g, 0, sizeof *g);
	g->text = text;
	/* No byte gives more than one glyph: the one sign that gives two has
	 * three bytes. */
	g->c = xmalloc(len + 1);
	g->fold = xmalloc(len + 1);
	g->like = xmalloc(len + 1);
	g->pair = xmalloc(len + 1);
	g->gap = xreallocn(NULL, len + 1, sizeof *g->gap);
	g->off = xreallocn(NULL, len + 1, sizeof *g->off);
	g->size = xmalloc(len + 1);
	g->gap[0] = 0;
	for (i = 0; i < len; i += used) {
		used = 1;
		if ((unsigned char)text[i] < 0x80) {
			one_ascii(g, text, len, i);
		} else if ((used = utf8_decode(text + i, len - i, &u))) {
			one_wide(g, u, i, used);
		} else {
			used = 1;
			g->gap[g->n] |= GAP_OTHER;
		}
	}
	g->c[g->n] = g->fold[g->n] = '\0';
	g->begins = xmalloc(g->n + 1);
	for (i = 0; i <= g->n; i++)
		g->begins[i] = begins(g, i);
}

void
glyphs_release(struct glyphs *g)
{
	free(g->c);
	free(g->fold);
	free(g->like);
	free(g->pair);
	free(g->gap);
	free(g->off);
	free(g->size);
	free(g->begins);
	memset(g, 0, sizeof *g);
}

size_t
glyphs_from(const struct glyphs *g, size_t off)
{
	size_t lo = 0, hi = g->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (g->off[mid] < off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
glyphs_span(const struct glyphs *g, size_t from, size_t to)
{
	return g->off[to - 1] + g->size[to - 1] - g->off[from];
}

unsigned
glyphs_gaps(const struct glyphs *g, size_t from, size_t to)
{
	unsigned bits = 0;
	size_t i;

	for (i = from; i <= to && i <= g->n; i++)
		bits |= g->gap[i];
	return bits;
}

char
glyph_fold(char c)
{
	switch (c) {
	case '0':
		return 'O';
	case '1':
	case 'L':
		return 'I';
	case '5':
		return 'S';
	case '8':
		return 'B';
	default:
		return c;
	}
}

int
glyph_value(const struct glyphs *g, size_t i)
{
	if (i >= g->n)
		return -1;
	switch (g->c[i]) {
	case 'O':
		return 0;
	case 'I':
		return 1;
	case 'L': /* only the small one looks like a one */
		return glyph_upper(g, i) ? -1 : 1;
	case 'Z':
		return 2;
	case 'S':
		return 5;
	case 'B':
		/* a lower case b looks more like a six: no guess */
		return glyph_upper(g, i) ? 8 : -1;
	default:
		return glyph_digit(g, i) ? g->c[i] - '0' : -1;
	}
}
