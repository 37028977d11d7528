/* search/reviewsession.c: question after question (see reviewsession.h). What
 * is remembered beside the catalogue is only the way back: which answers were
 * given, to take them back one after the other. */
#include "search/reviewsession.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "search/reviewpicture.h"
#include "search/reviewscreen.h"
#include "search/reviewterm.h"

struct given {
	size_t item;
	const char *kind; /* of the answer; NULL: skipped */
	struct review_seqs seqs;
};

struct session {
	struct review *v;
	const char *by, *dir;
	size_t at;
	struct given *given;
	size_t n_given, cap_given;
	char message[400];
	bool over;
};

/* ---- showing ------------------------------------------------------------- */

static void
say(struct session *s, const char *text)
{
	(void)snprintf(s->message, sizeof s->message, "%s", text);
}

static void
fill(struct screen *w, const struct session *s, const char *picture)
{
	const char *plain = getenv("NO_COLOR");

	memset(w, 0, sizeof *w);
	term_size(&w->rows, &w->columns);
	w->n = s->at + 1;
	w->of = s->v->n;
	w->picture = picture;
	w->message = s->message;
	w->colour = !plain || !*plain;
}

static void
draw(const struct session *s, const char *picture)
{
	struct buf b = BUF_INIT;
	struct screen w;

	fill(&w, s, picture);
	screen_item(&b, &w, &s->v->v[s->at]);
	term_draw(&b);
	buf_release(&b);
}

static void
help(struct session *s)
{
	struct buf b = BUF_INIT;
	struct screen w;
	int key;

	fill(&w, s, NULL);
	screen_help(&b, &w);
	do {
		term_draw(&b);
	} while ((key = term_key()) == TERM_AGAIN);
	s->over = key == TERM_END;
	buf_release(&b);
}

static void
draw_end(const struct session *s)
{
	struct buf b = BUF_INIT;
	struct screen w;

	fill(&w, s, NULL);
	screen_end(&b, &w);
	term_draw(&b);
	buf_release(&b);
}

/* A viewer of its own, that we do not wait for. */
static void
open_picture(struct session *s, const char *picture)
{
	char *argv[] = { (char[]){ "xdg-open" }, xstrdup(picture), NULL };
	pid_t pid = fork();
	int null;

	if (pid == 0) {
		null = open("/dev/null", O_RDWR | O_CLOEXEC);
		if (null >= 0) {
			dup2(null, STDIN_FILENO);
			dup2(null, STDOUT_FILENO);
			dup2(null, STDERR_FILENO);
		}
		setsid();
		if (fork() == 0)
			execvp(argv[0], argv);
		_exit(0);
	}
	if (pid > 0)
		waitpid(pid, NULL, 0);
	free(argv[1]);
	say(s, pid > 0 ? "opening it with xdg-open"
		       : "it cannot be opened");
}

/* ---- answering ----------------------------------------------------------- */

static void
remember(struct session *s, const char *kind, const struct review_seqs *seqs)
{
	struct given *g;

	s->given = xgrow(s->given, s->n_given, &s->cap_given,
	    sizeof *s->given);
	g = &s->given[s->n_given++];
	memset(g, 0, sizeof *g);
	g->item = s->at;
	g->kind = kind;
	if (seqs)
		g->seqs = *seqs;
}

/* Once a person has said which case a file is, its other questions about that
 * are answered. */
static bool
moot(const struct session *s, const struct review_item *i)
{
	size_t k;

	if (doubt_kind_of(i->what) != DOUBT_NUMBER ||
	    i->what == DOUBT_CLAIMED_TWICE)
		return false;
	for (k = 0; k < s->n_given; k++) {
		const struct given *g = &s->given[k];

		if (g->kind && !strcmp(g->kind, "case") &&
		    s->v->v[g->item].r == i->r && &s->v->v[g->item] != i)
			return true;
	}
	return false;
}

static void
next(struct session *s)
{
	do {
		s->at++;
	} while (s->at < s->v->n && moot(s, &s->v->v[s->at]));
}

static void
tell(struct session *s, const struct review_answer *a)
{
	const char *id = s->v->v[s->at].r->id;

	if (!strcmp(a->kind, "seen"))
		(void)snprintf(s->message, sizeof s->message,
		    "kept: %s, as known (u takes it back)", id);
	else
		(void)snprintf(s->message, sizeof s->message,
		    "kept: %s %s %s%s%s (u takes it back)", id, a->kind,
		    a->n_words ? a->words[0] : "", a->n_words > 1 ? " " : "",
		    a->n_words > 1 ? a->words[1] : "");
}

/* CR_SKIP, and says so: the answer is none. */
static enum cr_status
answer(struct session *s, const struct review_answer *a, struct cr_err *e)
{
	struct review_seqs seqs;
	struct cr_err why = CR_ERR_INIT;
	enum cr_status st;

	st = review_answer(s->v, &s->v->v[s->at], a, s->by, &seqs, &why);
	if (st == CR_OK) {
		remember(s, a->kind, &seqs);
		tell(s, a);
		next(s);
	} else if (st == CR_FATAL) {
		return err_set(e, st, "%s", why.msg);
	} else {
		say(s, why.msg);
	}
	return st == CR_OK ? CR_OK : CR_SKIP;
}

/* What is typed completes the answer; a wrong word is said to be so, with
 * those that are like it, and asked for again. */
static enum cr_status
correct(struct session *s, const char *picture, struct cr_err *e)
{
	const struct review_item *i = &s->v->v[s->at];
	struct review_answer a = i->correct;
	struct buf typed = BUF_INIT;
	enum cr_status st = CR_SKIP;
	char *prompt;

	if (!a.kind) {
		say(s, "there is nothing to type here: a or r");
		return CR_OK;
	}
	prompt = xasprintf("%s%s%s: ", a.kind, a.relation ? ", " : "",
	    a.relation ? a.relation : "");
	say(s, "an empty line leaves it");
	while (st == CR_SKIP) {
		draw(s, picture);
		if (!term_line(&typed, prompt) ||
		    !typed.data[strspn(typed.data, " \t")]) {
			say(s, "");
			st = CR_OK;
			break;
		}
		a.words[i->correct.n_words] = typed.data;
		a.n_words = i->correct.n_words + 1;
		st = answer(s, &a, e);
	}
	free(prompt);
	buf_release(&typed);
	return st;
}

/* A skipped question is only gone back to. */
static enum cr_status
undo(struct session *s, struct cr_err *e)
{
	struct catalog *c = s->v->reader->catalog;
	struct cr_err why = CR_ERR_INIT;
	const struct given *g;
	enum cr_status st, kept;
	size_t i;

	if (!s->n_given) {
		say(s, "there is nothing to undo");
		return CR_OK;
	}
	g = &s->given[s->n_given - 1];
	if ((st = catalog_group_begin(c, &why)) == CR_OK) {
		for (i = g->seqs.n; i-- > 0 && st == CR_OK;) {
			st = decision_undo(c, g->seqs.v[i], s->by,
			    "undone in review", &why);
			if (st == CR_END) /* undone elsewhere */
				st = CR_OK;
		}
		kept = catalog_group_end(c, st, &why);
		st = st == CR_OK ? kept : st;
	}
	if (st == CR_FATAL)
		return err_set(e, st, "%s", why.msg);
	if (st == CR_OK) {
		s->at = g->item;
		say(s, g->kind ? "taken back" : "");
		s->n_given--;
	} else {
		say(s, why.msg);
	}
	return CR_OK;
}

static enum cr_status
choose(struct session *s, int k, struct cr_err *e)
{
	const struct review_item *i = &s->v->v[s->at];

	if (k < 0)
		say(s, "nothing is marked: choose by number, or c");
	else if ((size_t)k >= i->n)
		say(s, "there is no such answer");
	else
		return answer(s, &i->v[k].answer, e);
	return CR_OK;
}

static enum cr_status
take_key(struct session *s, int key, const char *picture, struct cr_err *e)
{
	const struct review_item *i = &s->v->v[s->at];

	say(s, "");
	if (key == 'a')
		return choose(s, i->chosen, e);
	if (key >= '1' && key <= '9')
		return choose(s, key - '1', e);
	if (key == 'r' && i->reject.kind)
		return answer(s, &i->reject, e);
	if (key == 'c')
		return correct(s, picture, e);
	if (key == 'u')
		return undo(s, e);
	if (key == 's') {
		remember(s, NULL, NULL);
		next(s);
	} else if (key == 'o' && picture) {
		open_picture(s, picture);
	} else if (key == 'q' || key == 4 || key == TERM_END) {
		s->over = true;
	} else if (key == '?' || key == 'h') {
		help(s);
	} else if (key != TERM_AGAIN) {
		say(s, "there is no such key; ? tells them");
	}
	return CR_OK;
}

/* Behind the last question there is a way back too. */
static enum cr_status
last_key(struct session *s, struct cr_err *e)
{
	int key;

	draw_end(s);
	key = term_key();
	say(s, "");
	if (key == 'u')
		return undo(s, e);
	s->over = key != TERM_AGAIN;
	return CR_OK;
}

enum cr_status
session_run(struct session_counts *n, struct review *v, const char *by,
    const char *dir, struct cr_err *e)
{
	struct session s = { .v = v, .by = by, .dir = dir };
	enum cr_status st = CR_OK;
	char *picture = NULL;
	size_t shown = SIZE_MAX, i;

	while (!s.over && v->n && st != CR_FATAL) {
		if (s.at >= v->n) {
			st = last_key(&s, e);
			continue;
		}
		if (shown != s.at) {
			free(picture);
			picture = picture_of(&v->v[s.at], dir);
			shown = s.at;
		}
		draw(&s, picture);
		st = take_key(&s, term_key(), picture, e);
	}
	memset(n, 0, sizeof *n);
	for (i = 0; i < s.n_given; i++)
		++*(s.given[i].kind ? &n->answered : &n->skipped);
	n->left = s.at < v->n ? v->n - s.at : 0;
	free(picture);
	free(s.given);
	return st == CR_FATAL ? st : CR_OK;
}
