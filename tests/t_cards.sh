#!/bin/sh
# tests/t_cards.sh: the cards on the wall are true: what they say is typed is
# typed here, and what they say the screen shows, it must show.
. "$(dirname "$0")/lib.sh"

need_verbs practice register search case print out in run status
export COURTROLL_TODAY=2026-11-25 COURTROLL_ARCHIVE="$T/p"
unset COURTROLL_BY COURTROLL_PRACTICE_TOLD
PATH=$COURTROLL_BUILD:$PATH
cards=codes/schemes/uganda-cards.txt
for tool in python3 pdftotext pdftoppm; do
	command -v $tool >/dev/null || {
		skip cards "$tool is not installed"
		exit 0
	}
done
cr practice "$T/p" >"$T/made" 2>&1 || cat "$T/made"
cd "$T" || exit 3
cards=$OLDPWD/$cards scripts=$OLDPWD/scripts
ID=

# lines CARD KIND: its lines of that kind, whole
lines() {
	awk -v card="$1" -v kind="$2" '
		/^[ \t]/ { sub(/^[ \t]+/, " "); if (on) s = s $0; next }
		on && s != "" { print s; s = "" }
		/^= / { in_card = $2 == card; on = 0; next }
		{ on = in_card && substr($0, 1, 2) == kind " " }
		on { s = substr($0, 3) }
		END { if (on && s != "") print s }' "$cards" |
	    sed "s/@ID@/$ID/g; s/@SITE@/PRA/g"
}
# types CARD N: type its N-th line, as it stands; its output joins $T/real
types() {
	types_line=$(lines "$1" '$' | sed -n "$2p")
	[ -n "$types_line" ] || {
		echo "card $1 has no line $2 to type"
		return 1
	}
	types_got=0
	sh -c "$types_line" >"$T/out" 2>"$T/err" </dev/null || types_got=$?
	cat "$T/out" "$T/err" >>"$T/real"
	[ "$types_got" -eq "${3-0}" ] && return 0
	echo "'$types_line' exits with $types_got"
	tail -n 5 "$T/out" "$T/err"
	return 1
}
# sees CARD: is all that the card shows in $T/real?
sees() {
	tr -s ' \n' '  ' <"$T/real" >"$T/squeezed"
	lines "$1" '>' >"$T/seen"
	[ -s "$T/seen" ] || {
		echo "card $1 shows nothing"
		return 1
	}
	while read -r seen; do
		says "$T/squeezed" "$(echo "$seen" | tr -s ' ')" || return 1
	done <"$T/seen"
}

# ---- labelling: at a terminal ----------------------------------------------

# As the card says: F3, what stays, F3, a number, parties, pages, F2; then F4;
# then the same number again; Esc, y.  Screens join $T/real, the id is in $T/id.
at_terminal() {
	PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$scripts python3 - "$1" <<-'END'
		import os, re, sys
		from terminal import Terminal
		env = dict(os.environ, LC_ALL="C.UTF-8")
		t = Terminal(["sh", "-c", sys.argv[1]], env)
		F2, F3, F4, ESC = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b"
		def shows(*words):
		    for w in words:
		        assert t.wait(lambda: w in t.text(), 10), (w, t.text())
		    with open("real", "a") as f:
		        f.write(t.text() + "\n")
		shows("number", "F1 help")
		t.type(F3 + "High Court, Mukono\r2015\r1\rC4\r17" + F3)
		t.type("Civil Suit 95/2015")
		shows("= Civil Suit 95 of 2015")
		t.type("\rPractice Okot v Practice Auma\r84" + F2)
		shows("saved, the newest first")
		with open("id", "w") as f:
		    f.write(re.search(r"PRA-\d+-.", t.text()).group(0))
		t.type(F4)
		shows("saved just now")
		t.type(F2)
		shows("Registering files")
		t.type("cs 95/2015\r")
		shows("registered already", "F5   it is that file",
		      "F6   another volume", "F7   another case")
		t.type(ESC)
		shows("as it is written")
		t.type(ESC)
		shows("y/n")
		t.type("y")
		shows("as it is written")
		t.type(ESC)
		shows("leave?")
		t.type("y")
		assert t.join() == 0
	END
}

labelling() {
	: >"$T/real"
	at_terminal "$(lines labelling '$' | sed -n 1p)" || return 1
	ID=$(cat id)
	sees labelling && types labelling 2 && test -s labels.pdf &&
	    pdftotext labels.pdf labels.txt && says labels.txt "$ID"
}
check 'the card on labelling, from a real terminal' labelling
[ -n "$ID" ] || {
	cr register -n 'Civil Suit 95 of 2015' --court 'High Court, Mukono' \
	    -p 'Practice Okot v Practice Auma' --room 1 --shelf C4 --box 17 \
	    --pages 84 >"$T/out" 2>&1
	ID=$(grep -o 'PRA-[0-9]*-.' "$T/out" | head -n 1)
}
cr register --file "$ID" --class open >"$T/out" 2>&1 || cat "$T/out"

# ---- finding, lending, returning -------------------------------------------

finding() {
	: >"$T/real"
	for n in 1 2 3; do
		types finding $n && says "$T/out" "$ID" || return 1
	done
	cr out "$ID" --to 'Judge Opio' --by Akello >"$T/out" 2>&1 &&
	    types finding 1 && cr in "$ID" --by Akello >"$T/out" 2>&1 &&
	    sees finding && lines finding '!' >"$T/notes" &&
	    says "$T/notes" '--classes all' &&
	    cr search --classes all okot >"$T/out" 2>&1
}
check 'the card on finding' finding

lending() {
	: >"$T/real"
	types lending 1 && types lending 2 && test -s tracer.pdf &&
	    types lending 1 1 && types lending 3 && sees lending &&
	    COURTROLL_TODAY=2027-01-31 types lending 3 &&
	    says "$T/out" "$ID" || return 1
	# with a scanner: the ids come from standard input
	cr in "$ID" >"$T/out" 2>&1 && echo "$ID" |
	    cr out --to 'Judge Opio' --due 14d >"$T/out" 2>&1 &&
	    says "$T/out" "$ID"
}
check 'the card on lending' lending

returning() {
	: >"$T/real"
	types returning 1 && types returning 1 1 &&
	    types lending 1 &&
	    cr in "$ID" --pages 82 --missing '12-13' >"$T/out" 2>&1
	cr out "$ID" --to X --pages 84 >"$T/out" 2>&1
	cr in "$ID" --pages 82 >>"$T/real" 2>&1
	sees returning && lines returning '!' >"$T/notes" &&
	    says "$T/notes" "--missing '12-13'"
}
check 'the card on returning' returning

# ---- scanning: the engine is a fake one, the slip is not --------------------

scanning() {
	: >"$T/real"
	types scanning 1 && test -s covers.pdf &&
	    pdftotext covers.pdf covers.txt && says covers.txt "$ID" &&
	    mkdir -p scans/box17 || return 1
	# as if it were cut: one slip, then a page of the file
	cr print covers "$ID" --sheet 1 -o one.pdf >"$T/out" 2>&1 &&
	    cr report backlog --pdf page.pdf >"$T/out" 2>&1 &&
	    pdftoppm -r 200 -gray -png one.pdf scans/box17/1 &&
	    pdftoppm -r 100 -gray -png page.pdf scans/box17/2 || return 1
	[ ! -x "$COURTROLL_BUILD/tests/fake_reader" ] ||
	    export COURTROLL_READER="$COURTROLL_BUILD/tests/fake_reader"
	types scanning 2 && types scanning 3 && types scanning 4 &&
	    says "$T/out" "$ID" && ! grep -q 'not scanned yet' "$T/out" &&
	    grep -q "$ID.*box 17, [0-9]* page" "$T/out" && sees scanning && lines scanning '!' >"$T/notes" &&
	    says "$T/notes" 'courtroll print covers --add' &&
	    cr print covers --add "$ID" -o add.pdf >"$T/out" 2>&1
}
check 'the card on scanning' scanning
unset COURTROLL_READER

# ---- on paper ----------------------------------------------------------------

names='labelling finding lending returning scanning'

on_paper() {
	expect_exit 0 cr print cards -o cards.pdf &&
	    same 5 "$(pdfinfo cards.pdf | sed -n 's/^Pages: *//p')" || return 1
	for name in $names; do
		expect_exit 0 cr print cards "$name" -o one.pdf &&
		    same 1 "$(pdfinfo one.pdf | sed -n 's/^Pages: *//p')" &&
		    pdftotext -layout one.pdf - | tr -s ' \n\f' '   ' >one.txt ||
		    return 1
		site=$(grep -o 'PRA-[0-9]*-.' one.txt | head -n 1)
		for kind in '?' '-' '$' '>' '!'; do
			ID=$site lines "$name" "$kind"
		done | tr -s ' ' >all.txt
		sed 's/^ *[0-9]  *//' one.txt >plain.txt
		python3 - one.txt all.txt <<-'END' || return 1
			import re, sys
			page = re.sub(r"[^A-Za-z]", "", open(sys.argv[1]).read())
			for line in open(sys.argv[2]):
			    words = re.sub(r"[^A-Za-z]", "", line)
			    assert words in page, "cut off: " + line
		END
	done
	expect_exit 1 cr print cards cooking -o x.pdf &&
	    says "$T/err" 'there are: labelling, finding, lending'
}
check 'one page each, and nothing cut off' on_paper

# A line to type stands on one line of the page.
unbroken() {
	pdftotext -layout cards.pdf cards.txt || return 1
	site=$(grep -o 'PRA-[0-9]*-.' cards.txt | head -n 1)
	for name in $names; do
		ID=$site lines "$name" '$'
	done >typed.txt
	test "$(wc -l <typed.txt)" -ge 12 || return 1
	while read -r line; do
		says cards.txt "$line" || return 1
	done <typed.txt
}
check 'what is typed is not broken into two lines' unbroken
