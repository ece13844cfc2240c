# The seeded stream of a Mersenne Twister.
using Random

r = MersenneTwister(1234)
println(rand(r), " ", rand(r), " ", rand(r, 3))
println(rand(r, UInt64), " ", rand(r, Int64), " ", rand(r, UInt128), " ", rand(r, Int128))
println(rand(r, Bool), " ", rand(r, Int8), " ", rand(r, UInt8), " ", rand(r, Int16), " ", rand(r, UInt32))
println(rand(r, Float32), " ", rand(r, Float16))
println(rand(r, 1:10), " ", rand(r, 1:6, 10), " ", rand(r, Int32(1):Int32(100)), " ", rand(r, 0x01:0x09))
println(rand(r, typemin(Int):typemax(Int)), " ", rand(r, Int128(1):Int128(10)^25), " ", rand(r, UInt128(1):UInt128(9)))
println(randn(r), " ", randn(r, 3), " ", randn(r, Float32), " ", randexp(r), " ", randexp(r, 2))
println(randn(r, ComplexF64), " ", rand(r, ComplexF64))
println(randstring(r), " ", randsubseq(r, 1:20, 0.3), " ", bitrand(r, 5))

# Arrays that are filled in bulk.
println(rand(r, 1000)[[1, 2, 500, 999, 1000]], " ", rand(r, 381)[end], " ", rand(r, 384)[[1, 381, 382, 383, 384]], " ", rand(r, 385)[end])
println(rand(r, UInt8, 37)[30:37], rand(r, Int, 3), rand(r, UInt64, 11)[9:11], rand(r, UInt128, 2))
println(rand(r, UInt64, 2000)[[1, 2, 1000, 1999, 2000]], rand(r, Int32, 5))
println(rand(r, Float32, 7), " ", rand(r, Float16, 9), " ", rand(r, Float32))
println(rand(r, Bool, 10), rand(r, Bool, 20), rand(r, Bool, 800)[790:800])
println(rand(r, 2, 2), " ", rand(r, 1:3, 2, 2), " ", rand(r))

# Seeds.
println(rand(MersenneTwister(0)), " ", rand(MersenneTwister(big(2)^70 + 5)), " ", rand(MersenneTwister(UInt32[1, 2, 3])))
Random.seed!(r, 7)
println(rand(r, ['a', 'b', 'c']), " ", rand(r, (1, 2, 3)), " ", rand(r, Dict(1 => 2)), " ", rand(r, "hello"), " ", rand(r, Char))
c = copy(r)
println(c == r, " ", rand(c) == rand(r), " ", c == r, " ", rand(c, 10:10:100))
println(MersenneTwister(2) == MersenneTwister(2), " ", MersenneTwister(2) == MersenneTwister(3))
println(MersenneTwister() == MersenneTwister(), " ", 0 <= rand(MersenneTwister()) < 1)
println(try MersenneTwister(-1) catch e; typeof(e) end)
println(length(shuffle(r, 1:10)), " ", sort(randperm(r, 5)))
