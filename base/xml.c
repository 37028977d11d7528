/* base/xml.c: libxml2, tamed (see xml.h).  The reader API is used, not the
 * tree, so that a large document costs no more memory than its depth; errors
 * are taken per reader, never through the library's globals. */
#include "base/xml.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdbool.h>

#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "courtroll.h"

enum {
	MAX_ATTRS = 64,
	OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
	    XML_PARSE_BIG_LINES,
};

struct level {
	char *name;
	int line;
	struct buf text;
};

struct walk {
	const char *file;
	struct level stack[CR_MAX_XML_DEPTH];
	int depth; /* open elements */
	struct cr_err *e;
	bool failed; /* the library reported; e is filled */
	void (*fault)(void *ctx, int line, const char *msg); /* all; or NULL */
	void *ctx;
};

const char *
xml_attr(const struct xml_element *el, const char *name)
{
	size_t i;

	for (i = 0; i < el->n_attrs; i++)
		if (!strcmp(el->attrs[i].name, name))
			return el->attrs[i].value;
	return NULL;
}

static void
on_error(void *ctx, xmlErrorPtr err)
{
	struct walk *w = ctx;
	char msg[300];
	size_t n;

	if ((w->failed && !w->fault) || err->level < XML_ERR_ERROR)
		return;
	snprintf(msg, sizeof msg, "%s", err->message ? err->message : "?");
	for (n = strlen(msg); n > 0 && msg[n - 1] == '\n'; n--)
		msg[n - 1] = '\0';
	if (w->fault)
		w->fault(w->ctx, err->line, msg);
	if (w->failed)
		return;
	err_set(w->e, CR_SKIP, "%s:%d: %s", w->file, err->line, msg);
	w->failed = true;
}

/* Text directly inside, without the white space around it. */
static const char *
trimmed(struct buf *b)
{
	char *s = b->data, *end = b->data + b->len;

	while (s < end && strchr(" \t\r\n", *s))
		s++;
	while (end > s && strchr(" \t\r\n", end[-1]))
		end--;
	if (b->cap)
		*end = '\0';
	return s;
}

/* Where the reader's element begins. The parser itself has read on, by a block
 * or so. */
static int
line_of(xmlTextReaderPtr r)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(r);

	return node ? (int)xmlGetLineNo(node)
		    : xmlTextReaderGetParserLineNumber(r);
}

static enum cr_status
element_end(struct walk *w, const struct xml_handler *h)
{
	struct level *l = &w->stack[--w->depth];
	struct xml_element el = { .name = l->name, .depth = w->depth,
		.line = l->line };
	enum cr_status st = CR_OK;

	el.text = trimmed(&l->text);
	if (h->end)
		st = h->end(h->ctx, &el, w->e);
	free(l->name);
	buf_release(&l->text);
	return st;
}

static enum cr_status
element_start(struct walk *w, xmlTextReaderPtr r, const struct xml_handler *h)
{
	struct xml_attr attrs[MAX_ATTRS];
	struct xml_element el = { .depth = w->depth, .attrs = attrs };
	int empty = xmlTextReaderIsEmptyElement(r);
	enum cr_status st = CR_OK;
	struct level *l;
	size_t i;

	if (w->depth >= (int)CR_MAX_XML_DEPTH)
		return err_set(w->e, CR_SKIP, "%s:%d: nested too deep", w->file,
		    line_of(r));
	l = &w->stack[w->depth++];
	l->name = xstrdup((const char *)xmlTextReaderConstLocalName(r));
	l->line = line_of(r);
	buf_init(&l->text);
	el.name = l->name;
	el.line = l->line;
	while (xmlTextReaderMoveToNextAttribute(r) == 1) {
		if (xmlTextReaderIsNamespaceDecl(r) == 1)
			continue;
		if (el.n_attrs == MAX_ATTRS) {
			st = err_set(w->e, CR_SKIP,
			    "%s:%d: more than %d attributes", w->file, el.line,
			    MAX_ATTRS);
			break;
		}
		attrs[el.n_attrs].name =
		    xstrdup((const char *)xmlTextReaderConstLocalName(r));
		attrs[el.n_attrs++].value =
		    xstrdup((const char *)xmlTextReaderConstValue(r));
	}
	xmlTextReaderMoveToElement(r);
	if (st == CR_OK && h->start)
		st = h->start(h->ctx, &el, w->e);
	for (i = 0; i < el.n_attrs; i++) {
		free((void *)(uintptr_t)attrs[i].name);
		free((void *)(uintptr_t)attrs[i].value);
	}
	if (st == CR_OK && empty)
		st = element_end(w, h);
	return st;
}

static enum cr_status
node(struct walk *w, xmlTextReaderPtr r, const struct xml_handler *h)
{
	const char *text;

	switch (xmlTextReaderNodeType(r)) {
	case XML_READER_TYPE_DOCUMENT_TYPE:
		return err_set(w->e, CR_SKIP,
		    "%s: a DOCTYPE is not accepted", w->file);
	case XML_READER_TYPE_ELEMENT:
		return element_start(w, r, h);
	case XML_READER_TYPE_END_ELEMENT:
		return element_end(w, h);
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		text = (const char *)xmlTextReaderConstValue(r);
		if (w->depth && text)
			buf_adds(&w->stack[w->depth - 1].text, text);
		return CR_OK;
	default:
		return CR_OK;
	}
}

enum cr_status
xml_read(const char *data, size_t len, const char *name,
    const struct xml_handler *h, struct cr_err *e)
{
	struct cr_err own = CR_ERR_INIT;
	struct walk w = { .file = name, .e = e ? e : &own };
	enum cr_status st = CR_OK;
	xmlTextReaderPtr r;
	int more = 0;

	if (len > CR_MAX_XML || len > INT_MAX)
		return err_set(e, CR_SKIP, "%s: larger than %u bytes", name,
		    CR_MAX_XML);
	r = xmlReaderForMemory(data, (int)len, NULL, NULL, OPTIONS);
	if (!r)
		return err_set(e, CR_SKIP, "%s: cannot be read as XML", name);
	xmlTextReaderSetStructuredErrorHandler(r, on_error, &w);
	while (st == CR_OK && !w.failed && (more = xmlTextReaderRead(r)) == 1)
		st = node(&w, r, h);
	if (st == CR_OK && w.failed)
		st = CR_SKIP;
	else if (st == CR_OK && more < 0)
		st = err_set(e, CR_SKIP, "%s: is not well-formed XML", name);
	while (w.depth > 0) {
		free(w.stack[--w.depth].name);
		buf_release(&w.stack[w.depth].text);
	}
	xmlFreeTextReader(r);
	return st;
}

/* Read and parsed by us: the library would print what is wrong with it. */
static xmlDocPtr
read_schema(const char *path, struct walk *w)
{
	xmlParserCtxtPtr c = NULL;
	xmlDocPtr doc = NULL;
	struct buf b = BUF_INIT;

	if (file_read(&b, path, CR_MAX_XML, w->e) != CR_OK)
		w->failed = true;
	else if ((c = xmlNewParserCtxt()))
		doc = xmlCtxtReadMemory(c, b.data, (int)b.len, path, NULL,
		    OPTIONS);
	if (c && !doc && xmlCtxtGetLastError(c))
		on_error(w, xmlCtxtGetLastError(c));
	if (c)
		xmlFreeParserCtxt(c);
	buf_release(&b);
	return doc;
}

/* The library's validator, made from the text of a schema; what is wrong with
 * the schema is not the document's fault, but the program's. */
static enum cr_status
load_schema(xmlRelaxNGPtr *schema, xmlDocPtr *doc, const char *path,
    struct cr_err *e)
{
	struct cr_err why = CR_ERR_INIT;
	struct walk w = { .file = path, .e = &why };
	xmlRelaxNGParserCtxtPtr parser = NULL;

	*schema = NULL;
	*doc = read_schema(path, &w);
	if (*doc && (parser = xmlRelaxNGNewDocParserCtxt(*doc))) {
		xmlRelaxNGSetParserStructuredErrors(parser, on_error, &w);
		*schema = xmlRelaxNGParse(parser);
	}
	xmlRelaxNGFreeParserCtxt(parser);
	if (*schema)
		return CR_OK;
	return err_set(e, CR_FATAL, "cannot read schema '%s'%s%s", path,
	    w.failed ? ": " : "", w.failed ? why.msg : "");
}

/* The bounds of xml_read hold here too. */
static enum cr_status
bounded(const struct walk *w, xmlTextReaderPtr r)
{
	if (xmlTextReaderNodeType(r) == XML_READER_TYPE_DOCUMENT_TYPE)
		return err_set(w->e, CR_SKIP,
		    "%s: a DOCTYPE is not accepted", w->file);
	if (xmlTextReaderDepth(r) >= (int)CR_MAX_XML_DEPTH)
		return err_set(w->e, CR_SKIP, "%s:%d: nested too deep", w->file,
		    line_of(r));
	return CR_OK;
}

static enum cr_status
valid(struct walk *w, const char *data, size_t len, xmlRelaxNGPtr schema)
{
	xmlTextReaderPtr r;
	enum cr_status st = CR_OK;
	int more = 0;

	r = xmlReaderForMemory(data, (int)len, NULL, NULL, OPTIONS);
	if (!r)
		return err_set(w->e, CR_SKIP, "%s: cannot be read as XML",
		    w->file);
	xmlTextReaderSetStructuredErrorHandler(r, on_error, w);
	xmlTextReaderRelaxNGSetSchema(r, schema);
	while (st == CR_OK && (!w->failed || w->fault) &&
	    (more = xmlTextReaderRead(r)) == 1)
		st = bounded(w, r);
	if (st == CR_OK && w->failed)
		st = CR_SKIP;
	else if (st == CR_OK && (more < 0 || xmlTextReaderIsValid(r) != 1))
		st = err_set(w->e, CR_SKIP, "%s: is not valid by its schema",
		    w->file);
	xmlFreeTextReader(r);
	return st;
}

enum cr_status
xml_faults_rng(const char *data, size_t len, const char *name,
    const char *rng_path, void (*fault)(void *ctx, int line, const char *msg),
    void *ctx, struct cr_err *e)
{
	struct cr_err own = CR_ERR_INIT;
	struct walk w = { .file = name, .e = e ? e : &own, .fault = fault,
		.ctx = ctx };
	xmlRelaxNGPtr schema;
	xmlDocPtr doc;
	enum cr_status st;

	if (len > CR_MAX_XML || len > INT_MAX)
		return err_set(e, CR_SKIP, "%s: larger than %u bytes", name,
		    CR_MAX_XML);
	if ((st = load_schema(&schema, &doc, rng_path, e)) == CR_OK)
		st = valid(&w, data, len, schema);
	xmlRelaxNGFree(schema);
	xmlFreeDoc(doc);
	return st;
}

enum cr_status
xml_valid_rng(const char *data, size_t len, const char *name,
    const char *rng_path, struct cr_err *e)
{
	return xml_faults_rng(data, len, name, rng_path, NULL, NULL, e);
}

static const xmlChar *
x_(const char *s)
{
	return (const xmlChar *)s;
}

struct xml_out {
	xmlBufferPtr mem;
	xmlTextWriterPtr w;
};

/* The writer fails only for want of memory: end as xmalloc does. */
static void
must(int rc)
{
	if (rc < 0)
		abort();
}

struct xml_out *
xml_out_new(void)
{
	struct xml_out *x = xmalloc(sizeof *x);

	x->mem = xmlBufferCreate();
	if (!x->mem || !(x->w = xmlNewTextWriterMemory(x->mem, 0)))
		abort();
	xmlTextWriterSetIndent(x->w, 1);
	xmlTextWriterSetIndentString(x->w, x_("  "));
	must(xmlTextWriterStartDocument(x->w, "1.0", "UTF-8", NULL));
	return x;
}

void
xml_open(struct xml_out *x, const char *element)
{
	must(xmlTextWriterStartElement(x->w, x_(element)));
}

/* XML 1.0 has no place for some characters that UTF-8 has (production [2],
 * Char), not even escaped: a name that holds one must not make the whole
 * document unreadable.  Text that is well is returned as it is. */
static const char *
legal(struct buf *b, const char *s)
{
	size_t len = strlen(s), n, i;
	bool clean = true;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if (!n || (c < 0x20 && !strchr("\t\n\r", (int)c)) ||
		    c == 0xfffe || c == 0xffff) {
			n = n ? n : 1;
			if (clean)
				buf_add(b, s, i);
			clean = false;
			utf8_add(b, 0xfffd);
		} else if (!clean) {
			buf_add(b, s + i, n);
		}
	}
	return clean ? s : b->data;
}

void
xml_put(struct xml_out *x, const char *attr, const char *value)
{
	struct buf b = BUF_INIT;

	must(xmlTextWriterWriteAttribute(x->w, x_(attr), x_(legal(&b, value))));
	buf_release(&b);
}

void
xml_putf(struct xml_out *x, const char *attr, const char *fmt, ...)
{
	char value[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(value, sizeof value, fmt, ap);
	va_end(ap);
	xml_put(x, attr, value);
}

void
xml_text(struct xml_out *x, const char *text)
{
	struct buf b = BUF_INIT;

	must(xmlTextWriterWriteString(x->w, x_(legal(&b, text))));
	buf_release(&b);
}

void
xml_close(struct xml_out *x)
{
	must(xmlTextWriterEndElement(x->w));
}

void
xml_out_done(struct xml_out *x, struct buf *out)
{
	must(xmlTextWriterEndDocument(x->w));
	xmlFreeTextWriter(x->w); /* flushes */
	buf_add(out, xmlBufferContent(x->mem), (size_t)xmlBufferLength(x->mem));
	xmlBufferFree(x->mem);
	free(x);
}
