"""Every figure is that of the command line: the same bytes, and columns that print as its cells do."""

import csv
import io
import re

import pandas as pd
import pairmodel as pm
import pytest

TABLE = pd.DataFrame(
    {
        "area_name": [f"Area {i}" for i in range(300)],
        "live_births": [37 * i % 4001 + 3 for i in range(300)],
        "adversity_ratio": [None if i % 7 == 0 else 0.5 + (i * 13 % 100) / 90 for i in range(300)],
        "region": ["North" if i % 3 else "South" for i in range(300)],
    }
)
SERVICES = "service,level,families_per_year,area_code\nOurs,specialist,40,E08000037\nTheirs,targeted,,E08000037\n"

CASES = [
    ("estimate", ["areas.csv"], {}),
    ("estimate", ["areas.csv"], {"draws": 200, "total": True, "monte_carlo_error": True}),
    ("estimate", ["areas.csv"], {"total_by": "region", "shape": "wide", "suppress_below": 100}),
    ("estimate", [], {"tier": "upper", "within": "North East", "draws": 500, "seed": 7, "births_variation": "poisson"}),
    ("estimate", [], {"area": ["Gateshead", "Leeds"], "round": 5, "cohort": "under-two"}),
    ("estimate", ["areas.csv"], {"where": {"region": "South"}, "measures": "need,missed"}),
    ("explain", [], {"area": "Gateshead"}),
    ("plan", [], {"area": "Gateshead", "from_": 2026, "to": 2031, "unreached_to": 0.5, "draws": 200}),
    ("gap", ["services.csv"], {"area": "Gateshead"}),
    ("groups", [], {"area": "Gateshead", "group": {"domestic_violence": 120, "looked_after": 15}}),
    ("sensitivity", [], {"area": "Gateshead", "measure": "missed", "draws": 1000}),
    ("areas", [], {"tier": "upper"}),
    ("areas", [], {"show": "Gateshead"}),
]


def arguments_of(keywords):
    for name, value in keywords.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        for one in value if isinstance(value, list) else [f"{k}={n}" for k, n in value.items()] if isinstance(value, dict) else [value]:
            yield from [option] if one is True else [option, one]


@pytest.mark.parametrize("command,files,keywords", CASES)
def test_figures_are_those_of_the_program(program, tmp_path, monkeypatch, command, files, keywords):
    monkeypatch.chdir(tmp_path)
    TABLE.to_csv("areas.csv", index=False)
    (tmp_path / "services.csv").write_text(SERVICES)
    result = getattr(pm, command)(*files, **keywords)
    for file in ["p.csv", "p.json"]:
        result.write(file)
        program(command, *files, *arguments_of(keywords), "-o", "c" + file[1:])
        assert (tmp_path / file).read_bytes() == (tmp_path / ("c" + file[1:])).read_bytes()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "c.csv").read_text())))
    frame = result.to_pandas()
    assert list(frame.columns) == list(rows[0]) and len(frame) == len(rows)
    for name in frame.columns:
        for value, cell in zip(frame[name], [row[name] for row in rows]):
            shown = "" if pd.isna(value) else value if isinstance(value, str) else repr(float(value))
            assert shown == cell or float(shown) == float(cell), name


def test_a_frame_has_the_figures_of_its_file(program, tmp_path):
    TABLE.to_csv(tmp_path / "areas.csv", index=False)
    program("estimate", "areas.csv", "--draws", 300, "-o", "c.csv")
    pm.estimate(TABLE, draws=300).write(tmp_path / "p.csv")
    assert (tmp_path / "p.csv").read_bytes() == (tmp_path / "c.csv").read_bytes()


@pytest.mark.parametrize("command", ["estimate", "explain", "plan", "gap", "groups", "sensitivity", "report", "areas", "check"])
def test_keywords_are_the_options_of_the_program(program, command):
    """But for those of screens and files, which a package has not."""
    shown = program(command, "--help").decode()
    options = set(re.findall(r"^  (?:-\w,)?--([a-z-]+)", shown, re.MULTILINE))
    assert {"config", "force"} <= options
    others = {"help", "config", "format", "output", "force", "quiet", "no-color", "notes", "rejects", "delimiter", "only", "log"}
    others |= {"explain": {"shape"}, "report": {"chart", "charts"}, "gap": {"template", "observed-template"}, "check": {"services", "cells"}}.get(command, set())
    assert not options - others - {name.rstrip("_").replace("_", "-") for name in pm.keywords(command)}
