/* search/format.h: what was found, for programs (JSON), spreadsheets (CSV)
 * and people. */
#ifndef SEARCH_FORMAT_H
#define SEARCH_FORMAT_H

#include <stdbool.h>

#include "base/buf.h"
#include "search/find.h"

/* `search --json`, version 1, one line with its end. */
void format_json(struct buf *out, const char *query, const struct found *f,
    unsigned offset);

/* For reading. bold: mark words with terminal escapes, else with *stars*. */
void format_text(struct buf *out, const char *query, const struct found *f,
    unsigned offset, bool bold);

/* Rows for one query; a query without hits has one row. The first row of a
 * file is format_csv_head. */
void format_csv_head(struct buf *out);
void format_csv(struct buf *out, const char *query, const struct found *f,
    unsigned offset);

/* One cell, quoted where needed (RFC 4180); text that a spreadsheet would take
 * for a formula gets an apostrophe in front. NULL: empty. */
void format_cell(struct buf *out, const char *text);

/* "room 2, shelf C4, box 17, volume 1 of 2" or "place not recorded"; of what
 * is lent, who has it first: "out to Justice Nambi since 2026-11-01, due
 * 2026-12-01; belongs in room 2 ...". */
void format_where(struct buf *out, const struct file_place *p);

/* Text from a file for a terminal: no control bytes. */
void format_clean(struct buf *out, const char *text);

#endif
