/* t_digest.c: SHA-256 against the examples of FIPS 180-4. */
#include "tests/scratch.h"

static const struct {
	const char *text, *hex;
} known[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb924"
	 "27ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	"248d6a61d20638b8e5c026930c3e6039"
	"a33ce45964ff2167f6ecedd419db06c1"},
};

static void
the_known_examples(void **state)
{
	char hex[DIGEST_HEX];
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof known / sizeof *known; i++) {
		struct digest *d = digest_new();

		digest_mem(hex, known[i].text, strlen(known[i].text));
		assert_string_equal(hex, known[i].hex);
		for (k = 0; known[i].text[k]; k++) /* in pieces */
			digest_add(d, known[i].text + k, 1);
		digest_free(d, hex);
		assert_string_equal(hex, known[i].hex);
	}
	digest_free(digest_new(), NULL);
	digest_free(NULL, NULL);
}

static void
a_file_gives_what_its_bytes_give(void **state)
{
	size_t len = 700001, i; /* more than a chunk, and no multiple */
	char *data = xmalloc(len), a[DIGEST_HEX], b[DIGEST_HEX], *path;
	int64_t size = 0;

	(void)state;
	for (i = 0; i < len; i++)
		data[i] = (char)(i * 31 >> 3);
	path = in_scratch("data");
	must(file_write(path, data, len, e));
	digest_mem(a, data, len);
	must(digest_file(b, &size, path, e));
	assert_string_equal(a, b);
	assert_int_equal(size, len);
	free(path);
	free(data);
	must_say(CR_SKIP, "not a file", digest_file(b, NULL, scratch, e));
	must_say(CR_SKIP, "No such file", digest_file(b, NULL, "/nowhere", e));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_known_examples),
	    cmocka_unit_test(a_file_gives_what_its_bytes_give),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
