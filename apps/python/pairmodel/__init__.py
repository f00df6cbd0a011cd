"""From live births and deprivation to the babies who need, come for, and miss parent-infant relationship support.

    import pairmodel as pm

    pm.estimate(["Gateshead", "Leeds"]).to_pandas()
    pm.estimate(df, draws=1000)
    pm.report("Gateshead", "gateshead.html")

Areas are a data frame, a file, or names of built-in areas; or a keyword says which: `tier="upper"`, `births=1834`.
Tables of `services`, of a `group` and of families seen (`observed`) may be data frames as well.
Keywords are the options of the command line (`pairmodel help estimate`), with underscores: `births_year=2023`. Lists
and mappings are lists and mappings: `indicators=["imd", "ace"]`, `weights={"imd": 2}`. `pm.keywords("estimate")` lists
them. Every figure is that of the command line, to the last bit.
"""

from __future__ import annotations

import os
from typing import Any

from . import _core
from ._options import ask as _ask
from .errors import Error, FileError, InputError, Issue, ModelError, Problem, RequestError, keyword_of
from .result import Column, Note, Result, Table

__version__: str = _core.version

__all__ = [
    "Column",
    "Error",
    "FileError",
    "InputError",
    "Issue",
    "ModelError",
    "Note",
    "Problem",
    "RequestError",
    "Result",
    "Table",
    "areas",
    "check",
    "estimate",
    "explain",
    "gap",
    "groups",
    "keywords",
    "plan",
    "report",
    "sensitivity",
]


def _with(name: str, value: Any, options: dict[str, Any]) -> dict[str, Any]:
    """What was given by its place, among what was given by its name."""
    if value is not None and options.get(name) is not None:
        raise RequestError(f"{name} is given twice: in the first place, and as {name}=")
    return options if value is None else {name: value, **options}


def estimate(areas: Any = None, /, **options: Any) -> Result:
    """Need, demand and missed by level of care, for one area or many.

    >>> pm.estimate(df, draws=1000, total=True).to_pandas()
    """
    return Result(_ask("estimate", areas, options))


def explain(areas: Any = None, /, **options: Any) -> Result:
    """One area step by step: every figure with its formula, source and page."""
    return Result(_ask("explain", areas, options))


def plan(areas: Any = None, /, **options: Any) -> Result:
    """The coming years, as births change and outreach improves.

    `from_` is the first year, as `from` is a word of Python's own.

    >>> pm.plan("Gateshead", from_=2026, to=2031, unreached_to="50%").to_pandas()
    """
    return Result(_ask("plan", areas, options))


def gap(services: Any = None, areas: Any = None, /, **options: Any) -> Result:
    """Local services, a data frame or a file, beside modelled demand and need; a team or groups without them."""
    return Result(_ask("gap", areas, _with("services", services, options)))


def groups(areas: Any = None, /, **options: Any) -> Result:
    """Babies with a disorganised attachment within known vulnerable groups.

    >>> pm.groups("Gateshead", group={"domestic_violence": 120, "looked_after": 15}).to_pandas()
    """
    return Result(_ask("groups", areas, options))


def sensitivity(areas: Any = None, /, **options: Any) -> Result:
    """Which assumption moves the answer most."""
    return Result(_ask("sensitivity", areas, options))


def report(
    areas: Any = None, path: str | os.PathLike[str] | None = None, /, *, force: bool = False, **options: Any
) -> Result:
    """A report for a needs assessment, written to `path`: a page (.html), Word file (.docx) or workbook (.xlsx)."""
    result = Result(_ask("report", areas, options))
    if path is not None:
        result.write(path, force=force)
    return result


def areas(query: str | None = None, /, **options: Any) -> Result:
    """Built-in areas, all or those whose name has `query`: their births and adversity. `show`: one of them in full.

    Its table can be asked about again: `pm.estimate(pm.areas("north").to_pandas())`.
    """
    return Result(_ask("areas", None, _with("query", query, options)))


def check(areas: Any, /, **options: Any) -> Result:
    """Every problem of a table of areas, as rows; nothing is computed, and a bad table is no error."""
    return Result(_ask("check", areas, options))


def keywords(command: str) -> list[str]:
    """The keywords of a function: `pm.keywords("estimate")`."""
    return [keyword_of(name) for name in _core.options_of(command) if name != "input"]
