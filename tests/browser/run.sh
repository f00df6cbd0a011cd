#!/bin/sh
# Checks the HTML pages in headless Chromium: accessibility, phone, paper, no network. See main.mjs.
# usage: sh tests/browser/run.sh PROGRAM [FILE.html ...]
# The last line is "N passed, N failed", or begins with "skip" (exit code 77) where something needed is missing.
set -eu

[ $# -ge 1 ] || {
    echo "usage: sh tests/browser/run.sh PROGRAM [FILE.html ...]" >&2
    exit 2
}
case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
shift
cd -- "$(dirname -- "$0")/../.."
here=tests/browser
work=build/browser

skip() {
    echo "skip  browser: $1"
    exit 77
}

for tool in chromium node npm pdftotext; do
    command -v "$tool" >/dev/null 2>&1 || skip "there is no $tool here"
done
node -e 'process.exit(process.versions.node.split(".")[0] >= 18 ? 0 : 1)' || skip "node is older than 18"

# Only below build/; anew when the versions change.
mkdir -p "$work"
if ! cmp -s "$here/package-lock.json" "$work/installed.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$work"
    (cd "$work" && npm ci --omit=optional --ignore-scripts --no-audit --no-fund >npm.log 2>&1) || {
        cat "$work/npm.log"
        skip "npm could not install playwright-core and axe-core"
    }
    cp "$here/package-lock.json" "$work/installed.json"
fi

PAIRMODEL_CHROMIUM=$(command -v chromium)
export PAIRMODEL_CHROMIUM
exec node "$here/main.mjs" "$program" "$@"
