# any, all, count, xor and short-circuits over collections, with functions, dims, missing, generators and early exit.
v = [1, 4, 9, 16]
println(any(iseven, v), all(iseven, v), count(iseven, v), any(>(10), v), all(>(0), v), any([]), all([]), any(x -> x == 5, v), count(x -> x > 3, v), all(isodd, []), any(isodd, ()))
m = [true false; true true]
println(any(m, dims = 1), all(m, dims = 1), any(m, dims = 2), all(m, dims = 2), count(m), count(m, dims = 1), any(m), all(m), sum(m, dims = 2), findall(m), reduce(&, m), reduce(|, m), reduce(⊻, m))
println(isequal(any([true, missing]), true), isequal(any([false, missing]), missing), isequal(all([false, missing]), false), isequal(all([true, missing]), missing), isequal(any(x -> x > 2, [1, missing, 3]), true), true & missing === missing, false & missing, true | missing, xor(true, false))
tested = Int[]
check(x) = (push!(tested, x); x > 3)
println(any(check, v), tested, empty!(tested) == [], all(check, v), tested)
println(any(x > 3 for x in v), all(x -> x isa Int, v), all(isequal(1), [1, 1]), any(p -> p.second > 1, Dict(:a => 1, :b => 2)), all(((k, v),) -> v > 0, Dict(:a => 1)), any(isuppercase, "abC"), all(isdigit, "123"), count(isspace, "a b c"), count("ab", "ababab"), count(==('a'), "banana"))
println(ifelse.(v .> 5, "big", "small"), v .> 3 .== true, (v .> 3) .& (v .< 10), (v .< 3) .| (v .> 10), .!(v .> 3), xor.(v .> 3, v .> 10), any(v .> 10), all(v .> 0), findall(x -> x > 3 && x < 10, v), filter(x -> x < 3 || x > 10, v))
println(!any(isnothing, [1, 2]), all(ismissing, [missing]), any(isnan, [1.0, NaN]), all(isfinite, [1.0, Inf]), allunique(v), issorted(v), all(diff(v) .> 0), any(==(9), v), 9 in v, count(!iszero, [0, 1, 2]), sum(x -> x > 3, v), all(splat(<), zip([1, 2], [3, 4])))
for bad in (() -> any([1, 2]), () -> all(x -> x, [1]), () -> count([1, 2]), () -> (1 && true), () -> (missing ? 1 : 2), () -> any(missing for _ in 1:1) ? 1 : 2)
    try
        bad()
        print("none ")
    catch e
        print(typeof(e), " ")
    end
end
println()
