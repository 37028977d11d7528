/* codes/slipwords.c: slips whose bar code was not read (see slipwords.h).
 *
 * A slip has few words, its title among them, and an id that checks itself: a
 * page of a file has the one or the other by chance, hardly all three. */
#include "codes/slipwords.h"

#include <stdio.h>
#include <string.h>

enum {
	WORDS_MAX = 160, /* of a slip, with what is written on it by hand */
	DIGITS_MIN = 6,  /* of a number in an id */
	DIGITS_MAX = 12,
};

/* Do the glyphs at i spell a word, as it folds, but for `wrong` letters?
 * Returns where it ends, or 0. */
static size_t
spells(const struct glyphs *g, size_t i, const char *word, int wrong)
{
	size_t n = strlen(word), k;

	if (i + n > g->n)
		return 0;
	for (k = 0; k < n && wrong >= 0; k++)
		wrong -= g->fold[i + k] != glyph_fold(word[k]);
	return wrong >= 0 ? i + n : 0;
}

/* The same with one letter lost, or one more. */
static size_t
spells_nearly(const struct glyphs *g, size_t i, const char *word)
{
	char lost[16];
	size_t n = strlen(word), k, end = spells(g, i, word, 1);

	for (k = 0; k < n && !end; k++) {
		(void)snprintf(lost, sizeof lost, "%.*s%s", (int)k, word,
		    word + k + 1);
		end = spells(g, i, lost, 0);
	}
	for (k = 1; k < n && !end; k++)
		if (spells(g, i, word, (int)n) && i + n + 1 <= g->n) {
			size_t a = 0, b = 0;

			while (a < n && g->fold[i + a] == glyph_fold(word[a]))
				a++;
			while (a + b < n && g->fold[i + n - b] ==
				glyph_fold(word[n - 1 - b]))
				b++;
			return a + b >= n ? i + n + 1 : 0;
		}
	return end;
}

static bool
has_title(const struct glyphs *g, bool *add)
{
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (!g->begins[i])
			continue;
		if ((*add = spells_nearly(g, i, "ADDONSLIP") != 0) ||
		    spells_nearly(g, i, "FILESLIP"))
			return true;
	}
	return false;
}

static bool
may_part(unsigned gap)
{
	return gap && !(gap & ~(unsigned)(GAP_SPACE | GAP_DASH | GAP_DOT));
}

/* The digits that follow the site's letters at glyph i, the last of them the
 * check digit; its id has to be right. */
static bool
read_id(struct slip_words *out, const struct glyphs *g, size_t site_at,
    size_t i, const char *site)
{
	char id[FILE_ID_MAX], read[8];
	size_t n = (size_t)snprintf(id, sizeof id, "%s-", site), digits = 0;
	int64_t number;
	size_t from = i;

	for (; i < g->n && glyph_value(g, i) >= 0 &&
	     (i == from || !g->gap[i]); i++) {
		if (digits++ == DIGITS_MAX)
			return false;
		id[n++] = (char)('0' + glyph_value(g, i));
	}
	if (digits < DIGITS_MIN || i >= g->n || !may_part(g->gap[i]) ||
	    glyph_value(g, i) < 0 || (i + 1 < g->n && !g->gap[i + 1]))
		return false;
	(void)snprintf(id + n, sizeof id - n, "-%d", glyph_value(g, i));
	if (fileid_read(id, read, &number, NULL) != CR_OK)
		return false;
	fileid_write(out->id, read, number);
	out->off = g->off[site_at];
	out->len = glyphs_span(g, site_at, i + 1);
	return true;
}

static bool
find_id(struct slip_words *out, const struct glyphs *g, const char *site)
{
	struct slip_words x = *out;
	size_t i, end;
	bool found = false;

	for (i = 0; i < g->n; i++) {
		if (!g->begins[i] || !(end = spells(g, i, site, 0)) ||
		    end >= g->n || !may_part(g->gap[end]) ||
		    !read_id(&x, g, i, end, site))
			continue;
		if (found && strcmp(x.id, out->id) != 0)
			return false; /* which of them? */
		found = true;
		*out = x;
	}
	return found;
}

bool
slip_words_find(struct slip_words *out, const char *site, const char *text,
    size_t len)
{
	struct glyphs g;
	bool found;

	memset(out, 0, sizeof *out);
	glyphs_init(&g, text, len);
	found = has_title(&g, &out->add) && find_id(out, &g, site);
	glyphs_release(&g);
	return found;
}

bool
slip_page(char id[FILE_ID_MAX], const char *file, const struct page_text *t)
{
	struct slip_words s;
	char site[8];
	int64_t number;

	if (!file || t->n_words > WORDS_MAX ||
	    fileid_read(file, site, &number, NULL) != CR_OK ||
	    !slip_words_find(&s, site, t->text.data, t->text.len))
		return false;
	memcpy(id, s.id, sizeof s.id);
	return true;
}

void
slips_find(struct labels *l, const struct papers *p)
{
	struct anomaly *a;
	size_t i;

	for (i = 0; i < p->n; i++) {
		const char *id = p->v[i].slip;

		if (!*id || strcmp(id, p->jacket.file) == 0)
			continue;
		anomaly_add(l, "slip-unread", i, "the printed words say %s; "
		    "its bar code was not read", id);
		a = &l->anomalies[l->n_anomalies - 1];
		memcpy(a->other, id, sizeof a->other);
	}
}
