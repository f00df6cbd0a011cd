#!/usr/bin/env python3
"""What --suppress-below withholds can be had from nothing.

usage: python3 tests/withheld.py PROGRAM [CASES [SEED]]

Property: two random inputs that differ only in what they say of withheld areas (births of any number below the limit,
and all columns beside) give the same bytes: standard output, standard error, exit code and every file, by every
command, format and option that takes areas.
Attacks: sums, differences of runs, parts of a sum and hashes, on tables whose secret numbers could be recognised.
What was tried stands in the last line but one; the last is "N passed, N failed", of cases and attacks.
"""

import csv
import hashlib
import io
import itertools
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

FORMATS = ["text", "markdown", "csv", "tsv", "json", "jsonl", "html", "latex", "xlsx"]
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent"}


def run(program, arguments, files):
    """Runs the program in a folder of its own; everything that it leaves to be seen."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        done = subprocess.run([program, *arguments], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=300, check=False)
        made = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.name not in files}
        return done.returncode, done.stdout, done.stderr, made


# --- random cases


def written(heading, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([heading, *rows])
    return text.getvalue()


NAMES = ["Ashby", "Barton", "Corby", "Derry Town", "Notes of Eel", "Foxton", "Gale", "Hythe", "Ilkley"]
# Built-in areas, wider ones among them: their births are known, and are looked at beside those of the table.
BUILT_IN = [("E08000037", "Gateshead"), ("E10000014", "Hampshire"), ("W06000015", "Cardiff"), ("E12000002", "North West"),
            ("N09000003", "Belfast"), ("E06000017", "Rutland"), ("S08000024", "Lothian"), ("E06000001", "Hartlepool"),
            ("E06000052, E06000053", "Cornwall and Isles of Scilly")]


class Case:
    """A table of areas of which some are withheld; `files(k)` are the k-th of its variants."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        r = self.random
        self.below = r.choice([2, 5, 10, 100, 2500])
        self.count = r.choice([1, 2, 3, 4, 6, 9])
        self.withheld = {i for i in range(self.count) if r.random() < 0.4} or {r.randrange(self.count)}
        self.years = r.choice([[], [], [2023, 2024], [2020, 2021, 2022, 2023, 2024], [2026, 2027, 2028]])
        self.codes = r.random() < 0.7
        self.built_in = r.random() < 0.4
        self.adversity = r.choice(["none", "ratio", "error", "indicators", "all"])
        self.bad_row = r.random() < 0.2
        self.total_row = r.random() < 0.05
        self.shown = {i: self.columns(i, False) for i in range(self.count) if i not in self.withheld}
        self.regions = [r.choice(["North", "South", ""]) for _ in range(self.count)]
        self.variants = [self.table(), self.table()]
        self.services = self.service_table()
        self.groups = self.group_table()
        self.observed = self.observed_table()

    def code(self, index):
        return BUILT_IN[index][0] if self.built_in else f"E0600090{index + 1}"

    def name(self, index):
        return BUILT_IN[index][1] if self.built_in else NAMES[index]

    def births(self, secret):
        r = self.random
        if secret:
            return r.choice([0, 1, self.below - 1, r.randrange(self.below), r.randrange(self.below)])
        return r.choice([self.below, self.below + r.randrange(20), r.randrange(self.below, 40 * self.below + 1000)])

    def columns(self, index, secret):
        r = self.random
        row = [self.births(secret) for _ in self.years or [0]]
        ratio = round(r.uniform(0.6, 1.9), r.choice([1, 3]))
        if self.adversity in ("ratio", "error", "all"):
            row.append(ratio)
        if self.adversity in ("error", "all"):
            row.append(round(ratio * r.uniform(0.01, 0.2), 4))
        if self.adversity in ("indicators", "all"):
            row += [r.choice(["", round(r.uniform(5, 45), 1)]), round(r.uniform(1, 9), 1)]
        return [*row, r.choice(["urban", "rural", "10 clinics", ""])]

    def heading(self):
        names = [f"live_births_{y}" for y in self.years] or ["live_births"]
        if self.adversity in ("ratio", "error", "all"):
            names.append("adversity_ratio")
        if self.adversity in ("error", "all"):
            names.append("adversity_ratio_se")
        if self.adversity in ("indicators", "all"):
            names += ["child_poverty", "claimants"]
        return [*(["area_code"] if self.codes else []), "area_name", "region", *names, "kind"]

    def table(self):
        rows = []
        for i in range(self.count):
            row = self.shown[i] if i in self.shown else self.columns(i, True)
            rows.append([*([self.code(i)] if self.codes else []), self.name(i), self.regions[i], *row])
        width = len(self.heading())
        if self.bad_row:
            rows.insert(1, [*(["E06000991"] if self.codes else []), "Bad", "North"] + ["many"] * (width - 2 - self.codes))
        return written(self.heading(), rows)

    def service_table(self):
        r = self.random
        rows = [["Team", r.choice(["targeted", "specialist"]), r.randrange(5, 400), r.choice(["", 3.5])],
                ["Visits", "universal", r.randrange(5, 4000), ""]]
        if not self.codes:
            return written(["service", "level", "families_per_year", "wte"], rows)
        codes = [self.code(i) for i in range(self.count)]
        rows = [[*row, r.choice(["", *codes])] for row in rows * 2]
        for k, row in enumerate(rows):
            row[0] += f" {k}"
        return written(["service", "level", "families_per_year", "wte", "area_code"], rows)

    def group_table(self):
        """Numbers of withheld areas, and those below the limit, differ; whether an area has a number does not."""
        r = self.random
        has = {(i, g): r.random() < 0.7 for i in range(self.count) for g in ("looked_after", "maternal_depression")}
        fixed = {key: r.randrange(self.below) if r.random() < 0.3 else self.below for key in has}
        texts = []
        for _ in range(2):
            rows = []
            for (i, group), known in has.items():
                if not known:
                    continue
                number = fixed[i, group]
                if i in self.withheld or number < self.below:
                    number = r.randrange(self.below)
                rows.append([self.code(i) if self.codes else self.name(i), group, number])
            texts.append(written(["area_code", "group", "babies"], rows))
        return texts

    def observed_table(self):
        """Counts of families: those of withheld areas and those below the limit differ."""
        r = self.random
        has = {(i, level): r.random() < 0.7 for i in range(self.count) for level in ("all", "targeted", "specialist")}
        fixed = {key: r.randrange(self.below) if r.random() < 0.3 else self.below for key in has}
        year = {key: r.choice(["", "2023/24", *(self.years or [2024])]) for key in has}
        texts = []
        for _ in range(2):
            rows = []
            for (i, level), known in has.items():
                if not known:
                    continue
                number = fixed[i, level]
                if i in self.withheld or number < self.below:
                    number = r.randrange(self.below)
                rows.append([self.code(i) if self.codes else self.name(i), level, number, year[i, level]])
            texts.append(written(["area_code", "level", "families", "year"], rows))
        return texts

    def files(self, k):
        scenarios = ('{"scenarios": [{"name": "more", "unreached_to": 0.5}, '
                     '{"name": "fewer", "births_growth": "-2%"}]}')
        return {"areas.csv": self.variants[k], "services.csv": self.services, "groups.csv": self.groups[k],
                "observed.csv": self.observed[k],
                "scenarios.json": scenarios}

    def options(self, *names):
        """Some of the options, by chance."""
        r = self.random
        known = {
            "where": ["--where", f"region={r.choice(self.regions)}"],
            "total": ["--total"], "by": ["--total-by", "region"],
            "draws": ["--draws", r.choice(["100", "150"])], "auto": ["--draws", "auto", "--round", "10"] if self.below <= 10 else [],
            "errors": ["--draws", "100", "--monte-carlo-error"],
            "poisson": ["--draws", "100", "--births-variation", "poisson", "--seed", "7"],
            "wide": ["--shape", "wide"], "round": ["--round", r.choice(["1", "5", "10"])],
            "two": ["--cohort", "under-two"], "given": ["--adversity", "1.2"], "odds": ["--scale", "odds"],
            "combine": ["--combine", "arithmetic"], "elasticity": ["--elasticity", "0.7"],
            "shard": ["--shard", r.choice(["1/2", "2/2"])], "strict": ["--strict"], "observed": ["--observed", "observed.csv"],
            "team": ["--team", "caseload=10,weeks=20,cost_per_wte=60000,budget=200000"],
            "group": ["--group", "groups.csv"], "quiet": ["-q"],
            "date": ["--date", "2026-01-01"], "skip": ["--on-bad-row=skip"], "skip_always": ["--on-bad-row=skip"],
        }
        chosen = []
        for name in names:
            if r.random() < 0.35 and not set(known[name]) & set(chosen) & {"--draws", "--total-by", "--round"}:
                chosen += known[name]
        if "--shard" in chosen:
            chosen = [o for o in chosen if o not in ("--total", "--total-by", "region")]
        if "under-two" in chosen and "--observed" in chosen and r.random() < 0.8:
            chosen = [o for o in chosen if o not in ("--observed", "observed.csv")]
        if "--on-bad-row=skip" not in chosen and self.bad_row and "skip" in names and r.random() < 0.8:
            chosen.append("--on-bad-row=skip")
        return chosen

    def year(self):
        return ["--births-year", str(self.random.choice(self.years))] if self.years and self.random.random() < 0.3 else []

    def plan(self):
        r = self.random
        return ["--from", "2026", "--to", "2028",
                *r.choice([[], ["--births-trend"], ["--births-growth", "-1%"], ["--births-growth", "-30%"]]),
                *r.choice([["--unreached-to", "50%"], ["--scenarios", "scenarios.json"]])]

    def of_one(self):
        """What leaves one area, mostly one that is not withheld."""
        shown = sorted(self.shown) if self.random.random() < 0.9 else []
        return ["--where", f"area_name={self.name(self.random.choice(shown or range(self.count)))}"]

    def command(self):
        r = self.random
        model = ["where", "given", "odds", "combine", "elasticity", "round", "date", "quiet", "strict", "observed"]
        below = ["--suppress-below", str(self.below)]
        kind = r.choice(["estimate"] * 3 + ["plan"] * 2 + ["gap", "groups", "sensitivity", "explain", "equity", "report", "report"])
        table = ["areas.csv", *self.year(), *below]
        if kind == "estimate":
            return ["estimate", *table, *self.options("total", "by", "draws", "auto", "errors", "poisson", "wide",
                                                      "two", "shard", "skip", *model)]
        if kind == "plan":
            return ["plan", *table, *self.plan(), *self.options("total", "by", "draws", "two", "team", *model)]
        if kind == "gap":
            return ["gap", "services.csv", *table, *self.options("draws", "auto", "team", "group", *model)]
        if kind == "groups":
            return ["groups", *table, "--group", "groups.csv", *self.options(*model[:-1])]
        if kind == "equity":
            group = r.choice([[], ["--group-by", "region"], ["--group-by", "kind"], ["--group-by", "decile"]])
            rows = r.choice([table, ["--area", "Gateshead", "--neighbourhoods", "areas.csv", *below]])
            reach = r.choice([[], ["--reach-ratio", "0.8"]])
            two = self.options("two", "given") if rows is table else []
            return ["equity", *rows, *group, *reach, *two, *self.options("draws", "auto", "odds", "combine", "elasticity", "round")]
        if kind == "sensitivity":
            return ["sensitivity", *table, *self.of_one(), *self.options("draws", *model[:-1])]
        if kind == "explain":
            return ["explain", *table, *self.of_one(), *self.options("two", "skip", *model[:-1])]
        chart = ["--chart", r.choice(["ranking", "levels", "sensitivity", "plan-demand"])] if r.random() < 0.2 else []
        services = ["--services", "services.csv"] if r.random() < 0.5 else []
        two = self.options("two") if not services else []
        return ["report", *table, *chart, *(self.plan() if r.random() < 0.6 else []), *services, *two,
                *self.options("draws", "team", "group", *model)]

    def formatted(self, command):
        r = self.random
        endings = {"markdown": "md", "latex": "tex", "text": "txt"}
        if command[0] == "report":
            if "--chart" in command:
                return [*command, "-o", "out.svg"]
            return [*command, "-o", r.choice(["out.html", "out.html", "out.xlsx"])]
        chosen = r.choice(FORMATS)
        if command[0] == "estimate" and chosen in ("csv", "tsv") and "wide" not in command and r.random() < 0.4:
            command = [*command, "--only", r.choice(["area_name,measure,low,high", "central,marker,area_code"])]
        if r.random() < 0.5:
            return [*command, "--format", chosen]
        return [*command, "-o", f"out.{endings.get(chosen, chosen)}"]

    def own_area(self):
        """Two commands for one area given by its births."""
        r = self.random
        kind = r.choice(["estimate", "report", "plan", "sensitivity", "gap", "groups", "explain"])
        more = {"estimate": self.options("draws", "total", "two"), "report": ["-o", r.choice(["out.html", "out.xlsx"])],
                "plan": self.plan()[:4], "gap": [], "groups": ["--group", "looked_after=0"]}.get(kind, [])
        form = [] if kind == "report" else ["--format", r.choice(FORMATS)]
        by_year = kind == "plan" and r.random() < 0.5
        commands = []
        ratios = [r.choice(["1.2", "0.9"]) for _ in range(2)]
        for k in range(2):
            births = [str(r.randrange(self.below)) for _ in range(3)]
            given = ["--births-by-year", ",".join(f"{2026 + y}={b}" for y, b in enumerate(births))] if by_year else []
            first = ["gap", "services.csv"] if kind == "gap" else [kind]
            commands.append([*first, "--births", str(self.births(True)), "--adversity", ratios[k], "--name", "Ashby",
                             *given, "--suppress-below", str(self.below), *more, *form])
        return commands


    def own_counts(self):
        """Two commands for one area with small numbers of families and of a group in them."""
        r = self.random
        kind = r.choice(["estimate", "report", "plan", "gap"])
        first = ["gap", "services.csv"] if kind == "gap" else [kind]
        more = {"plan": self.plan()[:4], "report": ["-o", r.choice(["out.html", "out.xlsx"])]}.get(kind, [])
        more += [] if kind == "report" else ["--format", r.choice(FORMATS)]
        levels = r.choice([["families"], ["targeted", "specialist"]])
        below = min(self.below, 10)
        commands = []
        for _ in range(2):
            seen = ",".join(f"{level}={r.randrange(below)}" for level in levels)
            group = ["--group", f"looked_after={r.randrange(below)}"] if kind in ("gap", "report") else []
            commands.append([*first, "--area", "Gateshead", "--observed", f"{seen},years=1", *group,
                             "--suppress-below", str(below), *more])
        return commands


def check_case(program, seed):
    """What differs in a case; how many pairs of runs there were, and how many that had an answer."""
    case = Case(seed)
    pairs = []
    for _ in range(4):
        command = case.formatted(case.command())
        pairs.append((command, command))
    pairs.append(tuple(case.own_area()))
    pairs.append(tuple(case.own_counts()))
    problems = []
    answered = 0
    for pair in pairs:
        first, second = (run(program, pair[k], case.files(k)) for k in range(2))
        answered += first[0] == 0
        if first[0] not in (0, 2, 3, 4):
            problems.append(f"seed {seed}: exit code {first[0]}: {' '.join(pair[0])}\n{first[2].decode()}")
        if first != second:
            problems.append(f"seed {seed}: differs: {' '.join(pair[0])}\n{difference(first, second)}\n"
                            f"{case.variants[0]}\n{case.variants[1]}")
    return problems, len(pairs), answered


def difference(one, other):
    texts = [[f"exit code {o[0]}", *o[1].decode(errors="replace").splitlines(), *o[2].decode(errors="replace").splitlines(),
              *itertools.chain.from_iterable(b.decode(errors="replace").splitlines() for b in o[3].values())]
             for o in (one, other)]
    for a, b in itertools.zip_longest(*texts):
        if a != b:
            return f"  {str(a)[:400]}\n  {str(b)[:400]}"
    return "  bytes"


# --- attacks

# Numbers that nothing else here comes to, by whatever sum or difference.
SECRETS = {"Ashby": 7919, "Corby": 6007}
SHOWN = {"Barton": 20011, "Derry": 40009, "Foxton": 80021}
LIMIT = 10000


def attacked_table(secrets):
    rows = []
    for k, name in enumerate(["Ashby", "Barton", "Corby", "Derry", "Foxton"]):
        births = {**secrets, **SHOWN}[name]
        rows.append([f"E0600090{k + 1}", name, "North" if k < 3 else "South",
                     *(births + 13 * y if name in SHOWN else births for y in range(5)),
                     1.371 if name in SECRETS else 1.1])
    return written(["area_code", "area_name", "region", *(f"live_births_{y}" for y in range(2020, 2025)),
                    "adversity_ratio"], rows)


def readable(outcome):
    """All text that a run leaves, also that in workbooks."""
    import zipfile
    text = outcome[1].decode(errors="replace") + outcome[2].decode(errors="replace")
    for name, data in outcome[3].items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                text += "\n".join(book.read(part).decode() for part in book.namelist())
        else:
            text += data.decode(errors="replace")
    return text


def numbers_of(text):
    return {float(n.replace(",", "")) for n in re.findall(r"(?<![\w.#-])\d[\d,]*(?:\.\d+)?", text)
            if n.replace(",", "").replace(".", "")}


def attacked_runs(program):
    files = {"areas.csv": attacked_table(SECRETS), "services.csv": "service,level,families_per_year\nTeam,targeted,30\n"}
    years = ["--from", "2026", "--to", "2028"]
    runs = {}
    for number, command in enumerate([
            ["estimate", "areas.csv", "--total"], ["estimate", "areas.csv", "--total-by", "region", "--total"],
            ["estimate", "areas.csv", "--births-year", "2020", "--total"],
            ["estimate", "areas.csv", "--cohort", "under-two", "--total"],
            ["estimate", "areas.csv", "--draws", "100", "--total"],
            ["plan", "areas.csv", *years, "--births-trend", "--total"],
            ["plan", "areas.csv", *years, "--births-growth", "-1%", "--total"],
            ["sensitivity", "areas.csv"], ["gap", "services.csv", "areas.csv"]]):
        for form in ["json", "csv", "text"]:
            runs[f"{' '.join(command)} {form}", number] = run(
                program, [*command, "--suppress-below", str(LIMIT), "--format", form], files)
    for ending in ["html", "xlsx"]:
        command = ["report", "areas.csv", *years, "--births-trend", "--suppress-below", str(LIMIT), "-o", f"out.{ending}"]
        runs[" ".join(command), -1] = run(program, command, files)
    return {name[0]: outcome for name, outcome in runs.items()}


def check_numbers(runs):
    """No secret number stands anywhere, nor is the sum or difference of two numbers of births."""
    problems = []
    births = {0.0}
    for name, outcome in runs.items():
        if outcome[0] != 0:
            problems.append(f"{name}: exit code {outcome[0]}: {outcome[2].decode()}")
        text = readable(outcome)
        for secret in SECRETS.values():
            for form in (str(secret), f"{secret:,}"):
                if re.search(rf"(?<!\d){form}(?!\d)", text):
                    problems.append(f"{name}: {form} stands there")
        if "1.371" in text or "37 %" in text:
            problems.append(f"{name}: a withheld ratio stands there")
        if name.endswith((" csv", " json")):
            births |= {n for n in numbers_of(text) if n == int(n) and n > LIMIT}
    wanted = {*SECRETS.values(), sum(SECRETS.values()), *(2 * s for s in SECRETS.values())}
    for a, b in itertools.combinations(sorted(births), 2):
        if b - a in wanted:
            problems.append(f"{b:.0f} - {a:.0f} is a withheld number")
    return problems, len(births)


def check_totals(program):
    """Every total is the sum of the rows that are shown, and the table without withheld rows gives the same figures."""
    problems = []
    text = attacked_table(SECRETS)
    without = "".join(line + "\n" for line in text.splitlines() if not any(f",{name}," in line for name in SECRETS))
    arguments = ["--total", "--suppress-below", str(LIMIT), "--draws", "100", "--format", "csv"]
    tables = []
    for table in (text, without):
        code, out, err, _ = run(program, ["estimate", "areas.csv", *arguments], {"areas.csv": table})
        if code != 0:
            problems.append(err.decode())
        rows = list(csv.DictReader(io.StringIO(out.decode())))
        tables.append([{k: v for k, v in row.items() if k not in ("area_name", "notes")} for row in rows if row["marker"] != "c"])
    if tables[0] != tables[1]:
        problems.append("what is shown depends on the withheld rows")
    total = next(row for row in tables[0] if row["area_code"] == "TOTAL")
    if float(total["live_births"]) != sum(b + 13 * 4 for b in SHOWN.values()):
        problems.append(f"the total is {total['live_births']}")
    return problems


def check_hashes(program):
    """Every number below the limit is tried; whatever digits stand anywhere are no hash of what comes of it."""
    below = 60
    heading = "area_name,live_births,adversity_ratio\n"
    table = heading + "Ashby,37,1.2\nBarton,900,1\n"
    groups = "area_name,group,babies\nBarton,looked_after,37\n"
    problems = []
    for command in (["estimate", "areas.csv", "--total"], ["sensitivity", "areas.csv"],
                    ["groups", "areas.csv", "--group", "groups.csv"], ["report", "areas.csv", "-o", "out.html"],
                    ["report", "areas.csv", "-o", "out.xlsx"], ["estimate", "areas.csv", "-o", "out.csv"],
                    ["plan", "areas.csv", "--from", "2026", "--to", "2027", "-o", "out.csv"]):
        form = [] if "-o" in command else ["--format", "json"]
        outcome = run(program, [*command, "--suppress-below", str(below), *form], {"areas.csv": table, "groups.csv": groups})
        if outcome[0] != 0:
            problems.append(f"{' '.join(command)}: {outcome[2].decode()}")
        digits = set(re.findall(r"[0-9a-f]{8,64}", readable(outcome)))
        for number in range(below):
            for guess in (table.replace("37", str(number)), groups.replace("37", str(number)), f"{number}", f"{number}\n"):
                for kind in (hashlib.sha256, hashlib.sha1, hashlib.md5):
                    value = kind(guess.encode()).hexdigest()
                    if any(value.startswith(d) for d in digits if len(d) >= 8):
                        problems.append(f"{' '.join(command)}: a hash tells {number}")
    return problems


def check_builtin(program):
    """A place less its districts leaves nothing: what is withheld in one run is not in the other."""
    problems = []
    for place in ("North East", "Wales", "South West"):
        def births(*arguments):
            code, out, err, _ = run(program, ["estimate", *arguments, "--suppress-below", "1500", "--format", "csv"], {})
            if code != 0:
                problems.append(f"{place}: {err.decode()}")
            return {r["area_code"]: r["live_births"] for r in csv.DictReader(io.StringIO(out.decode()))}
        parts = births("--tier", "upper", "--within", place, "--total")
        whole = births("--area", place)
        if list(whole.values()) != [parts["TOTAL"]]:
            problems.append(f"{place}: {whole} less {parts['TOTAL']} tells what is withheld")
    return problems


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    program = str(pathlib.Path(sys.argv[1]).resolve())
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 150
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    problems = []
    pairs = answered = failed = 0
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for found, ran, good in pool.map(lambda seed: check_case(program, seed), range(first, first + cases)):
            pairs += ran
            answered += good
            failed += bool(found)
            problems += found
    found, births = check_numbers(attacked_runs(program))
    attacks = [found, check_totals(program), check_hashes(program), check_builtin(program)]
    if births < 10:
        attacks.append([f"only {births} numbers of births to subtract"])
    if answered * 2 < pairs:
        attacks.append([f"only {answered} of {pairs} commands had an answer"])
    for found in attacks:
        failed += bool(found)
        problems += found
    for text in problems[:20]:
        print(text)
    print(f"withheld: {cases} cases, {pairs} pairs of runs ({answered} with figures), {len(attacks)} attacks")
    print(f"{cases + len(attacks) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
