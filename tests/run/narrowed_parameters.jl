# A call with an argument of unknown type reaches one method, whose parameters its other arguments decide.
struct Of{P,Q}
    pair::Tuple{Int,Float64}
    q::Q
    p::P
end
build(pairs, q) = Of(pairs[1], q, 1.5)
println(build(Any[(1, 2.5)], false))
println(build(Any[(1, 2.5)], "q").q)

of(pair::Tuple{Int,Float64}, x::T) where {T} = T
println(of(Any[(1, 2.5)][1], 'c'))
