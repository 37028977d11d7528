/* codes/forms.h: a set of written forms, found in squashed text, exactly or
 * in spite of OCR.
 *
 * The set is a trie of folded letters (glyph_fold), read forwards from a
 * place in the text, or, when made `backward`, from a place towards the
 * front.  A form of up to FORM_TIGHT letters that is spelt without a space
 * ("CS") is found only where no space parts its letters; points may ("C. S.").
 * A form spelt with points ("C.R") is found only where points are written,
 * and is then preferred to the same letters spelt without.
 *
 * A form is found only as a whole word, or words, unless it has FORM_LONG
 * letters: lost spaces are common, chance hits of that length are not.  Read
 * backwards, only its begin is looked at; the caller knows why it ends there.
 */
#ifndef CODES_FORMS_H
#define CODES_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "codes/glyphs.h"

#define FORM_MAX   72 /* letters in a form */
#define FORM_TIGHT 4
#define FORM_LONG  8

struct form_node {
	uint64_t letters;      /* that follow: bit glyph_code(c) */
	uint32_t child, next;  /* indexes, 0: none */
	uint32_t parent;
	int32_t plain, dotted; /* values, -1: no form ends here */
	char c;
	bool tight;
	uint8_t depth;         /* letters up to here */
	uint8_t deepest;       /* letters of the longest form from here */
};

struct forms {
	struct form_node *v;
	size_t n, cap;
	struct form_edge *edges; /* node and letter to node: a hash table */
	size_t n_edges, cap_edges;
	struct form_seed *seeds; /* codes/seeds.h */
	uint64_t *sieve;
	size_t n_seeds, cap_seeds;
	uint32_t written[64];    /* by glyph_code, see seeds.c */
	bool backward;
	bool glued; /* a form may be the end of a longer word: "HCCSNo" */
};

struct form_hit {
	size_t from, to; /* glyphs */
	int value;
	int cost; /* 0: as spelt; an edit costs 2 */
};

void forms_init(struct forms *f, bool backward);
void forms_release(struct forms *f);

/* Add every form that a pattern stands for: "[Misc|Miscellaneous] [|Civil]
 * Application[|s]" stands for eight.  Brackets do not nest; an alternative
 * may be empty.  CR_SKIP: malformed, too long, too many, or one of them has
 * already another value. */
enum cr_status forms_add(struct forms *f, const char *pattern, int value,
    struct cr_err *e);
/* Call back with every form that a pattern stands for. */
enum cr_status forms_each(const char *pattern,
    enum cr_status (*f)(void *ctx, const char *form, struct cr_err *e),
    void *ctx, struct cr_err *e);
/* The value that exactly this form has; -1: none. */
int forms_value(const struct forms *f, const char *form);
/* Add one form; an older value stays, CR_END then. */
enum cr_status forms_add_one(struct forms *f, const char *form, int value);

/* The longest form at glyph `at` (backward: that ends before `at`). */
bool forms_find(const struct forms *f, const struct glyphs *g, size_t at,
    struct form_hit *hit);
/* The best form there with a few letters wrong, lost or added, in proportion
 * to its length; none when two forms are equally near.  The work is bounded
 * whatever the text. */
bool forms_find_near(const struct forms *f, const struct glyphs *g, size_t at,
    struct form_hit *hit);

#endif
