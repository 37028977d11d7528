"""bench_pages.py: the pages the OCR benches read, single images in one folder,
their text in another, and a manifest of their kinds.

Real pages are ../shared/corpus/ocr.  The others are made here, by mksamples
from seeds of this file, so that every run and every machine has the same:

    generated-0 .. generated-3   pages of court files, by degree of damage
    form-fax                     faxed office forms, about 90 dpi
    small                        pages of books, reduced to a third

Every page is a file of its own, so that every program is given the very same.
"""
import json
import os
import shutil
import subprocess
import sys

SEED = 4100
GENERATED = 8   # pages a degree
FORMS = 12
SMALL = 6
# kinds whose words have several good orders: words missed or invented count
OPEN_ORDER = ("table", "form", "form-fax", "multicol", "chart",
              "legal-deposition")
ENDINGS = (".tif", ".jpg", ".png")


class Pages:
    """Page files in WORK/pages, truth in WORK/truth; kinds by stem."""

    def __init__(self, work):
        self.pages, self.truth = f"{work}/pages", f"{work}/truth"
        self.scratch = f"{work}/made"
        self.kinds: dict[str, str] = {}
        self.files: list[str] = []
        for folder in (self.pages, self.truth, self.scratch):
            os.makedirs(folder, exist_ok=True)

    def add(self, name, kind, text):
        """A page whose file is in self.pages already, as NAME."""
        stem = os.path.splitext(name)[0]
        self.files.append(name)
        self.kinds[stem] = kind
        with open(f"{self.truth}/{stem}.gt.txt", "w", encoding="utf-8") as f:
            f.write(text)

    def write_manifest(self, path):
        """For cer.py."""
        with open(path, "w", encoding="utf-8") as f:
            f.write("name\tkind\n")
            for stem, kind in sorted(self.kinds.items()):
                f.write(f"{stem}\t{kind}\n")


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def corpus(shared, wanted=None):
    """(file, kind) of the corpus pages that have ground truth."""
    folder = f"{shared}/corpus/ocr"
    if not os.path.isdir(folder):
        sys.exit(f"bench: there is no '{folder}': no pages to read")
    kinds = {}
    for line in read(f"{shared}/corpus/manifest.tsv").splitlines()[1:]:
        columns = line.split("\t")
        kinds[columns[0]] = columns[5]
    found = []
    for name in sorted(os.listdir(folder)):
        stem, ending = os.path.splitext(name)
        if ending in ENDINGS and os.path.exists(f"{folder}/{stem}.gt.txt"):
            kind = kinds.get(stem, "?")
            if wanted is None or kind == wanted:
                found.append((f"{folder}/{name}", kind))
    return found


def add_corpus(pages, shared, step=1):
    """Every STEP-th page of each kind, and one at least."""
    kinds: dict[str, list] = {}
    for path, kind in corpus(shared):
        kinds.setdefault(kind, []).append((path, kind))
    for path, kind in sum((k[::step] for k in kinds.values()), []):
        name = os.path.basename(path)
        shutil.copy(path, f"{pages.pages}/{name}")
        pages.add(name, kind, read(os.path.splitext(path)[0] + ".gt.txt"))


def _mksamples(build, *args):
    subprocess.run([f"{build}/mksamples", *map(str, args)], check=True,
                   stdout=subprocess.DEVNULL)


def add_small(pages, build, shared, n, times=3):
    """Books, seen through the wrong end of a telescope."""
    books = [path for path, _ in corpus(shared, "book")]
    books = books[::max(1, len(books) // n)][:n] if n else []
    if not books:
        return
    folder = f"{pages.scratch}/small"
    _mksamples(build, "--reduce", times, *books, folder)
    for path in books:
        stem = os.path.splitext(os.path.basename(path))[0]
        shutil.move(f"{folder}/{stem}.png",
                    f"{pages.pages}/small-{stem}.png")
        pages.add(f"small-{stem}.png", "small",
                  read(os.path.splitext(path)[0] + ".gt.txt"))
    shutil.rmtree(folder)


def add_forms(pages, build, n, seed=SEED):
    if not n:
        return
    folder = f"{pages.scratch}/forms-{seed}"
    _mksamples(build, "--forms", n, "-s", seed, folder)
    for name in sorted(os.listdir(folder)):
        stem, ending = os.path.splitext(name)
        if ending == ".png":
            shutil.move(f"{folder}/{name}", f"{pages.pages}/{name}")
            pages.add(name, "form-fax", read(f"{folder}/{stem}.gt.txt"))
    shutil.rmtree(folder)


def _spread(folder, n):
    """n pages with text, of as many files as there are."""
    files = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            continue
        told = json.loads(read(f"{folder}/{name}"))
        files.append([(name[:-5], i, p) for i, p in
                      enumerate(told["pages"], 1)
                      if p["kind"] != "blank" and p["text"].strip()])
    turns = [[f[(turn + i) % len(f)] for i, f in enumerate(files)
              if turn < len(f)] for turn in range(max(map(len, files)))]
    return [page for turn in turns for page in turn][:n]


def add_generated(pages, build, degree, n, seed=SEED):
    """n pages of invented court files, equally damaged."""
    if not n:
        return
    folder = f"{pages.scratch}/generated-{degree}"
    _mksamples(build, "--singles", "--files", min(n, 10), "--pages-max",
               2 if n <= 10 else 4, "--damage", degree, "--seed",
               seed + degree, folder)
    for file, i, page in _spread(f"{folder}/truth", n):
        stem = f"gen{degree}-{seed + degree}-{file[-3:]}-{i}"
        name = stem + os.path.splitext(page["source"])[1]
        shutil.move(f"{folder}/scans/{page['source']}",
                    f"{pages.pages}/{name}")
        pages.add(name, f"generated-{degree}", page["text"])
    shutil.rmtree(folder)


def add_all(pages, build, shared, step=1):
    """What `make bench` reads: every STEP-th of each kind."""
    def some(n):
        return -(-n // step)

    add_corpus(pages, shared, step)
    add_small(pages, build, shared, some(SMALL))
    add_forms(pages, build, some(FORMS))
    for degree in range(4):
        add_generated(pages, build, degree, some(GENERATED))
    shutil.rmtree(pages.scratch)


def dpi_tag(path):
    """What the file says of its resolution; 0 nothing.  All our TIFFs say."""
    with open(path, "rb") as f:
        head = f.read(4096)
    if head[:4] == b"\x89PNG":
        at = head.find(b"pHYs")
        metres = at > 0 and head[at + 12] == 1
        return round(int.from_bytes(head[at + 4:at + 8], "big") * 0.0254) \
            if metres else 0
    if head[:2] == b"\xff\xd8":
        at = head.find(b"JFIF\0")
        inches = at > 0 and head[at + 7] == 1
        return int.from_bytes(head[at + 8:at + 10], "big") if inches else 0
    return 300
