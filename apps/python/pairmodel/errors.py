"""What can go wrong. Each exception carries all that is wrong, in fields."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Error", "FileError", "InputError", "Issue", "ModelError", "Problem", "RequestError"]


def valid_text(text: str) -> str:
    """The text, if it can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RequestError(f"not a valid text: {text!r}: {error.reason}") from error
    return text


def keyword_of(option: str) -> str:
    """ "births-year" → "births_year", "from" → "from_", which is a word of Python's own."""
    return "from_" if option == "from" else option.replace("-", "_")


@dataclass(frozen=True)
class Issue:
    """One problem of an input, for the person who has to mend it."""

    file: str
    line: int | None  #: physical line, from 1; of a data frame, line 1 has the headings
    column: str  #: its name, or a JSON pointer; empty: the whole line or file
    expected: str
    found: str
    hint: str  #: what to do; may be empty
    text: str  #: all of it, as the command line has it

    @property
    def row(self) -> int | None:
        """Of a data frame: the position of the row, from 0, as `df.iloc` has it."""
        return self.line - 2 if self.file.startswith("data frame") and self.line and self.line > 1 else None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Problem:
    """Something of a question that cannot be."""

    option: str  #: as the command line spells it, "--births-year"; empty: of several, or of none
    problem: str
    hint: str

    @property
    def keyword(self) -> str:
        """The option as a keyword of Python: "births_year"."""
        return keyword_of(self.option.lstrip("-"))


class Error(Exception):
    """Anything that pairmodel refuses or cannot do."""

    def __init__(self, message: str, fields: list[tuple] = ()) -> None:
        super().__init__(message)


class InputError(Error, ValueError):
    """A table or file is not as it should be. `issues`: every problem of it."""

    def __init__(self, message: str, fields: list[tuple] = ()) -> None:
        super().__init__(message)
        self.issues = [Issue(file, line or None, *rest) for file, line, *rest in fields]


class RequestError(Error, ValueError):
    """What was asked cannot be. `problems`: all that is wrong with it."""

    def __init__(self, message: str, fields: list[tuple] = ()) -> None:
        super().__init__(message)
        if not fields:
            problem, _, hint = message.partition("\n  hint: ")
            fields = [("", problem, hint)]
        self.problems = [Problem(*field) for field in fields]


class FileError(Error, OSError):
    """A file cannot be opened, read or written."""


class ModelError(Error, ValueError):
    """The model has no answer to this."""
