#!/bin/sh
# Makes the Debian packages of a build and installs the program's where nothing else is: in a new minimal Debian if
# mmdebstrap, root and a mirror are there, else unpacked into a folder. Says which.
# usage: sh tests/package.sh BUILD       such as build/release, built
set -eu

build=$(cd -- "$1" && pwd)
scratch=$(mktemp -d)
root=$scratch/root
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "package: $*" >&2
    exit 1
}

# has TEXT PART
has() {
    case $1 in
    *"$2"*) ;;
    *) fail "expected \"$2\" in: $1" ;;
    esac
}

cd "$build"
cpack -G DEB -B "$scratch/packages" >"$scratch/cpack.log" 2>&1 || {
    cat "$scratch/cpack.log" >&2
    fail "cpack failed"
}
program=$(find "$scratch/packages" -maxdepth 1 -name 'pairmodel_*.deb')
library=$(find "$scratch/packages" -maxdepth 1 -name 'libpairmodel-dev_*.deb')
[ -n "$program" ] && [ -n "$library" ] || fail "a package is missing"

# What the program is linked with must be asked for, and all that people look for be there.
depends=$(dpkg-deb -f "$program" Depends)
for part in libc6 libstdc++6 libarchive libexpat1 libfmt libnettle libcsv3 libpugixml libxlsxwriter; do
    has "$depends" "$part"
done
content=$(dpkg-deb -c "$program")
for file in bin/pairmodel share/man/man1/pairmodel.1 share/man/man1/pairmodel-estimate.1 \
    share/bash-completion/completions/pairmodel share/zsh/vendor-completions/_pairmodel \
    share/fish/vendor_completions.d/pairmodel.fish share/doc/pairmodel/copyright share/doc/pairmodel/SOURCES.md; do
    has "$content" "/usr/$file"
done
case $content in
*/usr/include* | *.a[!r-z]*) fail "the library is in the program's package" ;;
esac
content=$(dpkg-deb -c "$library")
for file in include/pairmodel/pairmodel.hpp libpairmodel.a pairmodelConfig.cmake pairmodel.pc; do
    has "$content" "$file"
done

# A whole Debian with no more than it must have, and the package with what it asks for.
clean_root() {
    if [ "$(id -u)" -ne 0 ] || ! command -v mmdebstrap >/dev/null; then
        return 1
    fi
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    mmdebstrap --mode=root --variant=minbase \
        --customize-hook="copy-in $program /tmp" \
        --customize-hook="chroot \"\$1\" apt-get install -y --no-install-recommends /tmp/$(basename "$program")" \
        "$release" "$root" >"$scratch/root.log" 2>&1
}

if clean_root; then
    estimate=$(chroot "$root" pairmodel estimate --area Gateshead)
    where="a new $release, installed by apt"
else
    [ ! -f "$scratch/root.log" ] || tail -n 5 "$scratch/root.log"
    rm -rf "$root"
    dpkg-deb -x "$program" "$root"
    estimate=$("$root/usr/bin/pairmodel" estimate --area Gateshead)
    where="a folder, unpacked"
    echo "skip  package in a clean Debian: needs root, mmdebstrap and a mirror"
fi
has "$estimate" "About 570 to 660"
has "$(cat "$root/usr/share/doc/pairmodel/copyright")" "Open Government Licence v3.0"
has "$(cat "$root/usr/share/doc/pairmodel/copyright")" "Permission is hereby granted"
echo "package: $(basename "$program") runs in $where"
