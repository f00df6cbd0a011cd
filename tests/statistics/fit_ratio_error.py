#!/usr/bin/env python3
"""Fits how far an adversity ratio may be off to the built-in areas (docs/uncertainty.md).

    fit_ratio_error.py            prints data/reference/ratio_error.json as it should be
    fit_ratio_error.py --check    1 where the file says anything else
    fit_ratio_error.py --show     what the fit rests on, for docs/uncertainty.md

Only base areas of England that have a value of their own, not their county's, of every indicator that counts by
itself. What is fitted:

- the logarithm of an area's indicator k is x = truth + kind + k's own; kinds of indicators ("kinds" in the
  file) are wrong together. Half the variance of the difference of two indicators is that of their own parts
  where the kind is the same, and of both parts where it is not (method of moments). Two indicators picked
  anyhow are of the same kind as often as those of the table: that gives their correlation;
- the variance of an area's indicators is a scaled F: moments of its logarithm (Smyth 2004, Statistical
  Applications in Genetics and Molecular Biology 3(1):3, "limma") give s0 and d0;
- the part that a region shares: components of variance, between and within regions, of how far each
  indicator is from the mean of the area.
"""
import argparse
import collections
import csv
import itertools
import json
import math
import pathlib
import statistics
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "reference"
FILE = DATA / "ratio_error.json"
NATION = "England"
DECIMALS = 3


def table(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def default_ids():
    return [i["id"] for i in table("indicators.csv") if i["nation"] == NATION and i["by_default"] == "yes"]


def log_ratios():
    """(region, {indicator: ln ratio}) of the areas that have all indicators. What they are compared with is the
    mean of the nation's base areas weighted by births, where a district may have its county's value."""
    rows = {row["area_code"]: row for row in table("areas.csv")}
    wider = collections.defaultdict(list)
    for member in table("memberships.csv"):
        wider[member["member_code"]].append(rows[member["area_code"]])
    compositions = {row["area_code"] for places in wider.values() for row in places}
    base = [row for code, row in rows.items() if row["country"] == NATION and code not in compositions]
    ids = default_ids()

    def place(row, area_type):
        return next((w for w in wider[row["area_code"]] if w["area_type"] == area_type), {})

    def births(row):
        return next((float(row[c]) for c in reversed(row) if c.startswith("live_births_") and row[c]), 0.0)

    def reference(i):
        known = [(births(row), row[i] or place(row, "county").get(i, "")) for row in base]
        known = [(weight, float(value)) for weight, value in known if value]
        return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)

    references = {i: reference(i) for i in ids}
    return [(place(row, "region")["area_code"], {i: math.log(float(row[i]) / references[i]) for i in ids})
            for row in base if all(row[i] and float(row[i]) > 0 for i in ids)]


def series(x, derivative):
    """Digamma, or trigamma where the derivative is asked for."""
    total = 0.0
    while x < 8:
        total += 1 / x**2 if derivative else -1 / x
        x += 1
    if derivative:
        return total + 1 / x + 1 / (2 * x**2) + (1 / 6 - (1 / 30 - 1 / 42 / x**2) / x**2) / x**3
    return total + math.log(x) - 1 / (2 * x) - (1 / 12 - (1 / 120 - 1 / 252 / x**2) / x**2) / x**2


def scaled_f(variances, freedom):
    """s0 and d0 of variances that are s0² times F with these and d0 degrees of freedom."""
    logs = [math.log(v) - series(freedom / 2, False) + math.log(freedom / 2) for v in variances]
    excess = statistics.variance(logs) - series(freedom / 2, True)
    low, high = 1e-3, 1e6
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if series(middle / 2, True) > excess else (low, middle)
    return math.exp(statistics.mean(logs) + series(low / 2, False) - math.log(low / 2)) ** 0.5, low


def correlation(areas, kinds):
    """Of the errors of two indicators picked anyhow."""
    same, other = [], []
    for i, j in itertools.combinations(kinds, 2):
        half = statistics.variance(logs[i] - logs[j] for _, logs in areas) / 2
        (same if kinds[i] == kinds[j] else other).append(half)
    own, both = statistics.mean(same), statistics.mean(other)
    return len(same) / (len(same) + len(other)) * (both - own) / both


def shared_in_region(areas, ids):
    means = {i: statistics.mean(logs[i] for _, logs in areas) for i in ids}
    regions = collections.defaultdict(list)
    for region, logs in areas:
        middle = statistics.mean(logs[i] - means[i] for i in ids)
        regions[region].append([logs[i] - means[i] - middle for i in ids])
    count = len(areas)
    size = (count - sum(len(r) ** 2 for r in regions.values()) / count) / (len(regions) - 1)
    between_all = within_all = 0.0
    for k in range(len(ids)):
        middles = {name: statistics.mean(a[k] for a in r) for name, r in regions.items()}
        within = sum((a[k] - middles[name]) ** 2 for name, r in regions.items() for a in r)
        between = sum(len(r) * middles[name] ** 2 for name, r in regions.items())
        within /= count - len(regions)
        between_all += (between / (len(regions) - 1) - within) / size
        within_all += within
    return between_all / (between_all + within_all)


def fit(file):
    areas = log_ratios()
    missing = {i["id"] for i in table("indicators.csv")} ^ set(file["kinds"])
    if missing:
        sys.exit(f"ratio_error.json, kinds: {', '.join(sorted(missing))}")
    ids = default_ids()
    kinds = {i: file["kinds"][i] for i in ids}
    deviation, freedom = scaled_f([statistics.variance(logs.values()) for _, logs in areas], len(ids) - 1)
    fitted = {
        "areas": len(areas),
        "indicator_deviation": deviation,
        "degrees_of_freedom": freedom,
        "correlation": correlation(areas, kinds),
        "between_areas": statistics.stdev(statistics.mean(logs.values()) for _, logs in areas),
        "shared_in_region": shared_in_region(areas, ids),
    }
    one = fitted["indicator_deviation"] / math.sqrt(1 - fitted["correlation"])
    if one > fitted["between_areas"]:
        sys.exit("one indicator would tell less than none")
    return {**file, **{k: round(v, DECIMALS) for k, v in fitted.items()}}


def show(file):
    areas = log_ratios()
    rho = file["correlation"]
    ids = default_ids()
    for n in range(1, len(ids) + 1):
        fits = [scaled_f([statistics.variance(logs[i] for i in some) for _, logs in areas], n - 1)
                for some in itertools.combinations(ids, n)] if n > 1 else []
        spread = math.sqrt(statistics.mean(s * s for s, _ in fits)) if fits else float("nan")
        error = file["indicator_deviation"] * math.sqrt(1 / n + rho / (1 - rho))
        print(f"n = {n}: c {(1 + (n - 1) * rho) / (1 - rho):.2f}; s0 by itself {spread:.3f}; "
              f"log-standard error {error:.3f}, {file['degrees_of_freedom'] + n - 1:.1f} degrees of freedom")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    file = json.loads(FILE.read_text(encoding="utf-8"))
    fitted = fit(file)
    if options.show:
        show(fitted)
    elif not options.check:
        print(json.dumps(fitted, indent=2, ensure_ascii=False))
    elif fitted != file:
        sys.exit("\n".join(f"ratio_error.json: {k} is {file.get(k)}, the fit gives {v}"
                           for k, v in fitted.items() if file.get(k) != v))


if __name__ == "__main__":
    main()
