# Arrays of references with places that were never set: isassigned, #undef, UndefRefError, resizing.
v = Vector{String}(undef, 3)
println(isassigned(v, 1), isassigned(v, 4), length(v))
v[2] = "two"
println(v)
show(stdout, MIME("text/plain"), v)
println()
try
    v[1]
catch e
    println(sprint(showerror, e))
end
v[1] = v[3] = "filled"
println(v, all(i -> isassigned(v, i), eachindex(v)))
resize!(v, 4)
println(isassigned(v, 4), v[1:3], count(i -> isassigned(v, i), 1:4))
m = Matrix{Any}(undef, 2, 2)
m[1, 2] = [1]
println(m, isassigned(m, 1, 2), isassigned(m, 2, 2), isassigned(m, 3, 1))
show(stdout, MIME("text/plain"), m)
println()
c = copy(m)
println(isassigned(c, 3), isassigned(c, 1), c[3] === m[3])
try
    map(identity, m)
catch e
    println(typeof(e))
end
w = Vector{Vector{Int}}(undef, 2)
for i in eachindex(w)
    w[i] = collect(1:i)
end
println(w, " ", similar(w, 1) isa Vector{Vector{Int}}, " ", isassigned(similar(w), 1), " ", isassigned(similar([1]), 1), " ", deleteat!(v, 4) |> length)
mutable struct Lazy
    name::String
    value::Vector{Int}
    Lazy(name) = new(name)
end
l = Lazy("late")
println(isdefined(l, :name), isdefined(l, :value), " ", l)
try
    l.value
catch e
    println(typeof(e))
end
l.value = [1]
println(l, isdefined(l, :value))
r = Ref{String}()
println(isassigned(r), isassigned(Ref("x")))
r[] = "set"
println(r[], isassigned(r))
