#!/bin/sh
# Runs random programs in Juliet and in a real Julia 1.5 or later and prints those whose outputs differ.
# usage: bench/random_programs.sh "JULIET COMMAND" "JULIA COMMAND" "GENERATOR COMMAND" FIRST COUNT
set -eu
juliet=${1:?command} julia=${2:?command} generate=${3:?command} first=${4:?seed} count=${5:?number}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export JULIET_CACHE_DIR="$folder/store"
cd "$folder"
: >all.jl
seed=$first
while [ "$seed" -lt $((first + count)) ]; do
    $generate --old "$seed" | sed "s/^module M40$/module P$seed/" >"p$seed.jl"
    echo "try; include(\"p$seed.jl\"); catch e; println(\"fails: \", typeof(e)); end" >>all.jl
    seed=$((seed + 1))
done
$julia all.jl >julia.out 2>julia.err || true
$juliet all.jl >juliet.out 2>juliet.err || true
for side in julia juliet; do
    awk -v side="$side" '/^== / { name = $2 "." side } name { print > name }' "$side.out"
done
seed=$first different=0
while [ "$seed" -lt $((first + count)) ]; do
    if ! cmp -s "$seed.julia" "$seed.juliet"; then
        different=$((different + 1))
        echo "program $seed:"
        diff "$seed.julia" "$seed.juliet" | head -6 || true
    fi
    seed=$((seed + 1))
done
echo "$different of $count programs differ"
