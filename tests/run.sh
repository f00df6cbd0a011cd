#!/bin/sh
# The checks of the project, in three tiers; tests/README.md says what each check is for and how long it takes.
# usage: sh tests/run.sh             all that holds the project, some of it by samples
#        sh tests/run.sh quick       the release build and its tests
#        sh tests/run.sh long        what is sampled otherwise, in full: hours
#        sh tests/run.sh stage NAME  one check, such as gallery, on what is built
# The last line is "N passed, N failed": tests, pages, and one for each build and other check.
# PAIRMODEL_NO_SKIP=1: what would be skipped because Chromium, LibreOffice or the like is missing is a failure.
# shellcheck disable=SC2317 # the checks are called by their names
set -eu

cd -- "$(dirname -- "$0")/.."
logs=$PWD/build/logs
results=$logs/results
cores=$(nproc 2>/dev/null || echo 2)
release=build/release/bin/pairmodel
# What the page and the program for Windows are compiled and linked with. In `long`: as people have them.
optimise=${PAIRMODEL_OPTIMISE:--O1}
link=${PAIRMODEL_WEB_LINK:--O1}
mkdir -p "$logs"
export UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
# Where memory was asked for, in four lines: more cost a seventh of each run, and who fails can be run again.
export ASAN_OPTIONS="malloc_context_size=4${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$cores}"
export PAIRMODEL_TEST_LOCALES="$PWD/build/locales"

# --- how checks are run

# What a check measured: its last line, where that begins with a name and a colon.
figures() { tail -n 1 "$1" | sed -nE 's/^(coverage|fuzz|valgrind|differential|workbooks|same bytes|big files)[^:]*: /: /p'; }

# What `times` says of a shell's children, in seconds: what a stage costs, whatever else runs.
of_processors() { tr ms '  ' <"$1" | awk 'NR == 2 { printf "%.0f s of processors", 60 * ($1 + $3) + $2 + $4 }'; }

# stage NAME: the check of that name, told in one piece, as two may run side by side; its output only where it fails. It
# counts as one, or as what its last line counts. Exit code 77 means that something is missing here.
stage() {
    log=$logs/$1.log
    started=$(date +%s)
    code=0
    "$1" >"$log" 2>&1 || code=$?
    times >"$log.times"
    words="$(echo "$1" | tr _ ' ')$(figures "$log")"
    last=$(tail -n 1 "$log")
    case $last in
    [0-9]*" passed, "[0-9]*" failed"*)
        words="$words: $last"
        good=${last%% *}
        bad=${last#*" passed, "}
        bad=${bad%% *}
        [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
        ;;
    *)
        good=$((code == 0))
        bad=$((code != 0))
        ;;
    esac
    [ "$code" -ne 77 ] || [ -n "${PAIRMODEL_NO_SKIP:-}" ] || bad=0
    echo "$good $bad" >>"$results"
    {
        if [ "$bad" -gt 0 ]; then
            echo "FAIL  $words"
            tail -n 80 "$log" | sed 's/^/    /'
        else
            [ "$good" -eq 0 ] || echo "ok    $words ($(($(date +%s) - started)) s, $(of_processors "$log.times"))"
            grep '^skip ' "$log" || true
        fi
    } >"$log.told"
    cat "$log.told"
    [ "$bad" -eq 0 ]
}

# run_plan CHECK...: all of them, one more at a time than there are cores, as some only wait; each when what `needs` says
# is done, and else in the order given. Without a build there is nothing to check; what else fails keeps nothing from its turn.
run_plan() {
    {
        echo "all: $*"
        printf '%s: ; @env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL sh tests/run.sh stage $@ || case $@ in build_*) false ;; esac\n' "$*"
        needs
        echo ".PHONY: all $*"
    } >"$logs/plan.mk"
    make -s -k -j $((cores + 1)) -f "$logs/plan.mk" 2>"$logs/plan.log"
}

finish() {
    awk '{ passed += $1; failed += $2 } END { print passed + 0 " passed, " failed + 0 " failed"; exit failed > 0 }' "$results"
    exit
}

# --- builds and their tests

setup() { sh apps/setup.sh build test; }

# What some checks skip without: what opens pages and workbooks, other compilers and languages.
setup_others() {
    sh apps/setup.sh browser office web windows python r && return
    for group in browser office web windows python r; do
        sh apps/setup.sh "$group" || echo "skip  setup: what is needed for $group could not be installed"
    done
    return 77
}

locales() {
    mkdir -p "$PAIRMODEL_TEST_LOCALES"
    for locale in de_DE tr_TR; do
        [ -d "$PAIRMODEL_TEST_LOCALES/$locale.UTF-8" ] ||
            localedef -i "$locale" -f UTF-8 "$PAIRMODEL_TEST_LOCALES/$locale.UTF-8" && continue
        echo "skip  locales: localedef cannot make $locale here"
        return 77
    done
}

# build PRESET TARGET...
build() {
    preset=$1
    shift
    cmake --preset "$preset" -DBUILD_TESTING=ON -DPAIRMODEL_WARNINGS_AS_ERRORS=ON &&
        cmake --build "build/$preset" --target "$@"
}

build_quick() { build release pairmodel_tests; }
build_release() { build release all; }
build_sanitize() { build sanitize pairmodel_tests fuzz_targets && rm -rf build/sanitize/coverage; }
build_sanitize_long() { build_sanitize && build sanitize all; }

tests_release() { sh tests/cases.sh build/release/bin/pairmodel_tests; }
tests_sanitize() { nice sh tests/cases.sh build/sanitize/bin/pairmodel_tests; }

# The tests of the command line are the same whoever built the program: those of the release build run that of the other.
# [same bytes]: commands that others run as well, again and again. [many runs]: what fuzz/command_line is given too.
sanitized() { PAIRMODEL_TEST_PROGRAM=$PWD/build/sanitize/bin/pairmodel nice sh tests/cases.sh build/release/bin/pairmodel_tests "$1"; }
program_sanitize() { sanitized "[cli]~[same bytes]~[many runs]"; }
program_sanitize_long() { sanitized "[cli][same bytes],[cli][many runs]"; }

# The page and its module. Long, as all is compiled once more.
build_web() {
    sh apps/setup.sh web || {
        echo "skip  web: emscripten could not be installed"
        return 77
    }
    PAIRMODEL_OPTIMISE=$optimise PAIRMODEL_WEB_LINK=$link sh apps/web/build.sh
}

web() { sh tests/web/run.sh "$release"; }
web_page() { sh tests/browser/run.sh --page build/web/pairmodel.html "$release"; }

# The tests of the command line again, with the module. [system]: signals and terminals, which it has not, nor other programs.
program_web() {
    NODE_PATH=/usr/share/nodejs cmake --build build/web --target pairmodel_node
    env -u PAIRMODEL_NO_SKIP PAIRMODEL_TEST_NO_TOOLS=1 \
        PAIRMODEL_TEST_WRAPPER=node PAIRMODEL_TEST_PROGRAM=$PWD/build/web/bin/pairmodel_node.cjs \
        sh tests/cases.sh build/release/bin/pairmodel_tests "[cli]~[system]~[many runs]"
}

every_fault() { PAIRMODEL_EVERY_FAULT=1 sh tests/cases.sh build/release/bin/pairmodel_tests "[faults]" 20000; }
ubuntu() { sh tests/ubuntu.sh; }

build_windows() {
    sh apps/setup.sh windows || {
        echo "skip  windows: its compiler or Wine could not be installed"
        return 77
    }
    PAIRMODEL_OPTIMISE=$optimise sh apps/windows/build.sh
}

# The program for Windows: its own tests, and some of those of the command line, under Wine.
windows() { sh tests/windows.sh build/release "[windows],[cli][gap]~[system]~[many runs]"; }
# All of them.
windows_long() { sh tests/windows.sh build/release; }

# --- what the builds make

coverage() { sh tests/coverage.sh build/sanitize; }
fuzz() { sh tests/fuzz/run.sh build/sanitize 3; }
fuzz_long() { sh tests/fuzz/run.sh build/sanitize 600; }
same_bytes() { sh tests/same_bytes.sh "$release" build/sanitize/bin/pairmodel; }
browser() { sh tests/browser/run.sh "$release"; }
gallery() { sh docs/gallery/make.sh --check; }
withheld() { python3 tests/withheld.py "$release"; }
hints() { python3 tests/hints.py "$release"; }
withheld_long() { python3 tests/withheld.py "$release" 5000; }
differential() { python3 tests/differential/compare.py build/release; }
workbooks() { python3 tests/differential/workbooks.py build/release; }
big_files() { python3 tests/big_files.py "$release"; }
valgrind() { sh tests/valgrind.sh build/release; }
manual() { python3 tests/manual.py build/release; }
quality_assurance() { python3 tests/quality_assurance.py build/release; }
consumer() { sh tests/consumer.sh build/release; }
package() { sh tests/package.sh build/release; }
benchmarks() { build/release/bin/pairmodel_benchmarks --benchmark_list_tests; }

# The package of Python, with the library that is built: its own tests, and the program's figures.
python_package() {
    sh apps/setup.sh python || {
        echo "skip  python: NumPy, pandas or pybind11 could not be installed"
        return 77
    }
    sh apps/python/build.sh build/release && sh apps/python/test.sh build/release
}

# The package of R, likewise: R CMD check runs its tests and its vignette.
r_package() {
    sh apps/setup.sh r || {
        echo "skip  r: R or cpp11 could not be installed"
        return 77
    }
    sh apps/r/build.sh build/release && sh apps/r/test.sh
}

# Both as their READMEs say, where nothing else is.
packages() { sh tests/packages.sh; }

# Pages without a warning, and every public type documented.
doxygen_pages() {
    command -v doxygen >/dev/null || {
        echo "skip  doxygen: it is not installed"
        return 77
    }
    cmake --build build/release --target docs || return 1
    printf '%s\n' "@INCLUDE = build/release/docs/Doxyfile" WARN_AS_ERROR=NO WARN_IF_UNDOCUMENTED=YES GENERATE_HTML=NO |
        doxygen - 2>&1 | grep 'Compound .* is not documented' && return 1
    return 0
}

# --- the source

clang_format() {
    find . -type d \( -path './build*' -o -path './.?*' \) -prune -o -type f -name '*.[ch]pp' -print0 |
        xargs -0 clang-format --dry-run --Werror
}

# tidy BUILD EXCEPT OPTION...: each unit that the compile commands of that build name, but for tests, what is generated and
# what the pattern says.
tidy() {
    folder=$1
    except=$2
    shift 2
    sed -n 's/^ *"file": "\(.*\)",*$/\1/p' "$folder/compile_commands.json" |
        grep -vE "$PWD/(tests/|$folder/([a-z_]*|tests/.*)\.cpp$)|cmake_pch|$except" |
        xargs -n 1 -P "$cores" nice clang-tidy --quiet --header-filter="$PWD/(include|src|apps)/" -p "$folder" "$@"
}

# With what Clang has precompiled for the sanitizers, of which the most of the time goes to looking at that: batches of
# the library together, or by folders, as they are compiled, where that cannot be.
clang_tidy() {
    batches=build/sanitize/CMakeFiles/pairmodel_library.dir/Unity/
    set -- --checks=-bugprone-suspicious-include
    tidy build/sanitize "$batches" "$@" && python3 tests/tidy_groups.py build/sanitize build/tidy_groups || return 1
    tidy build/tidy_groups ^$ "$@" && return
    echo "skip  clang tidy: batches together, as some cannot be compiled so; each was looked at by itself"
    tidy build/sanitize ^$ "$@"
}

clang_tidy_long() {
    cmake --preset release -B build/tidy -DBUILD_TESTING=OFF -DPAIRMODEL_BATCHES=OFF \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON && tidy build/tidy ^$
}

headers_alone() {
    find include -name '*.hpp' -print0 |
        xargs -0 -n 8 -P "$cores" clang++ -std=c++20 -Wall -Wextra -fsyntax-only -I include -x c++-header
}

# The model includes its own headers and the standard library's (which have no "." or "/"), and no other.
model_is_plain() {
    foreign=$(grep -rnE '^ *# *include' include/pairmodel/model src/model |
        grep -vE 'include *(<[a-z0-9_]+>|"(pairmodel/)?model/)' || true)
    echo "$foreign"
    [ -z "$foreign" ]
}

shell_scripts() {
    find apps tests docs .ci -type f \( -name '*.sh' -o -name run \) -exec sh -c '
        result=0
        for script; do
            case $(head -n 1 "$script") in
            *bash) bash -n "$script" || result=1 ;;
            *) sh -n "$script" || result=1 ;;
            esac
        done
        exit "$result"' sh {} +
}

# --- the tiers

# What each check waits for. Builds for browsers and Windows share libraries, and their programs one Wine; what asks a build
# whether it is up to date does so in turn. That is the longest way through: what can wait is `nice` to it.
needs() {
    cat <<'END'
build_web: build_release setup_others
build_windows: build_web
tests_release: build_release setup_others locales
tests_sanitize: build_sanitize setup_others
program_sanitize: build_release build_sanitize setup_others
clang_tidy fuzz: build_sanitize
coverage: tests_sanitize program_sanitize same_bytes
same_bytes: build_release build_sanitize
windows: build_release build_windows
web: build_release build_web windows
browser: build_release setup_others
web_page: build_release build_web
python_package: build_release setup_others
r_package: python_package
package: r_package
doxygen_pages: package
consumer: python_package
gallery differential workbooks withheld hints quality_assurance manual benchmarks: build_release
END
}

# The longest that use one core come first.
default_checks="setup_others locales build_release build_sanitize browser tests_release build_web web_page build_windows windows
python_package r_package web program_sanitize tests_sanitize package consumer differential workbooks withheld hints same_bytes
coverage quality_assurance gallery doxygen_pages manual clang_format benchmarks model_is_plain shell_scripts headers_alone
fuzz clang_tidy"
long_checks="build_sanitize_long program_sanitize_long packages windows_long program_web clang_tidy_long big_files withheld_long every_fault fuzz_long valgrind ubuntu"

case ${1:-default} in
stage)
    stage "$2"
    exit
    ;;
default | quick | long) ;;
*)
    sed -n 's/^# usage: /usage: /p; s/^#        sh/       sh/p' "$0" >&2
    exit 2
    ;;
esac

: >"$results"
stage setup || finish
# shellcheck disable=SC2086 # lists of words
case ${1:-default} in
quick)
    stage locales || true
    stage build_quick || finish
    stage tests_release || true
    ;;
default) run_plan $default_checks || finish ;;
long)
    export PAIRMODEL_OPTIMISE=-O3 PAIRMODEL_WEB_LINK=-O2
    run_plan $default_checks || finish
    for name in $long_checks; do stage "$name" || true; done
    ;;
esac
finish
