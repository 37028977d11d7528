#!/bin/sh
# t_where.sh: where a file is, is what every answer says first: its place, its
# volume, who has it, as it is now; no index is needed for that.  And what the
# jacket said of court and course, in dump.
. "$(dirname "$0")/lib.sh"
need_verbs init register code index search case dump out in move

export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY='N. Auma' COURTROLL_TODAY=2026-11-20
cr init "$T/a" --site MUK >/dev/null 2>&1
printf 'number,parties,shelf,box,volume,court,status,next_date,part\n%s\n' \
	'CS 95/2015,Kato John v Nakato Sarah,C4,17,1 of 2,High Court Mukono,pending,2026-12-20,' \
	'CS 95/2015,Kato John v Nakato Sarah,C4,18,2 of 2,High Court Mukono,pending,,' \
	>"$T/files.csv"
cr register --csv "$T/files.csv" >"$T/ids" 2>/dev/null
cr code >/dev/null 2>&1
cr index >/dev/null 2>&1

# hit PYTHON-EXPRESSION: of the first hit of a search
hit() {
	cr search --json --classes all box:17 2>/dev/null |
		python3 -c "import json,sys; h=json.load(sys.stdin)['hits'][0]; print($1)"
}
dumped() {
	cr dump MUK-000001-0 | python3 -c "import json,sys; d=json.load(sys.stdin); print($1)"
}

check volume_is_told same "$(hit '(h["location"]["shelf"], h["volume"], h["holder"])')" "('C4', '1 of 2', None)"
cr search --classes all nakato >"$T/out" 2>&1
check volume_is_shown says "$T/out" 'MUK-000001-0  shelf C4, box 17, volume 1 of 2'

cr out MUK-000001-0 --to 'Justice Nambi' --due 2026-12-01 >"$T/log" 2>&1
check lent_is_told_at_once same "$(hit '(h["holder"], h["due"])')" "('Justice Nambi', '2026-12-01')"
cr search --classes all nakato >"$T/out" 2>&1
check lent_is_shown_first sh -c "grep -q 'MUK-000001-0  out to Justice Nambi since [-0-9]*, due 2026-12-01; belongs in shelf C4, box 17, volume 1 of 2' '$T/out'"
COURTROLL_TODAY=2026-12-10 cr search --classes all nakato >"$T/out" 2>&1
check overdue_is_said says "$T/out" 'due 2026-12-01 (overdue); belongs in'
cr case --classes all 'CS 95/2015' >"$T/out" 2>&1
check case_shows_it sh -c "grep -q '^  MUK-000001-0  out to Justice Nambi since' '$T/out'"
check where_comes_first same "$(head -n 1 "$T/out")" 'where the paper is:'
check case_tells_it same "$(cr case --classes all --json 'CS 95/2015' | python3 -c 'import json,sys; print([(f["volume"], f["holder"], f["due"]) for f in json.load(sys.stdin)["files"]])')" \
	"[('1 of 2', 'Justice Nambi', '2026-12-01'), ('2 of 2', None, None)]"
check dump_tells_it same "$(dumped '(d["holder"], d["due"])')" "('Justice Nambi', '2026-12-01')"
echo box:17 >"$T/queries"
cr search --classes all --queries "$T/queries" >"$T/out" 2>/dev/null
check a_table_has_it says "$T/out" '"MUK-000001-0",,"C4","17","1 of 2","Justice Nambi","2026-12-01"'
cr in MUK-000001-0 >"$T/log" 2>&1
check back_is_told_at_once same "$(hit 'h["holder"]')" None

cr move MUK-000001-0 --shelf D1 >"$T/log" 2>&1
check moved_is_told_at_once same "$(hit 'h["location"]["shelf"]')" D1

check volumes_are_no_anomaly same "$(dumped 'd["anomalies"]')" '[]'
check the_court_completed_the_number same "$(dumped 'd["case"]["key"]')" HC/Mukono/CS/95/2015
check the_court_is_its_evidence same "$(dumped '[(e["quote"], e["rule"]) for e in d["case"]["evidence"]][:2]')" \
	"[('CS 95/2015', 'jacket-court'), ('High Court Mukono', 'jacket-court')]"
check the_status_is_the_jackets same "$(dumped '(d["status"], d["dates"]["hearings"], d["evidence"]["status"][0]["rule"])')" "('pending', ['2026-12-20'], 'jacket')"
