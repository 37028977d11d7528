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
