/* mksamples: fictional Ugandan court files as scans, with the truth about them.
 *
 * The project has to be tested and measured without touching a real person's
 * papers.  This program invents cases, prints their papers, wears them down,
 * scans them, and writes beside the scans what a perfect reader would report.
 * The same arguments give the same bytes.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scripts/mksamples/casefile.h"
#include "scripts/mksamples/fax.h"
#include "scripts/mksamples/form.h"
#include "scripts/mksamples/press.h"

static const char usage[] =
    "usage: mksamples [OPTION]... OUTDIR\n"
    "       mksamples --reduce K FILE... OUTDIR\n"
    "Make fictional court files in OUTDIR/scans and the truth about them in\n"
    "OUTDIR/truth.\n"
    "\n"
    "  -n, --files N       how many files (10)\n"
    "  -s, --seed S        another seed, other files (1)\n"
    "  -p, --pages-max P   2 to P pages a file (6)\n"
    "      --dpi D         200 or 300 (300)\n"
    "      --clean         straight, clean pages: no wear, stamps, blanks\n"
    "      --damage D      every page equally worn: 0 hardly to 3 heavily\n"
    "      --one-folder    every page a single G4 TIFF, a folder a file\n"
    "      --singles       every page a file of its own, TIFF, JPEG or PNG\n"
    "      --forms N       no files: N faxed office forms of about 90 dpi,\n"
    "                      and the text of each beside it, in OUTDIR itself\n"
    "      --reduce K      no files: the page images FILE..., grey and one\n"
    "                      K-th of their size (2 to 8), as PNG\n"
    "  -j, --jobs J        work in J processes (1); the result is the same\n"
    "  -h, --help          this text\n";

enum { OPT_DPI = 256, OPT_CLEAN, OPT_ONE_FOLDER, OPT_DAMAGE, OPT_FORMS,
	OPT_REDUCE, OPT_SINGLES };

static const struct option options[] = {{"files", required_argument, NULL, 'n'},
    {"seed", required_argument, NULL, 's'},
    {"pages-max", required_argument, NULL, 'p'},
    {"jobs", required_argument, NULL, 'j'},
    {"dpi", required_argument, NULL, OPT_DPI},
    {"clean", no_argument, NULL, OPT_CLEAN},
    {"damage", required_argument, NULL, OPT_DAMAGE},
    {"one-folder", no_argument, NULL, OPT_ONE_FOLDER},
    {"forms", required_argument, NULL, OPT_FORMS},
    {"reduce", required_argument, NULL, OPT_REDUCE},
    {"singles", no_argument, NULL, OPT_SINGLES},
    {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};

_Noreturn static void
misuse(const char *what, const char *arg)
{
	fprintf(
	    stderr, "mksamples: %s '%s'; see mksamples --help\n", what, arg);
	exit(2);
}

static unsigned long
number(const char *s, unsigned long lo, unsigned long hi)
{
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul(s, &end, 10);
	if (errno || end == s || *end || *s == '-' || n < lo || n > hi)
		misuse("not a number in range:", s);
	return n;
}

/* Of what pango and cairo keep, for the leak checker. */
static void
let_go(void)
{
	pango_cairo_font_map_set_default(NULL);
	cairo_debug_reset_static_data();
}

static void
make_share(const struct job *j, unsigned share, unsigned jobs)
{
	struct press p;
	unsigned i;

	memset(&p, 0, sizeof(p));
	press_init(&p, j->dpi);
	for (i = 1 + share; i <= j->files; i += jobs)
		casefile_make(j, i, &p);
	press_free(&p);
	let_go();
}

static void
make_all(const struct job *j, unsigned jobs)
{
	unsigned i, failed = 0;
	int status;

	if (jobs <= 1) {
		make_share(j, 0, 1);
		return;
	}
	for (i = 0; i < jobs; i++) {
		pid_t pid = fork();

		if (pid < 0)
			die("cannot start a process: %s", strerror(errno));
		if (pid == 0) {
			make_share(j, i, jobs);
			_exit(0);
		}
	}
	while (wait(&status) > 0)
		failed += status != 0;
	if (failed)
		die("%u of %u processes failed", failed, jobs);
}

/* The last of the names is the folder. */
static int
reduce_all(char **names, int n, unsigned times)
{
	int i;

	make_dirs(names[n - 1]);
	for (i = 0; i + 1 < n; i++)
		reduce_file(names[i], names[n - 1], times);
	return 0;
}

int
main(int argc, char **argv)
{
	struct job j = {0};
	unsigned jobs = 1, forms = 0, reduce = 0;
	char scans[3072], truth[3072];
	int c;

	j.files = 10;
	j.seed = 1;
	j.pages_max = 6;
	j.dpi = 300;
	j.degree = -1;
	while (
	    (c = getopt_long(argc, argv, "n:s:p:j:h", options, NULL)) != -1) {
		switch (c) {
		case 'n':
			j.files = (unsigned)number(optarg, 1, 1000000);
			break;
		case 's':
			j.seed = number(optarg, 0, ~0ul);
			break;
		case 'p':
			j.pages_max = (int)number(optarg, 1, 90);
			break;
		case 'j':
			jobs = (unsigned)number(optarg, 1, 64);
			break;
		case OPT_DPI:
			j.dpi = (int)number(optarg, 200, 300);
			if (j.dpi != 200 && j.dpi != 300)
				misuse("neither 200 nor 300:", optarg);
			break;
		case OPT_CLEAN:
			j.clean = true;
			break;
		case OPT_DAMAGE:
			j.degree = (int)number(optarg, 0, 3);
			break;
		case OPT_ONE_FOLDER:
			j.one_folder = true;
			break;
		case OPT_FORMS:
			forms = (unsigned)number(optarg, 1, 10000);
			break;
		case OPT_REDUCE:
			reduce = (unsigned)number(optarg, 2, 8);
			break;
		case OPT_SINGLES:
			j.singles = true;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		default:
			fputs("see mksamples --help\n", stderr);
			return 2;
		}
	}
	if (reduce && optind + 1 < argc)
		return reduce_all(argv + optind, argc - optind, reduce);
	if (reduce || optind + 1 != argc) {
		fputs(usage, stderr);
		return 2;
	}
	if (strlen(argv[optind]) > 2048)
		misuse("name too long:", argv[optind]);
	if (forms) {
		make_dirs(argv[optind]);
		forms_make(argv[optind], j.seed, forms);
		let_go();
		return 0;
	}
	put(scans, sizeof(scans), "%s/scans", argv[optind]);
	put(truth, sizeof(truth), "%s/truth", argv[optind]);
	make_dirs(scans);
	make_dirs(truth);
	j.scans = scans;
	j.truth = truth;
	make_all(&j, jobs);
	jackets_write(&j);
	return 0;
}
