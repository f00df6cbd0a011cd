#!/bin/sh
# Compiles the libraries that pairmodel links, for where Debian has no packages of them: from Debian's source packages.
# usage: sh apps/dependencies/build.sh wasm|windows
# Leaves build/dependencies/TARGET/{include,lib}, to be found through CMAKE_FIND_ROOT_PATH. Source packages are fetched by an
# apt with settings of its own: from the mirror that the system's packages are from, and the system's settings stay as they are.
set -eu

target=${1:-}
case $target in
wasm | windows) ;;
*)
    sed -n 's/^# usage: /usage: /p' "$0" >&2
    exit 2
    ;;
esac
cd -- "$(dirname -- "$0")/../.."
here=$PWD/apps/dependencies
folder=$PWD/build/dependencies
sources=$folder/sources
packages="expat fmtlib libarchive libcsv libxlsxwriter nettle pugixml zlib"

stop() {
    echo "dependencies: $1" >&2
    exit 1
}

# Source packages of the system's own sources, whichever of the two ways they are written.
fetch() {
    command -v dpkg-source >/dev/null || stop "there is no dpkg-source (Debian: apt-get install dpkg-dev)"
    apt=$folder/apt
    rm -rf "$apt" "$sources"
    mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial" "$sources"
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ ! -e "$list" ] || sed -n 's/^deb /deb-src /p' "$list" >"$apt/parts/$(basename "$list" .list).list"
    done
    for list in /etc/apt/sources.list.d/*.sources; do
        [ ! -e "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" >"$apt/parts/$(basename "$list")"
    done
    cat >"$apt/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$apt/parts";
Dir::State::lists "$apt/lists";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
CONF
    export APT_CONFIG="$apt/apt.conf"
    apt-get -qq update || echo "dependencies: apt-get update failed; going on with what there is" >&2
    cd "$sources"
    : >"$folder/fetch.log"
    for package in $packages; do
        fetched=""
        # Mirrors may list an update that they lack: then an older one.
        for version in $(apt-cache showsrc --only-source "$package" | sed -n 's/^Version: //p' | sort -rVu); do
            apt-get -qq source --only-source "$package=$version" >>"$folder/fetch.log" 2>&1 && fetched=1 && break
        done
        [ -n "$fetched" ] || {
            cat "$folder/fetch.log" >&2
            stop "the source package $package could not be fetched"
        }
        rm -f ./*.dsc ./*.tar.* # before the folder has the name of its package, as these begin with it
        mv "$package"-[0-9]* "$package"
    done
    cd - >/dev/null
}

made_of=$(cat "$here"/*.* "$here"/*/* | cksum)
[ "$(cat "$folder/$target/made_of" 2>/dev/null)" != "$made_of" ] || exit 0
for package in $packages; do
    [ -d "$sources/$package" ] || {
        fetch
        break
    }
done

case $target in
wasm) set -- -DCMAKE_TOOLCHAIN_FILE="$PWD/apps/web/toolchain.cmake" ;;
windows) set -- -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=x86_64-w64-mingw32-gcc-posix -DCMAKE_CXX_COMPILER=x86_64-w64-mingw32-g++-posix ;;
esac
rm -rf "${folder:?}/$target"
cmake -S "$here" -B "$folder/$target/work" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSOURCES="$sources" \
    -DCMAKE_INSTALL_PREFIX="$folder/$target" "$@" >"$folder/$target.log" 2>&1 &&
    cmake --build "$folder/$target/work" --target install -- -k 0 >>"$folder/$target.log" 2>&1 || {
    tail -n 40 "$folder/$target.log" >&2
    stop "the libraries could not be built (all of it: $folder/$target.log)"
}
rm -rf "${folder:?}/$target/work"
echo "$made_of" >"$folder/$target/made_of"
