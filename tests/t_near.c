/* t_near.c: forms found in spite of OCR (codes/forms.h): what makes it fast
 * changes no answer; and papers_read comes to an end whatever is on a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/opt.h"
#include "codes/near.h"
#include "codes/paper.h"
#include "codes/scheme.h"
#include "courtroll.h"

/* ---- the whole trie, one row a letter, nothing left out ------------------ */

enum { BAND = 4, WIDTH = FORM_MAX + BAND + 1, FAR = 99 };

struct plain {
	const struct forms *f;
	const struct glyphs *g;
	size_t at, limit;
	char path[FORM_MAX + 1];
	int row[FORM_MAX + 1][WIDTH + 1];
	struct form_hit hit;
	int best;
	bool found, tie;
};

static char
glyph(const struct plain *p, size_t j)
{
	return glyph_fold(p->g->c[p->f->backward ? p->at - j : p->at + j - 1]);
}

static bool
is_pair(const struct plain *p, char one, char first, char second)
{
	static const char pairs[][4] = { "WVI", "MRN", "UII", "HII", "DCI",
		"NII", "KIC", "BIE" };
	char a = p->f->backward ? second : first;
	char b = p->f->backward ? first : second;
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (pairs[i][0] == one && pairs[i][1] == a && pairs[i][2] == b)
			return true;
	return false;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
fill(struct plain *p, size_t d)
{
	size_t j, from = d > BAND ? d - BAND : 0;
	size_t to = d + BAND < p->limit ? d + BAND : p->limit;
	int *row = p->row[d], *up = p->row[d - 1], min = FAR, v;
	char c = p->path[d - 1];

	for (j = 0; j <= WIDTH; j++)
		row[j] = FAR;
	for (j = from; j <= to; j++) {
		v = up[j] + 2;
		if (j > 0) {
			v = least(v, row[j - 1] + 2);
			v = least(v, up[j - 1] + (glyph(p, j) == c ? 0 : 2));
			if (d > 1 && is_pair(p, glyph(p, j), p->path[d - 2], c))
				v = least(v, p->row[d - 2][j - 1] + 1);
			if (j > 1 && is_pair(p, c, glyph(p, j - 1), glyph(p, j)))
				v = least(v, up[j - 2] + 1);
		}
		row[j] = least(v, FAR);
		min = least(min, v);
	}
	return min;
}

static int
allowed(size_t d)
{
	return d <= 4 ? 0 : d < 9 ? 2 : d < 14 ? 4 : d < 20 ? 6 : 8;
}

static void
consider(struct plain *p, const struct form_node *node, size_t d)
{
	size_t j, a, b;
	int32_t value;
	int score;

	for (j = 1; j <= WIDTH && j <= p->limit; j++) {
		if (p->row[d][j] > allowed(d))
			continue;
		a = p->f->backward ? p->at - j : p->at;
		b = p->f->backward ? p->at : p->at + j;
		score = 4 * (int)d - 7 * p->row[d][j] +
		    (glyph_starts(p->g, a) && glyph_starts(p->g, b));
		if ((p->found && score < p->best) ||
		    (value = form_value(p->f, node, p->g, a, b)) < 0)
			continue;
		if (p->found && score == p->best) {
			p->tie |= value != p->hit.value;
			continue;
		}
		p->hit = (struct form_hit){ a, b, value, p->row[d][j] };
		p->best = score;
		p->found = true;
		p->tie = false;
	}
}

static void
visit(struct plain *p, uint32_t node, size_t d)
{
	uint32_t i;

	for (i = p->f->v[node].child; i; i = p->f->v[i].next) {
		p->path[d] = p->f->v[i].c;
		if (fill(p, d + 1) > 2 * (1 + (int)d / 6))
			continue;
		if (p->f->v[i].plain >= 0 || p->f->v[i].dotted >= 0)
			consider(p, &p->f->v[i], d + 1);
		visit(p, i, d + 1);
	}
}

static bool
find_plain(struct plain *p, const struct forms *f, const struct glyphs *g,
    size_t at)
{
	size_t j;

	memset(p, 0, sizeof *p);
	p->f = f;
	p->g = g;
	p->at = at;
	p->limit = f->backward ? at : g->n - at;
	if (p->limit > WIDTH)
		p->limit = WIDTH;
	for (j = 0; j <= WIDTH; j++)
		p->row[0][j] = j <= BAND ? 2 * (int)j : FAR;
	visit(p, 0, 0);
	return p->found && !p->tie;
}

/* ---- words that look like each other ------------------------------------- */

static uint32_t seed;

static uint32_t
dice(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 16) % n;
}

static const char *const syllables[] = { "VI", "W", "RN", "M", "II", "U", "H",
	"CI", "D", "IC", "K", "IE", "B", "A", "E", "O", "T", "S", "CIVIL",
	"SUIT", "IN", "1", "APP" };

static void
invent(struct buf *b, size_t letters)
{
	while (b->len < letters) {
		buf_adds(b, syllables[dice(sizeof syllables /
		    sizeof syllables[0])]);
		if (dice(6) == 0)
			buf_addc(b, ' ');
	}
	buf_truncate(b, letters);
}

/* A form as a bad reader has it. */
static void
misread(struct buf *out, const char *form)
{
	for (; *form; form++)
		switch (dice(16)) {
		case 0:
			break;
		case 1:
			buf_adds(out, syllables[dice(20)]);
			break;
		case 2:
			buf_addc(out, *form);
			buf_addc(out, "I ."[dice(3)]);
			break;
		default:
			buf_addc(out, *form);
		}
	buf_addc(out, " .\n"[dice(3)]);
}

static void
invent_forms(struct forms *f, struct buf *text, bool backward, size_t n)
{
	struct buf form = BUF_INIT;
	size_t i;

	forms_init(f, backward);
	for (i = 0; i < n; i++) {
		buf_reset(&form);
		invent(&form, 1 + dice(dice(8) ? 24 : FORM_MAX));
		(void)forms_add_one(f, form.data, (int)(i / 2));
		if (dice(2))
			misread(text, form.data);
	}
	buf_release(&form);
}

static size_t
compare(bool backward, size_t n)
{
	struct buf text = BUF_INIT;
	struct plain *p = xmalloc(sizeof *p);
	struct form_hit hit;
	struct glyphs g;
	struct forms f;
	size_t at, hits = 0;
	bool found;

	invent_forms(&f, &text, backward, n);
	glyphs_init(&g, text.data, text.len);
	for (at = 0; at <= g.n; at++) {
		found = forms_find_near(&f, &g, at, &hit);
		assert_int_equal(found, find_plain(p, &f, &g, at));
		if (!found)
			continue;
		hits++;
		assert_int_equal(hit.value, p->hit.value);
		assert_int_equal(hit.cost, p->hit.cost);
	}
	glyphs_release(&g);
	forms_release(&f);
	buf_release(&text);
	free(p);
	return hits;
}

static void
the_index_of_first_letters_loses_nothing(void **state)
{
	size_t hits = 0;
	int round;

	(void)state;
	seed = 4;
	for (round = 0; round < 40; round++)
		hits += compare(round & 1, 1 + dice(60));
	assert_true(hits > 500);
}

static bool
is_near(const char *form, const char *text, bool backward)
{
	struct form_hit hit;
	struct glyphs g;
	struct forms f;
	bool found;

	forms_init(&f, backward);
	assert_int_equal(forms_add_one(&f, form, 3), CR_OK);
	glyphs_init(&g, text, strlen(text));
	found = forms_find_near(&f, &g, backward ? g.n : 0, &hit);
	glyphs_release(&g);
	forms_release(&f);
	return found;
}

static void
short_forms_are_found_with_one_fault(void **state)
{
	int backward;

	(void)state;
	for (backward = 0; backward < 2; backward++) {
		assert_true(is_near("VIRUS", "WRUS", backward));
		assert_true(is_near("WRIST", "VIRIST", backward));
		assert_true(is_near("TITLE", "ITLE", backward));
		assert_true(is_near("TITLE", "TITL", backward));
		assert_true(is_near("TITLE", "TITXE", backward));
		assert_true(is_near("TITLE", "XTITLE", backward));
		assert_true(is_near("TITLE", "TITLEX", backward));
		assert_true(is_near("TITLES", "TITLE", backward));
		assert_false(is_near("TITLE", "XTITE", backward));
		assert_false(is_near("TITL", "TITX", backward));
	}
}

static void
a_form_of_the_greatest_length_is_found_misread(void **state)
{
	struct buf form = BUF_INIT;
	struct form_hit hit;
	struct glyphs g;
	struct forms f;
	int backward;

	(void)state;
	for (backward = 0; backward < 2; backward++) {
		buf_reset(&form);
		while (form.len < FORM_MAX)
			buf_addf(&form, "%c", 'A' + (int)(form.len * 7 % 26));
		forms_init(&f, backward);
		assert_int_equal(forms_add_one(&f, form.data, 3), CR_OK);
		form.data[40] = 'X';
		form.data[FORM_MAX - 2] = 'X';
		glyphs_init(&g, form.data, form.len);
		assert_true(forms_find_near(&f, &g, backward ? g.n : 0, &hit));
		assert_int_equal(hit.value, 3);
		assert_int_equal(hit.to - hit.from, FORM_MAX);
		glyphs_release(&g);
		forms_release(&f);
	}
	buf_release(&form);
}

static void
an_empty_set_finds_nothing(void **state)
{
	struct form_hit hit;
	struct glyphs g;
	struct forms f;

	(void)state;
	forms_init(&f, false);
	glyphs_init(&g, "CIVIL SUIT", 10);
	assert_false(forms_find_near(&f, &g, 0, &hit));
	assert_false(forms_find_near(&f, &g, g.n, &hit));
	assert_false(forms_find(&f, &g, 0, &hit));
	glyphs_release(&g);
	forms_release(&f);
}

/* ---- pages that nobody wrote --------------------------------------------- */

static struct scheme *uganda;

static int
load(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	char *path = where_data("schemes/uganda.xml");

	(void)state;
	if (scheme_load(&uganda, path, &e) != CR_OK)
		print_error("%s\n", e.msg);
	free(path);
	return uganda ? 0 : -1;
}

static int
unload(void **state)
{
	(void)state;
	scheme_free(uganda);
	return 0;
}

/* Lines of `words` copies of a word each. */
static void
fill_page(struct page_text *t, const char *word, size_t len, size_t words,
    size_t lines)
{
	const struct box box = { 1, 1, 1, 1 };
	size_t i;

	text_init(t);
	for (; lines > 0; lines--) {
		text_add_line(t, lines % 7 == 0, box);
		for (i = 0; i < words; i++)
			text_add_word(t, word, len, box, 50);
	}
}

static void
read_page(const char *word, size_t len, size_t words, size_t lines)
{
	struct page_text t;
	const struct page_text *texts[] = { &t };
	struct papers p;

	fill_page(&t, word, len, words, lines);
	assert_true(t.n_words > 0);
	papers_read(&p, uganda, NULL, texts, 1);
	assert_true(p.v[0].h.g.n > 0);
	papers_release(&p);
	text_release(&t);
}

static void
a_megabyte_of_one_sign_is_read(void **state)
{
	static const char signs[] = "I0OWVNCcl";
	enum { MB = 1000000 };
	char *word = xmalloc(MB);
	size_t i;

	(void)state;
	for (i = 0; signs[i]; i++) {
		memset(word, signs[i], MB);
		read_page(word, MB, 1, 1);
	}
	free(word);
}

static void
pages_of_nothing_but_short_lines_are_read(void **state)
{
	static const char *const words[] = { "1", "No.", "of", "CIVIL",
		"HCT-00-CV-CS-", "2015", "1/2", "and", "versus", "(a", "Nos.1,",
		"arising", "12th" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		read_page(words[i], strlen(words[i]), 1, CR_MAX_WORDS);
		read_page(words[i], strlen(words[i]), CR_MAX_WORDS, 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_index_of_first_letters_loses_nothing),
		cmocka_unit_test(short_forms_are_found_with_one_fault),
		cmocka_unit_test(
		    a_form_of_the_greatest_length_is_found_misread),
		cmocka_unit_test(an_empty_set_finds_nothing),
		cmocka_unit_test(a_megabyte_of_one_sign_is_read),
		cmocka_unit_test(pages_of_nothing_but_short_lines_are_read),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
