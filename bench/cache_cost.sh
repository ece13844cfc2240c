#!/bin/sh
# What the cache saves: the time to generate native code against the time to load it.
#     bench/cache_cost.sh JULIET [PROGRAM]
# Runs a program in an empty cache and then again; prints milliseconds of each stage, and the
# cost of one method generated and loaded. The least of five warm runs counts.
set -eu
juliet=$1
here=$(cd "$(dirname "$0")" && pwd)
program=${2:-$here/microbenchmarks.jl}
JULIET_CACHE_DIR=$(mktemp -d)
export JULIET_CACHE_DIR
cold=$(mktemp) warm=$(mktemp)
trap 'rm -rf "$JULIET_CACHE_DIR" "$cold" "$warm"' EXIT
# Base is prepared first, so that its own work is not counted.
"$juliet" -e 0 >/dev/null
"$juliet" --stats "$program" 2>"$cold" >/dev/null
for _ in 1 2 3 4 5; do
    "$juliet" --stats "$program" 2>>"$warm" >/dev/null
done
awk '
    { value = $(NF - 1) ~ /^[0-9.]+$/ ? $(NF - 1) : $NF; name = $1 " " ($2 ~ /^[a-z]/ ? $2 : "") }
    NR == FNR { cold[name] = value; next }
    !(name in warm) || value < warm[name] { warm[name] = value }
    END {
        printf "%-12s %10s %10s\n", "ms", "cold", "warm"
        split("start infer hash codegen load total", stages, " ")
        for (i = 1; i <= 6; i++) printf "%-12s %10.1f %10.1f\n", stages[i], cold[stages[i] " "], warm[stages[i] " "]
        made = cold["codegen "] / cold["code misses"]
        loaded = warm["load "] / (warm["code hits"] + warm["code shared"])
        printf "one method: generated in %.3f ms, loaded in %.4f ms: 1/%.0f\n", made, loaded, made / loaded
    }' "$cold" "$warm"
