# Reductions of numbers in several chains, sorting by counting, sums over dimensions, digits and factorials of big integers.
println(sort([3,1,2,2,5,0,-7,3,1,2,2,5,0,-7,3,1,2,2,5,0,-7,9,9]), sort(Int8[127,-128,0,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5]))
x = [ (i*7919) % 31 - 9 for i in 1:200]; println(sortperm(x) == sort(1:200, by=i->(x[i],i)), issorted(sort(x)), issorted(sort(x,rev=true),rev=true), sortperm(x,rev=true)[1:5])
println(sort(UInt64[typemax(UInt64), 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])[end])
println(sum(x), " ", sum(Float32[i for i in 1:100]), " ", maximum(x), " ", minimum([1.0, NaN, 2.0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]), " ", maximum([-0.0; zeros(30)]), " ", sum(x->x/2, x), " ", sum(Int32[1 for _ in 1:20]) , typeof(sum(Int32[1 for _ in 1:20])), typeof(reduce(+, Int32[1 for _ in 1:20])), reduce(max, x))
m = [i*j % 7 for i in 1:5, j in 1:4]
println(sum(m,dims=1), sum(m,dims=2), sum(m,dims=(1,2)), sum(m,dims=3), maximum(m,dims=1), minimum(m,dims=2), prod(m, dims=2), sum(x->x/2, m, dims=1), reduce(+,m,dims=1,init=5), reduce(+,m,dims=2,init=5), any(m .> 5, dims=1), count(m .> 3, dims=2), sum(zeros(0,3),dims=1))
println(factorial(big(30)), " ", factorial(big(0)), " ", factorial(big(1)), " ", factorial(big(100)) % 10007)
for n in (500, 1000, 3000) println(ndigits(big(10)^n), ndigits(big(10)^n-1), ndigits(big(3)^n), ndigits(big(2)^n, base=2), ndigits(big(2)^n-1,base=2)) end
println('a' in "bca", 'é' in "bcé", 'x' in "bca", 'a' in "", SubString("abc",2,3), 'a' in SubString("abc",2,3))
println(identity(3), identity("a"), map(identity, [1,2]), identity(identity) === identity)
