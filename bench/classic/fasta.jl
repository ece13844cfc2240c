# Writes DNA sequences: one repeated, two drawn from given frequencies by a linear congruential generator.

const WIDTH = 60

const ALU = "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGG" *
            "GAGGCCGAGGCGGGCGGATCACCTGAGGTCAGGAGTTCGAGA" *
            "CCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAAT" *
            "ACAAAAATTAGCCGGGCGTGGTGGCGCGCGCCTGTAATCCCA" *
            "GCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG" *
            "AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCC" *
            "AGCCTGGGCGACAGAGCGAGACTCCGTCTCAAAAA"

const IUB = [('a', 0.27), ('c', 0.12), ('g', 0.12), ('t', 0.27), ('B', 0.02), ('D', 0.02), ('H', 0.02), ('K', 0.02),
             ('M', 0.02), ('N', 0.02), ('R', 0.02), ('S', 0.02), ('V', 0.02), ('W', 0.02), ('Y', 0.02)]

const HUMAN = [('a', 0.3029549426680), ('c', 0.1979883004921), ('g', 0.1975473066391), ('t', 0.3015094502008)]

mutable struct Generator
    state::Int
end

function draw!(g::Generator)
    g.state = (g.state * 3877 + 29573) % 139968
    return g.state / 139968
end

function write_repeated(io, description, sequence, n)
    println(io, ">", description)
    doubled = sequence * sequence
    position = 0
    while n > 0
        width = min(n, WIDTH)
        println(io, SubString(doubled, position + 1, position + width))
        position = (position + width) % length(sequence)
        n -= width
    end
end

function choose(letters, sums, r)
    i = 1
    while sums[i] < r
        i += 1
    end
    return letters[i]
end

function write_random(io, description, frequencies, g, n)
    println(io, ">", description)
    letters = [UInt8(c) for (c, _) in frequencies]
    sums = cumsum([p for (_, p) in frequencies])
    line = fill(UInt8('\n'), WIDTH + 1)
    while n > 0
        width = min(n, WIDTH)
        for i in 1:width
            line[i] = choose(letters, sums, draw!(g))
        end
        line[width+1] = UInt8('\n')
        write(io, view(line, 1:width+1))
        n -= width
    end
end

function main(io, n)
    g = Generator(42)
    write_repeated(io, "ONE Homo sapiens alu", ALU, 2n)
    write_random(io, "TWO IUB ambiguity codes", IUB, g, 3n)
    write_random(io, "THREE Homo sapiens frequency", HUMAN, g, 5n)
end

main(stdout, isempty(ARGS) ? 100 : parse(Int, ARGS[1]))
