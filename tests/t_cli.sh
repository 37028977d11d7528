#!/bin/sh
# tests/t_cli.sh: what every verb has in common: help, usage, where the
# archive is, exit statuses, streams; and a copy that is installed.
. "$(dirname "$0")/lib.sh"

verbs=$(cr --help | sed -n 's/^  \([a-z-]*\)  .*/\1/p')

empty() {
	[ ! -s "$1" ] && return 0
	echo "'$1' is not empty:"
	cat "$1"
	return 1
}

# ---- the front ----------------------------------------------------------------

front_help() {
	expect_exit 0 cr --help && says "$T/out" 'usage: courtroll' &&
	    empty "$T/err" && cp "$T/out" "$T/help" &&
	    expect_exit 0 cr help && same "$(cat "$T/out")" "$(cat "$T/help")"
}
check 'courtroll --help' front_help

front_nothing() {
	expect_exit 2 cr && says "$T/err" 'usage: courtroll' && empty "$T/out"
}
check 'courtroll alone is wrong usage' front_nothing

front_unknown() {
	expect_exit 2 cr frobnicate && says "$T/err" "'frobnicate' is no verb" &&
	    empty "$T/out"
}
check 'an unknown verb' front_unknown

front_option() {
	expect_exit 2 cr --frobnicate status &&
	    says "$T/err" "'--frobnicate'" && empty "$T/out"
}
check 'an unknown option before the verb' front_option

front_worker() {
	expect_exit 2 cr page && expect_exit 2 cr ocr-worker &&
	    expect_exit 2 cr ../courtroll/courtroll-status
}
check 'workers and paths are no verbs' front_worker

version() {
	expect_exit 0 cr --version && cp "$T/out" "$T/version" &&
	    expect_exit 0 cr status --version &&
	    same "$(cat "$T/out")" "$(cat "$T/version")" &&
	    grep -qx 'courtroll [0-9]*\.[0-9]*\.[0-9]*' "$T/version" &&
	    says NEWS "$(sed 's/courtroll //' "$T/version")"
}
check 'one version everywhere, and in NEWS' version

# ---- every verb ---------------------------------------------------------------

verb_help() {
	expect_exit 0 cr "$1" --help && empty "$T/err" &&
	    says "$T/out" "usage: courtroll [-a ARCHIVE] $1 " &&
	    cp "$T/out" "$T/help" && expect_exit 0 cr help "$1" &&
	    same "$(cat "$T/out")" "$(cat "$T/help")" &&
	    expect_exit 0 cr "$1" -h && same "$(cat "$T/out")" \
	    "$(cat "$T/help")"
}

verb_usage() {
	expect_exit 2 cr "$1" --frobnicate && empty "$T/out" &&
	    says "$T/err" "unknown option '--frobnicate'" &&
	    says "$T/err" "courtroll $1 --help" &&
	    expect_exit 2 cr "$1" --archive && says "$T/err" 'wants a value'
}

# A use of each verb that is right but for the archive.
arguments() {
	case $1 in
	register) echo '--number x' ;;
	ingest) echo "$T" ;;
	search) echo word ;;
	case) echo 'HC/Mukono/CS/95/2015' ;;
	text) echo MUK-000001-0 ;;
	image) echo 'MUK-000001-0:1 -o x.png' ;;
	label) echo 'MUK-000001-0 --list' ;;
	transcribe) echo --list ;;
	class) echo 'open --box 1 --dry-run' ;;
	print) echo calibration ;;
	out) echo --list ;;
	move) echo 'MUK-000001-0 --box 1' ;;
	box) echo list ;;
	report) echo backlog ;;
	transfer) echo '--list x.csv --by A --why B' ;;
	esac
}

verb_no_archive() {
	# shellcheck disable=SC2046 # words
	expect_exit 3 cr -a "$T/nowhere" "$1" $(arguments "$1") &&
	    empty "$T/out" && says "$T/err" "'$T/nowhere' is not an archive" &&
	    says "$T/err" 'courtroll init' && [ ! -e "$T/nowhere" ]
}

for verb in $verbs; do
	check "$verb --help" verb_help "$verb"
	check "$verb with an unknown option" verb_usage "$verb"
	case $verb in
	init | practice | number | scheme) ;; # need none
	*) check "$verb without an archive" verb_no_archive "$verb" ;;
	esac
done

# ---- where the archive is -----------------------------------------------------

make_archive() {
	expect_exit 0 cr init --site MUK "$T/a" && empty "$T/out" &&
	    same "$(stat -c %a "$T/a")" 700
}
check 'init makes an archive for its owner only' make_archive

init_again() {
	expect_exit 2 cr init --site MUK "$T/a" &&
	    expect_exit 2 cr init --site mukono-town "$T/b" &&
	    [ ! -e "$T/b" ] &&
	    expect_exit 2 cr init --scheme nowhere "$T/b" && [ ! -e "$T/b" ] &&
	    mkdir "$T/full" && : >"$T/full/x" &&
	    expect_exit 2 cr init "$T/full" && same "$(ls "$T/full")" x
}
check 'init refuses a folder in use, and a site that is none' init_again

said_by() {
	says "$T/out" "archive $T/a, site MUK"
}
places() {
	expect_exit 0 cr -a "$T/a" status && said_by &&
	    expect_exit 0 cr --archive "$T/a" status && said_by &&
	    expect_exit 0 cr "--archive=$T/a" status && said_by &&
	    expect_exit 0 cr status -a "$T/a" && said_by &&
	    expect_exit 0 env COURTROLL_ARCHIVE="$T/a" "$COURTROLL" status &&
	    said_by &&
	    expect_exit 0 env COURTROLL_ARCHIVE="$T/nowhere" "$COURTROLL" \
		-a "$T/a" status && said_by && mkdir -p "$T/in" &&
	    ln -sfn "$T/a" "$T/in/archive" && cd "$T/in" &&
	    expect_exit 0 cr status && said_by
}
check 'the archive: -a, --archive, COURTROLL_ARCHIVE, ./archive' \
    eval '(places)'

newer() {
	cp -R "$T/a" "$T/new" && echo 999 >"$T/new/format" &&
	    expect_exit 3 cr -a "$T/new" status && says "$T/err" 'newer' &&
	    expect_exit 3 cr -a "$T/new" ingest "$T/in" &&
	    same "$(find "$T/new" | sed 1d | sort | cut -c "$((${#T} + 6))-")" \
		"$(find "$T/a" | sed 1d | sort | cut -c "$((${#T} + 4))-")"
}
check 'an archive of a newer program is refused' newer

# ---- exit statuses and streams ------------------------------------------------

export COURTROLL_ARCHIVE="$T/a"

registers() {
	expect_exit 0 cr register -n 'Civil Suit 95 of 2015' \
	    -p 'Okello v Nakato' --shelf C4 &&
	    same "$(cut -f 2,3 "$T/out")" \
		"$(printf 'Civil Suit 95 of 2015\tnew')" &&
	    expect_exit 0 cr register -n 'Civil Suit 95 of 2015' \
		-p 'Okello v Nakato' --shelf C4 &&
	    same "$(cut -f 3 "$T/out")" known &&
	    expect_exit 2 cr register && empty "$T/out" &&
	    expect_exit 2 cr register --file MUK-000999-9 --box 1 &&
	    expect_exit 2 cr register --csv "$T/gone.csv"
}
check 'register: 0 also for what is known, 2 for nothing said' registers

registers_csv() {
	printf 'number,class,colour\nCivil Suit 96 of 2015,open,red\n%s\n' \
	    'Civil Suit 97 of 2015,purple,red' >"$T/j.csv" &&
	    expect_exit 1 cr register --csv "$T/j.csv" &&
	    says "$T/err" "'purple' is no access class" &&
	    says "$T/err" "column 'colour'" &&
	    same "$(cut -f 2 "$T/out")" 'Civil Suit 96 of 2015'
}
check 'register: 1 where a row of a CSV is refused, the others are in' \
    registers_csv

finds() {
	expect_exit 0 cr search 'Civil Suit 96 of 2015' &&
	    says "$T/out" 'Civil Suit 96 of 2015' && empty "$T/err" &&
	    expect_exit 1 cr search zzyzx &&
	    expect_exit 2 cr search 'a OR (' && empty "$T/out" &&
	    expect_exit 2 cr search && expect_exit 2 cr search --limit x y &&
	    expect_exit 2 cr search --classes purple x
}
check 'search: 0 found, 1 not found, 2 not understood' finds

protects() {
	expect_exit 0 cr register -n 'old bundle' -p 'Wandera v Apio' \
	    --shelf D9 &&
	    expect_exit 1 cr search 'Wandera' && ! grep -q Apio "$T/out" &&
	    expect_exit 0 cr search --classes all 'Wandera' &&
	    says "$T/out" 'shelf D9' &&
	    expect_exit 0 cr search 'Okello' && says "$T/out" 'shelf C4'
}
check 'search: what nobody classified is not among the open files' protects

cases() {
	expect_exit 0 cr case 'Civil Suit 96 of 2015' &&
	    expect_exit 1 cr case 'Civil Suit 98 of 2015' &&
	    expect_exit 2 cr case 'no number' && empty "$T/out"
}
check 'case: 0 there is one, 1 none, 2 no number' cases

dumps() {
	expect_exit 0 cr dump && same "$(wc -l <"$T/out" | tr -d ' ')" 3 &&
	    python3 -c 'import json, sys
for line in open(sys.argv[1]): assert json.loads(line)["v"] == 1' "$T/out" &&
	    expect_exit 1 cr dump MUK-000999-9 && empty "$T/out" &&
	    expect_exit 1 cr dump nonsense && expect_exit 2 cr dump --classes x
}
check 'dump: JSON lines; 1 for no such file' dumps

numbers() {
	expect_exit 0 cr number 'see Civil Suit No. 95 of 2015' &&
	    expect_exit 1 cr number 'no number here' &&
	    says "$T/out" '"numbers":[]' &&
	    expect_exit 3 cr number --scheme "$T/gone.xml" x
}
check 'number: 0 found, 1 none, 3 no scheme' numbers

nothing_to_do() {
	for verb in ocr code index run; do
		expect_exit 0 cr "$verb" && empty "$T/out" || return 1
	done
	expect_exit 2 cr ocr operand && expect_exit 2 cr ocr --jobs 0 &&
	    expect_exit 2 cr code operand && expect_exit 2 cr index operand
}
check 'stages with nothing to do: 0' nothing_to_do

verifies() {
	expect_exit 0 cr verify && empty "$T/out" &&
	    rm -rf "$T/a/index" && expect_exit 1 cr verify &&
	    says "$T/out" derived && expect_exit 0 cr rebuild &&
	    expect_exit 0 cr verify
}
check 'verify and rebuild without scans' verifies

# ---- one real page through it all ---------------------------------------------

if [ -x "$COURTROLL_BUILD/mksamples" ]; then
	"$COURTROLL_BUILD/mksamples" --files 2 --pages-max 2 --dpi 200 --clean \
	    --one-folder "$T/samples" >/dev/null
	folder=$(find "$T/samples/scans" -mindepth 1 -maxdepth 1 -type d |
	    sort | head -n 1)
	page=$(find "$folder" -type f | sort | head -n 1)
	mkdir "$T/scans"
	cp "$page" "$T/scans/1.tif"
	: >"$T/scans/empty.tif"
	echo notes >"$T/scans/notes.txt"

	runs() {
		expect_exit 1 cr run --class open "$T/scans" &&
		    says "$T/err" "'empty.tif' refused: empty" &&
		    says "$T/err" '1 not taken' && empty "$T/out" &&
		    expect_exit 0 cr run --class open "$T/scans" &&
		    says "$T/err" 'nothing new'
	}
	check 'run: 1 where an input is refused, 0 when nothing is new' runs

	file=$(cr dump --classes all | python3 -c 'import json, sys
for line in sys.stdin:
    d = json.loads(line)
    if d["pages"]: print(d["file"])')
	texts() {
		expect_exit 0 cr text "$file" && [ -s "$T/out" ] &&
		    cp "$T/out" "$T/text" && expect_exit 0 cr text "$file:1" &&
		    same "$(cat "$T/out")" "$(cat "$T/text")" &&
		    expect_exit 1 cr text "$file:2" &&
		    expect_exit 1 cr text "$file:x" &&
		    expect_exit 0 cr text --alto "$file" &&
		    xmllint --noout "$T/out" &&
		    expect_exit 0 cr text --hocr "$file" &&
		    xmllint --html --noout "$T/out" &&
		    expect_exit 2 cr text --alto --hocr "$file" &&
		    expect_exit 2 cr text
	}
	check 'text: the page, as text, ALTO, hOCR; 1 for no such page' texts

	ingests() {
		expect_exit 2 cr ingest "$T/gone" &&
		    says "$T/err" "$T/gone" &&
		    expect_exit 2 cr ingest &&
		    expect_exit 2 cr ingest --batch ../x "$T/scans" &&
		    expect_exit 2 cr ingest --class purple "$T/scans" &&
		    expect_exit 0 cr ingest --json "$T/scans" &&
		    says "$T/out" '"taken":0,"known":1,"refused":0'
	}
	check 'ingest: 2 for a PATH that is not there; nothing twice' ingests

	damage() {
		master=$(find "$T/a/batches" -path '*/data/*' | head -n 1) &&
		    expect_exit 0 cr verify && chmod u+w "$master" &&
		    printf x >>"$master" && expect_exit 3 cr verify &&
		    says "$T/out" "changed	$master"
	}
	check 'verify: 3 and its name when a master is damaged' damage
else
	skip 'one real page through it all' 'mksamples is not built'
fi
unset COURTROLL_ARCHIVE

# ---- installed ----------------------------------------------------------------

installed() {
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s install \
	    "PREFIX=$T/x" || return 1
	expect_exit 0 "$T/x/bin/courtroll" -a "$T/y" init || return 1
	for verb in $verbs; do
		expect_exit 0 "$T/x/bin/courtroll" "$verb" --help || return 1
		[ -f "$T/x/share/man/man1/courtroll-$verb.1" ] || return 1
	done
	mkdir "$T/bin" && ln -s "$T/x/bin/courtroll" "$T/bin/cr" &&
	    expect_exit 0 "$T/x/bin/courtroll" number 'Civil Suit 5 of 2014' &&
	    expect_exit 0 "$T/bin/cr" -a "$T/y" status
}
if [ "$COURTROLL_BUILD" = "$PWD/build" ]; then
	check 'an installed copy runs from where it is' installed
else
	skip 'an installed copy runs from where it is' \
	    'only build/ can be installed'
fi
