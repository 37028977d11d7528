/* base/fileid.c: writing and checking file ids (see fileid.h). */
#include "base/fileid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
fileid_site_valid(const char *site)
{
	size_t n = strlen(site), i;

	if (n < 2 || n > 6 || site[0] < 'A' || site[0] > 'Z')
		return false;
	for (i = 0; i < n; i++)
		if (!((site[i] >= 'A' && site[i] <= 'Z') ||
			(site[i] >= '0' && site[i] <= '9')))
			return false;
	return true;
}

/* ISO 7064 hybrid system MOD 11,10 */
static int
check_digit(const char *digits)
{
	int p = 10, s;

	for (; *digits; digits++) {
		s = (p + (*digits - '0')) % 10;
		p = (s ? s : 10) * 2 % 11;
	}
	return (11 - p) % 10;
}

static int
check_of(const char *site, int64_t number)
{
	char digits[64];
	size_t n = 0;

	for (; *site && n < 16; site++)
		n += (size_t)snprintf(digits + n, sizeof digits - n, "%d",
		    *site >= 'A' ? *site - 'A' + 10 : *site - '0');
	snprintf(digits + n, sizeof digits - n, "%06lld", (long long)number);
	return check_digit(digits);
}

void
fileid_write(char out[FILE_ID_MAX], const char *site, int64_t number)
{
	snprintf(out, FILE_ID_MAX, "%s-%06lld-%d", site, (long long)number,
	    check_of(site, number));
}

enum cr_status
fileid_read(const char *text, char site[8], int64_t *number,
    struct cr_err *e)
{
	const char *p = text;
	int64_t n = 0;
	size_t len = 0, digits = 0;

	while (*p == ' ')
		p++;
	for (; *p && *p != '-'; p++) {
		char c = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;

		if (len == 6)
			return CR_END;
		site[len++] = c;
	}
	site[len] = '\0';
	if (*p != '-' || !fileid_site_valid(site))
		return CR_END;
	for (p++; *p >= '0' && *p <= '9' && digits < 12; p++, digits++)
		n = n * 10 + (*p - '0');
	if (!digits || *p != '-' || p[1] < '0' || p[1] > '9')
		return CR_END;
	if (p[2 + strspn(p + 2, " ")] != '\0')
		return CR_END;
	if (p[1] - '0' != check_of(site, n))
		return err_set(e, CR_SKIP,
		    "'%s' is miscopied: its check digit does not fit", text);
	*number = n;
	return CR_OK;
}
