#!/bin/sh
# The tests of the command line again, with every run of the program under valgrind's memcheck: no read or write out of
# place, no value that was never set, no leak. Nearly two hours on two cores.
# usage: sh tests/valgrind.sh BUILD [SPEC]      such as build/release "[cli][gap]"
# The last line is "valgrind: N runs of the program, N with errors; N passed, N failed, N skipped". Errors count wherever
# they were, as a test that expects a failure may take valgrind's for it. The odd inputs of [many runs] are left to the
# sanitizers: they are more runs than all others together.
set -eu

cd -- "$(dirname -- "$0")/.."
tests=${1:?a build folder}/bin/pairmodel_tests
spec=${2:-[cli]}

if ! command -v valgrind >/dev/null; then
    echo "skip  valgrind: it is not installed"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# A log for each process; it begins with the command, and ends with the number of errors.
mkdir "$work/logs"
code=0
PAIRMODEL_TEST_WRAPPER="valgrind --vgdb=no --leak-check=full --error-exitcode=99 --log-file=$work/logs/%p" \
    sh tests/cases.sh "$tests" "$spec~[many runs]" 20000 >"$work/tests" || code=$?
cat "$work/tests"

runs=$(find "$work/logs" -type f | wc -l)
grep -rl 'ERROR SUMMARY: [1-9]' "$work/logs" >"$work/found" || true
head -n 20 "$work/found" | xargs -r head -n 60
errors=$(wc -l <"$work/found")
echo "valgrind: $runs runs of the program, $errors with errors; $(tail -n 1 "$work/tests")"
[ "$code" -eq 0 ] && [ "$runs" -gt 0 ] && [ "$errors" -eq 0 ]
