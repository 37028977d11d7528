/* ingest/remark.c: what is said about slips (see remark.h). */
#include "ingest/remark.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/fileid.h"
#include "base/mem.h"
#include "base/progress.h"

struct remark *
remark_add(struct remarks *r, enum remark_what what, const char *source,
    int page, const struct slip *slip)
{
	struct remark *m;

	r->v = xgrow(r->v, r->n, &r->cap, sizeof *r->v);
	m = &r->v[r->n++];
	memset(m, 0, sizeof *m);
	m->what = what;
	m->source = source;
	m->page = page;
	m->file = REMARK_NO_FILE;
	if (slip)
		fileid_write(m->slip, slip->site, slip->number);
	return m;
}

void
remarks_release(struct remarks *r)
{
	free(r->v);
	memset(r, 0, sizeof *r);
}

const char *
remark_name(enum remark_what what)
{
	static const char *const names[REMARK_KINDS] = {
		[REMARK_STRANGE] = "strange",
		[REMARK_FOREIGN] = "foreign",
		[REMARK_UNGIVEN] = "never_given",
		[REMARK_UNCUT] = "uncut",
		[REMARK_UNREAD] = "unread",
		[REMARK_PROPOSED] = "proposed",
		[REMARK_NOTHING] = "nothing_behind",
		[REMARK_APART] = "apart",
		[REMARK_INSIDE] = "label_inside",
		[REMARK_BEHIND] = "label_behind",
		[REMARK_AGAINST] = "against_file",
		[REMARK_RESCAN] = "scanned_before",
		[REMARK_AGAIN] = "was_withdrawn",
		[REMARK_COUNT] = "count",
	};

	return names[what];
}

bool
remark_serious(const struct remark *r)
{
	return r->what < REMARK_RESCAN;
}

const char *
remark_file(const struct remark *r, const struct delivery *d)
{
	return r->file != REMARK_NO_FILE ? d->files[r->file].id : r->id;
}

static void
count_text(struct buf *out, const struct remark *r)
{
	int all = r->scanned + r->before;

	buf_addf(out, "%s: %d page%s counted by hand, %d scanned", r->slip,
	    r->counted, plural((size_t)r->counted), all);
	if (r->before)
		buf_addf(out, " (%d of them before)", r->before);
	buf_adds(out, all > r->counted
		? ": the backs count as scanned, or a page came twice"
		: ": a page may have been missed");
}

void
remark_text(struct buf *out, const struct remark *r, const struct delivery *d)
{
	const char *file = remark_file(r, d);

	switch (r->what) {
	case REMARK_STRANGE:
		buf_addf(out, "a slip that is not understood: its bar code is "
		    "of another version, or does not add up; what is behind "
		    "it is file %s, of its own", file);
		break;
	case REMARK_FOREIGN:
		buf_addf(out, "a slip of another archive (%s): what is behind "
		    "it is file %s, of its own", r->slip, file);
		break;
	case REMARK_UNGIVEN:
		buf_addf(out, "a slip of %s, a number this archive never "
		    "gave: what is behind it is file %s, of its own", r->slip,
		    file);
		break;
	case REMARK_UNCUT:
		buf_addf(out, "slips of several files on one page (cut them "
		    "apart): what is behind it is file %s, of its own", file);
		break;
	case REMARK_UNREAD:
		buf_addf(out, "a QR code that cannot be read, in file %s: if "
		    "it is a slip, the pages behind it belong elsewhere",
		    file);
		break;
	case REMARK_PROPOSED:
		buf_addf(out, "the slip of %s has no pages behind it, and file "
		    "%s has no slip: are they one? proposed, not done", r->slip,
		    file);
		break;
	case REMARK_NOTHING:
		buf_addf(out, "the slip of %s has no pages behind it; slips "
		    "go in front of their file, scanned in one stack with it",
		    r->slip);
		break;
	case REMARK_APART:
		buf_addf(out, "%s again, after other pages: if two files have "
		    "the same slip or label, one of them is wrong; all pages "
		    "are in %s", r->slip, r->slip);
		break;
	case REMARK_INSIDE:
		buf_addf(out, "a label of %s within file %s: the page stays "
		    "there", r->slip, file);
		break;
	case REMARK_BEHIND:
		buf_addf(out, "a label of %s behind other pages: what follows "
		    "is file %s, of its own; if it is %s's, 'courtroll label "
		    "%s pages' puts it there", r->slip, file, r->slip, file);
		break;
	case REMARK_AGAINST:
		buf_addf(out, "a slip or label of %s, but '--file' says %s: "
		    "the page, and what is behind it, is in %s", r->slip, file,
		    file);
		break;
	case REMARK_RESCAN:
		buf_addf(out, "%s was scanned before: a rescan, or more pages? "
		    "these are behind those that were there", r->slip);
		break;
	case REMARK_AGAIN:
		buf_addf(out, "%s had been withdrawn: with pages, it is a file "
		    "again", r->slip);
		break;
	case REMARK_COUNT:
		count_text(out, r);
		break;
	case REMARK_KINDS:
		break;
	}
}
