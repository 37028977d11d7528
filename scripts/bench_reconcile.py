"""bench_reconcile.py BUILD WORK: does reconcile find what differs, and nothing
else, and how fast?
bench_reconcile.py --make DIR ROWS FILES PLANTED [SEED]: only make the lists.

A register of ROWS rows and an archive of FILES files are made, the files of
the register's series among many of other years.  Numbers are written in three
notations, names are spelt in several ways.  PLANTED of each are planted:
serials that nobody has, rows without a file, files without a row, numbers
that are registered twice (half of them in the register, half on the shelf);
and as many volumes and temporary files, which are no duplicates.

DIR gets register.csv, jackets.csv and planted.json.
"""
import csv
import json
import os
import random
import sys

TYPES = (("CS", "Civil Suit", "CV"), ("MA", "Miscellaneous Application", "CV"),
         ("SC", "Criminal Session Case", "CR"))
SPELT = {"CS": "CS", "MA": "M.A.", "SC": "Criminal Session Case"}
FIRST = ("James Grace Moses Sarah Joseph Mary Robert Florence Peter Harriet "
         "Ronald Prossy Fred Juliet Godfrey Irene Charles Rose Patrick "
         "Annet").split()
LAST = ("Okello Nakato Ssebunya Mukasa Nalwoga Tumwine Achieng Byaruhanga "
        "Kisakye Lubega Namuddu Ochieng Wasswa Kyomuhendo Muwonge Nabirye "
        "Opolot Rukundo Ssemakula Tibamanya Walusimbi Zziwa Birungi Chebet "
        "Ekwaru Gidudu Kabuye Lwanga Mbabazi Nakimuli Odongo Rwabwogo "
        "Sserunjogi Turyasingura Wandera Kirabo Atim Basalirwa Kawooya "
        "Nsubuga").split()
ROWS_A_SERIES = 667


def person(rng):
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def spelt(rng, name):
    """The same name by another hand: a letter doubled or single, an "h"."""
    words = name.split()
    word = words[-1]
    k = rng.randrange(5)
    if k == 0 and word[0] == word[1].upper():
        word = word[0] + word[2:]
    elif k == 1 and len(word) > 5:
        i = rng.randrange(2, len(word) - 1)
        word = word[:i] + word[i] + word[i:]
    elif k == 2:
        words.reverse()
        word = words[-1]
    elif k == 3:
        word = word.upper()
    words[-1] = word
    return " ".join(words)


def written(rng, kind, serial, year):
    code, words, division = kind
    k = rng.randrange(4)
    if k == 0:
        return f"{SPELT[code]} {serial}/{year}"
    if k == 1:
        return f"{words} No. {serial} of {year}"
    if k == 2:
        return f"HCT-00-{division}-{code}-{serial:04d}-{year}"
    return f"{words.upper()} NO.{serial} OF {year}"


class Maker:
    def __init__(self, rows, files, planted, seed):
        self.rng = random.Random(seed)
        self.rows, self.files, self.later = [], [], []
        self.planted = {k: [] for k in ("gaps", "missing", "unregistered",
                                        "row_twice", "file_twice")}
        self.box = 0
        series = self.series_for(rows)
        cases = [(kind, year, serial) for kind, year, last in series
                 for serial in range(1, last + 1)]
        inner = [c for c in cases
                 if c[2] not in (1, self.last[c[0][0], c[1]])]
        picked = self.rng.sample(inner, planted * 5)
        cut = [picked[i * planted:(i + 1) * planted] for i in range(5)]
        self.make(cases, *[set(x) for x in cut])
        for case, parties in self.later:
            self.file(case, parties)
        self.others(files, series)

    def series_for(self, rows):
        n = max(1, round(rows / ROWS_A_SERIES / len(TYPES)))
        series = [(kind, 2010 + y) for y in range(n) for kind in TYPES]
        size, over = divmod(rows, len(series))
        out = [(kind, year, size + (i < over))
               for i, (kind, year) in enumerate(series)]
        self.last = {(kind[0], year): last for kind, year, last in out}
        return out

    def row(self, case, parties):
        kind, year, serial = case
        a, b = parties
        self.rows.append((
            written(self.rng, kind, serial, year), spelt(self.rng, a),
            spelt(self.rng, b),
            f"{self.rng.randrange(1, 29)}.{self.rng.randrange(1, 13)}.{year}",
            "pending", f"{len(self.rows) // 30 + 1}/{len(self.rows) % 30 + 1}"))

    def file(self, case, parties, volume="", part=""):
        kind, year, serial = case
        self.box = len(self.files) // 80 + 1
        self.files.append((written(self.rng, kind, serial, year),
                           f"{parties[0]} v {parties[1]}", volume, part,
                           f"S{self.box // 20 + 1}", str(self.box)))

    def make(self, cases, gaps, missing, unregistered, twice, copies):
        for case in cases:
            kind, year, serial = case
            name = f"{kind[0]} {serial}/{year}"
            parties = person(self.rng), person(self.rng)
            other = person(self.rng), person(self.rng)
            if case in gaps:
                self.planted["gaps"].append(name)
                continue
            if case not in unregistered:
                self.row(case, parties)
            if case not in missing:
                if case in copies and self.rng.random() < 0.5:
                    self.file(case, parties, "1 of 2")
                    self.file(case, parties, "2 of 2")
                else:
                    self.file(case, parties)
                    if case in copies:
                        self.file(case, parties, part="temporary")
            if case in missing:
                self.planted["missing"].append(name)
            if case in unregistered:
                self.planted["unregistered"].append(name)
            if case in twice:
                same = self.rng.random() < 0.5
                if len(self.planted["row_twice"]) * 2 < len(twice):
                    self.row(case, parties if same else other)
                    self.planted["row_twice"].append(name)
                else:
                    self.later.append((case, parties if same else other))
                    self.planted["file_twice"].append(name)

    def others(self, files, series):
        """The rest of the shelf: years that the register does not cover."""
        year, serial = 2009, 0
        while len(self.files) < files:
            serial += 1
            if serial > 3000:
                year, serial = year - 1, 1
            self.file((TYPES[serial % 3], year, serial),
                      (person(self.rng), person(self.rng)))

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/register.csv", "w", newline="") as f:
            out = csv.writer(f)
            out.writerow(("Case No.", "Plaintiff", "Defendant", "Date filed",
                          "Status", "Page/line"))
            out.writerows(self.rows)
        with open(f"{folder}/jackets.csv", "w", newline="") as f:
            out = csv.writer(f)
            out.writerow(("number", "parties", "volume", "part", "shelf",
                          "box"))
            out.writerows(self.files)
        with open(f"{folder}/planted.json", "w") as f:
            json.dump(self.planted, f)


def name_of(case):
    return f"{case['type']} {case['serial']}/{case['year']}"


def found_in(answer):
    """The names of what was found, by what was planted."""
    out = {
        "missing": [name_of(x["row"]["case"]) for x in answer["missing"]],
        "unregistered": [name_of(x["file"]["case"])
                         for x in answer["unregistered"]],
        "row_twice": [name_of(x["row"]["case"])
                      for x in answer["twice-in-register"]],
        "file_twice": [name_of(x["file"]["case"])
                       for x in answer["twice-on-shelf"]],
        "gaps": [f"{s['type']} {n}/{s['year']}" for s in answer["series"]
                 if "either" in s
                 for a, b in s["either"]["gaps"] for n in range(a, b + 1)],
    }
    for kind in ("perhaps", "conflict", "unread", "unclear", "elsewhere"):
        out[kind] = [json.dumps(x) for x in answer[kind]]
    return out


def compare(answer, planted):
    """Rows of a table: kind, planted, found, missed, invented."""
    rows = []
    for kind, names in found_in(answer).items():
        want = planted.get(kind, [])
        rows.append((kind, len(want), len(names),
                     len(set(want) - set(names)),
                     len([x for x in names if x not in want])))
    return rows


def bench(build, work):
    from bench_measure import mib, note, run, table

    files = int(os.environ.get("BENCH_RECONCILE_FILES") or 100000)
    rows = int(os.environ.get("BENCH_RECONCILE_ROWS") or 20000)
    courtroll, archive = f"{build}/courtroll", f"{work}/archive"
    Maker(rows, files, 50, 4).write(work)
    run([courtroll, "init", archive])
    note(f"registering {files} files")
    took = {"register --csv": run([courtroll, "-a", archive, "register", "-q",
                                   "--no-index", "--csv",
                                   f"{work}/jackets.csv"])}
    took["code"] = run([courtroll, "-a", archive, "code", "-q"])
    argv = [courtroll, "-a", archive, "reconcile", "-q", "--court",
            "High Court Kampala"]
    with open(f"{work}/planted.json") as f:
        planted = json.load(f)
    took["reconcile --json"] = run(
        argv + ["--json", f"{work}/register.csv"])
    answer = json.loads(took["reconcile --json"].out)
    took["reconcile --pdf --slips"] = run(
        argv + ["--pdf", f"{work}/missing.pdf", "--slips",
                f"{work}/slips.pdf", f"{work}/register.csv"])
    result = compare(answer, planted)
    print(f"\nreconcile: {rows} rows beside {files} files; "
          f"{answer['tally']} rows tally\n")
    table(("", "planted", "found", "missed", "invented"),
          [tuple(str(x) for x in r) for r in result])
    print()
    table(("", "seconds", "memory"),
          [(k, f"{v.seconds:.1f}", mib(v.own)) for k, v in took.items()])
    return 1 if any(r[3] or r[4] for r in result) else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        Maker(int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]),
              int((sys.argv[6:] or [4])[0])).write(sys.argv[2])
        sys.exit(0)
    if sys.argv[1:2] == ["--compare"]:
        with open(sys.argv[2]) as f_answer, open(sys.argv[3]) as f_planted:
            result = compare(json.load(f_answer), json.load(f_planted))
        for line in result:
            print("{}: {} planted, {} found, {} missed, {} invented"
                  .format(*line))
        sys.exit(any(x[3] or x[4] for x in result))
    sys.exit(bench(*sys.argv[1:3]))
