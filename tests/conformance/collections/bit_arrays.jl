# BitArray: logical arrays, logic by element, counting, masks, chunks and conversions.
b = BitArray([true, false, true])
println(b, " ", length(b), " ", eltype(b), " ", b[1], b[2], " ", count(b), " ", sum(b), " ", findall(b), " ", any(b), all(b), " ", b == [true, false, true])
b[2] = true
push!(b, false)
println(b, " ", pop!(b), " ", b, " ", .!b, " ", b .& [true, false, true], " ", b .| false, " ", xor.(b, true), " ", reverse(BitArray([1, 0, 0])))
m = trues(2, 3)
m[1, 2] = false
println(m, " ", size(m), " ", sum(m, dims = 1), " ", count(m), " ", m', " ", vec(m), " ", m[:, 2], " ", any(.!m, dims = 2), " ", findfirst(!, m))
x = [3, -1, 4, -1, 5]
mask = x .> 0
println(mask isa BitArray, " ", x[mask], " ", x[.!mask], " ", count(mask), " ", ifelse.(mask, x, 0), " ", findall(mask))
x[mask] .= 0
println(x, " ", Array(mask) isa Array{Bool}, " ", BitArray(i > 2 for i in 1:4), " ", falses(3), " ", fill!(falses(2), true), " ", convert(Vector{Int}, BitArray([1, 0])), " ", Int.(mask))
long = falses(130)
long[[1, 64, 65, 128, 130]] .= true
println(count(long), " ", findall(long), " ", findnext(long, 66), " ", findprev(long, 63), " ", findlast(long), " ", sum(long[60:70]), " ", long == reverse(reverse(long)))
append!(long, trues(3))
deleteat!(long, 1)
println(length(long), " ", count(long), " ", findfirst(long), " ", popfirst!(long), " ", insert!(falses(2), 2, true), " ", resize!(trues(3), 2), " ", splice!(BitArray([1, 0, 1]), 2), " ", circshift(BitArray([1, 0, 0]), 1), " ", vcat(trues(1), falses(1)), " ", hcat(trues(2), falses(2)), " ", copy(b) == b, " ", trues(2) .+ 1, " ", trues(2) * 2, " ", map(!, b), " ", filter(identity, b), " ", BitArray([1 0; 0 1]) * [1, 2], " ", repeat(BitArray([1, 0]), 2), " ", sort(BitArray([1, 0, 1])), " ", unique(BitArray([1, 1, 0])), " ", BitArray(undef, 0), " ", hash(trues(2)) == hash([true, true]))
show(stdout, MIME("text/plain"), BitArray([1 0; 0 1]) |> Array)
println()
