# Reads DNA in FASTA form, n letters in three sequences, and writes the reverse complement of each.

const COMPLEMENT = let table = collect(0x00:0xff)
    for (from, to) in zip("ACGTUMRWSYKVHDBN", "TGCAAKYWSRMBDHVN")
        table[from-'\0'+1] = UInt8(to)
        table[lowercase(from)-'\0'+1] = UInt8(to)
    end
    table
end

function random_input(n)
    buffer = IOBuffer()
    letters = "ACGTacgtMRWSYKVHDBN"
    state = 42
    for name in ("ONE", "TWO", "THREE")
        println(buffer, ">", name, " of some species")
        for i in 1:n÷3
            state = (state * 3877 + 29573) % 139968
            write(buffer, letters[state%length(letters)+1])
            i % 60 == 0 && write(buffer, '\n')
        end
        n ÷ 3 % 60 == 0 || write(buffer, '\n')
    end
    return seekstart(buffer)
end

function write_reversed(io, header, sequence)
    isempty(header) && return
    println(io, header)
    reverse!(sequence)
    for i in eachindex(sequence)
        sequence[i] = COMPLEMENT[sequence[i]+1]
    end
    for first in 1:60:length(sequence)
        write(io, view(sequence, first:min(first + 59, length(sequence))))
        write(io, '\n')
    end
end

function main(io, n)
    header, sequence = "", UInt8[]
    for line in eachline(random_input(n))
        if startswith(line, '>')
            write_reversed(io, header, sequence)
            header = line
            empty!(sequence)
        else
            append!(sequence, codeunits(line))
        end
    end
    write_reversed(io, header, sequence)
end

main(stdout, isempty(ARGS) ? 1000 : parse(Int, ARGS[1]))
