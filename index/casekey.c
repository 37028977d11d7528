/* index/casekey.c: the keys under which a case is filed and asked for (see
 * terms.h).
 *
 * What is not known cannot disagree.  A file is filed under its key, and
 * under the keys in which court, station or both are replaced by '~'.  A
 * question that lacks a part asks with '~' there, and for each part that it
 * has also for the files that lack it (an empty part).
 *
 * A station known by a code of which nobody knows the name may be any that is
 * known by its name only: those of the first kind are filed under '?' too,
 * those of the second under '@', and each asks for the other.
 */
#include "index/terms.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void
add_key(struct names *out, const struct case_id *c, const char *court,
    const char *station)
{
	char key[CASE_KEY_MAX + 32], *p;
	size_t i;

	(void)snprintf(key, sizeof key, "%s/%s/%s/%ld/%d", court, station,
	    c->type, c->serial, c->year);
	for (p = key; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	for (i = 0; i < out->n; i++)
		if (strcmp(out->v[i], key) == 0)
			return;
	names_add(out, key);
}

/* A station goes by its code here and by its name there. */
struct places {
	char v[2][sizeof((struct case_id *)NULL)->station_name];
	int n;
	const char *mark;  /* filed under it too; or NULL */
	const char *other; /* may be one that is filed under it; or NULL */
};

static void
add_place(struct places *p, const char *name)
{
	char *s;

	if (!*name || strncmp(name, "unknown", 7) == 0)
		return;
	(void)snprintf(p->v[p->n], sizeof p->v[p->n], "%s", name);
	for (s = p->v[p->n]; *s; s++)
		if (strchr("/~?@", *s))
			*s = '-'; /* has a meaning in keys */
	p->n++;
}

static struct places
places(const struct case_id *c)
{
	struct places p = { { "", "" }, 0, NULL, NULL };
	char code[sizeof c->court];

	if (case_unknown_code(code, c)) {
		add_place(&p, code);
		p.mark = "?";
		p.other = "@";
		return p;
	}
	add_place(&p, c->station);
	if (strcasecmp(c->station, c->station_name) != 0)
		add_place(&p, c->station_name);
	if (p.n && (!c->station[0] ||
	    c->station[strspn(c->station, "0123456789")])) {
		p.mark = "@";
		p.other = "?";
	}
	return p;
}

void
terms_case_keys(const struct case_id *c, struct names *keys)
{
	struct places p = places(c);
	int i;

	if (!case_known(c))
		return;
	if (p.n == 0)
		p.n = 1; /* the unknown one, "" */
	for (i = 0; i < p.n; i++) {
		add_key(keys, c, c->court, p.v[i]);
		add_key(keys, c, "~", p.v[i]);
	}
	if (p.mark) {
		add_key(keys, c, c->court, p.mark);
		add_key(keys, c, "~", p.mark);
	}
	add_key(keys, c, c->court, "~");
	add_key(keys, c, "~", "~");
}

void
terms_case(struct fts_doc *d, const char *prefix, const struct case_id *c)
{
	struct names keys = NAMES_INIT;
	struct buf term = BUF_INIT;
	size_t i;

	terms_case_keys(c, &keys);
	for (i = 0; i < keys.n; i++) {
		buf_reset(&term);
		term_make(&term, prefix, keys.v[i], strlen(keys.v[i]));
		fts_doc_term(d, term.data, term.len, 0, 0);
	}
	buf_release(&term);
	names_release(&keys);
}

void
terms_case_ask(const struct case_id *c, struct names *exact,
    struct names *loose)
{
	struct places p = places(c);
	int i;

	if (!case_known(c))
		return;
	for (i = 0; i < p.n; i++)
		add_key(exact, c, c->court, p.v[i]);
	if (p.n == 0)
		add_key(exact, c, c->court, "");

	if (p.n == 0) {
		add_key(loose, c, c->court[0] ? c->court : "~", "~");
		if (c->court[0])
			add_key(loose, c, "", "~");
		return;
	}
	for (i = 0; i < p.n; i++)
		add_key(loose, c, c->court[0] ? "" : "~", p.v[i]);
	if (p.other) {
		add_key(loose, c, c->court[0] ? c->court : "~", p.other);
		if (c->court[0])
			add_key(loose, c, "", p.other);
	}
	add_key(loose, c, c->court[0] ? c->court : "~", "");
	if (c->court[0])
		add_key(loose, c, "", "");
}

static bool
copy_part(char *to, size_t size, const char *from, size_t len)
{
	size_t i;

	if (len >= size)
		return false;
	for (i = 0; i < len; i++)
		if (iscntrl((unsigned char)from[i]))
			return false;
	memcpy(to, from, len);
	to[len] = '\0';
	return true;
}

static bool
code_part(char *to, size_t size, const char *from, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!isalnum((unsigned char)from[i]))
			return false;
	return copy_part(to, size, from, len);
}

static bool
number_part(long *out, long max, const char *s, size_t len)
{
	char digits[12], *end;

	if (len == 0 || !copy_part(digits, sizeof digits, s, len) ||
	    !isdigit((unsigned char)digits[0]))
		return false;
	*out = strtol(digits, &end, 10);
	return *end == '\0' && *out > 0 && *out <= max;
}

bool
terms_case_parse(struct case_id *c, const char *key, size_t len)
{
	const char *part[5], *p = key, *end = key + len;
	size_t lens[5], n = 0;
	long year;
	char *s;

	for (;;) {
		const char *slash = memchr(p, '/', (size_t)(end - p));

		if (n == 5)
			return false;
		part[n] = p;
		lens[n++] = (size_t)((slash ? slash : end) - p);
		if (!slash)
			break;
		p = slash + 1;
	}
	memset(c, 0, sizeof *c);
	if (n != 5 || !code_part(c->court, sizeof c->court, part[0], lens[0]) ||
	    !copy_part(c->station, sizeof c->station, part[1], lens[1]) ||
	    !code_part(c->type, sizeof c->type, part[2], lens[2]) ||
	    !number_part(&c->serial, 9999999, part[3], lens[3]) ||
	    !number_part(&year, 9999, part[4], lens[4]) || year < 1000 ||
	    lens[2] == 0)
		return false;
	c->year = (int)year;
	for (s = c->court; *s; s++)
		*s = (char)toupper((unsigned char)*s);
	for (s = c->type; *s; s++)
		*s = (char)toupper((unsigned char)*s);
	return true;
}
