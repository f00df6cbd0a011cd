#!/bin/sh
# Makes the gallery: reports of real areas, their charts, and the page that shows them.
# usage: sh docs/gallery/make.sh [PROGRAM]             writes docs/gallery anew
#        sh docs/gallery/make.sh --check [PROGRAM]     only says what is no longer as the program makes it
# PROGRAM: build/release/bin/pairmodel, unless given. Plans and services are those of data/examples.
set -eu

mode=write
if [ "${1:-}" = --check ]; then
    mode=check
    shift
fi
cd -- "$(dirname -- "$0")/../.."
root=$PWD
gallery=$root/docs/gallery
program=${1:-build/release/bin/pairmodel}
case $program in
/*) ;;
*) program=$root/$program ;;
esac
[ -x "$program" ] || {
    echo "gallery: there is no program $program" >&2
    exit 2
}

# Pages tell the command that made them, so it is run as a reader would run it: in a folder with its files.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp data/examples/services.csv "$work"
made=$work/gallery
mkdir "$made"

# Neither date nor settings of this machine.
pairmodel() { (cd "$work" && env -i PATH="$PATH" LC_ALL=C "$program" "$@"); }

page=$made/README.md
cat >"$page" <<'HEAD'
# Gallery

Reports as the program makes them, and their charts. Made by [make.sh](make.sh) with the built-in figures and
[data/examples/services.csv](../../data/examples/services.csv); the checks make them anew and compare, so they are
never older than the program. Download a report to read it: GitHub shows its source.
HEAD

# report FILE TITLE OPTIONS...: one report, and its heading in the gallery.
report() {
    name=$1
    title=$2
    shift 2
    pairmodel report "$@" -q -o "$name.html"
    mv "$work/$name.html" "$made"
    printf '\n## [%s](%s.html)\n\n    pairmodel report %s -o %s.html\n' "$title" "$name" "$(words "$@")" "$name" >>"$page"
}

# charts FILE NAMES OPTIONS...: charts of it, which are seen in the gallery with their own titles.
charts() {
    file=$1
    names=$2
    shift 2
    for which in $names; do
        name=$file-$which.svg
        pairmodel report "$@" --chart "$which" -q -o "$name"
        title=$(sed -n 's/.*<title[^>]*>\(.*\)<\/title>.*/\1/p' "$work/$name")
        printf '\n![%s](%s)\n' "$title" "$name" >>"$page"
        mv "$work/$name" "$made"
    done
}

# Arguments as a shell would want them.
words() {
    line=
    for word; do
        case $word in
        *[!A-Za-z0-9%=./_-]*) word="\"$word\"" ;;
        esac
        line="$line${line:+ }$word"
    done
    echo "$line"
}

always="path waterfall levels indicators map births-by-year comparison neighbours similar"

set -- --area Gateshead --from 2026 --to 2031 --unreached-to 50% --services services.csv
report gateshead "Gateshead, with a plan to 2031 and local services" "$@"
charts gateshead "$always births sensitivity plan-demand plan-missed gap" "$@"

set -- --area "Tower Hamlets" --draws 1000
report tower-hamlets "Tower Hamlets, with intervals from 1,000 draws" "$@"
charts tower-hamlets "$always sensitivity" "$@"

if [ "$mode" = check ]; then
    # make.sh is the one file that is not made; web/ has pictures of the page, by its own test.
    if diff -r --exclude=make.sh --exclude=web "$gallery" "$made" >"$work/differences"; then
        echo "gallery: as the program makes it"
        exit 0
    fi
    head -c 4000 "$work/differences"
    echo
    echo "gallery: stale; make it anew with: sh docs/gallery/make.sh" >&2
    exit 1
fi
find "$gallery" -maxdepth 1 -type f ! -name make.sh -exec rm {} +
cp "$made"/* "$gallery"
echo "gallery: $(find "$gallery" -maxdepth 1 -type f ! -name make.sh | wc -l) files in docs/gallery"
