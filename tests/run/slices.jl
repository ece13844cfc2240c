# Rows, columns and other slices as arrays of views.
a = [1 2 3; 4 5 6]
println(map(collect, eachrow(a)), " ", map(collect, eachcol(a)), " ", length(eachrow(a)), " ", size(eachcol(a)), " ", eachrow(a)[2], " ", eachcol(a)[end])
println([sum(r) for r in eachrow(a)], map(sum, eachcol(a)), sum.(eachcol(a)), collect(eachrow(a)) == [[1, 2, 3], [4, 5, 6]])
for (i, row) in enumerate(eachrow(a))
    print(i, ":", row, " ")
end
for row in eachrow(a)
    row .*= 10
end
println(a, maximum(eachcol(a)), reduce(+, eachrow(a)), findfirst(r -> r[1] == 40, eachrow(a)), map(collect, sort(eachcol(a), rev=true)))
b = reshape(1:8, 2, 2, 2)
s = eachslice(b, dims=3)
println(size(s), s[2], sum(s), " ", size(eachslice(b, dims=(1, 3))), eachslice(b, dims=(1, 3))[2, 1], size(eachslice(b, dims=2, drop=false)))
eachcol(a)[1] = [7, 8]
println(a, stack(eachrow(a)), reduce(hcat, eachcol(a)) == a, map(collect, eachrow([1, 2])), map(collect, eachcol([1, 2])))
println(try eachslice(a, dims=3) catch e e end)
println(zip(eachrow(a), 1:2) |> collect |> length, map(collect, filter(r -> sum(r) > 70, eachrow(a))), eltype(eachrow(a)) <: AbstractVector, first(eachcol(a)))
