# An immutable linked list: iteration, length, map and filter on it, reverse, show, equality, conversion.
abstract type List{T} end
struct Nil{T} <: List{T} end
struct Cons{T} <: List{T}
    head::T
    tail::List{T}
end
List(xs::T...) where {T} = foldr((x, l) -> Cons{T}(x, l), xs, init = Nil{T}())
Base.iterate(::List, l::Nil) = nothing
Base.iterate(::List, l::Cons) = (l.head, l.tail)
Base.iterate(l::List) = iterate(l, l)
Base.IteratorSize(::Type{<:List}) = Base.SizeUnknown()
Base.eltype(::Type{<:List{T}}) where {T} = T
Base.length(l::List) = count(_ -> true, l)
Base.isempty(::Nil) = true
Base.isempty(::Cons) = false
Base.show(io::IO, l::List) = (print(io, "List("); join(io, (repr(x) for x in l), ", "); print(io, ")"))
Base.reverse(l::List{T}) where {T} = foldl((acc, x) -> Cons{T}(x, acc), l, init = Nil{T}())
Base.map(f, l::List) = List((f(x) for x in l)...)
Base.filter(p, l::Nil) = l
Base.filter(p, l::Cons{T}) where {T} = p(l.head) ? Cons{T}(l.head, filter(p, l.tail)) : filter(p, l.tail)
Base.:(==)(a::List, b::List) = length(a) == length(b) && all(x == y for (x, y) in zip(a, b))
Base.getindex(l::List, i::Integer) = i == 1 ? l.head : l.tail[i-1]
Base.first(l::Cons) = l.head
l = List(1, 2, 3, 4)
println(l, " ", length(l), " ", collect(l), " ", typeof(collect(l)), " ", sum(l), " ", maximum(l), " ", 3 in l, " ", l[3], " ", first(l))
println(reverse(l), " ", map(x -> x / 2, l), " ", filter(iseven, l), " ", [x^2 for x in l], " ", join(l, "-"), " ", l == List(1, 2, 3, 4), " ", l == List(1, 2), " ", reduce(*, l), " ", Tuple(l), " ", Set(l) == Set(1:4))
println(Nil{Int}(), " ", isempty(Nil{Int}()), " ", List("a", "b"), " ", eltype(l), " ", collect(zip(l, "abcd")), " ", enumerate(l) |> collect, " ", first(Iterators.drop(l, 2)), " ", foldl(-, l), " ", extrema(l), " ", any(>(3), l), " ", sort(collect(reverse(l))), " ", [List(1), List(2, 3)])
a, b, c = l
println(a, b, c, " ", max(l...), " ", Cons(0, l).tail === l, " ", supertype(typeof(l)), " ", l isa List{Int}, " ", Iterators.take(l, 2) |> collect, " ", vcat(l...), " ", minimum(x -> -x, l))
try
    first(Nil{Int}())
catch e
    println(typeof(e))
end
