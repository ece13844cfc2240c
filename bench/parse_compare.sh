#!/bin/sh
# Compares Juliet's parser with a real Julia on all Julia files below a folder.
#   bench/parse_compare.sh JULIA FOLDER [DETAILS]
# JULIA is the command to run; FOLDER must be visible to it. Run in a scratch folder.
set -e
here=$(cd "$(dirname "$0")" && pwd)
julia=$1
folder=$2
cargo run -q --manifest-path "$here/../Cargo.toml" -p juliet-syntax --example sexpr -- "$folder" > parse_compare.dump
cp "$here/parse_compare.jl" .
"$julia" parse_compare.jl parse_compare.dump ${3:+"$3"}
