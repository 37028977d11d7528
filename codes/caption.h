/* codes/caption.h: the heading of a document, as courts set it:
 *
 *	THE REPUBLIC OF UGANDA
 *	IN THE HIGH COURT OF UGANDA AT MUKONO     the court's lines: place
 *	(LAND DIVISION)
 *	MISC. APPLICATION NO. 7 OF 2016           own number
 *	(ARISING FROM CIVIL SUIT NO. 95 OF 2015)  parents
 *	OKELLO JAMES ::::::::: APPLICANT          parties ...
 *	        VERSUS
 *	NAKATO MARY ::::::::: RESPONDENT
 *	BEFORE: HON. JUSTICE ...                  judge, here or after the title
 *	            RULING                        title
 *
 * Any part may be lost to OCR or left out; a caption needs a court's line, or
 * an own number on a line of its own, or parties with roles, near the top of
 * a page.  Lines count from 0 within the page; none is CAPTION_NONE.
 */
#ifndef CODES_CAPTION_H
#define CODES_CAPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "codes/mentions.h"

#define CAPTION_NONE ((size_t)-1)

struct caption {
	size_t first, end;       /* lines [first, end) of the whole caption */
	struct place place;      /* court, station, division of its lines */
	size_t court;            /* line of the court, or none */
	size_t own;              /* index in the page's hits, or none */
	size_t n_own;            /* consolidated: own .. that many hits, those
	                          * with role NUMBER_OWN */
	size_t parties, end_parties; /* lines [..) of the parties, or none */
	size_t versus;           /* the line that parts them, or none */
	size_t title;            /* line of the title, or none */
	int doctype;             /* what the title says, or -1 */
};

struct papers;

/* Find the caption of every page that has one (and give the numbers in it
 * their roles: own, parent, as heading.c describes). */
void captions_find(struct papers *p);

#endif
