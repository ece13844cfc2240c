#!/bin/sh
# Compares two programs that run Julia on the classic benchmark programs in bench/classic:
#     bench/classic.sh JULIET JULIA [PROGRAM...]
# Each runs in a process of its own, which first prints (compared) and then times further runs; both take turns, twice.
# Prints the least milliseconds, the ratio, and the geometric mean of the ratios; the seconds are those of whole processes
# with a warm store.
set -eu
juliet=$1
julia=$2
shift 2
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sizes="nbody:500000 spectral_norm:700 fannkuch:9 mandelbrot:800 binary_trees:15 fasta:400000 k_nucleotide:300000
    reverse_complement:3000000 pidigits:1500 regex_redux:400000"

# run WHO COMMAND PROGRAM N: output to WHO.out, "MILLISECONDS SECONDS" to WHO.times
run() {
    begin=$(date +%s.%N)
    "$2" classic_time.jl "$3" "$4" >"$scratch/$1.out" 2>"$scratch/$1.err" || { cat "$scratch/$1.err" >&2; exit 1; }
    echo "$(tail -n 1 "$scratch/$1.err") $(echo "$(date +%s.%N) - $begin" | bc)" >>"$scratch/$1.times"
}

for entry in $sizes; do
    program=${entry%:*} n=${entry#*:}
    case " ${*:-$program} " in *" $program "*) ;; *) continue ;; esac
    rm -f "$scratch"/*.times
    "$juliet" "classic/$program.jl" "$n" >/dev/null
    for _ in 1 2; do
        run ours "$juliet" "$program" "$n"
        run theirs "$julia" "$program" "$n"
        cmp "$scratch/ours.out" "$scratch/theirs.out" || echo "$program: outputs differ"
    done
    paste -d' ' "$scratch/ours.times" "$scratch/theirs.times" | awk -v name="$program" '
        { for (i = 1; i <= 4; i++) if (NR == 1 || $i < least[i]) least[i] = $i }
        END { print name, least[1], least[3], least[1] / least[3], least[2], least[4] }' >"$scratch/line"
    cat "$scratch/line" >>"$scratch/all"
    awk '{ printf "%-20s %10.2f ms %10.2f ms %6.2f   %6.2f s %6.2f s\n", $1, $2, $3, $4, $5, $6 }' "$scratch/line"
done
awk '{ s += log($4) } END { printf "geometric mean %.2f\n", exp(s / NR) }' "$scratch/all"
