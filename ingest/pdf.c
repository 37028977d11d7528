/* pdf.c: a PDF as a heap of objects (ingest/pdf.h).
 *
 * Thin: each function is one question to qpdf's C interface and the rules of
 * that interface kept.  Strings it returns live until the next such call, so
 * they are copied.  An error it keeps must be taken out, or it is found by
 * the next who asks, and printed at the end.  Nothing is printed here.
 */
#include "ingest/pdf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/mem.h"
#include "courtroll.h"

struct pdf {
	qpdf_data q;
};

static enum cr_status
pdf_error(struct pdf *p, const char *what, struct refusal *r)
{
	qpdf_error err = qpdf_has_error(p->q) ? qpdf_get_error(p->q) : NULL;
	enum qpdf_error_code_e code;

	if (err == NULL)
		return refuse(r, REASON_DAMAGED, "PDF: %s", what);
	code = qpdf_get_error_code(p->q, err);
	if (code == qpdf_e_password)
		return refuse(r, REASON_ENCRYPTED, "PDF: it needs a password");
	return refuse(r,
	    code == qpdf_e_unsupported ? REASON_NOT_SUPPORTED : REASON_DAMAGED,
	    "PDF: %s: %s", what, qpdf_get_error_message_detail(p->q, err));
}

static bool
failed(struct pdf *p, QPDF_ERROR_CODE code)
{
	if (qpdf_has_error(p->q))
		(void)qpdf_get_error(p->q);
	return (code & QPDF_ERRORS) != 0;
}

/* Some writers fill the file up with zeros; then qpdf, which looks at the
 * last kilobyte, does not find the trailer. */
static size_t
length_of(const struct master *m)
{
	size_t len = m->len;

	while (len > 0 &&
	       (m->data[len - 1] == 0 || m->data[len - 1] == ' ' ||
		   m->data[len - 1] == '\n' || m->data[len - 1] == '\r'))
		len--;
	return len < m->len ? len + 1 : len;
}

enum cr_status
pdf_open(struct pdf **out, const struct master *m, struct refusal *r)
{
	struct pdf *p = xcalloc(1, sizeof(*p));
	enum cr_status st;

	*out = NULL;
	p->q = qpdf_init();
	qpdf_silence_errors(p->q);
	qpdf_set_suppress_warnings(p->q, QPDF_TRUE);
	if (qpdf_read_memory(
		p->q, "document", (const char *)m->data, length_of(m), "") &
	    QPDF_ERRORS) {
		st = pdf_error(p, "it cannot be opened", r);
		pdf_close(p);
		return st;
	}
	*out = p;
	return CR_OK;
}

void
pdf_close(struct pdf *p)
{
	if (p == NULL)
		return;
	(void)failed(p, 0);
	qpdf_cleanup(&p->q);
	free(p);
}

enum cr_status
pdf_pages(struct pdf *p, uint32_t *n, struct refusal *r)
{
	int pages = qpdf_get_num_pages(p->q);

	if (pages < 0 || qpdf_has_error(p->q))
		return pdf_error(p, "its pages cannot be found", r);
	if (pages == 0)
		return refuse(r, REASON_NO_PAGES, "PDF: no page can be found");
	if ((unsigned)pages > CR_MAX_PAGES)
		return refuse(r, REASON_TOO_MANY_PAGES, "%d pages; at most %u",
		    pages, CR_MAX_PAGES);
	*n = (uint32_t)pages;
	return CR_OK;
}

long
pdf_promised(struct pdf *p)
{
	unsigned root = qpdf_get_root(p->q);

	(void)failed(p, 0);
	return pdf_long(p, pdf_key(p, root, "/Pages"), "/Count", 0);
}

unsigned
pdf_page_object(struct pdf *p, uint32_t n)
{
	unsigned page = qpdf_get_page_n(p->q, n - 1);

	return failed(p, 0) ? 0 : page;
}

unsigned
pdf_key(struct pdf *p, unsigned dict, const char *name)
{
	return dict != 0 ? qpdf_oh_get_key_if_dict(p->q, dict, name) : 0;
}

unsigned
pdf_dict(struct pdf *p, unsigned stream)
{
	return pdf_is_stream(p, stream) ? qpdf_oh_get_dict(p->q, stream) : 0;
}

unsigned
pdf_item(struct pdf *p, unsigned array, int i)
{
	if (i < 0 || i >= pdf_items(p, array))
		return 0;
	return qpdf_oh_get_array_item(p->q, array, i);
}

int
pdf_items(struct pdf *p, unsigned array)
{
	return pdf_is_array(p, array) ? qpdf_oh_get_array_n_items(p->q, array)
				      : 0;
}

bool
pdf_is_null(struct pdf *p, unsigned o)
{
	return o == 0 || qpdf_oh_is_null(p->q, o);
}

bool
pdf_is_dict(struct pdf *p, unsigned o)
{
	return o != 0 && qpdf_oh_is_dictionary(p->q, o);
}

bool
pdf_is_array(struct pdf *p, unsigned o)
{
	return o != 0 && qpdf_oh_is_array(p->q, o);
}

bool
pdf_is_stream(struct pdf *p, unsigned o)
{
	return o != 0 && qpdf_oh_is_stream(p->q, o);
}

bool
pdf_is_name(struct pdf *p, unsigned o, const char *name)
{
	return o != 0 && qpdf_oh_is_name_and_equals(p->q, o, name);
}

void
pdf_name(struct pdf *p, unsigned o, char *out, size_t size)
{
	bool is = o != 0 && qpdf_oh_is_name(p->q, o);

	snprintf(out, size, "%s", is ? qpdf_oh_get_name(p->q, o) : "");
}

bool
pdf_number(struct pdf *p, unsigned o, double *v)
{
	double n;

	if (o == 0 || !qpdf_oh_get_value_as_number(p->q, o, &n) || !isfinite(n))
		return false;
	*v = n;
	return true;
}

long
pdf_long(struct pdf *p, unsigned dict, const char *name, long otherwise)
{
	unsigned o = pdf_key(p, dict, name);
	long long n;

	if (o == 0)
		return otherwise;
	if (qpdf_oh_is_bool(p->q, o))
		return qpdf_oh_get_bool_value(p->q, o) ? 1 : 0;
	if (!qpdf_oh_get_value_as_longlong(p->q, o, &n) || n < INT32_MIN ||
	    n > INT32_MAX)
		return otherwise;
	return (long)n;
}

bool
pdf_rect(struct pdf *p, unsigned array, struct rect *r)
{
	double v[4];

	if (pdf_items(p, array) != 4)
		return false;
	for (int i = 0; i < 4; i++) {
		if (!pdf_number(p, pdf_item(p, array, i), &v[i]))
			return false;
	}
	if (v[0] == v[2] || v[1] == v[3])
		return false;
	*r = (struct rect){fmin(v[0], v[2]), fmin(v[1], v[3]), fmax(v[0], v[2]),
	    fmax(v[1], v[3])};
	return true;
}

static bool
bytes_ok(struct pdf *p, QPDF_ERROR_CODE code, unsigned char **data)
{
	if (!failed(p, code))
		return true;
	free(*data);
	*data = NULL;
	return false;
}

bool
pdf_stream(
    struct pdf *p, unsigned o, bool decoded, unsigned char **data, size_t *len)
{
	*data = NULL;
	*len = 0;
	if (!pdf_is_stream(p, o))
		return false;
	return bytes_ok(p,
	    qpdf_oh_get_stream_data(p->q, o,
		decoded ? qpdf_dl_generalized : qpdf_dl_none, NULL, data, len),
	    data);
}

bool
pdf_string(struct pdf *p, unsigned o, unsigned char **data, size_t *len)
{
	const char *s;

	*data = NULL;
	*len = 0;
	if (o == 0 || !qpdf_oh_is_string(p->q, o))
		return false;
	s = qpdf_oh_get_binary_string_value(p->q, o, len);
	*data = xmalloc(*len + 1);
	memcpy(*data, s, *len);
	return true;
}

bool
pdf_content(struct pdf *p, unsigned page, unsigned char **data, size_t *len)
{
	*data = NULL;
	*len = 0;
	if (page == 0)
		return false;
	return bytes_ok(
	    p, qpdf_oh_get_page_content_data(p->q, page, data, len), data);
}
