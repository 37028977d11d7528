#!/bin/sh
# tests/t_pages.sh: pages that lie in the wrong file are put into the right
# one by a person's word, and back; none is lost.
. "$(dirname "$0")/lib.sh"
need_verbs init register ingest code label dump
export COURTROLL_ARCHIVE="$T/a" COURTROLL_BY=Akello
cd "$T" || exit 1
python3 - <<'END'
import os, struct
os.mkdir('in')
for n in range(5):
    w, h = 200, 300
    data = bytes([n * 11]) * (w // 8 * h)
    tags = [(256, 3, w), (257, 3, h), (258, 3, 1), (259, 3, 1), (262, 3, 0),
        (273, 4, 8), (277, 3, 1), (278, 3, h), (279, 4, len(data))]
    ifd = struct.pack('<H', len(tags)) + b''.join(
        struct.pack('<HHI', t, k, 1) +
        (struct.pack('<HH', v, 0) if k == 3 else struct.pack('<I', v))
        for t, k, v in tags)
    open('in/%d.tif' % n, 'wb').write(b'II*\0' +
        struct.pack('<I', 8 + len(data)) + data + ifd + b'\0\0\0\0')
END
cr init -q --site MUK
F=$(cr register -q --no-index --class open -n 'CS 1 of 2001' | sed 's/	.*//')
cr ingest -q in
S=MUK-000002-8

# The sources of a file's pages, in order.
pages() { cr dump "$1" | grep -o '"source":"[0-9]' | grep -o '[0-9]$' |
    tr -d '\n'; }

moved() {
	same "$(pages $S)" 01234 &&
	    expect_exit 0 cr label $S pages 3-5 "$F" --why 'slip unread' &&
	    says "$T/out" "pages	3-5 to $F" && same "$(pages $S)" 01 &&
	    same "$(pages "$F")" 234 &&
	    seq=$(cr label $S --list | sed -n 's/	.*pages.*//p') &&
	    expect_exit 0 cr label $S --undo "$seq" --why wrong &&
	    same "$(pages $S)" 01234 && same "$(pages "$F")" ''
}
check 'pages go to the file a person names, and back' moved

apart() {
	expect_exit 0 cr label $S pages 5 new --why 'another case' &&
	    new=$(sed 's/.* to \([^	]*\)	.*/\1/' "$T/out") &&
	    same "$(pages "$new")" 4 && same "$(pages $S)" 0123
}
check 'pages get a file of their own' apart

refused() {
	expect_exit 2 cr label $S pages 4-9 "$F" --why x &&
	    expect_exit 2 cr label $S pages x "$F" --why x &&
	    expect_exit 2 cr label $S pages 1-2 --why x &&
	    expect_exit 2 cr label $S pages 1-2 $S --why x &&
	    expect_exit 1 cr label $S pages 1-2 MUK-000077-5 --why x
	same "$(pages $S)" 0123
}
check 'what cannot be moved stays' refused
