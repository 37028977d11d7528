/* base/digest.c: SHA-256 by OpenSSL, which uses the processor's own
 * instructions where it has them. */
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "base/mem.h"

struct digest {
	EVP_MD_CTX *ctx;
};

struct digest *
digest_new(void)
{
	struct digest *d = xmalloc(sizeof *d);

	d->ctx = EVP_MD_CTX_new();
	if (!d->ctx || EVP_DigestInit_ex(d->ctx, EVP_sha256(), NULL) != 1)
		abort(); /* out of memory, or a build without SHA-256 */
	return d;
}

void
digest_add(struct digest *d, const void *data, size_t len)
{
	if (EVP_DigestUpdate(d->ctx, data, len) != 1)
		abort();
}

void
digest_free(struct digest *d, char hex[DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned n = 0, i;

	if (!d)
		return;
	if (hex) {
		if (EVP_DigestFinal_ex(d->ctx, raw, &n) != 1 || n != 32)
			abort();
		for (i = 0; i < n; i++) {
			hex[2 * i] = digits[raw[i] >> 4];
			hex[2 * i + 1] = digits[raw[i] & 15];
		}
		hex[64] = '\0';
	}
	EVP_MD_CTX_free(d->ctx);
	free(d);
}

void
digest_mem(char hex[DIGEST_HEX], const void *data, size_t len)
{
	struct digest *d = digest_new();

	digest_add(d, data, len);
	digest_free(d, hex);
}

enum cr_status
digest_fd(char hex[DIGEST_HEX], int fd, const char *name, struct cr_err *e)
{
	enum { CHUNK = 256 * 1024 };
	struct digest *d = digest_new();
	char *chunk = xmalloc(CHUNK);
	enum cr_status st = CR_OK;
	ssize_t n;

	while ((n = read(fd, chunk, CHUNK)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			st = err_sys(e, CR_SKIP, "cannot read '%s'", name);
			break;
		}
		digest_add(d, chunk, (size_t)n);
	}
	digest_free(d, st == CR_OK ? hex : NULL);
	free(chunk);
	return st;
}

enum cr_status
digest_file(char hex[DIGEST_HEX], int64_t *size, const char *path,
    struct cr_err *e)
{
	enum cr_status st;
	int fd;

	if ((st = file_open(&fd, size, path, e)) != CR_OK)
		return st;
	st = digest_fd(hex, fd, path, e);
	close(fd);
	return st;
}
