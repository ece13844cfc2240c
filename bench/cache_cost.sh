#!/bin/sh
# What the cache saves: the time to generate native code against the time to load it.
#     bench/cache_cost.sh JULIET [PROGRAM]
# Runs a program in an empty cache and then again; prints milliseconds of each stage, and the
# cost of one method generated and loaded. The least of five cold and of five warm runs counts.
# Generating is native code generation alone, of the method and of its generic entry. Loading is
# everything between the key and code that can be called, for both: finding the object, reading
# and checking it, decoding, finding what fills its holes, copying, and making it executable.
set -eu
juliet=$1
here=$(cd "$(dirname "$0")" && pwd)
program=${2:-$here/microbenchmarks.jl}
folder=$(mktemp -d)
cold=$(mktemp) warm=$(mktemp)
trap 'rm -rf "$folder" "$cold" "$warm"' EXIT
for round in 1 2 3 4 5; do
    export JULIET_CACHE_DIR="$folder/$round"
    # Base is prepared first, so that its own work is not counted.
    "$juliet" -e 0 >/dev/null
    "$juliet" --stats "$program" 2>>"$cold" >/dev/null
    "$juliet" --stats "$program" 2>>"$warm" >/dev/null
done
awk '
    { value = $(NF - 1) ~ /^[0-9.]+$/ ? $(NF - 1) : $NF; name = $1 " " ($2 ~ /^[a-z]/ ? $2 : "") }
    NR == FNR { if (!(name in cold) || value < cold[name]) cold[name] = value; next }
    !(name in warm) || value < warm[name] { warm[name] = value }
    END {
        printf "%-12s %10s %10s\n", "ms", "cold", "warm"
        split("start infer hash codegen load total", stages, " ")
        for (i = 1; i <= 6; i++) printf "%-12s %10.1f %10.1f\n", stages[i], cold[stages[i] " "], warm[stages[i] " "]
        made = cold["codegen "] / cold["code misses"]
        loaded = warm["load "] / (warm["code hits"] + warm["code shared"])
        printf "one method with its generic entry: generated in %.3f ms (%d made), loaded in %.4f ms (%d loaded): 1/%.0f\n",
            made, cold["code misses"], loaded, warm["code hits"] + warm["code shared"], made / loaded
    }' "$cold" "$warm"
