#!/usr/bin/env python3
"""Holds docs/quality-assurance.md to the program: the assumptions log has the figures of `sensitivity`, the datasets
are those that are built in, every file and test that is named exists, and the day of review has a date.
usage: python3 tests/quality_assurance.py BUILD       such as build/release, built"""

import csv
import html
import io
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = next(p for p in (BUILD / "bin/pairmodel", BUILD / "pairmodel") if p.is_file())
TEXT = (SOURCE / "docs/quality-assurance.md").read_text(encoding="utf-8")
QUALITY = {"high": "green", "moderate": "amber"}  # what is graded lower, or not at all, is red
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True, timeout=60).stdout


def rows_of(markdown):
    """The rows of all its tables, as lists of cells."""
    lines = [line for line in markdown.splitlines() if line.startswith("|") and not line.startswith("|--")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def section(title):
    return TEXT.split(f"\n## {title}")[1].split("\n## ")[0]


def table_with(markdown, *headings):
    """The rows of the table that begins with these headings, each by heading; keyed by the first cell."""
    rows = rows_of(markdown.replace("\\_", "_"))
    start = next(i for i, row in enumerate(rows) if row[: len(headings)] == list(headings))
    heading = rows[start]
    found = {}
    for row in rows[start + 1 :]:
        if len(row) != len(heading):
            break
        found[row[0]] = dict(zip(heading, row))
    return found


def table_of_page(page, caption):
    """The same of a table of an HTML page."""
    table = next(t for t in re.findall(r"<table.*?</table>", page, re.S) if f">{caption}</caption>" in t)
    rows = [[html.unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)]
            for row in re.findall(r"<tr.*?</tr>", table, re.S)]
    return {row[0]: dict(zip(rows[0], row)) for row in rows[1:]}


def check_assumptions():
    log = {row[0].strip("`"): row for row in rows_of(section("Assumptions log")) if row[0].startswith("`")}
    output = run("sensitivity", "--area", "Gateshead", "--format", "markdown")
    swings = table_with(output, "Assumption", "Range")
    reported = table_of_page(run("report", "--area", "Gateshead", "--format", "html"), "Assumptions with their ranges and effects")
    named = {}
    for row in csv.DictReader(io.StringIO(run("sensitivity", "--area", "Gateshead", "--format", "csv"))):
        named[row["assumption"]] = row
    expect(set(log) == set(named), f"assumptions: {sorted(set(log) ^ set(named))}")
    for name, row in log.items():
        if name not in named:
            continue
        label, grade, source = (named[name][key] for key in ("label", "evidence_grade", "source"))
        found = dict(zip(("Value", "Range", "Source", "Judged by", "Quality", "Demand", "Missed"), row[2:]))
        wanted = {key: swings[label][key] for key in ("Range", "Demand", "Missed")}
        wanted["Judged by"] = "pairmodel" if source.startswith("pairmodel") else "toolkit"
        wanted["Quality"] = QUALITY.get(grade, "red")
        if label in reported:
            wanted["Value"] = reported[label]["Value"]
            same = [reported[label]["Judged by"], reported[label]["Quality"].split(":")[0].lower()]
            expect(same == [found["Judged by"], found["Quality"]], f"{name}: `report` says {same}")
        for key, value in wanted.items():
            expect(found[key] == value, f"{name}: {key} is {found[key]}, but the program says {value}")
    expect(reported, "`report` shows no assumptions")
    sentence = re.search(r"With every assumption at its point value: (.*?) babies", re.sub(r"\s+", " ", output))[1]
    numbers = dict(re.findall(r"(need|(?<!specialist )demand|missed) (about \d+)", sentence))
    said = ("need {need}, demand {demand}, missed {missed} babies a year").format(**numbers)
    expect(said in re.sub(r"\s+", " ", TEXT), f"not said: {said}")


def check_data():
    """Every file of data that is compiled in is in the data log, and every indicator with its period, by nation."""
    log = section("Data log")
    rows = {row[0]: row for row in rows_of(log)}
    for path in [*(SOURCE / "data/parameters").glob("*.json"), *(SOURCE / "data/groups").glob("*.json"),
                 *(SOURCE / "data/reference").glob("*.csv")]:
        name = path.relative_to(SOURCE)
        if not path.name.endswith(".schema.json") and path.name != "indicators.csv":
            expect(f"`{name}`" in log, f"{name} is not in the data log")
    with open(SOURCE / "data/reference/indicators.csv", encoding="utf-8", newline="") as file:
        for indicator in csv.DictReader(file):
            name = f"`{indicator['id']}`, {indicator['nation']}"
            row = rows.get(name)
            expect(row, f"{name} is not in the data log")
            if row:
                expect(row[1] == indicator["publisher"], f"{name}: {row[1]}, not {indicator['publisher']}")
                expect(row[2] == indicator["period"], f"{name}: {row[2]}, not {indicator['period']}")


def check_names():
    for name in re.findall(r"`((?:tests|data|docs)/[^`]*\.\w+)`", TEXT):
        expect((SOURCE / name).is_file(), f"there is no {name}")
    for row in rows_of(section("Verification")):
        files, tests = re.findall(r"`(tests/[^`]*)`", row[1]), re.findall(r"^\*(.*)\*$", row[2])
        expect(files or row[1] == "file", f"no file: {row}")
        for test in tests:
            expect(f'TEST_CASE("{test}"' in (SOURCE / files[0]).read_text(encoding="utf-8"), f"there is no {test}")
    all_tests = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "tests").glob("**/*_test.cpp"))
    for test in [test for row in rows_of(section("Data log")) for test in re.findall(r"\*([^*]+)\*", row[5])]:
        expect(f'TEST_CASE("{test}"' in all_tests, f"there is no {test}")
    for name, heading in re.findall(r"\]\((\w+\.md)#([\w-]+)\)", TEXT):
        headings = re.findall(r"^#+ (.*)$", (SOURCE / "docs" / name).read_text(encoding="utf-8"), re.M)
        slugs = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}
        expect(heading in slugs, f"{name} has no heading {heading}")


def check_versions():
    version = run("--version").split()[1]
    expect(f"Version {version} of pairmodel" in TEXT, f"is not of version {version}")
    changes = (SOURCE / "docs/CHANGELOG.md").read_text(encoding="utf-8")
    expect(f"## [{version}]" in changes or f"What will be {version}" in changes, f"CHANGELOG.md: no {version}")
    expect(re.search(r"Review by \*\*\d+ \w+ 20\d\d\*\*", TEXT), "no day of review")
    for title in ("Scope and limits of use", "Assumptions log", "Data log", "Verification", "Validation",
                  "How to reproduce", "How to change a parameter set", "Roles and sign-off"):
        expect(f"\n## {title}" in TEXT, f"no section {title}")


check_versions()
check_assumptions()
check_data()
check_names()
print("\n".join(problems))
print(f"quality assurance: {len(problems)} problems")
sys.exit(1 if problems else 0)
