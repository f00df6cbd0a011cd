#!/usr/bin/env bash
# Times pairmodel beside the same work as an analyst would write it with numpy and pandas, and checks that
# both find the same figures. Whole processes, in turns (A B A B ...), medians of 7 rounds after a warm-up.
# usage: bash tests/benchmarks/compare.sh [PAIRMODEL]      default: build/release/bin/pairmodel
# Some of the other programs stand beside this file, others are looked for in ../shared/peers beside the checkout; what
# is not there is skipped.
# Exit: 0, also where a wanted ratio is missed; 1 if a program failed or figures differ.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${1:-$root/build/release/bin/pairmodel}
peers=$root/../shared/peers
python=/usr/bin/python3
rounds=7

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "compare: $*" >&2
    exit 1
}

# --- measuring

# run COMMAND...: sets `took`, in microseconds; with `within` set, to the seconds that its last
# line has in that place, or in the first where it has no other.
run() {
    local start=$EPOCHREALTIME end
    "$@" </dev/null >"$scratch/output" 2>&1 || {
        tail -n 20 "$scratch/output" >&2
        fail "failed: $*"
    }
    end=$EPOCHREALTIME
    took=$((${end/./} - ${start/./}))
    [ -z "${within:-}" ] || took=$(tail -n 1 "$scratch/output" | awk -v place="$within" '{ printf "%d", (place > NF ? $1 : $place) * 1e6 }')
}

median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

row() { printf '%-32s | %9s | %9s | %7s | %8s | %s\n' "$@"; }

# split OURS... vs PEER...: sets the arrays `ours` and `peer`.
split() {
    ours=()
    while [ "$1" != vs ]; do
        ours+=("$1")
        shift
    done
    shift
    peer=("$@")
}

# begin_anew FILE: both write a new file. To take the old one away, and what the disk has yet to do, is nobody's work.
begin_anew() {
    case " ${ours[*]} " in *" -o $our_table "*) rm -f "$1" ;; esac
    sync -f "$scratch"
}

# compare WORK WANTED OURS... vs PEER...: prints one row of the table.
compare() {
    local work=$1 wanted=$2 our_times=() peer_times=() ratios=() round our_time
    split "${@:3}"
    run "${ours[@]}"
    run "${peer[@]}"
    for ((round = 0; round < rounds; ++round)); do
        begin_anew "$our_table"
        run "${ours[@]}"
        our_time=$took
        begin_anew "$peer_table"
        run "${peer[@]}"
        our_times+=("$our_time")
        peer_times+=("$took")
        ratios+=("$(awk "BEGIN { print $took / $our_time }")")
    done

    local our_median peer_median
    our_median=$(median "${our_times[@]}")
    peer_median=$(median "${peer_times[@]}")
    row "$work" \
        "$(awk "BEGIN { printf \"%.4f\", $our_median / 1e6 }")" \
        "$(awk "BEGIN { printf \"%.4f\", $peer_median / 1e6 }")" \
        "$(awk "BEGIN { printf \"%.1f\", $peer_median / $our_median }")" \
        "$(median "${ratios[@]}" | awk '{ printf "%.1f", $1 }')" \
        "$(awk "BEGIN { print ($peer_median / $our_median >= $wanted ? \"yes\" : \"NO\") }"), at least ${wanted}x"
}

# peak_memory COMMAND...: sets `peak`, in KiB; without GNU time, by looking often at the process.
peak_memory() {
    if [ -x /usr/bin/time ]; then
        run /usr/bin/time -f %M -o "$scratch/peak" "$@"
        peak=$(tail -n 1 "$scratch/peak")
        return
    fi
    local process now
    peak=1
    "$@" </dev/null >"$scratch/output" 2>&1 &
    process=$!
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null) && [ -n "$now" ]; do
        peak=$now
    done
    wait "$process" || fail "failed: $*"
}

# memory WORK WANTED OURS... vs PEER...: prints one row of the table, in MiB.
memory() {
    local work=$1 wanted=$2 our_peak
    split "${@:3}"
    peak_memory "${ours[@]}"
    our_peak=$peak
    peak_memory "${peer[@]}"
    row "$work" \
        "$(awk "BEGIN { printf \"%.1f MiB\", $our_peak / 1024 }")" \
        "$(awk "BEGIN { printf \"%.1f MiB\", $peak / 1024 }")" \
        "$(awk "BEGIN { printf \"%.1f\", $peak / $our_peak }")" "" \
        "$(awk "BEGIN { print ($our_peak / 1024 < $wanted ? \"yes\" : \"NO\") }"), below $wanted MiB"
}

# agree OURS.csv PEER.csv: every figure of the peer's is in ours, and the same to 1e-5. The peer's low and
# high are those of the lower and higher need; ours are the smaller and the larger.
agree() {
    "$python" - "$@" <<'PYTHON'
import csv
import sys


def figures(name):
    with open(name, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            low, central, high = float(row["low"]), float(row["central"]), float(row["high"])
            yield (row["area_code"], row["measure"]), (min(low, high), central, max(low, high))


ours = dict(figures(sys.argv[1]))
count, largest, where = 0, 0.0, None
for key, peers in figures(sys.argv[2]):
    if key not in ours:
        sys.exit(f"DISAGREE: {key} is not in ours")
    for our, peer in zip(ours[key], peers):
        difference = abs(our - peer) / max(abs(peer), 1e-12)
        if not difference <= largest:
            largest, where = difference, (key, our, peer)
        count += 1
if count == 0 or not largest <= 1e-5:
    sys.exit(f"DISAGREE: {count} values, largest relative difference {largest:.2g} at {where}")
print(f"agree: {count} values, largest relative difference {largest:.2g}")
PYTHON
}

# agree_within_error OURS.csv PEER.csv: two simulations of the same areas. Parameter draws are shared by all areas, so
# the quantiles of one run are off together: the mean ratio over areas is within what 1,000 draws allow.
agree_within_error() {
    "$python" - "$@" <<'PYTHON'
import csv
import sys
from collections import defaultdict

LIMIT = 0.03


def figures(name):
    with open(name, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            yield (row["area_code"], row["measure"]), [float(row[end]) for end in ("low", "central", "high")]


ours = dict(figures(sys.argv[1]))
ratios = defaultdict(list)
for (area, measure), peers in figures(sys.argv[2]):
    for end, our, peer in zip(("low", "central", "high"), ours[area, measure], peers):
        if peer > 0:
            ratios[measure, end].append(our / peer)
means = {key: sum(values) / len(values) for key, values in ratios.items()}
worst = max(means, key=lambda key: abs(means[key] - 1))
if abs(means[worst] - 1) > LIMIT:
    sys.exit(f"DISAGREE: {worst} is {means[worst]:.4f} times the peer's")
print(f"agree within Monte Carlo error: {len(means)} quantiles, the furthest {worst} {means[worst]:.4f} times the peer's")
PYTHON
}

# --- what is compared

[ -x "$program" ] || fail "no program $program; build it with: sh apps/quickstart.sh"
if [ ! -f "$peers/numpy_peer.py" ] || [ ! -f "$peers/make_areas.py" ]; then
    echo "skip: there is no ../shared/peers beside the checkout"
    exit 0
fi
if ! "$python" -c 'import numpy, pandas' 2>/dev/null; then
    echo "skip: $python has no numpy and pandas (Debian: python3-numpy python3-pandas)"
    exit 0
fi

areas=$scratch/areas.csv
few=$scratch/few.csv
our_table=$scratch/ours.csv
peer_table=$scratch/peers.csv
numpy=("$python" "$peers/numpy_peer.py")
"$python" "$peers/make_areas.py" 35000 >"$areas"
"$python" "$peers/make_areas.py" 317 >"$few"
measures=$("$python" - "$peers/numpy_peer.py" <<'PYTHON'
import ast
import sys

tree = ast.parse(open(sys.argv[1], encoding="utf-8").read())
(names,) = (ast.literal_eval(n.value) for n in tree.body if isinstance(n, ast.Assign) and n.targets[0].id == "MEASURES")
print(",".join(names))
PYTHON
)
# The peers take an elasticity of 1 as known; so do we where figures are simulated.
"$python" - "$root/data/parameters/pif-2023.json" >"$scratch/as-peers.json" <<'PYTHON'
import json
import sys

parameters = json.load(open(sys.argv[1], encoding="utf-8"))
del parameters["$schema"]
parameters["id"] = "as-peers"
elasticity = parameters["adversity"]["elasticity"]
elasticity["low"] = elasticity["high"] = elasticity["value"]
json.dump(parameters, sys.stdout)
PYTHON
as_peers=(--parameters "$scratch/as-peers.json")

echo "$("$program" --version | head -n 1); $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg)"
row work "ours (s)" "peer (s)" ratio "in pairs" wanted
compare "35,000 areas to tidy CSV" 15 \
    "$program" estimate "$areas" -o "$our_table" --force -q vs "${numpy[@]}" "$areas" "$peer_table" 0
# The same figures as the peer's: eleven measures, each with shares and what the other columns say besides.
compare "  the peer's eleven measures" 15 \
    "$program" estimate "$areas" --measures "$measures" -o "$our_table" --force -q \
    vs "${numpy[@]}" "$areas" "$peer_table" 0
# Its table as well: six columns.
compare "  and its six columns" 15 \
    "$program" estimate "$areas" --measures "$measures" --only area_code,area_name,measure,low,central,high \
    -o "$our_table" --force -q vs "${numpy[@]}" "$areas" "$peer_table" 0
memory "35,000 areas: peak memory" 60 \
    "$program" estimate "$areas" -o "$our_table" --force -q vs "${numpy[@]}" "$areas" "$peer_table" 0
compare "one area (peer: 317 areas)" 30 \
    "$program" estimate --area Gateshead -q vs "${numpy[@]}" "$few" "$peer_table" 0

neighbourhoods=$root/../shared/data/lsoa_areas.csv
many=("$areas")
if [ -f "$neighbourhoods" ]; then
    many=("$neighbourhoods" --column live_births=under1_population_2020 --column imd=imd_score)
    compare "34,753 neighbourhoods, mapped" 5 \
        "$program" estimate "${many[@]}" -o "$our_table" --force -q vs "${numpy[@]}" "$areas" "$peer_table" 0
fi

# Other formats of these areas. The peers are spared the work on areas and figures: they read ours and write them.
# That of JSON lines reads the same records, with its json, which is quicker than making them of CSV would be.
run "$program" estimate "${many[@]}" -o "$scratch/records.jsonl" --force -q
compare "the same to JSON lines" 5 \
    "$program" estimate "${many[@]}" -o "$scratch/ours.jsonl" --force -q \
    vs "$python" "$here/json_peer.py" "$scratch/records.jsonl" "$scratch/peers.jsonl"
# That of workbooks reads our CSV and writes its cells as one sheet, the same as our sheet Data, without formats,
# widths and a table. Ours has the readers' table and what describes them besides.
if "$python" -c 'import xlsxwriter' 2>/dev/null; then
    run "$program" estimate "${many[@]}" -o "$our_table" --force -q
    workbook=("$program" estimate "${many[@]}" -o "$scratch/ours.xlsx" --force -q
        vs "$python" "$here/workbook_peer.py" "$our_table" "$scratch/peers.xlsx")
    rounds=3 compare "the same to a workbook" 3 "${workbook[@]}"
    memory "  its peak memory" 150 "${workbook[@]}"
else
    echo "skip: $python has no XlsxWriter (Debian: python3-xlsxwriter)"
fi
simulate=(--draws 1000 "${as_peers[@]}")
compare "35,000 areas x 1,000 draws" 15 \
    "$program" estimate "$areas" "${simulate[@]}" -o "$our_table" --force -q vs "${numpy[@]}" "$areas" "$peer_table" 1000
run "$program" estimate "$areas" "${simulate[@]}" -o "$our_table" --force -q
agree_within_error "$our_table" "$peer_table"
# From one data frame to another, with Python's start and the imports of NumPy and pandas, which both have. The peer
# writes its figures as CSV besides.
wheels=("$root"/build/python/pairmodel-*.whl)
if [ -f "${wheels[0]}" ]; then
    "$python" -m zipfile -e "${wheels[0]}" "$scratch/package"
    package=(env PYTHONPATH="$scratch/package" "$python" "$here/package_estimate.py" "$areas" "$scratch/as-peers.json" 1000)
    compare "the same by the Python package" 15 "${package[@]}" vs "${numpy[@]}" "$areas" "$peer_table" 1000
    # Within one process, from a frame in memory: the peer up to the frame that it would write.
    within_peer=("$python" "$here/peer_within.py" "${numpy[@]:1}" "$areas" "$peer_table" 1000)
    within=1 compare "  pm.estimate() in process" 15 "${package[@]}" vs "${within_peer[@]}"
    within=2 compare "  and to_pandas()" 15 "${package[@]}" vs "${within_peer[@]}"
else
    echo "skip: no Python package (sh apps/python/build.sh)"
fi
if command -v Rscript >/dev/null && Rscript -e 'library(data.table)' >/dev/null 2>&1 && [ -f "$peers/r_peer.R" ]; then
    compare "the same beside R" 15 \
        "$program" estimate "$areas" "${simulate[@]}" -o "$our_table" --force -q \
        vs Rscript "$peers/r_peer.R" "$areas" "$peer_table" 1000
    agree_within_error "$our_table" "$peer_table"
else
    echo "skip: no R with data.table (Debian: r-base-core r-cran-data.table)"
fi
compare "317 areas x 10,000 draws" 8 \
    "$program" estimate "$few" --draws 10000 "${as_peers[@]}" -o "$our_table" --force -q vs "${numpy[@]}" "$few" "$peer_table" 10000
memory "35,000 areas x 10,000 draws: memory" 100 \
    "$program" estimate "$areas" --draws 10000 "${as_peers[@]}" -o "$our_table" --force -q vs "${numpy[@]}" "$few" "$peer_table" 10000

run "$program" estimate "$areas" --allocation closed -o "$our_table" --force -q
run "${numpy[@]}" "$areas" "$peer_table" 0
agree "$our_table" "$peer_table"
