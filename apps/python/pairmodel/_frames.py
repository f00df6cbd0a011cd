"""Data frames as columns of NumPy arrays, without a loop over rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np


def is_frame(value: Any) -> bool:
    """Whether it is a table: of pandas, a mapping of columns, or a structured array of NumPy."""
    return _is_pandas(value) or isinstance(value, Mapping) or _is_structured(value)


def _is_pandas(value: Any) -> bool:
    return hasattr(value, "columns") and hasattr(value, "items") and hasattr(value, "dtypes")


def _is_structured(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.names is not None


def columns_of(frame: Any) -> list[tuple[str, np.ndarray]]:
    """(heading, array of int64, float64 or object) of each column."""
    if _is_pandas(frame):
        if any(name is not None for name in frame.index.names):
            frame = frame.reset_index()
        items = frame.items()
    elif isinstance(frame, Mapping):
        items = frame.items()
    else:
        items = ((name, frame[name]) for name in frame.dtype.names)
    columns = [(str(name), _array(values)) for name, values in items]
    if len({len(values) for _, values in columns}) > 1:
        lengths = ", ".join(f"{name} {len(values)}" for name, values in columns)
        raise ValueError(f"columns of one table have the same number of rows, found {lengths}")
    return columns


def _array(values: Any) -> np.ndarray:
    if not hasattr(values, "dtype"):
        values = np.asarray(values)
        if values.dtype.kind in "US":  # numbers among texts would have become texts
            values = values.astype(object)
    kind = getattr(values.dtype, "kind", "O")
    missing = hasattr(values, "isna") and bool(values.isna().any())
    if kind in "iu" and not missing:
        return np.ascontiguousarray(values, dtype=np.int64)
    if kind in "iuf":
        if missing and hasattr(values, "to_numpy"):
            values = values.to_numpy(dtype=np.float64, na_value=np.nan)
        return np.ascontiguousarray(values, dtype=np.float64)
    if kind == "S":
        return np.char.decode(np.asarray(values), "utf-8").astype(object)
    if kind in "Mm":
        values = values.astype(str)
    if missing:
        values = values.astype(object).where(values.notna(), None)
    return np.asarray(values, dtype=object)
