# Calls whose arguments fit several methods, none of which used to be the best.
using LinearAlgebra, Random

row = [6.0, 8.0]'
println(collect(row / Diagonal([2.0, 4.0])))
println(collect(transpose([2im, 4]) / Diagonal([1, 2])))
println(size(eigvecs(SymTridiagonal([1.0, 2.0, 3.0], [1.0, 1.0]), 1:2)))

v = [2.0, 4.0]
println(ldiv!(2.0, v), " ", rdiv!([2.0 4.0], 4))

bits = trues(4)
println(reshape(bits, (4,)) === bits, " ", size(reshape(bits, 4)), " ", size(reshape(bits, 2, :)))
println(hvcat(()), " ", convert(SubString{String}, SubString("abc", 2, 3)))
io = IOBuffer("xyz")
println(peek(io, UInt8), " ", peek(io), " ", read(io, Char))

println(collect(1.0f0:0.5:2.0f0), " ", eltype(big(1.0):0.5:big(2.0)) === BigFloat)
println(round(Float32, 2), " ", round(Float64, 5 // 2), " ", floor(Float64, 5 // 2))

for arguments in ((length = 3,), (stop = 3,), (start = 2, length = 3), (start = 2, stop = 8, step = 3),
                  (stop = 8, length = 3), (start = 1, stop = 2, length = 3), (stop = 9, length = 3, step = 4),
                  (start = 0.5, length = 2), (start = 0.5, step = 2, length = 2))
    println(arguments, " => ", collect(range(; arguments...)))
end
for wrong in ((start = 1,), (start = 1, step = 2), (step = 5,), (start = 1, stop = 2, step = 1, length = 2))
    println(try range(; wrong...) catch e; typeof(e) end)
end

println(prod(()), " ", try sum(()) catch e; typeof(e) end)
println(π^(1.0im) ≈ exp(im * log(π)), " ", ℯ^(1.0im) ≈ exp(im), " ", 1im / 1im)

limit = big(10)^30
draws = rand(Xoshiro(7), big(5):limit, 200)
println(all(x -> 5 <= x <= limit, draws), " ", maximum(draws) > big(10)^28, " ", rand(big(3):big(3)))
