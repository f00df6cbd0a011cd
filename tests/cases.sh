#!/bin/sh
# Runs the Catch2 tests of a program in parts: a process for each of a thousand would take longer than most tests do.
# usage: sh tests/cases.sh TESTS [SPEC [SECONDS]]   such as build/release/bin/pairmodel_tests "[input]"
# Tells the slowest, what was skipped and what failed. The last line is "N passed, N failed, N skipped": each test is
# one of them, and what a crash kept from running has failed.
set -eu

tests=$1
spec=${2:-}
limit=${3:-1200}
cores=$(nproc 2>/dev/null || echo 2)
export limit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Catch2 2 (which ends with their number) and 3 list names in ways of their own.
names() {
    case $("$tests" --help | grep -o 'v[0-9]' | head -n 1) in
    v2) "$tests" --list-test-names-only ${spec:+"$spec"} || true ;;
    *) "$tests" --list-tests --verbosity quiet ${spec:+"$spec"} ;;
    esac
}

# Neighbours are alike in how long they take: each goes to another part, and there are many, to end together.
names | sed 's/[],\\[]/\\&/g' | awk -v parts=$((cores * 12)) -v folder="$work" \
    '{ print > sprintf("%s/%03d.part", folder, NR % parts) }'

# run_part FILE: FILE.log, and FILE.count, which has how many passed and failed.
cat >"$work/run_part" <<'END'
code=0
timeout "$limit" "$0" --durations yes --input-file "$1" >"$1.log" 2>&1 || code=$?
all=$(wc -l <"$1")
passed=$(sed -nE 's/^All tests passed .* in ([0-9]+) test cases?\)$/\1/p
    s/^test cases: .*[^0-9]([0-9]+) passed.*/\1/p' "$1.log")
failed=$((all - ${passed:-0}))
[ "$code" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$((all - failed)) $failed" >"$1.count"
[ "$failed" -eq 0 ] || grep -avE '^[0-9]+\.[0-9]+ s: ' "$1.log"
END
find "$work" -name '*.part' | sort | xargs -n 1 -P "$cores" sh -c ". '$work/run_part'" "$tests"

echo "the slowest:"
cat "$work"/*.log | grep -aE '^[0-9]+\.[0-9]+ s: ' | sort -rn | sort -u -k 3 | sort -rn | head -n 10
# The name of a test stands between two lines, above all that it says.
awk '/^-----+$/ { if (++lines % 2) { getline; name = $0 } } /^  skipped: / { print name "\t" substr($0, 12) }' \
    "$work"/*.log | sort -u >"$work/skips"
sed 's/^/skip  /; s/\t/: /' "$work/skips"
skipped=$(cut -f 1 "$work/skips" | sort -u | wc -l)
cat "$work"/*.count | awk -v skipped="$skipped" '{ passed += $1; failed += $2 }
    END { printf "%d passed, %d failed, %d skipped\n", passed - skipped, failed, skipped; exit passed == 0 || failed > 0 }'
