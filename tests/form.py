"""tests/form.py BUILD: what tests/t_form.sh checks; prints ok and not ok."""
import json
import os
import subprocess
import sys

from terminal import Terminal

build = sys.argv[1]
env = dict(os.environ, LC_ALL="C.UTF-8")
program = build + "/libexec/courtroll/courtroll-register"


def form(*words):
    t = Terminal([program, "--form", "--no-index"] + list(words), env)
    assert t.wait(lambda: "leave" in t.text()), t.text()
    return t


def shows(t, *words):
    for w in words:
        assert t.wait(lambda: w in t.text(), 10), (w, t.text())


def courtroll(*words):
    return subprocess.run([build + "/courtroll"] + list(words), env=env,
                          capture_output=True, text=True)


def files():
    out = {}
    for line in courtroll("dump").stdout.splitlines():
        d = json.loads(line)
        out[d["file"]] = d
    return out


def ends(t, keys="\x1by", status=0):
    t.type(keys)
    got = t.join()
    assert got == status, got


def code_is_shown():
    t = form("--court", "High Court Kampala")
    for part in ["HCT-00-LD-", "CS-0260-2017"]:
        t.type(part)
    shows(t, "= HCT-00-LD-CS-0260-2017")
    t.type("\x15" + "CS 12")
    shows(t, "= Civil Suit 12", "?")
    t.type("\x15" + "nonsense")
    shows(t, "? ")
    ends(t, "\x1by\x1by")


def saved_and_sticky():
    t = form()
    t.type("\x1bOR" + "CM Mukono\r2003\rStore\rF3\r17" + "\x1bOR")
    t.type("CS 8\r")
    shows(t, "of 2003")
    t.type("Ssali Ŋŋ'ang'a v Namubiru\r31\r\ro\rp\r5/1/27\x13")
    shows(t, "MUK-000002-8  saved")
    t.type("CS 9\rA v B\x13")
    shows(t, "MUK-000003-6  saved", "saved, the newest first")
    ends(t)
    courtroll("code", "-q")
    d = files()
    a, b = d["MUK-000002-8"], d["MUK-000003-6"]
    assert a["case"]["key"] == "CM/Mukono/CS/8/2003", a["case"]
    assert a["location"] == {"room": "Store", "shelf": "F3", "box": "17"}
    assert a["status"] == "pending", a["status"]
    assert "2027-01-05" in a["dates"]["hearings"], a["dates"]
    assert any("Ŋŋ'ang'a" in p["name"] for p in a["parties"]), a["parties"]
    assert b["location"]["box"] == "17" and b["case"]["year"] == 2003


def asks_what_it_is():
    t = form("--court", "CM Mukono")
    t.type("C.S. 95/2015\r")
    shows(t, "This number is registered already", "MUK-000001-0", "shelf F2")
    t.type("A v B, typed on without looking")
    t.settle()
    shows(t, "This number is registered already")
    t.type("\x1bOu2 of 2\x13")
    shows(t, "MUK-000004-4  saved")
    t.type("Civil Suit 95 of 2015\r")
    shows(t, "MUK-000004-4")
    t.type("\x1bOt")
    shows(t, "this file is open", "Okello v Nakato")
    t.type("\t\t44\x13")
    shows(t, "more is said of it")
    ends(t)
    d = files()
    assert len(d) == 4, list(d)
    assert d["MUK-000004-4"]["volume"] == "2 of 2"


def undo():
    t = form()
    t.type("CS 70 of 2001\rWrong v Name\x13")
    shows(t, "MUK-000005-2  saved")
    t.type("\x1a")
    shows(t, "MUK-000005-2 is back", "Wrong v Name")
    t.type("\t\x15Right v Name\x13")
    shows(t, "MUK-000005-2  corrected")
    t.type("CS 71 of 2001\rA v B\x13")
    shows(t, "MUK-000006-9  saved")
    t.type("\x1a")
    shows(t, "MUK-000006-9 is back")
    t.type("\x1b")
    shows(t, "altogether?")
    t.type("y")
    shows(t, "taken back")
    ends(t)
    courtroll("code", "-q")
    d = files()
    assert "MUK-000006-9" not in d, list(d)
    assert [p["name"] for p in d["MUK-000005-2"]["parties"]] == [
        "Right", "Name"], d["MUK-000005-2"]["parties"]


def refusals_keep_what_is_typed():
    t = form()
    t.type("\x13")
    shows(t, "nothing is typed yet")
    t.type("CS 72 of 2001\rA v B\r3x\x13")
    shows(t, "'3x' is no count", "CS 72 of 2001")
    t.type("\x15" + "3" + "\x13")
    shows(t, "MUK-000007-7  saved")
    t.type("CS 72 of 2001")
    t.type("\x1b")
    shows(t, "throw away")
    t.type("y")
    ends(t)


def printed_slip():
    courtroll("print", "covers", "--blank", "2", "-o", "b.pdf")
    t = form()
    t.type("muk-8-5\r")
    shows(t, "printed slip MUK-000008-5")
    t.type("CS 80 of 2001\rC v D\x13")
    shows(t, "MUK-000008-5  saved")
    t.type("MUK-000008-5\r")
    shows(t, "this file is open", "C v D")
    t.type("\x1bMUK-000099-9\r")
    shows(t, "MUK-000099-9", "check")
    t.type("\x15MUK-000099-8\r")
    t.settle()
    if "never given out" not in t.text():  # its check digit is another
        shows(t, "check")
    ends(t, "\x1by\x1by")


def two_at_once():
    a, b = form(), form()
    for i in range(12):
        for t, who in (a, "a"), (b, "b"):
            t.type("CS %d of 199%d\r%s v %s\x13" % (300 + i,
                   4 if who == "a" else 5, who, who))
            n = i + 1
            assert t.wait(lambda: t.text().count("  saved") or True)
            t.wait(lambda: "Civil Suit %d of" % (300 + i) in t.text(), 20)
    ends(a)
    ends(b)
    courtroll("code", "-q")
    keys = [d["case"]["key"] for d in files().values() if d["case"]]
    for i in range(12):
        for year in 1994, 1995:
            assert sum(k.endswith("CS/%d/%d" % (300 + i, year))
                       for k in keys) == 1, (i, year)


def known_again():
    n = len(files())
    t = form()
    t.type("Civil Suit 72 of 2001\r")
    shows(t, "registered already", "MUK-000007-7")
    t.type("\x1bOv\x15\t")
    ends(t, "\x1by\x1by\x1by")
    t = form()
    t.type("\tX v Y\x13")
    shows(t, "  saved")
    t.type("\tX v Y\x13")
    shows(t, "registered just so already")
    ends(t)
    assert len(files()) == n + 1


def small_and_hung_up():
    t = form()
    t.resize(10, 40)
    shows(t, "make this window larger")
    t.resize(24, 80)
    shows(t, "number", "leave")
    t.type("CS 400 of 2001\rA v B\x13")
    shows(t, "  saved")
    t.type("CS 401")
    os.close(t.fd)  # the line is cut
    pid, status = os.waitpid(t.pid, 0)
    assert os.WIFEXITED(status), status
    courtroll("code", "-q")
    keys = [d["case"]["key"] for d in files().values() if d["case"]]
    assert any(k.endswith("CS/400/2001") for k in keys)
    assert not any(k.endswith("CS/401/2001") for k in keys)


def register_of_the_court():
    t = Terminal([program, "--book", "Civil 2015"], env)
    shows(t, "Register: Civil 2015", "line")
    t.type("12/3\rCivil Suit 5 of 2015\rA v B\r5/1/15\rp\x13")
    shows(t, "row 1  saved")
    t.type("\x1a")
    shows(t, "row 1 is back")
    t.type("\x1bOB")
    t.type("\x13")
    shows(t, "saved instead")
    t.type("\r\r\r99/99/99\x13")
    shows(t, "is no day")
    ends(t, "\x1by\x1by")


def hostile():
    t = form()
    t.type("\x07\x00\x9b" + "A" * 2000)
    t.settle()
    t.type("\x1b")  # what looks like a sequence is a key: Esc
    shows(t, "throw away")
    t.type("[31my")
    t.settle()
    t.type("CS 500 of 2001\rA\u0301B\u202e v \U0001f600\x13")
    shows(t, "  saved")
    ends(t, "\x1by\x1by")


CHECKS = [
    ("the code is shown while the number is typed", code_is_shown),
    ("saved with what stays: court, year, place", saved_and_sticky),
    ("a number that is registered asks what this is", asks_what_it_is),
    ("undo brings the last entry back, to correct or to take back", undo),
    ("what is refused is said, and nothing typed is lost",
     refusals_keep_what_is_typed),
    ("a printed slip gives its id; a file's id opens it", printed_slip),
    ("the same again is known", known_again),
    ("two people type into one archive", two_at_once),
    ("a window that is too small; a line that is cut", small_and_hung_up),
    ("rows of the court's register, corrected in place",
     register_of_the_court),
    ("what steers terminals is only text", hostile),
]

bad = 0
for name, check in CHECKS:
    try:
        check()
        print("ok " + name)
    except (AssertionError, KeyError, IndexError) as e:
        bad = 1
        print("not ok " + name)
        for line in ("%s: %s" % (type(e).__name__, e)).replace(
                "\\n", "\n").splitlines():
            print("# " + line)
    sys.stdout.flush()
sys.exit(bad)
