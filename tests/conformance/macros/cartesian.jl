# Loops and calls written out for each dimension, and other names that packages take from Base.
using Base.Cartesian

@nexprs 3 i -> x_i = i^2
println((x_1, x_2, x_3))
println(@ntuple(3, x), " ", @ncall(3, max, x), " ", @ncall(2, string, "<", x))
println(@nall(3, i -> x_i > 0), " ", @nany(3, i -> x_i > 8), " ", @nany(3, i -> x_i > 9))
println(@ntuple 4 i -> i % 2 == 0 ? "even" : "odd")

function total(a::AbstractMatrix)
    s = 0
    @nloops 2 i a d -> (d == 2 ? print("column ", i_2, "; ") : nothing) begin
        s += @nref 2 a i
    end
    return s
end
println(total([1 2; 3 4]))

function walked(n)
    visited = Tuple{Int, Int}[]
    @nloops 2 i d -> 1:n-d+1 begin
        push!(visited, @ntuple(2, i))
    end
    return visited
end
println(walked(3))

@generated function added(t::NTuple{N, Any}) where {N}
    return quote
        s = 0
        Base.Cartesian.@nexprs $N i -> s += t[i]
        s
    end
end
println(added((1, 2, 3.5)))

which(n) = @nif 3 i -> n == i i -> (:first, i) i -> (:other, i)
println(which(1), which(2), which(7))
@nextract 2 v x -> x + 10
println((v_1, v_2))
row = [5, 6, 7]
@nextract 3 r row
println((r_1, r_2, r_3))

# A binding that has an old name.
module Shapes
using Base: @deprecate_binding
struct Square
    side::Int
end
@deprecate_binding Box Square
end
using .Shapes
println(Box === Shapes.Square, " ", Box(3).side)

# A text for a name or a signature that has no definition yet.
"What is added later."
later
"What is called later."
called(x)
called(x) = x + 1
println(called(1), " ", haskey(Docs.meta(@__MODULE__), Docs.Binding(@__MODULE__, :later)))

inlined(x) = (Base.@_inline_meta; 2x)
println(inlined(4), " ", Base._return_type(inlined, Tuple{Int}), " ", Core.Compiler.return_type(inlined, Tuple{Float64}))
println(Base.ArithmeticStyle(1.5), " ", Base.ArithmeticStyle(Int), " ", Base.OrderStyle(2), " ", Base.OrderStyle(2im))
println(Base.isiterable(Vector{Int}), " ", Base.haslength(1:3), " ", Base.haslength(Iterators.countfrom(1)))
println(Base.Iterators.approx_iter_type(Vector{Int}))

# A number type of a program that is a float has its own constructors.
struct Cents <: AbstractFloat
    n::Int
end
Cents(x::Real) = Cents(round(Int, 100x))
println(Cents(1.25).n, " ", Cents(3).n)
