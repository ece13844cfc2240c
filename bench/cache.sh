#!/bin/sh
# What the cache is worth: time per method of generating and of loading code, and the start of a trivial program.
# usage: bench/cache.sh "JULIET COMMAND" "JULIA COMMAND" FILE.jl
# Figures are minima of several runs; times in milliseconds. Needs python3.
set -eu
juliet=${1:?command} julia=${2:?command} file=${3:?program}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export JULIET_CACHE_DIR="$scratch/store"
for round in 1 2 3; do
    rm -rf "$JULIET_CACHE_DIR"
    $juliet -e 1 >/dev/null
    JULIET_STATS=$scratch/cold.$round $juliet "$file" >"$scratch/out.cold"
    JULIET_STATS=$scratch/warm.$round $juliet "$file" >"$scratch/out.warm"
done
$juliet -e 'println(1)' >/dev/null
python3 - "$scratch" "$juliet" "$julia" <<'PY'
import json, shlex, subprocess, sys, time
scratch, juliet, julia = sys.argv[1:]
cold = [json.load(open(f"{scratch}/cold.{r}")) for r in (1, 2, 3)]
warm = [json.load(open(f"{scratch}/warm.{r}")) for r in (1, 2, 3)]
made = cold[0]["code_misses"] + cold[0]["adapter_misses"]
loaded = warm[0]["code_hits"] + warm[0]["code_shared"] + warm[0]["adapter_hits"] if "adapter_hits" in warm[0] else warm[0]["code_hits"] + warm[0]["code_shared"]
generate = min(c["ms"]["codegen"] for c in cold) / max(made, 1)
load = min(w["ms"]["load"] for w in warm) / max(loaded, 1)
print(f"generated {made} objects: {generate:.3f} ms each; loaded {loaded}: {load:.4f} ms each; ratio 1/{generate / load:.0f}")
print(f"second run: inferred {warm[0]['inferred']}, code misses {warm[0]['code_misses']}")

def wall(command):
    best = 1e9
    for _ in range(9):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begun)
    return best * 1e3

a = wall(shlex.split(juliet) + ["-e", "println(1)"])
b = wall(shlex.split(julia) + ["-e", "println(1)"])
print(f"println(1), warm: {a:.0f} ms; Julia {b:.0f} ms; ratio {a / b:.2f}")
PY
