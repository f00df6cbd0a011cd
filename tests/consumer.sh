#!/bin/sh
# Installs a build into a scratch folder, moves it, and builds a program of somebody else's against it, by CMake and
# by pkg-config. What it prints must be the figures that the installed program gives.
# usage: sh tests/consumer.sh BUILD       such as build/release, built
set -eu

here=$(cd -- "$(dirname -- "$0")" && pwd)
build=$(cd -- "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "consumer: $*" >&2
    exit 1
}

cmake --install "$build" --prefix "$scratch/first" >/dev/null
mv "$scratch/first" "$scratch/installed" # nothing of it may know where it was put
installed=$scratch/installed

# Public headers are ours and the standard library's, whose names have no "." or "/".
foreign=$(grep -rnE '^ *# *include' "$installed/include" | grep -vE 'include *(<[a-z0-9_]+>|"pairmodel/)' || true)
[ -z "$foreign" ] || fail "public headers need others: $foreign"
if grep -rnF -e "${build%/build/*}/" "$installed/lib"*/*/cmake "$installed/lib"*/cmake "$installed/lib"*/pkgconfig \
    "$installed/lib"*/*/pkgconfig 2>/dev/null; then
    fail "the installed files know the source folder"
fi

"$installed/bin/pairmodel" --version >"$scratch/expected"
cat >>"$scratch/expected" <<'END'
1,000 births: need 400 to 450
Gateshead: missed 572 to 660
Here and There: need 720 to 810
bad.csv: 1 issue, line 2
END
formats=$("$installed/bin/pairmodel" estimate --help | sed -n 's/^ *--format \([a-z|]*\).*/\1/p' | tr '|' '\n' | wc -l)
echo "csv: pif-2023, $formats formats" >>"$scratch/expected"

# compare WAY PROGRAM
compare() {
    "$2" >"$scratch/found" || fail "$1: the program failed"
    diff -u "$scratch/expected" "$scratch/found" || fail "$1: other figures"
    echo "consumer: $1 works"
}

# The example of docs/library.md, as it stands there.
cp -r "$here/consumer" "$scratch/source"
awk '/^    #include <pairmodel/ { on = 1 } on && /^[^ ]/ { exit } on { sub(/^    /, ""); print }' "$here/../docs/library.md" \
    >"$scratch/source/example.cpp"
cmake -S "$scratch/source" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$installed" -DCMAKE_CXX_FLAGS="-Wall -Wextra -Werror" \
    >/dev/null
cmake --build "$scratch/build" >/dev/null
compare find_package "$scratch/build/consumer"
cd "$scratch"
build/example >example.out || fail "the example of docs/library.md failed"
[ "$(wc -l <example.out)" -eq 3 ] && grep -q '^Gateshead: .* missed a year$' example.out || fail "the example says: $(cat example.out)"
grep -q '^area,E08000037,' north-east.csv && grep -q '^total,TOTAL,' north-east.csv && [ -f north-east.csv-metadata.json ] ||
    fail "the example wrote no table"
echo "consumer: the example of docs/library.md works"

if ! command -v pkg-config >/dev/null; then
    echo "skip  consumer by pkg-config: there is no pkg-config"
    exit 0
fi
PKG_CONFIG_PATH=$(dirname "$(find "$installed" -name pairmodel.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # words of the command line
c++ -std=c++20 -o "$scratch/by-pkg-config" "$here/consumer/main.cpp" $(pkg-config --cflags --libs --static pairmodel)
compare pkg-config "$scratch/by-pkg-config"
