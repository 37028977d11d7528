#!/bin/sh
# tests/t_label.sh: a person's word on a file: checked, kept, shown, taken
# back; it beats the machine's through every run.
. "$(dirname "$0")/lib.sh"

need_verbs init register label code index search dump
export COURTROLL_ARCHIVE="$T/a"
unset COURTROLL_BY
cr init --site MUK "$T/a" >"$T/init.log" 2>&1 || cat "$T/init.log"
cr register --no-index -n 'Civil Suit No. 95 of 2015' \
    -p 'Okello v Nakato' >"$T/reg.log" 2>&1 || cat "$T/reg.log"
cr register --no-index -n 'CM 7/2009' >>"$T/reg.log" 2>&1
F=$(sed -n '1s/	.*//p' "$T/reg.log")

# say STATUS WORD...: a decision that is not indexed
say() {
	say_want=$1
	shift
	expect_exit "$say_want" cr label "$F" "$@" --by Akello \
	    --why 'read it' --no-index
}
dumped() {
	cr code --quiet && cr dump "$F" >"$T/dump"
}

who_and_why() {
	expect_exit 2 cr label "$F" judge Okot --why x &&
	    says "$T/err" 'who decides' &&
	    expect_exit 2 cr label "$F" judge Okot --by Akello &&
	    says "$T/err" 'why?' &&
	    COURTROLL_BY=Amito expect_exit 0 cr label "$F" judge Okot \
	        --why 'signed so' --no-index &&
	    expect_exit 0 cr label "$F" --list &&
	    says "$T/out" 'Amito	judge	Okot	signed so'
}
check 'who and why are asked for, and kept' who_and_why

no_file() {
	expect_exit 1 cr label MUK-1-x judge X --by a --why b &&
	    says "$T/err" 'MUK-1-x' &&
	    expect_exit 2 cr label --by a --why b &&
	    expect_exit 2 cr label "$F" --by a --why b &&
	    expect_exit 2 cr label "$F" colour red --by a --why b &&
	    says "$T/err" 'not-subject'
}
check 'a file that there is not, a kind that there is not' no_file

at_once() {
	expect_exit 0 cr label "$F" case 'Civil Suit 96 of 2015' \
	    --by Akello --why 'the jacket is torn' &&
	    expect_exit 0 cr search --classes all 'case:"Civil Suit 96 of 2015"' &&
	    says "$T/out" "$F" && cr dump "$F" >"$T/dump" &&
	    says "$T/dump" '"key":"//CS/96/2015"' &&
	    says "$T/dump" 'the jacket is torn'
}
check 'a number that a person says is found at once, with who and why' at_once

survives() {
	cr code --all --quiet && cr dump "$F" >"$T/dump" &&
	    says "$T/dump" '"key":"//CS/96/2015","code"' &&
	    say 0 case 'Civil Suit 96 of 2015' && says "$T/out" known
}
check 'it survives a run over all; said again it is nothing new' survives

bad_numbers() {
	say 2 case 'the suit' && says "$T/err" 'no case number' &&
	    say 2 case 'CS 1/2001 and CS 2/2002' &&
	    says "$T/err" '2 numbers' &&
	    say 2 case 'a | b' &&
	    say 2 parent 'CS 1/2001' && says "$T/err" 'appeal-from' &&
	    say 2 parent 'CS 1/2001' --relation cousin &&
	    say 2 code 'CS 1/2001' --from 1.5.2011 &&
	    say 2 code 'CS 1/2001' --from 2011-02-29 &&
	    say 2 code 'CS 1/2001' --from 2012-01-01 --to 2011-01-01 &&
	    say 2 judge Okot --date 2011-01-01 &&
	    says "$T/err" "takes no --date"
}
check 'numbers and days that are none are refused' bad_numbers

# One that can be read in several ways is settled by the file, or not at all.
ambiguous() {
	say 2 parent 'CR. 12/2010' --relation appeal-from &&
	    says "$T/err" 'several ways' && says "$T/err" '//CRC/12/2010 (' &&
	    say 0 parent //CRC/12/2010 --relation appeal-from &&
	    dumped && say 0 not-parent 'CR. 12/2010' &&
	    says "$T/out" '	//CRC/12/2010	new'
}
check 'an ambiguous number is refused with its readings, or the file knows' \
    ambiguous

numbers() {
	say 0 code 'HCT-14-CV-CS-0001-2011' --from 2011-05-01 \
	    --to 2014-12-31 &&
	    say 0 parent 'Civil Suit 3 of 2001' --relation arising-from &&
	    say 0 not-case 'Civil Suit No. 95 of 2015' &&
	    says "$T/out" '//CS/95/2015' && dumped &&
	    says "$T/dump" '2014-12-31' &&
	    says "$T/dump" '"relation":"arising-from"'
}
check 'other codes with their dates, parents, and what is not the case' numbers

topics() {
	say 2 subject LND-TITLE && says "$T/err" 'LAND-TITLE' &&
	    say 2 subject land && says "$T/err" 'LAND-EVICT' &&
	    say 2 subject Astrology &&
	    say 0 subject land-title && says "$T/out" '	LAND-TITLE	new' &&
	    say 2 offence Defilment && says "$T/err" Defilement &&
	    say 0 offence defilement && dumped &&
	    says "$T/dump" '"code":"LAND-TITLE"' &&
	    says "$T/dump" '"name":"Defilement"'
}
check 'subjects and offences are those of the scheme; near ones are named' topics

protects() { # an offence that protects hides the file by its rule
	same "$(grep -c '"class":"victim"' "$T/dump")" 1
}
check 'what a person says of the offence protects the file' protects

people() {
	say 0 party plaintiff Nakato Jane && say 2 party cousin Nakato &&
	    say 2 party plaintiff && say 2 party plaintiff '' &&
	    say 2 party plaintiff ' ' && say 2 not-party '' &&
	    say 0 not-party Okello &&
	    say 0 judge none && dumped &&
	    says "$T/dump" 'Nakato Jane' && says "$T/dump" '"judge":null' &&
	    same "$(grep -c '"name":"Okello"' "$T/dump")" 0
}
check 'parties and judge' people

documents() { # it has no pages
	say 2 document 1-2 ruling && says "$T/err" 'has no page 1' &&
	    say 2 document 5-3 ruling && say 2 document x ruling
}
check 'a document is on pages that there are' documents

seen() {
	dumped && says "$T/dump" '"kind":"number-conflict"' &&
	    say 0 seen number-conflict && dumped &&
	    same "$(grep -c '"kind":"number-conflict"' "$T/dump")" 0 &&
	    say 2 seen oddity && says "$T/err" number-conflict
}
check 'what was looked at is no longer shown' seen

undone() {
	expect_exit 0 cr label "$F" --list --json &&
	    seq=$(sed 's/.*"seq":\([0-9]*\),[^}]*"kind":"offence".*/\1/' "$T/out") &&
	    expect_exit 1 cr label "$F" --undo 9999 --by a --why b &&
	    expect_exit 2 cr label "$F" --undo "$seq" &&
	    expect_exit 0 cr label "$F" --undo "$seq" --by Okot \
	        --why 'another accused' --no-index && dumped &&
	    same "$(grep -c Defilement "$T/dump")" 0 &&
	    expect_exit 1 cr label "$F" --undo "$seq" --by Okot --why again &&
	    expect_exit 0 cr label "$F" --list &&
	    says "$T/out" '(undone by Okot: another accused)' &&
	    says "$T/out" 'offence	Defilement'
}
check 'a decision is taken back, and stays in the list' undone

other_file() {
	G=$(sed -n '2s/	.*//p' "$T/reg.log")
	[ -n "$G" ] || G=$(cr dump | sed 's/.*"file":"\([^"]*\)".*/\1/' | tail -n 1)
	expect_exit 1 cr label "$G" --undo 1 --by a --why b &&
	    says "$T/err" 'has no decision 1'
}
check 'a decision is taken back only of its own file' other_file

replaced() {
	say 0 class sealed && cr dump "$F" >"$T/dump" && # not even coded
	    says "$T/dump" '"class":"sealed"' &&
	    say 2 class open && says "$T/err" 'class open' &&
	    say 0 class family && expect_exit 0 cr label "$F" --list &&
	    says "$T/out" 'class	sealed	read it	(replaced by a later one)'
}
check 'protection does not wait; opening is for the verb class' replaced

hostile() {
	say 2 judge "$(printf 'two\nlines')" &&
	    say 2 judge "$(printf 'a\377b')" &&
	    say 2 judge "$(head -c 5000 /dev/zero | tr '\0' x)" &&
	    say 2 subject "$(head -c 100000 /dev/zero | tr '\0' x)"
}
check 'what is no clean text is refused' hostile
