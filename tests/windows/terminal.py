"""The program for Windows on a terminal, as Wine shows one: what it asks, that its window stays, and Ctrl-C.

usage: python3 tests/windows/terminal.py WINE PROGRAM      with WINEPREFIX set
The last line is "N passed, N failed".
"""

import os
import pty
import select
import sys
import tempfile
import termios
import time

wine, program = sys.argv[1:]
results = []


def check(good, what, shown=b""):
    results.append(good)
    if not good:
        print(f"FAILED: {what}: {shown[-2000:]!r}")


class Terminal:
    """The program with a terminal of its own."""

    def __init__(self, folder, *arguments):
        self.shown = b""
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execv(wine, [wine, program, *arguments])
        modes = termios.tcgetattr(self.file)
        modes[0] &= ~termios.ICRNL  # Enter is Enter, even before Wine has said so
        termios.tcsetattr(self.file, termios.TCSANOW, modes)

    def until(self, good, seconds=60):
        """Takes what is shown until `good()`; whether that came."""
        end = time.time() + seconds
        while not good() and time.time() < end:
            if select.select([self.file], [], [], 0.05)[0]:
                try:
                    self.shown += os.read(self.file, 65536)
                except OSError:  # the program has ended
                    return good()
        return good()

    def type(self, text):
        os.write(self.file, text)

    def code(self, seconds=60):
        """Its exit code; None where it does not end."""
        end = time.time() + seconds
        while time.time() < end:
            self.until(lambda: False, 0.1)
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                return os.waitstatus_to_exitcode(status)
        os.kill(self.process, 9)
        return None


def asks_and_waits(folder):
    terminal = Terminal(folder)
    for asked, answer in [(b"Which area?", b"Gateshead\r"), (b"Screen, report", b"\r"), (b"Press Enter to close", b"\r")]:
        check(terminal.until(lambda: asked in terminal.shown), f"asks {asked}", terminal.shown)
        terminal.type(answer)
    check(b"1,834 live births" in terminal.shown, "answers", terminal.shown)
    check(terminal.code() == 0, "ends")


def stopped_leaves_nothing(folder):
    with open(f"{folder}/big.csv", "w") as table:
        table.write("area_name,live_births\n")
        table.writelines(f"Area {i},{100 + i % 900}\n" for i in range(400_000))
    terminal = Terminal(folder, "estimate", "big.csv", "-q", "-o", "out.csv")
    begun = terminal.until(lambda: len(os.listdir(folder)) > 1, 120)
    check(begun and "out.csv" not in os.listdir(folder), "was stopped while it wrote")
    terminal.type(b"\x03")
    check(terminal.code() not in (0, None), "says that it was stopped")
    # Windows takes a file away when the last who has it open has gone, which the end of the process may precede.
    end = time.time() + 30
    while os.listdir(folder) != ["big.csv"] and time.time() < end:
        time.sleep(0.05)
    check(os.listdir(folder) == ["big.csv"], f"leaves nothing: {os.listdir(folder)}")


for test in (asks_and_waits, stopped_leaves_nothing):
    with tempfile.TemporaryDirectory() as folder:
        test(folder)
passed = sum(results)
print(f"{passed} passed, {len(results) - passed} failed")
sys.exit(passed < len(results))
