#!/bin/sh
# Makes the page: the program, compiled for browsers, in one file that opens with a double click.
# usage: sh apps/web/build.sh             build/web/pairmodel.html
#        sh apps/web/build.sh --module    only what runs in Node.js, for tests: build/web/bridge.cjs
# PAIRMODEL_OPTIMISE=-O1 compiles, and PAIRMODEL_WEB_LINK=-O1 links, faster what is larger: for checks.
set -eu

case ${1:-} in
'' | --module) ;;
*)
    sed -n 's/^# usage: /usage: /p; s/^#        sh/       sh/p' "$0" >&2
    exit 2
    ;;
esac
cd -- "$(dirname -- "$0")/../.."
here=apps/web
work=build/web
export NODE_PATH=/usr/share/nodejs # em++ needs acorn, which a Node.js that is not Debian's does not find

sh apps/setup.sh web
sh apps/dependencies/build.sh wasm
cmake --preset web -DCMAKE_CXX_FLAGS_RELEASE="${PAIRMODEL_OPTIMISE:--O3} -DNDEBUG" -DPAIRMODEL_WEB_LINK="${PAIRMODEL_WEB_LINK:--O2}" >/dev/null
cmake --build $work --target pairmodel_web

# Packages only below build/; anew when their versions change.
mkdir -p $work/packages
if ! cmp -s $here/package-lock.json $work/packages/installed.json; then
    cp $here/package.json $here/package-lock.json $work/packages
    (cd $work/packages && npm ci --no-audit --no-fund >npm.log 2>&1) || {
        cat $work/packages/npm.log >&2
        echo "web: npm could not install what the page is made of" >&2
        exit 1
    }
    cp $here/package-lock.json $work/packages/installed.json
fi

node $here/bundle.mjs $work/packages $work/bin/pairmodel_web.wasm --module $work/bridge.cjs
[ "${1:-}" != --module ] || exit 0

# Types are looked for upwards of a source.
cp $here/tsconfig.json $work/packages
ln -sfn "$PWD/$here/src" $work/packages/src
$work/packages/node_modules/.bin/tsc -p $work/packages/tsconfig.json --preserveSymlinks
version=$(sed -n 's/^project(pairmodel VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
node $here/bundle.mjs $work/packages $work/bin/pairmodel_web.wasm "$version" $work/pairmodel.html
echo "$work/pairmodel.html: $(wc -c <$work/pairmodel.html) bytes, SHA-256 $(sha256sum $work/pairmodel.html | cut -d ' ' -f 1)"
