"""Generated CSV files: well-formed ones with the cells that they hold, broken ones, and tables of areas. Each comes
from a random.Random, so that a failure comes again."""

DELIMITERS = [",", ";", "\t"]
ENDINGS = ["\n", "\r\n", "\r"]
# Codec and mark at the beginning.
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with BOM": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16-le with BOM": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be with BOM": ("utf-16-be", b"\xfe\xff"),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "windows-1252": ("cp1252", b""),
}
BLOCK = 256 * 1024  # bytes are read so many at once: what lies across the border is a case of its own
PLAIN = ["a", "Gateshead", "7", "1,834", "0", "x y", "-", "#", "'", "\\", "|", "/", "=1+1", "TOTAL"]
# In this order and company their Windows-1252 bytes are never UTF-8 by accident.
LATIN = ["é", "Ynys Môn", "£5", "€9", "ü"]
WIDE = ["ʤ", "日本", "😀", "\u2028", "\u00a0", "Ž", "\u0085"]


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def encoded(text, encoding):
    codec, mark = ENCODINGS[encoding]
    return mark + text.encode(codec)


def pieces_of(encoding):
    return PLAIN + LATIN + (WIDE if encoding != "windows-1252" else [])


def line_ends(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def cell(rng, pieces, delimiter, tabs=True):
    """The text of one cell; may hold all that needs quotation marks."""
    special = ['"', '""', delimiter, "\n", "\r\n", "\r", " ", "  ", ";", ",", "\t" if tabs else " "]
    kind = rng.random()
    if kind < 0.15:
        return ""
    if kind < 0.6:
        return rng.choice(pieces)
    return "".join(rng.choice(pieces if rng.random() < 0.5 else special) for _ in range(rng.randint(1, 6)))


def needs_quotes(text, delimiter):
    return any(c in text for c in ('"', "\n", "\r", delimiter)) or text != text.strip(" \t")


class Style:
    """How one file is written."""

    def __init__(self, rng):
        self.delimiter = rng.choice(DELIMITERS)
        self.encoding = rng.choice(list(ENCODINGS))
        self.endings = rng.choice([["\n"], ["\r\n"], ["\r"], ENDINGS])
        self.eager = rng.choice([0.0, 0.3, 1.0])  # how often quotation marks stand though none are needed
        self.padded = rng.random() < 0.2

    def written(self, rng, text):
        """A cell as it stands in the file."""
        raw = quoted(text) if needs_quotes(text, self.delimiter) or rng.random() < self.eager else text
        return self.blanks(rng) + raw + self.blanks(rng)

    def blanks(self, rng):
        return " " * rng.randint(0, 2) if self.padded and rng.random() < 0.3 else ""


class Lines:
    """Rows that become the text of a file; knows the line that comes next."""

    def __init__(self, rng, endings):
        self.rng, self.endings = rng, endings
        self.text, self.line = "", 1

    def add(self, row):
        # LF alone behind CR would be one ending with it, not a blank line.
        fitting = [e for e in self.endings if row or e != "\n" or not self.text.endswith("\r")] or ["\r\n"]
        self.text += row + self.rng.choice(fitting)
        self.line += 1 + line_ends(row)


def well_formed(rng, tabs=True):
    """Bytes, delimiter, and the rows that they hold as [line, cells]."""
    style = Style(rng)
    lines = Lines(rng, style.endings)
    pieces = pieces_of(style.encoding)
    rows = [[1, ["ab"]]]  # begins with letters, by which UTF-16 without a mark is told
    lines.add("ab")
    width = rng.randint(1, 6)
    ragged = rng.random() < 0.3
    for _ in range(rng.randint(0, 12)):
        while rng.random() < 0.1:
            lines.add(rng.choice(["", "", "  "]))
        cells = [cell(rng, pieces, style.delimiter, tabs) for _ in range(rng.randint(1, 6) if ragged else width)]
        row = style.delimiter.join(style.written(rng, text) for text in cells)
        if row.strip(" \t"):
            rows.append([lines.line, cells])
        lines.add(row)
    text = lines.text
    if rng.random() < 0.3 and not text.endswith(("\n\n", "\r\r", "\n\r\n")):
        text = text.rstrip("\r\n")
    return encoded(text, style.encoding), style.delimiter, rows


def soup(rng):
    """Any text of the letters that matter."""
    delimiter = rng.choice(DELIMITERS)
    letters = ["a", "b", '"', '"', delimiter, delimiter, "\n", "\r\n", "\r", " ", "é"]
    text = "ab" + "".join(rng.choice(letters) for _ in range(rng.randint(0, 40)))
    return encoded(text, rng.choice(list(ENCODINGS))), delimiter


def damaged(rng):
    """A well-formed file with a few mistakes in it, of text or of bytes."""
    # Without tabs that a mistake could put before a quotation mark: there, Python passes over spaces alone.
    data, delimiter, _ = well_formed(rng, tabs=False)
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(2, max(3, len(data)))
        change = rng.random()
        if change < 0.4:
            data[at:at] = rng.choice([b'"', b'"', delimiter.encode(), b"\n", b"\r", b"\n\n"])
        elif change < 0.7:
            del data[at : at + rng.randint(1, 3)]
        elif change < 0.9:
            data[at:at] = bytes([rng.choice([0xE9, 0xC3, 0xA9, 0x81, 0xFF, 0xED, 0xA0, 0x80, 0x93])])
        else:
            data[at:at] = b"\0"
    return bytes(data), delimiter


def long_cells(rng):
    """Cells of up to 30,000 letters, and endings and wide letters across the borders of blocks."""
    style = Style(rng)
    lines = Lines(rng, style.endings)
    rows = [[1, ["ab"]]]
    lines.add("ab")
    width = len("a".encode(ENCODINGS[style.encoding][0]))
    for block in range(1, rng.randint(2, 4)):
        while True:
            missing = (block * BLOCK - len(encoded(lines.text, style.encoding))) // width - rng.randint(0, 15)
            if missing <= 0:
                break
            wide = rng.choice(["", "😀" if style.encoding != "windows-1252" else "é"])
            cells = ["x" * min(missing, rng.randint(1, 30000)) + wide, rng.choice(['"', "\r\n", "\n", "y", ""])]
            rows.append([lines.line, cells])
            lines.add(style.delimiter.join(style.written(rng, text) for text in cells))
    return encoded(lines.text, style.encoding), style.delimiter, rows


def table(rng):
    """A table of areas: title lines, blank lines, bad rows of many kinds, footnotes."""
    style = Style(rng)
    lines = Lines(rng, style.endings)
    for _ in range(rng.choice([0, 0, 1, 3])):
        lines.add(rng.choice(["Table 1: live births by area", "", "Source: made up"]))
    separator = style.delimiter
    columns = ["area_name", "live_births", "note"]
    rng.shuffle(columns)
    lines.add(separator.join(style.written(rng, c) for c in columns))
    for number in range(rng.randint(1, 25)):
        if rng.random() < 0.08:
            lines.add(rng.choice(["", separator * 2, "   "]))
        lines.add(area_row(rng, style, columns, number))
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        lines.add(style.written(rng, "Note: figures are made up, and rounded to the nearest five.") + separator * 2)
    return encoded(lines.text, style.encoding)


def area_row(rng, style, columns, number):
    name = f"Area {number if rng.random() < 0.93 else 1}" + rng.choice(["", "", " é", ' "East"', ", North", "\nWest"])
    births = rng.choice([str(rng.randint(0, 9999))] * 9 + ["1,834", "", "[c]", "12.5", "many", "-3", " 77 "])
    note = cell(rng, pieces_of(style.encoding), style.delimiter, tabs=False)
    texts = {"area_name": name, "live_births": births, "note": note}
    cells = [style.written(rng, texts[c]) for c in columns]
    mistake = rng.random()
    if mistake < 0.03:
        cells.pop()
    elif mistake < 0.06:
        cells += ["more"]
    elif mistake < 0.08:
        cells[0] += '"'
    elif mistake < 0.10:
        cells[0] = '"' + cells[0]
    return style.delimiter.join(cells)
