#!/bin/sh
# Checks the HTML pages in headless Chromium: accessibility, phone, paper, no network. See main.mjs.
# usage: sh tests/browser/run.sh PROGRAM [FILE.html ...]
#        sh tests/browser/run.sh --page PAGE.html PROGRAM [TASK|looks|times ...]
# The second uses the page of apps/web as people do (web/main.mjs).
# The last line is "N passed, N failed", or begins with "skip" (exit code 77) where something needed is missing.
set -eu

usage() {
    sed -n 's/^# usage: /usage: /p; s/^#        sh/       sh/p' "$0" >&2
    exit 2
}

absolute() {
    case $1 in
    /*) echo "$1" ;;
    *) echo "$PWD/$1" ;;
    esac
}

[ $# -ge 1 ] || usage
main=main.mjs
if [ "$1" = --page ]; then
    [ $# -ge 3 ] || usage
    main=web/main.mjs
    page=$(absolute "$2")
    shift 2
fi
program=$(absolute "$1")
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

# Only below build/; anew when the versions change. Whoever comes second waits for the first.
mkdir -p "$work"
exec 9>"$work/lock"
flock 9
if ! cmp -s "$here/package-lock.json" "$work/installed.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$work"
    (cd "$work" && npm ci --omit=optional --ignore-scripts --no-audit --no-fund >npm.log 2>&1) || {
        cat "$work/npm.log"
        skip "npm could not install playwright-core and axe-core"
    }
    cp "$here/package-lock.json" "$work/installed.json"
fi
exec 9>&-

PAIRMODEL_CHROMIUM=$(command -v chromium)
export PAIRMODEL_CHROMIUM
exec node "$here/$main" ${page:+"$page"} "$program" "$@"
