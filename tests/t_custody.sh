#!/bin/sh
# tests/t_custody.sh: boxes go out of the store and come back; what is counted
# is held against what went out and against the register, and the evening's
# sheet has what is not back.
. "$(dirname "$0")/lib.sh"
need_verbs init register code out in box
unset COURTROLL_TODAY
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=clerk
cd "$T" || exit 1
cr init -q --site MUK
cat >jackets.csv <<'END'
number,parties,box,shelf,pages,class
CS 1/2001,Okello v Nakato,17,C4,40,open
CS 2/2001,Okello v Nakato,17,C4,50,open
Family Cause 12 of 2013,In re Baby Nankya,17,C4,10,
CS 4/2001,A v B,B2,C4,,open
END
cr register -q --no-index --csv jackets.csv | sed 's/	.*//' >ids
cr code -q
one=$(sed -n 1p ids)
two=$(sed -n 2p ids)
baby=$(sed -n 3p ids)

once() {
	expect_exit 0 cr box out 17 --to 'tent 2' --files 3 --pages 100 &&
	    says "$T/out" 'out to tent 2, 3 files, 100 pages; registered in it: 3' &&
	    expect_exit 1 cr box out 17 --to 'tent 3' &&
	    says "$T/err" 'tent 2 has it' && expect_exit 0 cr box list &&
	    says "$T/out" 'box 17  out to tent 2' &&
	    expect_exit 0 cr status "$one" &&
	    says "$T/out" 'box 17 is out: tent 2 has it' &&
	    expect_exit 0 cr box in 17 --files 3 --pages 100 &&
	    expect_exit 1 cr box in 17 && says "$T/err" 'it came back' &&
	    expect_exit 1 cr box in 99 && says "$T/err" 'never went out' &&
	    expect_exit 0 cr box list && same "$(cat "$T/out")" ''
}
check 'a box is with one at a time' once

differ() {
	expect_exit 1 cr box out 17 --to 'tent 2' --files 4 &&
	    says "$T/out" 'FILES DIFFER: 4 counted, 3 should be in it' &&
	    expect_exit 1 cr box in 17 --files 2 --pages 99 &&
	    says "$T/out" 'FILES DIFFER: 2 counted, 3 should be in it' &&
	    says "$T/out" 'FILES DIFFER: 2 counted, 4 went out' &&
	    says "$T/out" 'PAGES DIFFER: 99 counted, 100 should be in it' &&
	    says "$T/out" 'print list --box 17'
}
check 'counts are held against what went out and the register' differ

lent() {
	expect_exit 0 cr box out 17 --to 'tent 2' --files 3 &&
	    cr out "$baby" --to 'Judge D' >/dev/null &&
	    expect_exit 0 cr box in 17 --files 2 --pages 90 &&
	    says "$T/out" '1 of them lent' &&
	    says "$T/out" "lent: $baby" && says "$T/out" 'Judge D has it' &&
	    ! grep -q Nankya "$T/out" && cr in "$baby" >/dev/null &&
	    cr box out 17 --to 'tent 2' --files 3 >/dev/null &&
	    expect_exit 1 cr box in 17 --files 2
}
check 'a lent file is rightly not in its box' lent

unknown() {
	expect_exit 0 cr box out b2 --to X --files 1 --pages 7 &&
	    expect_exit 1 cr box out B2 --to Y && expect_exit 0 cr box in B2 &&
	    says "$T/out" '1 file went out' || return 1
	expect_exit 0 cr box out new --to X --files 60 &&
	    says "$T/out" 'no file is registered as lying in it' &&
	    expect_exit 1 cr box in new --files 59 &&
	    says "$T/out" '59 counted, 60 went out'
}
check 'boxes of which nothing, or no count, is registered go out too' unknown

log_of() {
	expect_exit 0 cr box log B2 && same "$(wc -l <"$T/out")" 2 &&
	    expect_exit 0 cr box log --since 1/1/2001 &&
	    same "$(wc -l <"$T/out")" 12 &&
	    expect_exit 0 cr box log --since 2099-01-01 &&
	    same "$(cat "$T/out")" '' && expect_exit 0 cr box log B2 --json &&
	    python3 -c 'import json,sys
b = json.load(sys.stdin)["boxes"]
assert [x["what"] for x in b] == ["out", "in"] and b[0]["pages"] == 7
assert b[1]["files"] is None' <"$T/out" && expect_exit 0 cr status --json &&
	    says "$T/out" '"boxes_out":0'
}
check 'the log tells all that happened' log_of

# The hour on the wall, not that of Greenwich.
wall() {
	at=$(cr box log B2 --json | sed 's/.*"at":"\([^"]*\)".*/\1/')
	east=$(TZ=UTC date -d "$at 3 hours" '+%Y-%m-%d %H:%M') &&
	    TZ=EAT-3 cr box log B2 >east.txt && says east.txt "$east  box"
}
check 'people are told the time of their own clock' wall

# One word a line, so that lines broken by the layout do not matter.
words() {
	pdftotext -raw "$1" - | tr -s ' \n\f' '   '
}

sheet() {
	cr box out 17 --to 'tent 2, under the mango tree' --files 3 >/dev/null
	cr box out B2 --to X --note 'lid broken' >/dev/null
	cr out "$baby" --to 'Judge D' --due 1d >/dev/null
	cr out "$two" --to 'Judge E' --pages 50 >/dev/null
	cr in "$two" --pages 48 --missing '12, 13' >/dev/null
	expect_exit 0 cr box sheet -o evening.pdf &&
	    same "$(cat "$T/out")" evening.pdf || return 1
	text=$(words evening.pdf)
	for part in 'Boxes that are not back 17 tent 2, under the mango tree' \
	    'lid broken' 'Boxes that came back today' '59 counted, 60 went' \
	    'Files that are not back' "$baby" 'Judge D' 'PAGES DIFFER: 50' \
	    'MISSING: 12, 13' 'For the tent' 'For the registry'; do
		case $text in
		*"$part"*) ;;
		*) echo "no '$part' on: $text"; return 1 ;;
		esac
	done
	! echo "$text" | grep -q Nankya
}
check "the evening's sheet has what is not back or differs, and no names" sheet

refused() {
	expect_exit 2 cr box && expect_exit 2 cr box out 17 &&
	    expect_exit 2 cr box out --to A && expect_exit 2 cr box list 17 &&
	    expect_exit 2 cr box log --since soon && expect_exit 2 cr box out \
	    "$(printf '1\0332')" --to A && expect_exit 2 cr box in 17 --files \
	    many && mkfifo pipe && expect_exit 1 cr box sheet -o pipe &&
	    test -p pipe
}
check 'wrong usage is said, and a pipe stays one' refused
