"""bench_scale.py BUILD WORK: does a page cost the same in a large archive?

Ten batches of sample files go one after another into one archive, through
ingest, ocr with a fake engine (the scheduler, the decoding and the writing
are real), code and index; then a search.  The cost a page of the last batch
is compared with that of the second: the first also makes what is empty.
"""
import json
import os
import shutil
import sys

from bench_measure import mib, note, run, table

build, work = sys.argv[1:3]
cores = os.cpu_count() or 1
courtroll = f"{build}/courtroll"
reader = f"{build}/tests/fake_reader"
STAGES = ("ingest", "ocr", "code", "index")
BATCHES, PAGES_A_FILE = 10, 4
GROWS = 1.3  # the last batch may cost this much of the second


def one_batch(archive, n, files):
    """Pages taken, and the cost of each stage."""
    samples = f"{work}/samples"
    run([f"{build}/mksamples", "--files", str(files), "--seed", str(n),
         "--dpi", "200", "--clean", "--one-folder", "--jobs", str(cores),
         samples])
    # a folder of its own: the same names come again in each batch
    folder = f"{work}/batch-{n}"
    os.rename(f"{samples}/scans", folder)
    shutil.rmtree(samples)
    env = {"COURTROLL_READER": reader, "COURTROLL_ARCHIVE": archive}
    costs, pages = {}, 0
    for stage in STAGES:
        argv = [courtroll, stage, "-q"]
        if stage == "ingest":
            argv += ["--json", "--class", "open", folder]
        costs[stage] = run(argv, env)
        if stage == "ingest":
            pages = json.loads(costs[stage].out)["pages"]
    costs["search"] = run([courtroll, "search", "mbaka OR kampala"], env)
    shutil.rmtree(folder)
    return pages, costs


def main():
    if not os.path.exists(reader):
        sys.exit(f"bench: '{reader}' is not built")
    total = int(os.environ.get("BENCH_SCALE_PAGES") or 10000)
    files = max(1, total // BATCHES // PAGES_A_FILE)
    archive = f"{work}/archive"
    run([courtroll, "init", archive])
    done, history = 0, []
    for n in range(1, BATCHES + 1):
        pages, costs = one_batch(archive, n, files)
        done += pages
        history.append((pages, costs))
        note(f"batch {n} of {BATCHES}: {done} pages")
    status = json.loads(run([courtroll, "-a", archive, "status",
                             "--json"]).out)
    lost = done - status["pages"] + status["waiting"] + status["failed"]

    print(f"\nscale: {done} pages in {status['files']} files, {BATCHES} "
          f"batches; pages a second in each batch\n")
    rows = []
    for stage in STAGES:
        rows.append([stage] + [f"{p / c[stage].seconds:.0f}"
                               for p, c in history])
    rows.append(["search, ms"] + [f"{1000 * c['search'].seconds:.0f}"
                                  for _, c in history])
    table([""] + [str(n) for n in range(1, BATCHES + 1)], rows)

    print("\ncost a page, last batch against second (CPU time; 1.00 is flat), "
          "and memory\n")
    rows, grows = [], []
    for stage in STAGES:
        (p1, first), (p2, last) = history[1], history[-1]
        ratio = (last[stage].cpu / p2) / (first[stage].cpu / p1)
        wall = (last[stage].seconds / p2) / (first[stage].seconds / p1)
        peak = last[stage].own / first[stage].own
        child = last[stage].child / first[stage].child \
            if first[stage].child else 1
        rows.append([stage, f"{ratio:.2f}", f"{wall:.2f}",
                     f"{mib(first[stage].own)} -> {mib(last[stage].own)}",
                     f"{mib(first[stage].child)} -> {mib(last[stage].child)}"])
        # seconds are noisy on a shared machine; CPU time is not
        if ratio > GROWS and last[stage].cpu > 1:
            grows.append(f"{stage}: CPU a page {ratio:.2f} times")
        if max(peak, child) > GROWS:
            grows.append(f"{stage}: memory {max(peak, child):.2f} times")
    table(["", "CPU", "time", "memory of the stage", "of its largest child"],
          rows)
    print("\nwhat grows:")
    for line in grows or ["nothing"]:
        print(f"  {line}")
    if lost:
        print(f"  {lost} pages are not read")
    return 1 if lost else 0


sys.exit(main())
