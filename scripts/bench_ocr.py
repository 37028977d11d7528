"""bench_ocr.py BUILD WORK: reading pages, beside tesseract and OCRmyPDF.

The pages are those of bench_pages.py; each program gets the same files and all
cores.  OCRmyPDF is given what makes it fastest here: one process a core with
one thread each, no PDF/A, no optimisation.

courtroll and tesseract with one thread a core read every page.  The others are
slow, and read some of each kind: tesseract as installed (its threads wait for
each other) every 6th, and begins none after PATIENCE seconds; OCRmyPDF every
3rd.  They are compared on the pages they read, time by time a page.

    BENCH_PAGES=K   every K-th page only
    BENCH_ALL=1     every program reads every page
"""
import os
import shutil
import sys
import time

import bench_archive
from bench_measure import mib, note, run, table
from bench_pages import Pages, add_all, dpi_tag
from bench_score import (FASTER, TIME, aim, by_kind, error, measure, percent,
                         score, share, stem, total, verdict)

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
cores = os.cpu_count() or 1
courtroll = f"{build}/courtroll"
everything = bool(os.environ.get("BENCH_ALL"))

PATIENCE = 120  # seconds

OURS = "courtroll"
PEER = f"tesseract, 1 thread, {cores} at once"
INSTALLED = "tesseract as installed"
PLAIN = f"OCRmyPDF, {cores} at once"
CLEAN = "OCRmyPDF --deskew --clean"


class Reader:
    """A program, the pages it read, and what it cost and came to."""

    def __init__(self, label, folder, names):
        self.label, self.names = label, names
        self.folder = f"{work}/{folder}"
        self.cost = None
        self.files: list[dict] = []
        self.missing: list[str] = []
        os.mkdir(self.folder)

    def jobs(self):
        """(page, where its text goes, without .txt)"""
        return [(f"{work}/pages/{n}", f"{self.folder}/{stem(n)}")
                for n in self.names]

    def score(self, pages):
        wanted = {stem(n) for n in self.names}
        self.files = [f for f in score(shared, pages.truth, self.folder,
                                       f"{work}/kinds.tsv")
                      if f["name"] in wanted]
        self.missing = [f["name"] for f in self.files if f["missing"]]

    def pace(self):
        """Seconds a page."""
        return self.cost.seconds / len(self.names)


def words(*lists):
    """For xargs -0."""
    return b"".join(w.encode() + b"\0" for words in lists for w in words)


def tesseract(reader):
    """With one thread a core, as many at once."""
    note(f"{reader.label}: {len(reader.names)} pages")
    reader.cost = run(
        ["xargs", "-0", "-n", "2", "-P", str(cores), "tesseract"],
        {"OMP_THREAD_LIMIT": "1"}, words(*reader.jobs()), may_fail=True)


def tesseract_as_installed(reader):
    """One page after the other; its pages are those begun in time."""
    note(f"{reader.label}: {len(reader.names)} pages")
    end = time.time() + (86400 if everything else PATIENCE)
    script = f'[ "$(date +%s)" -ge {end:.0f} ] || ' \
             '{ : >"$2.begun"; exec tesseract "$1" "$2"; }'
    reader.cost = run(["xargs", "-0", "-n", "2", "sh", "-c", script, "sh"],
                      {}, words(*reader.jobs()), may_fail=True)
    reader.names = [n for n in reader.names
                    if os.path.exists(f"{reader.folder}/{stem(n)}.begun")]


def ocrmypdf(reader, options):
    """A page that says nothing sensible of its dpi needs to be told."""
    note(f"{reader.label}: {len(reader.names)} pages")
    script = f'exec ocrmypdf -q -j 1 --output-type pdf -O 0 {options} $4 ' \
             '--sidecar "$2.txt" "$1" "$3"'
    jobs = [(src, out, f"{out}.pdf",
             "" if dpi_tag(src) > 96 else "--image-dpi 300")
            for src, out in reader.jobs()]
    reader.cost = run(["xargs", "-0", "-n", "4", "-P", str(cores), "sh",
                       "-c", script, "ocrmypdf"],
                      {"OMP_THREAD_LIMIT": "1"}, words(*jobs), may_fail=True)


def read_all(pages):
    """The readers, courtroll first; its ingest; the pages it failed on."""
    names = sorted(pages.files, key=lambda n: (pages.kinds[stem(n)], n))
    ours = Reader(OURS, "courtroll", names)
    archive = f"{work}/archive"
    note("courtroll ingest")
    taken = bench_archive.ingest(courtroll, archive, pages.pages)
    note(f"courtroll ocr: {len(names)} pages")
    ours.cost = bench_archive.read(courtroll, archive)
    failed = bench_archive.texts(courtroll, archive, ours.folder)
    readers = [ours, Reader(PEER, "tesseract1", names)]
    tesseract(readers[-1])
    readers.append(Reader(INSTALLED, "tesseract",
                          names if everything else names[::6]))
    tesseract_as_installed(readers[-1])
    if shutil.which("ocrmypdf"):
        some = names if everything else names[::3]
        readers.append(Reader(PLAIN, "ocrmypdf", some))
        ocrmypdf(readers[-1], "")
        if shutil.which("unpaper"):
            readers.append(Reader(CLEAN, "ocrmypdf-clean", some))
            ocrmypdf(readers[-1], "--deskew --clean")
        else:
            note("unpaper is not installed: OCRmyPDF --clean left out")
    else:
        note("ocrmypdf is not installed: left out")
    return readers, taken, failed


def show_readers(readers):
    rows = []
    for r in readers:
        s = total(r.files)
        rows.append([r.label, len(r.names), f"{60 / r.pace():.1f}",
                     f"{r.cost.cpu / len(r.names):.2f}", mib(r.cost.all),
                     mib(max(r.cost.own, r.cost.child)), percent(s["cer"]),
                     percent(s["wer"]), percent(s["recall"]),
                     percent(s["precision"])])
    table(["", "pages", "pages/min", "CPU s/page", "memory", "largest",
           "CER %", "WER %", "bag R %", "bag P %"], rows)


def on_same(ours, files):
    names = {f["name"] for f in files}
    return [f for f in ours.files if f["name"] in names]


def show_ratios(readers):
    """courtroll against each, on the pages that one read."""
    ours, rows = readers[0], []
    for r in readers[1:]:
        mine, theirs = total(on_same(ours, r.files)), total(r.files)
        ratios = [ours.pace() / r.pace(),
                  ours.cost.cpu / len(ours.names) * len(r.names) / r.cost.cpu,
                  share(ours.cost.all, r.cost.all)]
        ratios += [share(mine[k], theirs[k])
                   for k in ("cer", "wer", "recall", "precision")]
        rows.append([r.label] + [f"{x:.2f}" for x in ratios])
    print("\ncourtroll in proportion to each, on the pages that one read "
          "(time, CPU, memory,\nerrors: below 1 is better; R, P: above)\n")
    table(["", "time", "CPU", "memory", "CER", "WER", "bag R", "bag P"], rows)


def four(files):
    t = total(files)
    return " ".join(f"{100 * t[k]:5.1f}" for k in
                    ("cer", "wer", "recall", "precision"))


def show_kinds(ours, peer):
    """Returns the kinds that fall short of their aim."""
    print(f"\nby kind: CER, WER, words found (R) and precision (P) in %; the "
          f"ratio is of\n{OURS}'s WER to that of {PEER}, or of 1 - F1 of R "
          "and P where\nthe words have several good orders (F1)\n")
    rows, short = [], []
    theirs = by_kind(peer.files)
    for kind, files in by_kind(ours.files).items():
        ratio = share(error(files, kind), error(theirs[kind], kind))
        word = verdict(ratio, aim(kind))
        if word == "short":
            short.append(f"{kind}: {ratio:.2f}, aim {aim(kind):.2f}")
        rows.append([kind, len(files), four(files), four(theirs[kind]),
                     "F1" if measure(kind) == "bag error" else "WER",
                     f"{ratio:.2f}", f"{aim(kind):.2f}", word])
    table(["", "pages", "courtroll   C   W   R   P",
           "tesseract   C   W   R   P", "by", "ratio", "aim", ""], rows)
    return short


def show_others(readers):
    """The error of each kind beside OCRmyPDF, on its pages."""
    ours = readers[0]
    others = [r for r in readers[2:] if r.label != INSTALLED]
    if not others:
        return
    same = on_same(ours, others[0].files)
    kinds = [by_kind(same)] + [by_kind(r.files) for r in others]
    rows = [[kind, len(files)] + [percent(error(k[kind], kind))
                                  for k in kinds]
            for kind, files in kinds[0].items()]
    print("\nerror by kind beside OCRmyPDF, % (WER or 1 - F1), on its pages\n")
    table(["", "pages", OURS] + [r.label.split(",")[0] for r in others], rows)


def show_pace(readers, taken):
    """Returns the aims of speed that are missed."""
    ours, short = readers[0], []
    print("\naims of speed:")
    by_label = {r.label: r for r in readers}
    time = ours.pace() / by_label[PEER].pace()
    with_ingest = (ours.cost.seconds + taken.seconds) / len(ours.names) \
        / by_label[PEER].pace()
    word = verdict(time, TIME)
    print(f"  time of {PEER}: {time:.2f} of it (at most {TIME}), {word}; "
          f"{with_ingest:.2f} with ingest")
    if word == "short":
        short.append(f"time: {time:.2f}, aim {TIME}")
    if CLEAN in by_label:
        times = by_label[CLEAN].pace() / ours.pace()
        word = "ok" if times >= FASTER else "short"
        print(f"  speed of {CLEAN}: {times:.2f} times (at least {FASTER}), "
              f"{word}")
        if word == "short":
            short.append(f"speed: {times:.2f} times, aim {FASTER}")
    return short


def main():
    pages = Pages(work)
    add_all(pages, build, shared, int(os.environ.get("BENCH_PAGES") or 1))
    pages.write_manifest(f"{work}/kinds.tsv")
    readers, taken, failed = read_all(pages)
    for r in readers:
        r.score(pages)
    # what one gives no answer for is left out for all
    out = {name for r in readers for name in r.missing}
    for r in readers:
        r.files = [f for f in r.files if f["name"] not in out]

    print(f"\nocr: {len(pages.files)} pages, {cores} cores (courtroll: "
          f"{len(failed)} failed; its ingest before, which\nproves that each "
          f"page decodes: {taken.seconds:.1f} s)")
    for r in readers:
        if r.missing:
            print(f"{r.label} gives nothing for {len(r.missing)}, left out of "
                  f"all error rates: {', '.join(r.missing)}")
    if not everything:
        print("tesseract as installed reads every 6th page and begins none "
              f"after {PATIENCE} s, OCRmyPDF\nevery 3rd; BENCH_ALL=1: all")
    print()
    show_readers(readers)
    show_ratios(readers)
    short = show_kinds(readers[0], readers[1])
    show_others(readers)
    short += show_pace(readers, taken)
    print("\nshort of the aims:")
    for line in short or ["nothing"]:
        print(f"  {line}")
    return 1 if failed else 0


sys.exit(main())
