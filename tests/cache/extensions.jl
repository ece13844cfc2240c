# Methods that a program adds to functions of the library: they end with it.
#@ events: none

#@ step the program
struct Span; from::Int; to::Int; end
struct Unit <: Number; n::Int; end
struct Named; name::Symbol; end
abstract type Doer end
struct Adder <: Doer; by::Int; end
Base.iterate(s::Span, at=s.from) = at > s.to ? nothing : (at, at + 1)
Base.length(s::Span) = s.to - s.from + 1
Base.convert(::Type{Unit}, n::Int) = Unit(n)
Base.promote_rule(::Type{Unit}, ::Type{Int}) = Unit
Base.:+(a::Unit, b::Unit) = Unit(a.n + b.n)
(d::Doer)(x) = x + d.by
root(x) = sqrt(x)
number(x) = Int(x)
println(collect(Span(1, 3)), " ", sum(Span(1, 4)), " ", maximum(Span(2, 5)))
println(Unit(1) + 2, " ", [Named(:a)], " ", "$(Named(:b))")
println(length(Set([Named(:a), Named(:b), Named(:a)])), " ", Named(:a) == Named(:b))
println(map(Adder(3), [1, 2]), " ", Adder(3)(1), " ", Named(:x).name)
println(root(16.0), " ", sum(root, [4.0, 9.0]), " ", try number(Named(:a)) catch e; typeof(e) end)

#@ step more methods for its types and for floating-point numbers
struct Span; from::Int; to::Int; end
struct Unit <: Number; n::Int; end
struct Named; name::Symbol; end
abstract type Doer end
struct Adder <: Doer; by::Int; end
Base.iterate(s::Span, at=s.from) = at > s.to ? nothing : (at, at + 1)
Base.length(s::Span) = s.to - s.from + 1
Base.convert(::Type{Unit}, n::Int) = Unit(n)
Base.promote_rule(::Type{Unit}, ::Type{Int}) = Unit
Base.:+(a::Unit, b::Unit) = Unit(a.n + b.n)
(d::Doer)(x) = x + d.by
(d::Adder)(x::Int) = x * d.by
Base.eltype(::Type{Span}) = Int
Base.show(io::IO, n::Named) = print(io, "<", getfield(n, :name), ">")
Base.hash(n::Named, h::UInt) = hash(1, h)
Base.:(==)(a::Named, b::Named) = true
Base.getproperty(n::Named, f::Symbol) = f === :name ? :hidden : getfield(n, f)
Base.sqrt(x::Float64) = 100.0
(::Type{T})(n::Named) where {T<:Integer} = T(7)
root(x) = sqrt(x)
number(x) = Int(x)
println(collect(Span(1, 3)), " ", sum(Span(1, 4)), " ", maximum(Span(2, 5)))
println(Unit(1) + 2, " ", [Named(:a)], " ", "$(Named(:b))")
println(length(Set([Named(:a), Named(:b), Named(:a)])), " ", Named(:a) == Named(:b))
println(map(Adder(3), [1, 2]), " ", Adder(3)(1), " ", Named(:x).name)
println(root(16.0), " ", sum(root, [4.0, 9.0]), " ", try number(Named(:a)) catch e; typeof(e) end)

#@ step without them (no misses)
struct Span; from::Int; to::Int; end
struct Unit <: Number; n::Int; end
struct Named; name::Symbol; end
abstract type Doer end
struct Adder <: Doer; by::Int; end
Base.iterate(s::Span, at=s.from) = at > s.to ? nothing : (at, at + 1)
Base.length(s::Span) = s.to - s.from + 1
Base.convert(::Type{Unit}, n::Int) = Unit(n)
Base.promote_rule(::Type{Unit}, ::Type{Int}) = Unit
Base.:+(a::Unit, b::Unit) = Unit(a.n + b.n)
(d::Doer)(x) = x + d.by
root(x) = sqrt(x)
number(x) = Int(x)
println(collect(Span(1, 3)), " ", sum(Span(1, 4)), " ", maximum(Span(2, 5)))
println(Unit(1) + 2, " ", [Named(:a)], " ", "$(Named(:b))")
println(length(Set([Named(:a), Named(:b), Named(:a)])), " ", Named(:a) == Named(:b))
println(map(Adder(3), [1, 2]), " ", Adder(3)(1), " ", Named(:x).name)
println(root(16.0), " ", sum(root, [4.0, 9.0]), " ", try number(Named(:a)) catch e; typeof(e) end)

#@ step other rules
struct Span; from::Int; to::Int; end
struct Unit <: Number; n::Int; end
struct Named; name::Symbol; end
abstract type Doer end
struct Adder <: Doer; by::Int; end
Base.iterate(s::Span, at=s.from) = at > s.to ? nothing : (at * 0.5, at + 1)
Base.length(s::Span) = s.to - s.from + 1
Base.convert(::Type{Unit}, n::Int) = Unit(n)
Base.promote_rule(::Type{Unit}, ::Type{Int}) = Int
Base.convert(::Type{Int}, u::Unit) = u.n * 10
Base.Int(u::Unit) = u.n * 10
Base.:+(a::Unit, b::Unit) = Unit(a.n + b.n)
(d::Doer)(x) = x - d.by
root(x) = sqrt(x)
number(x) = Int(x)
println(collect(Span(1, 3)), " ", sum(Span(1, 4)), " ", maximum(Span(2, 5)))
println(Unit(1) + 2, " ", [Named(:a)], " ", "$(Named(:b))")
println(length(Set([Named(:a), Named(:b), Named(:a)])), " ", Named(:a) == Named(:b))
println(map(Adder(3), [1, 2]), " ", Adder(3)(1), " ", Named(:x).name)
println(root(16.0), " ", sum(root, [4.0, 9.0]), " ", try number(Named(:a)) catch e; typeof(e) end)

#@ step more methods again (no misses)
struct Span; from::Int; to::Int; end
struct Unit <: Number; n::Int; end
struct Named; name::Symbol; end
abstract type Doer end
struct Adder <: Doer; by::Int; end
Base.iterate(s::Span, at=s.from) = at > s.to ? nothing : (at, at + 1)
Base.length(s::Span) = s.to - s.from + 1
Base.convert(::Type{Unit}, n::Int) = Unit(n)
Base.promote_rule(::Type{Unit}, ::Type{Int}) = Unit
Base.:+(a::Unit, b::Unit) = Unit(a.n + b.n)
(d::Doer)(x) = x + d.by
(d::Adder)(x::Int) = x * d.by
Base.eltype(::Type{Span}) = Int
Base.show(io::IO, n::Named) = print(io, "<", getfield(n, :name), ">")
Base.hash(n::Named, h::UInt) = hash(1, h)
Base.:(==)(a::Named, b::Named) = true
Base.getproperty(n::Named, f::Symbol) = f === :name ? :hidden : getfield(n, f)
Base.sqrt(x::Float64) = 100.0
(::Type{T})(n::Named) where {T<:Integer} = T(7)
root(x) = sqrt(x)
number(x) = Int(x)
println(collect(Span(1, 3)), " ", sum(Span(1, 4)), " ", maximum(Span(2, 5)))
println(Unit(1) + 2, " ", [Named(:a)], " ", "$(Named(:b))")
println(length(Set([Named(:a), Named(:b), Named(:a)])), " ", Named(:a) == Named(:b))
println(map(Adder(3), [1, 2]), " ", Adder(3)(1), " ", Named(:x).name)
println(root(16.0), " ", sum(root, [4.0, 9.0]), " ", try number(Named(:a)) catch e; typeof(e) end)
