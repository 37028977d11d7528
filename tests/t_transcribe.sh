#!/bin/sh
# tests/t_transcribe.sh: pages that cannot be read are listed, kept out of
# search, and typed in by people; what is typed counts, and stays.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/kill.sh"
. "$(dirname "$0")/typist.sh"

need_verbs init ingest ocr code index search text dump status transcribe
typist_ready || exit 0
export COURTROLL_ARCHIVE="$T/a"
unset COURTROLL_BY VISUAL EDITOR

# Three pages of one file: typed, by hand, and one that is no good picture.
typed case/1 <<'END'
THE REPUBLIC OF UGANDA
IN THE HIGH COURT OF UGANDA AT MUKONO
CIVIL SUIT NO. 95 OF 2015
END
typed case/2 <<'END'
gribble wuffle
norble
END
printf '{"kind":"handwritten","confidence":31.0,"prep":"deskew"}' \
    >"$T/typed/2.tif.json"
typed case/3 <<'END'
quodlibet
END
printf '{"kind":"typed","language":"lug","flaws":"blurred,cut-off"}' \
    >"$T/typed/3.tif.json"
typed other/4 <<'END'
zzxx
END
printf '{"kind":"unreadable"}' >"$T/typed/4.tif.json"
{
	cr init -q --site MUK
	cr run -q --class open "$T/in"
} >"$T/log" 2>&1 || cat "$T/log"
F=$(cr dump | sed -n '/case.1.tif/s/.*"v":1,"file":"\([^"]*\)".*/\1/p')
G=$(cr dump | sed -n '/other.4.tif/s/.*"v":1,"file":"\([^"]*\)".*/\1/p')

# run WORD...: transcribe with an empty standard input
run() {
	run_want=$1
	shift
	expect_exit "$run_want" cr transcribe "$@"
}
finds() {
	expect_exit "$1" cr search --classes all "$2"
}
# page N: what dump tells of the first file's page N
page() {
	cr dump "$F" | sed 's/{"n":/\
&/g' | sed -n "/^{\"n\":$1,/p"
}

kept_out() {
	finds 1 gribble && finds 0 quodlibet &&
	    expect_exit 0 cr text "$F:2" && same "$(cat "$T/out")" '' &&
	    says "$T/err" "courtroll transcribe $F:2" &&
	    expect_exit 0 cr text --alto "$F:2" && says "$T/out" gribble &&
	    page 2 >"$T/page" && says "$T/page" '"words":0,' &&
	    says "$T/page" '"prep":"deskew","transcript":null' &&
	    page 3 >"$T/page" && says "$T/page" '"language":"lug"'
}
check 'what was read of handwriting is not searched, nor shown as text' kept_out

anomalies() {
	cr dump "$F" >"$T/dump" &&
	    says "$T/dump" '{"kind":"blurred","page":3,"detail":"the picture' &&
	    says "$T/dump" '{"kind":"cut-off","page":3,' &&
	    cr dump "$G" >"$T/dump" &&
	    says "$T/dump" '{"kind":"unreadable","page":1,'
}
check 'what is wrong with a picture is among the anomalies' anomalies

listed() {
	cr register -q --no-index --file "$F" --shelf C4 --box 17 \
	    >"$T/log" 2>&1
	run 0 --list && says "$T/out" "$F  shelf C4, box 17" &&
	    says "$T/out" '    page 2    handwritten: type it in' &&
	    says "$T/out" '    page 3    blurred, cut-off: scan it again' &&
	    says "$T/out" 'unreadable: scan it again, or type it in' &&
	    says "$T/err" 'to type in: 2' && says "$T/err" 'to scan again: 2' &&
	    run 0 --list --json && says "$T/out" \
	    '"page":3,"kind":"typed","flaws":["blurred","cut-off"],"wants":["scan"]' &&
	    run 0 --list "$G" && ! grep -q "$F" "$T/out" &&
	    run 0 --list --classes sealed && same "$(cat "$T/out")" '' &&
	    says "$T/err" 'no page waits' && run 1 --list MUK-77-x
}
check 'pages that want a person are listed, by file with its place' listed

counted() {
	expect_exit 0 cr status && grep -q '^  handwritten  *1 ' "$T/out" &&
	    grep -q '^  unreadable  *1 ' "$T/out" &&
	    grep -q '^  bad pictures  *1 ' "$T/out" &&
	    says "$T/out" 'courtroll transcribe --list' &&
	    expect_exit 0 cr status --json &&
	    says "$T/out" '"handwritten":1,"unreadable":1,"bad_pictures":1' &&
	    expect_exit 0 cr status "$F" &&
	    says "$T/out" "handwritten: type it in ('courtroll transcribe $F:2')" &&
	    says "$T/out" 'page 3      blurred, cut-off: scan it again' &&
	    expect_exit 0 cr status --json "$F" &&
	    says "$T/out" '"wanted":[{"page":2,"kind":"handwritten","flaws":[]},'
}
check 'status counts them, and names the pages of a file' counted

usage() {
	run 2 && run 2 "$F" && run 2 "$F:2" && says "$T/err" 'who decides' &&
	    run 2 "$F:x" --by A && run 2 "$F:2" "$F:3" --by A &&
	    run 2 "$F:2" --by A --undo --as-read && run 2 --list --undo &&
	    run 1 MUK-77-x:1 --by A && says "$T/err" 'MUK-77-x' &&
	    run 1 "$F:4" --by A && says "$T/err" 'has 3 pages'
}
check 'who and which page are asked for' usage

refused() {
	run 1 "$F:2" --by Akello && says "$T/err" 'nothing is typed' &&
	    printf 'na\357ve\n' >"$T/latin" &&
	    run 1 "$F:2" --by Akello --file "$T/latin" &&
	    says "$T/err" 'line 1 of the text is no UTF-8' &&
	    printf 'a\nb\033[2J\n' >"$T/esc" &&
	    run 1 "$F:2" --by Akello --file "$T/esc" &&
	    says "$T/err" 'line 2 of the text has a control character' &&
	    head -c 300000 /dev/zero | tr '\0' 'x' >"$T/long" &&
	    run 1 "$F:2" --by Akello --file "$T/long" &&
	    run 1 "$F:2" --by Akello --file "$T/none" &&
	    run 0 --list && says "$T/out" handwritten
}
check 'an empty text, one that is no text, one too long are refused' refused

# A byte order mark, CR LF, tabs, blanks and empty lines around it.
counts() {
	printf '\357\273\277\r\n\tCIVIL SUIT NO. 96 OF 2016  \r\nMukasa and Ssebunya\r\n\r\n' \
	    >"$T/text"
	run 0 "$F:2" --by Akello --file "$T/text" &&
	    same "$(cat "$T/out")" "$F:2	9 words	new" &&
	    finds 0 ssebunya && says "$T/out" "$F" && says "$T/out" 'page 2' &&
	    finds 1 gribble &&
	    expect_exit 0 cr text "$F:2" && same "$(cat "$T/out")" \
	    'CIVIL SUIT NO. 96 OF 2016
Mukasa and Ssebunya' && says "$T/err" 'typed in by Akello' &&
	    expect_exit 0 cr text --alto "$F:2" && says "$T/out" gribble &&
	    cr dump "$F" >"$T/dump" && says "$T/dump" '"serial":96' &&
	    page 2 >"$T/page" && says "$T/page" '"words":9,' &&
	    says "$T/page" '"transcript":{"by":"Akello","at":"' &&
	    run 0 --list && ! grep -q handwritten "$T/out"
}
check 'what is typed is found, coded and shown, and waits no more' counts

# The lines are as many as were read: theirs are the boxes.
boxes() {
	cr search --classes all --json ssebunya >"$T/out" &&
	    grep -o '"boxes":\[\[[^]]*\]' "$T/out" >"$T/box" &&
	    says "$T/box" '[[2,' && says "$T/box" ',250,' &&
	    cr dump "$F" >"$T/dump" &&
	    grep -o '"verbatim":"[^"]*96[^}]*' "$T/dump" | head -n 1 >"$T/n" &&
	    says "$T/n" '"page":2,"box":[200,200,'
}
check 'words of a transcript are marked on its line' boxes

from_pipe() {
	printf 'second wording\n' | cr transcribe "$F:2" --by Amito --json \
	    >"$T/out" 2>"$T/err" && same "$(cat "$T/out")" \
	    "{\"v\":1,\"file\":\"$F\",\"page\":2,\"words\":2,\"known\":false}" &&
	    finds 0 wording && finds 1 ssebunya &&
	    run 0 "$F:2" --by Amito --undo && says "$T/out" 'words of Akello' &&
	    finds 1 wording && finds 0 ssebunya &&
	    run 0 "$F:2" --by Amito --undo --json &&
	    says "$T/out" '"undone":true,"words":null' && finds 1 ssebunya &&
	    run 1 "$F:2" --by Amito --undo && says "$T/err" 'nobody has typed' &&
	    COURTROLL_BY=Akello run 0 "$F:2" --file "$T/text" &&
	    finds 0 ssebunya
}
check 'the newest counts; --undo takes it back, the one before stands' from_pipe

survives() {
	expect_exit 0 cr rebuild -q --readings && finds 0 ssebunya &&
	    finds 1 gribble && cr code --all --quiet && cr index --all -q &&
	    finds 0 ssebunya && expect_exit 0 cr verify -q &&
	    rm -r "$T/a/pages" && expect_exit 0 cr text "$F:2" &&
	    says "$T/out" Ssebunya && expect_exit 0 cr rebuild -q &&
	    finds 0 ssebunya && page 2 >"$T/page" &&
	    says "$T/page" '"prep":"deskew","transcript":{"by":"Akello"'
}
check 'it survives new readings, new labels, lost texts' survives

accepted() {
	run 0 "$F:3" --as-read --by Akello --no-index &&
	    says "$T/out" '1 word	new' && run 0 --list &&
	    ! grep -q blurred "$T/out" && cr dump "$F" >"$T/dump" &&
	    says "$T/dump" '"kind":"blurred"' &&
	    run 0 "$G:1" --as-read --by Akello && finds 0 zzxx &&
	    cr dump "$G" >"$T/dump" && ! grep -q '"kind":"unreadable","page' \
	    "$T/dump" && expect_exit 0 cr status &&
	    grep -q '^  bad pictures  *0$' "$T/out"
}
check 'what was read can be let stand, and wants nothing more' accepted

# ---- the editor: on a terminal of script(1) ---------------------------------

if ! command -v script >"$T/which"; then
	skip 'the editor' 'script(1) is not there'
	exit 0
fi
cat >"$T/my editor" <<'END'
#!/bin/sh
# what it finds, then what it is told to write
[ "$1" = --opt ] || exit 9
cp "$2" "$ED/found"
printf '%s' "$2" >"$ED/path"
[ ! -e "$ED/write" ] || cat "$ED/write" >"$2"
exit "$(cat "$ED/status")"
END
chmod +x "$T/my editor"
mkdir "$T/bin" && ln -s "$T/my editor" "$T/bin/myed"
export ED="$T" VISUAL='myed --opt' PATH="$T/bin:$PATH"

# edits STATUS PAGE: transcribe on a terminal
edits() {
	edits_got=0
	script -qec "'$COURTROLL' transcribe '$2' --by Akello --no-index" \
	    "$T/typescript" >"$T/out" 2>&1 </dev/null || edits_got=$?
	same "$edits_got" "$1" || {
		cat "$T/out"
		return 1
	}
}

unchanged() {
	rm -f "$T/write"
	edits 1 "$F:2" && says "$T/out" 'nothing was changed' &&
	    edits 1 "$F:1" && says "$T/found" 'CIVIL SUIT NO. 95' &&
	    says "$T/out" 'as-read' && [ ! -e "$(cat "$T/path")" ]
}
# The editor dies of it, or what it wrote cannot be kept: it is not lost.
not_lost() {
	printf 'half of it\n' >"$T/write"
	echo 1 >"$T/status"
	edits 1 "$F:1" && says "$T/out" 'is still in' &&
	    same "$(cat "$(cat "$T/path")")" 'half of it' &&
	    same "$(stat -c %a "$(dirname "$(cat "$T/path")")")" 700 &&
	    echo 0 >"$T/status" && printf 'half of it, and the rest\n' \
	    >"$T/write" && edits 0 "$F:1" &&
	    same "$(cat "$T/found")" 'half of it' && says "$T/out" '6 words' &&
	    [ ! -e "$(cat "$T/path")" ] &&
	    VISUAL=/nowhere/ed edits 1 "$F:1" && says "$T/out" 'cannot be run'
}
edited() {
	echo 0 >"$T/status"
	run 0 "$F:2" --undo --by Akello --no-index
	printf 'by hand at last\n' >"$T/write"
	edits 0 "$F:2" && same "$(cat "$T/found")" '' &&
	    says "$T/out" '4 words' && [ ! -e "$(cat "$T/path")" ] &&
	    printf 'by hand\n' >"$T/write" && edits 0 "$F:2" &&
	    same "$(cat "$T/found")" 'by hand at last' &&
	    expect_exit 0 cr text "$F:2" && same "$(cat "$T/out")" 'by hand'
}
check 'an editor begins with what stands, never with misread handwriting' \
    edited
check 'what is left as it was is not kept' unchanged
check 'what is typed outlives the editor, and is gone on with' not_lost
