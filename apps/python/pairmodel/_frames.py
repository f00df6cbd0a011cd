"""Data frames as columns of NumPy arrays, without a loop over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .errors import RequestError


def is_frame(value: Any) -> bool:
    """Whether it is a table: of pandas, a mapping of columns, or a structured array of NumPy."""
    return is_pandas(value) or isinstance(value, Mapping) or _is_structured(value)


def is_pandas(value: Any) -> bool:
    return hasattr(value, "columns") and hasattr(value, "items") and hasattr(value, "dtypes")


def is_missing(value: Any) -> bool:
    """None, a float or a date that is none, or NA of pandas, which equals nothing."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, (float, np.floating, np.datetime64, np.timedelta64)) and bool(value != value)


def _is_structured(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.names is not None


def _with_index(frame: Any) -> Any:
    """The index is a column where it has a name, or texts, which may be codes."""
    index = frame.index
    if all(name is None for name in index.names):
        texts = len(index) > 0 and (index.nlevels > 1 or getattr(index.dtype, "kind", "O") == "O")
        return frame.reset_index() if texts else frame
    known = [name for name in index.names if name in frame.columns]
    frame = frame.reset_index(level=known, drop=True) if known else frame
    return frame.reset_index() if len(known) < index.nlevels else frame


def columns_of(frame: Any) -> list[tuple[str, np.ndarray]]:
    """(heading, array of int64, float64 or object) of each column."""
    if is_pandas(frame):
        items = _with_index(frame).items()
    elif isinstance(frame, Mapping):
        items = frame.items()
    else:
        items = ((name, frame[name]) for name in frame.dtype.names)
    columns = [(str(name), _array(name, values)) for name, values in items]
    if len({len(values) for _, values in columns}) > 1:
        lengths = ", ".join(f"{name} {len(values)}" for name, values in columns)
        raise RequestError(f"columns of one table have the same number of rows, found {lengths}")
    return columns


def _array(name: Any, values: Any) -> np.ndarray:
    if not hasattr(values, "dtype"):
        if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
            raise RequestError(f"column {name}: expected a list of values, found {values!r}")
        array = np.asarray(values)
        # Numbers among texts would have become texts, and so would what is missing.
        values = np.array([*values, None], dtype=object)[:-1] if array.dtype.kind in "USO" else array
    if isinstance(values, np.ma.MaskedArray):
        values = np.where(np.ma.getmaskarray(values), None, values.data.astype(object))
    kind = getattr(values.dtype, "kind", "O")
    if isinstance(values, np.ndarray) and kind in "OMm":
        values = np.array([None if is_missing(one) else one for one in values.tolist()] + [None], dtype=object)[:-1]
        kind = "O"
    known = values.notna() if hasattr(values, "notna") else None
    missing = known is not None and not bool(known.all())
    if kind in "iu" and not missing and not _exceeds_int64(values):
        return np.ascontiguousarray(values, dtype=np.int64)
    if kind == "f":
        if missing and hasattr(values, "to_numpy"):
            values = values.to_numpy(dtype=np.float64, na_value=np.nan)
        return np.ascontiguousarray(values, dtype=np.float64)
    if kind == "S":
        return np.char.decode(np.asarray(values), "utf-8").astype(object)
    if kind in "Mm":
        values = values.astype(str)
    if missing:
        values = values.astype(object).where(known, None)
    return np.asarray(values, dtype=object)


def _exceeds_int64(values: Any) -> bool:
    return values.dtype.kind == "u" and len(values) > 0 and int(values.max()) > np.iinfo(np.int64).max
