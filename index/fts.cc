// index/fts.cc: Xapian behind the C face of fts.h.
//
// The one C++ file.  Every entry point is a try block that ends in
// catch (...): caught() turns the exception in flight into a status, so that
// none ever reaches a C frame, which would release nothing.  Nothing here
// calls back into C that could fail by longjmp; results are copied out.
//
// Xapian's own spelling dictionary is left alone on purpose: it keeps words
// whose documents were taken out, and so would offer the words of a file that
// has since moved to a protected class.  search/forgive.h works on the terms
// themselves, which go when their last document goes.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <unordered_set>
#include <map>
#include <algorithm>
#include <memory>
#include <vector>

#include <xapian.h>

extern "C" {
#include "index/fts.h"

#include "base/file.h"
#include "base/mem.h"
}

using std::string;

static const char STAMP[] = "courtroll.stamp";
enum { REOPENS = 3 };

struct fts_writer {
	Xapian::WritableDatabase db;
	string dir;
	bool dirty = false;
};

struct fts {
	Xapian::Database db;
	unsigned n = 0; // databases in it
};

// ---- exceptions ------------------------------------------------------------

static enum cr_status
fail(struct cr_err *e, enum cr_status st, const char *msg)
{
	return err_set(e, st, "index: %s", msg);
}

// Only from inside a catch block.
static enum cr_status
caught(struct cr_err *e)
{
	try {
		throw;
	} catch (const Xapian::DatabaseLockError &x) {
		return fail(e, CR_RETRY, x.get_msg().c_str());
	} catch (const Xapian::DatabaseModifiedError &x) {
		return fail(e, CR_RETRY, x.get_msg().c_str());
	} catch (const Xapian::DatabaseCorruptError &x) {
		return fail(e, CR_SKIP, x.get_msg().c_str());
	} catch (const Xapian::Error &x) {
		const char *sys = x.get_error_string();
		return err_set(e, CR_FATAL, "index: %s%s%s",
		    x.get_msg().c_str(), sys ? ": " : "", sys ? sys : "");
	} catch (const std::bad_alloc &) {
		return fail(e, CR_FATAL, "out of memory");
	} catch (const std::exception &x) {
		return fail(e, CR_FATAL, x.what());
	} catch (...) {
		return fail(e, CR_FATAL, "unknown C++ exception");
	}
}

// The same for opening, where "this is no database" means damage, unless the
// system said why (no permission, too many open files): then it is not the
// database that is at fault, and it must not be thrown away for it.
static enum cr_status
caught_opening(struct cr_err *e, const char *dir)
{
	try {
		throw;
	} catch (const Xapian::DatabaseLockError &x) {
		return err_set(e, CR_RETRY, "index '%s': %s", dir,
		    x.get_msg().c_str());
	} catch (const Xapian::DatabaseModifiedError &x) {
		return err_set(e, CR_RETRY, "index '%s': %s", dir,
		    x.get_msg().c_str());
	} catch (const Xapian::DatabaseError &x) {
		const char *sys = x.get_error_string();
		if (sys && strcmp(sys, strerror(ENOENT)) != 0 &&
		    strcmp(sys, strerror(ENOTDIR)) != 0)
			return err_set(e, CR_FATAL, "index '%s': %s: %s", dir,
			    x.get_msg().c_str(), sys);
		return err_set(e, CR_SKIP, "index '%s' is damaged: %s", dir,
		    x.get_msg().c_str());
	} catch (...) {
		return caught(e);
	}
}

static enum cr_status
check_stamp(const Xapian::Database &db, const char *dir, const char *stamp,
    struct cr_err *e)
{
	if (db.get_metadata(STAMP) == stamp)
		return CR_OK;
	return err_set(e, CR_SKIP,
	    "index '%s' is of another archive or version", dir);
}

// ---- writing ---------------------------------------------------------------

// A new database is made beside and renamed, so that a reader never meets one
// without its stamp.
static enum cr_status
create(const string &dir, const char *stamp, struct cr_err *e)
{
	string making = dir + ".making";
	enum cr_status st;

	if ((st = dir_make(making.c_str(), e)) != CR_OK)
		return st;
	{
		Xapian::WritableDatabase db(making,
		    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
		db.set_metadata(STAMP, stamp);
		db.commit();
		db.close();
	}
	if ((st = dir_sync(making.c_str(), e)) != CR_OK)
		return st;
	return file_rename(making.c_str(), dir.c_str(), e);
}

enum cr_status
fts_writer_open(struct fts_writer **w, const char *dir, const char *stamp,
    struct cr_err *e)
try {
	std::unique_ptr<fts_writer> n(new fts_writer);
	enum cr_status st;

	*w = NULL;
	n->dir = dir;
	if (!file_exists(dir) && (st = create(n->dir, stamp, e)) != CR_OK)
		return st;
	n->db = Xapian::WritableDatabase(dir, Xapian::DB_OPEN);
	if ((st = check_stamp(n->db, dir, stamp, e)) != CR_OK)
		return st;
	*w = n.release();
	return CR_OK;
} catch (...) {
	return caught_opening(e, dir);
}

void
fts_writer_close(struct fts_writer *w)
{
	delete w; // Xapian's destructors do not throw
}

static string
slice(const struct fts_doc *d, uint32_t off, uint32_t len)
{
	return string(d->bytes.data + off, len);
}

enum cr_status
fts_put(struct fts_writer *w, const char *unique, const struct fts_doc *d,
    struct cr_err *e)
try {
	Xapian::Document doc;

	for (size_t i = 0; i < d->n_terms; i++) {
		const struct fts_term *t = &d->terms[i];
		string term = slice(d, t->off, t->len);
		if (t->pos)
			doc.add_posting(term, t->pos, t->wdf);
		else
			doc.add_term(term, t->wdf);
	}
	for (size_t i = 0; i < d->n_values; i++) {
		const struct fts_value *v = &d->values[i];
		doc.add_value(v->slot, slice(d, v->off, v->len));
	}
	doc.set_data(string(d->data.data, d->data.len));
	doc.add_boolean_term(unique);
	w->dirty = true;
	w->db.replace_document(string(unique), doc);
	return CR_OK;
} catch (...) {
	return caught(e);
}

enum cr_status
fts_remove(struct fts_writer *w, const char *term, struct cr_err *e)
try {
	if (w->db.term_exists(term)) {
		w->dirty = true;
		w->db.delete_document(string(term));
	}
	return CR_OK;
} catch (...) {
	return caught(e);
}

enum cr_status
fts_commit(struct fts_writer *w, struct cr_err *e)
try {
	enum cr_status st;

	if (!w->dirty)
		return CR_OK;
	w->db.commit();
	if ((st = dir_sync(w->dir.c_str(), e)) == CR_OK)
		w->dirty = false;
	return st;
} catch (...) {
	return caught(e);
}

// ---- reading ---------------------------------------------------------------

// Run body; when the index changed under it, reopen and run it again.
template <typename Body>
static enum cr_status
reading(struct fts *f, struct cr_err *e, Body body)
{
	for (int i = 0;; i++) {
		try {
			if (i > 0)
				f->db.reopen();
			return body();
		} catch (const Xapian::DatabaseModifiedError &) {
			if (i == REOPENS)
				return caught(e);
		} catch (...) {
			return caught(e);
		}
	}
}

enum cr_status
fts_new(struct fts **f, struct cr_err *e)
try {
	*f = NULL;
	*f = new fts;
	return CR_OK;
} catch (...) {
	return caught(e);
}

void
fts_free(struct fts *f)
{
	delete f;
}

enum cr_status
fts_add(struct fts *f, const char *dir, const char *stamp, struct cr_err *e)
try {
	enum cr_status st;

	if (!file_exists(dir))
		return CR_END;
	Xapian::Database db(dir);
	if ((st = check_stamp(db, dir, stamp, e)) != CR_OK)
		return st;
	f->db.add_database(db);
	f->n++;
	return CR_OK;
} catch (...) {
	return caught_opening(e, dir);
}

enum cr_status
fts_check(const char *dir, struct cr_err *e)
try {
	if (Xapian::Database::check(dir) > 0)
		return err_set(e, CR_SKIP, "index '%s' is damaged", dir);
	return CR_OK;
} catch (...) {
	return caught(e);
}

enum cr_status
fts_count(struct fts *f, uint32_t *documents, struct cr_err *e)
{
	*documents = 0;
	return reading(f, e, [&] {
		if (f->n)
			*documents = f->db.get_doccount();
		return CR_OK;
	});
}

enum cr_status
fts_freqs(struct fts *f, const char *const *terms, size_t n, uint32_t *freqs,
    struct cr_err *e)
{
	return reading(f, e, [&] {
		for (size_t i = 0; i < n; i++)
			freqs[i] = f->n ? f->db.get_termfreq(terms[i]) : 0;
		return CR_OK;
	});
}

void
fts_words_release(struct fts_words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->v[i].term);
	free(w->v);
	*w = FTS_WORDS_INIT;
}

enum cr_status
fts_list(struct fts *f, const char *prefix, size_t max,
    struct fts_words *out, struct cr_err *e)
{
	*out = FTS_WORDS_INIT;
	return reading(f, e, [&] {
		fts_words_release(out);
		if (!f->n)
			return CR_OK;
		Xapian::TermIterator end = f->db.allterms_end(prefix);
		for (auto t = f->db.allterms_begin(prefix); t != end; ++t) {
			if (out->n == max) {
				out->cut = true;
				break;
			}
			out->v = static_cast<fts_word *>(xgrow(out->v, out->n,
			    &out->cap, sizeof *out->v));
			string term = *t;
			out->v[out->n].term = xstrdup(term.c_str());
			out->v[out->n++].freq = t.get_termfreq();
		}
		return CR_OK;
	});
}

// ---- questions -------------------------------------------------------------

static Xapian::Query
convert(const struct fts_query *q)
{
	using Xapian::Query;
	std::vector<Query> kids;

	for (size_t i = 0; i < q->n; i++)
		kids.push_back(convert(q->kids[i]));
	auto b = kids.begin(), e = kids.end();

	switch (q->op) {
	case FTS_NOTHING:
		return Query();
	case FTS_ALL:
		return Query::MatchAll;
	case FTS_TERM:
		return Query(q->term);
	case FTS_AND:
		return Query(Query::OP_AND, b, e);
	case FTS_OR:
		return Query(Query::OP_OR, b, e);
	case FTS_MAX:
		return Query(Query::OP_MAX, b, e);
	case FTS_NOT:
		return Query(Query::OP_AND_NOT, kids[0],
		    Query(Query::OP_OR, b + 1, e));
	case FTS_MAYBE:
		return Query(Query::OP_AND_MAYBE, kids[0],
		    Query(Query::OP_OR, b + 1, e));
	case FTS_FILTER:
		return Query(Query::OP_FILTER, kids[0],
		    Query(Query::OP_AND, b + 1, e));
	case FTS_PHRASE:
		return Query(Query::OP_PHRASE, b, e,
		    static_cast<Xapian::termcount>(q->n));
	case FTS_NEAR:
		return Query(Query::OP_NEAR, b, e, q->window);
	case FTS_SCALE:
		return Query(Query::OP_SCALE_WEIGHT, kids[0], q->factor);
	case FTS_BOOST: {
		Xapian::PostingSource *fixed =
		    new Xapian::FixedWeightPostingSource(q->factor);
		return Query(Query::OP_AND, kids[0], Query(fixed->release()));
	}
	case FTS_RANGE:
		if (q->lo && q->hi)
			return Query(Query::OP_VALUE_RANGE, q->slot, q->lo,
			    q->hi);
		if (q->lo)
			return Query(Query::OP_VALUE_GE, q->slot, q->lo);
		if (q->hi)
			return Query(Query::OP_FILTER,
			    Query(Query::OP_VALUE_LE, q->slot, q->hi),
			    Query(Query::OP_VALUE_GE, q->slot,
			    string(1, '\0')));
		return Query::MatchAll;
	}
	return Query();
}

// Sees every matching document once: counts the different groups, and each
// group's facets at its first document.
class GroupSpy : public Xapian::MatchSpy {
	const fts_ask *ask;
	std::unordered_set<string> seen;

public:
	uint32_t documents = 0;
	std::map<string, uint32_t> counts[FTS_FACETS];

	explicit GroupSpy(const fts_ask *a) : ask(a) {}

	uint32_t groups() const { return static_cast<uint32_t>(seen.size()); }

	void
	operator()(const Xapian::Document &doc, double) override
	{
		documents++;
		if (!seen.insert(doc.get_value(ask->group)).second)
			return;
		for (size_t i = 0; i < ask->n_facets; i++)
			count(i, doc.get_value(ask->facets[i]));
	}

private:
	void
	count(size_t facet, const string &value)
	{
		size_t from = 0;

		while (from < value.size()) {
			size_t to = value.find('\n', from);
			if (to == string::npos)
				to = value.size();
			counts[facet][value.substr(from, to - from)]++;
			from = to + 1;
		}
	}
};

static void
copy_facet(struct fts_answer *a, size_t i,
    const std::map<string, uint32_t> &counts)
{
	std::vector<std::pair<string, uint32_t>> v(counts.begin(),
	    counts.end());
	std::stable_sort(v.begin(), v.end(),
	    [](const auto &x, const auto &y) { return x.second > y.second; });
	a->facets[i].v = static_cast<fts_facet *>(
	    xcalloc(v.size(), sizeof(fts_facet)));
	for (const auto &p : v) {
		fts_facet *f = &a->facets[i].v[a->facets[i].n++];
		f->value = xstrdup(p.first.c_str());
		f->groups = p.second;
	}
}

static void
copy_hits(struct fts_answer *a, const fts_ask *ask, const Xapian::MSet &set)
{
	a->hits = static_cast<fts_hit *>(xcalloc(set.size(), sizeof(fts_hit)));
	for (auto i = set.begin(); i != set.end(); ++i) {
		Xapian::Document doc = i.get_document();
		string data = ask->bare ? string() : doc.get_data();
		string order = doc.get_value(ask->order);
		fts_hit *h = &a->hits[a->n_hits++];
		memcpy(h->order, order.data(),
		    std::min(order.size(), sizeof h->order));
		h->weight = i.get_weight();
		h->data_len = data.size();
		h->data = static_cast<char *>(xmalloc(data.size() + 1));
		memcpy(h->data, data.data(), data.size());
		h->data[data.size()] = '\0';
	}
}

static enum cr_status
find_once(struct fts *f, const struct fts_ask *ask, struct fts_answer *a)
{
	Xapian::Enquire enquire(f->db);
	Xapian::MultiValueKeyMaker keys;
	GroupSpy spy(ask);

	enquire.set_query(convert(ask->query));
	if (ask->newest != FTS_NO_SLOT || !ask->by_weight) {
		if (ask->newest != FTS_NO_SLOT)
			keys.add_value(ask->newest, true);
		keys.add_value(ask->order);
		enquire.set_sort_by_key(&keys, false);
	} else {
		enquire.set_sort_by_relevance_then_value(ask->order, false);
	}
	if (ask->one_per_group)
		enquire.set_collapse_key(ask->group);
	enquire.add_matchspy(&spy);

	Xapian::MSet set = enquire.get_mset(ask->offset, ask->limit,
	    f->db.get_doccount());
	copy_hits(a, ask, set);
	a->groups = spy.groups();
	a->documents = spy.documents;
	for (size_t i = 0; i < ask->n_facets; i++)
		copy_facet(a, i, spy.counts[i]);
	return CR_OK;
}

enum cr_status
fts_find(struct fts *f, const struct fts_ask *ask, struct fts_answer *a,
    struct cr_err *e)
{
	*a = FTS_ANSWER_INIT;
	return reading(f, e, [&] {
		fts_answer_release(a); // of an earlier try
		return f->n ? find_once(f, ask, a) : CR_OK;
	});
}

void
fts_answer_release(struct fts_answer *a)
{
	for (size_t i = 0; i < a->n_hits; i++)
		free(a->hits[i].data);
	free(a->hits);
	for (auto &facet : a->facets) {
		for (size_t i = 0; i < facet.n; i++)
			free(facet.v[i].value);
		free(facet.v);
	}
	*a = FTS_ANSWER_INIT;
}

// ---- words -----------------------------------------------------------------

void
fts_stem(struct buf *out, const char *word, size_t len)
try {
	static const Xapian::Stem english("english");
	string stem = english(string(word, len));

	buf_add(out, stem.data(), stem.size());
} catch (...) {
	abort(); // only memory can be lacking here
}
