# Answers of reflection, of generators, macros and names, which are not in the code that asks.
#@ events: none

#@ step the program
module Inner; export shown; shown() = "inner"; hidden() = 1; end
using .Inner
setting = 1
counter = 0
macro numbered(); global counter += 1; counter; end
part(x) = x + 1
wide(x) = 1
wide(x::Integer) = 2
named(x; by=2, more=by) = x + by + more
optional(x, y=x + 1, z=y) = (x, y, z)
@noinline quiet(x) = x + 1
@generated built(x) = :(x + $setting)
first_mark() = @numbered
second_mark() = @numbered
can() = (applicable(wide, "a"), hasmethod(part, Tuple{Int}), hasmethod(wide, Tuple{Int}))
there() = isdefined(Main, :extra) ? 1 : 2
forced(x) = invoke(wide, Tuple{Number}, x)
result() = Base.promote_op(part, Int)
none() = typeof(map(part, Int[]))
ignored(x) = (quiet(x); 5)
deep(v) = map(built, v)
label() = shown()
absolute(x) = abs(-x)
for f in (:left, :right); @eval $f(x) = part(x) * 2; end
println(can(), " ", there(), " ", forced(1), " ", result(), " ", none())
println(named(1), " ", named(1, by=3), " ", optional(1), " ", optional(1, 5))
println(ignored(1), " ", deep([1, 2]), " ", label(), " ", absolute(3), " ", left(1), right(2))
println(first_mark(), second_mark(), " ", length(methods(wide)))

#@ step other answers
module Inner; export shown; shown() = "inner"; hidden() = 1; end
using .Inner
setting = 2.5
counter = 0
macro numbered(); global counter += 1; counter; end
part(x) = x + 1.5
wide(x::Number) = 3
wide(x::Integer) = 2
named(x; more=1, by=more) = x + by + more
optional(x, y=x * 10, z=y) = (x, y, z)
@noinline quiet(x) = (print("[", x, "]"); x + 1)
@generated built(x) = :(x + $setting)
second_mark() = @numbered
first_mark() = @numbered
can() = (applicable(wide, "a"), hasmethod(part, Tuple{Int}), hasmethod(wide, Tuple{Int}))
there() = isdefined(Main, :extra) ? 1 : 2
forced(x) = invoke(wide, Tuple{Number}, x)
result() = Base.promote_op(part, Int)
none() = typeof(map(part, Int[]))
ignored(x) = (quiet(x); 5)
deep(v) = map(built, v)
extra = 1
shown() = "outer"
label() = shown()
abs(x) = x * 10
absolute(x) = abs(-x)
for f in (:left, :right); @eval $f(x) = part(x) * 2; end
println(can(), " ", there(), " ", forced(1), " ", result(), " ", none())
println(named(1), " ", named(1, by=3), " ", optional(1), " ", optional(1, 5))
println(ignored(1), " ", deep([1, 2]), " ", label(), " ", absolute(3), " ", left(1), right(2))
println(first_mark(), second_mark(), " ", length(methods(wide)))

#@ step as at first (no misses)
module Inner; export shown; shown() = "inner"; hidden() = 1; end
using .Inner
setting = 1
counter = 0
macro numbered(); global counter += 1; counter; end
part(x) = x + 1
wide(x) = 1
wide(x::Integer) = 2
named(x; by=2, more=by) = x + by + more
optional(x, y=x + 1, z=y) = (x, y, z)
@noinline quiet(x) = x + 1
@generated built(x) = :(x + $setting)
first_mark() = @numbered
second_mark() = @numbered
can() = (applicable(wide, "a"), hasmethod(part, Tuple{Int}), hasmethod(wide, Tuple{Int}))
there() = isdefined(Main, :extra) ? 1 : 2
forced(x) = invoke(wide, Tuple{Number}, x)
result() = Base.promote_op(part, Int)
none() = typeof(map(part, Int[]))
ignored(x) = (quiet(x); 5)
deep(v) = map(built, v)
label() = shown()
absolute(x) = abs(-x)
for f in (:left, :right); @eval $f(x) = part(x) * 2; end
println(can(), " ", there(), " ", forced(1), " ", result(), " ", none())
println(named(1), " ", named(1, by=3), " ", optional(1), " ", optional(1, 5))
println(ignored(1), " ", deep([1, 2]), " ", label(), " ", absolute(3), " ", left(1), right(2))
println(first_mark(), second_mark(), " ", length(methods(wide)))

#@ step the others again (no misses)
module Inner; export shown; shown() = "inner"; hidden() = 1; end
using .Inner
setting = 2.5
counter = 0
macro numbered(); global counter += 1; counter; end
part(x) = x + 1.5
wide(x::Number) = 3
wide(x::Integer) = 2
named(x; more=1, by=more) = x + by + more
optional(x, y=x * 10, z=y) = (x, y, z)
@noinline quiet(x) = (print("[", x, "]"); x + 1)
@generated built(x) = :(x + $setting)
second_mark() = @numbered
first_mark() = @numbered
can() = (applicable(wide, "a"), hasmethod(part, Tuple{Int}), hasmethod(wide, Tuple{Int}))
there() = isdefined(Main, :extra) ? 1 : 2
forced(x) = invoke(wide, Tuple{Number}, x)
result() = Base.promote_op(part, Int)
none() = typeof(map(part, Int[]))
ignored(x) = (quiet(x); 5)
deep(v) = map(built, v)
extra = 1
shown() = "outer"
label() = shown()
abs(x) = x * 10
absolute(x) = abs(-x)
for f in (:left, :right); @eval $f(x) = part(x) * 2; end
println(can(), " ", there(), " ", forced(1), " ", result(), " ", none())
println(named(1), " ", named(1, by=3), " ", optional(1), " ", optional(1, 5))
println(ignored(1), " ", deep([1, 2]), " ", label(), " ", absolute(3), " ", left(1), right(2))
println(first_mark(), second_mark(), " ", length(methods(wide)))
