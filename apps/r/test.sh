#!/bin/sh
# Installs what apps/r/build.sh has built where R has no other, and runs the first example of the README.
# usage: sh apps/r/test.sh
set -eu

cd -- "$(dirname -- "$0")/../.."
library=$(mktemp -d)
trap 'rm -rf "$library"' EXIT

R CMD INSTALL --library="$library" build/r/pairmodel_*_R_*.tar.gz >/dev/null
awk '/^    library/ { on = 1 } on && /^[^ ]/ { exit } on { sub(/^    /, ""); print }' apps/r/README.md >"$library/first.R"
R_LIBS=$library Rscript "$library/first.R" >"$library/out"
grep -q 'Total' "$library/out" && grep -q 'Gateshead' "$library/out" || {
    cat "$library/out" >&2
    exit 1
}
echo "r: the first example of the README works"
