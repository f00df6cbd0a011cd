#!/bin/sh
# Every check of the project: both builds and their tests, coverage, fuzzing, the same bytes of both, formatting,
# clang-tidy, headers, scripts, and what is made of the release build for others: pages in a browser, gallery, manual,
# installed library, packages. tests/README.md says what each is for.
# usage: sh tests/run.sh          everything
#        sh tests/run.sh quick    only the release build and its tests
# The last line is "N passed, N failed": the tests of both builds, those of the pages, and one for each other check.
# PAIRMODEL_NO_SKIP=1: what would be skipped because Chromium, LibreOffice or the like is missing is a failure.
# shellcheck disable=SC2317 # the checks are called by their names
set -eu

cd -- "$(dirname -- "$0")/.."
mode=${1:-all}
root=$PWD
logs=$root/build/logs
passed=0
failed=0
mkdir -p "$logs" build/locales

# count PASSED FAILED
count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && exit 0
    exit 1
}

# What a check measured: its last line, where that begins with a name and a colon.
figures() { tail -n 1 "$1" | sed -nE 's/^(coverage|fuzz|valgrind|differential|same bytes|big files)[^:]*: /: /p'; }

show_tail() { tail -n 80 "$1" | sed 's/^/    /'; }

# How long a stage took. Only told: no check depends on it.
start() { started=$(date +%s); }
took() { echo " ($(($(date +%s) - started)) s)"; }

# check NAME COMMAND...: one stage, its output shown only when it fails. What it skips it says in lines of its own.
check() {
    name=$1
    log=$logs/$(echo "$name" | tr ' ' '-').log
    shift
    start
    if "$@" >"$log" 2>&1; then
        echo "ok    $name$(figures "$log")$(took)"
        grep '^skip ' "$log" || true
        count 1 0
    else
        echo "FAIL  $name"
        show_tail "$log"
        count 0 1
        return 1
    fi
}

# skip NAME REASON: something is missing here; where everything must be there, that is a failure.
skip() {
    if [ -n "${PAIRMODEL_NO_SKIP:-}" ]; then
        echo "FAIL  $1: $2, and PAIRMODEL_NO_SKIP is set"
        count 0 1
    else
        echo "skip  $1: $2"
    fi
}

# --- the builds and their tests

build() {
    cmake --preset "$1" \
        -DBUILD_TESTING=ON \
        -DPAIRMODEL_WARNINGS_AS_ERRORS=ON \
        -DCMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)" &&
        cmake --build "build/$1"
}

# run_tests PRESET: counts what ctest counts; a skipped test is neither passed nor failed.
run_tests() {
    log=$logs/tests-$1.log
    code=0
    start
    ctest --test-dir "build/$1" -j 2 --timeout 600 --output-on-failure --no-tests=error >"$log" 2>&1 || code=$?

    summary=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests* failed out of \([0-9]*\).*/\1 \2/p' "$log")
    bad=${summary% *}
    all=${summary#* }
    skipped=$(grep -c '(Skipped)$' "$log" || true)
    if [ -z "$summary" ] || { [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        echo "FAIL  tests $1: ctest itself failed"
        show_tail "$log"
        count 0 1
        return
    fi

    good=$((all - bad - skipped))
    count "$good" "$bad"
    words="$good passed, $bad failed, $skipped skipped"
    if [ "$bad" -eq 0 ]; then
        echo "ok    tests $1: $words$(took)"
    else
        echo "FAIL  tests $1: $words"
        sed '/^ *Start  *[0-9]/d; / Passed  *[0-9.]* sec$/d' "$log" >"$log.failures"
        show_tail "$log.failures"
    fi
}

# A build that works is not counted: its tests are.
build_and_test() {
    start
    if build "$1" >"$logs/build-$1.log" 2>&1; then
        echo "ok    build $1$(took)"
        run_tests "$1"
    else
        echo "FAIL  build $1"
        show_tail "$logs/build-$1.log"
        count 0 1
    fi
}

# Pages in headless Chromium: counts what the test counts.
browser() {
    log=$logs/browser.log
    code=0
    start
    sh tests/browser/run.sh build/release/bin/pairmodel >"$log" 2>&1 || code=$?
    last=$(tail -n 1 "$log")
    if [ "$code" -eq 77 ]; then
        skip browser "${last#skip  browser: }"
        return
    fi

    good=$(echo "$last" | sed -n 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p')
    bad=$(echo "$last" | sed -n 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p')
    if [ -z "$good" ] || { [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        echo "FAIL  browser: the test itself failed"
        show_tail "$log"
        count 0 1
        return
    fi
    count "$good" "$bad"
    if [ "$bad" -eq 0 ]; then
        echo "ok    browser: $last$(took)"
    else
        echo "FAIL  browser: $last"
        grep -v '^ok ' "$log" >"$log.failures"
        show_tail "$log.failures"
    fi
}

make_locales() {
    for locale in de_DE tr_TR; do
        [ -d "build/locales/$locale.UTF-8" ] ||
            localedef -i "$locale" -f UTF-8 "build/locales/$locale.UTF-8" || return 1
    done
}

# --- the other checks

formatting() {
    find . -type d \( -path './build*' -o -path './.?*' \) -prune -o -type f -name '*.[ch]pp' -print0 |
        xargs -0 clang-format --dry-run --Werror
}

# With compile commands of its own: clang cannot read the headers that g++ has precompiled.
tidy() {
    cmake --preset release -B build/tidy -DBUILD_TESTING=OFF -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON || return 1
    find src apps -name '*.cpp' -print0 | xargs -0 -n 1 -P 2 clang-tidy --quiet -p build/tidy
}

headers_alone() {
    # shellcheck disable=SC2016 # the inner shell expands it
    find include -name '*.hpp' -print0 | xargs -0 -n 1 -P 2 sh -c '
        echo "#include \"${1#include/}\"" | c++ -std=c++20 -Wall -Wextra -fsyntax-only -I include -x c++ - ||
            { echo "$1 does not compile alone"; exit 1; }' sh
}

# The model includes its own headers and the standard library's (which have no "." or "/"), and no other.
model_is_plain() {
    foreign=$(grep -rnE '^ *# *include' include/pairmodel/model src/model |
        grep -vE 'include *(<[a-z0-9_]+>|"(pairmodel/)?model/)' || true)
    echo "$foreign"
    [ -z "$foreign" ]
}

scripts() {
    find apps tests docs -name '*.sh' -type f -exec sh -c '
        result=0
        for script; do
            case $(head -n 1 "$script") in
            *bash) bash -n "$script" || result=1 ;;
            *) sh -n "$script" || result=1 ;;
            esac
        done
        exit "$result"' sh {} + && bash -n .ci/run
}

# Pages without a warning, and every public type documented.
pages() {
    if ! command -v doxygen >/dev/null; then
        echo "skip  doxygen: it is not installed"
        return 0
    fi
    cmake --build build/release --target docs || return 1
    printf '%s\n' "@INCLUDE = build/release/docs/Doxyfile" WARN_AS_ERROR=NO WARN_IF_UNDOCUMENTED=YES GENERATE_HTML=NO |
        doxygen - 2>&1 | grep 'Compound .* is not documented' && return 1
    return 0
}

# --- all of it

case $mode in
all | quick) ;;
*)
    echo "usage: sh tests/run.sh [quick]" >&2
    exit 2
    ;;
esac

if ! sh apps/setup.sh build test; then
    echo "FAIL  setup"
    count 0 1
    finish
fi

# What opens the pages and the workbooks: their tests skip without it.
if [ "$mode" = all ]; then
    sh apps/setup.sh browser || skip setup "what the browser test needs could not be installed"
    sh apps/setup.sh office || skip setup "LibreOffice or pandoc could not be installed"
fi

if make_locales >"$logs/locales.log" 2>&1; then
    export PAIRMODEL_TEST_LOCALES="$root/build/locales"
else
    skip locales "localedef cannot make de_DE and tr_TR here"
fi
export UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"

build_and_test release
if [ "$mode" = all ] && [ -x build/release/bin/pairmodel ]; then
    browser
    check "gallery" sh docs/gallery/make.sh --check || true
    check "differential" python3 tests/differential/compare.py build/release || true
    check "big files" python3 tests/big_files.py build/release/bin/pairmodel || true
    check "valgrind" sh tests/valgrind.sh build/release || true
fi
if [ "$mode" = all ]; then
    rm -rf build/sanitize/coverage
    build_and_test sanitize
    check "coverage" sh tests/coverage.sh build/sanitize || true
    check "fuzz" sh tests/fuzz/run.sh build/sanitize || true
    check "same bytes" sh tests/same_bytes.sh build/release/bin/pairmodel build/sanitize/bin/pairmodel || true
    check "clang-format" formatting || true
    check "clang-tidy" tidy || true
    check "headers alone" headers_alone || true
    check "model is plain" model_is_plain || true
    check "shell scripts" scripts || true
    check "doxygen" pages || true
    check "manual" python3 tests/manual.py build/release || true
    check "quality assurance" python3 tests/quality_assurance.py build/release || true
    check "consumer" sh tests/consumer.sh build/release || true
    check "package" sh tests/package.sh build/release || true
fi
finish
