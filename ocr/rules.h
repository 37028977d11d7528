/* ocr/rules.h: the ruled lines of a bilevel page: those of a form, a table or
 * ruled paper.
 *
 * On ruled paper they join line after line of writing into one mark; so they
 * are taken out before marks are looked at.
 */
#ifndef OCR_RULES_H
#define OCR_RULES_H

struct Pix;

/* Take out of p (1 bit a pixel) what is black for longer than any stroke is,
 * a 16th of its shorter side; but not where a stroke crosses it.  *across,
 * *down: how many of that were rules: thin, and twice as long. */
void rules_take(struct Pix *p, int *across, int *down);

#endif
