#!/bin/sh
# Builds the Python package: one wheel in build/python/. Uses what a build of the library has made already.
# usage: sh apps/python/build.sh [BUILD]    BUILD: such as build/release, which is made where it is not there
#        PYTHON=python3.12 sh apps/python/build.sh    for another Python than the system's, which needs NumPy and pybind11
set -eu

cd -- "$(dirname -- "$0")/../.."
build=${1:-build/release}
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3)}

sh apps/setup.sh build python
[ -f "$build/CMakeCache.txt" ] || cmake --preset "$(basename "$build")"
cmake -S . -B "$build" -DPAIRMODEL_PYTHON=ON -DPYTHON_EXECUTABLE="$python" >/dev/null
cmake --build "$build" --target pairmodel_python

package=build/python/package
rm -rf build/python
mkdir -p $package
cp -r apps/python/pairmodel apps/python/setup.py apps/python/README.md LICENSE $package
find $package -name __pycache__ -prune -exec rm -r {} +
cp "$build"/apps/python/_core*.so $package/pairmodel
version=$(sed -n 's/^project(pairmodel VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
sed "s/@VERSION@/$version/" apps/python/pyproject.toml.in >$package/pyproject.toml
(cd $package && "$python" -W ignore setup.py -q bdist_wheel --dist-dir ..)
rm -r $package
ls build/python/*.whl
