#!/bin/sh
# Runs the fuzz targets: first what is known (seeds, and what was found before), then new inputs for a while.
# usage: sh tests/fuzz/run.sh BUILD [SECONDS [TARGET...]]
#        BUILD    a build with PAIRMODEL_FUZZ, such as build/sanitize
#        SECONDS  for each target, two at a time (default 60; 0: only what is known)
#        TARGET   such as areas, or official-fingertips (default: all)
# What is learnt stays in BUILD/fuzz, for the next run to go on from. The last line has the number of executions.
set -eu

here=$(cd -- "$(dirname -- "$0")" && pwd)
data=$here/../../data
build=$(cd -- "$1" && pwd)
seconds=${2:-60}
[ $# -ge 2 ] && shift
shift
work=$build/fuzz
mkdir -p "$work"

# One program reads all official layouts: each has a corpus of its own.
all_targets() {
    for source in "$here"/*.cpp; do
        name=$(basename "$source" .cpp)
        [ "$name" = official ] || echo "$name"
    done
    for seeds in "$here"/seeds/official-*; do basename "$seeds"; done
}

# The project's own files are seeds too.
own_files() {
    case $1 in
    areas) echo "$data"/examples/areas.csv "$data"/examples/own-indicators.csv ;;
    parameters) echo "$data"/parameters/*.json ;;
    scenarios) echo "$data"/examples/outreach.json ;;
    indicators) echo "$data"/examples/own-indicators.json ;;
    equity) echo "$data"/examples/neighbourhoods.csv "$data"/examples/areas.csv ;;
    team) echo "$data"/examples/team.json ;;
    services) echo "$data"/examples/services.csv ;;
    assessment) echo "$data"/examples/grid.csv ;;
    *) ;;
    esac
}

dictionary_of() {
    case $1 in
    parameters | scenarios | indicators | team) echo "$here/dictionaries/json.dict" ;;
    command_line) echo "$work/command_line.dict" ;;
    workbook) echo "$here/dictionaries/workbook.dict" ;;
    *) echo "$here/dictionaries/table.dict" ;;
    esac
}

# Words of the command line, as the manual has them.
make_command_dictionary() {
    grep -ohE -e '--[a-z][a-z-]+|`[a-z-]+`' "$here/../../docs/commands.md" | tr -d '`' | sort -u |
        sed 's/.*/"&"/' >"$work/command_line.dict"
}

# Seconds for one input. An instrumented program is some ten times slower, so that this is one second of the program's.
hang=10

# run_target TARGET: its log tells how it went.
run_target() {
    target=$1
    program=$build/bin/fuzz_${target%%-*}
    corpus=$work/$target
    mkdir -p "$corpus" "$work/found"
    for file in $(own_files "$target"); do cp "$file" "$corpus"; done
    known=""
    for folder in "$here/seeds/$target" "$here/found/$target"; do
        [ -d "$folder" ] && known="$known $folder"
    done
    limit="-max_total_time=$seconds"
    [ "$seconds" -eq 0 ] && limit="-runs=0"
    # shellcheck disable=SC2086 # a list of folders
    ASAN_OPTIONS="quarantine_size_mb=16:malloc_context_size=4${ASAN_OPTIONS:+:$ASAN_OPTIONS}" \
        UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1" LLVM_PROFILE_FILE=/dev/null \
        "$program" "$limit" "-timeout=$hang" "-dict=$(dictionary_of "$target")" -max_len=16384 \
        -close_fd_mask=3 -print_final_stats=1 -verbosity=1 "-artifact_prefix=$work/found/$target-" \
        "$corpus" $known >"$work/$target.log" 2>&1 && result=ok || result=failed
    echo "$result" >"$work/$target.result"
}

# stat TARGET NAME: a number that libFuzzer gives at the end.
stat() { sed -n "s/^stat::$2: *//p" "$work/$1.log" | grep . || echo 0; }

make_command_dictionary
[ $# -gt 0 ] || {
    # shellcheck disable=SC2046 # a word each
    set -- $(all_targets)
}
for target; do rm -f "$work/$target.result"; done

running=0
for target; do
    run_target "$target" &
    running=$((running + 1))
    [ $((running % 2)) -eq 1 ] || wait
done
wait

failures=0
total=0
for target; do
    executions=$(stat "$target" number_of_executed_units)
    total=$((total + executions))
    if [ "$(cat "$work/$target.result" 2>/dev/null)" = ok ]; then
        echo "ok    $target: $executions executions, the slowest $(stat "$target" slowest_unit_time_sec) s"
    else
        failures=$((failures + 1))
        echo "FAIL  $target"
        tail -n 40 "$work/$target.log"
        for file in "$work/found/$target"-*; do
            [ -f "$file" ] && echo "$file:" && base64 "$file" | head -n 40
        done
    fi
done
echo "fuzz: $# targets, $total executions, $failures with failures"
[ "$failures" -eq 0 ]
