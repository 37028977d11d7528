/* courtroll.c: the front: finds the program of a verb and becomes it.
 *
 * One program per stage behind a thin front, as git does it: what answers
 * searches links no OCR engine, and permissions can differ.  The archive
 * named before the verb (-a DIR) travels as COURTROLL_ARCHIVE. */
#include "courtroll.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/opt.h"

struct verb {
	const char *name, *summary;
};

static const struct verb verbs[] = {
	{ "init", "make an archive" },
	{ "register", "a file from what its jacket says" },
	{ "ingest", "take in scans" },
	{ "ocr", "read what is unread" },
	{ "code", "case numbers, labels, access class" },
	{ "index", "bring the index up to date" },
	{ "run", "ingest, ocr, code and index with one command" },
	{ "status", "what is where, what waits, what needs a person" },
	{ "print", "labels, cover slips, lists and cards, as PDF" },
	{ "out", "lend files; what is out, with whom" },
	{ "in", "take files back" },
	{ "move", "files have another place" },
	{ "box", "boxes out of the store and back; the evening's sheet" },
	{ "reconcile", "the court's register against the shelf" },
	{ "transfer", "new codes for files that another station takes over" },
	{ "report", "the backlog, by age" },
	{ "practice", "an archive to practise in" },
	{ "label", "a person's word on a file: number, subject, document ..." },
	{ "review", "what the machine was unsure of, for a person to answer" },
	{ "class", "one access class for many files at once" },
	{ "learn", "a second opinion from what people confirmed" },
	{ "search", "find files by words, number, party, place" },
	{ "case", "the whole history of a case, and where the paper is" },
	{ "dump", "everything known of each file, as JSON" },
	{ "text", "what was read on a file's pages" },
	{ "transcribe", "type in what a page says: handwriting" },
	{ "image", "a page, or a part of it, as a picture" },
	{ "number", "case numbers in a text" },
	{ "scheme", "check or show the legal codes of a court system" },
	{ "verify", "re-hash every master, check catalogue and index" },
	{ "rebuild", "make the derived parts again" },
	{ NULL, NULL },
};

static void
help(FILE *out)
{
	const struct verb *v;

	fprintf(out,
	    "usage: courtroll [-a ARCHIVE] VERB [OPTION...] [ARGUMENT...]\n\n"
	    "A court's paper records: register, scan, read, code, search.\n\n");
	for (v = verbs; v->name; v++)
		fprintf(out, "  %-11s %s\n", v->name, v->summary);
	fprintf(out,
	    "\n'courtroll VERB --help' tells more. The archive is -a DIR, else "
	    "$COURTROLL_ARCHIVE,\nelse ./archive. Exit status: 0 well, 1 "
	    "something refused or not found, 2 wrong\nusage, 3 stopped: a "
	    "person must look.\n");
}

static const struct verb *
find(const char *name)
{
	const struct verb *v;

	for (v = verbs; v->name; v++)
		if (!strcmp(v->name, name))
			return v;
	return NULL;
}

static int
become(const struct verb *v, char **argv)
{
	char *program = where_program(v->name);

	execv(program, argv);
	fprintf(stderr, "courtroll: cannot run '%s': %s\n", program,
	    strerror(errno));
	free(program);
	return CR_EXIT_STOP;
}

int
main(int argc, char **argv)
{
	const struct verb *v;
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
			help(stdout);
			return CR_EXIT_OK;
		}
		if (!strcmp(argv[i], "--version")) {
			printf("courtroll %s\n", CR_VERSION);
			return CR_EXIT_OK;
		}
		if ((!strcmp(argv[i], "-a") ||
			!strcmp(argv[i], "--archive")) && i + 1 < argc) {
			setenv("COURTROLL_ARCHIVE", argv[++i], 1);
		} else if (!strncmp(argv[i], "--archive=", 10)) {
			setenv("COURTROLL_ARCHIVE", argv[i] + 10, 1);
		} else {
			fprintf(stderr,
			    "courtroll: unknown option '%s' before the verb\n",
			    argv[i]);
			return CR_EXIT_USAGE;
		}
	}
	if (i >= argc) {
		help(stderr);
		return CR_EXIT_USAGE;
	}
	if (!strcmp(argv[i], "help")) {
		if (i + 1 < argc && (v = find(argv[i + 1]))) {
			char *ask[] = { argv[i + 1], (char[]){ "--help" },
				NULL };

			return become(v, ask);
		}
		if (i + 1 == argc) {
			help(stdout);
			return CR_EXIT_OK;
		}
		i++; /* of what is no verb there is no help */
	}
	if (!(v = find(argv[i]))) {
		fprintf(stderr,
		    "courtroll: '%s' is no verb; 'courtroll --help' lists "
		    "them\n",
		    argv[i]);
		return CR_EXIT_USAGE;
	}
	return become(v, argv + i);
}
