/* ocr/layout.c: the steps from the engine's words to text, in their order
 * (see layout.h for what comes out, sheet.h for what goes from step to step).
 *
 * The engine's lines and their order are believed where geometry does not
 * contradict them: a page of one column comes out as it went in.
 */
#include "ocr/layout.h"

#include <stdlib.h>

#include "courtroll.h"
#include "ocr/sheet.h"

/* Splitting leaders off words adds words, parting blocks adds line ends: a
 * page that is near a bound stays as it is, for none may be lost. */
static bool
has_room(const struct page_text *t)
{
	return t->n_words > 0 && t->n_words <= CR_MAX_WORDS / 2 &&
	    t->text.len <= CR_MAX_PAGE_TEXT / 8;
}

void
layout_text(struct page_text *t, const struct layout_words *words)
{
	struct page_text out;
	struct sheet s;

	if (!has_room(t))
		return;
	sheet_fill(&s, t);
	leaders_put(&s);
	leaders_name(&s, words);
	margin_part(&s);
	columns_order(&s);
	rows_join(&s);
	paragraphs_part(&s);
	hyphens_mark(&s, words);
	sheet_text(&out, &s);
	sheet_release(&s);
	text_release(t);
	*t = out;
}
