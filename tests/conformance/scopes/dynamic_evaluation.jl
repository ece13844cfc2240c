# eval, @eval, invokelatest, symbols as names, code made in loops, dispatch tables, world age.
for (name, op) in ((:add, :+), (:mul, :*), (:pow, :^))
    @eval begin
        $name(a, b) = $op(a, b)
        $(Symbol(name, "_all"))(xs) = foldl($name, xs)
    end
end
println(add(2, 3), mul(2, 3), pow(2, 3), " ", mul_all(1:5), " ", pow_all([2, 3, 2]))
for T in (:Int, :Float64, :String)
    @eval type_word(::$T) = $(lowercase(string(T)))
end
println(type_word(1), type_word(1.0), type_word("s"))
x = 10
println(eval(:(x + 1)), " ", @eval(x * 2), " ", eval(Meta.parse("x^2")), " ", eval(:x), " ", eval(5), " ", eval(nothing))
function with_local()
    x = "local"
    return eval(:x), @eval($x)
end
println(with_local())
ex = :(y = x + 5)
eval(ex)
println(y, " ", eval(Expr(:tuple, :x, :y)))
fields = (:lat, :lon)
@eval struct Place
    $(fields...)
end
println(Place(1, 2), " ", fieldnames(Place))
variant(n) = eval(:(struct $(Symbol(:Variant, n)) v::$(n == 1 ? Int : String) end))
variant(1); variant(2)
println(Variant1(3), " ", Variant2("s"), " ", try Variant1("s") catch e; typeof(e) end)
function build_and_run(code)
    f = eval(Meta.parse(code))
    return Base.invokelatest(f, 3)
end
println(build_and_run("z -> z^2 + 1"), " ", build_and_run("(function (z) z * 100 end)"))
handlers = Dict{String, Function}()
macro handler(name, body)
    :(handlers[$name] = msg -> $(esc(body)))
end
@handler "hello" "greeted"
@handler "sum" 1 + 2
println([haskey(handlers, c) ? handlers[c](c) : "?" for c in ("hello", "sum", "nope")])
call_by_name(s, args...) = getfield(Main, Symbol(s))(args...)
println(call_by_name("add", 4, 5), " ", call_by_name(:mul, 4, 5), " ", getproperty(Base, :max)(1, 9))
Core.eval(Main, :(from_core = 77))
println(from_core, " ", isdefined(Main, :from_core), " ", Base.eval(Main, :(from_core - 7)))
println([@eval($i + $j) for i in 1:2, j in 1:2], " ", eval(quote a = 1; b = 2; a + b end), " ", a)
include_string(Main, """
function from_text(n)
    n <= 1 ? 1 : n * from_text(n - 1)
end
""")
println(from_text(5))
let g = eval(:(w -> w + x))
    println(Base.invokelatest(g, 1))
end
