"""bench_triage.py BUILD WORK: what kind of page each is said to be, and what
is said to be wrong with its picture.

Truth is the corpus's word (../shared/corpus/manifest.tsv, the folders
handwriting, ocr, ocr-partial) and that of generated pages; spoilt copies are
made of pages that are well (tests/fake_spoiler.c): blurred, dark, light, cut,
small.  All go through `ingest --each`, `ocr` and `dump`, as a volunteer's
pages do.

    BENCH_PAGES=K   every K-th printed page of the corpus only
    BENCH_FILES=N   files to generate for each degree of damage (3)
"""
import json
import os
import shutil
import sys
from collections import Counter

from bench_measure import note, run, table

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
courtroll = f"{build}/courtroll"
spoiler = f"{build}/tests/fake_spoiler"
KINDS = ["printed", "typed", "form", "mixed", "handwritten", "photo", "blank",
         "unreadable"]
SPOILT = {"blurred": "blurred", "dark": "too-dark", "light": "too-light",
          "cut-left": "cut-off", "cut-right": "cut-off",
          "small": "low-resolution"}
FLAWS = set(SPOILT.values())
CORPUS_KIND = {"handwriting-fr": "handwritten", "handwriting-en":
               "handwritten", "typewritten": "typed", "form-fax": "form"}


class Pages:
    """A folder of pages to be read, and the truth about each."""

    def __init__(self, name):
        self.folder = f"{work}/{name}"
        os.mkdir(self.folder)
        self.truth = {}

    def add(self, path, truth, name=None):
        name = name or os.path.basename(path)
        shutil.copy(path, f"{self.folder}/{name}")
        self.truth[name] = truth


def corpus():
    """(path, kind, whether its picture is well)."""
    manifest = f"{shared}/corpus/manifest.tsv"
    if not os.path.exists(manifest):
        sys.exit(f"bench: there is no '{manifest}': no pages to tell apart")
    step = int(os.environ.get("BENCH_PAGES") or 1)
    rows = []
    with open(manifest, encoding="utf-8") as f:
        head = next(f).rstrip("\n").split("\t")
        for line in f:
            row = dict(zip(head, line.rstrip("\n").split("\t")))
            if row["set"] not in ("handwriting", "ocr", "ocr-partial"):
                continue
            kind = CORPUS_KIND.get(row["kind"], "printed")
            if row["kind"] == "blank":
                kind = "blank" if row["expected"] == "blank" else "printed"
            rows.append((f"{shared}/corpus/{row['file']}", kind, row["set"]))
    plain = [r for r in rows if r[2] == "ocr"][::step]
    return [r for r in rows if r[2] != "ocr"] + plain


def generated(pages):
    """Pages of four degrees of damage, grey and bilevel, and office forms."""
    files = os.environ.get("BENCH_FILES") or "3"
    for degree in range(4):
        made = f"{work}/made{degree}"
        run([f"{build}/mksamples", "--files", files, "--seed",
             str(70 + degree), "--damage", str(degree), "--singles", made])
        for name in sorted(os.listdir(f"{made}/truth")):
            if not name.startswith("file-"):
                continue
            with open(f"{made}/truth/{name}", encoding="utf-8") as f:
                for page in json.load(f)["pages"]:
                    path = f"{made}/scans/{page['source']}"
                    if os.path.exists(path) and page["kind"] in KINDS:
                        pages.add(path, page["kind"], f"made{degree}-" +
                                  page["source"].replace("/", "-"))
    run([f"{build}/mksamples", "--forms", "6", "--seed", "70",
         f"{work}/forms"])
    for name in sorted(os.listdir(f"{work}/forms")):
        if name.endswith(".png"):
            pages.add(f"{work}/forms/{name}", "form")


def spoil(pages, rows):
    """Copies, spoilt, of typed and printed grey pages that are well."""
    well = [r for r in rows if r[2] == "ocr" and not r[0].endswith(".tif")]
    for path, _, _ in well[::3]:
        stem = os.path.splitext(os.path.basename(path))[0]
        for how in SPOILT:
            to = f"{work}/{how}.png"
            if run([spoiler, how, path, to], may_fail=True).status == 0:
                pages.add(to, how, f"{how}--{stem}.png")


def read(pages, name):
    """Each page's entry in the dump, by the name of its file."""
    archive = f"{work}/{name}-archive"
    run([courtroll, "init", archive])
    run([courtroll, "-a", archive, "ingest", "-q", "--each", pages.folder],
        may_fail=True)
    run([courtroll, "-a", archive, "ocr", "-q"], may_fail=True)
    found = {}
    for line in run([courtroll, "-a", archive, "dump"]).out.splitlines():
        entry = json.loads(line)
        for page in entry["pages"]:
            page["flaws"] = {a["kind"] for a in entry["anomalies"]
                             if a["kind"] in FLAWS and a["page"] == page["n"]}
            found[page["source"]] = page
    return found


def share(part, whole):
    return f"{100 * part / whole:.1f}" if whole else "-"


def show_kinds(truth, found):
    count = Counter((kind, found[n]["kind"] or "-")
                    for n, kind in truth.items() if n in found)
    said = KINDS + sorted({s for _, s in count} - set(KINDS))
    print("\ntriage: what pages are (down) and are said to be (across)\n")
    table([""] + said,
          [[kind] + [count[kind, s] or "" for s in said]
           for kind in KINDS if any(count[kind, s] for s in said)])
    return count


def aims(count):
    """(what, value, fulfilled)"""
    def row(kind):
        return sum(n for (k, _), n in count.items() if k == kind)

    text = [(k, n) for (k, s), n in count.items()
            if k not in ("blank", "handwritten") and s == "handwritten"]
    lost = [n for (k, s), n in count.items() if k != "blank" and s == "blank"]
    hand, empty = row("handwritten"), row("blank")
    caught = count["handwritten", "handwritten"]
    return [
        ("type called handwritten (none)", sum(n for _, n in text),
         not text),
        ("writing called blank (none)", sum(lost), not lost),
        ("handwriting caught, % (90 or more)", share(caught, hand),
         caught >= 0.9 * hand),
        ("blank pages caught, % (all)",
         share(count["blank", "blank"], empty),
         count["blank", "blank"] == empty),
    ]


def show_flaws(rows, found, spoilt, spoilt_found):
    well = {os.path.basename(path) for path, _, of in rows if of == "ocr"}
    alarms = [(n, found[n]["flaws"]) for n in sorted(well & set(found))
              if found[n]["flaws"]]

    def own(name):
        """What is said of the page it was made of."""
        stem = os.path.splitext(name.split("--", 1)[1])[0]
        return {f for n in found if os.path.splitext(n)[0] == stem
                for f in found[n]["flaws"]}

    print("\nflaws: of spoilt copies, found; and of others, said beside\n")
    out = []
    for how, flaw in SPOILT.items():
        names = [n for n, h in spoilt.truth.items()
                 if h == how and n in spoilt_found]
        right = sum(flaw in spoilt_found[n]["flaws"] for n in names)
        beside = sum(bool(spoilt_found[n]["flaws"] - {flaw} - own(n))
                     for n in names)
        out.append([f"{how} ({flaw})", len(names), share(right, len(names)),
                    beside])
    table(["", "pages", "found %", "others said"], out)
    print(f"\npages of the corpus as they are: {len(alarms)} of {len(well)} "
          "with a flaw said")
    for name, flaws in alarms:
        print(f"  {name}: {','.join(sorted(flaws))}")


def main():
    rows = corpus()
    pages, spoilt = Pages("pages"), Pages("spoilt")
    for path, kind, _ in rows:
        pages.add(path, kind)
    note("making pages")
    generated(pages)
    spoil(spoilt, rows)
    note(f"reading {len(pages.truth)} pages")
    found = read(pages, "pages")
    note(f"reading {len(spoilt.truth)} spoilt ones")
    spoilt_found = read(spoilt, "spoilt")
    count = show_kinds(pages.truth, found)
    missing = sorted(set(pages.truth) - set(found))
    for name in missing:
        print(f"  not in the dump: {name}")
    for name, kind in sorted(pages.truth.items()):
        said = found[name]["kind"] if name in found else kind
        if said != kind and {said, kind} != {"printed", "typed"}:
            print(f"  {name}: {kind}, said to be {said}")
    results = aims(count)
    print()
    table(["aim", "", ""], [[what, value, "" if good else "MISSED"]
                            for what, value, good in results])
    show_flaws(rows, found, spoilt, spoilt_found)
    return 0 if all(good for _, _, good in results) and not missing else 1


sys.exit(main())
