/* tests/t_faults.c: a check of a scheme or an overlay tells every fault by its
 * line, and warns of what can never be found or written. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "codes/lookup.h"
#include "codes/scheme_check.h"

#define OTHER   "tests/data/scheme-other.xml"
#define GRAMMAR "codes/schemes/scheme.rng"
#define ADDED   "codes/schemes/overlay.rng"
#define OPEN    "<overlay scheme='norland'>\n"
#define BY      " by='A. Stein, registrar' on='2026-11-02'"

static char *
temp_file(const char *text)
{
	const char *dir = getenv("TMPDIR");
	char *path = xasprintf("%s/t_faults-XXXXXX", dir ? dir : "/tmp");
	int fd = mkstemp(path);
	struct cr_err e = CR_ERR_INIT;

	assert_true(fd >= 0);
	assert_int_equal(fd_write_all(fd, text, strlen(text), path, &e), CR_OK);
	close(fd);
	return path;
}

static void
drop(char *path)
{
	assert_int_equal(unlink(path), 0);
	free(path);
}

static struct faults
check(const char *path, bool *good)
{
	const struct scheme_check what = { path, OTHER, GRAMMAR, ADDED };
	struct faults f = FAULTS_INIT;
	struct cr_err e = CR_ERR_INIT;
	struct scheme *s = NULL;

	assert_int_equal(scheme_check(&f, &s, &what, &e), CR_OK);
	*good = s != NULL;
	assert_int_equal(*good, f.n_faults == 0);
	scheme_free(s);
	return f;
}

static void
show(struct buf *out, const struct faults *f, bool warnings)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->v[i].warning == warnings)
			buf_addf(out, "%d: %s\n", f->v[i].line, f->v[i].text);
}

static void
a_good_scheme_has_no_fault_but_warnings(void **state)
{
	struct buf b = BUF_INIT;
	struct faults f;
	bool good;

	(void)state;
	f = check(OTHER, &good);
	show(&b, &f, true);
	assert_true(good);
	assert_non_null(strstr(b.data, "'Grenzwald': the code 09 was not seen"));
	assert_non_null(strstr(b.data, "type 'VM' is never written"));
	assert_int_equal(f.n_warnings, f.n);
	buf_release(&b);
	faults_release(&f);
}

/* Put something else in its place, of any length. */
static void
replace(struct buf *b, const char *from, const char *to)
{
	char *at = strstr(b->data, from);
	struct buf new = BUF_INIT;

	if (!at)
		fail_msg("'%s' is not there", from);
	buf_add(&new, b->data, (size_t)(at - b->data));
	buf_adds(&new, to);
	buf_adds(&new, at + strlen(from));
	buf_release(b);
	*b = new;
}

static void
every_fault_of_a_scheme_is_told(void **state)
{
	static const char *const expected[] = {
		"missing attribute 'name' in <station>",
		"Invalid attribute titel for element type",
		"second subject 'BODEN-WEIDE'", "unknown statute 'QQ'",
		"bracket is not closed", "unknown field 'colour'" };
	struct cr_err e = CR_ERR_INIT;
	struct buf xml = BUF_INIT, b = BUF_INIT;
	struct faults f;
	size_t i;
	bool good;
	char *path, *at;

	(void)state;
	assert_int_equal(file_read(&xml, OTHER, 1 << 20, &e), CR_OK);
	replace(&xml, "<station name=\"Neuhafen\"", "<station nam=\"N\"");
	replace(&xml, "<type code=\"SK\" title", "<type code=\"SK\" titel=\"\" "
						 "title");
	replace(&xml, "BODEN-GRENZE", "BODEN-WEIDE");
	replace(&xml, "statute=\"STGB\" subject", "statute=\"QQ\" subject");
	replace(&xml, "<form>Zeuge[|n]", "<form>Zeuge[|n");
	replace(&xml, "{parties?}", "{colour}");
	path = temp_file(xml.data);
	f = check(path, &good);
	drop(path);
	assert_false(good);
	show(&b, &f, false);
	for (i = 0, at = b.data; i < sizeof expected / sizeof expected[0]; i++)
		if (!(at = strstr(at, expected[i])))
			fail_msg("no '%s' in order in\n%s", expected[i],
			    b.data);
	assert_int_equal(f.n_faults, i);
	buf_release(&b);
	buf_release(&xml);
	faults_release(&f);
}

static void
every_fault_of_an_overlay_is_told(void **state)
{
	char *path = temp_file(OPEN
	    "<confirm station='Bergdorf' code='44' on='2026-11-02'/>\n"
	    "<confirm station='Bergdorf' code='44'" BY "/>\n"
	    "<confirm station='Nowhere' code='45'" BY "/>\n"
	    "<form of='type:QQ'" BY ">x</form>\n"
	    "<form of='type:ZK' by='A'>y</form>\n</overlay>");
	struct buf b = BUF_INIT;
	struct faults f;
	bool good;

	(void)state;
	f = check(path, &good);
	drop(path);
	assert_false(good);
	show(&b, &f, false);
	assert_non_null(strstr(b.data, "2: nobody has signed"));
	assert_null(strstr(b.data, "3: "));
	assert_non_null(strstr(b.data, "4: unknown station"));
	assert_non_null(strstr(b.data, "5: form of what is unknown"));
	assert_non_null(strstr(b.data, "6: missing attribute 'on'"));
	assert_int_equal(f.n_faults, 4);
	buf_release(&b);
	faults_release(&f);
}

static void
warnings_are_of_what_cannot_be_found(void **state)
{
	struct cr_err e = CR_ERR_INIT;
	struct buf xml = BUF_INIT, b = BUF_INIT;
	struct faults f;
	bool good;
	char *path;

	(void)state;
	assert_int_equal(file_read(&xml, OTHER, 1 << 20, &e), CR_OK);
	replace(&xml, "<form weight=\"40\">Grenzstein[|e]</form>", "");
	replace(&xml, "<section edition=\"neu\" confidence=\"unconfirmed\">240"
		      "</section>", "");
	replace(&xml, "<form>Beilage</form>", "<form>Klageschrift</form>");
	path = temp_file(xml.data);
	f = check(path, &good);
	drop(path);
	assert_true(good);
	show(&b, &f, true);
	assert_non_null(strstr(b.data, "subject 'BODEN-GRENZE' has no words"));
	assert_non_null(strstr(b.data, "offence 'Kindesentzug' has no section"));
	assert_non_null(strstr(b.data, "'Klageschrift' has another meaning"));
	assert_null(strstr(b.data, "subject 'BODEN' "));
	buf_release(&b);
	buf_release(&xml);
	faults_release(&f);
}

static void
of_many_faults_the_first_are_kept_and_all_counted(void **state)
{
	struct buf xml = BUF_INIT;
	struct faults f;
	char *path;
	bool good;
	int i;

	(void)state;
	buf_adds(&xml, OPEN);
	for (i = 0; i < 5000; i++)
		buf_adds(&xml, "<form of='type:QQ'" BY ">x</form>\n");
	buf_adds(&xml, "</overlay>");
	path = temp_file(xml.data);
	f = check(path, &good);
	drop(path);
	assert_int_equal(f.n, FAULTS_MOST);
	assert_int_equal(f.n_faults, 5000);
	buf_release(&xml);
	faults_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_scheme_has_no_fault_but_warnings),
		cmocka_unit_test(every_fault_of_a_scheme_is_told),
		cmocka_unit_test(every_fault_of_an_overlay_is_told),
		cmocka_unit_test(warnings_are_of_what_cannot_be_found),
		cmocka_unit_test(
		    of_many_faults_the_first_are_kept_and_all_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
