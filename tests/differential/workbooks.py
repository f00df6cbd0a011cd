#!/usr/bin/env python3
"""What pairmodel reads of the cells of workbooks, beside what Python reads of their XML: each sheet, each cell; and the
values that prepare takes from them, each area.
usage: python3 tests/differential/workbooks.py BUILD [FILE...]       such as build/release; without files, those of
       ../shared/data/workbooks"""

import csv
import datetime
import json
import pathlib
import posixpath
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
DATES = {14, 15, 16, 17, 22}


def column_of(name):
    number = 0
    for letter in re.match("[A-Z]+", name)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def words(element):
    """The texts in an element of strings, but for how they are spoken."""
    if element.tag == MAIN + "rPh":
        return ""
    own = element.text or "" if element.tag == MAIN + "t" else ""
    return own + "".join(words(child) for child in element)


def looks_of(archive):
    """How the styles of cells show numbers."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    root = tree.fromstring(archive.read("xl/styles.xml"))
    codes = {int(one.get("numFmtId")): one.get("formatCode") for one in root.iter(MAIN + "numFmt")}

    def look(number):
        code = re.sub(r'"[^"]*"|\\.|_.|\[[^\]]*\]', "", codes.get(number, "")).split(";")[0]
        if number in (9, 10) or "%" in code:
            return "percent"
        return "date" if number in DATES or re.search("[dy]", code) else ""

    return [look(int(one.get("numFmtId", 0))) for one in root.find(MAIN + "cellXfs")]


def shown(cell, texts, looks):
    kind = cell.get("t", "n")
    value = cell.findtext(MAIN + "v")
    if kind == "inlineStr":
        return words(cell.find(MAIN + "is"))
    if value is None:
        return ""
    if kind == "s":
        return texts[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n":
        return value
    style = int(cell.get("s", 0))
    look = looks[style] if style < len(looks) else ""
    if look == "date":
        return str(datetime.date(1899, 12, 30) + datetime.timedelta(int(float(value))))
    return (float(value) * 100, "%") if look == "percent" else float(value)


def sheets_of_xlsx(archive):
    names = archive.namelist()
    links = {
        one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target"))).lstrip("/")
        for one in tree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        if one.get("Type").endswith("/worksheet")  # not a chart's
    }
    texts = []
    if "xl/sharedStrings.xml" in names:
        texts = [words(one) for one in tree.fromstring(archive.read("xl/sharedStrings.xml"))]
    looks = looks_of(archive)
    for sheet in tree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        if sheet.get(LINK) not in links:
            continue
        cells = {}
        for row in tree.fromstring(archive.read(links[sheet.get(LINK)])).iter(MAIN + "row"):
            for cell in row:
                cells[int(row.get("r")), column_of(cell.get("r"))] = shown(cell, texts, looks)
        yield sheet.get("name"), "state" in sheet.attrib, cells


def paragraph(element):
    if element.tag == TEXT + "s":
        return " " * int(element.get(TEXT + "c", 1))
    inner = "".join(paragraph(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def shown_in_ods(cell):
    kind = cell.get(OFFICE + "value-type")
    value = cell.get(OFFICE + "value")
    if kind == "percentage":
        return float(value) * 100, "%"
    if kind in ("float", "currency"):
        return float(value)
    if kind == "date":
        return cell.get(OFFICE + "date-value").removesuffix("T00:00:00")
    return "\n".join(paragraph(one) for one in cell.findall(TEXT + "p"))


def sheets_of_ods(archive):
    for table in tree.fromstring(archive.read("content.xml")).iter(TABLE + "table"):
        cells = {}
        line = 0
        for row in table.iter(TABLE + "table-row"):
            times = int(row.get(TABLE + "number-rows-repeated", 1))
            column = 0
            for cell in row:
                alike = int(cell.get(TABLE + "number-columns-repeated", 1))
                text = shown_in_ods(cell)
                if text != "":
                    for i in range(times):
                        for j in range(alike):
                            cells[line + i + 1, column + j] = text
                column += alike
            line += times
        yield table.get(TABLE + "name"), None, cells


def same(ours, theirs):
    """Blanks around a text, and how many there are in it, do not count."""
    if isinstance(theirs, tuple):
        return ours.endswith("%") and abs(float(ours[:-1]) - theirs[0]) <= 1e-12 * abs(theirs[0])
    if isinstance(theirs, float):
        return ours != "" and float(ours) == theirs
    return ours.split() == theirs.split()


def compare(path, answer):
    """How many cells there are; ends where one differs."""
    if "refused" in answer:
        sys.exit(f"FAIL  {path}: {answer['refused']}")
    archive = zipfile.ZipFile(path)
    xlsx = "xl/workbook.xml" in archive.namelist()
    theirs = list(sheets_of_xlsx(archive) if xlsx else sheets_of_ods(archive))
    ours = answer["sheets"]
    if [sheet["name"] for sheet in ours] != [name for name, _, _ in theirs]:
        sys.exit(f"FAIL  {path}: other sheets: {[sheet['name'] for sheet in ours]}")
    count = 0
    for sheet, (name, hidden, cells) in zip(ours, theirs):
        if hidden is not None and sheet["hidden"] != hidden:
            sys.exit(f"FAIL  {path}:{name}: hidden or not")
        mine = {(line, i): text for line, row in sheet["rows"] for i, text in enumerate(row) if text}
        cells = {place: text for place, text in cells.items() if text != ""}
        for place in sorted(mine.keys() | cells.keys()):
            if not same(mine.get(place, ""), cells.get(place, "")):
                sys.exit(f"FAIL  {path}:{name} {place}: {mine.get(place)!r} is {cells.get(place)!r} for Python")
        count += len(cells)
    return count


def all_births(row):
    return row.get(3) == "All births" and row.get(4) == "All registration types"


# File, sheet, the column of codes or names, that of values, its heading where it must be named, which rows count.
PREPARED = (
    ("ons_2023birthregistrations.xlsx", "Table_1", 0, 5, None, all_births),
    ("wsjsna_gfr_births_2001_2012.xlsx", "2009", 1, 2, "Live births", None),
    ("mhclg_iod2019_file_10.xlsx", "IMD", 0, 4, None, None),
    ("wg_wimd2019_scores_by_small_area.ods", "Data", 0, 3, "WIMD 2019", None),
    ("dwp_statxplore_uc_la_households.xlsx", "Data Sheet 0", 2, 3, None, None),
    ("nomis_web_ashe.xlsx", "Data", 1, 4, "Median, number", None),
)


def values_of(archive, sheet, key, value, counts):
    """What Python finds: a number for each code or name."""
    sheets = sheets_of_xlsx if "xl/workbook.xml" in archive.namelist() else sheets_of_ods
    rows = {}
    for name, _, cells in sheets(archive):
        if name == sheet:
            for (line, column), cell in cells.items():
                rows.setdefault(line, {})[column] = cell
    found = {}
    for row in rows.values():
        if isinstance(row.get(key), str) and isinstance(row.get(value), float) and (counts is None or counts(row)):
            found.setdefault(" ".join(row[key].split()).casefold(), row[value])
    return found


def prepare(build, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.csv"
        run = subprocess.run([build + "/bin/pairmodel", "prepare", *arguments, "-q", "-o", str(out)],
                             capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"FAIL  prepare {arguments}: {run.stderr}")
        return list(csv.DictReader(out.open(encoding="utf-8")))


def compare_prepared(build, path, sheet, key, value, heading, counts):
    """How many areas have the value that Python finds; ends where one has another."""
    theirs = values_of(zipfile.ZipFile(path), sheet, key, value, counts)
    named = f"{path}:{sheet}" + (f":{heading}" if heading else "")
    births = "birth" in path.name
    if births:
        table = prepare(build, "--births", named)
    else:
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as own:
            by_code = any(re.fullmatch("[a-z][0-9]{8}", one) for one in theirs)
            writer = csv.writer(own)
            writer.writerow(["area_code" if by_code else "area_name", "live_births"])
            writer.writerows([one.upper(), 100] for one in theirs if not by_code or re.fullmatch("[a-z][0-9]{8}", one))
            own.flush()
            table = prepare(build, "--births", own.name, "--indicator", f"own_value={named}")
    count = 0
    for row in table:
        ours = next(text for column, text in row.items() if column.startswith("live_births" if births else "own_value"))
        place = row["area_code"].casefold()
        if place not in theirs:
            place = " ".join(row["area_name"].split()).casefold()
        if ours == "" and place not in theirs:
            continue
        if place not in theirs or abs(float(ours) - theirs[place]) > 1e-12 * abs(theirs[place]):
            sys.exit(f"FAIL  {named}: {place} is {ours!r}, and {theirs.get(place)!r} for Python")
        count += 1
    if count < 0.8 * len(theirs):
        sys.exit(f"FAIL  {named}: {count} areas of {len(theirs)}")
    print(f"ok    {named}: {count} areas")
    return count


def main():
    build, *paths = sys.argv[1:]
    shared = pathlib.Path(__file__).parents[3] / "shared/data/workbooks"
    paths = paths or sorted(str(path) for path in shared.glob("*.[ox][dl]s*") if path.suffix != ".xls")
    asked = "".join(f"sheets\t,\t{path}\n" for path in paths)
    answers = subprocess.run([build + "/bin/pairmodel_cells"], input=asked, capture_output=True, text=True, check=True)
    total = 0
    for path, line in zip(paths, answers.stdout.splitlines(), strict=True):
        cells = compare(path, json.loads(line))
        print(f"ok    {path}: {cells} cells")
        total += cells
    areas = 0
    if len(sys.argv) == 2:
        areas = sum(compare_prepared(build, shared / name, *rest) for name, *rest in PREPARED)
    print(f"workbooks: {len(paths)} workbooks, {total} cells, {areas} areas prepared")


main()
