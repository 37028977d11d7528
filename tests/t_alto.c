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
	assert_int_equal(t.width, 100);
	assert_int_equal(t.height, CR_MAX_SIDE);
	assert_int_equal(t.words[0].box.x, 0);
	assert_int_equal(t.words[0].box.y, 3);
	assert_int_equal(t.words[0].box.w, 0);
	assert_true(t.words[0].conf == 50);
	text_release(&t);
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
	assert_int_equal(a->width, b->width);
	assert_int_equal(a->height, b->height);
	assert_string_equal(a->text.data, b->text.data);
	assert_int_equal(a->n_words, b->n_words);
	assert_int_equal(a->n_lines, b->n_lines);
	assert_memory_equal(a->words, b->words, a->n_words * sizeof *a->words);
	assert_memory_equal(a->lines, b->lines, a->n_lines * sizeof *a->lines);
}

static void
what_we_wrote_is_read_without_a_parser(void **state)
{
	struct buf xml = BUF_INIT;
	struct page_text t, fast, slow;
	size_t i;

	(void)state;
	sample(&t);
	alto_write(&xml, &t, &head);
	assert_true(alto_read_fast(&fast, xml.data, xml.len));
	assert_int_equal(read_slowly(&slow, xml.data, xml.len), CR_OK);
	assert_same_page(&fast, &slow);
	text_release(&fast);
	text_release(&slow);
	for (i = 0; i + 1 < xml.len; i++)
		assert_false(alto_read_fast(&fast, xml.data, i));
	buf_reset(&xml);
	text_release(&t);
	alto_write(&xml, &t, &head); /* an empty page */
	assert_true(alto_read_fast(&fast, xml.data, xml.len));
	text_release(&fast);
	buf_release(&xml);
}

/* Whatever byte is another one: what is read without a parser is what the
 * parser reads. */
static void
both_readers_agree_on_damaged_bytes(void **state)
{
	static const char bytes[] = "<&\"9 \xff\n";
	struct page_text t, fast, slow;
	struct buf xml = BUF_INIT;
	size_t i, k;
	char was;

	(void)state;
	sample(&t);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_comes_back_as_it_was),
	    cmocka_unit_test(the_head_is_in_it),
	    cmocka_unit_test(what_we_wrote_is_read_without_a_parser),
	    cmocka_unit_test(both_readers_agree_on_damaged_bytes),
	    cmocka_unit_test(it_is_valid_by_the_schema),
	    cmocka_unit_test(an_empty_page_is_valid_too),
	    cmocka_unit_test(the_schema_is_really_asked),
	    cmocka_unit_test(version_2_with_composed_blocks_is_read),
	    cmocka_unit_test(what_is_no_alto_is_refused),
	    cmocka_unit_test(more_words_than_a_page_has_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
