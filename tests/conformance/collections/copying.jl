# copy, deepcopy, aliasing, copyto!, shared nested parts, and identity against equality.
a = [[1, 2], [3, 4]]
b, c, d = a, copy(a), deepcopy(a)
a[1][1] = 100
push!(a, [5])
println(a, b, c, d)
println(a === b, a === c, a[1] === c[1], a[1] === d[1], a == b, c == d, isequal(c, d))
mutable struct Person
    name::String
    friends::Vector{Person}
end
Base.show(io::IO, p::Person) = print(io, p.name, "(", length(p.friends), ")")
ann, bob = Person("ann", []), Person("bob", [])
push!(ann.friends, bob)
push!(bob.friends, ann)
twin = deepcopy(ann)
println(twin.friends[1].friends[1] === twin, " ", twin === ann, " ", twin.friends[1] === bob)
twin.friends[1].name = "rob"
println(ann.friends, twin.friends)
shared = [0]
pair_ = (shared, shared)
other = deepcopy(pair_)
println(other[1] === other[2], " ", other[1] === shared)
dict = Dict(:v => [1], :w => [2])
shallow, deep = copy(dict), deepcopy(dict)
push!(dict[:v], 2)
println(shallow[:v], deep[:v], " ", shallow == dict, deep == dict)
dest = zeros(Int, 5)
println(copyto!(dest, [1, 2, 3]), copyto!(dest, 4, [9, 8]), copyto!(dest, 1, [5, 6, 7], 2, 2), copyto!(zeros(2, 2), [1 2; 3 4]), copyto!([0, 0, 0], (7, 8)), copyto!(zeros(Int, 3), 1:2))
x = collect(1:6)
copyto!(x, 2, x, 1, 4)
println(x, " ", copy(1:3), " ", copy(view(x, 1:2)) isa Vector, " ", deepcopy(:sym) === :sym, " ", deepcopy("s"), " ", copy(Set([1])) == Set([1]))
y = x
y .= 0
println(x, " ", y === x)
y = y .+ 1
println(x, y)
z = x
z += [1, 1, 1, 1, 1, 1]
println(x, z)
try
    copyto!([1], [1, 2])
catch e
    println(typeof(e))
end
f!(v) = (v[1] = -1; v)
w = [1, 2]
println(f!(copy(w)), w, f!(w), w, " ", fill([], 2)[1] === fill([], 2)[1], " ", let q = fill([1], 2); q[1][1] = 9; q end, " ", [copy([1]) for _ in 1:2])
