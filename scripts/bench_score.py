"""bench_score.py: error rates by kind of page, and the aims for them.

The measure of a kind is its word error rate.  Where the words of a page have
several good orders (tables, forms, columns) it is 1 - F1 of the words as a bag
instead: words missed or invented.
"""
import json
import os
import subprocess
import sys

from bench_pages import OPEN_ORDER

# errors in proportion to tesseract's, one thread a core: at most
AIMS = {"typewritten": 0.85, "legal-filing": 0.85, "legal-deposition": 0.85,
        "form": 0.75, "form-fax": 0.75, "generated-1": 0.75,
        "generated-2": 0.75, "generated-3": 0.75}
ANY = 1.0
DAMAGED = "generated 1 to 3"
TIME = 1.3       # of tesseract's, one thread a core: at most
FASTER = 3.0     # than OCRmyPDF --deskew --clean: at least


def score(shared, truth, folder, manifest):
    """cer.py's row for each page: counts, rates, group, missing."""
    out = subprocess.run(
        [sys.executable, f"{shared}/tools/cer.py", "--json", "--fold",
         "--dehyphenate", "--manifest", manifest, truth, folder],
        stdout=subprocess.PIPE, check=True)
    return json.loads(out.stdout)["files"]


def total(files):
    """Of some of the pages: sums of errors over sums of lengths."""
    def add(key):
        return sum(f[key] for f in files)

    both = add("words") + add("hyp_words")
    return {"cer": add("char_errors") / (add("chars") or 1),
            "wer": add("word_errors") / (add("words") or 1),
            "recall": add("bag") / (add("words") or 1),
            "precision": add("bag") / (add("hyp_words") or 1),
            "bag error": 1 - 2 * add("bag") / both if both else 0.0}


def measure(kind):
    return "bag error" if kind in OPEN_ORDER else "wer"


def error(files, kind):
    return total(files)[measure(kind)]


def by_kind(files):
    """Kind: its pages; the damaged ones also together."""
    kinds: dict[str, list] = {}
    for f in files:
        kinds.setdefault(f["group"], []).append(f)
    damaged = [f for k in ("generated-1", "generated-2", "generated-3")
               for f in kinds.get(k, [])]
    if damaged:
        kinds[DAMAGED] = damaged
    return dict(sorted(kinds.items()))


def aim(kind):
    return AIMS.get("generated-3" if kind == DAMAGED else kind, ANY)


def verdict(ratio, most):
    return "ok" if ratio <= most + 0.0005 else "short"


def share(mine, theirs):
    """In proportion; nothing wrong on either side is as good."""
    if theirs:
        return mine / theirs
    return float("inf") if mine else 1.0


def percent(x):
    return f"{100 * x:.2f}"


def stem(name):
    return os.path.splitext(name)[0]
