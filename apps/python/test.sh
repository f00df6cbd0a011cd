#!/bin/sh
# Installs the built wheel into a folder of its own and tests it there, against the program of the same build.
# usage: sh apps/python/test.sh BUILD      such as build/release, after sh apps/python/build.sh BUILD
set -eu

cd -- "$(dirname -- "$0")/../.."
build=$(cd -- "$1" && pwd)
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3)}
installed=$(mktemp -d)
trap 'rm -rf "$installed"' EXIT

"$python" -m zipfile -e build/python/pairmodel-*.whl "$installed"
PAIRMODEL_PROGRAM=$build/bin/pairmodel PYTHONPATH=$installed PYTHONDONTWRITEBYTECODE=1 \
    "$python" -m pytest -q -p no:cacheprovider apps/python/tests
