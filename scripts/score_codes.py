"""score_codes.py [-v] TRUTHDIR [DUMP]: how right are the labels?

Reads `courtroll dump` (a file or standard input) and the truth that
mksamples wrote; prints precision, recall and F1 of each kind of label.  -v
names every miss.  Files are matched by the first of their sources.

What counts as right:
  own number, parents   type, serial and year together (station: apart, where
                        the truth has one)
  subject               the best one; all: the right one is among those given
  offence               the one charged is among those named
  document type         page by page (blank pages and covers aside)
  document start        a document begins at that page, with that type
  party                 name (letters only, up to one letter in eight wrong)
  party+role            and role
  dates                 of filing and of judgment
  class                 exactly; protected: recall and precision of "not open"
"""
import glob
import json
import os
import re
import sys


class Score:
    def __init__(self):
        self.tp = self.fp = self.fn = 0

    def add(self, got, want, same=None):
        """Two lists; same: are two equal?"""
        want = list(want)
        wrong = []
        for g in got:
            for w in want:
                if same(g, w) if same else g == w:
                    want.remove(w)
                    self.tp += 1
                    break
            else:
                self.fp += 1
                wrong.append(g)
        self.fn += len(want)
        return wrong, want

    @property
    def precision(self):
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self):
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self):
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def letters(name):
    return re.sub(r"[^A-Z]", "", name.upper())


def distance(a, b, limit):
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1,
                                       last + (x != y))
    return row[-1]


def same_name(a, b):
    a, b = letters(a), letters(b)
    limit = max(len(a), len(b)) // 8
    return bool(a) and distance(a, b, limit) <= limit


def number(case):
    return (case["type"], case["serial"], case["year"])


KINDS = ("own number", "own station", "parents", "parent station",
         "subject", "subject (all)", "offence", "document type",
         "document start", "document date", "party", "party+role", "judge",
         "filed", "judgment", "status", "class", "protected")


class Scores:
    def __init__(self, verbose=False):
        self.kinds = {k: Score() for k in KINDS}
        self.verbose = verbose
        self.files = 0

    def add(self, kind, name, got, want, same=None):
        wrong, missed = self.kinds[kind].add(got, want, same)
        if self.verbose and (wrong or missed):
            print(f"{name}: {kind}: wrong {wrong} missed {missed}")

    def file(self, truth, dump):
        n = truth["file"]
        self.files += 1
        case = dump["case"]
        self.add("own number", n, [number(case)] if case else [],
                 [number(truth["case"])])
        if case and number(case) == number(truth["case"]):
            self.add("own station", n,
                     [(case["court"], case["station_name"])]
                     if case["station_name"] else [],
                     [(truth["case"]["court"],
                       truth["case"]["station_name"])])
        self.parents(n, truth, dump)
        subjects = [s["code"] for s in dump["subjects"]]
        self.add("subject", n, subjects[:1], [truth["subject"]])
        self.add("subject (all)", n,
                 [s for s in subjects if s == truth["subject"]],
                 [truth["subject"]])
        self.offences(n, truth, dump)
        self.documents(n, truth, dump)
        self.parties(n, truth, dump)
        if truth.get("judge"):
            self.add("judge", n, [dump["judge"]] if dump["judge"] else [],
                     [truth["judge"]], same_name)
        if "filed" in truth:
            for k in ("filed", "judgment"):
                self.add(k, n, [dump["dates"][k]] if dump["dates"][k] else [],
                         [truth[k]] if truth[k] else [])
            self.add("status", n, [dump["status"]], [truth["status"]])
        got = dump["access"]["class"]
        self.add("class", n, [got], [truth["class"]])
        self.add("protected", n, [] if got == "open" else [1],
                 [] if truth["class"] == "open" else [1])

    def parents(self, n, truth, dump):
        got, seen = [], set()
        for p in dump["parents"]:
            if p["case"] and number(p["case"]) not in seen:
                seen.add(number(p["case"]))
                got.append(p["case"])
        want = truth["parent_cases"]
        self.add("parents", n, [number(c) for c in got],
                 [number(c) for c in want])
        for c in got:
            for w in want:
                if number(c) == number(w):
                    self.add("parent station", n,
                             [(c["court"], c["station_name"])]
                             if c["station_name"] else [],
                             [(w["court"], w["station_name"])])

    def offences(self, n, truth, dump):
        if not truth["offence"]:
            self.add("offence", n, [o["name"] for o in dump["offences"]], [])
            return
        want = truth["offence"].lower()
        right = [o["name"] for o in dump["offences"]
                 if o["name"].lower() == want]
        # further counts are no fault, but one must be the main charge
        self.add("offence", n,
                 right[:1] or [o["name"] for o in dump["offences"][:1]],
                 [truth["offence"]], lambda a, b: a.lower() == b.lower())

    def documents(self, n, truth, dump):
        pages = {(p["source"], p["source_page"]): p["n"]
                 for p in dump["pages"]}
        got = {}
        for d in dump["documents"]:
            for i in range(d["first"], d["last"] + 1):
                got[i] = (d["type"], i == d["first"], d["date"])
        for d in truth["documents"]:
            for p in truth["pages"][d["first"] - 1:d["last"]]:
                if p["kind"] in ("blank", "cover"):
                    continue
                at = pages.get((p["source"], p["source_page"]))
                first = p["n"] == d["first"]
                g = got.get(at)
                self.add("document type", f"{n} page {at}",
                         [g[0]] if g else [], [d["type"]])
                self.add("document start", f"{n} page {at}",
                         [g[0]] if g and g[1] else [],
                         [d["type"]] if first else [])
                if first and g and g[1] and d["date"]:
                    self.add("document date", f"{n} page {at}",
                             [g[2]] if g[2] else [], [d["date"]])

    def parties(self, n, truth, dump):
        self.add("party", n, [p["name"] for p in dump["parties"]],
                 [p["name"] for p in truth["parties"]], same_name)
        self.add("party+role", n,
                 [(p["name"], p["role"]) for p in dump["parties"]],
                 [(p["name"], p["role"]) for p in truth["parties"]],
                 lambda a, b: same_name(a[0], b[0]) and a[1] == b[1])

    def rows(self):
        for k in KINDS:
            s = self.kinds[k]
            if s.tp + s.fp + s.fn:
                yield (k, s.precision, s.recall, s.f1, s.tp + s.fn)


def load_truth(folder):
    by_source = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as f:
            t = json.load(f)
        by_source[t["pages"][0]["source"], t["pages"][0]["source_page"]] = t
    return by_source


def truth_of(truth, dump):
    """Taken out of the truth, so that each is met once."""
    for p in dump["pages"]:
        t = truth.pop((p["source"], p["source_page"]), None)
        if t:
            return t
    return None


def score(folder, lines, verbose=False):
    truth = load_truth(folder)
    scores = Scores(verbose)
    for line in lines:
        d = json.loads(line)
        t = truth_of(truth, d)
        if t:
            scores.file(t, d)
    for t in truth.values():
        print(f"{t['file']}: not in the dump")
    return scores


def main():
    args = sys.argv[1:]
    verbose = args and args[0] == "-v"
    args = args[1:] if verbose else args
    if not args:
        sys.exit(__doc__)
    lines = open(args[1], encoding="utf-8") if len(args) > 1 else sys.stdin
    s = score(args[0], lines, verbose)
    print(f"{s.files} files")
    for k, p, r, f, n in s.rows():
        print(f"{k:16} precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}  of {n}")


if __name__ == "__main__":
    main()
