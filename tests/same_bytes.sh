#!/bin/sh
# One answer to the same question: several builds of the program (another compiler, build type or sanitizer), other
# numbers of threads, and a C library that is told that the processor has neither FMA nor AVX2, give the same bytes:
# standard output, standard error, exit code and every file.
# usage: sh tests/same_bytes.sh PROGRAM [OTHER...]
# The last line is "same bytes: N commands, P programs, D differences".
set -eu

[ $# -ge 1 ] || {
    sed -n '5s/^# //p' "$0" >&2
    exit 2
}
source=$(cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
unset SOURCE_DATE_EPOCH NO_COLOR LC_ALL LANG || true
for name in $(env | sed -n 's/^\(PAIRMODEL_[A-Z_]*\)=.*/\1/p'); do
    unset "$name"
done

# What stands behind "pairmodel". THREADS is another number for each program and each time.
cat >"$work/commands" <<'END'
--help
--version
estimate --help
estimate --area Gateshead
estimate --area Gateshead --cohort under-two --format markdown
estimate --tier upper --total --total-by region --format csv
estimate --tier lower --shape wide -o lower.csv
estimate --tier region --format latex
estimate --tier region -o regions.html
estimate --tier health-board --format jsonl
estimate --tier upper --within London -o london.json
estimate --tier upper --format xlsx -o upper.xlsx
estimate --tier lower --format tsv --scale odds --elasticity 0.7 --combine arithmetic
estimate --tier upper --indicators imd,child_poverty --weights imd=2 --format csv
estimate --tier upper --parameters madigan-2023 --suppress-below 2000 --total -o hidden.json
estimate --births 1834567 --adversity +37.5% --round 5 --date 2025-01-31 --format json
estimate areas.csv --format json
estimate own-indicators.csv --reference own-indicators.json --format csv
estimate bad.csv --on-bad-row skip --rejects rejects.csv -o good.csv
estimate - --format csv
estimate --tier lower --shard 3/7 --format csv
estimate --tier upper --draws 1000 --threads THREADS --format csv
estimate --tier upper --draws 1000 --seed 2 --threads THREADS --total --format csv
estimate --tier region --draws 5000 --births-variation poisson --threads THREADS --monte-carlo-error --format csv
estimate --area York --draws auto --threads THREADS
estimate --area York --draws 20000 --interval 80 --threads THREADS -o york.xlsx
estimate areas.csv --draws 3333 --threads THREADS --total-by group --shape wide --format csv
explain --area Gateshead
explain --area Gateshead --format html
explain --births 1000 --adversity 1.3 --parameters start-for-life --format csv
areas gates
areas --tier upper --format csv
areas --show York --format json
equity --area Gateshead --reach-ratio 0.5
equity --tier lower --within England --group-by decile --format csv
equity --area England --draws 1000 --threads THREADS --format json
groups --area Gateshead --group domestic_violence=120 --group looked_after=15
groups --area York --area Leeds --group looked_after=15 --format json
sensitivity --area Gateshead --format csv
sensitivity --tier region --draws 4096 --seed 5 --threads THREADS --format csv
sensitivity --area York --draws 1000 --threads THREADS -o york.html
plan --area Gateshead --from 2026 --to 2031 --unreached-to 50%
plan --tier upper --within "North East" --from 2025 --to 2030 --births-trend --total --format csv
plan --area York --area Leeds --from 2026 --to 2030 --scenarios outreach.json --draws 2000 --threads THREADS --format csv
plan --area York --from 2026 --to 2029 --births-growth -1% --draws 500 --threads THREADS -o plan.xlsx
gap services.csv --area Gateshead
gap services.csv --area Gateshead --area York --draws 2000 --threads THREADS --format json
gap services.csv areas.csv -o gap.html
report --area Gateshead -o gateshead.html
report --area York --from 2026 --to 2031 --unreached-to 50% --services services.csv -o york.xlsx
report --tier upper --within "North East" --draws 1000 --threads THREADS -o north-east.html
report --area York --chart waterfall -o waterfall.svg
report --area York --chart similar -o similar.svg
report --tier region --chart ranking --draws 500 --threads THREADS -o ranking.svg
report --area York --chart sensitivity --draws 500 --threads THREADS -o sensitivity.svg
parameters list
parameters show pif-2023
parameters show pif-2023 --format json
parameters check outreach.json
check areas.csv
check bad.csv
check areas.csv.gz --format json
check services.csv --format json
estimate areas.csv.gz --format csv
estimate "Ynys Môn.csv" -o "Ynys Môn.json"
estimate --area "Ynys Môn" --notes
report --area Gateshead --part summary --draws 1000 --threads THREADS -o summary.html
report services.csv
gap --template
prepare --births births.csv --format csv
prepare --births births.csv --indicator imd=imd.csv -o prepared.csv
prepare --births bad.csv
estimate missing.csv
estimate --area GATESHAAD
estimate --tier village
estimate --tier upper -o missing/upper.csv
plan --area York --from 2030 --to 2026
report --area York
sensitivity --area York --draws auto
nonsense
END

files() {
    cp "$source"/data/examples/* .
    gzip -kn areas.csv
    cp areas.csv "Ynys Môn.csv"
    printf 'area_name,live_births\nNorth,100\nSouth,many\n' >bad.csv
    printf 'area_code,area_name,births\nE08000037,Gateshead,"1,834"\nE06000014,York,1500\nE99,No,1\n' >births.csv
    printf 'code,imd\nE08000037,29.5\nE06000014,12.25\n' >imd.csv
}

# results NUMBER PROGRAM: exit codes and SHA-256 of all that each command gives.
results() {
    set -f # words of a command are no patterns
    number=0
    while read -r command; do
        number=$((number + 1))
        case $(($1 + number)) in
        *0 | *5) threads=1 ;;
        *1 | *6) threads=2 ;;
        *2 | *7) threads=3 ;;
        *3 | *8) threads=7 ;;
        *) threads=16 ;;
        esac
        run=$work/$1/$number
        mkdir -p "$run/in"
        code=0
        (
            cd "$run/in"
            set +f
            files
            set -f
            eval "set -- $(echo "$command" | sed "s/THREADS/$threads/")"
            exec "$program" "$@" <areas.csv >../out 2>../err
        ) || code=$?
        echo "$code $command"
        (cd "$run" && find . -type f | LC_ALL=C sort | while read -r file; do sha256sum "$file"; done)
    done <"$work/commands"
    set +f
}

count=0
for program; do
    count=$((count + 1))
    program=$(cd -- "$(dirname -- "$program")" && pwd)/$(basename -- "$program")
    results "$count" >"$work/$count.results"
done
count=$((count + 1))
program=$(cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
(
    export GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4
    results "$count" >"$work/$count.results"
)

differences=0
while [ "$count" -gt 1 ]; do
    if ! diff "$work/1.results" "$work/$count.results" >"$work/diff"; then
        differences=$((differences + $(grep -c '^<' "$work/diff" || true)))
        echo "program $count differs:"
        head -n 20 "$work/diff"
    fi
    count=$((count - 1))
done
echo "same bytes: $(wc -l <"$work/commands") commands, $# programs, one of them twice, $differences differences"
[ "$differences" -eq 0 ]
