#!/bin/sh
# tests/t_practice.sh: an archive to practise in says so everywhere, and never
# becomes a real one.
. "$(dirname "$0")/lib.sh"

need_verbs init practice register code index search status print report
export COURTROLL_TODAY=2026-11-25
unset COURTROLL_BY COURTROLL_PRACTICE_TOLD
said='PRACTICE archive: nothing in it is real'

made() {
	expect_exit 0 cr practice "$T/p" &&
	    says "$T/out" '30 files added, all invented' &&
	    expect_exit 0 cr -a "$T/p" search okello &&
	    says "$T/out" PRA-000001 &&
	    test "$(stat -c %a "$T/p")" = 700
}
check 'it holds files that are found' made

no_real_names() {
	cr -a "$T/p" dump 2>"$T/err" | python3 -c '
import json, sys
for line in sys.stdin:
    for p in json.loads(line)["parties"]:
        n = p["name"]
        assert "Practice" in n or "Uganda" in n or "." in n \
            or "Another" in n, n
'
}
check 'every name in it says that it is invented' no_real_names

again() {
	expect_exit 0 cr practice "$T/p" && says "$T/out" '0 files added' &&
	    expect_exit 2 cr practice && expect_exit 2 cr practice a b &&
	    expect_exit 2 cr practice --scheme atlantis "$T/x" &&
	    ! test -e "$T/x"
}
check 'made again, nothing is added; usage' again

# Each verb says it once, though it runs others.
once() {
	for v in 'status' 'search okello' 'code' 'index' 'run' 'dump' \
	    "report backlog" "case 1/2019" \
	    "register --number CS99/2024 --class open"; do
		# shellcheck disable=SC2086
		cr -a "$T/p" $v >"$T/out" 2>"$T/err" </dev/null || {
			echo "'$v' fails"
			tail -n 3 "$T/err"
			return 1
		}
		same 1 "$(grep -cF "$said" "$T/err")" || {
			echo "'$v' says:"
			cat "$T/err"
			return 1
		}
	done
}
check 'every verb says so, once' once

quiet_too() {
	expect_exit 0 cr -a "$T/p" status --quiet && says "$T/err" "$said" &&
	    says "$T/out" "$said" &&
	    expect_exit 0 cr -a "$T/p" status --json &&
	    says "$T/out" '"practice":true' &&
	    COURTROLL_ARCHIVE=$T/p expect_exit 0 cr status &&
	    says "$T/err" "$said"
}
check 'status says so; --quiet does not hide it' quiet_too

real_is_real() {
	cr init --site MUK "$T/a" >"$T/log" 2>&1 &&
	    expect_exit 0 cr -a "$T/a" status &&
	    ! grep -q PRACTICE "$T/out" "$T/err" &&
	    expect_exit 0 cr -a "$T/a" status --json &&
	    says "$T/out" '"practice":false' &&
	    expect_exit 1 cr practice "$T/a" && says "$T/err" 'real archive' &&
	    ! test -e "$T/a/practice"
}
check 'a real archive says nothing of the kind, and stays one' real_is_real

# What a real init finds of a practice archive that was cut short goes; what
# is somebody's own stays.
cut_short() {
	mkdir "$T/c" "$T/d" "$T/e" && cp "$T/p/practice" "$T/c/practice" &&
	    head -c 9 "$T/p/practice" >"$T/e/practice.part" &&
	    echo mine >"$T/d/practice" &&
	    expect_exit 0 cr init --site MUK "$T/c" &&
	    ! test -e "$T/c/practice" &&
	    expect_exit 2 cr init --site MUK "$T/d" &&
	    expect_exit 1 cr practice "$T/d" && same mine "$(cat "$T/d/practice")" &&
	    expect_exit 0 cr practice "$T/e" && test -e "$T/e/practice"
}
check 'an archive that was cut short is neither by accident' cut_short

if command -v pdftotext >/dev/null; then
	papers() {
		f=$(cr -a "$T/p" search --json okello 2>"$T/err" |
		    grep -o 'PRA-[0-9]*-.' | head -n 1)
		cr -a "$T/p" print labels --box 1 --sheet 24 -o "$T/l.pdf" \
		    >"$T/out" 2>&1 &&
		    pdftotext "$T/l.pdf" - >"$T/l.txt" &&
		    same "$(grep -c 'PRA-' "$T/l.txt")" \
		        "$(($(grep -c 'PRACTICE - not a real file' \
		            "$T/l.txt") - 1))" || return 1
		for what in "covers $f" "tracer $f" 'list --box 1' 'box 1' out; do
			# shellcheck disable=SC2086
			cr -a "$T/p" print $what -o "$T/x.pdf" >"$T/out" 2>&1 &&
			    pdftotext "$T/x.pdf" - >"$T/x.txt" &&
			    says "$T/x.txt" 'PRACTICE - not a real file' ||
			    return 1
		done
		cr -a "$T/a" register --number 'CS 1/2020' >"$T/out" 2>&1 &&
		    cr -a "$T/a" print labels --new -o "$T/r.pdf" \
		        >"$T/out" 2>&1 && pdftotext "$T/r.pdf" - >"$T/r.txt" &&
		    ! grep -q PRACTICE "$T/r.txt"
	}
	check 'each label and each page says so' papers
else
	skip 'each label and each page says so' 'pdftotext is not installed'
fi

# A label of it is no label of a real archive.
refused() {
	cr -a "$T/a" case PRA-000001-4 >"$T/out" 2>"$T/err" && return 1
	cr -a "$T/a" out PRA-000001-4 --to X --by Y >"$T/out" 2>"$T/err" &&
	    return 1
	! grep -q 'Practice' "$T/out" "$T/err"
}
need_verbs out
check 'a real archive knows none of its files' refused
