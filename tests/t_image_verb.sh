#!/bin/sh
# tests/t_image_verb.sh: a page as a picture: its size, a part of it, turned as
# it is seen; a master that is not what was taken in is refused.
. "$(dirname "$0")/lib.sh"

need_verbs init ingest image page dump
command -v python3 >/dev/null || {
	skip t_image_verb 'python3 is not here'
	exit 0
}
export COURTROLL_ARCHIVE="$T/a"
mkdir "$T/in"

# Grey 60 x 40, pixel (x, y) is 3x + y; as it is, lying (tag 6: turned
# clockwise it is upright), one bit, and in a PDF.
python3 - "$T/in" <<'END'
import struct, sys, zlib
d = sys.argv[1]
W, H = 60, 40
grey = bytes((3 * x + y) % 256 for y in range(H) for x in range(W))
def tiff(name, data, w, h, bits, tag):
    entries = [(256, 3, w), (257, 3, h), (258, 3, bits), (259, 3, 1),
        (262, 3, 1), (273, 4, 8), (274, 3, tag), (277, 3, 1), (278, 3, h),
        (279, 4, len(data))]
    data += b'\0' * (len(data) % 2)
    ifd = struct.pack('<H', len(entries))
    for t, kind, v in entries:
        ifd += struct.pack('<HHI', t, kind, 1) + (struct.pack('<HH', v, 0)
            if kind == 3 else struct.pack('<I', v))
    open(f'{d}/{name}', 'wb').write(b'II*\0' + struct.pack('<I',
        8 + len(data)) + data + ifd + b'\0\0\0\0')
tiff('a_plain.tif', grey, W, H, 8, 1)
tiff('b_lying.tif', grey, W, H, 8, 6)
# MinIsBlack: the left half white
tiff('c_bits.tif', b'\xff\xff\xff\xff\x00\x00\x00\x00' * H, 64, H, 1, 1)
flat = zlib.compress(grey)
objects = [b'<</Type/Catalog/Pages 2 0 R>>',
    b'<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>',
    b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 60 40]/Contents 4 0 R'
    b'/Resources<</XObject<</I 5 0 R>>>>>>',
    b'<</Length 24>>stream\nq 60 0 0 40 0 0 cm /I Do\nendstream',
    b'<</Type/XObject/Subtype/Image/Width 60/Height 40/ColorSpace/DeviceGray'
    b'/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n' % len(flat)
    + flat + b'\nendstream']
out, at = b'%PDF-1.4\n', []
for n, o in enumerate(objects, 1):
    at.append(len(out))
    out += b'%d 0 obj\n' % n + o + b'\nendobj\n'
xref = len(out)
out += b'xref\n0 6\n0000000000 65535 f \n' + b''.join(
    b'%010d 00000 n \n' % a for a in at)
out += b'trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % xref
open(f'{d}/d.pdf', 'wb').write(out)
END

# pixels PNG: "WxHxBITS", then rows, as numbers
cat >"$T/pixels.py" <<'END'
import struct, sys, zlib
b = open(sys.argv[1], 'rb').read()
assert b[:8] == b'\x89PNG\r\n\x1a\n'
at, data = 8, b''
while at < len(b):
    n, kind = struct.unpack('>I4s', b[at:at + 8])
    body = b[at + 8:at + 8 + n]
    assert zlib.crc32(kind + body) == struct.unpack('>I',
        b[at + 8 + n:at + 12 + n])[0]
    if kind == b'IHDR':
        w, h, bits, colour = struct.unpack('>IIBB', body[:10])
    if kind == b'IDAT':
        data += body
    at += 12 + n
raw = zlib.decompress(data)
step = max(1, (3 if colour == 2 else 1) * bits // 8)
stride = ((3 if colour == 2 else 1) * w * bits + 7) // 8
last = bytearray(stride)
print(f'{w}x{h}x{bits}')
for y in range(h):
    f, row = raw[y * (stride + 1)], bytearray(
        raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
    for i in range(stride):
        a = row[i - step] if i >= step else 0
        up, c = last[i], last[i - step] if i >= step else 0
        p = a + up - c
        pa, pb, pc = abs(p - a), abs(p - up), abs(p - c)
        paeth = a if pa <= pb and pa <= pc else up if pb <= pc else c
        row[i] = (row[i] + (0, a, up, (a + up) // 2, paeth)[f]) % 256
    last = row
    if bits == 1:
        print(''.join(f'{v:08b}' for v in row)[:w])
    else:
        print(*row)
END
pixels() {
	python3 "$T/pixels.py" "$1"
}

cr init --site MUK "$T/a" >"$T/log" 2>&1 || cat "$T/log"
cr ingest "$T/in" --jobs 1 >"$T/log" 2>&1 || cat "$T/log"
# file NAME: the file that came from it
file() {
	cr dump | python3 -c "import json, sys
for l in sys.stdin:
    d = json.loads(l)
    if any('$1' in s for s in d['sources']): print(d['file'])"
}
# image STATUS WORD...: to $T/p.png
image() {
	image_want=$1
	shift
	rm -f "$T/p.png"
	expect_exit "$image_want" cr image "$@" -o "$T/p.png"
}
# Which pages are whose: one folder is one file, perhaps.
F=$(file a_plain.tif)
page_of() {
	cr dump | python3 -c "import json, sys
for l in sys.stdin:
    d = json.loads(l)
    for p in d['pages']:
        if '$1' in p['source'] and p['source_page'] == ${2-1}:
            print('%s:%d' % (d['file'], p['n']))"
}
plain=$(page_of a_plain.tif) lying=$(page_of b_lying.tif)
bits=$(page_of c_bits.tif) pdf=$(page_of d.pdf 2)

whole() {
	image 0 "$plain" && pixels "$T/p.png" >"$T/px" &&
	    same "$(head -n 1 "$T/px")" 60x40x8 &&
	    same "$(sed -n '3p' "$T/px" | cut -d' ' -f1-3)" '1 4 7' &&
	    same "$(stat -c %a "$T/p.png")" 600
}
check 'a page has its pixels' whole

part() {
	image 0 "$plain" --box 10,20,5,2 && pixels "$T/p.png" >"$T/px" &&
	    same "$(cat "$T/px")" "$(printf '5x2x8\n50 53 56 59 62\n51 54 57 60 63')"
}
check 'a part of it' part

margins() {
	image 0 "$plain" --box 1,38,5,2 --margin 3 &&
	    pixels "$T/p.png" >"$T/px" &&
	    same "$(sed -n '1,2p' "$T/px")" \
	        "$(printf '9x5x8\n35 38 41 44 47 50 53 56 59')"
}
check 'a margin goes as far as the page' margins

turned() { # what is at the left below is then at the left above
	image 0 "$lying" && pixels "$T/p.png" >"$T/px" &&
	    same "$(head -n 1 "$T/px")" 40x60x8 &&
	    same "$(sed -n '2p' "$T/px" | cut -d' ' -f1-3)" '39 38 37'
}
check 'the tag of the scan turns it' turned

one_bit() {
	image 0 "$bits" --box 28,0,9,1 && pixels "$T/p.png" >"$T/px" &&
	    same "$(cat "$T/px")" "$(printf '9x1x1\n111100000')"
}
check 'one bit stays one, from any place on, and black is black' one_bit

of_pdf() {
	image 0 "$pdf" && pixels "$T/p.png" >"$T/px" &&
	    same "$(sed -n '3p' "$T/px" | cut -d' ' -f1-3)" '1 4 7'
}
check 'a page of a PDF' of_pdf

reading_turns() { # as OCR finds a page that lies on its side
	python3 - "$T/a/catalog.db" <<'END'
import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.execute("UPDATE image_state SET rotation=180 WHERE image IN (SELECT p.image "
    "FROM page p JOIN master m ON m.id=p.master WHERE m.source LIKE "
    "'%a_plain%')")
c.commit()
END
	image 0 "$plain" --box 0,0,3,1 && pixels "$T/p.png" >"$T/px" &&
	    same "$(sed -n 2p "$T/px")" '216 213 210'
}
check 'it is upright as it was read' reading_turns

to_stdout() {
	cr image "$plain" >"$T/q.png" && pixels "$T/q.png" >"$T/px"
}
check 'it goes to standard output' to_stdout

refused() {
	image 1 "$F:99" && says "$T/err" 'pages' && image 1 MUK-000999-9:1 &&
	    image 2 "$F" && image 2 "$F:x" && image 2 "$plain" --box 1,2,3 &&
	    image 2 "$plain" --box 1,2,0,4 && image 2 "$plain" --margin 4 &&
	    image 1 "$plain" --box 60,0,5,5 && says "$T/err" 'outside' &&
	    [ ! -e "$T/p.png" ]
}
check 'pages and boxes that there are not' refused

garbled() {
	master=$(find "$T/a/batches" -name '*.tif' -size -4k | sort | head -n 1)
	chmod u+w "$master" && printf X | dd of="$master" bs=1 seek=40 \
	    conv=notrunc status=none
	image 1 "$plain" && says "$T/err" 'not what was taken in' &&
	    [ ! -e "$T/p.png" ] && rm -f "$master" && image 1 "$plain" &&
	    says "$T/err" 'cannot open'
}
check 'a master that was changed or is gone is not shown' garbled
