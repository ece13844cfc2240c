# Quoting and interpolation: values, symbols, splices, nested quotes, quoted symbols.
x = 5
name = :total
args = [:a, :b, 3]
println(:(1 + $x), " ", :($name = $x), " ", :(f($(args...))), " ", :(f($args...)), " ", :([$(args...), 0]), " ", :(a.$name), " ", :($name[$x]))
println(:(x => $(x => 1)), " ", :($(Expr(:call, :g, x))), " ", :(:($x)), " ", :($(:($x + 1)) * 2))
println((quote $x end).args[end], " ", :("text $x $($x)"), " ", :(struct $name; $(:y)::Int end).args[2])
body = quote
    y = $x
    y * $(x + 1)
end
println(eval(body), " ", y, " ", body.head, " ", length(body.args))
nested = :(quote $$x end)
println(eval(nested).args[end])
inner = quote
    :(z + $($x))
end
println(eval(inner), " ", eval(:(:(z + $($(:x))))))
fields = [:height => Int, :label => String]
eval(:(struct Generated
    $((:($n::$T) for (n, T) in fields)...)
end))
println(Generated(3, "g"), " ", fieldnames(Generated), " ", fieldtypes(Generated))
for (i, fname) in enumerate([:first_of, :second_of])
    eval(quote
        $fname(v) = v[$i]
        $(Symbol(fname, :!))(v, new) = (v[$i] = new; v)
    end)
end
println(first_of([7, 8]), " ", second_of([7, 8]), " ", second_of!([7, 8], 0))
make_adder(n) = eval(:(z -> z + $n))
println(Base.invokelatest(make_adder(3), 4))
println(:(a + b), " ", :(a + $(:b)), " ", :(a + $(QuoteNode(:b))), " ", :($("str") * 2), " ", :($nothing), " ", :(x = $(nothing)), " ", :($(1.5)), " ", :($('c')))
println(Meta.quot(:x), " ", eval(Meta.quot(:x)), " ", eval(QuoteNode(:(1 + 2))), " ", eval(eval(QuoteNode(:(1 + 2)))))
kw = [:k => 1, :j => 2]
show_kw(; kws...) = join(("$k$v" for (k, v) in kws), ",")
println(eval(:(show_kw(; $((Expr(:kw, k, v) for (k, v) in kw)...)))), " ", :(f(; $(Expr(:kw, :a, 1)))))
op = :-
println(eval(Expr(:call, op, 4)), " ", :($op(a)))
