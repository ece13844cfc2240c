# Ways of making arrays: fill, zeros, ones, comprehensions, similar, undef and conversions.
println(zeros(3), zeros(Int, 2), zeros(Bool, 2, 2))
println(ones(2, 2), ones(Int8, 3), trues(2), falses(1, 2))
println(fill("x", 3), fill(1 // 2, 1, 2), fill(nothing, 2))
println([i^2 for i in 1:4], [i * j for i in 1:2, j in 1:3])
println(Float32[i for i in 1:3], Any[i for i in 1:2])
println([(i, j) for i in 1:3 for j in i:3 if i + j == 4])
println(typeof([]), typeof([1, 2.0]), typeof([1, "a"]), typeof([1, nothing]), typeof([missing, 2]))
println(typeof(Int[]), typeof([1 2]), typeof([[1], [2]]), typeof([1 => 2]))
println(size(Array{Float64}(undef, 2, 3)), length(Vector{Int}(undef, 4)), size(Matrix{Char}(undef, 0, 5)))
println(Vector{Union{Int, Nothing}}(nothing, 2), Array{Union{Missing, Int}}(missing, 1, 2))
a = [1 2 3; 4 5 6]
println(size(similar(a)), typeof(similar(a, Float64)), size(similar(a, 2)), size(similar(a, String, (1, 2, 3))))
println(similar(Vector{Int8}, 2) isa Vector{Int8}, " ", axes(similar(a, axes(a))))
println(vec(a), collect(1:3), collect(Float64, 1:2), collect("héy"))
println(convert(Vector{Float64}, [1, 2]), Array{Int}([1.0, 2.0]), Vector{Any}(1:2), Matrix{Int}(a))
println(Array(1:3), Array(a'), Vector(3:-1:1))
println(typeof(copy(1:3)), " ", typeof(Array{Complex{Float64}}(1:2)))
println([1:3;], [1:2; 7; 9:10], [[1, 2]; [3]], ['a':'c'...])
println(ndims(a), " ", length(a), " ", eltype(a), " ", eltype(typeof(a)), " ", sizeof(a), " ", axes(a), " ", strides(a))
println(fill(fill(0, 2), 2), " ", repeat([1 2], 2, 2), " ", range(0, 1, length = 3) |> collect)
try
    Array{Int}([1.5])
catch e
    println(sprint(showerror, e))
end
