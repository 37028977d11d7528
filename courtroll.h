/* courtroll.h: what every part of the program agrees on.
 *
 * This header holds facts, not functions: the version, the exit statuses that
 * every verb keeps to, and the bounds that are put on numbers read from files
 * BEFORE they are believed.  It may be included by all and includes nothing.
 *
 * Memory policy.  Allocation failure ends the process (base/mem.h).  That is
 * honest here, because all state is in the archive and every stage can be run
 * again; it is safe because no size taken from a file reaches an allocation
 * without having passed one of the limits below.
 */
#ifndef COURTROLL_H
#define COURTROLL_H

#define CR_VERSION "0.4.0"

/* Version of an archive's layout on disk (file ARCHIVE/format). */
#define CR_LAYOUT 1

/* Exit statuses, the same for every verb. */
#define CR_EXIT_OK    0 /* all well; nothing new to do is well too */
#define CR_EXIT_SOME  1 /* finished, but something was refused or not found */
#define CR_EXIT_USAGE 2 /* wrong usage */
#define CR_EXIT_STOP  3 /* stopped, a person must look */

/* Bounds on what a file may claim. */
#define CR_MAX_PIXELS     120000000u          /* one page: width x height */
#define CR_MAX_SIDE       100000u             /* one side of a page, pixels */
#define CR_MAX_PAGES      5000u               /* pages in one master */
#define CR_MAX_MASTER     (2147483647u)       /* bytes in one master */
#define CR_MAX_WORDS      20000u              /* words read from one page */
#define CR_MAX_PAGE_TEXT  (4u * 1024 * 1024)  /* bytes of text of one page */
#define CR_MAX_XML        (64u * 1024 * 1024) /* bytes of one XML document */
#define CR_MAX_XML_DEPTH  64u
#define CR_MAX_QUERY      4096u               /* bytes of a search query */
#define CR_MAX_NUMBER     512u                /* bytes of a written number */
#define CR_MAX_LINE       65536u              /* bytes of a line of CSV, stdin */
#define CR_MAX_WALK_DEPTH 128u                /* folders below one PATH */

#endif
