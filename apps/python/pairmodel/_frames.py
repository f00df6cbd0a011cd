"""Data frames as columns of NumPy arrays, without a loop over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .errors import RequestError, valid_text


def is_frame(value: Any) -> bool:
    """Whether it is a table: of pandas or what can be made one, a mapping of columns, a structured array of NumPy."""
    return is_table(value) or isinstance(value, Mapping)


def is_table(value: Any) -> bool:
    """The same, but for mappings, which as an option are its values by their names."""
    return is_pandas(value) or _becomes_pandas(value) or _is_structured(value)


def is_pandas(value: Any) -> bool:
    return hasattr(value, "columns") and hasattr(value, "items") and hasattr(value, "dtypes")


def _becomes_pandas(value: Any) -> bool:
    """A table of Arrow data, or an answer."""
    return hasattr(value, "to_pandas") and hasattr(value, "columns")


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
    try:
        if all(name is None for name in index.names):
            texts = len(index) > 0 and (index.nlevels > 1 or getattr(index.dtype, "kind", "O") == "O")
            return frame.reset_index() if texts else frame
        known = [name for name in index.names if name in frame.columns]
        for name in known:
            if not frame.set_index(name).index.equals(index.get_level_values(name)):
                raise RequestError(
                    f"column {name}: the index is called {name} too, and has other values\n"
                    "  hint: give one of them another name, or leave the index out: reset_index(drop=True)"
                )
        frame = frame.reset_index(level=known, drop=True) if known else frame
        return frame.reset_index() if len(known) < index.nlevels else frame
    except RequestError:
        raise
    except ValueError as error:
        raise RequestError(f"the index cannot be made columns: {error}\n  hint: reset_index(), with names") from error


def columns_of(frame: Any) -> list[tuple[str, np.ndarray]]:
    """(heading, array of int64, float64 or object) of each column."""
    if not is_pandas(frame) and _becomes_pandas(frame):
        frame = frame.to_pandas()
    if is_pandas(frame):
        items = _with_index(frame).items()
    elif isinstance(frame, Mapping):
        items = frame.items()
        _check_one_index(frame)
    else:
        items = ((name, frame[name]) for name in frame.dtype.names)
    columns = [(valid_text(str(name)), _array(name, values)) for name, values in items]
    if len({len(values) for _, values in columns}) > 1:
        lengths = ", ".join(f"{name} {len(values)}" for name, values in columns)
        raise RequestError(f"columns of one table have the same number of rows, found {lengths}")
    return columns


def _check_one_index(columns: Mapping) -> None:
    """Of a mapping of Series: by place they would be joined otherwise than by index, as pandas joins them."""
    series = [(name, values) for name, values in columns.items() if hasattr(getattr(values, "index", None), "equals")]
    for name, values in series[1:]:
        first, other = series[0]
        if not values.index.equals(other.index):
            raise RequestError(
                f"columns of one table have one index, found another of {name} than of {first}\n"
                "  hint: pandas.DataFrame(...) brings them together by index; to_numpy() of each, by place"
            )


def _array(name: Any, values: Any) -> np.ndarray:
    if not hasattr(values, "dtype"):
        values = _of_list(name, values)
    if values.ndim != 1:
        raise RequestError(f"column {name}: expected one value for each row, found an array of shape {values.shape}")
    if isinstance(values, np.ma.MaskedArray):
        values = np.where(np.ma.getmaskarray(values), None, values.data.astype(object))
    kind = getattr(values.dtype, "kind", "O")
    if isinstance(values, np.ndarray) and kind in "OMm":
        values = _objects([None if is_missing(one) else one for one in _in_microseconds(values).tolist()])
        kind = "O"
    if hasattr(values.dtype, "categories"):
        return _categories(name, getattr(values, "cat", values))
    missing = np.asarray(values.isna(), dtype=bool) if hasattr(values, "isna") else None
    if missing is not None and not missing.any():
        missing = None
    if kind in "iu" and missing is None and not _exceeds_int64(values):
        return np.ascontiguousarray(values, dtype=np.int64)
    if kind == "f":
        if missing is not None:
            values = values.to_numpy(dtype=f"f{values.dtype.itemsize}", na_value=np.nan)
        if values.dtype.itemsize < 8:  # 0.9 of 32 bits is 0.9, as it prints, not 0.899999976
            values = np.asarray(values, dtype=f"f{values.dtype.itemsize}").astype(str)
        return np.ascontiguousarray(values, dtype=np.float64)
    if kind in "Mm":
        values = values.astype(str)
    objects = np.asarray(values, dtype=object)
    return objects if missing is None else np.where(missing, None, objects)


def _categories(name: Any, values: Any) -> np.ndarray:
    """Each label is written once: among missing ones whole numbers would become others."""
    codes, labels = np.asarray(values.codes), _array(name, values.categories)
    return labels[codes] if (codes >= 0).all() else np.array([*labels.tolist(), None], dtype=object)[codes]


def _of_list(name: Any, values: Any) -> np.ndarray:
    if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
        raise RequestError(f"column {name}: expected a list of values, found {values!r}")
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise RequestError(f"column {name}: expected one value for each row, found lists") from error
    # Numbers among texts would have become texts, truths among numbers numbers, and so would what is missing.
    mixed = array.dtype.kind in "USO" or any(isinstance(one, (bool, np.bool_)) for one in values)
    return _objects(values) if array.ndim == 1 and mixed else array


def _objects(values: Sequence[Any]) -> np.ndarray:
    """As they are: NumPy looks into no list among them."""
    return np.array([*values, None], dtype=object)[:-1]


def _in_microseconds(values: np.ndarray) -> np.ndarray:
    """Dates finer than Python's would become numbers; whole days are days, as in a data frame."""
    if values.dtype.kind == "O" or np.datetime_data(values.dtype)[0] not in ("ns", "ps", "fs", "as"):
        return values
    days = values.astype(f"{values.dtype.kind}8[D]")
    known = ~np.isnat(values)
    whole = values.dtype.kind == "M" and bool((days == values)[known].all())
    return days if whole else values.astype(f"{values.dtype.kind}8[us]")


def _exceeds_int64(values: Any) -> bool:
    return values.dtype.kind == "u" and len(values) > 0 and int(values.max()) > np.iinfo(np.int64).max
