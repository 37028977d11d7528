"""bench_codes.py BUILD WORK: are the legal codes right, and how fast?

numbers   ../shared/uganda/case-numbers.tsv: type, serial and year right
          together; station and division on rows written as codes; parents on
          the rows that have them; silent wrong answers
files     sample files at four degrees of damage through real OCR: precision
          and recall of every kind of label (score_codes.py says what counts)
speed     pages of text coded a second
linking   100,000 registered files: coding and linking them, and what one more
          batch costs in a small archive and in a large one

Beside ours stands what others do: one pattern, as an editor or a citation
finder has it, for "TYPE No. N of YYYY" and for the court's own codes; the
first number of a file is its own, those on a line that says "arising" or
"appeal from" are its parents.

BENCH_CODES_FILES=N   files a degree (56)    BENCH_CODES_LINKS=N (100000)
BENCH_CODES_SEED=N    other files (700)
"""
import csv
import json
import os
import random
import re
import sys

from bench_measure import mib, note, run, table
import score_codes

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
courtroll = f"{build}/courtroll"
cores = os.cpu_count() or 1

# ---- the peer -------------------------------------------------------------

TYPES = [
    (r"MISC(?:ELLANEOUS)?\.? +APPLICATION|HCMA|M\.?A", "MA"),
    (r"MISC(?:ELLANEOUS)?\.? +CAUSE", "MC"),
    (r"CRIMINAL +SESSIONS?(?: +CASE)?|SESSION +CASE", "SC"),
    (r"CRIMINAL +APPEAL", "CN"), (r"CRIMINAL +CASE", "CRC"),
    (r"CRIMINAL +APPLICATION", "CRAPP"), (r"CIVIL +APPLICATION", "CAPP"),
    (r"CIVIL +REVISION|REVISION +APPLICATION", "REV"),
    (r"CIVIL +APPEAL|SCCA", "CA"), (r"FAMILY +CAUSE", "FC"),
    (r"ADMINISTRATION +CAUSE", "AC"), (r"DIVORCE +CAUSE", "DC"),
    (r"ELECTION +PETITION +APPEAL", "EPA"), (r"ELECTION +PETITION", "EP"),
    (r"CONSTITUTIONAL +PETITION", "CP"), (r"CONSTITUTIONAL +APPEAL", "CAP"),
    (r"LAND +SUIT", "LS"), (r"CIVIL +SUIT|HCCS|C\.?S", "CS")]
WORDS = re.compile(
    r"\b(" + "|".join(f"(?P<t{i}>{p})" for i, (p, _) in enumerate(TYPES))
    + r")\s*(?:CASE\s*)?(?:NO|NUMBER)?\.?\s*0*(?P<n>\d{1,5})"
      r"\s*(?:OF|/|-)\s*(?P<y>(?:19|20)\d\d)", re.I)
CODE = re.compile(
    r"\bHCT-(?P<s>\d\d)-(?P<d>[A-Z]{2,3})-(?:CR-)?(?P<t>[A-Z]{2,3})-0*"
    r"(?P<n>\d{1,5})-(?P<y>(?:19|20)\d\d)")


def plain(text):
    """(start, (type, serial, year)) of what the pattern finds."""
    found = []
    for m in WORDS.finditer(text):
        kind = next(t for i, (_, t) in enumerate(TYPES) if m[f"t{i}"])
        found.append((m.start(), (kind, int(m["n"]), int(m["y"]))))
    for m in CODE.finditer(text):
        found.append((m.start(), (m["t"], int(m["n"]), int(m["y"]))))
    return sorted(found)


def plain_file(pages):
    own, parents = [], []
    for text in pages:
        for at, number in plain(text):
            before = text[max(0, at - 60):at].lower()
            if re.search(r"arising|appeal from|out of|revision of", before):
                if number not in parents:
                    parents.append(number)
            elif not own:
                own.append(number)
    return own, parents


# ---- numbers --------------------------------------------------------------

def wanted(row):
    """The cases of a row: (type, serial, year) each."""
    def part(name):
        return [p.strip() for p in row[name].split(";")] if row[name] else []
    years = part("year") or [""]
    return [(t, int(s), int(y) if y else 0) for t, s, y in
            zip(part("type"), part("serial"), years)]


def settled(answer):
    """A year that is cut off in the source must not be guessed: 0."""
    found = []
    for n in answer["numbers"]:
        case = n["case"]
        found.append((case["type"], case["serial"], case["year"] or 0)
                     if case else None)
    return found


def numbers():
    path = f"{shared}/uganda/case-numbers.tsv"
    if not os.path.exists(path):
        note(f"'{path}' is not there: numbers skipped")
        return
    with open(path, encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = "".join(r["verbatim"].replace("\n", " ") + "\n" for r in rows)
    cost = run([courtroll, "number"], stdin=lines.encode())
    answers = [json.loads(line) for line in cost.out.splitlines()]
    right = silent = peer = places = place_rows = 0
    for row, answer in zip(rows, answers):
        want, got = wanted(row), settled(answer)
        ok = got == want
        right += ok
        silent += not ok and None not in got and bool(got)
        peer += [n for _, n in plain(row["verbatim"])] == want
        if row["verbatim"].lstrip().startswith("HCT") and row["station"]:
            place_rows += 1
            case = answer["numbers"][0]["case"] if answer["numbers"] else None
            places += bool(case and (case["station_name"] or "").split(" (")[0]
                           == row["station"].split(" (")[0]
                           and (case["division"] or "") == row["division"])
    parents = [r for r in rows if r["parent_verbatim"]]
    lines = "".join(f"{r['verbatim']} (Arising from {r['parent_verbatim']})\n"
                    .replace(";", " and ") for r in parents)
    out = run([courtroll, "number"], stdin=lines.encode()).out
    parent_right = 0
    for row, line in zip(parents, out.splitlines()):
        got = [n for n in json.loads(line)["numbers"] if n["role"] == "parent"]
        parent_right += len(got) == len(row["parent_verbatim"].split(";"))
    print(f"\ncase numbers as courts wrote them: {len(rows)} rows\n")
    table(["", "right", "silently wrong", "plain pattern right"],
          [["type, serial, year", f"{right}/{len(rows)}", silent,
            f"{peer}/{len(rows)}"],
           ["station, division of codes", f"{places}/{place_rows}", "", ""],
           ["parents told apart", f"{parent_right}/{len(parents)}", "", ""]])


# ---- files ----------------------------------------------------------------

def degree(d, files, seed):
    """Score of one degree of damage: ours, the peer's own and parents."""
    samples, archive = f"{work}/d{d}", f"{work}/a{d}"
    run([f"{build}/mksamples", "-n", str(files), "-s", str(seed + d), "-p",
         "5", "--damage", str(d), "-j", str(cores), samples])
    env = {"COURTROLL_ARCHIVE": archive}
    run([courtroll, "init", archive])
    run([courtroll, "ingest", "-q", f"{samples}/scans"], env)
    note(f"damage {d}: reading")
    run([courtroll, "ocr", "-q"], env)
    run([courtroll, "code", "-q"], env)
    dump = run([courtroll, "dump"], env).out.decode().splitlines()
    ours = score_codes.score(f"{samples}/truth", dump)
    truth = score_codes.load_truth(f"{samples}/truth")
    peer = {k: score_codes.Score() for k in ("own number", "parents")}
    for line in dump:
        record = json.loads(line)
        t = score_codes.truth_of(truth, record)
        if not t:
            continue
        text = run([courtroll, "text", record["file"]], env).out.decode()
        own, parents = plain_file(text.split("\f"))
        peer["own number"].add(own, [score_codes.number(t["case"])])
        peer["parents"].add(parents, [score_codes.number(c)
                                      for c in t["parent_cases"]])
    return ours, peer, archive


def files():
    n = int(os.environ.get("BENCH_CODES_FILES") or 56)
    seed = int(os.environ.get("BENCH_CODES_SEED") or 700)
    scores, peers, archive = [], [], None
    for d in range(4):
        ours, peer, archive = degree(d, n, seed)
        scores.append(ours)
        peers.append(peer)
    print(f"\nlabels of {4 * n} sample files through OCR, by degree of damage "
          "(0 hardly, 2 moderate, 3 heavy):\nprecision/recall, F1\n")
    rows = []
    for kind in score_codes.KINDS:
        rows.append([kind] + [
            f"{s.kinds[kind].precision:.3f}/{s.kinds[kind].recall:.3f} "
            f"{s.kinds[kind].f1:.3f}" for s in scores])
        if kind in peers[0]:
            rows.append(["  plain pattern"] + [
                f"{p[kind].precision:.3f}/{p[kind].recall:.3f} "
                f"{p[kind].f1:.3f}" for p in peers])
    table(["", "0", "1", "2", "3"], rows)
    return archive


# ---- speed ----------------------------------------------------------------

def speed(archive):
    env = {"COURTROLL_ARCHIVE": archive}
    pages = sum(len(json.loads(line)["pages"]) for line in
                run([courtroll, "dump"], env).out.splitlines())
    texts = [run([courtroll, "text", json.loads(line)["file"]], env).out
             .decode() for line in run([courtroll, "dump"], env)
             .out.splitlines()]
    empty = run([courtroll, "code", "-q"], env)
    ours = run([courtroll, "code", "-q", "--all"], env)
    again = run([courtroll, "code", "-q", "--all"], env)
    ours = min(ours, again, key=lambda c: c.seconds)
    at_work = max(ours.seconds - empty.seconds, 1e-6)
    import time
    start = time.monotonic()
    for text in texts:
        plain_file(text.split("\f"))
    peer = time.monotonic() - start
    print(f"\ncoding {pages} pages of text, {cores} cores\n")
    table(["", "seconds", "pages/s"],
          [["courtroll code --all", f"{ours.seconds:.2f}",
            f"{pages / ours.seconds:.0f}"],
           ["  without its start", f"{at_work:.2f}",
            f"{pages / at_work:.0f}"],
           ["plain pattern (Python, numbers only)", f"{peer:.2f}",
            f"{pages / peer:.0f}"]])
    print(f"memory: {mib(ours.all)}")


# ---- linking --------------------------------------------------------------

NAMES = ("Okello Nakato Mukasa Auma Byaruhanga Tumusiime Wandera Kato Apio "
         "Ssemakula Namara Mugisha Odongo Nansubuga Kiggundu Atim Bwire "
         "Kabagambe Nabirye Ochieng").split()


def person(r):
    return f"{r.choice(NAMES)}{r.randrange(400)} {r.choice(NAMES)}"


def jackets(n, first, r):
    """Rows of a register: suits, and what comes from them."""
    rows, suits = [], []
    for i in range(first, first + n):
        serial, year = i % 997 + 1, 1990 + i // 997 % 34
        station = ("Jinja", "Mbale", "Masindi")[i // (997 * 34) % 3]
        kind = i % 10
        if kind < 6 or not suits:
            number = f"High Court at {station} Civil Suit No. {serial} of {year}"
            parties = f"{person(r)} v {person(r)}"
            suits.append((number, parties))
        else:
            parent, parties = r.choice(suits[-50:])
            form, word = (("Miscellaneous Application", "Arising from")
                          if kind < 9 else ("Civil Appeal", "Appeal from"))
            number = (f"High Court at {station} {form} No. {serial} of {year} "
                      f"({word} {parent})")
        rows.append((number, parties))
    return rows


def register(archive, rows):
    path = f"{work}/jackets.csv"
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f)
        out.writerow(["number", "parties"])
        out.writerows(rows)
    env = {"COURTROLL_ARCHIVE": archive}
    run([courtroll, "register", "-q", "--class", "open", "--no-index", "--csv",
         path], env)
    return run([courtroll, "code", "-q"], env)


def linking():
    total = int(os.environ.get("BENCH_CODES_LINKS") or 100000)
    archive, r = f"{work}/links", random.Random(5)
    batch = max(total // 100, 10)
    run([courtroll, "init", archive])
    register(archive, jackets(batch * 5, 0, r))
    small = register(archive, jackets(batch, batch * 5, r))
    rest = total - 7 * batch
    note(f"registering {rest} files")
    bulk = register(archive, jackets(rest, batch * 6, r))
    large = register(archive, jackets(batch, total - batch, r))
    env = {"COURTROLL_ARCHIVE": archive}
    links = run([courtroll, "dump"], env)
    said = [p["file"] for line in links.out.splitlines()
            for p in json.loads(line)["parents"]]
    with_file = sum(1 for file in said if file)
    print(f"\nlinking {total} registered files\n")
    table(["", "seconds", "files/s"],
          [[f"code {rest} files", f"{bulk.seconds:.1f}",
            f"{rest / bulk.seconds:.0f}"],
           [f"dump with all links ({with_file} of {len(said)} parents linked)",
            f"{links.seconds:.1f}", f"{total / links.seconds:.0f}"],
           [f"one batch of {batch} in {6 * batch}", f"{small.seconds:.2f}",
            f"{batch / small.seconds:.0f}"],
           [f"one batch of {batch} in {total}", f"{large.seconds:.2f}",
            f"{batch / large.seconds:.0f}"]])


def main():
    numbers()
    archive = files()
    speed(archive)
    linking()


main()
