/* t_alto.c: catalog/alto.h: what is written is valid ALTO 4.4, the same each
 * time, and comes back as it was; strangers' ALTO is read or refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "catalog/alto.h"
#include "catalog/altofast.h"
#include "courtroll.h"

static const struct box none = {0, 0, 0, 0};

static void
add(struct page_text *t, const char *word, int x, int y, int w, float conf)
{
	text_add_word(t, word, strlen(word), (struct box){x, y, w, 20}, conf);
}

static void
sample(struct page_text *t)
{
	text_init(t);
	t->width = 1000;
	t->height = 1400;
	text_add_line(t, 1, none);
	add(t, "CIVIL", 100, 100, 80, 91.25f);
	add(t, "SUIT", 190, 100, 60, 100);
	text_add_line(t, 0, none);
	add(t, "\"A&B\"", 100, 130, 80, 0);
	add(t, "<Ssekandi's>", 170, 130, 60, 33.333f); /* boxes overlap */
	text_add_line(t, 1, none);
	add(t, "N\xc3\xa4m\xef\xbf\xbf", 100, 200, 80, 50); /* U+FFFF */
}

static void
alt(struct page_text *t, const char *s, float conf)
{
	text_add_alt(t, t->n_words - 1, s, strlen(s), conf);
}

/* The last word is the first half of one. */
static void
broken(struct page_text *t)
{
	t->words[t->n_words - 1].hyphen = true;
}

/* A page with all that a page can have. */
static void
rich(struct page_text *t)
{
	text_init(t);
	t->width = 1000;
	t->height = 1400;
	memcpy(t->lang, "lug", sizeof "lug");
	text_add_line(t, 1, none);
	add(t, "Iodge", 100, 100, 80, 71.25f);
	alt(t, "lodge", 64.5f);
	alt(t, "1odge\"&<]]>", 0);
	add(t, "the", 190, 100, 60, 100);
	add(t, "plain-", 260, 100, 80, 90);
	alt(t, "p1ain-", 33.33f);
	broken(t);
	text_add_line(t, 0, none);
	add(t, "tiff", 100, 130, 60, 80);
	alt(t, "tlff", 100);
	add(t, "inter\xe2\x80\x90", 170, 130, 60, 80); /* U+2010 */
	broken(t);
	text_add_line(t, 0, none);
	add(t, "natio\xc2\xac", 100, 160, 60, 80); /* U+00AC, of three parts */
	broken(t);
	text_add_line(t, 1, none);
	add(t, "nal,", 100, 190, 60, 80);
	add(t, "&=", 170, 190, 60, 80);
	broken(t);
	text_add_line(t, 0, none);
	add(t, "HCT-00-", 100, 220, 60, 80); /* not broken */
	text_add_line(t, 1, none);
	add(t, "end", 100, 250, 60, 80);
}

static const struct alto_head head = {.source = "a \xff\x01<b>&.tif",
    .engine = "tesseract",
    .version = "5.3.0",
    .settings = "model=eng sha256:0123 prep=none",
    .rotation = 90,
    .confidence = 77.777};

static void
a_page_comes_back_as_it_was(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf xml = BUF_INIT, again = BUF_INIT;
	struct page_text t, r;
	size_t i;

	(void)state;
	sample(&t);
	alto_write(&xml, &t, &head);
	assert_int_equal(alto_read(&r, xml.data, xml.len, "page", &e), CR_OK);
	assert_int_equal(r.width, 1000);
	assert_int_equal(r.height, 1400);
	assert_string_equal(r.text.data,
	    "CIVIL SUIT\n\"A&B\" <Ssekandi's>\n\nN\xc3\xa4m\xef\xbf\xbd");
	assert_int_equal(r.n_words, t.n_words);
	assert_int_equal(r.n_lines, t.n_lines);
	for (i = 0; i < t.n_words; i++) {
		assert_memory_equal(
		    &r.words[i].box, &t.words[i].box, sizeof(struct box));
		assert_true(r.words[i].conf - t.words[i].conf < 0.01f);
		assert_true(t.words[i].conf - r.words[i].conf < 0.01f);
	}
	for (i = 0; i < t.n_lines; i++) {
		assert_memory_equal(
		    &r.lines[i].box, &t.lines[i].box, sizeof(struct box));
		assert_int_equal(r.lines[i].block, t.lines[i].block);
	}
	/* and what was read is written as the same bytes */
	alto_write(&again, &r, &head);
	assert_int_equal(again.len, xml.len);
	assert_memory_equal(again.data, xml.data, xml.len);
	text_release(&t);
	text_release(&r);
	buf_release(&xml);
	buf_release(&again);
}

static enum cr_status read_slowly(struct page_text *t, const char *xml,
    size_t len);
static void assert_same_page(const struct page_text *a,
    const struct page_text *b);

static void
other_readings_broken_words_and_language_come_back(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf xml = BUF_INIT, again = BUF_INIT;
	struct page_text t, r;
	size_t i;

	(void)state;
	rich(&t);
	alto_write(&xml, &t, &head);
	assert_true(alto_read_fast(&r, xml.data, xml.len) ||
	    alto_read(&r, xml.data, xml.len, "page", &e) == CR_OK);
	assert_string_equal(r.text.data, t.text.data);
	assert_string_equal(r.lang, "lug");
	for (i = 0; i < t.n_words; i++)
		assert_int_equal(r.words[i].hyphen, t.words[i].hyphen);
	assert_int_equal(r.n_alts, 4);
	for (i = 0; i < t.n_alts; i++) {
		assert_int_equal(r.alts[i].word, t.alts[i].word);
		assert_int_equal(r.alts[i].off, t.alts[i].off);
		assert_int_equal(r.alts[i].len, t.alts[i].len);
		assert_true(r.alts[i].conf - t.alts[i].conf < 0.01f);
		assert_true(t.alts[i].conf - r.alts[i].conf < 0.01f);
	}
	assert_string_equal(r.alt_text.data, t.alt_text.data);
	alto_write(&again, &r, &head);
	assert_string_equal(again.data, xml.data);
	text_release(&t);
	assert_int_equal(read_slowly(&t, xml.data, xml.len), CR_OK);
	assert_same_page(&t, &r);
	text_release(&t);
	text_release(&r);
	buf_release(&xml);
	buf_release(&again);
}

static void
they_are_written_as_others_read_them(void **state)
{
	static const char *const in[] = { "LANG=\"lug\"",
	    "<String CONTENT=\"Iodge\"",
	    "<ALTERNATIVE PURPOSE=\"reading WC=0.6450\">lodge</ALTERNATIVE>",
	    "<String CONTENT=\"plain\"", "SUBS_TYPE=\"HypPart1\" "
	    "SUBS_CONTENT=\"plaintiff\"", "<HYP CONTENT=\"-\"/>",
	    "SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"plaintiff\"",
	    "HypPart1\" SUBS_CONTENT=\"international,\"",
	    "<HYP CONTENT=\"\xe2\x80\x90\"/>", "<HYP CONTENT=\"\xc2\xac\"/>",
	    "<HYP CONTENT=\"=\"/>", "<String CONTENT=\"HCT-00-\"" };
	struct buf xml = BUF_INIT;
	struct page_text t;
	size_t i;

	(void)state;
	rich(&t);
	alto_write(&xml, &t, &head);
	for (i = 0; i < sizeof in / sizeof *in; i++)
		if (!strstr(xml.data, in[i]))
			fail_msg("'%s' is not in\n%s", in[i], xml.data);
	text_release(&t);
	buf_release(&xml);
}

/* What has no place in ALTO is left out, and the rest is what it was. */
static void
marks_that_cannot_be_are_left_out(void **state)
{
	struct buf xml = BUF_INIT;
	struct page_text t, r;

	(void)state;
	sample(&t);
	t.words[0].hyphen = true; /* in a line, and no hyphen */
	t.words[1].hyphen = true; /* ends its line, no hyphen */
	t.words[4].hyphen = true; /* the last of the page */
	memcpy(t.lang, "x y", sizeof "x y");
	alto_write(&xml, &t, &head);
	assert_null(strstr(xml.data, "HypPart"));
	assert_null(strstr(xml.data, "HYP"));
	assert_null(strstr(xml.data, "LANG"));
	assert_true(alto_read_fast(&r, xml.data, xml.len));
	assert_false(r.words[0].hyphen || r.words[1].hyphen ||
	    r.words[4].hyphen);
	assert_string_equal(r.lang, "");
	text_release(&t);
	text_release(&r);
	buf_release(&xml);
}

static void
the_head_is_in_it(void **state)
{
	struct buf xml = BUF_INIT;
	struct page_text t;

	(void)state;
	sample(&t);
	alto_write(&xml, &t, &head);
	assert_non_null(strstr(xml.data, "ROTATION=\"90\""));
	assert_non_null(strstr(xml.data, "PC=\"0.7778\""));
	assert_non_null(strstr(xml.data, "<softwareVersion>5.3.0<"));
	assert_non_null(strstr(xml.data, "model=eng sha256:0123 prep=none"));
	assert_non_null(strstr(xml.data, "WC=\"0.9125\""));
	assert_non_null(strstr(xml.data, "WIDTH=\"0\"")); /* no width below 0 */
	assert_null(strstr(xml.data, "DateTime"));
	text_release(&t);
	buf_release(&xml);
}

/* ---- the schema ---- */

static char *
schemas(void)
{
	const char *shared = getenv("COURTROLL_SHARED");

	return path_join(shared ? shared : "../shared", "schemas");
}

static int
xmllint(const char *catalog, const char *xsd, const char *xml)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		setenv("XML_CATALOG_FILES", catalog, 1);
		execlp("xmllint", "xmllint", "--nonet", "--noout", "--schema",
		    xsd, xml, (char *)NULL);
		_exit(127);
	}
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

/* The schema imports xlink from the network; the catalog points to the copy
 * beside it. */
static int
validate(const char *dir, const struct buf *xml, int *rc)
{
	const char *tmp = getenv("TMPDIR");
	char *from = schemas(), *full = realpath(from, NULL);
	char *xsd = path_join(full ? full : from, "alto-4-4.xsd");
	char *cat = xasprintf("%s/%s-catalog.xml", tmp ? tmp : "/tmp", dir);
	char *page = xasprintf("%s/%s.xml", tmp ? tmp : "/tmp", dir);
	struct cr_err e = CR_ERR_INIT;
	struct buf b = BUF_INIT;
	int there = full && file_exists(xsd);

	buf_addf(&b,
	    "<?xml version=\"1.0\"?>\n<catalog xmlns=\"urn:oasis:names:tc:"
	    "entity:xmlns:xml:catalog\">\n<system systemId=\"http://www.loc.gov"
	    "/standards/xlink/xlink.xsd\" uri=\"file://%s/xlink.xsd\"/>\n"
	    "<uri name=\"http://www.loc.gov/standards/xlink/xlink.xsd\" "
	    "uri=\"file://%s/xlink.xsd\"/>\n</catalog>\n",
	    full ? full : "", full ? full : "");
	if (there) {
		assert_int_equal(file_write(cat, b.data, b.len, &e), CR_OK);
		assert_int_equal(
		    file_write(page, xml->data, xml->len, &e), CR_OK);
		*rc = xmllint(cat, xsd, page);
		unlink(cat);
		unlink(page);
	} else {
		print_message("no alto-4-4.xsd in '%s'\n", from);
	}
	buf_release(&b);
	free(page);
	free(cat);
	free(xsd);
	free(full);
	free(from);
	return there;
}

/* Releases the text. */
static void
check_valid(struct page_text *t, const struct alto_head *h, int damaged)
{
	char name[40];
	struct buf xml = BUF_INIT;
	char *at;
	int rc = 0, there;

	snprintf(name, sizeof name, "t_alto-%ld", (long)getpid());
	alto_write(&xml, t, h);
	text_release(t);
	if (damaged) { /* the check itself must be able to fail */
		at = strstr(xml.data, "HPOS");
		assert_non_null(at);
		memcpy(at, "HPUS", 4);
	}
	there = validate(name, &xml, &rc);
	buf_release(&xml);
	if (!there || rc == 127) {
		print_message("schema or xmllint not there\n");
		skip();
	}
	if (damaged)
		assert_int_not_equal(rc, 0);
	else
		assert_int_equal(rc, 0);
}

static void
it_is_valid_by_the_schema(void **state)
{
	struct page_text t;

	(void)state;
	sample(&t);
	check_valid(&t, &head, 0);
}

static void
a_page_with_all_of_it_is_valid(void **state)
{
	struct page_text t;

	(void)state;
	rich(&t);
	check_valid(&t, &head, 0);
}

static void
an_empty_page_is_valid_too(void **state)
{
	struct alto_head h = {.engine = "tesseract"};
	struct page_text t;

	(void)state;
	text_init(&t);
	check_valid(&t, &h, 0);
}

static void
the_schema_is_really_asked(void **state)
{
	struct page_text t;

	(void)state;
	sample(&t);
	check_valid(&t, &head, 1);
}

/* ---- strangers' ALTO ---- */

static enum cr_status
read_str(struct page_text *t, const char *xml, struct cr_err *e)
{
	return alto_read(t, xml, strlen(xml), "x", e);
}

static void
version_2_with_composed_blocks_is_read(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct page_text t;

	(void)state;
	assert_int_equal(
	    read_str(&t,
		"<a:alto xmlns:a=\"http://www.loc.gov/standards/alto/ns-v2#\">"
		"<a:Description><a:MeasurementUnit>pixel</a:MeasurementUnit>"
		"</a:Description><a:Layout><a:Page ID=\"p\" WIDTH=\"99.6\" "
		"HEIGHT=\"1e9\"><a:PrintSpace><a:ComposedBlock ID=\"c\">"
		"<a:TextBlock ID=\"b\"><a:TextLine HPOS=\"1\"><a:String "
		"CONTENT=\"plain\" HPOS=\"-5\" VPOS=\"2.5\" WIDTH=\"nan\" "
		"HEIGHT=\"x\" WC=\"0.5\"><a:ALTERNATIVE>plane</a:ALTERNATIVE>"
		"</a:String><a:SP/><a:String CONTENT=\"tiff and\"/>"
		"<a:String CONTENT=\"hy\" HPOS=\"1\" WIDTH=\"2\" HEIGHT=\"3\"/>"
		"<a:HYP CONTENT=\"-\"/></a:TextLine></a:TextBlock>"
		"<a:TextBlock ID=\"d\"><a:TextLine><a:String CONTENT=\"phen\"/>"
		"</a:TextLine></a:TextBlock></a:ComposedBlock></a:PrintSpace>"
		"</a:Page></a:Layout></a:alto>",
		&e),
	    CR_OK);
	assert_string_equal(t.text.data, "plain tiff and hy-\n\nphen");
	assert_int_equal(t.n_words, 5);
	assert_true(t.words[3].hyphen);
	assert_int_equal(t.n_alts, 1);
	assert_string_equal(t.alt_text.data, "plane");
	assert_true(t.alts[0].conf <= 0);
	assert_int_equal(t.width, 100);
	assert_int_equal(t.height, CR_MAX_SIDE);
	assert_int_equal(t.words[0].box.x, 0);
	assert_int_equal(t.words[0].box.y, 3);
	assert_int_equal(t.words[0].box.w, 0);
	assert_true(t.words[0].conf == 50);
	text_release(&t);
}

/* One page of these lines. */
static void
read_lines(struct page_text *t, const char *page, const char *blocks)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf b = BUF_INIT;

	buf_addf(&b, "<alto><Layout><Page %s>%s</Page></Layout></alto>", page,
	    blocks);
	assert_int_equal(read_str(t, b.data, &e), CR_OK);
	buf_release(&b);
}

static void
strangers_hyphens_are_understood(void **state)
{
	struct page_text t;

	(void)state;
	/* the hyphen left in the word; a soft one; one that is no hyphen;
	 * one within a line; one that nothing follows */
	read_lines(&t, "",
	    "<TextBlock><TextLine><String CONTENT=\"hy-\" "
	    "SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"hyphen\"/></TextLine>"
	    "<TextLine><String CONTENT=\"phen\" SUBS_TYPE=\"HypPart2\" "
	    "SUBS_CONTENT=\"hyphen\"/><String CONTENT=\"so\"/>"
	    "<HYP CONTENT=\"&#xad;\"/></TextLine>"
	    "<TextLine><String CONTENT=\"ft\" SUBS_TYPE=\"HypPart1\"/>"
	    "</TextLine><TextLine><String CONTENT=\"a\"/><HYP/>"
	    "<String CONTENT=\"b\"/><HYP CONTENT=\"no\"/></TextLine>"
	    "<TextLine><String CONTENT=\"end\"/><HYP/></TextLine>"
	    "</TextBlock>");
	assert_string_equal(t.text.data,
	    "hy-\nphen so\xc2\xad\nft\na- bno\nend-");
	assert_true(t.words[0].hyphen);
	assert_false(t.words[1].hyphen);
	assert_true(t.words[2].hyphen);
	assert_false(t.words[3].hyphen);
	assert_false(t.words[4].hyphen);
	assert_false(t.words[5].hyphen);
	assert_false(t.words[6].hyphen);
	text_release(&t);
}

static void
strangers_alternatives_are_bounded(void **state)
{
	struct buf b = BUF_INIT;
	struct page_text t;
	size_t i;

	(void)state;
	buf_adds(&b, "<TextLine><String CONTENT=\"a\" WC=\"1\">");
	for (i = 0; i < 3000; i++)
		buf_addf(&b, "<ALTERNATIVE PURPOSE=\"spelling\"> b%zu "
			     "</ALTERNATIVE>", i);
	buf_adds(&b, "</String><String CONTENT=\"c d\"><ALTERNATIVE>cd"
		     "</ALTERNATIVE></String><String CONTENT=\"e\">"
		     "<ALTERNATIVE>e</ALTERNATIVE><ALTERNATIVE/>"
		     "<ALTERNATIVE>f g</ALTERNATIVE><ALTERNATIVE>");
	for (i = 0; i <= TEXT_MAX_ALT; i++)
		buf_addc(&b, 'x');
	buf_adds(&b, "</ALTERNATIVE><ALTERNATIVE>h</ALTERNATIVE></String>"
		     "</TextLine>");
	read_lines(&t, "", b.data);
	assert_string_equal(t.text.data, "a c d e");
	assert_int_equal(t.n_alts, TEXT_MAX_ALTS + 1);
	assert_memory_equal(t.alt_text.data, "b0b1b2", 6);
	assert_int_equal(t.alts[TEXT_MAX_ALTS].word, 3);
	assert_string_equal(t.alt_text.data + t.alts[TEXT_MAX_ALTS].off, "h");
	text_release(&t);
	buf_release(&b);
}

static const char *
language(const char *page, const char *blocks)
{
	static char lang[8];
	struct page_text t;

	read_lines(&t, page, blocks);
	snprintf(lang, sizeof lang, "%s", t.lang);
	text_release(&t);
	return lang;
}

static void
the_language_is_what_blocks_agree_on(void **state)
{
	(void)state;
	assert_string_equal(language("", "<TextBlock LANG=\"lug\"/>"), "lug");
	assert_string_equal(language("", "<TextBlock language=\"en-GB\"/>"
	    "<TextBlock/><TextBlock LANG=\"ENG\"/>"), "eng");
	assert_string_equal(language("", "<TextBlock LANG=\"eng\"/>"
	    "<TextBlock LANG=\"lug\"/><TextBlock LANG=\"eng\"/>"), "");
	assert_string_equal(language("LANG=\"sw\"", "<TextBlock/>"), "sw");
	assert_string_equal(language("LANG=\"eng\"",
	    "<TextBlock LANG=\"lug\"/>"), "lug");
	assert_string_equal(language("LANG=\"\"",
	    "<TextBlock LANG=\"englishes\"/><TextBlock LANG=\"1\"/>"
	    "<TextBlock LANG=\"e g\"/>"), "");
}

static void
what_is_no_alto_is_refused(void **state)
{
	static const char *const bad[] = {"", "no XML", "<html/>",
	    "<alto><Layout/></alto>", "<alto><Page/><Page/></alto>",
	    "<alto><Page><TextLine><String CONTENT=\"a\"/></Page></alto>",
	    "<alto><Description><MeasurementUnit>mm10</MeasurementUnit>"
	    "</Description><Layout><Page/></Layout></alto>",
	    "<!DOCTYPE alto [<!ENTITY a \"b\">]><alto><Page/></alto>"};
	struct page_text t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct cr_err e = CR_ERR_INIT;

		assert_int_equal(read_str(&t, bad[i], &e), CR_SKIP);
		assert_true(*e.msg != '\0');
		assert_int_equal(t.n_words, 0);
		text_release(&t); /* legal, and nothing to do */
	}
}

static void
more_words_than_a_page_has_are_refused(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf b = BUF_INIT;
	struct page_text t;
	unsigned i;

	(void)state;
	buf_adds(&b, "<alto><Page><TextLine>");
	for (i = 0; i < CR_MAX_WORDS; i++)
		buf_adds(&b, "<String CONTENT=\"a\"/>");
	i = (unsigned)b.len;
	buf_adds(&b, "</TextLine></Page></alto>");
	assert_int_equal(alto_read(&t, b.data, b.len, "x", &e), CR_OK);
	assert_int_equal(t.n_words, CR_MAX_WORDS);
	text_release(&t);
	buf_truncate(&b, i);
	buf_adds(&b, "<String CONTENT=\"a\"/><String CONTENT=\"a\"/>"
		     "</TextLine></Page></alto>");
	assert_int_equal(alto_read(&t, b.data, b.len, "x", &e), CR_SKIP);
	buf_release(&b);
}

/* The reader of XML, for a comment is not of the form that we write. */
static enum cr_status
read_slowly(struct page_text *t, const char *xml, size_t len)
{
	struct buf b = BUF_INIT;
	enum cr_status st;

	buf_add(&b, xml, len);
	buf_adds(&b, "<!-- -->");
	st = alto_read(t, b.data, b.len, "slow", NULL);
	buf_release(&b);
	return st;
}

static void
assert_same_page(const struct page_text *a, const struct page_text *b)
{
	size_t i;

	assert_int_equal(a->width, b->width);
	assert_int_equal(a->height, b->height);
	assert_string_equal(a->text.data, b->text.data);
	assert_int_equal(a->n_words, b->n_words);
	assert_int_equal(a->n_lines, b->n_lines);
	assert_memory_equal(a->words, b->words, a->n_words * sizeof *a->words);
	assert_memory_equal(a->lines, b->lines, a->n_lines * sizeof *a->lines);
	assert_string_equal(a->lang, b->lang);
	assert_int_equal(a->n_alts, b->n_alts);
	assert_string_equal(a->alt_text.data, b->alt_text.data);
	for (i = 0; i < a->n_alts; i++) {
		assert_int_equal(a->alts[i].word, b->alts[i].word);
		assert_int_equal(a->alts[i].off, b->alts[i].off);
		assert_int_equal(a->alts[i].len, b->alts[i].len);
		assert_true(a->alts[i].conf >= b->alts[i].conf &&
		    a->alts[i].conf <= b->alts[i].conf);
	}
}

static void
read_both_ways(void (*make)(struct page_text *t))
{
	struct buf xml = BUF_INIT;
	struct page_text t, fast, slow;
	size_t i;

	make(&t);
	alto_write(&xml, &t, &head);
	assert_true(alto_read_fast(&fast, xml.data, xml.len));
	assert_int_equal(read_slowly(&slow, xml.data, xml.len), CR_OK);
	assert_same_page(&fast, &slow);
	text_release(&fast);
	text_release(&slow);
	for (i = 0; i + 1 < xml.len; i++)
		assert_false(alto_read_fast(&fast, xml.data, i));
	text_release(&t);
	buf_release(&xml);
}

static void
what_we_wrote_is_read_without_a_parser(void **state)
{
	(void)state;
	read_both_ways(sample);
	read_both_ways(text_init); /* an empty page */
}

/* Of "]]>" within a word a parser must say whether it is XML. */
static void
without_brackets(struct page_text *t)
{
	char *s;

	rich(t);
	while ((s = strstr(t->alt_text.data, "]]>")))
		memcpy(s, "&<>", 3);
}

static void
all_that_a_page_can_have_is_read_without_a_parser(void **state)
{
	(void)state;
	read_both_ways(without_brackets);
}

/* Whatever byte is another one: what is read without a parser is what the
 * parser reads. */
static void
damage_each_byte(void (*make)(struct page_text *t))
{
	static const char bytes[] = "<&\"9 \xff\n>]";
	struct page_text t, fast, slow;
	struct buf xml = BUF_INIT;
	size_t i, k;
	char was;

	make(&t);
	alto_write(&xml, &t, &head);
	i = (size_t)(strstr(xml.data, "<Layout>") - xml.data);
	for (; i < xml.len; i++)
		for (k = 0; k < sizeof bytes - 1; k++) {
			was = xml.data[i];
			xml.data[i] = bytes[k];
			if (alto_read_fast(&fast, xml.data, xml.len)) {
				assert_int_equal(read_slowly(&slow, xml.data,
				    xml.len), CR_OK);
				assert_same_page(&fast, &slow);
				text_release(&fast);
				text_release(&slow);
			}
			xml.data[i] = was;
		}
	text_release(&t);
	buf_release(&xml);
}

static void
both_readers_agree_on_damaged_bytes(void **state)
{
	(void)state;
	damage_each_byte(sample);
	damage_each_byte(without_brackets);
}

/* Pieces taken out and put elsewhere: elements in places of others. */
static void
both_readers_agree_on_moved_lines(void **state)
{
	struct page_text t, fast, slow;
	struct buf xml = BUF_INIT, b = BUF_INIT;
	char *from, *to, *at, *end;

	(void)state;
	without_brackets(&t);
	alto_write(&xml, &t, &head);
	for (from = strstr(xml.data, "<Page"); *from; from = to + 1) {
		if (!(to = strchr(from, '\n')))
			break;
		for (at = strstr(xml.data, "<Page"); *at; at = end + 1) {
			if (!(end = strchr(at, '\n')))
				break;
			buf_reset(&b);
			buf_add(&b, xml.data, (size_t)(at - xml.data));
			buf_add(&b, from, (size_t)(to + 1 - from));
			buf_adds(&b, at);
			if (!alto_read_fast(&fast, b.data, b.len))
				continue;
			assert_int_equal(read_slowly(&slow, b.data, b.len),
			    CR_OK);
			assert_same_page(&fast, &slow);
			text_release(&fast);
			text_release(&slow);
		}
	}
	text_release(&t);
	buf_release(&xml);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_comes_back_as_it_was),
	    cmocka_unit_test(
		other_readings_broken_words_and_language_come_back),
	    cmocka_unit_test(they_are_written_as_others_read_them),
	    cmocka_unit_test(marks_that_cannot_be_are_left_out),
	    cmocka_unit_test(the_head_is_in_it),
	    cmocka_unit_test(what_we_wrote_is_read_without_a_parser),
	    cmocka_unit_test(
		all_that_a_page_can_have_is_read_without_a_parser),
	    cmocka_unit_test(both_readers_agree_on_damaged_bytes),
	    cmocka_unit_test(both_readers_agree_on_moved_lines),
	    cmocka_unit_test(it_is_valid_by_the_schema),
	    cmocka_unit_test(a_page_with_all_of_it_is_valid),
	    cmocka_unit_test(an_empty_page_is_valid_too),
	    cmocka_unit_test(the_schema_is_really_asked),
	    cmocka_unit_test(version_2_with_composed_blocks_is_read),
	    cmocka_unit_test(strangers_hyphens_are_understood),
	    cmocka_unit_test(strangers_alternatives_are_bounded),
	    cmocka_unit_test(the_language_is_what_blocks_agree_on),
	    cmocka_unit_test(what_is_no_alto_is_refused),
	    cmocka_unit_test(more_words_than_a_page_has_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
