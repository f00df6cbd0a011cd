"""What Python reads of a CSV file: its physical lines, and records from any of them on."""

import csv
import re
import sys

BLANKS = " \t"
csv.field_size_limit(sys.maxsize)


class Refused(Exception):
    """Not a text that can be read."""


def decoded(data):
    """The physical lines of a file."""
    wide = None
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif data.startswith(b"\xff\xfe") or (len(data) > 3 and data[1] == 0 and data[3] == 0):
        wide = "utf-16-le"
    elif data.startswith(b"\xfe\xff") or (len(data) > 3 and data[0] == 0 and data[2] == 0):
        wide = "utf-16-be"
    try:
        if wide:
            text = data.decode(wide)
            lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text[1:] if text.startswith("\ufeff") else text)
        else:
            lines = [decoded_line(line) for line in data.splitlines(keepends=True)]
    except UnicodeDecodeError as error:
        raise Refused(str(error)) from error
    if any("\0" in line for line in lines):
        raise Refused("a NUL")
    return lines


def decoded_line(line):
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252")


class Cursor:
    """Gives lines to a reader that takes as many as its record has."""

    def __init__(self, lines):
        self.lines, self.at = lines, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


class Reference:
    """Records as Python's csv has them, from any line on."""

    def __init__(self, lines, delimiter):
        self.cursor = Cursor(lines)
        kinds = {"delimiter": delimiter, "skipinitialspace": True}
        self.strict = csv.reader(self.cursor, strict=True, **kinds)
        self.lenient = csv.reader(self.cursor, **kinds)

    def ended(self):
        """Passes over blank lines."""
        lines = self.cursor.lines
        while self.cursor.at < len(lines) and not lines[self.cursor.at].strip(BLANKS + "\r\n"):
            self.cursor.at += 1
        return self.cursor.at == len(lines)

    @property
    def line(self):
        return self.cursor.at + 1

    def read(self):
        """Cells, the text they are from, and whether they break the strict rules."""
        at, broken = self.cursor.at, False
        try:
            cells = next(self.strict)
        except csv.Error:
            broken = True
            self.cursor.at = at
            cells = next(self.lenient)
        raw = "".join(self.cursor.lines[at : self.cursor.at])
        # Python's strict rules know no blanks behind a closing quotation mark.
        return cells, raw, broken and not re.search(r'"[ \t]+', raw)

    def pass_over(self):
        self.cursor.at += 1
