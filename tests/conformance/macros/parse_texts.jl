# Meta.parse and eval: values, positions, several expressions, incomplete and wrong texts.
println(Meta.parse("1 + 2"), " ", eval(Meta.parse("1 + 2")), " ", Meta.parse("x"), " ", Meta.parse("3.5"), " ", Meta.parse("\"s\""), " ", Meta.parse(":a"))
ex, next = Meta.parse("a = 1; b = 2", 1)
println(ex, " ", next)
ex, next = Meta.parse("f(x)\ng(y)\n", 1)
println(ex, " ", next, " ", Meta.parse("f(x)\ng(y)\n", next)[1])
println(Meta.parse("(1, 2)").head, " ", Meta.parse("[1, 2]").head, " ", Meta.parse("a.b.c"), " ", Meta.parse("f(x) do y; y end").head)
println(Meta.parse("") === nothing, " ", Meta.parse("# only a comment") === nothing)
for text in ("1 +", "f(", "begin 1", "\"open", "[1, 2", "if x")
    ex = Meta.parse(text; raise = false)
    println(rpad(repr(text), 10), " ", ex.head)
end
for text in ("1 + )", "a b", "end", "x = = 1")
    try
        Meta.parse(text)
        println("parsed ", text)
    catch err
        println(rpad(repr(text), 10), " ", typeof(err))
    end
end
function statements(code)
    found, position = Any[], 1
    while position <= ncodeunits(code)
        ex, position = Meta.parse(code, position)
        ex === nothing || push!(found, ex)
    end
    return found
end
code = """
x = 10
y = map(1:3) do i
    i * x
end

sum(y) # the total
"""
println(length(statements(code)), " ", [eval(s) for s in statements(code)])
whole = Meta.parseall("p = 1\nq = p + 1\np + q")
println(whole.head, " ", eval(whole), " ", length(filter(a -> a isa Expr, whole.args)))
println(include_string(Main, "r = 5\nr * 2"), " ", r)
calculate(text) = try eval(Meta.parse(text)) catch err; typeof(err) end
println(map(calculate, ["2^10", "sqrt(16)", "1/0", "undefined_name", "[1,2][3]", "\"a\"*\"b\"", "div(1,0)"]))
println(Meta.parse("2x + 3y"), " ", Meta.parse("a'b"), " ", Meta.parse("x.^2"), " ", Meta.parse("!a || b"), " ", Meta.parse("a<b<=c"), " ", Meta.parse("-x^2"), " ", Meta.parse("α + β"))
println(Meta.parse("var\"odd name\" = 1").args[1], " ", Meta.parse("0x1f"), " ", Meta.parse("1e3"), " ", Meta.parse("1_000"), " ", Meta.parse("'a'"), " ", Meta.parse("0b101"))
