#!/bin/sh
# tests/t_readings.sh: what is known of a page beside its text (other readings
# of a word, words broken over lines, its language) is kept from the reader to
# the search: found by either reading, shown as it is printed.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"
# shellcheck source=tests/typist.sh
. "$here/typist.sh"
need_verbs init ingest ocr code index search text
typist_ready || exit 0
export COURTROLL_ARCHIVE="$T/a"
cd "$T" || exit 3

typed case/p1 <<'END'
We Iodge this complaint against the defend=
ant, and the PLAIN-
TIFF prays for vacant posses-
sion of land in inter-
natio-
nal trade. Dated at Mukono
END
cat >typed/p1.tif.said <<'END'
lang eng
alt 1 lodge
alt 1 1odge
alt 3 complaints
broken 6
broken 10
alt 10 PLA1N-
broken 15
broken 20
broken 21
alt 26 Mukonq
END
typed case/p2 <<'END'
Omusango guno applications gwa kusalawo lodges
END
echo 'lang lug' >typed/p2.tif.said
typed case/p3 <<'END'
A page that says applications and lodges
END
cr init -q --site MUK && cr ingest -q in && cr ocr -q && cr code -q
check 'pages with all of it are indexed' expect_exit 0 cr index -q
F=MUK-000001-0

# The page and the snippet of the only hit, as "N: ... [x] ..."; "NONE".
hit() {
	cr search --json --exact --classes all --by page "$@" 2>"$T/err" |
	    python3 -c 'import json, sys
h = json.load(sys.stdin)["hits"]
print("%d: %s" % (h[0]["page"], h[0]["snippet"].replace("<b>", "[")
    .replace("</b>", "]")) if len(h) == 1 else "%d hits" % len(h))'
}

finds() { # QUERY MARKED
	h=$(hit "$1")
	case $h in
	*"$2"*) ;;
	*)
		echo "'$1': $h"
		return 1
		;;
	esac
}

cr search --json --exact --classes all --by page lodge >"$T/first" 2>&1
check 'what is printed is found' finds iodge 'We [Iodge] this'
check 'the other reading is found, and what is printed is marked' \
    finds lodge 'We [Iodge] this'
check 'so is the third' finds 1odge 'We [Iodge] this'
check 'a phrase goes on over another reading' \
    finds '"we lodge this complaints against"' \
    '[We] [Iodge] [this] [complaint] [against]'
check 'a phrase with what is printed too' \
    finds '"we iodge this"' '[We] [Iodge] [this]'
check 'a mark that no text would show joins a word' \
    finds defendant '[defend]= [ant],'
check 'a broken word in capitals is found whole' \
    finds plaintiff '[PLAIN]- [TIFF]'
check 'and by the other reading of its half' \
    finds pla1ntiff '[PLAIN]- [TIFF]'
check 'and in a phrase' finds '"the plaintiff prays"' \
    'the] [PLAIN]- [TIFF] [prays]'
check 'a word of three parts is found' finds international \
    '[inter]- [natio]- [nal]'

# The language: a stem of an English page; the words alone of another.
stems() {
	cr search --json --classes all --by page "$1" 2>/dev/null |
	    python3 -c 'import json, sys
print(sorted(h["page"] for h in json.load(sys.stdin)["hits"]))'
}
check 'a Luganda page has no English stems' same "$(stems applicable)" '[3]'
check 'but its words are found as they stand' \
    same "$(stems applications)" '[2, 3]'
check 'a stem finds another reading' same "$(stems complaint)" '[1]'
check 'another reading has its stem' same "$(stems lodging)" '[1, 3]'

forgiven() {
	cr search --json --classes all --by page mukonqq 2>/dev/null |
	    grep -q '<b>Mukono</b>'
}
check 'a misspelt other reading is forgiven' forgiven

boxes() {
	cr search --json --exact --classes all --by page plaintiff 2>/dev/null |
	    python3 -c 'import json, sys
b = json.load(sys.stdin)["hits"][0]["boxes"]
assert [x[:1] + x[2:3] for x in b] == [[1, 250], [1, 300]], b'
}
check 'both halves of a broken word have their box' boxes

plain() {
	cr text "$F:1" 2>/dev/null
}
check 'text: a broken word stands whole where it begins' same "$(plain)" \
    'We Iodge this complaint against the defendant,
and the PLAINTIFF
prays for vacant possession
of land in international
trade. Dated at Mukono'
check 'text --alto: as ALTO has it' expect_exit 0 cr text --alto "$F:1"
cp "$T/out" alto
check 'text --alto: other readings' says alto \
    '<ALTERNATIVE PURPOSE="reading WC=0.5000">lodge</ALTERNATIVE>'
check 'text --alto: broken words' says alto \
    'SUBS_TYPE="HypPart1" SUBS_CONTENT="PLAINTIFF"'
check 'text --alto: the language' says alto 'LANG="eng"'
check 'text --hocr: the language, soft hyphens' expect_exit 0 \
    cr text --hocr "$F"
check 'text --hocr: a language of each page' says "$T/out" \
    'id="page_2" lang="lug" title="'
check 'text --hocr: soft hyphens' says "$T/out" '>PLAIN&#173;</span>'

# The compact form is derived: without it the same comes of the ALTO.
before=$(cat "$T/first")
for db in a/pages/*.db; do
	python3 -c 'import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
print(c.execute("DELETE FROM page_text").rowcount)
c.commit()' "$db"
done >gone
check 'the compact form was there' same "$(cat gone)" 3
cr index --all -q
check 'and is not needed' same "$before" \
    "$(cr search --json --exact --classes all --by page lodge 2>&1)"
