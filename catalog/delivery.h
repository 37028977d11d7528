/* catalog/delivery.h: what one ingest delivered, as data.
 *
 * It is written into the batch's bag as the tag file files.jsonl, or, where
 * all was refused and there is no bag, into quarantine/<batch>/ (one JSON
 * object a line: a head, then masters, refusals, files) and entered in the
 * catalogue from there, so that one road serves the normal run, the run
 * after a power cut and the rebuilding of a lost catalogue:
 *
 *	{"v":1,"batch":"0001","sequence":1,"site":"MUK","archive":"...",
 *	 "scheme":"uganda","class":null,
 *	 "masters":1,"refusals":1,"files":1}
 *	{"master":"data/000001.tif","sha256":..,"bytes":..,"kind":"tiff",
 *	 "pages":3,"source":"a.tif","origin":"/scans/a.tif"}
 *	{"refused":2,"source":..,"origin":..,"sha256":..,"reason":..,"detail":..}
 *	{"file":"MUK-000001-3","number":1,"new":true,"folder":null,"pages":
 *	 [{"master":0,"page":1,"n":1,"cover":false,"failed":null}, ...]}
 *
 * Where a slip or label said which file it is, the file has "given":true;
 * where a page is a slip of its file, the page has "slip":"<payload>".
 *
 * sequence is 0 where there is no bag.
 * source: the name relative to the PATH given, as shown to people.
 * origin: the absolute name, '%' and all that is no plain UTF-8 written %XX,
 * for comparing only.
 */
#ifndef CATALOG_DELIVERY_H
#define CATALOG_DELIVERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct delivery_master {
	int payload;       /* 12 in data/000012.tif */
	char name[40];
	char sha256[65];
	int64_t bytes;
	char kind[8];
	int pages;
	char *source, *origin;
};

struct delivery_refusal {
	int n;             /* as in quarantine/<batch>/<n>-name */
	char *source, *origin;
	char sha256[65];   /* "": there are no bytes */
	char *reason, *detail;
};

struct delivery_page {
	int master;        /* index in masters */
	int page;          /* within the master, from 1 */
	int n;             /* place in the file; later ones move up */
	bool cover;        /* a separator or cover sheet */
	char *failed;      /* why it cannot be decoded, or NULL */
	char *slip;        /* payload of the slip that it is, or NULL */
};

struct delivery_file {
	int64_t number;
	char id[40];
	bool is_new;       /* the catalogue had no such file */
	bool given;        /* a slip or label says the number: not reserved */
	char *folder;      /* origin of the folder of its images, or NULL */
	struct delivery_page *pages;
	size_t n_pages, cap_pages;
};

struct delivery {
	char *batch;
	char *klass;       /* starting class, or NULL */
	int sequence;      /* order of entry of bags, from 1; 0: no bag */
	bool bag;          /* false: nothing but refusals */
	struct delivery_master *masters;
	size_t n_masters, cap_masters;
	struct delivery_refusal *refusals;
	size_t n_refusals, cap_refusals;
	struct delivery_file *files;
	size_t n_files, cap_files;
};

void delivery_init(struct delivery *d, const char *batch, const char *klass);
void delivery_release(struct delivery *d);
/* The new item; its strings are the caller's to fill with allocated ones. */
struct delivery_master *delivery_add_master(struct delivery *d);
struct delivery_refusal *delivery_add_refusal(struct delivery *d);
struct delivery_file *delivery_add_file(struct delivery *d);
struct delivery_page *delivery_add_page(struct delivery_file *f);

/* Whose archive it is: in every bag, so that a catalogue can be made again. */
struct delivery_owner {
	char site[8], archive[40], scheme[64];
};

void delivery_write(const struct delivery *d, const struct delivery_owner *o,
    struct buf *out);
/* 1 to 80 letters, digits, '.', '_', '-', and no '.' or '-' in front: what
 * may name a batch, being the name of folders. */
bool delivery_name_valid(const char *s);

/* CR_FATAL where the text is not what delivery_write wrote. */
enum cr_status delivery_read(struct delivery *d, struct delivery_owner *o,
    const char *text, size_t len, const char *name, struct cr_err *e);

#endif
