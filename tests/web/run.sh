#!/bin/sh
# The boundary of the page, what of it needs no browser, and the program in a page beside the one here: the same bytes.
# usage: sh tests/web/run.sh PROGRAM      on what `sh apps/web/build.sh` has made
# The last line is "N passed, N failed".
set -eu

program=${1:?a program}
cd -- "$(dirname -- "$0")/../.."
work=build/web/tests
mkdir -p "$work"

node --test --test-reporter=tap tests/web/bridge_test.mjs tests/web/page_test.mjs >"$work/bridge" 2>&1 || cat "$work/bridge"
passed=$(sed -n 's/^# pass //p' "$work/bridge")
failed=$(sed -n 's/^# fail //p' "$work/bridge")
sh tests/everywhere.sh "$program" >"$work/everywhere" && passed=$((passed + 1)) || failed=$((failed + 1))
cat "$work/everywhere"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 1 ]
