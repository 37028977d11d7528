/* search/reviewscreen.c: laying a question out on a screen (see
 * reviewscreen.h).  Every part has its share of the lines; candidates get what
 * is left, and those that do not fit are said to be there. */
#include "search/reviewscreen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search/reviewtext.h"

struct page {
	struct buf *out;
	const struct screen *s;
	int left; /* lines */
};

static size_t
characters(const char *s, size_t len)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

static void
end_line(struct page *p)
{
	buf_addc(p->out, '\n');
	p->left--;
}

static void
bold(struct page *p, bool on)
{
	if (p->s->colour)
		buf_adds(p->out, on ? "\033[1m" : "\033[0m");
}

/* One line, cut where it is too long. */
static void
line(struct page *p, const char *text)
{
	review_clean(p->out, text, (size_t)p->s->columns - 1);
	end_line(p);
}

/* How many bytes of clean text fit in a line, broken between words where that
 * can be. */
static size_t
fits(const char *s, size_t columns)
{
	size_t i, n = 0, word = 0;

	for (i = 0; s[i]; i++) {
		if (((unsigned char)s[i] & 0xc0) != 0x80 && n++ == columns)
			return word ? word : i;
		if (s[i] == ' ')
			word = i;
	}
	return i;
}

/* Several lines at most, the first after `head`, the others below its end. */
static void
wrapped(struct page *p, const char *head, const char *text, int most)
{
	struct buf b = BUF_INIT;
	size_t indent = characters(head, strlen(head)), n;
	size_t room = (size_t)p->s->columns - 1 - indent;
	const char *s;

	review_clean(&b, text, room * (size_t)most);
	buf_adds(p->out, head);
	for (s = b.data; most-- > 0 && p->left > 0; s += n) {
		n = fits(s, room);
		buf_add(p->out, s, n);
		end_line(p);
		n += strspn(s + n, " ");
		if (!s[n])
			break;
		if (most > 0 && p->left > 0)
			buf_addf(p->out, "%*s", (int)indent, "");
	}
	buf_release(&b);
}

static void
head(struct page *p, const struct review_item *i)
{
	const struct record *r = i->r;
	char *s = xasprintf("%zu of %zu  %s  %s", p->s->n, p->s->of, r->id,
	    doubt_name(i->what));
	const char *title = r->parties ? r->parties : r->written;

	bold(p, true);
	line(p, s);
	bold(p, false);
	free(s);
	s = xasprintf("%s%s%zu page%s%s%s", title ? title : "",
	    title ? ", " : "", r->n_pages, r->n_pages == 1 ? "" : "s",
	    r->batch ? ", batch " : "", r->batch ? r->batch : "");
	line(p, s);
	free(s);
	end_line(p);
}

static void
evidence(struct page *p, const struct review_item *i)
{
	char *place = i->page ? xasprintf("page %d: ", i->page)
			      : xstrdup("        ");

	if (i->quote)
		wrapped(p, place, i->quote, 3);
	else if (i->page)
		line(p, place);
	if (p->s->picture)
		wrapped(p, "picture: ", p->s->picture, 2);
	free(place);
	end_line(p);
}

/* What does not fit is left out in this order: the key, the end of the
 * text; never the score. */
static char *
answer_line(const struct page *p, const struct review_candidate *c,
    bool chosen, size_t n, const char *score)
{
	size_t room = (size_t)p->s->columns - 1 - 7 - strlen(score);
	struct buf text = BUF_INIT;
	bool key = c->is_case && characters(c->text, strlen(c->text)) + 2 +
	    characters(c->code, strlen(c->code)) <= room;
	char *s;

	review_clean(&text, c->text, room);
	s = xasprintf("  %c %zu  %s%s%s%s", chosen ? '>' : ' ', n, text.data,
	    key ? "  " : "", key ? c->code : "", score);
	buf_release(&text);
	return s;
}

static void
candidates(struct page *p, const struct review_item *i, int room)
{
	size_t k;

	for (k = 0; k < i->n && room > 0; k++, room--) {
		const struct review_candidate *c = &i->v[k];
		char *s, score[16] = "";

		if (room == 1 && k + 1 < i->n) {
			s = xasprintf("      and %zu more: keys %zu-%zu",
			    i->n - k, k + 1, i->n);
			line(p, s);
			free(s);
			return;
		}
		if (c->score > 0)
			snprintf(score, sizeof score, "  %.2f", c->score);
		s = answer_line(p, c, (int)k == i->chosen, k + 1, score);
		line(p, s);
		free(s);
	}
}

static void
keys(struct page *p, const struct review_item *i)
{
	struct buf b = BUF_INIT;

	if (i->chosen >= 0)
		buf_addf(&b, "a accept %d  ", i->chosen + 1);
	if (i->n > 1 || i->chosen < 0)
		buf_addf(&b, i->n > 1 ? "1-%zu choose  " : "%zu choose  ",
		    i->n);
	if (i->correct.kind)
		buf_adds(&b, "c correct  ");
	buf_addf(&b, "s skip  u undo  %sq quit  ? help",
	    p->s->picture ? "o open  " : "");
	bold(p, true);
	line(p, b.data);
	if (i->reject.kind) {
		buf_reset(&b);
		buf_addf(&b, "r %s", i->reject_text);
		line(p, b.data);
	}
	bold(p, false);
	buf_release(&b);
}

void
screen_item(struct buf *out, const struct screen *s,
    const struct review_item *i)
{
	/* the last line is for what is typed */
	struct page p = { out, s, s->rows - 1 };
	const int said = s->message && s->message[0] ? 3 : 0;
	const int below = 2 + (i->reject.kind != NULL) + said;

	head(&p, i);
	wrapped(&p, "", i->question, 4);
	evidence(&p, i);
	candidates(&p, i, p.left - below);
	end_line(&p);
	keys(&p, i);
	if (said)
		wrapped(&p, "", s->message, said);
}

void
screen_end(struct buf *out, const struct screen *s)
{
	struct page p = { out, s, s->rows - 1 };

	line(&p, s->of == 1 ? "That was the only question."
			    : "That was the last question.");
	end_line(&p);
	bold(&p, true);
	line(&p, "u undo  any other key ends");
	bold(&p, false);
	if (s->message)
		wrapped(&p, "", s->message, 3);
}

void
screen_help(struct buf *out, const struct screen *s)
{
	static const char *const text[] = {
		"a    accept: the answer that is marked >",
		"1-9  that answer", "r    the answer beside r: no",
		"c    correct: type what it is; an empty line leaves it",
		"s    skip: it is asked again another time",
		"u    undo: take the last answer back, and ask again",
		"o    open the picture of the place on the page",
		"q    quit; what was answered is kept",
		"",
		"Each answer is on disk before the next question. It is kept "
		"with your name, and",
		"beats what the machine finds, for good; 'courtroll label' "
		"lists and undoes it.", "", "any key: back" };
	struct page p = { out, s, s->rows };
	size_t i;

	for (i = 0; i < sizeof text / sizeof *text; i++)
		line(&p, text[i]);
}
