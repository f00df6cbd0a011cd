"""Keywords as the texts that the command line would have."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from . import _core
from ._frames import columns_of, is_frame

Options = list[tuple[str, list[str]]]

#: Endings of files that hold a table; other texts that name no file are names of areas.
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".zip", ".gz")


def _text(value: Any) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return str(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{_text(key)}={_text(one)}" for key, one in value.items()]
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        return [_text(value)]
    return [_text(one) for one in value]


def options_of(keywords: Mapping[str, Any]) -> Options:
    """All keywords but those that are None."""
    return [(name, _texts(value)) for name, value in keywords.items() if value is not None]


def _is_file(text: str) -> bool:
    return text.lower().endswith(_TABLES) or os.path.sep in text or os.path.isfile(text)


def ask(command: str, areas: Any, keywords: Mapping[str, Any]) -> _core.Answer:
    """Asks the library. `areas`: a data frame, a file, or names of built-in areas."""
    options = options_of(keywords)
    frame = None
    if areas is None:
        pass
    elif is_frame(areas):
        frame = columns_of(areas)
    elif isinstance(areas, os.PathLike) or (isinstance(areas, str) and _is_file(areas)):
        options.append(("input", [os.fspath(areas)]))
    else:
        options.append(("area", _texts(areas)))
    return _core.ask(command, options, frame)
