# What a macro receives: expressions, literals, several arguments, keywords-like, blocks, do, line numbers.
macro kinds(args...)
    [typeof(a) for a in args]
end
println(@kinds 1 2.5 "s" 'c' :sym x x+1 nothing true (1,) [1] f(x) k=1)
println(@kinds(), " ", @kinds(a, b), " ", @kinds((a, b)), " ", @kinds a b, " ", (@kinds a), @kinds begin end)
macro show_expr(ex)
    string(Base.remove_linenums!(ex))
end
println(@show_expr f(x, y = 2; z))
println(@show_expr a + b)
println(@show_expr x -> 2x)
println(@show_expr [a b; c d])
println((@show_expr if a b else c end))
macro options(args...)
    opts = Dict{Symbol, Any}()
    positional = Any[]
    for a in args
        if a isa Expr && a.head === :(=)
            opts[a.args[1]] = a.args[2]
        else
            push!(positional, a)
        end
    end
    return :(($(positional...),), $(sort(collect(keys(opts)))), $([opts[k] for k in sort(collect(keys(opts)))]))
end
println(@options 1 b=2 3 a="x")
println(@options(1, b = 2))
macro where_called()
    (typeof(__source__), __source__.line, __module__)
end
println(@where_called)
println([@where_called for _ in 1:1])
module Inner
    using ..Main: @where_called
    here = @where_called()[3]
end
println(Inner.here)
macro dispatch(x::Int) "integer" end
macro dispatch(x::Symbol) "symbol" end
macro dispatch(x::Expr) "expression $(x.head)" end
macro dispatch(x, y) "two" end
println(@dispatch(1), ", ", @dispatch(a), ", ", @dispatch(a + b), ", ", @dispatch(1, 2))
try
    @eval @dispatch "string"
catch err
    println(occursin("no method matching", sprint(showerror, err)))
end
macro evaluate_now(ex)
    Core.eval(__module__, ex)
end
k = 6
println(@evaluate_now(k * 7), " ", @macroexpand(@evaluate_now(k * 7)))
