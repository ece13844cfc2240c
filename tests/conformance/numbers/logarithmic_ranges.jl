# Frequencies of a scale: numbers with the same factor between neighbours.
display(logrange(10, 4000, length = 3))
display(logrange(1f0, 32f0, 11))
r = logrange(1, 1000, length = 4)
println(collect(r), " ", length(r), " ", first(r), " ", last(r))
println(r ≈ 10 .^ (0:3), " ", r[2] == 10.0, " ", r[end])
scale = logrange(220.0, 440.0, 13)
println(round.(scale[1:5]; digits = 2))
println(all(i -> scale[i + 1] / scale[i] ≈ 2^(1 / 12), 1:12))
println(map(x -> round(Int, x), logrange(64, 1, 7)))
println(sum(logrange(1, 16, 5)), " ", eltype(logrange(1, 2, 3)), " ", eltype(logrange(1f0, 2, 3)))
println(isempty(logrange(1, 2, 0)), " ", logrange(3, 3, 1))
println(logrange(2, 32, 5) == logrange(2.0, 32.0, 5))
for wrong in (() -> logrange(0, 10, 3), () -> logrange(1, 10, -1), () -> logrange(1, 10, 1), () -> r[5])
    try
        wrong()
    catch e
        println(typeof(e))
    end
end

# Ranges of a program's own: indices that are the elements, and a plain one.
struct Identity <: AbstractUnitRange{Int}
    low::Int
    high::Int
end
Base.first(r::Identity) = r.low
Base.last(r::Identity) = r.high
Base.axes(r::Identity) = (r,)
Base.getindex(r::Identity, i::Int) = (@boundscheck checkbounds(r, i); i)
own = Identity(3, 6)
println(own[4], " ", collect(own), " ", sum(own), " ", length(own), " ", firstindex(own))
println(Base.has_offset_axes(own), " ", Base.has_offset_axes([1], 1:2))
println([10, 20, 30][1:UInt8(2)], [10, 20, 30][big(2):big(3)])
