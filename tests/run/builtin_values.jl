# Builtins that are known by their type only.
mutable struct Cell
    x::Int
end
function all_hold(functions::Tuple, operands::Tuple)
    for i in 1:length(functions)
        functions[i](operands[i], operands[i + 1]) || return false
    end
    return true
end
a = Cell(1)
println(all_hold((===,), (a, a)))
println(all_hold((===,), (nothing, 1)))
println(all_hold((isa, ===), (1, Int, Int)))
kind(T) = fieldnames(T)
println(kind(Rational), kind(typeof(a)), isdefined(Main, :kind), isdefined(a, :y))
style(x) = Base.Broadcast.BroadcastStyle(typeof(x[1]))
println(style(Any[[1]]) isa Base.Broadcast.DefaultArrayStyle{1})
