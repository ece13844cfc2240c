# Element types of literals and results: promotion, unions with missing and nothing, Any, narrowing by map and comprehension.
println(typeof([1, 2.0]), typeof([1, 2//3]), typeof([1, 2im]), typeof([1.0f0, 2]), typeof([0x1, 1]), typeof([true, 2]), typeof(['a', "b"]), typeof([1, "a"]), typeof([1, nothing]), typeof([1.5, missing]), typeof([:a, "a"]))
println(typeof([[1], [2.0]]), typeof([1:2, 3:4]), typeof([1:2, [3]]), typeof([(1, 2), (3, 4.0)]), typeof([1 => 2, 3 => "x"]), typeof([Int, Float64]), typeof([sin, cos]), typeof([nothing, missing]), typeof([big(1), 2]), typeof([1, 2, missing, nothing]))
v = Any[1, 2.5, "x"]
println(typeof(map(identity, v)), typeof(map(identity, Any[1, 2])), typeof([x for x in Any[1, 2.0]]), typeof(identity.(Any[1, 2])), typeof(collect(Any[1])), typeof(filter(x -> x isa Int, v)), typeof(convert(Vector{Int}, Any[1, 2])), typeof(Vector{Real}(1:2)), typeof(vcat([1], ["a"])), typeof(vcat([1], [2.5])))
x = Union{Int, Missing}[1, missing, 3]
println(x, sum(skipmissing(x)), " ", x .+ 1, " ", coalesce.(x, 0), typeof(coalesce.(x, 0)), " ", collect(skipmissing(x)), " ", ismissing.(x), " ", nonmissingtype(eltype(x)), " ", findall(!ismissing, x), " ", typeof(x[[1, 3]]))
y = Real[1, 2.5, 3//2]
println(y, eltype(y), sum(y), maximum(y), sort(y), y .* 2, typeof(y .* 2), map(typeof, y), y[2] isa Float64)
push!(y, 0x04)
println(y, length(y), eltype(append!(y, [1.5f0])))
z = Int[]
push!(z, 2.0, true, 3//1)
println(z, typeof(z), promote(1, 2.5, 3//2), promote_type(Int8, UInt16), promote_type(Int, Union{}), promote_type(String, Int), promote_type(Float32, BigInt), promote_type(Missing, Int), promote_type(Nothing, Int))
for bad in (() -> push!(Int[], 1.5), () -> push!(Int[], "a"), () -> Int[1, 2.5], () -> convert(Vector{Int}, ["a"]), () -> Symbol["a"], () -> push!(Int8[], 300), () -> setindex!(Char['a'], 1.5, 1))
    try
        bad()
    catch e
        print(typeof(e), " ")
    end
end
println()
println(Float64[1, 2], Any[1, 2], Int8[1, 2], Union{Int, String}[1, "a"], Char[97, 'b'], String["a", SubString("bc", 1)], Number[1, 2.5, im], AbstractString["a"], Float32[1//2], Bool[1, 0], Complex{Int}[1, 2im], Rational{Int}[1, 0.5])
