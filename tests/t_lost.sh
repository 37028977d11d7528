#!/bin/sh
# tests/t_lost.sh: what is lost, damaged or cut short loses nothing else: the
# catalogue, the stores of texts, an ingest that stopped at refused inputs.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"

need_verbs init register ingest ocr code index rebuild verify status dump
[ -e "$COURTROLL_READER" ] || {
	skip lost "'$COURTROLL_READER' is not built"
	exit 0
}
cd "$T" || exit 3

# fresh: an archive of its own, A, at the start of each test.
n_archives=0
fresh() {
	n_archives=$((n_archives + 1))
	A=$T/archive$n_archives
	export COURTROLL_ARCHIVE="$A"
	expect_exit 0 cr init --site MUK "$A"
}
lose_catalogue() {
	rm "$A"/catalog.db*
}
sha() {
	sha256sum <"$1" | cut -d ' ' -f 1
}
id_of() {
	cut -f 1 "$T/out"
}

mkdir good a b many
tiff good/1.tif one 1
tiff good/2.tif two 1
printf '\001\377\000junk of a' >a/x.bin
printf '\001\377\000junk of b, another' >b/x.bin
printf 'II*\000\010\000\000\000 cut' >many/1.tif
printf '\001\377\000junk two' >many/2.bin
tiff many/3.tif three 1

# ---- a lost catalogue and what was refused -----------------------------------

quarantine_kept() {
	fresh && expect_exit 0 cr ingest good && expect_exit 1 cr ingest a &&
	    before=$(sha "$A/quarantine/0002/1-x.bin") && lose_catalogue &&
	    expect_exit 0 cr rebuild && expect_exit 1 cr ingest b &&
	    same "$(sha "$A/quarantine/0002/1-x.bin")" "$before" &&
	    same "$(sha "$A/quarantine/0003/1-x.bin")" "$(sha b/x.bin)" &&
	    expect_exit 0 cr ingest --json a &&
	    says "$T/out" '"refused_before":1' && expect_exit 0 cr verify
}
check 'refused bytes outlive the catalogue, and so do their rows' \
    quarantine_kept

only_refused() {
	fresh && expect_exit 1 cr ingest a && lose_catalogue &&
	    expect_exit 0 cr rebuild && expect_exit 0 cr ingest --json a &&
	    says "$T/out" '"refused_before":1' && expect_exit 0 cr verify
}
check 'an archive of nothing but refusals can be made again' only_refused

not_entered() { # the power went between the file and the row
	fresh && expect_exit 1 cr ingest a && cp -a "$A" "$A.whole" &&
	    lose_catalogue && fresh && rmdir "$A/quarantine" &&
	    cp -a "$T/archive$((n_archives - 1)).whole/quarantine" "$A" &&
	    expect_exit 1 cr verify && says "$T/out" 'is not entered' &&
	    expect_exit 0 cr ingest --json a &&
	    says "$T/out" '"refused_before":1' &&
	    says "$T/err" '1 batches' && expect_exit 0 cr verify
}
check 'a closed batch without a bag is entered by the next run' not_entered

# ---- an ingest that was cut short ---------------------------------------------

# kill_ingest PATH AT: killed at the AT-th of the calls that make things last.
preload=$COURTROLL_BUILD/tests/preload_kill.so
kill_ingest() {
	LD_PRELOAD=$preload KILL_PROGRAM=ingest KILL_AT=$2 KILL_BELOW="$A" \
	    "$COURTROLL" ingest -q -j 1 "$1" >/dev/null 2>&1
	[ $? -eq 137 ]
}
# Killed when at least one input lies in quarantine and nothing is closed.
kill_at_refusals() {
	at=1
	while [ $at -lt 60 ]; do
		kill_ingest "$1" $at || return 1
		[ -z "$(find "$A/batches" -mindepth 1)" ] || return 1
		[ -z "$(find "$A/quarantine" -name '2-*.json')" ] || return 0
		at=$((at + 1))
	done
	return 1
}
tree_of() {
	(cd "$1" && find quarantine batches incoming -type d | sort &&
	    find quarantine -type f -exec sha256sum {} + | sort -k 2)
}

other_after_killed() {
	fresh && kill_at_refusals many &&
	    left=$(find "$A/quarantine" -type f ! -name '*.json' |
		while read -r f; do sha "$f"; done | sort) &&
	    expect_exit 1 cr ingest b &&
	    now=$(find "$A/quarantine" -type f ! -name '*.json' |
		while read -r f; do sha "$f"; done | sort) &&
	    for one in $left; do
		    echo "$now" | grep -q "$one" || return 1
	    done
	says "$T/err" interrupted && expect_exit 3 cr verify &&
	    says "$T/out" 'untracked' && says "$T/out" '.interrupted-' &&
	    same "$(cut -f 1 "$T/out" | sort -u)" untracked &&
	    same "$(find "$A/quarantine/0001" -mindepth 1 | wc -l | tr -d ' ')" 3
}
same_after_killed() {
	fresh && expect_exit 1 cr ingest many && want=$(tree_of "$A") &&
	    fresh && kill_at_refusals many && expect_exit 1 cr ingest many &&
	    same "$(tree_of "$A")" "$want" && expect_exit 0 cr verify ||
	    return 1
	# and after another ingest came between
	fresh && kill_at_refusals many && expect_exit 1 cr ingest b &&
	    expect_exit 1 cr ingest many &&
	    same "$(ls "$A/quarantine")" "$(printf '0001\n0002')"
}
if [ -e "$preload" ] && [ -z "${SANITIZE-}" ]; then
	check 'what a killed ingest refused is never overwritten' \
	    other_after_killed
	check 'the same ingest again gives the same quarantine' \
	    same_after_killed
else
	skip 'a killed ingest' 'no preload_kill, or sanitizers'
fi

verify_quarantine() {
	fresh && expect_exit 1 cr ingest many && expect_exit 0 cr verify &&
	    q=$A/quarantine/0001 && cp "$q/2-2.bin" keep &&
	    echo more >>"$q/2-2.bin" && expect_exit 3 cr verify &&
	    says "$T/out" "changed	$q/2-2.bin" && rm "$q/2-2.bin" &&
	    expect_exit 3 cr verify && says "$T/out" "missing	$q/2-2.bin" &&
	    cp keep "$q/2-2.bin" && : >"$q/9-other" && expect_exit 3 cr verify &&
	    says "$T/out" "untracked	$q/9-other" && rm "$q/9-other" &&
	    rm "$q/1-1.tif.json" && expect_exit 3 cr verify &&
	    same "$(cat "$T/out")" "missing	$q/1-1.tif.json"
}
check 'verify: what is changed, missing, untracked in quarantine' \
    verify_quarantine

# ---- numbers ------------------------------------------------------------------

numbers_never_twice() {
	fresh && expect_exit 0 cr ingest good &&
	    expect_exit 0 cr register --no-index -n 'CS 1 of 2001' &&
	    given=$(id_of) && same "$given" "$(cr dump | sed -n \
	    's/.*"file":"\(MUK-000002-.\)".*/\1/p' | head -n 1)" &&
	    lose_catalogue && expect_exit 0 cr rebuild &&
	    expect_exit 0 cr register --no-index -n 'CS 2 of 2002' &&
	    [ "$(id_of)" != "$given" ] && same "$(id_of | cut -c 1-10)" \
	    MUK-000101 && lose_catalogue && expect_exit 0 cr rebuild &&
	    expect_exit 0 cr register --no-index -n 'CS 3 of 2003' &&
	    same "$(id_of | cut -c 1-10)" MUK-000201
}
check 'a number that was given is never given again' numbers_never_twice

mark_damaged() {
	fresh && echo nonsense >"$A/next" &&
	    expect_exit 3 cr register --no-index -n 'CS 1 of 2001' &&
	    says "$T/err" "$A/next"
}
check 'a damaged mark stops the giving of numbers' mark_damaged

# ---- catalog.db, stores, strays -----------------------------------------------

damaged_catalogue() { # how it is damaged
	fresh && expect_exit 0 cr run good || return 1
	rm "$A"/catalog.db-* 2>/dev/null
	case $1 in
	empty) : >"$A/catalog.db" ;;
	junk) head -c 5000 /dev/zero | tr '\000' x >"$A/catalog.db" ;;
	opened) rm "$A/catalog.db" && : >"$A/catalog.db" &&
	    ! cr status >/dev/null 2>&1 ;;
	other) rm "$A/catalog.db" && python3 -c 'import sqlite3, sys
c = sqlite3.connect(sys.argv[1]); c.execute("CREATE TABLE meta (a)")
c.commit()' "$A/catalog.db" ;;
	esac
	was=$(sha "$A/catalog.db")
	expect_exit 0 cr rebuild && says "$T/err" 'catalog.db.damaged-1' &&
	    { [ "$1" = opened ] ||
		same "$(sha "$A/catalog.db.damaged-1")" "$was"; } &&
	    expect_exit 0 cr verify && expect_exit 0 cr rebuild &&
	    [ ! -e "$A/catalog.db.damaged-2" ]
}
for how in empty junk opened other; do
	check "rebuild: a catalog.db that is none ($how) is set aside" \
	    damaged_catalogue $how
done

damaged_store() {
	fresh && expect_exit 0 cr run good && expect_exit 0 cr verify &&
	    python3 - "$1" "$A/pages/0001.db" <<'END' || return 1
import sys
how, path = sys.argv[1:]
data = bytearray(open(path, "rb").read())
if how == "inside":
    for i in range(120, len(data), 3): data[i] = (i * 7) % 251
else:
    data = bytearray(b"no database at all\n" * 400)
open(path, "wb").write(data)
END
	rm -f "$A"/pages/*-wal "$A"/pages/*-shm
	expect_exit 1 cr verify && says "$T/out" 'derived	pages/0001.db' &&
	    expect_exit 0 cr rebuild && says "$T/err" "pages/0001.db" &&
	    expect_exit 0 cr verify &&
	    same "$(cr status --json | grep -o '"read":[0-9]*')" '"read":2'
}
for how in inside whole; do
	check "rebuild: a damaged store of texts ($how) is made again" \
	    damaged_store $how
done

# The ALTO is what the other form is made from: its loss must not hide behind it.
damaged_alto() {
	fresh && expect_exit 0 cr run good &&
	    python3 - "$A/pages/0001.db" <<'END' || return 1
import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.execute("DROP TRIGGER page_text_old")
c.execute("UPDATE reading SET alto=zeroblob(9) WHERE rowid=1")
assert c.execute("SELECT count(*) FROM page_text").fetchone()[0] == 2
c.commit()
END
	expect_exit 1 cr verify && says "$T/out" '1 texts are missing' &&
	    expect_exit 0 cr rebuild && expect_exit 0 cr verify
}
check 'verify, rebuild: a damaged ALTO is noticed' damaged_alto

strays() {
	fresh && expect_exit 0 cr ingest good && : >"$A/batches/Thumbs.db" &&
	    : >"$A/batches/.directory" && mkdir "$A/batches/.Trash" &&
	    expect_exit 1 cr ingest a && expect_exit 0 cr rebuild &&
	    expect_exit 3 cr verify &&
	    same "$(sed "s,$A/,," "$T/out" | sort)" "$(printf '%s\n' \
	    'untracked	batches/.Trash' 'untracked	batches/.directory' \
	    'untracked	batches/Thumbs.db')" && lose_catalogue &&
	    expect_exit 0 cr rebuild && mkdir "$A/batches/0007" &&
	    expect_exit 3 cr ingest a && says "$T/err" 0007
}
check 'strays in batches/ stop nothing; a bag without its list does' strays

# ---- locks --------------------------------------------------------------------

cat >beside.py <<'END'
import fcntl, subprocess, sys
f = open(sys.argv[1], "w")
fcntl.lockf(f, fcntl.LOCK_EX)
sys.exit(subprocess.call([sys.argv[2], "rebuild"]))
END
locked() {
	fresh && expect_exit 0 cr ingest good || return 1
	for stage_name in ocr code index; do
		expect_exit 3 python3 beside.py "$A/lock.$stage_name" \
		    "$COURTROLL" &&
		    says "$T/err" "another '$stage_name' is at work" || return 1
	done
	expect_exit 0 cr rebuild && expect_exit 0 cr verify
}
check 'rebuild waits for nobody: it does not start beside a stage' locked

# ---- trying again -------------------------------------------------------------

retries() {
	fresh && expect_exit 1 cr ingest a && expect_exit 0 cr ingest a &&
	    says "$T/err" "--retry" && expect_exit 1 cr ingest --retry a &&
	    [ -e "$A/quarantine/0002/1-x.bin" ] && expect_exit 0 cr verify
}
check 'ingest --retry tries again what was refused' retries

class_said() {
	fresh && expect_exit 0 cr ingest good &&
	    expect_exit 0 cr ingest --class open good &&
	    says "$T/err" 'register --file ID --class open'
}
check 'a class over what is in already changes nothing, and says so' class_said

# ---- standard output ----------------------------------------------------------

full() {
	"$COURTROLL" "$@" >/dev/full 2>"$T/err" </dev/null
	same $? 3 && says "$T/err" 'standard output'
}
if [ -w /dev/full ]; then
	all_full() {
		fresh && full status && full status --json &&
		    full register --no-index -n 'CS 5 of 2005' &&
		    full ingest --json good && full ingest --json good &&
		    rm "$A"/batches/0001/data/000001.tif && full verify
	}
	check 'what cannot be written to standard output is no success' all_full
else
	skip 'a full standard output' 'no /dev/full'
fi
