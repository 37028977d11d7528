"""bench_ingest.py BUILD WORK: taking in scans, beside what only reads or
only copies the same bytes.

courtroll hashes each file, copies it, syncs it, and decodes every page to
prove that it can be; sha256sum does the first only, `cp` and `sync` the
second and third.
"""
import json
import os
import sys

from bench_measure import mib, note, run, table

build, work = sys.argv[1:3]
shared = os.environ["COURTROLL_SHARED"]
cores = os.cpu_count() or 1
courtroll = f"{build}/courtroll"


def every_file(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder)
            for name in names]


def measure(label, folder):
    """The rows of one set of files."""
    files = every_file(folder)
    size = sum(os.path.getsize(f) for f in files)
    names = b"".join(os.fsencode(f) + b"\0" for f in files)
    for f in files:  # all of them in the cache, for everyone
        with open(f, "rb") as handle:
            handle.read()
    note(f"{label}: {len(files)} files, {mib(size)}")
    digest = run(["xargs", "-0", "sha256sum"], stdin=names)
    copy = run(["sh", "-c", 'cp -R "$1" "$2" && sync -f "$2"', "sh", folder,
                f"{work}/copy-{label}"])
    archive = f"{work}/archive-{label}"
    run([courtroll, "init", archive])
    ours = run([courtroll, "-a", archive, "ingest", "-q", "--json", folder])
    said = json.loads(ours.out)
    print(f"\ningest, {label}: {len(files)} files, {mib(size)}, "
          f"{said['pages']} pages taken, {said['refused']} files refused, "
          f"{cores} cores\n")
    rows = []
    for name, cost in (("sha256sum", digest), ("cp and sync", copy),
                       ("courtroll ingest", ours)):
        rows.append([name, f"{cost.seconds:.2f}", f"{cost.cpu:.2f}",
                     f"{size / 1e6 / cost.seconds:.1f}",
                     f"{said['pages'] / cost.seconds:.1f}",
                     f"{ours.seconds / cost.seconds:.1f}"])
    table(["", "seconds", "CPU s", "MB/s", "pages/s", "courtroll takes, times"],
          rows)
    print(f"\nmemory: courtroll itself {mib(ours.own)}, its largest decoding "
          f"process {mib(ours.child)}, all {mib(ours.all)}")
    if ours.seconds > digest.seconds:
        print(f"courtroll is slower than sha256sum, "
              f"{ours.seconds / digest.seconds:.1f} times: it decodes every "
              f"page ({ours.cpu / said['pages']:.2f} CPU s a page)")


def main():
    count = os.environ.get("BENCH_FILES") or "40"
    note(f"making {count} sample files")
    run([f"{build}/mksamples", "--files", count, "--seed", "3", "--jobs",
         str(cores), f"{work}/samples"])
    measure("samples", f"{work}/samples/scans")
    if os.path.isdir(f"{shared}/corpus/ocr"):
        measure("corpus", f"{shared}/corpus/ocr")


main()
