/* codes/scheme_attr.c: attributes of a scheme's elements, and what to say when
 * one is wrong. */
#include "codes/scheme_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum cr_status
load_fault(struct load *l, const struct xml_element *el, const char *what,
    const char *which)
{
	return err_set(l->e, CR_SKIP, "%s:%d: %s '%.100s' in <%s>", l->file,
	    el->line, what, which, el->name);
}

enum cr_status
load_because(struct load *l, const struct xml_element *el,
    const struct cr_err *why)
{
	return err_set(l->e, CR_SKIP, "%s:%d: %s", l->file, el->line,
	    why->msg);
}

void
load_warn(struct load *l, int line, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	if (!l->faults)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	faults_add(l->faults, line, true, text);
}

enum cr_status
load_take(struct load *l, const struct xml_element *el, const char *name,
    char *field, size_t size)
{
	const char *v = xml_attr(el, name);

	*field = '\0';
	if (!v)
		return CR_OK;
	if (strlen(v) >= size)
		return load_fault(l, el, "too long a value", v);
	(void)snprintf(field, size, "%s", v);
	return CR_OK;
}

enum cr_status
load_need(struct load *l, const struct xml_element *el, const char *name,
    char *field, size_t size)
{
	enum cr_status st = load_take(l, el, name, field, size);

	if (st == CR_OK && !*field)
		return load_fault(l, el, "missing attribute", name);
	return st;
}

enum cr_status
load_text(struct load *l, const struct xml_element *el, const char *name,
    char **field)
{
	const char *v = xml_attr(el, name);

	if (!v || !*v)
		return load_fault(l, el, "missing attribute", name);
	*field = xstrdup(v);
	return CR_OK;
}

bool
load_has(const struct xml_element *el, const char *name, const char *value)
{
	const char *v = xml_attr(el, name);

	return v && strcmp(v, value) == 0;
}

enum cr_status
load_number(struct load *l, const struct xml_element *el, const char *name,
    long max, int other, int *n)
{
	const char *v = xml_attr(el, name);
	char *end;
	long x;

	*n = other;
	if (!v)
		return CR_OK;
	x = strtol(v, &end, 10);
	if (!*v || *end || x < 0 || x > max)
		return load_fault(l, el, "no number that can be:", v);
	*n = (int)x;
	return CR_OK;
}

bool
load_day(const char *text, int *day)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	int y, m, d, n = 0;

	if (strlen(text) != 10 ||
	    sscanf(text, "%4d-%2d-%2d%n", &y, &m, &d, &n) != 3 || n != 10 ||
	    y < 1000 || m < 1 || m > 12 || d < 1 || d > days[m - 1])
		return false;
	if (m == 2 && d == 29 && (y % 4 || (y % 100 == 0 && y % 400)))
		return false;
	*day = y * 10000 + m * 100 + d;
	return true;
}

const char *
confidence_name(enum confidence c)
{
	static const char *const names[] = { NULL, "unconfirmed", "inferred",
		"confirmed" };

	return names[c];
}

/* What a registrar says with name and date is confirmed, unless he says
 * otherwise. */
enum confidence
load_confidence(const struct load *l, const struct xml_element *el)
{
	const char *v = xml_attr(el, "confidence");
	int c;

	for (c = CONF_CONFIRMED; v && c > CONF_UNSAID; c--)
		if (strcmp(v, confidence_name((enum confidence)c)) == 0)
			return (enum confidence)c;
	return l->overlay && !v ? CONF_CONFIRMED : CONF_UNSAID;
}

bool
load_type_known(const struct scheme *s, const char *code)
{
	return scheme_type(s, code) != NULL;
}

enum cr_status
load_codes(struct load *l, const struct xml_element *el, const char *what,
    const char *list, bool (*known)(const struct scheme *s, const char *code))
{
	char code[32], unknown[48];
	size_t n;

	(void)snprintf(unknown, sizeof unknown, "unknown %s", what);
	for (list += strspn(list, " "); *list; list += strspn(list, " ")) {
		n = strcspn(list, " ");
		(void)snprintf(code, sizeof code, "%.*s", (int)n, list);
		if (n >= sizeof code || !known(l->s, code))
			return load_fault(l, el, unknown, code);
		list += n;
	}
	return CR_OK;
}
