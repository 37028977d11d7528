#!/bin/sh
# tests/t_desk.sh: files are lent, come back, move: nothing twice, every
# difference told, whatever a hand scanner sends.
. "$(dirname "$0")/lib.sh"
need_verbs init register code out in move print status
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=clerk COURTROLL_TODAY=2026-11-25
cd "$T" || exit 1
cr init -q --site MUK
id() { sed 's/	.*//'; }
one=$(cr register -q --no-index --class open -n 'HCT-00-LD-CS-0260-2017' \
    -p 'Okello v Nakato' --room Store --shelf C4 --box 17 | id)
two=$(cr register -q --no-index -n 'Family Cause 12 of 2013' \
    -p 'In re Baby Nankya' --room Store --shelf C4 --box 17 | id)
cr register -q --no-index --class open -n 'Civil Suit 7 of 2001' --volume 1 \
    >"$T/v1"
cr register -q --no-index --class open -n 'Civil Suit 7 of 2001' --volume 2 \
    >"$T/v2"
cr code -q

lent() {
	expect_exit 0 cr out "$one" --to 'Justice Akello' --why hearing \
	    --due 14d --pages 40 && says "$T/out" 'due 2026-12-09' &&
	    expect_exit 1 cr out "$one" --to Other &&
	    says "$T/err" 'Justice Akello has it since' &&
	    expect_exit 0 cr out --list &&
	    says "$T/out" "$one  HCT-00-LD-CS-0260-2017" &&
	    expect_exit 0 cr out --overdue && same "$(cat "$T/out")" '' &&
	    COURTROLL_TODAY=2026-12-11 expect_exit 0 cr out --overdue &&
	    says "$T/out" '2 days OVERDUE'
}
check 'a file is lent to one, until a day' lent

back() {
	expect_exit 1 cr in "$one" --pages 38 --missing '12, 13' </dev/null &&
	    says "$T/out" 'PAGES DIFFER: 40 went out, 38 came back' &&
	    says "$T/out" 'goes to room Store, shelf C4, box 17' &&
	    expect_exit 0 cr out --history "$one" &&
	    says "$T/out" 'missing: 12, 13' && expect_exit 0 cr out --list \
	    --json && same "$(cat "$T/out")" '{"v":1,"out":[]}'
}
check 'it comes back; pages that do not are told and kept' back

again() {
	expect_exit 1 cr in "$one" && says "$T/err" 'it came back 2' &&
	    says "$T/err" 'in its place, room Store, shelf C4, box 17' &&
	    says "$T/err" 'Do two files carry this id' &&
	    cr out "$one" --to A >/dev/null && expect_exit 1 cr out "$one" \
	    --to A && says "$T/err" 'two files carry one id' &&
	    says "$T/err" 'jacket should say  HCT-00-LD-CS-0260-2017' &&
	    cr in "$one" >/dev/null
}
check 'a file that is in two places is asked after' again

late_count() {
	expect_exit 1 cr out "$one" --to A --pages 36 &&
	    says "$T/out" 'PAGES DIFFER: 38 were counted before, 36 go out' &&
	    expect_exit 0 cr in "$one" && says "$T/out" '36 pages went out' &&
	    expect_exit 0 cr in "$one" --pages 36 &&
	    says "$T/out" '36 pages counted now' &&
	    expect_exit 1 cr in "$one" --pages 36
}
check 'pages may be counted after it came back, once' late_count

by_number() {
	expect_exit 0 cr out 'HCT 00 LD CS 260 of 2017' --to A &&
	    expect_exit 1 cr out 'C.S. No. 7/2001' --to A &&
	    says "$T/err" "$(id <"$T/v1")" && says "$T/err" 'volume 2' &&
	    expect_exit 1 cr out 'CS 999/1999' --to A &&
	    expect_exit 1 cr out 'HCT-00-LD-CS-0260-2017 vol. 2' --to A &&
	    expect_exit 1 cr out MUK-000001-9 --to A &&
	    expect_exit 0 cr in 'HCT-00-LD-CS-0260-2017'
}
check 'a number that one file carries is enough; of several they are named' \
    by_number

# Ids that are right, and of no file.
no_file() {
	gone=$(cr register -q --no-index -n 'CS 9/2009' | id)
	python3 - "$T/a/catalog.db" "${gone%-*}" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE file SET withdrawn=1 WHERE number=?",
    (int(sys.argv[2].split('-')[1]),))
db.commit()
END
	cr print covers --blank 1 -o blank.pdf >/dev/null &&
	    blank=$(pdftotext blank.pdf - | grep -o 'MUK-[0-9]*-[0-9]' |
	    head -n 1) && test -n "$blank" &&
	    expect_exit 1 cr out "$gone" --to A &&
	    says "$T/err" 'registered by mistake' &&
	    expect_exit 1 cr in "$gone" && expect_exit 1 cr move "$gone" \
	    --box 1 --no-index && expect_exit 1 cr out "$blank" --to A &&
	    says "$T/err" 'id of a blank slip' &&
	    expect_exit 0 cr status "$gone" && says "$T/out" 'no file' &&
	    expect_exit 1 cr status "$blank" &&
	    expect_exit 0 cr out --list && same "$(cat "$T/out")" ''
}
check 'blank slips and entries taken back are no files' no_file

# payload KIND ID: what a label's QR code says.
payload() {
	python3 - "$1" "$2" "$T/a/catalog.db" <<'END'
import sqlite3, sys, zlib
kind, file, db = sys.argv[1:]
key = [v for k, v in sqlite3.connect(db).execute("SELECT * FROM meta")
    if len(str(v)) == 32][0]
text = f"CR1.{kind}.{file}.{key[:8].upper()}.000."
print(f"{text}{zlib.crc32(text.encode()):08X}")
END
}

scanned() {
	good=$(payload L "$two") || return 1
	printf '%s\r\nnonsense\n\n\t%s\n%s\n' "$good" "$one" "$one" >shots
	cr out --to 'Justice B' <shots >o.txt 2>e.txt
	same $? 1 && same "$(grep -c 'out to Justice B' o.txt)" 2 &&
	    says e.txt "'nonsense'" && says e.txt "'$one' was read twice" &&
	    printf '%s\n%s' "$two" "$one" >shots &&
	    cr in - <shots >o.txt && same "$(grep -c 'back from' o.txt)" 2
}
check 'labels are shot one after another; a bad line stops none' scanned

garbled() {
	good=$(payload L "$two")
	{
		echo "$two$two"
		echo "${good%?}"
		echo "$good" | sed 's/CR1/CR2/'
		echo "$good" | sed 's/\.000\./.001./'
		echo "$good" | tr 'M' 'N'
		printf '%s\000%s\n' "$two" "$two"
		printf '\377\376\n\033[2J%s\n' "$two"
		head -c 5000 /dev/zero | tr '\000' 7
		echo
		echo "$good" | tr '[:upper:]' '[:lower:]'
	} >shots
	cr out --to 'Justice B' <shots >o.txt 2>e.txt
	same $? 1 && same "$(wc -l <o.txt)" 1 &&
	    same "$(wc -l <e.txt)" 9 && cr in "$two" >/dev/null
}
check 'of garbled lines none is acted on, each is named' garbled

# on_terminal ANSWERS COMMAND...: run it on a terminal of its own; each answer
# is typed once the program waits at a prompt.  What is seen goes to ./seen.
on_terminal() {
	python3 - "$@" >seen <<'END'
import os, pty, select, sys
answers = sys.argv[1].split('|')
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b''
while True:
    if not select.select([fd], [], [], 20)[0]:
        sys.exit('nothing more comes: ' + repr(seen))
    try:
        got = os.read(fd, 4096)
    except OSError:
        got = b''
    if not got:
        break
    seen += got
    # a question, or the end of an answer
    if answers and (seen.endswith(b') ') or seen.endswith(b'\n')):
        a = answers.pop(0)
        os.write(fd, b'\4' if a == 'EOF' else a.encode() + b'\r')
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(seen.decode().replace('\r', ''), 'exit', status)
END
}

asked() {
	cr out "$one" --to A --pages 36 >/dev/null &&
	    on_terminal '34|12-13' "$COURTROLL" in "$one" &&
	    says seen '2 PAGES ARE SHORT' && says seen 'MISSING: pages 12-13' &&
	    says seen 'exit 1' && cr out "$one" --to A >/dev/null &&
	    on_terminal '' "$COURTROLL" in "$one" && says seen 'exit 0' &&
	    expect_exit 0 cr out --history "$one" &&
	    same "$(tail -n 1 "$T/out" | grep -c pages)" 0
}
check 'at a terminal it is asked which pages are missing' asked

at_desk() {
	on_terminal "$one|$two|EOF" "$COURTROLL" out --to 'Justice B' &&
	    says seen 'shoot labels' && says seen 'exit 0' &&
	    same "$(grep -c 'out to Justice B' seen)" 2 &&
	    cr in "$one" "$two" >/dev/null
}
check 'at a terminal labels are shot until Ctrl-D' at_desk

hostile() {
	expect_exit 2 cr out "$one" --to "$(printf 'A\033[2J')" &&
	    expect_exit 2 cr out "$one" --to "$(printf 'A\377')" &&
	    expect_exit 2 cr out "$one" --to '' && expect_exit 2 cr move "$one" \
	    --box "$(printf '1\n2')" && expect_exit 2 cr out - --to A --pages 3
}
check 'what a terminal would obey is not taken for a name' hostile

no_names() {
	cr out "$two" --to 'Justice C' >o.txt && cr out --list >>o.txt &&
	    cr out --list --json >>o.txt && cr out --list --csv >>o.txt &&
	    cr status "$two" >>o.txt && cr status --json "$two" >>o.txt &&
	    cr out --history "$two" >>o.txt && cr in "$two" >>o.txt &&
	    grep -q 'Family Cause 12 of 2013' o.txt && ! grep -q Nankya o.txt
}
check 'no name of a protected file is said at the desk' no_names

one_wins() {
	for who in A B C D; do
		cr out "$one" "$two" --to "$who" >"$T/w.$who" 2>/dev/null &
	done
	wait
	same "$(cat "$T"/w.? | wc -l)" 2 && same "$(cr out --list --csv |
	    wc -l)" 3 && cr in "$one" "$two" >/dev/null
}
check 'of clerks at the same time one lends it' one_wins

moved() {
	expect_exit 0 cr move --from-box 17 --shelf F2 --no-index &&
	    same "$(grep -c 'shelf F2, box 17' "$T/out")" 2 &&
	    expect_exit 0 cr move "$one" --room Archive --no-index &&
	    says "$T/out" 'is now in room Archive, box 17' &&
	    expect_exit 2 cr move "$one" && expect_exit 1 cr move \
	    --from-box none --shelf X
}
check 'a file, a whole box has another place' moved

one_box() {
	cr register -q --no-index -n 'CS 31/2002' --shelf D1 --box 5 >/dev/null
	cr register -q --no-index -n 'CS 32/2002' --shelf D2 --box 5 >/dev/null
	expect_exit 1 cr move --from-box 5 --shelf E --no-index &&
	    says "$T/err" 'more than one box' && expect_exit 0 cr move \
	    --from-box 5 --from-shelf d2 --shelf E --no-index &&
	    same "$(wc -l <"$T/out")" 1
}
check 'of two boxes with one number none moves unasked' one_box

tracer() {
	expect_exit 0 cr out "$one" "$two" --to A --tracer t.pdf &&
	    text=$(pdftotext -layout t.pdf -) &&
	    same "$(echo "$text" | grep -c 'FILE IS OUT')" 2 &&
	    ! echo "$text" | grep -q Nankya && cr in "$one" "$two" >/dev/null
}
check 'cards for the empty places come along' tracer

status() {
	cr out "$one" --to 'Justice D' --due 25/11/2026 >/dev/null &&
	    expect_exit 0 cr status "$one" && same "$(head -n 1 "$T/out")" \
	    "$one  out to Justice D since $(cr out --list --json |
	    sed 's/.*"at":"\([0-9-]*\).*/\1/'), due 2026-11-25; belongs in \
room Archive, box 17" && COURTROLL_TODAY=2026-11-26 expect_exit 0 cr status \
	    --json && says "$T/out" '"out":1,"overdue":1,"boxes_out":0,' &&
	    says "$T/out" '"blank_ids":1' && says "$T/out" '"withdrawn":1' &&
	    expect_exit 1 cr status "$one" nonsense --json &&
	    says "$T/out" '"holder":"Justice D"' && cr in "$one" >/dev/null
}
check 'status tells the place first, and what is out' status

refused() {
	expect_exit 2 cr out "$one" && expect_exit 2 cr out "$one" --to A \
	    --due yesterday && expect_exit 2 cr out "$one" --to A --due \
	    24/11/2026 && expect_exit 2 cr in "$one" "$two" --pages 3 &&
	    expect_exit 2 cr out --list "$one" && expect_exit 2 cr out "$one" \
	    --to A --json
}
check 'wrong usage is said' refused

missing_later() {
	expect_exit 0 cr out "$two" --to E --pages 10 &&
	    expect_exit 1 cr in "$two" --pages 8 </dev/null &&
	    says "$T/out" 'which are missing? (--missing)' &&
	    expect_exit 1 cr in "$two" --missing '3-4' &&
	    says "$T/out" 'MISSING: pages 3-4' && expect_exit 1 cr in "$two"
}
check 'which pages are missing can be said afterwards' missing_later
