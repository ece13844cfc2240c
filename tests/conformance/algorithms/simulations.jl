# Simulations with a generator of one's own: random walks, dice, queues, predator and prey, heat, elections.
mutable struct Lcg
    state::UInt32
end
next!(g::Lcg) = (g.state = g.state * 0x0019660d + 0x3c6ef35f)
uniform!(g::Lcg) = next!(g) / 2.0^32
dice!(g::Lcg, n = 6) = 1 + floor(Int, n * uniform!(g))
shuffle!(g::Lcg, v) = (for i in length(v):-1:2; j = dice!(g, i); v[i], v[j] = v[j], v[i]; end; v)
g = Lcg(42)
println([dice!(g) for _ in 1:12], " ", next!(g), " ", shuffle!(g, collect(1:8)))
counts = zeros(Int, 11)
for _ in 1:2000
    counts[dice!(g)+dice!(g)-1] += 1
end
println(sum(counts), " ", argmax(counts) + 1 in 6:8, " ", counts[1] < counts[6], " ", all(>(0), counts))
function walk(g, steps)
    x = y = 0
    visited = Set([(0, 0)])
    for _ in 1:steps
        dx, dy = ((1, 0), (-1, 0), (0, 1), (0, -1))[dice!(g, 4)]
        x += dx; y += dy
        push!(visited, (x, y))
    end
    return (x, y), length(visited)
end
(x, y), seen = walk(g, 100)
println(iseven(x + y), " ", 10 < seen <= 101, " ", walk(Lcg(7), 10))
monte_carlo(g, n) = 4count(_ -> uniform!(g)^2 + uniform!(g)^2 < 1, 1:n) / n
println(abs(monte_carlo(g, 20_000) - π) < 0.05)
function predator_prey(rabbits, foxes, years)
    history = [(rabbits, foxes)]
    for _ in 1:years
        r = rabbits + 0.08rabbits - 0.002rabbits * foxes
        f = foxes - 0.1foxes + 0.0005rabbits * foxes
        rabbits, foxes = round(r, digits = 4), round(f, digits = 4)
        push!(history, (rabbits, foxes))
    end
    return history
end
println(predator_prey(100.0, 40.0, 4), " ", predator_prey(200.0, 40.0, 50)[end])
function heat(u, steps; k = 0.25)
    for _ in 1:steps
        u = [i in (1, length(u)) ? u[i] : u[i] + k * (u[i-1] - 2u[i] + u[i+1]) for i in eachindex(u)]
    end
    return round.(u, digits = 3)
end
println(heat([100.0, 0, 0, 0, 0], 3), " ", heat([100.0, 0, 0, 0, 50], 500))
struct Customer
    arrives::Int
    needs::Int
end
function serve(customers, desks)
    free = zeros(Int, desks)
    waits = Int[]
    for c in sort(customers; by = c -> c.arrives)
        t, d = findmin(free)
        start = max(t, c.arrives)
        push!(waits, start - c.arrives)
        free[d] = start + c.needs
    end
    return waits, maximum(free)
end
line = [Customer(a, n) for (a, n) in zip([0, 1, 2, 3, 10], [5, 4, 3, 2, 1])]
println(serve(line, 1), " ", serve(line, 2), " ", serve(line, 9))
function instant_runoff(ballots)
    rounds = 0
    while true
        rounds += 1
        tally = Dict(c => count(b -> !isempty(b) && first(b) == c, ballots) for c in unique(reduce(vcat, ballots)))
        winner = filter(p -> 2p.second > length(ballots), tally)
        isempty(winner) || return first(keys(winner)), rounds
        loser = sort(collect(tally); by = p -> (p.second, p.first))[1].first
        ballots = [filter(!=(loser), b) for b in ballots]
    end
end
println(instant_runoff([["a", "b"], ["a", "c"], ["b", "c"], ["b", "c"], ["c", "b"]]), " ", instant_runoff([["x"], ["x"], ["y"]]))
function euler(f, y, t, h, n)
    for _ in 1:n
        y += h * f(t, y)
        t += h
    end
    return y
end
function runge_kutta(f, y, t, h, n)
    for _ in 1:n
        k1 = f(t, y); k2 = f(t + h / 2, y + h * k1 / 2); k3 = f(t + h / 2, y + h * k2 / 2); k4 = f(t + h, y + h * k3)
        y += h * (k1 + 2k2 + 2k3 + k4) / 6
        t += h
    end
    return y
end
decay(t, y) = -y
println(round(euler(decay, 1.0, 0.0, 0.1, 10), digits = 6), " ", round(runge_kutta(decay, 1.0, 0.0, 0.1, 10), digits = 6), " ", round(exp(-1), digits = 6), " ", round.(runge_kutta((t, v) -> [v[2], -v[1]], [1.0, 0.0], 0.0, 0.1, 31), digits = 4))
bisect(f, a, b) = (for _ in 1:60; m = (a + b) / 2; f(a) * f(m) <= 0 ? (b = m) : (a = m); end; (a + b) / 2)
simpson(f, a, b, n = 100) = (h = (b - a) / n; h / 3 * (f(a) + f(b) + 4sum(f(a + k * h) for k in 1:2:n-1) + 2sum(f(a + k * h) for k in 2:2:n-2)))
println(round(bisect(x -> x^2 - 2, 0.0, 2.0), digits = 8), " ", round(simpson(sin, 0, π), digits = 6), " ", round(simpson(x -> x^3, 0, 2), digits = 6))
