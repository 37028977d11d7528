/* index/cmd_learn.c: courtroll learn: a second opinion from what people
 * confirmed: ARCHIVE/model, made anew each time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/opt.h"
#include "catalog/decision.h"
#include "catalog/pages.h"
#include "catalog/record.h"
#include "codes/train.h"
#include "courtroll.h"

static const char *const tasks[MODEL_TASKS] = { "subject", "document" };

struct lessons {
	struct catalog *c;
	struct pages *pages;
	struct examples *x[MODEL_TASKS];
};

/* The texts of one file's pages; those not read are empty. */
struct texts {
	struct page_text *v;
	const char **text;
	size_t *len;
	size_t n;
};

static enum cr_status
texts_read(struct texts *t, struct pages *p, const struct record *r,
    struct cr_err *e)
{
	enum cr_status st;
	size_t i;

	t->n = r->n_pages;
	t->v = xcalloc(t->n + 1, sizeof *t->v);
	t->text = xcalloc(t->n + 1, sizeof *t->text);
	t->len = xcalloc(t->n + 1, sizeof *t->len);
	for (i = 0; i < t->n; i++) {
		t->text[i] = "";
		text_init(&t->v[i]);
		if (strcmp(r->pages[i].status, "read") != 0 ||
		    !r->pages[i].words)
			continue;
		st = pages_text(p, r->pages[i].image, &t->v[i], e);
		if (st == CR_FATAL || st == CR_RETRY)
			return st;
		if (st != CR_OK)
			continue;
		t->text[i] = t->v[i].text.data;
		t->len[i] = t->v[i].text.len;
	}
	return CR_OK;
}

static void
texts_release(struct texts *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		text_release(&t->v[i]);
	free(t->v);
	free(t->text);
	free(t->len);
}

static void
learn_pages(struct examples *x, const char *code, const struct texts *t,
    size_t first, size_t end)
{
	struct features f;

	features_make(&f, t->text + first, t->len + first, end - first);
	examples_add(x, code, &f);
	features_release(&f);
}

static size_t
page_of(const struct record *r, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < r->n_pages; i++)
		if (strlen(r->pages[i].id) == len &&
		    memcmp(r->pages[i].id, id, len) == 0)
			return i;
	return r->n_pages;
}

/* "<page id>|<page id>|<type>|<date>" */
static void
learn_document(struct examples *x, const char *value, const struct record *r,
    const struct texts *t)
{
	const char *part[3];
	size_t len[3], i, first, last;
	char code[MODEL_CODE];

	for (i = 0; i < 3; i++) {
		part[i] = value;
		len[i] = strcspn(value, "|");
		value += len[i] + (value[len[i]] == '|');
	}
	first = page_of(r, part[0], len[0]);
	last = page_of(r, part[1], len[1]);
	if (first > last || last >= r->n_pages || !len[2] ||
	    len[2] >= sizeof code)
		return;
	memcpy(code, part[2], len[2]);
	code[len[2]] = '\0';
	learn_pages(x, code, t, first, last + 1);
}

static enum cr_status
learn_file(void *ctx, int64_t file, const struct decisions *d,
    struct cr_err *e)
{
	struct lessons *l = ctx;
	struct record *r;
	struct texts t;
	enum cr_status st;
	size_t i;

	if ((st = record_read(l->c, file, &r, e)) != CR_OK)
		return st == CR_END ? CR_OK : st;
	st = texts_read(&t, l->pages, r, e);
	for (i = 0; i < d->n && st == CR_OK; i++) {
		if (strcmp(d->v[i].kind, "subject") == 0)
			learn_pages(l->x[MODEL_SUBJECT], d->v[i].value, &t, 0,
			    t.n);
		else if (strcmp(d->v[i].kind, "document") == 0)
			learn_document(l->x[MODEL_DOCUMENT], d->v[i].value, r,
			    &t);
	}
	texts_release(&t);
	record_free(r);
	return st;
}

static void
tell(int task, const struct train_report *r, bool learnt, json_t *json)
{
	if (json)
		json_object_set_new(json, tasks[task],
		    json_pack("{s:b, s:I, s:I, s:I, s:o}", "learnt", learnt,
			"examples", (json_int_t)r->examples, "classes",
			(json_int_t)r->classes, "too_few",
			(json_int_t)r->too_few, "right",
			learnt ? json_real(r->right) : json_null()));
	else if (learnt)
		printf("%-9s %zu examples of %zu classes; %.0f%% of those "
		       "held back were told right\n", tasks[task], r->examples,
		    r->classes, r->right * 100);
	else
		printf("%-9s not learnt: %zu usable examples of %zu classes "
		       "(wanted: %d, of 2 classes with %d each)\n",
		    tasks[task], r->examples, r->classes, TRAIN_LEAST,
		    TRAIN_CLASS_LEAST);
}

static enum cr_status
train(struct lessons *l, const char *path, bool *learnt, json_t *json,
    struct cr_err *e)
{
	struct model *m = xcalloc(1, sizeof *m);
	struct train_report r;
	enum cr_status st = CR_OK;
	int t;

	*learnt = false;
	for (t = 0; t < MODEL_TASKS && st == CR_OK; t++) {
		st = train_task(m, (enum model_task)t, l->x[t], &r, e);
		tell(t, &r, st == CR_OK, json);
		*learnt = *learnt || st == CR_OK;
		if (st == CR_END)
			st = CR_OK;
	}
	if (st == CR_OK && *learnt)
		st = model_save(m, path, e);
	model_free(m);
	return st;
}

static enum cr_status
learn(struct catalog *c, const char *path, bool *learnt, json_t *json,
    struct cr_err *e)
{
	struct lessons l = { c, NULL, { examples_new(), examples_new() } };
	enum cr_status st;

	if ((st = pages_open(&l.pages, c, e)) == CR_OK &&
	    (st = decision_learned(c, learn_file, &l, e)) == CR_OK)
		st = train(&l, path, learnt, json, e);
	if (st == CR_OK && *learnt)
		st = catalog_event(c, "learn", "", "model made", e);
	pages_close(l.pages);
	examples_free(l.x[0]);
	examples_free(l.x[1]);
	return st;
}

int
main(int argc, char **argv)
{
	bool json = false, learnt = false;
	const struct opt opts[] = {
		{ "json", 0, OPT_FLAG, &json, NULL, "print JSON", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "learn", "",
		"Learn a second opinion from what people confirmed.",
		"Subjects and document types that people confirmed or "
		"corrected ('review', 'label')\nare the examples. Where the "
		"rules are silent or disagree, 'code' then asks the\nmodel; "
		"it never overrules a rule. Exit status 1: not enough "
		"examples yet.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	json_t *o = NULL;
	char *path = NULL;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	if (json)
		o = json_pack("{s:i}", "v", 1);
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = archive_lock(&a, "code", &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK) {
		path = archive_path(&a, "model", NULL);
		st = learn(c, path, &learnt, o, &e);
	}
	if (o && st == CR_OK) {
		json_dumpf(o, stdout, JSON_COMPACT);
		putchar('\n');
	}
	if (st != CR_OK)
		log_error("%s", e.msg);
	else if (learnt)
		log_info("'courtroll code --all --dry-run' shows what it "
			 "would change");
	json_decref(o);
	free(path);
	catalog_close(c);
	archive_close(&a);
	if (st != CR_OK || fflush(stdout) == EOF)
		return CR_EXIT_STOP;
	return learnt ? CR_EXIT_OK : CR_EXIT_SOME;
}
