#!/bin/sh
# t_code.sh: the code stage from the outside: what it would change is shown and
# nothing written; access classes; a class that changed counts at once.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"
# shellcheck source=tests/typist.sh
. "$here/typist.sh"
need_verbs init register ingest ocr code index search dump
typist_ready || exit 0

export COURTROLL_ARCHIVE="$T/a"
cr init -q --site MUK
typed suit/s1 <<'END'
THE REPUBLIC OF UGANDA
IN THE HIGH COURT OF UGANDA AT MUKONO
CIVIL SUIT NO. 95 OF 2015

KATO JOHN :::::::::::::::::::: PLAINTIFF
VERSUS
NAKATO SARAH :::::::::::::::::::: DEFENDANT

PLAINT

The plaintiff holds the certificate of title to the said land.
END
cr ingest -q "$T/in"
cr ocr -q

# state: the catalogue as it is on disk
state() {
	cat "$T"/a/catalog.db* | sha256sum
}

before=$(state)
check dry_run_says_what expect_exit 0 cr code --dry-run
check dry_run_shows_gains says "$T/out" \
    'MUK-000001-0  case  + Civil Suit 95 of 2015, Mukono (0.'
check with_quote_and_page says "$T/out" '"CIVIL SUIT NO. 95 OF 2015", page 1)'
check sums_by_kind says "$T/out" 'case: 1 gained, 0 lost, 0 changed, 0 same'
check dry_run_keeps_its_message says "$T/err" '1 file would be labelled'
check dry_run_writes_nothing same "$(state)" "$before"

check labels_are_made expect_exit 0 cr code
check as_before_told says "$T/err" '1 file labelled'
check nothing_waits expect_exit 0 cr code --dry-run
check then_nothing_to_show test ! -s "$T/out"
before=$(state)
check all_again expect_exit 0 cr code --all --dry-run
check all_the_same says "$T/out" 'case: 0 gained, 0 lost, 0 changed, 1 same'
check no_line_for_a_file sh -c "! grep -q '^MUK' '$T/out'"
check nothing_written_with_all same "$(state)" "$before"

# The jacket says another number now.
cr register -q --no-index --file MUK-000001-0 -n 'Civil Suit 59 of 2015' \
    >/dev/null 2>&1
cr code -n >"$T/out" 2>/dev/null
check change_is_one_line says "$T/out" \
    'MUK-000001-0  case  - Civil Suit 95 of 2015, Mukono  + Civil Suit 59 of 2015'
check change_names_its_source says "$T/out" '"Civil Suit 59 of 2015"'
cr code -n --json >"$T/out" 2>/dev/null
check json_line says "$T/out" \
    '{"v":1,"file":"MUK-000001-0","kind":"case","change":"changed","before":{"value":"Civil Suit 95 of 2015, Mukono"'
check json_sum says "$T/out" '"summary":{'
check json_counts says "$T/out" '"case":{"gained":0,"lost":0,"changed":1,"same":0}'
check json_is_for_dry_runs expect_exit 2 cr code --json
cr code -q
cr dump >"$T/out"
check registered_wins says "$T/out" '"case":{"key":"'
check registered_number says "$T/out" '/CS/59/2015","code"'
check disagreement_is_shown says "$T/out" '{"kind":"number-conflict","page":1'
check one_job_or_many same \
    "$(cr code -n --all -j 1 2>/dev/null)" "$(cr code -n --all -j 3 2>/dev/null)"

# ---- access ----------------------------------------------------------------
cat >"$T/files.csv" <<'END'
number,parties,type,class
Civil Suit 5 of 2011,Zziwa Peter v Okello Moses,Civil Suit,
,Nobody known,,
,Somebody told,,open
Family Cause 7 of 2012,In re Baby N,Family Cause,open
Civil Suit 6 of 2011,Nalule Jane v Mukasa Paul,Civil Suit,sealed
END
cr register -q --no-index --csv "$T/files.csv" >/dev/null 2>&1
cr code -q
class() {
	cr dump "$1" | sed 's/.*"access":{"class":"\([a-z]*\)".*/\1/'
}
check known_type_opens same "$(class MUK-2-8)" open
check nothing_known_is_unclassified same "$(class MUK-3-6)" unclassified
check said_class_fills_in same "$(class MUK-4-4)" open
check said_class_is_no_ceiling same "$(class MUK-5-2)" family
check said_protection_is_kept same "$(class MUK-000006-9)" sealed

# ---- the index is older than the class -------------------------------------
cr index -q
matches() {
	cr search --json "$@" 2>/dev/null |
		sed 's/.*"matches":\([0-9]*\).*/\1/'
}
check found_while_open same "$(matches zziwa)" 1
check facet_while_open same "$(cr search --json 'okello' |
    grep -c '"type":{"CS":1}')" 1
cr register -q --no-index --file MUK-2-8 --class sealed >/dev/null 2>&1
cr code -q
check not_indexed_since same "$(class MUK-2-8)" sealed
check moved_is_not_found same "$(matches zziwa)" 0
check nor_counted same "$(matches 'okello OR zziwa')" 0
check nor_in_facets same "$(cr search --json okello | grep -c '"CS":1')" 0
check nor_forgiven same "$(matches zzlwa)" 0
check nor_suggested same \
    "$(cr search --exact --json zziwaa | grep -c '"suggestion":null')" 1
check nor_where_it_was_put_last same "$(matches --classes open,family zziwa)" 0
cr index -q
check found_where_it_belongs same "$(matches --classes sealed zziwa)" 1

# How many files are looked at at once must not show.
cr code -q --all -j 1
cr dump >"$T/one"
cr code -q --all -j 3
cr dump >"$T/three"
check threads_find_the_same cmp "$T/one" "$T/three"
