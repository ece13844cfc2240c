# Types of one layout: the order of their definitions numbers the members of unions.
#@ events: none

#@ step the program
struct Left; x::Int; end
struct Right; x::Int; end
struct Both; one::Union{Left,Right}; end
@noinline make(n) = n > 0 ? Left(n) : Right(n)
@noinline fill_up(v) = (v[1] = Left(1); v[2] = Right(2); v)
@noinline inside(b) = b.one isa Left
side(n) = make(n) isa Left ? 1 : 2
println(side(1), side(-1), " ", map(x -> x isa Left, fill_up(Vector{Union{Left,Right}}(undef, 2))))
println(inside(Both(make(1))), inside(Both(make(-1))), " ", [make(1), make(-1)])

#@ step as before (no misses)
struct Left; x::Int; end
struct Right; x::Int; end
struct Both; one::Union{Left,Right}; end
@noinline make(n) = n > 0 ? Left(n) : Right(n)
@noinline fill_up(v) = (v[1] = Left(1); v[2] = Right(2); v)
@noinline inside(b) = b.one isa Left
side(n) = make(n) isa Left ? 1 : 2
println(side(1), side(-1), " ", map(x -> x isa Left, fill_up(Vector{Union{Left,Right}}(undef, 2))))
println(inside(Both(make(1))), inside(Both(make(-1))), " ", [make(1), make(-1)])

#@ step another order, another caller
struct Right; x::Int; end
struct Left; x::Int; end
struct Both; one::Union{Left,Right}; end
@noinline make(n) = n > 0 ? Left(n) : Right(n)
@noinline fill_up(v) = (v[1] = Left(1); v[2] = Right(2); v)
@noinline inside(b) = b.one isa Left
side(n) = make(n) isa Left ? 10 : 20
println(side(1), side(-1), " ", map(x -> x isa Left, fill_up(Vector{Union{Left,Right}}(undef, 2))))
println(inside(Both(make(1))), inside(Both(make(-1))), " ", [make(1), make(-1)])

#@ step as before (no misses)
struct Right; x::Int; end
struct Left; x::Int; end
struct Both; one::Union{Left,Right}; end
@noinline make(n) = n > 0 ? Left(n) : Right(n)
@noinline fill_up(v) = (v[1] = Left(1); v[2] = Right(2); v)
@noinline inside(b) = b.one isa Left
side(n) = make(n) isa Left ? 10 : 20
println(side(1), side(-1), " ", map(x -> x isa Left, fill_up(Vector{Union{Left,Right}}(undef, 2))))
println(inside(Both(make(1))), inside(Both(make(-1))), " ", [make(1), make(-1)])

#@ step as at first (no misses)
struct Left; x::Int; end
struct Right; x::Int; end
struct Both; one::Union{Left,Right}; end
@noinline make(n) = n > 0 ? Left(n) : Right(n)
@noinline fill_up(v) = (v[1] = Left(1); v[2] = Right(2); v)
@noinline inside(b) = b.one isa Left
side(n) = make(n) isa Left ? 1 : 2
println(side(1), side(-1), " ", map(x -> x isa Left, fill_up(Vector{Union{Left,Right}}(undef, 2))))
println(inside(Both(make(1))), inside(Both(make(-1))), " ", [make(1), make(-1)])
