#!/usr/bin/env python3
"""scripts/bench_form.py BUILD DIR: BENCH_JACKETS (5000) jackets typed into the
form through a terminal, killed at BENCH_KILLS (200) random keys and gone on
with; then how long keys take with BENCH_REGISTERED (100000) files registered.
Prints a table; exit 1 where anything acknowledged was lost or is there twice.
There is no peer that does the same."""
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import Terminal

build = os.path.abspath(sys.argv[1])
work = sys.argv[2]
jackets = int(os.environ.get("BENCH_JACKETS", 5000))
kills = int(os.environ.get("BENCH_KILLS", 200))
registered = int(os.environ.get("BENCH_REGISTERED", 100000))
program = build + "/libexec/courtroll/courtroll-register"
SAVED = re.compile(r"(MUK-\d{6}-\d)  (saved|is registered just so)")


def courtroll(env, *words, **more):
    return subprocess.run([build + "/courtroll"] + list(words), env=env,
                          check=True, capture_output=True, text=True, **more)


def archive(folder):
    env = dict(os.environ, COURTROLL_ARCHIVE=folder + "/a", LC_ALL="C.UTF-8",
               COURTROLL_BY="bench", COURTROLL_TODAY="2026-11-25")
    courtroll(env, "init", "-q", "--site", "MUK")
    return env


def start(env, indexed=False):
    t = Terminal([program, "--form", "--court", "CM Mukono"] +
                 ([] if indexed else ["--no-index"]), env)
    if not t.wait(lambda: "number" in t.text() and "leave" in t.text()):
        raise SystemExit("the form does not come up:\n" + t.text())
    return t


def keys(i):
    """A jacket: what is typed, how it can be told from all others."""
    kind = ["Civil Suit No. %d of 2003", "CS %d/2011", "MA No. %d of 1999",
            "Criminal Case No. %d of 2014"][i % 4] % (i + 1)
    return kind, "Plaintiff %d v Defendant %s" % (i, "ŋ'Ab"[i % 4])


def type_all(env, dice):
    """Types every jacket until it is acknowledged; where the program is killed
    meanwhile, the jacket that was in hand is typed again."""
    t, killed, given = start(env), 0, {}
    # of the keys that are typed at least, so that each kill is one
    at = set(dice.sample(range(jackets * 30), kills)) if kills else set()
    stroke, i = 0, 0
    while i < jackets:
        number, parties = keys(i)
        word = number + "\r" + parties + "\x13"
        cut = None
        for n in range(len(word)):
            stroke += 1
            if stroke in at:
                cut = n
                break
        if cut is not None:
            t.type(word[:cut + 1])
            if dice.random() < 0.5:
                t.settle(0.005)
            t.kill()
            killed += 1
            t = start(env)
            continue
        before = SAVED.search(t.text())
        t.type(word)

        def told():
            m = SAVED.search(t.text())
            return m and (not before or m.group(1) != before.group(1))

        if not t.wait(lambda: told() or "registered already" in t.text(), 10):
            raise SystemExit("no answer to jacket %d:\n%s" % (i, t.text()))
        if not told():  # it was saved just before the kill: open, save
            before = None
            t.type("\x1bOt")
            t.wait(lambda: "this file is open" in t.text(), 5)
            m = re.search(r"File (MUK-\d{6}-\d)", t.text())
            given[i] = m.group(1)
            t.type("\x13")
            if not t.wait(lambda: "stays as it is" in t.text(), 5):
                raise SystemExit("not as it was saved:\n" + t.text())
            i += 1
            continue
        given[i] = SAVED.search(t.text()).group(1)
        i += 1
    t.kill(15)
    return given, killed


def losses():
    dice = random.Random(4)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        env = archive(folder)
        began = time.monotonic()
        given, killed = type_all(env, dice)
        took = time.monotonic() - began
        courtroll(env, "code", "-q")
        there = {}
        for line in courtroll(env, "dump").stdout.splitlines():
            d = json.loads(line)
            name = d["numbers"][0]["verbatim"] if d["numbers"] else ""
            there.setdefault(name, []).append(d["file"])
        lost = sum(1 for i in range(jackets)
                   if given.get(i) not in there.get(keys(i)[0], []))
        twice = sum(len(v) - 1 for v in there.values())
        print("%-46s %8d" % ("jackets typed through a terminal", jackets))
        print("%-46s %8d" % ("killed at random keys", killed))
        if killed < kills:
            raise SystemExit("fewer kills than were asked for")
        print("%-46s %8d" % ("acknowledged and lost", lost))
        print("%-46s %8d" % ("there twice", twice))
        print("%-46s %8.0f" % ("jackets an hour (a script types)",
                               jackets / took * 3600))
        return lost + twice


def typed(t, key):
    """A key: milliseconds until the screen is settled."""
    began = time.monotonic()
    t.type(key)
    if not t.read(5):
        raise SystemExit("no answer to a key:\n" + t.text())
    last = time.monotonic() - began
    while t.read(0.012):
        last = time.monotonic() - began
    return last * 1000


def saved(t):
    """The key that saves: milliseconds until it is acknowledged."""
    before = SAVED.search(t.text())
    began = time.monotonic()
    t.type("\x13")

    def told():
        m = SAVED.search(t.text())
        return m and (not before or m.group(1) != before.group(1))

    if not t.wait(told, 10):
        raise SystemExit("not saved:\n" + t.text())
    took = (time.monotonic() - began) * 1000
    t.settle(0.012)
    return took


def entries(t, numbers, pause):
    """Types them; pause: seconds of rest before each tenth."""
    times, saves = [], []
    for i in numbers:
        if pause and i % 10 == 0:
            t.settle(pause)
        for key in "CS %d/1987\rA v B %d" % (i, i):
            times.append(typed(t, key))
        saves.append(saved(t))
    return sorted(times), sorted(saves)


def say(what, v, top):
    print("%-46s %8.1f" % (what + " in ms, median", statistics.median(v)))
    if top:
        print("%-46s %8.1f" % ("  of 100, the slowest but one",
                               v[int(len(v) * 0.99)]))
    print("%-46s %8.1f" % ("  the slowest", v[-1]))


def latency():
    if not registered:
        return
    with tempfile.TemporaryDirectory(dir=work) as folder:
        env = archive(folder)
        rows = "number,parties,box\n" + "".join(
            "%s,%s,%d\n" % (keys(i) + (i // 60,)) for i in range(registered))
        print("%-46s %8d" % ("files registered", registered))
        for what, words in (
                ("their CSV, seconds", ["register", "-q", "--no-index",
                                        "--csv", "-"]),
                ("  coding them", ["code", "-q"]),
                ("  indexing them", ["index", "-q"])):
            began = time.monotonic()
            courtroll(env, *words, input=rows)
            print("%-46s %8.1f" % (what, time.monotonic() - began))
        t = start(env)
        times, saves = entries(t, range(7, 67), 0)
        t.kill(15)
        say("a key is answered", times, True)
        say("an entry is on disk", saves, False)
        t = start(env, indexed=True)  # each rest sets the indexing off
        times, saves = entries(t, range(100, 160), 1.9)
        t.kill(15)
        say("beside the indexing, a key", times, True)
        say("beside the indexing, an entry", saves, False)


if __name__ == "__main__":
    bad = losses()
    latency()
    sys.exit(1 if bad else 0)
