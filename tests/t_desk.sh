#!/bin/sh
# tests/t_desk.sh: files are lent, come back, move; boxes go out of the store
# and back: nothing twice, every difference told, whoever reads the labels.
. "$(dirname "$0")/lib.sh"
need_verbs init register code out in move box print
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=clerk COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
id() { sed 's/	.*//'; }
one=$(cr register -q --no-index --class open -n 'HCT-00-LD-CS-0260-2017' \
    -p 'Okello v Nakato' --room Store --shelf C4 --box 17 | id)
two=$(cr register -q --no-index -n 'Family Cause 12 of 2013' \
    -p 'In re Baby Nankya' --room Store --shelf C4 --box 17 | id)
cr register -q --no-index --class open -n 'Civil Suit 7 of 2001' --volume 1 \
    >"$T/v1"
cr register -q --no-index --class open -n 'Civil Suit 7 of 2001' --volume 2 \
    >"$T/v2"
cr code -q

lent() {
	expect_exit 0 cr out "$one" --to 'Justice Akello' --why hearing \
	    --due 14d --pages 40 && says "$T/out" 'due 2026-12-09' &&
	    expect_exit 1 cr out "$one" --to Other &&
	    says "$T/err" 'Justice Akello has it since' &&
	    expect_exit 0 cr out --list &&
	    says "$T/out" "$one  HCT-00-LD-CS-0260-2017" &&
	    expect_exit 0 cr out --overdue && same "$(cat "$T/out")" '' &&
	    COURTROLL_TODAY=2026-12-11 expect_exit 0 cr out --overdue &&
	    says "$T/out" '2 days OVERDUE'
}
check 'a file is lent to one, until a day' lent

back() {
	expect_exit 1 cr in "$one" --pages 38 --missing '12, 13' </dev/null &&
	    says "$T/out" 'PAGES DIFFER: 40 went out, 38 came back' &&
	    says "$T/out" 'goes to room Store, shelf C4, box 17' &&
	    expect_exit 1 cr in "$one" && says "$T/err" 'Do two files' &&
	    expect_exit 0 cr out --history "$one" &&
	    says "$T/out" 'missing: 12, 13' && expect_exit 0 cr out --list \
	    --json && same "$(cat "$T/out")" '{"v":1,"out":[]}'
}
check 'it comes back; pages that do not are told and kept' back

by_number() {
	expect_exit 0 cr out 'HCT 00 LD CS 260 of 2017' --to A &&
	    expect_exit 1 cr out 'C.S. No. 7/2001' --to A &&
	    says "$T/err" "$(id <"$T/v1")" && says "$T/err" 'volume 2' &&
	    expect_exit 1 cr out 'CS 999/1999' --to A &&
	    expect_exit 1 cr out MUK-000001-9 --to A &&
	    expect_exit 0 cr in 'HCT-00-LD-CS-0260-2017'
}
check 'a number that one file carries is enough; of several they are named' \
    by_number

scanned() {
	printf '%s\r\nnonsense\n\n%s\n' "$two" "$one" >shots
	cr out --to 'Justice B' <shots >o.txt 2>e.txt
	same $? 1 && same "$(grep -c 'out to Justice B' o.txt)" 2 &&
	    says e.txt "'nonsense'" && printf '%s\n' "$two" "$one" >shots &&
	    cr in - <shots >o.txt && same "$(grep -c 'back from' o.txt)" 2
}
check 'labels are shot one after another; a bad line stops none' scanned

no_names() {
	cr out "$two" --to 'Justice C' >o.txt && cr out --list >>o.txt &&
	    cr out --list --json >>o.txt && cr in "$two" >>o.txt &&
	    ! grep -q Nankya o.txt
}
check 'no name of a protected file is said at the desk' no_names

one_wins() {
	for who in A B C D; do
		cr out "$one" --to "$who" >"$T/w.$who" 2>/dev/null &
	done
	wait
	same "$(cat "$T"/w.? | wc -l)" 1 && cr in "$one" >/dev/null
}
check 'of clerks at the same time one lends it' one_wins

moved() {
	expect_exit 0 cr move --from-box 17 --shelf F2 --no-index &&
	    same "$(grep -c 'shelf F2, box 17' "$T/out")" 2 &&
	    expect_exit 0 cr move "$one" --room Archive --no-index &&
	    says "$T/out" 'is now in room Archive, box 17' &&
	    expect_exit 2 cr move "$one" && expect_exit 1 cr move \
	    --from-box none --shelf X
}
check 'a file, a whole box has another place' moved

custody() {
	cr move "$one" "$two" --box 17 --no-index >/dev/null
	expect_exit 0 cr box out 17 --to 'tent 2' --files 2 --pages 80 &&
	    expect_exit 1 cr box out 17 --to 'tent 3' &&
	    says "$T/err" 'tent 2 has it' && expect_exit 0 cr box list &&
	    says "$T/out" 'box 17  out to tent 2' &&
	    expect_exit 1 cr box in 17 --files 1 --pages 80 &&
	    says "$T/out" 'FILES DIFFER: 2 went out, 1 came back' &&
	    says "$T/out" '1 counted, 2 should be in the box' &&
	    expect_exit 1 cr box in 17 && cr out "$two" --to D >/dev/null &&
	    expect_exit 0 cr box out 17 --to 'tent 2' --files 1 &&
	    says "$T/out" '1 of them lent' && expect_exit 0 cr box sheet &&
	    expect_exit 0 cr box in 17 --files 1 && cr in "$two" >/dev/null
}
check 'a box goes out and comes back; counts that differ are told' custody

sheet() {
	text=$(pdftotext -layout "$T/sheet.pdf" - | tr -s ' \n' '  ')
	for word in 'Boxes that are not back' 'tent 2' 'For the registry' \
	    "$two"; do
		case $text in
		*"$word"*) ;;
		*) echo "no '$word' on the sheet"; return 1 ;;
		esac
	done
	! echo "$text" | grep -q Nankya
}
check "the evening's sheet has what is not back, and no names" sheet

refused() {
	expect_exit 2 cr out "$one" && expect_exit 2 cr out "$one" --to A \
	    --due yesterday && expect_exit 2 cr out "$one" --to A --due \
	    24/11/2026 && expect_exit 2 cr in "$one" "$two" --pages 3 &&
	    expect_exit 2 cr box && expect_exit 2 cr box out 17 &&
	    expect_exit 2 cr out --list "$one"
}
check 'wrong usage is said' refused
