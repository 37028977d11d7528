/* ocr/cmd_ocr.c: courtroll ocr: read what is unread. */
#include <stdlib.h>
#include <unistd.h>

#include "base/opt.h"
#include "base/progress.h"
#include "courtroll.h"
#include "ocr/schedule.h"

static int
report(enum cr_status st, const struct schedule_counts *n, int64_t before,
    const struct cr_err *e)
{
	log_debug("largest worker: reading %llu MiB, decoding %llu MiB",
	    (unsigned long long)n->reader_rss >> 20,
	    (unsigned long long)n->decoder_rss >> 20);
	if (n->read || n->failed)
		log_info("%lld page%s read, %lld failed", (long long)n->read,
		    plural((uint64_t)n->read), (long long)n->failed);
	if (n->rescan)
		log_info("%lld page%s should be scanned again: 'courtroll "
			 "transcribe --list' names them",
		    (long long)n->rescan, plural((uint64_t)n->rescan));
	if (n->by_hand)
		log_info("%lld page%s written by hand, to be found once typed "
			 "in: 'courtroll transcribe --list' names them",
		    (long long)n->by_hand, n->by_hand == 1 ? " is" : "s are");
	if (st != CR_OK) {
		log_error("%s", e->msg);
		return CR_EXIT_STOP;
	}
	if (n->stopped) {
		log_info("stopped; the same command goes on from here");
		return CR_EXIT_SOME;
	}
	if (before)
		log_info("%lld page%s failed earlier; 'courtroll ocr --retry' "
			 "reads them again",
		    (long long)before, plural((uint64_t)before));
	return n->failed ? CR_EXIT_SOME : CR_EXIT_OK;
}

int
main(int argc, char **argv)
{
	long jobs = sysconf(_SC_NPROCESSORS_ONLN), timeout = 180;
	struct schedule_options o = { .lang = "eng" };
	bool retry = false;
	const struct opt opts[] = {
		{ "jobs", 'j', OPT_INT, &jobs, "N",
		    "pages at once (default: one a core)", 1, 64 },
		{ "timeout", 't', OPT_INT, &timeout, "SECONDS",
		    "longest time for one page (default 180)", 1, 3600 },
		{ "lang", 'l', OPT_TEXT, &o.lang, "LANG",
		    "language of the text (default eng)", 0, 0 },
		{ "retry", 0, OPT_FLAG, &retry, NULL,
		    "read failed pages once more", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "ocr", "",
		"Read every page that is unread.",
		"A page that kills or hangs its worker twice is marked failed "
		"with the reason;\nthe others never notice. What was read by "
		"the deadline is kept. Ctrl-C finishes\nthe pages in hand.",
		opts };
	struct schedule_counts n = { 0 };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog_work counts = { 0 };
	struct catalog *c = NULL;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);

	if (i < argc)
		opt_usage(&verb, "'%s' is not wanted here", argv[i]);
	o.jobs = (unsigned)jobs;
	o.deadline_s = (int)timeout;
	o.reader = getenv("COURTROLL_READER"); /* tests put a fake here */
	progress_stop_setup();
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = archive_lock(&a, "ocr", &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK && retry)
		st = catalog_forget_readings(c, true, &e);
	if (st == CR_OK && (st = catalog_work(c, &counts, &e)) == CR_OK)
		st = schedule_run(c, &o, &n, &e);
	catalog_close(c);
	archive_close(&a);
	return report(st, &n, counts.failed_reading, &e);
}
