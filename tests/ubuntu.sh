#!/bin/sh
# Builds the project in a new root of Ubuntu 24.04, by its compiler, and runs the tests there, by its Catch2 3.
# usage: sh tests/ubuntu.sh      needs root, mmdebstrap, a mirror, and 2 GB in a temporary folder
# The last line is "N passed, N failed, N skipped", or begins with "skip" (exit code 77).
set -eu

cd -- "$(dirname -- "$0")/.."
skip() {
    echo "skip  ubuntu: $1"
    exit 77
}
[ "$(id -u)" -eq 0 ] || skip "needs root"
command -v mmdebstrap >/dev/null || skip "there is no mmdebstrap here"
scratch=$(mktemp -d)
chmod 755 "$scratch" # apt reads the keys as a user of its own
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

# Ubuntu's keys, from a Debian that has them.
mmdebstrap --mode=root --variant=extract --include=ubuntu-keyring trixie "$scratch/keys" ||
    skip "its keys could not be had"

# The project as it is here, but for what is built.
mkdir "$scratch/source"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$scratch/source"
cat >"$scratch/source/build-and-test" <<'END'
set -eu
cd /source
sh apps/setup.sh build
apt-get -qq install -y --no-install-recommends catch2 locales zlib1g-dev >/dev/null
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=ON
cmake --build build --target pairmodel_tests
sh tests/cases.sh build/tests/pairmodel_tests
END

# The root is gone when this ends: what is said of it goes to a file.
mmdebstrap --mode=root --variant=minbase --components=main,universe --format=null --include=apt \
    --keyring="$scratch/keys/usr/share/keyrings/ubuntu-archive-keyring.gpg" \
    --customize-hook="cp -r '$scratch/source' \"\$1\"" \
    --customize-hook="chroot \"\$1\" sh /source/build-and-test >'$scratch/log' 2>&1 || true" noble - ||
    skip "a root of it could not be made"
cat "$scratch/log"
tail -n 1 "$scratch/log" | grep -q ' passed, 0 failed'
