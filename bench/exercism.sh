#!/bin/sh
# Runs public Exercism exercises with two Julia commands and compares outcome and time.
# usage: bench/exercism.sh CHECKOUT-OF-exercism/julia "JULIET COMMAND" "JULIA COMMAND" [exercise ...]
# Each exercise's example solution is copied beside its runtests.jl into a scratch folder below the current one,
# where both commands run as `COMMAND exercism.XXXXXX/NAME/runtests.jl`. The option `verbose = true` of test sets
# is taken out: Julia before 1.6 does not know it. Compared are exit status and the totals of each shown test set
# (passed, failed, errors, broken), whatever the table's columns are called and however wide they are.
set -u
checkout=${1:?checkout} juliet=${2:?command} julia=${3:?command}
shift 3
[ $# -gt 0 ] || set -- hello-world two-fer leap hamming collatz-conjecture raindrops grains binary-search sieve \
    triangle perfect-numbers robot-simulator matrix custom-set word-count
folder=$(mktemp -d "$PWD/exercism.XXXXXX")
scratch=$(basename "$folder")
trap 'rm -rf "$folder"' EXIT

# "set | Pass 3 Total 3" for each row of the summary: the numbers under their headings.
table() {
    awk -F'|' '
        /^Test Summary:/ { headings = split($2, heading, " "); next }
        headings && NF == 2 {
            line = $1; gsub(/^ +| +$/, "", line)
            count = split($2, number, " ")
            for (i = 1; i <= count; i++) if (number[i] !~ /s$/) line = line " " number[i]
            print line
        }' "$1"
}
run() { # command, name of the output files, exercise
    start=$(date +%s.%N)
    JULIET_STATS="$folder/$3/$2.json" sh -c "$1 $scratch/$3/runtests.jl" >"$folder/$3/$2.out" 2>"$folder/$3/$2.err" </dev/null
    echo $? >"$folder/$3/$2.status"
    table "$folder/$3/$2.out" >"$folder/$3/$2.table"
    echo "$start $(date +%s.%N)" | awk '{ printf "%.2f", $2 - $1 }'
}
total=0 same=0
for name in "$@"; do
    mkdir -p "$folder/$name"
    cp "$checkout/exercises/practice/$name/"*.jl "$folder/$name/"
    cp "$checkout/exercises/practice/$name/.meta/example.jl" "$folder/$name/$name.jl"
    sed -i 's/ verbose *= *true//' "$folder/$name/runtests.jl"
    julia_time=$(run "$julia" julia "$name")
    cold_time=$(run "$juliet" cold "$name")
    warm_time=$(run "$juliet" warm "$name")
    misses=$(sed -n 's/.*"code_misses": *\([0-9]*\).*/\1/p' "$folder/$name/warm.json" 2>/dev/null)
    total=$((total + 1))
    verdict=same
    for run in cold warm; do
        cmp -s "$folder/$name/julia.status" "$folder/$name/$run.status" || verdict=differs
        cmp -s "$folder/$name/julia.table" "$folder/$name/$run.table" || verdict=differs
    done
    [ $verdict = differs ] || same=$((same + 1))
    printf '%-20s %-8s status %s/%s  julia %5s s  cold %5s s  warm %5s s  warm misses %s  %s\n' "$name" "$verdict" \
        "$(cat "$folder/$name/julia.status")" "$(cat "$folder/$name/cold.status")" "$julia_time" "$cold_time" \
        "$warm_time" "${misses:-?}" "$(head -1 "$folder/$name/cold.err" | cut -c1-120)"
done
echo "$same of $total exercises as in Julia"
[ "$same" = "$total" ]
