#!/usr/bin/env python3
"""Every hint that names a command or an option works when it is followed.

usage: python3 tests/hints.py PROGRAM [CASES]

Runs the commands that tests/texts/ keeps behind "$ ", the tables below, and the command.txt of every folder of CASES
(default: ../shared/cases/reading beside the project, where it is there). What an error or a note proposes is done, and
what comes of that again: in the end a command has to succeed, or an error has no hint that names an option. A hint
fails that leads to the error it stood under or to an earlier one, and so does one whose note is still there
afterwards. The last line is "N passed, N failed", of hints that were followed.
"""

import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEPS = 8
PLACEHOLDERS = {"COLUMN", "NAME", "VALUE", "N", "ID", "FILE", "TEXT"}

BIRTHS = "area_code,area_name,live_births\nE08000037,Gateshead,1834\nE08000021,Newcastle upon Tyne,2939\n"
CODES = [("E08000037", "Gateshead"), ("E08000021", "Newcastle upon Tyne")]


def table(heading, *rows):
    """Each row once for each area; # is a number of its own."""
    lines = ["area_code,area_name," + heading]
    for number, (code, name) in enumerate(CODES):
        lines += [f"{code},{name}," + row.replace("#", str(20 + number)) for row in rows]
    return "\n".join(lines) + "\n"


def indicator(text, name="imd", more=""):
    return {"files": {"births.csv": BIRTHS, "t.csv": text},
            "call": f"prepare --births births.csv --indicator {name}=t.csv {more}"}


TABLES = {
    "a score among ranks and deciles": indicator(table("average_rank,average_score,decile", "9,#.5,1")),
    "a rate among counts and intervals": indicator(
        table("count,denominator,rate_per_10000,lower_ci,upper_ci", "90,1000,#.5,18,30"), "looked_after"),
    "domains, each a row": indicator(
        table("domain,score", "Barriers,#.1", "Crime,1.1", "Education,2.1", "Employment,3.1", "Health,4.1", "Income,5.1",
              "Children,6.1", "Older People,7.1", "Index of Multiple Deprivation,#.9", "Living Environment,8.1")),
    "measures, each a row": indicator(table("measurement,value", "Decile,1", "Rank,40", "Score,#.5")),
    "sexes and ages": indicator(
        table("sex,age,value", "Male,0-4,#.1", "Male,All ages,#.2", "Persons,0-4,#.3", "Persons,All ages,#.4"),
        "low_birth_weight"),
    "periods with remarks": indicator(table("period_name,value,significance", "Year 2016,#.1,Worse",
                                            "Year 2017,#.2,Better"), "looked_after"),
    "numbers for periods": indicator(table("time,value,significance", "2016,#.1,Worse", "2017,#.2,Better"),
                                     "looked_after", "--period 1999"),
    "an empty value": indicator(table("kind,value", ",#.1", "All,#.2", "Part,#.3")),
    "quotation marks, line breaks and two spaces": indicator(
        table('"kind  of\nvalue",value', '"a ""part""",#.1', '"All  ""of\nthem""",#.2')),
    "columns of one name in two files": {
        "files": {"births.csv": BIRTHS, "t.csv": table("kind,value", "All,#.1", "Part,1"),
                  "u.csv": table("kind,value", "Persons,#.2", "Male,2")},
        "call": "prepare --births births.csv --indicator imd=t.csv --indicator looked_after=u.csv"},
    "births by the mother's age": {"files": {"t.csv": table("Under 20,20 to 44,All ages", "60,1770,18#")},
                                   "call": "prepare --births t.csv"},
    "births of several years": {"files": {"t.csv": table("2022,2023,2024", "18#,18#,18#")},
                                "call": "prepare --births t.csv"},
    "births of a year that is not there": {"files": {"t.csv": table("year,births", "2015,18#", "2016,18#")},
                                           "call": "prepare --births t.csv --year 1999"},
    "births, boys and girls": {"files": {"t.csv": table("sex,births", "Male,9#", "Female,9#", "Persons,18#")},
                               "call": "prepare --births t.csv"},
    "a misspelt pick": indicator(table("kind,value", "Rate,#.1", "Count,9"), more="--where kind=Rat"),
    "a misspelt column": {"files": {"births.csv": BIRTHS, "t.csv": table("rate_per_10000,count", "#.1,9")},
                          "call": "prepare --births births.csv --indicator looked_after=t.csv:rate_per_1000"},
    "a column that is not used": {"files": {"t.csv": table("live_births,imd_score", "1834,#.1")},
                                  "call": "estimate t.csv"},
    "an indicator of one's own": {"files": {"births.csv": BIRTHS, "t.csv": "area_code,ace\nE92000001,21.3\n" + "".join(
        f"{code},2{n}.5\n" for n, (code, _) in enumerate(CODES))},
        "call": "prepare --births births.csv --indicator ace=t.csv -o out.csv --force", "reads": "out.csv"},
    "columns of several years that are not used": {
        "files": {"t.csv": table("live_births,imd_2015,imd_2019,imd_decile", "1834,#.1,#.2,3")}, "call": "estimate t.csv"},
    "another heading": {"files": {"t.csv": table("Babies born", "1834")}, "call": "check t.csv"},
    "two areas for one": {"files": {}, "call": "estimate --area Gateshead,Leeds"},
    "a name that is misspelt": {"files": {}, "call": "estimate --area Gatehsead"},
}


def run(program, arguments, folder):
    done = subprocess.run([program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                          env={"PATH": "/usr/bin:/bin"}, check=False)
    return done.returncode, done.stderr.decode(errors="replace"), done.stdout.decode(errors="replace")


def problems(text):
    """(error, hint) pairs; lines of a hint that goes on are part of it."""
    found, error = [], ""
    for line in text.splitlines():
        if line.startswith("  hint: "):
            found.append([error, line[len("  hint: "):]])
        elif line.startswith("    ") and found:
            found[-1][1] += "\n" + line
        elif not line.startswith("note: "):
            error = line
            if found and not found[-1][0].endswith(line) and '"' in found[-1][1] and found[-1][1].count('"') % 2:
                found[-1][1] += "\n" + line  # a quoted value with a line break
    return found


def words(text):
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()


def without(call, option):
    rest, skip = [], False
    for word in call:
        if skip and not word.startswith("--"):
            skip = False
            continue
        skip = word == option
        if word != option and not word.startswith(option + "="):
            rest.append(word)
    return rest


def followed(call, error, hint):
    """The next command; None where the hint names neither a command nor an option that can be typed."""
    if match := re.search(r"name it behind the file: (.*)", hint, re.S):
        name = words(match[1])[0]
        file = name[:name.index(".csv:") + 4]
        if name.endswith(tuple(":" + p for p in PLACEHOLDERS)):
            return None
        return [re.sub(r"(^|=)" + re.escape(file) + r"(:.*)?$", lambda m: (m[1] or "") + name, w) for w in call]
    if match := re.search(r"leave (--[\w-]+)( or --[\w-]+)? out", hint) or re.search(r"without (--[\w-]+)()", hint):
        call = without(call, match[1])
        return without(call, match[2].split()[-1]) if match[2] else call
    if hint.startswith("repeat the option:"):
        areas = words(hint.split(":", 1)[1])
        names = {w for w in areas if not w.startswith("--")}
        return [w for w in without(call, "--area") if w not in names] + areas
    if (wrong := re.search(r"(--\S+): \w+ has no such option", error)) and (match := re.search(r"\"(--.*?)\"", hint)):
        return [re.sub("^" + re.escape(wrong[1]) + "(?==|$)", match[1], w) for w in call]
    if match := re.search(r"did you mean \"([^\"]*)\"", hint) or re.search(r"did you mean ([^(\n]*?)(?: \(|\?)", hint):
        wrong = re.findall(r"\"([^\"]*)\"", error)
        for word in wrong[::-1]:
            new = [w if w != word else match[1] for w in call]
            new = [re.sub(r"([=:])" + re.escape(word) + "$", lambda m: m[1] + match[1], w) for w in new]
            if new != call:
                return new
        return None
    if match := re.search(r"(?:^|see |: )pairmodel ([a-z]+(?: [^;]*)?)", hint):
        new = [w for w in words(match[1]) if w not in ("lists",)]
        return None if set(new) & PLACEHOLDERS or "names" in new else new
    if match := re.search(r"(--[\w-]+) (\"(?:[^\"\\]|\\.)*\"|[^\s,;]+)", hint, re.S):
        value = words(match[2])[0] if words(match[2]) else ""
        if any(p in re.split(r"\W+", value) for p in PLACEHOLDERS) or "…" in value:
            return None
        many = match[1] in ("--where", "--column", "--reference", "--area") and not hint.startswith("such as")
        return (call if many else without(call, match[1])) + [match[1], value]
    return None


def told(text):
    return [line[len("note: "):] for line in text.splitlines() if line.startswith("note: ")]


def follow_notes(program, call, err, folder, reads):
    """Notes of a command that succeeded: what they propose takes the note away."""
    results = []
    for note in told(err):
        match = re.search(r"(--column|--reference) (\"[^\"]*\"|\S+)", note)
        if not match or any(p in match[2] for p in PLACEHOLDERS):
            continue
        wanted = [match[1], words(match[2].rstrip(",.;"))[0]]
        new = ["estimate", reads, *wanted] if reads and wanted[0] == "--reference" else [*call, *wanted]
        code, after, _ = run(program, new, folder)
        doubted = "these are counts" in after or "same unit" in after
        results.append((note, new, "" if code == 0 and note not in told(after) and not doubted else after))
    return results


def follow(program, call, folder, reads=None):
    """(hint, command, what is wrong) of every hint on the way."""
    results, seen = [], set()
    for _ in range(STEPS):
        code, err, out = run(program, call, folder)
        if code == 0:
            return results + follow_notes(program, call, err, folder, reads)
        pairs = problems(err) or problems(out)
        if results and (err + out) in seen:
            hint, before, _ = results[-1]
            results[-1] = (hint, before, "leads back to: " + (err or out).splitlines()[0])
            return results
        seen.add(err + out)
        for error, hint in pairs:
            new = followed(call, error, hint)
            if new is not None and new != call:
                results.append((hint, new, ""))
                call = new
                break
        else:
            return results
    hint, before, _ = results[-1]
    results[-1] = (hint, before, f"no end after {STEPS} steps")
    return results


def kept_commands():
    for file in sorted((ROOT / "tests/texts").glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"(?:\|\s*|[^ |:]+: )\$ (.*)", line):
                yield f"{file.name}: {match[1]}", words(match[1])


def cases(folder):
    for case in sorted(p.parent for p in folder.glob("*/command.txt")):
        for line in (case / "command.txt").read_text(encoding="utf-8").splitlines():
            call = shlex.split(line.split(" #")[0].split(";")[0].split("|")[0], comments=True)
            if call[:1] == ["pairmodel"]:
                yield f"{case.name}: {line}", case, call[1:]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    given = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT.parent / "shared/cases/reading"
    followed_hints, failed = 0, 0

    def tell(name, results):
        nonlocal followed_hints, failed
        for hint, call, wrong in results:
            followed_hints += 1
            if wrong:
                failed += 1
                print(f"{name}\n  hint: {hint}\n  followed: {shlex.join(call)}\n  {wrong.strip()}")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in (ROOT / "data/examples").iterdir():
            if file.is_file():
                shutil.copy(file, folder)
        for file in ("a.csv", "areas.csv", "b.csv"):
            (folder / file).write_text(BIRTHS)
        for label, call in kept_commands():
            tell(label, follow(program, call, folder))
    for label, one in TABLES.items():
        with tempfile.TemporaryDirectory() as name:
            for file, text in one["files"].items():
                (pathlib.Path(name) / file).write_text(text, encoding="utf-8")
            tell(label, follow(program, shlex.split(one["call"]), name, one.get("reads")))
    for label, case, call in cases(given):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for file in case.iterdir():
                (folder / file.name).write_bytes(file.read_bytes())
            (folder / "data").symlink_to(ROOT / "data")
            tell(label, follow(program, call, folder))
    print(f"{followed_hints - failed} passed, {failed} failed")
    return 1 if failed or followed_hints == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
