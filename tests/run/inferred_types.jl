# Types that Base asks inference for: element types of empty results and of tuples.
println(typeof(Float64[] .+ 1), " ", typeof(Int[] ./ 2), " ", typeof(map(x -> x > 1, Int[])))
println(typeof([2x for x in 1:0]), " ", typeof([string(x) for x in 1:0]), " ", typeof(Any[] .+ 1))
half(x) = x > 0 ? x / 2 : x
println(typeof(half.(Int[])), " ", typeof(half.([1, -1])), " ", typeof(half.([1])))
println(eltype((1, 2.0)), " ", eltype((1, 2, 3)), " ", eltype((1, 2, 3, 4)), " ", eltype((1, "a", nothing, 2)))
println(eltype((1, 2, 3, 4, 5)), " ", eltype((1, 2, 3, 4, 5, 6.0)), " ", eltype(ntuple(identity, 8)))
println(typeof(Set((1, 2, 3, 4))), " ", typeof(Set(("a", 'b'))), " ", Base.promote_op(+, Int, Float64))
makes(n) = n == 0 ? Int[] .* 1.5 : [n] .* 1.5
println(makes(0), makes(2))
later(x) = x + 1
apply_later(v) = later.(v)
println(apply_later(Int[]))
later(x) = x * 1.5
println(apply_later(Int[]), apply_later([2]))
