/* t_group.c: tests of ingest/group.h: which pages are together one file.
 *
 * A test lays out folders as text, one input a word: "a/1 a/2 a/sep a/3".
 * A name holding "sep" is a separator, "bad" a page that does not decode,
 * ".tifN" a TIFF of N pages (those of the digits after '@' separators), ".pdf"
 * a PDF of one page; '!' in front: named on the command line; '=': met again,
 * unchanged.  What comes out is written the same way: a file's pages between
 * brackets, '+' in front for one that was there already. */
#include "tests/deliver.h"

#include "ingest/group.h"

static struct bench b;
static int sequence;

static int
setup(void **state)
{
	if (scratch_setup(state))
		return -1;
	bench_open(&b);
	sequence = 0;
	return 0;
}

static int
teardown(void **state)
{
	bench_close(&b);
	return scratch_teardown(state);
}

static void
add_input(struct inputs *in, const char *word)
{
	struct input *i;
	const char *multi, *at;
	char *slash;
	int k;

	in->v = xgrow(in->v, in->n, &in->cap, sizeof *in->v);
	i = &in->v[in->n++];
	memset(i, 0, sizeof *i);
	i->fate = FATE_TAKEN;
	for (; *word == '!' || *word == '='; word++)
		if (*word == '!')
			i->named = true;
		else
			i->fate = FATE_KNOWN;
	i->origin = xasprintf("/%s", word);
	i->source = xstrdup(word);
	i->folder = xstrdup(i->origin);
	slash = strrchr(i->folder, '/');
	slash[slash == i->folder] = '\0';
	digest_mem(i->sha256, word, strlen(word));
	i->n = (int)in->n;
	i->bytes = 1;
	multi = strstr(word, ".tif");
	at = strchr(word, '@');
	snprintf(i->kind, sizeof i->kind, "%s",
	    strstr(word, ".pdf") ? "pdf"
	    : multi              ? "tiff"
				 : "png");
	i->pages = multi ? (int)strtol(multi + 4, NULL, 10) : 1;
	if (i->fate == FATE_KNOWN)
		return;
	i->probes = xcalloc((size_t)i->pages, sizeof *i->probes);
	i->probes[0].patch = strstr(word, "sep") != NULL;
	if (strstr(word, "bad"))
		i->probes[0].failed = xstrdup("damaged: it is bad");
	for (at = at ? at + 1 : ""; *at; at++) {
		k = *at - '1';
		i->probes[k].patch = true;
	}
}

static void
lay_out(struct inputs *in, const char *words)
{
	char *copy = xstrdup(words), *w, *rest;

	memset(in, 0, sizeof *in);
	for (w = strtok_r(copy, " ", &rest); w; w = strtok_r(NULL, " ", &rest))
		add_input(in, w);
	free(copy);
}

static int
by_place(const void *a, const void *p)
{
	return ((const struct delivery_page *)a)->n -
	       ((const struct delivery_page *)p)->n;
}

static void
show(const struct delivery *d, struct buf *out)
{
	size_t i, k;

	for (i = 0; i < d->n_files; i++) {
		const struct delivery_file *f = &d->files[i];

		qsort(f->pages, f->n_pages, sizeof *f->pages, by_place);
		buf_addf(out, "%s%s[", i ? " " : "", f->is_new ? "" : "+");
		for (k = 0; k < f->n_pages; k++) {
			const struct delivery_page *p = &f->pages[k];
			const struct delivery_master *m =
			    &d->masters[p->master];

			buf_addf(out, "%s%s", k ? " " : "", m->source);
			if (m->pages > 1)
				buf_addf(out, ":%d", p->page);
			if (!f->is_new || p->n != (int)k + 1)
				buf_addf(out, "=%d", p->n);
		}
		buf_addc(out, ']');
	}
}

/* Group, enter as a batch, give what came out. */
static void
group_by(const char *words, const struct group_rules *rules, const char *want)
{
	struct inputs in;
	struct delivery d;
	struct buf got = BUF_INIT;
	char name[16];
	size_t i, n_pages = 0, n_masters = 0;
	int64_t first = 0, n_new = 0;

	lay_out(&in, words);
	snprintf(name, sizeof name, "b%d", ++sequence);
	delivery_init(&d, name, NULL);
	d.sequence = sequence;
	must(group_inputs(&d, b.c, &in, rules, e));
	show(&d, &got);
	assert_string_equal(got.data, want);
	for (i = 0; i < d.n_files; i++) {
		n_new += d.files[i].is_new;
		n_pages += d.files[i].n_pages;
		assert_true(d.files[i].n_pages > 0);
	}
	for (i = 0; i < d.n_masters; i++)
		n_masters += (size_t)d.masters[i].pages;
	assert_int_equal(n_pages, n_masters); /* pages in are pages out */
	must(batch_reserve(b.c, name, n_new, &first, e));
	for (i = 0; i < d.n_files; i++)
		if (d.files[i].is_new) {
			d.files[i].number = first++;
			fileid_write(d.files[i].id, "MUK", d.files[i].number);
		}
	if (d.n_masters)
		must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	inputs_release(&in);
	buf_release(&got);
}

static void
group(const char *words, const char *want)
{
	const struct group_rules none = {.each = false};

	group_by(words, &none, want);
}

static void
single_images_of_a_folder_are_one_file(void **state)
{
	(void)state;
	group("a/1 a/2 a/10 b/1 b/c/1", "[a/1 a/2 a/10] [b/1] [b/c/1]");
	/* a folder in the middle of another's images */
	group("x/1 x/2/1 x/2/2 x/3", "[x/1 x/3] [x/2/1 x/2/2]");
	/* natural order, whatever order they were found in */
	group("y/10 y/9 y/1", "[y/1 y/9 y/10]");
}

static void
multi_page_files_are_files(void **state)
{
	(void)state;
	group("a/1.tif2 a/2 a/3.pdf a/4.tif1",
	    "[a/1.tif2:1 a/1.tif2:2] [a/2 a/4.tif1] [a/3.pdf]");
}

static void
named_images_and_each_stand_alone(void **state)
{
	const struct group_rules each = {.each = true};

	(void)state;
	group("!a/1 !a/2", "[a/1] [a/2]");
	group("!b/1 b/2 b/3", "[b/1] [b/2 b/3]");
	group_by("c/1 c/2", &each, "[c/1] [c/2]");
}

static void
a_separator_starts_a_file(void **state)
{
	(void)state;
	group("a/1 a/2sep a/3 a/4", "[a/1] [a/2sep a/3 a/4]");
	group("b/1sep b/2 b/3sep b/4", "[b/1sep b/2] [b/3sep b/4]");
	/* two in a row are one beginning */
	group("c/1 c/2sep c/3sep c/4", "[c/1] [c/2sep c/3sep c/4]");
	/* behind the last nothing comes: it stays with what was before */
	group("d/1 d/2sep", "[d/1 d/2sep]");
	group(
	    "e/1 e/2sep e/3 e/4sep e/5sep", "[e/1] [e/2sep e/3 e/4sep e/5sep]");
	group("f/1sep", "[f/1sep]");
	group("g/1sep g/2sep", "[g/1sep g/2sep]");
	/* in a TIFF of many pages as well */
	group("h/x.tif5@24", "[h/x.tif5@24:1] [h/x.tif5@24:2 h/x.tif5@24:3] "
			     "[h/x.tif5@24:4 h/x.tif5@24:5]");
	group("i/x.tif3@13", "[i/x.tif3@13:1 i/x.tif3@13:2 i/x.tif3@13:3]");
}

static void
damaged_pages_keep_their_place(void **state)
{
	(void)state;
	group("a/1 a/2bad a/3", "[a/1 a/2bad a/3]");
}

static void
new_images_join_a_known_folder_at_their_place(void **state)
{
	(void)state;
	group("a/2 a/4", "[a/2 a/4]");
	group("=a/2 a/3 =a/4", "+[a/3=2]");
	group("a/1 =a/2 =a/3 =a/4 a/5 a/6", "+[a/1=1 a/5=5 a/6=6]");
	group("=a/1 =a/2", ""); /* nothing new */
}

static void
new_images_join_the_file_before_them(void **state)
{
	(void)state;
	group("a/1 a/3sep a/4 a/6", "[a/1] [a/3sep a/4 a/6]");
	group("=a/1 a/2 =a/3sep =a/4 a/5 =a/6 a/7", "+[a/2=2] +[a/5=3 a/7=5]");
	/* a new separator divides only what is new */
	group("=a/1 =a/2 a/2sep a/2x =a/3sep =a/4 =a/5 =a/6 =a/7",
	    "[a/2sep a/2x]");
	/* and one with nothing new behind it stays with what is before */
	group("=a/1 =a/2 =a/2sep =a/2x a/2ysep =a/3sep =a/4 =a/5 =a/6 =a/7",
	    "+[a/2ysep=3]");
	group("=a/7 a/8 a/9sep", "+[a/8=6 a/9sep=7]");
	group("=a/7 =a/8 a/9x a/9ysep a/9z a/9zsep",
	    "+[a/9x=7] [a/9ysep a/9z a/9zsep]");
}

/* The day ended with a separator: what comes the next day is another file. */
static void
behind_a_last_separator_a_file_begins(void **state)
{
	(void)state;
	group("a/1 a/2sep", "[a/1 a/2sep]");
	group("=a/1 =a/2sep a/3 a/4", "[a/3 a/4]");
	group("=a/1 =a/2sep =a/3 =a/4 a/5", "+[a/5=3]");
	group("=a/1 a/1x =a/2sep =a/3", "+[a/1x=2]");
	/* a file of nothing but a separator was begun by it */
	group("b/1sep", "[b/1sep]");
	group("=b/1sep b/2", "+[b/2=2]");
	/* nothing but another separator behind it */
	group("c/1 c/2sep", "[c/1 c/2sep]");
	group("=c/1 =c/2sep c/3sep", "+[c/3sep=3]");
	group("=c/1 =c/2sep =c/3sep c/4", "[c/4]");
}

/* A folder that was emptied and filled again holds another case. */
static void
a_refilled_folder_mixes_nothing(void **state)
{
	(void)state;
	group("a/1 a/2", "[a/1 a/2]");
	group("a/1x a/2x", "[a/1x a/2x]");      /* all others */
	group("=a/1x =a/2x a/3x", "+[a/3x=3]"); /* the second stack grows */
	/* one of the first stack is put back among the second: both files are
	 * there, each new image joins what lies before it */
	group("=a/1 a/1a =a/1x a/1y", "+[a/1a=2] +[a/1y=2]");
}

/* Changed bytes under an old name are a new image; the old page stays. */
static void
a_changed_image_is_new(void **state)
{
	struct inputs in;
	struct delivery d;
	struct buf got = BUF_INIT;
	const struct group_rules none = {.each = false};

	(void)state;
	group("a/1 a/2 a/3", "[a/1 a/2 a/3]");
	lay_out(&in, "=a/1 a/2 =a/3");
	digest_mem(in.v[1].sha256, "changed", 7);
	delivery_init(&d, "again", NULL);
	must(group_inputs(&d, b.c, &in, &none, e));
	show(&d, &got);
	assert_string_equal(got.data, "+[a/2=2]");
	buf_release(&got);
	delivery_release(&d);
	inputs_release(&in);
}

static void
all_may_join_one_file(void **state)
{
	char id[FILE_ID_MAX];
	struct group_rules rules = {.file_id = id, .file_number = 1};

	(void)state;
	group("a/1", "[a/1]");
	fileid_write(id, "MUK", 1);
	group_by("b/1 b/2.tif2 b/3sep !c/1", &rules,
	    "+[b/1=2 b/2.tif2:1=3 b/2.tif2:2=4 b/3sep=5 c/1=6]");
}

/* The folder they came from is then the file's: what is added joins it. */
static void
a_folder_that_joined_a_file_is_known(void **state)
{
	char id[FILE_ID_MAX];
	struct group_rules rules = {.file_id = id, .file_number = 1};

	(void)state;
	group("!x/1", "[x/1]");
	fileid_write(id, "MUK", 1);
	group_by("b/2 b/4sep b/6.tif2", &rules,
	    "+[b/2=2 b/4sep=3 b/6.tif2:1=4 b/6.tif2:2=5]");
	group("=b/2 b/3 =b/4sep =b/6.tif2 b/7", "+[b/3=3 b/7=7]");
	/* named again: at their place, whatever separators say */
	group_by("b/1 =b/2 =b/3 b/3sep b/3x =b/4sep b/5.tif2", &rules,
	    "+[b/1=2 b/3sep=5 b/3x=6 b/5.tif2:1=8 b/5.tif2:2=9]");
	/* from two folders, it is none's */
	group("!y/1", "[y/1]");
	rules.file_number = 2;
	fileid_write(id, "MUK", 2);
	group_by("c/1 d/1", &rules, "+[c/1=2 d/1=3]");
	group("=c/1 c/2", "[c/2]");
}

/* Many folders, many images: the time must not grow with their product. */
static void
large_stacks_are_quick(void **state)
{
	const struct group_rules none = {.each = false};
	struct inputs in = {0};
	struct delivery d;
	char word[64];
	int i;

	(void)state;
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	for (i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "a/%06d", i);
		add_input(&in, word);
	}
	must(group_inputs(&d, b.c, &in, &none, e));
	d.files[0].number = 1;
	fileid_write(d.files[0].id, "MUK", 1);
	must(batch_enter(b.c, &d, e));
	delivery_release(&d);
	inputs_release(&in);

	for (i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "=a/%06d", i);
		add_input(&in, word);
	}
	add_input(&in, "a/last");
	for (i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "b/%06d/1", i);
		add_input(&in, word);
	}
	delivery_init(&d, "b2", NULL);
	must(group_inputs(&d, b.c, &in, &none, e));
	assert_int_equal(d.n_files, 20001);
	assert_int_equal(d.files[0].pages[0].n, 20001);
	delivery_release(&d);
	inputs_release(&in);
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
	    TEST(single_images_of_a_folder_are_one_file),
	    TEST(multi_page_files_are_files),
	    TEST(named_images_and_each_stand_alone),
	    TEST(a_separator_starts_a_file),
	    TEST(damaged_pages_keep_their_place),
	    TEST(new_images_join_a_known_folder_at_their_place),
	    TEST(new_images_join_the_file_before_them),
	    TEST(behind_a_last_separator_a_file_begins),
	    TEST(a_refilled_folder_mixes_nothing),
	    TEST(a_changed_image_is_new),
	    TEST(all_may_join_one_file),
	    TEST(a_folder_that_joined_a_file_is_known),
	    TEST(large_stacks_are_quick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
