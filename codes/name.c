/* codes/name.c: getting a name out of a line that OCR has seen (see name.h).
 *
 * Leaders are what OCR reads worst: a row of colons becomes "iiiiiiii", one of
 * points "ceeeceeeees".  A name ends at the first row of signs, or at the
 * first word that no name has: too many of the same letter, no vowel, small
 * letters after capitals.
 */
#include "codes/name.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "codes/distance.h"

enum {
	NAME_MAX = 200,  /* bytes that are looked at */
	WORDS = 24,
	RUN = 4,         /* equal letters that no word has */
	LONG_WORD = 24,
};

static const char leader_signs[] = ".:;=_-~*<>\"'`^,+";
static const char cut_signs[] = "}{=";
static const char foreign_signs[] = "=<>~^*{}|#%_\\$@?!+";

/* strchr finds the NUL, which a text may have. */
static bool
one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* ---- labels ------------------------------------------------------------- */

/* "1" is read as any of these. */
static bool
like_one(char c)
{
	return isdigit((unsigned char)c) || one_of(c, "lIi|!");
}

/* "S.T.", "O. J. ": the points belong to initials. */
static bool
initials(const char *s, size_t len)
{
	size_t i = 2;

	while (i < len && s[i] == ' ')
		i++;
	return is_letter(s[0]) && i + 1 < len && is_letter(s[i]) &&
	    s[i + 1] == '.';
}

/* "A1 OKELLO": a letter with a number, that no sign parts from the name. */
static size_t
bare_label(const char *s, size_t len)
{
	size_t i = 1;

	if (len < 5 || s[0] != 'A')
		return 0;
	while (i < 3 && isdigit((unsigned char)s[i]))
		i++;
	if (i == 1 && (s[1] == 'l' || s[1] == 'I') &&
	    isupper((unsigned char)s[3]) && isupper((unsigned char)s[4]))
		i = 2;
	return i > 1 && s[i] == ' ' && isupper((unsigned char)s[i + 1])
	    ? i + 1 : 0;
}

size_t
name_label(const char *s, size_t len)
{
	size_t i = 0, n = 0, digits = 0, like = 0;

	if ((i = bare_label(s, len)))
		return i;

	/* a quote may have three bytes */
	while (i < len && i < 6 && !isalnum((unsigned char)s[i]))
		i++;
	for (; i < len && isalnum((unsigned char)s[i]) && n < 4; i++, n++) {
		digits += isdigit((unsigned char)s[i]) != 0;
		like += like_one(s[i]);
	}
	if (n == 0 || n > 3 || i >= len || !one_of(s[i], ".:),;"))
		return 0;
	if (s[i] == ')' ? n > 2 && !digits
			: s[i] != ':' && like < n &&
			    !(s[i - n] == 'A' && like == n - 1 && n > 1))
		return 0;
	if (n == 1 && !digits && s[i] == '.' &&
	    initials(s + i - 1, len - i + 1))
		return 0;
	while (i < len && one_of(s[i], ".:),; "))
		i++;
	return i;
}

/* ---- leaders ------------------------------------------------------------ */

/* Bytes of a sign that leaders are made of; 0: it is none. */
static size_t
leader_sign(const char *s, size_t len)
{
	uint32_t u;
	size_t n;

	if (len == 0)
		return 0;
	if (one_of(s[0], leader_signs))
		return 1;
	if ((unsigned char)s[0] < 0x80)
		return 0;
	n = utf8_decode(s, len, &u);
	/* dashes, dots, bullets, quotes; ellipsis; guillemets; signs */
	if (n && ((u >= 0x2010 && u <= 0x2044) || u == 0xab || u == 0xbb ||
		u == 0xb7 || u == 0xa9 || u == 0xae || u == 0x2122 ||
		u == 0xb0))
		return n;
	return 0;
}

/* A row of leaders at s: its bytes, and how many signs. */
static size_t
leader_row(const char *s, size_t len, size_t *signs)
{
	size_t i = 0, n;

	*signs = 0;
	while (i < len) {
		if ((n = leader_sign(s + i, len - i))) {
			/* one ellipsis is three points */
			*signs += n == 3 && (unsigned char)s[i + 2] == 0xa6
			    ? 3 : 1;
			i += n;
		} else if (s[i] == ' ' && *signs && i + 1 < len &&
		    leader_sign(s + i + 1, len - i - 1)) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

bool
name_leaders(const char *s, size_t len)
{
	size_t i, n, signs;

	for (i = 0; i < len; i += n ? n : 1) {
		n = leader_row(s + i, len - i, &signs);
		if (signs >= 3)
			return true;
	}
	return false;
}

/* Where the leaders begin, after at least two letters. */
static size_t
cut_leaders(const char *s, size_t len)
{
	size_t i, n, signs, letters = 0;

	for (i = 0; i < len; i += n) {
		n = leader_row(s + i, len - i, &signs);
		if (letters >= 2 && (signs >= 3 || (signs == 2 && n == 2 &&
			s[i] == s[i + 1]) || one_of(s[i], cut_signs)))
			/* the last point of initials is none of theirs */
			return i + (s[i] == '.' && i > 1 && s[i - 2] == '.' &&
			    i + 1 < len && s[i + 1] == ' ');
		if (n == 0) {
			letters += is_letter(s[i]);
			n = 1;
		}
	}
	return len;
}

/* ---- words -------------------------------------------------------------- */

struct word {
	const char *s;
	size_t len;
	size_t letters, upper, lower, digits, vowels;
	bool soup;
};

static char
soup_fold(char c)
{
	c = (char)tolower((unsigned char)c);
	return c == 'l' || c == 'j' || c == '1' ? 'i' : c == 'c' ? 'e' : c;
}

/* Too many of one letter, or too few different ones. */
static bool
monotone(const char *s, size_t len)
{
	size_t i, run = 0, alike = 0, kinds = 0, n = 0;
	char last = 0, last_alike = 0, c;
	bool seen[256] = { false };

	for (i = 0; i < len; i++) {
		if (!is_letter(s[i]))
			continue;
		c = soup_fold(s[i]);
		alike = c == last_alike ? alike + 1 : 1;
		last_alike = c;
		c = (char)tolower((unsigned char)s[i]);
		run = c == last ? run + 1 : 1;
		last = c;
		/* "William" has four that look alike */
		if (run >= RUN || alike >= RUN + 2)
			return true;
		kinds += !seen[(unsigned char)c];
		seen[(unsigned char)c] = true;
		n++;
	}
	return (n >= 9 && kinds <= 4) || (n >= 7 && kinds <= 3) ||
	    (n >= 5 && kinds <= 2) || (n >= 2 && kinds == 1);
}

static void
word_measure(struct word *w)
{
	size_t i;
	bool foreign = false;

	w->letters = w->upper = w->lower = w->digits = w->vowels = 0;
	for (i = 0; i < w->len; i++) {
		char c = w->s[i];

		if (isdigit((unsigned char)c))
			w->digits++;
		if (one_of(c, foreign_signs) && i + 1 < w->len)
			foreign = true;
		if (!is_letter(c))
			continue;
		w->letters++;
		w->upper += isupper((unsigned char)c) != 0;
		w->lower += islower((unsigned char)c) != 0;
		w->vowels += one_of(c, "aeiouyAEIOUY") ||
		    (unsigned char)c >= 0x80;
	}
	w->soup = w->letters == 0 || w->letters > LONG_WORD || foreign ||
	    w->digits > 1 || (w->digits && w->letters < 4) ||
	    monotone(w->s, w->len) || (w->letters >= 5 && !w->vowels) ||
	    (w->letters >= 5 && w->vowels == w->letters);
}

static size_t
split(struct word *v, const char *s, size_t len)
{
	size_t i = 0, n = 0;

	while (i < len && n < WORDS) {
		while (i < len && s[i] == ' ')
			i++;
		if (i == len)
			break;
		v[n].s = s + i;
		while (i < len && s[i] != ' ')
			i++;
		v[n].len = (size_t)(s + i - v[n].s);
		word_measure(&v[n++]);
	}
	return n;
}

static bool
begins_big(const struct word *w)
{
	size_t i = 0;

	while (i < w->len && !is_letter(w->s[i]))
		i++;
	return i < w->len && !islower((unsigned char)w->s[i]);
}

static bool
all_upper(const struct word *w)
{
	return w->letters > 0 && w->lower == 0;
}

/* May the word be one of a name?  caps: the name is in capitals. */
static bool
may_be(const struct word *w, bool caps)
{
	if (w->soup || !begins_big(w))
		return false;
	/* "Ltd", "Dr.", "(U)" */
	return !caps || (w->letters <= 4 && (!w->vowels ||
	    !is_letter(w->s[w->len - 1]))) || w->upper * 2 >= w->letters;
}

/* Where the name begins and ends among the words. */
static bool
find_words(const struct word *v, size_t n, size_t *first, size_t *last)
{
	size_t i, k, small = 0;
	bool caps;
	int depth = 0;

	for (i = 0; i < n; i++)
		if (may_be(&v[i], false) &&
		    (v[i].letters > 1 || (i + 1 < n && begins_big(&v[i + 1]))))
			break;
	if (i == n)
		return false;
	*first = *last = i;
	caps = all_upper(&v[i]) && v[i].letters >= 3 &&
	    (i + 1 == n || !v[i + 1].lower || v[i + 1].upper > 1 ||
		!begins_big(&v[i + 1]));
	for (i++; i < n; i++) {
		for (k = 0; k < v[i - 1].len; k++)
			depth += (v[i - 1].s[k] == '(') -
			    (v[i - 1].s[k] == ')');
		if (may_be(&v[i], caps) || (depth > 0 && !v[i].soup)) {
			*last = i;
			small = 0;
		} else if ((v[i].letters == 0 && v[i].len == 1) ||
		    (v[i].len <= 5 && v[i].s[0] == '(')) {
			continue; /* "&", or a speck; "(0) LTD" */
		} else if (v[i].soup || caps || ++small > 2) {
			break;
		}
	}
	return true;
}

/* Drop signs at either end; the point of initials stays. */
static void
trim(const char **s, size_t *len)
{
	while (*len && one_of(**s, " .,;:-_'`\"~)]*+/&")) {
		(*s)++;
		(*len)--;
	}
	while (*len) {
		char c = (*s)[*len - 1];

		if (c == '.' && *len >= 4 && (*s)[*len - 3] == '.')
			return;
		if (!one_of(c, " .,;:-_'`\"~([*+/&"))
			return;
		(*len)--;
	}
}

bool
name_span(const char *s, size_t len, size_t *from, size_t *to)
{
	struct word v[WORDS];
	const char *at = s;
	size_t n, first, last, i, letters = 0;

	if (len > NAME_MAX)
		len = NAME_MAX;
	n = name_label(s, len);
	at += n;
	len = cut_leaders(at, len - n);
	n = split(v, at, len);
	if (!find_words(v, n, &first, &last))
		return false;
	len = (size_t)(v[last].s + v[last].len - v[first].s);
	at = v[first].s;
	trim(&at, &len);
	for (i = 0; i < len; i++)
		letters += is_letter(at[i]);
	*from = (size_t)(at - s);
	*to = *from + len;
	return letters >= 2;
}

bool
name_clean(struct buf *out, const char *s, size_t len)
{
	size_t i, from, to;

	if (!name_span(s, len, &from, &to))
		return false;
	for (i = from; i < to; i++)
		if (s[i] != ' ' || s[i - 1] != ' ')
			buf_addc(out, s[i] == '\n' ? ' ' : s[i]);
	return true;
}

double
name_quality(const char *name)
{
	struct word v[WORDS];
	size_t n = split(v, name, strlen(name)), i;
	double sum = 0;

	if (n == 0)
		return 0;
	for (i = 0; i < n; i++) {
		double one = v[i].soup ? 0 : 1;

		if (v[i].letters == 1 && !memchr(v[i].s, '.', v[i].len))
			one = 0.5;
		if (v[i].letters > 2 && !v[i].vowels)
			one *= 0.6;
		if (v[i].digits || (v[i].letters > 3 && !v[i].upper &&
			i + 2 >= n))
			one *= 0.5;
		sum += one;
	}
	sum /= (double)n;
	return n == 1 ? sum * 0.8 : sum;
}

/* ---- comparison --------------------------------------------------------- */

size_t
name_letters(char *out, size_t size, const char *name)
{
	size_t n = 0;

	for (; *name && n + 1 < size; name++)
		if (is_letter(*name))
			out[n++] = (char)toupper((unsigned char)*name);
	out[n] = '\0';
	return n;
}

bool
name_alike(const char *a, const char *b, unsigned one_in)
{
	char x[DISTANCE_MAX], y[DISTANCE_MAX];
	size_t n = name_letters(x, sizeof x, a);
	size_t m = name_letters(y, sizeof y, b);
	size_t longer = n > m ? n : m, limit = longer / one_in;

	if (n == 0 || m == 0 || longer - (n < m ? n : m) > limit)
		return false;
	return letters_distance(x, n, y, m) <= limit;
}
