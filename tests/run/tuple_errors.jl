# Assignments in tuples: what cannot be an element of a named tuple is an error when code is lowered.
for text in ("(a, b = 1, 2)", "f() = (a, b = 1, 2; a + b)", "((a, b = 1, 2); c)", "(a.b = 1, 2)", "(a = 1; 2, 3)", "(a = 1, a = 2)",
             "(; 1)", "(a, b = 1)", "(a = 1; b = 2)", "(; a, b)", "(x..., y = 1)", "f(x) + 1 = 2 = 3", "[1, 2] = 3")
    code = Meta.parse(text)
    try
        eval(Expr(:let, Expr(:block), Expr(:block, Expr(:||, true, code))))
        println(rpad(text, 27), "fine")
    catch e
        println(rpad(text, 27), first(split(sprint(showerror, e), "\n")))
    end
end
