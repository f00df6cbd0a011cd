#!/bin/sh
# Builds the R package: in build/r/ its source, checked by R CMD check, and what is built of it, to be installed by
# R CMD INSTALL. Uses what a build of the library has made already.
# usage: sh apps/r/build.sh [BUILD]    BUILD: such as build/release, which is made where it is not there
set -eu

cd -- "$(dirname -- "$0")/../.."
build=${1:-build/release}

sh apps/setup.sh build r
[ -f "$build/CMakeCache.txt" ] || cmake --preset "$(basename "$build")"
cmake --build "$build" --target pairmodel_library pairmodel

rm -rf build/r
mkdir -p build/r/pairmodel
cp -r apps/r/. build/r/pairmodel
rm build/r/pairmodel/*.sh build/r/pairmodel/DESCRIPTION.in
version=$(sed -n 's/^project(pairmodel VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
sed "s/@VERSION@/$version/" apps/r/DESCRIPTION.in >build/r/pairmodel/DESCRIPTION
sed -n 's/^Copyright (c) \([0-9]*\) \(.*\)/YEAR: \1\nCOPYRIGHT HOLDER: \2/p' LICENSE >build/r/pairmodel/LICENSE

# Only the library and its headers: the program has other parts, which need not be built.
export PAIRMODEL_PREFIX="$PWD/build/r/library"
cmake --install "$build" --component development --prefix "$PAIRMODEL_PREFIX" >/dev/null
PAIRMODEL_PROGRAM=$(cd "$build/bin" && pwd)/pairmodel
export PAIRMODEL_PROGRAM
cd build/r
R CMD build pairmodel
# No error, no warning, no note. The library is one piece with its data, larger than R's 5 MB.
_R_CHECK_PKG_SIZES_=false R CMD check --no-manual "pairmodel_$version.tar.gz"
tail -n 1 pairmodel.Rcheck/00check.log | grep -qx 'Status: OK' || exit 1
mkdir installed
R CMD INSTALL --build --library=installed "pairmodel_$version.tar.gz"
rm -r pairmodel installed pairmodel.Rcheck
ls "$PWD"/*.tar.gz
