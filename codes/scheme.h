/* codes/scheme.h: the legal codes of one court system, as data.
 *
 * A scheme is an XML file (codes/schemes/uganda.xml): courts, stations,
 * divisions, case types with the forms they are written in, subjects, laws,
 * papers, labels.  Nothing of any one country is compiled in.  Loaded once,
 * read-only.  What is wrong with one tells codes/scheme_check.h.
 */
#ifndef CODES_SCHEME_H
#define CODES_SCHEME_H

#include "base/buf.h"
#include "base/caseid.h"
#include "base/err.h"

struct scheme;

/* CR_SKIP with "file:line: what is wrong". */
enum cr_status scheme_load(struct scheme **s, const char *path,
    struct cr_err *e);

/* The same with what a registrar added or confirmed (codes/schemes/
 * overlay.rng; ARCHIVE/overlay.xml). A file that is not there adds nothing;
 * one that is wrong, or made for another scheme, is a fault: what a registrar
 * said is never left out in silence. */
#define SCHEME_OVERLAY "overlay.xml" /* its name in an archive */
enum cr_status scheme_load_with(struct scheme **s, const char *path,
    const char *overlay, struct cr_err *e);
/* Only what reading and writing of numbers needs: half the time.  What papers
 * are called, and what they are about, is then not known. */
enum cr_status scheme_load_numbers(struct scheme **s, const char *path,
    const char *overlay, struct cr_err *e);
/* Name of the scheme that an overlay was made for, to free(); NULL: there is
 * no such file. */
enum cr_status scheme_overlay_of(char **name, const char *overlay,
    struct cr_err *e);

void scheme_free(struct scheme *s);
const char *scheme_name(const struct scheme *s);    /* "uganda" */
/* "2"; with an overlay also what it says, in short: "2+overlay-1f08a3c2". */
const char *scheme_version(const struct scheme *s);

/* Bands of age of a case, by which a backlog is told: whole years, up to where
 * the next one begins; the first from 0, the last without end.  Returns how
 * many, at most 16; 0: the scheme has none.  They are the scheme's. */
struct scheme_age {
	char *title; /* "2 to 3 years" */
	int from;
};
size_t scheme_ages(const struct scheme *s, const struct scheme_age **v);

/* The names under which a case may go: itself (k 0), then with each type that
 * is a general name for its own or that its own covers ("Criminal Case" of a
 * session case).  false: there are no more. */
bool scheme_akin(const struct scheme *s, const struct case_id *c, size_t k,
    struct case_id *akin);

/* Is the case named in full: court, type, serial, year, and the station where
 * the court has several registries? */
bool scheme_case_full(const struct scheme *s, const struct case_id *c);

/* Append how the scheme writes a case: the code where court, station code,
 * division and type have a confirmed one (HCT-00-LD-CS-0260-2017), else words
 * ("Civil Suit 95 of 2015, Mukono"). */
void scheme_write(const struct scheme *s, const struct case_id *c,
    struct buf *out);
/* Does it write it as a code? */
bool scheme_has_code(const struct scheme *s, const struct case_id *c);

#endif
