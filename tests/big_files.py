#!/usr/bin/env python3
"""Big files: a table of a million areas, and a workbook of half a million rows, are written in little memory, and what is
far too large is refused by name, not by running out of memory.
usage: python3 tests/big_files.py PROGRAM     such as build/release/bin/pairmodel
Memory is judged, as it is the same each time; times are only shown."""

import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROWS = 1_000_000
MOST_MEMORY = 200  # MiB
ROWS_FOR_WORKBOOK, MOST_MEMORY_FOR_WORKBOOK = 35_000, 60
LARGE = 5 * 1024**3
HANGS_AFTER = 120  # seconds
problems = []

# Every way in for a file; TABLE, SERVICES and BIRTHS are small ones that are right.
WAYS_IN = [
    ["estimate", "LARGE"],
    ["estimate", "-"],
    ["estimate", "TABLE", "--config", "LARGE"],
    ["estimate", "TABLE", "--parameters", "LARGE"],
    ["estimate", "TABLE", "--reference", "LARGE"],
    ["explain", "LARGE"],
    ["groups", "LARGE", "--group", "looked_after=1"],
    ["groups", "--area", "York", "--group", "LARGE"],
    ["sensitivity", "LARGE"],
    ["plan", "LARGE", "--from", "2026", "--to", "2030"],
    ["plan", "--area", "York", "--from", "2026", "--to", "2030", "--scenarios", "LARGE"],
    ["plan", "--area", "York", "--from", "2026", "--to", "2030", "--plan", "LARGE"],
    ["gap", "LARGE", "--area", "York"],
    ["gap", "-", "--area", "York"],
    ["gap", "SERVICES", "LARGE"],
    ["report", "LARGE", "-o", "OUT"],
    ["report", "--area", "York", "--services", "LARGE", "-o", "OUT"],
    ["parameters", "check", "LARGE"],
    ["parameters", "check", "-"],
    ["check", "LARGE"],
    ["check", "-"],
    ["prepare", "--births", "LARGE"],
    ["prepare", "--births", "-"],
    ["prepare", "--births", "BIRTHS", "--indicator", "imd=LARGE"],
]


def expect(condition, message):
    if not condition:
        problems.append(message)


def measured(arguments, stdin=subprocess.DEVNULL):
    """Exit code, what was said, seconds, and the most MiB of memory."""
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = subprocess.Popen(
            ["timeout", "--signal=KILL", str(HANGS_AFTER), PROGRAM, *arguments],
            stdin=stdin, stdout=errors, stderr=errors,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        errors.seek(0)
        return child.returncode, errors.read().decode("utf-8", "replace"), seconds, usage.ru_maxrss / 1024


def written(folder, rows, most_memory, *arguments):
    """So many areas estimated, written to the file that is the last argument; its path and the memory that took."""
    path, out = folder / "areas.csv", folder / arguments[-1]
    with path.open("w", encoding="ascii") as file:
        file.write("area_code,area_name,live_births,adversity_ratio,region\n")
        for i in range(rows):
            ratio = 0.5 + i % 1000 / 1000
            file.write(f"E00{i:06},Neighbourhood with a name {i},{i % 997},{ratio:.3f},Region {i % 9}\n")
    code, errors, seconds, memory = measured(["estimate", path, *arguments[:-1], out])
    if code != 0:
        sys.exit(f"{rows:,} rows: exit code {code}: {errors[:500]}")
    sizes = f"{path.stat().st_size / 1e6:.0f} MB in, {out.stat().st_size / 1e6:.0f} MB out"
    print(f"{rows:,} rows to {out.name}, {sizes}: {seconds:.2f} s, {memory:.0f} MiB")
    expect(memory < most_memory, f"{rows:,} rows to {out.name}: {memory:.0f} MiB")
    path.unlink()
    return out, memory


def million(folder):
    out, memory = written(folder, ROWS, MOST_MEMORY, "--shape", "wide", "-o", "estimates.csv")
    with out.open(newline="", encoding="utf-8") as file:
        expect(sum(1 for _ in csv.reader(file)) == ROWS + 1, "a million rows: not as many come out")
    out.unlink()
    return memory


def text(folder):
    out, _ = written(folder, ROWS, MOST_MEMORY, "-o", "estimates.txt")
    with out.open(encoding="utf-8") as file:
        rows = sum(" Neighbourhood with a name " in line for line in file)
    expect(rows == ROWS, f"a million areas as text: {rows:,} rows come out")
    out.unlink()


def workbook(folder):
    out, _ = written(folder, ROWS_FOR_WORKBOOK, MOST_MEMORY_FOR_WORKBOOK, "-o", "estimates.xlsx")
    end = b""
    with zipfile.ZipFile(out) as book, book.open("xl/worksheets/sheet5.xml") as sheet:
        while piece := sheet.read(2**20):
            end = (end + piece)[-(2**16) :]
    last = int(end.rsplit(b'<row r="', 1)[1].split(b'"')[0])
    expect(last == 3 + 14 * ROWS_FOR_WORKBOOK, f"the sheet of data ends with row {last:,}")
    out.unlink()


def refusals(folder, name, content):
    """A file of 5 GB that begins so, given to every way in; most of it is not on the disk."""
    large = folder / name
    with large.open("wb") as file:
        file.write(content)
        file.truncate(LARGE)
    births = folder / "births.csv"
    births.write_text("area_code,area_name,births\nE08000037,Gateshead,1834\n", encoding="ascii")
    examples = SOURCE / "data/examples"
    places = {"LARGE": large, "TABLE": examples / "areas.csv", "SERVICES": examples / "services.csv", "BIRTHS": births}
    slowest = most = 0
    for way in WAYS_IN:
        words = [str(places.get(word, folder / "out.html" if word == "OUT" else word)) for word in way]
        words = [word.replace("imd=LARGE", f"imd={large}") for word in words]
        with large.open("rb") as stdin:
            code, errors, seconds, memory = measured(words, stdin if "-" in way else subprocess.DEVNULL)
        slowest, most = max(slowest, seconds), max(most, memory)
        where = f"{' '.join(way)}, {name}"
        called = "standard input" if "-" in way else name
        expect(code in (1, 3), f"{where}: exit code {code}: {errors[:200]}")
        expect(called in errors, f"{where}: {called} is not named: {errors[:200]}")
        expect(memory < MOST_MEMORY, f"{where}: {memory:.0f} MiB")
        expect("out of memory" not in errors, f"{where}: {errors[:200]}")
    expect(not (folder / "out.html").exists(), f"{name}: something was written")
    large.unlink()
    print(f"5 GB ({name}) by {len(WAYS_IN)} ways in: refused in at most {slowest:.2f} s and {most:.0f} MiB")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        memory = million(folder)
        text(folder)
        workbook(folder)
        refusals(folder, "zeros.bin", b"")
        refusals(folder, "table.csv", b"area_code,area_name,live_births\nE08000037,Gateshead,1834\n")
        refusals(folder, "set.json", b'{"id": "large", "name": "')
    for problem in problems:
        print(problem)
    print(f"big files: {memory:.0f} MiB for a million rows; {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
