/* ocr/lexiconmake.c: making the lexicon of an archive (see lexicon.h).  It
 * stands apart from lexicon.c, so that what only looks words up links neither
 * the catalogue nor XML.
 */
#include "ocr/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/opt.h"
#include "base/xml.h"
#include "catalog/lexicon.h"
#include "courtroll.h"
#include "ocr/wordlist.h"

#define LIST_MAX (64u * 1024 * 1024) /* bytes of a list */

/* Lists of English words as Debian installs them (wbritish, wamerican): a
 * word a line, names in capitals, UTF-8. */
static const char *const lists[] = {
	"/usr/share/dict/british-english",
	"/usr/share/dict/american-english",
};

/* Abbreviations (UN, Mg, hr) are left out: a misread word looks like one. */
static bool
is_list_word(const char *s, size_t len)
{
	bool small = false, vowel = false;
	size_t i;

	if (len > 2 && !memcmp(s + len - 2, "'s", 2))
		len -= 2; /* UN's */
	for (i = 0; i < len; i++) {
		small = small || (s[i] >= 'a' && s[i] <= 'z');
		vowel = vowel || (s[i] && strchr("aeiouy", s[i]));
	}
	return len > 2 ? small : vowel && s[0] >= 'a' && s[0] <= 'z';
}

static void
add_list(struct wordlist *w, const char *path)
{
	struct buf text = BUF_INIT;
	const char *s, *end;

	if (file_read(&text, path, LIST_MAX, NULL) == CR_OK) {
		for (s = text.data; *s; s = *end ? end + 1 : end) {
			end = s + strcspn(s, "\n");
			if (is_list_word(s, (size_t)(end - s)))
				wordlist_add(w, s, (size_t)(end - s));
		}
	}
	buf_release(&text);
}

/* Of attributes only names and titles are words; others are codes. */
static enum cr_status
scheme_names(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	static const char *const names[] = { "name", "title", "station",
		"statute" };
	const char *value;
	size_t i;

	(void)e;
	for (i = 0; i < sizeof names / sizeof *names; i++)
		if ((value = xml_attr(el, names[i])))
			wordlist_add(ctx, value, strlen(value));
	return CR_OK;
}

static enum cr_status
scheme_text(void *ctx, const struct xml_element *el, struct cr_err *e)
{
	(void)e;
	if (el->text)
		wordlist_add_form(ctx, el->text);
	return CR_OK;
}

/* A scheme, or what an archive adds to it; what is wrong with one is told
 * where it is used. */
static void
add_scheme(struct wordlist *w, const char *path)
{
	struct xml_handler h = { scheme_names, scheme_text, w };
	struct buf text = BUF_INIT;
	struct cr_err e = CR_ERR_INIT;

	if (file_read(&text, path, CR_MAX_XML, &e) != CR_OK ||
	    xml_read(text.data, text.len, path, &h, &e) != CR_OK)
		log_debug("no words from '%s': %s", path, e.msg);
	buf_release(&text);
}

static void
add_schemes(struct wordlist *w, const struct catalog *c)
{
	char *name = xasprintf("schemes/%s.xml", catalog_scheme(c));
	char *path = where_data(name);
	char *overlay = archive_path(catalog_archive(c), "overlay.xml", NULL);

	add_scheme(w, path);
	if (file_exists(overlay))
		add_scheme(w, overlay);
	free(overlay);
	free(path);
	free(name);
}

static void
add_text(void *ctx, const char *text)
{
	wordlist_add(ctx, text, strlen(text));
}

enum cr_status
lexicon_write(int fd, struct catalog *c, struct cr_err *e)
{
	struct wordlist w;
	struct buf out = BUF_INIT;
	size_t i;
	enum cr_status st;

	wordlist_init(&w);
	for (i = 0; i < sizeof lists / sizeof *lists; i++)
		add_list(&w, lists[i]);
	add_schemes(&w, c);
	if ((st = catalog_each_text(c, add_text, &w, e)) == CR_OK) {
		wordlist_join(&w, &out);
		st = fd_write_all(fd, out.data, out.len, "lexicon", e);
	}
	wordlist_release(&w);
	buf_release(&out);
	return st;
}
