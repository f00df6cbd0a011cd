#!/bin/sh
# Makes sure that what pairmodel is built with is installed. Installs only what is missing.
# usage: sh apps/setup.sh build          to build and run
#        sh apps/setup.sh build test     and to run the tests
#        sh apps/setup.sh browser        to check the pages in Chromium (about 250 MB)
#        sh apps/setup.sh office         to check what Word, Writer and Calc make of the files (about 200 MB)
#        sh apps/setup.sh web            to build the page that runs in a browser (800 MB when installed)
#        sh apps/setup.sh python         to build the Python package, and to test it
#        sh apps/setup.sh r              to build the R package, and to check it (about 150 MB)
#        sh apps/setup.sh windows        to build the program for Windows, and to run it (about 900 MB)
set -eu

build="g++ cmake ninja-build libfmt-dev nlohmann-json3-dev libcli11-dev libcsv-dev libvalijson-dev nettle-dev libeigen3-dev
librandom123-dev libhwy-dev libboost-math-dev libpugixml-dev libtomlplusplus-dev libxlsxwriter-dev
libarchive-dev libexpat1-dev zlib1g-dev"
test="catch2 clang clang-format clang-tidy locales node-csv-spectrum python3 libbenchmark-dev valgrind"
browser="chromium nodejs npm poppler-utils fonts-liberation"
office="libreoffice-calc-nogui libreoffice-writer-nogui pandoc librsvg2-bin fonts-liberation"
web="$build emscripten dpkg-dev nodejs npm"
windows="$build g++-mingw-w64-x86-64-posix dpkg-dev wine64"
python="python3-dev python3-numpy python3-pandas python3-pybind11 python3-pytest python3-setuptools python3-wheel pybind11-dev"
r="r-base-core r-base-dev r-cran-cpp11 r-cran-testthat r-cran-knitr r-cran-markdown r-cran-tibble pkgconf"
# for sanitizers, fuzzing and coverage by that Clang
test="$test libclang-rt-$(clang++ -dumpversion 2>/dev/null | cut -d. -f1 | grep . || echo 14)-dev llvm"
# for the manual, the installed library and the packages
test="$test doxygen dpkg-dev file fish make man-db mmdebstrap pkgconf zsh"

has_tool() { command -v "$1" >/dev/null 2>&1; }

has_header() {
    printf '#if !__has_include(<%s>)\n#error missing\n#endif\n' "$1" | c++ -E -x c++ - >/dev/null 2>&1
}

is_installed() { dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

# has_library PACKAGE HEADER: the package where packages can be asked for, else the header.
has_library() {
    if has_tool apt-get; then
        is_installed "$1"
    else
        has_header "$2"
    fi
}

# has_office PART: LibreOffice with this part, with or without windows.
has_office() {
    has_tool soffice && [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/$1" ]
}

# A tool counts as there wherever it came from.
has_package() {
    case $1 in
    g++) has_tool c++ ;;
    ninja-build) has_tool ninja ;;
    clang) has_tool clang++ ;;
    cmake | clang-format | clang-tidy | python3 | chromium | npm | pandoc) has_tool "$1" ;;
    nodejs) has_tool node ;;
    emscripten) has_tool em++ ;;
    g++-mingw-w64-x86-64-posix) has_tool x86_64-w64-mingw32-g++-posix ;;
    wine64) has_tool wine64 || [ -x /usr/lib/wine/wine64 ] ;;
    poppler-utils) has_tool pdftotext ;;
    librsvg2-bin) has_tool rsvg-convert ;;
    fonts-liberation) [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] ;;
    libreoffice-calc-nogui) has_office libsclo.so ;;
    libreoffice-writer-nogui) has_office libswlo.so ;;
    node-csv-spectrum) [ -d /usr/share/nodejs/csv-spectrum/csvs ] ;;
    doxygen | file | fish | make | mmdebstrap | valgrind | zsh) has_tool "$1" ;;
    libclang-rt-*) has_tool clang++ && [ -e "$(clang++ -print-runtime-dir)/libclang_rt.fuzzer-$(uname -m).a" ] ;;
    llvm) has_tool llvm-cov && has_tool llvm-profdata ;;
    dpkg-dev) has_tool dpkg-shlibdeps ;;
    man-db) has_tool man ;;
    pkgconf) has_tool pkg-config ;;
    locales) [ -d /usr/share/i18n/locales ] ;;
    libfmt-dev) has_library "$1" fmt/core.h ;;
    nlohmann-json3-dev) has_library "$1" nlohmann/json.hpp ;;
    libcli11-dev) has_library "$1" CLI/CLI.hpp ;;
    libcsv-dev) has_library "$1" csv.h ;;
    libvalijson-dev) has_library "$1" valijson/validator.hpp ;;
    nettle-dev) has_library "$1" nettle/sha2.h ;;
    libeigen3-dev) has_library "$1" eigen3/Eigen/Core ;;
    librandom123-dev) has_library "$1" Random123/philox.h ;;
    libhwy-dev) has_library "$1" hwy/highway.h ;;
    libboost-math-dev) has_library "$1" boost/math/distributions/beta.hpp || has_header boost/math/distributions/beta.hpp ;;
    libbenchmark-dev) has_library "$1" benchmark/benchmark.h ;;
    libpugixml-dev) has_library "$1" pugixml.hpp ;;
    libtomlplusplus-dev) has_library "$1" toml++/toml.h ;;
    libxlsxwriter-dev) has_library "$1" xlsxwriter.h ;;
    libarchive-dev) has_library "$1" archive.h ;;
    libexpat1-dev) has_library "$1" expat.h ;;
    python3-?* | pybind11-dev | r-base-* | r-cran-*) is_installed "$1" ;;
    zlib1g-dev) has_library "$1" zlib.h ;;
    catch2) has_library "$1" catch2/catch.hpp || has_library "$1" catch2/catch_test_macros.hpp ;;
    *) return 1 ;;
    esac
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

packages=""
for group; do
    case $group in
    build) packages="$packages $build" ;;
    test) packages="$packages $test" ;;
    browser) packages="$packages $browser" ;;
    office) packages="$packages $office" ;;
    web) packages="$packages $web" ;;
    python) packages="$packages $python" ;;
    r) packages="$packages $r" ;;
    windows) packages="$packages $windows" ;;
    *)
        echo "setup: unknown group \"$group\"; there are: build, test, browser, office, web, python, r, windows" >&2
        exit 2
        ;;
    esac
done

set --
for package in $packages; do
    has_package "$package" || set -- "$@" "$package"
done

if [ $# -eq 0 ]; then
    echo "setup: everything needed is installed"
    exit 0
fi

if ! has_tool apt-get; then
    echo "setup: please install these (Debian's names): $*" >&2
    exit 1
fi

if [ "$(id -u)" -ne 0 ] && ! has_tool sudo; then
    echo "setup: some packages are missing, and installing them needs root. Please run as root:" >&2
    echo "    apt-get update && apt-get install -y --no-install-recommends $*" >&2
    exit 1
fi

echo "setup: installing $*"
as_root apt-get -qq update || echo "setup: apt-get update failed; going on with the package lists there are" >&2
as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >/dev/null || {
    echo "setup: could not install: $* (needs Debian 12, Ubuntu 24.04 or newer)" >&2
    exit 1
}
