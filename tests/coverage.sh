#!/bin/sh
# How much of src/ the tests have run, from the counts that a build with PAIRMODEL_COVERAGE leaves.
# usage: sh tests/coverage.sh BUILD    after the tests: shares, and the files with the most that did not run
# Fails below 95 % of lines or 90 % of branches. Why the rest does not run: tests/README.md.
set -eu

cd -- "$(dirname -- "$0")/.."
build=$(cd -- "$1" && pwd)
counts=$build/coverage/all.profdata

# The tools of the Clang that built it.
tool() {
    version=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt" | head -n 1)
    major=$("$version" -dumpversion | cut -d. -f1)
    command -v "$1-$major" || command -v "$1" || {
        echo "coverage: there is no $1" >&2
        exit 1
    }
}
profdata=$(tool llvm-profdata)
cov=$(tool llvm-cov)

"$profdata" merge -sparse "$build"/coverage/*.profraw -o "$counts"
"$cov" export "$build/bin/pairmodel_tests" -object "$build/bin/pairmodel" "-instr-profile=$counts" \
    -summary-only >"$build/coverage/summary.json"
python3 - "$build/coverage/summary.json" <<'END'
import json
import sys

wanted = {"lines": 95, "branches": 90}
summary = json.load(open(sys.argv[1]))["data"][0]
missing = []
totals = {kind: [0, 0] for kind in wanted}  # count, covered
for file in summary["files"]:
    if "/src/" not in file["filename"]:
        continue
    name = file["filename"].split("/src/", 1)[1]
    left = {}
    for kind in wanted:
        numbers = file["summary"][kind]
        totals[kind][0] += numbers["count"]
        totals[kind][1] += numbers["covered"]
        left[kind] = numbers["count"] - numbers["covered"]
    missing.append((left["branches"] + left["lines"], name, left))
missing.sort(reverse=True)
for _, name, left in missing[:12]:
    print(f"  {name}: {left['lines']} lines and {left['branches']} branches did not run")
failed = False
words = []
for kind, share in wanted.items():
    count, covered = totals[kind]
    percent = 100 * covered / count
    words.append(f"{percent:.1f} % of {count} {kind} (wanted {share})")
    failed = failed or percent < share
print("coverage of src: " + ", ".join(words))
sys.exit(failed)
END
