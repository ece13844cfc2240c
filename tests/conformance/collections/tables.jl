# Vectors of named tuples as a table: selecting, filtering, grouping, joining, sorting, aggregating, printing.
people = [(id = 1, name = "Ann", age = 34, city = "Oslo"), (id = 2, name = "Bob", age = 28, city = "Rome"), (id = 3, name = "Cid", age = 41, city = "Oslo"), (id = 4, name = "Dot", age = 28, city = "Bonn")]
orders = [(person = 1, total = 20.5), (person = 3, total = 5.0), (person = 1, total = 4.5), (person = 4, total = 9.0)]
column(t, c) = [getproperty(r, c) for r in t]
println(column(people, :name), " ", sum(column(people, :age)) / length(people), " ", keys(people[1]))
println([r.name for r in people if r.age < 35 && r.city != "Rome"], " ", filter(r -> r.city == "Oslo", people) |> length)
println([(r.name, r.age) for r in sort(people, by = r -> (r.age, r.name), rev = true)])
groups = Dict{String, Vector{eltype(people)}}()
for r in people
    push!(get!(groups, r.city, eltype(people)[]), r)
end
for city in sort(collect(keys(groups)))
    rows = groups[city]
    println(rpad(city, 6), length(rows), "  ", round(sum(r.age for r in rows) / length(rows), digits = 1), "  ", join(column(rows, :name), ","))
end
joined = [(p..., total = o.total) for p in people for o in orders if o.person == p.id] .|> r -> (name = r[2], total = r[5])
println(joined)
totals = Dict(p.name => sum((o.total for o in orders if o.person == p.id), init = 0.0) for p in people)
println(sort(collect(totals), by = last, rev = true)[1:2], " ", totals["Bob"])
wide = (; (c => column(people, c) for c in (:id, :age))...)
println(wide, " ", wide.age[2], " ", map(maximum, wide), " ", [(; zip(keys(wide), v)...) for v in zip(wide...)][1])
renamed = [merge(r, (age = r.age + 1, adult = true)) for r in people]
println(renamed[1], " ", propertynames(renamed[1]), " ", Base.structdiff(renamed[1], NamedTuple{(:adult, :city)}))
widths = [maximum(length, [string(c); string.(column(people, c))]) for c in keys(people[1])]
println(join((rpad(c, w) for (c, w) in zip(keys(people[1]), widths)), " | "))
for r in people[1:2]
    println(join((rpad(v, w) for (v, w) in zip(r, widths)), " | "))
end
println(unique(column(people, :age)), " ", [c => count(r -> r.city == c, people) for c in unique(column(people, :city))], " ", argmax([r.age for r in people]), " ", people[findfirst(r -> r.name == "Cid", people)].age, " ", any(r -> r.age > 40, people), " ", extrema(r -> r.age, people))
