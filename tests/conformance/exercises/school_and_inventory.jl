# Exercise style: a school roster, an inventory, a robot on a grid, a tournament table, a high score list.
mutable struct School
    roster::Dict{Int, Vector{String}}
    School() = new(Dict())
end
function add!(s::School, name, grade)
    any(names -> name in names, values(s.roster)) && return false
    list = get!(s.roster, grade, String[])
    insert!(list, searchsortedfirst(list, name), name)
    return true
end
grade(s::School, n) = get(s.roster, n, String[])
roster(s::School) = [name for g in sort(collect(keys(s.roster))) for name in s.roster[g]]
s = School()
println([add!(s, n, g) for (n, g) in [("Jim", 2), ("Ada", 2), ("Zoe", 1), ("Jim", 3)]], " ", grade(s, 2), grade(s, 9), " ", roster(s))
stock!(inv, items) = foreach(i -> inv[i] = get(inv, i, 0) + 1, items)
function take!!(inv, item, n = 1)
    have = get(inv, item, 0)
    taken = min(have, n)
    taken == have ? delete!(inv, item) : (inv[item] -= taken)
    return taken
end
inv = Dict{String, Int}()
stock!(inv, ["coal", "wood", "wood", "coal", "coal"])
println(sort(collect(inv)), " ", take!!(inv, "coal", 2), take!!(inv, "wood", 9), take!!(inv, "gold"), " ", sort(collect(inv)))
mutable struct Robot
    position::Tuple{Int, Int}
    heading::Int
end
const headings = [(0, 1), (1, 0), (0, -1), (-1, 0)]
const heading_names = [:north, :east, :south, :west]
turn!(r::Robot, by) = (r.heading = mod1(r.heading + by, 4); r)
advance!(r::Robot) = (r.position = r.position .+ headings[r.heading]; r)
move!(r::Robot, path) = (foreach(c -> c == 'L' ? turn!(r, -1) : c == 'R' ? turn!(r, 1) : c == 'A' ? advance!(r) : throw(ArgumentError("unknown move $c")), path); r)
Base.show(io::IO, r::Robot) = print(io, r.position, " ", heading_names[r.heading])
println(move!(Robot((7, 3), 1), "RAALAL"), " | ", move!(Robot((0, 0), 2), "LAAARALA"), " | ", try move!(Robot((0, 0), 1), "X") catch e; e.msg end)
function tally(games)
    table = Dict{String, Vector{Int}}()
    row(t) = get!(() -> zeros(Int, 4), table, t)
    for line in split(strip(games), '\n')
        a, b, outcome = split(line, ';')
        ra, rb = row(a), row(b)
        ra[1] += 1; rb[1] += 1
        if outcome == "draw"
            ra[3] += 1; rb[3] += 1
        else
            (outcome == "win" ? ra : rb)[2] += 1
            (outcome == "win" ? rb : ra)[4] += 1
        end
    end
    points(r) = 3r[2] + r[3]
    println(rpad("Team", 12), "| MP |  W |  D |  L |  P")
    for (t, r) in sort(collect(table); by = p -> (-points(p.second), p.first))
        println(rpad(t, 12), "| ", join(lpad.([r; points(r)], 2), " | "))
    end
end
tally("""
Foxes;Bears;win
Bears;Owls;draw
Foxes;Owls;loss
Owls;Bears;win
""")
scores = [40, 100, 70, 55]
println(scores[end], " ", maximum(scores), " ", sort(scores; rev = true)[1:3], " ", partialsort(scores, 1:2; rev = true))
allergies = ["eggs", "peanuts", "shellfish", "cats"]
println([a for (i, a) in enumerate(allergies) if (11 >> (i - 1)) & 1 == 1], " ", filter(i -> !iszero(5 & 1 << (i - 1)), 1:4))
resistor(bands...) = (c = Dict(s => i - 1 for (i, s) in enumerate(split("black brown red orange yellow green blue violet grey white"))); (10c[bands[1]] + c[bands[2]]) * 10^c[bands[3]])
println(resistor("orange", "orange", "black"), " ", resistor("yellow", "violet", "red"), " ", foldl((n, d) -> n * 2 + (d == '1'), "1011"; init = 0), " ", [i % 15 == 0 ? "FizzBuzz" : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : i for i in 1:15])
