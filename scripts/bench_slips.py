"""bench_slips.py BUILD WORK: slips and labels, printed, damaged, scanned, read.

`courtroll print` puts them on paper; each is cut out, worn, laid on a
scanner's glass at a chance place and angle, and scanned (tests/fake_scanner.c
says what each degree of damage is).  What a page should say is taken from the
words printed beside the code, not from the code.  zbar looks at the same
pages, at full size, as it is.

    BENCH_SLIPS=N   slips, and as many labels (260)
    BENCH_KEEP=DIR  keep the pages that were not found there
"""
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from bench_measure import note, run, table

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
courtroll = f"{build}/courtroll"
scanner = f"{build}/tests/fake_scanner"
archive = f"{work}/archive"
cores = os.cpu_count() or 1

# as in print/sheet.c: columns, rows, width, height, left, top, step x, step y
SHEETS = {
    "6": (2, 3, 105, 99, 0, 0, 105, 99),
    "a4": (2, 5, 100, 56, 5, 8.5, 100, 56),
    "21": (3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1),
}


def words_in(pdf, page, x, y, w, h):
    points = [str(round(v * 72 / 25.4)) for v in (x, y, w, h)]
    out = run(["pdftotext", "-f", str(page), "-l", str(page), "-x", points[0],
               "-y", points[1], "-W", points[2], "-H", points[3], pdf, "-"])
    return out.out.decode()


def cells(what, kind, sheet, ids):
    """Print them; a line for fake_scanner for each."""
    pdf = f"{work}/{what}-{sheet}.pdf"
    run([courtroll, "-a", archive, "print", "-q", what, "--sheet", sheet, "-o",
         pdf] + ids)
    run(["pdftoppm", "-r", "300", "-gray", pdf, f"{work}/{what}-{sheet}"])
    columns, rows, w, h, left, top, step_x, step_y = SHEETS[sheet]
    pages = sorted(f for f in os.listdir(work)
                   if re.fullmatch(rf"{what}-{sheet}-\d+\.pgm", f))
    lines = []
    for n, page in enumerate(pages, 1):
        for cell in range(columns * rows):
            x = left + cell % columns * step_x
            y = top + cell // columns * step_y
            # a dash at the end of a line is lost on the way
            found = {f"{site}-{number}-{check}" for site, number, check in
                     re.findall(r"\b(MUK)-?\s*(\d{6})-(\d)\b",
                                words_in(pdf, n, x, y, w, h))}
            if len(found) == 1:
                name = "cover" if kind == "C" else "label"
                lines.append(f"{work}/{page} {x} {y} {w} {h} {name} "
                             f"CR1.{kind}.{found.pop()}.")
    return lines


def scan(lines, degree):
    """Rows of what was found, by all cores."""
    env = dict(os.environ)
    if os.environ.get("BENCH_KEEP"):
        env["FAKE_SCANNER_KEEP"] = os.environ["BENCH_KEEP"]

    def part(k):
        mine = "\n".join(lines[k::cores]) + "\n"
        done = subprocess.run([scanner, "time", str(degree), str(k + 1)],
                              input=mine.encode(), stdout=subprocess.PIPE,
                              check=True, env=env)
        return [r.split("\t") for r in done.stdout.decode().splitlines()]
    with ThreadPoolExecutor(cores) as pool:
        return [row for rows in pool.map(part, range(cores)) for row in rows]


def mean(values):
    values = list(values)
    return sum(values) / max(len(values), 1)


def ours_and_zbar(rows):
    a, b = mean(float(r[5]) for r in rows), mean(float(r[7]) for r in rows)
    return [f"{a:.1f}", f"{b:.1f}", f"{a / b:.2f}" if b else "-"]


def row_of(label, degree, rows):
    n = len(rows)
    found = sum(r[2].startswith(r[1]) for r in rows)
    wrong = sum(r[2] != "-" and not r[2].startswith(r[1]) for r in rows)
    alone = sum(r[6] == "1" for r in rows)
    return [label, degree, n, f"{100 * found / n:.1f}", wrong,
            f"{100 * alone / n:.1f}"] + ours_and_zbar(rows)


def look(label, folder):
    """Pages on which there is none of ours."""
    files = [os.path.join(at, name) for at, _, names in os.walk(folder)
             for name in sorted(names)]
    done = run([scanner, "look"] + files, may_fail=True)
    rows = [r.split("\t") for r in done.out.decode().splitlines()]
    taken = sum(r[2] != "-" or r[4] == "strange" for r in rows)
    unread = sum(r[4] == "unread" for r in rows)
    return [label, "-", len(rows), "-", taken, "-"] + ours_and_zbar(rows), \
        unread


def main():
    count = int(os.environ.get("BENCH_SLIPS") or "260")
    run([courtroll, "init", "--site", "MUK", archive])
    with open(f"{work}/register.csv", "w", encoding="utf-8") as f:
        f.write("number,pages,shelf\n")
        for i in range(1, count + 1):
            f.write(f"HCT-00-CV-CS-{i:04}-{2000 + i % 20},{i * 7 % 400},C4\n")
    out = run([courtroll, "-a", archive, "register", "-q", "--no-index",
               "--csv", f"{work}/register.csv"]).out.decode()
    ids = re.findall(r"MUK-\d{6}-\d", out)
    run([courtroll, "-a", archive, "code", "-q"])
    note(f"printing {count} slips and as many labels")
    slips = cells("covers", "C", "6", ids)
    labels = cells("labels", "L", "a4", ids[::2]) + \
        cells("labels", "L", "21", ids[1::2])
    if len(slips) != count or len(labels) != count:
        sys.exit(f"bench: {len(slips)} slips and {len(labels)} labels are on "
                 f"the paper, not {count} of each")
    rows = []
    for degree in range(4):
        note(f"scanning them, degree {degree}")
        rows.append(row_of("cover slips", degree, scan(slips, degree)))
        rows.append(row_of("labels on jackets", degree, scan(labels, degree)))
    note("pages without any")
    run([f"{build}/mksamples", "--files", "25", "--seed", "5", "--jobs",
         str(cores), f"{work}/samples"])
    quiet = 0
    for label, folder in (("sample case files", f"{work}/samples/scans"),
                          ("corpus: pages", f"{shared}/corpus/ocr"),
                          ("corpus: bar codes", f"{shared}/corpus/barcodes")):
        if os.path.isdir(folder):
            row, unread = look(label, folder)
            rows.append(row)
            quiet += unread
    print(f"\nslips and labels: printed, damaged, scanned ({cores} cores)\n")
    table(["", "degree", "pages", "found %", "wrong", "zbar %", "ms", "zbar ms",
           "times"], rows)
    print(f"\n'wrong': another identity than the printed one. Of the pages "
          f"without a slip, {quiet} are said to hold a QR code that cannot be "
          f"read")
    with open(f"{work}/rows.json", "w", encoding="utf-8") as f:
        json.dump(rows, f)
    first = [float(r[3]) for r in rows[:6]]
    wrong = sum(r[4] for r in rows)
    if min(first) < 99 or wrong:
        print("too few are found, or wrong ones are")
        sys.exit(1)


main()
