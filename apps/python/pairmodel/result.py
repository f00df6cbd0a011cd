"""What is answered: figures as columns, and all that is said of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from . import _core
from .errors import valid_text

if TYPE_CHECKING:
    import pandas

__all__ = ["Column", "Note", "Result", "Table"]


class Column(NamedTuple):
    """A column of a table."""

    name: str
    title: str  #: for readers
    unit: str
    description: str
    type: str  #: "int", "float" or "str"


class Note(NamedTuple):
    """What somebody must know of the figures, with the code by which programs know it."""

    code: str
    text: str


class Table:
    """Figures as typed columns. Takers of Arrow data (pyarrow, polars, DuckDB) take it as it is, without a copy."""

    def __init__(self, frame: _core.Frame) -> None:
        self._frame = frame

    def __len__(self) -> int:
        return self._frame.rows

    def __iter__(self) -> Iterator[str]:
        return (column.name for column in self.columns)

    def __contains__(self, name: object) -> bool:
        return name in list(self)

    @property
    def columns(self) -> list[Column]:
        """What each column is."""
        return [Column(*column) for column in self._frame.columns]

    def __getitem__(self, name: str) -> np.ndarray:
        """A column as NumPy has it: int64, float64 (NaN where missing), or texts (None where missing).

        Whole numbers of which some are missing are float64 too.
        """
        for index, column in enumerate(self.columns):
            if column.name == name:
                return self._numpy(index)
        raise KeyError(name)

    def _numpy(self, index: int) -> np.ndarray:
        values, missing, *words = self._frame.column(index)
        if words:
            # The last one is what -1, which is missing, stands for.
            return np.array([*words[0], None], dtype=object)[values]
        if missing is None or values.dtype.kind == "f":
            return values
        values = values.astype(np.float64)
        values[missing] = np.nan
        return values

    def to_numpy(self) -> dict[str, np.ndarray]:
        """All columns by name, as `table[name]` has them."""
        return {column.name: self._numpy(index) for index, column in enumerate(self.columns)}

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame: int64 (Int64 where some are missing), float64, and texts. What is missing is NA."""
        import pandas

        series = {}
        for index, column in enumerate(self.columns):
            values, missing, *words = self._frame.column(index)
            if not words and values.dtype.kind == "i" and missing is not None:
                series[column.name] = pandas.arrays.IntegerArray(values.copy(), missing)
            else:
                values = self._numpy(index)
                series[column.name] = values if values.flags.writeable else values.copy()
        # Each array is the frame's own by now. Of over 100 pandas would complain whenever a column is added.
        return pandas.DataFrame(series, copy=len(series) > 100)

    def __arrow_c_schema__(self) -> Any:
        return self._frame.__arrow_c_schema__()

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self._frame.__arrow_c_array__(requested_schema)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._frame.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<pairmodel.{type(self).__name__}: {len(self)} rows of {len(self.columns)} columns>"


class Result(Table):
    """An answer: its table of figures, and all that has to be said of them.

    `print(result)` shows what the command line shows; a notebook shows it as a page.
    """

    def __init__(self, answer: _core.Answer) -> None:
        self._answer = answer

    @property
    def _frame(self) -> _core.Frame:
        return self._answer.data

    @property
    def title(self) -> str:
        return self._answer.title

    @property
    def notes(self) -> list[Note]:
        """What somebody must know of these figures."""
        return [Note(*note) for note in self._answer.notes]

    @property
    def about(self) -> list[str]:
        """All sentences that stand below the figures: notes, method, sources and licence."""
        return self._answer.about

    @property
    def records(self) -> dict[str, Table]:
        """The parts that the JSON has, by their keys, as tables."""
        return {name: Table(frame) for name, frame in self._answer.records.items()}

    def text(self, format: str = "text") -> str:
        """The whole answer in a format of the command line that is text: text, csv, json, markdown, html, …"""
        return self._answer.text(format, True)

    def write(self, path: str | os.PathLike[str], *, force: bool = False) -> None:
        """Writes a file in the format that its ending stands for: csv, xlsx, html, json, docx, …

        Whole or not at all; an existing file is replaced with `force` alone.
        """
        self._answer.write(valid_text(os.fsdecode(path)), force)

    def __str__(self) -> str:
        return self._answer.text("text", False)

    def _repr_html_(self) -> str:
        return self.text("html")
