# Functions that change their argument, with the results they return: map!, filter!, replace!, reverse!, unique!, fill!, permute!.
v = [3, 1, 2, 3]
println(map!(x -> 2x, v, v) === v, v, map!(+, zeros(Int, 4), v, v), filter!(>(2), copy(v)), replace!(copy(v), 6 => 0), replace!(x -> x + 1, copy(v)))
println(reverse!(copy(v)), unique!(copy(v)), sort!(copy(v)), fill!(similar(v), 7), empty!(copy(v)), push!(copy(v), 1), append!(copy(v), v), prepend!([0], v))
w = [1, 2, 3, 4, 5, 6]
println(deleteat!(copy(w), 2:2:6), resize!(copy(w), 3), splice!(copy(w), 2:3), insert!(copy(w), 3, 99), popfirst!(copy(w)), reverse!(copy(w), 2, 4), circshift(w, 2), permute!(copy(w), [6, 5, 4, 3, 2, 1]))
println(accumulate!(+, similar(w), w), cumsum!(similar(w), w), cumprod!(similar(w), w), map!(sqrt, zeros(3), [1, 4, 9]), broadcast!(+, zeros(Int, 2), [1, 2], 10))
m = [1 2; 3 4]
m[1, :] = m[2, :]
println(m, replace!(m, 3 => -3), m, fill!(m, 0), m)
m .= [5 6; 7 8]
println(m, setindex!(m, 50, 1, 1) === m, m, setindex!([1, 2, 3], [9, 8], 1:2), (m[1], m[end]) == (50, 8))
a, b = [1, 2], [3, 4]
a, b = b, a
println(a, b)
a[1], a[2] = a[2], a[1]
println(a)
a .+= 1
b .*= [2, 3]
a .= max.(a, b)
println(a, b, a .= 0, a)
s = Set([1, 2, 3, 4])
println(sort(collect(filter!(iseven, s))), length(union!(s, [9])), sort(collect(map(x -> x + 1, collect(s)))))
println(union!([1, 2], [2, 3]), intersect!([1, 2, 3], [2, 3]), setdiff!([1, 2, 3], [2]), symdiff!([1, 2], [2, 3]), unique!(x -> x % 2, [1, 3, 2, 4]))
function normalize!(v)
    v ./= sum(v)
    return v
end
x = [1.0, 3.0]
println(normalize!(x), x, normalize!([2.0, 2.0]))
