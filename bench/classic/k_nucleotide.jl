# Counts of the short words in a random DNA sequence of n letters, and of some longer ones.
using Printf

function random_sequence(n)
    state = 42
    letters = UInt8[]
    for _ in 1:n
        state = (state * 3877 + 29573) % 139968
        r = state / 139968
        push!(letters, r < 0.30 ? 'A' : r < 0.50 ? 'C' : r < 0.70 ? 'G' : 'T')
    end
    return String(letters)
end

function count_words(sequence, k)
    counts = Dict{String,Int}()
    for i in 1:length(sequence)-k+1
        word = sequence[i:i+k-1]
        counts[word] = get(counts, word, 0) + 1
    end
    return counts
end

function write_frequencies(io, sequence, k)
    counts = count_words(sequence, k)
    total = sum(values(counts))
    for (word, c) in sort!(collect(counts), by = p -> (-p[2], p[1]))
        @printf(io, "%s %.3f\n", word, 100c / total)
    end
    println(io)
end

function main(io, n)
    sequence = random_sequence(n)
    write_frequencies(io, sequence, 1)
    write_frequencies(io, sequence, 2)
    for word in ("GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT")
        counts = count_words(sequence, length(word))
        println(io, get(counts, word, 0), "\t", word)
    end
end

main(stdout, isempty(ARGS) ? 1000 : parse(Int, ARGS[1]))
