/* base/xml.h: XML in and out; the only file beside it that knows libxml2.
 *
 * Reading is strict: no network, no entities of the document's own, a
 * DOCTYPE is refused, depth and size are bounded (courtroll.h).  The reader
 * walks the document once and calls back at each element's start (with its
 * attributes) and end (with the text directly in it).  Names come without
 * namespace prefix.
 *
 * Writing goes to a buffer; the writer escapes, indents and closes.  What XML
 * cannot hold (control bytes, broken UTF-8) is written as U+FFFD.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct xml_attr {
	const char *name, *value;
};

struct xml_element {
	const char *name;
	int depth; /* the root is 0 */
	int line;
	const struct xml_attr *attrs; /* all of them, at the start call */
	size_t n_attrs;
	const char *text; /* at the end call: text directly inside, trimmed */
};

/* Value of an attribute, or NULL. */
const char *xml_attr(const struct xml_element *el, const char *name);

/* What a callback returns ends the walk unless it is CR_OK. All pointers are
 * valid during the call only. Either callback may be NULL. */
struct xml_handler {
	enum cr_status (*start)(void *ctx, const struct xml_element *el,
	    struct cr_err *e);
	enum cr_status (*end)(void *ctx, const struct xml_element *el,
	    struct cr_err *e);
	void *ctx;
};

/* Not well-formed, or beyond a limit: CR_SKIP, "name:line: what is wrong". */
enum cr_status xml_read(const char *data, size_t len, const char *name,
    const struct xml_handler *h, struct cr_err *e);
/* Is it valid by this RELAX NG schema (text of the schema given)? CR_SKIP and
 * the first fault by line where not. */
enum cr_status xml_valid_rng(const char *data, size_t len, const char *name,
    const char *rng_path, struct cr_err *e);
/* The same, but goes on after a fault, and tells each: the library reports
 * several for one cause, the innermost first.  What breaks off the reading (no
 * XML, a DOCTYPE, beyond a limit) is in *e too, and may be there alone. */
enum cr_status xml_faults_rng(const char *data, size_t len, const char *name,
    const char *rng_path, void (*fault)(void *ctx, int line, const char *msg),
    void *ctx, struct cr_err *e);

struct xml_out; /* a document being written */
struct xml_out *xml_out_new(void); /* UTF-8, two spaces of indent */
void xml_open(struct xml_out *x, const char *element);
void xml_put(struct xml_out *x, const char *attr, const char *value);
void xml_putf(struct xml_out *x, const char *attr, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void xml_text(struct xml_out *x, const char *text);
void xml_close(struct xml_out *x);
/* Close what is open, append the document to out, free x. */
void xml_out_done(struct xml_out *x, struct buf *out);

#endif
