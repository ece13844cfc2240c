# A container with a broadcast style of its own, and a scalar-like type that broadcasts as one value.
struct Curve <: AbstractVector{Float64}
    values::Vector{Float64}
    name::String
end
Base.size(c::Curve) = size(c.values)
Base.getindex(c::Curve, i::Int) = c.values[i]
Base.setindex!(c::Curve, v, i::Int) = (c.values[i] = v)
Base.BroadcastStyle(::Type{Curve}) = Broadcast.ArrayStyle{Curve}()
function Base.similar(bc::Broadcast.Broadcasted{Broadcast.ArrayStyle{Curve}}, ::Type{T}) where {T}
    return Curve(zeros(length(bc)), first_name(bc))
end
first_name(bc::Broadcast.Broadcasted) = first_name(bc.args)
first_name(args::Tuple) = first_name(first_name(args[1]), Base.tail(args))
first_name(c::Curve) = c.name
first_name(x) = nothing
first_name(::Tuple{}) = nothing
first_name(name::String, rest) = name
first_name(::Nothing, rest) = first_name(rest)
c = Curve([1.0, 4.0, 9.0], "squares")
d = sqrt.(c) .+ 1
println(typeof(d), " ", d.name, " ", d.values)
e = 2 .* c .- [1, 1, 1]
println(e isa Curve, " ", e.values, " ", e.name)
c .= c .+ 0.5
println(c.values, " ", sum(c), " ", c[2:3], " ", map(x -> x, c) |> typeof)
c .*= 2
println(c.values)
struct Money
    cents::Int
end
Base.:+(a::Money, b::Money) = Money(a.cents + b.cents)
Base.:*(n::Real, m::Money) = Money(round(Int, n * m.cents))
Base.show(io::IO, m::Money) = print(io, m.cents ÷ 100, '.', lpad(m.cents % 100, 2, '0'))
Base.broadcastable(m::Money) = Ref(m)
println([Money(100), Money(250)] .+ Money(5), " ", [1, 0.5] .* Money(300), " ", sum([Money(1), Money(2)]), " ", Money(1) .+ Money(2))
struct Pairwise{A, B}
    a::A
    b::B
end
Base.broadcastable(p::Pairwise) = (p.a, p.b)
println(Pairwise(1, 2) .* 10, " ", Pairwise(1, 2) .+ Pairwise(3.0, 4))
println(Broadcast.broadcastable(3), " ", Broadcast.broadcastable([1]) == [1], " ", Broadcast.broadcastable("s") isa Ref, " ", Broadcast.broadcastable(:s)[], " ", axes(Broadcast.broadcasted(+, [1, 2], [1 2 3])), " ", Base.broadcasted(+, 1:3, 1) isa Any, " ", Broadcast.materialize(Broadcast.broadcasted(*, [1, 2], 3)))
