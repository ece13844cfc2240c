#!/bin/sh
# Compares two programs that run Julia on bench/microbenchmarks.jl, or on another program there:
#     bench/microbenchmarks.sh JULIET JULIA [memory.jl]
# Both run three times in turn; the least time of each counts. Prints milliseconds and the ratio.
set -eu
juliet=$1
julia=$2
program=${3:-microbenchmarks.jl}
cd "$(dirname "$0")"
ours=$(mktemp) theirs=$(mktemp)
trap 'rm -f "$ours" "$theirs"' EXIT
for _ in 1 2 3; do
    "$juliet" "$program" >>"$ours"
    "$julia" "$program" >>"$theirs"
done
awk '
    NR == FNR { if (!($1 in a)) order[++n] = $1; if (!($1 in a) || $2 < a[$1]) a[$1] = $2; next }
    { if (!($1 in b) || $2 < b[$1]) b[$1] = $2 }
    END {
        printf "%-16s %10s %10s %7s\n", "program", "juliet ms", "julia ms", "ratio"
        for (i = 1; i <= n; i++) printf "%-16s %10.3f %10.3f %7.2f\n", order[i], a[order[i]], b[order[i]], a[order[i]] / b[order[i]]
    }' "$ours" "$theirs"
