"""bench_measure.py: run a program and see what it costs; print tables.

Times come from wait4, memory from watching /proc ten times a second: the
largest resident size of the program itself, of its largest child (at any
depth), and of all of them together.
"""
import os
import subprocess
import sys
import threading
import time


class Cost:
    """What one run took: seconds, cpu (user and system), bytes of memory."""

    def __init__(self):
        self.seconds = self.cpu = 0.0
        self.own = self.child = self.all = 0
        self.status = 0
        self.out = b""


def _memory(pid, field):
    try:
        with open(f"/proc/{pid}/status", encoding="ascii",
                  errors="replace") as f:
            for line in f:
                if line.startswith(field):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _children(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children",
                      encoding="ascii") as f:
                for child in f.read().split():
                    found.append(int(child))
                    found += _children(int(child))
    except OSError:
        pass
    return found


def _watch(pid, cost, stop):
    while not stop.wait(0.1):
        family = _children(pid)
        cost.own = max(cost.own, _memory(pid, "VmHWM:"))
        cost.child = max([cost.child]
                         + [_memory(p, "VmHWM:") for p in family])
        cost.all = max(cost.all, _memory(pid, "VmRSS:")
                       + sum(_memory(p, "VmRSS:") for p in family))


def run(argv, env=None, stdin=None, may_fail=False):
    """Run argv to its end; standard output is kept in cost.out."""
    cost = Cost()
    stop = threading.Event()
    start = time.monotonic()
    with subprocess.Popen(
            argv, env={**os.environ, **(env or {})},
            stdin=subprocess.PIPE if stdin is not None
            else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        watcher = threading.Thread(target=_watch, args=(child.pid, cost, stop))
        watcher.start()
        errors = []
        # both pipes must be emptied while it runs
        reader = threading.Thread(
            target=lambda: errors.append(child.stderr.read()))
        reader.start()
        if stdin is not None:
            child.stdin.write(stdin)
            child.stdin.close()
        cost.out = child.stdout.read()
        reader.join()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        cost.seconds = time.monotonic() - start
        stop.set()
        watcher.join()
    cost.status = child.returncode
    cost.cpu = usage.ru_utime + usage.ru_stime
    # what was too quick to be watched
    cost.own = cost.own or usage.ru_maxrss * 1024
    cost.all = cost.all or cost.own
    if cost.status not in (0, 1) and not may_fail:
        sys.stderr.buffer.write(errors[0][-2000:])
        sys.exit(f"bench: '{argv[0]}' ends with status {cost.status}")
    return cost


def mib(n):
    return f"{n / 2**20:.0f} MiB" if n else "-"


def table(head, rows):
    """Columns as wide as they must be; the first to the left."""
    rows = [head] + [[str(c) for c in row] for row in rows]
    wide = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for n, row in enumerate(rows):
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w)
                        for i, (c, w) in enumerate(zip(row, wide))).rstrip())
        if n == 0:
            print("-" * (sum(wide) + 2 * (len(wide) - 1)))
    sys.stdout.flush()


def note(text):
    """Talk, while a long run is under way."""
    print(f"bench: {text}", file=sys.stderr, flush=True)
