#!/bin/sh
# tests/t_scheme_check.sh: `courtroll scheme` tells faults by line, refuses
# hostile XML at once, and an archive's overlay changes how numbers are
# written.
. "$(dirname "$0")/lib.sh"
need_verbs scheme number

uganda=codes/schemes/uganda.xml
other=tests/data/scheme-other.xml

# ---- good and bad schemes ---------------------------------------------------

good() {
	expect_exit 0 cr scheme check "$1" || return 1
	same 1 "$(wc -l <"$T/out")" || return 1
	says "$T/out" "$1: a good scheme: "
}
check 'the scheme of Uganda is good, and said so in one line' good "$uganda"
check 'that of another country is' good "$other"

warned() {
	expect_exit 0 cr scheme check "$other" || return 1
	line=$(grep -n 'name="Grenzwald"' "$other" | cut -d: -f1)
	says "$T/err" "$other:$line: station 'Grenzwald': the code 09" ||
		return 1
	expect_exit 0 cr scheme check -q "$other" || return 1
	same '' "$(cat "$T/err")"
}
check 'a code that nobody has seen is warned of, by line' warned

sed -e 's/<station name="Gulu"/<station nam="Gulu"/' \
    -e 's/<type code="MC" title/<type code="MC" titel="x" title/' \
    -e 's/statute="PCA" subject="CRIM-MURDER"/statute="NOPE" subject="CRIM-MURDER"/' \
    "$uganda" >"$T/bad.xml"

faulty() {
	expect_exit 1 cr scheme check "$T/bad.xml" || return 1
	for what in 'nam="Gulu"' 'titel="x"' 'statute="NOPE"'; do
		line=$(grep -n "$what" "$T/bad.xml" | head -n 1 | cut -d: -f1)
		grep -q "^$T/bad.xml:$line: " "$T/out" || {
			echo "no fault at line $line ($what) in"
			cat "$T/out"
			return 1
		}
	done
}
check 'each fault is told by its line' faulty

json() {
	expect_exit 1 cr scheme check --json "$T/bad.xml" || return 1
	python3 - "$T/out" <<-'END'
	import json, sys
	a = json.load(open(sys.argv[1]))
	assert a["v"] == 1 and a["good"] is False
	assert len(a["faults"]) == a["n_faults"] >= 3
	assert all(f["line"] > 0 and f["text"] for f in a["faults"])
	END
}
check 'and as JSON' json

check 'what is not there is said' expect_exit 1 cr scheme check "$T/none.xml"
check 'no file is wrong usage' expect_exit 2 cr scheme check
check 'two files are' expect_exit 2 cr scheme check "$uganda" "$other"
check 'no word is' expect_exit 2 cr scheme
check 'another word is' expect_exit 2 cr scheme mend "$uganda"
check 'a section that is none is' expect_exit 2 cr scheme show colours

# ---- hostile files -------------------------------------------------------------

refused() {
	expect_exit 1 timeout 10 "$COURTROLL" scheme check "$T/evil.xml" ||
		return 1
	cat "$T/out" "$T/err" >"$T/said"
	says "$T/said" "${1-$T/evil.xml}" || return 1
	# and number does not hang on it either
	expect_exit 3 timeout 10 "$COURTROLL" number -s "$T/evil.xml" x
}

{
	echo '<?xml version="1.0"?><!DOCTYPE scheme [<!ENTITY a "ha">'
	for e in b:a c:b d:c e:d f:e g:f h:g i:h; do
		b=${e#*:}
		echo "<!ENTITY ${e%:*} \"&$b;&$b;&$b;&$b;&$b;&$b;&$b;&$b;&$b;&$b;\">"
	done
	echo ']><scheme name="&i;" version="1">&i;</scheme>'
} >"$T/evil.xml"
check 'a billion laughs are refused' refused

echo '<!DOCTYPE scheme SYSTEM "http://127.0.0.1:1/x.dtd"><scheme name="x" version="1"/>' \
    >"$T/evil.xml"
check 'a DOCTYPE is' refused DOCTYPE

{
	printf '<scheme name="x" version="1">'
	head -c 40000000 /dev/zero | tr '\0' ' '
	printf '</scheme>'
} >"$T/evil.xml"
check '40 MB are' refused larger

{
	echo '<scheme name="x" version="1">'
	yes '<a>' | head -n 5000
	yes '</a>' | head -n 5000
	echo '</scheme>'
} >"$T/evil.xml"
check 'nesting without end is' refused deep

head -c 30000 "$uganda" >"$T/evil.xml"
check 'a file that is cut off is' refused
printf '<scheme name="x" version="1">\0</scheme>' >"$T/evil.xml"
check 'a NUL is' refused
printf '<scheme name="\377\376" version="1"/>' >"$T/evil.xml"
check 'broken UTF-8 is' refused
: >"$T/evil.xml"
check 'an empty file is' refused
rm "$T/evil.xml"
mkfifo "$T/evil.xml"
check 'a pipe is not waited for' refused

# ---- the overlay -----------------------------------------------------------------

mkdir "$T/archive"
overlay=$T/archive/overlay.xml

# reads NUMBER KEY CODE STATION
reads() {
	cr -a "$T/archive" number "$1" >"$T/n" || return 1
	python3 - "$T/n" "$2" "$3" "$4" <<-'END'
	import json, sys
	c = json.load(open(sys.argv[1]))["numbers"][0]["case"]
	got = [c["key"], c["code"], c["station_name"]]
	assert got == sys.argv[2:], got
	END
}

check 'a code that is not confirmed is unknown, the case written in words' \
    reads HCT-06-CV-CS-0005-2014 HC/06/CS/5/2014 'Civil Suit 5 of 2014' \
    'unknown (06)'
check 'so is one that nobody has spoken of' \
    reads HCT-91-CV-CS-0005-2014 HC/91/CS/5/2014 'Civil Suit 5 of 2014' \
    'unknown (91)'

cat >"$overlay" <<'END'
<overlay scheme="uganda">
  <confirm station="Masaka" code="06" by="J. Nanteza, registrar" on="2026-11-02" why="seen on jackets"/>
  <station name="Kalangala" code="91" by="J. Nanteza, registrar" on="2026-11-02"/>
  <form of="type:CS" by="J. Nanteza, registrar" on="2026-11-02">Common Suit</form>
  <subject parent="LAND" code="LAND-TEA" title="Tea gardens" by="J. Nanteza, registrar" on="2026-11-02">
    <form weight="40">tea garden</form>
  </subject>
</overlay>
END

good_overlay() {
	expect_exit 0 cr scheme check "$overlay" || return 1
	same 1 "$(wc -l <"$T/out")" || return 1
	says "$T/out" "$overlay: a good overlay: 4 entries"
}
check 'an overlay is checked with the scheme that it names' good_overlay
check 'a confirmed code is written' reads HCT-06-CV-CS-0005-2014 \
    HC/06/CS/5/2014 HCT-06-CV-CS-0005-2014 Masaka
check 'an added station is known' reads HCT-91-CV-CS-0005-2014 \
    HC/91/CS/5/2014 HCT-91-CV-CS-0005-2014 Kalangala
check 'an added form is read' reads 'HIGH COURT AT MASAKA COMMON SUIT NO. 7 OF 2014' \
    HC/06/CS/7/2014 'Civil Suit 7 of 2014, Masaka' Masaka

shown() {
	expect_exit 0 cr -a "$T/archive" scheme show stations || return 1
	says "$T/out" 'Masaka, code 06, confidence confirmed' || return 1
	expect_exit 0 cr -a "$T/archive" scheme show overlay || return 1
	says "$T/out" 'by J. Nanteza, registrar, on 2026-11-02' || return 1
	expect_exit 0 cr -a "$T/archive" scheme show --json || return 1
	python3 - "$T/out" <<-'END'
	import json, re, sys
	a = json.load(open(sys.argv[1]))
	assert re.fullmatch(r"\d+\+overlay-[0-9a-f]{8}", a["version"])
	assert any(x["code"] == "LAND-TEA" for x in a["subjects"])
	assert len(a["overlay"]) == 4
	END
}
check 'the tables show what the overlay says, and who said it' shown

unsigned() {
	sed 's/ by="[^"]*"//' "$overlay" >"$T/unsigned.xml"
	expect_exit 1 cr scheme check "$T/unsigned.xml" || return 1
	says "$T/out" "$T/unsigned.xml:2: " &&
	    says "$T/out" "$T/unsigned.xml:5: " || return 1
	sed 's/ on="[^"]*"//' "$overlay" >"$T/unsigned.xml"
	expect_exit 1 cr scheme check "$T/unsigned.xml" || return 1
	says "$T/out" "$T/unsigned.xml:3: "
}
check 'an entry without name or date is a fault' unsigned

cp "$overlay" "$T/kept.xml"
sed 's/ by="[^"]*"//' "$T/kept.xml" >"$overlay"
stops() {
	expect_exit 3 cr -a "$T/archive" number HCT-06-CV-CS-0005-2014 ||
		return 1
	says "$T/err" "$overlay:2: "
}
check 'an overlay with a fault is not passed over in silence' stops

sed 's/"uganda"/"norland"/' "$T/kept.xml" >"$overlay"
check 'one of a scheme that is not there stops too' \
    expect_exit 3 cr -a "$T/archive" number HCT-06-CV-CS-0005-2014
check 'and its check says so' expect_exit 1 cr scheme check "$overlay"
check 'with a scheme given it is not asked' \
    expect_exit 0 cr -a "$T/archive" number -s "$uganda" HCT-00-CV-CS-0005-2014

cat >"$T/o.xml" <<'END'
<overlay scheme="norland">
  <confirm station="Bergdorf" code="44" by="A. Stein" on="2026-11-02"/>
</overlay>
END
check 'an overlay is checked with the scheme that is given' \
    expect_exit 0 cr scheme check -s "$other" "$T/o.xml"

# ---- an archive's files ----------------------------------------------------------

need_verbs init register code dump
A=$T/real

case_of() {
	cr -a "$A" dump >"$T/dump" || return 1
	python3 - "$T/dump" "$1" "$2" <<-'END'
	import json, sys
	c = json.loads(open(sys.argv[1]).readline())["case"]
	assert [c["key"], c["code"]] == sys.argv[2:], c
	END
}

filed() {
	cr init "$A" && cr -a "$A" register \
	    --number 'HCT-06-CV-CS-0005-2014' --parties 'A v B' &&
	    cr -a "$A" code || return 1
	case_of HC/06/CS/5/2014 'Civil Suit 5 of 2014'
}
check 'a file of a station that is not confirmed is called in words' filed

confirmed() {
	cp "$T/kept.xml" "$A/overlay.xml"
	cr -a "$A" code --all --dry-run >"$T/out" || return 1
	says "$T/out" '+ HCT-06-CV-CS-0005-2014' || return 1
	cr -a "$A" code --all || return 1
	case_of HC/06/CS/5/2014 HCT-06-CV-CS-0005-2014
}
check 'coding all again with the overlay writes its code' confirmed

broken() {
	echo '<overlay scheme="uganda"><confirm/></overlay>' >"$A/overlay.xml"
	expect_exit 3 cr -a "$A" code --all || return 1
	says "$T/err" "overlay.xml:1: nobody has signed" || return 1
	echo '<overlay scheme="uganda" colour="red"/>' >"$A/overlay.xml"
	expect_exit 3 cr -a "$A" code --all && says "$T/err" colour
}
check 'with a broken overlay nothing is coded' broken
