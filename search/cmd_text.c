/* search/cmd_text.c: courtroll text: what was read, in reading order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/opt.h"
#include "catalog/pages.h"
#include "catalog/record.h"
#include "courtroll.h"
#include "search/hocr.h"
#include "search/plaintext.h"
#include "search/textpdf.h"

enum form { PLAIN, ALTO, HOCR };

/* Whose text it is, where it is not just what was read (pages_text). */
static void
tell_source(const struct record *r, const struct rec_page *p, enum form form)
{
	bool hand = !strcmp(p->kind, "handwritten");

	if (p->reason && !p->typist) /* read, but not to its end */
		log_warn("%s page %d: %s; 'courtroll ocr --retry' reads it "
			 "again", r->id, p->n, p->reason);
	if (p->typist)
		log_info("%s page %d was typed in by %s, %s%s", r->id, p->n,
		    p->typist, p->typed,
		    form == ALTO ? "; this is what was read before" : "");
	else if (hand && form == ALTO)
		log_info("%s page %d is handwritten: what was read of it is "
			 "no text", r->id, p->n);
	else if (hand)
		log_info("%s page %d is handwritten: 'courtroll transcribe "
			 "%s:%d' types it in", r->id, p->n, r->id, p->n);
}

static enum cr_status
print_page(struct pages *pages, const struct record *r,
    const struct rec_page *p, enum form form, bool first, struct cr_err *e)
{
	struct buf out = BUF_INIT;
	struct page_text t;
	enum cr_status st;

	if (strcmp(p->status, "read") || !strcmp(p->kind, "cover")) {
		log_info("%s page %d is %s%s%s", r->id, p->n,
		    p->kind[0] ? p->kind : p->status, p->reason ? ": " : "",
		    p->reason ? p->reason : "");
		return strcmp(p->status, "read") ? CR_SKIP : CR_OK;
	}
	tell_source(r, p, form);
	if (form == ALTO) {
		st = pages_alto(pages, p->image, &out, e);
	} else {
		st = pages_text(pages, p->image, &t, e);
		if (st == CR_OK && form == HOCR)
			hocr_page(&out, &t, p->n, p->source, p->source_page);
		else if (st == CR_OK)
			plaintext_add(&out, &t);
		text_release(&t);
	}
	if (st == CR_END)
		return err_set(e, CR_SKIP,
		    "the text of %s page %d is missing: run 'courtroll "
		    "rebuild'",
		    r->id, p->n);
	/* a form feed between pages, as pdftotext does it */
	if (st == CR_OK && form == PLAIN && !first)
		putchar('\f');
	fwrite(out.data, 1, out.len, stdout);
	if (form == PLAIN && out.len && out.data[out.len - 1] != '\n')
		putchar('\n');
	buf_release(&out);
	return st;
}

/* "FILE-ID" or "FILE-ID:N" */
static enum cr_status
print_file(struct catalog *c, struct pages *pages, char *what, enum form form,
    bool *some, struct cr_err *e)
{
	char *colon = strrchr(what, ':'), *end = NULL;
	struct record *r = NULL;
	bool first = true;
	enum cr_status st;
	int64_t file;
	long n = 0;
	size_t i;

	if (colon) {
		n = strtol(colon + 1, &end, 10);
		if (n < 1 || *end || end == colon + 1)
			return err_set(e, CR_SKIP, "'%s' names no page",
			    what);
		*colon = '\0';
	}
	if ((st = record_lookup(c, what, &file, e)) == CR_END)
		return err_set(e, CR_SKIP, "there is no file '%s'", what);
	if (st != CR_OK || (st = record_read(c, file, &r, e)) != CR_OK)
		return st;
	if (n > (long)r->n_pages) {
		err_set(e, CR_SKIP, "'%s' has %zu pages", r->id, r->n_pages);
		record_free(r);
		return CR_SKIP;
	}
	if (form == ALTO && !n && r->n_pages > 1) {
		err_set(e, CR_SKIP,
		    "one ALTO document is one page: name it ('%s:1')", r->id);
		record_free(r);
		return CR_SKIP;
	}
	if (form == HOCR)
		hocr_head(stdout, r->id);
	for (i = 0; i < r->n_pages && (st == CR_OK || st == CR_SKIP); i++) {
		if (n && (long)i + 1 != n)
			continue;
		e->msg[0] = '\0';
		st = print_page(pages, r, &r->pages[i], form, first, e);
		if (st == CR_SKIP) {
			*some = true;
			if (e->msg[0])
				log_warn("%s", e->msg);
		}
		first = false;
	}
	if (form == HOCR)
		hocr_tail(stdout);
	record_free(r);
	return st == CR_SKIP ? CR_OK : st;
}

int
main(int argc, char **argv)
{
	bool alto = false, hocr = false, some = false, force = false;
	const char *pdf = NULL;
	const struct opt opts[] = {
		{ "alto", 0, OPT_FLAG, &alto, NULL,
		    "ALTO 4 XML, words with boxes", 0, 0 },
		{ "hocr", 0, OPT_FLAG, &hocr, NULL, "hOCR (HTML)", 0, 0 },
		{ "pdf", 0, OPT_TEXT, &pdf, "FILE",
		    "one file's scans as a PDF in which words can be found",
		    0, 0 },
		{ "force", 0, OPT_FLAG, &force, NULL,
		    "write over FILE if it is there", 0, 0 },
		{ NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 },
	};
	const struct opt_verb verb = { "text", "FILE-ID[:PAGE]...",
		"What was read on the pages of a file, in reading order.",
		"Pages are divided by form feeds; --alto wants one page. Exit status 1: a page is "
		"not read.", opts };
	struct cr_err e = CR_ERR_INIT;
	struct archive a = { NULL };
	struct catalog *c = NULL;
	struct pages *pages = NULL;
	enum cr_status st;
	int i = opt_parse(&verb, argc, argv);

	if (i == argc)
		opt_usage(&verb, "which FILE-ID?");
	if (alto && hocr)
		opt_usage(&verb, "either --alto or --hocr");
	if (pdf && (alto || hocr || argc - i != 1))
		opt_usage(&verb, "--pdf takes one FILE-ID, and neither --alto "
				 "nor --hocr");
	if (force && !pdf)
		opt_usage(&verb, "--force goes with --pdf");
	if (pdf && !strcmp(pdf, "-") && isatty(STDOUT_FILENO))
		opt_usage(&verb, "a PDF is not for the terminal");
	if ((st = archive_open(&a, opt_archive(), &e)) == CR_OK &&
	    (st = catalog_open(&c, &a, &e)) == CR_OK)
		st = pages_open(&pages, c, &e);
	if (st == CR_OK && pdf) {
		st = textpdf_write(&a, c, pages, argv[i++], pdf, force, &some,
		    &e);
		if (st == CR_SKIP) {
			log_error("%s", e.msg);
			some = true;
			st = CR_OK;
		}
	}
	for (; st == CR_OK && i < argc; i++) {
		st = print_file(c, pages, argv[i],
		    alto     ? ALTO
			: hocr ? HOCR
			       : PLAIN,
		    &some, &e);
		if (st == CR_SKIP) {
			log_error("%s", e.msg);
			some = true;
			st = CR_OK;
		}
	}
	if (fflush(stdout) == EOF && st == CR_OK)
		st = err_sys(&e, CR_FATAL, "cannot write");
	if (st != CR_OK)
		log_error("%s", e.msg);
	pages_close(pages);
	catalog_close(c);
	archive_close(&a);
	return st != CR_OK ? CR_EXIT_STOP : some ? CR_EXIT_SOME : CR_EXIT_OK;
}
