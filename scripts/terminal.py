"""A program on a pseudo-terminal, and what its screen shows: as much of a
VT100 as ncurses uses there (DEC VT100 User Guide, chapter 3), and of its heirs
(ECMA-48: CHA, VPA, ECH, DCH, ICH, IL, DL; REP).  For tests and
benchmarks that type as a person would.

    t = Terminal(["courtroll", "register"], env)
    t.type("CS 95/2015\\r")
    t.wait(lambda: "saved" in t.text())
    t.kill()
"""
import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ROWS, COLUMNS = 24, 80
SEQUENCE = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z@`])|\x1b[()].|\x1b.")


class Terminal:
    def __init__(self, argv, env, rows=ROWS, columns=COLUMNS,
                 term="vt100"):
        self.rows, self.columns = rows, columns
        self.row = self.column = self.top = 0
        self.bottom = rows  # of what scrolls
        self.last = " "
        self.cells = [[" "] * columns for _ in range(rows)]
        self.rest = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.alive = True
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, dict(env, TERM=term))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))

    # ---- what is shown ----------------------------------------------------
    def text(self):
        return "\n".join("".join(r).rstrip() for r in self.cells)

    def _put(self, c):
        if self.column >= self.columns:
            self.column = 0
            self._down()
        self.cells[self.row][self.column] = self.last = c
        self.column += 1

    def _down(self):
        if self.row + 1 == self.bottom:
            self.cells[self.top:self.bottom] = (
                self.cells[self.top + 1:self.bottom] +
                [[" "] * self.columns])
        elif self.row + 1 < self.rows:
            self.row += 1

    def _up(self):
        if self.row == self.top:
            self.cells[self.top:self.bottom] = (
                [[" "] * self.columns] +
                self.cells[self.top:self.bottom - 1])
        else:
            self.row = max(self.row - 1, 0)

    def _clear(self, row, frm, to):
        for i in range(frm, to):
            self.cells[row][i] = " "

    def _control(self, args, what):
        n = [int(a) if a.isdigit() else 0 for a in args.split(";")]
        one = n[0] or 1
        if what == "H":
            self.row = min(max(n[0], 1), self.rows) - 1
            self.column = min(max(n[1] if len(n) > 1 else 1, 1),
                              self.columns) - 1
        elif what == "A":
            self.row = max(self.row - one, 0)
        elif what == "B":
            self.row = min(self.row + one, self.rows - 1)
        elif what == "C":
            self.column = min(self.column + one, self.columns - 1)
        elif what == "D":
            self.column = max(self.column - one, 0)
        elif what == "K":
            frm, to = (self.column, self.columns) if n[0] == 0 else (
                (0, self.column + 1) if n[0] == 1 else (0, self.columns))
            self._clear(self.row, frm, min(to, self.columns))
        elif what == "d":
            self.row = min(one, self.rows) - 1
        elif what in "G`":
            self.column = min(one, self.columns) - 1
        elif what == "X":
            self._clear(self.row, self.column,
                        min(self.column + one, self.columns))
        elif what in "P@":
            line, at = self.cells[self.row], self.column
            blank = [" "] * min(one, self.columns - at)
            if what == "P":
                line[at:] = line[at + len(blank):] + blank
            else:
                line[at:] = (blank + line[at:])[:self.columns - at]
        elif what in "LM":
            blank = [[" "] * self.columns
                     for _ in range(min(one, self.bottom - self.row))]
            part = self.cells[self.row:self.bottom]
            part = (part[len(blank):] + blank if what == "M" else
                    blank + part[:len(part) - len(blank)])
            self.cells[self.row:self.bottom] = part
        elif what == "r":
            self.top = one - 1
            self.bottom = n[1] if len(n) > 1 and n[1] else self.rows
            self.row = self.column = 0
        elif what == "b":
            for _ in range(one):
                self._put(self.last)
        elif what == "J" and n[0] == 0:
            self._clear(self.row, self.column, self.columns)
            for r in range(self.row + 1, self.rows):
                self._clear(r, 0, self.columns)

    def _feed(self, data):
        s, i = self.rest + data, 0
        self.rest = ""
        while i < len(s):
            c = s[i]
            if c == "\x1b":
                m = SEQUENCE.match(s, i)
                if not m or (m.end() == i + 2 and s[i + 1] in "[()"):
                    self.rest = s[i:]
                    return
                if m.group(2):
                    self._control(m.group(1), m.group(2))
                elif m.group(0) == "\x1bM":
                    self._up()
                i = m.end()
                continue
            if c == "\r":
                self.column = 0
            elif c == "\n":
                self._down()
            elif c == "\b":
                self.column = max(self.column - 1, 0)
            elif c >= " ":
                self._put(c)
            i += 1

    # ---- typing -----------------------------------------------------------
    def type(self, keys):
        data = keys.encode()
        try:
            while data:
                data = data[os.write(self.fd, data):]
        except OSError:
            self.alive = False

    def read(self, seconds):
        """Takes what comes within so many seconds; False: nothing did."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        if not data:
            self.alive = False
            return False
        self._feed(self.decoder.decode(data))
        return True

    def wait(self, true, seconds=20):
        """Until it is so; False where it never was."""
        end = time.monotonic() + seconds
        while not true():
            left = end - time.monotonic()
            if left <= 0 or not self.alive:
                return true()
            self.read(min(left, 0.2))
        return True

    def settle(self, seconds=0.05):
        while self.read(seconds):
            pass

    def resize(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = self.top = 0
        self.bottom = rows
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))

    # ---- the end ----------------------------------------------------------
    def kill(self, sig=signal.SIGKILL):
        os.kill(self.pid, sig)
        self.join()

    def join(self, seconds=20):
        """The exit status, -N where signal N ended it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while self.alive and self.read(0):
                pass
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.fd)
                self.alive = False
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None
