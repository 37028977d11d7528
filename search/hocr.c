/* search/hocr.c: writing hOCR (see hocr.h). */
#include "search/hocr.h"

#include <string.h>

#include "search/html.h"

void
hocr_head(FILE *out, const char *title)
{
	fprintf(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!DOCTYPE html>\n"
	    "<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
	    "<title>%s</title>\n"
	    "<meta name=\"ocr-system\" content=\"courtroll\"/>\n"
	    "<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_par "
	    "ocr_line ocrx_word\"/>\n</head>\n<body>\n",
	    title);
}

void
hocr_tail(FILE *out)
{
	fputs("</body>\n</html>\n", out);
}

static void
bbox(struct buf *out, struct box b)
{
	buf_addf(out, "bbox %d %d %d %d", b.x, b.y, b.x + b.w, b.y + b.h);
}

static void
line(struct buf *out, const struct page_text *t, const struct text_line *l)
{
	uint32_t k;

	buf_adds(out, "<span class=\"ocr_line\" title=\"");
	bbox(out, l->box);
	buf_adds(out, "\">");
	for (k = l->first; k < l->first + l->n; k++) {
		const struct text_word *w = &t->words[k];
		size_t bare = text_broken(t, k);

		if (k > l->first)
			buf_addc(out, ' ');
		buf_adds(out, "<span class=\"ocrx_word\" title=\"");
		bbox(out, w->box);
		buf_addf(out, "; x_wconf %d\">", (int)(w->conf + 0.5f));
		html_add(out, t->text.data + w->off, bare ? bare : w->len);
		buf_adds(out, bare ? "&#173;</span>" : "</span>");
	}
	buf_adds(out, "</span>\n");
}

void
hocr_page(struct buf *out, const struct page_text *t, int n,
    const char *source, int source_page)
{
	size_t i;

	buf_addf(out, "<div class=\"ocr_page\" id=\"page_%d\"", n);
	if (*t->lang)
		buf_addf(out, " lang=\"%s\"", t->lang);
	buf_adds(out, " title=\"image ");
	html_add(out, source, strlen(source));
	buf_addf(out, "; bbox 0 0 %d %d; ppageno %d\">\n", t->width, t->height,
	    source_page - 1);
	for (i = 0; i < t->n_lines; i++) {
		if (i == 0 || t->lines[i].block != t->lines[i - 1].block)
			buf_addf(out, "%s<p class=\"ocr_par\">\n",
			    i ? "</p>\n" : "");
		line(out, t, &t->lines[i]);
	}
	buf_addf(out, "%s</div>\n", t->n_lines ? "</p>\n" : "");
}
