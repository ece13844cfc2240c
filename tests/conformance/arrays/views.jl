# Views: sharing, nested views, strides, logical and scalar indices, parentindices and parent.
a = collect(1:10)
v = view(a, 3:6)
v[1] = 30
println(a, " ", v, " ", parent(v) === a, " ", parentindices(v))
w = @view v[2:end]
println(w, " ", parent(w) === a, " ", parentindices(w))
w .= 0
println(a)
m = reshape(collect(1.0:12.0), 3, 4)
c = @view m[:, 2]
r = @view m[2, :]
println(c, r, " ", strides(c), strides(r), " ", size(c), size(r))
b = @view m[1:2, [1, 4]]
b[:, 2] = [70, 80]
println(m)
println(view(m, m .> 50), " ", view(m, 2, 3), " ", view(m, 2, 3)[], " ", ndims(view(m, 2, 3)))
@views s = m[1, :] .+ m[3, :]
println(s, " ", sum(@view m[end, 2:end]))
println(@view(m[:]) |> length, " ", view(m, :, 1:2) |> size, " ", view(m, CartesianIndex(1, 2)))
println(eltype(v), " ", IndexStyle(v), " ", IndexStyle(b), " ", copy(v) isa Vector, " ", similar(v) isa Vector{Int})
println(view(1:10, 2:3), " ", typeof(view(1:10, 2:3)), " ", reverse(v), " ", sort(v, rev = true), " ", v == a[3:6])
@views function halves!(x)
    x[1:2:end] .= 1
    x[2:2:end] .= 2
    return x
end
println(halves!(zeros(Int, 5)))
try
    view(a, 5:11)
catch e
    println(sprint(showerror, e))
end
try
    v[5]
catch e
    println(typeof(e), " ", e.i)
end
