#!/bin/sh
# tests/t_slips.sh: printed slips, scanned in front of their files: whose the
# pages are, what is said, what a kill or a lost catalogue changes (nothing).
. "$(dirname "$0")/lib.sh"
need_verbs init register print ingest rebuild dump verify
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"
scanner=$COURTROLL_BUILD/tests/fake_scanner
for need in pdftoppm "$scanner"; do
	command -v "$need" >/dev/null || {
		skip t_slips "'$need' is not here"
		exit 0
	}
done
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=me
cd "$T" || exit 1

# print_slips ARCHIVE NAME OPTION...: slips of courtroll print, as NAME.pgm.
print_slips() {
	from=$1 as=$2
	shift 2
	cr -a "$from" print -q covers -o "$as.pdf" "$@" >/dev/null &&
	    pdftoppm -r 300 -gray -singlefile "$as.pdf" "$as"
}
# A page of a list for fake_scanner: the N-th slip (0 to 5) of a sheet.
slip() {
	echo "$T/$1.pgm $(($2 % 2 * 105)) $((99 * ($2 / 2))) 105 99 cover -"
}
# stack DIR PAGE...: a folder of single images; "text" is a page of its own.
n_text=0
stack() {
	mkdir -p "$1"
	in=$1 n=0
	shift
	for page in "$@"; do
		n=$((n + 1))
		[ "$page" != text ] || {
			n_text=$((n_text + 1))
			tiff "$in/$n.tif" "$n_text" 1
			continue
		}
		cp "$page.tif" "$in/$n.tif"
	done
}
# said: of the JSON in $T/out
said() {
	python3 -c '
import json, sys
o = json.load(open(sys.argv[1]))
for s in o["slips"]:
    print(s["file"], s["kind"], s["new"], s["source"], s["page"],
          s["counted"], s["scanned"], s["before"])
for r in o["remarks"]:
    print(r["what"], r["slip"], r["source"], r["page"])
' "$T/out"
}
# Files that have pages: id, pages, covers among them.
files() {
	cr dump | python3 -c '
import json, sys
for line in sys.stdin:
    o = json.loads(line)
    if o.get("pages"):
        print(o["file"], len(o["pages"]),
              sum(p["kind"] == "cover" for p in o["pages"]))
'
}

cr init -q --site MUK
one=$(cr register -q --no-index -n 'HCT-00-CV-CS-1-2015' --pages 2 | cut -f 1)
two=$(cr register -q --no-index -n 'HCT-00-CV-CS-2-2015' --pages 5 | cut -f 1)
print_slips a known "$one" "$two" || exit 1
print_slips a blank --blank 2 || exit 1
three=MUK-000003-6 four=MUK-000004-4
cr -a other init -q --site GUL
strange=$(cr -a other register -q --no-index -n 'CS 9 of 2001' | cut -f 1)
print_slips other foreign "$strange" || exit 1
cp -a a fresh
seed=0
for page in 'known 0' 'known 1' 'blank 0' 'blank 1' 'foreign 0'; do
	seed=$((seed + 1))
	# shellcheck disable=SC2086 # two words
	slip $page | "$scanner" scan 1 $seed "${page% *}${page#* }.tif"
done
echo "$T/known.pgm 5 0 190 250 cover -" | "$scanner" scan 0 6 sheet.tif

monday() {
	{ slip known 0; echo -; echo -; slip known 1; echo -; slip blank 0
	echo -; } | "$scanner" scan 1 7 day.tif
	expect_exit 0 cr ingest --json day.tif && same "$(said)" "\
$one cover False day.tif 1 2 2 0
$two cover False day.tif 4 5 1 0
$three cover True day.tif 6 None 1 0
count $two day.tif 4" && same "$(files)" "\
$one 3 1
$two 2 1
$three 2 1" && says "$T/err" "$two: 5 pages counted by hand, 1 scanned"
}
check 'pages behind a slip are its file, registered or not' monday

again() {
	expect_exit 0 cr ingest -q --json day.tif && same "$(said)" '' &&
	    stack more known0 text && expect_exit 0 cr ingest -q --json more &&
	    same "$(said)" "\
$one cover False 1.tif 1 2 1 2
scanned_before $one 1.tif 1
count $one 1.tif 1" && same "$(files | head -1)" "$one 5 2" &&
	    tiff more/3.tif later 1 && expect_exit 0 cr ingest -q --json more &&
	    same "$(said)" '' && same "$(files | head -1)" "$one 6 2"
}
check 'what comes for a file scanned before is taken and said' again

blank_later() {
	expect_exit 0 cr register --no-index --id "$four" -n 'CS 4 of 2015' &&
	    stack four blank1 text && expect_exit 0 cr ingest -q --json four &&
	    same "$(said)" "$four cover False 1.tif 1 None 1 0" &&
	    new=$(cr register -q --no-index -n 'CS 5 of 2015' | cut -f 1) &&
	    same "$new" MUK-000005-2
}
check 'a blank slip that was registered is its file; numbers go on' blank_later

nobodys() {
	stack odd known0 text foreign0 text sheet text known1 &&
	    expect_exit 1 cr ingest --json odd && same "$(said)" "\
$one cover False 1.tif 1 2 1 4
$two cover False 7.tif 1 5 0 1
scanned_before $one 1.tif 1
foreign $strange 3.tif 1
uncut None 5.tif 1
scanned_before $two 7.tif 1
count $one 1.tif 1
nothing_behind $two 7.tif 1" &&
	    says "$T/err" "'3.tif' page 1: a slip of another archive" &&
	    same "$(files | tail -2 | cut -d ' ' -f 2,3)" "2 1
2 1"
}
check 'a strange slip and a sheet not cut are nobody'\''s, and said' nobodys

proposed() {
	stack last text text blank1 && expect_exit 1 cr ingest --json last &&
	    said | grep -qx "proposed $four 3.tif 1" &&
	    says "$T/err" 'proposed, not done' &&
	    same "$(files | grep "$four")" "$four 3 2"
}
check 'pages in front of a last slip are proposed, not assumed' proposed

contradicts() {
	stack named text known1 text &&
	    expect_exit 1 cr ingest --json --file "$four" named &&
	    same "$(said)" "against_file $two 2.tif 1" &&
	    same "$(files | grep "$four")" "$four 6 3"
}
check 'with --file all goes there, and a slip that says other is told' \
    contradicts

# ---- lost and killed ----------------------------------------------------------

lost() {
	want=$(files) && rm a/catalog.db* && expect_exit 0 cr rebuild -q &&
	    same "$(files)" "$want" && expect_exit 0 cr verify -q
}
check 'a catalogue made again from the bags has the same files' lost

believed() { # registered and printed, and nothing else is left of it
	rm -rf b && cp -a fresh b && stack first known0 text &&
	    expect_exit 0 cr -a b ingest -q first && rm b/catalog.db* &&
	    expect_exit 0 cr -a b rebuild -q && stack second known1 text &&
	    expect_exit 0 cr -a b ingest -q --json second && same "$(said)" "\
$two cover True 1.tif 1 5 1 0
count $two 1.tif 1"
}
check 'after a loss a slip makes its file known again' believed

preload=$COURTROLL_BUILD/tests/preload_kill.so
kill_at() { # N: killed at the N-th call that makes something last
	rm -rf k && cp -a fresh k || return 2
	LD_PRELOAD=$preload KILL_PROGRAM=ingest KILL_AT=$1 KILL_BELOW="$T/k" \
	    "$COURTROLL" -a k ingest -q -j 1 mixed >/dev/null 2>&1
	[ $? -eq 137 ]
}
killed() {
	stack mixed/a known0 text blank1 text && stack mixed/b text &&
	    rm -rf k && cp -a fresh k && cr -a k ingest -q mixed &&
	    want=$(COURTROLL_ARCHIVE=$T/k files | sort) && at=2 || return 1
	while kill_at "$at"; do
		# and, every other time, the blank one is registered meanwhile
		if [ $((at % 2)) -eq 0 ] && ! expect_exit 0 cr -a k register \
		    --no-index --id "$four" -n 'CS 4 of 2015'; then
			says "$T/err" 'is a file already' || return 1
		fi
		if ! expect_exit 0 cr -a k ingest -q mixed ||
		    ! same "$(COURTROLL_ARCHIVE=$T/k files | sort)" "$want"
		then
			echo "killed at $at"
			return 1
		fi
		at=$((at + 7))
	done
	[ "$at" -gt 20 ] || echo "only $at points"
	[ "$at" -gt 20 ]
}
if [ -n "${SANITIZE-}" ]; then
	skip 'killed anywhere' 'sanitizers will not share LD_PRELOAD'
else
	check 'killed anywhere, run again: the same files and numbers' killed
fi
