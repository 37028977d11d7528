/* codes/scheme_labels.c: section <labels>: what is printed on the label of a
 * jacket or on a cover sheet, and where.  Here it is only read; printing is
 * its own affair.
 */
#include "codes/scheme_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *const print_fields[] = { "code", "words", "parties", "class",
	"location", "file", "volume", "court", "station", "type", "year",
	"subject", NULL };

enum cr_status
read_layout(struct load *l, const struct xml_element *el)
{
	struct scheme *s = l->s;
	struct print_layout *x;
	enum cr_status st;
	size_t i;

	s->layouts = xgrow(s->layouts, s->n_layouts, &s->cap_layouts,
	    sizeof *x);
	x = &s->layouts[s->n_layouts];
	memset(x, 0, sizeof *x);
	if ((st = load_need(l, el, "id", x->id, sizeof x->id)) ||
	    (st = load_number(l, el, "width", 500, 0, &x->width)) ||
	    (st = load_number(l, el, "height", 500, 0, &x->height)) ||
	    (st = load_number(l, el, "margin", 500, 2, &x->margin)))
		return st;
	for (i = 0; i < s->n_layouts; i++)
		if (strcmp(s->layouts[i].id, x->id) == 0)
			return load_fault(l, el, "second label", x->id);
	if (2 * x->margin >= x->width || 2 * x->margin >= x->height)
		return load_fault(l, el, "no room on label", x->id);
	x->qr = load_has(el, "qr", "yes");
	x->code128 = load_has(el, "code128", "yes");
	l->owner = (int)s->n_layouts++;
	return CR_OK;
}

enum cr_status
read_line_start(struct load *l, const struct xml_element *el)
{
	struct print_layout *x;
	struct print_line *p;

	if (l->owner < 0)
		return load_fault(l, el, "line of nothing in", l->section);
	x = &l->s->layouts[l->owner];
	x->v = xgrow(x->v, x->n, &x->cap, sizeof *x->v);
	p = &x->v[x->n++];
	memset(p, 0, sizeof *p);
	p->bold = load_has(el, "bold", "yes");
	p->align = load_has(el, "align", "centre") ? PRINT_CENTRE
	    : load_has(el, "align", "right")       ? PRINT_RIGHT
						   : PRINT_LEFT;
	return load_number(l, el, "size", 96, 10, &p->size);
}

static bool
is_field(const char *name, size_t len)
{
	size_t i;

	if (len && name[len - 1] == '?')
		len--;
	for (i = 0; print_fields[i]; i++)
		if (strlen(print_fields[i]) == len &&
		    memcmp(print_fields[i], name, len) == 0)
			return true;
	return false;
}

enum cr_status
read_line(struct load *l, const struct xml_element *el)
{
	struct print_layout *x;
	char name[32];
	const char *p = el->text;
	size_t n;

	if (l->owner < 0 || strcmp(l->topics, "labels") != 0)
		return load_fault(l, el, "line of nothing in", l->section);
	while ((p = strpbrk(p, "{}"))) {
		n = strcspn(p + 1, "{}");
		(void)snprintf(name, sizeof name, "%.*s", (int)n, p + 1);
		if (*p == '}' || p[1 + n] != '}')
			return load_fault(l, el, "brace is not closed in",
			    el->text);
		if (!is_field(p + 1, n))
			return load_fault(l, el, "unknown field", name);
		p += n + 2;
	}
	x = &l->s->layouts[l->owner];
	x->v[x->n - 1].text = xstrdup(el->text);
	return CR_OK;
}

void
layouts_release(struct scheme *s)
{
	size_t i, k;

	for (i = 0; i < s->n_layouts; i++) {
		for (k = 0; k < s->layouts[i].n; k++)
			free(s->layouts[i].v[k].text);
		free(s->layouts[i].v);
	}
	free(s->layouts);
}
