#!/bin/sh
# Installs the packages of Python and R in a new minimal Debian, from the files that their build.sh made and the
# libraries that their READMEs name, and runs the first example of each.
# usage: sh tests/packages.sh      needs root, mmdebstrap, a mirror, and 1.5 GB in a temporary folder
set -eu

cd -- "$(dirname -- "$0")/.."
scratch=$(mktemp -d)
root=$scratch/root
trap 'rm -rf "$scratch"' EXIT

skip() {
    echo "skip  packages: $*"
    exit 77
}

fail() {
    echo "packages: $*" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || skip "a new root needs root"
command -v mmdebstrap >/dev/null || skip "there is no mmdebstrap here"
# shellcheck source=/dev/null
release=$(. /etc/os-release && echo "$VERSION_CODENAME")

# The libraries that a README names: between "Debian's libraries:" and "(Debian".
libraries() { tr '\n' ' ' <"$1" | sed "s/.*Debian's libraries: \`\(.*\)\` (Debian.*/\1/"; }
# The first example of a README, which begins with these words.
example() { awk -v first="^    $2" '$0 ~ first { on = 1 } on && /^[^ ]/ { exit } on { sub(/^    /, ""); print }' "$1"; }

wanted="python3-pip $(libraries apps/python/README.md) $(libraries apps/r/README.md)"
mmdebstrap --mode=root --variant=minbase --include="$(echo "$wanted" | tr -s ' \n' ',')" "$release" "$root" \
    >"$scratch/root.log" 2>&1 || {
    tail -n 5 "$scratch/root.log"
    skip "the new Debian could not be made"
}

cp build/python/pairmodel-*.whl build/r/pairmodel_*_R_*.tar.gz "$root/tmp"
example apps/python/README.md "import pandas" >"$root/tmp/first.py"
example apps/r/README.md "library" >"$root/tmp/first.R"
chroot "$root" sh -c 'pip install --break-system-packages --no-deps --no-index -q --root-user-action=ignore /tmp/pairmodel-*.whl &&
    python3 /tmp/first.py' >"$scratch/python.out" 2>&1 || fail "$(tail -n 5 "$scratch/python.out")"
chroot "$root" sh -c 'R CMD INSTALL /tmp/pairmodel_*.tar.gz && Rscript /tmp/first.R' >"$scratch/r.out" 2>&1 ||
    fail "$(tail -n 5 "$scratch/r.out")"
for package in python r; do
    grep -q 'Gateshead' "$scratch/$package.out" && grep -q 'Total' "$scratch/$package.out" ||
        fail "$package: $(cat "$scratch/$package.out")"
done
echo "packages: the first examples of Python and R run in a new $release"
