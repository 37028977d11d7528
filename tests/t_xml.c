/* t_xml.c: tests of base/xml.h: what is read, what is refused, what is
 * written. */
#include "tests/scratch.h"

#include "base/xml.h"
#include "courtroll.h"

/* Callbacks that write down what they saw. */
static enum cr_status
on_start(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	struct buf *b = ctx;
	size_t i;

	buf_addf(b, "<%s@%d", el->name, el->depth);
	for (i = 0; i < el->n_attrs; i++)
		buf_addf(b, " %s=%s", el->attrs[i].name, el->attrs[i].value);
	buf_adds(b, ">");
	if (!strcmp(el->name, "stop"))
		return err_set(e, CR_END, "enough");
	return CR_OK;
}

static enum cr_status
on_end(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	(void)e;
	buf_addf(ctx, "[%s]</%s>", el->text, el->name);
	return CR_OK;
}

static enum cr_status
walk(struct buf *b, const char *xml, struct cr_err *e)
{
	const struct xml_handler h = {on_start, on_end, b};

	return xml_read(xml, strlen(xml), "doc.xml", &h, e);
}

static void
assert_walk(const char *xml, const char *want)
{
	struct buf b = BUF_INIT;

	must(walk(&b, xml, e));
	assert_string_equal(b.data, want);
	buf_release(&b);
}

static void
assert_refused(const char *xml, const char *why)
{
	struct buf b = BUF_INIT;

	must_say(CR_SKIP, why, walk(&b, xml, e));
	buf_release(&b);
}

static void
elements_attributes_and_text_arrive(void **state)
{
	(void)state;
	assert_walk("<a/>", "<a@0>[]</a>");
	assert_walk("<a x='1' y='&lt;&#65;'> t1 <b/> t2 </a>",
	    "<a@0 x=1 y=<A><b@1>[]</b>[t1  t2]</a>");
	assert_walk("<p:a xmlns:p='u' p:k='v'><![CDATA[<raw>]]></p:a>",
	    "<a@0 k=v>[<raw>]</a>");
	assert_walk("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>",
	    "<a@0>[\xc3\xa9]</a>");
	assert_walk("<a><!-- no --><?pi no?>x</a>", "<a@0>[x]</a>");
}

static void
a_callback_ends_the_walk(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	must_say(CR_END, "enough", walk(&b, "<a><stop/><c/></a>", e));
	assert_null(strstr(b.data, "c@"));
	buf_release(&b);
}

static void
what_is_not_well_formed_is_refused_by_line(void **state)
{
	(void)state;
	assert_refused("<a>\n<b></a>", "doc.xml:2:");
	assert_refused("", "doc.xml");
	assert_refused("no xml", "doc.xml:1:");
	assert_refused("<a>", "doc.xml");
	assert_refused("<a/><b/>", "doc.xml");
	assert_refused("<a>\xff</a>", "doc.xml");
	assert_refused("<a b='1' b='2'/>", "doc.xml");
	assert_refused("<a>&unknown;</a>", "doc.xml");
}

static void
a_doctype_is_refused(void **state)
{
	(void)state;
	assert_refused("<!DOCTYPE a><a/>", "DOCTYPE");
	assert_refused(
	    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "DOCTYPE");
	assert_refused("<!DOCTYPE a [<!ENTITY x 'aaaa'><!ENTITY y '&x;&x;'>]>"
		       "<a>&y;</a>",
	    "DOCTYPE");
	assert_refused("<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]>"
		       "<a>&x;</a>",
	    "DOCTYPE");
}

static void
limits_are_kept(void **state)
{
	struct buf b = BUF_INIT;
	unsigned i;
	const struct xml_handler none = {NULL, NULL, NULL};
	char *huge;

	(void)state;
	for (i = 0; i < CR_MAX_XML_DEPTH; i++)
		buf_adds(&b, "<a>");
	for (i = 0; i < CR_MAX_XML_DEPTH; i++)
		buf_adds(&b, "</a>");
	must(xml_read(b.data, b.len, "deep", &none, e));
	buf_reset(&b);
	for (i = 0; i <= CR_MAX_XML_DEPTH; i++)
		buf_adds(&b, "<a>");
	must_say(
	    CR_SKIP, "too deep", xml_read(b.data, b.len, "deep", &none, e));
	/* none of many attributes may be lost unsaid */
	buf_reset(&b);
	buf_adds(&b, "<a");
	for (i = 0; i < 65; i++)
		buf_addf(&b, " k%u='v'", i);
	buf_adds(&b, "/>");
	must_say(CR_SKIP, "attributes", xml_read(b.data, b.len, "w", &none, e));
	buf_release(&b);
	huge = xcalloc(CR_MAX_XML + 1, 1);
	must_say(
	    CR_SKIP, "larger", xml_read(huge, CR_MAX_XML + 1, "h", &none, e));
	free(huge);
}

static void
what_is_written_is_read(void **state)
{
	static const char nasty[] = "a<b>&\"'\t\n\r \xc3\xa9]]>";
	struct xml_out *x = xml_out_new();
	struct buf b = BUF_INIT, seen = BUF_INIT;

	(void)state;
	xml_open(x, "root");
	xml_put(x, "k", nasty);
	xml_putf(x, "n", "%d", 42);
	xml_open(x, "leaf");
	xml_text(x, nasty);
	xml_close(x);
	xml_open(x, "open"); /* closed for us */
	xml_out_done(x, &b);
	assert_int_equal(strncmp(b.data,
			     "<?xml version=\"1.0\" "
			     "encoding=\"UTF-8\"?>",
			     38),
	    0);
	must(walk(&seen, b.data, e));
	assert_non_null(strstr(seen.data, "k=a<b>&\"'\t\n\r \xc3\xa9]]>"));
	assert_non_null(strstr(seen.data, "n=42"));
	assert_non_null(
	    strstr(seen.data, "[a<b>&\"'\t\n\r \xc3\xa9]]>]</leaf>"));
	buf_release(&b);
	buf_release(&seen);
}

/* Names of files come from strangers: no byte of them may make a document
 * that cannot be read again. */
static void
whatever_is_written_can_be_read(void **state)
{
	char text[2] = "", wild[] = "\xef\xbf\xbe\xef\xbf\xbf\xff\xc3\x01z";
	int c;

	(void)state;
	for (c = 1; c < 256; c++) {
		struct xml_out *x = xml_out_new();
		struct buf b = BUF_INIT, seen = BUF_INIT;

		text[0] = (char)c;
		xml_open(x, "a");
		xml_put(x, "k", c == 255 ? wild : text);
		xml_text(x, c == 255 ? wild : text);
		xml_out_done(x, &b);
		must(walk(&seen, b.data, e));
		if (c == 255)
			assert_non_null(strstr(seen.data, "z]</a>"));
		buf_release(&b);
		buf_release(&seen);
	}
}

static void
a_schema_is_held_up(void **state)
{
	static const char rng[] =
	    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>"
	    "<oneOrMore><element name='b'><attribute name='k'/><empty/>"
	    "</element></oneOrMore></element>";
	static const char good[] = "<a><b k='1'/></a>";
	static const char bad[] = "<a>\n<b k='1'/>\n<c/></a>";
	static const char broken[] = "<a><b k='1'/>";
	char *path, *no_schema;

	(void)state;
	put("s.rng", rng);
	put("no.rng", "<element name='a'>");
	path = in_scratch("s.rng");
	no_schema = in_scratch("no.rng");
	must(xml_valid_rng(good, strlen(good), "g", path, e));
	must_say(CR_SKIP,
	    "b.xml:3:", xml_valid_rng(bad, strlen(bad), "b.xml", path, e));
	must_say(CR_SKIP, "x.xml",
	    xml_valid_rng(broken, strlen(broken), "x.xml", path, e));
	must_say(CR_FATAL, "no.rng",
	    xml_valid_rng(good, strlen(good), "g", no_schema, e));
	must_say(CR_FATAL, "nowhere.rng",
	    xml_valid_rng(good, strlen(good), "g", "/nowhere.rng", e));
	free(path);
	free(no_schema);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(elements_attributes_and_text_arrive),
	    cmocka_unit_test(a_callback_ends_the_walk),
	    cmocka_unit_test(what_is_not_well_formed_is_refused_by_line),
	    cmocka_unit_test(a_doctype_is_refused),
	    cmocka_unit_test(limits_are_kept),
	    cmocka_unit_test(what_is_written_is_read),
	    cmocka_unit_test(whatever_is_written_can_be_read),
	    cmocka_unit_test(a_schema_is_held_up),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
