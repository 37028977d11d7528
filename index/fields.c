/* index/fields.c: fields of a document (see fields.h).
 *
 * All but doc: are the file's, and so on every page of it; what a person may
 * call a thing stands beside its code: the titles of types and subjects. */
#include "index/fields.h"

#include <stdio.h>
#include <string.h>

#include "codes/lookup.h"
#include "index/terms.h"

enum { MAX_PARTIES = 50 }; /* more of one file are not indexed */

/* ---- the jacket ---------------------------------------------------------- */

static bool
station_known(const struct case_id *id)
{
	return id->station_name[0] &&
	    strncmp(id->station_name, "unknown", 7) != 0;
}

static void
add_jacket(struct fts_doc *d, const struct record *r)
{
	const struct rec_number *own = record_own(r);

	terms_exact(d, term_prefix("file"), r->id);
	terms_exact(d, term_prefix("room"), r->room);
	terms_exact(d, term_prefix("shelf"), r->shelf);
	terms_exact(d, term_prefix("box"), r->box);
	terms_exact(d, term_prefix("status"), r->state);
	terms_words(d, term_prefix("party"), r->parties);
	terms_words(d, term_prefix("type"), r->type);
	terms_words(d, TERM_JACKET, r->parties);
	terms_words(d, TERM_JACKET, r->written);
	terms_words(d, TERM_JACKET, r->type);
	if (!own)
		return;
	terms_words(d, TERM_JACKET, own->code);
	if (station_known(&own->id))
		terms_words(d, TERM_JACKET, own->id.station_name);
}

/* ---- the case ------------------------------------------------------------ */

/* A case that was transferred is found under each of its codes. */
static void
add_case(struct fts_doc *d, const struct scheme *s, const struct rec_number *n)
{
	const struct case_id *id = &n->id;
	const struct type *type;
	char year[24];

	terms_exact(d, term_prefix("court"), id->court);
	terms_words(d, term_prefix("station"), id->station);
	if (station_known(id))
		terms_words(d, term_prefix("station"), id->station_name);
	terms_words(d, term_prefix("type"), id->type);
	type = s ? scheme_type(s, id->type) : NULL;
	if (type)
		terms_words(d, term_prefix("type"), type->title);
	terms_levels(d, TERM_CODE, n->code);
	if (id->year < 1000 || id->year > 9999)
		return;
	(void)snprintf(year, sizeof year, "%04d", id->year);
	terms_exact(d, term_prefix("year"), year);
}

/* "2008-05-09" as SLOT_FILED has it, "20080509". */
static bool
compact_date(char out[12], const char *date)
{
	size_t n = 0;

	for (; *date; date++)
		if (*date >= '0' && *date <= '9' && n < 8)
			out[n++] = *date;
	out[n] = '\0';
	return n == 8;
}

static const char *
filed(const struct record *r)
{
	size_t i;

	for (i = 0; i < r->n_labels; i++)
		if (r->labels[i].kind == LABEL_DATE &&
		    !strcmp(r->labels[i].value, "filed"))
			return r->labels[i].date;
	return NULL;
}

/* By the number's year where it has one; a number may also be lost, and the
 * day of filing known. */
static void
add_times(struct fts_doc *d, const struct record *r)
{
	const struct rec_number *own = record_own(r);
	char day[24] = "";
	const char *date = filed(r);
	bool has_day = date && compact_date(day, date);
	int year = own ? own->id.year : 0;
	char text[24];

	if (year < 1000 || year > 9999)
		year = 0;
	if (year)
		(void)snprintf(text, sizeof text, "%04d", year);
	else if (has_day)
		(void)snprintf(text, sizeof text, "%.4s", day);
	else
		return;
	if (!year)
		terms_exact(d, term_prefix("year"), text);
	fts_doc_value(d, SLOT_YEAR, text, 4);
	if (!has_day)
		(void)snprintf(day, sizeof day, "%.4s0000", text);
	fts_doc_value(d, SLOT_FILED, day, 8);
}

static void
add_cases(struct fts_doc *d, const struct scheme *s, const struct record *r)
{
	const struct rec_number *own = record_own(r);
	size_t i;

	if (own) {
		add_case(d, s, own);
		fts_doc_value(d, SLOT_COURT, own->id.court,
		    strlen(own->id.court));
		fts_doc_value(d, SLOT_TYPE, own->id.type,
		    strlen(own->id.type));
	}
	for (i = 0; i < r->n_numbers; i++)
		if (&r->numbers[i] != own && r->numbers[i].own != OWN_NOT &&
		    r->numbers[i].settled)
			add_case(d, s, &r->numbers[i]);
	add_times(d, r);
}

/* ---- labels -------------------------------------------------------------- */

static void
add_label(struct fts_doc *d, const struct rec_label *l, struct buf *subjects)
{
	switch (l->kind) {
	case LABEL_JUDGE:
		terms_words(d, term_prefix("judge"), l->value);
		break;
	case LABEL_SUBJECT:
		terms_levels(d, term_prefix("subject"), l->value);
		terms_words(d, term_prefix("subject"), l->detail);
		terms_levels(d, TERM_CODE, l->value);
		if (subjects->len)
			buf_addc(subjects, '\n');
		buf_adds(subjects, l->value);
		break;
	case LABEL_OFFENCE:
		terms_words(d, term_prefix("offence"), l->value);
		terms_words(d, term_prefix("offence"), l->section);
		break;
	case LABEL_STATUS:
		terms_exact(d, term_prefix("status"), l->value);
		terms_exact(d, term_prefix("status"), l->detail);
		break;
	default:
		break;
	}
}

static void
add_labels(struct fts_doc *d, const struct record *r, int n)
{
	const struct rec_label *document = fields_document(r, n);
	struct buf subjects = BUF_INIT;
	size_t i, parties = 0;

	for (i = 0; i < r->n_labels; i++) {
		const struct rec_label *l = &r->labels[i];

		add_label(d, l, &subjects);
		if (l->kind != LABEL_PARTY || parties++ >= MAX_PARTIES)
			continue;
		terms_words(d, term_prefix("party"), l->value);
		terms_words(d, TERM_JACKET, l->value);
	}
	fts_doc_value(d, SLOT_SUBJECT, subjects.data, subjects.len);
	if (document) {
		terms_exact(d, term_prefix("doc"), document->value);
		terms_exact(d, term_prefix("doc"), document->detail);
	}
	buf_release(&subjects);
}

void
fields_add(struct fts_doc *d, const struct scheme *s, const struct record *r,
    int n)
{
	add_jacket(d, r);
	add_cases(d, s, r);
	add_labels(d, r, n);
}

/* ---- what a hit shows ---------------------------------------------------- */

const struct rec_label *
fields_document(const struct record *r, int n)
{
	size_t i;

	for (i = 0; i < r->n_labels && n > 0; i++)
		if (r->labels[i].kind == LABEL_DOCUMENT &&
		    n >= r->labels[i].first && n <= r->labels[i].last)
			return &r->labels[i];
	return NULL;
}

static enum party_side
side_of(const struct scheme *s, const char *role)
{
	size_t i;

	for (i = 0; s && role && i < s->topics.n_roles; i++)
		if (!strcmp(s->topics.roles[i].code, role))
			return s->topics.roles[i].side;
	return PARTY_OTHER;
}

static void
add_side(struct buf *out, const char *first, size_t n)
{
	buf_adds(out, first);
	if (n == 2)
		buf_adds(out, " and another");
	else if (n > 2)
		buf_addf(out, " and %zu others", n - 1);
}

void
fields_title(struct buf *out, const struct scheme *s, const struct record *r)
{
	const char *first[2] = { NULL, NULL };
	size_t n[2] = { 0, 0 }, i;

	if (r->parties) {
		buf_adds(out, r->parties);
		return;
	}
	for (i = 0; i < r->n_labels; i++) {
		const struct rec_label *l = &r->labels[i];
		enum party_side side;

		if (l->kind != LABEL_PARTY ||
		    (side = side_of(s, l->role)) == PARTY_OTHER)
			continue;
		if (!n[side == PARTY_B]++)
			first[side == PARTY_B] = l->value;
	}
	if (n[0])
		add_side(out, first[0], n[0]);
	if (n[0] && n[1])
		buf_adds(out, " v ");
	if (n[1])
		add_side(out, first[1], n[1]);
}
