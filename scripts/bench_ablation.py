"""bench_ablation.py BUILD WORK: what each step of reading is worth.

The same pages are read with every step, then with each step left out in turn
(COURTROLL_STEPS, see ocr/steps.h), each time into an
archive of its own.  A step earns its time where leaving it out makes the error
larger; where it makes nothing worse it is not worth having.

    BENCH_PAGES=K        every K-th page only (4)
    BENCH_STEPS=A,B      these steps only
    BENCH_ABLATION=1     every page
"""
import os
import shutil
import sys

import bench_archive
from bench_measure import note, table
from bench_pages import Pages, add_all
from bench_score import DAMAGED, by_kind, error, percent, score

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
courtroll = f"{build}/courtroll"

STEPS = ("colour", "border", "even", "scale", "deskew", "leaders",
         "second", "correct", "layout")
GROUPS = {"typewritten": ("typewritten",),
          "legal": ("legal-filing", "legal-deposition"),
          "forms": ("form", "form-fax"),
          "damaged": (DAMAGED,),
          "small": ("small",),
          "books": ("book", "digital-print"),
          "tables": ("table", "multicol", "chart", "slide")}


def group_error(kinds, members):
    """Of each kind by its own measure, by its pages; None: no such page."""
    found = [(k, kinds[k]) for k in members if k in kinds]
    pages = sum(len(files) for _, files in found)
    if not pages:
        return None
    return sum(len(files) * error(files, k) for k, files in found) / pages


def read(pages, archives, left_out):
    """Without a step: the error of each group, the cost, the pages that
    failed, the pages of each group."""
    name = left_out or "all"
    note(f"without {left_out}" if left_out else "with every step")
    archive = f"{archives}/{name}"
    shutil.copytree(f"{archives}/taken", archive)
    cost = bench_archive.read(
        courtroll, archive, {"COURTROLL_STEPS": left_out} if left_out else {})
    folder = f"{work}/text-{name}"
    failed = bench_archive.texts(courtroll, archive, folder)
    shutil.rmtree(archive)
    kinds = by_kind(score(shared, pages.truth, folder, f"{work}/kinds.tsv"))
    counts = {g: sum(len(kinds.get(k, [])) for k in m)
              for g, m in GROUPS.items()}
    return ({g: group_error(kinds, m) for g, m in GROUPS.items()}, cost,
            failed, counts)


def change(with_all, without):
    """How the error moves when the step is left out."""
    if with_all is None:
        return "-"
    return f"{100 * (without - with_all):+.2f}"


def main():
    whole = bool(os.environ.get("BENCH_ABLATION"))
    step = int(os.environ.get("BENCH_PAGES") or (1 if whole else 4))
    steps = (os.environ.get("BENCH_STEPS") or ",".join(STEPS)).split(",")
    if set(steps) - set(STEPS):
        sys.exit(f"bench: the steps are {', '.join(STEPS)}")
    pages = Pages(work)
    add_all(pages, build, shared, step)
    pages.write_manifest(f"{work}/kinds.tsv")
    archives = f"{work}/archives"
    os.mkdir(archives)
    bench_archive.ingest(courtroll, f"{archives}/taken", pages.pages)
    base, cost, failed, counts = read(pages, archives, "")
    rows = [["pages"] + list(counts.values()) + ["", ""],
            ["every step: error %"]
            + ["-" if base[g] is None else percent(base[g]) for g in GROUPS]
            + [f"{cost.cpu:.1f}", ""]]
    idle = []
    for name in steps:
        errors, spent, more, _ = read(pages, archives, name)
        failed += more
        rows.append([f"without {name}"]
                    + [change(base[g], errors[g]) for g in GROUPS]
                    + [f"{spent.cpu:.1f}", f"{spent.cpu - cost.cpu:+.1f}"])
        if not any(base[g] is not None and errors[g] > base[g] + 1e-6
                   for g in GROUPS):
            idle.append(name)
    print(f"\nablation: {len(pages.files)} pages; WER, or 1 - F1 where words "
          "have several good orders;\nhow many points it rises (+) when the "
          "step is left out\n")
    table([""] + list(GROUPS) + ["CPU s", ""], rows)
    print("\nsteps without which no kind of page is read worse: "
          + (", ".join(idle) or "none"))
    return 1 if failed else 0


sys.exit(main())
