#!/bin/sh
# tests/t_backlog.sh: courtroll report backlog: the same numbers for reading,
# as CSV, as JSON and on one page.
. "$(dirname "$0")/lib.sh"

need_verbs practice report register
export COURTROLL_TODAY=2026-11-25 COURTROLL_ARCHIVE="$T/p"
unset COURTROLL_BY
cr practice "$T/p" >"$T/made" 2>&1 || cat "$T/made"

usage() {
	expect_exit 2 cr report && expect_exit 2 cr report weather &&
	    expect_exit 2 cr report backlog --on 25.11.2026 &&
	    expect_exit 2 cr report backlog --csv --json &&
	    expect_exit 2 cr report backlog --csv --pdf - &&
	    expect_exit 2 cr report backlog --court HC/Atlantis &&
	    says "$T/err" Atlantis &&
	    expect_exit 3 cr -a "$T/none" report backlog
}
check 'what is wrongly said is refused' usage

text() {
	expect_exit 0 cr report backlog &&
	    says "$T/out" 'backlog on 2026-11-25: 28 cases in 30 files' &&
	    says "$T/out" '2 files have no number' &&
	    grep -q '^all  *14  *9  *5  *28$' "$T/out" &&
	    grep -q '^protected (not shown apart)  *1  *1  *0  *2$' "$T/out" &&
	    ! grep -q 'Family Cause' "$T/out"
}
check 'cases are counted, not files, and the protected not told apart' text

# The sum of each part, and of each row, is that of all cases.
csv() {
	expect_exit 0 cr report backlog --csv && python3 -c '
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
assert rows[0]["by"] == "all" and rows[0]["all"] == "28", rows[0]
for r in rows:
    assert int(r["pending"]) + int(r["disposed"]) + int(r["unknown"]) \
        == int(r["all"]), r
    for s in "pending", "disposed", "unknown":
        assert sum(int(r[k]) for k in r if k.startswith(s + ":")) \
            == int(r[s]), r
for by in "station", "type", "subject", "judge":
    for k in r:
        if k not in ("by", "code", "name"):
            assert sum(int(x[k]) for x in rows if x["by"] == by) \
                == int(rows[0][k]), (by, k)
' "$T/out"
}
check 'CSV: every row and every part adds up' csv

json() {
	expect_exit 0 cr report backlog --json --court HC/Mukono &&
	    python3 -c '
import json, sys
j = json.load(open(sys.argv[1]))
assert j["v"] == 1 and j["cases"] == 26 and j["files"] == 28, j
assert j["protected"] == 2 and j["not_full"] == 0, j
assert [s["title"] for s in j["station"]] == ["Mukono"], j["station"]
assert sum(j["count"]["pending"]["by_age"]) == 14, j["count"]
' "$T/out" && expect_exit 0 cr report backlog --court Lugazi --json &&
	    says "$T/out" '"cases":0'
}
check 'JSON, one court alone' json

on_a_day() {
	expect_exit 0 cr report backlog --on 2020-12-31 --json &&
	    python3 -c '
import json, sys
j = json.load(open(sys.argv[1]))
assert j["on"] == "2020-12-31" and j["later"] == 13, j
' "$T/out"
}
check 'what was filed later is not counted, and that is said' on_a_day

said_now() {
	f=$(cr search 'case:"Civil Suit 4 of 2019"' 2>"$T/err" |
	    sed -n 's/.*\(PRA-[0-9]*-.\).*/\1/p' | head -n 1)
	cr register --help | grep -q -e --status || return 0
	cr register --file "$f" --status disposed --no-index >"$T/out" 2>&1 &&
	    expect_exit 0 cr report backlog &&
	    grep -q '^all  *14  *10  *4  *28$' "$T/out"
}
check 'a newer word on the status counts at once' said_now

if command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null; then
	one_page() {
		expect_exit 0 cr report backlog --pdf "$T/b.pdf" &&
		    pdfinfo "$T/b.pdf" >"$T/info" &&
		    grep -q '^Pages: *1$' "$T/info" &&
		    grep -q '^Page size:.*A4' "$T/info" &&
		    pdftotext -layout "$T/b.pdf" "$T/b.txt" &&
		    says "$T/b.txt" 'PRACTICE' &&
		    says "$T/b.txt" '28 cases in 30 files' &&
		    says "$T/b.txt" 'Mukono'
	}
	check 'on one page of A4' one_page
else
	skip 'on one page of A4' 'pdftotext is not installed'
fi
