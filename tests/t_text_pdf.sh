#!/bin/sh
# tests/t_text_pdf.sh: a file as a PDF: the scans' own bytes in it, turned as
# they are looked at; what was read, found where it was read; nothing written
# over, no half file.
. "$(dirname "$0")/lib.sh"

need_verbs init ingest ocr text page
for tool in python3 pdftotext pdfimages pdfinfo pdftoppm; do
	command -v $tool >/dev/null || {
		skip t_text_pdf "$tool is not here"
		exit 0
	}
done
export COURTROLL_ARCHIVE="$T/a"
cd "$T" || exit 1
mkdir in disk

# A reader that finds, in place of reading, the words below wherever they are
# asked for.  It takes its jobs as base/pool.h says.
cat >reader <<'END'
#!/usr/bin/env python3
import json, os, socket, struct
from xml.sax.saxutils import quoteattr
LINES = [  # x, y, width, height and what is written there
    [(40, 30, 60, 12, 'Kyambogo'), (110, 30, 40, 12, 'Suit'),
        (160, 32, 60, 10, 'no.')],
    [(40, 60, 70, 12, '\u014baali'), (120, 60, 90, 14,
        '\u201cna\u00efve\u201d'), (220, 60, 50, 12, '\U0001d54f(\\)')],
    [(40, 90, 60, 12, 'judg-')],
    [(40, 110, 40, 12, 'ment'), (90, 110, 90, 12, 'delivered.')],
    # narrow beyond belief; and two words that share the line's box
    [(40, 130, 12, 30, 'aabbaa')],
    [(40, 170, 90, 12, 'olunaku'), (40, 170, 90, 12, 'lwa')]]
PART = ' SUBS_TYPE="HypPart%d" SUBS_CONTENT="judgment"'
s = socket.socket(fileno=0)
while True:
    msg, fds, _, _ = socket.recv_fds(s, 1 << 17, 4)
    if not msg:
        break
    name = json.loads(msg)['source']
    w, h = struct.unpack('<8I', os.pread(fds[0], 32, 0))[1:3]
    turn = 90 if 'lying' in name else 0
    if turn:
        w, h = h, w
    lines = [] if 'blank' in name else LINES
    x = '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>' \
        '<Page ID="p1" PHYSICAL_IMG_NR="1" WIDTH="%d" HEIGHT="%d" ROTATION=' \
        '"%d" LANG="lug"><PrintSpace><TextBlock ID="b1">' % (w, h, turn)
    for line in lines:
        x += '<TextLine HPOS="40" VPOS="%d" WIDTH="230" HEIGHT="12">' % \
            line[0][1]
        for a, b, c, d, t in line:
            part = PART % 1 if t == 'judg-' else PART % 2 if t == 'ment' \
                else ''
            x += '<String HPOS="%d" VPOS="%d" WIDTH="%d" HEIGHT="%d" ' \
                'WC="0.9" CONTENT=%s%s/>' % (a, b, c, d, quoteattr(t), part)
        x += '</TextLine>'
    x += '</TextBlock></PrintSpace></Page></Layout></alto>'
    os.write(fds[1], x.encode())
    n = sum(map(len, lines))
    s.send(json.dumps({'ok': True, 'kind': 'cover' if 'cover' in name else
        'printed' if n else 'blank', 'width': w, 'height': h,
        'rotation': turn, 'skew': 0.0, 'confidence': 90.0, 'words': n,
        'engine': 'test 1'}).encode())
    for fd in fds:
        os.close(fd)
END
chmod +x reader

# Scans of all kinds, 300 x 200 pixels at 100 dpi, dark at the left above.
python3 - <<'END' || not_ok 'scans are made'
import struct, zlib
W, H = 300, 200
def ifd(entries):
    out = struct.pack('<H', len(entries))
    for t, kind, v in entries:
        out += struct.pack('<HHI', t, kind, 1) + (struct.pack('<HH', v, 0)
            if kind == 3 else struct.pack('<I', v))
    return out + struct.pack('<I', 0)
def tiff(name, *pages): # data, bits, compression, photometric, orientation
    out, link = bytearray(b'II*\0\0\0\0\0'), 4
    for data, bits, comp, photo, turn in pages:
        at = len(out)
        out += data + b'\0' * (len(data) % 2)
        res = len(out)
        out += struct.pack('<II', 100, 1)
        e = [(256, 3, W), (257, 3, H), (258, 3, bits), (259, 3, comp),
            (262, 3, photo), (273, 4, at), (274, 3, turn), (277, 3, 1),
            (278, 3, H), (279, 4, len(data)), (282, 5, res), (283, 5, res),
            (296, 3, 2)]
        struct.pack_into('<I', out, link, len(out))
        link = len(out) + 2 + 12 * len(e)
        out += ifd(e)
    open('in/' + name, 'wb').write(out)
def whole(bits):
    bits += '1' * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, 'big')
# Group 4 (ITU-T T.6): rows whose left half is black, then white ones
fax = whole(
    # horizontal: white 0, black 128 + 22; then all as the row above
    '001' + '00110101' + '000011001000' + '00000110111' + '1' + '111' * 49 +
    # white: pass over what was black; then all as above; end of block
    '0001' + '1' + '1' * 149 + '000000000001' * 2 + '0' * 7)[:-1] + b'\0'
open('fax.bin', 'wb').write(fax)
grey = bytes(min(255, x + y // 2) for y in range(H) for x in range(W))
tiff('b words g4.tif', (fax, 1, 4, 0, 1))
tiff('c words many.tif', (grey, 8, 1, 1, 1), (fax, 1, 4, 0, 1),
    (grey, 8, 1, 1, 6))
tiff('d lying words.tif', (grey, 8, 1, 1, 1))
tiff('h cover words.tif', (grey, 8, 1, 1, 3))
tiff('i blank.tif', (fax, 1, 4, 1, 1))
def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I',
        zlib.crc32(kind + data))
rows = zlib.compress(b''.join(b'\0' + grey[y * W:(y + 1) * W]
    for y in range(H)))
open('in/e words.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR',
    struct.pack('>IIBBBBB', W, H, 8, 0, 0, 0, 0)) + chunk(b'pHYs',
    struct.pack('>IIB', 3937, 3937, 1)) + chunk(b'IDAT', rows[:90]) +
    chunk(b'IDAT', rows[90:]) + chunk(b'IEND', b''))
# A JPEG of blocks of one tone (ITU-T T.81): differences of 0, 50 and 100
def segment(code, d):
    return b'\xff' + bytes([code]) + struct.pack('>H', len(d) + 2) + d
def jpeg(turn):
    out = b'\xff\xd8' + segment(0xe0, b'JFIF\0\1\1\1\0d\0d\0\0')
    out += segment(0xe1, b'Exif\0\0II*\0\x08\0\0\0' + ifd([(274, 3, turn)]))
    out += segment(0xdb, b'\0' + b'\x10' * 64)
    out += segment(0xc0, struct.pack('>BHHBBBB', 8, H, W, 1, 1, 0x11, 0))
    # DC: 0 is category 0, 10 is 7, 110 is 6; AC: 0 is the end of the block
    out += segment(0xc4, b'\0' + bytes([1, 1, 1] + [0] * 13) + b'\0\7\6')
    out += segment(0xc4, b'\x10' + bytes([1] + [0] * 15) + b'\0')
    out += segment(0xda, b'\1\1\0\0\x3f\0')
    bits, last = '', 0
    for y in range(H // 8):
        for x in range((W + 7) // 8):
            d = (-50 if x < 10 and y < 6 else 50) - last
            last += d
            n = {0: 0, 50: 6, 100: 7}[abs(d)]
            bits += {0: '0', 6: '110', 7: '10'}[n]
            if n:
                bits += format(d if d > 0 else d + (1 << n) - 1,
                    '0%db' % n)
            bits += '0'
    return out + whole(bits).replace(b'\xff', b'\xff\0') + b'\xff\xd9'
open('in/a words.jpg', 'wb').write(jpeg(1))
open('in/f words turned.jpg', 'wb').write(jpeg(6))
scan = jpeg(1)
objects = [b'<</Type/Catalog/Pages 2 0 R>>',
    b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
    b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 216 144]/Contents 4 0 R'
    b'/Resources<</XObject<</I 5 0 R>>>>>>',
    b'<</Length 31>>stream\nq 216 0 0 144 0 0 cm /I Do Q \nendstream',
    b'<</Type/XObject/Subtype/Image/Width 300/Height 200/ColorSpace'
    b'/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n'
    % len(scan) + scan + b'\nendstream']
out, at = b'%PDF-1.4\n', []
for n, o in enumerate(objects, 1):
    at.append(len(out))
    out += b'%d 0 obj\n' % n + o + b'\nendobj\n'
xref = len(out)
out += b'xref\n0 6\n0000000000 65535 f \n' + b''.join(
    b'%010d 00000 n \n' % a for a in at)
out += b'trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % xref
open('in/g words (jpeg).pdf', 'wb').write(out)
END

cr init -q --site MUK || not_ok 'an archive'
cr ingest -q --each --jobs 1 in || not_ok 'the scans are taken in'
COURTROLL_READER="$T/reader" cr ocr -q --jobs 1 || not_ok 'they are read'
cr dump | python3 -c "import json, sys
for l in sys.stdin:
    d = json.loads(l)
    print(d['sources'][0] + '\t' + d['file'])" >ids
# file NAME: the file that came from what is so called
file() {
	sed -n "s/^$1[^	]*	//p" ids
}

# pdf NAME [STATUS]: its PDF as o.pdf; is it sound?
pdf() {
	rm -f o.pdf
	expect_exit "${2-0}" cr text "$(file "$1")" --pdf o.pdf || return 1
	command -v qpdf >/dev/null || return 0
	qpdf --check o.pdf >q.log 2>&1 && ! grep -i warning q.log && return 0
	cat q.log
	return 1
}
# the bytes of page N's picture as they lie in the PDF: q-000.*
picture() {
	rm -f q-*
	pdfimages -all -f "$1" -l "$1" o.pdf q
}
# found PAGE "WORD X Y W H"...: are they there, within 2 points? pixels of 100
# dpi
cat >found.py <<'END'
import html, re, sys
at = {}
for m in re.finditer(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" '
        r'yMax="(.*?)">(.*?)</word>', open('bbox.html').read()):
    at.setdefault(html.unescape(m[5]), []).append(
        [float(m[i]) for i in range(1, 5)])
for a in sys.argv[2:]:
    word, x, y, w, h = a.split()
    box = [float(x), float(y), float(x) + float(w), float(y) + float(h)]
    if not any(max(abs(p - q * 0.72) for p, q in zip(b, box)) < 2
            for b in at.get(word, [])):
        sys.exit(word + ' is to be at %s and is at %s' % (box, at.get(word)))
END
found() {
	pdftotext -bbox -f "$1" -l "$1" o.pdf bbox.html &&
	    python3 found.py "$@"
}
words_in_place() {
	found "${1-1}" 'Kyambogo 40 30 60 12' 'Suit 110 30 40 12' \
	    'no. 160 32 60 10' 'delivered. 90 110 90 12'
}
# shades PAGE "X Y dark|light"...: as shown, pixels of 100 dpi
shades() {
	pdftoppm -r 100 -gray -f "$1" -l "$1" -singlefile o.pdf s &&
	    python3 -c "import sys
b = open('s.pgm', 'rb').read(); w, h = map(int, b.split()[1:3])
for a in sys.argv[2:]:
    x, y, want = a.split()
    v = b[len(b) - w * h + int(y) * w + int(x)]
    if v >= 110 if want == 'dark' else v <= 140:
        sys.exit('%d at %s' % (v, a))" "$@"
}
size_is() {
	same "$(pdfinfo o.pdf | sed -n 's/Page size: *\([^p]*\) pts.*/\1/p')" \
	    "$1"
}
pages_are() {
	same "$(pdfinfo "$1" | sed -n 's/Pages: *//p')" "$2"
}

a_jpeg() {
	pdf 'a words' && picture 1 && cmp q-000.jpg 'in/a words.jpg' &&
	    size_is '216 x 144' && words_in_place
}
check 'a JPEG is the same bytes, words lie where they were read' a_jpeg

a_fax() {
	pdf 'b words' && picture 1 && cmp q-000.ccitt fax.bin &&
	    words_in_place &&
	    shades 1 '20 20 dark' '280 20 light' '20 150 light'
}
check 'Group 4 is the same bytes, black is black' a_fax

turned_over() {
	pdf 'i blank' && shades 1 '20 20 light' '280 150 dark' &&
	    same "$(pdftotext o.pdf - | tr -d '\f\n')" ''
}
check 'white is white where the tag says so; a blank page has no text' \
    turned_over

a_tiff() {
	pdf 'c words' && pages_are o.pdf 3 && words_in_place 2 &&
	    words_in_place 3 && picture 2 && cmp q-000.ccitt fax.bin &&
	    shades 1 '5 5 dark' '250 5 light' &&
	    shades 3 '195 295 light' '190 5 dark'
}
check 'a TIFF of several pages, one of them lying by its tag' a_tiff

cat >grey.py <<'END'
import struct, zlib
W, H = 300, 200
b = open('q-000.png', 'rb').read()
at, data = 8, b''
while at < len(b):
    n, kind = struct.unpack('>I4s', b[at:at + 8])
    if kind == b'IHDR':
        assert b[at + 8:at + 18] == struct.pack('>IIBB', W, H, 8, 0), 'size'
    data += b[at + 8:at + 8 + n] if kind == b'IDAT' else b''
    at += 12 + n
raw, last = zlib.decompress(data), bytes(W)
for y in range(H):
    f, row = raw[y * (W + 1)], bytearray(raw[y * (W + 1) + 1:(y + 1) *
        (W + 1)])
    for x in range(W):
        a, u, c = x and row[x - 1], last[x], x and last[x - 1]
        d = [abs(u - c), abs(a - c), abs(a + u - 2 * c)]
        row[x] = (row[x] + (0, a, u, (a + u) // 2,
            (a, u, c)[d.index(min(d))])[f]) % 256
        assert row[x] == min(255, x + y // 2), (x, y, row[x])
    last = row
END
same_pixels() {
	rm -f q-*
	pdf "$1" && pdfimages -png -f 1 -l 1 o.pdf q && python3 grey.py &&
	    words_in_place
}
check 'a grey PNG has the same pixels' same_pixels 'e words'
check 'and a grey TIFF' same_pixels 'c words'

by_tag() {
	pdf 'f words' && picture 1 && cmp q-000.jpg 'in/f words turned.jpg' &&
	    size_is '144 x 216' && words_in_place &&
	    shades 1 '190 5 dark' '5 5 light'
}
check 'a JPEG that lies by its tag is turned by the page' by_tag

by_reading() {
	pdf 'd lying' && size_is '144 x 216' && words_in_place &&
	    shades 1 '195 5 dark' '195 295 light'
}
check 'a page that was read lying is upright, its words in place' by_reading

of_pdf() {
	pdf 'g words' && picture 1 &&
	    pdfimages -all 'in/g words (jpeg).pdf' m &&
	    cmp q-000.jpg m-000.jpg && words_in_place
}
check 'the scan of a PDF page is the same bytes' of_pdf

text_exact() {
	pdf 'a words' && pdftotext o.pdf t.txt &&
	    says t.txt 'Kyambogo Suit no.' &&
	    says t.txt 'ŋaali “naïve” 𝕏(\)' && says t.txt 'judgment' &&
	    says t.txt 'delivered.' && says t.txt aabbaa &&
	    says t.txt 'olunaku lwa' &&
	    found 1 'judg- 40 90 60 12' 'ment 40 110 40 12'
}
check 'text is exact, beyond Latin too; a broken word is found whole' \
    text_exact

no_cover() {
	expect_exit 1 cr text "$(file 'h cover')" --pdf cover.pdf &&
	    says err 'no page' && [ ! -e cover.pdf ]
}
check 'a cover slip is left out' no_cover

one_page() {
	expect_exit 0 cr text "$(file 'c words'):2" --pdf one.pdf &&
	    pages_are one.pdf 1 &&
	    expect_exit 1 cr text "$(file 'c words'):4" --pdf two.pdf &&
	    expect_exit 1 cr text "$(file 'c words'):0" --pdf two.pdf &&
	    expect_exit 1 cr text MUK-000099-9 --pdf two.pdf &&
	    expect_exit 2 cr text "$(file 'a words')" "$(file 'b words')" \
	        --pdf two.pdf &&
	    expect_exit 2 cr text --alto "$(file 'a words')" --pdf two.pdf &&
	    expect_exit 2 cr text --force "$(file 'a words')" &&
	    [ ! -e two.pdf ]
}
check 'one page alone; pages and files that there are not' one_page

says_little() {
	pdf 'g words' && pdfinfo o.pdf >info &&
	    says info "Title:           $(file 'g words')" &&
	    ! grep -qa 'g words' o.pdf && grep -qa '/Lang(lg)' o.pdf &&
	    ! grep -qa 'CreationDate' o.pdf &&
	    cr text "$(file 'g words')" --pdf again.pdf && cmp o.pdf again.pdf
}
check 'it names the file and the language, no more; the same bytes again' \
    says_little

odd_name() {
	name=$(printf 'é (a)%%s\t"x"\n[1].pdf')
	expect_exit 0 cr text "$(file 'a words')" --pdf "$name" &&
	    pdfinfo "$name" >info && rm -f -- "$name" &&
	    expect_exit 0 cr text "$(file 'a words')" --pdf=-n.pdf &&
	    pdfinfo ./-n.pdf >info && same "$(stat -c %a ./-n.pdf)" 600
}
check 'a name with odd characters' odd_name

not_over() {
	echo precious >p.pdf
	ln -s p.pdf link.pdf
	mkdir d.pdf
	expect_exit 1 cr text "$(file 'a words')" --pdf p.pdf &&
	    says err '--force' && same "$(cat p.pdf)" precious &&
	    expect_exit 1 cr text "$(file 'a words')" --pdf link.pdf --force &&
	    same "$(cat p.pdf)" precious &&
	    expect_exit 0 cr text "$(file 'a words')" --pdf p.pdf --force &&
	    pages_are p.pdf 1 &&
	    expect_exit 1 cr text "$(file 'a words')" --pdf d.pdf --force &&
	    expect_exit 3 cr text "$(file 'a words')" --pdf no/where.pdf &&
	    [ -z "$(find . -name '*.part')" ]
}
check 'nothing is written over, but by --force' not_over

to_stdout() {
	cr text "$(file 'a words')" --pdf - >s.pdf && pdf 'a words' &&
	    cmp s.pdf o.pdf && ! cr text "$(file 'a words')" --pdf - >/dev/full
}
check 'it goes to standard output' to_stdout

# At each call that writes below disk/: the disk is full from there on, or the
# program is killed.
no_half() {
	n=1 F=$(file 'b words')
	while [ $n -le 20 ]; do
		rm -f disk/*
		echo before >disk/o.pdf
		status=0
		LD_PRELOAD=$COURTROLL_BUILD/tests/preload_kill.so \
		    KILL_PROGRAM=text KILL_BELOW=disk KILL_AT=$n \
		    KILL_HOW="$1" "$COURTROLL" text "$F" \
		    --pdf disk/o.pdf --force >p.out 2>p.err || status=$?
		[ $status -eq 0 ] && break
		if [ "$(cat disk/o.pdf)" = before ]; then
			[ "$1" != full ] || [ -z "$(find disk -name '*.part')" ] || {
				echo "$n: a part is left"
				return 1
			}
		else # it had its name already
			pages_are disk/o.pdf 1 || return 1
		fi
		[ "$1" != full ] || { same $status 3 && says p.err "'disk"; } ||
		    return 1
		n=$((n + 1))
	done
	[ $n -gt 3 ] && pages_are disk/o.pdf 1
}
if [ -n "${SANITIZE-}" ] ||
    [ ! -e "$COURTROLL_BUILD/tests/preload_kill.so" ]; then
	skip 'a full disk' 'no LD_PRELOAD here'
else
	check 'a full disk is said, no half file is left' no_half full
	check 'killed at any point, the old file or the new one is there' \
	    no_half kill
fi

unshown() {
	master=$(grep -l -a 'II' a/batches/*/data/*.tif | head -n 1)
	chmod u+w "$master" && printf X | dd of="$master" bs=1 seek=40 \
	    conv=notrunc status=none
	pdf 'b words' 1 && says err 'not what was taken in' &&
	    pdftotext o.pdf - | tr '\n' ' ' >t.txt &&
	    says t.txt 'page 1 cannot be shown: the scan is not what' &&
	    ! grep -q 'tif' t.txt && rm -f "$master" && pdf 'b words' 1 &&
	    says err 'cannot open'
}
check 'a scan that was changed or is gone: a page that says so' unshown
