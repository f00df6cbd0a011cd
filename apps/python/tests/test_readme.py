"""The examples of the README run as they stand there."""

import pathlib
import re

import pandas as pd
import pairmodel as pm


def examples():
    text = (pathlib.Path(__file__).parents[1] / "README.md").read_text()
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in blocks if "pm." in block]


def test_examples_run(capsys):
    first, wrong = examples()
    names = {}
    exec(first, names)
    assert list(names["figures"].area_name.unique()) == ["Here", "There", "Total"]
    assert "Gateshead" in capsys.readouterr().out
    exec(wrong, {"pm": pm, "pd": pd})
    assert capsys.readouterr().out == '0 live_births a whole number "3,2l0" \n'
