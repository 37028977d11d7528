/* mksamples/reduce.c: a page image made small, as a preview or a careless
 * scan is: each pixel the mean of those it stands for.
 */
#include <string.h>

#include <leptonica/allheaders.h>

#include "scripts/mksamples/fax.h"
#include "scripts/mksamples/util.h"

void
reduce_file(const char *path, const char *dir, unsigned times)
{
	char name[512], out[4096];
	PIX *page = pixRead(path), *grey, *small;
	float scale = 1.0f / (float)times;
	char *dot;

	if (!page)
		die("cannot read '%s'", path);
	copy(name, sizeof(name), strrchr(path, '/') ? strrchr(path, '/') + 1
						    : path);
	dot = strrchr(name, '.');
	if (dot && dot > name)
		*dot = '\0';
	put(out, sizeof(out), "%s/%s.png", dir, name);
	grey = pixConvertTo8(page, 0);
	small = grey ? pixScaleAreaMap(grey, scale, scale) : NULL;
	if (!small)
		die("cannot make '%s' small", path);
	if (pixWrite(out, small, IFF_PNG))
		die("cannot write '%s'", out);
	pixDestroy(&small);
	pixDestroy(&grey);
	pixDestroy(&page);
}
