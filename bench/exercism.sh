#!/bin/sh
# Runs public Exercism exercises with two Julia commands and compares outcome and time.
# usage: bench/exercism.sh CHECKOUT-OF-exercism/julia "JULIET COMMAND" "JULIA COMMAND" [exercise ...]
# Each exercise's example solution is copied beside its runtests.jl into a scratch folder below the current one.
set -u
checkout=${1:?checkout} juliet=${2:?command} julia=${3:?command}
shift 3
[ $# -gt 0 ] || set -- hello-world two-fer leap hamming collatz-conjecture raindrops grains binary-search sieve \
    triangle perfect-numbers robot-simulator matrix custom-set word-count
scratch=$(mktemp -d "$PWD/exercism.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
summary() { grep -A1 '^Test Summary' "$1" | tail -1 | sed 's/[0-9.]*s$//' | tr -s ' ' | sed 's/ *$//'; }
total=0 same=0
for name in "$@"; do
    folder=$checkout/exercises/practice/$name
    mkdir -p "$scratch/$name"
    cp "$folder/runtests.jl" "$scratch/$name/"
    cp "$folder/.meta/example.jl" "$scratch/$name/$name.jl"
    (cd "$scratch/$name" && sh -c "$julia runtests.jl" >julia.out 2>julia.err; echo $? >julia.status)
    (cd "$scratch/$name" && JULIET_STATS=one.json sh -c "$juliet runtests.jl" >one.out 2>one.err; echo $? >one.status)
    (cd "$scratch/$name" && JULIET_STATS=two.json sh -c "$juliet runtests.jl" >two.out 2>two.err; echo $? >two.status)
    a=$(grep -h '^[^|]*|' "$scratch/$name/julia.out" | sed 's/ *[0-9.]*s *$//' | tr -s ' ')
    b=$(grep -h '^[^|]*|' "$scratch/$name/one.out" | sed 's/ *[0-9.]*s *$//' | tr -s ' ')
    c=$(grep -h '^[^|]*|' "$scratch/$name/two.out" | sed 's/ *[0-9.]*s *$//' | tr -s ' ')
    misses=$(sed 's/.*"code_misses":\([0-9]*\).*/\1/' "$scratch/$name/two.json" 2>/dev/null)
    total=$((total + 1))
    verdict=differs
    strip() { printf '%s\n' "$1" | sed 's/| *Time.*//; s/ Time$//' ; }
    if [ "$(cat "$scratch/$name/julia.status")" = "$(cat "$scratch/$name/one.status")" ] &&
        [ "$(strip "$a")" = "$(strip "$b")" ] && [ "$b" = "$c" ]; then
        verdict=same same=$((same + 1))
    fi
    printf '%-20s %-8s status %s/%s  second run misses %s  %s\n' "$name" "$verdict" \
        "$(cat "$scratch/$name/julia.status")" "$(cat "$scratch/$name/one.status")" "${misses:-?}" \
        "$(head -c 160 "$scratch/$name/one.err" | head -1)"
done
echo "$same of $total exercises as in Julia"
