/* ocr/steps.c: leaving out a step of the reading (see steps.h). */
#include "ocr/steps.h"

#include <stdlib.h>
#include <string.h>

const char *const steps_all[] = {"colour", "border", "even", "scale", "deskew", "leaders",
    "second", "correct", "layout", NULL};

bool
steps_take(const char *name)
{
	const char *s = getenv("COURTROLL_STEPS");
	size_t len = strlen(name);

	while (s && *s) {
		if (!strncmp(s, name, len) && (!s[len] || s[len] == ','))
			return false;
		s = strchr(s, ',');
		s = s ? s + 1 : NULL;
	}
	return true;
}
