# Values for the time of a call, in tasks too.
using Base.ScopedValues
const level = ScopedValue(1)
const name = ScopedValue{String}()
show_all() = println(level[], " ", something(get(name), "none"))
show_all()
with(level => 2) do
    show_all()
    with(() -> show_all(), level => 3, name => "inner")
    @with name => "macro" show_all()
    show_all()
end
show_all()
println(try name[] catch e; typeof(e) end)
t = with(level => 7) do
    @async (yield(); level[])
end
println(level[], " ", fetch(t), " ", level[])
println(try with(() -> error("out"), level => 9) catch e; (e.msg, level[]) end)
a = @async with(() -> (yield(); level[]), level => 10)
b = @async with(() -> (yield(); level[]), level => 20)
println(fetch(a), " ", fetch(b))
println(try with(() -> 1, level => "x") catch e; typeof(e) end)
