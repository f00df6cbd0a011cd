"""Keywords as the texts that the command line would have."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from . import _core
from ._frames import columns_of, is_frame, is_missing, is_table
from .errors import RequestError, valid_text

Options = list[tuple[str, list[str]]]

#: Endings of files that hold a table, perhaps one of several; other texts that name no file are names of areas.
_TABLE = re.compile(r"\.(csv|tsv|txt|xlsx?|xlsm|xlsb|ods|zip|gz|json|parquet|feather|arrow)(:[^/]*)?$", re.IGNORECASE)


#: Options that may be a table in memory, as well as a file.
_TABLES = ("services", "group", "observed")


def _text(value: Any) -> str:
    if isinstance(value, np.datetime64):
        value = value.astype("M8[us]")
    if isinstance(value, np.floating) and value.dtype.itemsize < 8:
        value = float(str(value))  # 1.2 of 32 bits is 1.2, as it prints, as in a column
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.datetime) and (value.tzinfo is not None or value.time() != datetime.time()):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, os.PathLike):
        return valid_text(os.fsdecode(value))
    return valid_text(str(value))


def _refused(name: str, problem: str, hint: str) -> RequestError:
    option = "--" + name.rstrip("_").replace("_", "-")
    return RequestError(f"{option}: {problem}\n  hint: {hint}", [(option, problem, hint)])


def _values(value: Any) -> list[Any]:
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        return [value]
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return [value.item()]
    return list(value)


def _texts(name: str, value: Any) -> list[str]:
    """One value or several; of a mapping "key=value", once for each value of the key."""
    if is_table(value):
        raise _refused(name, "a data frame cannot be given here", f"one can as {', '.join(_TABLES)}, and first for areas")
    pairs = value.items() if isinstance(value, Mapping) else [("", value)]
    texts = []
    for key, some in pairs:
        several = _values(some)
        if isinstance(value, Mapping) and not several:
            raise _refused(name, f"{_text(key)} has no value", "leave it out, or give one")
        for one in several:
            if is_missing(one):
                raise _refused(name, f"value {len(texts) + 1} is missing", "leave it out, or give it")
            if isinstance(one, Mapping):
                raise _refused(name, "expected a text or a number, found a mapping", "rows: pandas.DataFrame(rows)")
            texts.append(f"{_text(key)}={_text(one)}" if isinstance(value, Mapping) else _text(one))
    return texts


def options_of(keywords: Mapping[str, Any]) -> Options:
    """All keywords but those that are None, or tables in memory."""
    given = {name: value for name, value in keywords.items() if value is not None}
    return [(name, _texts(name, value)) for name, value in given.items() if not _is_given_table(name, value)]


def _is_given_table(name: str, value: Any) -> bool:
    return name in _TABLES and is_table(value)


def _is_file(text: str) -> bool:
    return _TABLE.search(text) is not None or os.path.sep in text or os.path.isfile(text)


def ask(command: str, areas: Any, keywords: Mapping[str, Any]) -> _core.Answer:
    """Asks the library. `areas`: a data frame, a file, or names of built-in areas."""
    if "areas" in keywords:
        before = "None, " if command == "gap" else ""  # where a file of services would stand
        raise _refused("areas", "areas come first, without a name", f"pairmodel.{command}({before}areas, …)")
    options = options_of(keywords)
    frames = {name: columns_of(value) for name, value in keywords.items() if _is_given_table(name, value)}
    if areas is None:
        pass
    elif is_frame(areas):
        frames["input"] = columns_of(areas)
    elif isinstance(areas, os.PathLike) or (isinstance(areas, str) and _is_file(areas)):
        options.append(("input", [os.fspath(areas)]))
    else:
        options.append(("area", _names(areas)))
    try:
        return _core.ask(command, options, frames)
    except UnicodeError as error:
        raise RequestError(f"a text of the table is not valid: {error}") from error


def _names(areas: Any) -> list[str]:
    names = _texts("area", areas)
    if not isinstance(areas, str) and (file := next(filter(_TABLE.search, names), None)):
        raise _refused("area", f"{file} is a file, among names of areas", "one table at a time, or names alone")
    if not isinstance(areas, str) and any(not isinstance(one, (str, bytes)) for one in _values(areas)):
        kind = type(areas).__name__
        raise _refused("area", f"expected names of areas, found values of {kind}", "or a data frame, or a file")
    if hasattr(areas, "read"):
        raise _refused("area", "expected names of areas, found an open file", "give its path")
    return names
