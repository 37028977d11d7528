/* registry/book_head.c: which column of a register's list is which.  Heads
 * are compared by their letters and digits alone; for each column its names
 * are tried in order, the plainest first, and a head is taken once: beside a
 * "Case No." a "No." only counts lines. */
#include "registry/book.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { HEAD_MAX = 80, NAMES_MOST = 24 };

/* "=name": the whole head; "name": it begins with that. */
static const struct {
	const char *name;
	const char *heads[NAMES_MOST];
} columns[BOOK_COLUMNS] = {
	[BOOK_NUMBER] = { "number", { "=number", "casenumber", "caseno",
	    "casefileno", "casefilenumber", "casereference", "caseref",
	    "casecode", "suitno", "suitnumber", "causeno", "causenumber",
	    "appealno", "applicationno", "fileno", "filenumber",
	    "registrationno", "refno", "reference", "=case", "=no",
	    "=serialno", "=serialnumber" } },
	[BOOK_PARTIES] = { "parties", { "=parties", "parties",
	    "namesofparties", "nameofparties", "namesoftheparties",
	    "nameoftheparties", "partynames", "casetitle", "casename",
	    "titleofcase", "titleofthecase", "=title", "=names", "=name" } },
	[BOOK_FIRST] = { "plaintiff", { "plaintiff", "nameofplaintiff",
	    "namesofplaintiff", "nameoftheplaintiff", "claimant",
	    "applicant", "nameofapplicant", "petitioner",
	    "nameofpetitioner", "appellant", "nameofappellant",
	    "complainant", "prosecutor", "prosecution", "firstparty" } },
	[BOOK_SECOND] = { "defendant", { "defendant", "nameofdefendant",
	    "namesofdefendant", "nameofthedefendant", "respondent",
	    "nameofrespondent", "accused", "nameofaccused",
	    "nameoftheaccused", "namesofaccused", "secondparty",
	    "oppositeparty" } },
	[BOOK_FILED] = { "filed", { "=filed", "datefiled", "filed",
	    "filingdate", "dateoffiling", "dateofinstitution",
	    "dateofregistration", "dateregistered", "registeredon",
	    "datereceived", "=date" } },
	[BOOK_COURT] = { "court", { "=court", "nameofcourt", "courtname",
	    "courtstation", "=station", "court" } },
	[BOOK_STATUS] = { "status", { "=status", "casestatus", "status",
	    "statusofcase", "=stage" } },
	[BOOK_TYPE] = { "type", { "=type", "casetype", "typeofcase",
	    "natureofcase", "kindofcase", "casecategory", "category" } },
	[BOOK_YEAR] = { "year", { "=year", "caseyear", "yearoffiling",
	    "yearfiled" } },
	[BOOK_LINE] = { "line", { "=line", "lineno", "linenumber", "pageline",
	    "pageandline", "pageno", "=page", "folio", "entryno", "=entry",
	    "=sno", "=sn", "=serialno", "=serialnumber", "=no" } },
	[BOOK_BOOK] = { "book", { "=book", "bookno", "register", "=volume",
	    "volumeno" } },
};

const char *
book_column_name(enum book_column c)
{
	return columns[c].name;
}

static void
fold(char out[HEAD_MAX], const char *head)
{
	size_t n = 0;

	for (; *head && n + 1 < HEAD_MAX; head++)
		if (isalnum((unsigned char)*head))
			out[n++] = (char)tolower((unsigned char)*head);
	out[n] = '\0';
}

static bool
is_named(const char *head, const char *name)
{
	if (*name == '=')
		return strcmp(head, name + 1) == 0;
	return strncmp(head, name, strlen(name)) == 0;
}

static int
find(enum book_column c, char (*heads)[HEAD_MAX], const bool *taken, size_t n)
{
	size_t i, k;

	for (i = 0; i < NAMES_MOST && columns[c].heads[i]; i++)
		for (k = 0; k < n; k++)
			if (!taken[k] && heads[k][0] &&
			    is_named(heads[k], columns[c].heads[i]))
				return (int)k;
	return -1;
}

size_t
book_head(int of[BOOK_COLUMNS], char *const *heads, size_t n)
{
	char(*folded)[HEAD_MAX] = xcalloc(n + 1, sizeof *folded);
	bool *taken = xcalloc(n + 1, sizeof *taken);
	size_t k, found = 0;
	int c;

	for (k = 0; k < n; k++)
		fold(folded[k], heads[k]);
	for (c = 0; c < BOOK_COLUMNS; c++) {
		of[c] = find((enum book_column)c, folded, taken, n);
		if (of[c] < 0)
			continue;
		taken[of[c]] = true;
		found++;
	}
	free(folded);
	free(taken);
	return found;
}
