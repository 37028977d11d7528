/* index/effect.c: decisions taking effect (see effect.h): the stages that come
 * after a decision are run, as `register` does after a jacket. */
#include "index/effect.h"

#include <stdlib.h>
#include <string.h>

#include "base/proc.h"
#include "courtroll.h"

void
effect_said(const struct opt_verb *verb, const char **by, const char **why)
{
	if (!*by)
		*by = getenv("COURTROLL_BY");
	if (!*by || !(*by)[strspn(*by, " \t")])
		opt_usage(verb, "who decides? (--by NAME, or COURTROLL_BY)");
	if (!*why || !(*why)[strspn(*why, " \t")])
		opt_usage(verb, "why? (--why TEXT)");
}

int
effect_now(const struct archive *a)
{
	static const char *const code[] = { "code", "--quiet", NULL };
	static const char *const index[] = { "index", "--quiet", NULL };
	struct cr_err e = CR_ERR_INIT;
	int status = 0;

	setenv("COURTROLL_ARCHIVE", a->root, 1);
	if (proc_verb(&status, code, NULL, &e) != CR_OK ||
	    (status == 0 && proc_verb(&status, index, NULL, &e) != CR_OK))
		log_error("%s", e.msg);
	if (!status && e.status == CR_OK)
		return CR_EXIT_OK;
	log_warn("that is kept, but not indexed yet: run 'courtroll code' and "
		 "'courtroll index'");
	return CR_EXIT_SOME;
}
