#!/usr/bin/env python3
"""What pairmodel reads of the cells of workbooks, beside what Python reads of their XML: each sheet, each cell.
usage: python3 tests/differential/workbooks.py BUILD [FILE...]       such as build/release; without files, those of
       ../shared/data/workbooks"""

import datetime
import json
import pathlib
import posixpath
import re
import subprocess
import sys
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
    print(f"workbooks: {len(paths)} workbooks, {total} cells")


main()
