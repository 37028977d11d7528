#!/bin/sh
# tests/t_steady.sh: the same page gives the same text, byte for byte: in any
# order, with one process or two, from a process that is new or has read
# others, whatever page came before (one all dark, one very large).
# The real engine is at work here.
. "$(dirname "$0")/lib.sh"
need_verbs init ingest ocr dump text
command -v python3 >/dev/null || {
	skip steady 'python3 is not here'
	exit 0
}
pages=$(shared corpus/ocr) || {
	skip steady "there is no '$COURTROLL_SHARED/corpus/ocr'"
	exit 0
}

cd "$T" || exit 3
for page in c023 i031 j069; do
	cp "$pages/oldbooks-$page.tif" $page.tif
done

# dark: grey, ink that can hardly be told from its paper, and specks; large:
# bilevel, A3 at 400 dpi, with blots all over it.
python3 - <<'END'
import random, struct
def tiff(name, data, w, h, bits):
    entries = [(256, 3, w), (257, 3, h), (258, 3, bits), (259, 3, 1),
        (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 3, h),
        (279, 4, len(data))]
    data += b'\0' * (len(data) % 2)
    ifd = struct.pack('<H', len(entries))
    for t, kind, v in entries:
        ifd += struct.pack('<HHI', t, kind, 1) + (struct.pack('<HH', v, 0)
            if kind == 3 else struct.pack('<I', v))
    open(name, 'wb').write(b'II*\0' + struct.pack('<I',
        8 + len(data)) + data + ifd + b'\0\0\0\0')
r = random.Random(5)
w, h = 900, 1200
grey = bytearray(40 + r.randrange(8) for _ in range(w * h))
for _ in range(150):
    x, y = r.randrange(w - 40), r.randrange(h - 30)
    for dy in range(r.randrange(2, 22)):
        n = r.randrange(2, 24)
        grey[(y + dy) * w + x:(y + dy) * w + x + n] = bytes([12]) * n
tiff('dark.tif', bytes(grey), w, h, 8)
w, h = 4672, 6608
bits = bytearray(b'\xff' * (w // 8 * h))
for _ in range(60):
    x, y = r.randrange(w // 8 - 12), r.randrange(h - 90)
    for dy in range(r.randrange(20, 80)):
        n = r.randrange(2, 10)
        at = (y + dy) * (w // 8) + x
        bits[at:at + n] = b'\0' * n
tiff('large.tif', bytes(bits), w, h, 1)
END

# take ARCHIVE PAGE...: each is a file of its own, read in this order.
take() {
	archive=$1
	shift
	for page in "$@"; do
		cr -a "$archive" ingest -q "$page.tif" || return
	done
}

# texts ARCHIVE: of each page its name, the digest of what was stored, its file.
texts() {
	cr -a "$1" dump | python3 -c '
import json, sys
for line in sys.stdin:
    file = json.loads(line)
    if file.get("pages"):
        print(file["pages"][0]["source"], file["file"])' | sort |
		while read -r name file; do
			cr -a "$1" text --alto "$file:1" | sha256sum |
				sed "s/^\([0-9a-f]*\).*/$name \1 $file/"
		done
}

cr -a a init -q
take a c023 i031 j069 dark large
check 'one process reads them' expect_exit 0 cr -a a ocr -q -j 1
texts a >want
cr -a a text "$(sed -n 's/^c023.tif .* //p' want)" >c023.txt
check 'five pages have a text' test "$(wc -l <want)" -eq 5
check 'and each its own' test "$(cut -d ' ' -f 2 want | sort -u | wc -l)" -eq 5
check 'with words in it' says c023.txt 'The speck became a boat'

cr -a b init -q
take b large j069 dark i031 c023
check 'two read them in another order' expect_exit 0 cr -a b ocr -q -j 2
texts b >got
check 'and find the same, byte for byte' same \
    "$(cut -d ' ' -f 1,2 want)" "$(cut -d ' ' -f 1,2 got)"

cr -a c init -q
take c dark c023
check 'a new process after the dark page' expect_exit 0 cr -a c ocr -q -j 1
take c i031
check 'and one that reads a single page' expect_exit 0 cr -a c ocr -q -j 1
texts c >got
check 'find the same' same "$(grep -e '^dark' -e '^c023' -e '^i031' want |
    cut -d ' ' -f 1,2)" "$(cut -d ' ' -f 1,2 got)"
