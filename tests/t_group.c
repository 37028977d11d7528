/* t_group.c: tests of ingest/group.h: which pages are together one file.
 *
 * A test lays out folders as text, one input a word: "a/1 a/2 a/sep a/3".
 * A name holding "sep" is a separator, "bad" a page that does not decode,
 * ".tifN" a TIFF of N pages (those of the digits after '@' separators), ".pdf"
 * a PDF of one page; '!' in front: named on the command line; '=': met again,
 * unchanged.
 *
 * "+C7" in a name is the cover slip of file 7, +A an add-on slip, +L a label;
 * +F and +G are a slip and a label of another archive, +U a sheet that was not
 * cut, +X one that is not understood, +Q a QR code that cannot be read.  In a
 * TIFF "#2C7" is the same of its page 2.  "+C7=40" says 40 pages are counted.
 *
 * What comes out is written the same way: a file's pages between brackets,
 * '+' in front for one that was there already, its number and ':' where a slip
 * or label gave it. */
#include "tests/deliver.h"

#include "catalog/issue.h"
#include "catalog/register.h"
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

/* "C7", "C7=40" ... */
static void
put_slip(struct probe *p, const char *what)
{
	struct slip s;
	const char *pages;
	char kind = what[0];

	if (kind == 'Q')
		p->unread = true;
	if (kind == 'X')
		p->strange = xstrdup("it does not add up");
	if (kind == 'Q' || kind == 'X')
		return;
	pages = strpbrk(what, "=#");
	slip_make(&s, kind == 'F' || kind == 'U' ? SLIP_COVER
		: kind == 'G'			 ? SLIP_LABEL
						 : (enum slip_kind)kind,
	    "MUK", strtoll(what + 1, NULL, 10),
	    strchr("FG", kind) ? "ffffffffffffffff" : catalog_archive_id(b.c),
	    pages && *pages == '=' ? (int)strtol(pages + 1, NULL, 10) : 0);
	p->slip = xmalloc(sizeof s);
	*p->slip = s;
	p->n_slips = kind == 'U' ? 2 : 1;
}

static void
put_slips(struct input *i, const char *word)
{
	const char *at = strchr(word, '+');

	if (at)
		put_slip(&i->probes[0], at + 1);
	for (at = strchr(word, '#'); at; at = strchr(at + 1, '#'))
		put_slip(&i->probes[at[1] - '1'], at + 2);
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
	for (at = at ? at + 1 : ""; *at && *at != '#'; at++) {
		k = *at - '1';
		i->probes[k].patch = true;
	}
	put_slips(i, word);
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
		buf_addf(out, "%s%s", i ? " " : "", f->is_new ? "" : "+");
		if (f->given)
			buf_addf(out, "%d:", (int)f->number);
		buf_addc(out, '[');
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

/* "proposed:7 scanned_before:8": what is said, and the file on the slip. */
static void
show_remarks(const struct grouped *g, struct buf *out)
{
	size_t i;

	for (i = 0; i < g->remarks.n; i++) {
		const struct remark *r = &g->remarks.v[i];

		buf_addf(out, "%s%s", i ? " " : "", remark_name(r->what));
		if (r->slip[0])
			buf_addf(out, ":%ld", strtol(r->slip + 4, NULL, 10));
	}
}

static void
enter(struct delivery *d)
{
	int64_t first = 0, n_new = 0;
	size_t i;

	for (i = 0; i < d->n_files; i++)
		n_new += !d->files[i].number;
	must(batch_reserve(b.c, d->batch, n_new, &first, e));
	for (i = 0; i < d->n_files; i++)
		if (!d->files[i].number) {
			assert_true(d->files[i].is_new);
			d->files[i].number = first++;
			fileid_write(d->files[i].id, "MUK",
			    d->files[i].number);
		}
	if (d->n_masters)
		must(batch_enter(b.c, d, e));
}

/* Every remark can be told, and pages in are pages out. */
static void
check_sums(const struct delivery *d, const struct grouped *g)
{
	struct buf text = BUF_INIT;
	size_t i, n_pages = 0, n_masters = 0;

	for (i = 0; i < d->n_files; i++) {
		n_pages += d->files[i].n_pages;
		assert_true(d->files[i].n_pages > 0);
	}
	for (i = 0; i < d->n_masters; i++)
		n_masters += (size_t)d->masters[i].pages;
	assert_int_equal(n_pages, n_masters);
	for (i = 0; i < g->remarks.n; i++) {
		buf_reset(&text);
		remark_text(&text, &g->remarks.v[i], d);
		assert_true(text.len > 20);
		assert_non_null(g->remarks.v[i].source);
	}
	buf_release(&text);
}

/* Group, enter as a batch, give what came out and what was said. */
static void
group_say(const char *words, const struct group_rules *rules, const char *want,
    const char *remarks)
{
	struct inputs in;
	struct delivery d;
	struct grouped g;
	struct buf got = BUF_INIT, said = BUF_INIT;
	char name[16];

	lay_out(&in, words);
	snprintf(name, sizeof name, "b%d", ++sequence);
	delivery_init(&d, name, NULL);
	d.sequence = sequence;
	must(group_inputs(&d, &g, b.c, &in, rules, e));
	show(&d, &got);
	show_remarks(&g, &said);
	assert_string_equal(got.data, want);
	assert_string_equal(said.data, remarks);
	enter(&d);
	check_sums(&d, &g);
	grouped_release(&g);
	delivery_release(&d);
	inputs_release(&in);
	buf_release(&got);
	buf_release(&said);
}

static void
group_by(const char *words, const struct group_rules *rules, const char *want)
{
	group_say(words, rules, want, "");
}

static void
said(const char *words, const char *want, const char *remarks)
{
	const struct group_rules none = {.each = false};

	group_say(words, &none, want, remarks);
}

static void
group(const char *words, const char *want)
{
	said(words, want, "");
}

/* Files 1 to n are registered, n + 1 to n + blank are printed on slips. */
static void
have_files(int n, int blank)
{
	char written[32], id[FILE_ID_MAX];
	int64_t first;
	bool known;

	for (int i = 1; i <= n; i++) {
		const struct jacket j = {.written = written};

		snprintf(written, sizeof written, "CS %d of 2015", i);
		must(register_file(b.c, &j, id, &known, e));
	}
	if (blank)
		must(issue_numbers(b.c, blank, "slips", &first, e));
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
	struct grouped g;
	const struct group_rules none = {.each = false};

	(void)state;
	group("a/1 a/2 a/3", "[a/1 a/2 a/3]");
	lay_out(&in, "=a/1 a/2 =a/3");
	digest_mem(in.v[1].sha256, "changed", 7);
	delivery_init(&d, "again", NULL);
	must(group_inputs(&d, &g, b.c, &in, &none, e));
	show(&d, &got);
	assert_string_equal(got.data, "+[a/2=2]");
	grouped_release(&g);
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

/* ---- slips --------------------------------------------------------------- */

static void
a_slip_says_whose_the_pages_behind_it_are(void **state)
{
	(void)state;
	have_files(4, 2);
	group("a/1+C1 a/2 a/3+C2 a/4 a/5",
	    "+1:[a/1+C1=1 a/2=2] +2:[a/3+C2=1 a/4=2 a/5=3]");
	/* one whose file is not registered yet */
	group("b/1+C5 b/2", "5:[b/1+C5 b/2]");
	/* in a TIFF of many pages */
	group("h/x.tif4#1C3#3C4",
	    "+3:[h/x.tif4#1C3#3C4:1=1 h/x.tif4#1C3#3C4:2=2] "
	    "+4:[h/x.tif4#1C3#3C4:3=1 h/x.tif4#1C3#3C4:4=2]");
}

static void
an_identity_ends_with_its_stack(void **state)
{
	const struct group_rules each = {.each = true};

	(void)state;
	have_files(5, 0);
	group("a/1+C1 a/2 b/1", "+1:[a/1+C1=1 a/2=2] [b/1]");
	group("c/x.tif2#1C2 c/y.tif2", "+2:[c/x.tif2#1C2:1=1 c/x.tif2#1C2:2=2] "
				      "[c/y.tif2:1 c/y.tif2:2]");
	/* images that are not a stack */
	said("!d/1+C3 !d/2", "+3:[d/1+C3=1] [d/2]", "nothing_behind:3");
	group_say("e/1+C4 e/2", &each, "+4:[e/1+C4=1] [e/2]",
	    "nothing_behind:4");
	/* in a folder within */
	group("f/1+C5 f/2/1 f/3", "+5:[f/1+C5=1 f/3=2] [f/2/1]");
}

static void
the_same_slip_again_goes_on(void **state)
{
	(void)state;
	have_files(3, 0);
	group("a/1+C1 a/2+C1 a/3", "+1:[a/1+C1=1 a/2+C1=2 a/3=3]");
	group("b/1+C2 b/2 b/3+C2 b/4 b/5+C2",
	    "+2:[b/1+C2=1 b/2=2 b/3+C2=3 b/4=4 b/5+C2=5]");
	group("c/1+A3 c/2+C3 c/3", "+3:[c/1+A3=1 c/2+C3=2 c/3=3]");
}

static void
separators_and_slips_mix(void **state)
{
	(void)state;
	have_files(5, 0);
	group("a/1+C1 a/2 a/3sep a/4", "+1:[a/1+C1=1 a/2=2] [a/3sep a/4]");
	/* in front of a slip it is that file's */
	group("b/1 b/2sep b/3+C2 b/4", "[b/1] +2:[b/2sep=1 b/3+C2=2 b/4=3]");
	group("c/1+C3 c/2 c/3sep", "+3:[c/1+C3=1 c/2=2 c/3sep=3]");
	said("d/1+C4 d/2sep d/3", "+4:[d/1+C4=1] [d/2sep d/3]",
	    "nothing_behind:4");
	group("e/1+C5 e/2 e/3sep e/4+C5 e/5",
	    "+5:[e/1+C5=1 e/2=2 e/3sep=3 e/4+C5=4 e/5=5]");
}

static void
pages_before_the_first_slip_are_nobodys(void **state)
{
	(void)state;
	have_files(3, 0);
	group("a/1 a/2+C1 a/3", "[a/1] +1:[a/2+C1=1 a/3=2]");
	/* the slip at the back is not assumed to be theirs */
	said("b/1 b/2 b/3+C2", "[b/1 b/2] +2:[b/3+C2=1]", "proposed:2");
	said("c/1 c/2+C3 c/3+C3", "[c/1] +3:[c/2+C3=1 c/3+C3=2]", "proposed:3");
}

static void
a_slip_with_nothing_behind_takes_nothing(void **state)
{
	(void)state;
	have_files(4, 0);
	said("a/1+C1 a/2 a/3+C2", "+1:[a/1+C1=1 a/2=2] +2:[a/3+C2=1]",
	    "nothing_behind:2");
	said("b/1+C3 b/2+C4 b/3", "+3:[b/1+C3=1] +4:[b/2+C4=1 b/3=2]",
	    "nothing_behind:3");
}

static void
a_slip_that_is_not_understood_begins_a_nameless_file(void **state)
{
	(void)state;
	have_files(5, 0);
	said("a/1+C1 a/2 a/3+F2 a/4", "+1:[a/1+C1=1 a/2=2] [a/3+F2 a/4]",
	    "foreign:2");
	said("b/1+C2 b/2 b/3+X b/4", "+2:[b/1+C2=1 b/2=2] [b/3+X b/4]",
	    "strange");
	said("c/1+C3 c/2 c/3+U4 c/4", "+3:[c/1+C3=1 c/2=2] [c/3+U4 c/4]",
	    "uncut");
	/* files and slips up to 5 were given, and the archive's mark is 100 */
	said("d/1+C4 d/2 d/3+C101 d/4", "+4:[d/1+C4=1 d/2=2] [d/3+C101 d/4]",
	    "never_given:101");
	/* its other side goes on; another one does not */
	said("e/1+F2 e/2+F2 e/3 e/4+F3 e/5", "[e/1+F2 e/2+F2 e/3] [e/4+F3 e/5]",
	    "foreign:2 foreign:2 foreign:3");
	/* and what follows is not its neighbour's */
	said("f/1+X f/2+X f/3 f/4+X f/5 f/6+C5 f/7",
	    "[f/1+X f/2+X f/3] [f/4+X f/5] +5:[f/6+C5=1 f/7=2]",
	    "strange strange strange");
	said("g/1+C1 g/2 g/3+Q g/4", "+1:[g/1+C1=3 g/2=4 g/3+Q=5 g/4=6]",
	    "scanned_before:1 unread");
}

/* The catalogue was lost; the mark is all that is left. */
static void
a_number_up_to_the_mark_is_believed(void **state)
{
	(void)state;
	have_files(1, 0);
	group("a/1+C77 a/2 a/3+C1 a/4",
	    "77:[a/1+C77 a/2] +1:[a/3+C1=1 a/4=2]");
	group("b/1", "[b/1]");
	group("a/x.tif2#1A77", "+77:[a/x.tif2#1A77:1=3 a/x.tif2#1A77:2=4]");
}

static void
a_label_is_a_page_of_its_file(void **state)
{
	(void)state;
	have_files(8, 0);
	group("a/1+L1 a/2", "+1:[a/1+L1=1 a/2=2]");
	/* behind other pages it is anybody's guess: a file of its own */
	said("b/1 b/2+L2 b/3 b/4+L2 b/5+L3",
	    "[b/1] [b/2+L2 b/3 b/4+L2] [b/5+L3]",
	    "label_behind:2 label_behind:3");
	said("h/1+L1 h/2 h/3+L2 h/4", "+1:[h/1+L1=3 h/2=4] [h/3+L2 h/4]",
	    "scanned_before:1 label_behind:2");
	/* the jacket behind its slip; another's is only said */
	group("c/1+C4 c/2+L4 c/3", "+4:[c/1+C4=1 c/2+L4=2 c/3=3]");
	said("d/1+C5 d/2 d/3+L6 d/4", "+5:[d/1+C5=1 d/2=2 d/3+L6=3 d/4=4]",
	    "label_inside:6");
	/* a separator ends what the slip said */
	group("e/1+C6 e/2 e/3sep e/4+L7",
	    "+6:[e/1+C6=1 e/2=2] +7:[e/3sep=1 e/4+L7=2]");
	said("f/1 f/2+G1 f/3", "[f/1] [f/2+G1 f/3]", "foreign:1");
	said("g/1+C8 g/2+G1 g/3", "+8:[g/1+C8=1 g/2+G1=2 g/3=3]", "foreign:1");
}

static void
more_of_a_file_is_taken_and_said(void **state)
{
	(void)state;
	have_files(2, 0);
	group("a/1+C1 a/2", "+1:[a/1+C1=1 a/2=2]");
	said("b/1+C1 b/2", "+1:[b/1+C1=3 b/2=4]", "scanned_before:1");
	/* that is what add-on slips are for */
	group("c/1+A1 c/2", "+1:[c/1+A1=5 c/2=6]");
	said("d/1+C1 d/2 e/1+C2 e/2 f/x.tif2#1C1",
	    "+1:[d/1+C1=7 d/2=8 f/x.tif2#1C1:1=9 f/x.tif2#1C1:2=10] "
	    "+2:[e/1+C2=1 e/2=2]",
	    "scanned_before:1 apart:1");
}

static void
the_same_file_apart_is_said(void **state)
{
	(void)state;
	have_files(3, 0);
	said("a/1+C1 a/2 a/3+C2 a/4 a/5+C1 a/6",
	    "+1:[a/1+C1=1 a/2=2 a/5+C1=3 a/6=4] +2:[a/3+C2=1 a/4=2]",
	    "apart:1");
	said("b/x.tif2#1C3 b/y.tif2#1C3",
	    "+3:[b/x.tif2#1C3:1=1 b/x.tif2#1C3:2=2 b/y.tif2#1C3:1=3 "
	    "b/y.tif2#1C3:2=4]", "apart:3");
}

static void
pages_are_compared_with_the_count(void **state)
{
	const struct jacket j = {.pages = "4"};

	(void)state;
	have_files(5, 0);
	said("a/1+C1=2 a/2 a/3", "+1:[a/1+C1=2=1 a/2=2 a/3=3]", "");
	said("b/1+C2=2 b/2", "+2:[b/1+C2=2=1 b/2=2]", "count:2");
	/* what the register says, where the slip does not */
	must(register_more(b.c, 3, &j, e));
	said("c/1+C3 c/2", "+3:[c/1+C3=1 c/2=2]", "count:3");
	/* what was there before counts, but not for an add-on */
	said("d/1+C3=4 d/2 d/3 d/4", "+3:[d/1+C3=4=3 d/2=4 d/3=5 d/4=6]",
	    "scanned_before:3");
	said("e/1+A3=2 e/2", "+3:[e/1+A3=2=7 e/2=8]", "count:3");
}

static void
new_images_behind_a_known_slip_are_its(void **state)
{
	(void)state;
	have_files(6, 0);
	group("a/1+C1 a/2", "+1:[a/1+C1=1 a/2=2]");
	group("=a/1+C1 =a/2 a/3 a/4+C2 a/5",
	    "+[a/3=3] +2:[a/4+C2=1 a/5=2]");
	group("=a/1+C1 a/1x =a/2 =a/3 =a/4+C2 a/4x =a/5 a/6",
	    "+[a/1x=2] +[a/4x=2 a/6=4]");
	/* the slip came last, or was all there was */
	group("b/1+C3 b/2 b/3+C3", "+3:[b/1+C3=1 b/2=2 b/3+C3=3]");
	group("=b/1+C3 =b/2 =b/3+C3 b/4", "+[b/4=4]");
	said("c/1+C4", "+4:[c/1+C4=1]", "nothing_behind:4");
	group("=c/1+C4 c/2", "+[c/2=2]");
	/* what lies before a known slip is not its file's */
	group("d/1+C5 d/2", "+5:[d/1+C5=1 d/2=2]");
	group("d/0 =d/1+C5 =d/2", "[d/0]");
}

/* The file has its first pages from elsewhere. */
static void
a_known_slip_counts_in_every_folder(void **state)
{
	(void)state;
	have_files(3, 0);
	group("a/1+C1 a/2", "+1:[a/1+C1=1 a/2=2]");
	said("b/1+C1 b/2", "+1:[b/1+C1=3 b/2=4]", "scanned_before:1");
	group("=b/1+C1 =b/2 b/3", "+[b/3=5]");
	/* named one by one, images between are in files of their own */
	said("!c/1+C2 !c/2", "+2:[c/1+C2=1] [c/2]", "nothing_behind:2");
	group("=c/1+C2 c/1x =c/2 c/3", "+[c/1x=2] [c/3]");
}

static void
a_slip_between_known_images_takes_what_is_new(void **state)
{
	(void)state;
	have_files(3, 0);
	group("a/1 a/5", "[a/1 a/5]");
	group("=a/1 a/2+C1 a/3 =a/5 a/6", "+1:[a/2+C1=1 a/3=2] +[a/6=3]");
	/* it was forgotten, and scanned later: known pages are not moved */
	group("b/2 b/3", "[b/2 b/3]");
	said("b/1+C2 =b/2 =b/3", "+2:[b/1+C2=1]", "proposed:2");
	/* in front of what is its own */
	group("c/3+C3 c/4", "+3:[c/3+C3=1 c/4=2]");
	said("c/1+C3 c/2 =c/3+C3 =c/4", "+3:[c/1+C3=1 c/2=2]",
	    "scanned_before:3");
}

static void
what_contradicts_the_one_file_is_said(void **state)
{
	char id[FILE_ID_MAX];
	struct group_rules rules = {.file_id = id, .file_number = 1};

	(void)state;
	have_files(2, 0);
	fileid_write(id, "MUK", 1);
	group_say("a/1+C1 a/2 a/3+C2 a/4+L2 a/5+F1 a/6sep a/7", &rules,
	    "+[a/1+C1=1 a/2=2 a/3+C2=3 a/4+L2=4 a/5+F1=5 a/6sep=6 a/7=7]",
	    "against_file:2 against_file:2 foreign:1");
}

/* Many folders, many images: the time must not grow with their product. */
static void
large_stacks_are_quick(void **state)
{
	const struct group_rules none = {.each = false};
	struct inputs in = {0};
	struct delivery d;
	struct grouped g;
	char word[64];
	int i;

	(void)state;
	delivery_init(&d, "b1", NULL);
	d.sequence = 1;
	for (i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "a/%06d", i);
		add_input(&in, word);
	}
	must(group_inputs(&d, &g, b.c, &in, &none, e));
	grouped_release(&g);
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
	must(group_inputs(&d, &g, b.c, &in, &none, e));
	grouped_release(&g);
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
	    TEST(a_slip_says_whose_the_pages_behind_it_are),
	    TEST(an_identity_ends_with_its_stack),
	    TEST(the_same_slip_again_goes_on),
	    TEST(separators_and_slips_mix),
	    TEST(pages_before_the_first_slip_are_nobodys),
	    TEST(a_slip_with_nothing_behind_takes_nothing),
	    TEST(a_slip_that_is_not_understood_begins_a_nameless_file),
	    TEST(a_number_up_to_the_mark_is_believed),
	    TEST(a_label_is_a_page_of_its_file),
	    TEST(more_of_a_file_is_taken_and_said),
	    TEST(the_same_file_apart_is_said),
	    TEST(pages_are_compared_with_the_count),
	    TEST(new_images_behind_a_known_slip_are_its),
	    TEST(a_known_slip_counts_in_every_folder),
	    TEST(a_slip_between_known_images_takes_what_is_new),
	    TEST(what_contradicts_the_one_file_is_said),
	    TEST(large_stacks_are_quick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
