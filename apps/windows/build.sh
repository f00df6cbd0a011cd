#!/bin/sh
# Builds the program for Windows, 64 bit: one file that needs nothing beside it.
# usage: sh apps/windows/build.sh        build/windows/pairmodel.exe
# PAIRMODEL_OPTIMISE=-O1 compiles faster what is slower: for checks.
set -eu
cd -- "$(dirname -- "$0")/../.."

sh apps/setup.sh windows
sh apps/dependencies/build.sh windows
cmake -S . -B build/windows -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_CXX_FLAGS_RELEASE="${PAIRMODEL_OPTIMISE:--O3} -DNDEBUG" -DBUILD_TESTING=OFF -DPAIRMODEL_WARNINGS_AS_ERRORS=ON \
    -DCMAKE_TOOLCHAIN_FILE="$PWD/apps/windows/toolchain.cmake" -DCMAKE_RUNTIME_OUTPUT_DIRECTORY="$PWD/build/windows" >/dev/null
cmake --build build/windows --target pairmodel
exe=build/windows/pairmodel.exe

# Every library that it asks for is Windows' own.
asked=$(x86_64-w64-mingw32-objdump -p "$exe" | sed -n 's/^[[:space:]]*DLL Name: //p' | tr '[:upper:]' '[:lower:]' | sort)
others=$(echo "$asked" | grep -vxE '(advapi32|bcrypt|kernel32|msvcrt|shell32|user32|ws2_32)\.dll' || true)
[ -z "$others" ] || {
    echo "windows: $exe needs libraries that Windows does not have: $others" >&2
    exit 1
}
echo "$exe: $(wc -c <"$exe") bytes, SHA-256 $(sha256sum "$exe" | cut -d ' ' -f 1)"
echo "it asks Windows for:" $asked
