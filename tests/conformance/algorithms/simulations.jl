# Small simulations: life, an automaton, a queue, a stack machine, a bank, elevators by hand-made events.
function life(cells)
    counts = Dict{Tuple{Int, Int}, Int}()
    for (i, j) in cells, a in -1:1, b in -1:1
        (a, b) == (0, 0) || (counts[(i + a, j + b)] = get(counts, (i + a, j + b), 0) + 1)
    end
    return Set(c for (c, n) in counts if n == 3 || (n == 2 && c in cells))
end
draw(cells, n) = join([join([(i, j) in cells ? 'O' : '.' for j in 1:n]) for i in 1:n], '\n')
glider = Set([(1, 2), (2, 3), (3, 1), (3, 2), (3, 3)]); println(draw(foldl((c, _) -> life(c), 1:4; init=glider), 5)); println(foldl((c, _) -> life(c), 1:8; init=glider) == Set((i + 2, j + 2) for (i, j) in glider))
rule(n) = row -> [isodd(n >> (4 * row[mod1(i - 1, end)] + 2 * row[i] + row[mod1(i + 1, end)])) for i in eachindex(row)]
row = falses(31); row[16] = true; for _ in 1:6; println(join(x ? '#' : ' ' for x in row) |> rstrip); global row = rule(30)(row); end
function machine(program)
    stack, out, at, steps = Int[], String[], 1, 0
    while at <= length(program) && (steps += 1) < 1000
        op, arg = program[at]; at += 1
        op == :push ? push!(stack, arg) : op == :add ? push!(stack, pop!(stack) + pop!(stack)) : op == :mul ? push!(stack, pop!(stack) * pop!(stack)) :
        op == :dup ? push!(stack, stack[end]) : op == :swap ? reverse!(stack, length(stack) - 1) : op == :jnz ? (pop!(stack) != 0 && (at = arg)) :
        op == :print ? push!(out, string(stack[end])) : op == :drop ? pop!(stack) : error("unknown $op")
    end
    return join(out, ' '), stack, steps
end
println(machine([(:push, 5), (:print, 0), (:push, -1), (:add, 0), (:dup, 0), (:jnz, 2)])); println(machine([(:push, 6), (:push, 7), (:mul, 0), (:print, 0)])); println(try machine([(:oops, 1)]) catch e e.msg end)
mutable struct Account; owner::String; balance::Float64; log::Vector{String}; end
struct Insufficient <: Exception; need::Float64; have::Float64; end
Base.showerror(io::IO, e::Insufficient) = print(io, "need ", e.need, ", have ", e.have)
deposit!(a, x) = x > 0 ? (a.balance += x; push!(a.log, "+$x"); a) : throw(ArgumentError("amount must be positive"))
withdraw!(a, x) = x <= a.balance ? (a.balance -= x; push!(a.log, "-$x"); a) : throw(Insufficient(x, a.balance))
function transfer!(a, b, x)
    withdraw!(a, x)
    try deposit!(b, x) catch; deposit!(a, x); rethrow() end
end
a, b = Account("Ann", 100, []), Account("Bob", 0, []); transfer!(a, b, 30.5)
for f in (() -> transfer!(a, b, 500), () -> deposit!(a, -1), () -> withdraw!(b, 31))
    try f() catch e println(sprint(showerror, e)) end
end
println(a, " ", b)
function serve(arrivals, duration)
    free, waits = 0, Int[]
    for t in arrivals; start = max(t, free); push!(waits, start - t); free = start + duration; end
    return waits
end
println(serve([0, 1, 2, 10, 11], 3), " ", [serve(1:2:9, d)[end] for d in 1:4])
