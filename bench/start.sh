#!/bin/sh
# Wall time of a trivial program with a warm cache, against a real Julia; the least of nine runs each.
# usage: bench/start.sh "JULIET COMMAND" "JULIA COMMAND"
set -eu
juliet=${1:?command} julia=${2:?command}
JULIET_CACHE_DIR=$(mktemp -d)
export JULIET_CACHE_DIR
trap 'rm -rf "$JULIET_CACHE_DIR"' EXIT
$juliet -e 'println(1)' >/dev/null
least() {
    for _ in 1 2 3 4 5 6 7 8 9; do
        begun=$(date +%s%N)
        $1 -e 'println(1)' >/dev/null
        echo $((($(date +%s%N) - begun) / 1000))
    done | sort -n | head -1
}
a=$(least "$juliet") b=$(least "$julia")
awk -v a="$a" -v b="$b" 'BEGIN { printf "println(1), warm: %.1f ms; Julia %.1f ms; ratio %.2f\n", a / 1000, b / 1000, a / b }'
