#!/usr/bin/env python3
"""What pairmodel reads of CSV files, beside what Python's csv reads: the same cells, or a refusal that names the line,
and never fewer rows without a word. On generated files, on the tables of csv-spectrum, and through the program.
usage: python3 tests/differential/compare.py BUILD [FILES [SEED]]       such as build/release, built

The rules of pairmodel where Python's are looser: a quotation mark stands around a whole cell or doubled inside it;
blanks around a cell are passed over, blank lines too. Lines are read as UTF-8 where they are, else as Windows-1252."""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import files  # noqa: E402
import tables  # noqa: E402
from reference import BLANKS, Reference, Refused, decoded  # noqa: E402

SPECTRUM = pathlib.Path("/usr/share/nodejs/csv-spectrum")


def same_cells(ours, theirs, raw):
    """Blanks around a cell do not count, unless they stand in quotation marks."""
    return len(ours) == len(theirs) and all(
        mine == other or blanks_around(mine, other, theirs.count(other), raw) for mine, other in zip(ours, theirs)
    )


def blanks_around(ours, theirs, times, raw):
    in_marks = re.findall('(?<!")' + re.escape(files.quoted(theirs)), raw)
    if ours == theirs.strip(BLANKS) and len(in_marks) < times:
        return True
    behind = theirs.removeprefix(ours)
    return not behind.strip(BLANKS) and files.quoted(ours) + behind in raw


def differences(lines, delimiter, records):
    """What is wrong with our records, as sentences; counts cells and refusals."""
    reference = Reference(lines, delimiter)
    cells = refusals = 0
    for line, ours, issue in records:
        if reference.ended():
            return f"line {line}: a record more than there is", cells, refusals
        if line != reference.line:
            return f"a record is said to begin on line {line}, and begins on {reference.line}", cells, refusals
        if issue:
            refusals += 1
            if '"' not in lines[line - 1] or f":{line}: expected " not in issue or "quotation mark" not in issue:
                return f"line {line}: refused without a reason: {issue}", cells, refusals
            reference.pass_over()
            continue
        theirs, raw, broken = reference.read()
        if broken:
            return f"line {line}: breaks the rules and is read: {ours}", cells, refusals
        if not same_cells(ours, theirs, raw):
            return f"line {line}: {ours} is {theirs} for Python", cells, refusals
        cells += len(ours)
    if not reference.ended():
        return f"nothing is said of line {reference.line} and those behind it", cells, refusals
    return "", cells, refusals


class Comparison:
    def __init__(self, build):
        self.cells_program = next(p for p in (build / "bin/pairmodel_cells", build / "pairmodel_cells") if p.is_file())
        self.program = next(p for p in (build / "bin/pairmodel", build / "pairmodel") if p.is_file())
        self.files = self.cells = self.refusals = 0
        self.problems = []

    def expect(self, condition, message):
        if not condition:
            self.problems.append(message)

    def answers(self, requests):
        asked = "".join("\t".join(map(str, request)) + "\n" for request in requests)
        done = subprocess.run([self.cells_program], input=asked.encode(), capture_output=True, timeout=600)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode != 0 or len(answers) != len(requests):
            sys.exit(f"differential: reading ended with {done.returncode} at {requests[len(answers) :][:1]}")
        return answers

    def records(self, name, data, delimiter, wanted, answer):
        """One file; `wanted` are the rows that were written into it, where they are known."""
        self.files += 1
        try:
            lines = decoded(data)
        except Refused as refused:
            self.refusals += 1
            self.expect("refused" in answer, f"{name}: read, though it has {refused}")
            return
        if "refused" in answer:
            self.expect(False, f"{name}: refused: {answer['refused']}")
            return
        problem, cells, refusals = differences(lines, delimiter, answer["records"])
        self.cells += cells
        self.refusals += refusals
        self.expect(not problem, f"{name}: {problem}")
        if wanted is not None:
            self.expect([r[:2] for r in answer["records"]] == wanted, f"{name}: not the cells that were written")


def generated(comparison, folder, count, rng):
    makers = [files.well_formed] * 5 + [files.soup] * 3 + [files.damaged] * 2
    made = []
    for number in range(count):
        maker = files.long_cells if number % 25 == 0 else rng.choice(makers)
        data, delimiter, *rows = maker(rng)
        path = folder / f"{number}-{maker.__name__}.csv"
        path.write_bytes(data)
        made.append((path, data, delimiter, rows[0] if rows else None))
    answers = comparison.answers([("records", delimiter, path) for path, _, delimiter, _ in made])
    for (path, data, delimiter, rows), answer in zip(made, answers):
        comparison.records(path.name, data, delimiter, rows, answer)


def spectrum(comparison):
    """Each CSV file of csv-spectrum has its rows as JSON, by the names of the header."""
    paths = sorted((SPECTRUM / "csvs").glob("*.csv"))
    comparison.expect(len(paths) >= 10, f"{SPECTRUM}: only {len(paths)} files")
    for path, answer in zip(paths, comparison.answers([("records", ",", p) for p in paths])):
        comparison.records(path.name, path.read_bytes(), ",", None, answer)
        header, *rows = [record[1] for record in answer.get("records", [[1, [], ""]])]
        wanted = json.loads((SPECTRUM / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        comparison.expect([dict(zip(header, row)) for row in rows] == wanted, f"{path.name}: not the cells of its JSON")


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 4000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    rng = random.Random(seed)
    comparison = Comparison(build)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        generated(comparison, folder, count, rng)
        tables.compare(comparison, folder, count // 4, rng)
        if SPECTRUM.is_dir():
            spectrum(comparison)
        else:
            print("skip  csv-spectrum: node-csv-spectrum is not installed")
            comparison.expect(not os.environ.get("PAIRMODEL_NO_SKIP"), "and PAIRMODEL_NO_SKIP is set")
    for problem in comparison.problems[:20]:
        print(problem)
    print(
        f"differential: {comparison.files} files, {comparison.cells} cells, {comparison.refusals} refusals, "
        f"{len(comparison.problems)} differences"
    )
    return 1 if comparison.problems else 0


if __name__ == "__main__":
    sys.exit(main())
