# Counts patterns in a random DNA sequence of n letters and replaces others.

const VARIANTS = [
    r"agggtaaa|tttaccct", r"[cgt]gggtaaa|tttaccc[acg]", r"a[act]ggtaaa|tttacc[agt]t", r"ag[act]gtaaa|tttac[agt]ct",
    r"agg[act]taaa|ttta[agt]cct", r"aggg[acg]aaa|ttt[cgt]ccct", r"agggt[cgt]aa|tt[acg]accct",
    r"agggta[cgt]a|t[acg]taccct", r"agggtaa[cgt]|[acg]ttaccct",
]

const REPLACEMENTS = [
    r"tHa[Nt]" => "<4>", r"aND|caN|Ha[DS]|WaS" => "<3>", r"a[NSt]|BY" => "<2>", r"\|[^|][^|]*\|" => "|",
    r"\|[^|][^|]*" => "-",
]

function random_input(n)
    buffer = IOBuffer()
    letters = "acgtacgtacgtacgtBDHKMNRSVWY"
    state = 42
    println(buffer, ">ONE sequence of some species")
    for i in 1:n
        state = (state * 3877 + 29573) % 139968
        write(buffer, letters[state%length(letters)+1])
        i % 60 == 0 && write(buffer, '\n')
    end
    println(buffer)
    return String(take!(buffer))
end

function main(io, n)
    input = random_input(n)
    sequence = replace(input, r">.*\n|\n" => "")
    for variant in VARIANTS
        println(io, variant.pattern, " ", count(_ -> true, eachmatch(variant, sequence)))
    end
    changed = sequence
    for replacement in REPLACEMENTS
        changed = replace(changed, replacement)
    end
    println(io, "\n", ncodeunits(input), "\n", ncodeunits(sequence), "\n", ncodeunits(changed))
end

main(stdout, isempty(ARGS) ? 10000 : parse(Int, ARGS[1]))
