"""bench_steady.py BUILD WORK: is reading steady, and within its memory?

Large pages (A3 at 600 dpi: bilevel, grey, colour) and long files (a TIFF and
a PDF of BENCH_STEADY_PAGES pages, 1000) go through ingest and ocr while their
memory is watched: of the process itself, of its largest decoder, of its
largest reader, of the memory files in which pages travel, of all together.
Then BENCH_STEADY_TEXTS pages (24) of ../shared/corpus/ocr are read in order by
one process, shuffled by as many as there are cores, and shuffled once more by
three: the text that is stored must be the same, byte for byte.
BENCH_STEADY_ONLY=large, long or text does one of these.
"""
import ctypes
import hashlib
import json
import os
import random
import re
import shutil
import struct
import sys
import threading
import zlib

from bench_measure import _children, mib, note, run, table

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
corpus = f"{shared}/corpus/ocr"
cores = os.cpu_count() or 1
courtroll = f"{build}/courtroll"
A3 = (7016, 9921)  # 297 x 420 mm at 600 dpi


# ---- pictures -------------------------------------------------------------

def leptonica():
    """The library that the engine needs anyway, to draw large pages with."""
    lib = ctypes.CDLL("liblept.so.5")
    ptr, num, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
    for name, args in {
            "pixRead": [ctypes.c_char_p], "pixCreate": [num] * 3,
            "pixScaleToSize": [ptr, num, num], "pixConvertTo8": [ptr, num],
            "pixBlockconvGray": [ptr, ptr, num, num],
            "pixConvert8To32": [ptr],
            "pixColorShiftRGB": [ptr, real, real, real]}.items():
        call = getattr(lib, name)
        call.argtypes, call.restype = args, ptr
    lib.pixRasterop.argtypes = [ptr] + [num] * 5 + [ptr, num, num]
    lib.pixSetResolution.argtypes = [ptr, num, num]
    lib.pixWrite.argtypes = [ctypes.c_char_p, ptr, num]
    lib.pixWriteJpeg.argtypes = [ctypes.c_char_p, ptr, num, num]
    return lib


def large_pages(folder):
    """Six pages of books on one sheet, as a newspaper has it."""
    copy, group4 = 0xc, 8
    lib = leptonica()
    sheet = lib.pixCreate(*A3, 1)
    wide, high = (A3[0] - 200) // 3, (A3[1] - 200) // 2
    for i, name in enumerate(("a022", "a027", "a037", "a042", "b029",
                              "e035")):
        page = lib.pixRead(f"{corpus}/oldbooks-{name}.tif".encode())
        page = lib.pixScaleToSize(page, wide - 150, high - 100)
        lib.pixRasterop(sheet, 175 + i % 3 * wide, 150 + i // 3 * high,
                        wide - 150, high - 100, copy, page, 0, 0)
    lib.pixSetResolution(sheet, 600, 600)
    lib.pixWrite(f"{folder}/bilevel.tif".encode(), sheet, group4)
    grey = lib.pixBlockconvGray(lib.pixConvertTo8(sheet, 0), None, 2, 2)
    lib.pixSetResolution(grey, 600, 600)
    lib.pixWriteJpeg(f"{folder}/grey.jpg".encode(), grey, 75, 0)
    colour = lib.pixColorShiftRGB(lib.pixConvert8To32(grey), -.05, -.1, -.25)
    lib.pixSetResolution(colour, 600, 600)
    lib.pixWriteJpeg(f"{folder}/colour.jpg".encode(), colour, 75, 0)


SMALL = (640, 256)


def small_page(i):
    """Bilevel rows, 1 is ink: a frame, and blocks that differ by i."""
    wide, high = SMALL
    rows = [bytearray(wide // 8) for _ in range(high)]
    marks = random.Random(i)
    for _ in range(40):
        x, y = marks.randrange(4, wide // 8 - 4), marks.randrange(20, 220)
        for dy in range(marks.randrange(6, 16)):
            rows[y + dy][x] = marks.choice((0x7e, 0x3c, 0xff))
    return b"".join(rows)


def long_tiff(path, pages):
    """Uncompressed, one strip a page (TIFF 6.0)."""
    wide, high = SMALL
    with open(path, "wb") as out:
        out.write(b"II*\0" + struct.pack("<I", 8))
        at = 8
        for i in range(pages):
            data = small_page(i)
            tags = [(256, 3, wide), (257, 3, high), (258, 3, 1), (259, 3, 1),
                    (262, 3, 0), (273, 4, at + 126), (277, 3, 1),
                    (278, 3, high), (279, 4, len(data)), (296, 3, 2)]
            entries = b"".join(
                struct.pack("<HHI", tag, kind, 1)
                + struct.pack("<HH" if kind == 3 else "<I", v,
                              *([0] if kind == 3 else []))
                for tag, kind, v in tags)
            after = at + 126 + len(data)
            out.write(struct.pack("<H", len(tags)) + entries + struct.pack(
                "<I", after if i + 1 < pages else 0) + data)
            at = after


def long_pdf(path, pages):
    """A page is one picture (PDF 1.7, Flate)."""
    wide, high = SMALL
    at = []
    with open(path, "wb") as out:
        def put(body):
            at.append(out.tell())
            out.write(b"%d 0 obj" % len(at) + body + b"\nendobj\n")
        out.write(b"%PDF-1.7\n")
        kids = b" ".join(b"%d 0 R" % (3 + 3 * i) for i in range(pages))
        put(b"<</Type/Catalog/Pages 2 0 R>>")
        put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids))
        for i in range(pages):
            n = 3 + 3 * i
            data = zlib.compress(small_page(i))
            draw = b"q 154 0 0 61 0 0 cm/I Do Q"
            put(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 154 61]/Contents "
                b"%d 0 R/Resources<</XObject<</I %d 0 R>>>>>>" % (n + 1, n + 2))
            put(b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw))
            put(b"<</Type/XObject/Subtype/Image/Width %d/Height %d"
                b"/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]"
                b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
                % (wide, high, len(data), data))
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(at) + 1))
        out.write(b"".join(b"%010d 00000 n \n" % a for a in at))
        out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                  % (len(at) + 1, start))


# ---- memory ---------------------------------------------------------------

class MemoryFiles(threading.Thread):
    """Watches what the memory files of all programs below us hold."""

    def __init__(self):
        super().__init__(daemon=True)
        self.most, self.over = 0, threading.Event()

    def run(self):
        while not self.over.wait(0.1):
            held = {}
            for pid in _children(os.getpid()):
                try:
                    for fd in os.listdir(f"/proc/{pid}/fd"):
                        path = f"/proc/{pid}/fd/{fd}"
                        if os.readlink(path).startswith("/memfd:"):
                            stat = os.stat(path)
                            held[stat.st_ino] = stat.st_blocks * 512
                except OSError:
                    continue  # it ended meanwhile
            self.most = max(self.most, sum(held.values()))


def watched(argv):
    """run, with what it says and what its memory files held."""
    said = f"{work}/said"
    files = MemoryFiles()
    files.start()
    cost = run(["sh", "-c", 'said=$1; shift; exec "$@" 2>"$said"', "sh", said]
               + argv)
    files.over.set()
    files.join()
    with open(said, encoding="utf-8", errors="replace") as f:
        return cost, files.most, f.read()


def costs(label, name, archive, paths, jobs):
    """Take them in and read them: two rows."""
    note(f"{label}: {name}, {jobs} at once")
    run([courtroll, "init", "-q", archive])
    rows = []
    before = [courtroll, "-a", archive]
    for argv in (["ingest", "-q", "--each", "-j", str(jobs)] + paths,
                 ["ocr", "-v", "-j", str(jobs)]):
        cost, files, said = watched(before + argv)
        found = re.search(r"reading (\d+) MiB, decoding (\d+) MiB", said)
        reader, decoder = (int(n) << 20 for n in found.groups()) if found \
            else (0, cost.child)
        rows.append([f"{argv[0]} {name}", jobs, f"{cost.seconds:.1f}",
                     f"{cost.cpu:.1f}", mib(cost.own), mib(decoder),
                     mib(reader), mib(files), mib(cost.all)])
    counts = [p["status"] for file in dump(archive) for p in file["pages"]]
    if set(counts) != {"read"}:
        print(f"{label}: {name}: {len(counts) - counts.count('read')} of "
              f"{len(counts)} pages were not read")
    return rows


def dump(archive):
    out = run([courtroll, "-a", archive, "dump"]).out
    files = [json.loads(line) for line in out.splitlines()]
    return [file for file in files if file.get("pages")]


HEAD = ["", "jobs", "seconds", "CPU s", "itself", "decoder", "reader",
        "memory files", "all at once"]


def drawn(folder):
    """The large pages; by a process of its own, for their memory is seen in
    what a child of ours is told to have used."""
    os.mkdir(folder)
    child = os.fork()
    if not child:
        large_pages(folder)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit("bench: the large pages cannot be drawn")


def large():
    if not os.path.isdir(corpus):
        print(f"there is no '{corpus}': no large pages")
        return True
    drawn(f"{work}/large")
    rows = []
    for name in ("bilevel.tif", "grey.jpg", "colour.jpg"):
        rows += costs("large", name, f"{work}/archive-{name}",
                      [f"{work}/large/{name}"], 1)
    rows += costs("large", "all three", f"{work}/archive-large",
                  [f"{work}/large"], cores)
    print(f"\nsteady: memory for A3 at 600 dpi, {A3[0]} x {A3[1]} pixels\n")
    table(HEAD, rows)
    return True


def long():
    rows = []
    pages = int(os.environ.get("BENCH_STEADY_PAGES") or 1000)
    for make, name in ((long_tiff, "tif"), (long_pdf, "pdf")):
        for n in (max(pages // 10, 1), pages):
            path = f"{work}/{n}-pages.{name}"
            make(path, n)
            rows += costs("long", f"{n} pages {name}",
                          f"{work}/archive-{n}{name}", [path], cores)
    print(f"\nsteady: memory for long files, {cores} cores\n")
    table(HEAD, rows)
    return True


# ---- the same text --------------------------------------------------------

def texts(archive, order, jobs):
    """Digest of what is stored of each page, read in this order."""
    note(f"{len(order)} pages by {jobs}")
    run([courtroll, "init", "-q", archive])
    for name in order:
        # named from where it lies: its name is part of the text
        run(["sh", "-c", 'cd "$1" && exec "$2" -a "$3" ingest -q "$4"', "sh",
             f"{work}/pages", courtroll, archive, name])
    cost = run([courtroll, "-a", archive, "ocr", "-q", "-j", str(jobs)])
    found = {}
    for file in dump(archive):
        alto = run([courtroll, "-a", archive, "text", "--alto",
                    file["file"] + ":1"]).out
        found[file["pages"][0]["source"]] = hashlib.sha256(alto).hexdigest()
    return found, cost


def same_text():
    if not os.path.isdir(corpus):
        print(f"there is no '{corpus}': no pages to compare")
        return True
    names = sorted(n for n in os.listdir(corpus)
                   if n.endswith((".tif", ".jpg", ".png")))
    count = int(os.environ.get("BENCH_STEADY_TEXTS") or 24)
    names = random.Random(1).sample(names, min(count, len(names)))
    os.mkdir(f"{work}/pages")
    for name in names:
        shutil.copy(f"{corpus}/{name}", f"{work}/pages/{name}")
    rows, first, well = [], None, True
    for n, (jobs, how) in enumerate(((1, "in order"), (cores, "shuffled"),
                                     (3, "shuffled again"))):
        order = sorted(names)
        if n:
            random.Random(n).shuffle(order)
        found, cost = texts(f"{work}/archive-order{n}", order, jobs)
        first = first or found
        other = [name for name in first if found.get(name) != first[name]]
        rows.append([how, jobs, len(found), f"{cost.seconds:.1f}",
                     mib(cost.child), len(other)])
        for name in other:
            print(f"'{name}' reads otherwise {how} by {jobs}")
        well = well and not other and len(found) == len(names)
    print("\nsteady: the same pages, the same text\n")
    table(["", "jobs", "pages", "seconds", "largest", "differ"], rows)
    return well


def main():
    only = os.environ.get("BENCH_STEADY_ONLY")
    parts = {"large": large, "long": long, "text": same_text}
    return all([part() for name, part in parts.items()
                if only in (None, "", name)])


sys.exit(0 if main() else 1)
