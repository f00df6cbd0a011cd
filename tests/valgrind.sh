#!/bin/sh
# The tests of the command line again, with every run of the program under valgrind's memcheck: no read or write out of
# place, no value that was never set, no leak.
# usage: sh tests/valgrind.sh BUILD          every twelfth test, such as of build/release
#        sh tests/valgrind.sh BUILD all      all of them: an hour or more on two cores
# The last line is "valgrind: N runs of the program, N with errors; N tests, N failed". Errors count wherever they were,
# as a test that expects a failure may take valgrind's for it. The odd inputs of [many runs] are left to the sanitizers:
# they are more runs than all others together.
set -eu

cd -- "$(dirname -- "$0")/.."
build=$(cd -- "${1:?a build folder}" && pwd)
if [ "${2:-}" = all ]; then
    which="[cli]~[many runs]"
    every=1
else
    which="[cli]~[many runs]~[same bytes]"
    every=12
fi
tests=$build/bin/pairmodel_tests

if ! command -v valgrind >/dev/null; then
    echo "skip  valgrind: it is not installed"
    [ -z "${PAIRMODEL_NO_SKIP:-}" ]
    exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# One file a test, with its name; Catch2 ends with the number of tests that it lists.
names=$work/names
"$tests" --list-test-names-only "$which" >"$names" || true
awk -v every="$every" -v folder="$work" 'NR % every == 0 { print > sprintf("%s/%04d.test", folder, NR) }' "$names"

# run_test FILE: its output goes to FILE.out, valgrind's words to the folder FILE.logs, a process each.
cat >"$work/run_test" <<'END'
mkdir "$1.logs"
export PAIRMODEL_TEST_WRAPPER="valgrind -q --vgdb=no --leak-check=full --error-exitcode=99 --log-file=$1.logs/%p"
"$0" "$(sed 's/[],\\[]/\\&/g' "$1")" >"$1.out" 2>&1 && grep -q "passed" "$1.out" || mv "$1.out" "$1.failed"
END
find "$work" -name '*.test' | sort | xargs -n 1 -P 2 sh -c ". '$work/run_test'" "$tests"

runs=$(find "$work" -path '*.logs/*' | wc -l)
# Valgrind's own lines begin with "==": where standard error is closed, the program's words come to stand there too.
found=$work/found
find "$work" -path '*.logs/*' -size +0 -exec grep -l '^==' {} + | sort >"$found" || true
errors=$(wc -l <"$found")
failures=$(find "$work" -name '*.failed' | wc -l)
head -n 20 "$found" | while read -r log; do
    echo "--- $(cat "${log%.logs/*}")"
    head -n 60 "$log"
done
find "$work" -name '*.failed' -exec tail -n 40 {} +
tests=$(find "$work" -name '*.test' | wc -l)
echo "valgrind: $runs runs of the program, $errors with errors; $tests tests, $failures failed"
[ "$runs" -gt 0 ] && [ "$errors" -eq 0 ] && [ "$failures" -eq 0 ]
