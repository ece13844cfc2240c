# Reductions over records: grouped sums, extremes by key, running totals, folds with and without a start.
struct Item
    name::String
    kind::Symbol
    count::Int
    price::Float64
end
stock = [Item("bolt", :metal, 120, 0.25), Item("board", :wood, 8, 12.5), Item("nail", :metal, 1000, 0.02),
    Item("beam", :wood, 3, 40.0), Item("cord", :fibre, 50, 1.1)]
value(i) = i.count * i.price

println(sum(value, stock), " ", sum(i.count for i in stock), " ", count(i -> i.price > 1, stock))
println(mapreduce(value, max, stock), " ", minimum(i -> i.price, stock), " ", extrema(i -> i.count, stock))
println(stock[argmax(map(value, stock))].name, " ", findmin(map(i -> i.price, stock)))
by_kind = foldl(stock, init = Dict{Symbol, Float64}()) do totals, item
    totals[item.kind] = get(totals, item.kind, 0.0) + value(item)
    totals
end
println(sort(collect(by_kind), by = last, rev = true))
println(accumulate(+, [i.count for i in stock]), " ", cumsum(value.(stock)), " ", cumprod(1:6))
println(accumulate(max, [3, 1, 4, 1, 5, 9, 2, 6]), " ", accumulate((a, b) -> 2a + b, [1, 0, 1], init = 1))
println(foldl(=>, 1:4), " ", foldr(=>, 1:4), " ", foldr((x, acc) -> x * 10 + acc, 1:3, init = 0))
println(reduce(vcat, [[1], [2, 3], Int[]]), " ", reduce(hcat, [[1, 2], [3, 4]]), " ", reduce(*, ["a", "b", "c"]))
println(any(i -> i.kind == :wood, stock), " ", all(i -> i.count > 0, stock), " ", any([false, missing]) === missing, " ", all([]))
println(mapfoldl(i -> i.name[1], string, stock), " ", mapfoldr(i -> length(i.name), (a, b) -> "($a $b)", stock))
m = [1 2 3; 4 5 6]
println(sum(m), " ", sum(m, dims = 1), " ", prod(m, dims = 2), " ", maximum(m, dims = (1, 2)), " ", sum(abs2, m, dims = 2))
println(reduce(max, m, dims = 1), " ", mapslices(sort, [3 1; 2 4], dims = 1), " ", findmax(m, dims = 2), " ", count(isodd, m))
println(mapreduce(*, +, 1:3, 4:6), " ", sum(x^2 for x in 1:3), " ", sum(Float32[0.1, 0.2]), " ", sum(Bool[1, 1, 0]))
println(sum([0x80, 0x80]), " ", prod(Int8[100, 2]), " ", typeof(sum(Int8[1])), " ", reduce(+, Int8[100, 27]))
println(maximum(abs, [-7, 3]), " ", maximum(["pear", "fig"]), " ", minimum([NaN, 1.0]), " ", maximum([1, 2]; init = 5))
println(sum([]; init = 0), " ", reduce(+, Int[]; init = 10), " ", prod(Int[]), " ", sum(Float64[]), " ", join(stock[1:2] .|> (i -> i.name), "+"))
println(try maximum(Int[]) catch e; typeof(e) end, " ", try reduce(-, Int[]) catch e; typeof(e) end, " ", union([1, 2], [2, 3]), " ", gcd([12, 18, 27]))
