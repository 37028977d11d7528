/* ocr/profile.c: reading the profiles of languages (see profile.h).  What is
 * in a file is believed only as far as its form was checked. */
#include "ocr/profile.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#define FILE_MAX  65536u
#define ITEMS_MAX 400u
/* Of 100,000: so frequent is, about, what is not in a profile. */
#define WORD_FLOOR 10
#define GRAM_FLOOR 15

struct reader {
	struct languages *l;
	size_t lang; /* index of the one that is read */
	const char *path;
	int line;
	size_t n_items;
	struct cr_err *e;
};

static enum cr_status
fault(const struct reader *r, const char *what)
{
	return err_set(r->e, CR_SKIP, "%s:%d: %s", r->path, r->line, what);
}

static size_t
letter(char c)
{
	return c == '_' ? 26 : (size_t)(c - 'a');
}

size_t
profile_gram(char a, char b, char c)
{
	return (letter(a) * 27 + letter(b)) * 27 + letter(c);
}

static int
compare(const void *a, const void *b)
{
	const struct profile_word *v = a, *w = b;

	return strcmp(v->word, w->word);
}

const float *
profiles_word(const struct languages *l, const char *s, size_t n)
{
	struct profile_word key;
	const struct profile_word *w;

	if (n > PROFILE_WORD || !l->n_words)
		return NULL;
	memcpy(key.word, s, n);
	key.word[n] = '\0';
	w = bsearch(&key, l->words, l->n_words, sizeof key, compare);
	return w ? w->more : NULL;
}

static bool
letters(const char *s, const char *allowed)
{
	return *s && strspn(s, allowed) == strlen(s);
}

#define LETTERS "abcdefghijklmnopqrstuvwxyz"

static enum cr_status
add_word(struct reader *r, const char *word, long n)
{
	struct languages *l = r->l;
	struct profile_word *w;

	if (!letters(word, LETTERS) || strlen(word) > PROFILE_WORD)
		return fault(r, "a word is 1 to 23 letters a to z");
	l->words = xgrow(l->words, l->n_words, &l->cap_words, sizeof *l->words);
	w = &l->words[l->n_words++];
	memset(w, 0, sizeof *w);
	memcpy(w->word, word, strlen(word) + 1);
	w->more[r->lang] = fmaxf(logf((float)n / WORD_FLOOR), 0.1f);
	return CR_OK;
}

static enum cr_status
add_gram(struct reader *r, const char *g, long n)
{
	if (strlen(g) != 3 || !letters(g, LETTERS "_"))
		return fault(r, "a sequence is three letters a to z, or _");
	r->l->v[r->lang].gram[profile_gram(g[0], g[1], g[2])] =
	    fmaxf(logf((float)n / GRAM_FLOOR), 0);
	return CR_OK;
}

/* "mu 4230 nga 2193 ..." */
static enum cr_status
read_pairs(struct reader *r, char *s,
    enum cr_status (*add)(struct reader *, const char *, long))
{
	char *save = NULL, *end, *key, *count;
	enum cr_status st = CR_OK;
	long n;

	while (st == CR_OK && (key = strtok_r(s, " ", &save))) {
		s = NULL;
		count = strtok_r(NULL, " ", &save);
		n = count ? strtol(count, &end, 10) : 0;
		if (n < 1 || n > 100000 || *end)
			return fault(r, "each needs a number, 1 to 100000");
		if (++r->n_items > ITEMS_MAX)
			return fault(r, "more than 400 words and sequences");
		st = add(r, key, n);
	}
	return st;
}

static enum cr_status
read_line(struct reader *r, char *s)
{
	struct profile *p = &r->l->v[r->lang];

	r->line++;
	if (*s == '#' || !*s)
		return CR_OK;
	if (!strncmp(s, "words ", 6))
		return read_pairs(r, s + 6, add_word);
	if (!strncmp(s, "grams ", 6))
		return read_pairs(r, s + 6, add_gram);
	if (strncmp(s, "language ", 9) || strcmp(s + 9, p->code) != 0)
		return fault(r, "neither words nor grams, nor the language "
		    "that the file is named for");
	return CR_OK;
}

static enum cr_status
read_profile(struct languages *l, const char *path, struct cr_err *e)
{
	struct reader r = { l, l->n, path, 0, 0, e };
	struct buf text = BUF_INIT;
	char *s, *end;
	enum cr_status st = file_read(&text, path, FILE_MAX, e);

	if (st == CR_OK && (!utf8_valid(text.data, text.len) ||
			       strlen(text.data) != text.len))
		st = err_set(e, CR_SKIP, "'%s' is no UTF-8 text", path);
	for (s = text.data; st == CR_OK && *s; s = end) {
		end = s + strcspn(s, "\n");
		if (*end)
			*end++ = '\0';
		st = read_line(&r, s);
	}
	if (st == CR_OK && !r.n_items)
		st = fault(&r, "no words are in it");
	buf_release(&text);
	l->n++;
	return st;
}

/* "lug.txt" */
static bool
is_profile(const char *name)
{
	return strlen(name) == 7 && strspn(name, LETTERS) == 3 &&
	    !strcmp(name + 3, ".txt");
}

/* A word that several languages have becomes one. */
static void
merge_words(struct languages *l)
{
	size_t i, k, n = 0;

	if (l->n_words)
		qsort(l->words, l->n_words, sizeof *l->words, compare);
	for (i = 0; i < l->n_words; i++) {
		if (!n || compare(&l->words[n - 1], &l->words[i]) != 0) {
			l->words[n++] = l->words[i];
			continue;
		}
		for (k = 0; k < l->n; k++)
			l->words[n - 1].more[k] = fmaxf(
			    l->words[n - 1].more[k], l->words[i].more[k]);
	}
	l->n_words = n;
}

enum cr_status
profiles_read(struct languages *l, const char *dir, struct cr_err *e)
{
	struct names names = NAMES_INIT;
	char *path;
	size_t i;
	enum cr_status st = dir_list(&names, dir, e);

	l->v = xcalloc(PROFILES_MAX, sizeof *l->v);
	for (i = 0; st == CR_OK && i < names.n; i++) {
		if (!is_profile(names.v[i]))
			continue;
		if (l->n == PROFILES_MAX) {
			st = err_set(e, CR_SKIP,
			    "more than 16 languages are in '%s'", dir);
			break;
		}
		memcpy(l->v[l->n].code, names.v[i], 3);
		path = path_join(dir, names.v[i]);
		st = read_profile(l, path, e);
		free(path);
	}
	if (st == CR_OK && !l->n)
		st = err_set(e, CR_SKIP, "no profile of a language is in '%s'",
		    dir);
	merge_words(l);
	names_release(&names);
	return st;
}

void
profiles_release(struct languages *l)
{
	free(l->v);
	free(l->words);
}
