# Properties of random numbers that do not depend on the generator.
using Random
Random.seed!(3)
a = rand(3); Random.seed!(3); println(a == rand(3))
println(all(0 .<= rand(100) .< 1), " ", rand(1:3) in 1:3, " ", rand([7]), " ", typeof(rand(Int8)), " ", size(rand(2,3)), " ", typeof(rand(Bool)))
println(sort(shuffle(1:5)), " ", length(randstring(5)), " ", sum(randperm(4)), " ", rand(('a',)) , " ", rand(Set([4])))
println(abs(sum(randn(10000))/10000) < 0.1, " ", abs(sum(rand(1:6, 60000))/60000 - 3.5) < 0.05)
println(length(rand(Char, 3)), rand("a"), rand('a':'a', 2), randstring('a':'a', 3))
r = Xoshiro(1); q = copy(r); println(rand(r, 1:1000, 3) == rand(q, 1:1000, 3))
