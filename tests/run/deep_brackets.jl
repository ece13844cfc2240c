# Brackets nested as deeply as programs nest them, and beyond what the parser can read in time.
nested(open, close, depth) = open^depth * "1" * close^depth
for (open, close) in (("identity(", ")"), ("[", "]"), ("(", ")"), ("(1 + ", ")"), ("(", ",)"), ("max(0, ", ")"))
    println(rpad(open, 10), eval(Meta.parse(nested(open, close, 10))))
end
println(eval(Meta.parse(nested("(", ")", 60))), " ", eval(Meta.parse(nested("(1 + ", ")", 60))), " ", eval(Meta.parse(nested("max(0, ", ")", 60))))
for (open, close) in (("identity(", ")"), ("[", "]"), ("x[", "]"), ("(", ",)"))
    try
        Meta.parse(nested(open, close, 60))
    catch e
        println(typeof(e), " ", occursin("nested too deeply", sprint(showerror, e)))
    end
end
println(eval(Meta.parse("('(', \"((((\", [1 2]', '[')")))
