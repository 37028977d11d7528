/* base/slip.c: writing and checking what bar codes say (see slip.h). */
#include "base/slip.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/fileid.h"

static const char version[] = "CR1";

static unsigned long
check_value(const char *text, size_t len)
{
	return crc32(crc32(0, NULL, 0), (const Bytef *)text, (uInt)len);
}

void
slip_make(struct slip *s, enum slip_kind kind, const char *site,
    int64_t number, const char *archive_id, int pages)
{
	size_t i;

	memset(s, 0, sizeof *s);
	s->kind = kind;
	(void)snprintf(s->site, sizeof s->site, "%s", site);
	s->number = number;
	for (i = 0; i < SLIP_ARCHIVE && archive_id[i]; i++)
		s->archive[i] = (char)toupper((unsigned char)archive_id[i]);
	s->pages = pages > 0 && pages <= SLIP_PAGES_MAX ? pages : 0;
}

void
slip_write(char out[SLIP_MAX], const struct slip *s)
{
	char id[FILE_ID_MAX];
	int n;

	fileid_write(id, s->site, s->number);
	n = snprintf(out, SLIP_MAX, "%s.%c.%s.%s.%03d.", version, s->kind, id,
	    s->archive, s->pages);
	if (n < 0 || (size_t)n + 9 > SLIP_MAX)
		abort(); /* a number of twenty digits: none is given */
	(void)snprintf(out + n, SLIP_MAX - (size_t)n, "%08lX",
	    check_value(out, (size_t)n));
}

/* "CR", digits, '.', a capital, '.': the look of ours, of any version. */
static bool
looks_ours(const char *text, size_t len)
{
	size_t i = 2;

	if (len < 6 || memcmp(text, "CR", 2) != 0)
		return false;
	while (i < len && i < 5 && isdigit((unsigned char)text[i]))
		i++;
	return i > 2 && i + 2 < len && text[i] == '.' &&
	    isupper((unsigned char)text[i + 1]) && text[i + 2] == '.';
}

/* The fields between the dots, each ended; false where there are not n. */
static bool
split(char *text, char **field, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		field[i] = text;
		text = strchr(text, '.');
		if ((text == NULL) != (i + 1 == n))
			return false;
		if (text)
			*text++ = '\0';
	}
	return true;
}

static bool
all_of(const char *s, const char *digits, size_t least, size_t most)
{
	size_t n = strlen(s);

	return n >= least && n <= most && strspn(s, digits) == n;
}

enum cr_status
slip_read(struct slip *s, const char *text, size_t len, struct cr_err *e)
{
	enum { VERSION, KIND, ID, ARCHIVE, PAGES, CHECK, FIELDS };
	static const char hex[] = "0123456789ABCDEF", decimal[] = "0123456789";
	char copy[SLIP_MAX], again[SLIP_MAX], *f[FIELDS];

	memset(s, 0, sizeof *s);
	if (!looks_ours(text, len))
		return CR_END;
	if (len >= sizeof copy || memchr(text, '\0', len))
		return err_set(e, CR_SKIP, "its bar code is too long");
	memcpy(copy, text, len);
	copy[len] = '\0';
	if (strncmp(copy, "CR1.", 4) != 0)
		return err_set(e, CR_SKIP, "its bar code is of another "
		    "version of courtroll: use that, or a newer one");
	if (!split(copy, f, FIELDS) || !strchr("LCA", f[KIND][0]) ||
	    strlen(f[KIND]) != 1 || !all_of(f[ARCHIVE], hex, SLIP_ARCHIVE,
		SLIP_ARCHIVE) || !all_of(f[PAGES], decimal, 3, 4) ||
	    !all_of(f[CHECK], hex, 8, 8))
		return err_set(e, CR_SKIP, "its bar code is garbled");
	if (fileid_read(f[ID], s->site, &s->number, NULL) != CR_OK)
		return err_set(e, CR_SKIP, "the file id in its bar code is "
		    "wrong");
	s->kind = (enum slip_kind)f[KIND][0];
	memcpy(s->archive, f[ARCHIVE], sizeof s->archive);
	s->pages = (int)strtol(f[PAGES], NULL, 10);
	/* one way to write it, so what is written again must be the same */
	slip_write(again, s);
	if (strlen(again) != len || memcmp(again, text, len) != 0)
		return err_set(e, CR_SKIP, "the check value in its bar code "
		    "is wrong");
	return CR_OK;
}

bool
slip_is_of(const struct slip *s, const char *site, const char *archive_id)
{
	size_t i;

	for (i = 0; i < SLIP_ARCHIVE; i++)
		if (toupper((unsigned char)archive_id[i]) != s->archive[i] ||
		    !archive_id[i])
			return false;
	return strcmp(s->site, site) == 0;
}

enum cr_status
slip_typed(char *out, size_t size, const char *text, const char *archive_id,
    struct cr_err *e)
{
	size_t len;
	struct slip s;
	enum cr_status st;

	text += strspn(text, " \t\r\n");
	len = strlen(text);
	while (len && strchr(" \t\r\n", text[len - 1]))
		len--;
	st = slip_read(&s, text, len, e);
	if (st == CR_SKIP)
		return st;
	if (st == CR_OK) {
		char id[FILE_ID_MAX];

		if (!slip_is_of(&s, s.site, archive_id))
			return err_set(e, CR_SKIP, "that label is of another "
			    "archive");
		fileid_write(id, s.site, s.number);
		(void)snprintf(out, size, "%s", id);
		return CR_OK;
	}
	if (len >= size)
		return err_set(e, CR_SKIP, "that is too long for a file id");
	memcpy(out, text, len);
	out[len] = '\0';
	return CR_OK;
}
