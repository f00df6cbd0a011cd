"""Tables of areas: each row that Python's csv sees below the header is an area, named as bad, taken for a footnote, or
counted as empty. Read by the library, and some of them through the whole program."""

import csv
import io
import re
import subprocess

import files
from reference import Reference, decoded

# Process by process: fewer of them.
THROUGH_THE_PROGRAM = 200


def compare(comparison, folder, count, rng):
    made = []
    for number in range(count):
        path = folder / f"{number}-table.csv"
        path.write_bytes(files.table(rng))
        made.append(path)
    for number, (path, answer) in enumerate(zip(made, comparison.answers([("table", "-", p) for p in made]))):
        comparison.files += 1
        if "as the rows below have cells" in answer.get("refused", ""):  # which agree with one another alone
            comparison.refusals += 1
            continue
        if "refused" in answer:  # each has a header and a row below it
            comparison.expect(False, f"{path.name}: {answer['refused']}")
            continue
        lines = decoded(path.read_bytes())
        seen = rows_below(lines, answer)
        check_table(comparison, path.name, seen, answer)
        if number < THROUGH_THE_PROGRAM:
            check_program(comparison, path, answer, len(seen))


def rows_below(lines, answer):
    """[line, cells] as Python has them below the header; a row that broke the rules of quotation is one line."""
    stray = re.compile("expected (quotation marks only|a quotation mark)")
    broken = {line for line, why in answer["rejected"] if stray.search(why)}
    reference = Reference(lines, answer["delimiter"])
    rows = []
    while not reference.ended():
        line = reference.line
        if line in broken:
            rows.append([line, None])
            reference.pass_over()
        else:
            cells = reference.read()[0]
            if line > answer["header_line"]:
                rows.append([line, cells])
    return rows


def check_table(comparison, name, seen, answer):
    areas = {line: rest for line, *rest in answer["areas"]}
    rejected = dict(answer["rejected"])
    notes = " ".join(answer["notes"])
    footnotes = set()
    for first, last in re.findall(r"lines? (\d+)(?: to (\d+))? (?:is|are) taken for", notes):
        footnotes.update(range(int(first), int(last or first) + 1))
    empty = 0
    for line, cells in seen:
        if cells is not None and not any(one_line(c) for c in cells):
            empty += 1
        elif line in areas:
            check_area(comparison, f"{name}:{line}", cells, answer["headings"], *areas.pop(line))
        elif line in rejected:
            comparison.refusals += 1
            del rejected[line]
        else:
            comparison.expect(line in footnotes, f"{name}: nothing is said of line {line}")
    told = re.search(r"(\d+) empty rows? passed over", notes)
    comparison.expect(empty == int(told[1] if told else 0), f"{name}: {empty} empty rows, and told {told}")
    comparison.expect(not areas and not rejected, f"{name}: {list(areas)} or {list(rejected)} are no rows")


def check_area(comparison, where, cells, headings, name, births, groups):
    comparison.cells += len(cells)
    by_heading = dict(zip(headings, cells))
    if set(by_heading) != {"area_name", "live_births", "note"}:
        comparison.expect(False, f"{where}: the header is {headings}")
        return
    comparison.expect(name == one_line(by_heading["area_name"]), f"{where}: called {name}")
    comparison.expect(str(births) == by_heading["live_births"].replace(",", "").strip(), f"{where}: {births} births")
    comparison.expect([by_heading["note"].strip(WHITE_SPACE)] == groups, f"{where}: {groups}")


WHITE_SPACE = " \u00a0\t\r\n"  # as people see it


def one_line(text):
    """As names are kept: without what people see as white space only."""
    return re.sub("[ \t\r\n]+", " ", text.strip(WHITE_SPACE))


def check_program(comparison, path, answer, rows):
    """Rows estimated, rows in the file of rejects, footnotes and empty rows are all rows."""
    rejects = path.with_suffix(".rejects.csv")
    options = ["--on-bad-row", "skip", "--rejects", rejects, "--format", "csv", "--shape", "wide"]
    done = subprocess.run([comparison.program, "estimate", path, *options], capture_output=True, timeout=60)
    wanted = 4 if answer["rejected"] else 0
    if not answer["areas"]:
        wanted = 3
    comparison.expect(done.returncode == wanted, f"{path.name}: estimate ends with {done.returncode}, not {wanted}")
    if done.returncode not in (0, 4):
        return
    estimated = rows_of(done.stdout)
    left_out = rows_of(rejects.read_bytes()) if rejects.is_file() else []
    names = [name for _, name, *_ in answer["areas"]]
    comparison.expect([row[2] for row in estimated] == names, f"{path.name}: not all areas are estimated")
    lines = [row[-2] for row in left_out]
    comparison.expect(lines == [str(line) for line, _ in answer["rejected"]], f"{path.name}: rejects {lines}")
    check = subprocess.run([comparison.program, "check", path], capture_output=True, timeout=60).returncode
    comparison.expect(check == (3 if answer["rejected"] else 0), f"{path.name}: check ends with {check}")
    other = sum(int(n) for n in re.findall(rb"(\d+) empty rows?", done.stderr))
    for first, last in re.findall(rb"lines? (\d+)(?: to (\d+))? (?:is|are) taken for", done.stderr):
        other += int(last or first) - int(first) + 1
    whole = len(estimated) + len(left_out) + other
    comparison.expect(whole == rows, f"{path.name}: {rows} rows, and the program accounts for {whole}")


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))[1:]
