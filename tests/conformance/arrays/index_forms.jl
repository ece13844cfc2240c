# The forms of an index: scalars, ranges, vectors, masks, colons, Cartesian indices, begin and end.
a = [10i + j for i in 1:4, j in 1:5]
println(a[2, 3], " ", a[7], " ", a[end], " ", a[end, 1], " ", a[begin], " ", a[begin + 1, end - 1])
println(a[2, :], a[:, 2], a[2:3, 4:5], a[[4, 1], 2], a[:, end:-2:1])
println(a[a .> 43], " ", a[[true, false, true, false], 1], " ", a[:][end])
println(a[CartesianIndex(3, 4)], " ", a[[CartesianIndex(1, 1), CartesianIndex(4, 5)]], " ", a[CartesianIndex(2), 3])
println(a[2, 3, 1], " ", a[:, 1, 1], " ", size(a[:, :, 1:1]), " ", size(a[[1 2; 3 4]]), " ", a[[1 2; 3 4]])
println(a[1:2, [1 2; 3 4]] |> size, " ", a[Int8(2), UInt(3)], " ", a[2:1, 1], " ", getindex(a, 1, 2), " ", a[:, []] |> size)
b = copy(a)
b[1, :] .= 0
b[2:3, 1] = [5, 6]
b[4, 4:5] = 7:8
b[b .== 22] .= -1
b[CartesianIndex(3, 3)] = 99
b[:, 5] = zeros(4)
println(b)
b[:] = 1:20
println(b)
x = [1, 2, 3]
x[2] += 10
x[end] *= 2
x[[1, 3]] .-= 1
println(x, " ", get(x, 2, 0), " ", get(x, 9, 0), " ", get(() -> -1, x, 0), " ", checkbounds(Bool, x, 3), checkbounds(Bool, a, 5, 1), " ", isassigned(x, 3), isassigned(x, 4))
for f in (() -> a[5, 1], () -> a[0], () -> x[4], () -> x[1.5], () -> a[1:2, 9], () -> (x[1:2] = [1, 2, 3]), () -> x["a"], () -> x[[true, false]])
    try
        f()
    catch e
        println(first(split(sprint(showerror, e), '\n')))
    end
end
