# Programs on expressions: a walker, substitution, symbolic derivatives, simplification, counting.
walk(f, ex) = f(ex)
walk(f, ex::Expr) = f(Expr(ex.head, map(a -> walk(f, a), ex.args)...))
substitute(ex, rules) = walk(e -> get(rules, e, e), ex)
println(substitute(:(a * x^2 + b * x + c), Dict(:x => :(y + 1), :a => 3)))
symbols(ex::Symbol) = Set([ex])
symbols(ex) = Set{Symbol}()
symbols(ex::Expr) = mapreduce(symbols, union, ex.head === :call ? ex.args[2:end] : ex.args; init = Set{Symbol}())
println(sort(collect(symbols(:(f(x, y + g(z)) * x)))))

derivative(ex::Number, x) = 0
derivative(ex::Symbol, x) = ex === x ? 1 : 0
function derivative(ex::Expr, x)
    op, args = ex.args[1], ex.args[2:end]
    op === :+ && return Expr(:call, :+, map(a -> derivative(a, x), args)...)
    op === :- && return Expr(:call, :-, map(a -> derivative(a, x), args)...)
    if op === :*
        a, b = args[1], length(args) == 2 ? args[2] : Expr(:call, :*, args[2:end]...)
        return :($(derivative(a, x)) * $b + $a * $(derivative(b, x)))
    elseif op === :^ && args[2] isa Number
        return :($(args[2]) * $(args[1])^$(args[2] - 1) * $(derivative(args[1], x)))
    elseif op === :sin
        return :(cos($(args[1])) * $(derivative(args[1], x)))
    end
    error("no rule for $op")
end
simplify(ex) = walk(ex) do e
    e isa Expr && e.head === :call || return e
    op, args = e.args[1], e.args[2:end]
    all(a -> a isa Number, args) && return eval(e)
    if op === :*
        any(==(0), args) && return 0
        args = filter(!=(1), args)
        length(args) == 1 && return args[1]
    elseif op === :+
        args = filter(!=(0), args)
        isempty(args) && return 0
        length(args) == 1 && return args[1]
    elseif op === :^
        args[2] == 1 && return args[1]
    end
    return Expr(:call, op, args...)
end
for ex in (:(x^2 + 3x + 1), :(x * x), :(sin(2x)), :(5 - x), :(x^1), :(3 * x * x), :(sin(x)^3))
    d = derivative(ex, :x)
    println(rpad(string(ex), 14), " | ", d, " | ", simplify(d))
end
try
    derivative(:(x / 2), :x)
catch err
    println(err.msg)
end
f = eval(:(x -> $(simplify(derivative(:(x^3 - 2x), :x)))))
println(f(2), " ", f(-1.5))
count_calls(ex) = ex isa Expr ? (ex.head === :call) + sum(count_calls, ex.args; init = 0) : 0
println(count_calls(:(a + b * f(c, g()) - 1)))
depth(ex) = ex isa Expr ? 1 + maximum(depth, ex.args; init = 0) : 0
println(depth(:(a + b)), depth(:(a + (b * (c - d)))), depth(:x))
to_prefix(ex) = ex isa Expr && ex.head === :call ? string("(", join(map(to_prefix, ex.args), " "), ")") : string(ex)
println(to_prefix(:(1 + 2 * (3 - x))))
println(Meta.isexpr(:(a + b), :call), Meta.isexpr(:(a + b), (:ref, :call), 3), Meta.isexpr(:a, :call), " ", Meta.isoperator(:+), Meta.isidentifier(:x1), Meta.isidentifier(Symbol("1x")))
