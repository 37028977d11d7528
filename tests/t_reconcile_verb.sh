#!/bin/sh
# tests/t_reconcile_verb.sh: the court's register beside the shelf: what was planted
# is found and nothing else, in every form it is shown in; registers as people
# make them; names that may not be shown.
. "$(dirname "$0")/lib.sh"

need_verbs init register code reconcile
export COURTROLL_ARCHIVE="$T/a" PYTHONDONTWRITEBYTECODE=1
make=scripts/bench_reconcile.py
kampala='High Court Kampala'

reconcile() { # STATUS [ARGUMENT...]
	want=$1
	shift
	expect_exit "$want" cr reconcile "$@"
}

# ---- planted ---------------------------------------------------------------

python3 $make --make "$T/p" 300 420 6 >/dev/null || exit 3
expect_exit 0 cr init "$T/a" || exit 3
cr register -q --no-index --csv "$T/p/jackets.csv" >"$T/ids" 2>"$T/log"
cr code -q
rows=$(($(wc -l <"$T/p/register.csv") - 1))

found() {
	reconcile 1 -q --json --court "$kampala" "$T/p/register.csv" &&
	    python3 $make --compare "$T/out" "$T/p/planted.json"
}
check 'all that was planted is found, and nothing else' found

short() {
	reconcile 1 --limit 2 --court "$kampala" "$T/p/register.csv" &&
	    says "$T/err" "number from 'Case No.'" &&
	    says "$T/out" "register  $rows rows, 0 of them" &&
	    same "$(sed -n '/^in the register, not/,/^$/p' "$T/out" |
		wc -l)" 5 && says "$T/out" '  ... and 4 more' &&
	    says "$T/out" 'in the register, not on the shelf: 6' &&
	    says "$T/out" ' in neither'
}
check 'the summary comes first, lists are cut and say so' short

whole() {
	reconcile 1 -q --csv --court "$kampala" "$T/p/register.csv" &&
	    same "$(grep -c '^missing,' "$T/out")" 6 &&
	    same "$(grep -c '^unregistered,' "$T/out")" 6 &&
	    same "$(grep '^gap,' "$T/out" | grep -c 'neither in')" 6 &&
	    python3 -c 'import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="")))
sys.exit(any(len(r) != len(rows[0]) for r in rows))' "$T/out"
}
check 'the CSV has all of it, in rows of one length' whole

lent() {
	expect_exit 0 cr out --to 'Justice A' --by me "$(head -n 1 "$T/ids" |
	    cut -f 1)" &&
	    reconcile 1 -q --court "$kampala" "$T/p/register.csv" &&
	    says "$T/out" '1  out on loan, not missing' &&
	    says "$T/out" '6  in the register, not on the shelf' &&
	    says "$T/out" '  out to Justice A since '
}
if [ -x "$COURTROLL_BUILD/libexec/courtroll/courtroll-out" ]; then
	check 'a lent file is on loan, with whom is said first' lent
else
	skip 'a lent file is on loan' 'courtroll-out is not built'
fi

years() {
	reconcile 1 -q --from 2011 --court "$kampala" "$T/p/register.csv" &&
	    says "$T/out" "left out  $rows rows of other years" &&
	    ! grep -q 'not on the shelf: ' "$T/out"
}
check 'years that were not asked for are left out' years

unchanged() {
	before=$(cr dump | cksum)
	reconcile 1 -q "$T/p/register.csv" && same "$(cr dump | cksum)" "$before"
}
check 'nothing is changed by it' unchanged

# ---- paper -----------------------------------------------------------------

paper() {
	reconcile 1 --court "$kampala" --pdf "$T/list.pdf" \
	    --slips "$T/slips.pdf" "$T/p/register.csv" &&
	    says "$T/err" '6 missing files' &&
	    pdftotext -layout "$T/list.pdf" "$T/list.txt" &&
	    pdftotext -layout "$T/slips.pdf" "$T/slips.txt" &&
	    says "$T/list.txt" '6 files' &&
	    says "$T/list.txt" 'Searched by' && says "$T/list.txt" 'box 1' &&
	    same "$(grep -o 'SEARCH FOR A MISSING FILE' "$T/slips.txt" |
		wc -l)" 6 && says "$T/slips.txt" 'look first: shelf S1, box'
}
if command -v pdftotext >/dev/null; then
	check 'the missing-files list and a slip for each are printed' paper
else
	skip 'the missing-files list' 'there is no pdftotext'
fi

names() {
	long='NABBIRYE ROSEMARY NAKALEMBE KYOMUHENDO NAMAZZI LUBEGA AAAAAZ'
	printf 'number,parties\n%s\n%s\n%s\n' \
	    "CS 990/2010,$long v $long" \
	    'Family Cause 991/2010,In re Secretname (a child)' \
	    'MA 992/2010,Unknownname v X' >"$T/n.csv"
	for form in --json --csv "--pdf=$T/n.pdf --slips=$T/s.pdf"; do
		# shellcheck disable=SC2086 # two options
		reconcile 1 -q --court "$kampala" $form "$T/n.csv" || return
		says "$T/out" "$(echo "$long" | cut -c 1-20)" || return
		[ "$form" = --json ] || [ "$form" = --csv ] ||
		    pdftotext "$T/n.pdf" - >>"$T/out"
		[ ! -f "$T/s.pdf" ] || pdftotext "$T/s.pdf" - >>"$T/out"
		if grep -q 'Secretname\|Unknownname' "$T/out"; then
			echo 'a protected name is shown'
			return 1
		fi
	done
	says "$T/out" AAAAAZ && says "$T/out" '(names not printed)'
}
if command -v pdftotext >/dev/null; then
	check 'names stand only where anybody may read them, whole' names
fi

# ---- registers as people make them -----------------------------------------

other() {
	printf 'Case No.,Court\n' >"$T/o.csv"
	for i in 1 2 3 4 5; do
		echo "CS $i/2010,High Court Jinja"
	done >>"$T/o.csv"
	reconcile 1 -q --court "$kampala" "$T/o.csv" &&
	    says "$T/out" '5  rows of a court of which nothing is here' &&
	    says "$T/out" '0  in the register, not on the shelf'
}
check 'a register of another court is told as such' other

empty() {
	: >"$T/e.csv"
	reconcile 1 "$T/e.csv" && says "$T/err" 'is empty' &&
	    printf 'Case No.,Parties\n' >"$T/e.csv" &&
	    reconcile 1 "$T/e.csv" && says "$T/err" 'has no rows' &&
	    printf 'CS 1/2010,A v B\n' >"$T/e.csv" &&
	    reconcile 1 "$T/e.csv" && says "$T/err" 'no line names' &&
	    reconcile 1 "$T/none.csv" && says "$T/err" none.csv &&
	    reconcile 1 --book Nothing && says "$T/err" "'Nothing'"
}
check 'empty registers and heads alone are said' empty

excel() {
	printf '\357\273\277Case No.;Parties;Page\r\nCS 1/2010;A v B;1\r\nCS 1/2010;A v B;1\r\n' |
	    cr reconcile --court "$kampala" - >"$T/out" 2>"$T/err"
	says "$T/err" semicolons && says "$T/err" "number from 'Case No.'" &&
	    says "$T/out" '1  twice in the register' &&
	    says "$T/out" 'the same row again'
}
check 'what a spreadsheet wrote is read, rows given twice are said' excel

bad() {
	{
		printf 'number,parties\nCS 1/2010,A v B\nCS 2/2010,M\000 v N\n'
		printf 'CS 3/2010,'
		head -c 1000000 /dev/zero | tr '\0' x
		printf '\nsee there,C v D\nCS 4B/2010,E v F\nCS 5,G v H\n'
	} >"$T/b.csv"
	reconcile 1 -q --court "$kampala" "$T/b.csv" &&
	    says "$T/out" '3 of them could not be read' &&
	    says "$T/out" '(line 3)  a NUL byte' &&
	    says "$T/out" '(line 4)  longer than' &&
	    says "$T/out" '(line 5)  no case number' &&
	    says "$T/out" 'a number of several readings' &&
	    says "$T/out" 'a number without a year' &&
	    test "$(wc -c <"$T/out")" -lt 20000
}
check 'bad rows are named by line, and end nothing' bad

outlier() {
	{
		echo number
		for i in 1 2 3 4 5 6 7 8 10 11 12 26000; do
			echo "CS $i/1990"
		done
	} >"$T/l.csv"
	reconcile 1 -q --court "$kampala" "$T/l.csv" &&
	    says "$T/out" '9 missing; far above the others: 26000' &&
	    says "$T/out" '1  number that nobody has'
}
check 'a misread serial is an outlier, and makes no gaps' outlier

alone() {
	reconcile 1 && says "$T/err" 'no register is given' &&
	    says "$T/out" 'runs of numbers'
}
check 'without a register the gaps of the shelf are told' alone

usage() {
	reconcile 2 --json --csv "$T/p/register.csv" &&
	    reconcile 2 a.csv b.csv && reconcile 2 --from 2012 --to 2011 &&
	    reconcile 2 --pdf - "$T/p/register.csv" &&
	    reconcile 1 --court 'Nowhere At All' "$T/p/register.csv" &&
	    says "$T/err" 'nothing is known of the court'
}
check 'wrong usage is told' usage

unseen() {
	(
		export COURTROLL_ARCHIVE="$T/hidden"
		cr init -q --site HID && cr register -q --no-index \
		    --class juvenile -n 'CR 50 of 2014 Uganda v Zzchild' \
		    >"$T/h" 2>&1 && cr code -q || exit 1
		printf 'number,parties\nCR 50 of 2014,x v y\n' >"$T/h.csv"
		for how in '' --json; do
			cr reconcile $how "$T/h.csv" >>"$T/h" 2>&1
		done
	)
	grep -q HID-000001 "$T/h" && ! sed 1d "$T/h" | grep -q Zzchild
}
check 'the words of a protected file are not told' unseen
