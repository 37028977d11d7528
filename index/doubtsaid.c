/* index/doubtsaid.c: what people have seen of what is odd (see doubt.h): the
 * text of an anomaly, as it is compared and kept. */
#include "index/doubt.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

char *
doubt_detail(const char *s)
{
	enum { MOST = 400 };
	char *d = xstrndup(s ? s : "", MOST);
	size_t i, n = strlen(d);

	for (i = 0; i < n; i++)
		if ((unsigned char)d[i] < ' ' || d[i] == 0x7f || d[i] == '|')
			d[i] = ' ';
	/* not in the middle of a character */
	if (n == MOST)
		while (n && ((unsigned char)d[n - 1] & 0x80))
			d[--n] = '\0';
	return d;
}

/* Quotes have their blanks squeezed, and long ones are cut. */
bool
doubt_quotes(const char *detail, const char *verbatim)
{
	enum { ENOUGH = 60 };
	struct buf b = BUF_INIT;
	bool quoted;
	const char *s;

	for (s = verbatim; *s && b.len < ENOUGH; s++)
		if ((unsigned char)*s > ' ')
			buf_addc(&b, *s);
		else if (b.len && b.data[b.len - 1] != ' ')
			buf_addc(&b, ' ');
	while (b.len && ((unsigned char)b.data[b.len - 1] >= 0x80 ||
	    b.data[b.len - 1] == ' '))
		buf_truncate(&b, b.len - 1);
	quoted = b.len && strstr(detail, b.data);
	buf_release(&b);
	return quoted;
}

bool
doubt_seen(const struct decisions *said, const char *kind, const char *detail)
{
	char *plain = doubt_detail(detail);
	size_t len = strlen(kind), i;
	bool yes = false;

	for (i = 0; i < said->n && !yes; i++) {
		const char *v = said->v[i].value;

		if (strcmp(said->v[i].kind, "seen") != 0 ||
		    strncmp(v, kind, len) != 0)
			continue;
		v += len;
		yes = !*v || (*v == '|' && (!v[1] || !strcmp(v + 1, plain) ||
		    (detail && !strcmp(v + 1, detail))));
	}
	free(plain);
	return yes;
}
