# Every name that a module exports is defined.
using Dates, LinearAlgebra, Printf, Random, Statistics, Test, Unicode

for m in (Base, Base.Iterators, Dates, LinearAlgebra, Printf, Random, Statistics, Test, Unicode)
    missing_names = filter(n -> !isdefined(m, n), names(m))
    println(m, ": ", isempty(missing_names) ? "all defined" : missing_names)
end

a = [true false; true true]
println(any!([true; false], a), all!([true, true], a), any!([true false], a), all!([true false], a))

x = reshape(1:6, 2, 3)
println(size(insertdims(x, dims = (1, 3))), " ", size(insertdims(x, dims = 3)), " ", insertdims([7, 8], dims = 1))
