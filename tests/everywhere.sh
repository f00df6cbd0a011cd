#!/bin/sh
# One answer to the same question wherever it is asked: the program here, in a page (its WebAssembly module behind
# apps/web/src/bridge.ts, in Node.js), and for Windows (under wine, where that program is built). The commands of
# same_bytes.sh: standard output, standard error, exit code and every file are the same bytes.
# usage: sh tests/everywhere.sh PROGRAM
# The last line is "same bytes: N commands, P programs, one of them twice, D differences".
set -eu

[ $# -eq 1 ] || {
    sed -n 's/^# usage: /usage: /p' "$0" >&2
    exit 2
}
source=$(cd -- "$(dirname -- "$0")/.." && pwd)
others=$(mktemp -d)
. "$source/tests/windows/wine.sh"
trap 'rm -rf "$others"; [ -z "${WINEPREFIX:-}" ] || wine_stops' EXIT
trap 'exit 130' INT TERM

# other NAME COMMAND...: a program of that name that is another
other() {
    name=$others/$1
    shift
    printf '#!/bin/sh\nexec %s "$@"\n' "$*" >"$name"
    chmod +x "$name"
}

[ -e "$source/build/web/bridge.cjs" ] || {
    echo "skip  everywhere: there is no module (sh apps/web/build.sh --module)"
    exit 77
}
other web node "$source/tests/web/program.mjs"
if [ -e "$source/build/windows/pairmodel.exe" ] && [ -x "$wine" ]; then
    wine_starts "$source/build/wine"
    # Wine takes names of files to be in the encoding of the locale.
    LC_ALL=C.UTF-8 "$wine" "$source/build/windows/pairmodel.exe" --version >/dev/null 2>&1 || true # Wine has a word to say at first
    other windows env LC_ALL=C.UTF-8 $wine "$source/build/windows/pairmodel.exe"
else
    echo "skip  windows: there is no build/windows/pairmodel.exe, or no wine"
fi
sh "$source/tests/same_bytes.sh" "$1" "$others"/*
