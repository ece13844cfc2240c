# show and its relatives for types of the user: two and three arguments, in containers, in strings, in errors.
struct Money; cents::Int; currency::Symbol; end
Base.show(io::IO, m::Money) = print(io, m.currency, ' ', m.cents ÷ 100, '.', string(m.cents % 100; pad=2))
struct Plain; a; b; end
struct Shown; x::Int; end
Base.show(io::IO, ::MIME"text/plain", s::Shown) = print(io, "Shown with ", s.x, "\n  on two lines")
struct Printed; x::Int; end
Base.print(io::IO, p::Printed) = print(io, "<", p.x, ">")
m, p, s, q = Money(1205, :EUR), Plain(1, "q"), Shown(3), Printed(9)
for v in (m, p, s, q)
    println(v, " | ", repr(v), " | ", string(v), " | $v | ", sprint(show, v), " | ", sprint(show, "text/plain", v), " | ", [v], " | ", (v,), " | ", Dict(1 => v), " | ", v => v)
end
show(stdout, "text/plain", [m, m]); println(); show(stdout, "text/plain", [s s]); println(); show(stdout, "text/plain", Dict(:a => m)); println(); show(stdout, "text/plain", (m, "x")); println(); show(stdout, "text/plain", Set([m])); println()
println(Plain(nothing, [1]), " ", Plain(Plain(1, 2), :s), " ", Plain("a\"b", 'c'), " ", Money[], " ", Union{Money, Nothing}[nothing, m], " ", Any[m, 1], " ", typeof([m]), " ", (a=m,), " ", Ref(m), " ", Some(m), " ", [1 => m])
struct Outer; inner::Money; items::Vector{Money}; end
println(Outer(m, [m]), " ", sprint(dump, Shown(1)) |> s -> split(s, '\n')[2], " ", summary(m), " ", summary([m]), " ", sprint(summary, p), " ", sprint(print, m, ' ', p))
Base.summary(io::IO, ::Shown) = print(io, "a Shown"); println(summary(s), " ", repr("text/plain", s), " ", sprint(show, s; context=:compact => true))
struct Grid <: AbstractMatrix{Int}; n::Int; end
Base.size(g::Grid) = (g.n, g.n); Base.getindex(g::Grid, i::Int, j::Int) = 10i + j
println(Grid(2), " ", sum(Grid(2)), " ", summary(Grid(2))); show(stdout, "text/plain", Grid(2)); println(); show(IOContext(stdout, :limit => true, :displaysize => (8, 30)), "text/plain", Grid(20)); println()
module Inner; struct T end; struct P{A} end; end
println(Inner.T(), " ", Inner.T, " ", Inner.P{Int}(), " ", Inner.P{Inner.T}, " ", [Inner.T()], " ", Inner, " ", typeof(Inner), " ", Inner.P)
