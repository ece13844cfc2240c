# Expr objects: heads and arguments of all common forms, building them, comparing them.
function parts(ex)
    ex isa Expr || return repr(ex)
    return string(ex.head, "[", join(map(parts, filter(a -> !(a isa LineNumberNode), ex.args)), ", "), "]")
end
for ex in (:(f(x, 1)), :(a + b * c), :(x = 1), :(a.b), :(a[1, 2]), :(x -> x + 1), :((a, b)), :([1, 2]), :([1 2; 3 4]), :(a ? b : c), :(a && b || c),
           :(x::Int), :(f(x; k = 2)), :(f(k = 2)), :(f(xs...)), :(-x), :(a < b), :(a < b < c), :(A{T}), :("s$x"), :(:sym), :(a:b:c), :(x += 1),
           :(a'), :(f.(x)), :(a .+ b), :(@m x), :(x <: T), :(let a = 1; a end), :(begin x end), :(return x), :(!x), :(&x), :(a => b), :(:a), :(a == b))
    println(parts(ex))
end
for ex in (:(function f(x) x end), :(f(x) = x), :(struct S x::Int end), :(for i in 1:3; i end), :(while c; break end), :(if a; b else c end),
           :(try a catch e b finally c end), :(import A.B), :(using A: b, c), :(const x = 1), :(global y), :([i for i in v if p]), :(module M end),
           :(macro m(x) x end), :(abstract type A <: B end), :(quote x end), :(do_it(x) do y; y end), :(f(x)::T where T = x))
    println(parts(ex))
end
call = Expr(:call, :+, 1, Expr(:call, :*, 2, 3))
println(call, " ", call == :(1 + 2 * 3), " ", eval(call), " ", dump(call) === nothing)
push!(call.args, 10)
println(call, " ", eval(call), " ", call.args[1], " ", length(call.args))
copy_of = copy(call)
copy_of.args[1] = :*
println(copy_of, " ", call.args[1], " ", copy_of == call)
println(typeof(:x), " ", typeof(:(x + 1)), " ", typeof(:1), " ", typeof(:(:x)), " ", typeof(:("a")), " ", :x == Symbol("x"), " ", QuoteNode(:x))
