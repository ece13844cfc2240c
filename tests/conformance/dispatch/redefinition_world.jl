# Methods that are defined and replaced while a program runs: what callers see, and when.
price() = 10
total(n) = n * price()
println(total(3))
price() = 12
println(total(3))
f(x::Number) = "number"
calls_f() = f(1)
println(calls_f())
f(x::Int) = "int"
println(calls_f())
f(x::Int) = "int again"
println(calls_f(), " ", length(methods(f)))
function define_and_call()
    @eval fresh(x) = x + 100
    return try
        fresh(1)
    catch err
        err isa MethodError || err isa UndefVarError ? "not visible yet" : "other"
    end
end
first_try = define_and_call()
println(first_try, " ", fresh(1))
function through_latest()
    @eval newest() = "defined inside"
    return Base.invokelatest(newest)
end
println(through_latest())
counter = 0
bump() = (global counter += 1)
bump(); bump()
println(counter)
for op in (:plus, :minus)
    sign = op === :plus ? 1 : -1
    @eval $op(a, b) = a + $sign * b
end
println(plus(5, 3), " ", minus(5, 3))
operators = [:+ => :sum2, :* => :prod2]
for (op, name) in operators
    @eval $name(a, b) = $op(a, b)
    @eval $name(a) = $name(a, a)
end
println(sum2(4), " ", prod2(4), " ", prod2(2, 3))
g = x -> x
h = g
g = x -> 2x
println(h(5), " ", g(5))
twice(x) = 2x
table = map(twice, 1:3)
twice(x) = 20x
println(table, " ", map(twice, 1:3))
struct Wrapped; v::Int end
Base.show(io::IO, w::Wrapped) = print(io, "first(", w.v, ")")
print(Wrapped(1), " ")
Base.show(io::IO, w::Wrapped) = print(io, "second(", w.v, ")")
println(Wrapped(1), " ", [Wrapped(2)])
