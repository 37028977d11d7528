/* codes/scheme_read.h: the elements of a scheme's XML, one function each.
 * For the files scheme_*.c only.
 *
 * A loader stops at the first fault; a check (`faults` given) gathers them:
 * an element with a fault is left out with all that is in it, and the rest
 * goes on.
 */
#ifndef CODES_SCHEME_READ_H
#define CODES_SCHEME_READ_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/xml.h"
#include "codes/lookup.h"
#include "codes/scheme_check.h"

struct load {
	struct scheme *s;
	const char *file;
	const char *section; /* the known one that is open, or NULL */
	const char *topics;  /* the section of topics.h that is open, NULL */
	int top;             /* depth of what stands directly in a section: 2;
	                      * 1 in an overlay */
	int owner;           /* index of what a <form> belongs to; -1 */
	int words;           /* forms since the owner began */
	bool weak;           /* the <form> that is open says so */
	int weight;          /* of the <form> that is open */
	int id;              /* month, edition, kind that is open; -1 */
	int relation;        /* of the <parent> that is open */
	struct faults *faults; /* a check; or NULL */
	int skip;            /* depth of the element that is left out; -1 */
	bool overlay;        /* what is said there is confirmed */
	bool numbers;        /* the sections of topics.h are passed over */
	struct cr_err *e;
};

struct scheme *scheme_new(void);

/* Read a scheme or overlay of at most SCHEME_MOST bytes. */
enum { SCHEME_MOST = 8 * 1024 * 1024 };
enum cr_status scheme_file(struct buf *xml, const char *path,
    struct cr_err *e);
/* Path of a grammar beside a scheme, to free(); NULL: none is there. */
char *scheme_grammar(const char *scheme, const char *grammar);

/* The elements of a scheme, of an overlay, into l->s. */
enum cr_status scheme_walk(struct load *l, const struct buf *xml);
enum cr_status overlay_walk(struct load *l, const struct buf *xml);
/* The version then says that there was an overlay, and which. */
void overlay_stamp(struct scheme *s, const struct buf *xml);
/* What is made of all that was read. */
void scheme_compose(struct scheme *s);

/* Walk with two callbacks (ctx is the load), leaving out or stopping at what
 * has a fault. */
enum cr_status load_walk(struct load *l, const struct buf *xml,
    const struct xml_handler *h);

/* CR_SKIP, "file:line: what 'which' in <element>". */
enum cr_status load_fault(struct load *l, const struct xml_element *el,
    const char *what, const char *which);
/* "file:line: " and the message of why. */
enum cr_status load_because(struct load *l, const struct xml_element *el,
    const struct cr_err *why);
/* A check is told; nothing otherwise. */
void load_warn(struct load *l, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
bool load_has(const struct xml_element *el, const char *name,
    const char *value);
/* A whole number up to max; `other` where the attribute is absent. */
enum cr_status load_number(struct load *l, const struct xml_element *el,
    const char *name, long max, int other, int *n);
/* A day of the calendar, "2026-11-02", as 20261102. */
bool load_day(const char *text, int *day);
enum confidence load_confidence(const struct load *l,
    const struct xml_element *el);

/* Copy an attribute into a field; an absent one leaves it "" (take), is a
 * fault (need). load_text needs it, and allocates. */
enum cr_status load_take(struct load *l, const struct xml_element *el,
    const char *name, char *field, size_t size);
enum cr_status load_need(struct load *l, const struct xml_element *el,
    const char *name, char *field, size_t size);
enum cr_status load_text(struct load *l, const struct xml_element *el,
    const char *name, char **field);
/* Are all codes of a list known? what: "type". */
enum cr_status load_codes(struct load *l, const struct xml_element *el,
    const char *what, const char *list,
    bool (*known)(const struct scheme *s, const char *code));
bool load_type_known(const struct scheme *s, const char *code);

enum side load_side(const struct xml_element *el);
/* Is a court of that code known? "" is none, and well. */
enum cr_status load_court(struct load *l, const struct xml_element *el,
    const char *code);
enum cr_status load_kind(struct load *l, const struct xml_element *el,
    const char *form);

/* At the start of the element: read its attributes. */
enum cr_status read_court(struct load *l, const struct xml_element *el);
enum cr_status read_station(struct load *l, const struct xml_element *el);
enum cr_status read_division(struct load *l, const struct xml_element *el);
enum cr_status read_type(struct load *l, const struct xml_element *el);
enum cr_status read_ambiguous(struct load *l, const struct xml_element *el);
enum cr_status read_reading(struct load *l, const struct xml_element *el);
enum cr_status read_prefix(struct load *l, const struct xml_element *el);
enum cr_status read_numbering(struct load *l, const struct xml_element *el);

/* At its end: a form of the section's owner, words of a kind; a section. */
enum cr_status read_form(struct load *l, const struct xml_element *el);
enum cr_status read_word(struct load *l, const struct xml_element *el);
enum cr_status end_types(struct load *l, const struct xml_element *el);

/* scheme_topics.c: the sections of codes/topics.h, and <labels>. */
const char *topics_section(const char *name); /* NULL: none of them */
enum cr_status topics_start(struct load *l, const struct xml_element *el);
enum cr_status topics_end(struct load *l, const struct xml_element *el);
void topics_release(struct topics *t);

/* scheme_terms.c: the words of these sections, at the end of the element. */
enum cr_status read_words(struct load *l, const struct xml_element *el);
enum cr_status read_speech(struct load *l, const struct xml_element *el);
enum cr_status read_charge(struct load *l, const struct xml_element *el);

/* scheme_ages.c: the section anew; one band. */
enum cr_status read_ages(struct load *l, const struct xml_element *el);
enum cr_status read_age(struct load *l, const struct xml_element *el);
void ages_release(struct scheme *s);

/* scheme_labels.c: what is printed. */
enum cr_status read_layout(struct load *l, const struct xml_element *el);
enum cr_status read_line_start(struct load *l, const struct xml_element *el);
enum cr_status read_line(struct load *l, const struct xml_element *el);
void layouts_release(struct scheme *s);

/* Add a type with a court's name before it as a reading set of its own;
 * returns its index. */
int scheme_set_of(struct scheme *s, const struct type *t, const char *court);

#endif
