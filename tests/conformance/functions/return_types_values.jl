# What functions return: the last value, early returns, nothing, several values, declared types.
implicit(x) = begin
    y = x + 1
    y * 2
end
function early(x)
    x < 0 && return "negative"
    x == 0 && return :zero
    for i in 1:10
        i * i > x && return i
    end
end
println(implicit(3), " ", early(-1), " ", early(0), " ", early(20), " ", early(1000))
function empty() end
function nothing_much()
    return
end
assigns(x) = y = x
println(empty(), " ", nothing_much(), " ", assigns(5), " ", (x -> nothing)(1), " ", begin end)
minmax_of(v) = minimum(v), maximum(v)
lo, hi = minmax_of([3, 1, 2])
println(lo, " ", hi, " ", minmax_of([5]), " ", typeof(minmax_of([1.5])))
function declared(x)::Int
    x == 0 && return 0.0
    x
end
println(declared(0), " ", declared(3.0), " ", typeof(declared(0x02)))
try
    declared(2.5)
catch err
    println(typeof(err))
end
toint(x)::Union{Int, Nothing} = x isa Number ? x : nothing
println(toint(4.0), " ", toint("a"))
text(x)::String = x
try
    text(1)
catch err
    println(typeof(err))
end
loops() = for i in 1:3 end
whiles() = while false end
println(loops(), " ", whiles(), " ", if false 1 end, " ", (if true; 7 else 8 end), " ", let; 9 end)
println(try; 1 catch; 2 finally; 3 end, " ", try; error() catch; 2 finally; 3 end)
function with_finally(log)
    try
        return push!(log, 1)
    finally
        push!(log, 2)
    end
end
println(with_finally(Int[]))
find_pair(v, target) = (for i in eachindex(v), j in i+1:lastindex(v)
    v[i] + v[j] == target && return (i, j)
end; nothing)
println(find_pair([1, 5, 7], 12), " ", find_pair([1, 2], 9))
x = (1; 2; 3)
y = begin 4; 5 end
z = (a = 1; a + 1)
println(x, y, z, " ", (a = 5, b = 6), " ", (1,), " ", ())
chained = p = q = 8
println(chained, p, q, " ", (r = [1, 2])[2], " ", (s = 3) + s)
println(isodd(3) && "odd", " ", isodd(2) && "odd", " ", isodd(2) || "even", " ", nothing === (false && error()))
