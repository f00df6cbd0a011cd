#!/bin/sh
# The tests of the command line again, with the program for Windows under Wine, and those of what Windows alone has.
# usage: sh tests/windows.sh BUILD [SPEC]      such as build/release
# Left out are tests of what Windows has not, or Wine cannot show: [system], where each says why; and the odd inputs of
# [many runs], which are more runs than all others together. The last line is "N passed, N failed, N skipped".
set -eu

cd -- "$(dirname -- "$0")/.."
tests=${1:?a build folder}/bin/pairmodel_tests
spec=${2:-"[cli]~[system]~[many runs],[windows]"}
. tests/windows/wine.sh

if ! [ -x "$wine" ]; then
    echo "skip  windows: Wine is not installed"
    exit 77
fi
trap 'wine_stops' EXIT
trap 'exit 130' INT TERM
wine_starts "$PWD/build/wine"

# Wine takes names of files to be in the encoding of the locale.
# It finds no tools of Linux there: rsvg-convert, pandoc; that their tests are skipped is no failure.
export PAIRMODEL_TEST_NO_TOOLS=1
unset PAIRMODEL_NO_SKIP
export PAIRMODEL_TEST_WRAPPER="env LC_ALL=C.UTF-8 $wine" PAIRMODEL_TEST_PROGRAM="$PWD/build/windows/pairmodel.exe"
code=0
env LC_ALL=C.UTF-8 python3 tests/windows/terminal.py "$wine" "$PAIRMODEL_TEST_PROGRAM" || code=$?
sh tests/cases.sh "$tests" "$spec" && exit "$code"
