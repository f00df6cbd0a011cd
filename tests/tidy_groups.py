"""Puts batches of the library together for clang-tidy, which looks for each anew at all of what is precompiled.

usage: python3 tests/tidy_groups.py BUILD FOLDER
Writes FOLDER/N.cxx and FOLDER/compile_commands.json. Batches that define the same name stay apart, as far as
the lines that begin without a space tell; those that cannot be compiled together all the same are to be looked at alone.
"""

import json
import pathlib
import re
import sys

build, folder = map(pathlib.Path, sys.argv[1:])
most_lines = 6000

INCLUDED = re.compile(r'^#include "(.+)"', re.M)
DEFINED = re.compile(r"\b(?:struct|class|enum|using) (\w+)|(\w+)(?=\(|\{| =|\[)")


def looked_at(batch):
    """The names that a batch defines, and its lines."""
    text = "".join(pathlib.Path(path).read_text(encoding="utf-8") for path in INCLUDED.findall(batch.read_text()))
    lines = [line for line in text.splitlines() if re.match(r"\w", line)]
    return {name for line in lines for pair in DEFINED.findall(line) for name in pair if name}, text.count("\n")


groups = []  # of commands, names, lines
for command in json.loads((build / "compile_commands.json").read_text()):
    if not re.search(r"/pairmodel_library\.dir/Unity/", command["file"]):
        continue
    names, lines = looked_at(pathlib.Path(command["file"]))
    for group in groups:
        if not names & group[1] and lines + group[2] <= most_lines:
            break
    else:
        group = [[], set(), 0]
        groups.append(group)
    group[0].append(command)
    group[1] |= names
    group[2] += lines

folder.mkdir(parents=True, exist_ok=True)
for old in folder.glob("*.cxx"):
    old.unlink()
together = []
for number, (commands, *_) in enumerate(groups):
    path = str((folder / f"{number}.cxx").resolve())
    pathlib.Path(path).write_text("".join(f'#include "{each["file"]}"\n' for each in commands))
    together.append({**commands[0], "file": path, "command": commands[0]["command"].replace(commands[0]["file"], path)})
(folder / "compile_commands.json").write_text(json.dumps(together, indent=1))
