# UndefVarError and its relatives: globals, locals, fields, keywords, elements, static parameters.
function text(f)
    try
        f()
    catch err
        return sprint(showerror, err)
    end
end
first_line(f) = first(split(text(f), '\n'))
println(first_line(() -> not_there))
println(first_line(() -> not_there(1)))
println(first_line(() -> Base.not_there))
function local_later(flag)
    if flag
        y = 1
    end
    return y
end
println(local_later(true), " ", first_line(() -> local_later(false)))
function inner_before()
    f() = z
    try
        return f()
    catch err
        return (err isa UndefVarError, err.var)
    finally
        z = 1
    end
end
println(inner_before())
module Small
    inside = 1
end
println(first_line(() -> Small.outside), " ", Small.inside)
try
    @eval using .Nowhere
catch err
    println(typeof(err))
end
struct Holder
    x::Vector{Int}
    Holder() = new()
end
println(text(() -> Holder().x))
mutable struct Cell
    value::Any
    Cell() = new()
end
c = Cell()
println(isdefined(c, :value), " ", text(() -> c.value))
c.value = nothing
println(isdefined(c, :value), " ", c.value)
v = Vector{String}(undef, 2)
println(isassigned(v, 1), " ", text(() -> v[1]), " ", isassigned(v, 5))
v[1] = "set"
println(isassigned(v, 1), " ", v[1])
needs(; key) = key
println(text(() -> needs()))
println(@isdefined(later), " ", isdefined(Main, :later), " ", isdefined(Base, :sin))
later = 5
println(@isdefined(later), " ", isdefined(Main, :later))
function local_check()
    before = @isdefined(q)
    q = 1
    return before, @isdefined(q)
end
println(local_check())
for i in 1:2
    if i == 1
        only_first = i
    end
    println(i, " ", @isdefined(only_first))
end
println(first_line(() -> only_first))
println(UndefVarError(:name).var, " ", UndefRefError(), " ", UndefKeywordError(:k).var)
loop_var = "outer"
for loop_var in 1:2 end
println(loop_var)
