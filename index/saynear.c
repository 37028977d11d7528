/* index/saynear.c: choosing from a list by a word that may be misspelt (see
 * say.h): what is not in the list is never guessed, but named. */
#include "index/say.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

enum { MOST = 6, WHOLE = 24, LONGEST = 48 };

/* "land title" is LAND-TITLE. */
static unsigned char
plain(char c)
{
	if (c == ' ' || c == '_')
		return '-';
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool
same(const char *a, const char *b)
{
	while (*a && plain(*a) == plain(*b)) {
		a++;
		b++;
	}
	return !*a && !*b;
}

/* Letters to change, add or drop between a and n bytes of b (Levenshtein). */
static size_t
apart(const char *a, const char *b, size_t n)
{
	size_t i, k, row[LONGEST + 1], diagonal, above;

	if (strlen(a) > LONGEST || n > LONGEST)
		return LONGEST;
	for (k = 0; k <= n; k++)
		row[k] = k;
	for (i = 0; a[i]; i++) {
		diagonal = row[0];
		row[0] = i + 1;
		for (k = 0; k < n; k++) {
			above = row[k + 1];
			if (plain(a[i]) != plain(b[k]))
				diagonal = 1 + (diagonal < above
					? diagonal : above);
			row[k + 1] = diagonal < row[k] + 1
			    ? diagonal : row[k] + 1;
			diagonal = above;
		}
	}
	return row[n];
}

/* How unlike: 0 what begins like it, then what holds it, then what is spelt
 * almost so, as a whole or in one of its parts; LONGEST: not alike. */
static size_t
unlike(const char *item, const char *word)
{
	size_t d, len = strlen(word), part, near = 1 + len / 4;

	if (len >= 2 && !strncasecmp(item, word, len))
		return 0;
	if (len >= 3 && strcasestr(item, word))
		return 1;
	if (len >= 3 && (d = apart(word, item, strlen(item))) <= near)
		return 1 + d;
	for (; len >= 3 && *item; item += part + (item[part] != '\0')) {
		part = strcspn(item, "- ");
		if ((d = apart(word, item, part)) <= near)
			return 2 + d;
	}
	return LONGEST;
}

static void
add_near(struct buf *b, const struct names *list, const char *word)
{
	size_t rank, i, n = 0;

	for (rank = 0; rank < LONGEST; rank++)
		for (i = 0; i < list->n; i++)
			if (n < MOST && unlike(list->v[i], word) == rank)
				buf_addf(b, "%s%s", n++ ? ", " : "",
				    list->v[i]);
}

const char *
say_choose(const struct names *list, const char *what, const char *word,
    struct cr_err *e)
{
	struct buf near = BUF_INIT;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (same(list->v[i], word))
			return list->v[i];
	add_near(&near, list, word);
	if (!near.len && list->n <= WHOLE) /* a short list is told whole */
		for (i = 0; i < list->n; i++)
			buf_addf(&near, "%s%s", i ? ", " : "", list->v[i]);
	err_set(e, CR_SKIP, near.len ? "'%.60s' is no %s: %.280s"
				     : "'%.60s' is no %s of the scheme",
	    word, what, near.data);
	buf_release(&near);
	return NULL;
}
