#!/usr/bin/env python3
"""Fits how far births stray from a trend to the built-in years, and looks back (docs/planning.md).

    fit_births_trend.py            prints data/reference/births_trend.json as it should be
    fit_births_trend.py --check    1 where the file says anything else

A trend is the straight line through the logarithm of an area's births, by least squares. It is the nation's
line and the line of the area's part in the nation's births; what is left of each is pooled, over nations and
over areas. What chance alone does to an area's births, 1 ÷ births, is taken off the second.

The back-test predicts the last year from the years before: by the trend, and with births as they were in
the year before. Errors are absolute, as shares of what came.
"""
import csv
import json
import math
import pathlib
import statistics
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "reference"
FILE = DATA / "births_trend.json"
DECIMALS = 4
YEARS = 4
NORMAL = 1.96


class Line:
    def __init__(self, years, values):
        n = len(years)
        self.years = n
        self.middle = statistics.mean(years)
        self.level = statistics.mean(values)
        self.squares = sum((y - self.middle) ** 2 for y in years)
        self.slope = sum((y - self.middle) * v for y, v in zip(years, values)) / self.squares
        self.residuals = sum((v - self.at(y)) ** 2 for y, v in zip(years, values))

    def at(self, year):
        return self.level + self.slope * (year - self.middle)

    def reach(self, year):
        """How many times as wide as one residual the error of a prediction is."""
        return math.sqrt(1 + 1 / self.years + (year - self.middle) ** 2 / self.squares)


def read():
    """The latest years; the base areas that have births of all of them, and their nations, the sums."""
    with open(DATA / "areas.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(DATA / "memberships.csv", newline="", encoding="utf-8") as file:
        wider = {row["area_code"] for row in csv.DictReader(file)}
    columns = [c for c in rows[0] if c.startswith("live_births_")][-YEARS:]
    years = [int(c[-4:]) for c in columns]
    areas = {row["area_code"]: [int(row[c]) for c in columns] for row in rows
             if row["area_code"] not in wider and all(row[c] for c in columns)}
    nations = {}
    for code, births in areas.items():
        nations[code[0]] = [a + b for a, b in zip(births, nations.get(code[0], [0] * YEARS))]
    return years, nations, areas


def logs(values):
    return [math.log(v) for v in values]


def deviations(years, nations, areas):
    freedom = len(years) - 2
    national = sum(Line(years, logs(b)).residuals for b in nations.values()) / freedom / len(nations)
    squares, chance = [], []
    for code, births in areas.items():
        whole = nations[code[0]]
        squares.append(Line(years, logs(b / w for b, w in zip(births, whole))).residuals / freedom)
        chance.append(statistics.mean(1 / b for b in births))
    local = statistics.mean(squares) - statistics.mean(chance)
    return math.sqrt(national), math.sqrt(max(local, 0))


def back_test(years, areas, national, local):
    trend, flat, held = [], [], 0
    for births in areas.values():
        line = Line(years[:-1], logs(births[:-1]))
        came = births[-1]
        trend.append(abs(math.exp(line.at(years[-1])) / came - 1))
        flat.append(abs(births[-2] / came - 1))
        error = math.sqrt(national**2 + local**2 + math.exp(-line.level)) * line.reach(years[-1])
        held += abs(line.at(years[-1]) - math.log(came)) <= NORMAL * error
    return {"from": years[0], "to": years[-2], "predicts": years[-1], "areas": len(areas),
            "trend": statistics.mean(trend), "flat": statistics.mean(flat), "held": held / len(areas)}


def fit(file):
    years, nations, areas = read()
    national, local = deviations(years, nations, areas)
    rounded = {k: round(v, DECIMALS) if isinstance(v, float) else v
               for k, v in back_test(years, areas, national, local).items()}
    return {**file, "areas": len(areas), "national_deviation": round(national, DECIMALS),
            "local_deviation": round(local, DECIMALS), "back_test": rounded}


def main():
    file = json.loads(FILE.read_text(encoding="utf-8"))
    fitted = fit(file)
    if "--check" not in sys.argv:
        print(json.dumps(fitted, indent=2, ensure_ascii=False))
    elif fitted != file:
        sys.exit("\n".join(f"births_trend.json: {k} is {file.get(k)}, the fit gives {v}"
                           for k, v in fitted.items() if file.get(k) != v))


if __name__ == "__main__":
    main()
