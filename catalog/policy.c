/* catalog/policy.c: the access classes (see policy.h). */
#include "catalog/policy.h"

#include <string.h>

const char *const policy_classes[] = { "open", "family", "juvenile", "victim",
	"sealed", "unclassified", NULL };

static int
class_index(const char *name, size_t len)
{
	int i;

	for (i = 0; policy_classes[i]; i++)
		if (strlen(policy_classes[i]) == len &&
		    !memcmp(policy_classes[i], name, len))
			return i;
	return -1;
}

bool
policy_is_class(const char *name)
{
	return class_index(name, strlen(name)) >= 0;
}

enum cr_status
policy_class_set(unsigned *set, const char *list, struct cr_err *e)
{
	const char *p = list;
	size_t len;
	int i;

	*set = 0;
	for (;;) {
		len = strcspn(p, ",");
		if (len == 3 && !memcmp(p, "all", 3)) {
			for (i = 0; policy_classes[i]; i++)
				*set |= 1u << i;
		} else if ((i = class_index(p, len)) >= 0) {
			*set |= 1u << i;
		} else {
			return err_set(e, CR_SKIP,
			    "'%.*s' is no access class: open, family, "
			    "juvenile, victim, sealed, unclassified or all",
			    (int)len, p);
		}
		if (p[len] == '\0')
			return CR_OK;
		p += len + 1;
	}
}

bool
policy_shows(unsigned classes, const char *klass)
{
	int i;

	for (i = 0; policy_classes[i]; i++)
		if (strcmp(policy_classes[i], klass) == 0)
			return classes >> i & 1;
	return false;
}

bool
policy_protects(const char *klass)
{
	return klass[0] && strcmp(klass, "open") != 0 &&
	    strcmp(klass, "unclassified") != 0;
}
