#!/bin/sh
# tests/t_transfer.sh: files that another station takes over: new numbers with
# their day, old ones still found, nothing twice, bad rows named, papers.
. "$(dirname "$0")/lib.sh"

need_verbs init register code index search case dump label transfer
export COURTROLL_ARCHIVE="$T/a" COURTROLL_TODAY=2026-11-25
unset COURTROLL_BY
cr init --site MUK "$T/a" >"$T/init.log" 2>&1 || cat "$T/init.log"
cat >"$T/reg.csv" <<'END'
number,parties,volume,shelf,box,class
High Court at Mukono Civil Suit No. 95 of 2015,Okello v Nakato,I,C4,17,open
High Court at Mukono Civil Suit No. 95 of 2015,Okello v Nakato,II,C4,17,open
High Court at Mukono Civil Suit No. 96 of 2015,Mukasa v Were,,C4,17,open
Civil Suit 97 of 2015,Auma v Opio,,C4,17,open
HCT-03-CV-CS-0121-2014,Secretname v Other,,C4,18,family
,Number torn off,,C4,18,open
High Court at Lugazi Civil Suit No. 96 of 2015,Atim v Ojok,,D1,2,open
END
cr register --csv "$T/reg.csv" >"$T/reg.log" 2>"$T/reg.err" ||
    cat "$T/reg.err"
id() {
	sed -n "$1s/	.*//p" "$T/reg.log"
}
F1=$(id 1) F2=$(id 2) F3=$(id 3) F4=$(id 4) F5=$(id 5) F6=$(id 6) F7=$(id 7)

# list TEXT...: the rows of a list
list() {
	echo 'file,new,to,date' >"$T/list.csv"
	printf '%s\n' "$@" >>"$T/list.csv"
}
# transfer STATUS OPTION...
transfer() {
	transfer_want=$1
	shift
	expect_exit "$transfer_want" cr transfer --list "$T/list.csv" \
	    --by Akello --why 'new circuit' "$@"
}
decisions() {
	for f in "$F1" "$F2" "$F3" "$F4" "$F5" "$F6" "$F7"; do
		cr label "$f" --list
	done | wc -l
}
# case_key FILE KEY
case_key() {
	cr dump "$1" >"$T/dump" && says "$T/dump" "\"case\":{\"key\":\"$2\""
}

usage() {
	list "$F1,,HC/Lugazi,"
	expect_exit 2 cr transfer --by a --why b &&
	    expect_exit 2 cr transfer --list "$T/list.csv" --why b &&
	    expect_exit 2 cr transfer --list "$T/list.csv" --by a &&
	    transfer 2 --to HC/Atlantis && says "$T/err" Atlantis &&
	    transfer 2 --on 2026-11-26 && says "$T/err" 'still to come' &&
	    transfer 2 --on 25.11.2026 && transfer 2 --sheet 5 &&
	    expect_exit 1 cr transfer --list "$T/none.csv" --by a --why b &&
	    says "$T/err" none.csv && same 0 "$(decisions)"
}
check 'who, why, where to and which list are asked for' usage

dry() {
	list "$F1,,HC/Lugazi,2025-07-01" "$F2,,HC/Lugazi,2025-07-01"
	transfer 0 --dry-run && says "$T/out" \
	    "$F1	Civil Suit 95 of 2015, Mukono	Civil Suit 95 of 2015, Lugazi	2025-07-01	new" &&
	    says "$T/err" '2 to transfer' && same 0 "$(decisions)"
}
check 'a dry run says what would be done, and does nothing' dry

done_() {
	transfer 0 && says "$T/err" '2 transferred' &&
	    case_key "$F1" HC/Lugazi/CS/95/2015 &&
	    says "$T/dump" '"key":"HC/Mukono/CS/95/2015"' &&
	    says "$T/dump" '"until":"2025-07-01"' &&
	    case_key "$F2" HC/Lugazi/CS/95/2015
}
check 'type, serial and year stay at the new station' done_

found() {
	for n in 'Civil Suit 95 of 2015, Mukono' \
	    'Civil Suit 95 of 2015, Lugazi'; do
		expect_exit 0 cr search "case:\"$n\"" && says "$T/out" "$F1" &&
		    says "$T/out" "$F2" || return 1
		expect_exit 0 cr case "$n" && says "$T/out" "$F1" &&
		    says "$T/out" \
		        'also Civil Suit 95 of 2015, Mukono to 2025-07-01' ||
		    return 1
	done
}
check 'old and new number find the file, with the day' found

again() {
	n=$(decisions)
	transfer 0 && says "$T/err" '0 transferred, 2 known' &&
	    says "$T/out" "Mukono	Civil Suit 95 of 2015, Lugazi	2025-07-01	known" &&
	    same "$n" "$(decisions)"
}
check 'the same list again does nothing twice' again

# Cut short after it was decided, before it was coded: still known.
not_coded() {
	list "$F4,,HC/Lugazi,2025-07-01"
	transfer 0 --from HC/Mukono || return 1
	cr code --all --quiet
	n=$(decisions)
	list "$F4,,HC/Lugazi,"
	transfer 0 --from HC/Mukono && says "$T/err" '1 known' &&
	    same "$n" "$(decisions)" &&
	    case_key "$F4" HC/Lugazi/CS/97/2015 &&
	    says "$T/dump" '"key":"HC/Mukono/CS/97/2015"'
}
check 'a number without a place is of where the list says it is' not_coded

bad() {
	n=$(decisions)
	printf 'file,new,to,date,colour\n' >"$T/list.csv"
	cat >>"$T/list.csv" <<-END
		MUK-000999-0,,HC/Lugazi,2025-07-01
		$F3,,HC/Lugazi,2025-07-01
		$F6,,HC/Lugazi,2025-07-01
		$F5,,HC/Nowhere,2025-07-01
		$F5,,HC/Mbale,2030-01-01
		$F5,,HC/Mbale,31/2/2025
		$F5,CS 1/2020 and CS 2/2020,HC/Mbale,2025-01-01
		$F5,,,2025-01-01
		$F1,,HC/Mbale,2024-01-01
		,,HC/Mbale,
		"open
	END
	transfer 1 && says "$T/err" "column 'colour'" &&
	    says "$T/err" 'line 2:' &&
	    says "$T/err" "line 3: $F3: 'Civil Suit 96 of 2015, Lugazi' is the number of $F7 already" &&
	    says "$T/err" "line 4: $F6: it has no number yet" &&
	    says "$T/err" "line 5: $F5: 'Nowhere'" &&
	    says "$T/err" 'line 6' && says "$T/err" 'still to come' &&
	    says "$T/err" "line 7: $F5: '31/2/2025' is no day" &&
	    says "$T/err" 'line 8' && says "$T/err" '2 numbers' &&
	    says "$T/err" 'line 9' && says "$T/err" 'line 10' &&
	    says "$T/err" 'only since 2025-07-01' &&
	    says "$T/err" 'line 11: which file' &&
	    says "$T/err" 'line 12: a quote is not closed' &&
	    says "$T/err" '0 transferred, 0 known, 11 refused' &&
	    same "$n" "$(decisions)"
}
check 'each bad row is named by its line, and not done' bad

mixed() {
	list "$F6,Civil Suit 12 of 2026,HC/Lugazi,2026-01-05" \
	    "$F5,HCT-04-CV-CS-0012-2025,,1/8/2025" \
	    "$F3,CS 96/2015,HC/Lugazi," "$F5,HC/04/CS/12/2025,,"
	transfer 1 && says "$T/err" '2 transferred, 1 known, 1 refused' &&
	    case_key "$F6" HC/Lugazi/CS/12/2026 &&
	    case_key "$F5" HC/04/CS/12/2025 &&
	    says "$T/dump" '"until":"2025-08-01"'
}
check 'good rows are done beside bad ones; new numbers in any form' mixed

two_cases() {
	list "$F3,CS 500/2026,HC/Lugazi," "$F7,CS 500/2026,HC/Lugazi,"
	transfer 1 --dry-run &&
	    says "$T/err" "line 3: $F7: line 2 gives" &&
	    list "$F3,CS 500/2026,HC/Lugazi," "$F3,CS 501/2026,HC/Lugazi," &&
	    transfer 1 --dry-run && says "$T/err" 'another number'
}
check 'one number is not given to two cases, nor two to one' two_cases

# A number in full means all volumes; onwards keeps both old ones.
onwards() {
	list 'HC/Lugazi/CS/95/2015,HC/Mbale/CS/95/2015,,2026-02-01'
	transfer 0 && says "$T/err" '2 transferred' &&
	    case_key "$F2" HC/04/CS/95/2015 &&
	    expect_exit 0 cr case 'Civil Suit 95 of 2015, Mukono' &&
	    says "$T/out" 'Civil Suit 95 of 2015, Lugazi from 2025-07-01 to 2026-02-01' &&
	    says "$T/out" 'also Civil Suit 95 of 2015, Mukono to 2025-07-01'
}
check 'a second transfer keeps both old numbers with their days' onwards

left() {
	cr register -n 'High Court at Mukono Criminal Appeal 5 of 2020' \
	    -p 'A v U' --class open >"$T/v1" 2>&1
	cr register -n 'High Court at Mukono Criminal Appeal 5 of 2020' \
	    -p 'A v U' --class open --volume II >"$T/v2" 2>&1
	list "$(cut -f1 "$T/v1"),,HC/Lugazi,"
	transfer 0 --dry-run && says "$T/err" "$(cut -f1 "$T/v2") is a file of"
}
check 'volumes that are left behind are named' left

json() {
	list "$F1,,HC/Mbale," "nothing,,HC/Mbale,"
	transfer 1 --json && python3 -c '
import json, sys
j = json.load(open(sys.argv[1]))
assert j["v"] == 1 and j["known"] == 1 and j["refused"] == 1, j
assert j["rows"][1]["line"] == 3 and j["rows"][1]["why"], j
' "$T/out"
}
check 'JSON has each row with its state' json

if command -v pdftotext >/dev/null; then
	papers() {
		list "$F1,,HC/Mbale," "$F5,,HC/Mbale," "$F6,,HC/Lugazi,"
		transfer 0 --labels "$T/l.pdf" --handover "$T/h.pdf" \
		    --sheet 21 &&
		    pdftotext -layout "$T/l.pdf" "$T/l.txt" &&
		    pdftotext -layout "$T/h.pdf" "$T/h.txt" || return 1
		for f in "$F1" "$F5" "$F6"; do
			says "$T/l.txt" "$f" && says "$T/h.txt" "$f" ||
			    return 1
		done
		says "$T/l.txt" '2015, Mbale' || return 1
		says "$T/h.txt" 'Handover list: High Court, Mbale' &&
		    says "$T/h.txt" 'Handover list: High Court, Lugazi' &&
		    says "$T/h.txt" HCT-03-CV-CS-0121-2014 &&
		    same 2 "$(grep -c 'Handed over by' "$T/h.txt")" &&
		    same 2 "$(grep -c 'Received by' "$T/h.txt")" || return 1
		! grep -q Secretname "$T/l.txt" "$T/h.txt" &&
		    ! grep -q 'Okello' "$T/h.txt"
	}
	check 'labels and signed lists: new numbers, no protected names' papers
else
	skip 'labels and signed lists' 'pdftotext is not installed'
fi
