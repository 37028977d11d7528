/* mksamples/plan.c: the usual papers of each kind of case.  The tables are in
 * the order of the file; rank says which papers a thin file still has.
 */
#include "scripts/mksamples/plan.h"

#include <string.h>

static const struct planned suit[] = {{"plaint", write_pleading, 0, 0, 4, 0},
    {"defence", write_pleading, 21, 0, 2, 2},
    {"correspondence", write_letter, 60, 0, 0, 5},
    {"hearing-notice", write_notice, 90, 0, 0, 3},
    {"proceedings", write_proceedings, 130, 0, 5, 4},
    {"submissions", write_pleading, 420, 0, 2, 6},
    {"judgment", write_decision, 520, 0, 8, 1},
    {"decree", write_decree, 535, 0, 0, 7}};

static const struct planned application[] = {
    {"motion", write_pleading, 0, 0, 1, 0},
    {"affidavit", write_pleading, 0, 0, 3, 1},
    {"hearing-notice", write_notice, 12, 0, 0, 3},
    {"correspondence", write_letter, 30, 0, 0, 4},
    {"ruling", write_decision, 70, 0, 5, 2}};

static const struct planned appeal[] = {
    {"memorandum-of-appeal", write_pleading, 0, 0, 1, 0},
    {"correspondence", write_letter, 40, 0, 0, 4},
    {"hearing-notice", write_notice, 200, 0, 0, 3},
    {"submissions", write_pleading, 300, 0, 3, 2},
    {"judgment", write_decision, 480, 0, 8, 1},
    {"decree", write_decree, 490, 0, 0, 5}};

static const struct planned session[] = {
    {"indictment", write_charge, 0, 0, 1, 0},
    {"proceedings", write_proceedings, 100, 0, 5, 2},
    {"correspondence", write_letter, 150, 0, 0, 3},
    {"judgment", write_decision, 600, 0, 8, 1}};

static const struct planned charge[] = {
    {"charge-sheet", write_charge, 0, 0, 1, 0},
    {"proceedings", write_proceedings, 7, 0, 5, 1},
    {"judgment", write_decision, 260, 0, 5, 2}};

static const struct planned child[] = {{"petition", write_pleading, 0, 0, 3, 0},
    {"affidavit", write_pleading, 0, 0, 3, 2},
    {"hearing-notice", write_notice, 15, 0, 0, 4},
    {"ruling", write_decision, 60, 0, 5, 1},
    {"decree", write_decree, 66, 0, 0, 3}};

static const struct planned divorce[] = {
    {"petition", write_pleading, 0, 0, 3, 0},
    {"defence", write_pleading, 25, 0, 2, 2},
    {"hearing-notice", write_notice, 80, 0, 0, 4},
    {"judgment", write_decision, 300, 0, 6, 1},
    {"decree", write_decree, 310, 0, 0, 3}};

static const struct planned estate[] = {
    {"petition", write_pleading, 0, 0, 3, 0},
    {"affidavit", write_pleading, 0, 0, 1, 2},
    {"correspondence", write_letter, 20, 0, 0, 3},
    {"grant", write_decree, 70, 0, 0, 1}};

static const struct planned review[] = {{"motion", write_pleading, 0, 0, 1, 0},
    {"affidavit", write_pleading, 0, 0, 3, 1},
    {"hearing-notice", write_notice, 30, 0, 0, 3},
    {"ruling", write_decision, 160, 0, 6, 2}};

static const struct planned election[] = {
    {"petition", write_pleading, 0, 0, 3, 0},
    {"affidavit", write_pleading, 0, 0, 4, 1},
    {"hearing-notice", write_notice, 30, 0, 0, 3},
    {"judgment", write_decision, 200, 0, 8, 2}};

static const struct planned revision[] = {
    {"motion", write_pleading, 0, 0, 1, 0},
    {"affidavit", write_pleading, 0, 0, 2, 2},
    {"correspondence", write_letter, 45, 0, 0, 3},
    {"ruling", write_decision, 150, 0, 5, 1}};

static const struct planned criminal_appeal[] = {
    {"memorandum-of-appeal", write_pleading, 0, 0, 1, 0},
    {"hearing-notice", write_notice, 90, 0, 0, 2},
    {"correspondence", write_letter, 120, 0, 0, 3},
    {"judgment", write_decision, 200, 0, 8, 1}};

#define PAPERS(a) (a), (int)COUNT(a)

static const struct {
	enum kind kind;
	const struct planned *papers;
	int n;
} files[] = {{KIND_SUIT, PAPERS(suit)}, {KIND_APPLICATION, PAPERS(application)},
    {KIND_APPEAL, PAPERS(appeal)}, {KIND_SESSION, PAPERS(session)},
    {KIND_CHARGE, PAPERS(charge)}, {KIND_CHILD, PAPERS(child)},
    {KIND_DIVORCE, PAPERS(divorce)}, {KIND_ESTATE, PAPERS(estate)},
    {KIND_REVIEW, PAPERS(review)}, {KIND_ELECTION, PAPERS(election)},
    {KIND_REVISION, PAPERS(revision)},
    {KIND_CRIMINAL_APPEAL, PAPERS(criminal_appeal)}};

static void
share_out(struct planned *plan, int n, int extra, struct rng *r)
{
	int total = 0, i;

	for (i = 0; i < n; i++)
		total += plan[i].weight;
	while (extra-- > 0) {
		int at = total ? rng_range(r, 0, total - 1) : 0;

		for (i = 0; i < n - 1 && at >= plan[i].weight; i++)
			at -= plan[i].weight;
		plan[i].pages++;
	}
}

int
plan_make(
    const struct matter *m, struct rng *r, int pages, struct planned *plan)
{
	size_t f = 0;
	int want, i, n = 0;

	while (f + 1 < COUNT(files) && files[f].kind != m->kind)
		f++;
	/* One page each, and about a third of the pages as length. */
	want = pages - rng_range(r, pages / 4, pages / 2);
	if (want < 2)
		want = pages < 2 ? 1 : 2;
	if (want > files[f].n)
		want = files[f].n;
	for (i = 0; i < files[f].n; i++) {
		if (files[f].papers[i].rank >= want)
			continue;
		plan[n] = files[f].papers[i];
		plan[n].pages = 1;
		if (plan[n].days > 0)
			plan[n].days += rng_range(r, 0, plan[n].days / 2);
		n++;
	}
	share_out(plan, n, pages - n, r);
	return n;
}
