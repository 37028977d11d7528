/* codes/scheme.h: the legal codes of one court system, as data.
 *
 * A scheme is an XML file (codes/schemes/uganda.xml): courts, stations,
 * divisions, case types with the forms they are written in.  Nothing of any
 * one country is compiled in.  Loaded once, read-only.
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
void scheme_free(struct scheme *s);
const char *scheme_name(const struct scheme *s);    /* "uganda" */
const char *scheme_version(const struct scheme *s);

/* Append how the scheme writes a case: the code where court, station code,
 * division and type have a confirmed one (HCT-00-LD-CS-0260-2017), else words
 * ("Civil Suit 95 of 2015, Mukono"). */
void scheme_write(const struct scheme *s, const struct case_id *c,
    struct buf *out);

#endif
