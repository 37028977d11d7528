/* codes/distance.c: edit distance (see distance.h): the usual table, of which
 * one row is kept.  Letters are compared as they are; who wants case or look
 * forgiven folds them first.  (Text against forms: align.c, near.c.) */
#include "codes/distance.h"

size_t
letters_distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t row[DISTANCE_MAX + 1], i, j;

	for (j = 0; j <= m; j++)
		row[j] = j;
	for (i = 1; i <= n; i++) {
		size_t last = row[0];

		row[0] = i;
		for (j = 1; j <= m; j++) {
			size_t v = last + (a[i - 1] != b[j - 1]);

			last = row[j];
			if (last + 1 < v)
				v = last + 1;
			if (row[j - 1] + 1 < v)
				v = row[j - 1] + 1;
			row[j] = v;
		}
	}
	return row[m];
}
