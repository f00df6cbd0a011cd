# To be read by the shell scripts that run programs for Windows: a Windows of its own in build/wine, without a screen and with
# nothing to download. wine: what runs a program; wine_starts: makes that Windows ready; wine_stops: ends it.
# shellcheck shell=sh disable=SC2034 # wine is theirs
wine=/usr/lib/wine/wine64
wine_server=/usr/lib/wine/wineserver64
unset WINEPREFIX

# The server that made it is waited for: a second is refused while it is there, and it would not stay: it ends behind each
# program, and what is started meanwhile may come to nothing. The next stays between the runs.
wine_starts() {
    export WINEPREFIX="$1" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" DISPLAY=
    mkdir -p "$WINEPREFIX"
    wine_stops
    "$wine" wineboot -i >/dev/null 2>&1
    "$wine_server" -w
    "$wine_server" -p 600
}

wine_stops() { "$wine_server" -k 2>/dev/null || true; }
