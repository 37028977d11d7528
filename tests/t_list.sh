#!/bin/sh
# tests/t_list.sh: lists of jackets as people make them: a quote too few,
# UTF-16, Windows-1252, line ends within a field, a class said later.
. "$(dirname "$0")/lib.sh"

need_verbs init register dump
export COURTROLL_ARCHIVE="$T/a"
expect_exit 0 cr init --site MUK "$T/a" >"$T/init.log" || cat "$T/init.log"

list() { # STATUS, from standard input
	cat >"$T/list.csv"
	expect_exit "$1" cr register --no-index --csv "$T/list.csv"
}
files() {
	cr dump | wc -l | tr -d ' '
}

unclosed() {
	printf '%s\n' number,parties 'CS 1 of 2001,A v B' \
	    'CS 2 of 2002,"C v D' 'CS 3 of 2003,E v F' | list 1 &&
	    same "$(cut -f 2 "$T/out")" 'CS 1 of 2001' &&
	    says "$T/err" 'line 3 to 4: a quote is not closed' &&
	    same "$(files)" 1
}
check 'a quote that is never closed is said, nothing wrong registered' \
    unclosed

paired() { # it is closed by the next quoted field, lines below
	printf '%s\n' number,parties 'CS 4 of 2004,"G v H' \
	    'CS 5 of 2005,"I v J"' 'CS 6 of 2006,K v L' | list 1 &&
	    same "$(cut -f 2 "$T/out")" 'CS 6 of 2006' &&
	    says "$T/err" 'line 2 to 3: text behind a closing quote' &&
	    same "$(files)" 2
}
check 'a quote that pairs with one of a later line is said' paired

nul() {
	printf 'number,parties,box\nCS 7 of 2007,M\000 v N,12\nCS 8 of 2008,O v P,1\n' |
	    list 1 && same "$(cut -f 2 "$T/out")" 'CS 8 of 2008' &&
	    says "$T/err" 'line 2: a NUL byte' && same "$(files)" 3 &&
	    printf 'n\000u\000m\000b\000e\000r\000\n\000' | list 2 &&
	    says "$T/err" 'line 1: a NUL byte'
}
check 'a NUL byte is said, its row not registered' nul

windows() {
	printf 'number,parties\nCS 9 of 2009,Jos\351 v \200 \223Q\224\nCS 10 of 2010,Jos\303\251 v R\nCS 11 of 2011,\351\n' |
	    list 0 && same "$(grep -c Windows-1252 "$T/err")" 1 &&
	    says "$T/err" 'line 2' && cr dump >"$T/dump" &&
	    says "$T/dump" '"€ “Q”"' &&
	    same "$(grep -c '"José"' "$T/dump")" 2
}
check 'Windows-1252 is taken for what it is, and said once' windows

shifted() {
	printf 'number,parties,shelf\nCS 20 of 2011,Kato, John v Q,S1\nCS 21 of 2011,R v S,S2,,\n' |
	    list 1 && same "$(cut -f 2 "$T/out")" 'CS 21 of 2011' &&
	    says "$T/err" 'line 2: 4 cells'
}
check 'a row of more cells than columns is said, not taken' shifted

lines() {
	printf 'number,parties\n"CS 12\nof 2012","S v\nT"\n' | list 0 &&
	    same "$(cut -f 2,3 "$T/out")" "$(printf 'CS 12 of 2012\tnew')"
}
check 'a field of two lines is printed on one' lines

reg() {
	expect_exit 0 cr register --no-index -n 'CS 13 of 2013' "$@" &&
	    cut -f 3 "$T/out"
}
class_of() {
	cr dump | grep 'CS 13 of 2013' | grep -c "\"$1\""
}
later_class() {
	same "$(reg)" new && same "$(reg)" known &&
	    same "$(reg --class family)" updated &&
	    same "$(reg --class family)" known &&
	    same "$(reg --class open)" updated &&
	    same "$(reg --class family)" known &&
	    says "$T/err" 'another class by now' && same "$(reg)" known
}
check 'a class said of a known jacket is kept, not dropped' later_class

no_rows() {
	printf 'number,parties\rCS 18 of 2001,a v b\r' >"$T/mac.csv"
	expect_exit 2 cr register --no-index --csv "$T/mac.csv" &&
	    says "$T/err" 'no rows' &&
	    printf 'number,number\nCS 1 of 1991,CS 2 of 1991\n' >"$T/twice.csv" &&
	    expect_exit 2 cr register --no-index --csv "$T/twice.csv" &&
	    says "$T/err" "names 'number' twice"
}
check 'a list of no rows, or with one column twice, is refused' no_rows

asked() { # FILE-ID COLUMN...
	python3 - "$T/a/catalog.db" "$@" <<-'END'
		import sqlite3, sys
		db = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
		print(*db.execute("SELECT %s FROM registration r JOIN file f "
		    "ON f.number=r.file WHERE f.id=? ORDER BY seq" %
		    ",".join(sys.argv[3:]), sys.argv[2:3]).fetchone(), sep="|")
	END
}
columns() { # all of them; days as people write them; who says so
	cat >"$T/list.csv" <<-'END'
		number,court,part,status,next_date,outcome,pages,type
		CS 30 of 2014,CM Mukono,Temporary,PENDING,5/2/27,,84,Civil Suit
		CS 31 of 2014,,,disposed,2027-02-05,dismissed,0,
	END
	COURTROLL_TODAY=2026-11-25 expect_exit 0 cr register --no-index \
	    --by 'Grace Akello' --court 'HC Jinja' --csv "$T/list.csv" &&
	    id=$(sed -n '1s/	.*//p' "$T/out") &&
	    same "$(asked "$id" court part status next_date pages type who)" \
		'CM Mukono|temporary|pending|2027-02-05|84|Civil Suit|Grace Akello' &&
	    id=$(sed -n '2s/	.*//p' "$T/out") &&
	    same "$(asked "$id" court next_date outcome pages)" \
		'HC Jinja|2027-02-05|dismissed|0'
}
check 'court, part, status, dates, pages and who says so' columns

bad_rows() { # each named with its line and why; the others are taken
	before=$(files)
	printf '%s\n' number,class,part,status,next_date,pages \
	    'CS 40 of 2014,,,,,' 'CS 41 of 2014,secret,,,,' \
	    'CS 42 of 2014,,half,,,' 'CS 43 of 2014,,,asleep,,' \
	    'CS 44 of 2014,,,,31/2/27,' 'CS 45 of 2014,,,,,many' \
	    'CS 46 of 2014,,,,,12345' ',,,,,' 'CS 47 of 2014,,,,,7' |
	    list 1 &&
	    same "$(cut -f 2 "$T/out" | tr '\n' ,)" \
		'CS 40 of 2014,CS 47 of 2014,' &&
	    says "$T/err" "line 3: 'secret' is no access class" &&
	    says "$T/err" "line 4: 'half' is no part" &&
	    says "$T/err" "line 5: 'asleep' is no case status" &&
	    says "$T/err" "line 6: '31/2/27' is no day" &&
	    says "$T/err" "line 7: 'many' is no count" &&
	    says "$T/err" "line 8: '12345' is no count" &&
	    says "$T/err" 'line 9: the jacket says nothing' &&
	    says "$T/err" '2 registered, 0 known, 7 rows not taken' &&
	    same "$(files)" $((before + 2))
}
check 'every bad row is named with its line and why, and not taken' bad_rows

twice() { # in one list, and the list again
	printf '%s\n' number,parties 'CS 50 of 2014,A v B' \
	    'CS 51 of 2014,C v D' 'CS 50 of 2014,A v B' >"$T/twice.csv"
	list 0 <"$T/twice.csv" &&
	    same "$(cut -f 3 "$T/out" | tr '\n' ,)" new,new,known, &&
	    same "$(sed -n '1s/	.*//p' "$T/out")" \
		"$(sed -n '3s/	.*//p' "$T/out")" &&
	    list 0 <"$T/twice.csv" &&
	    same "$(cut -f 3 "$T/out" | tr '\n' ,)" known,known,known,
}
check 'the same jacket twice in a list is one file' twice
