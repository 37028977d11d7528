/* catalog/transcript.c: what people typed in, in an append-only table (see
 * transcript.h).  Which one stands is kept by the table's triggers
 * (schema_4.sql).  Making page text of one is in transcriptlay.c. */
#include "catalog/transcript.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/internal.h"
#include "courtroll.h"

void
transcript_release(struct transcript *t)
{
	free(t->at);
	free(t->who);
	free(t->text);
	memset(t, 0, sizeof *t);
}

enum cr_status
transcript_read(struct catalog *c, int64_t image, struct transcript *t,
    struct cr_err *e)
{
	enum cr_status st;
	sqlite3_stmt *q;

	memset(t, 0, sizeof *t);
	st = sql_query(&q, c->db, e,
	    "SELECT x.at, x.who, x.words, x.text FROM typed t "
	    "JOIN transcript x ON x.seq=t.transcript WHERE t.image=?", "i",
	    image);
	if (st == CR_OK && (st = sql_next(q, e)) == CR_OK) {
		t->at = sql_dup(q, 0);
		t->who = sql_dup(q, 1);
		t->words = (int)sql_int(q, 2);
		t->text = sql_dup(q, 3);
	}
	sql_done(q);
	return st;
}

/* ---- what may be kept ---------------------------------------------------- */

/* Line (from 1) of the first byte that is no UTF-8 or a control character;
 * 0: none. */
static size_t
bad_line(const char *s, size_t len, bool *control)
{
	size_t line = 1, i, n;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		*control = n && (c < ' ' || (c >= 0x7f && c < 0xa0)) &&
		    c != '\t' && c != '\n' && c != '\r';
		if (!n || *control)
			return line;
		line += c == '\n';
	}
	return 0;
}

/* Without blanks at its end; an empty one waits for the next that is not. */
static void
add_line(struct buf *out, const char *s, size_t len, size_t *empty)
{
	size_t i;

	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	if (!len) {
		++*empty;
		return;
	}
	for (i = 0; out->len && i <= *empty; i++)
		buf_addc(out, '\n');
	*empty = 0;
	for (i = 0; i < len; i++)
		buf_addc(out, s[i] == '\t' ? ' ' : s[i]);
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	while (*(s += strspn(s, " \n"))) {
		s += strcspn(s, " \n");
		n++;
	}
	return n;
}

enum cr_status
transcript_clean(struct buf *out, const char *s, size_t len,
    struct cr_err *e)
{
	static const char mark[] = "\xef\xbb\xbf";
	const char *end = s + len, *p;
	size_t empty = 0, line;
	bool control = false;

	if (len > TRANSCRIPT_MAX)
		return err_set(e, CR_SKIP,
		    "the text is longer than %u bytes: is it of one page?",
		    TRANSCRIPT_MAX);
	if ((line = bad_line(s, len, &control)))
		return err_set(e, CR_SKIP, control
		    ? "line %zu of the text has a control character"
		    : "line %zu of the text is no UTF-8: save it as UTF-8",
		    line);
	if (len >= 3 && !memcmp(s, mark, 3))
		s += 3;
	for (; s < end; s = p) {
		for (p = s; p < end && *p != '\n' && *p != '\r'; p++)
			;
		add_line(out, s, (size_t)(p - s), &empty);
		if (p < end)
			p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
	}
	if (!out->len)
		return err_set(e, CR_SKIP, "nothing is typed: an empty text "
		    "is not kept");
	if (count_words(out->data) > CR_MAX_WORDS)
		return err_set(e, CR_SKIP, "the text has more than %u words: "
		    "is it of one page?", CR_MAX_WORDS);
	return CR_OK;
}

/* One line of clean text. */
static bool
is_name(const char *s)
{
	enum { MOST = 2000 };
	size_t len = strlen(s), i;

	if (!s[strspn(s, " ")] || len > MOST || !utf8_valid(s, len))
		return false;
	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
			return false;
	return true;
}

/* ---- keeping ------------------------------------------------------------- */

static enum cr_status
touch(struct catalog *c, int64_t image, struct cr_err *e)
{
	return sql_run(c->db, e,
	    "UPDATE file_state SET rev=rev+1 WHERE file IN "
	    "(SELECT file FROM page WHERE image=?)", "i", image);
}

static enum cr_status
append(struct catalog *c, int64_t image, const char *text, int64_t words,
    const char *who, struct cr_err *e)
{
	enum cr_status st;
	int64_t n = 0;

	st = sql_int_of(c->db, &n, e,
	    "SELECT count(*) FROM image WHERE id=?", "i", image);
	if (st == CR_OK && !n)
		return err_set(e, CR_SKIP, "there is no such page");
	if (st == CR_OK)
		st = sql_int_of(c->db, &n, e,
		    "SELECT count(*) FROM typed t JOIN transcript x "
		    "ON x.seq=t.transcript WHERE t.image=? AND x.text=?", "is",
		    image, text);
	if (st == CR_OK && n)
		return CR_END;
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO transcript(image, at, who, words, text) "
		    "VALUES (?,datetime('now'),?,?,?)", "isis", image, who,
		    words, text);
	return st == CR_OK ? touch(c, image, e) : st;
}

enum cr_status
transcript_add(struct catalog *c, int64_t image, const char *text, size_t len,
    const char *who, int *words, struct cr_err *e)
{
	struct buf clean = BUF_INIT;
	enum cr_status st;
	size_t n = 0;

	if (!is_name(who))
		return err_set(e, CR_SKIP, "who types it is not said in one "
		    "line of text");
	if ((st = transcript_clean(&clean, text, len, e)) == CR_OK &&
	    (st = sql_begin(c->db, e)) == CR_OK) {
		n = count_words(clean.data);
		st = append(c, image, clean.data, (int64_t)n, who, e);
		st = sql_end(c->db, st, e);
	}
	buf_release(&clean);
	if (words)
		*words = (int)n;
	return st;
}

static enum cr_status
take_back(struct catalog *c, int64_t image, const char *who, struct cr_err *e)
{
	enum cr_status st;
	int64_t seq = 0;

	st = sql_int_of(c->db, &seq, e,
	    "SELECT transcript FROM typed WHERE image=?", "i", image);
	if (st == CR_OK)
		st = sql_run(c->db, e,
		    "INSERT INTO transcript(image, at, who, undoes) "
		    "VALUES (?,datetime('now'),?,?)", "isi", image, who, seq);
	return st == CR_OK ? touch(c, image, e) : st;
}

enum cr_status
transcript_undo(struct catalog *c, int64_t image, const char *who,
    struct cr_err *e)
{
	enum cr_status st;

	if (!is_name(who))
		return err_set(e, CR_SKIP, "who takes it back is not said in "
		    "one line of text");
	if ((st = sql_begin(c->db, e)) != CR_OK)
		return st;
	return sql_end(c->db, take_back(c, image, who, e), e);
}
