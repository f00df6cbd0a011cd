"""Puts batches of the library together for clang-tidy, which looks for each anew at all of what is precompiled.

usage: python3 tests/tidy_groups.py BUILD FOLDER
Writes FOLDER/N.cxx and FOLDER/compile_commands.json. Batches that define the same name, or one that
another knows from a header, stay apart, as far as the lines that begin without a space tell; those that cannot be compiled together all the same are to be looked at alone.
"""

import json
import pathlib
import re
import sys

build, folder = map(pathlib.Path, sys.argv[1:])
most_lines = 12000

INCLUDED = re.compile(r'^#include "(.+)"', re.M)
DEFINED = re.compile(r"\b(?:struct|class|enum) (\w+)|\busing (?:\w+::)*(\w+)|(?<![\w:])(?!operator|bool)(\w+)(?=\(|\{| =|\[)")


def names_in(text):
    lines = [line for line in text.splitlines() if re.match(r"[\w\[]", line)]
    return {name for line in lines for found in DEFINED.findall(line) for name in found if name}


def headers_of(text, known):
    """The project's headers that a text includes, and those that they do."""
    for name in INCLUDED.findall(text):
        for path in (pathlib.Path("include") / name, pathlib.Path("src") / name):
            if path.is_file() and path not in known:
                known.add(path)
                headers_of(path.read_text(encoding="utf-8"), known)
    return known


def looked_at(batch):
    """The names that are a batch's own, those that it knows from headers, and its lines."""
    text = "".join(pathlib.Path(path).read_text(encoding="utf-8") for path in INCLUDED.findall(batch.read_text()))
    declared = {name for path in headers_of(text, set()) for name in names_in(path.read_text(encoding="utf-8"))}
    return names_in(text) - declared, declared, text.count("\n")


groups = []  # of commands, own names, names of headers, lines
for command in json.loads((build / "compile_commands.json").read_text()):
    if not re.search(r"/pairmodel_library\.dir/Unity/", command["file"]):
        continue
    own, declared, lines = looked_at(pathlib.Path(command["file"]))
    for group in groups:
        if not own & (group[1] | group[2]) and not group[1] & declared and lines + group[3] <= most_lines:
            break
    else:
        group = [[], set(), set(), 0]
        groups.append(group)
    group[0].append(command)
    group[1] |= own
    group[2] |= declared
    group[3] += lines

folder.mkdir(parents=True, exist_ok=True)
for old in folder.glob("*.cxx"):
    old.unlink()
together = []
for number, (commands, *_) in enumerate(groups):
    path = str((folder / f"{number}.cxx").resolve())
    pathlib.Path(path).write_text("".join(f'#include "{each["file"]}"\n' for each in commands))
    together.append({**commands[0], "file": path, "command": commands[0]["command"].replace(commands[0]["file"], path)})
(folder / "compile_commands.json").write_text(json.dumps(together, indent=1))
