#!/bin/sh
# tests/t_class.sh: one class for whole series, boxes, lists: counted, decided
# at once, never opened by mistake; status counts what waits.
. "$(dirname "$0")/lib.sh"

need_verbs init register class code index search dump status
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=Akello
cr init --site MUK "$T/a" >"$T/init.log" 2>&1 || cat "$T/init.log"
# Of types that no rule opens; the last two have no number at all.
cat >"$T/list.csv" <<'END'
number,box,shelf
EP 1/2001 at Mukono,17,C4
EP 2/2002 at Mukono,17,C4
EP 3/2003 at Mukono,18,C4
,17,C5
,,C6
END
cr register --no-index --csv "$T/list.csv" >"$T/reg" 2>"$T/reg.log" ||
    cat "$T/reg.log"
id() {
	sed -n "$1s/	.*//p" "$T/reg"
}
class_of() {
	cr dump "$1" | sed 's/.*"access":{"class":"\([a-z]*\)".*/\1/'
}
# class STATUS WORD...: not indexed
class() {
	class_want=$1
	shift
	expect_exit "$class_want" cr class "$@" --why 'all are' --no-index
}
status() {
	cr code --quiet && expect_exit 0 cr status --json
}

usage() {
	class 2 && class 2 secret "$(id 1)" && class 2 open &&
	    says "$T/err" 'which files?' &&
	    class 2 open --now unclassified && # narrows, but chooses nothing
	    class 2 open --series HC/Mukono && class 2 open --series '*/*/*' &&
	    class 2 open --years 2001..2002 &&
	    class 2 open --series '*/*/EP' --years 2005..2001 &&
	    class 2 open --series '*/*/EP' --years 20x &&
	    class 2 open --box 17 --now secret &&
	    class 2 open --series 'HC/*/EPP' && says "$T/err" 'EP' &&
	    expect_exit 2 cr class open --box 17 && says "$T/err" 'why?' &&
	    same "$(cr dump | grep -c '"source":"person"')" 0
}
check 'wrong usage decides nothing' usage

protects() {
	class 0 sealed "$(id 5)" &&
	    same "$(cat "$T/out")" 'sealed	1 file	1 was unclassified' &&
	    same "$(class_of "$(id 5)")" sealed && # before it is coded
	    class 0 sealed "$(id 5)" && says "$T/out" '0 files'
}
check 'one file is protected at once; again it is nothing new' protects

opening() {
	class 2 open "$(id 5)" && says "$T/err" '1 sealed' &&
	    same "$(class_of "$(id 5)")" sealed &&
	    class 0 open "$(id 5)" --dry-run &&
	    class 0 open "$(id 5)" --yes && cr code --quiet &&
	    same "$(class_of "$(id 5)")" open
}
check 'what is protected is opened only where it is meant' opening

boxes() {
	class 0 family --box 17 --shelf c4 --dry-run &&
	    says "$T/out" '2 files (not decided' &&
	    class 0 family --box 17 --shelf c4 --json &&
	    says "$T/out" '"files":2,' && says "$T/out" '"dry_run":false' &&
	    same "$(class_of "$(id 2)")" family &&
	    same "$(class_of "$(id 4)" | grep -c family)" 0 &&
	    class 1 family --box 99 && says "$T/err" 'no file'
}
check 'a box and a shelf are decided together' boxes

lists() {
	printf '%s\tthat one\n\n%s\nMUK-1-x\n%s\n' "$(id 3)" "$(id 4)" \
	    "$(id 3)" >"$T/ids"
	cr class juvenile --stdin --why list --no-index <"$T/ids" \
	    >"$T/out" 2>"$T/err"
	same "$?" 1 && says "$T/out" '2 files' && says "$T/err" 'MUK-1-x' &&
	    same "$(class_of "$(id 3)")" juvenile &&
	    printf 'a\000b' >"$T/nul" && ! cr class open --stdin --why x \
	        --no-index <"$T/nul" >"$T/out" 2>"$T/err"
}
check 'a list from standard input; ids that are none are said' lists

series() {
	cr code --quiet
	class 0 open --series '*/*/ep' --years 2002.. --now juvenile --yes &&
	    says "$T/out" '1 file	1 was juvenile' &&
	    class 0 open --series '*/*/EP' --years 2001 --dry-run &&
	    says "$T/out" '1 file ' &&
	    cr code --quiet && same "$(class_of "$(id 3)")" open &&
	    same "$(class_of "$(id 1)")" family
}
check 'a series, its years, and only those of a class' series

# The index follows by itself.
at_once() {
	cr code --quiet && cr index --quiet &&
	    expect_exit 1 cr search "file:$(id 2)" &&
	    expect_exit 0 cr class open "$(id 2)" --yes --why public &&
	    expect_exit 0 cr search "file:$(id 2)" && says "$T/out" "$(id 2)" &&
	    expect_exit 0 cr class family "$(id 2)" --why 'a child' &&
	    expect_exit 1 cr search "file:$(id 2)"
}
check 'it is coded and indexed at once' at_once

counted() {
	cr register --no-index -n 'AB 1/2001' >"$T/more" 2>"$T/err"
	G=$(sed 's/	.*//' "$T/more")
	status && says "$T/out" '"unclassified":1,' &&
	    says "$T/out" '"without_number":3,' &&
	    says "$T/out" '"undecided":[{"series":null,"court":null,"station":null,"station_name":null,"type":null,"year_from":null,"year_to":null,"files":1}]' &&
	    expect_exit 0 cr status && says "$T/out" 'without a number' &&
	    class 0 unclassified "$G" && status && # a person knows of it
	    says "$T/out" '"undecided":[]' &&
	    expect_exit 0 cr label "$G" case none --why 'a register' \
	        --no-index && status && says "$T/out" '"without_number":2,'
}
check 'status counts what nobody decided' counted

# Killed at four points, or the disk full from there: decided for all or for
# none, and hidden with it; given again it is whole.
hit() { # HOW AT: the decision for a box of three, in a fresh copy
	rm -rf "$T/k" && cp -a "$T/before" "$T/k" && status=0
	LD_PRELOAD=$preload KILL_PROGRAM=class KILL_HOW=$1 \
	    KILL_AT=$2 KILL_BELOW=$T/k "$COURTROLL" -a "$T/k" class sealed \
	    --shelf C4 --why torn --no-index >"$T/out" 2>"$T/err" || status=$?
}
sealed() { # how many are so, by a person: of the classes, of the decisions
	cr -a "$T/k" dump >"$T/dump" || return 1
	shown=$(grep -c '"class":"sealed".*"source":"person"' "$T/dump")
	kept=0
	for n in 1 2 3; do
		cr -a "$T/k" label "$(id $n)" --list >"$T/list" || return 1
		kept=$((kept + $(grep -c 'class	sealed	torn' "$T/list")))
	done
	echo "$shown $kept"
}
whole_or_not() {
	rm -rf "$T/k" "$T/before" && cp -a "$T/a" "$T/before" || return 1
	LD_PRELOAD=$preload KILL_PROGRAM=class \
	    KILL_COUNT_FILE="$T/count" cr class sealed --shelf C4 --why torn \
	    --no-index >"$T/out" 2>&1 || return 1
	of=$(head -n 1 "$T/count")
	[ "$of" -ge 4 ] || return 1
	for how in kill full; do
		at=$((of / 4))
		while [ "$at" -le "$of" ]; do
			hit $how $at
			got=$(sealed)
			case $how:$status:$got in
			kill:137:'0 0' | kill:137:'3 3' | kill:0:'3 3') ;;
			full:3:'0 0' | full:0:'3 3') ;;
			*)
				echo "$how at $at of $of: status $status, $got"
				return 1
				;;
			esac
			cr -a "$T/k" class sealed --shelf C4 --why torn \
			    --no-index >"$T/out" 2>&1 || return 1
			same "$(sealed)" '3 3' || return 1
			at=$((at + of / 4))
		done
	done
}
preload=$COURTROLL_BUILD/tests/preload_kill.so
if [ -n "${SANITIZE-}" ] || [ ! -e "$preload" ]; then
	skip 'killed or without room, all or nothing is decided' \
	    'no LD_PRELOAD here'
else
	check 'killed or without room, all or nothing is decided' whole_or_not
fi
