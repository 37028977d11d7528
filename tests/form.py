"""tests/form.py BUILD typing|line|book: what tests/t_form.sh and its neighbours
check; prints ok and not ok."""
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import termios

from terminal import Terminal

build = sys.argv[1]
env = dict(os.environ, LC_ALL="C.UTF-8")
program = build + "/libexec/courtroll/courtroll-register"


def form(*words, **more):
    """more: term, index (coded and indexed behind it), env."""
    t = Terminal([program, "--form"] +
                 ([] if more.get("index") else ["--no-index"]) + list(words),
                 more.get("env", env), term=more.get("term", "vt100"))
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
    t = form("--court", "High Court Kampala", "--by", "Newcomer")
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


def ids_are_no_numbers():
    """Nor is what only looks like an id, as some numbers do, an id."""
    t = form("--by", "Hasty", "--box", "3")
    n = len(files())
    t.type("muk-000009-3\x13")  # its slip is blank: not a file of no words
    shows(t, "New file with the slip")
    t.type("MUK-000099-1\x13")
    shows(t, "miscopied")
    t.type("\x15MUK-000008-5\x13")
    shows(t, "this file is open")
    t.type("\x15MUK-000009-3\x13")
    shows(t, "no case number")
    t.type("\x1b")
    shows(t, "throw away")
    t.type("y")
    assert len(files()) == n, t.text()
    t.type("MA-95-3\rLike v Anid\x13")
    shows(t, "  saved")
    t.type("CR No. 12/1991 (Arising from Police Case 5/1991, Mukono)"
           "\rLong v Number\x13")
    shows(t, "  saved", "Criminal Case 12")
    ends(t, "\x11")
    assert len(files()) == n + 2


def slip_of_a_known_number():
    courtroll("print", "covers", "--blank", "1", "-o", "c.pdf")
    db = sqlite3.connect(os.environ["COURTROLL_ARCHIVE"] + "/catalog.db")
    number = db.execute("SELECT max(number) FROM issued").fetchone()[0]
    t = form("--by", "Asked", "--court", "CM Mukono")
    for digit in "0123456789":
        t.type("\x15MUK-%06d-%s\r" % (number, digit))
        t.settle()
        if "printed slip" in t.text():
            break
    shows(t, "New file with the slip")
    t.type("Civil Suit 95 of 2015\r")
    shows(t, "registered already", "MUK-000001-0")
    t.type("\x1bOv")
    t.type("Yet v Another\x13")
    shows(t, "MUK-%06d-%s  saved" % (number, digit))
    ends(t, "\x11")


def another_number_is_asked_again():
    t = form("--court", "CM Mukono", "--by", "Changing")
    n = len(files())
    t.type("CS 8 of 2003\r")
    shows(t, "registered already")
    t.type("\x1bOv")  # another case
    shows(t, "number")
    t.type("\x1b[Z\x15" + "CS 95/2015\r")
    shows(t, "registered already", "MUK-000001-0")
    ends(t, "\x1b\x11y")
    assert len(files()) == n


def class_is_told():
    t = form("--court", "CM Mukono", "--by", "Classy")
    t.type("Juvenile Criminal Case 12 of 2013" + "\r" * 10)
    shows(t, "= juvenile")
    t.type("open"[0] + "\x13")
    shows(t, "  saved")
    t.type("\x1a" + "\r" * 10 + "\x15\x13")
    shows(t, "a class that was said cannot be emptied")
    ends(t, "\x11y")
    t = form("--court", "CM Mukono", "--by", "Classy")
    t.type("Zebra 12" + "\r" * 10)
    shows(t, "nothing decides it")
    ends(t, "\x11y")


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


def stays_after_a_break():
    t = form("--by", "Nabirye")
    t.type("\x1bOR" + "CM Mukono\r2009\rStore\rK1\r77" + "\x1bOR")
    t.type("CS 601\rA v B\r\r\r\rd\x13")
    shows(t, "saved: write", "of 2009")
    t.kill()  # the power fails
    t = form("--by", "Nabirye")
    shows(t, "as before: CM Mukono, 2009, room Store, shelf K1, box 77",
          '" disposed')
    t.type("\x14\t\t\t\t78\x14")  # typed over: another box, no longer one
    t.type("CS 602\rC v D\x13")
    shows(t, "saved: write")
    ends(t, "\x11")
    d = [x for x in files().values() if x["location"]["shelf"] == "K1"]
    assert sorted(x["location"]["box"] for x in d) == ["77", "78"], d
    assert all(x["status"] == "disposed" for x in d)
    t = form("--by", "Somebody New")
    assert "as before" not in t.text(), t.text()
    ends(t, "\x11")


def corrections_stay():
    t = form("--by", "Nabirye")
    t.type("CS 603 of 2009\rE v F\x13")
    shows(t, "saved: write")
    t.type("\x1a\x14\t\t\t\t79\x13")
    shows(t, "corrected")
    t.type("CS 604 of 2009\rG v H\x13")
    shows(t, "saved: write")
    t.type("\x1a")
    shows(t, "is back")
    t.type("\x1a")  # the one before it
    shows(t, "E v F")
    t.type("\x13")
    shows(t, "stays as it is")
    ends(t, "\x11")
    boxes = [x["location"]["box"] for x in files().values()
             if x["parties"] and x["parties"][0]["name"] in ("E", "G")]
    assert boxes == ["79", "79"], boxes


def names_are_veiled():
    ident = courtroll("register", "-q", "--no-index", "--class", "juvenile",
                      "-n", "CR 33 of 2008", "-p", "Uganda v Secretname",
                      "--court", "CM Mukono", "--box", "5"
                      ).stdout.split("\t")[0]
    courtroll("code", "-q")
    t = form("--by", "Veiler")
    t.type(ident + "\r")
    shows(t, "this file is open", "(kept, not shown: juvenile)")
    assert "Secretname" not in t.text(), t.text()
    t.type("\t\t12\x13")
    shows(t, "more is said of it")
    ends(t, "\x11")
    courtroll("code", "-q")
    courtroll("index", "-q")
    out = courtroll("search", "--classes", "all", "secretname").stdout
    assert ident in out, out


def only_changes_are_said():
    ident = "MUK-000001-0"
    t = form("--by", "Slow")
    t.type(ident + "\r")
    shows(t, "this file is open")
    moved = courtroll("register", "-q", "--no-index", "--file", ident,
                      "--box", "99")  # another person, meanwhile
    assert moved.returncode == 0, moved.stderr
    t.type("\t\t45\x13")
    shows(t, "more is said of it")
    ends(t, "\x11")
    d = files()[ident]
    assert d["location"]["box"] == "99", d["location"]


def typed_before_it_opened():
    t = form("--by", "Eager")
    t.type("\tLaid v Over\r7\x0d")
    t.type("\x1bOA\x1bOA\x1bOA\x1bOA" + "MUK-000001-0\r")
    shows(t, "this file is open", "Laid v Over")
    ends(t, "\x11y")
    t = form("--by", "Eager")
    t.type("\tMUK-000001-0\r")  # shot into the wrong field
    shows(t, "this file is open", "Okello v Nakato")
    ends(t, "\x11")


def both_names_answer():
    """A file without a number, which is found later."""
    t = form("--by", "Finder", "--court", "CM Mukono")
    t.type("\tNameless v Nobody\x13")
    shows(t, "saved: write")
    ident = re.search(r"(MUK-\d{6}-\d)  saved", t.text()).group(1)
    ends(t, "\x11")
    listed = courtroll("print", "list", "--unnumbered", "-o", "u.pdf")
    assert listed.returncode == 0, listed.stderr
    got = courtroll("register", "--file", ident, "--class", "open", "-n",
                    "Civil Suit 4711 of 2007")
    assert got.returncode == 0, got.stderr
    for verb in "search", "case":
        for name in ident, "Civil Suit 4711 of 2007":
            out = courtroll(verb, name).stdout
            assert ident in out, (verb, name, out)


def same_number_says_where():
    t = form("--court", "CM Mukono", "--by", "Other")
    t.type("CS 95/2015\r")
    shows(t, "registered already", "MUK-000001-0", "volume 2 of 2")
    t.type("\x1bOv")
    t.type("Quite v Different\x13")
    shows(t, "saved: write")
    ends(t, "\x11")


def small_and_hung_up():
    t = form("--court", "CM Mukono")
    t.resize(10, 40)
    shows(t, "make this window larger")
    t.resize(24, 80)
    shows(t, "number", "leave")
    t.resize(20, 66)
    shows(t, "number", "F1 help")
    t.type("CS 400 of 2001\rA v B\x13")
    shows(t, "  saved")
    t.type("CS 401")
    t.settle()
    os.close(t.fd)  # the line is cut
    pid, status = os.waitpid(t.pid, 0)
    assert os.WIFEXITED(status), status
    courtroll("code", "-q")
    keys = [d["case"]["key"] for d in files().values() if d["case"]]
    assert any(k.endswith("CS/400/2001") for k in keys)
    assert not any(k.endswith("CS/401/2001") for k in keys)


def kinds_of_terminals():
    for term in "xterm", "linux", "screen", "xterm-256color", "ansi":
        t = form("--by", "Kinds", term=term)
        # as PuTTY sends it, whatever TERM is
        t.type("CS 410 of 2001\x1b[11~")
        shows(t, "HOW TO REGISTER")
        t.type("x")
        shows(t, "Civil Suit 410 of 2001")
        t.type("\x1b[13~")
        t.type("Xcourt\x1b[D\x1b[D\x7f")  # two left, one away
        shows(t, "Xcort")
        ends(t, "\x11y")


def terminal_is_put_back():
    for sig in signal.SIGTERM, signal.SIGHUP, signal.SIGINT:
        t = Terminal(["sh", "-c", "stty -g; \"$0\" --form --no-index; "
                      "stty -g; echo done", program], env)
        shows(t, "leave")
        t.type("CS 420\x1bOP")  # within the help, too
        shows(t, "HOW TO")
        pids = subprocess.run(["pgrep", "-P", str(t.pid)],
                              capture_output=True, text=True).stdout.split()
        os.kill(int(pids[0]), sig)
        shows(t, "done")
        modes = re.findall(r"^[0-9a-f]+(?::[0-9a-f]+){10,}$", t.text(), re.M)
        assert len(set(modes)) == 1, t.text()
        assert t.join() == 0


def without_a_locale():
    plain = dict(env, LC_ALL="C")
    t = form("--by", "Plain", env=plain)
    t.type("CS 430 of 2001\rŊŋ'oma v Ssali\x13")
    shows(t, "  saved")
    ends(t, "\x11")
    courtroll("code", "-q")
    assert any("Ŋŋ'oma" in p["name"] for d in files().values()
               for p in d["parties"])


def busy():
    t = form("--by", "Waiter")
    db = sqlite3.connect(os.environ["COURTROLL_ARCHIVE"] + "/catalog.db",
                         isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    t.type("CS 440 of 2001\rA v B\x13")
    shows(t, "saving ...")
    shows(t, "another program writes: wait")
    db.execute("ROLLBACK")
    shows(t, "  saved")
    ends(t, "\x11")


def found_while_it_is_open():
    t = form("--by", "Indexed", "--court", "CM Mukono", index=True)
    t.type("Civil Suit 450 of 2001\rQuaint v Person\x13")
    shows(t, "  saved")
    assert t.wait(lambda: "Quaint" in courtroll("search", "quaint").stdout,
                  15)
    t.type("CS 451")
    shows(t, "CS 451")
    ends(t, "\x11y")


def leaves():
    t = form("--by", "Leaver")
    ends(t, "\x11")  # nothing would be lost
    t = form("--by", "Leaver")
    t.type("CS 1\x11")
    shows(t, "leave? what is typed")
    t.type("n")
    shows(t, "CS 1")
    ends(t, "\x03y")


def days_are_read():
    t = form("--by", "Days")
    t.type("CS 460 of 2001\r\r\r\r\r\r5/2/27")
    shows(t, "= Friday 5 February 2027")
    t.type("\r")
    shows(t, "2027-02-05")
    t.type("\x1bOD\x1b[Z\x15" + "31/2/27")
    shows(t, "? no day yet")
    t.type("\x13")
    shows(t, "'31/2/27' is no day")
    ends(t, "\x11y")


def noise():
    dice = random.Random(7)
    for i in range(6):
        t = form("--by", "Noise")
        junk = bytes(dice.choice((dice.randrange(256), 27, 13, 9, 91, 79))
                     for _ in range(600)).replace(b"\x11", b"")
        junk = junk.replace(b"\x03", b"").replace(b"\x04", b"")
        os.write(t.fd, junk)
        t.settle(0.2)
        t.kill(15)
    assert courtroll("dump").returncode == 0


def book(*words):
    t = Terminal([program, "--book", "Civil 2015"] + list(words), env)
    shows(t, "Register: Civil 2015", "line")
    return t


def rows_are_counted_on():
    t = book("--court", "CM Mukono")
    t.type("12/3\rCivil Suit 5 of 2015\rA v B\r5/1/15\rp\x13")
    shows(t, "row 1  saved", "12/4", "12/3")
    t.type("\rCivil Suit 6 of 2015\rC v D\x13")
    shows(t, "row 2  saved", "12/5")
    t.type("\x1a")
    shows(t, "row 2 is back", "C v D")
    t.type("\t\t\x15" + "C v E\x13")
    shows(t, "row 3  saved instead", "12/5")
    t.type("\r\r\r99/99/99\x13")
    shows(t, "is no day")
    ends(t, "\x11y")


def rows_come_back_after_a_break():
    t = book()
    shows(t, "the rows before", "12/3", "Civil Suit 6 of 2015", "12/5",
          "CM Mukono")
    # the row that was in hand when the power failed, typed again
    t.type("12/4\rCivil Suit 6 of 2015\rC v E\r\rp\x13")
    shows(t, "row 3  says just that already")
    t.type("\rCivil Suit 7 of 2015\rF v G\x13")
    shows(t, "row 4  saved")
    t.type("\x1a")
    shows(t, "row 4 is back")
    t.type("\x1by")
    shows(t, "row 4  taken back", "12/5")
    t.type("\x1a")
    shows(t, "row 3 is back")
    t.type("\x1bny")
    ends(t, "\x11")
    db = sqlite3.connect(os.environ["COURTROLL_ARCHIVE"] + "/catalog.db")
    kept = db.execute("SELECT seq, written, parties, instead FROM entry"
                      ).fetchall()
    assert kept == [(1, "Civil Suit 5 of 2015", "A v B", None),
                    (2, "Civil Suit 6 of 2015", "C v D", None),
                    (3, "Civil Suit 6 of 2015", "C v E", 2),
                    (4, "Civil Suit 7 of 2015", "F v G", None),
                    (5, None, None, 4)], kept


def page_by_page():
    t = book("--photo", "photos/p9.jpg")
    shows(t, "photos/p9.jpg")
    t.type("\x1b[6~")
    shows(t, "photos/p10.jpg", "13/1")
    t.type("\x1b[6~")
    shows(t, "photos/p11.JPG")
    t.type("\x1b[6~")
    shows(t, "no photograph after")
    t.type("\x1b[5~")
    shows(t, "photos/p10.jpg")
    ends(t, "\x11")


def names_of_the_register():
    t = book()
    t.type("\rJuvenile Criminal Case 9 of 2015\rUganda v Secretchild\x13")
    shows(t, "row 6  saved", "Juvenile Criminal Case")
    assert "Secretchild" not in t.text(), t.text()
    ends(t, "\x11")


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


CHECKS = {
    "typing": [
        ("the code is shown while the number is typed", code_is_shown),
        ("saved with what stays: court, year, place", saved_and_sticky),
        ("a number that is registered asks what this is", asks_what_it_is),
        ("undo brings the last entry back, to correct or to take back", undo),
        ("what is refused is said, and nothing typed is lost",
         refusals_keep_what_is_typed),
        ("a printed slip gives its id; a file's id opens it", printed_slip),
        ("the same again is known", known_again),
        ("two people type into one archive", two_at_once),
        ("what stays is there again after a break, and is typed over",
         stays_after_a_break),
        ("a place that is corrected stays corrected", corrections_stay),
        ("names of protected files are not shown, nor lost",
         names_are_veiled),
        ("of an open file only changes are said", only_changes_are_said),
        ("what was typed first is laid over the file", typed_before_it_opened),
        ("a number found later: both names answer", both_names_answer),
        ("a number that is registered says where, volume by volume",
         same_number_says_where),
        ("a printed id is never saved as a number", ids_are_no_numbers),
        ("a slip's file asks, too, where its number is registered",
         slip_of_a_known_number),
        ("another number is another question", another_number_is_asked_again),
        ("the class that the jacket calls for is told", class_is_told),
    ],
    "line": [
        ("a window that is too small; a line that is cut", small_and_hung_up),
        ("keys of any terminal, whatever TERM is", kinds_of_terminals),
        ("the terminal is put back after a signal", terminal_is_put_back),
        ("names of any letters without a locale", without_a_locale),
        ("a busy archive is waited for, and said", busy),
        ("search finds it while the form is open", found_while_it_is_open),
        ("leaving asks where something would be lost", leaves),
        ("a day is told as it is understood", days_are_read),
        ("what steers terminals is only text", hostile),
        ("bytes that mean nothing do no harm", noise),
    ],
    "book": [
        ("rows of a register, counted on, corrected in place",
         rows_are_counted_on),
        ("after a break one sees where to go on; nothing is there twice",
         rows_come_back_after_a_break),
        ("page by page through the photographs", page_by_page),
        ("no name is listed of what is not open", names_of_the_register),
    ],
}

bad = 0
for name, check in CHECKS[sys.argv[2]]:
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
