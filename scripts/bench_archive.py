"""bench_archive.py: pages through courtroll: in, read, and their texts out."""
import json
import os
import subprocess

from bench_measure import run
from bench_score import stem


def ingest(courtroll, archive, pages):
    """A new archive with each page a file of its own; what taking in costs."""
    run([courtroll, "init", archive])
    return run([courtroll, "-a", archive, "ingest", "-q", "--each", pages])


def read(courtroll, archive, env=None):
    return run([courtroll, "-a", archive, "ocr", "-q"], env)


def texts(courtroll, archive, folder):
    """Each page's text as FOLDER/STEM.txt; the sources that failed."""
    os.makedirs(folder, exist_ok=True)
    failed = []
    dump = run([courtroll, "-a", archive, "dump"]).out
    for line in dump.decode().splitlines():
        told = json.loads(line)
        page = told["pages"][0]
        source = os.path.basename(page["source"])
        if page["status"] != "read":
            failed.append(source)
        text = subprocess.run(
            [courtroll, "-a", archive, "text", f"{told['file']}:1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        with open(f"{folder}/{stem(source)}.txt", "wb") as f:
            f.write(text.stdout)
    return failed
