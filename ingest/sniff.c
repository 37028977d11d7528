/* sniff.c: what a file is (ingest/sniff.h).
 *
 * Signatures first, since they cannot be mistaken; then "%PDF-" anywhere in
 * the first kilobyte, as readers of PDF allow; then the formats whose
 * signature is too short to be trusted alone; then text.  Nothing is parsed
 * here: that a file begins like a TIFF says only whom to ask next.
 */
#include "ingest/sniff.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define PDF_WINDOW  1024u
#define TEXT_WINDOW 65536u

struct signature {
	size_t offset;
	const char *bytes;
	size_t len;
	enum image_kind kind; /* KIND_NONE: known, not taken */
	const char *what;
};

#define SIG(offset, bytes, kind, what)                                         \
	{                                                                      \
		offset, bytes, sizeof(bytes) - 1, kind, what                   \
	}

static const struct signature signatures[] = {
    SIG(0, "II*\0", KIND_TIFF, NULL),
    SIG(0, "MM\0*", KIND_TIFF, NULL),
    SIG(0, "II+\0", KIND_TIFF, NULL),
    SIG(0, "MM\0+", KIND_TIFF, NULL),
    SIG(0, "\xFF\xD8\xFF", KIND_JPEG, NULL),
    SIG(0, "\x89PNG\r\n\x1A\n", KIND_PNG, NULL),
    SIG(0, "\0\0\0\x0CjP  \r\n\x87\n", KIND_NONE, "JPEG 2000"),
    SIG(0, "\xFF\x4F\xFF\x51", KIND_NONE, "JPEG 2000"),
    SIG(0, "\0\0\0\x0CJXL \r\n\x87\n", KIND_NONE, "JPEG XL"),
    SIG(0, "II\xBC", KIND_NONE, "JPEG XR"),
    SIG(8, "WEBP", KIND_NONE, "WebP"),
    SIG(8, "WAVE", KIND_NONE, "sound"),
    SIG(8, "AVI ", KIND_NONE, "video"),
    SIG(0, "GIF87a", KIND_NONE, "GIF"),
    SIG(0, "GIF89a", KIND_NONE, "GIF"),
    SIG(0, "\x97JB2\r\n\x1A\n", KIND_NONE, "JBIG2"),
    SIG(0, "AT&TFORM", KIND_NONE, "DjVu"),
    SIG(0, "8BPS", KIND_NONE, "Photoshop picture"),
    SIG(0, "\x59\xA6\x6A\x95", KIND_NONE, "Sun raster"),
    SIG(0, "\x76\x2F\x31\x01", KIND_NONE, "OpenEXR"),
    SIG(128, "DICM", KIND_NONE, "DICOM"),
    SIG(0, "{\\rtf", KIND_NONE, "office document (RTF)"),
    SIG(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", KIND_NONE,
	"office document (old Microsoft format)"),
    SIG(0, "%!PS", KIND_NONE, "PostScript"),
    SIG(0, "\xC5\xD0\xD3\xC6", KIND_NONE, "PostScript"),
    SIG(0, "\x1F\x8B", KIND_NONE, "gzip archive"),
    SIG(0,
	"\xFD"
	"7zXZ",
	KIND_NONE, "xz archive"),
    SIG(0, "\x28\xB5\x2F\xFD", KIND_NONE, "zstd archive"),
    SIG(0, "7z\xBC\xAF\x27\x1C", KIND_NONE, "7-zip archive"),
    SIG(0, "Rar!\x1A\x07", KIND_NONE, "rar archive"),
    SIG(257, "ustar", KIND_NONE, "tar archive"),
    SIG(0,
	"\x7F"
	"ELF",
	KIND_NONE, "program"),
    SIG(0, "SQLite format 3\0", KIND_NONE, "SQLite database"),
};

static bool
has(const uint8_t *data, size_t len, size_t offset, const char *bytes, size_t n)
{
	return offset + n <= len && memcmp(data + offset, bytes, n) == 0;
}

static bool
contains(const uint8_t *data, size_t len, size_t window, const char *text)
{
	if (len > window)
		len = window;
	return memmem(data, len, text, strlen(text)) != NULL;
}

static bool
ends_with(const char *name, const char *suffix)
{
	size_t n = strlen(name), s = strlen(suffix);

	return n > s && strcasecmp(name + n - s, suffix) == 0;
}

/* Zip is a container: say what is in it, as far as its head shows. */
static const char *
zip_what(const uint8_t *data, size_t len)
{
	if (contains(data, len, 4096, "word/"))
		return "office document (Word)";
	if (contains(data, len, 4096, "xl/"))
		return "office document (Excel)";
	if (contains(data, len, 4096, "ppt/"))
		return "office document (PowerPoint)";
	if (contains(data, len, 4096, "[Content_Types].xml"))
		return "office document (Microsoft)";
	if (contains(data, len, 256, "vnd.oasis.opendocument"))
		return "office document (OpenDocument)";
	if (contains(data, len, 256, "epub+zip"))
		return "EPUB book";
	return "zip archive";
}

/* ISO media files: the brand follows "ftyp". */
static const char *
brand_what(const uint8_t *data)
{
	static const char *const heic[] = {
	    "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"};

	for (size_t i = 0; i < sizeof(heic) / sizeof(heic[0]); i++) {
		if (memcmp(data + 8, heic[i], 4) == 0)
			return "HEIC";
	}
	if (memcmp(data + 8, "avif", 4) == 0 ||
	    memcmp(data + 8, "avis", 4) == 0)
		return "AVIF";
	if (memcmp(data + 8, "jp2 ", 4) == 0)
		return "JPEG 2000";
	return "video";
}

/* Formats whose first bytes alone could be the beginning of a text. */
static const char *
weak_what(const uint8_t *data, size_t len)
{
	if (has(data, len, 0, "PK\3\4", 4) || has(data, len, 0, "PK\5\6", 4))
		return zip_what(data, len);
	if (len >= 12 && has(data, len, 4, "ftyp", 4))
		return brand_what(data);
	/* reserved words are 0, and the head's size is one of few */
	if (len >= 18 && data[0] == 'B' && data[1] == 'M' && data[15] == 0 &&
	    data[16] == 0 && data[17] == 0 && data[14] >= 12 && data[14] <= 124)
		return "BMP";
	/* "P5 640", but not "P5 The plaintiff's exhibit" */
	if (len >= 4 && data[0] == 'P' && data[1] >= '1' && data[1] <= '7' &&
	    strchr("\n\r \t", data[2]) != NULL && data[2] != 0 &&
	    (data[3] == '#' || (data[3] >= '0' && data[3] <= '9') ||
		data[1] == '7'))
		return "PNM";
	if (has(data, len, 0, "PG ML", 5) || has(data, len, 0, "PG LM", 5))
		return "PGX";
	if (len >= 16 && data[0] == 0xFF && data[1] == 0x0A)
		return "JPEG XL";
	if (len >= 4 && data[0] == 0x0A && data[1] <= 5 && data[2] == 1 &&
	    (data[3] == 1 || data[3] == 2 || data[3] == 4 || data[3] == 8))
		return "PCX";
	return NULL;
}

/* Left behind by desktops; not recognisable by content alone. */
static bool
is_litter(const uint8_t *data, size_t len, const char *name)
{
	return strcasecmp(name, "Thumbs.db") == 0 ||
	       strcmp(name, ".DS_Store") == 0 ||
	       strcasecmp(name, "desktop.ini") == 0 ||
	       has(data, len, 0, "\0\x05\x16\x07", 4); /* AppleDouble, ._NAME */
}

/* UTF-8, UTF-16 with its mark, or a one-byte alphabet: no control bytes. */
static bool
is_text(const uint8_t *data, size_t len)
{
	if (has(data, len, 0, "\xFF\xFE", 2) ||
	    has(data, len, 0, "\xFE\xFF", 2))
		return true;
	if (len > TEXT_WINDOW)
		len = TEXT_WINDOW;
	for (size_t i = 0; i < len; i++) {
		if ((data[i] < 0x20 &&
			strchr("\t\n\r\f\x1A\x1B", data[i]) == NULL) ||
		    data[i] == 0 || data[i] == 0x7F)
			return false;
	}
	return true;
}

static bool
begins(const uint8_t *data, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len >= n && strncasecmp((const char *)data, word, n) == 0;
}

static const char *
text_what(const uint8_t *data, size_t len, const char *name)
{
	if (has(data, len, 0, "\xEF\xBB\xBF", 3)) {
		data += 3;
		len -= 3;
	}
	while (len > 0 && strchr(" \t\r\n", *data) != NULL && *data != 0) {
		data++;
		len--;
	}
	if (begins(data, len, "<!doctype html") || begins(data, len, "<html"))
		return "html";
	if (begins(data, len, "<?xml"))
		return contains(data, len, PDF_WINDOW, "<html") ? "html"
								: "xml";
	if (len > 0 && (ends_with(name, ".xml") && *data == '<'))
		return "xml";
	if (len > 0 && (*data == '{' || *data == '[') &&
	    ends_with(name, ".json"))
		return "json";
	if (ends_with(name, ".csv"))
		return "csv";
	if (ends_with(name, ".tsv"))
		return "tsv";
	if (ends_with(name, ".md") || ends_with(name, ".markdown"))
		return "markdown";
	return "text";
}

/* Does the name promise a page? */
static bool
picture_name(const char *name)
{
	static const char *const suffixes[] = {".tif", ".tiff", ".jpg", ".jpeg",
	    ".jpe", ".jfif", ".png", ".pdf", ".jp2", ".j2k", ".jpc", ".webp",
	    ".heic", ".gif", ".bmp", ".djvu", ".zip", ".doc", ".docx", ".pnm",
	    ".pbm", ".pgm", ".ppm"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		if (ends_with(name, suffixes[i]))
			return true;
	}
	return false;
}

static bool
is_pdf(const uint8_t *data, size_t len)
{
	const uint8_t *p = data;
	size_t window = len < PDF_WINDOW ? len : PDF_WINDOW;

	while (
	    (p = memmem(p, window - (size_t)(p - data), "%PDF-", 5)) != NULL) {
		if ((size_t)(p - data) + 5 < len && p[5] >= '0' && p[5] <= '9')
			return true;
		p += 5;
	}
	return false;
}

/* A signature that names something; NULL: none. */
static const struct signature *
signature_find(const uint8_t *data, size_t len)
{
	static const struct signature bare_jpeg =
	    SIG(0, "\xFF\xD8", KIND_JPEG, NULL);

	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]);
	     i++) {
		const struct signature *s = &signatures[i];

		if (has(data, len, s->offset, s->bytes, s->len))
			return s;
	}
	/* Filling may stand before the first marker. */
	return has(data, len, 0, "\xFF\xD8", 2) ? &bare_jpeg : NULL;
}

static enum cr_status
sniff_text(const char **beside, const uint8_t *data, size_t len,
    const char *name, struct refusal *r)
{
	const char *what;

	if (!is_text(data, len))
		return refuse(r, REASON_UNKNOWN_TYPE,
		    "no known kind of file (it begins %02x %02x %02x %02x)",
		    data[0], len > 1 ? data[1] : 0u, len > 2 ? data[2] : 0u,
		    len > 3 ? data[3] : 0u);
	what = text_what(data, len, name);
	if (picture_name(name))
		return refuse(r, REASON_UNKNOWN_TYPE,
		    "%s under the name of a picture or document", what);
	*beside = what;
	return CR_END;
}

enum cr_status
sniff(enum image_kind *kind, const char **beside, const uint8_t *data,
    size_t len, const char *name, struct refusal *r)
{
	const struct signature *s;
	const char *what;

	*kind = KIND_NONE;
	*beside = NULL;
	if (len == 0)
		return refuse(r, REASON_EMPTY, "the file has no bytes");
	s = signature_find(data, len);
	if (s != NULL && s->kind != KIND_NONE) {
		*kind = s->kind;
		return CR_OK;
	}
	if (is_litter(data, len, name)) {
		*beside = "desktop file";
		return CR_END;
	}
	what = s != NULL ? s->what : weak_what(data, len);
	if (what != NULL)
		return refuse(r, REASON_NOT_SUPPORTED, "%s", what);
	if (is_pdf(data, len)) {
		*kind = KIND_PDF;
		return CR_OK;
	}
	return sniff_text(beside, data, len, name, r);
}
