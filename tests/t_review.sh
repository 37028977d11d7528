#!/bin/sh
# tests/t_review.sh: what the machine was unsure of is asked, the worst first;
# answered by a program with `label`, by a person at a terminal with one key;
# nothing that was answered is asked again, nothing is lost.
. "$(dirname "$0")/lib.sh"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kill.sh
. "$here/kill.sh"
# shellcheck source=tests/typist.sh
. "$here/typist.sh"
need_verbs init register ingest ocr code index dump label image page review
typist_ready || exit 0
command -v python3 >/dev/null || {
	skip t_review 'python3 is not here'
	exit 0
}

export COURTROLL_ARCHIVE="$T/a" TMPDIR="$T/tmp" NO_COLOR=1
unset COURTROLL_BY XDG_RUNTIME_DIR
mkdir "$T/tmp"
cr init -q --site MUK
# jacket NUMBER PARTIES: register, print the id
jacket() {
	cr register -q --class open --no-index -n "$1" -p "$2" | sed 's/	.*//'
}
one=$(jacket 'HCT-00-CV-CS-0001-2001' 'Okello James v Nakato Sarah')
two=$(jacket 'HCT-00-CV-CS-0001-2001' 'Mugisha Peter v Auma Grace')
child=$(jacket 'HCT-00-CV-MA-0007-2002 (Arising from Civil Suit No. 5 of 2001)' \
    'Byaruhanga Paul v Adong Mary')
jacket 'Civil Suit 5 of 2001' 'Opio v Wanyama' >"$T/ids"
hidden=$(cr register -q --no-index -n 'AB 1/2001' | sed 's/	.*//')
none=$(cr register -q --no-index --class open --box 17 | sed 's/	.*//')
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
# A sheet of the size that the typist says it has, for the picture.
python3 - "$T/in/suit/s1.tif" <<'END'
import struct, sys
w, h = 2480, 3508
data = b'\x55' * (w // 8 * h)
entries = [(256, 3, w), (257, 3, h), (258, 3, 1), (259, 3, 1), (262, 3, 0),
    (273, 4, 8), (277, 3, 1), (278, 3, h), (279, 4, len(data))]
ifd = struct.pack('<H', len(entries)) + b''.join(struct.pack('<HHI', t, k, 1) +
    (struct.pack('<HH', v, 0) if k == 3 else struct.pack('<I', v))
    for t, k, v in entries)
open(sys.argv[1], 'wb').write(b'II*\0' + struct.pack('<I', 8 + len(data)) +
    data + ifd + b'\0\0\0\0')
END
cr ingest -q --class open "$T/in"
cr ocr -q
suit=$(cr dump | sed -n 's/.*"file":"\([^"]*\)".*s1\.tif.*/\1/p')
cr register -q --no-index --file "$suit" -n 'Civil Suit 59 of 2015' >/dev/null
cr code -q

# asked PYTHON: said of the object d
asked() {
	asked_what=$1
	shift
	cr review --json "$@" 2>"$T/err" | python3 -c "import json, sys
d = json.load(sys.stdin)
k = [(i['file'], i['what']) for i in d['items']]
print($asked_what)"
}

kinds() {
	same "$(asked "sorted(set(w for f, w in k) - {'subject-weak'})")" \
	    "['no-number', 'no-subject', 'number-claimed-twice', 'number-conflict', 'parent-maybe', 'unclassified']" ||
	    same "$(asked "sorted(set(w for f, w in k) - {'subject-weak'})")" \
		"['no-number', 'number-claimed-twice', 'number-conflict', 'parent-maybe', 'unclassified']"
}
check 'what a person must look at is found' kinds

worst() {
	same "$(asked '*k[0]')" \
	    "$hidden unclassified" &&
	    same "$(asked '[i["severity"] for i in d["items"]] == sorted((i["severity"] for i in d["items"]), reverse=True)')" True
}
check 'the worst comes first' worst

limited() {
	same "$(asked 'len(set(f for f, w in k))' --limit 1)" 1 &&
	    same "$(asked 'set(f for f, w in k)' --file "$none")" "{'$none'}" &&
	    same "$(asked 'set(w for f, w in k)' --kind parent)" \
	        "{'parent-maybe'}" &&
	    same "$(asked 'k' --classes sealed)" '[]' &&
	    same "$(asked 'set(f for f, w in k)' --batch nosuch)" 'set()' &&
	    expect_exit 2 cr review --kind colour &&
	    expect_exit 1 cr review --file MUK-000099-9 &&
	    expect_exit 2 cr review "$none"
}
check 'of one file, a kind, a batch, a class; so many at most' limited

evidence() {
	asked '[i for i in d["items"] if i["what"] == "number-conflict"][0]' \
	    --images "$T/img" >"$T/item" && says "$T/item" "'page': 1" &&
	    says "$T/item" 'CIVIL SUIT NO. 95 OF 2015' &&
	    says "$T/item" "'image': '$T/img/" &&
	    same "$(find "$T/img" -name '*.png' -size +0 | wc -l | tr -d ' ')" 1 &&
	    same "$(stat -c %a "$T"/img/*.png)" 600 &&
	    same "$(asked 'd["items"][0]["image"]')" None
}
check 'each with page, quote and picture, where it is on paper' evidence

text() {
	expect_exit 0 cr review && says "$T/out" "1. $hidden  unclassified" &&
	    says "$T/out" '  r  the file has no number'
}
check 'without a terminal the questions are listed' text

# A program takes what accept says.
accept() {
	asked "'\n'.join([i for i in d['items'] if i['what'] == 'parent-maybe'][0]['accept'])" \
	    >"$T/words" && set -- && while read -r word; do
		set -- "$@" "$word"
	done <"$T/words" &&
	    expect_exit 0 cr "$@" --by program --no-index &&
	    same "$(asked 'set(w for f, w in k)' --kind parent)" 'set()' &&
	    cr code -q && same "$(asked 'set(w for f, w in k)' --kind parent)" \
	        'set()' &&
	    cr dump "$child" | grep -q '"file":"'"$(cat "$T/ids")"'"'
}
check 'accept is a command line; then it is not asked again' accept

# pty KEYS [OPTION...]: at a terminal of 24 x 80; a key, then the screen is
# waited for; all that was shown is in $T/screen.  KEYS in Python: a string or
# a list of strings sent one after the other; SIGKILL: killed there.
cat >"$T/keys.py" <<'END'
import fcntl, os, pty, select, signal, struct, sys, termios, time
keys, argv = eval(sys.argv[1]), sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.environ['TERM'] = 'xterm'
    os.execv(argv[0], argv)
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
shown = b''
def wait(marks):
    """Until one of the marks comes, or it ends; the rest of the screen too."""
    global shown
    new, end = b'', time.monotonic() + 20
    while time.monotonic() < end:
        done = any(m in new for m in marks)
        if not select.select([fd], [], [], 0.05 if done else 1)[0]:
            if done:
                break
            continue
        try:
            more = os.read(fd, 65536)
        except OSError:
            more = b''
        if not more:
            shown += new
            return False
        new += more
    shown += new
    return True
PROMPT = (b'? help', b'any key: back', b'case: ', b'any other key ends', b'left\r\n')
wait(PROMPT)
tty = termios.tcgetattr(fd)
for k in keys:
    if k == 'SIGKILL':
        os.kill(pid, signal.SIGKILL)
        break
    if k == 'SIGTERM':
        os.kill(pid, signal.SIGTERM)
        break
    os.write(fd, k.encode())
    if not wait(PROMPT):
        break
while wait((b'\0never',)):
    pass
status = os.waitpid(pid, 0)[1]
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status) & 0xff)
END
at_terminal() {
	at_status=$1 at_keys=$2
	shift 2
	at_got=0
	python3 "$T/keys.py" "$at_keys" "$COURTROLL" review "$@" \
	    >"$T/screen" 2>"$T/err" || at_got=$?
	same "$at_got" "$at_status" || {
		tail -n 30 "$T/screen" "$T/err"
		return 1
	}
}

who() {
	at_terminal 2 '[]' && says "$T/screen" 'who answers?'
}
check 'who answers must be said' who

one_key() {
	at_terminal 0 '["a", "1", "q"]' --by Akello --file "$hidden" --no-index \
	    --kind class &&
	    says "$T/screen" 'nothing is marked' &&
	    says "$T/screen" '1 answered, 0 skipped, 0 left' &&
	    cr label "$hidden" --list | grep -q 'Akello	class	open	review' &&
	    same "$(asked 'k' --kind class)" '[]'
}
check 'one key answers; a class is never taken by accept' one_key

screen_fits() { # the lines of one screen, and their length
	at_terminal 0 '["?", "x", "q"]' --by Akello --no-index &&
	    python3 - "$T/screen" <<'END'
import sys
for s in open(sys.argv[1], encoding='utf-8', newline='').read().split(
        '\x1b[H\x1b[2J')[1:]:
    lines = s.split('\x1b')[0].split('\r\n')
    assert len(lines) <= 24, len(lines)
    assert all(len(x) < 80 for x in lines), lines
END
}
check 'it fits on 24 lines of 80' screen_fits

terminal_is_left() {
	says "$T/screen" "$(printf '\033[?1049l')" &&
	    same "$(find "$T/tmp" -name 'courtroll-review-*' | wc -l)" 0
}
check 'no name and no picture is left behind' terminal_is_left

corrected() {
	at_terminal 0 \
	    '["c", "the suit\n", "Civil Suit 17 of 2003\n", "q"]' \
	    --by Okot --file "$none" --no-index &&
	    says "$T/screen" "'the suit' is no case number" &&
	    cr label "$none" --list |
	    grep -q 'Okot	case	Civil Suit 17 of 2003	review' &&
	    same "$(asked 'k' --file "$none" --kind number)" '[]'
}
check 'what is typed is checked, and asked again' corrected

undone() {
	at_terminal 0 '["r", "u", "s", "q"]' --by Okot --file "$two" \
	    --kind number --no-index &&
	    cr label "$two" --list >"$T/list" &&
	    says "$T/list" '(undone by Okot: undone in review)' &&
	    grep -q 'not-case	.*CS/1/2001	review' "$T/list" &&
	    same "$(asked 'k' --file "$two" --kind number)" \
	        "[('$two', 'number-claimed-twice')]"
}
check 'undo takes the last answer back, and it is asked again' undone

killed() { # answered, then killed: the answer is kept
	at_terminal "$((256 - 9))" '["a", "SIGKILL"]' --by Auma \
	    --file "$two" --kind number &&
	    cr label "$two" --list | grep -q 'Auma	seen	number-claimed' &&
	    same "$(asked 'k' --file "$two" --kind number)" '[]' &&
	    same "$(asked 'len(k)' --file "$one" --kind number)" 1
}
check 'a killed review loses nothing' killed

what_it_left() {
	at_terminal 0 '["SIGTERM"]' --by Auma --no-index --file "$suit" &&
	    same "$(find "$T/tmp" -name 'courtroll-review-*' | wc -l)" 0 &&
	    tr -d ' \r\n' <"$T/screen" >"$T/flat" && # a long path is folded
	    says "$T/flat" '/tmp/courtroll-review-'
}
check 'what a killed one left is removed; ended, it tidies up' what_it_left

at_once() { # the number on the page is the right one
	at_terminal 0 '["2", "q"]' --by Auma --file "$suit" --kind number &&
	    cr dump "$suit" | grep -q '"case":{[^}]*"serial":95' &&
	    same "$(cr code -n 2>/dev/null | grep -c "^$suit")" 0 &&
	    same "$(asked 'k' --file "$suit" --kind number)" '[]'
}
check 'at the end it is coded and indexed' at_once

hostile() { # a jacket must not steer the terminal
	bad=$(cr register -q --no-index --class open -p \
	    "$(printf 'A\302\233[31m \342\200\256 v B%0500d' 0)" |
	    sed 's/	.*//') &&
	    cr code -q && at_terminal 0 '["q"]' --by a --file "$bad" \
	        --no-index && says "$T/screen" 'A?[31m ? v B' &&
	    expect_exit 0 cr review --file "$bad"
}
check 'what a jacket says cannot steer the terminal' hostile
