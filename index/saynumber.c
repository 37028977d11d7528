/* index/saynumber.c: case numbers in words into values of decisions (see
 * say.h).  What can be read in several ways is not guessed: the file's own
 * numbers may settle it, else the person is asked. */
#include "index/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "codes/lookup.h"
#include "codes/number.h"
#include "index/verdict.h"

static enum cr_status
not_settled(const struct say *s, const char *written,
    const struct verdict_case *c, struct cr_err *e)
{
	struct buf b = BUF_INIT;
	char key[CASE_KEY_MAX];
	size_t i;

	for (i = 0; i < c->n; i++) {
		case_key(key, sizeof key, &c->readings[i]);
		buf_addf(&b, "%s%s (", i ? ", " : "", key);
		scheme_write(s->scheme, &c->readings[i], &b);
		buf_addc(&b, ')');
	}
	err_set(e, CR_SKIP,
	    c->n > 1 ? "'%.80s' may be read in several ways; say which: %.250s"
	    : c->n   ? "'%.80s' is no whole case number: type, serial and "
		       "year; read as %.150s"
		     : "'%.80s' is no case number",
	    written, b.data);
	buf_release(&b);
	return CR_SKIP;
}

/* What could be read in several ways is settled where one of them is a number
 * of the file. */
static bool
settled_by_file(struct verdict_case *c, const struct record *r)
{
	size_t i, k;

	for (i = 0; i < r->n_numbers; i++)
		for (k = 0; k < c->n && r->numbers[i].settled; k++)
			if (case_known(&c->readings[k]) &&
			    case_match(&c->readings[k], &r->numbers[i].id)) {
				c->id = c->readings[k];
				return true;
			}
	return false;
}

/* What is kept of a written number: the words as they are, where they can be
 * read alone; else the key of what they mean.  To free(). */
static enum cr_status
read_number(char **out, struct case_id *id, const struct say *s,
    struct cr_err *e)
{
	struct numbers found = NUMBERS_INIT;
	struct verdict_case c;
	char key[CASE_KEY_MAX], *written = say_rest(s, 0);
	enum cr_status st = CR_OK;

	*out = NULL;
	verdict_read_case(&c, s->scheme, written);
	numbers_find(&found, s->scheme, written, strlen(written));
	if (!written[0])
		st = err_set(e, CR_SKIP, "which number?");
	else if (strchr(written, '|'))
		st = err_set(e, CR_SKIP, "'%.80s' is no case number", written);
	else if (found.n > 1)
		st = err_set(e, CR_SKIP,
		    "'%.80s' is %zu numbers: give one", written, found.n);
	else if (c.settled)
		*out = xstrdup(written);
	else if (!settled_by_file(&c, s->record))
		st = not_settled(s, written, &c, e);
	case_key(key, sizeof key, &c.id);
	if (st == CR_OK && !*out)
		*out = xstrdup(key);
	*id = c.id;
	numbers_release(&found);
	free(written);
	return st;
}

bool
say_none(const struct say *s)
{
	/* an empty word is an unset variable, and says nothing */
	return s->n_words == 1 && !strcasecmp(s->words[0], "none");
}

enum cr_status
say_case(struct names *values, const struct say *s, struct cr_err *e)
{
	struct case_id id;
	enum cr_status st;
	char *number;

	if (say_none(s))
		return say_take(values, xstrdup(""));
	st = read_number(&number, &id, s, e);
	return st == CR_OK ? say_take(values, number) : st;
}

enum cr_status
say_key(struct names *values, const struct say *s, struct cr_err *e)
{
	char *number, key[CASE_KEY_MAX];
	struct case_id id;
	enum cr_status st = read_number(&number, &id, s, e);

	if (st != CR_OK)
		return st;
	free(number);
	case_key(key, sizeof key, &id);
	return say_take(values, xstrdup(key));
}

/* A day of the calendar, "2011-05-01". */
static bool
is_date(const char *s)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int y = 0, m = 0, d = 0, end = 0;
	bool leap;

	if (strlen(s) != 10 || strspn(s, "0123456789-") != 10 ||
	    sscanf(s, "%4d-%2d-%2d%n", &y, &m, &d, &end) != 3 || end != 10)
		return false;
	leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
	return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1] &&
	    (m != 2 || d < 29 || leap);
}

enum cr_status
say_date(const char *date, struct cr_err *e)
{
	if (!date || !*date || is_date(date))
		return CR_OK;
	return err_set(e, CR_SKIP, "'%.40s' is no day, as 2011-05-01 is",
	    date);
}

enum cr_status
say_code(struct names *values, const struct say *s, struct cr_err *e)
{
	struct case_id id;
	enum cr_status st;
	char *number;

	if ((st = say_date(s->from, e)) != CR_OK ||
	    (st = say_date(s->to, e)) != CR_OK ||
	    (st = read_number(&number, &id, s, e)) != CR_OK)
		return st;
	if (s->from && s->to && *s->from && *s->to &&
	    strcmp(s->from, s->to) > 0)
		st = err_set(e, CR_SKIP, "it ends before it begins");
	else
		st = say_take(values, xasprintf("%s|%s|%s", number,
		    s->from ? s->from : "", s->to ? s->to : ""));
	free(number);
	return st;
}

enum cr_status
say_parent(struct names *values, const struct say *s, struct cr_err *e)
{
	struct names relations = { NULL, 0, 0 };
	const char *relation = NULL;
	struct case_id id;
	enum cr_status st = CR_SKIP;
	char *number;
	int r;

	for (r = RELATION_NONE + 1; r <= RELATION_RELATED; r++)
		names_add(&relations, relation_name((enum relation)r));
	if (!s->relation)
		say_choose(&relations, "relation (--relation)", "", e);
	else
		relation = say_choose(&relations, "relation", s->relation, e);
	if (relation && (st = read_number(&number, &id, s, e)) == CR_OK) {
		st = say_take(values, xasprintf("%s|%s", relation, number));
		free(number);
	}
	names_release(&relations);
	return st;
}
