"""bench_ocr.py BUILD WORK: reading pages, beside tesseract and OCRmyPDF.

The pages are ../shared/corpus/ocr; BENCH_PAGES=K takes every K-th.  Each
program gets the same files and all cores.  OCRmyPDF is given what makes it
fastest here: one process a core with one thread each, no PDF/A, no
optimisation.
"""
import json
import os
import shutil
import subprocess
import sys

from bench_measure import Cost, mib, note, run, table

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
cores = os.cpu_count() or 1
courtroll = f"{build}/courtroll"
OURS = "courtroll ocr"


def choose():
    """The pages and their ground truth, in folders of their own."""
    folder = f"{shared}/corpus/ocr"
    if not os.path.isdir(folder):
        sys.exit(f"bench: there is no '{folder}': no pages to read")
    names = {}
    for name in sorted(os.listdir(folder)):
        stem, ending = os.path.splitext(name)
        if ending in (".tif", ".jpg", ".png"):
            names[stem] = name
    step = int(os.environ.get("BENCH_PAGES") or 1)
    chosen = [n for s, n in sorted(names.items())
              if os.path.exists(f"{folder}/{s}.gt.txt")][::step]
    os.mkdir(f"{work}/pages")
    os.mkdir(f"{work}/truth")
    for name in chosen:
        stem = os.path.splitext(name)[0]
        shutil.copy(f"{folder}/{name}", f"{work}/pages/{name}")
        shutil.copy(f"{folder}/{stem}.gt.txt", f"{work}/truth/")
    return chosen


def words(*lists):
    """For xargs -0."""
    return b"".join(w.encode() + b"\0" for words in lists for w in words)


def outputs(name, pages):
    folder = f"{work}/{name}"
    os.mkdir(folder)
    return [(f"{work}/pages/{p}", f"{folder}/{os.path.splitext(p)[0]}")
            for p in pages]


def tesseract(name, pages, at_once):
    """As installed, or one thread a core and as many at once."""
    note(f"tesseract, {at_once} at once")
    env = {"OMP_THREAD_LIMIT": "1"} if at_once > 1 else {}
    return run(["xargs", "-0", "-n", "2", "-P", str(at_once), "tesseract"],
               env, words(*outputs(name, pages)), may_fail=True)


def ocrmypdf(name, pages, dpi):
    """A page that says nothing sensible of its dpi needs to be told."""
    if not shutil.which("ocrmypdf"):
        return None
    note(f"OCRmyPDF, {cores} at once")
    script = 'exec ocrmypdf -q -j 1 --output-type pdf -O 0 $4 ' \
             '--sidecar "$2.txt" "$1" "$3"'
    jobs = [(src, out, f"{out}.pdf",
             "" if dpi[os.path.basename(src)] > 96 else "--image-dpi 300")
            for src, out in outputs(name, pages)]
    return run(["xargs", "-0", "-n", "4", "-P", str(cores), "sh", "-c",
                script, "ocrmypdf"],
               {"OMP_THREAD_LIMIT": "1"}, words(*jobs), may_fail=True)


def ours(name):
    """Ingest apart, then ocr; the texts by page, and each page's dpi."""
    archive = f"{work}/archive"
    run([courtroll, "init", archive])
    note("courtroll ingest")
    taken = run([courtroll, "-a", archive, "ingest", "-q", "--each",
                 f"{work}/pages"])
    note("courtroll ocr")
    cost = run([courtroll, "-a", archive, "ocr", "-q"])
    os.mkdir(f"{work}/{name}")
    dpi = {}
    failed = 0
    dump = run([courtroll, "-a", archive, "dump"]).out
    for line in dump.decode().splitlines():
        page = json.loads(line)["pages"][0]
        file, source = json.loads(line)["file"], page["source"]
        dpi[source] = page["dpi"] or 0
        failed += page["status"] != "read"
        text = subprocess.run(
            [courtroll, "-a", archive, "text", f"{file}:1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        stem = os.path.splitext(source)[0]
        with open(f"{work}/{name}/{stem}.txt", "wb") as f:
            f.write(text.stdout)
    return taken, cost, dpi, failed


def score(name):
    out = subprocess.run(
        [sys.executable, f"{shared}/tools/cer.py", "--json", "--fold",
         "--dehyphenate", "--manifest", f"{shared}/corpus/manifest.tsv",
         f"{work}/truth", f"{work}/{name}"],
        stdout=subprocess.PIPE, check=True)
    return json.loads(out.stdout)


def total(files):
    """Of some of the pages: sums of errors over sums of lengths."""
    def add(key):
        return sum(f[key] for f in files)

    return {"cer": add("char_errors") / (add("chars") or 1),
            "wer": add("word_errors") / (add("words") or 1),
            "recall": add("bag") / (add("words") or 1),
            "precision": add("bag") / (add("hyp_words") or 1)}


def percent(x):
    return f"{100 * x:.2f}"


def main():
    pages = choose()
    taken, own_cost, dpi, failed = ours("courtroll")
    peers = {
        "tesseract as installed": ("tesseract", tesseract(
            "tesseract", pages, 1)),
        f"tesseract, 1 thread, {cores} at once": ("tesseract1", tesseract(
            "tesseract1", pages, cores)),
        f"OCRmyPDF, 1 thread, {cores} at once": ("ocrmypdf", ocrmypdf(
            "ocrmypdf", pages, dpi)),
    }
    if peers[f"OCRmyPDF, 1 thread, {cores} at once"][1] is None:
        del peers[f"OCRmyPDF, 1 thread, {cores} at once"]
        note("ocrmypdf is not installed: left out")
    runs: dict[str, tuple[str, Cost]] = {**peers,
                                         OURS: ("courtroll", own_cost)}
    scores = {label: score(folder)["files"]
              for label, (folder, _) in runs.items()}
    # what a peer gives no answer for is left out for all
    refused = {label: [f["name"] for f in files if f["missing"]]
               for label, files in scores.items()}
    out = {name for names in refused.values() for name in names}
    scores = {label: [f for f in files if f["name"] not in out]
              for label, files in scores.items()}

    print(f"\nocr: {len(pages)} pages, {cores} cores "
          f"(courtroll: {failed} failed; its ingest before, which proves that "
          f"each page decodes: {taken.seconds:.1f} s)")
    for label, names in refused.items():
        if names:
            print(f"{label} refuses {len(names)} of them, which are left out "
                  "of all error rates")
    print()
    rows = []
    for label, (_, cost) in runs.items():
        s = total(scores[label])
        rows.append([label, f"{cost.seconds:.1f}",
                     f"{60 * len(pages) / cost.seconds:.1f}",
                     f"{cost.cpu:.0f}", mib(cost.all), percent(s["cer"]),
                     percent(s["wer"]), percent(s["recall"]),
                     percent(s["precision"])])
    table(["", "seconds", "pages/min", "CPU s", "memory", "CER %", "WER %",
           "bag R %", "bag P %"], rows)

    print("\ncourtroll in proportion to each (time, CPU, memory, errors: "
          "below 1 is better; R, P: above)\n")
    rows, worse = [], []
    mine = total(scores[OURS])
    for label, (_, cost) in peers.items():
        s = total(scores[label])
        ratios = [("time", own_cost.seconds / cost.seconds, 1),
                  ("CPU", own_cost.cpu / cost.cpu, 1),
                  ("memory", own_cost.all / cost.all, 1)]
        for key, up in (("cer", 1), ("wer", 1), ("recall", -1),
                        ("precision", -1)):
            ratios.append((key, mine[key] / s[key] if s[key] else 0, up))
        rows.append([label] + [f"{r:.2f}" for _, r, _ in ratios])
        worse += [f"{what} against {label}: {r:.2f}"
                  for what, r, up in ratios
                  if r and (r > 1.02 if up > 0 else r < 0.98)]
    table(["", "time", "CPU", "memory", "CER", "WER", "bag R", "bag P"], rows)

    print("\nCER % by kind of page (bag R % where the order of words is open: "
          "see the corpus)\n")
    kinds = sorted({f["group"] for f in scores[OURS]})
    rows = []
    for kind in kinds:
        row = [kind, sum(f["group"] == kind for f in scores[OURS])]
        best = []
        for label in runs:
            t = total([f for f in scores[label] if f["group"] == kind])
            row.append(f"{percent(t['cer'])} ({100 * t['recall']:.0f})")
            best.append(t["cer"])
        row.append("worse" if best[-1] > 1.02 * min(best[:-1]) else "")
        rows.append(row)
    table(["", "pages"] + [label.split(",")[0] +
                           (" 1 thread" if "tesseract, 1" in label else "")
                           for label in runs] + [""], rows)

    print("\nwhere courtroll is worse by more than 2 %:")
    for line in worse or ["nowhere"]:
        print(f"  {line}")
    return 1 if failed else 0


sys.exit(main())
