#!/bin/sh
# Builds pairmodel and shows a first estimate. Run it from anywhere, as often as you like.
# usage: sh apps/quickstart.sh
set -eu

cd -- "$(dirname -- "$0")/.."
sh apps/setup.sh build

program=build/release/bin/pairmodel
log=build/quickstart.log
mkdir -p build

# The release preset of CMakePresets.json without the tests, spelt out so that any CMake can do it.
build() {
    cmake -S . -B build/release -G Ninja \
        -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_RUNTIME_OUTPUT_DIRECTORY="$PWD/build/release/bin" \
        -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
        -DCMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)" \
        -DBUILD_TESTING=OFF &&
        cmake --build build/release --target pairmodel
}

echo "Building pairmodel; the first time takes a few minutes."
if ! build >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The build failed; the whole log is in $PWD/$log" >&2
    exit 1
fi

echo
echo "\$ pairmodel estimate --area Gateshead"
"$program" estimate --area Gateshead
echo
echo "The program is $PWD/$program"
